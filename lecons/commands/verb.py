"""What a verb is, and what it has to say: to a person as text, to a program as one JSON object."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from beebot.errors import KitError
from beebot.loader import ContentError, Problem


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a verb: ``text`` for a person, ``data`` for a program. ``stopped``: Ctrl-C came before the end."""

    text: str
    data: Mapping[str, object] = field(default_factory=dict)
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the command line. ``arguments`` declares what follows it; ``act`` does it.

    ``act`` raises ``KitError`` where it cannot.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    act: Callable[[argparse.Namespace], Report]


def as_json(verb: str, outcome: Report | KitError) -> str:
    """The JSON that ``--json`` prints for a ``verb`` and its ``outcome``; ``docs/lecons-json.md`` describes it."""
    if isinstance(outcome, Report):
        return _dumped({"verb": verb, "ok": not outcome.stopped, "problems": [], **outcome.data})
    return _dumped({"verb": verb, "ok": False, "problems": _problems(outcome)})


def _problems(error: KitError) -> list[dict[str, object]]:
    if isinstance(error, ContentError):
        return listed(error.problems)
    return [{"file": None, "line": None, "column": None, "message": str(error)}]


def listed(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Each problem as ``--json`` prints it."""
    return [
        {"file": each.file.as_posix(), "line": each.line, "column": each.column, "message": each.message}
        for each in problems
    ]


def _dumped(data: dict[str, object]) -> str:
    return json.dumps(data, indent=2)  # ASCII, whatever a Windows console makes of accents
