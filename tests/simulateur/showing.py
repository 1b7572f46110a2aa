"""What a page shows, in words: a line for each thing on it, and for each ground with all that lies on it.

``↖ ↑ ↗ ← · → ↙ ↓ ↘`` say where in the window a line is. ``(…)`` is what a finger can touch, before what is drawn there;
``«…»`` is written. What stands on the mat is told cell by cell; ``A1/B1`` is between two cells.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from beebot.pose import Cell
from lecons.pictures.letters import advance
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Scene
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import MatPlace, Places
from simulateur.pages.open_page import places, scene
from simulateur.pages.success.film import film_mat
from tests.simulateur.touch_words import words_of

_ARROWS = ("↖", "↑", "↗", "←", "·", "→", "↙", "↓", "↘")
_GROUNDS = ("strip", "tray", "bubble", "panel", "choice")
"""How the signs begin of what other things lie on."""
_CLOTHS = ("mat", "ribbon")
_LARGER, _HARDLY_LARGER = 3.0, 1.1
"""A drawing that is so much larger than a control is under it; what is so much larger than another may be."""
_PREFERRED = 1.2
"""Of a ground and a control that are nearly as large, the control has what lies there."""
_MANY = 6
"""What lies on a panel is told in one line up to so many things."""
_BETWEEN = 0.38
"""Of a cell: as far from its middle, something is between two."""


@dataclass(eq=False, slots=True)
class _Thing:
    """A drawing, a text or a control, and what lies on it."""

    words: str
    box: Rect
    is_control: bool = False
    holds: "list[_Thing]" = field(default_factory=list)

    @property
    def area(self) -> float:
        return self.box.width * self.box.height

    @property
    def is_ground(self) -> bool:
        return self.words.startswith(_GROUNDS)

    def is_under(self, other: "_Thing") -> bool:
        """Whether the middle of ``other`` lies on this."""
        return self.box.contains(*other.box.centre)


def shown(session: Session, view: View) -> list[str]:
    """Everything that a page shows, line by line."""
    page, where = scene(session, view), places(session, view.size)
    has_mat = session.attempt is not None and not session.attempt.gesture.shows_pictures
    has_mat &= session.page is not Page.BY_HAND
    drawn, on_mat = _drawn(page, has_mat=has_mat)
    texts = [_written(label) for label in page.labels if label.text]
    grounds = sum(bool(each.sign) for each in page.ground)
    things = [*drawn[:grounds], *texts, *drawn[grounds:]]
    controls = [_Thing(f"({words_of(touch)})", rect, True) for touch, rect in where.items() if touch.key not in _LYING]
    _name_strips(where, things, controls)
    told = (line for thing in _arranged(things, controls) for line in _lines(thing, _arrow(thing, view.size)))
    lines = [line if times == 1 else f"{line}, {times} times" for line, times in _counted(told)]
    if session.attempt is None or not has_mat:
        return lines
    place = film_mat if session.page is Page.FILM else mat_of
    return [*_mat_lines(on_mat, where, place(session.attempt, layout_of(session, view.size))), *lines]


_LYING = (Key.CELL, Key.PLACE, Key.BEE, Key.STRIP)
"""Controls that are told with what they are: the mat, a bee, a strip."""


def _drawn(page: Scene, *, has_mat: bool) -> tuple[list[_Thing], list[_Thing]]:
    """Every drawing that is not on a mat, and those on it: what is painted before the first key, where there is one."""
    found: list[_Thing] = []
    for each in (*page.ground, *page.actors):
        box = Rect(each.x, each.y, each.width, each.height)
        if each.sign:
            found.append(_Thing(each.sign, box))
        else:  # a part of the one before
            found[-1].box = Rect.enclosing((found[-1].box, box))
    first_key = next(place for place, thing in enumerate(found) if thing.words.startswith("key"))
    return (found[first_key:], found[:first_key]) if has_mat else (found, [])


def _written(label: Label) -> _Thing:
    width = min(advance(label.text, label.size), label.width)
    return _Thing(f"«{label.text}»", Rect(label.x, label.y, width, label.size))


def _name_strips(where: Places, things: Sequence[_Thing], controls: list[_Thing]) -> None:
    """Say of each strip that it can be touched as a whole."""
    for touch, rect in where.items():
        if touch.key is Key.STRIP:
            strip = min(things, key=lambda thing: math.dist(thing.box, rect))
            strip.words = f"{strip.words} ({words_of(touch)})"


def _arranged(things: Sequence[_Thing], controls: Sequence[_Thing]) -> list[_Thing]:
    """What lies on nothing else, in the order in which it is painted; what lies on it is put there."""
    grounds = [thing for thing in things if thing.is_ground]
    free: list[_Thing] = []
    for thing in (*controls, *things):
        under = [ground for ground in grounds if ground.area > _HARDLY_LARGER * thing.area]
        larger = _HARDLY_LARGER if thing.is_ground else _LARGER
        under += [] if thing.is_control else [each for each in controls if thing.area < larger * each.area]
        under = [each for each in under if each is not thing and each.is_under(thing)]
        holds = min(under, key=lambda each: each.area * (1 if each.is_control else _PREFERRED)).holds if under else free
        holds.append(thing)
    painted = {thing: place for place, thing in enumerate(things)}
    last = len(painted)
    return sorted(free, key=lambda thing: min(painted.get(each, last) for each in _all(thing)))


def _all(thing: _Thing) -> Iterator[_Thing]:
    yield thing
    for each in thing.holds:
        yield from _all(each)


def _arrow(thing: _Thing, size: tuple[int, int]) -> str:
    """Where in the window it is."""
    across, down = (min(max(int(3 * at / side), 0), 2) for at, side in zip(thing.box.centre, size, strict=True))
    return _ARROWS[3 * down + across]


def _lines(thing: _Thing, arrow: str) -> Iterator[str]:
    """A thing with what lies on it; where that is much, a line for each."""
    if len(thing.holds) <= _MANY or not thing.words.startswith("panel"):
        yield f"{arrow} {_words(thing)}"
        return
    yield f"{arrow} {thing.words}"
    yield from (f"{arrow}   {_words(each)}" for each in _read(thing.holds))


def _words(thing: _Thing) -> str:
    if thing.is_control:
        return " ".join((thing.words, " + ".join(map(_words, thing.holds))))
    if not thing.holds:
        return thing.words
    held = _counted(map(_words, _read(thing.holds)))
    return f"{thing.words}: " + " · ".join(each if times == 1 else f"{times} × {each}" for each, times in held)


def _counted(words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """What comes several times in a row, once, and how often."""
    for each, same in groupby(words):
        yield each, len(list(same))


def _read(things: Iterable[_Thing]) -> list[_Thing]:
    """From left to right, row by row."""
    rows: list[list[_Thing]] = []
    for thing in sorted(things, key=lambda each: each.box.centre[1]):
        if rows and thing.box.centre[1] - rows[-1][0].box.centre[1] < min(thing.box.height, rows[-1][0].box.height) / 2:
            rows[-1].append(thing)
        else:
            rows.append([thing])
    return [thing for row in rows for thing in sorted(row, key=lambda each: each.box.centre[0])]


def _mat_lines(things: Sequence[_Thing], where: Places, mat: MatPlace) -> list[str]:
    """The cloth, what stands where on it, and which cells and bees can be touched."""
    cells = [touch for touch in where if touch.key in (Key.CELL, Key.PLACE)]
    bees = [_Thing(f"({words_of(touch)})", rect) for touch, rect in where.items() if touch.key is Key.BEE]
    cloth = [thing.words for thing in things if thing.words.startswith(_CLOTHS)]
    standing = [(_cell(thing, mat), thing.words) for thing in (*things, *bees) if thing.words not in cloth]
    by_cell = groupby(sorted(standing, key=lambda each: each[0]), key=lambda each: each[0])
    told = " · ".join(f"{cell} " + " + ".join(words for _cell, words in group) for cell, group in by_cell)
    lines = ["  " + " + ".join(cloth), f"  on it: {told}"]
    if cells:
        every = len(cells) == mat.columns * mat.rows
        lines.append("  (every cell)" if every else "  (cells " + " ".join(_named(touch, mat) for touch in cells) + ")")
    return lines


def _named(touch: Touch, mat: MatPlace) -> str:
    row, column = divmod(touch.index, mat.columns)
    return str(Cell(column, row))


def _cell(thing: _Thing, mat: MatPlace) -> str:
    """The cell that a thing stands on, or the two that it is between."""
    (x, y), turned = thing.box.centre, math.radians(mat.degrees)
    right, down = x - mat.middle[0], y - mat.middle[1]
    right, down = (
        right * math.cos(turned) + down * math.sin(turned),
        down * math.cos(turned) - right * math.sin(turned),
    )
    column, row = right / mat.cell + (mat.columns - 1) / 2, (mat.rows - 1) / 2 - down / mat.cell
    ends = {(_near(column, way), _near(row, way)) for way in (-1, 1)}
    return "/".join(str(Cell(*end)) for end in sorted(ends))


def _near(at: float, way: int) -> int:
    """The next whole number; of two that are as near, the one below (-1) or above (1)."""
    return round(at + way * 0.5 * (abs(at - round(at)) > _BETWEEN))
