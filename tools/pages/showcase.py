"""The style page: every drawing in every state, on an even grid, over its name. Knows no pygame."""

from types import MappingProxyType

from lecons.pictures.images import Images
from lecons.pictures.letters import LINE, advance, wrapped
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.pictures.keys import panel
from simulateur.pictures.units import unit
from tools.pages.exhibits import Exhibit, Mats, shelves

_CELL, _PITCH, _MARGIN, _TITLE, _WORD = 9.0, 14.4, 3.4, 2.6, 1.75
"""In units: a drawing, the least pitch, the page's margin, and two sizes of letters."""
_ABOVE_WORDS, _ROW_GAP, _BETWEEN = 0.7, 2.4, 0.9
_LINES = 3
"""How many lines a name has at most."""
_SMALLEST = 8
"""The least letters, in pixels."""


def pages(size: tuple[int, int], images: Images, mats: Mats = MappingProxyType({})) -> tuple[Scene, ...]:
    """The style page as scenes of ``size`` pixels, one after the other; ``images`` and ``mats`` as in ``shelves``."""
    desk = _Desk(size)
    for shelf in shelves(images, mats):
        rows = desk.rows(shelf.exhibits)
        for number, row in enumerate(rows):
            desk.lay(row, "" if number else shelf.title)
    return desk.pages()


class _Desk:
    """Lays rows of drawings on an even grid, each over its name; begins a page when one is full."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self.u = unit(size)
        wide = size[0] / self.u - 2 * _MARGIN
        self.columns = max(int(wide / _PITCH), 1)
        self.pitch = wide / self.columns
        self._done: list[Scene] = []
        self._sprites: list[Sprite] = []
        self._labels: list[Label] = []
        self._y = _MARGIN

    def _span(self, exhibit: Exhibit) -> int:
        """How many columns a drawing takes."""
        return min(max(-int(-exhibit.width * _CELL // self.pitch), 1), self.columns)

    def rows(self, exhibits: tuple[Exhibit, ...]) -> list[list[Exhibit]]:
        """The drawings in rows, none longer than the page is wide."""
        rows: list[list[Exhibit]] = []
        left = 0
        for exhibit in exhibits:
            span = self._span(exhibit)
            if span > left:
                rows.append([])
                left = self.columns
            rows[-1].append(exhibit)
            left -= span
        return rows

    def lay(self, row: list[Exhibit], title: str) -> None:
        """A row, under the title of its shelf if it has one."""
        high = max(exhibit.height for exhibit in row) * _CELL
        names_high = _ABOVE_WORDS + _LINES * LINE * _WORD
        above = 2.0 * _TITLE if title else 0.0
        full = self.size[1] / self.u - _MARGIN / 2
        if self._y + above + high + names_high > full and self._sprites:
            self._new_page()
        if title:
            self._label(title, _MARGIN, self._y, self.size[0] / self.u - 2 * _MARGIN, _TITLE)
            self._y += above
        column = 0
        for exhibit in row:
            span = self._span(exhibit)
            self._show(exhibit, _MARGIN + (column + span / 2) * self.pitch, span * self.pitch, high)
            column += span
        self._y += high + names_high + _ROW_GAP

    def _show(self, exhibit: Exhibit, x: float, room: float, high: float) -> None:
        u, wide, tall = self.u, exhibit.width * _CELL, exhibit.height * _CELL
        shrink = min((room - _BETWEEN) / wide, 1.0)
        wide, tall = wide * shrink, tall * shrink
        left, top = x - wide / 2, self._y + (high - tall) / 2
        box = round(left * u), round(top * u), max(round(wide * u), 1), max(round(tall * u), 1)
        if exhibit.ground:
            ground = panel(box[2], box[3], u, exhibit.ground)
            self._sprites.append(Sprite(ground, *box, sign="ground"))
        self._sprites.append(Sprite(exhibit.svg, *box, exhibit.alpha, sign=exhibit.name))
        below = self._y + high + _ABOVE_WORDS
        size, lines = self._broken(exhibit.name, (room - 0.6) * u)
        for line in lines[:_LINES]:
            self._label(line, x - advance(line, self._pixels(size)) / u / 2, below, room, size, ROLE.soft_ink)
            below += LINE * size

    def _broken(self, name: str, width: float) -> tuple[float, list[str]]:
        """The size of letters in which ``name`` takes few enough lines, and its lines.

        The name of a file has no spaces: it is broken after a hyphen, not within a word.
        """
        size = _WORD
        while True:
            lines = wrapped(name.replace("-", "- "), width, self._pixels(size))
            if len(lines) <= _LINES or self._pixels(size) <= _SMALLEST:
                return size, [line.replace("- ", "-") for line in lines]
            size *= 0.95

    def pages(self) -> tuple[Scene, ...]:
        """All of them."""
        self._new_page()
        return tuple(self._done)

    def _pixels(self, size: float) -> int:
        return max(round(size * self.u), _SMALLEST)

    def _label(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: float,
        colour: str = ROLE.ink,
    ) -> None:
        box = round(x * self.u), round(y * self.u), round(width * self.u)
        self._labels.append(Label(text, *box, self._pixels(size), colour))

    def _new_page(self) -> None:
        if self._sprites:
            self._done.append(Scene(tuple(self._sprites), (), tuple(self._labels)))
        self._sprites, self._labels, self._y = [], [], _MARGIN
