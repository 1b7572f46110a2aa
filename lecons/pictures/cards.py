"""The cards of a strip, its empty places, its repeats and its ground. Knows no pygame."""

from functools import lru_cache

from beebot.command import Command
from lecons.pictures.artwork import circle, document, foot, path, rimmed, rounded, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.stitching import stitches
from lecons.pictures.theme import ROLE, SHADOW_OPACITY

GLYPHS = {
    Command.FORWARD: "glyph-forward",
    Command.BACKWARD: "glyph-backward",
    Command.LEFT: "glyph-left",
    Command.RIGHT: "glyph-right",
    Command.PAUSE: "glyph-pause",
    Command.LEFT_45: "glyph-left-45",
    Command.RIGHT_45: "glyph-right-45",
}
CARD_MARGIN = 0.30
"""Of a card's side, around it, for the honey plate of a lit card and for turning a guilty one."""
_DICE = {
    2: ((-1, 1), (1, -1)),
    3: ((-1, 1), (0, 0), (1, -1)),
    4: ((-1, -1), (-1, 1), (1, -1), (1, 1)),
    5: ((-1, -1), (-1, 1), (0, 0), (1, -1), (1, 1)),
    6: ((-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)),
    7: ((-1, -1), (-1, 0), (-1, 1), (0, 0), (1, -1), (1, 0), (1, 1)),
    8: ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)),
    9: ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 0), (0, 1), (1, -1), (1, 0), (1, 1)),
}
"""Where the dots of a number are, as on a die and beyond six as on a domino: steps to the right and up."""


def tile(command: Command, x: float, y: float, c: float) -> str:
    """A card's tile and sign, centred on ``x``, ``y``: a square for what moves or waits, a disc for a pivot."""
    fill, edge = (ROLE.blue, ROLE.blue_edge) if command is Command.PAUSE else (ROLE.orange, ROLE.orange_edge)
    line: dict[str, str | float] = {"fill": fill, "stroke": edge, "stroke_width": f"{0.024 * c:.2f}"}
    if command.pivot:
        return circle(x, y, 0.41 * c, **line) + symbol(GLYPHS[command], x, y, 0.89 * c)
    square = rounded(x - 0.4 * c, y - 0.4 * c, 0.8 * c, 0.8 * c, 0.12 * c, **line)
    return square + symbol(GLYPHS[command], x, y, 0.79 * c)


@lru_cache(maxsize=256)
def card(command: Command, c: int, frame: str = "", degrees: float = 0, robot: int = 0) -> str:
    """A card of the strip of a bee (0, or 1 for the second), margins included.

    ``frame``: "" plain, "lit" on a honey plate, "ink" with the ink line, "right" with a green one, "sewn" on the strip
    where it was given and stays.
    """
    full = c * (1 + 2 * CARD_MARGIN)
    middle = full / 2
    x = middle - c / 2
    parts = [*_under_card(x, c, frame, robot), rounded(x, x, c, c, 0.17 * c, **_face(c, frame, robot))]
    if frame == "sewn":
        seam = Rect.around(middle, middle, 0.92 * c)
        line: dict[str, str | float] = {"stroke": ROLE.seam, "stroke_width": f"{0.028 * c:.2f}"}
        parts.append(stitches(seam, 0.13 * c, (0.115 * c, 0.55), **line))
    parts.append(tile(command, middle, middle, 0.92 * c if frame == "sewn" else c))
    body = "".join(parts)
    if degrees:
        there, back = f"translate({middle:g} {middle:g})", f"translate({-middle:g} {-middle:g})"
        body = f'<g transform="{there} rotate({degrees:g}) {back}">{body}</g>'
    return document(full, full, body)


def _under_card(x: float, c: float, frame: str, robot: int) -> list[str]:
    """What a card lies on: its shadow and lip, the honey plate, or nothing if it is sewn on."""
    if frame == "sewn":
        return []
    if frame == "lit":
        plate, middle = 1.16 * c, x + c / 2
        line: dict[str, str | float] = {"stroke": ROLE.ink, "stroke_width": f"{0.035 * c:.2f}"}
        return [rounded(middle - plate / 2, middle - plate / 2, plate, plate, 0.23 * c, fill=ROLE.honey, **line)]
    lip, radius = 0.045 * c, 0.17 * c
    face, shade = Rect(x, x, c, c), SHADOW_OPACITY * 0.85
    return [
        foot(face.moved(0, 2 * lip), radius, 2 * lip, fill=ROLE.shade, fill_opacity=shade),
        foot(face.moved(0, lip), radius, lip, fill=ROLE.blue_edge if robot else ROLE.lip),
    ]


def _face(c: float, frame: str, robot: int) -> dict[str, str | float]:
    edges = {"ink": ROLE.frame, "right": ROLE.right}
    fill = ROLE.partner_card if robot else ROLE.card
    if frame not in edges:
        return {"fill": fill}
    return {"fill": fill, "stroke": edges[frame], "stroke_width": f"{0.05 * c:.2f}"}


@lru_cache(maxsize=32)
def slot(c: int, robot: int = 0) -> str:
    """An empty place of the strip of a bee."""
    dark: dict[str, str | float] = {"fill": ROLE.blue_edge, "fill_opacity": 0.16} if robot else {"fill": ROLE.slot}
    return document(c, c, rounded(0, 0, c, c, 0.17 * c, **dark))


