"""A page that kills the program, or that fails, in a real window: the next ones play on, and the cards wait."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beebot.fingerprint import challenge_hash
from beebot.loader import load_path
from lecons import FIRST_PATH
from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark
from simulateur.game.settings import Settings
from simulateur.machine.keeping.bookmark import read_bookmark, write_bookmark
from simulateur.machine.keeping.settings_file import write_settings
from tests.patience import HANG_S
from tests.window._xdotool import xdotool

PROGRAM = Path(__file__).with_name("_dying.py")
CARDS = (Touch(Key.FORWARD), Touch(Key.FORWARD), Touch(Key.LEFT))
MARKS = ".depart-*"
FAILS = -1
LOST_S = 30.0
"""After so long without an answer a key is taken for lost."""


class Window:
    """The program in a window, and what it tells."""

    def __init__(self, display: str, folder: Path, death: int = 0) -> None:
        around = {"DISPLAY": display, "PYTHONPATH": str(Path(__file__).parents[2]), "SDL_AUDIODRIVER": "dummy"}
        environment = os.environ | around | {"PYTHONFAULTHANDLER": "", "SDL_VIDEO_WINDOW_POS": "0,0"}
        environment.pop("SDL_VIDEODRIVER", None)
        write_settings(folder, Settings(path=FIRST_PATH.stem))
        command = [sys.executable, str(PROGRAM), str(death), str(folder)]
        self.display = display
        quiet = subprocess.DEVNULL  # a crash is told at length
        self.program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=quiet, text=True)
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        """Take up each line when it is told; an empty one stands for the end."""
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self.lines.put(line.strip())
        self.lines.put("")

    def wait_for(self, told: str) -> None:
        """Read what the program tells until it tells this."""
        lines = [self.lines.get(timeout=HANG_S)]
        while lines[-1] != told:
            assert lines[-1], f"it ended after {lines}"
            lines.append(self.lines.get(timeout=HANG_S))

    def type(self, name: str, told: str) -> None:
        """Press a key of the keyboard, and again where nothing came of it, until the program tells where that led.

        A window loses a key that comes while it is given the keyboard.
        """
        for _press in range(round(HANG_S / LOST_S)):
            xdotool(self.display, "mousemove", "320", "10", "key", name)
            try:
                line = self.lines.get(timeout=LOST_S)
            except queue.Empty:
                continue
            assert line == told
            return
        pytest.fail(f"{name} never led to {told}")

    def ends(self) -> int:
        """Wait until it has died; gives how."""
        return self.program.wait(timeout=HANG_S)

    def pull_the_plug(self) -> None:
        with self.program:
            self.program.kill()


@pytest.fixture
def opened(display: str, tmp_path: Path) -> Iterator[Callable[[int], Window]]:
    windows: list[Window] = []

    def begin(death: int) -> Window:
        windows.append(Window(display, tmp_path, death))
        return windows[-1]

    yield begin
    for each in windows:
        each.pull_the_plug()


def first_challenge() -> Bookmark:
    """An answer at the first challenge that is to be done."""
    path = load_path(FIRST_PATH).path
    lesson = path.lessons[0]
    challenge = lesson.challenges[0]
    return Bookmark(path.id, "fox", lesson.id, challenge.id, challenge_hash(challenge), CARDS)


def at_home(folder: Path) -> bool:
    """Whether the bookmark says that the children are in the garden."""
    bookmark = read_bookmark(folder)
    return bookmark is not None and bookmark.lesson == ""


def comes_true(reached: Callable[[], bool]) -> None:
    """Wait until the program has done something that it does not tell."""
    end = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("death", [signal.SIGSEGV, signal.SIGKILL], ids=["crash", "kill"])
def test_a_page_that_kills_the_program_is_not_resumed_a_third_time_and_its_cards_wait(
    death: signal.Signals, opened: Callable[[int], Window], tmp_path: Path
) -> None:
    write_bookmark(tmp_path, first_challenge())
    for _start in range(2):
        assert opened(death).ends() in (-death, -signal.SIGABRT), "pygame aborts where C code crashes"
        assert read_bookmark(tmp_path) == first_challenge()
    third = opened(death)
    third.wait_for("HOME 0")
    assert len(list(tmp_path.glob(MARKS))) == 3
    third.type("Return", "LESSON 0")
    third.type("Escape", "HOME 0")
    comes_true(lambda: not list(tmp_path.glob(MARKS)))  # a touch was handled
    comes_true(lambda: at_home(tmp_path))  # else the plug is pulled before a disk has heard of it
    third.pull_the_plug()
    kept = json.loads((tmp_path / "en-cours.json").read_text("utf-8"))
    assert len(kept["put_by"]["touches"]) == len(CARDS)
    mended = opened(0)
    mended.wait_for("HOME 0")
    mended.type("Return", "LESSON 0")
    mended.type("Return", f"CHALLENGE {len(CARDS)}")
    mended.type("Up", f"CHALLENGE {len(CARDS) + 1}")


def test_a_window_that_is_killed_after_a_touch_is_resumed_however_often(
    opened: Callable[[int], Window], tmp_path: Path
) -> None:
    write_bookmark(tmp_path, first_challenge())
    for _number in range(3):
        window, touches = opened(0), len(CARDS)
        window.wait_for(f"CHALLENGE {touches}")
        window.type("Up", f"CHALLENGE {touches + 1}")
        window.type("BackSpace", f"CHALLENGE {touches + 2}")
        window.type("BackSpace", f"CHALLENGE {touches + 3}")
        comes_true(lambda: not list(tmp_path.glob(MARKS)))  # a disk hears of a touch later than a screen
        window.pull_the_plug()
        write_bookmark(tmp_path, first_challenge())


def test_a_page_that_fails_says_sorry_in_the_window_and_leads_home(
    opened: Callable[[int], Window], tmp_path: Path
) -> None:
    write_bookmark(tmp_path, first_challenge())
    window = opened(FAILS)
    window.wait_for("SORRY 0")
    window.type("Escape", "HOME 0")
    window.type("Return", "LESSON 0")
    (report,) = tmp_path.glob("rapport-*.txt")
    assert "ZeroDivisionError: cannot be drawn" in report.read_text("utf-8")
