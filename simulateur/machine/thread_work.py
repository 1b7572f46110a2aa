"""Work beside the screen: in a thread, in the language of who asks, and its reports in a queue until they are taken."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from beebot.i18n import in_this_language

T = TypeVar("T")


def start(work: Callable[[], None], name: str) -> threading.Thread:
    """Begin ``work`` in a thread called ``name``, which ends with the program at the latest."""
    thread = threading.Thread(target=in_this_language(work), name=name, daemon=True)
    thread.start()
    return thread


def take(queue: "SimpleQueue[T]") -> tuple[T, ...]:
    """Everything that waits in ``queue``, in order; the queue is empty then."""
    taken = []
    while not queue.empty():
        taken.append(queue.get())
    return tuple(taken)
