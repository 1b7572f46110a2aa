"""Text that is longer than its room: paragraphs become lines, lines are shown from the first one wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.pages.adults.paper import BODY, SMALL, Paper, pitch_of

_CHIP, _BESIDE_CHIP, _PILL = 9.6, 1.2, 3.5
"""Room for the minutes before a step, what of it is free, and how high the pill is that they lie in, in units."""
_BETWEEN, _BETWEEN_CHIPS = 1.1, 2.2
"""Before a heading or a step; between two steps of one line each."""


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
    colour: str = ROLE.ink
    chip: str = ""
    indent: float = 0.0


_Block = tuple[_Line, ...]
"""Lines that are read together, and shown together or not at all."""


def flow(paper: Paper, pane: Pane, rect: Rect, paragraphs: Sequence[Paragraph], top: int) -> None:
    """Lay as many of ``paragraphs`` as fit into ``rect``, from block ``top`` on."""
    blocks = tuple(_blocks(paper, rect, rect.width, paragraphs))
    if sum(map(_height, blocks)) > rect.height:  # the keys up and down need room too
        blocks = tuple(_blocks(paper, rect, rect.width - paper.beside_list, paragraphs))
    heads = [place for place, block in enumerate(blocks) if block[0].colour == ROLE.rust or block[0].chip]
    shown, room = paper.rows(pane, rect, [_height(block) for block in blocks], top, heads)
    y = room.y
    for line in (line for place in shown for line in blocks[place]):
        box = Rect(room.x + line.indent, y, room.width - line.indent, pitch_of(line.size) * paper.u)
        if line.chip:
            _chip(paper, Rect(room.x, y, (_CHIP - _BESIDE_CHIP) * paper.u, box.height), line.chip)
        paper.line(line.text, box, line.size, line.colour)
        y += line.height


def _height(block: _Block) -> float:
    return sum(line.height for line in block)


def _blocks(paper: Paper, rect: Rect, width: float, paragraphs: Sequence[Paragraph]) -> Iterator[_Block]:
    """A heading with its text, what is said in a step, what is done; line by line what is longer than the room."""
    for place, paragraph in enumerate(paragraphs, 1):
        block = tuple(_lines(paper, width, paragraph))
        gap = _gap(paragraph, paragraphs[place]) if place < len(paragraphs) else 0.0
        block = (*block[:-1], replace(block[-1], height=block[-1].height + gap * paper.u))
        if _height(block) <= rect.height:
            yield block
        else:
            yield from ((line,) for line in block)


def _gap(above: Paragraph, below: Paragraph) -> float:
    """Between two paragraphs, in units."""
    if above.chip and below.chip:
        return _BETWEEN_CHIPS
    return _BETWEEN if below.heading or below.chip else 0.0


def _lines(paper: Paper, width: float, paragraph: Paragraph) -> Iterator[_Line]:
    u = paper.u
    if paragraph.heading:
        above_chip = 0.7 if paragraph.chip else 0.0
        yield _Line(paragraph.heading, (pitch_of(SMALL) + above_chip) * u, SMALL, ROLE.rust)
    stepped = bool(paragraph.chip) or paragraph.soft
    indent = _CHIP * u if stepped else 0.0
    colour = ROLE.soft_ink if paragraph.soft else ROLE.ink
    for number, text in enumerate(paper.lines(paragraph.text, width - indent)):
        chip = "" if number else paragraph.chip
        yield _Line(text, pitch_of(BODY) * u, BODY, colour, chip, indent)


def _chip(paper: Paper, line: Rect, text: str) -> None:
    """The minutes of a step, in a pill round the first line of its text."""
    pill = Rect.around(*line.centre, line.width, _PILL * paper.u)
    paper.box(pill, ROLE.tray, radius=_PILL / 2)
    raised = Rect(line.x, line.y - 0.1 * paper.u, line.width, line.height)  # the middle of digits, not of letters
    paper.line(text, raised, SMALL, middle=True)
