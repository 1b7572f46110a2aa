"""A page for adults while it is laid out: its drawings, its text and its controls, in one go.

Sizes are units of the layout, so that a page is the same from 1024×600 to 3840×2160. Without a
``view`` only the controls are placed.
"""

import math
from collections.abc import Iterator, Sequence

from lecons.pictures.artwork import content_of, icon
from lecons.pictures.letters import LINE, advance, fitted, text_width, wrapped
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import Touch
from simulateur.pages.adults.common.grounds import chosen as chosen_ground
from simulateur.pages.adults.common.grounds import outlined
from simulateur.pages.adults.common.lists import Scroll, fitting, last_top
from simulateur.pages.common.sprites import FADED, OPAQUE, boxed, icon_sprite, plate_key_sprite, said
from simulateur.pages.common.view import View
from simulateur.pictures.boxes import key_ground, thumb
from simulateur.pictures.keys import green_key, panel
from simulateur.pictures.large import LARGE, in_parts
from simulateur.pictures.units import stands_upright, unit

TITLE, ITEM, BODY, SMALL = 3.5, 2.5, 2.2, 2.0
"""Sizes of letters, in units."""
ROUND = 2.6
"""The radius of a panel's corners, in units."""
CHOSEN_LINE = 0.35
"""The line round what is chosen, in units; high contrast doubles it."""
_LEAST_TOUCH, _MOST_UNITS = 40.0, 8.0
"""How wide and high a control is at least: so many pixels or, in a tiny window where these are fewer, so many units."""
_ICON, _ICON_ROOM = 5.0, 6.6
"""On a key, in units: the disc under its drawing, and the room that the drawing takes."""
_UPRIGHT_WIDE, _UPRIGHT_HIGH = 124.0, 125.0
"""How wide and high an upright page is at least, in units.

Its tabs are not beside it, so that there is as much room as in any other page.
"""
_BELOW_WORD = 0.55
"""How far down a key its second line begins, as a part of its height."""
_ARROW = 5.4
"""The side of the keys that go up and down a list, in units."""
_ONWARD = 3.0
"""The side of the sign on what leads to another page, in units."""
_BESIDE_ARROW = 0.8
"""Between a list and these keys, in units."""


