"""Small hands tap twice, and more often: what the first press has brought about stays."""

import pytest

from beebot.challenge import Challenge
from beebot.command import Command, Repeat
from beebot.pose import Pose
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.arrange import Row
from simulateur.game.kinds.draft import Sort
from simulateur.game.kinds.sort import Pile
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import RobotsAre
from simulateur.game.requests import Ask, Order, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.input.debounce import Presses
from simulateur.pages.input.events import MOUSE, Down, Event, Move, Up
from simulateur.pages.input.hands import Hands
from simulateur.pages.open_page import places
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, lesson, member, path

SIZE = (1280, 800)
TICK_S = 0.05
SOON_S, LATER_S = 0.3, 0.7
"""From one press to the next: of one hand that taps twice; of somebody who presses again."""


class Child:
    """A session that a mouse touches, in time that is dealt out."""

    def __init__(self, settings: Settings | None = None, challenges: int = 4) -> None:
        lessons = [lesson(f"s{n}", *(challenge(THREE_STEPS, f"d{n}{m}") for m in range(challenges))) for n in range(6)]
        self.session = Session(path(*lessons), "fr", settings=settings or Settings())
        self.hands = Hands(self.session, SIZE)
        self.wait(1.0)

    def wait(self, seconds: float) -> None:
        for _tick in range(round(seconds / TICK_S)):
            self.hands.obey([], TICK_S)
            self.session.tick(TICK_S)

    def taps(self, at: tuple[float, float], times: int = 2, each_s: float = SOON_S) -> None:
        for _time in range(times):
            self.hands.obey([Down(MOUSE, at)], TICK_S)
            self.session.tick(TICK_S)
            self.hands.obey([Up(MOUSE)], TICK_S)
            self.session.tick(TICK_S)
            self.wait(each_s - 2 * TICK_S)

    def pulls(self, at: tuple[float, float], by: tuple[float, float], steps: int = 10) -> bool:
        """Press at a pixel, and let go so many pixels away; whether anything was seen to be carried."""
        moves: list[Event] = [Move(MOUSE, by[0] / steps, by[1] / steps)] * steps
        carried = False
        for event in (Down(MOUSE, at), *moves, Up(MOUSE)):
            self.hands.obey([event], TICK_S)
            self.session.tick(TICK_S)
            carried |= self.hands.carried is not None
        return carried

    def where(self, touch: Touch) -> tuple[float, float]:
        return places(self.session, SIZE)[touch].centre

    def succeed(self) -> None:
        self.session.open_challenge(0, 0)
        for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
            self.session.touch(touch)
        self.wait(9.0)


def test_a_flower_that_is_tapped_twice_opens_its_seance_and_no_challenge() -> None:
    for place in range(6):
        child = Child()
        child.taps(child.where(Touch(Key.LESSON, place)))
        assert (child.session.page, child.session.players.at.lesson_place) == (Page.LESSON, place)
        assert child.hands.missed is not None, "a ring answers the second tap"


def test_going_on_twice_skips_no_challenge_and_touches_nothing_of_it() -> None:
    child = Child()
    child.succeed()
    child.taps(child.where(Touch(Key.NEXT)), times=3)
    attempt = child.session.attempt
    assert attempt is not None
    assert (child.session.players.at.challenge_place, attempt.phase, attempt.program) == (1, Phase.WRITING, ())


def test_going_on_twice_from_a_feast_passes_no_turn() -> None:
    child = Child(challenges=1)
    child.succeed()
    child.taps(child.where(Touch(Key.NEXT)), times=1, each_s=5.0)
    assert child.session.page is Page.FEAST
    animal = child.session.players.animal
    child.taps(child.where(Touch(Key.NEXT)))
    assert (child.session.page, child.session.players.animal) == (Page.HOME, animal)


@pytest.mark.parametrize("own", [False, True], ids=["together", "each"])
def test_the_animal_that_is_tapped_twice_passes_one_turn(own: bool) -> None:
    child = Child(Settings(own_progress=own))
    child.session.open_lesson("s0")
    following = child.session.players.turns.following
    child.taps(child.where(Touch(Key.TURN)))
    assert child.session.players.animal == following


