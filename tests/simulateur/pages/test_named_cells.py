"""Which cells of a mat answer a finger: those with a name, while the mat is seen; and what is only heard."""

from dataclasses import replace

import pytest

from beebot.challenge import Target
from beebot.parts.staging import Staging
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.requests import Say
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import IMAGES, challenge, path_of

SIZE = (1280, 800)
FARM = "tapis 4 3\ndépart A1 est\nlieux C1=le-chien/ruche D2=la-lettre/ruche\narrivée C1"


def opened(staging: Staging | None = None) -> Session:
    """On a farm where the dog has a name, and D2 has a picture alone."""
    made = challenge(FARM)
    dog, letter = made.mat.places
    mat = replace(made.mat, places=(dog, replace(letter, name=None)))
    session = Session(path_of(replace(made, mat=mat, staging=staging or made.staging)), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def named(session: Session) -> list[int]:
    return [touch.index for touch in places(session, SIZE) if touch.key is Key.PLACE]


def test_a_cell_with_a_picture_alone_answers_no_finger() -> None:
    session = opened()
    assert named(session) == [2]
    session.touch(Touch(Key.PLACE, 7))  # D2 all the same: a bookmark may hold it
    assert [asked for asked in session.take_requests() if isinstance(asked, Say)] == []


@pytest.mark.parametrize(("seconds", "there"), [(4.9, [2]), (5.1, [])])
def test_a_mat_that_is_hidden_tells_no_names(seconds: float, there: list[int]) -> None:
    session = opened(Staging(mat_s=5))
    session.tick(seconds)
    assert named(session) == there
    session.touch(Touch(Key.LISTEN))  # the ear shows it again
    assert named(session) == [2]


@pytest.mark.parametrize("visible", [True, False])
def test_the_sign_of_a_pause_is_on_a_target_that_is_seen(*, visible: bool) -> None:
    target = Target(Cell(2, 0), pause=True, visible=visible, sound="poule")
    session = Session(path_of(replace(challenge(FARM), targets=(target,))), "fr")
    session.open_challenge(0, 0)
    assert ("pause" in {each.sign for each in scene(session, View(SIZE, IMAGES)).actors}) is visible


@pytest.mark.parametrize("settings", [Settings(), Settings(less_movement=True)], ids=["usual", "calm"])
def test_a_bee_stays_to_be_seen_on_a_cell_that_tells_its_name(settings: Settings) -> None:
    here = challenge("tapis 4 3\ndépart A1 est\nlieux A1=la-maison/ruche C1=le-chien/ruche\narrivée C1")
    session = Session(path_of(here), "fr", settings=settings)
    session.open_challenge(0, 0)

    def told(index: int) -> list[str]:
        session.touch(Touch(Key.PLACE, index))
        return [each.sign for each in scene(session, View(SIZE, IMAGES)).actors if " touched" in each.sign]

    assert [sign.endswith("heard beside a bee") for sign in told(0)] == [True]
    assert [sign.endswith("beside a bee") for sign in told(2)] == [False]


@pytest.mark.parametrize(("cell", "discs"), [(0, 1), (1, 2)])
def test_no_two_discs_lie_on_one_bee_where_a_flag_stands_on_the_named_cell_of_her_start(cell: int, discs: int) -> None:
    asked = "tapis 4 3\ndépart A1 est\nlieux A1=la-maison/ruche\ngenre prevoir\nprogramme avancer avancer"
    session = Session(path_of(challenge(asked)), "fr")
    session.open_challenge(0, 0)
    session.touch(Touch(Key.CELL, cell))
    session.tick(1)
    signs = [each.sign for each in scene(session, View(SIZE, IMAGES)).actors]
    assert "flag" in signs
    assert len([sign for sign in signs if sign in ("flag", "ruche tucked away")]) == discs
