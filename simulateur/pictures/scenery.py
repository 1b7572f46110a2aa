"""The picture in which a flat mat lies, as a path in a garden: sky, sun, hills and grass, all of them pale and far.

Nothing on it is a thing to go to: children know their way by what lies on the mat.
"""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, path, rounded, symbol
from lecons.pictures.theme import ROLE

_ROUND, _EDGE = 3.4, 1.0
"""In units: the radius of its corners, as that of every tray; how wide its frame is."""
_SUN, _SUN_X, _SUN_Y = 6.0, 0.80, 0.19
"""The sun's radius in units; its middle in parts of the picture."""
_CLOUDS = ((0.20, 0.15, 3.4), (0.52, 0.25, 2.5))
_CLOUD = 12
"""The box of a cloud's drawing, in its sizes."""
_HILLS = (
    (ROLE.hill_farthest, (0.42, 0.22, 0.46, 0.30)),
    (ROLE.hill_far, (0.52, 0.44, 0.33, 0.42)),
    (ROLE.hill_near, (0.84, 0.76, 0.90, 0.80)),
)
"""From the farthest: its paint; in parts of the height its left edge, its rise, its dip, its right edge."""


@lru_cache(maxsize=4)
def scenery(width: int, height: int, u: float, sun: bool = True, framed: bool = False) -> str:
    """The picture round a flat mat as SVG text, so many pixels wide and high; a unit is ``u`` pixels.

    ``framed`` it has an edge of felt and a blue sky: it is a thing of the page, not the page's own ground.
    """
    radius, edge = _ROUND * u, _EDGE * u
    parts = [
        rounded(0, 0, width, height, radius, fill=ROLE.disc_sky if framed else ROLE.sky),
        circle(_SUN_X * width, _SUN_Y * height, _SUN * u, fill=ROLE.sun) if sun else "",
        *(symbol("garden/cloud-far", x * width, y * height, _CLOUD * large * u) for x, y, large in _CLOUDS),
        *(path(_hill(width, height, radius, heights), fill=paint) for paint, heights in _HILLS),
    ]
    if framed:
        outline = edge / 2, edge / 2, width - edge, height - edge, radius - edge / 2
        parts.append(rounded(*outline, fill="none", stroke=ROLE.hem_rim, stroke_width=f"{edge:.2f}"))
    return document(width, height, *parts)


def _hill(width: int, height: int, radius: float, heights: tuple[float, float, float, float]) -> str:
    """Path data of a hill down to the foot of the picture, whose corners it follows."""
    left, rise, dip, right = (part * height for part in heights)
    middle = (rise + dip) / 2
    top = (
        f"M0 {left:.1f}C{0.16 * width:.1f} {rise:.1f} {0.30 * width:.1f} {rise:.1f} {0.46 * width:.1f} {middle:.1f}"
        f"S{0.78 * width:.1f} {dip:.1f} {width} {right:.1f}"
    )
    corner = f"A{radius:.1f} {radius:.1f} 0 0 1"
    return (
        f"{top}V{height - radius:.1f}{corner} {width - radius:.1f} {height}H{radius:.1f}"
        f"{corner} 0 {height - radius:.1f}Z"
    )
