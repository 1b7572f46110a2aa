"""What a hint draws on the mat: a picture for each rung of the ladder, and never two hands."""

import math
import re
from dataclasses import replace

import pytest

from beebot.drafting.task_sentences import question_of
from beebot.hinting.hint import Hint, HintKind
from beebot.i18n import use_language
from beebot.pose import Cell
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.pointing import Pointing
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, challenge, keys, path_of
from tests.simulateur.pages.test_transcripts import every_state, sprites
from tests.simulateur.rectangles import Size

LINE = "tapis 6 3\ndépart A2 est\nfleurs F2\nmaximum 7"
POND = "tapis 6 5\nobstacles D3\ndépart A1 est\nfleurs C2\nmaximum 4\ntouches ↑ ↶ ↷ pause"
GOAL = "tapis 6 3\ndépart A2 est\narrivée C2\nmaximum 7"
BUMPS = "avancer avancer droite avancer"
SHOWN = {
    HintKind.QUESTION: (POND, "", 1, "glow"),
    HintKind.FAILING: (POND, BUMPS, 2, "ladybird"),
    HintKind.PREFIX: (POND, BUMPS, 3, "stone"),
    HintKind.QUIZ: (POND, BUMPS, 4, "hole chosen"),
    HintKind.REMOVE: (GOAL, "avancer avancer avancer", 4, "ladybird"),
    HintKind.CARD: (POND, "", 3, "card forward proposed"),
    HintKind.REPAIR: (POND, BUMPS, 5, "card left proposed"),
}
"""For each rung a child may see: a challenge, a program, how often help is called, and what is drawn on the mat."""


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def helped(facts: str, program: str, calls: int, settings: Settings | None = None) -> Session:
    session = Session(path_of(challenge(facts, hints=["Où ?"])), "fr", settings=settings or Settings())
    session.open_challenge(0, 0)
    if program:
        for touch in (*keys(program), Touch(Key.GO)):
            session.touch(touch)
        session.tick(60)
    for _call in range(calls):
        session.touch(Touch(Key.HINT))
    return session


def page(session: Session) -> list[Sprite]:
    return list(scene(session, View((1280, 800), IMAGES)).actors)


def signs(session: Session) -> list[str]:
    return [sprite.sign for sprite in page(session)]


def test_every_rung_that_a_child_may_see_has_its_picture() -> None:
    assert set(SHOWN) == set(HintKind) - {HintKind.SOLUTION}


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.name)
def test_the_picture_of_a_rung_is_on_the_mat(kind: HintKind) -> None:
    facts, program, calls, mark = SHOWN[kind]
    session, before = helped(facts, program, calls), helped(facts, program, calls - 1)
    for each in (session, before):
        each.tick(0.5)  # the finger has come
    attempt = session.attempt
    assert attempt is not None
    assert attempt.help.hint is not None
    assert attempt.help.hint.kind is kind
    assert signs(session).count(mark) > signs(before).count(mark)


def pointed_cell(session: Session) -> Sprite:
    (glow,) = (sprite for sprite in page(session) if sprite.sign == "glow")
    return glow


@pytest.mark.parametrize("calm", [False, True], ids=["lively", "calm"])
def test_one_question_points_where_to_go_and_the_next_one_at_the_bee(calm: bool) -> None:
    asked = challenge(POND, hints=["Où est la fleur ?", "Que regarde-t-elle ?", "Combien de pas ?"])
    session = Session(path_of(asked), "fr", settings=Settings(less_movement=calm))
    session.open_challenge(0, 0)
    seen = []
    for _call in range(3):
        session.touch(Touch(Key.HINT))
        assert "glow" not in signs(session), "the last question goes out as the next one comes"
        session.tick(0.5)
        seen.append(pointed_cell(session))
        session.tick(9.0)
        assert pointed_cell(session) == seen[-1]
    first, second, third = seen
    assert second != first == third
    (bee,) = (sprite for sprite in page(session) if sprite.sign.startswith("bee ") and "shadow" not in sprite.sign)
    assert abs(second.x + second.width / 2 - bee.x - bee.width / 2) <= 1


def test_the_kits_own_question_is_about_the_bee() -> None:
    session = helped(POND, "", 0)
    session.open_challenge(0, 0)
    attempt = session.attempt
    assert attempt is not None
    hint = Hint(HintKind.QUESTION, question_of(attempt.challenge))
    own = replace(attempt, help=attempt.help._replace(calls=2, hint=hint))
    assert own.pointing == Pointing(here=attempt.challenge.start.cell, asks=True)


def test_the_finger_counts_to_the_flower_and_goes() -> None:
    session = helped(LINE, "avancer avancer", 2)
    seen = []
    for _tick in range(40):
        now = signs(session)
        counted = sum(sign.startswith("stone ") for sign in now)
        seen.append((counted, sum(sign.startswith("hand") for sign in now)))
        session.tick(0.1)
    counts, hands = zip(*seen, strict=True)
    assert list(counts) == sorted(counts)
    assert list(hands) == sorted(hands, reverse=True), "once gone, it does not come back"
    assert seen[0] == (0, 1)
    assert seen[-1] == (4, 0), "dice 1 and 2 on the stones and on the strip; the flower is the third"
    assert set(hands) == {0, 1}


