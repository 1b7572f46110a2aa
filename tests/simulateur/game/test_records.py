"""The number of the format says whether an earlier version of the kit can read a bookmark."""

import re

import pytest

from beebot.command import Command
from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark, Laid, from_json, to_json

PLAIN = Bookmark("gs", "fox", "seance", "un", "a" * 32, (Touch(Key.FORWARD), Laid(0, Command.FORWARD, insert=True)))
IN_FORMAT_2 = re.findall(
    r"\w+",
    """ADULTS AGAIN BACKWARD BEE CARD CELL CHALLENGE CLEAR FORWARD GAP GO HARE HEADING HINT HOME LEFT LEFT_45 LESSON
    LISTEN NEXT OBJECT OPTION PAUSE PLAY REDO REPEAT RESUME RIGHT RIGHT_45 ROBOT STEP STOP_ALL STOP_ROBOT STRIP TOKEN
    TORTOISE UNDO VIEW""",
)
"""The keys that the versions knew which first left a bookmark of a later format as it was."""
OF_PICTURES = {Key.PICTURE, Key.SPOT}
MAKES_NO_ANSWER = {
    *("ARRIVED", "PRESSED"),
    *("DRAWER", "FILM", "FRAME", "GARDEN", "LEAF", "PLACE", "POKE", "RESTART", "ROLL", "SKIP", "TURN", "WATCH"),
}


@pytest.mark.parametrize("key", [key for key in Key if key.value not in MAKES_NO_ANSWER])
def test_a_key_that_an_earlier_version_does_not_know_makes_a_later_format(key: Key) -> None:
    marked = PLAIN._replace(touches=(*PLAIN.touches, Touch(key, 1)))
    put_by = Bookmark("gs", "fox", put_by=marked)
    for bookmark in (marked, put_by):
        assert to_json(bookmark)["format"] == (2 if key.value in IN_FORMAT_2 else 4 if key in OF_PICTURES else 3)
        assert from_json(to_json(bookmark)) == bookmark


@pytest.mark.parametrize("version", [0, 5, "3", None, [], {}])
def test_another_format_is_none(version: object) -> None:
    with pytest.raises(ValueError, match="not the keys expected"):
        from_json(to_json(PLAIN) | {"format": version})