@lru_cache(maxsize=32)
def hole(c: int, chosen: bool) -> str:  # noqa: FBT001 (part of the drawing's name)
    """An empty place that asks for a card, in dashes; in ink on honey where the next card goes."""
    line: dict[str, str | float] = {"stroke": ROLE.ink if chosen else ROLE.soft_ink}
    width = (0.05 if chosen else 0.035) * c
    fill = ROLE.honey_pale if chosen else ROLE.slot
    dashes = stitches(
        Rect.around(c / 2, c / 2, c - 2 * width), 0.15 * c, (0.2 * c, 0.58), stroke_width=f"{width:.2f}", **line
    )
    return document(c, c, rounded(0, 0, c, c, 0.17 * c, fill=fill), dashes)


@lru_cache(maxsize=32)
def block(width: int, height: int, c: int, held: bool) -> str:  # noqa: FBT001 (part of the drawing's name)
    """The plum ground round the cards of a repeat."""
    fill, edge = ROLE.plum, ROLE.plum_edge
    line = 0.05 * c if held else 0.024 * c
    stroke: dict[str, str | float] = {"stroke": ROLE.frame if held else edge, "stroke_width": f"{line:.2f}"}
    inner = line / 2
    return document(width, height, rounded(inner, inner, width - line, height - line, 0.2 * c, fill=fill, **stroke))


@lru_cache(maxsize=32)
def die(turns: int, c: int) -> str:
    """The beginning of a repeat: a bracket, and the dots of the number of its turns."""
    m = c / 2
    dots = (circle(m + 0.07 * c + 0.23 * c * x, m - 0.23 * c * y, 0.085 * c, fill=ROLE.sign) for x, y in _DICE[turns])
    return document(c, c, _bracket(0.17 * c, 0.11 * c, c), *dots)


@lru_cache(maxsize=64)
def turn_dots(turns: int, current: int, c: int) -> str:
    """The end of a repeat: a dot for each turn, full once done and honey while it is run; and a bracket."""
    columns = 1 if turns <= 4 else 2 if turns <= 6 else 3  # noqa: PLR2004 (what a card's height holds)
    rows = -(-turns // columns)
    line: dict[str, str | float] = {"stroke": ROLE.sign, "stroke_width": f"{0.03 * c:.2f}"}
    parts = [_bracket(0.83 * c, 0.89 * c, c)]
    for turn in range(turns):
        x = 0.40 * c + (turn // rows - (columns - 1) / 2) * 0.22 * c
        y = c / 2 + (turn % rows - (rows - 1) / 2) * 0.22 * c
        fill = ROLE.sign if turn < current - 1 else ROLE.honey if turn == current - 1 else ROLE.plum
        parts.append(circle(x, y, 0.08 * c, fill=fill, **line))
    return document(c, c, *parts)


def _bracket(inner: float, outer: float, c: float) -> str:
    """A bracket from a card's top to its foot, open towards ``inner``."""
    reach = inner - outer
    data = f"M{inner + reach:.2f} {0.14 * c:.2f}H{outer:.2f}V{0.86 * c:.2f}H{inner + reach:.2f}"
    line: dict[str, str | float] = {"stroke": ROLE.sign, "stroke_width": f"{0.07 * c:.2f}", "stroke_linecap": "round"}
    return path(data, fill="none", stroke_linejoin="round", **line)


@lru_cache(maxsize=16)
def tray_ground(width: int, height: int, u: float, robot: int, chosen: bool) -> str:  # noqa: FBT001 (of the name)
    """The ground of the strip of a bee; with the ink line where it was chosen from several."""
    if not chosen:
        fill = (ROLE.tray, ROLE.partner_tray)[robot]
        return document(width, height, rimmed(0, 0, width, height, 3.4 * u, fill))
    line, radius = 0.45 * u, 3.4 * u
    ink: dict[str, str | float] = {"stroke": ROLE.ink, "stroke_width": f"{line:.2f}"}
    glow: dict[str, str | float] = {"stroke": ROLE.honey, "stroke_width": f"{line:.2f}", "fill": "none"}
    return document(
        width,
        height,
        rounded(
            line / 2,
            line / 2,
            width - line,
            height - line,
            radius,
            fill=(ROLE.honey_pale, ROLE.partner_lit)[robot],
            **ink,
        ),
        rounded(1.4 * line, 1.4 * line, width - 2.8 * line, height - 2.8 * line, radius - line, **glow),
    )


@lru_cache(maxsize=8)
def memory(width: int, height: int, u: float) -> str:
    """The strip of a bee that shows nothing: a pocket in her stripes, sewn shut, with her head on it."""
    line: dict[str, str | float] = {"stroke": ROLE.plate_line, "stroke_width": f"{0.45 * u:.2f}"}
    radius, edge = 3.4 * u, 0.225 * u
    seam = Rect(1.3 * u, 1.3 * u, width - 2.6 * u, height - 2.6 * u)
    return document(
        width,
        height,
        rounded(edge, edge, width - 2 * edge, height - 2 * edge, radius, fill=ROLE.plate),
        rounded(edge, 0.36 * height, width - 2 * edge, 0.30 * height, 0, fill=ROLE.plate_stripe),
        rounded(edge, edge, width - 2 * edge, height - 2 * edge, radius, fill="none", **line),
        stitches(seam, radius - u, (2.2 * u, 0.58), stroke=ROLE.plate_lip, stroke_width=f"{0.34 * u:.2f}"),
        symbol("head", width / 2, height / 2, 0.86 * height),
    )
