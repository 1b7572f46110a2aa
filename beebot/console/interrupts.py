"""Ctrl-C and SIGTERM, from the first import of a program to its last: they end it, and no traceback is shown."""

import _thread
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn


class Terminated(KeyboardInterrupt):
    """SIGTERM asked this program to end: it tidies up first, as after Ctrl-C."""


def end_at_once() -> None:
    """Let Ctrl-C end this process without a message, while nothing has begun that must be tidied up.

    A process that was started to ignore Ctrl-C, as by ``nohup``, still does.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def raised() -> Iterator[None]:
    """In the block, where they would end the process, Ctrl-C raises ``KeyboardInterrupt``, SIGTERM ``Terminated``."""
    ending: list[signal.Signals] = []
    if threading.current_thread() is threading.main_thread():
        ending = [each for each in _ANSWERS if signal.getsignal(each) is signal.SIG_DFL]
    for each in ending:
        signal.signal(each, _ANSWERS[each])
    before = sys.unraisablehook
    sys.unraisablehook = lambda ignored: _raise_again(ignored, otherwise=before)
    try:
        yield
    finally:
        sys.unraisablehook = before
        for each in ending:
            signal.signal(each, signal.SIG_DFL)


def on_sigterm(act: Callable[[], None]) -> None:
    """Call ``act`` after SIGTERM instead of raising ``Terminated``, until the block of ``raised`` ends."""
    if signal.getsignal(signal.SIGTERM) is _terminate:
        signal.signal(signal.SIGTERM, lambda _number, _frame: act())


def _raise_again(ignored: Any, otherwise: Callable[[Any], object]) -> None:
    """Raise an interrupt once more that Python dropped, since it came while an object was freed or a lock let go.

    The end of every import is such a moment (``_get_module_lock`` in CPython's ``importlib``).
    """
    if isinstance(ignored.exc_value, KeyboardInterrupt):
        number = signal.SIGTERM if isinstance(ignored.exc_value, Terminated) else signal.SIGINT
        threading.Timer(_AGAIN_S, _thread.interrupt_main, [number]).start()  # at once, it would be dropped here again
    else:
        otherwise(ignored)


def _leave_sigterm() -> None:
    if getattr(signal.getsignal(signal.SIGTERM), "__module__", "") == __name__:  # else it is somebody else's answer
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


_AGAIN_S = 0.01
_ANSWERS = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: _terminate}
if hasattr(os, "register_at_fork"):  # a process that reads for this one is ended by SIGTERM, without a word
    os.register_at_fork(after_in_child=_leave_sigterm)
