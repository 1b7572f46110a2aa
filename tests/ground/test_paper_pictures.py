"""The documentation's pictures of paper say what is printed today: counts of pages, titles, sentences."""

import pytest
from PIL import Image

from tests.ground.paper_pictures import FOLDER, KEY, shown, told

SHOWN = shown()


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_of_paper_is_of_today(name: str) -> None:
    """Renew it: ``python -m tests.ground.paper_pictures``, then look at it."""
    with Image.open(FOLDER / f"{name}.png") as picture:
        assert picture.info.get(KEY) == told(SHOWN[name])


def test_another_count_of_pages_is_noticed() -> None:
    sheets = SHOWN["imprimer-seance"]
    assert told(sheets) != told(sheets[1:])
