"""Transforms of SVG as numbers."""

import math
from typing import NamedTuple


class Matrix(NamedTuple):
    """A transform: x becomes ax + cy + e, and y becomes bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, inner: "Matrix") -> "Matrix":
        """The transform that does ``inner`` first, then this one."""
        a, b, c, d, e, f = self
        return Matrix(
            a * inner.a + c * inner.b,
            b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,
            b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e,
            b * inner.e + d * inner.f + f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where the transform takes the point ``x``, ``y``."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """How many times as long a line becomes, at most."""
        return max(math.hypot(self.a, self.b), math.hypot(self.c, self.d))

    @property
    def degrees(self) -> float:
        """How many degrees the transform turns a drawing clockwise."""
        return math.degrees(math.atan2(self.b, self.a))


def transform(name: str, given: list[float]) -> Matrix | None:
    """The SVG transform ``name`` with the numbers ``given``; None if SVG has no such transform."""
    match name, given:
        case "matrix", [a, b, c, d, e, f]:
            found = Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) <= 1:
            found = Matrix(e=x, f=rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) <= 1:
            found = Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [degrees, *about] if len(about) in (0, 2):
            x, y = about or (0.0, 0.0)
            sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
            found = Matrix(e=x, f=y).then(Matrix(cos, sin, -sin, cos)).then(Matrix(e=-x, f=-y))
        case "skewX", [degrees]:
            found = Matrix(c=math.tan(math.radians(degrees)))
        case "skewY", [degrees]:
            found = Matrix(b=math.tan(math.radians(degrees)))
        case _:
            return None
    return found
