"""Makes the pictures of the screen for the documentation: ``python -m tools.window.screen_pictures [FOLDER]``.

Each is played by touch, without a display. Two are not among them: what a tablet shows while it waits, and its icon.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

import pygame
from PIL import Image

import lecons
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.paths import PathRead
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.content import read_contents
from simulateur.machine.playable import Content, OtherContent
from simulateur.machine.print_service import PrintService
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tools.window.unlinked_shots import unlinked_shots, with_unlinked

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
SCREEN, SMALLER, TABLET = (1280, 800), (960, 600), (400, 640)
"""A usual screen, as large as it is shown in a guide, and a tablet there."""
_COLOURS, _FEWER = 255, 128
"""The most in a picture, and in one that was made smaller: there every edge has colours of its own."""
_FIRST = "petite-section"
"""The level whose first séance the guide of the first week is about."""
_ISLAND = "grande-section-annee"
"""The level whose garden is shown: an island."""
_BUMPS = "grande-section"
"""The level in whose first séance a bee can bump."""


class _Sitting:
    """Somebody at a screen of this size, for whom ``content`` was read."""

    def __init__(
        self, content: Content, size: tuple[int, int], settings: Settings, prints: PrintService | None = None
    ) -> None:
        self._window = pygame.display.set_mode(size)
        self.session = Session(content.path, "fr", settings=settings, hashes=content.hashes)
        app = App(self._window, self.session, content.images, Backend(self.session, printing=prints))
        self.finger = Finger(app)

    def touch(self, *touches: Touch) -> None:
        for each in touches:
            self.finger.touch(each)

    def seen(self) -> Image.Image:
        return Image.frombytes("RGB", self._window.get_size(), pygame.image.tobytes(self._window, "RGB"))


def main(arguments: list[str]) -> int:
    """Write each picture, in as few colours as show it well; returns the exit status."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    folder = Path(arguments[0]) if arguments else FOLDER
    first, bumps = (_read(name) for name in (_FIRST, _BUMPS))
    for name, seen in (
        ("choc", _bumped(bumps[0], SCREEN)),
        ("jardin", _garden(_read(_ISLAND)[0]).resize(SMALLER, Image.Resampling.HAMMING)),
        ("un-pas", _one_step(first[0]).resize(SMALLER, Image.Resampling.HAMMING)),
        ("bee-bot-touche", _key_to_press(first[0]).resize(SMALLER, Image.Resampling.HAMMING)),
        ("tablette-joue", _bumped(bumps[0], TABLET)),
        ("porte-seances", _sheets(first)),
        ("imprimer-page", _prints(bumps[0])),
    ):
        _write(folder / f"{name}.png", seen, _FEWER if name in ("jardin", "un-pas", "bee-bot-touche") else _COLOURS)
    return 0


def _read(name: str) -> tuple[Content, ...]:
    """A path, and all others behind it."""
    file = lecons.path_called(name)
    reading = read_contents(file, [each for each in lecons.paths() if each != file])
    others = [each.unpacked() for each in reading.others.result() if isinstance(each, OtherContent)]
    return reading.first.result(), *others


def _bumped(content: Content, size: tuple[int, int]) -> Image.Image:
    """The bee has gone straight on, and bumped."""
    sitting = _Sitting(content, size, Settings())
    session = sitting.session
    session.open_challenge(0, len(session.repertoire.path.lessons[0].challenges) - 2)
    sitting.touch(*[Touch(Key.FORWARD)] * min(8, session.route.challenge.max_instructions), Touch(Key.GO))
    sitting.finger.wait_until(lambda: session.attempt is not None and session.attempt.phase is Phase.STOPPED)
    sitting.finger.wait(1)
    return sitting.seen()


def _garden(content: Content) -> Image.Image:
    """Where children choose, before anybody has played."""
    sitting = _Sitting(content, SCREEN, Settings())
    sitting.finger.wait(0.5)
    return sitting.seen()


def _one_step(content: Content) -> Image.Image:
    """The first challenge of all."""
    sitting = _Sitting(content, SCREEN, Settings())
    sitting.session.open_challenge(0, 0)
    sitting.finger.wait(0.5)
    return sitting.seen()


def _key_to_press(content: Content) -> Image.Image:
    """The key of a Bee-Bot that comes next."""
    sitting = _Sitting(content, SCREEN, with_unlinked(Settings()))
    for name in unlinked_shots(sitting.session, sitting.finger, SCREEN):
        if name == "touche":
            break
    return sitting.seen()


def _sheets(contents: tuple[Content, ...]) -> Image.Image:
    """« Séances », where a teacher looks for the first time."""
    sitting = _Sitting(contents[0], SMALLER, Settings())
    for other in contents[1:]:
        sitting.session.hear(PathRead(other.path, other.hashes))
    sitting.session.touch(Touch(Key.ADULTS))
    sitting.finger.wait(0.5)
    return sitting.seen()


def _prints(content: Content) -> Image.Image:
    """« Imprimer », with the first page of the first séance."""
    with tempfile.TemporaryDirectory() as kept:
        desk = PrintService(Path(kept))
        try:
            sitting = _Sitting(content, SMALLER, Settings(), desk)
            sitting.session.touch(Touch(Key.ADULTS))
            sitting.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT)))

            def is_there() -> bool:
                time.sleep(0.05)  # a process of its own prints
                return sitting.session.adults.printing.shown is not None

            sitting.finger.wait_until(is_there)
            return sitting.seen()
        finally:
            desk.close()


def _write(file: Path, seen: Image.Image, colours: int) -> None:
    few = seen.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
