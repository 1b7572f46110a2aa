"""The cards of a strip, its empty places, its repeats and its ground. Knows no pygame."""

from functools import lru_cache

from beebot.command import Command
from lecons.pictures import artwork
from lecons.pictures.glyphs import written
from lecons.pictures.rectangles import Rect
from lecons.pictures.stitching import stitches
from lecons.pictures.theme import ROLE, SHADOW_OPACITY, otherwise

GLYPHS = {
    Command.FORWARD: "glyph-forward",
    Command.BACKWARD: "glyph-backward",
    Command.LEFT: "glyph-left",
    Command.RIGHT: "glyph-right",
    Command.PAUSE: "glyph-pause",
    Command.LEFT_45: "glyph-left-45",
    Command.RIGHT_45: "glyph-right-45",
}
"""The signs of the cards; « avancer de 3 » has that of « avancer » beside its number."""
_TICK, _TICK_FAR = 0.15, 0.38
"""In cards: the tick of one that is right, and how far right and up of its middle."""
CARD_MARGIN = 0.30
"""The margin around a card, in parts of its side.

It has room for the honey plate of a lit card and for the corners of a guilty card that turns.
"""
PIPS = {
    1: ((0, 0),),
    2: ((-1, 1), (1, -1)),
    3: ((-1, 1), (0, 0), (1, -1)),
    4: ((-1, -1), (-1, 1), (1, -1), (1, 1)),
    5: ((-1, -1), (-1, 1), (0, 0), (1, -1), (1, 1)),
    6: ((-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)),
    7: ((-1, -1), (-1, 0), (-1, 1), (0, 0), (1, -1), (1, 0), (1, 1)),
    8: ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)),
    9: ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)),
}
"""Where the dots of a number lie, in steps right and up: as on a die, then as on a domino."""


def tile(command: Command, x: float, y: float, c: float, *, counted: bool = False) -> str:
    """The coloured tile of ``command`` with its sign, on a card ``c`` pixels wide; its middle is at ``x``, ``y``.

    It is a disc for a pivot, else a square. « avancer de 2 » and longer show their number; « avancer » shows 1 if
    ``counted``.
    """
    fill, edge = ROLE.orange, ROLE.orange_edge
    if command is Command.PAUSE:
        fill, edge = ROLE.blue, ROLE.blue_edge
    line: artwork.Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{0.024 * c:.2f}"}
    if command.pivot:
        return artwork.circle(x, y, 0.41 * c, **line) + artwork.symbol(GLYPHS[command], x, y, 0.89 * c)
    square = artwork.rounded(x - 0.4 * c, y - 0.4 * c, 0.8 * c, 0.8 * c, 0.12 * c, **line)
    if command.steps < 1 or not (counted or command.steps > 1):
        return square + artwork.symbol(GLYPHS[command], x, y, 0.79 * c)
    arrow = artwork.symbol(GLYPHS[Command.FORWARD], x - 0.17 * c, y, 0.64 * c)
    return square + arrow + written(str(command.steps), (x + 0.20 * c, y), 0.36 * c, 0.36 * c, ROLE.sign)


@lru_cache(maxsize=256)
def card(
    command: Command,
    c: int,
    frame: str = "",
    degrees: float = 0,
    robot: int = 0,
    counted: bool = False,
) -> str:
    """The card of ``command``, ``c`` pixels wide without its margins, turned ``degrees`` clockwise.

    ``robot`` is 0 for the bee's strip, 1 for the second one's. « avancer de 2 » and longer show their number; « avancer
    » shows 1 if ``counted``.

    ``frame`` is "" for a plain card, "lit" for one on a honey plate, "ink" for one with the ink line and "right" for
    one with a green line and a tick. It is "sewn" for a card that was given and stays: flat, of the strip's own felt.
    """
    full = c * (1 + 2 * CARD_MARGIN)
    middle = full / 2
    x = middle - c / 2
    square = artwork.rounded(x, x, c, c, 0.17 * c, **_face(c, frame, robot))
    parts = [*_under_card(x, c, frame, robot), square]
    side: float = c
    if frame == "sewn":
        seam = Rect.around(middle, middle, 0.92 * c)
        line: artwork.Attributes = {"stroke": ROLE.seam, "stroke_width": f"{0.034 * c:.2f}"}
        parts.append(stitches(seam, 0.13 * c, (0.115 * c, 0.55), **line))
        side = 0.86 * c
    parts.append(tile(command, middle, middle, side, counted=counted))
    if frame == "right":
        parts.append(_tick(middle + _TICK_FAR * c, middle - _TICK_FAR * c, _TICK * c))
    body = "".join(parts)
    if degrees:
        there, back = f"translate({middle:g} {middle:g})", f"translate({-middle:g} {-middle:g})"
        body = f'<g transform="{there} rotate({degrees:g}) {back}">{body}</g>'
    return artwork.document(full, full, body)


