"""Ctrl-C, from the first import of a program to its last: it ends it, and no traceback is shown."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def end_at_once() -> None:
    """Let Ctrl-C end this process without a word, as long as nothing has begun that must be put away.

    A process that was started to ignore Ctrl-C, as by ``nohup``, still does.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def raised() -> Iterator[None]:
    """Within it, Ctrl-C raises ``KeyboardInterrupt`` where it would end the process at once."""
    ended = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if ended:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if ended:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
