"""The flag under a finger: it can be carried or set by a touch; what is cut short leaves it in its pocket."""

from dataclasses import replace

import pygame
import pytest

from beebot.mat import Decor, Ground
from lecons.pictures.rectangles import Rect
from lecons.pictures.themes import CALM
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.input.events import Away, Device, Down, Event, Move, Presser, Up
from simulateur.pages.input.hands import Hands
from simulateur.pages.open_page import places, scene
from simulateur.pictures.units import key_side
from tests.simulateur.builders import GENRES, IMAGES, challenge, path_of
from tests.simulateur.colours import drawn

SIZE = (1280, 800)
FINGER = Presser(Device.FINGER, "1")
FLAG, CELL = Touch(Key.FLAG), Touch(Key.CELL, 12)


@pytest.fixture
def session() -> Session:
    opened = Session(path_of(challenge(GENRES["prevoir"])), "fr")
    opened.open_challenge(0, 0)
    return opened


def way(session: Session, end: Touch | tuple[float, float], steps: int = 8) -> list[Event]:
    """A finger on the flag, and on its way to a control or a pixel."""
    where = places(session, SIZE)
    x, y = where[FLAG].centre
    to = where[end].centre if isinstance(end, Touch) else end
    along = Move(FINGER, (to[0] - x) / steps, (to[1] - y) / steps)
    return [Down(FINGER, (x, y)), *[along] * steps]


def answer(session: Session) -> object:
    assert session.attempt is not None
    return session.attempt.draft.answer


def signs(session: Session, hands: Hands) -> list[str]:
    view = View(SIZE, IMAGES, carry=hands.carried)
    return [sprite.sign for sprite in scene(session, view).actors]


def test_a_flag_that_is_carried_to_a_cell_stands_there_once_it_is_let_go(session: Session) -> None:
    hands = Hands(session, SIZE)
    hands.obey(way(session, CELL), 0.5)
    assert answer(session) is None, "nothing is set before"
    assert {"pocket empty", "cell in dashes", "flag to 90° carried"} <= set(signs(session, hands))
    hands.obey([Up(FINGER)], 0.1)
    assert str(getattr(answer(session), "cell", None)) == "C3"
    assert hands.carried is None
    assert not [sign for sign in signs(session, hands) if sign.endswith("carried")]


def test_beside_the_mat_and_where_its_end_is_not_seen_it_is_back_in_its_pocket(session: Session) -> None:
    for end in (Up(FINGER), Away()):
        hands = Hands(session, SIZE)
        hands.obey([*way(session, (40.0, 790.0) if isinstance(end, Up) else CELL), end], 0.5)
        hands.obey([Up(FINGER)], 0.1)
        assert answer(session) is None
        assert FLAG in places(session, SIZE)


def test_a_second_finger_sets_it_first_and_the_first_one_carries_nothing_more(session: Session) -> None:
    hands = Hands(session, SIZE)
    hands.obey(way(session, (300.0, 500.0)), 0.1)
    session.touch(CELL)
    hands.obey([], 0.1)
    assert hands.carried is None
    hands.obey([Up(FINGER)], 0.1)
    assert str(getattr(answer(session), "cell", None)) == "C3"


def test_a_touch_that_does_not_slide_sets_nothing_and_she_looks_at_the_mat(session: Session) -> None:
    hands = Hands(session, SIZE)
    hands.obey([Down(FINGER, places(session, SIZE)[FLAG].centre), Up(FINGER)], 0.1)
    assert answer(session) is None
    assert "eye looking at the mat" in signs(session, hands)


@pytest.mark.parametrize(("touched", "seconds"), [(True, 1.2), (False, 6.2)])
def test_every_cell_waits_for_the_flag_soon_after_it_was_touched_or_after_a_while(
    session: Session, touched: bool, seconds: float
) -> None:
    hands = Hands(session, SIZE)
    if touched:
        session.touch(FLAG)
    assert session.attempt is not None
    mat = session.attempt.challenge.mat
    session.tick(seconds - 0.4)
    assert "cell in dashes" not in signs(session, hands)
    session.tick(0.4)
    assert signs(session, hands).count("cell in dashes") == mat.width * mat.height
    session.touch(CELL)
    session.tick(6.2)
    assert "cell in dashes" not in signs(session, hands)


def test_the_bee_does_not_hide_the_flag_on_the_cell_where_she_starts_and_keeps_her_size(
    session: Session,
) -> None:
    assert session.attempt is not None

    def sides() -> tuple[int, int]:
        """Of the flag and of the bee, in pixels."""
        shown = {sprite.sign: sprite for sprite in scene(session, View(SIZE, IMAGES)).actors}
        bee = next(shown[sign] for sign in shown if sign.startswith("bee") and "shadow" not in sign)
        flag = shown["flag to 90°"]
        assert not (bee.x < flag.x and flag.x + flag.width < bee.x + bee.width), "the flag is below the bee"
        return flag.width, bee.width

    session.touch(CELL)
    elsewhere = sides()
    session.touch(Touch(Key.CELL, 5))
    there = sides()
    assert (there[0] < elsewhere[0], there[1] == elsewhere[1]) == (True, True)
    session.touch(Touch(Key.GO))
    while session.attempt.moment.column < 1:
        session.tick(0.1)
    assert sides() == elsewhere


