"""How a scene may be drawn with less work. A painter that ignores it draws the same picture."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_AS_PLACED: Mapping[str, tuple[int, int]] = MappingProxyType({})


class Savings(NamedTuple):
    """What a painter may save with one scene.

    ``opaque`` says that the ground covers the window: nothing under it need be mixed in.

    ``mat`` is the name of the mat that is the scene's ground, ``""`` for any other ground. While it ``turns``, each
    scene has another ground, and none is worth keeping. As it comes to rest, its last picture may stand in until the
    new ground is drawn.

    ``sizes`` are for drawings that shrink and grow: the width and height at which to draw an SVG text once, before it
    is stretched to its box in each picture.
    """

    opaque: bool = False
    mat: str = ""
    turns: bool = False
    sizes: Mapping[str, tuple[int, int]] = _AS_PLACED


NONE = Savings()
GARDEN = Savings(opaque=True)
"""The garden covers the window."""
