"""A session painted twice, to compare what the painter repairs with what it would draw from nothing."""

from collections.abc import Sequence

import pygame

from lecons.pictures.theme import CALM
from simulateur.game.controls import Touch
from simulateur.game.session import Session
from simulateur.pages.page import scene
from simulateur.pages.view import View
from simulateur.window.draw import Painter
from tests.simulateur.builders import IMAGES, MEADOW, challenge, member, path_of

SIZE = (640, 400)


class Screen:
    """A session painted twice: bit by bit, as the window shows it, and from nothing."""

    def __init__(self, session: Session, size: tuple[int, int] = SIZE) -> None:
        self.session, self.size = session, size
        window = pygame.display.set_mode(size)
        self.painter = Painter(window, CALM.paper)
        self.seen = pygame.Surface(size).convert(window)
        """What a display shows that is updated only where the painter says."""
        self.draw()

    def draw(self, pressed: Touch | None = None, held_s: float = 0.0) -> Sequence[pygame.Rect]:
        changed = self.painter.draw(scene(self.session, View(self.size, IMAGES, pressed, held_s)))
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
        """What should be seen, once a mat that turned is sharp again."""
        while self.painter.settles:
            self.draw(pressed, held_s)
        fresh = pygame.Surface(self.size).convert(self.painter.target)
        Painter(fresh, CALM.paper).draw(scene(self.session, View(self.size, IMAGES, pressed, held_s)))
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
    session.robots = (member(),)
    return session


def at_challenge(size: tuple[int, int] = SIZE) -> Screen:
    """With the first challenge open."""
    session = a_session()
    session.open_challenge(0, 0)
    return Screen(session, size)
