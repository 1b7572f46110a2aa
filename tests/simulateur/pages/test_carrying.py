"""Cards under a finger: carried along a strip, onto it and off it. Nothing else moves, and nothing is lost."""

import random

import pytest

from beebot.command import Repeat, count_cards
from beebot.notation import parse_program, program_words
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.common.view import View
from simulateur.pages.input.carrying_cards import over
from simulateur.pages.input.events import Away, Device, Down, KeyPress, Move, Presser, Up
from simulateur.pages.input.hands import Hands
from simulateur.pages.open_page import places, scene
from simulateur.pictures.units import touch_side
from tests.long import times
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, keys, path_of
from tools.touches import touches_of

SIZE = (1280, 800)
TICK_S = 1 / 30
FINGER, OTHER = Presser(Device.FINGER, "1"), Presser(Device.FINGER, "2")
PLAIN = Settings()
ON_THE_MAT = (300.0, 300.0)
Point = tuple[float, float]


class Child:
    """One finger, and the hands that it is one of."""

    def __init__(self, facts: str, words: str = "", settings: Settings = PLAIN) -> None:
        self.session = Session(path_of(challenge(facts, hints=["Où ?"])), "fr", settings=settings)
        self.session.open_challenge(0, 0)
        self.hands = Hands(self.session, SIZE)
        for touch in keys(words):
            self.session.touch(touch)

    def down(self, at: Point, by: Presser = FINGER) -> None:
        self.hands.obey([Down(by, at)], TICK_S)
        self._at = at

    def to(self, at: Point, by: Presser = FINGER) -> None:
        """Slide there in eight steps."""
        right, down = at[0] - self._at[0], at[1] - self._at[1]
        for _step in range(8):
            self.hands.obey([Move(by, right / 8, down / 8)], TICK_S)
        self._at = at

    def up(self, by: Presser = FINGER) -> None:
        self.hands.obey([Up(by)], TICK_S)

    def drag(self, start: Touch, end: Point) -> None:
        self.down(self.middle(start))
        self.to(end)
        self.up()

    def middle(self, touch: Touch) -> Point:
        return places(self.session, SIZE)[touch].centre

    def slot(self, place: int, strip: int = 0) -> Rect:
        found = layout_of(self.session, SIZE).trays[strip].at(place)
        assert found is not None
        return found

    def before(self, place: int, strip: int = 0) -> Point:
        """A little before the middle of a place, and a little low: as a finger comes."""
        rect = self.slot(place, strip)
        return rect.x + 0.2 * rect.width, rect.y + 0.7 * rect.height

    def words(self, strip: int = 0) -> str:
        assert self.session.attempt is not None
        return program_words(self.session.attempt.draft.strips[strip].program)

    def signs(self) -> list[str]:
        carried = self.hands.carried
        return [sprite.sign for sprite in scene(self.session, View(SIZE, IMAGES, carry=carried)).actors]


FOUR = "avancer gauche reculer droite"


@pytest.mark.parametrize(
    ("card", "before", "then"),
    [
        (0, 2, "gauche avancer reculer droite"),
        (0, 4, "gauche reculer droite avancer"),
        (3, 0, "droite avancer gauche reculer"),
        (2, 1, "avancer reculer gauche droite"),
        (1, 5, "avancer reculer droite gauche"),
    ],
)
def test_a_card_that_is_carried_along_the_strip_lies_where_it_is_let_go(card: int, before: int, then: str) -> None:
    child = Child(MEADOW, FOUR)
    child.drag(Touch(Key.CARD, card), child.before(before))
    assert child.words() == then
    child.session.touch(Touch(Key.UNDO))
    assert child.words() == FOUR, "one step back"


@pytest.mark.parametrize("before", [1, 2])
def test_a_card_that_falls_where_it_lay_is_in_hand_as_if_it_had_been_touched(before: int) -> None:
    child = Child(MEADOW, FOUR)
    child.drag(Touch(Key.CARD, 1), child.before(before))
    assert child.words() == FOUR
    assert child.session.attempt is not None
    assert child.session.attempt.draft.strips[0].held == 1
    assert not child.session.attempt.draft.strips[0].can_redo