def _tick(x: float, y: float, radius: float) -> str:
    """What says « right » in form as well as in colour."""
    part = radius / 10
    line = f"M{x - 5 * part:.2f} {y:.2f}l{3.5 * part:.2f} {4 * part:.2f}l{6.5 * part:.2f} {-8 * part:.2f}"
    look: artwork.Attributes = {"stroke": ROLE.card, "stroke_width": f"{2.6 * part:.2f}", "stroke_linecap": "round"}
    return artwork.circle(x, y, radius, fill=ROLE.right) + artwork.path(line, fill="none", **look)


def _under_card(x: float, c: float, frame: str, robot: int) -> list[str]:
    """What a card lies on: its shadow and lip, the honey plate, or nothing if it is sewn on."""
    if frame == "sewn":
        return []
    if frame == "lit":
        plate, middle = 1.16 * c, x + c / 2
        line: artwork.Attributes = {"stroke": ROLE.ink, "stroke_width": f"{0.035 * c:.2f}"}
        left = middle - plate / 2
        return [artwork.rounded(left, left, plate, plate, 0.23 * c, fill=ROLE.honey, **line)]
    lip, radius = 0.045 * c, 0.17 * c
    face, shade = Rect(x, x, c, c), SHADOW_OPACITY * 0.85
    return [
        artwork.foot(face.moved(0, 2 * lip), radius, 2 * lip, fill=ROLE.shade, fill_opacity=shade),
        artwork.foot(face.moved(0, lip), radius, lip, fill=(ROLE.lip, ROLE.blue_edge)[robot]),
    ]


def _face(c: float, frame: str, robot: int) -> artwork.Attributes:
    edges = {"ink": ROLE.frame, "right": ROLE.right}
    fill = (ROLE.card, ROLE.partner_card)[robot]
    if frame == "sewn" and not robot:
        fill = ROLE.lip
    if frame not in edges:
        return {"fill": fill}
    return {"fill": fill, "stroke": edges[frame], "stroke_width": f"{0.05 * c:.2f}"}


@lru_cache(maxsize=32)
def slot(c: int, robot: int = 0) -> str:
    """An empty place of a strip, ``c`` pixels wide; ``robot`` is 0 for the bee's strip, 1 for the second robot's."""
    dark: artwork.Attributes = {"fill": ROLE.slot}
    if robot:
        dark = {"fill": ROLE.blue_edge, "fill_opacity": 0.16}
    side, rim = 0.97 * c, otherwise(ROLE.lip, "none")  # in high contrast alone
    ring = artwork.rounded(0.015 * c, 0.015 * c, side, side, 0.155 * c, fill="none", stroke=rim, stroke_width=0.03 * c)
    return artwork.document(c, c, artwork.rounded(0, 0, c, c, 0.17 * c, **dark), ring)


@lru_cache(maxsize=32)
def block(width: int, height: int, c: int, held: bool) -> str:
    """The plum ground round the cards of a repeat, with a bold edge while it is ``held``; ``c`` is a card's width."""
    thick, edge = 0.024, ROLE.plum_edge
    if held:
        thick, edge = 0.05, ROLE.frame
    line = thick * c
    look: artwork.Attributes = {"fill": ROLE.plum, "stroke": edge, "stroke_width": f"{line:.2f}"}
    ground = artwork.rounded(line / 2, line / 2, width - line, height - line, 0.2 * c, **look)
    return artwork.document(width, height, ground)


@lru_cache(maxsize=32)
def die(turns: int, c: int) -> str:
    """The beginning of a repeat, ``c`` pixels wide: a bracket, and as many dots as it has ``turns``."""
    m = c / 2
    step, radius = 0.23 * c, 0.085 * c
    middle = m + 0.07 * c
    places = ((middle + step * x, m - step * y) for x, y in PIPS[turns])
    dots = (artwork.circle(*place, radius, fill=ROLE.sign) for place in places)
    return artwork.document(c, c, _bracket(0.17 * c, 0.11 * c, c), *dots)


