"""The whole gesture: GO breathes, a hand presses the real key, a tiny bee obeys. Nothing of it is the child's own."""

from itertools import groupby

import pytest

from lecons import path_called
from lecons.pictures.landmarks import landmarks
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.players.unasked import GESTURE_AFTER_S, waited_s
from simulateur.game.requests import Say
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.input.events import MOUSE, Down, KeyPress, Up
from simulateur.pages.open_page import places, scene
from simulateur.screen import Screen
from tests.kit_content import path_at
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, path_of
from tests.simulateur.rectangles import Size

pytestmark = pytest.mark.usefixtures("display")
TICK_S = 0.1
SIZES = [(1280, 800), (1024, 600), (800, 1280), (600, 1024)]
FACTS = {**GENRES, "programmer": MEADOW}
STEP, GO = Touch(Key.FORWARD), Touch(Key.GO)
LAYS = ["programmer", "repeter", "completer", "deboguer", "reproduire", "a_deux"]
ON, ASKS = "Touche GO, elle part.", "Et maintenant ?"
WALK = "tapis 6 5\ndépart A1 est\nfleurs C1\ntouches avancer"


def at(facts: str = MEADOW, settings: Settings | None = None) -> Session:
    session = Session(path_of(challenge(facts, hints=["Où ?"])), "fr", settings=settings or Settings())
    session.open_challenge(0, 0)
    return session


def actors(session: Session, size: Size = SIZES[0]) -> tuple[Sprite, ...]:
    return scene(session, View(size, IMAGES)).actors


def signs(session: Session) -> set[str]:
    return {sprite.sign for sprite in actors(session)}


def said(session: Session, seconds: float = 0.0) -> list[str]:
    for _tick in range(round(seconds / TICK_S)):
        session.tick(TICK_S)
    return [each for asked in session.take_requests() if isinstance(asked, Say) for each in asked.sentences]


def in_turn(session: Session, seconds: float) -> list[bool]:
    """Whether the tiny mat is seen, whenever that changes."""
    seen = []
    for _tick in range(round(seconds / TICK_S)):
        session.tick(TICK_S)
        seen.append("tiny bubble" in signs(session))
    return [there for there, _same in groupby(seen)]


def test_the_eye_breathes_in_the_place_of_go_until_a_run_was_watched() -> None:
    session = at(GENRES["observer"])
    said(session, 5.9)
    assert "ring of go" not in signs(session)
    said(session, 0.5)
    assert "ring of go" in signs(session)
    session.touch(Touch(Key.WATCH))
    said(session, 0.5)
    assert "ring of go" not in signs(session)


@for_each("size", [*SIZES, (1920, 1080)])
def test_light_under_the_bee_says_what_to_watch_until_it_was_watched(size: Size) -> None:
    session = at(GENRES["observer"], Settings(whiteboard=size[0] == 1920))
    assert session.attempt is not None
    bee, mat = session.attempt.moment, mat_of(session.attempt, layout_of(session, size))
    (light,) = (each for each in actors(session, size) if each.sign == "light under the bee")
    assert Rect(*light[1:5]).centre == pytest.approx(mat.centre_of(bee.column, bee.row), abs=1)
    assert light.width > mat.cell
    session.touch(Touch(Key.WATCH))
    session.tick(0.5)
    assert "light under the bee" not in signs(session)


def test_with_a_card_laid_go_breathes_after_six_seconds_until_it_is_touched() -> None:
    session = at()
    session.touch(STEP)
    said(session)
    assert said(session, 5.9) == []
    assert "ring of go" not in signs(session)
    assert said(session, 0.2) == [ASKS]
    sides = set()
    for _tick in range(24):
        session.tick(TICK_S)
        sides |= {(each.sign, each.width) for each in actors(session) if each.sign in ("ring of go", "key go")}
    assert len([1 for sign, _side in sides if sign == "ring of go"]) > 4
    key, *_ = [width for sign, width in sorted(sides) if sign == "key go"]
    assert max(width for sign, width in sides if sign == "key go") == pytest.approx(1.08 * key, abs=2)
    session.tick(12.0)
    assert "ring of go" in signs(session), "after the hand it goes on"
    session.touch(GO)
    assert "ring of go" not in signs(session)