def test_off_every_strip_a_card_is_gone_and_undo_brings_it_back() -> None:
    child = Child(MEADOW, FOUR)
    child.drag(Touch(Key.CARD, 1), ON_THE_MAT)
    assert child.words() == "avancer reculer droite"
    child.session.touch(Touch(Key.UNDO))
    assert child.words() == FOUR


def test_a_key_is_carried_onto_the_strip_where_it_is_wanted() -> None:
    child = Child(MEADOW, "avancer gauche")
    child.drag(Touch(Key.RIGHT), child.before(1))
    assert child.words() == "avancer droite gauche"
    child.drag(Touch(Key.PAUSE), child.before(5))
    assert child.words() == "avancer droite gauche pause", "the end is a place too"


def test_a_key_on_which_a_finger_slides_a_little_is_a_key_that_is_pressed() -> None:
    child = Child(MEADOW, "avancer")
    x, y = child.middle(Touch(Key.LEFT))
    child.drag(Touch(Key.LEFT), (x + 40, y + 20))
    assert child.words() == "avancer gauche"
    plate = layout_of(child.session, SIZE).plate
    child.drag(Touch(Key.LEFT), (plate.centre[0], plate.bottom - 30))
    assert child.words() == "avancer gauche gauche", "still on her back"
    child.drag(Touch(Key.LEFT), ON_THE_MAT)
    assert child.words() == "avancer gauche gauche", "carried away: another thought"


def test_nothing_moves_on_the_strip_while_a_card_is_carried_or_in_hand() -> None:
    child = Child(MEADOW, FOUR)
    where = {touch: rect for touch, rect in places(child.session, SIZE).items() if touch.key is Key.CARD}
    child.down(child.middle(Touch(Key.CARD, 1)))
    for end in (child.before(3), ON_THE_MAT, child.before(0)):
        child.to(end)
        now = places(child.session, SIZE)
        assert {touch: now[touch] for touch in where} == where
        assert "hole" in child.signs(), "its place stays, dashed"
    child.hands.obey([Away()], TICK_S)
    now = places(child.session, SIZE)
    assert {touch: now[touch] for touch in where} == where
    child.session.touch(Touch(Key.GAP, 0))
    now = places(child.session, SIZE)
    assert {touch: now[touch] for touch in where} == where, "a place between two was chosen: still nothing moves"


def test_a_bar_says_where_the_card_would_lie_and_none_where_it_would_fall_back_or_away() -> None:
    child, seen = Child(MEADOW, FOUR), []
    child.down(child.middle(Touch(Key.CARD, 1)))
    for end in (child.before(3), child.before(2), ON_THE_MAT, child.before(0)):
        child.to(end)
        seen.append("bar chosen" in child.signs())
    assert seen == [True, False, False, True]


def test_a_repeat_is_carried_whole_and_cards_into_it_and_out_of_it_and_never_into_itself() -> None:
    facts = "tapis 6 5\ndépart A1 est\nfleurs E1\nrépéter oui\nmaximum 4\ntouches ↑ ↶"
    child = Child(facts)
    for touch in touches_of(child.session.route.challenge, parse_program("répéter 2 [ ↑ ] ↶")):
        child.session.touch(touch)
    child.session.touch(Touch(Key.CARD, 0))
    child.session.touch(Touch(Key.GO))
    child.session.touch(Touch(Key.GO))
    for card, before, then in (
        (2, 1, "répéter 2 [ ↶ ↑ ]"),
        (0, 2, "répéter 2 [ ↶ ↑ ]"),
        (1, 4, "répéter 2 [ ↑ ] ↶"),
        (0, 4, "↶ répéter 2 [ ↑ ]"),
    ):
        child.hands.obey([], 1.0)
        child.session.look(0, 0)
        child.drag(Touch(Key.CARD, card), child.before(before))
        assert child.session.attempt is not None
        assert child.session.attempt.program == parse_program(then), (card, before)


def test_a_card_is_carried_from_one_bee_to_the_other_and_falls_behind_her_cards() -> None:
    child = Child(GENRES["a_deux"], "avancer gauche")
    child.session.touch(Touch(Key.STRIP, strip=1))
    child.session.touch(Touch(Key.FORWARD))
    child.session.touch(Touch(Key.STRIP, strip=0))
    child.drag(Touch(Key.CARD, 1, 0), child.before(1, 1))
    assert (child.words(0), child.words(1)) == ("avancer", "avancer gauche")
    child.session.touch(Touch(Key.STRIP, strip=0))
    child.drag(Touch(Key.BACKWARD), child.before(2, 1))
    assert (child.words(0), child.words(1)) == ("avancer", "avancer gauche reculer")


