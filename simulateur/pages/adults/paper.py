"""A page for adults while it is laid out: what is drawn, what is written, and what can be touched, in one go.

Sizes are units of the layout, so that a page is the same from 1024×600 to 3840×2160. Without a ``view`` only the
controls are placed.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from lecons.pictures.letters import LINE, advance, fitted, text_width, wrapped
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.pages.adults.grounds import chosen as chosen_ground
from simulateur.pages.adults.grounds import outlined
from simulateur.pages.stage import FADED, OPAQUE, boxed, icon_sprite, said
from simulateur.pages.view import View
from simulateur.pictures.boxes import further, key_ground, thumb
from simulateur.pictures.keys import green_key, panel
from simulateur.pictures.units import stands_upright, unit

TITLE, ITEM, BODY, SMALL = 3.5, 2.5, 2.2, 2.0
"""Sizes of letters, in units."""
ROUND = 2.6
CHOSEN_LINE = 0.35
"""Round what is chosen, in units; high contrast doubles it."""
_LEAST_TOUCH, _MOST_UNITS = 40.0, 8.0
"""Pixels that a finger needs in both directions. A tiny window has no room for them: there it is as many units."""
_ICON, _ICON_ROOM = 5.0, 6.6
"""On a key: the disc its drawing lies on, and the room that it takes, in units."""
_UPRIGHT_WIDE, _UPRIGHT_HIGH = 124.0, 125.0
"""The least of a page that stands upright, in units: without tabs beside them pages are as wide as in any other."""
_ARROW = 5.4
"""Side of the keys that go up and down a list, in units."""
_BESIDE_ARROW = 0.8
"""Between a list and them."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """A list on the page: which, where, how high a row is in pixels, the first row shown and the last that can be."""

    pane: Pane
    rect: Rect
    row: float
    top: int
    last: int

    def by(self, rows: int) -> Touch | None:
        """The touch that goes ``rows`` further down (up if negative), as far as there is something; None at the end."""
        rows = max(min(self.top + rows, self.last), 0) - self.top
        if not rows:
            return None
        return Touch(AdultKey.DOWN if rows > 0 else AdultKey.UP, self.pane.value, amount=abs(rows))


class Paper:
    """Collects a page for a window of ``size`` pixels."""

    def __init__(self, size: tuple[int, int], view: View | None) -> None:
        self.size = size
        self.upright = stands_upright(size)
        self.u = min(size[0] / _UPRIGHT_WIDE, size[1] / _UPRIGHT_HIGH) if self.upright else unit(size)
        self.view = view
        self.sprites: list[Sprite] = []
        self.pictures: list[Sprite] = []
        """Drawings that cost time: kept from one painting to the next."""
        self.labels: list[Label] = []
        self.places: dict[Touch, Rect] = {}
        self.scrolls: list[Scroll] = []

    def rect(self, x: float, y: float, width: float, height: float) -> Rect:
        """A rectangle given in units."""
        u = self.u
        return Rect(x * u, y * u, width * u, height * u)

    def touchable(self, units: float) -> float:
        """So many units in pixels, or as many as a finger needs where that is more and the window allows it."""
        return max(units * self.u, min(_LEAST_TOUCH, _MOST_UNITS * self.u))

    @property
    def beside_list(self) -> float:
        """The room that the keys up and down take at the right of a list, in pixels."""
        return self.touchable(_ARROW) + _BESIDE_ARROW * self.u

    def draw(self, svg: str, rect: Rect, sign: str, *, alpha: int = OPAQUE) -> None:
        """A drawing in a box; ``sign`` is what it shows."""
        if self.view is not None:
            self.sprites.append(boxed(svg, rect, sign, alpha))

    def icon(self, name: str, x: float, y: float, side: float, *, alpha: int = OPAQUE) -> None:
        """A drawing of ``assets`` with its middle at ``x``, ``y`` pixels and ``side`` units wide."""
        if self.view is not None:
            self.pictures.append(icon_sprite(name, x, y, side * self.u, alpha=alpha))

    def picture(self, svg: str, rect: Rect, sign: str) -> None:
        """A drawing that is dear, in a box where nothing is written; ``sign`` is what it shows."""
        if self.view is not None:
            self.pictures.append(boxed(svg, rect, sign))

    def box(self, rect: Rect, fill: str, *, lip: float = 0, radius: float = ROUND) -> None:
        """A flat panel, or a raised one with a lip of ``lip`` units."""
        u = self.u
        width, height = round(rect.width), round(rect.height + 3 * lip * u)
        self.draw(
            panel(width, height, radius * u, fill, lip * u, ROLE.lip), Rect(rect.x, rect.y, width, height), "panel"
        )

    def line(self, text: str, rect: Rect, size: float = BODY, colour: str = ROLE.ink, *, middle: bool = False) -> None:
        """One line, in the middle of the height of ``rect``; what does not fit gives way to dots."""
        pixels = max(round(size * self.u), 1)
        shown = fitted(text, rect.width, pixels)
        x = rect.x + max(rect.width - advance(shown, pixels), 0) / 2 if middle else rect.x
        y = rect.y + (rect.height - LINE * pixels) / 2
        self.labels.append(Label(shown, round(x), round(y), math.ceil(rect.right - x), pixels, colour))

    def fitting(self, text: str, width: float) -> float:
        """The largest of the sizes below a title's, in units, at which ``text`` keeps to ``width`` pixels."""
        sizes = (ITEM, BODY, SMALL)
        return next((size for size in sizes if text_width(text, max(round(size * self.u), 1)) <= width), SMALL)

    def lines(self, text: str, width: float, size: float = BODY) -> tuple[str, ...]:
        """``text`` broken to be at most ``width`` pixels wide."""
        return wrapped(text, width, max(round(size * self.u), 1))

    def text(self, text: str, rect: Rect, size: float = BODY, colour: str = ROLE.ink) -> float:
        """Lines from the top of ``rect`` down, as many as fit; returns where they end, in pixels."""
        pitch = pitch_of(size) * self.u
        lines, room = self.lines(text, rect.width, size), max(int(rect.height / pitch), 0)
        shown = lines[:room] if len(lines) <= room else (*lines[: room - 1], lines[room - 1] + " …") if room else ()
        for place, line in enumerate(shown):
            self.line(line, Rect(rect.x, rect.y + place * pitch, rect.width, pitch), size, colour)
        return rect.y + len(shown) * pitch

    def key(
        self, touch: Touch, rect: Rect, text: str, *, green: bool = False, fill: str = ROLE.tray, icon: str = ""
    ) -> None:
        """A key with a word on it, beside a drawing of ``assets`` if ``icon`` names one."""
        self.places[touch] = rect
        down = self.view is not None and self.view.pressed == touch
        drop = 0.5 * self.u if down else 0
        width, height = round(rect.width), round(rect.height + self.u)
        if green:
            svg = green_key(width, height, round(0.32 * self.u, 1), down)
        else:
            svg = key_ground(width, height, round(0.6 * self.u, 1), down, fill)
        sign = said("key", "green" if green else "", "pressed" if down else "")
        self.draw(svg, Rect(rect.x, rect.y, width, height), sign)
        room = (_ICON_ROOM if icon else 1.2) * self.u
        if icon:
            x, y = rect.x + 3.6 * self.u, rect.centre[1] + drop - 0.3 * self.u
            self.box(Rect.around(x, y, _ICON * self.u), ROLE.cream, radius=_ICON / 2)
            self.icon(icon, x, y, 0.9 * _ICON)
        inside = Rect(rect.x + room, rect.y + drop, rect.width - room - (0.6 if icon else 1.2) * self.u, rect.height)
        self.line(text, inside, self.fitting(text, inside.width), ROLE.sign if green else ROLE.ink, middle=True)

    def grave_key(self, touch: Touch, rect: Rect, text: str, *, live: bool = True) -> None:
        """A key for what cannot be undone: a rust outline; faded and not to be touched unless ``live``."""
        if live:
            self.places[touch] = rect
        down = self.view is not None and self.view.pressed == touch
        face = Rect(rect.x, rect.y + (0.5 * self.u if down else 0), rect.width, rect.height)
        size = round(face.width), round(face.height)
        look = outlined(*size, 0.34 * rect.height, 0.35 * self.u, ROLE.rust, ROLE.cream)
        sign = said("key", "in rust", "pressed" if down else "", "" if live else "faded")
        self.draw(look, face, sign, alpha=OPAQUE if live else FADED)
        inside = Rect(face.x + 1.2 * self.u, face.y, face.width - 2.4 * self.u, face.height)
        self.line(text, inside, self.fitting(text, inside.width), ROLE.rust if live else ROLE.idle, middle=True)

    def choice(self, touch: Touch | None, rect: Rect, *, chosen: bool, fill: str = ROLE.cream) -> None:
        """The ground of something to choose; the chosen one lies on pale honey with the ink line."""
        if touch is not None:
            self.places[touch] = rect
        width, height = round(rect.width), round(rect.height)
        if chosen:
            self.draw(chosen_ground(width, height, ROUND * self.u, CHOSEN_LINE * self.u), rect, "choice chosen")
        else:
            self.draw(panel(width, height, ROUND * self.u, fill), rect, "choice")

    def rows(
        self, pane: Pane, rect: Rect, heights: Sequence[float], top: int, heads: Sequence[int] = ()
    ) -> tuple[range, Rect]:
        """Which rows of a list fit into ``rect`` from ``top`` on, and the room for them beside its keys up and down.

        ``heights`` are the rows' heights in pixels, with what is between them. The keys go to one of ``heads``, where
        there are any: rows that make sense without the one above.
        """
        last = _last_top(heights, rect.height)
        top = min(top, last)
        end = top + _fitting(heights[top:], rect.height)
        if not last:
            return range(top, end), rect
        self.scrolls.append(Scroll(pane, rect, sum(heights) / len(heights), top, last))
        many = max(end - top - 1, 1)
        down = max((head - top for head in heads if top < head <= end), default=many)
        up = max((top - head for head in heads if top - many - 1 <= head < top), default=many)
        self._arrows(self.scrolls[-1], up, down)
        room = Rect(rect.x, rect.y, rect.width - self.beside_list, rect.height)
        return range(top, end), room

    def _arrows(self, scroll: Scroll, up: int, down: int) -> None:
        """Keys up and down at the right edge of a list, with a thumb between them that says how far it has gone.

        At an end of the list the key that goes there stays, faded: nothing moves while one reads.
        """
        rect, side = scroll.rect, self.touchable(_ARROW)
        x = rect.right - side
        track = Rect(x + side / 2 - 0.5 * self.u, rect.y + side + self.u, self.u, rect.height - 2 * side - 2 * self.u)
        long = max(track.height * 0.3, self.u)
        at = track.y + (track.height - long) * scroll.top / scroll.last
        if track.height > long:
            self.draw(thumb(round(track.width), round(track.height), ROLE.tray), track, "track")
            bar = Rect(track.x, at, track.width, long)
            self.draw(
                thumb(round(track.width), round(long), ROLE.soft_ink), bar, f"thumb {scroll.top} of {scroll.last}"
            )
        for way, y in ((-up, rect.y), (down, rect.bottom - side)):
            touch, key = scroll.by(way), Rect(x, y, side, side)
            if touch is not None:
                self.places[touch] = key
            alpha, state = (FADED, "faded") if touch is None else (OPAQUE, "")
            self.draw(
                key_ground(round(side), round(side), round(0.4 * self.u, 1)), key, said("key", state), alpha=alpha
            )
            sign = Rect(x + 0.1 * side, y + 0.06 * side, 0.8 * side, 0.8 * side)
            self.draw(further(round(0.8 * side), way < 0), sign, said("up" if way < 0 else "down", state), alpha=alpha)


def pitch_of(size: float) -> float:
    """From one line to the next, in units, for letters of ``size`` units."""
    return 1.24 * size


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many rows fit, one at least."""
    used, count = 0.0, 0
    for height in heights:
        used += height
        if used > room + 0.5:
            break
        count += 1
    return max(count, 1) if heights else 0


def _last_top(heights: Sequence[float], room: float) -> int:
    """The first row to show so that the last one is seen."""
    return max(len(heights) - _fitting(heights[::-1], room), 0)
