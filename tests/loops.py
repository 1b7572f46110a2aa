"""One test that tries many cases in turn, where each case is too small to be a test of its own.

A case of ``pytest.mark.parametrize`` has to be found and chosen by every worker and reported alone, which takes longer
than many of ours run. What a test says stays the same, and a failure names its cases.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

Test = Callable[..., None]
_IN_FULL = 3
"""So many cases that fail are shown in full, the others by their names."""


def for_each(names: str, cases: Iterable[Any], ids: Callable[[Any], object] = str) -> Callable[[Test], Test]:
    """Have a test try all ``cases`` of its arguments ``names``; those that fail are named, each value by ``ids``.

    Its fixtures are made once. So it leaves nothing behind that the next case would find.

    Raises:
        ValueError: there are no cases, and nothing would be tried.
    """
    given, tried = names.split(", "), tuple(cases)
    if not tried:
        raise ValueError(f"no cases of {names}")

    def one_test(test: Test) -> Test:
        @wraps(test)
        def all_in_turn(**fixtures: object) -> None:
            failed: list[Exception] = []
            named: list[str] = []
            for case in tried:
                values = case if len(given) > 1 else (case,)
                try:
                    test(**fixtures, **dict(zip(given, values, strict=True)))
                except Exception as error:  # noqa: BLE001 (whatever it is, the other cases are tried)
                    named.append("-".join(str(ids(value)) for value in values))
                    error.add_note(f"{names}: {named[-1]}")
                    failed.append(error)
            if failed:
                message = f"{len(failed)} of {len(tried)} cases fail: {', '.join(named)}"
                raise ExceptionGroup(message, failed[:_IN_FULL])

        signature = inspect.signature(test)
        left = [each for name, each in signature.parameters.items() if name not in given]
        all_in_turn.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return all_in_turn

    return one_test
