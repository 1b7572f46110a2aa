"""The power goes while four groups play by turns: at the next start each is where it was, with what it has done."""

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from beebot.loader import load_path
from lecons import FIRST_PATH
from simulateur.game.controls import Touch
from simulateur.game.records import Bookmark, from_json, to_json
from simulateur.game.repertoire.flowers import DoneKey
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.keeping.bookmark import GROUPS as KEPT_GROUPS
from simulateur.machine.keeping.settings_file import write_settings
from tests.program._kinds import PLAYED, TOLD, write_path
from tests.program._player import GROUPS, KINDS
from tests.program.test_power_cut import cut, shown

EACH = Settings(own_progress=True)
FOUR = EACH.tokens
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")
State = tuple[dict[str, str], dict[str, frozenset[DoneKey]]]
"""Where each group is, as its bookmark is written, and what each has done."""


def written(bookmark: Bookmark) -> str:
    return json.dumps(to_json(bookmark._replace(own=False, others=())))


def states(touches: int, file: Path = FIRST_PATH, script: tuple[Touch, ...] = GROUPS) -> Iterator[State]:
    """The groups before any touch of the script, and after each of the first ``touches``."""
    session = Session(load_path(file).path, "fr", settings=EACH)
    nowhere = Bookmark(session.repertoire.path.id, "")
    for number in range(touches + 1):
        if number:
            session.touch(script[(number - 1) % len(script)])
            session.tick(60.0)
        found = {animal: nowhere._replace(animal=animal) for animal in FOUR}
        found |= {each.animal: each for each in (*session.players.bookmark.others, session.players.bookmark)}
        done = {animal: session.players.groups.done_by(animal) for animal in FOUR}
        yield {animal: written(each) for animal, each in found.items()}, done


def found_in(folder: Path, *file: Path) -> State:
    """What a new start of the program finds."""
    bookmark, _done, others, by_animal = shown(folder, *file)
    kept = [from_json(each) for each in (*others, bookmark)]
    nowhere = {animal: written(Bookmark(kept[-1].path, animal)) for animal in FOUR}
    done = {animal: frozenset(map(tuple, by_animal.get(animal, []))) for animal in FOUR}
    return nowhere | {each.animal: written(each) for each in kept}, done


def began(folder: Path) -> Path:
    """A folder in which an adult has chosen that each group has its own progress."""
    assert write_settings(folder, EACH) is None
    return folder


def test_a_power_cut_at_any_moment_leaves_each_group_where_it_was(tmp_path: Path, kills: int) -> None:
    dice = random.Random(8)
    passed = set()
    for number in range(kills):
        folder = began(tmp_path / str(number))
        told, kept = cut(folder, dice, "groups")
        places, done = found_in(folder)
        possible = list(states(told + 1))[kept:]
        for animal in FOUR:
            assert places[animal] in [places[animal] for places, _done in possible], (told, kept, animal)
            assert done[animal] >= possible[0][1][animal]
            assert done[animal] <= possible[-1][1][animal], "nobody is given what another did"
        assert list(folder.glob("*-abime-*")) == [], "nothing was damaged"
        passed.add((folder / KEPT_GROUPS).exists())
    assert True in passed, "no turn had passed: pull the plug later"


def test_so_it_does_in_a_story_with_pictures_and_with_what_is_watched_made_and_bounded(
    tmp_path: Path, kills: int
) -> None:
    dice, file = random.Random(10), write_path(tmp_path / "contenu")
    for number in range(kills):
        folder = began(tmp_path / str(number))
        told, kept = cut(folder, dice, "kinds", file)
        places, done = found_in(folder, file)
        possible = list(states(told + 1, file, KINDS))[kept:]
        for animal in FOUR:
            assert places[animal] in [places[animal] for places, _done in possible], (told, kept, animal)
            assert possible[0][1][animal] <= done[animal] <= possible[-1][1][animal], (told, kept, animal)
        assert list(folder.glob("*-abime-*")) == [], "nothing was damaged"


def test_the_script_of_kinds_meets_them_all_and_the_story(tmp_path: Path) -> None:
    session = Session(load_path(write_path(tmp_path)).path, "fr", settings=EACH)
    met, pages = set(), set()
    for touch in KINDS * 4:
        session.touch(touch)
        session.tick(60.0)
        pages.add(session.page)
        if session.attempt is not None and session.players.bookmark.touches:
            met.add(session.route.challenge.id)
    assert met == {*TOLD, *PLAYED}
    assert pages >= {Page.HOME, Page.STORY, Page.CHALLENGE}
    assert len({each.animal for each in session.players.bookmark.others}) >= 3


def test_groups_that_lose_their_file_would_be_seen(tmp_path: Path) -> None:
    folder, dice = began(tmp_path), random.Random(9)
    kept = 0
    while kept < len(GROUPS) // 2:
        for file in folder.glob("*cours*"):
            file.unlink()
        _told, kept = cut(folder, dice, "groups")
    (folder / KEPT_GROUPS).unlink()
    places, _done = found_in(folder)
    assert places != list(states(kept))[kept][0]
