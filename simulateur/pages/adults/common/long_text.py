"""Text that is longer than its room: paragraphs become lines, shown from a wanted line on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from lecons.pictures.letters import text_width
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import Touch
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, Paper, pitch_of

_CHIP, _BESIDE_CHIP, _PILL = 9.6, 1.2, 3.5
"""In units: the room for the minutes before a step, its free part, the height of their pill."""
_BESIDE_PITCH = 3.0
"""The height of the words beside a chip, in units: its pill is higher than their letters."""
_KEY, _KEY_HIGH = 15.0, 5.4
"""A key beside a heading, in units: its least width, and its height."""
_BETWEEN_COLUMNS = 2.4
"""Between two columns, in units."""
_WITHIN = 1.2
"""How far in a paragraph stands for each step, in units."""
_BETWEEN, _BETWEEN_CHIPS = 1.1, 2.2
"""The room above a heading or a step; the room between two steps of one line each."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some text: under a rust ``heading``, beside a ``chip``, or neither.

    ``beside`` are words beside the chip, above the text, which is then larger: it is read at a glance. ``soft`` text is
    pale and stands under the text of the chip before it; so does text ``below``, which is no paler. ``columns`` stand
    side by side in place of the text, each under one of the ``headings``, if there are any. ``key`` is a touch and its
    word, on a key beside the heading. ``within`` is how many steps the text stands in.
    """

    text: str
    heading: str = ""
    chip: str = ""
    soft: bool = False
    columns: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    key: tuple[Touch, str] | None = None
    beside: str = ""
    below: bool = False
    within: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    height: float
    size: float = BODY
    colour: str = ROLE.ink
    chip: str = ""
    indent: float = 0.0
    cells: tuple[str, ...] = ()
    key: tuple[Touch, str] | None = None


_Block = tuple[_Line, ...]
"""Lines that are read together, and shown together or not at all."""


def flow(paper: Paper, pane: Pane, rect: Rect, paragraphs: Sequence[Paragraph], top: int) -> None:
    """Lay as many of ``paragraphs`` as fit into ``rect``, from block ``top`` on.

    A block is a paragraph, or a line of one that is higher than ``rect``. Where not all fit, the list ``pane`` has
    keys.
    """
    blocks = tuple(_blocks(paper, rect, rect.width, paragraphs))
    if sum(map(_height, blocks)) > rect.height:  # the keys up and down need room too
        blocks = tuple(_blocks(paper, rect, rect.width - paper.beside_list, paragraphs))
    heads = [place for place, (first, *_) in enumerate(blocks) if first.colour == ROLE.rust or bool(first.chip)]
    heights = [_height(block) for block in blocks]
    shown, room = paper.rows(pane, rect, heights, top, heads)
    y = room.y
    for line in (line for place in shown for line in blocks[place]):
        box = Rect(room.x + line.indent, y, room.width - line.indent, pitch_of(line.size) * paper.u)
        if line.chip:
            _chip(paper, Rect(room.x, y, (_CHIP - _BESIDE_CHIP) * paper.u, box.height), line.chip)
        if line.key is not None:
            _keyed(paper, Rect(room.x, y, room.width, line.height), line, *line.key)
        elif line.cells:
            _cells(paper, box, line)
        else:
            paper.line(line.text, box, line.size, line.colour)
        y += line.height


def _keyed(paper: Paper, row: Rect, line: _Line, touch: Touch, word: str) -> None:
    wide = max(_KEY * paper.u, text_width(word, round(BODY * paper.u)) + 3.0 * paper.u)
    high = paper.touchable(_KEY_HIGH)
    paper.key(touch, Rect(row.right - wide, row.centre[1] - high / 2, wide, high), word)
    paper.line(line.text, Rect(row.x, row.y, row.width - wide - paper.u, row.height), line.size, line.colour)


def _column(paper: Paper, width: float, count: int) -> float:
    return (width - (count - 1) * _BETWEEN_COLUMNS * paper.u) / count


def _cells(paper: Paper, box: Rect, line: _Line) -> None:
    wide = _column(paper, box.width, len(line.cells))
    for place, text in enumerate(line.cells):
        if text:
            x = box.x + place * (wide + _BETWEEN_COLUMNS * paper.u)
            paper.line(text, Rect(x, box.y, wide, box.height), line.size, line.colour)


def _height(block: _Block) -> float:
    return sum(line.height for line in block)


def _blocks(
    paper: Paper,
    rect: Rect,
    width: float,
    paragraphs: Sequence[Paragraph],
) -> Iterator[_Block]:
    """A block for each paragraph; for a paragraph higher than ``rect``, a block for each line."""
    for place, paragraph in enumerate(paragraphs, 1):
        block = tuple(_lines(paper, width, paragraph))
        if place < len(paragraphs):
            height = block[-1].height + _gap(paragraph, paragraphs[place]) * paper.u
            block = (*block[:-1], replace(block[-1], height=height))
        if _height(block) <= rect.height:
            yield block
        else:
            yield from ((line,) for line in block)


def _gap(above: Paragraph, below: Paragraph) -> float:
    if above.chip and below.chip:
        return _BETWEEN_CHIPS
    if below.heading or below.chip or below.columns:
        return _BETWEEN
    return 0.0


def _lines(paper: Paper, width: float, paragraph: Paragraph) -> Iterator[_Line]:
    u = paper.u
    if paragraph.heading:
        pitch = pitch_of(SMALL)
        if paragraph.chip:
            pitch += 0.7
        high = max(pitch * u, 0.0 if paragraph.key is None else paper.touchable(_KEY_HIGH) + 2.2 * u)
        yield _Line(paragraph.heading, high, SMALL, ROLE.rust, key=paragraph.key)
    if paragraph.columns:
        yield from _rows(paper, width, paragraph)
        return
    if not paragraph.text:
        return
    colour, indent = ROLE.ink, paragraph.within * _WITHIN * u
    if paragraph.soft:
        colour = ROLE.soft_ink
    if paragraph.chip or paragraph.soft or paragraph.below:
        indent = _CHIP * u
    chip, size = paragraph.chip, BODY
    for text in paper.lines(paragraph.beside, width - indent, SMALL) if paragraph.beside else ():
        yield _Line(text, (_BESIDE_PITCH if chip else pitch_of(SMALL)) * u, SMALL, ROLE.rust, chip, indent)
        chip, size = "", ITEM
    for text in paper.lines(paragraph.text, width - indent, size):
        yield _Line(text, pitch_of(size) * u, size, colour, chip, indent)
        chip = ""


def _rows(paper: Paper, width: float, paragraph: Paragraph) -> Iterator[_Line]:
    u = paper.u
    if paragraph.headings:
        yield _Line("", pitch_of(SMALL) * u, SMALL, ROLE.rust, cells=paragraph.headings)
    wide = _column(paper, width, len(paragraph.columns))
    columns = (paper.lines(text, wide) for text in paragraph.columns)
    for cells in zip_longest(*columns, fillvalue=""):
        yield _Line("", pitch_of(BODY) * u, cells=cells)


def _chip(paper: Paper, line: Rect, text: str) -> None:
    pill = Rect.around(*line.centre, line.width, _PILL * paper.u)
    paper.box(pill, ROLE.tray, radius=_PILL / 2)
    # The middle of digits is higher than the middle of letters.
    raised = Rect(line.x, line.y - 0.1 * paper.u, line.width, line.height)
    paper.line(text, raised, SMALL, middle=True)