def test_where_no_card_more_has_room_or_the_only_key_helped_go_breathes_at_once() -> None:
    session = at("tapis 6 5\ndépart A1 est\nfleurs C1\ntouches avancer gauche\nmaximum 2")
    for _card in range(2):
        session.touch(STEP)
        session.tick(1.2)
    assert "ring of go" in signs(session), "it is full"
    for keys, soon in (("avancer", True), ("avancer gauche", False)):
        session = at(f"tapis 6 5\ndépart A1 est\nfleurs D1\ntouches {keys}")
        session.touch(STEP)
        session.tick(1.2)
        assert "ring of go" not in signs(session), "she has tried nothing yet"
        session.touch(GO)
        session.tick(30)
        session.touch(STEP)
        session.tick(1.2)
        assert ("ring of go" in signs(session)) == soon


def test_with_nothing_laid_and_beside_a_hint_nothing_breathes() -> None:
    session = at()
    session.tick(7.0)
    assert "ring of go" not in signs(session)
    session.touch(STEP)
    session.touch(Touch(Key.HINT))
    session.tick(7.0)
    assert "ring of go" not in signs(session)


def test_with_less_movement_the_ring_stands_still_and_the_lesson_stays() -> None:
    session = at(settings=Settings(less_movement=True))
    session.touch(STEP)
    session.tick(6.1)
    seen = set()
    for _tick in range(35):
        session.tick(TICK_S)
        seen |= {each for each in actors(session) if each.sign in ("ring of go", "key go")}
    assert len(seen) == 2
    assert in_turn(session, 10) == [False, True, False]


def test_whoever_thinks_after_each_card_is_asked_once_and_shown_each_time() -> None:
    session = at()
    heard = []
    for _card in range(2):
        session.touch(STEP)
        said(session)
        heard.append(said(session, 30))
    assert heard == [[ASKS, ON], [ON]], "and never twice in a spell"


@pytest.mark.parametrize("genre", [kind for kind in LAYS if kind != "completer"])
def test_the_childs_program_is_neither_run_nor_changed_nor_told_to_the_diary(genre: str) -> None:
    session = at(FACTS[genre])
    if genre in ("programmer", "reproduire"):
        session.touch(STEP)
    attempt, played = session.attempt, session.players.at.round
    assert attempt is not None
    assert played is not None
    touches, draft = played.diary.touches, attempt.draft
    session.take_sounds()
    shown = in_turn(session, 30)
    assert shown == [False, True, False]
    assert session.attempt is not None
    assert (session.attempt.draft, session.attempt.phase, session.attempt.run) == (draft, Phase.WRITING, None)
    assert played.diary.touches == touches
    assert session.take_sounds() == ()


def test_the_goal_of_the_child_is_never_what_is_shown_open() -> None:
    session = at(WALK)
    session.touch(STEP)
    session.tick(10.0)
    seen: set[str] = set()
    for _tick in range(50):
        session.tick(TICK_S)
        seen |= signs(session)
    assert "tiny fleur ouverte open" in seen
    assert not {sign for sign in seen if "open" in sign and not sign.startswith("tiny")}
    assert "key go pressed" in seen
    assert "ghost hand pressing" in seen


@pytest.mark.parametrize("waits", [7.0, 10.3, 10.7, 11.5, 12.8, 14.0])
@pytest.mark.parametrize("how", ["key", "nothing", "keyboard"])
def test_a_touch_in_any_phase_ends_it_at_once_and_acts(waits: float, how: str) -> None:
    session = at(WALK)
    screen = Screen(session, IMAGES, Backend(session), SIZES[0])
    session.touch(STEP)
    for _tick in range(round(waits / TICK_S)):
        screen.step(TICK_S, [])
    there = places(session, SIZES[0])[STEP].centre if how == "key" else (3.0, 3.0)
    pressed = KeyPress("ArrowUp") if how == "keyboard" else Down(MOUSE, there)
    screen.step(0.01, [pressed])
    shown = {sprite.sign for sprite in screen.scene().actors}
    assert not {sign for sign in shown if sign.startswith(("tiny", "ghost", "paper", "ring of go"))}
    assert session.attempt is not None
    assert len(session.attempt.program) == (1 if how == "nothing" else 2), "no touch is swallowed"
    assert waited_s(session.journey, session.since_touch) < 1


def test_with_one_switch_any_press_ends_it_and_chooses_what_is_lit() -> None:
    session = at(WALK, Settings(scanning=True))
    screen = Screen(session, IMAGES, Backend(session), SIZES[0])
    session.touch(STEP)
    for _tick in range(115):
        screen.step(TICK_S, [])
    assert "tiny bubble" in {sprite.sign for sprite in screen.scene().actors}
    touches = session.journey.touches
    for _press in range(2):  # a row, then what is in it
        screen.step(0.5, [Down(MOUSE, (3.0, 3.0)), Up(MOUSE)])
        assert "tiny bubble" not in {sprite.sign for sprite in screen.scene().actors}
    assert session.journey.touches > touches


