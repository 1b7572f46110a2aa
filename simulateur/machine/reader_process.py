"""The process that reads the content, started before anything else is imported: all of a start waits for it."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from simulateur.machine.process import start_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Reader:
    """A process that reads content: it imports what it needs at once, and is then asked one question.

    ``process`` is that process, ``here`` the end for its answers. Whoever makes it has no thread and no window yet.
    """

    def __init__(self) -> None:
        self.process, self.here = start_child(_read, may_fork=True, asked=True)
        self.is_asked = False

    def ask(self, *question: object) -> None:
        """Ask the process for content; ``question`` is what ``read_asked`` receives."""
        self.is_asked = True
        with suppress(OSError):  # it has died: then nothing arrives
            self.here.send(question)

    def close(self) -> None:
        """End the process, unless it was asked for something."""
        if not self.is_asked:
            self.process.kill()
            self.process.join()
            self.here.close()


def _read(there: "Connection") -> None:
    gc.disable()  # it would search all that is imported, and find no garbage
    from simulateur.machine.read_content import read_asked  # noqa: PLC0415 (in that process, after the fork)

    read_asked(there)
