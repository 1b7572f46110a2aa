"""Ctrl-C and SIGTERM that come where Python can raise nothing are raised a moment later, not forgotten."""

import signal
import sys
import threading
from collections.abc import Callable

import pytest

from beebot.console.interrupts import Terminated, raised
from tests.patience import HANG_S

STEP_S = 0.01


class Freed:
    """Does something while it is freed, when what is raised can only be dropped."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.act = act

    def __del__(self) -> None:
        self.act()


def interrupted_while_freeing(number: signal.Signals) -> None:
    freed = Freed(lambda: signal.raise_signal(number))
    del freed
    never = threading.Event()
    for _ in range(int(HANG_S / STEP_S)):
        never.wait(STEP_S)


@pytest.mark.parametrize(("number", "raises"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
def test_an_interrupt_that_python_dropped_comes_again(
    number: signal.Signals, raises: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with pytest.raises(raises), raised():
        interrupted_while_freeing(number)
    assert not told


def test_any_other_fault_is_told_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)

    def fail() -> None:
        raise ValueError

    with raised():
        freed = Freed(fail)
        del freed
    assert len(told) == 1
    assert sys.unraisablehook == told.append