def test_the_ear_plays_it_again_once_the_task_was_heard() -> None:
    session = at(WALK)
    session.touch(STEP)
    session.tick(20.0)
    session.touch(Touch(Key.LISTEN))
    said(session)
    assert said(session, 4.3) == []
    assert said(session, 0.4) == [ON]
    session.tick(0.6)
    assert "tiny bubble" in signs(session)


@for_each("size", SIZES)
@for_each("settings", [Settings(), Settings(whiteboard=True), Settings(left_handed=True)])
@pytest.mark.parametrize("genre", [*LAYS, "libre", "prevoir"])
@pytest.mark.parametrize("laid", [False, True])
def test_the_tiny_mat_is_in_the_window_and_hides_neither_bee_nor_goal_nor_key(
    size: Size, settings: Settings, genre: str, laid: bool
) -> None:
    session = at(FACTS[genre], settings)
    if laid:
        session.touch(STEP)
    assert session.attempt is not None
    ghost = session.ghost
    if ghost is None or ghost.example is None:
        return
    layout = layout_of(session, size)
    mat = mat_of(session.attempt, layout)
    kept = [
        mat.centre_of(each.column, each.row) for each in map(session.attempt.moment_of, range(session.attempt.robots))
    ]
    kept += [mat.centre_of_cell(mark.cell) for mark in landmarks(session.attempt.challenge, ())]
    cells = [Rect.around(*middle, mat.cell) for middle in kept]
    session.tick(9.95)
    seen = 0
    for _tick in range(60):
        session.tick(TICK_S)
        for sprite in actors(session, size):
            if sprite.sign == "tiny bubble":
                seen += 1
                bubble = Rect(*sprite[1:5])
                assert not [cell for cell in cells if bubble.inset(1).meets(cell)]
                assert Rect(0, 0, *size).contains(bubble.x, bubble.y)
                assert (bubble.right, bubble.bottom) <= size
                reached = [places(session, size).get(touch) for touch in ghost.touches]
                assert not [rect for rect in reached if rect is not None and bubble.inset(1).meets(rect)]
                lying = (Key.CELL, Key.PLACE, Key.STRIP, Key.BEE)
                keys = [rect for touch, rect in places(session, size).items() if touch.key not in lying]
                assert not [rect for rect in keys if bubble.inset(-0.8 * layout.u).meets(rect)], "nor touches a key"
                assert not [tray for tray in layout.trays if bubble.meets(tray.rect)], "nor lies over a strip"
    assert seen > 10


@for_each("size", SIZES)
@pytest.mark.parametrize("name", ["autour-de-la-mare", "quatre-cartes", "pin", "chacune-chez-soi", "la-grotte"])
def test_the_tiny_mat_lies_over_no_strip_on_the_mats_of_the_year(size: Size, name: str) -> None:
    path = path_at(path_called("grande-section-annee"))
    session = Session(path, "fr")
    for lesson, of_lesson in enumerate(path.lessons):
        for place, each in enumerate(of_lesson.challenges):
            if each.id == name:
                session.open_challenge(lesson, place)
    assert session.attempt is not None
    session.tick(20)
    for key in (STEP, Touch(Key.STRIP, strip=1), STEP) if session.attempt.robots > 1 else (STEP,):
        session.touch(key)
    session.tick(GESTURE_AFTER_S)
    session.tick(1)
    (bubble,) = (Rect(*each[1:5]) for each in actors(session, size) if each.sign == "tiny bubble")
    assert not [tray for tray in layout_of(session, size).trays if bubble.meets(tray.rect)]


def brought(*facts: str, settings: Settings | None = None) -> Session:
    named = [challenge(each, f"defi-{place}") for place, each in enumerate((WALK, *facts))]
    session = Session(path_of(*named), "fr", settings=settings or Settings())
    session.open_challenge(0, 1)
    return session


NEW = {
    "avancer droite": (Key.RIGHT, "Elle tourne, sans avancer."),
    "avancer gauche": (Key.LEFT, "Elle tourne, sans avancer."),
    "avancer pause": (Key.PAUSE, "Elle attend un petit peu."),
    "avancer\nrépéter oui": (Key.REPEAT, "Encore : deux fois la même."),
}


