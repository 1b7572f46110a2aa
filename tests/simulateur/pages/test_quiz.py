"""The cards that a hint proposes: their own keys glow, the others are pale, and nothing covers a cell or a key."""

from dataclasses import replace

import pytest

from beebot.command import Command
from beebot.hinting.hint import HintKind
from lecons.pictures.feedback_marks import figured
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.quiz_keys import options
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.challenge.quiz import figures
from simulateur.pages.common.view import View
from simulateur.pages.input.events import KeyPress
from simulateur.pages.input.keyboard import keyboard_touch
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, challenge, keys, path_of

SIZES = ((1280, 800), (1024, 600), (800, 1280))
POSED = "tapis 6 5\ndépart {start} est\nfleurs {flower}\nmaximum 7\ntouches {touches}"


def at_quiz(start: str, flower: str, program: str, touches: str = "avancer gauche droite") -> Session:
    session = Session(path_of(challenge(POSED.format(start=start, flower=flower, touches=touches))), "fr")
    session.open_challenge(0, 0)
    for touch in keys(program):
        session.touch(touch)
    for _call in range(6):
        session.touch(Touch(Key.HINT))
        assert session.attempt is not None
        if session.attempt.help.hint is not None and session.attempt.help.hint.kind is HintKind.QUIZ:
            return session
    raise AssertionError("no quiz")


def over(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 1 and min(one.bottom, other.bottom) - max(one.y, other.y) > 1


@for_each("size", SIZES)
@pytest.mark.parametrize(
    ("start", "flower", "program"),
    [
        ("B1", "D3", "avancer gauche avancer avancer"),
        ("B1", "D3", "droite avancer gauche avancer"),
        ("A1", "C3", "avancer gauche avancer avancer"),
        ("C1", "E3", "avancer gauche avancer avancer"),
    ],
)
def test_the_cards_to_choose_from_are_keys_and_cover_neither_cell_nor_key(
    start: str, flower: str, program: str, size: tuple[int, int]
) -> None:
    session = at_quiz(start, flower, program)
    attempt, layout = session.attempt, layout_of(session, size)
    assert attempt is not None
    assert attempt.help.hint is not None
    there, (first, *_rest) = places(session, size), attempt.help.hint.options
    offered = {touch: rect for touch, rect in there.items() if touch.key is Key.OPTION}
    assert len(offered) == len(attempt.help.hint.options)
    assert offered[Touch(Key.OPTION, 0)] == layout.places[Touch(KEYS_OF_COMMANDS[first])]
    mat = mat_of(attempt, layout).grid
    for touch, rect in offered.items():
        assert not over(rect, mat)
        assert [other for other, place in there.items() if other != touch and over(rect, place)] == []


def test_the_other_keys_are_pale_and_one_that_was_tried_is_pale_too_and_lays_nothing() -> None:
    session = at_quiz("B1", "D3", "avancer gauche avancer avancer", "avancer reculer gauche droite pause")
    attempt = session.attempt
    assert attempt is not None
    hint = attempt.help.hint
    assert hint is not None
    signs = _keys(session)
    assert _glows(session) == len(hint.options)
    pale = {sign for sign in signs if sign.startswith("key") and sign.endswith("faded")} - {"key redo faded"}
    assert len(pale) == len(attempt.challenge.keys) - len(hint.options) == 2
    wrong = next(n for n in range(len(hint.options)) if n != hint.right)
    for _twice in range(2):
        session.touch(Touch(Key.OPTION, wrong))
        assert session.attempt is not None
        assert session.attempt.draft == attempt.draft
        assert _glows(session) == len(hint.options) - 1


def test_a_card_that_goes_by_two_is_chosen_with_the_key_that_lays_it_and_a_figure_says_how_far() -> None:
    session = at_quiz("A1", "C3", "avancer")
    attempt = session.attempt
    assert attempt is not None
    assert attempt.help.hint is not None
    by_two = replace(attempt.help.hint, options=(Command.LEFT, Command.FORWARD_2), right=1)
    asked = replace(attempt, help=attempt.help._replace(hint=by_two))
    layout = layout_of(session, SIZES[0])
    assert options(asked)[Touch(Key.FORWARD)] == Touch(Key.OPTION, 1)
    (figure,) = figures(asked, layout)
    assert (figure.sign, figure.svg) == ("figure 2", figured(figure.width, 2))
    assert figures(attempt, layout) == []


def test_the_place_asked_about_hangs_over_its_card_or_glows_where_it_is_empty() -> None:
    full = at_quiz("B1", "D3", "droite avancer gauche avancer")
    assert "hole asked" in _keys(full)
    session = at_quiz("A1", "C3", "avancer")
    assert "glow" in _keys(session)
    assert "head" in _keys(session)


def test_an_arrow_of_the_keyboard_chooses_the_card_of_its_key() -> None:
    session = at_quiz("B1", "D3", "droite avancer gauche avancer")
    assert session.attempt is not None
    assert session.attempt.help.hint is not None
    place = session.attempt.help.hint.options.index(Command.FORWARD)
    there = places(session, SIZES[0])
    assert keyboard_touch(KeyPress("ArrowUp"), session, there) == Touch(Key.OPTION, place)
    right = session.attempt.help.hint.right
    assert right is not None
    session.touch(Touch(Key.OPTION, right))
    assert keyboard_touch(KeyPress("ArrowUp"), session, places(session, SIZES[0])) == Touch(Key.FORWARD)


def _keys(session: Session) -> list[str]:
    return [sprite.sign for sprite in scene(session, View(SIZES[0], IMAGES)).actors]


def _glows(session: Session) -> int:
    return sum(sign.endswith("behind a key") for sign in _keys(session))
