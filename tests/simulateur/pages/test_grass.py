"""The grass on a mat: what a child lays on it in free play hides grass, and moves none."""

import re

import pytest

from beebot.pose import Cell
from lecons.pictures.artwork import ASSETS
from lecons.pictures.mat_borders import BORDER
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, path_of

SIZE = (1280, 800)
(BLADES,) = re.findall(r' d="(.*?)"', (ASSETS / "tuft.svg").read_text(encoding="utf-8"))


def grass(session: Session) -> dict[Cell, str]:
    """Each tuft that is drawn on the cloth: its cell, and the pixels of its middle."""
    (cloth,) = scene(session, View(SIZE, IMAGES)).ground
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout_of(session, SIZE))
    found = {}
    for middle in re.findall(rf'translate\(([\d.]+ [\d.]+)\)[^"]*">[^"]*"{BLADES}"', cloth.svg):
        right, down = (float(pixels) / mat.cell - BORDER for pixels in middle.split())
        found[Cell(int(right), mat.rows - 1 - int(down))] = middle
    return found


@pytest.fixture
def session() -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.touch(Touch(Key.PLAY))
    return session


@pytest.mark.parametrize("thing", range(6))
def test_what_is_laid_hides_the_grass_of_its_cell_and_moves_no_other(session: Session, thing: int) -> None:
    before = grass(session)
    assert len(before) == 5
    for touch in (Touch(Key.STAMPS), Touch(Key.OBJECT, thing)):
        session.touch(touch)
    mat = session.route.challenge.mat
    for place in range(mat.width * mat.height):
        cell = Cell(place % mat.width, place // mat.width)
        session.touch(Touch(Key.CELL, place))
        assert grass(session) == {where: middle for where, middle in before.items() if where != cell}, cell
        session.touch(Touch(Key.CELL, place))  # taken away again
        assert grass(session) == before


def test_the_mat_that_turns_has_the_same_grass() -> None:
    session = Session(path_of(challenge(GENRES["libre"])), "fr")
    session.open_challenge(0, 0)
    laid = (Touch(Key.CELL, place) for place in range(9))
    for touch in (Touch(Key.STAMPS), Touch(Key.OBJECT, 0), *laid, Touch(Key.VIEW)):
        session.touch(touch)
    rests = len(grass(session))
    session.tick(0.1)
    assert session.attempt is not None
    assert session.attempt.mat_turns
    tufts = [sprite for sprite in scene(session, View(SIZE, IMAGES)).ground if BLADES in sprite.svg]
    assert len(tufts) == rests