@lru_cache(maxsize=64)
def turn_dots(turns: int, current: int, c: int) -> str:
    """The end of a repeat, ``c`` pixels wide: a bracket, and a dot for each of its ``turns``.

    A dot is full once its turn is done, and honey while its turn runs. ``current`` is the turn that runs, from 1.
    """
    columns = _dot_columns(turns)
    rows = -(-turns // columns)
    line: artwork.Attributes = {"stroke": ROLE.sign, "stroke_width": f"{0.03 * c:.2f}"}
    parts = [_bracket(0.83 * c, 0.89 * c, c)]
    for turn in range(turns):
        x = 0.40 * c + (turn // rows - (columns - 1) / 2) * 0.22 * c
        y = c / 2 + (turn % rows - (rows - 1) / 2) * 0.22 * c
        fill = ROLE.plum
        if turn < current - 1:
            fill = ROLE.sign
        elif turn == current - 1:
            fill = ROLE.honey
        parts.append(artwork.circle(x, y, 0.08 * c, fill=fill, **line))
    return artwork.document(c, c, *parts)


def _dot_columns(turns: int) -> int:
    for columns, most in ((1, 4), (2, 6)):
        if turns <= most:
            return columns
    return 3


def _bracket(inner: float, outer: float, c: float) -> str:
    """A bracket from a card's top to its foot, open towards ``inner``."""
    reach = inner - outer
    data = f"M{inner + reach:.2f} {0.14 * c:.2f}H{outer:.2f}V{0.86 * c:.2f}H{inner + reach:.2f}"
    line: artwork.Attributes = {
        "stroke": ROLE.sign,
        "stroke_width": f"{0.07 * c:.2f}",
        "stroke_linecap": "round",
    }
    return artwork.path(data, fill="none", stroke_linejoin="round", **line)


CHOICE_GROUNDS = (2, 0, 3, 1)
"""The grounds of programs to choose from, in the colours of their patches: mushroom, acorn, leaf and blue flower."""


@lru_cache(maxsize=16)
def tray_ground(
    width: int,
    height: int,
    u: float,
    ground: int,
    chosen: bool,
) -> str:
    """The ground of a strip of cards: with an ink line if it was ``chosen`` from several strips.

    ``ground`` is 0 for the bee's strip, 1 for the second robot's, or one of ``CHOICE_GROUNDS``; ``u`` is the layout's
    unit, in pixels.
    """
    if not chosen:
        fill = (ROLE.tray, ROLE.partner_tray, ROLE.coral_pale, ROLE.meadow)[ground]
        return artwork.document(width, height, artwork.rimmed(0, 0, width, height, 3.4 * u, fill))
    line, radius = 0.45 * u, 3.4 * u
    thick = f"{line:.2f}"
    ink: artwork.Attributes = {"stroke": ROLE.ink, "stroke_width": thick}
    glow: artwork.Attributes = {"stroke": ROLE.honey, "stroke_width": thick, "fill": "none"}
    wide, high, inner = width - line, height - line, 1.4 * line
    fill = ROLE.partner_lit if ground == 1 else ROLE.honey_pale
    return artwork.document(
        width,
        height,
        artwork.rounded(line / 2, line / 2, wide, high, radius, fill=fill, **ink),
        artwork.rounded(inner, inner, width - 2 * inner, height - 2 * inner, radius - line, **glow),
    )


@lru_cache(maxsize=8)
def memory(width: int, height: int, u: float) -> str:
    """A strip whose cards are hidden: a pocket sewn shut in the bee's stripes, with her head on it.

    ``u`` is the layout's unit, in pixels.
    """
    line: artwork.Attributes = {"stroke": ROLE.plate_line, "stroke_width": f"{0.45 * u:.2f}"}
    radius, edge = 3.4 * u, 0.225 * u
    seam = Rect(1.3 * u, 1.3 * u, width - 2.6 * u, height - 2.6 * u)
    thread: artwork.Attributes = {"stroke": ROLE.plate_lip, "stroke_width": f"{0.34 * u:.2f}"}
    return artwork.document(
        width,
        height,
        artwork.rounded(edge, edge, width - 2 * edge, height - 2 * edge, radius, fill=ROLE.plate),
        artwork.rounded(edge, 0.36 * height, width - 2 * edge, 0.30 * height, 0, fill=ROLE.plate_stripe),
        artwork.rounded(edge, edge, width - 2 * edge, height - 2 * edge, radius, fill="none", **line),
        stitches(seam, radius - u, (2.2 * u, 0.58), **thread),
        artwork.symbol("head", width / 2, height / 2, 0.86 * height),
    )
