"""The ghost hand on the page: once, after ten idle seconds, on the right control; then all is as it was."""

import math
from dataclasses import replace
from itertools import groupby

import pytest

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.game.success.celebrations import Poked
from simulateur.machine.backend import Backend
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.input.events import MOUSE, Down, Up
from simulateur.pages.open_page import places, scene
from simulateur.screen import Screen
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, open_app, path_of
from tests.simulateur.rectangles import Size

pytestmark = pytest.mark.usefixtures("display")
FACTS = {**GENRES, "programmer": MEADOW}
GLOW = {"choisir": "glow round", "completer": "glow", "prevoir": "cell in dashes"}
"""Where all that will do glows, no hand comes; and the sign of that glow."""
EVERY_KIND = pytest.mark.parametrize("genre", [genre for genre in FACTS if genre not in GLOW])
TICK_S = 0.1
SIZES = [(1280, 800), (1024, 600), (800, 1280)]
A_NEW_MACHINE = Settings()


def at(genre: str, settings: Settings = A_NEW_MACHINE) -> Session:
    session = Session(path_of(challenge(FACTS[genre], hints=["Où ?"])), "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def actors(session: Session, size: Size = (1280, 800)) -> tuple[Sprite, ...]:
    return scene(session, View(size, IMAGES)).actors


def hands(session: Session, size: Size = (1280, 800)) -> list[Sprite]:
    return [sprite for sprite in actors(session, size) if sprite.sign.startswith("ghost hand")]


def seen_in(session: Session, seconds: float) -> list[int]:
    """How many hands are seen, tick by tick."""
    seen = []
    for _tick in range(round(seconds / TICK_S)):
        session.tick(TICK_S)
        seen.append(len(hands(session)))
    return seen


@EVERY_KIND
def test_one_hand_comes_once_after_ten_seconds_and_again_only_after_a_touch(genre: str) -> None:
    session = at(genre)
    session.tick(8.0)
    before = actors(session)
    seen = seen_in(session, 40)
    runs = [(count, len(list(same))) for count, same in groupby(seen)]
    assert [count for count, _ticks in runs] == [0, 1, 0], "one hand, in one go"
    assert abs(runs[0][1] * TICK_S - 2) < 2 * TICK_S, "ten seconds after the last touch"
    assert 2 < runs[1][1] * TICK_S < 6, "it hurries nobody, and keeps nobody waiting"
    assert still(actors(session)) == still(before), "all is back"
    session.touch(Touch(Key.LISTEN))
    assert 1 in seen_in(session, 15), "after a touch it comes once more"


def still(drawn: tuple[Sprite, ...]) -> list[str]:
    """What is shown, but for a blink."""
    return [sprite.sign.replace("blink", "").strip() for sprite in drawn]


@EVERY_KIND
@for_each("size", SIZES)
@for_each("settings", [Settings(), Settings(whiteboard=True), Settings(left_handed=True)])
def test_a_hand_that_presses_is_in_the_window_its_finger_on_what_it_presses(
    genre: str, size: Size, settings: Settings
) -> None:
    session = at(genre, settings)
    assert session.attempt is not None
    ghost = session.attempt.ghost
    assert ghost is not None
    session.tick(9.95)
    pressed = set()
    for _tick in range(60):
        session.tick(TICK_S)
        for hand in hands(session, size):
            far, turned = hand.width * 52 / 120, math.radians(hand.turned)
            x = hand.x + hand.width / 2 + far * math.sin(turned)
            y = hand.y + hand.height / 2 - far * math.cos(turned)
            assert hand.width < 0.3 * min(size)
            assert -1 <= hand.x <= size[0] - hand.width + 1
            assert -1 <= hand.y <= size[1] - hand.height + 1
            if "pressing" in hand.sign:
                there = places(session, size)
                on = [touch for touch in ghost.touches if touch in there and there[touch].contains(x, y)]
                pressed |= set(on)
                assert on or Key.CELL in {touch.key for touch in ghost.touches}
    reached = {touch for touch in ghost.touches if touch in places(session, size)}
    assert pressed >= reached


@pytest.mark.parametrize("genre", GLOW)
def test_where_each_of_several_will_do_they_glow_after_six_seconds_and_no_hand_comes(genre: str) -> None:
    session = at(genre)

    def glowing() -> int:
        signs = [sprite.sign for sprite in actors(session)]
        return sum(sign in (GLOW[genre], "glow behind a key", "glow round behind a key") for sign in signs)

    session.tick(5.9)
    assert glowing() == 0
    assert max(seen_in(session, 15)) == 0
    assert session.attempt is not None
    assert glowing() == len(session.attempt.calls) + (genre == "completer"), "and the hole, which they fill"


@pytest.mark.parametrize("genre", ["orienter", "question"])
def test_a_screen_sleeps_before_the_hand_comes_and_once_it_is_gone(genre: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app(at(genre))
    made: list[float] = []
    picture = app._screen.picture

    def counted() -> object:
        made.append(app.session.since_touch)
        return picture()

    monkeypatch.setattr(app._screen, "picture", counted)
    rested = []
    for _tick in range(400):
        app.step(TICK_S, [])
        rested.append(app._screen.rest_s)

    def share(first: float, last: float) -> float:
        """The share of the turns between two times in which a picture was made."""
        return sum(first < at <= last for at in made) * TICK_S / (last - first)

    assert share(6.6, 9.9) < 0.35, "she breathes and blinks, as ever"
    assert share(10.2, 12.5) > 0.9
    assert share(17.2, 20.5) < 0.35
    assert max(rested[:190]) == 0
    assert max(rested[210:]) > 0.3, "once nobody plays it rests for longer"


def test_with_less_movement_the_hand_is_at_one_place_then_at_the_next() -> None:
    lively, calm = (at("orienter", Settings(less_movement=less)) for less in (False, True))
    places_of = []
    for session in (lively, calm):
        session.tick(9.95)
        where = set()
        for _tick in range(60):
            session.tick(TICK_S)
            where |= {(hand.x, hand.y) for hand in hands(session)}
        places_of.append(where)
    assert len(places_of[0]) > 15
    assert len(places_of[1]) <= 7, "three things, pressed and not, and where it comes from"


def test_what_a_hand_does_is_neither_kept_nor_heard() -> None:
    session = at("choisir")
    session.take_sounds()
    session.take_requests()
    assert session.attempt is not None and session.players.at.round is not None  # noqa: PT018 (one thing)
    draft = session.attempt.draft
    for _tick in range(200):
        session.tick(TICK_S)
        actors(session)
    assert session.attempt.draft is draft
    assert session.players.at.round.diary.touches == ()
    assert (session.take_sounds(), session.take_requests()) == ((), ())


@pytest.mark.parametrize(("genre", "comes"), [("orienter", 0), ("programmer", 1)])
def test_with_one_switch_examples_alone_are_shown_since_others_are_touched(genre: str, comes: int) -> None:
    assert max(seen_in(at(genre, replace(A_NEW_MACHINE, scanning=True)), 30)) == comes


@for_each("size", SIZES)
@pytest.mark.parametrize("aside", [0, 1], ids=["the bee", "the cell beside her"])
def test_a_child_who_touches_the_bee_is_smiled_at_and_soon_shown_what_to_do(size: Size, aside: int) -> None:
    session = at("programmer")
    screen, attempt = Screen(session, IMAGES, Backend(session), size), session.attempt
    assert attempt is not None
    bee = mat_of(attempt, layout_of(session, size)).centre_of(aside, 0)
    screen.step(TICK_S, [Down(MOUSE, bee), Up(MOUSE)])
    asked = not aside
    assert any(sprite.sign.startswith("bee happy") for sprite in screen.scene().actors) is asked
    assert (1 in seen_in(session, 3)) is asked
    assert 1 in seen_in(session, 10) or asked, "the hand comes of itself as ever"


def test_a_bee_on_a_cell_with_a_name_is_asked_as_the_cell_tells_it() -> None:
    facts = f"{MEADOW}lieux A1=la-ruche/ruche"
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    screen = Screen(session, IMAGES, Backend(session), SIZES[0])
    cell = places(session, SIZES[0])[Touch(Key.PLACE, 0)].centre
    screen.step(0, [Down(MOUSE, cell), Up(MOUSE)])
    assert session.players.at.round is not None
    assert session.players.at.round.touched_place is not None, "its waves are seen"
    assert 1 in seen_in(session, 3)


def test_a_bee_that_is_asked_once_something_lies_there_points_to_go() -> None:
    session = at("programmer")
    for key in (Key.FORWARD, Key.POKE):
        session.touch(Touch(key, Poked.BEE.value if key is Key.POKE else 0))
    session.tick(1.7)
    assert any(sprite.sign == "key go pressed" for sprite in actors(session))
    assert len(hands(session)) == 1


def test_who_wants_to_start_nothing_soon_sees_where_cards_come_from() -> None:
    session = at("programmer")
    session.tick(3.0)
    session.touch(Touch(Key.GO))
    assert not any(seen_in(session, 2.4))
    seen = seen_in(session, 30)
    runs = [count for count, _same in groupby(seen)]
    assert runs == [1, 0], "once"


def test_where_the_only_card_is_the_answer_its_key_is_pressed_and_nothing_is_laid() -> None:
    session = Session(path_of(challenge("tapis 2 1\ndépart A1 est\nfleurs B1\ntouches avancer", hints=["Où ?"])), "fr")
    session.open_challenge(0, 0)
    session.tick(10.0)
    signs: set[str] = set()
    for _tick in range(30):
        session.tick(TICK_S)
        signs |= {sprite.sign for sprite in actors(session)}
    assert "ghost hand pressing" in signs
    assert not any(sign.startswith("card") for sign in signs)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_mat_that_is_hidden_does_not_tell_by_a_poke_where_the_bee_is(hidden: bool) -> None:
    session = Session(path_of(challenge(f"{MEADOW}mémoire tapis 3")), "fr")
    session.open_challenge(0, 0)
    screen = Screen(session, IMAGES, Backend(session), (1280, 800))
    screen.step(5.0 if hidden else 0.1, [])
    attempt = session.attempt
    assert attempt is not None
    assert attempt.hides_mat is hidden
    at = mat_of(attempt, layout_of(session, (1280, 800))).centre_of_cell(attempt.challenge.start.cell)
    screen.step(0.05, [Down(MOUSE, at)])
    assert session.journey.celebrations.poked == (None if hidden else Touch(Key.POKE, Poked.BEE.value))


LOW = [(genre, size) for genre in ("programmer", "repeter", "deboguer") for size in SIZES]


@pytest.mark.parametrize(("genre", "size"), LOW, ids=str)
def test_a_finger_that_asks_is_whole_above_the_strip_and_hides_nothing_of_the_bee(genre: str, size: Size) -> None:
    session = Session(path_of(challenge(FACTS[genre], hints=["Où ?", "Et elle ?"])), "fr")
    session.open_challenge(0, 0)
    for _question in range(2):
        session.touch(Touch(Key.HINT))
        session.tick(1.0)
        hand = next(each for each in actors(session, size) if each.sign.startswith("hand pointing"))
        assert hand.y + hand.height <= min(tray.rect.y for tray in layout_of(session, size).trays)
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout_of(session, size))
    bee, moment = mat.cell, session.attempt.moment
    x, y = mat.centre_of(moment.column, moment.row)
    right, down = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}[round(hand.turned)]
    (middle_x, middle_y), far = Rect(*hand[1:5]).centre, hand.width * 52 / 120
    aside, beside = sorted((abs(middle_x + right * far - x), abs(middle_y + down * far - y)))
    assert aside < bee / 10
    assert 0.35 * bee < beside < 0.5 * bee, "its tip is on her cell, and not on her"


def test_after_a_run_each_question_leaves_another_picture_than_the_one_before() -> None:
    session = Session(path_of(challenge(MEADOW, hints=["Où ?", "Et elle ?", "Et après ?"])), "fr")
    session.open_challenge(0, 0)
    for touch in (Touch(Key.FORWARD), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    left = []
    for _question in range(3):
        session.touch(Touch(Key.HINT))
        session.tick(9.0)
        left.append([each for each in actors(session) if not each.sign.startswith(("key", "eye"))])
    assert left[0] != left[1] != left[2]
