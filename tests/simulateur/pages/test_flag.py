"""The flag under a finger: what the ghost hand shows can be done; what is cut short leaves it in its pocket."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.view import View
from simulateur.pages.hands.events import Away, Device, Down, Event, Move, Presser, Up
from simulateur.pages.hands.hands import Hands
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import GENRES, IMAGES, challenge, path_of

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
