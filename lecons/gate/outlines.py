"""Where a shape lies and how long its lines are: its outline as points, near enough to judge it."""

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import mul

from beebot.errors import shown
from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.gate.values import NUMBER, bounded, text_of

Point = tuple[float, float]
Outline = list[list[Point]]
"""Lines of points, one after the other."""
_COMMAND = re.compile(r"[\s,]*+([a-zA-Z])")
_NUMBER = re.compile(rf"[\s,]*+({NUMBER})")
_FLAG = re.compile(r"[\s,]*+([01])")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""How many numbers each command takes."""
_FLAGS = (3, 4)
"""The places of an arc's flags, which may stand without a space between them."""
_STEPS = 8
"""How many points stand for a curve."""
_SMOOTH = {"S": ("C", "S"), "T": ("Q", "T")}
"""After which commands a smooth curve goes on as the one before."""
_MIXED = {("S", "Q"), ("S", "T"), ("T", "C"), ("T", "S")}
"""Smooth curves after one of the other sort: renderers differ there."""
Segment = tuple[str, list[float]]


def segments(data: str, line: int, most: int) -> list[Segment]:
    """The commands of a path with their numbers.

    Raises:
        RefusedError: something in it is no command or no number, or there are more than ``most``.
    """
    found: list[Segment] = []
    place, end, name = 0, len(data.rstrip(", \t\r\n")), ""
    while place < end:
        command = _COMMAND.match(data, place)
        if command is not None:
            name, place = command[1], command.end()
        elif not found or name in "zZ":
            raise _unreadable(data, place, line)
        elif name in "mM":
            name = {"m": "l", "M": "L"}[name]
        if name.upper() not in _TAKES or (not found and name not in "mM"):
            raise _unreadable(data, place - 1, line)
        if found and (name.upper(), found[-1][0].upper()) in _MIXED:
            raise _unreadable(data, place - 1, line)
        given: list[float] = []
        for count in range(_TAKES[name.upper()]):
            pattern = _FLAG if name in "aA" and count in _FLAGS else _NUMBER
            one = pattern.match(data, place)
            if one is None:
                raise _unreadable(data, place, line)
            given.append(bounded(one[1], line))
            place = one.end()
        found.append((name, given))
        if len(found) > most:
            raise RefusedError(_("trop de points dans ce dessin ; dans Inkscape : Chemin > Simplifier"), line)
    return found


def _unreadable(data: str, place: int, line: int) -> RefusedError:
    message = _("tracé illisible à « {value} » ; dessinez cette forme de nouveau")
    return RefusedError(message.format(value=shown(data[max(place, 0) :])), line)


def path_text(found: list[Segment]) -> str:
    """A path's commands, written so that every renderer reads them alike."""
    return "".join(name + " ".join(map(text_of, given)) for name, given in found)


def path_outline(found: list[Segment]) -> Outline:
    """The points of a path; curves have some points each."""
    lines: Outline = []
    here = control = (0.0, 0.0)
    before = ""
    for name, given in found:
        kind = name.upper()
        x, y = here if name.islower() else (0.0, 0.0)
        if kind == "Z":
            lines[-1].append(lines[-1][0])
            here = lines[-1][0]
        elif kind == "M":
            here = x + given[0], y + given[1]
            lines.append([here])
        else:
            if before == "Z":
                lines.append([here])
            if before not in _SMOOTH.get(kind, ()):
                control = here
            points, control = _drawn(kind, given, (x, y), here, control)
            lines[-1] += points
            here = points[-1]
        before = kind
    return lines


def _drawn(kind: str, given: list[float], start: Point, here: Point, control: Point) -> tuple[list[Point], Point]:
    """The points of one command after ``here``, and the last control point of its curve."""
    x, y = start
    if kind == "H":
        return [(x + given[0], here[1])], control
    if kind == "V":
        return [(here[0], y + given[0])], control
    if kind == "A":
        return list(_arc(here, given, (x + given[5], y + given[6]))), control
    points = [(x + a, y + b) for a, b in zip(given[::2], given[1::2], strict=True)]
    if kind == "L":
        return points, control
    if kind in "ST":
        points.insert(0, (2 * here[0] - control[0], 2 * here[1] - control[1]))
    return list(_curve([here, *points])), points[-2]


@cache
def _weights(degree: int) -> tuple[tuple[float, ...], ...]:
    """For each step along a Bézier curve of this degree, what each of its points counts there."""
    steps = [step / _STEPS for step in range(1, _STEPS + 1)]
    return tuple(tuple(math.comb(degree, n) * t**n * (1 - t) ** (degree - n) for n in range(degree + 1)) for t in steps)


def _curve(points: list[Point]) -> Iterator[Point]:
    """A Bézier curve of any degree, without its first point."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    for parts in _weights(len(points) - 1):
        yield sum(map(mul, parts, xs)), sum(map(mul, parts, ys))


def _arc(here: Point, given: list[float], end: Point) -> Iterator[Point]:
    """An elliptical arc, without its first point, as the standard of SVG finds its middle."""
    rx, ry, degrees, large, sweep = abs(given[0]), abs(given[1]), given[2], given[3], given[4]
    if not rx or not ry or here == end:
        yield end
        return
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    half_x, half_y = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = (cos * half_x + sin * half_y) / rx, (cos * half_y - sin * half_x) / ry
    far = max(math.hypot(x, y), 1e-9)
    if far > 1:
        rx, ry, x, y = rx * far, ry * far, x / far, y / far
        far = 1.0
    away = math.sqrt(max(1 / far**2 - 1, 0.0)) * (1 if large != sweep else -1)
    middle_x, middle_y = away * y, -away * x
    first = math.atan2(y - middle_y, x - middle_x)
    turn = (math.atan2(-y - middle_y, -x - middle_x) - first) % math.tau
    if not sweep:
        turn -= math.tau
    at_x = cos * middle_x * rx - sin * middle_y * ry + (here[0] + end[0]) / 2
    at_y = sin * middle_x * rx + cos * middle_y * ry + (here[1] + end[1]) / 2
    for step in range(1, 2 * _STEPS):
        angle = first + turn * step / (2 * _STEPS)
        u, v = rx * math.cos(angle), ry * math.sin(angle)
        yield at_x + cos * u - sin * v, at_y + sin * u + cos * v
    yield end


def ellipse_outline(x: float, y: float, rx: float, ry: float) -> Outline:
    """The points of an ellipse."""
    angles = [math.tau * step / (4 * _STEPS) for step in range(4 * _STEPS + 1)]
    return [[(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]]


def long(outline: Outline) -> float:
    """How long the lines are together, in the units of the drawing."""
    return sum(math.dist(first, second) for points in outline for first, second in pairwise(points))
