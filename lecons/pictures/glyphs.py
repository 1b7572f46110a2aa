"""Letters and figures as outlines of the kit's font, so that they scale, turn and print as drawings do.

``python -m tools.letters`` took them from the font, for all letters and figures that the loader lets stand on a cell.
"""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from lecons.pictures.artwork import Attributes, path

OUTLINES = Path(__file__).parent / "outlines.json"
"""Under the font's own licence, which is beside it."""


@lru_cache(maxsize=256)
def written(  # noqa: PLR0913 (where, how large and how it looks)
    text: str,
    middle: tuple[float, float],
    height: float,
    widest: float,
    paint: str,
    degrees: float = 0,
    *,
    bolder: float = 0,
) -> str:
    """``text`` in the colour ``paint``, centred on ``middle``; its capitals are ``height`` pixels high.

    It is turned by ``degrees``, clockwise; where it would be wider than ``widest`` pixels, it is smaller. Its strokes
    are broader than the font's by ``bolder``, in heights of a capital: the font has one weight alone. A character
    without an outline leaves a gap.
    """
    letters, capital = _outlines()
    outlines = [letters.get(letter, letters[" "]) for letter in text]
    width = sum(advance for _data, advance in outlines)
    scale = min(height / capital, widest / max(width, 1))
    x = -width / 2
    edge: Attributes = {}
    if bolder:
        edge = {"stroke": paint, "stroke_width": f"{bolder * capital:g}", "stroke_linejoin": "round"}
    parts = []
    for data, advance in outlines:
        parts.append(f'<g transform="translate({x:g} 0)">{path(data, fill=paint, **edge)}</g>')
        x += advance
    down = capital / 2
    place = f"translate({middle[0]:.2f} {middle[1]:.2f}) rotate({degrees:g}) scale({scale:.5f} {-scale:.5f})"
    return f'<g transform="{place} translate(0 {-down:g})">{"".join(parts)}</g>'


class _Outlines(NamedTuple):
    """The path of each letter in the font's units, upwards, and how far the next one is; and a capital's height."""

    letters: dict[str, tuple[str, float]]
    capital: float


@cache
def _outlines() -> _Outlines:
    read = json.loads(OUTLINES.read_text("utf-8"))
    return _Outlines({letter: (data, advance) for letter, (data, advance) in read["letters"].items()}, read["capital"])
