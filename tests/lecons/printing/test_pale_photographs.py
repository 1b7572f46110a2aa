"""A photograph with little ink, compared with what Pillow makes of it."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps

from lecons.printing.pale_photographs import paled

NEAR = 2
"""Steps of 256: both round a colour's brightness in their own way."""


def png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_it_has_the_greys_that_pillow_gives_it_from_halfway_to_white_to_white(mode: str) -> None:
    photograph = Image.frombytes("RGB", (40, 30), random.Random(7).randbytes(3600)).convert(mode)
    expected = ImageOps.autocontrast(photograph.convert("L")).point(lambda tone: 128 + tone * 127 // 255)
    made = Image.open(BytesIO(paled(png(photograph))))
    assert (made.mode, made.size, made.getextrema()) == ("L", photograph.size, (128, 255))
    assert max(ImageChops.difference(made, expected).tobytes()) <= NEAR


def test_a_plain_sheet_stays_plain_and_pale() -> None:
    made = Image.open(BytesIO(paled(png(Image.new("RGB", (5, 4), (10, 20, 30))))))
    (only,) = set(made.tobytes())
    assert only == pytest.approx(128 + 18 // 2, abs=NEAR)


def test_what_nobody_sees_makes_nothing_darker() -> None:
    photograph = Image.new("RGBA", (3, 1))
    for place, pixel in enumerate([(0, 0, 0, 0), (100, 100, 100, 255), (200, 200, 200, 255)]):
        photograph.putpixel((place, 0), pixel)
    made = Image.open(BytesIO(paled(png(photograph))))
    assert made.mode == "LA"
    assert [made.getpixel((place, 0)) for place in (1, 2)] == [(128, 255), (255, 255)]
    assert made.getchannel("A").getpixel((0, 0)) == 0
