"""A picture of each screen, drawn without a display: for the README, and for eyes that judge."""

from pathlib import Path

import pygame

from beebot.i18n import gettext as _
from beebot.solver import solve
from firmware_bridge.drivers import DRIVERS
from simulateur.desk.content import Content
from simulateur.desk.machine import Machine
from simulateur.game.adults.robots import Around, Kind
from simulateur.game.adults.state import Section
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import touches_of
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from simulateur.window.showcase import shots

_BUMPING = 8
"""How many steps ahead are sure to leave any mat of a lesson for the youngest."""


class _Camera:
    """Numbers and writes pictures of the window."""

    def __init__(self, window: pygame.Surface, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self.files: list[Path] = []

    def shoot(self, name: str) -> None:
        width, height = self.window.get_size()
        file = self._folder / f"{len(self.files) + 1:03}-{name}-{width}x{height}.png"
        pygame.image.save(self.window, file)
        self.files.append(file)


def capture(content: Content, size: tuple[int, int], folder: Path, settings: Settings) -> list[Path]:
    """Draw every page in ``size``, as ``settings`` have it, and write it into ``folder``; returns the files.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    window = pygame.display.set_mode(size)
    notices = [_("exemple.yaml:3:1 : ceci est un exemple de message pour l'adulte")]
    session = Session(content.path, settings.language, notices, settings=settings)
    finger = Finger(App(window, session, content.images, Machine()))
    camera = _Camera(window, folder)
    finger.wait(0.5)
    camera.shoot("accueil")
    for lesson in range(len(content.path.lessons)):
        _lesson(session, lesson, finger, camera)
    _bump(session, finger, camera)
    finger.touch(Touch(Key.HOME))
    camera.shoot("seance-finie")
    finger.touch(Touch(Key.HOME))
    camera.shoot("accueil-fini")
    _adults(session, finger, camera)
    return _leaf_through(camera, content.images)


def capture_showcase(images: Path, size: tuple[int, int], folder: Path) -> list[Path]:
    """Write the style page, in each theme, into ``folder``; returns the files.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    return _leaf_through(_Camera(pygame.display.set_mode(size), folder), images)


def _leaf_through(camera: _Camera, images: Path) -> list[Path]:
    for name in shots(camera.window, images):
        camera.shoot(name)
    return camera.files


def _adults(session: Session, finger: Finger, camera: _Camera) -> None:
    """Every page behind the door."""
    kinds = tuple(Kind(info.name, info.title, info.tried_on_real_robot) for info in DRIVERS.values())
    session.touch(Touch(Key.ADULTS))
    for place, section in enumerate(Section):
        finger.touch(Touch(Key.SECTION, place))
        session.adults.robots.found(Around(kinds))
        session.adults.entries = ()
        finger.wait(0.1)
        camera.shoot(f"adultes-{section.name.lower()}")


def _lesson(session: Session, place: int, finger: Finger, camera: _Camera) -> None:
    """The lesson's page, then each challenge: as it is found, while it runs, and at its end."""
    session.lesson_place = place
    for challenge in range(len(session.lesson.challenges)):
        session.open_challenge(place, challenge)
        if challenge == 0:
            finger.touch(Touch(Key.HOME))
            camera.shoot(f"seance-{session.lesson.id}")
            session.open_challenge(place, challenge)
        _solve(session, finger, camera)


def _solve(session: Session, finger: Finger, camera: _Camera) -> None:
    challenge, answer = session.challenge, solve(session.challenge).answer
    name = f"defi-{challenge.id}"
    finger.wait(0.1)
    camera.shoot(name)
    for touch in () if answer is None else touches_of(challenge, answer):
        finger.touch(touch)
    finger.touch(Touch(Key.GO))
    finger.wait(1.6)
    camera.shoot(f"{name}-en-marche")
    finger.wait_until(lambda: _phase(session) in (Phase.SUCCEEDED, Phase.STOPPED))
    finger.wait(2)
    camera.shoot(f"{name}-reussite")


def _bump(session: Session, finger: Finger, camera: _Camera) -> None:
    session.open_challenge(0, len(session.path.lessons[0].challenges) - 1)
    for _step in range(min(_BUMPING, session.challenge.max_instructions)):
        finger.touch(Touch(Key.FORWARD))
    finger.touch(Touch(Key.GO))
    finger.wait_until(lambda: _phase(session) is Phase.STOPPED)
    finger.wait(1)
    camera.shoot("choc")
    finger.touch(Touch(Key.CARD, 2))
    camera.shoot("carte-prise")


def _phase(session: Session) -> Phase | None:
    return session.attempt.phase if session.attempt else None
