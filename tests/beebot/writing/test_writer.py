"""Whatever challenge the kit writes as YAML, its own reader reads back the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Degree, Genre, Target
from beebot.command import Command
from beebot.i18n import LANGUAGE_CODE
from beebot.mat import Decor, Ground, Mat, Place
from beebot.parts.limits import Limits
from beebot.parts.pictures import NO_MAT, NO_START, Picture, Pictures
from beebot.parts.staging import Staging
from beebot.pose import Cell
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import PICTURES, Content
from tests.beebot.written import CELLS, GENRES, LARGE, read_back


@pytest.mark.parametrize("challenge", GENRES, ids=lambda challenge: challenge.genre.value)
def test_every_genre_is_read_back(content: Content, challenge: Challenge) -> None:
    assert read_back(content, (challenge,)) == (challenge,)


CELL = Cell(1, 1)
SAID = {
    "an order of targets": replace(LARGE, targets=(Target(CELL), Target(CELLS[3])), ordered=True),
    "a target that only sounds": replace(LARGE, targets=(Target(CELL, visible=False, sound="vache"),)),
    "a target of its own": replace(
        LARGE,
        targets=(Target(CELL, pause=True, picture="mare", sound="vache"),),
        keys=frozenset({Command.FORWARD, Command.LEFT, Command.PAUSE}),
    ),
    "several goals": replace(LARGE, goal=CELLS[3], other_goals=frozenset(CELLS[4:6])),
    "a passage": replace(LARGE, passages=frozenset({CELL}), goal=CELLS[3]),
    "few turns and cards": replace(LARGE, goal=CELL, limits=Limits(turns=1, hand=((Command.LEFT, 2),))),
    "not too few cards": replace(LARGE, goal=CELL, limits=Limits(fewest=3)),
    "repeats in repeats": replace(LARGE, goal=CELL, repeats=True, nests=True),
    "a degree and a star": replace(LARGE, goal=CELL, degree=Degree.GREEN, star=True),
    "seen as the bee": replace(LARGE, goal=CELL, staging=Staging(as_bee=True)),
    "not to be turned": replace(LARGE, goal=CELL, staging=Staging(may_turn=False)),
    "a mat that is hidden": replace(LARGE, goal=CELL, staging=Staging(mat_s=8)),
    "a hero": replace(LARGE, goal=CELL, mat=Mat(4, 3, decor=Decor(hero="ruche"))),
    "a picture over two cells": replace(
        LARGE,
        goal=CELL,
        mat=Mat(4, 3, frozenset({CELLS[5], CELLS[8]}), places=(Place(CELLS[5], picture="mare-large", wide=True),)),
    ),
    "what is on a cell": replace(
        LARGE, goal=CELL, mat=Mat(4, 3, places=(Place(CELLS[5], Text("La vache."), letters="A", sound="vache"),))
    ),
    "a debate": Challenge(
        "debat",
        Text("Et toi ?"),
        NO_MAT,
        NO_START,
        genre=Genre.QUESTION,
        pictures=Pictures((Picture("ruche"), Picture("mare", Text("La mare."))), about="mare-large", open=True),
    ),
}


def test_a_mat_that_has_a_file_is_named_and_not_drawn() -> None:
    named, drawn = (challenge_yaml(GENRES[0], mat).splitlines() for mat in ("ferme", ""))
    assert [line for line in named if "tapis" in line] == ['    tapis: "ferme"']
    assert [line for line in drawn if "tapis" in line] == ["    tapis:"]
    assert not any("colonnes" in line or "largeur" in line for line in named)


@pytest.mark.parametrize("said", SAID)
def test_all_that_an_author_may_say_is_read_back(content: Content, said: str) -> None:
    assert read_back(content, (SAID[said],)) == (SAID[said],)


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