def test_no_page_ever_has_two_hands_but_those_that_press_go_together() -> None:
    for player in every_state():
        hands = [each.sign for each in sprites(player) if each.sign.startswith(("hand", "ghost hand"))]
        assert len(hands) <= 1 or set(hands) in ({"hand over a key"}, {"hand on a key"})


def test_with_less_movement_the_hand_goes_from_cell_to_cell_at_once() -> None:
    session = helped(LINE, "avancer avancer", 2, Settings(less_movement=True))
    places = set()
    for _tick in range(22):
        places |= {sprite.x for sprite in page(session) if sprite.sign == "hand counting"}
        session.tick(0.1)
    assert len(places) == 3, "one place for each cell"


def test_neither_left_nor_right_is_told() -> None:
    """A place that turns glows as a disc, alone: what comes after it is not shown."""
    turns = "tapis 6 5\ndépart A1 est\nfleurs B3\nmaximum 9\ntouches ↑ ↶ ↷"
    session = helped(turns, "avancer", 2)
    attempt = session.attempt
    assert attempt is not None
    assert attempt.pointing is not None
    assert attempt.pointing.counts
    assert signs(session).count("glow round") == 1
    assert not any(sign.startswith(("card left", "card right")) for sign in signs(session))


def test_a_heading_is_asked_for_where_she_starts() -> None:
    session = helped(GENRES["orienter"], "", 1)
    for _call in range(5):
        session.touch(Touch(Key.HINT))
        session.tick(60)
    attempt = session.attempt
    assert attempt is not None
    assert attempt.pointing == Pointing(here=attempt.challenge.start.cell, turns=True)


def test_on_a_mat_that_lies_on_its_corner_a_glow_is_whole() -> None:
    """Its box holds its corners, and its size is that of a glow on a mat that lies straight."""
    turned = "tapis 6 5\ndépart B2 est\nfleurs E5\nmaximum 9\ntouches ↑ ↖ ↷"
    session = Session(path_of(challenge(turned)), "fr")
    session.open_challenge(0, 0)
    for touch in (Touch(Key.LEFT_45), Touch(Key.FORWARD), Touch(Key.VIEW), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    glows = [sprite for sprite in page(session) if sprite.sign == "glow" and "rotate(45)" in sprite.svg]
    assert glows
    for sprite in glows:
        assert f'viewBox="0 0 {sprite.width} {sprite.height}"' in sprite.svg
        square = float(re.findall(r'<rect x="-([0-9.]+)"', sprite.svg)[0])
        assert sprite.width / 2 >= square * math.sqrt(2)


def test_the_finger_goes_where_it_counts_or_asks_and_nowhere_else() -> None:
    cells, here = (Cell(0, 0), Cell(1, 0)), Cell(2, 0)
    assert Pointing(cells, counts=True).pointed_at == cells
    assert Pointing(cells, here=here, asks=True).pointed_at == (here,)
    silent = Pointing(cells, here=here)
    assert (silent.pointed_at, silent.lasts_s, silent.finger(0.0), silent.counted(9)) == ((), 0.0, None, 0)


@for_each("size", [(1280, 800), (1024, 600), (800, 1280)])
@pytest.mark.parametrize("towards", ["nord", "sud", "est", "ouest"])
@pytest.mark.parametrize("goal", ["C4", "C2", "B3", "D3", "C5", "E1"])
def test_the_hand_that_asks_hides_neither_a_face_nor_what_is_to_be_reached(size: Size, towards: str, goal: str) -> None:
    asked = challenge(f"tapis 5 5\ndépart C3 {towards}\nfleurs {goal}", hints=["Où ?", "Que regarde-t-elle ?"])
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    for question in ("where to go", "the bee"):
        session.touch(Touch(Key.HINT))
        session.tick(1.0)
        attempt = session.attempt
        assert attempt is not None
        mat = mat_of(attempt, layout_of(session, size))
        (x, y), cell = mat.centre_of_cell(asked.start.cell), mat.cell
        right, up = {"nord": (0, 1), "sud": (0, -1), "est": (1, 0), "ouest": (-1, 0)}[towards]
        face = Rect.around(x + 0.28 * cell * right, y - 0.28 * cell * up, 0.4 * cell)
        reached = Rect.around(*mat.centre_of_cell(asked.targets[0].cell), 0.6 * cell)
        (hand,) = (each for each in scene(session, View(size, IMAGES)).actors if each.sign == "hand pointing")
        assert not [each for each in (face, reached) if Rect(*hand[1:5]).inset(0.1 * cell).meets(each)], question
        session.tick(9.0)
