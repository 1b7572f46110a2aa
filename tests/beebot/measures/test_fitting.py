"""The tables of the score are those that the published orders give, and hold where the fit has not looked."""

from dataclasses import replace

import pytest

from beebot.lesson import Level
from beebot.measures.difficulties import BANDS, GENRES, WEIGHTS
from tests.bench._fitting import ORDERS, PARTS, YEAR, Row, correlation, fit, length, read, score, tables


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [*read(ORDERS / "annee.csv"), *read(ORDERS / "published.csv")]


def test_the_tables_are_those_of_the_fit(rows: list[Row]) -> None:
    made = tables(rows)
    assert made.weights == pytest.approx(WEIGHTS, abs=0.011)
    told = {genre: added for genre, added in made.genres.items() if genre in GENRES}
    assert told == pytest.approx(GENRES, abs=0.011)
    assert made.bands == pytest.approx(BANDS, abs=0.11)


def test_what_was_held_out_is_ordered_at_least_as_well_as_by_length(rows: list[Row]) -> None:
    groups = list(dict.fromkeys(row.group for row in rows if row.order == YEAR))
    for half in (0, 1):
        out = [row for row in rows if row.order == YEAR and row.group in groups[half::2]]
        weights = fit([row for row in rows if row not in out])
        assert correlation(out, score(weights)) > correlation(out, length) > 0.6


def test_a_fit_finds_the_part_that_orders_and_no_other(rows: list[Row]) -> None:
    """Six made-up challenges, the harder the more they have of ``junctions``."""
    plain = next(row for row in rows if row.difficulty.junctions == 0)
    made = [
        plain._replace(order="o", rank=place, difficulty=replace(plain.difficulty, junctions=place))
        for place in range(6)
    ]
    weights = dict(zip(PARTS, fit(made), strict=False))
    assert max(weights, key=weights.__getitem__) == "junctions"
    assert correlation(made, score(fit(made))) == pytest.approx(1)


def test_every_row_says_where_it_stands(rows: list[Row]) -> None:
    places = [(row.order, row.rank) for row in rows]
    assert len(set(places)) == len(places)
    assert {row.level for row in rows if row.order == YEAR} == set(Level)
    sources = (ORDERS / "SOURCES.md").read_text(encoding="utf-8")
    for order in {row.order.split("/")[0] for row in rows}:
        assert order in sources