def test_among_holes_a_card_is_carried_to_another_hole_and_changes_places_with_what_lies_there() -> None:
    child = Child(GENRES["completer"], "droite")
    child.drag(Touch(Key.CARD, 1), child.slot(3).centre)
    assert child.session.attempt is not None
    assert [item.card is None for item in child.session.attempt.draft.strips[0].items] == [False, True, *[False] * 3]
    child.session.touch(Touch(Key.FORWARD))
    child.drag(Touch(Key.CARD, 3), child.slot(1).centre)
    assert child.words() == "avancer droite gauche avancer avancer"
    child.drag(Touch(Key.CARD, 3), child.slot(0).centre)
    assert child.words() == "avancer droite gauche avancer avancer", "a card that is sewn on stays"
    child.drag(Touch(Key.CARD, 3), ON_THE_MAT)
    assert child.session.attempt.draft.answer is None


def test_a_line_that_is_too_long_slides_under_a_finger_and_cards_are_carried_to_what_was_hidden() -> None:
    child = Child(MEADOW, "avancer " * 12 + "gauche")
    tray = layout_of(child.session, SIZE).trays[0]
    assert tray.first == 14 - len(tray.slots)
    child.down(tray.slots[0].centre)
    child.to((tray.slots[0].centre[0] + 3.1 * tray.step, tray.slots[0].centre[1]))
    child.up()
    assert layout_of(child.session, SIZE).trays[0].first == tray.first - 3
    child.session.look(0, 14 - len(tray.slots))
    child.down(child.middle(Touch(Key.CARD, 12)))
    child.to((child.middle(Touch(Key.CARD, 12))[0], tray.rect.y - 30))
    child.to((tray.rolls[0][1].centre[0], tray.slots[0].centre[1]))
    for _second in range(10):
        child.hands.obey([], 1.0)
    assert layout_of(child.session, SIZE).trays[0].first == 0, "over the roll the line slid by itself"
    child.up()
    assert child.words() == "gauche " + "avancer " * 11 + "avancer"


def test_the_line_follows_the_run_and_keeps_the_lit_card_at_the_third_place() -> None:
    child = Child("tapis 20 2\ndépart A1 est\nfleurs T2", "avancer " * 14)
    child.session.touch(Touch(Key.GO))
    seen = []
    for _tick in range(400):
        child.session.tick(0.05)
        attempt = child.session.attempt
        assert attempt is not None
        if (lit := attempt.lit_of()) is not None:
            seen.append((lit, lit - layout_of(child.session, SIZE).trays[0].first))
    assert {lit: place for lit, place in seen if 2 <= lit <= 9} == dict.fromkeys(range(2, 10), 2)
    assert all(0 <= place < 7 for _lit, place in seen)


@pytest.mark.parametrize("lost", [Away(), KeyPress("Enter"), KeyPress("Escape")], ids=["away", "a run", "home"])
def test_a_carry_that_is_cut_short_leaves_the_answer_as_it_was(lost: Away | KeyPress) -> None:
    child = Child(MEADOW, FOUR)
    child.down(child.middle(Touch(Key.CARD, 1)))
    child.to(ON_THE_MAT)
    assert child.hands.carried is not None
    child.hands.obey([lost], TICK_S)
    assert child.hands.carried is None
    child.up()
    child.to(child.before(0) if child.session.attempt else ON_THE_MAT)
    assert child.session.attempt is None or child.words() == FOUR
    if child.session.attempt is not None and child.session.attempt.phase is Phase.RUNNING:
        child.session.touch(Touch(Key.GO))
    if child.session.attempt is not None:
        child.drag(Touch(Key.CARD, 0), child.before(2))
        assert child.words() == "gauche avancer reculer droite", "and a finger carries on"


