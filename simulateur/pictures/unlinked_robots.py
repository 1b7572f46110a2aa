"""What tells robots without a link apart: the body of each kind and the colours of its keys. Ours alone, no maker's.

Colours of keys were read, not seen. Code & Go: blue ahead, orange to the left, purple to the right, green GO
(extremesteamscience.com/code-go-robotics-3; tech.aph.org/codeandgo), a yellow oval that clears (manuals.online).
Cubetto: green ahead, yellow to the left, red to the right (thetestpit.com). What was read nowhere is white; kinds that
are not named here have the colours of the kit's own keys.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.artwork import Attributes, circle, document, foot, path, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, SHADOW_OPACITY

Paint = tuple[str, str]
"""The face of a key and its edge."""
_BLUE, _GREEN, _ORANGE = (ROLE.blue, ROLE.blue_edge), (ROLE.green, ROLE.green_edge), (ROLE.orange, ROLE.orange_edge)
_PURPLE, _YELLOW, _RED = (ROLE.plum, ROLE.plum_edge), (ROLE.honey, ROLE.plate_lip), (ROLE.coral, ROLE.coral_edge)
_UNKNOWN = (ROLE.light, ROLE.slot_edge)
PAINTS: Mapping[str, Mapping[str, Paint]] = MappingProxyType(
    {
        "code-go": {
            "glyph-forward": _BLUE,
            "glyph-left": _ORANGE,
            "glyph-right": _PURPLE,
            "glyph-backward": _UNKNOWN,
            "glyph-clear": _YELLOW,
            "glyph-go": _GREEN,
        },
        "cubetto": {
            "glyph-forward": _GREEN,
            "glyph-left": _YELLOW,
            "glyph-right": _RED,
            "glyph-clear": _UNKNOWN,
            "glyph-go": _UNKNOWN,
        },
    }
)
"""By the name of a kind, then by the sign on the key."""
MOUSE, REMOTE, CUBE = "code-go", "botley", "cubetto"
EARS = 0.16
"""The room above a mouse's back for its ears, and on every other side for tail and shadow, in backs."""


@lru_cache(maxsize=8)
def mouse(side: int) -> str:
    """A mouse from above, its keys on a back of ``side`` pixels, in a margin of ``EARS`` all around."""
    m, s = EARS * side, float(side)
    line: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{0.012 * s:.2f}"}
    whiskers = (
        f"M{m + x * s:.2f} {m + y * s:.2f}l{way * 0.13 * s:.2f} {tilt * s:.2f}"
        for x, way in ((0.08, -1), (0.92, 1))
        for y, tilt in ((0.16, -0.03), (0.21, 0.02))
    )
    start = f"M{m + 0.5 * s:.2f} {m + 0.98 * s:.2f}"
    tail = f"{start}c0 {0.12 * s:.2f} {0.2 * s:.2f} {0.02 * s:.2f} {0.26 * s:.2f} {0.13 * s:.2f}"
    back = Rect(m, m, s, s)
    return document(
        s + 2 * m,
        s + 2 * m,
        foot(back.moved(0, 0.04 * s), 0.40 * s, 0.03 * s, fill=ROLE.shade, fill_opacity=SHADOW_OPACITY),
        path(tail, fill="none", stroke=ROLE.ink, stroke_width=f"{0.03 * s:.2f}", stroke_linecap="round"),
        path("".join(whiskers), fill="none", stroke_linecap="round", **line),
        *(_ear(m + x * s, m + 0.05 * s, s) for x in (0.17, 0.83)),
        rounded(m, m, s, s, 0.40 * s, fill=ROLE.cream, **line),
    )


def _ear(x: float, y: float, side: float) -> str:
    line: Attributes = {"stroke": ROLE.ink, "stroke_width": f"{0.012 * side:.2f}"}
    inner = circle(x, y, 0.085 * side, fill=ROLE.plate_cheek, fill_opacity="0.8")
    return circle(x, y, 0.145 * side, fill=ROLE.cream, **line) + inner


@lru_cache(maxsize=8)
def portrait(kind: str, side: int) -> str:
    """The robot of a kind and where its keys are, for an adult who looks for her own: a mouse, a remote, a board."""
    s = float(side)
    parts = {MOUSE: _mouse_seen, REMOTE: _remote_seen, CUBE: _cube_seen}[kind](s)
    return document(s, s, *parts)


