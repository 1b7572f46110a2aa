"""A picture of each screen, drawn without a display: for the README, and for eyes that judge."""

from pathlib import Path

import pygame

from beebot.command import Command, FlatProgram, flatten
from beebot.i18n import gettext as _
from beebot.i18n import language
from beebot.solver import solve
from simulateur.app import App
from simulateur.attempt import Phase
from simulateur.content import Content
from simulateur.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.fingers import Finger
from simulateur.session import Session

_BUMPING = 8
"""How many steps ahead are sure to leave any mat of a lesson for the youngest."""


class _Camera:
    """Numbers and writes pictures of the window."""

    def __init__(self, window: pygame.Surface, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self.files: list[Path] = []

    def shoot(self, name: str) -> None:
        width, height = self._window.get_size()
        file = self._folder / f"{len(self.files) + 1:02}-{name}-{width}x{height}.png"
        pygame.image.save(self._window, file)
        self.files.append(file)


def capture(content: Content, size: tuple[int, int], folder: Path) -> list[Path]:
    """Draw every page in ``size`` and write it into ``folder``; returns the files.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    window = pygame.display.set_mode(size)
    session = Session(content.path, language(), [_("exemple.yaml:3:1 : ceci est un exemple de message pour l'adulte")])
    finger = Finger(App(window, session, content.images, voice=None, robot=None))
    camera = _Camera(window, folder)
    finger.wait(0.5)
    camera.shoot("accueil")
    finger.touch(Touch(Key.LESSON, 0))
    camera.shoot("seance")
    for place in range(len(content.path.lessons[0].challenges)):
        session.open_challenge(0, place)
        _solve(session, finger, camera)
    _bump(session, finger, camera)
    finger.touch(Touch(Key.HOME))
    camera.shoot("seance-finie")
    finger.touch(Touch(Key.HOME))
    camera.shoot("accueil-fini")
    session.touch(Touch(Key.NOTICE))
    finger.wait(0.1)
    camera.shoot("mot-pour-l-adulte")
    return camera.files


def _solve(session: Session, finger: Finger, camera: _Camera) -> None:
    name = f"defi-{session.challenge_place + 1}"
    finger.wait(0.1)
    camera.shoot(name)
    _write(finger, flatten(solve(session.challenge).program or ()))
    finger.touch(Touch(Key.GO))
    finger.wait(1.6)
    camera.shoot(f"{name}-en-marche")
    finger.wait_until(lambda: _phase(session) in (Phase.SUCCEEDED, Phase.STOPPED))
    finger.wait(2)
    camera.shoot(f"{name}-reussite")


def _bump(session: Session, finger: Finger, camera: _Camera) -> None:
    session.open_challenge(0, len(session.lesson.challenges) - 1)
    _write(finger, (Command.FORWARD,) * min(_BUMPING, session.challenge.max_instructions))
    finger.touch(Touch(Key.GO))
    finger.wait_until(lambda: _phase(session) is Phase.STOPPED)
    finger.wait(1)
    camera.shoot("choc")
    finger.touch(Touch(Key.CARD, 2))
    camera.shoot("carte-prise")


def _write(finger: Finger, program: FlatProgram) -> None:
    for command in program:
        finger.touch(Touch(KEYS_OF_COMMANDS[command]))


def _phase(session: Session) -> Phase | None:
    return session.attempt.phase if session.attempt else None
