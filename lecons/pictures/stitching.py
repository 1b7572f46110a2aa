"""What goes along round outlines: stitches, rounded tops, waves. Each is set one by one.

SDL breaks dash patterns at corners.
"""

import math
from collections.abc import Callable, Sequence

from lecons.pictures.artwork import path
from lecons.pictures.rectangles import Rect

_SEAM = 8
"""How many pieces one path has. A renderer spends its time on each pixel between a path's ends."""
_Point = tuple[float, float]


def stitches(
    box: Rect,
    radius: float,
    pattern: tuple[float, float],
    **attributes: str | float,
) -> str:
    """Dashes along the rectangle ``box``, with corners of ``radius``.

    ``pattern`` is the distance in pixels from one dash to the next, and which part of it is drawn, from 0 to 1.
    """
    step, drawn = pattern
    along = _outline(box, radius)
    count = round(_length(box, radius) / step)
    dashes = []
    for n in range(count):
        (ax, ay), (bx, by) = (along((n + part) / count) for part in (0.0, drawn))
        dashes.append(f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
    return _paths(dashes, fill="none", stroke_linecap="round", **attributes)


def tops(box: Rect, radius: float, step: float, rise: float, **attributes: str | float) -> str:
    """Round tree tops side by side along the outside of the rectangle ``box``, with corners of ``radius``.

    Each is about ``step`` pixels wide and ``rise`` pixels high.
    """
    drawn = []
    for (ax, ay), (bx, by) in _pieces(box, radius, round(_length(box, radius) / step)):
        half = math.dist((ax, ay), (bx, by)) / 2
        bend = (half * half + rise * rise) / (2 * rise)
        drawn.append(f"M{ax:.1f} {ay:.1f}A{bend:.2f} {bend:.2f} 0 0 1 {bx:.1f} {by:.1f}Z")
    return _paths(drawn, **attributes)


def lights(box: Rect, radius: float, step: float, rise: float, **attributes: str | float) -> str:
    """A short bright line on each of the tree tops that ``tops`` draws with the same arguments."""
    drawn = []
    for (ax, ay), (bx, by) in _pieces(box, radius, round(_length(box, radius) / step)):
        up = rise / math.dist((ax, ay), (bx, by))
        right, down = up * (by - ay), up * (ax - bx)
        begins, bends, ends = (
            f"{ax + along * (bx - ax) + high * right:.1f} {ay + along * (by - ay) + high * down:.1f}"
            for along, high in ((0.2, 0.38), (0.3, 0.72), (0.55, 0.7))
        )
        drawn.append(f"M{begins}Q{bends} {ends}")
    return _paths(drawn, fill="none", stroke_linecap="round", **attributes)


def waves(box: Rect, radius: float, step: float, swing: float, **attributes: str | float) -> str:
    """A line along the rectangle ``box`` that swings out and in by ``swing`` pixels, every ``step`` pixels."""
    drawn = []
    for place, ((ax, ay), (bx, by)) in enumerate(_pieces(box, radius, 2 * round(_length(box, radius) / step / 2))):
        part = (1 - place % 2 * 2) * 2 * swing / math.dist((ax, ay), (bx, by))
        bend = f"{(ax + bx) / 2 + part * (by - ay):.1f} {(ay + by) / 2 - part * (bx - ax):.1f}"
        begins = f"M{ax:.1f} {ay:.1f}" if place % _SEAM == 0 else ""
        drawn.append(f"{begins}Q{bend} {bx:.1f} {by:.1f}")
    return _paths(drawn, fill="none", stroke_linecap="round", **attributes)


def _paths(pieces: Sequence[str], **attributes: str | float) -> str:
    seams = ("".join(pieces[n : n + _SEAM]) for n in range(0, len(pieces), _SEAM))
    return "".join(path(seam, **attributes) for seam in seams)


def _pieces(box: Rect, radius: float, count: int) -> list[tuple[_Point, _Point]]:
    """The two ends of each of ``count`` equal parts of the outline, clockwise."""
    along = _outline(box, radius)
    points = [along(n / count) for n in range(count)]
    return [(points[n - 1], points[n]) for n in range(count)]


def _length(box: Rect, radius: float) -> float:
    return 2 * (box.width + box.height) - (8 - 2 * math.pi) * radius


def _outline(box: Rect, radius: float) -> Callable[[float], _Point]:
    """The point at a part of the way along a rounded rectangle, clockwise from its top edge's start."""
    left, top, right, low = box.x + radius, box.y + radius, box.right - radius, box.bottom - radius
    sides = (
        (left, box.y, 1, 0, box.width),
        (box.right, top, 0, 1, box.height),
        (right, box.bottom, -1, 0, box.width),
        (box.x, low, 0, -1, box.height),
    )
    centres = ((right, top), (right, low), (left, low), (left, top))
    length = _length(box, radius)

    def point(part: float) -> _Point:
        distance = part * length
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
