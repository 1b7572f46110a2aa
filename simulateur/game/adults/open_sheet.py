"""Which part of a séance's sheet an adult reads, and which of its mats is seen large, as a frozen value."""

from enum import Enum, auto
from typing import NamedTuple

from beebot.lesson import Lesson
from simulateur.game.controls import AdultKey, Touch


class SheetPart(Enum):
    """The parts of a sheet, in the order of a teacher's day: before the séance, during it, after it."""

    PREPARE = auto()
    LEAD = auto()
    """Minute by minute: what to say, what they do."""
    HELP = auto()
    """What may happen, easier and harder."""
    CHALLENGES = auto()
    AFTER = auto()
    """What each animal did, what to observe, what comes next."""
    QUOTES = auto()
    """The words of the official programme: no tab, but a key of ``PREPARE``."""


TABS = (SheetPart.PREPARE, SheetPart.LEAD, SheetPart.HELP, SheetPart.CHALLENGES, SheetPart.AFTER)


class SheetView(NamedTuple):
    """What an adult sees of a séance's sheet: one ``part`` of it and, if any, a mat in large.

    ``large`` is the place of the challenge whose mat is shown large, None where none is.
    """

    part: SheetPart = SheetPart.LEAD
    large: int | None = None

    def touch(self, touch: Touch) -> "SheetView":
        """A copy after a touch on the name of a part, or on a mat; the same where ``touch`` is on neither."""
        if touch.key is AdultKey.LOOK_AT:
            return SheetView(self.part, None if self.large == touch.index else touch.index)
        return SheetView(tuple(SheetPart)[touch.index])

    def of_another(self) -> "SheetView":
        """The view once another séance is chosen: the same part, no mat in large; ``PREPARE`` instead of ``QUOTES``."""
        return SheetView(SheetPart.PREPARE if self.part is SheetPart.QUOTES else self.part)

    def shown(self, lesson: Lesson) -> SheetPart:
        """The part of ``lesson``'s sheet to show: ``part``, or where the lesson has nothing for it, one that it has."""
        says_how = lesson.sheet.steps or lesson.games or lesson.story
        if self.part is SheetPart.CHALLENGES and not lesson.challenges:
            return SheetPart.LEAD
        if self.part is SheetPart.LEAD and lesson.challenges and not says_how:
            return SheetPart.CHALLENGES
        return self.part