def runs(child: Child, taps: int, each_s: float) -> bool:
    child.session.open_challenge(0, 0)
    for touch in keys("avancer avancer avancer"):
        child.session.touch(touch)
    child.wait(1.0)
    child.taps(child.where(Touch(Key.GO)), taps, each_s)
    attempt = child.session.attempt
    assert attempt is not None
    return attempt.phase is Phase.RUNNING


def test_a_hand_that_hammers_on_go_lets_the_bee_go() -> None:
    assert runs(Child(), taps=2, each_s=SOON_S)
    assert runs(Child(), taps=5, each_s=SOON_S)


def test_go_that_is_pressed_again_later_stops_the_bee() -> None:
    assert runs(Child(), taps=1, each_s=LATER_S)
    assert not runs(Child(), taps=2, each_s=LATER_S)


def test_again_that_is_tapped_twice_clears_nothing() -> None:
    child = Child()
    child.succeed()
    child.taps(child.where(Touch(Key.AGAIN)))
    attempt = child.session.attempt
    assert attempt is not None
    assert (attempt.phase, len(attempt.program)) == (Phase.WRITING, 3)


def test_a_key_that_lays_a_card_lays_one_with_each_tap() -> None:
    child = Child()
    child.session.open_challenge(0, 0)
    child.wait(1.0)
    child.taps(child.where(Touch(Key.FORWARD)), times=3, each_s=0.15)
    attempt = child.session.attempt
    assert attempt is not None
    assert len(attempt.program) == 3


def test_another_place_may_be_touched_at_once() -> None:
    child = Child()
    child.taps(child.where(Touch(Key.LESSON, 0)), times=1, each_s=0.15)
    child.taps(child.where(Touch(Key.HOME)), times=1, each_s=0.15)
    assert child.session.page is Page.HOME


def with_pictures(kind: str) -> Child:
    child = Child()
    child.session = Session(path(lesson("s", challenge(GENRES[kind], "d"))), "fr", settings=Settings())
    child.hands = Hands(child.session, SIZE)
    child.session.open_challenge(0, 0)
    child.wait(1.0)
    return child


def laid_in(child: Child) -> list[tuple[int, ...]]:
    attempt = child.session.attempt
    assert attempt is not None
    assert isinstance(attempt.draft, Pile | Row)
    return list(attempt.draft.spots)


def test_a_box_that_is_tapped_twice_gets_one_picture() -> None:
    child = with_pictures("trier")
    child.taps(child.where(Touch(Key.SPOT, 0)))
    assert laid_in(child) == [(0,), (), ()]


def test_who_taps_each_picture_and_place_twice_lays_them() -> None:
    child = with_pictures("ranger")
    for touch in (Touch(Key.PICTURE, 2), Touch(Key.SPOT, 1)):
        child.taps(child.where(touch))
        child.wait(LATER_S)
    assert laid_in(child)[1] == (2,)


def test_a_repeat_whose_key_is_tapped_twice_is_open() -> None:
    child = Child()
    asked = challenge("tapis 6 5\ndépart A1 est\narrivée F1\nrépéter oui\nmaximum 6\ntouches ↑ ↶", "d")
    child.session = Session(path(lesson("s", asked)), "fr", settings=Settings())
    child.hands = Hands(child.session, SIZE)
    child.session.open_challenge(0, 0)
    child.wait(1.0)
    child.taps(child.where(Touch(Key.REPEAT)))
    child.wait(LATER_S)
    child.taps(child.where(Touch(Key.FORWARD)), times=1)
    attempt = child.session.attempt
    assert attempt is not None
    assert isinstance(attempt.program[0], Repeat)


def at(facts: str, name: str = "d", hints: tuple[str, ...] = ()) -> Child:
    child = Child()
    child.session = Session(path(lesson("s", challenge(facts, name, hints))), "fr", settings=Settings())
    child.hands = Hands(child.session, SIZE)
    child.session.open_challenge(0, 0)
    child.wait(1.0)
    return child


def asked(child: Child) -> Challenge:
    attempt = child.session.attempt
    assert attempt is not None
    return attempt.challenge


