"""The line around a shape: its ends, corners and dashes, and the dots that the renderer leaves out."""

import math
import re

from beebot.i18n import gettext as _
from lecons.gate.outlines import long
from lecons.gate.refusal import RefusedError
from lecons.gate.shapes import Shape
from lecons.gate.values import length, number, text_of
from lecons.pictures.matrix import Matrix

MAX_DASHES = 2_000
"""How many dashes all lines may have together: each is a line for the renderer."""
_MAX_PATTERN = 8
"""How many lengths the renderer takes for one pattern of dashes."""
_MAX_MITER = 100.0
_CURVED = re.compile("[CcSsQqTtAa][0-9.-]|r[xy]?=")
_DOT = 0.02
"""The part of its width below which a line with round ends is a dot."""
_EVEN = 0.02
"""By how much a transform may stretch one way more than another where a line is drawn."""
WORDS = {
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "fill-rule": ("nonzero", "evenodd"),
}


def check_even(turn: Matrix, line: int) -> None:
    """Make sure that a line keeps its width all around: the renderer knows one width alone.

    Raises:
        RefusedError: ``turn`` stretches it one way or slants it.
    """
    across, down = turn.a**2 + turn.b**2, turn.c**2 + turn.d**2
    slant = abs(turn.a * turn.c + turn.b * turn.d)
    if max(abs(across - down), slant) > _EVEN * max(across, down):
        raise RefusedError(
            _("un trait étiré ou penché ne se dessine pas ; dans Inkscape : Chemin > Contour en chemin"), line
        )


class Dashes:
    """Counts the dashes of one drawing. ``whole`` is what lengths in percent are parts of."""

    def __init__(self, whole: float) -> None:
        self._whole = whole
        self._count = 0.0

    def style(self, said: dict[str, str], shape: Shape, path_length: str, line: int) -> dict[str, str]:
        """Ends, corners and dashes of a line.

        Raises:
            RefusedError: the dashes are too many or too fine.
        """
        attributes = {
            name: said[name] for name in ("stroke-linecap", "stroke-linejoin") if said.get(name) in WORDS[name]
        }
        if "stroke-miterlimit" in said:
            attributes["stroke-miterlimit"] = text_of(min(max(number(said["stroke-miterlimit"], line), 1), _MAX_MITER))
        pattern = self._pattern(said.get("stroke-dasharray", "none"), line)
        if not sum(pattern) > 0:
            return attributes
        real = long(shape.outline)
        part = real / number(path_length, line) if path_length and number(path_length, line) > 0 else 1.0
        pattern = [part * each for each in pattern]
        self._count += real / max(sum(pattern), 1e-9) * len(pattern)
        even = pattern * (1 + len(pattern) % 2)
        is_dotted = attributes.get("stroke-linecap", "butt") != "butt" and not all(even[::2])
        offset = part * length(said.get("stroke-dashoffset", "0"), self._whole, line)
        if offset:
            pattern, offset = _begun(even, offset)
        if is_dotted or len(pattern) > _MAX_PATTERN or not self._count <= MAX_DASHES:
            message = _("des pointillés trop fins ; espacez-les, ou choisissez un trait plein")
            raise RefusedError(message, line)
        attributes["stroke-dasharray"] = " ".join(map(text_of, pattern))
        if offset:
            attributes["stroke-dashoffset"] = text_of(offset)
        if _CURVED.search(shape.text):  # where a dash begins on a curve, the renderer may draw a spike
            attributes.setdefault("stroke-linejoin", "bevel")
        return attributes

    def _pattern(self, said: str, line: int) -> list[float]:
        """The lengths of dashes, which may have units; a negative one makes the line whole."""
        if said == "none":
            return []
        pattern = [length(each, self._whole, line) for each in re.split(r"[\s,]+", said.strip(", \t\r\n")) if each]
        return pattern if all(each >= 0 for each in pattern) else []


def _begun(pattern: list[float], offset: float) -> tuple[list[float], float]:
    """The pattern turned so that its offset ends in its first dash: the renderer begins with a dash whatever is said.

    Where the line begins in a gap, the first dash has no length.
    """
    offset %= sum(pattern)
    place = 0
    while offset >= pattern[place] and place + 1 < len(pattern):
        offset -= pattern[place]
        place += 1
    before, here, after = pattern[:place], pattern[place], pattern[place + 1 :]
    if place % 2 == 0:
        return [here, *after, *before], offset
    return [0.0, here - offset, *after, *before, offset], 0.0


def dots(shape: Shape, width: float, cap: str) -> list[str]:
    """The shapes that stand for pieces of a line without a length, which round or square ends make visible."""
    found = []
    for points in shape.outline:
        if cap not in ("round", "square") or len(points) < 2:  # a place alone draws nothing
            continue
        if max(math.dist(points[0], point) for point in points) > _DOT * width:
            continue
        (x, y), half = points[0], width / 2
        if cap == "round":
            found.append(f'circle cx="{text_of(x)}" cy="{text_of(y)}" r="{text_of(half)}"')
        else:
            side = text_of(width)
            found.append(f'rect x="{text_of(x - half)}" y="{text_of(y - half)}" width="{side}" height="{side}"')
    return found
