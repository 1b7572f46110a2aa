"""Stitches and dashes along round outlines, set one by one: SDL breaks dash patterns at corners."""

import math
from collections.abc import Callable

from lecons.pictures.artwork import path
from lecons.pictures.rectangles import Rect

_SEAM = 8
"""How many dashes one path has. A renderer spends its time on each pixel between a path's ends."""


def stitches(
    box: Rect,
    radius: float,
    pattern: tuple[float, float],
    **attributes: str | float,
) -> str:
    """Dashes along a rectangle with round corners.

    ``pattern`` is the distance from one dash to the next, and the part of it that is drawn.
    """
    outline = _outline(box, radius)
    step, drawn = pattern
    length = 2 * (box.width + box.height) - (8 - 2 * math.pi) * radius
    count = round(length / step)
    dashes = []
    for n in range(count):
        (ax, ay), (bx, by) = (outline((n + part) * length / count) for part in (0.0, drawn))
        dashes.append(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
    seams = ("".join(dashes[n : n + _SEAM]) for n in range(0, count, _SEAM))
    return "".join(path(seam, fill="none", stroke_linecap="round", **attributes) for seam in seams)


def _outline(box: Rect, radius: float) -> Callable[[float], tuple[float, float]]:
    """The point at a distance along a rounded rectangle, clockwise from its top edge's start."""
    left, top, right, low = box.x + radius, box.y + radius, box.right - radius, box.bottom - radius
    sides = (
        (left, box.y, 1, 0, box.width),
        (box.right, top, 0, 1, box.height),
        (right, box.bottom, -1, 0, box.width),
        (box.x, low, 0, -1, box.height),
    )
    centres = ((right, top), (right, low), (left, low), (left, top))

    def point(distance: float) -> tuple[float, float]:
        for (x, y, dx, dy, side), (cx, cy) in zip(sides, centres, strict=True):
            straight, arc = side - 2 * radius, math.pi / 2 * radius
            if distance <= straight:
                return x + dx * distance, y + dy * distance
            distance -= straight
            if distance <= arc:
                angle = math.atan2(-dx, dy) + distance / radius
                return cx + radius * math.cos(angle), cy + radius * math.sin(angle)
            distance -= arc
        return left, box.y

    return point
