"""The number of the format says which keys may be in a bookmark."""

import re

import pytest

from beebot.command import Command
from simulateur.game.controls import Key, Touch
from simulateur.game.records import FORMAT, Bookmark, Hung, Laid, from_json, to_json

PLAIN = Bookmark("gs", "fox", "seance", "un", "a" * 32, (Touch(Key.FORWARD), Laid(0, Command.FORWARD, insert=True)))
IN_FORMAT_5 = re.findall(
    r"\w+",
    """ADULTS AGAIN BACKWARD BEE BLUE CARD CELL CHALLENGE CLEAR CORAL DROP FLAG FORWARD GAP GO HARE HEADING
    HINT HOME LEFT LEFT_45 LESSON LISTEN MAT NEXT OBJECT OFFER OPTION PAINTED PAUSE PICTURE PLAY PLUM REDO
    REPEAT RESUME RIGHT RIGHT_45 ROBOT SCARVES SPOT STAMPS STEP STOP_ALL STOP_ROBOT STRIP TOKEN TORTOISE UNDO
    VIEW""",
)
MAKES_NO_ANSWER = {
    *("AGE", "ARRIVED", "CAMERA", "GALLERY", "HUNG", "LATER", "PRESSED"),
    *("FILM", "FRAME", "GARDEN", "LEAF", "PLACE", "POKE", "RESTART", "ROLL", "SKIP", "TURN", "WATCH"),
}


def test_a_key_that_makes_an_answer_and_is_not_in_this_format_needs_one_more() -> None:
    assert FORMAT == 5
    assert {key.value for key in Key} - MAKES_NO_ANSWER == set(IN_FORMAT_5)


@pytest.mark.parametrize("version", [2, 3, 4, 5])
def test_what_is_kept_is_read_and_so_is_what_the_formats_before_kept(version: int) -> None:
    bookmark = Bookmark("gs", "fox", put_by=PLAIN, hung=(Hung("owl", (Touch(Key.STAMPS), Touch(Key.PAINTED))),))
    assert from_json(to_json(bookmark) | {"format": version}) == bookmark


@pytest.mark.parametrize("version", [0, 1, 6, "3", None, [], {}])
def test_another_format_is_none(version: object) -> None:
    with pytest.raises(ValueError, match="not the keys expected"):
        from_json(to_json(PLAIN) | {"format": version})
