"""The keys of robots without a link in their own colours, and the back of a mouse. Ours alone, no maker's.

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
MOUSE = "code-go"
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