def shown(session: Session, size: tuple[int, int] = SIZE) -> dict[str, Rect]:
    actors = scene(session, View(size, IMAGES)).actors
    return {each.sign: Rect(each.x, each.y, each.width, each.height) for each in actors}


def run_with(session: Session, *touches: Touch) -> None:
    for touch in (*touches, Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)


@pytest.mark.parametrize("size", [SIZE, (1024, 600), (800, 1280), (1920, 1080)])
def test_of_another_cell_two_large_pictures_tell_and_nothing_on_the_mat_looks_like_a_route(
    session: Session, size: tuple[int, int]
) -> None:
    session.use_settings(replace(session.settings, whiteboard=size == (1920, 1080)))
    run_with(session, Touch(Key.CELL, 13))
    found = shown(session, size)
    told, true, where = found["cell as it was said"], found["cell as it is"], places(session, size)
    go = where[Touch(Key.GO)]
    assert told.width == true.width >= (0.22 if size == (1024, 600) else 0.175) * min(size), (
        "as large as is read from a metre"
    )
    assert (told.right <= true.x, told.centre[1]) == (True, true.centre[1])
    assert max(told.bottom, true.bottom) <= go.y
    assert go.width >= key_side(size) - 1
    assert not [sign for sign in found if "arrow" in sign]


def test_of_another_heading_she_turns_to_hers_and_a_touch_on_the_other_picture_turns_what_was_said(
    session: Session,
) -> None:
    run_with(session, CELL, CELL)
    assert {"bee as it was said 180°", "bee wondering"} <= shown(session).keys(), "hers looks north"
    assert places(session, SIZE)[FLAG].contains(*shown(session)["bee as it was said 180°"].centre)
    session.touch(FLAG)
    assert "frame round the same" not in shown(session)
    session.touch(FLAG)
    assert {"bee as it was said", "frame round the same"} <= shown(session).keys()


@pytest.mark.parametrize(("view", "degrees"), [("", ""), ("\nvue abeille fixe", " 270°")])
def test_the_bee_as_it_was_said_looks_where_the_flag_points_on_a_turned_mat_too(view: str, degrees: str) -> None:
    """Seen as the bee sees it, north is at the left once she looks east."""
    ends_east = "tapis 5 4\ndépart A1 nord\ngenre prevoir\nprogramme ↑ ↷ ↑\ntouches ↑ ↷\norientation oui"
    opened = Session(path_of(challenge(ends_east + view)), "fr")
    opened.open_challenge(0, 0)
    run_with(opened, Touch(Key.CELL, 6))
    assert {f"flag to{degrees or ' 0°'}", f"bee as it was said{degrees}"} <= shown(opened).keys()


def in_world(facts: str, decor: Decor, *touches: Touch) -> Session:
    """A prediction on a mat of another world, run once ``touches`` have said where she stops."""
    plain = challenge(GENRES["prevoir"] + facts)
    opened = Session(path_of(replace(plain, mat=replace(plain.mat, decor=decor))), "fr")
    opened.open_challenge(0, 0)
    run_with(opened, *touches)
    return opened


@pytest.mark.parametrize("cell", [12, 13])
def test_in_both_pictures_she_wears_what_she_wears_on_the_mat(cell: int) -> None:
    opened = in_world("", Decor(outfit="tenue-marin"), Touch(Key.CELL, cell), Touch(Key.CELL, cell))
    signs = [each.sign for each in scene(opened, View(SIZE, IMAGES)).actors if each.sign.startswith("bee ")]
    bees = [sign for sign in signs if "shadow" not in sign]
    assert len(bees) == (3 if cell == 12 else 2), "on the mat, as she is and, of the right cell, as it was said"
    assert all(sign.endswith("in tenue marin") for sign in bees)


@pytest.mark.usefixtures("display")
def test_the_pictures_show_the_ground_of_the_mat_and_what_is_round_the_cell() -> None:
    def near(facts: str = "", ground: Ground = Ground.PAPER) -> list[bytes]:
        """What was said, D3, and what is, C3, as pixels."""
        opened = in_world(facts, Decor(ground=ground), Touch(Key.CELL, 13))
        found = (each for each in scene(opened, View(SIZE, IMAGES)).actors if each.sign.startswith("mat round"))
        return [pygame.image.tobytes(drawn(each.svg, each.width, CALM), "RGBA") for each in found]

    assert len(set(near())) == 2
    assert not set(near()) & set(near(ground=Ground.ISLAND)), "sand is no paper"
    assert not set(near()) & set(near("\nobstacles D4")), "what bars the next cell is seen"
    assert near() == near("\nobstacles A4"), "and not what is far away"


def test_no_ray_of_the_light_under_her_lies_over_the_hem() -> None:
    opened = Session(path_of(challenge("tapis 5 4\ndépart A1 est\ngenre prevoir\nprogramme ↑ ↑\ntouches ↑")), "fr")
    opened.open_challenge(0, 0)
    run_with(opened, Touch(Key.CELL, 2))
    (sign,) = (sign for sign in shown(opened) if sign.startswith("light under the bee"))
    rays = [int(degrees) for degrees in sign.rstrip("°").split()[6:]]
    assert rays
    assert not [degrees for degrees in rays if 150 < degrees < 210], "her row is the lowest"
