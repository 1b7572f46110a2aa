"""Séances found by words: what ``lecons chercher`` finds, letter by letter, on the adults' page."""

import pytest

import lecons
from lecons.query import read_query
from lecons.ranking import find
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.repertoire.seance_lists import View
from tests.kit_content import path_at
from tests.simulateur.game.repertoire.test_shelf import OLD, YOUNG, seen_by

CLEAR, BACK, FIELD = (Touch(key) for key in (AdultKey.UNTYPE_ALL, AdultKey.UNTYPE, AdultKey.WORDS))


def typing(shelf: Repertoire, typed: str) -> Repertoire:
    for letter in typed:
        shelf = shelf.touch(Touch(AdultKey.LETTER, ord(letter)))
    return shelf


def ids(shelf: Repertoire) -> list[str]:
    return [found.lesson.id for found in shelf.listed.held]


@pytest.fixture(scope="module")
def kit() -> Repertoire:
    """All paths of the kit, to be found by words."""
    first, *others = (path_at(file) for file in sorted((lecons.CONTENT / "parcours").glob("*.yaml")))
    shelf = Repertoire.of(first)
    for each in others:
        shelf = shelf.with_path(each, {})
    return shelf.touch(seen_by(View.WORDS))


def test_before_a_letter_all_seances_are_there_each_once(kit: Repertoire) -> None:
    assert len(ids(kit)) == len(set(ids(kit))) == len(list(lecons.lessons()))
    assert kit.types
    assert kit.sought.answer is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("loup", "le-loup-dans-la-foret"),
        ("Gâteau", "le-gateau-de-la-ferme"),
        ("gateau", "le-gateau-de-la-ferme"),
        ("la chasse au trésor", "la-chasse-au-tresor"),
        ("chaperon 25 min", "le-chemin-du-chaperon"),
        ("carrelage maison", "l-abeille-du-carrelage"),
    ],
)
def test_words_find_what_the_terminal_finds(kit: Repertoire, typed: str, first: str) -> None:
    every = [found.lesson for found in kit.listed.held]
    found = ids(typing(kit, typed))
    assert found[0] == first
    assert found == [every[place].id for place in find(read_query(typed), every).places]


def test_words_that_no_seance_has_are_told_and_take_none_away_from_the_rest(kit: Repertoire) -> None:
    both = typing(kit, "loup xylophone").sought
    assert both.answer is not None
    assert (both.answer.nowhere, both.answer.whole, bool(both.held)) == (("xylophone",), False, True)
    nothing = typing(kit, "xylophone")
    assert (ids(nothing), nothing.found.lesson) == ([], nothing.path.on_shelf[0])
    assert len(ids(nothing.touch(CLEAR))) == len(ids(kit))


def test_less_time_than_any_takes_gives_the_shortest(kit: Repertoire) -> None:
    short = typing(kit, "5 minutes").sought
    assert short.answer is not None
    assert {found.lesson.duration_min for found in short.held} == {short.answer.least} != {0}


def test_a_letter_taken_back_finds_what_was_found_before_it(kit: Repertoire) -> None:
    assert typing(kit, "loupx").touch(BACK).sought == typing(kit, "loup").sought
    assert kit.touch(BACK).sought == kit.sought


def test_a_seance_puts_the_letters_away_and_the_field_or_a_letter_brings_them_back(kit: Repertoire) -> None:
    read = typing(kit, "cochon").touch(Touch(AdultKey.SHEET, 1))
    assert not read.types
    assert read.found == read.listed.held[1]
    again = read.touch(FIELD)
    assert again.types
    assert (again.found, again.sought.typed) == (read.found, "cochon")
    assert typing(read, "s").types


def test_a_way_back_to_paths_shows_the_sheet_and_the_words_wait(kit: Repertoire) -> None:
    away = typing(kit, "cochon").touch(Touch(AdultKey.SHEET, 0)).touch(seen_by(View.PATHS))
    assert not away.types
    assert away.found.lesson.id in ids(away)
    assert away.touch(seen_by(View.WORDS)).sought.typed == "cochon"
    assert away.looking_at_played(0).sought.typed == "", "who comes in again begins anew"


def test_another_page_puts_the_letters_away_and_words_that_find_nothing_too(kit: Repertoire) -> None:
    page = Touch(AdultKey.SECTION)
    read = typing(kit, "cochon").touch(page)
    assert (read.types, read.view, read.found) == (False, View.WORDS, read.listed.held[0])
    nothing = typing(kit, "xylophone").touch(page)
    assert (nothing.types, nothing.view) == (False, View.PATHS)
    assert nothing.found in nothing.listed.held
    assert nothing.touch(seen_by(View.WORDS)).sought.typed == "xylophone"


def test_a_path_that_comes_is_searched_too() -> None:
    shelf = typing(Repertoire.of(OLD).touch(seen_by(View.WORDS)), "petite")
    before = ids(shelf)
    shelf = shelf.with_path(YOUNG, {})
    assert ("petite" in before, "petite" in ids(shelf)) == (False, True)
    assert shelf.types


def test_a_question_has_an_end(kit: Repertoire) -> None:
    assert len(typing(kit, "a" * 60).sought.typed) == 40
