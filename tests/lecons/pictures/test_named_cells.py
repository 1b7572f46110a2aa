"""What is written on a cell stays on it."""

import re

import pytest

from lecons.pictures.glyphs import _outlines
from lecons.pictures.images import Images
from lecons.pictures.named_cells import Spot, standing


def _width(drawn: str, letters: str) -> float:
    (scale,) = re.findall(r"scale\(([\d.]+) ", drawn)
    return float(scale) * sum(_outlines().letters[letter][1] for letter in letters)


@pytest.mark.parametrize("letters", ["A", "10", "W", "WW", "A10", "WWW", "mmm"])
def test_letters_keep_to_their_cell(letters: str) -> None:
    drawn = standing("", letters, Images(), Spot(50, 50, 100))
    assert _width(drawn, letters) < 90


def test_letters_that_fit_are_of_one_size() -> None:
    scales = {re.findall(r"scale\(([\d.]+) ", standing("", each, Images(), Spot(0, 0, 100)))[0] for each in ("A", "10")}
    assert len(scales) == 1
