"""Pictures as large as may be in the room that they have."""

import re

import pytest

from lecons.pictures.images import Images
from lecons.pictures.photos import Photo

OWN = {"wide": Photo("wide", b"large", 90, 30, b"small")}
IMAGES = Images(OWN)


@pytest.mark.parametrize(("width", "height", "scale"), [(180, 300, 2), (900, 60, 2), (45, 15, 0.5)])
def test_a_whole_picture_fills_its_room(width: int, height: int, scale: float) -> None:
    inside = IMAGES.fitted("wide", width / 2, height / 2, width, height)
    found = re.search(r"translate\(([\d.]+) ([\d.]+)\) scale\(([\d.]+)\)", inside)
    assert found is not None
    assert tuple(map(float, found.groups())) == (width / 2, height / 2, scale)
    assert inside in IMAGES.filling("wide", width, height)
