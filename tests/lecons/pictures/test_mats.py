"""A mat as it is drawn: what stands on which cell."""

import pytest

from beebot.mat import Decor, Mat
from beebot.pose import Cell
from lecons.pictures.images import Images
from lecons.pictures.mats import cloth


def drawn(cells: str, wide: str) -> str:
    decor = Decor(obstacle="ville-barriere", wide_obstacle=wide)
    return cloth(Mat(3, 1, frozenset(Cell.read_several(cells)), decor=decor), 100, (), Images())


@pytest.mark.parametrize("cells", ["A1", "A1 C1", "A1 B1"])
def test_where_no_obstacle_is_wide_each_stands_on_its_own_cell(cells: str) -> None:
    one_by_one = drawn(cells, "une-image-qui-n-est-pas-la")
    assert drawn(cells, "ville-barriere") == one_by_one
    assert (drawn(cells, "mare-large") == one_by_one) == (cells != "A1 B1")
