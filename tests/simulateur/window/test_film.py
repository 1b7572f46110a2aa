"""The animated picture of the demonstration, as another reader of GIF sees it."""

import random
from io import BytesIO
from pathlib import Path

import pygame
import pytest
from PIL import Image
from PIL.GifImagePlugin import GifImageFile

from simulateur.window.gif import Film, compressed

pytestmark = pytest.mark.usefixtures("display")
SIZE = (800, 500)


def gif_of(pixels: bytes, width: int) -> bytes:
    """One picture in greys."""
    height = len(pixels) // width
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    greys = b"".join(bytes((n, n, n)) for n in range(256))
    data = compressed(pixels)
    blocks = b"".join(bytes((len(part),)) + part for n in range(0, len(data), 255) if (part := data[n : n + 255]))
    return b"GIF89a" + size + b"\xf7\0\0" + greys + b"\x2c\0\0\0\0" + size + b"\0\x08" + blocks + b"\0\x3b"


@pytest.mark.parametrize("many", [1, 2, 255, 256, 257, 3838, 3839, 3840, 20_000])
@pytest.mark.parametrize("colours", [1, 2, 256])
def test_pixels_come_back_whole_also_where_codes_grow_and_begin_anew(many: int, colours: int) -> None:
    drawn = random.Random(many * colours)
    pixels = bytes(drawn.randrange(colours) for _pixel in range(many))
    read = Image.open(BytesIO(gif_of(pixels, many)))
    assert read.convert("L").tobytes() == pixels


def test_each_frame_is_what_the_window_showed_and_lasts_as_long(tmp_path: Path) -> None:
    window = pygame.display.set_mode(SIZE)
    film, shown = Film(window), []
    for place in (0, 0, 1, 2, 2, 2):
        window.fill("#80D0A0")
        window.fill("#F03060", (100 * place, 50, 40, 60))
        for _tick in range(3):
            film.tick()
        shown.append(pygame.image.tobytes(window, "RGB"))
    film.write(tmp_path / "film.gif")
    read = Image.open(BytesIO((tmp_path / "film.gif").read_bytes()))
    assert isinstance(read, GifImageFile)
    found = []
    for number in range(read.n_frames):
        read.seek(number)
        found.append((read.convert("RGB").tobytes(), read.info["duration"]))
    assert found == [(shown[0], 200), (shown[2], 100), (shown[3], 300 + 2500)]
    assert (read.size, read.info["loop"]) == (SIZE, 0)


def test_a_colour_that_the_palette_lacks_is_shown_as_the_nearest_one(tmp_path: Path) -> None:
    window = pygame.display.set_mode(SIZE)
    for number, place in enumerate(random.Random(3).sample(range(400), 400)):
        window.fill((place // 2, 255 - place // 2, place % 7), (2 * number, 0, 2, 500))
    film = Film(window)
    for _tick in range(3):
        film.tick()
    film.write(tmp_path / "film.gif")
    shown = Image.open(BytesIO((tmp_path / "film.gif").read_bytes())).convert("RGB")
    wanted = pygame.image.tobytes(window, "RGB")
    assert max(abs(a - b) for a, b in zip(shown.tobytes(), wanted, strict=True)) <= 16