@pytest.mark.parametrize("kind", ["creer", "libre"])
@pytest.mark.parametrize("thing", range(3))
def test_a_thing_that_is_laid_with_two_taps_lies_there(kind: str, thing: int) -> None:
    child = at(GENRES[kind])
    bee_first = int(kind == "creer")
    if kind == "libre":
        child.taps(child.where(Touch(Key.STAMPS)), times=1, each_s=LATER_S)
    child.taps(child.where(Touch(Key.OBJECT, thing + bee_first)), times=1, each_s=LATER_S)
    before = asked(child)
    child.taps(child.where(Touch(Key.CELL, 15)), times=3)
    assert asked(child) != before
    laid = asked(child)
    child.wait(LATER_S)
    child.taps(child.where(Touch(Key.CELL, 15)), times=1)
    assert asked(child) != laid, "later it is taken away"


def test_a_thing_that_is_taken_with_two_taps_is_in_hand() -> None:
    child = at(GENRES["creer"])
    for touch in (Touch(Key.OBJECT, 1), Touch(Key.CELL, 15), Touch(Key.OBJECT, 1)):
        child.taps(child.where(touch), times=1, each_s=LATER_S)
    assert asked(child).goal is not None
    child.taps(child.where(Touch(Key.CELL, 15)))
    assert asked(child).goal is None
    attempt = child.session.attempt
    assert attempt is not None
    assert [thing.picked for thing in attempt.gesture.things(attempt.draft)] == [False, True, False, False]


def test_the_bee_turns_with_each_tap() -> None:
    child = at(GENRES["creer"])
    start = asked(child).start
    child.taps(child.where(Touch(Key.CELL, 6)), times=3, each_s=0.15)
    assert asked(child).start == Pose(start.cell, start.heading.turned(270))


def in_hand(child: Child) -> int | None:
    attempt = child.session.attempt
    assert attempt is not None
    return attempt.draft.strips[0].held


def test_the_bee_that_is_set_elsewhere_with_two_taps_looks_as_before() -> None:
    child = at(GENRES["creer"])
    start = asked(child).start
    child.taps(child.where(Touch(Key.OBJECT, 0)), times=1, each_s=LATER_S)
    child.taps(child.where(Touch(Key.CELL, 15)))
    assert (asked(child).start.cell != start.cell, asked(child).start.heading) == (True, start.heading)


@pytest.mark.parametrize("facts", [THREE_STEPS, GENRES["completer"]], ids=["programmer", "completer"])
def test_a_card_that_is_tapped_twice_is_in_hand_and_later_put_down(facts: str) -> None:
    child = at(facts)
    for touch in keys("avancer avancer"):
        child.session.touch(touch)
    child.taps(child.where(Touch(Key.CARD, 1)), times=3)
    assert in_hand(child) == 1
    child.wait(LATER_S)
    child.taps(child.where(Touch(Key.CARD, 1)))
    assert in_hand(child) is None


def test_of_two_cards_the_one_that_is_tapped_twice_is_in_hand() -> None:
    child = at(THREE_STEPS)
    for touch in keys("avancer avancer"):
        child.session.touch(touch)
    child.taps(child.where(Touch(Key.CARD, 0)), times=1, each_s=LATER_S)
    child.taps(child.where(Touch(Key.CARD, 1)))
    assert in_hand(child) == 1


def test_a_card_that_is_tapped_may_be_pulled_off_at_once() -> None:
    child = at(THREE_STEPS)
    for touch in keys("avancer avancer"):
        child.session.touch(touch)
    where = child.where(Touch(Key.CARD, 1))
    child.taps(where, times=1)
    assert child.pulls(where, (0, -300))
    attempt = child.session.attempt
    assert attempt is not None
    assert len(attempt.program) == 1


def test_a_thing_that_was_laid_with_a_tap_may_be_pulled_on_at_once() -> None:
    child = at(GENRES["creer"])
    child.taps(child.where(Touch(Key.OBJECT, 1)), times=1, each_s=LATER_S)
    there, beyond = (child.where(Touch(Key.CELL, cell)) for cell in (15, 16))
    child.taps(there, times=1)
    laid = asked(child).goal
    child.pulls(there, (beyond[0] - there[0], beyond[1] - there[1]))
    assert laid is not None
    assert asked(child).goal not in (None, laid)


def test_a_second_tap_that_trembles_pulls_nothing() -> None:
    child = at(THREE_STEPS)
    for touch in keys("avancer avancer"):
        child.session.touch(touch)
    where = child.where(Touch(Key.CARD, 1))
    child.taps(where, times=1)
    assert not child.pulls(where, (12, -16))
    assert in_hand(child) == 1


