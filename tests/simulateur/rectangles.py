"""Rectangles of a page, for the tests of layouts: windows to try, and what can be wrong with where things are."""

from hypothesis import strategies as st

from lecons.pictures.rectangles import Rect
from simulateur.pages.layout.control_areas import Places, hit

Size = tuple[int, int]
SIZES = [(1024, 600), (1280, 800), (1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (800, 1280), (640, 400)]
ANY_SIZE = st.tuples(st.integers(640, 4000), st.integers(400, 2400))
SMALLEST_TOUCH = 40
A_HAIR = 1e-6
"""In pixels: what rounding may add."""


def apart(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across < A_HAIR or down < A_HAIR


def covers(outer: Rect, inner: Rect) -> bool:
    """Whether a rectangle lies in another."""
    low = min(inner.x - outer.x, inner.y - outer.y)
    return min(low, outer.right - inner.right, outer.bottom - inner.bottom) > -A_HAIR


def inside(rect: Rect, size: Size) -> bool:
    return min(rect.x, rect.y, size[0] - rect.right, size[1] - rect.bottom) > -A_HAIR


def faults(where: Places, size: Size) -> list[str]:
    """What is wrong with the places of a page; nothing if the list is empty."""
    found = [f"{touch} is not in the window: {rect}" for touch, rect in where.items() if not inside(rect, size)]
    ordered = sorted(where.items(), key=lambda item: item[1].x)
    for n, (touch, rect) in enumerate(ordered):
        for other, beside in ordered[n + 1 :]:
            if beside.x >= rect.right:
                break
            if not apart(rect, beside):
                found.append(f"{touch} and {other} overlap: {rect}, {beside}")
    for touch, rect in where.items():
        touched = hit(where, *rect.centre)
        if touched != touch:
            found.append(f"the middle of {touch} touches {touched}")
    return found
