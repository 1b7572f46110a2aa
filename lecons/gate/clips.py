"""Clips that cut nothing away, such as those that Figma, Canva and LibreOffice lay around a whole page."""

import re

from lecons.gate.outlines import Point
from lecons.gate.shapes import SHAPES, Room, shape_of
from lecons.gate.style import Rules, looks_of
from lecons.gate.tree import Element
from lecons.gate.values import matrix
from lecons.pictures.matrix import Matrix

URL = re.compile(r"""url\(\s*+["']?#([^"')]*+)["']?\s*+\)\s*+(.*+)""", re.DOTALL)
"""What a paint or a clip names: its id, and what to take instead."""
_SLACK = 0.01
"""The part of the page's larger side by which a clip may be smaller than the page."""
_CORNERS = 6
"""The most points of a rectangle that is written as a path: it may come back to its first one twice."""


class Clips:
    """The clips of one drawing, each read once."""

    def __init__(self, root: Element, rules: Rules, page: tuple[float, float, float, float], room: Room) -> None:
        self._rules = rules
        self._page = page
        self._room = room
        self._known: dict[str | None, Element] = {}
        for each in root.all():
            if each.name == "clipPath":
                self._known.setdefault(each.attributes.get("id"), each)
        self._rectangles: dict[str, list[Point] | None] = {}

    def is_whole(self, value: str, where: Matrix) -> bool:
        """Whether the clip that ``value`` names leaves the whole page to be seen; ``where`` is what it is used in.

        Raises:
            RefusedError: a number in it cannot be read.
        """
        found = URL.fullmatch(value)
        if found is None or found[1] not in self._known:
            return found is not None  # what is named nowhere clips nothing
        if found[1] not in self._rectangles:
            self._rectangles[found[1]] = self._corners(self._known[found[1]])
        corners = self._rectangles[found[1]]
        return corners is not None and self._covers([where.point(*point) for point in corners])

    def _corners(self, clip: Element) -> list[Point] | None:
        """The corners of a clip of one plain shape; None where it is anything else."""
        said = clip.attributes
        if len(clip.children) != 1 or "transform" in said or said.get("clipPathUnits") == "objectBoundingBox":
            return None
        (child,) = clip.children
        looks = looks_of(child, self._rules)
        plain = {"display": "inline", "visibility": "visible", "clip-path": "none", "transform": "none"}
        if (
            child.name not in SHAPES
            or any(looks.get(name, usual) != usual for name, usual in plain.items())
            or {"transform-origin", "rotate", "scale", "translate"} & {*looks}
            or {"rx", "ry"} & {*child.attributes}
        ):
            return None
        shape = shape_of(child, self._room)
        if shape is None or len(shape.outline) != 1 or len(shape.outline[0]) > _CORNERS:
            return None
        turn = matrix(child.attributes.get("transform", ""), child.line)
        return [turn.point(*point) for point in shape.outline[0]]

    def _covers(self, corners: list[Point]) -> bool:
        """Whether these are the corners of an upright rectangle around the page."""
        xs, ys = [point[0] for point in corners], [point[1] for point in corners]
        left, top, right, low = min(xs), min(ys), max(xs), max(ys)
        x, y, width, height = self._page
        slack = _SLACK * max(width, height)
        near = 1e-6 * max(right - left, low - top)
        upright = all(min(a - left, right - a) <= near and min(b - top, low - b) <= near for a, b in corners)
        ring = zip(corners, [*corners[1:], corners[0]], strict=True)
        area = abs(sum(a * d - b * c for (a, b), (c, d) in ring)) / 2
        return (
            upright
            and abs(area - (right - left) * (low - top)) <= near * max(right - left, low - top)
            and left <= x + slack
            and top <= y + slack
            and right >= x + width - slack
            and low >= y + height - slack
        )
