"""The power goes at any moment: what was on the screen is there at the next start, and so is all that was done.

``pytest tests/program/test_power_cut.py --kills 200`` for a night's worth.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from beebot.loader import load_path
from lecons import FIRST_PATH
from simulateur.game.records import Bookmark, from_json, to_json
from simulateur.game.reports import Opened
from simulateur.game.session import Session
from tests.patience import HANG_S
from tests.program._player import SCRIPT

PLAYER = Path(__file__).with_name("_player.py")
ENVIRONMENT = os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "1"}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that cannot be caught")


def player(folder: Path, mode: str, *file: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, str(PLAYER), str(folder), "320x200", mode, *map(str, file)]
    root = str(Path(__file__).parents[2])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT | {"PYTHONPATH": root})


def cut(folder: Path, dice: random.Random, mode: str = "play", *file: Path) -> tuple[int, int]:
    """Play and pull the plug; how many touches were told, and how many were surely on the disk."""
    process = player(folder, mode, *file)
    assert process.stdout is not None
    lines, last = dice.randrange(1, 40), {"t": 0, "k": 0}
    for line in process.stdout:
        if line[:2] in ("t ", "k "):
            last[line[0]] = int(line[2:])
            lines -= 1
            if not lines:
                break
    time.sleep(dice.choice((0, 0, dice.random() / 500)))  # in the middle of whatever it does then
    process.send_signal(signal.SIGKILL)
    for line in process.stdout:  # told before it died
        if line.endswith("\n") and line[:2] in ("t ", "k "):
            last[line[0]] = int(line[2:])
    process.wait()
    process.stdout.close()
    return last["t"], last["k"]


def shown(folder: Path, *file: Path) -> list[Any]:
    """What a new start of the program finds."""
    process = player(folder, "show", *file)
    out, _err = process.communicate(timeout=HANG_S)
    assert process.returncode == 0
    found: list[Any] = json.loads(out.splitlines()[-1])
    return found


def resumed(folder: Path) -> tuple[Bookmark, frozenset[tuple[str, str]]]:
    """Where a new start of the program goes on, and what it knows to be done."""
    bookmark, done, _others, _by_animal = shown(folder)
    return from_json(bookmark), frozenset(map(tuple, done))


@cache
def _after(touches: int) -> tuple[Bookmark, frozenset[tuple[str, str]]]:
    session = Session(load_path(FIRST_PATH).path, "fr")
    for number in range(touches):
        session.touch(SCRIPT[number % len(SCRIPT)])
        session.tick(60.0)
    return session.players.bookmark, frozenset(session.repertoire.flowers.done)


def expected(begun: tuple[Bookmark, frozenset[tuple[str, str]]], touches: int) -> Bookmark:
    """Where a sitting that began at ``begun`` is after some touches of the script."""
    session = Session(load_path(FIRST_PATH).path, "fr")
    session.hear(Opened(begun[1], begun[0]))
    for number in range(touches):
        session.touch(SCRIPT[number % len(SCRIPT)])
        session.tick(60.0)
    return session.players.bookmark


def test_a_power_cut_at_any_moment_loses_nothing_that_was_on_the_disk(tmp_path: Path, kills: int) -> None:
    dice = random.Random(5)
    for number in range(kills):
        folder = tmp_path / str(number)
        told, kept = cut(folder, dice)
        found, done = resumed(folder)
        possible = {json.dumps(to_json(_after(touches)[0])): touches for touches in range(kept, told + 2)}
        assert json.dumps(to_json(found)) in possible, (told, kept, found)
        assert done >= _after(kept)[1]
        assert list(folder.glob("*-abime-*")) == [], "nothing was damaged"


def test_one_cut_after_another_in_the_same_folder(tmp_path: Path, kills: int) -> None:
    dice, begun = (
        random.Random(6),
        (Session(load_path(FIRST_PATH).path, "fr").players.bookmark, frozenset[tuple[str, str]]()),
    )
    for _number in range(max(kills // 2, 2)):
        told, kept = cut(tmp_path, dice)
        found = resumed(tmp_path)
        assert found[0] in [expected(begun, touches) for touches in range(kept, told + 2)]
        assert found[1] >= begun[1]
        begun = found


def test_a_cut_that_loses_what_was_kept_would_be_seen(tmp_path: Path) -> None:
    _told, kept = cut(tmp_path, random.Random(7))
    assert kept, "nothing was surely kept: pull the plug later"
    (tmp_path / "en-cours.json").unlink(missing_ok=True)
    found, _done = resumed(tmp_path)
    assert found != _after(kept)[0] or kept % len(SCRIPT) == 0
