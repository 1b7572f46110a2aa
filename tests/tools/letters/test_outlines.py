"""The outlines that are kept are those of the installed font."""

from lecons.pictures.glyphs import OUTLINES
from tools.letters.__main__ import made


def test_the_file_is_what_the_command_makes() -> None:
    assert OUTLINES.read_text("utf-8") == made()
