"""An app with a disk, robots, a voice that says nothing and reports of faults behind it: a table to play at."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pygame

from simulateur.game.session import Page, Session
from simulateur.game.sound.cues import Heard, Note, PlaceSound
from simulateur.machine.backend import Backend
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.report_files import PATTERN
from simulateur.machine.keeping.store import Store
from simulateur.machine.robots.robot_service import RobotService
from simulateur.window.app import App
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES
from tests.simulateur.hands import TICK_S

SIZE = (640, 400)


class Quiet:
    """A voice that says nothing, and notes what it should say."""

    def __init__(self) -> None:
        self.voice = self.effects = self.music = 1.0
        self.speaking = False
        self.mute = False
        self.said: list[str] = []
        self.heard: list[bytes] = []
        self.hushed = self.forgot = 0
        self.closed = 0

    def speak_in(self, language: str) -> None: ...

    def use_content(self, root: Path) -> None: ...

    def forget_recordings(self) -> None:
        self.forgot += 1

    def hear(self, samples: bytes) -> None:
        self.heard.append(samples)

    def hush(self) -> None:
        self.hushed += 1

    def say(self, *parts: str | PlaceSound) -> None:
        self.said += [part if isinstance(part, str) else f"({part.name})" for part in parts]

    def play(self, sound: Heard) -> None: ...

    def hum(self, note: Note) -> None: ...

    def tick(self, seconds: float, *, moves: bool) -> None: ...

    def take_problems(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self.closed += 1


@dataclass
class Table:
    """An app with all that is behind it."""

    app: App
    voice: Quiet
    store: Store
    folder: Path

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def told(self) -> list[str]:
        """The faults that the adult was told of."""
        return [each for each in self.session.notices if "une panne imprévue" in each]

    @property
    def reports(self) -> list[Path]:
        return sorted(self.folder.glob(PATTERN))

    @property
    def waits(self) -> bool:
        """Whether an answer is put by."""
        return self.app.session.players.at.waiting.answer is not None

    @property
    def page(self) -> Page:
        return self.app.session.page

    def turns(self, seconds: float) -> None:
        for _turn in range(round(seconds / TICK_S)):
            self.app.step(TICK_S, [])


@contextmanager
def tables(folder: Path) -> Iterator[Callable[[Session], Table]]:
    """What lays a table for a session; what is kept is in ``folder``. All of it is closed at the end."""
    laid: list[Table] = []

    def lay(session: Session) -> Table:
        store, voice, window = Store(folder, folder / "documents"), Quiet(), pygame.display.set_mode(SIZE)
        disk = store.screen_files()
        disk.wait_opened(HANG_S)
        faults = Faults(folder)
        backend = Backend(session, voice=voice, robots=RobotService(), disk=disk, faults=faults)
        laid.append(Table(App(window, session, IMAGES, backend), voice, store, folder))
        laid[-1].app.step(0, [])
        return laid[-1]

    yield lay
    for each in laid:
        each.app.close()
        each.store.close(30)
