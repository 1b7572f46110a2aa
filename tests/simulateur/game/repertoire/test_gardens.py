"""A long path goes through several gardens: each flower in one, nearly as many in each, never too small to touch."""

import pytest

from simulateur.game.repertoire.gardens import MOST, garden_of, gardens


@pytest.mark.parametrize("lessons", range(60))
def test_every_flower_stands_in_one_garden_in_its_order(lessons: int) -> None:
    found = gardens(lessons)
    assert [place for each in found for place in each] == list(range(lessons))
    sizes = [len(each) for each in found]
    assert max(sizes) <= MOST
    assert max(sizes) - min(sizes) <= 1
    assert sizes == sorted(sizes, reverse=True), "the first gardens are the larger ones"
    assert len(found) == max(1, -(-lessons // MOST)), "no more gardens than are needed"
    assert [garden_of(place, lessons) for place in range(lessons)] == [
        number for number, each in enumerate(found) for _place in each
    ]
    for nowhere in (None, -1, lessons, lessons + 9):
        assert garden_of(nowhere, lessons) == len(found) - 1, "the last one"
