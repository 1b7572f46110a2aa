"""The plots, as SVG with words in it: one column a séance, so that all of them can be read one above the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from statistics import median

from beebot.challenge import Genre
from beebot.kinds import kind_of
from beebot.pose import Heading
from lecons.pictures.artwork import circle, document, path, rounded
from lecons.pictures.rectangles import Rect
from tools.progression.measures import KEYS, Asked, Strand, new_keys
from tools.progression.words import heading_name, key_name, path_name

_LEFT, _COLUMN, _GAP, _TOP, _FOOT = 150.0, 26.0, 14.0, 64.0, 30.0
"""In pixels: beside the first column, a column, between two paths, above the plot and below it."""
_STEP, _ROW = 15.0, 24.0
"""How high one card is, and the row of a table."""
_INK, _SOFT, _GRID, _PAPER = "#2B2320", "#6B6058", "#E4DCD3", "#FFFDF8"
_BANDS = ("#FBF3E2", "#F1F4EA")
"""Behind one path and the next."""
_DOT, _STAR, _NEW = "#7E5AA8", "#C4791B", "#2E7D32"
_LOOKS = {Heading.NORTH: "#7E5AA8", Heading.EAST: "#A98F4E", Heading.SOUTH: "#C4551B", Heading.WEST: "#4A7FA8"}
_ASLANT = "#6B6058"
_LETTERS = 'font-family="Verdana, DejaVu Sans, sans-serif"'


def cards(year: Sequence[Strand]) -> str:
    """A plot, as SVG, of how many cards each challenge takes at best, with the bound of each level."""
    title = "Cartes de la meilleure réponse, défi par défi"
    return _dots(year, title, lambda each: each.cards, [strand.bound and strand.bound.cards for strand in year])


def pivots(year: Sequence[Strand]) -> str:
    """A plot, as SVG, of how many of these cards pivot, with the bound of each level."""
    title = "Pivots de la meilleure réponse, défi par défi"
    return _dots(year, title, lambda each: each.pivots, [strand.bound and strand.bound.pivots for strand in year])


def keys(year: Sequence[Strand]) -> str:
    """A plot, as SVG, of the keys that each séance has; a ring where a key is new."""
    sheet = _Sheet(year, "Touches de chaque séance ; un anneau vert : la touche est nouvelle")
    met = list(new_keys(year))
    shown = [key for key in KEYS if any(key in sitting.keys for _strand, sitting, _new in met)]
    for row, key in enumerate(shown):
        sheet.row(row, key_name(key))
        for column, (_strand, sitting, new) in enumerate(met):
            if key in sitting.keys:
                sheet.mark(column, row, 5.0, _NEW if key in new else _DOT, ring=key in new)
    return sheet.drawn(len(shown))


def kinds(year: Sequence[Strand]) -> str:
    """A plot, as SVG, of how many challenges of each kind each séance has: the larger the dot, the more."""
    sheet = _Sheet(year, "Genres de défi de chaque séance ; plus le point est grand, plus il y en a")
    sittings = [sitting for strand in year for sitting in strand.sittings]
    shown = [genre for genre in Genre if any(sitting.kinds[genre] for sitting in sittings)]
    for row, genre in enumerate(shown):
        sheet.row(row, kind_of(genre).name)
        for column, sitting in enumerate(sittings):
            if count := sitting.kinds[genre]:
                sheet.mark(column, row, 3.0 + 1.6 * min(count, 5), _DOT)
    return sheet.drawn(len(shown))


def headings(all_paths: Sequence[Strand]) -> str:
    """A plot, as SVG, of the side to which the robot looks at the start, path by path."""
    left, wide, row = 170.0, 660.0, 30.0
    parts = [_bold(16, 30, "Vers où regarde l'abeille au départ", 15)]
    x = left
    looks = [*((colour, heading_name(heading)) for heading, colour in _LOOKS.items()), (_ASLANT, "de biais")]
    for colour, name in looks:
        parts += [rounded(x, 46, 14, 14, 3, fill=colour), _text(x + 20, 58, name, 12)]
        x += 36 + 8.0 * len(name)
    for place, strand in enumerate(all_paths):
        y = 76 + place * row
        parts.append(_text(left - 12, y + 15, path_name(strand), 12, anchor="end"))
        parts += _shares(strand, Rect(left, y, wide, row - 8))
    return _page(left + wide + 20, 76 + len(all_paths) * row + 10, parts)


def _shares(strand: Strand, bar: Rect) -> Iterator[str]:
    """A bar cut into a part for each side, each with its number."""
    counts = {colour: strand.headings[heading] for heading, colour in _LOOKS.items()}
    total, x = strand.headings.total(), bar.x
    counts[_ASLANT] = total - sum(counts.values())
    for colour, count in counts.items():
        across = bar.width * count / max(total, 1)
        if count:
            yield rounded(x, bar.y, across, bar.height, 0, fill=colour)
            yield _bold(x + across / 2, bar.y + 15, str(count), 11, "#FFFFFF", anchor="middle")
        x += across


def _dots(
    year: Sequence[Strand], title: str, count: Callable[[Asked], int | None], bounds: Sequence[int | None]
) -> str:
    """A dot for each challenge, a bar at the middle one of each séance, a broken line at each level's bound."""
    asked = (each for strand in year for sitting in strand.sittings for each in sitting.asked)
    highest = max((count(each) or 0 for each in asked), default=0)
    sheet, high = _Sheet(year, title), (max(highest, *(bound or 0 for bound in bounds)) + 1) * _STEP
    foot = _TOP + high
    for number in range(0, round(high / _STEP), 1 if high < 8 * _STEP else 2):
        sheet.line(_LEFT - 4, foot - number * _STEP, sheet.right, _GRID)
        sheet.parts.append(_text(_LEFT - 10, foot - number * _STEP + 4, str(number), 11, _SOFT, anchor="end"))
    column = 0
    for strand, bound in zip(year, bounds, strict=True):
        if bound is not None:
            ends = sheet.x(column), sheet.x(column + len(strand.sittings) - 1)
            sheet.line(ends[0] - 11, foot - bound * _STEP, ends[1] + 11, _INK, dashed=True)
        for sitting in strand.sittings:
            _column_of(sheet, column, [(count(each), each.star) for each in sitting.asked], foot)
            column += 1
    legend = "un point : un défi · losange orange : défi étoilé · barre : la médiane · tirets : la borne du niveau"
    sheet.parts.append(_text(16, 50, legend, 11, _SOFT))
    return sheet.drawn(high / _ROW)


