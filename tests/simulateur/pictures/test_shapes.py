"""Shapes that leave out what is hidden look like whole ones."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from lecons.pictures.artwork import document, foot, frame, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.window.drawings import Pictures

pytestmark = pytest.mark.usefixtures("display")
SIDE = 200
BOXES = st.builds(Rect, st.floats(8, 40), st.floats(8, 40), st.floats(90, 140), st.floats(90, 140))
RED, BLUE, WHITE = "#E02020", "#2040E0", "#F4F4F4"


def drawn(*parts: str) -> Image.Image:
    ground = rounded(0, 0, SIDE, SIDE, 0, fill=WHITE)
    surface = Pictures(pygame.Surface((SIDE, SIDE))).load(
        Sprite(document(SIDE, SIDE, ground, *parts), 0, 0, SIDE, SIDE)
    )
    return Image.frombytes("RGB", (SIDE, SIDE), pygame.image.tobytes(surface, "RGB"))


def unlike(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ by more than an edge that is mixed a little differently."""
    worst = ImageChops.difference(one, other).convert("L").point(lambda value: 255 * (value > 60))
    return worst.histogram()[255]


@given(BOXES, st.floats(0, 40), st.floats(1, 12))
def test_a_foot_under_its_face_looks_like_a_whole_rectangle_under_it(box: Rect, radius: float, down: float) -> None:
    face, low = rounded(*box, radius, fill=BLUE), box.moved(0, down)
    whole = drawn(rounded(*low, radius, fill=RED), face)
    assert unlike(drawn(foot(low, radius, down, fill=RED), face), whole) == 0


@given(BOXES, st.floats(8, 40), st.floats(2, 8), st.floats(6, 20))
def test_a_frame_looks_like_whole_rectangles_that_lie_on_each_other(
    box: Rect, radius: float, line: float, thick: float
) -> None:
    inner = box.inset(line + thick / 2)
    face = rounded(*inner, max(radius - line - thick / 2, 0), fill=WHITE)
    within = rounded(*box.inset(line), max(radius - line, 0), fill=BLUE)
    whole = drawn(rounded(*box, radius, fill=RED), within, face)
    assert unlike(drawn(frame(box, radius, (line, RED), (thick, BLUE)), face), whole) == 0
