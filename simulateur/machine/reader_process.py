"""The process that reads the content, started before anything else is imported: all of a start waits for it."""

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

from simulateur.machine.process import start_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Reader:
    """Imports what reads, and is then asked once. The caller has no thread and no window yet.

    ``process`` is its process, ``here`` the end at which its answers arrive.
    """

    def __init__(self) -> None:
        self.process, self.here = start_child(_read, may_fork=True, asked=True)
        self.is_asked = False

    def ask(self, *question: object) -> None:
        """Ask what ``reading.read_asked`` is asked."""
        self.is_asked = True
        with suppress(OSError):  # it has died: then nothing arrives
            self.here.send(question)

    def close(self) -> None:
        """End the process, if it was not asked for anything."""
        if not self.is_asked:
            self.process.kill()
            self.process.join()
            self.here.close()


def _read(there: "Connection") -> None:
    gc.disable()  # it would search all that is imported, and find no garbage
    from simulateur.machine.read_content import read_asked  # noqa: PLC0415 (in that process, after the fork)

    read_asked(there)
