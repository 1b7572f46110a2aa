"""What hands do to a window: events of a mouse, of fingers and of a keyboard; and a small app to play with."""

import pygame

from beebot.notation import program_words
from simulateur.game.controls import Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.simulateur.builders import THREE_STEPS, challenge, member, open_app, path_of

SIZE = (640, 400)
TICK_S = 1 / 30
Point = tuple[float, float]


def mouse(at: Point, *, button: int = pygame.BUTTON_LEFT, touch: bool = False) -> pygame.event.Event:
    pos = (round(at[0]), round(at[1]))
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=button, touch=touch)


def mouse_up(at: Point) -> pygame.event.Event:
    pos = (round(at[0]), round(at[1]))
    return pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=pygame.BUTTON_LEFT, touch=False)


def mouse_moved(at: Point, by: Point) -> pygame.event.Event:
    """The mouse is pulled to a place, by so many pixels, with its button down."""
    pos, rel = (tuple(map(round, each)) for each in (at, by))
    return pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=rel, buttons=(1, 0, 0), touch=False)


def finger(
    at: Point, kind: int = pygame.FINGERDOWN, *, touch_id: int = 7, size: Point = SIZE, number: int = 1
) -> pygame.event.Event:
    x, y = at[0] / size[0], at[1] / size[1]
    return pygame.event.Event(kind, touch_id=touch_id, finger_id=number, x=x, y=y, dx=0.0, dy=0.0)


def typed(code: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0)


def an_app(*notices: str) -> App:
    """On the home page, with two challenges to play and a robot that is being searched."""
    path = path_of(*(challenge(THREE_STEPS, name, hints=["Où ?"]) for name in ("un", "deux")))
    session = Session(path, "fr", notices)
    session.hear(RobotsAre((member(lamp=Lamp.SEARCHING),)))
    return open_app(session, SIZE)


def at_challenge() -> App:
    """With the first challenge open and a robot linked."""
    app = an_app()
    app.session.hear(RobotsAre((member(),)))
    app.session.open_challenge(0, 0)
    app.step(0, [])
    return app


def middle(app: App, touch: Touch) -> Point:
    return places(app.session, app.size)[touch].centre


def program(app: App) -> str:
    """The words on the strip."""
    assert app.session.attempt is not None
    return program_words(app.session.attempt.program)


def phase(app: App) -> Phase | None:
    return app.session.attempt.phase if app.session.attempt else None
