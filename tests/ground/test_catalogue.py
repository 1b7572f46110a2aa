"""The catalogues say what the sources say, in both languages; ``python3 kit.py catalogues`` brings them up to date."""

import gettext
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from tests.ground import catalogues

REMEDY = "run: python3 kit.py catalogues"


def sentences(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each sentence with its translation, both as (singular, plural) where they have a plural."""
    return {texts(message.id): texts(message.string) for message in catalogue if message.id}


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def blanks(sentence: tuple[str, ...]) -> set[str]:
    return {blank for text in sentence for blank in re.findall(r"{\w*}", text)}


@pytest.fixture(params=catalogues.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_sentence_of_the_sources_is_there_and_no_other(language: str) -> None:
    kept, wanted = set(sentences(catalogues.read(language))), set(sentences(catalogues.extract()))
    assert (sorted(wanted - kept), sorted(kept - wanted)) == ([], []), REMEDY


def test_the_catalogue_is_of_this_version(language: str) -> None:
    assert catalogues.read(language).version == catalogues.VERSION, REMEDY


def test_every_sentence_is_translated(language: str) -> None:
    assert catalogues.untranslated(catalogues.read(language)) == []


def test_a_translation_keeps_every_place_to_fill_in(language: str) -> None:
    for message, translation in sentences(catalogues.read(language)).items():
        assert blanks(message) == blanks(translation), message


def test_french_says_the_sentence_itself() -> None:
    for message, translation in sentences(catalogues.read("fr")).items():
        assert message == translation


def test_the_compiled_catalogue_is_the_edited_one(language: str) -> None:
    with catalogues.po_path(language).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert sentences(compiled) == sentences(catalogues.read(language)), REMEDY


@pytest.mark.parametrize(("language", "zero"), [("fr", 0), ("en", 1)])
def test_nothing_is_singular_in_french_and_plural_in_english(language: str, zero: int) -> None:
    with catalogues.po_path(language).with_suffix(".mo").open("rb") as file:
        rule = gettext.GNUTranslations(file).info()["plural-forms"]
    assert gettext.c2py(rule.rpartition("plural=")[2].rstrip(";"))(0) == zero
