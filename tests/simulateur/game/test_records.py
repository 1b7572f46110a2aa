"""The number of the format says which keys may be in a bookmark."""

import re

import pytest

from beebot.command import Command
from simulateur.game.controls import Key, Touch
from simulateur.game.records import FORMAT, Bookmark, Laid, from_json, to_json

PLAIN = Bookmark("gs", "fox", "seance", "un", "a" * 32, (Touch(Key.FORWARD), Laid(0, Command.FORWARD, insert=True)))
IN_FORMAT_4 = re.findall(
    r"\w+",
    """ADULTS AGAIN BACKWARD BEE CARD CELL CHALLENGE CLEAR DROP FLAG FORWARD GAP GO HARE HEADING HINT HOME LEFT LEFT_45
    LESSON LISTEN NEXT OBJECT OFFER OPTION PAUSE PICTURE PLAY REDO REPEAT RESUME RIGHT RIGHT_45 ROBOT SPOT STEP STOP_ALL
    STOP_ROBOT STRIP TOKEN TORTOISE UNDO VIEW""",
)
MAKES_NO_ANSWER = {
    *("AGE", "ARRIVED", "LATER", "PRESSED"),
    *("DRAWER", "FILM", "FRAME", "GARDEN", "LEAF", "PLACE", "POKE", "RESTART", "ROLL", "SKIP", "TURN", "WATCH"),
}


def test_a_key_that_makes_an_answer_and_is_not_in_this_format_needs_one_more() -> None:
    assert FORMAT == 4
    assert {key.value for key in Key} - MAKES_NO_ANSWER == set(IN_FORMAT_4)


@pytest.mark.parametrize("version", [2, 3, 4])
def test_what_is_kept_is_read_and_so_is_what_the_formats_before_kept(version: int) -> None:
    bookmark = Bookmark("gs", "fox", put_by=PLAIN)
    assert from_json(to_json(bookmark) | {"format": version}) == bookmark


@pytest.mark.parametrize("version", [0, 1, 5, "3", None, [], {}])
def test_another_format_is_none(version: object) -> None:
    with pytest.raises(ValueError, match="not the keys expected"):
        from_json(to_json(PLAIN) | {"format": version})
