"""Free play, one touch from the garden: a mat, the bee, every key, and nothing asked."""

from beebot.challenge import Challenge, Genre
from beebot.lesson import Lesson, Level, Sheet
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

FREE_PLAY = "*jouer-librement"
"""The id of its lesson and of its only challenge: one that no file can have."""
_COLUMNS, _ROWS = 6, 5


def free_play(level: Level) -> Lesson:
    """A lesson of one challenge without a goal."""
    nothing = Text("")
    sheet = Sheet(nothing, nothing, nothing, nothing, (), (), nothing, nothing, (), nothing)
    task = Text("Joue comme tu veux !", "Play any way you like!")
    challenge = Challenge(FREE_PLAY, task, Mat(_COLUMNS, _ROWS), Pose(Cell(0, 0), Heading.EAST), genre=Genre.FREE)
    return Lesson(FREE_PLAY, Text("Jouer librement", "Free play"), level, 0, sheet, (challenge,))
