"""Text that is longer than its room: paragraphs become lines, lines are shown from the first one wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulateur.adults.pages import Pane
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import Rect
from simulateur.screens.adults.paper import BODY, SMALL, Paper, pitch_of

_CHIP = 9.4
"""Room for the minutes before a step, in units."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text under a rust heading, or beside a chip, or neither; ``soft`` text goes with the chip before."""

    text: str
    heading: str = ""
    chip: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    height: float
    size: float = BODY
    colour: str = CALM.ink
    chip: str = ""
    indent: float = 0.0


def flow(paper: Paper, pane: Pane, rect: Rect, paragraphs: Sequence[Paragraph], top: int) -> None:
    """Lay as much of ``paragraphs`` as fits into ``rect``, from line ``top`` on."""
    lines = tuple(_lines(paper, rect.width, paragraphs))
    if sum(line.height for line in lines) > rect.height:  # the keys up and down need room too
        lines = tuple(_lines(paper, rect.width - 6.2 * paper.u, paragraphs))
    shown, room = paper.rows(pane, rect, [line.height for line in lines], top)
    y = room.y
    for place in shown:
        line = lines[place]
        box = Rect(room.x + line.indent, y, room.width - line.indent, pitch_of(line.size) * paper.u)
        if line.chip:
            _chip(paper, Rect(room.x, y, (_CHIP - 1.4) * paper.u, box.height), line.chip)
        paper.line(line.text, box, line.size, line.colour)
        y += line.height


def _lines(paper: Paper, width: float, paragraphs: Sequence[Paragraph]) -> Iterator[_Line]:
    u = paper.u
    for place, paragraph in enumerate(paragraphs):
        if place and (paragraph.heading or paragraph.chip):
            yield _Line("", 0.9 * u)
        if paragraph.heading:
            above_chip = 0.5 if paragraph.chip else 0.0
            yield _Line(paragraph.heading, (pitch_of(SMALL) + above_chip) * u, SMALL, CALM.rust)
        stepped = bool(paragraph.chip) or paragraph.soft
        indent = _CHIP * u if stepped else 0.0
        colour = CALM.ink_soft if paragraph.soft else CALM.ink
        for number, text in enumerate(paper.lines(paragraph.text, width - indent)):
            chip = "" if number else paragraph.chip
            yield _Line(text, pitch_of(BODY) * u, BODY, colour, chip, indent)


def _chip(paper: Paper, rect: Rect, text: str) -> None:
    paper.box(Rect(rect.x, rect.y - 0.1 * paper.u, rect.width, rect.height), CALM.tray, radius=1.3)
    paper.line(text, rect, SMALL, middle=True)