class Paper:
    """Collects the drawings, the text and the controls of a page for a window of ``size`` pixels."""

    def __init__(self, size: tuple[int, int], view: View | None) -> None:
        self.size = size
        self.upright = stands_upright(size)
        self.u = unit(size)
        if self.upright:
            self.u = min(size[0] / _UPRIGHT_WIDE, size[1] / _UPRIGHT_HIGH)
        self.view = view
        self.sprites: list[Sprite] = []
        self.pictures: list[Sprite] = []
        """Drawings that cost time: kept from one painting to the next."""
        self.labels: list[Label] = []
        self.places: dict[Touch, Rect] = {}
        self.scrolls: list[Scroll] = []

    def rect(self, x: float, y: float, width: float, height: float) -> Rect:
        """A rectangle in pixels, given in units."""
        u = self.u
        return Rect(x * u, y * u, width * u, height * u)

    def touchable(self, units: float) -> float:
        """So many ``units`` in pixels, for what is touched: more where a finger needs more and the window has room."""
        return max(units * self.u, min(_LEAST_TOUCH, _MOST_UNITS * self.u))

    @property
    def beside_list(self) -> float:
        """The width, in pixels, that the keys up and down take at the right of a list."""
        return self.touchable(_ARROW) + _BESIDE_ARROW * self.u

    def draw(self, svg: str, rect: Rect, sign: str, *, alpha: int = OPAQUE) -> None:
        """Draw the SVG text ``svg`` so that it fills ``rect``; ``sign`` says in words what it shows."""
        if self.view is not None:
            self.sprites.append(boxed(svg, rect, sign, alpha))

    def icon(self, name: str, x: float, y: float, side: float, *, alpha: int = OPAQUE) -> None:
        """Draw ``name`` of ``assets``, its middle at ``x``, ``y`` in pixels, ``side`` units wide."""
        if self.view is not None:
            self.pictures.append(icon_sprite(name, x, y, side * self.u, alpha=alpha))

    def plate_key(self, name: str, rect: Rect, paint: tuple[str, str] | None, owner: str) -> None:
        """Draw a key of a robot of kind ``owner``, to look at only; ``paint`` is its face and edge, if it has any."""
        if self.view is not None:
            key = plate_key_sprite(name, rect, paint=paint)
            self.pictures.append(key._replace(sign=f"{key.sign} of {owner}"))

    def picture(self, svg: str, rect: Rect, sign: str) -> None:
        """Draw ``svg`` into ``rect``, if it takes long to paint and no text lies on it: it is painted once and kept."""
        if self.view is not None:
            self.pictures.append(boxed(svg, rect, sign))

    def box(self, rect: Rect, fill: str, *, lip: float = 0, radius: float = ROUND) -> None:
        """Draw a panel; ``lip`` is how far it is raised and ``radius`` that of its corners, in units."""
        u = self.u
        width, height = round(rect.width), round(rect.height + 3 * lip * u)
        svg = panel(width, height, radius * u, fill, lip * u, ROLE.lip)
        if width * height < LARGE:
            self.draw(svg, Rect(rect.x, rect.y, width, height), "panel")
            return
        sign = "panel"
        for part, box in in_parts(content_of(svg), width, height, radius * u, fill, 3 * lip * u):
            self.draw(part, box.moved(round(rect.x), round(rect.y)), sign)
            sign = ""

    def sheet(self, rect: Rect, beside: float, above: float, below: float) -> Rect:
        """Draw the large cream panel of a page in ``rect``. Returns the room on it, in pixels.

        That room begins ``beside`` units from its sides, ``above`` and ``below`` units from its top and foot.
        """
        self.box(rect, ROLE.cream, lip=0.4, radius=3.4)
        u = self.u
        width, height = rect.width - 2 * beside * u, rect.height - (above + below) * u
        return Rect(rect.x + beside * u, rect.y + above * u, width, height)

    def outline(
        self, rect: Rect, line: float, edge: str, sign: str, fill: str = "none", radius: float | None = None
    ) -> None:
        """Draw a panel with an ``edge`` of that colour, ``line`` units thick; a ring if it has no ``fill``.

        ``sign`` says in words what it is. ``radius`` is that of its corners, in pixels.
        """
        corner = ROUND * self.u if radius is None else radius
        self.draw(outlined(round(rect.width), round(rect.height), corner, line * self.u, edge, fill), rect, sign)

    def line(
        self,
        text: str,
        rect: Rect,
        size: float = BODY,
        colour: str = ROLE.ink,
        *,
        middle: bool = False,
    ) -> None:
        """Write one line in the middle of the height of ``rect``, in letters of ``size`` units.

        Dots stand for what is too long. With ``middle`` it is in the middle of the width too.
        """
        pixels = max(round(size * self.u), 1)
        shown = fitted(text, rect.width, pixels)
        x = rect.x
        if middle:
            x += max(rect.width - advance(shown, pixels), 0) / 2
        y = rect.y + (rect.height - LINE * pixels) / 2
        wide = math.ceil(rect.right - x)
        self.labels.append(Label(shown, round(x), round(y), wide, pixels, colour))

    def fits(self, text: str, width: float, size: float) -> bool:
        """Whether ``text`` in letters of ``size`` units is at most ``width`` pixels wide."""
        return text_width(text, max(round(size * self.u), 1)) <= width

    def fitting(self, text: str, width: float) -> float:
        """The larger of ``ITEM`` and ``BODY`` with which ``text`` is at most ``width`` pixels wide, else ``SMALL``."""
        for size in (ITEM, BODY):
            if self.fits(text, width, size):
                return size
        return SMALL

    def lines(self, text: str, width: float, size: float = BODY) -> tuple[str, ...]:
        """``text`` broken into lines of at most ``width`` pixels, for letters of ``size`` units."""
        return wrapped(text, width, max(round(size * self.u), 1))

    def text(self, text: str, rect: Rect, size: float = BODY, colour: str = ROLE.ink) -> float:
        """Wrap ``text`` in ``rect`` from its top, cut at its foot; ``size`` in units.

        Returns the y below it, in pixels.
        """
        pitch = pitch_of(size) * self.u
        shown = _cut(self.lines(text, rect.width, size), max(int(rect.height / pitch), 0))
        for place, line in enumerate(shown):
            self.line(line, Rect(rect.x, rect.y + place * pitch, rect.width, pitch), size, colour)
        return rect.y + len(shown) * pitch

    def leads_on(self, rect: Rect) -> Rect:
        """Draw the sign that a touch leads to another page, at the right end of ``rect``. Returns the rest of it."""
        side = _ONWARD * self.u
        place = Rect.around(rect.right - 0.8 * side, rect.centre[1], side)
        self.draw(icon("keys/chevron", round(side), 90), place, "onward")
        return Rect(rect.x, rect.y, rect.width - 1.5 * side, rect.height)

    def key(
        self,
        touch: Touch,
        rect: Rect,
        text: str,
        *,
        green: bool = False,
        fill: str = ROLE.tray,
        icon: str = "",
    ) -> None:
        """Lay a key that means ``touch``, with ``text`` on it, beside a drawing of ``assets`` if ``icon`` names one.

        What follows a line break in ``text`` stands below the word, in small letters. The drawing makes way for it.
        """
        self.places[touch] = rect
        word, _break, more = text.partition("\n")
        if more and not self.fits(more, rect.width - (_ICON_ROOM + 0.6) * self.u, SMALL):
            icon = ""
        down = self._is_pressed(touch)
        drop = 0.5 * self.u if down else 0
        width, height = round(rect.width), round(rect.height + self.u)
        colour, kind = ROLE.ink, ""
        if green:
            svg = green_key(width, height, round(0.32 * self.u, 1), down)
            colour, kind = ROLE.sign, "green"
        else:
            svg = key_ground(width, height, round(0.6 * self.u, 1), down, fill)
        box = Rect(rect.x, rect.y, width, height)
        self.draw(svg, box, said("key", kind, "pressed" if down else ""))
        room, edge = 1.2 * self.u, 1.2 * self.u
        if icon:
            x, y = rect.x + 3.6 * self.u, rect.centre[1] + drop - 0.3 * self.u
            self.box(Rect.around(x, y, _ICON * self.u), ROLE.cream, radius=_ICON / 2)
            self.icon(icon, x, y, 0.9 * _ICON)
            room, edge = _ICON_ROOM * self.u, 0.6 * self.u
        inside = Rect(rect.x + room, rect.y + drop, rect.width - room - edge, rect.height)
        if more:
            below = Rect(inside.x, inside.y + _BELOW_WORD * rect.height, inside.width, 0.3 * rect.height)
            self.line(more, below, min(self.fitting(more, below.width), BODY), colour, middle=True)
            inside = Rect(inside.x, inside.y + 0.1 * rect.height, inside.width, (_BELOW_WORD - 0.1) * rect.height)
        self.line(word, inside, self.fitting(word, inside.width), colour, middle=True)

    def grave_key(self, touch: Touch, rect: Rect, text: str) -> None:
        """Lay a key with a rust outline that means ``touch``, for what cannot be undone."""
        self.places[touch] = rect
        down = self._is_pressed(touch)
        face = rect.moved(0, 0.5 * self.u if down else 0)
        sign = said("key", "in rust", "pressed" if down else "")
        self.outline(face, 0.35, ROLE.rust, sign, ROLE.cream, 0.34 * rect.height)
        inside = Rect(face.x + 1.2 * self.u, face.y, face.width - 2.4 * self.u, face.height)
        self.line(text, inside, self.fitting(text, inside.width), ROLE.rust, middle=True)

    def _is_pressed(self, touch: Touch) -> bool:
        return self.view is not None and self.view.pressed == touch

    def choice(
        self,
        touch: Touch | None,
        rect: Rect,
        *,
        chosen: bool,
        fill: str = ROLE.cream,
    ) -> None:
        """Draw the ground of something to choose: pale honey with the ink line if it is ``chosen``, else ``fill``.

        A touch on it means ``touch``. With None it answers no touch.
        """
        if touch is not None:
            self.places[touch] = rect
        width, height = round(rect.width), round(rect.height)
        if chosen:
            svg = chosen_ground(width, height, ROUND * self.u, CHOSEN_LINE * self.u)
            self.draw(svg, rect, "choice chosen")
        else:
            self.draw(panel(width, height, ROUND * self.u, fill), rect, "choice")

    def rows(
        self,
        pane: Pane,
        rect: Rect,
        heights: Sequence[float],
        top: int,
        heads: Sequence[int] = (),
    ) -> tuple[range, Rect]:
        """Which rows of the list ``pane`` fit into ``rect`` from row ``top`` on, and the room for them.

        ``heights`` are the rows' heights in pixels, with the gaps between them. A list that is longer than ``rect``
        gets keys up and down at its side. If there are ``heads``, the rows at which something begins, those keys go to
        one of them.
        """
        last = last_top(heights, rect.height)
        top = min(top, last)
        end = top + fitting(heights[top:], rect.height)
        if not last:
            return range(top, end), rect
        self.scrolls.append(Scroll(pane, rect, sum(heights) / len(heights), top, last))
        many = max(end - top - 1, 1)
        down = max((head - top for head in heads if top < head <= end), default=many)
        up = max((top - head for head in heads if top - many - 1 <= head < top), default=many)
        self._arrows(self.scrolls[-1], up, down)
        room = Rect(rect.x, rect.y, rect.width - self.beside_list, rect.height)
        return range(top, end), room

    def listed(
        self, pane: Pane, rect: Rect, heights: Sequence[float], top: int, gap: float = 0.0
    ) -> Iterator[tuple[int, Rect]]:
        """Each row of the list ``pane`` that is shown from row ``top`` on: its place in the list, and its rectangle.

        ``heights`` are the rows' heights and ``gap`` what is free between two of them, in pixels.
        """
        shown, room = self.rows(pane, rect, [*(each + gap for each in heights[:-1]), *heights[-1:]], top)
        y = room.y
        for place in shown:
            yield place, Rect(room.x, y, room.width, heights[place])
            y += heights[place] + gap

    def _arrows(self, scroll: Scroll, up: int, down: int) -> None:
        """Keys up and down beside a list, and a thumb for its place. At an end its key stays, faded: nothing moves."""
        rect, side = scroll.rect, self.touchable(_ARROW)
        x = rect.right - side
        high = rect.height - 2 * side - 2 * self.u
        track = Rect(x + side / 2 - 0.5 * self.u, rect.y + side + self.u, self.u, high)
        long = max(track.height * 0.3, self.u)
        at = track.y + (track.height - long) * scroll.top / scroll.last
        if track.height > long:
            self.draw(thumb(round(track.width), round(track.height), ROLE.tray), track, "track")
            bar = Rect(track.x, at, track.width, long)
            drawn = thumb(round(track.width), round(long), ROLE.soft_ink)
            self.draw(drawn, bar, f"thumb {scroll.top} of {scroll.last}" if scroll.top else "thumb at the top")
        for way, word, y in ((-up, "up", rect.y), (down, "down", rect.bottom - side)):
            touch, key = scroll.by(way), Rect(x, y, side, side)
            alpha, state = FADED, "faded"
            if touch is not None:
                self.places[touch] = key
                alpha, state = OPAQUE, ""
            ground = key_ground(round(side), round(side), round(0.4 * self.u, 1))
            self.draw(ground, key, said("key", state), alpha=alpha)
            sign = Rect(x + 0.1 * side, y + 0.06 * side, 0.8 * side, 0.8 * side)
            drawn = icon("keys/chevron", round(0.8 * side), 0 if word == "up" else 180)
            self.draw(drawn, sign, said(word, state), alpha=alpha)


def pitch_of(size: float) -> float:
    """The distance from one line to the next, in units, for letters of ``size`` units."""
    return 1.24 * size


def _cut(lines: tuple[str, ...], room: int) -> tuple[str, ...]:
    """At most ``room`` lines; the last one ends in dots if there are more."""
    if len(lines) <= room:
        return lines
    if not room:
        return ()
    return (*lines[: room - 1], lines[room - 1] + " …")
