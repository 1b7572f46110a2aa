"""What a challenge without a robot shows: pictures to choose from, to lay in order, or to lay into boxes."""

from dataclasses import dataclass, replace

from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text

NO_MAT, NO_START = Mat(1, 1), Pose(Cell(0, 0), Heading.NORTH)
"""The mat and the start of such a challenge: nobody sees them, and nothing moves on them."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a child touches or lays, or the one on a box.

    ``name`` is that of its drawing, ``said`` what is heard when it is touched, None for nothing. ``right`` says that it
    answers a question, ``box`` is the place of the box that it belongs in: each only in its own kind of challenge.
    """

    name: str
    said: Text | None = None
    right: bool = False
    box: int = 0


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of one challenge.

    ``asked`` are those to choose from, in their right order, or to sort. ``boxes`` are what they are sorted into.
    ``about`` names the picture that a question is about, empty for none. Where a question is ``open``, every answer
    is welcome.
    """

    asked: tuple[Picture, ...]
    boxes: tuple[Picture, ...] = ()
    about: str = ""
    open: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all drawings, each once, in the order of the file."""
        named = (self.about, *(each.name for each in (*self.boxes, *self.asked)))
        return tuple(dict.fromkeys(filter(None, named)))

    @property
    def unspoken(self) -> "Pictures":
        """A copy without the pictures' sentences, which no judge needs."""
        asked, boxes = (tuple(replace(each, said=None) for each in row) for row in (self.asked, self.boxes))
        return replace(self, asked=asked, boxes=boxes)


@dataclass(frozen=True, slots=True)
class Arranged:
    """An answer: where a child laid the pictures; None where nothing is laid yet.

    In ``ranger``, ``places`` has for each place of the strip the picture there. In ``trier`` it has for each picture
    its box. Both count from 0.
    """

    places: tuple[int | None, ...]
