"""The keys of robots without a link in their own colours, and the back of a mouse. Ours alone, no maker's.

Colours of keys were read, not seen. Code & Go: blue ahead, orange to the left, purple to the right, green GO
(extremesteamscience.com/code-go-robotics-3; tech.aph.org/codeandgo), a yellow oval that clears (manuals.online).
Cubetto: green ahead, yellow to the left, red to the right (thetestpit.com). What was read nowhere is white; kinds that
are not named here have the colours of the kit's own keys.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.artwork import document, part
from lecons.pictures.theme import ROLE

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


_BACK = 90
"""The width of a mouse's back in its file."""


@lru_cache(maxsize=8)
def mouse(side: int) -> str:
    """A mouse from above as SVG text: its back is ``side`` pixels wide, and ``EARS`` of that is free all around."""
    full = side * (1 + 2 * EARS)
    return document(full, full, part("robots/mouse-back", side / _BACK))
