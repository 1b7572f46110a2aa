"""The cards that a hint proposes: over their place, inside the window, and beside the bee whom they are about."""

import pytest

from beebot.hints import HintKind
from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.challenge import layout_of
from simulateur.pages.layout.places import place_mat
from simulateur.pages.quiz import quiz_places, quiz_sprites
from tests.simulateur.builders import challenge, keys, path_of

SIZES = ((1280, 800), (1024, 600))
POSED = "tapis 6 5\ndépart {start} est\nfleurs {flower}\nmaximum 7\ntouches avancer gauche droite"


def at_quiz(start: str, flower: str, program: str) -> Session:
    session = Session(path_of(challenge(POSED.format(start=start, flower=flower))), "fr")
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("start", "flower", "program"),
    [
        ("B1", "D3", "avancer gauche avancer avancer"),
        ("B1", "D3", "droite avancer gauche avancer"),
        ("A1", "C3", "avancer gauche avancer avancer"),
        ("C1", "E3", "avancer gauche avancer avancer"),
    ],
)
def test_she_is_seen_beside_the_bubble_also_in_the_bottom_row(
    start: str, flower: str, program: str, size: tuple[int, int]
) -> None:
    session = at_quiz(start, flower, program)
    attempt, layout = session.attempt, layout_of(session, size)
    assert attempt is not None
    mat, bee = attempt.challenge.mat, attempt.moment_of(0)
    place = place_mat(layout.mat, mat.width, mat.height, attempt.mat_degrees)
    her = Rect.around(*place.centre_of(bee.column, bee.row), 0.8 * place.cell)
    cards = quiz_places(attempt, layout)
    assert [touch for touch, rect in cards.items() if over(rect, her)] == []
    assert all(rect.x >= 0 and rect.right <= size[0] and rect.y >= 0 for rect in cards.values())
    bubble = quiz_sprites(attempt, layout)[0]
    assert bubble.sign == "bubble"
    assert bubble.y + bubble.height < layout.trays[0].rect.centre[1]
