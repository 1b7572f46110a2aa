"""The catalogues say what the sources say, in every language; ``python3 kit.py catalogues`` brings them up to date."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.ground import catalogues

REMEDY = "run: python3 kit.py catalogues"


def sentences(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each sentence with its translation, both as (singular, plural) where they have a plural."""
    return {texts(message.id): texts(message.string) for message in catalogue if message.id}


def translated(catalogue: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {message: told for message, told in sentences(catalogue).items() if all(told)}


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


@pytest.mark.parametrize("language", catalogues.COMPLETE)
def test_every_sentence_is_translated(language: str) -> None:
    assert catalogues.untranslated(catalogues.read(language)) == []


def test_a_translation_keeps_every_place_to_fill_in(language: str) -> None:
    for message, translation in translated(catalogues.read(language)).items():
        assert blanks(message) == blanks(translation), message


def test_french_says_the_sentence_itself() -> None:
    for message, translation in sentences(catalogues.read("fr")).items():
        assert message == translation


def test_english_has_its_own_word_for_a_seance() -> None:
    told = [text for texts_ in sentences(catalogues.read("en")).values() for text in texts_]
    assert [text for text in told if "séance" in text.lower()] == []


def test_the_compiled_catalogue_is_the_edited_one(language: str) -> None:
    with catalogues.po_path(language).with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    edited = read_mo(io.BytesIO(catalogues.as_mo(catalogues.read(language))))
    assert sentences(compiled) == sentences(edited), REMEDY
    assert translated(catalogues.read(language)).items() <= sentences(compiled).items()


def made_on_import(node: ast.AST) -> Iterator[int]:
    """The lines that translate a sentence when the file is read, when nobody's language is known yet."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in ("_", "ngettext"):
            yield child.lineno
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from made_on_import(child)


def test_no_sentence_is_translated_before_the_language_is_known() -> None:
    files = [file for package in catalogues.PACKAGES for file in (catalogues.ROOT / package).rglob("*.py")]
    early = {str(file): list(made_on_import(ast.parse(file.read_text(encoding="utf-8")))) for file in files}
    assert len(early) > 100
    assert {file: lines for file, lines in early.items() if lines} == {}
    assert list(made_on_import(ast.parse('A = {1: _("a")}\nB = lambda: _("b")\ndef c(): return _("c")'))) == [1]


@pytest.mark.parametrize(("language", "zero"), [("fr", 0), ("en", 1)])
def test_nothing_is_singular_in_french_and_plural_in_english(language: str, zero: int) -> None:
    with catalogues.po_path(language).with_suffix(".mo").open("rb") as file:
        rule = gettext.GNUTranslations(file).info()["plural-forms"]
    assert gettext.c2py(rule.rpartition("plural=")[2].rstrip(";"))(0) == zero


@pytest.mark.parametrize("code", ["pt-BR", "xyz"])
def test_a_new_language_begins_with_every_sentence_and_no_translation(code: str) -> None:
    new = catalogues.updated(code)
    assert sentences(new).keys() == sentences(catalogues.extract()).keys()
    assert len(catalogues.untranslated(new)) == len(sentences(new)) > 500
    assert (new.fuzzy, new.locale_identifier) == (False, code.replace("-", "_"))
    again = read_po(io.BytesIO(catalogues.as_po(new)))
    assert sentences(again).keys() == sentences(new).keys()


@pytest.mark.parametrize(("name", "is_refused"), [("BR", True), ("pt_BR", True), ("br", False), ("pt-BR", False)])
def test_a_folder_that_is_not_named_after_a_code_is_refused(name: str, is_refused: bool, tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / name).mkdir()
    sentence = f"{tmp_path / name} n'a pas pour nom le code d'une langue ; nommez-le comme br, pt-BR ou zh-Hant-TW"
    assert catalogues.refusal(tmp_path) == (sentence if is_refused else None)
