"""Whose turn it is: drawn once on each page of the children, at a table, upright and on a wall board."""

import re
from collections.abc import Sequence

import pytest

from lecons.pictures.artwork import ASSETS
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.rectangles import SIZES, Size

GO = [*keys("avancer avancer avancer"), Touch(Key.GO)]
PAGES = {
    "home": [],
    "lesson": [Touch(Key.LESSON)],
    "challenge": [Touch(Key.LESSON), Touch(Key.CHALLENGE)],
    "bumped": [Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys("gauche gauche avancer"), Touch(Key.GO)],
}


def at(touches: Sequence[Touch], *, whiteboard: bool, left_handed: bool = False) -> Session:
    chosen = Settings(whiteboard=whiteboard, left_handed=left_handed)
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux")), "fr", settings=chosen)
    for touch in touches:
        session.touch(touch)
    for _part in range(2):  # the run, and what comes after it
        session.tick(60)
    return session


def times_drawn(animal: str, session: Session, size: Size) -> int:
    """How often the page shows an animal, in whatever size: the longest line of its drawing is known again."""
    lines = re.findall(r' d="(.*?)"', (ASSETS / f"token-{animal}.svg").read_text(encoding="utf-8"))
    shown = scene(session, View(size, IMAGES))
    return sum(sprite.svg.count(max(lines, key=len)) for sprite in (*shown.ground, *shown.actors))


@for_each("size", SIZES)
@for_each("left_handed", [False, True])
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("name", PAGES)
def test_it_is_drawn_once(name: str, whiteboard: bool, left_handed: bool, size: Size) -> None:
    session = at(PAGES[name], whiteboard=whiteboard, left_handed=left_handed)
    assert session.players.animal == "fox"
    assert times_drawn("fox", session, size) == 1


def test_after_a_success_the_board_shows_the_reward_in_its_place_and_who_is_next() -> None:
    for whiteboard in (False, True):
        session = at([*PAGES["challenge"], *GO], whiteboard=whiteboard)
        assert session.attempt is not None
        assert session.attempt.phase is Phase.SUCCEEDED
        assert times_drawn("fox", session, (1280, 800)) == (0 if whiteboard else 1)
        assert times_drawn("frog", session, (1280, 800)) == 1
