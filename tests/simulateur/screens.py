"""A session painted twice, to compare what the painter repairs with what it would draw from nothing."""

from collections.abc import Sequence

import pygame

from lecons.pictures.theme import ROLE
from simulateur.game.controls import Touch
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.pages.common.cheaper_drawing import NONE
from simulateur.pages.common.view import View
from simulateur.pages.open_page import savings, scene
from simulateur.window.draw import Painter
from tests.simulateur.builders import IMAGES, MEADOW, challenge, member, path_of

SIZE = (640, 400)


class Screen:
    """A session painted twice: bit by bit, as the window shows it, and from nothing."""

    def __init__(self, session: Session, size: tuple[int, int] = SIZE) -> None:
        self.session, self.size = session, size
        window = pygame.display.set_mode(size)
        self.painter = Painter(window, ROLE.paper)
        self.seen = pygame.Surface(size).convert(window)
        """What a display shows that is updated only where the painter says."""
        self.draw()

    def draw(self, pressed: Touch | None = None, held_s: float = 0.0) -> Sequence[pygame.Rect]:
        view = View(self.size, IMAGES, pressed, held_s)
        shown = scene(self.session, view)
        changed = self.painter.draw(shown, savings(self.session, view, shown))
        for rect in changed:
            self.seen.blit(self.painter.target, rect, rect)
        return changed

    def is_as_from_nothing(self, pressed: Touch | None = None, held_s: float = 0.0) -> bool:
        expected = self._from_nothing(pressed, held_s)
        return pixels(self.seen) == pixels(expected)

    def is_nearly_as_from_nothing(self) -> bool:
        """The same, where what stays may have been drawn in other pieces."""
        expected = self._from_nothing(None, 0.0)
        return nearly_alike(self.seen, expected)

    def _from_nothing(self, pressed: Touch | None, held_s: float) -> pygame.Surface:
        """What should be seen, once a mat that turned is sharp again; nothing is saved but while it turns."""
        while self.painter.settles:
            self.draw(pressed, held_s)
        fresh = pygame.Surface(self.size).convert(self.painter.target)
        view = View(self.size, IMAGES, pressed, held_s)
        shown = scene(self.session, view)
        saves = savings(self.session, view, shown)
        Painter(fresh, ROLE.paper).draw(shown, saves if saves.turns else NONE)
        return fresh

    def touch(self, touch: Touch) -> Sequence[pygame.Rect]:
        self.session.touch(touch)
        return self.draw(touch)

    def wait(self, seconds: float) -> Sequence[pygame.Rect]:
        self.session.tick(seconds)
        return self.draw()


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def nearly_alike(one: pygame.Surface, other: pygame.Surface) -> bool:
    """Whether two pictures differ at most where edges are mixed a little differently: each piece has its own."""
    far = sum(abs(a - b) > 8 for a, b in zip(pixels(one), pixels(other), strict=True))
    return far < 1e-4 * len(pixels(one))


def a_session() -> Session:
    """Two challenges, hints, a robot that is linked, a note for the adult: every kind of control."""
    challenges = [challenge(MEADOW, name, hints=["Où ?"]) for name in ("un", "deux")]
    session = Session(path_of(*challenges), "fr", ["Un mot pour l'adulte."])
    session.hear(RobotsAre((member(),)))
    return session


def at_challenge(size: tuple[int, int] = SIZE) -> Screen:
    """With the first challenge open."""
    session = a_session()
    session.open_challenge(0, 0)
    return Screen(session, size)
