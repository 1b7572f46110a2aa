"""What a sheet tells an adult about the screen is there: a key that « ce que fait le kit » names is on a page."""

from collections.abc import Iterator
from pathlib import Path

import lecons
from beebot.lesson import Lesson
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.open_page import places
from tests.kit_content import lesson_at
from tests.loops import for_each
from tests.simulateur.builders import path

SIZE = (1280, 800)
NAMED = {
    "antennes": Key.VIEW,
    "Les pieds": Key.STEP,
    "'ampoule": Key.HINT,
    "'oreille": Key.LISTEN,
    "la croix": Key.CLEAR,
    "« répéter »": Key.REPEAT,
}
"""How sheets call keys that not every page has."""


def keys_of(lesson: Lesson) -> set[Key]:
    """What can be touched while its challenges are answered."""
    session, found = Session(path(lesson), "fr"), set()
    for place in range(len(lesson.challenges)):
        session.open_challenge(0, place)
        for _asked in range(4):  # some keys come once the bulb was touched, one after the other
            found |= {touch.key for touch in places(session, SIZE) if isinstance(touch.key, Key)}
            session.touch(Touch(Key.HINT))
    return found


def missing(lesson: Lesson) -> Iterator[str]:
    """The sentences of its sheet that name a key which none of its challenges has."""
    there = keys_of(lesson)
    for error in lesson.sheet.errors:
        if any(word in error.kit.fr and key not in there for word, key in NAMED.items()):
            yield error.kit.fr


@for_each("file", lecons.lessons(), ids=lambda file: file.stem)
def test_a_key_that_a_sheet_names_is_on_a_page(file: Path) -> None:
    assert list(missing(lesson_at(file))) == []