def _column_of(sheet: "_Sheet", column: int, counts: Iterable[tuple[int | None, bool]], foot: float) -> None:
    known = [(number, star) for number, star in counts if number is not None]
    seen: dict[int, int] = {}
    for number, star in known:
        beside = seen[number] = seen.get(number, -1) + 1
        shift = (0, -5, 5, -9, 9)[beside % 5]
        x, y = sheet.x(column) + shift, foot - number * _STEP
        if star:
            sheet.parts.append(path(f"M{x} {y - 5}L{x + 5} {y}L{x} {y + 5}L{x - 5} {y}Z", fill=_STAR))
        else:
            sheet.parts.append(circle(x, y, 3.2, fill=_DOT, fill_opacity=0.75))
    if known:
        middle = foot - median(number for number, _star in known) * _STEP
        sheet.parts.append(rounded(sheet.x(column) - 10, middle - 1, 20, 2, 0, fill=_INK))


class _Sheet:
    """A plot with a column for each séance of the year, path beside path."""

    def __init__(self, year: Sequence[Strand], title: str) -> None:
        self._year = year
        self._xs: list[float] = []
        x = _LEFT
        self._edges = []
        for strand in year:
            self._edges.append((x, x + len(strand.sittings) * _COLUMN))
            self._xs += [x + (place + 0.5) * _COLUMN for place in range(len(strand.sittings))]
            x += len(strand.sittings) * _COLUMN + _GAP
        self.right = x - _GAP
        self.parts = [_bold(16, 30, title, 15)]

    def x(self, column: int) -> float:
        """The middle of a column."""
        return self._xs[column]

    def row(self, row: int, name: str) -> None:
        """A row's name, and its line."""
        y = _TOP + (row + 0.5) * _ROW
        self.line(_LEFT, y, self.right, _GRID)
        self.parts.append(_text(_LEFT - 10, y + 4, name, 12, anchor="end"))

    def mark(self, column: int, row: int, radius: float, colour: str, *, ring: bool = False) -> None:
        """A dot in a column and a row, with a ring round it where that is said."""
        x, y = self.x(column), _TOP + (row + 0.5) * _ROW
        self.parts.append(circle(x, y, radius, fill=colour))
        if ring:
            self.parts.append(circle(x, y, radius + 3.5, fill="none", stroke=colour, stroke_width=1.6))

    def line(self, x: float, y: float, right: float, colour: str, *, dashed: bool = False) -> None:
        """A line across."""
        extra = {"stroke_dasharray": "5 3"} if dashed else {}
        self.parts.append(path(f"M{x:g} {y:g}H{right:g}", stroke=colour, stroke_width=1.4, **extra))

    def drawn(self, rows: float) -> str:
        """The whole plot, ``rows`` rows high: bands, what was laid, and the number of each séance."""
        foot = _TOP + rows * _ROW
        under = []
        column = 0
        for place, (strand, (left, right)) in enumerate(zip(self._year, self._edges, strict=True)):
            under.append(rounded(left, _TOP - 8, right - left, foot - _TOP + 12, 4, fill=_BANDS[place % 2]))
            under.append(_bold((left + right) / 2, foot + 34, path_name(strand), 12, anchor="middle"))
            for sitting in strand.sittings:
                number = str(sitting.number)
                under.append(_text(self.x(column), foot + 18, number, 11, _SOFT, anchor="middle"))
                column += 1
        return _page(self.right + 20, foot + 34 + _FOOT / 2, [*under, *self.parts])


def _page(width: float, height: float, parts: Iterable[str]) -> str:
    return document(round(width), round(height), rounded(0, 0, width, height, 8, fill=_PAPER), *parts) + "\n"


def _text(x: float, y: float, said: str, size: int, colour: str = _INK, *, anchor: str = "start") -> str:
    look = f'{_LETTERS} font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(said, quote=False)}</text>'


def _bold(x: float, y: float, said: str, size: int, colour: str = _INK, *, anchor: str = "start") -> str:
    return _text(x, y, said, size, colour, anchor=anchor).replace("<text", '<text font-weight="bold"', 1)