def test_ten_fingers_on_a_strip_while_a_card_is_carried_change_nothing() -> None:
    child = Child(MEADOW, FOUR)
    child.down(child.middle(Touch(Key.CARD, 0)))
    child.to(child.before(3))
    for number in range(2, 12):
        by = Presser(Device.FINGER, str(number))
        child.hands.obey([Down(by, child.middle(Touch(Key.CARD, number % 4))), Move(by, 30, 5), Up(by)], TICK_S)
    assert child.hands.carried is not None
    child.up()
    assert child.words() == "gauche reculer avancer droite"


@for_each("settings", [Settings(hidden_memory=True), Settings(immediate=True)])
def test_where_no_card_is_seen_none_is_carried(settings: Settings) -> None:
    child = Child(MEADOW, "avancer", settings)
    child.down(child.middle(Touch(Key.LEFT)))
    child.to(ON_THE_MAT)
    assert child.hands.carried is None
    child.up()
    assert child.words() == "avancer gauche"


@pytest.mark.parametrize("kind", [*GENRES, "programmer"])
def test_whatever_fingers_pull_there_is_an_answer_and_no_card_comes_from_nowhere(kind: str) -> None:
    dice = random.Random(f"pull {kind}")
    child = Child({**GENRES, "programmer": MEADOW}[kind])
    for _round in range(times(150)):
        attempt = child.session.attempt
        assert attempt is not None
        touch, rect = dice.choice(list(places(child.session, SIZE).items()))
        if touch.key in (Key.HOME, Key.NEXT, Key.TURN):
            continue
        before = sum(count_cards(strip.program) for strip in attempt.draft.strips)
        fresh = len(attempt.draft.strips) * attempt.challenge.max_instructions
        child.down(rect.centre, dice.choice((FINGER, OTHER)))
        for _move in range(dice.randrange(4)):
            by = dice.choice((FINGER, OTHER))
            child.hands.obey([Move(by, dice.uniform(-700, 700), dice.uniform(-500, 500))], dice.choice((0, 0.1, 2.0)))
            child.hands.carried  # noqa: B018 (it can be asked for at any time)
        end = dice.choice((Up(FINGER), Up(OTHER), Away(), KeyPress("Enter"), KeyPress("z"), Move(FINGER, 0, 0)))
        child.hands.obey([end], TICK_S)
        child.session.tick(dice.choice((0, 0.1, 30.0)))
        if child.session.attempt is None:
            child.session.open_challenge(0, 0)  # it was solved, and Enter went on
            continue
        after = [strip.program for strip in child.session.attempt.draft.strips]
        if not attempt.gesture.lays_cards:
            continue
        assert sum(map(count_cards, after)) <= fresh
        assert touch.key not in (Key.CARD, Key.GAP) or sum(map(count_cards, after)) <= before or end != Up(FINGER)
        assert not any(isinstance(card, Repeat) and not card.turns for program in after for card in program)


def test_a_picture_whose_page_went_while_a_finger_carried_it_is_laid_nowhere() -> None:
    lessons = path_of(challenge(GENRES["ranger"], "un"), challenge(MEADOW, "deux"))
    session = Session(lessons, "fr")
    session.open_challenge(0, 0)
    hands = Hands(session, SIZE)
    hands.obey([Down(FINGER, places(session, SIZE)[Touch(Key.PICTURE, 0)].centre)], TICK_S)
    hands.obey([Move(FINGER, 0.0, -200.0)], TICK_S)
    assert hands.carried is not None, "no picture was lifted, or this test says nothing"
    session.open_challenge(0, 1)
    assert session.attempt is not None
    draft = session.attempt.draft
    hands.obey([Up(FINGER)], TICK_S)
    assert session.attempt.draft == draft


@for_each("size", [SIZE, (1024, 600), (800, 1280)])
def test_a_card_near_two_strips_falls_on_the_nearest(size: tuple[int, int]) -> None:
    layout = layout_of(Child(GENRES["a_deux"], "avancer").session, size)
    first, second = (tray.rect for tray in layout.trays)
    near_first, near_second = (first.centre[0], first.bottom + 1), (second.centre[0], second.y - 1)
    assert second.inset(-touch_side(size) / 2).contains(*near_first), "near both"
    assert first.inset(-touch_side(size) / 2).contains(*near_second), "near both"
    assert (over(layout, near_first), over(layout, near_second)) == (0, 1)
