"""Free play, one touch from the garden: a mat, the bee, every key, and nothing asked."""

from beebot.challenge import Challenge, Genre
from beebot.command import PLAIN_COMMANDS, Command
from beebot.i18n import noted
from beebot.lesson import Lesson, Level
from beebot.mat import Mat
from beebot.parts.sheet import Grouping, Sheet
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

FREE_PLAY = "*jouer-librement"
"""The id of its lesson: one that no file can have."""
FREE_CHALLENGE = "jouer-librement"
"""The id of its only challenge, in letters that the journal takes."""
TASK = noted("Joue comme tu veux.")
"""What a child hears.

It is translated when it is said. To have it in every language at the start, all catalogues would be
read.
"""
_COLUMNS, _ROWS = 6, 5
_FIRST_KEYS = frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT})
"""What the youngest know; they have not met « reculer » and the pause."""


def free_play(level: Level | None) -> Lesson:
    """The lesson of free play for ``level``: one challenge, which has no goal."""
    nothing = Text("")
    sheet = Sheet(Grouping(), nothing, nothing, nothing, (), (), nothing, nothing, (), nothing)
    start = Pose(Cell(0, 0), Heading.EAST)
    keys = _FIRST_KEYS if level in (Level.PS, Level.MS) else PLAIN_COMMANDS
    challenge = Challenge(FREE_CHALLENGE, Text(TASK), Mat(_COLUMNS, _ROWS), start, genre=Genre.FREE, keys=keys)
    return Lesson(FREE_PLAY, Text("Jouer librement"), level, 0, sheet, (challenge,))
