"""What is far away in each garden, so that children know one from another: a lake, woods, mountains. Knows no pygame.

Each is cut from paper, in tones near those of the hills: it is far away, and nothing of it can be touched.
"""

from typing import NamedTuple

from lecons.pictures.artwork import ASSETS, picture


class Landscape(NamedTuple):
    """What stands behind all hills, or on the ridge of the second farthest.

    ``name`` says what it is, and is that of its drawing: round a foot at 0, 0, in hundredths of the page's short side.
    """

    name: str
    behind: bool = False
    ridge: bool = False


def landscape(garden: int) -> Landscape:
    """The landscape of a garden, by the garden's number. After the last landscape the first one comes again."""
    return _LANDSCAPES[garden % len(_LANDSCAPES)]


def placed(name: str, x: float, y: float, scale: float) -> str:
    """A landscape with its foot at a pixel, ``scale`` pixels a hundredth."""
    return picture(ASSETS / "landscapes" / f"{name}.svg", round(x, 1), round(y, 1), round(scale, 3))


_LANDSCAPES = (
    Landscape("hills"),
    Landscape("lake", ridge=True),
    Landscape("woods", ridge=True),
    Landscape("mountains", behind=True),
    Landscape("village", ridge=True),
    Landscape("rainbow", behind=True),
    Landscape("mill", ridge=True),
)
