"""Something that takes long, done by a process of its own: it tells how far it is, and how it ended.

The window goes on meanwhile. If the process dies, that is told; it takes nobody with it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulateur.machine.process import start_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Tell = Callable[[float], None]
"""Takes how far the work is, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How the work ended: ``value`` is what it returned, ``error`` what it raised; both are None if it died."""

    value: Any = None
    error: Exception | None = None


class ChildTask:
    """A call of ``work(tell, *arguments)`` in a new process, begun at once; all of it must be picklable."""

    def __init__(self, work: Callable[..., object], *arguments: object) -> None:
        self._process, self._here = start_child(_run, work, arguments, may_fork=False)

    def news(self) -> tuple[float, ...] | Ended:
        """What the work has told since the last call or, once it is over, how it ended. Returns at once."""
        told: list[float] = []
        try:
            while self._here.poll():
                found = self._here.recv()
                if isinstance(found, Ended):
                    self.close()
                    return found
                told.append(found)
        except (EOFError, OSError):
            self.close()
            return Ended()
        return tuple(told)

    def close(self) -> None:
        """End the process, however far it is."""
        self._process.kill()
        self._process.join()
        self._here.close()


def _run(there: "Connection", work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    if hasattr(os, "nice"):
        os.nice(5)  # children play meanwhile
    try:
        ended = Ended(work(there.send, *arguments))
    except Exception as error:  # noqa: BLE001 (whoever asked decides what it means)
        ended = Ended(error=error)
    there.send(ended)