@pytest.mark.parametrize("words", NEW)
def test_a_key_that_a_path_brings_is_shown_at_once_before_the_task_and_once(words: str) -> None:
    key, sentence = NEW[words]
    facts = f"tapis 6 5\ndépart A1 est\nfleurs C1\ntouches {words}"
    session = brought(facts, facts)
    assert said(session) == [sentence, "Consigne de defi-1."]
    assert session.ghost is not None
    assert session.ghost.touches == (Touch(key), *[STEP] * (2 if key is Key.PAUSE else 1), Touch(Key.GO))
    assert in_turn(session, 30) == [False, True, False]
    session.open_challenge(0, 1)
    assert said(session) == ["Consigne de defi-1."], "once is enough"
    assert in_turn(session, 9) == [False]
    session.open_challenge(0, 2)
    assert said(session) == ["Consigne de defi-2."], "the one before has brought it"


@for_each("board", [((1280, 800), False), ((1024, 600), False), ((1920, 1080), True)])
@for_each("left_handed", [False, True])
@pytest.mark.parametrize("words", NEW)
def test_the_tiny_bee_is_as_large_as_the_childs_and_the_hand_leaves_the_sign_of_the_key(
    board: tuple[Size, bool], left_handed: bool, words: str
) -> None:
    (size, whiteboard), key = board, Touch(NEW[words][0])
    settings = Settings(whiteboard=whiteboard, left_handed=left_handed)
    session = brought(f"tapis 6 5\ndépart A1 est\nfleurs C1\ntouches {words}", settings=settings)
    session.tick(0.7)
    drawn = {each.sign: Rect(*each[1:5]) for each in actors(session, size)}
    assert session.attempt is not None
    cell = mat_of(session.attempt, layout_of(session, size)).cell
    part = 0.8 if words.endswith(("oui", "pause")) else 1.2  # on three cells she is smaller
    bubble, own = drawn["tiny bubble"], places(session, size)[key]
    bees = [rect for sign, rect in drawn.items() if sign.startswith("tiny bee")]
    assert max(rect.width for rect in bees) >= part * cell
    assert all(bubble.contains(*rect.centre) for sign, rect in drawn.items() if sign.startswith("tiny"))
    (hand,) = (rect for sign, rect in drawn.items() if sign.startswith("ghost hand"))
    assert not hand.contains(*own.centre)


def tiny(session: Session, sign: str) -> list[Rect]:
    return [Rect(*each[1:5]) for each in actors(session) if each.sign.startswith(f"tiny {sign}")]


@pytest.mark.parametrize("words", NEW)
def test_the_tiny_strip_answers_the_hand_before_she_obeys_and_she_hops_inside_the_bubble(words: str) -> None:
    session = brought(f"tapis 6 5\ndépart A1 est\nfleurs C1\ntouches {words}")
    session.tick(0.52)
    before, start = tiny(session, "card"), tiny(session, "bee ")
    assert not tiny(session, "block")
    session.tick(0.2)
    if words.endswith("oui"):
        assert (len(tiny(session, "block")), len(tiny(session, "hole"))) == (1, 1), "as on her own strip it opens empty"
        session.tick(1.28)
    laid = tiny(session, "card")
    assert tiny(session, "bee ") == start
    assert (len(before), len(laid)) == (0, 1)
    highest = start[0].y
    while bubble := tiny(session, "bubble"):
        for bee in tiny(session, "bee "):
            assert bubble[0].y <= bee.y
            highest = min(highest, bee.y)
        session.tick(0.05)
    assert highest < start[0].y, "she hops"


def test_what_is_there_from_the_beginning_is_not_brought_and_another_pivot_is_none() -> None:
    first = at("tapis 6 5\ndépart A1 est\nfleurs C1\ntouches avancer droite pause")
    assert len(said(first)) == 1
    assert in_turn(first, 9) == [False]
    right, left = (f"tapis 6 5\ndépart A1 est\nfleurs C1\ntouches avancer {key}" for key in ("droite", "gauche"))
    session = brought(right, left)
    said(session)
    session.open_challenge(0, 2)
    assert said(session) == ["Consigne de defi-2."]


def test_a_touch_ends_what_a_new_key_does_and_acts() -> None:
    session = brought("tapis 6 5\ndépart A1 est\nfleurs C1\ntouches avancer droite")
    session.tick(1.5)
    assert "tiny bubble" in signs(session)
    session.touch(STEP)
    session.tick(0.1)
    assert "tiny bubble" not in signs(session)
    assert session.attempt is not None
    assert len(session.attempt.program) == 1


def test_a_challenge_that_was_done_brings_nothing_new() -> None:
    session = brought("tapis 6 5\ndépart A1 est\nfleurs B1\ntouches avancer droite")
    session.touch(STEP)
    session.touch(GO)
    session.tick(30)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    said(session)
    session.open_challenge(0, 1)
    assert said(session) == ["Consigne de defi-1."]
