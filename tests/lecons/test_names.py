"""Animals, places, ages and neighbours in words, in each language that the kit speaks."""

from dataclasses import replace

import pytest

from beebot.i18n import languages, speaking
from beebot.lesson import Audience, Level
from beebot.text import Text
from lecons.names import ANIMALS, ages, animal, audience, beside, in_short, places, school_year, within_quotes
from tests.simulateur.builders import THREE_STEPS, challenge, lesson

LESSON = replace(lesson("s", challenge(THREE_STEPS)), title=Text("La ferme", en="The farm"), level=Level.GS)
SCHOOL, HOME = Audience.SCHOOL, Audience.FAMILY


@pytest.mark.parametrize(
    ("level", "audiences", "told"),
    [
        (Level.GS, (SCHOOL,), ()),
        (None, (SCHOOL,), ("école",)),
        (Level.GS, (HOME,), ("famille",)),
        (Level.GS, (SCHOOL, HOME), ("école", "famille")),
        (None, (HOME, SCHOOL), ("famille", "école")),
        (Level.GS, (), ()),
    ],
)
def test_where_a_seance_is_held_is_told_unless_its_level_says_so(
    level: Level | None, audiences: tuple[Audience, ...], told: tuple[str, ...]
) -> None:
    assert places(replace(LESSON, level=level, audiences=audiences)) == told


@pytest.mark.parametrize(
    ("level", "called"),
    [(Level.GS, "La ferme"), (None, "La ferme"), (Level.PS, "La ferme (PS)"), (Level.CP, "La ferme (CP)")],
)
def test_a_neighbour_of_another_year_says_its_level(level: Level | None, called: str) -> None:
    assert beside(LESSON, replace(LESSON, level=level)) == called
    with speaking("en"):
        year = f" ({school_year(level)})" if level and level is not Level.GS else ""
        assert beside(LESSON, replace(LESSON, level=level)) == f"The farm{year}"


def test_a_level_is_a_year_of_a_british_school_in_english_and_says_its_age_once() -> None:
    at_five = replace(LESSON, ages=(5, 6))
    assert [school_year(level) for level in Level] == ["PS", "MS", "GS", "CP", "CE1"]
    assert [*in_short(at_five)][:2] == ["GS", "5 à 6 ans"]
    with speaking("en"):
        assert [school_year(level) for level in Level] == [
            "Nursery, age 3",
            "Nursery, age 4",
            "Reception, age 5",
            "Year 1, age 6",
            "Year 2, age 7",
        ]
        told = ", ".join(in_short(at_five))
        assert told.startswith("Reception, age 5, ")
        assert "5 to 6" not in told
        assert "4 to 6 years" in [*in_short(replace(LESSON, ages=(4, 6)))]


@pytest.mark.parametrize("language", languages())
def test_no_two_animals_or_places_have_one_name(language: str) -> None:
    with speaking(language):
        assert len({animal(each) for each in ANIMALS}) == len(ANIMALS)
        assert len({audience(each) for each in Audience}) == len(Audience)
        told = ages((3, 8))
    assert told.index("3") < told.index("8")


def test_quotation_marks_within_quotation_marks_are_of_the_second_rank() -> None:
    assert within_quotes("dire « va » et «reste»") == "dire “va” et “reste”"
    with speaking("en"):
        assert within_quotes("say “go”") == "say ‘go’"
