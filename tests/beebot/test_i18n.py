"""The language that people are spoken to in: one for the process, and one for each block that chooses its own."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from beebot.i18n import (
    FRENCH,
    LANGUAGE_CODE,
    decimal,
    gettext,
    in_this_language,
    language,
    language_name,
    languages,
    ngettext,
    noted,
    speaking,
    use_language,
)
from tests.patience import HANG_S

SENTENCE = "le bord"
"""Of the catalogues; in English: the edge."""


@pytest.fixture(autouse=True)
def _french() -> Iterator[None]:
    yield
    use_language(FRENCH)


@pytest.mark.parametrize("code", ["fr", "br", "gsw", "pt-BR", "es-419", "zh-Hant", "sr-Latn-RS"])
def test_the_code_of_a_language(code: str) -> None:
    assert LANGUAGE_CODE.fullmatch(code)


@pytest.mark.parametrize("word", ["", "f", "english", "EN", "pt_BR", "pt-br", "en-", "en-GB-oed-x", "é"])
def test_what_is_no_code(word: str) -> None:
    assert LANGUAGE_CODE.fullmatch(word) is None


def test_languages_are_the_catalogues_there_are_and_french_is_the_first() -> None:
    assert languages()[0] == "fr"
    assert "en" in languages()
    assert [language_name(code) for code in ("fr", "en")] == ["Français", "English"]
    assert all(map(LANGUAGE_CODE.fullmatch, languages()))


def test_the_process_speaks_french_until_it_is_told_otherwise() -> None:
    assert (language(), gettext(SENTENCE)) == ("fr", "le bord")
    use_language("en")
    assert (language(), gettext(SENTENCE)) == ("en", "the edge")
    assert ngettext("{count} carte", "{count} cartes", 0) == "{count} cards"
    assert noted(SENTENCE) == SENTENCE


def test_a_block_speaks_its_own_language_and_leaves_the_one_around_as_it_was() -> None:
    use_language("en")
    with speaking("fr"):
        assert gettext(SENTENCE) == "le bord"
        with speaking("en"):
            assert gettext(SENTENCE) == "the edge"
        use_language("fr")
        assert gettext(SENTENCE) == "le bord"
    assert language() == "fr"
    with pytest.raises(ZeroDivisionError), speaking("en"):
        raise ZeroDivisionError
    assert language() == "fr"


def test_a_number_has_the_decimal_sign_of_the_language() -> None:
    assert (decimal("9.1"), decimal("12")) == ("9,1", "12")
    use_language("en")
    assert decimal("9.1") == "9.1"


def test_what_is_no_language_of_the_kit_is_refused() -> None:
    for choose in (use_language, language_name, lambda code: speaking(code).__enter__()):
        with pytest.raises(ValueError, match="unknown language: 'xx'"):
            choose("xx")
    assert language() == "fr"


def test_two_sessions_in_turn_do_not_hear_of_each_other() -> None:
    said = []

    async def session(code: str) -> None:
        with speaking(code):
            for _turn in range(3):
                said.append(gettext(SENTENCE))
                await asyncio.sleep(0)

    async def both() -> None:
        await asyncio.gather(session("fr"), session("en"))

    asyncio.run(both())
    assert said == ["le bord", "the edge"] * 3
    assert language() == "fr"


def test_two_sessions_at_the_same_time_do_not_hear_of_each_other() -> None:
    both_speak = threading.Barrier(2, timeout=HANG_S)

    def session(code: str) -> str:
        with speaking(code):
            both_speak.wait()
            said = gettext(SENTENCE)
            both_speak.wait()
            return said

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(session, ("fr", "en"))) == ["le bord", "the edge"]


def test_work_for_another_thread_speaks_the_language_of_who_asks_for_it() -> None:
    with ThreadPoolExecutor(2) as pool:
        with speaking("en"):
            forgotten = pool.submit(gettext, SENTENCE)
            told = list(pool.map(in_this_language(gettext), [SENTENCE, "un mur"]))
        assert (forgotten.result(), told) == ("le bord", ["the edge", "a wall"])
        work = in_this_language(language)
        use_language("en")
        assert pool.submit(work).result() == "en", "nobody chose for this block: the process's own, when it is asked"