def test_an_empty_place_that_is_tapped_twice_is_chosen() -> None:
    child = at(GENRES["completer"])
    child.taps(child.where(Touch(Key.GAP, 3)))
    child.wait(LATER_S)
    child.taps(child.where(Touch(Key.FORWARD)), times=1)
    attempt = child.session.attempt
    assert attempt is not None
    assert [item.sort is Sort.CARD for item in attempt.draft.strips[0].items] == [False, False, False, True, False]


def test_a_die_counts_with_each_tap() -> None:
    child = at(GENRES["repeter"])
    for touch in (Touch(Key.REPEAT), Touch(Key.FORWARD)):
        child.session.touch(touch)
    child.taps(child.where(Touch(Key.CARD, 0)), times=4, each_s=0.15)
    attempt = child.session.attempt
    assert attempt is not None
    assert attempt.program == (Repeat(5, (Command.FORWARD,)),)


def test_the_bulb_that_is_tapped_twice_helps_once() -> None:
    child = at(THREE_STEPS, hints=("Où ?", "Combien ?"))
    child.taps(child.where(Touch(Key.HINT)), times=3)
    attempt = child.session.attempt
    assert attempt is not None
    assert attempt.help.calls == 1


def test_a_proposed_card_that_is_tapped_twice_is_laid_once() -> None:
    child = at(MEADOW)
    attempt = child.session.attempt
    while attempt is not None and not (attempt.help.hint and attempt.help.hint.options):
        child.session.touch(Touch(Key.HINT))
        attempt = child.session.attempt
    assert attempt is not None
    assert attempt.help.hint is not None
    assert attempt.help.hint.right is not None
    child.taps(child.where(Touch(Key.OPTION, attempt.help.hint.right)))
    attempt = child.session.attempt
    assert attempt is not None
    assert len(attempt.program) == 1


@pytest.mark.parametrize(("times", "stops"), [(2, False), (4, True)], ids=["tapped twice", "hammered"])
def test_a_robot_that_is_started_by_a_hand_that_hammers_is_stopped(times: int, *, stops: bool) -> None:
    child = Child()
    child.session.linked = (member("fox", Lamp.LINKED),)
    child.session.open_challenge(0, 0)
    for touch in keys("avancer avancer avancer"):
        child.session.touch(touch)
    child.taps(child.where(Touch(Key.ROBOT)), times=times)
    assert (TellRobot("fox", Order.STOP) in child.session.take_requests()) is stops


def test_the_sign_that_stops_all_robots_obeys_a_hand_that_hammers() -> None:
    """She opens a challenge by its cover and hammers on: where her finger is the sign has come."""
    child = Child()
    child.session.hear(RobotsAre((member(moving=True),)))
    child.session.open_challenge(0, 0)
    sign = places(child.session, SIZE)[Touch(Key.STOP_ALL)]
    at = (sign.x + 0.1 * sign.width, sign.bottom - 1)  # there the cover is too
    child.session.touch(Touch(Key.HOME))
    assert child.session.page is Page.LESSON
    for stops in (False, True):
        child.session.take_requests()
        child.taps(at, times=1)
        asked = Ask.STOP_ALL in child.session.take_requests()
        assert (child.session.page, asked) == (Page.CHALLENGE, stops)


def test_a_tap_elsewhere_in_between_ends_what_is_one_touch() -> None:
    presses = Presses()
    presses.lead_on((100, 100), 1.0)
    assert presses.comes_twice((110, 100), 1.2, near=60), "the same hand"
    assert not presses.comes_twice((400, 100), 1.3, near=60)
    assert not presses.comes_twice((100, 100), 1.4, near=60), "she came back: it is meant"


def test_what_would_empty_a_program_is_not_meant_so_soon_after_what_put_it_under_the_finger() -> None:
    """« Encore » stands where the key is that takes all cards away, in some windows; a child touches it twice."""
    presses = Presses()
    presses.lead_on((100, 100), 1.0)
    assert not presses.comes_twice((100, 100), 1.6, near=60, key=Key.FORWARD), "half a second later it is meant"
    assert presses.comes_twice((100, 100), 2.4, near=60, key=Key.CLEAR)
    presses.lead_on((100, 100), 4.0)
    assert not presses.comes_twice((100, 100), 5.6, near=60, key=Key.CLEAR)
