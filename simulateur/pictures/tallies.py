"""The marks of « Données »: how far an animal is with each challenge of a séance, told apart by shape alone."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.theme import ROLE

ALONE, HELPED, TOGETHER, TOLD, TRIED, NOT_YET = "alone", "helped", "together", "told", "tried", "not yet"
"""Done without help; with her own; after another's; done as a person says, against the judge; tried; not tried."""
_RADIUS, _LINE, _DOT = 0.36, 0.1, 0.1
_PAIR, _APART, _TICK = 0.24, 0.22, 0.14
"""Parts of the room that a mark has."""


@lru_cache(maxsize=256)
def tally_marks(looks: tuple[str, ...], lines: int, side: float) -> str:
    """So many lines of marks, each in a square ``side`` pixels wide."""
    across = -(-len(looks) // lines)
    parts = []
    for place, look in enumerate(looks):
        line, column = divmod(place, across)
        parts += _mark(look, (column + 0.5) * side, (line + 0.5) * side, side)
    return document(round(across * side), round(lines * side), *parts)


def _mark(look: str, x: float, y: float, side: float) -> list[str]:
    radius, line = _RADIUS * side, f"{_LINE * side:.2f}"
    match look:
        case "alone":
            return [circle(x, y, radius, fill=ROLE.green, stroke=ROLE.ink, stroke_width=line)]
        case "helped":
            half = f"M{x - radius:.2f} {y:.2f}A{radius:.2f} {radius:.2f} 0 0 0 {x + radius:.2f} {y:.2f}Z"
            ring = circle(x, y, radius, fill="none", stroke=ROLE.ink, stroke_width=line)
            return [path(half, fill=ROLE.green), ring]
        case "together":
            pair: Attributes = {"fill": ROLE.green, "stroke": ROLE.ink, "stroke_width": line}
            return [circle(x + away * side, y, _PAIR * side, **pair) for away in (-_APART, _APART)]
        case "told":
            part = radius / 10
            tick = f"M{x - radius:.2f} {y:.2f}l{7 * part:.2f} {8 * part:.2f}l{12 * part:.2f} {-16 * part:.2f}"
            stroke = f"{_TICK * side:.2f}"
            return [path(tick, fill="none", stroke=ROLE.ink, stroke_width=stroke, stroke_linecap="round")]
        case "tried":
            return [circle(x, y, radius, fill="none", stroke=ROLE.ink, stroke_width=line)]
        case _:
            return [circle(x, y, _DOT * side, fill=ROLE.soft_ink)]
