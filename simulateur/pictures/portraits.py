"""What robots look like, for an adult who looks for hers. Ours alone, no maker's: none is copied.

A kind that is not named here is drawn as the kit's own robot, or, without a link, as a bee whose key is pressed.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.artwork import Attributes, circle, document, path, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE, SHADOW_OPACITY


@lru_cache(maxsize=8)
def portrait(kind: str, side: int) -> str:
    """The robot of a kind, and where its keys are: a mouse, a remote, a board, a small dome, a ball.

    Raises:
        KeyError: the kind is none of ``PORTRAITS``.
    """
    s = float(side)
    return document(s, s, *PORTRAITS[kind](s))


def _mouse_seen(s: float) -> list[str]:
    line = _line(s)
    body = (
        f"M{0.10 * s:.2f} {0.66 * s:.2f}Q{0.20 * s:.2f} {0.30 * s:.2f} {0.56 * s:.2f} {0.30 * s:.2f}"
        f"Q{0.90 * s:.2f} {0.30 * s:.2f} {0.90 * s:.2f} {0.66 * s:.2f}Z"
    )
    tail = f"M{0.90 * s:.2f} {0.62 * s:.2f}q{0.10 * s:.2f} {-0.04 * s:.2f} {0.06 * s:.2f} {-0.18 * s:.2f}"
    return [
        _shadow(s, 0.5, 0.74, 0.42),
        path(tail, fill="none", stroke=ROLE.ink, stroke_width=f"{0.03 * s:.2f}", stroke_linecap="round"),
        path(body, fill=ROLE.cream, stroke_linejoin="round", **line),
        circle(0.40 * s, 0.34 * s, 0.12 * s, fill=ROLE.cream, **line),
        circle(0.40 * s, 0.34 * s, 0.07 * s, fill=ROLE.plate_cheek, fill_opacity="0.8"),
        circle(0.25 * s, 0.52 * s, 0.035 * s, fill=ROLE.ink),
        circle(0.11 * s, 0.64 * s, 0.03 * s, fill=ROLE.coral, **line),
        *(circle(x * s, 0.68 * s, 0.07 * s, fill=ROLE.ink) for x in (0.34, 0.70)),
        rounded(0.58 * s, 0.25 * s, 0.16 * s, 0.07 * s, 0.03 * s, fill=ROLE.green, **line),
    ]


def _remote_seen(s: float) -> list[str]:
    line = _line(s)
    waves = "".join(f"M{x * s:.2f} {0.30 * s:.2f}q{0.05 * s:.2f} {0.10 * s:.2f} 0 {0.20 * s:.2f}" for x in (0.56, 0.62))
    return [
        _shadow(s, 0.30, 0.74, 0.24),
        rounded(0.08 * s, 0.32 * s, 0.42 * s, 0.36 * s, 0.12 * s, fill=ROLE.blue, **line),
        *(circle(x * s, 0.45 * s, 0.08 * s, fill=ROLE.white, **line) for x in (0.20, 0.38)),
        *(circle(x * s, 0.46 * s, 0.03 * s, fill=ROLE.sign) for x in (0.21, 0.37)),
        *(circle(x * s, 0.68 * s, 0.06 * s, fill=ROLE.ink) for x in (0.18, 0.40)),
        path(waves, fill="none", stroke=ROLE.rust, stroke_width=f"{0.025 * s:.2f}", stroke_linecap="round"),
        *_panel_of_keys(s, Rect(0.69 * s, 0.24 * s, 0.26 * s, 0.46 * s)),
    ]


def _cube_seen(s: float) -> list[str]:
    line = _line(s)
    smile = f"M{0.20 * s:.2f} {0.50 * s:.2f}q{0.08 * s:.2f} {0.08 * s:.2f} {0.16 * s:.2f} 0"
    board = Rect(0.54 * s, 0.36 * s, 0.42 * s, 0.34 * s)
    blocks = zip((ROLE.green, ROLE.coral, ROLE.honey, ROLE.green, ROLE.green, ROLE.coral), range(6), strict=True)
    return [
        _shadow(s, 0.28, 0.74, 0.22),
        rounded(0.08 * s, 0.30 * s, 0.40 * s, 0.40 * s, 0.05 * s, fill=ROLE.straw, **line),
        *(circle(x * s, 0.42 * s, 0.03 * s, fill=ROLE.sign) for x in (0.20, 0.36)),
        path(smile, fill="none", stroke_linecap="round", **_sign_line(s)),
        rounded(board.x, board.y, board.width, board.height, 0.05 * s, fill=ROLE.straw, **line),
        *(
            rounded(
                (0.58 + 0.12 * (n % 3)) * s,
                (0.40 + 0.14 * (n // 3)) * s,
                0.09 * s,
                0.10 * s,
                0.03 * s,
                fill=fill,
                **line,
            )
            for fill, n in blocks
        ),
    ]


def _evo_seen(s: float) -> list[str]:
    """A small dome with a dark visor and a row of little lights at its foot."""
    line = _line(s)
    dome = (
        f"M{0.20 * s:.2f} {0.62 * s:.2f}C{0.20 * s:.2f} {0.36 * s:.2f} {0.33 * s:.2f} {0.25 * s:.2f} "
        f"{0.50 * s:.2f} {0.25 * s:.2f}S{0.80 * s:.2f} {0.36 * s:.2f} {0.80 * s:.2f} {0.62 * s:.2f}Z"
    )
    lights = (ROLE.coral, ROLE.honey, ROLE.green, ROLE.blue, ROLE.coral)
    return [
        _shadow(s, 0.50, 0.77, 0.34),
        *(circle(x * s, 0.71 * s, 0.05 * s, fill=ROLE.ink) for x in (0.32, 0.68)),
        circle(0.50 * s, 0.245 * s, 0.045 * s, fill=ROLE.honey, **line),
        path(dome, fill=ROLE.light, stroke_linejoin="round", **line),
        rounded(0.29 * s, 0.37 * s, 0.42 * s, 0.15 * s, 0.07 * s, fill=ROLE.sign),
        *(circle(x * s, 0.445 * s, 0.035 * s, fill=ROLE.honey) for x in (0.41, 0.59)),
        rounded(0.15 * s, 0.59 * s, 0.70 * s, 0.12 * s, 0.06 * s, fill=ROLE.plum, **line),
        *(circle((0.28 + 0.11 * n) * s, 0.65 * s, 0.028 * s, fill=fill, **line) for n, fill in enumerate(lights)),
        _waves(s, 0.76, 0.27),
    ]


def _ball_seen(s: float) -> list[str]:
    """A ball that looks ahead, to the right, with the blue light of its rear."""
    line = _line(s)
    smile = f"M{0.54 * s:.2f} {0.53 * s:.2f}q{0.06 * s:.2f} {0.06 * s:.2f} {0.12 * s:.2f} 0"
    return [
        _shadow(s, 0.48, 0.77, 0.26),
        circle(0.48 * s, 0.48 * s, 0.28 * s, fill=ROLE.light, **line),
        circle(0.28 * s, 0.46 * s, 0.09 * s, fill=ROLE.blue, fill_opacity="0.4"),
        circle(0.28 * s, 0.46 * s, 0.045 * s, fill=ROLE.blue, **line),
        *(circle(x * s, 0.43 * s, 0.035 * s, fill=ROLE.sign) for x in (0.53, 0.67)),
        path(smile, fill="none", stroke_linecap="round", **_sign_line(s)),
        _waves(s, 0.72, 0.25),
    ]


def _waves(s: float, x: float, y: float) -> str:
    """What goes through the air, up and to the right of a corner of a robot."""
    arcs = "".join(
        f"M{x * s:.2f} {(y - far) * s:.2f}A{far * s:.2f} {far * s:.2f} 0 0 1 {(x + far) * s:.2f} {y * s:.2f}"
        for far in (0.07, 0.14)
    )
    return path(arcs, fill="none", stroke=ROLE.signal, stroke_width=f"{0.03 * s:.2f}", stroke_linecap="round")


def _panel_of_keys(s: float, box: Rect) -> list[str]:
    (x, y), line = box.centre, _line(s)
    places = ((0, -0.13, ROLE.orange), (-0.075, 0, ROLE.orange), (0.075, 0, ROLE.orange), (0, 0.13, ROLE.orange))
    keys = (circle(x + a * s, y + b * s, 0.04 * s, fill=fill, **line) for a, b, fill in places)
    return [
        rounded(box.x, box.y, box.width, box.height, 0.06 * s, fill=ROLE.cream, **line),
        *keys,
        circle(x, y, 0.035 * s, fill=ROLE.green, **line),
    ]


def _line(s: float) -> Attributes:
    return {"stroke": ROLE.ink, "stroke_width": f"{0.018 * s:.2f}"}


def _sign_line(s: float) -> Attributes:
    """A line on a colour."""
    return _line(s) | {"stroke": ROLE.sign}


def _shadow(s: float, x: float, y: float, half: float) -> str:
    return (
        f'<ellipse cx="{x * s:.2f}" cy="{y * s:.2f}" rx="{half * s:.2f}" ry="{0.045 * s:.2f}" fill="{ROLE.shade}" '
        f'fill-opacity="{SHADOW_OPACITY}"/>'
    )


PORTRAITS: Mapping[str, Callable[[float], list[str]]] = MappingProxyType(
    {
        "code-go": _mouse_seen,
        "botley": _remote_seen,
        "cubetto": _cube_seen,
        "ozobot-evo": _evo_seen,
        "sphero-mini": _ball_seen,
    }
)
"""What draws the robots of a kind into a square, by the name of the kind."""
