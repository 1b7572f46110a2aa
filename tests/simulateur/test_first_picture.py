"""What the program has imported when it shows its first picture, and what follows between the turns after it.

Each module more is time before the first picture (decisions 22 and 63): what is counted here is what it was, and little
more.
"""

import json
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

import pytest

from tests.patience import HANG_S

OURS = ("beebot", "lecons", "simulateur", "firmware_bridge")
_PROGRAM = """
import json, os, sys, tempfile
os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
import runpy
from simulateur.machine import reader_process

stages, start, ask = [], reader_process.Reader.__init__, reader_process.Reader.ask

def started(self):
    stages.append(list(sys.modules))
    start(self)

def asked(self, *question):
    stages.append(list(sys.modules))
    ask(self, *question)
    from simulateur.window.app import App
    App.play = play

def play(app):
    from simulateur.game.controls import Key, Touch
    app.show(0)
    stages.append(list(sys.modules))
    while app.prepare():
        app.show(0.033)
        stages.append(list(sys.modules))
    app.session.touch(Touch(Key.ADULTS))
    app.prepare()
    stages.append(list(sys.modules))

reader_process.Reader.__init__, reader_process.Reader.ask = started, asked
with tempfile.TemporaryDirectory() as folder:
    sys.argv[1:] = ["--donnees", folder]
    try:
        runpy.run_module("simulateur", run_name="__main__")
    except SystemExit as ended:
        assert ended.code == 0
print(json.dumps(stages))
"""


class Stages(NamedTuple):
    """The names of all modules when the reader starts, when it is asked, at the first picture, after each chore, and
    once an adult has come."""

    starting: frozenset[str]
    asking: frozenset[str]
    first: frozenset[str]
    later: tuple[frozenset[str], ...]
    adults: frozenset[str]


@cache
def stages() -> Stages:
    """Those of the real program, with the display and the sound card of nobody."""
    command = [sys.executable, "-c", _PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=HANG_S)
    starting, asking, first, *later, adults = map(frozenset, json.loads(done.stdout.splitlines()[-1]))
    return Stages(starting, asking, first, tuple(later), adults)


def ours(names: frozenset[str]) -> list[str]:
    return sorted(name for name in names if name.partition(".")[0] in OURS)


def named(names: frozenset[str], *beginnings: str) -> list[str]:
    assert all(find_spec(each) for each in beginnings), "a name that nothing has is found nowhere"
    return sorted(name for name in names if any(f"{name}.".startswith(f"{each}.") for each in beginnings))


@pytest.mark.program
def test_next_to_nothing_is_imported_before_the_reader_starts() -> None:
    """The first picture waits for it, so that each module here is time for everybody."""
    found = stages().starting
    assert len(ours(found)) <= 12, ours(found)
    assert len(found) <= 130, sorted(found)  # Python's own differ from one to the next
    assert named(found, "argparse", "lecons", "beebot.challenge", "beebot.lesson") == []


@pytest.mark.program
def test_little_is_imported_before_the_content_is_asked_for() -> None:
    found = stages().asking
    assert len(ours(found)) <= 62, ours(found)  # the terminal asks for imposed settings too
    assert len(found) <= 206, sorted(found)  # Python's own differ from one to the next
    assert named(found, "pygame", "simulateur.game.play", "simulateur.pages") == []


@pytest.mark.program
def test_the_first_picture_waits_for_no_other_page_and_no_service_of_adults() -> None:
    found = stages().first
    assert len(ours(found)) <= 218, ours(found)  # a bump, a hint, a touch: files of their own
    assert len(found) <= 424, sorted(found)
    pages = ("challenge", "garden.story", "garden.lesson", "garden.sorry", "success", "by_hand", "adults")
    assert named(found, *(f"simulateur.pages.{name}" for name in pages)) == []
    services = ("library_service", "print_service", "voice_service", "print_process", "robots", "sound", "opened_pack")
    assert named(found, *(f"simulateur.machine.{name}" for name in services)) == []
    rare = (
        "simulateur.window.audio",
        "simulateur.web",
        "simulateur.game.adults.state",
        "firmware_bridge",
        "beebot.drafting.task_sentences",
        "beebot.kinds.goal_sentences",
        "beebot.repair",
    )
    assert named(found, *rare) == []


@pytest.mark.program
def test_what_comes_later_comes_bit_by_bit() -> None:
    """No touch waits for more than one chore."""
    seen, sizes = stages().first, []
    for found in stages().later:
        sizes.append(len(found - seen))
        seen |= found
    assert max(sizes) <= 80, sizes
    late = ("simulateur.pages.challenge.page", "simulateur.pages.garden.story", "simulateur.window.audio")
    assert len(named(seen, *late)) == 3


@pytest.mark.program
def test_what_adults_alone_need_comes_with_them() -> None:
    theirs = (
        *("simulateur.pages.adults", "simulateur.game.adults.state"),
        *("simulateur.machine.print_service", "simulateur.machine.voice_service", "simulateur.web"),
    )
    assert named(stages().later[-1], *theirs) == []
    assert all(named(stages().adults, each) for each in theirs)


@pytest.mark.program
def test_the_process_that_plays_never_imports_what_is_dear() -> None:
    """Each of these is megabytes: content is read, and paper laid out, by processes of their own."""
    dear = ("hashlib", "_hashlib", "pydantic", "yaml", "typst", "platformdirs", "lecons.printing", "beebot.loader")
    assert named(stages().adults, *dear) == []


def test_a_module_that_comes_back_is_seen() -> None:
    names = frozenset({"hashlib", "lecons.printing.printed_mat", "lecons.printings", "beebot"})
    assert named(names, "hashlib", "lecons.printing") == ["hashlib", "lecons.printing.printed_mat"]
    assert ours(names) == ["beebot", "lecons.printing.printed_mat", "lecons.printings"]
