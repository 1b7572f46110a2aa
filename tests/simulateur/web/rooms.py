"""Classrooms on loopback for tests: the server in a thread of its own, with a code that is known."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from simulateur.game.settings import Settings
from simulateur.machine.content import Content
from simulateur.machine.keeping.store import Store
from simulateur.machine.robots.lent_robots import Lender
from simulateur.machine.sound.recording_files import Recordings
from simulateur.web.access import Code
from simulateur.web.classroom import Classroom
from simulateur.web.files import Files
from simulateur.web.serve import Opening, since_start
from simulateur.web.sounds import Sounds
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

T = TypeVar("T")
CODE = "472916"
NOWHERE = Path("nulle-part")


def small_content() -> Content:
    """One challenge of three steps, twice: nothing is read from a file."""
    return Content(path_of(challenge(THREE_STEPS, "trois"), challenge(THREE_STEPS, "encore")), IMAGES, ())


class Room:
    """An opening that is served; ``ask`` does something in its thread."""

    def __init__(self, opening: Opening) -> None:
        self.opening = opening
        self.loop = asyncio.new_event_loop()
        self.error: BaseException | None = None
        self._opened = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()
        assert self._opened.wait(HANG_S)

    def _serve(self) -> None:
        try:
            self.loop.run_until_complete(self.opening.run(self._opened.set))
        except BaseException as error:  # noqa: BLE001 (a test asks for it)
            self.error = error
        finally:
            self._opened.set()
            self.loop.close()

    def ask(self, what: Callable[[], T]) -> T:
        """What ``what`` gives, in the thread of the room."""

        async def asked() -> T:
            return what()

        return asyncio.run_coroutine_threadsafe(asked(), self.loop).result(HANG_S)

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.opening.port}"

    def close(self) -> None:
        if self.thread.is_alive():
            self.loop.call_soon_threadsafe(self.opening.close)
            self.thread.join(HANG_S)
        assert not self.thread.is_alive()
        assert self.error is None


@contextmanager
def served(  # noqa: PLR0913 (what it may be made of, each by its name)
    content: Content | None = None,
    *,
    settings: Settings | None = None,
    store: Store | None = None,
    lender: Lender | None = None,
    built: Path | None = None,
    clock: Callable[[], float] = since_start,
    before: Room | None = None,
) -> Iterator[Room]:
    """A classroom that is open until the block ends; one that was ``before`` left it its port and who was there."""
    settings = settings or Settings()
    known, port = (None, 0) if before is None else (before.opening.classroom.known, before.opening.port)
    classroom = Classroom(content or small_content(), settings, store, lender=lender, known=known)
    sounds = Sounds(settings.language, Recordings(), NOWHERE)
    room = Room(Opening(classroom, Files(settings.language, built), sounds, "127.0.0.1", port, Code(CODE), clock))
    try:
        yield room
    finally:
        room.close()
