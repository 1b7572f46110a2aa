"""Every kind of challenge has its gesture, and a screen that starts pays for none of them."""

import subprocess
import sys
from pathlib import Path

import pytest

import simulateur.game.kinds
from beebot.challenge import Genre
from beebot.kinds.arrange import mixed
from simulateur.game.kinds import Gesture, gesture_of

KINDS = ("beebot.kinds", "simulateur.game.kinds")
SHARED = {"__init__", "program_edits", "gesture", "draft", "touch_to_card", "ghost", "of_pictures"}
NEEDLESS = (
    "beebot.shortest",
    "beebot.repair",
    "beebot.hinting",
    "beebot.notation",
    "beebot.measures",
    "pydantic",
)


def test_every_genre_has_a_file_and_every_file_a_genre() -> None:
    files = {file.stem for file in Path(simulateur.game.kinds.__path__[0]).glob("*.py")} - SHARED
    assert files == {genre.name.lower() for genre in Genre}
    assert all(isinstance(gesture_of(genre), Gesture) for genre in Genre)


@pytest.mark.program
def test_the_first_page_needs_no_kind_nor_what_solves_and_helps() -> None:
    code = "import simulateur.game.session, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    particular = [f"{package}.{genre.name.lower()}" for package in KINDS for genre in Genre]
    assert [name for name in loaded if name in particular or name.startswith(NEEDLESS)] == []


@pytest.mark.parametrize("count", range(7))
def test_pictures_to_arrange_are_all_there_and_not_in_their_order(count: int) -> None:
    order = mixed("un", count)
    assert sorted(order) == list(range(count))
    assert count < 2 or order != tuple(range(count))
    assert mixed("un", count) == order
