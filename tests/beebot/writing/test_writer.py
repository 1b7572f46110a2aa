"""Whatever challenge the kit writes as YAML, its own reader reads back the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import (
    Challenge,
    Target,
)
from beebot.command import Command
from beebot.i18n import LANGUAGE_CODE
from beebot.mat import Decor, Ground, Mat
from beebot.text import Text
from tests.beebot.content import PICTURES, Content
from tests.beebot.written import CELLS, GENRES, LARGE, read_back


@pytest.mark.parametrize("challenge", GENRES, ids=lambda challenge: challenge.genre.value)
def test_every_genre_is_read_back(content: Content, challenge: Challenge) -> None:
    assert read_back(content, (challenge,)) == (challenge,)


SENTENCES = st.text(
    st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=90
).filter(lambda text: text.strip() == text != "" and "  " not in text)
CODES = st.from_regex(LANGUAGE_CODE, fullmatch=True).filter(lambda code: code != "fr") | st.sampled_from(["no", "on"])
NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@st.composite
def challenges(draw: st.DrawFn) -> Challenge:
    tricky = st.sampled_from(
        ["Le défi # 1", "Attention : virage", '"', "\\", "- a", "{a: b}", "~", "Pivote !", "A\u00a0!"]
    )
    name = draw(NAMES | st.sampled_from(["no", "null", "010", "1e3", "true", "2026-11-25", "0x1f", "0-7"]))
    pause = draw(st.booleans())
    cells = draw(st.lists(st.sampled_from(CELLS[1:]), unique=True, min_size=2, max_size=4))
    decor = Decor(*draw(st.permutations(PICTURES)), ground=draw(st.sampled_from(Ground)))
    return replace(
        LARGE,
        id=name,
        task=Text(draw(SENTENCES | tricky), **draw(st.dictionaries(CODES, SENTENCES, max_size=3))),
        hints=tuple(map(Text, draw(st.lists(SENTENCES, max_size=2)))),
        targets=tuple(Target(cell, pause) for cell in cells[1:]),
        keys=frozenset({Command.PAUSE, Command.FORWARD}),
        ordered=pause,
        mat=Mat(4, 3, frozenset(cells[:1]), decor=decor),
    )


@settings(max_examples=100)
@given(written=st.lists(challenges(), min_size=1, max_size=3, unique_by=lambda challenge: challenge.id).map(tuple))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, written: tuple[Challenge, ...]
) -> None:
    assert read_back(Content(tmp_path_factory.mktemp("content")), written) == written
