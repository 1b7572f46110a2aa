"""A window of seven inches, measured as it is drawn: what has the width, what is always in sight, what is free."""

from dataclasses import replace

import pygame
import pytest

from lecons.pictures.rectangles import HEM
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.window.draw import Painter
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, path_of

pytestmark = pytest.mark.usefixtures("display")
SIZE = (1024, 600)
FREE = 8
"""So many pixels are free at every edge."""
KINDS = {"programmer": MEADOW, **GENRES}
REACH_AN_EDGE = {"choisir": {"bottom"}, "observer-quelle": {"bottom"}, "question": {"top"}}
"""She looks over the edge of the table where programs are chosen, and pictures hang from the upper one."""
LAYING = ("programmer", "deboguer", "completer", "reproduire", "a_deux", "observer-poser", "repeter", "libre")
"""Where cards are laid, with the keys of a whole plate."""


def at(kind: str, settings: Settings = Settings()) -> Session:  # noqa: B008 (frozen)
    facts = KINDS[kind].replace("tapis 5 4", "tapis 6 5").replace("tapis 5 5", "tapis 6 5")
    session = Session(path_of(challenge(facts, hints=["Où ?"])), "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def drawn(session: Session) -> pygame.Surface:
    window = pygame.display.set_mode(SIZE)
    Painter(window, ROLE.paper).draw(scene(session, View(SIZE, IMAGES)))
    return window


def touched_edges(window: pygame.Surface) -> set[str]:
    """The edges at which something is drawn within the pixels that are to be free."""
    mask = pygame.mask.from_threshold(window, window.get_at((0, 0)), (2, 2, 2, 255))
    mask.invert()
    found = mask.get_bounding_rects()
    if not found:
        return set()
    whole = found[0].unionall(found[1:])
    free = {
        "left": whole.left,
        "top": whole.top,
        "right": SIZE[0] - whole.right,
        "bottom": SIZE[1] - whole.bottom,
    }
    return {edge for edge, pixels in free.items() if pixels < FREE}


@for_each("left_handed", [False, True])
@pytest.mark.parametrize("kind", LAYING)
def test_the_mat_has_half_the_width_the_keys_a_third_and_undo_is_in_sight(kind: str, left_handed: bool) -> None:
    session = at(kind, replace(Settings(), left_handed=left_handed))
    session.touch(Touch(Key.WATCH))
    session.tick(60.0)
    layout = layout_of(session, SIZE)
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout)
    if mat.columns == 6:
        assert mat.cell * (mat.columns + 2 * HEM) >= (0.45 if kind == "a_deux" else 0.5) * SIZE[0]
    assert layout.plate.width <= 0.34 * SIZE[0]
    assert kind == "a_deux" or [round(tray.rect.height) for tray in layout.trays] == [122] * len(layout.trays)
    undo = layout.places[Touch(Key.UNDO)]
    assert min(undo.width, undo.height) >= 86
    if Touch(Key.REPEAT) in layout.places:
        die = layout.places[Touch(Key.REPEAT)]
        assert (die.y, die.width) == (undo.y, undo.width), "beside undo"


@for_each("left_handed", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_eight_pixels_are_free_at_every_edge(kind: str, left_handed: bool) -> None:
    session, meant = at(kind, replace(Settings(), left_handed=left_handed)), REACH_AN_EDGE.get(kind, set())
    assert touched_edges(drawn(session)) <= meant
    session.touch(Touch(Key.HINT))
    session.tick(1.0)
    assert touched_edges(drawn(session)) <= meant
