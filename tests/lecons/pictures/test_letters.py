"""The room a text takes, beside the font that writes it."""

import fontpkg
import pygame.font
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons.pictures.letters import LINE, fitted, text_width, wrapped
from tests.ground import catalogues

SENTENCES = [str(message.string) for code in catalogues.LANGUAGES for message in catalogues.read(code) if message.id]
TEXTS = st.text(st.sampled_from("abcdefilmWMœé’ ,?0"), max_size=60)


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    pygame.font.init()


@pytest.mark.parametrize("size", [12, 14, 16, 17, 19, 21, 24, 28, 35, 43, 60, 76])
def test_no_sentence_of_the_kit_is_wider_or_higher_than_said(size: int) -> None:
    font = pygame.font.Font(fontpkg.path("ABeeZee"), size)
    assert font.get_linesize() <= LINE * size + 1
    for sentence in SENTENCES:
        for line in sentence.split("\n"):
            drawn, said = font.size(line)[0], text_width(line, size)
            assert drawn <= said, line
            assert said <= 1.09 * drawn + 12, line


@pytest.mark.parametrize("size", [8, 12, 16, 24, 43, 76])
def test_the_font_taken_where_the_kits_own_is_gone_needs_no_more_room(size: int) -> None:
    font = pygame.font.Font(None, size)
    for sentence in SENTENCES:
        for line in sentence.split("\n"):
            assert font.size(line)[0] <= text_width(line, size), line


def test_every_letter_is_nearly_as_wide_as_in_the_font() -> None:
    font = pygame.font.Font(fontpkg.path("ABeeZee"), 1000)
    letters = (
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789àâäæçéèêëîïôöœùûüÿÀÇÉŒ«»’“”…–—·×°€ ,;:.!?'()"
    )
    for letter in letters:
        advance = font.metrics(letter)[0]
        assert advance is not None, letter
        assert advance[4] <= text_width(letter, 1000) <= advance[4] + 80, letter


@given(TEXTS, st.integers(12, 40), st.integers(40, 400))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, size: int, width: int) -> None:
    lines = wrapped(text, width, size)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, size) <= width or len(line) == 1 for line in lines)


@given(TEXTS, st.integers(12, 40), st.integers(60, 400))
def test_a_fitted_text_is_whole_or_ends_with_dots(text: str, size: int, width: int) -> None:
    line = fitted(text, width, size)
    assert text_width(line, size) <= width
    assert line == text or (line.endswith("…") and text.startswith(line[:-1]))


def test_golden_wrapping() -> None:
    assert wrapped("Une abeille,\nune très longue promenade", 150, 16) == (
        "Une abeille,",
        "une très longue",
        "promenade",
    )
    assert wrapped("", 100, 16) == ("",)
    assert wrapped("« Où va-t-elle ? »", 130, 16) == ("«\u00a0Où", "va-t-elle\u00a0?\u00a0»")
    assert wrapped("préparation 20 min", 110, 16) == ("préparation", "20\u00a0min")
    assert wrapped("/media/classe/beebot", 90, 16) == ("/media/cla", "sse/beebot")