def _mouse_seen(s: float) -> list[str]:
    line = _line(s)
    body = (
        f"M{0.10 * s:.2f} {0.66 * s:.2f}Q{0.20 * s:.2f} {0.30 * s:.2f} {0.56 * s:.2f} {0.30 * s:.2f}"
        f"Q{0.90 * s:.2f} {0.30 * s:.2f} {0.90 * s:.2f} {0.66 * s:.2f}Z"
    )
    tail = f"M{0.90 * s:.2f} {0.62 * s:.2f}q{0.10 * s:.2f} {-0.04 * s:.2f} {0.06 * s:.2f} {-0.18 * s:.2f}"
    return [
        _shadow(s, 0.5, 0.74, 0.42),
        path(tail, fill="none", stroke=ROLE.ink, stroke_width=f"{0.03 * s:.2f}", stroke_linecap="round"),
        path(body, fill=ROLE.cream, stroke_linejoin="round", **line),
        circle(0.40 * s, 0.34 * s, 0.12 * s, fill=ROLE.cream, **line),
        circle(0.40 * s, 0.34 * s, 0.07 * s, fill=ROLE.plate_cheek, fill_opacity="0.8"),
        circle(0.25 * s, 0.52 * s, 0.035 * s, fill=ROLE.ink),
        circle(0.11 * s, 0.64 * s, 0.03 * s, fill=ROLE.coral, **line),
        *(circle(x * s, 0.68 * s, 0.07 * s, fill=ROLE.ink) for x in (0.34, 0.70)),
        rounded(0.58 * s, 0.25 * s, 0.16 * s, 0.07 * s, 0.03 * s, fill=ROLE.green, **line),
    ]


def _remote_seen(s: float) -> list[str]:
    line = _line(s)
    waves = "".join(f"M{x * s:.2f} {0.30 * s:.2f}q{0.05 * s:.2f} {0.10 * s:.2f} 0 {0.20 * s:.2f}" for x in (0.56, 0.62))
    return [
        _shadow(s, 0.30, 0.74, 0.24),
        rounded(0.08 * s, 0.32 * s, 0.42 * s, 0.36 * s, 0.12 * s, fill=ROLE.blue, **line),
        *(circle(x * s, 0.45 * s, 0.08 * s, fill=ROLE.white, **line) for x in (0.20, 0.38)),
        *(circle(x * s, 0.46 * s, 0.03 * s, fill=ROLE.ink) for x in (0.21, 0.37)),
        *(circle(x * s, 0.68 * s, 0.06 * s, fill=ROLE.ink) for x in (0.18, 0.40)),
        path(waves, fill="none", stroke=ROLE.rust, stroke_width=f"{0.025 * s:.2f}", stroke_linecap="round"),
        *_panel_of_keys(s, Rect(0.69 * s, 0.24 * s, 0.26 * s, 0.46 * s)),
    ]


def _cube_seen(s: float) -> list[str]:
    line = _line(s)
    smile = f"M{0.20 * s:.2f} {0.50 * s:.2f}q{0.08 * s:.2f} {0.08 * s:.2f} {0.16 * s:.2f} 0"
    board = Rect(0.54 * s, 0.36 * s, 0.42 * s, 0.34 * s)
    blocks = zip((ROLE.green, ROLE.coral, ROLE.honey, ROLE.green, ROLE.green, ROLE.coral), range(6), strict=True)
    return [
        _shadow(s, 0.28, 0.74, 0.22),
        rounded(0.08 * s, 0.30 * s, 0.40 * s, 0.40 * s, 0.05 * s, fill=ROLE.straw, **line),
        *(circle(x * s, 0.42 * s, 0.03 * s, fill=ROLE.ink) for x in (0.20, 0.36)),
        path(smile, fill="none", stroke_linecap="round", **line),
        rounded(board.x, board.y, board.width, board.height, 0.05 * s, fill=ROLE.straw, **line),
        *(
            rounded(
                (0.58 + 0.12 * (n % 3)) * s,
                (0.40 + 0.14 * (n // 3)) * s,
                0.09 * s,
                0.10 * s,
                0.03 * s,
                fill=fill,
                **line,
            )
            for fill, n in blocks
        ),
    ]


def _panel_of_keys(s: float, box: Rect) -> list[str]:
    (x, y), line = box.centre, _line(s)
    places = ((0, -0.13, ROLE.orange), (-0.075, 0, ROLE.orange), (0.075, 0, ROLE.orange), (0, 0.13, ROLE.orange))
    keys = (circle(x + a * s, y + b * s, 0.04 * s, fill=fill, **line) for a, b, fill in places)
    return [
        rounded(box.x, box.y, box.width, box.height, 0.06 * s, fill=ROLE.cream, **line),
        *keys,
        circle(x, y, 0.035 * s, fill=ROLE.green, **line),
    ]


def _line(s: float) -> Attributes:
    return {"stroke": ROLE.ink, "stroke_width": f"{0.018 * s:.2f}"}


def _shadow(s: float, x: float, y: float, half: float) -> str:
    return (
        f'<ellipse cx="{x * s:.2f}" cy="{y * s:.2f}" rx="{half * s:.2f}" ry="{0.045 * s:.2f}" fill="{ROLE.shade}" '
        f'fill-opacity="{SHADOW_OPACITY}"/>'
    )
