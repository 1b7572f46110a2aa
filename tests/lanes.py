"""How much of the suite a run is: what one process tries, one path through each world outside of it, or all.

``quick`` are the tests that start no program and are no campaign, on any Python in the same way; conftest.py holds them
to it. ``path`` are the few that show that window, browser, firmware and wheel are there and work. Both are marks that
``pytest -m`` knows. A test that starts a program is marked ``program`` in its file, or its file is named here.
"""

import sys
from pathlib import Path

import pytest

WITH_PROGRAMS = (
    "beebot/loader/test_fuzz.py",
    "firmware",
    "firmware_bridge/ble/test_bluez.py",
    "firmware_bridge/test_desk_suite.py",
    "ground/test_archive.py",
    "ground/test_checks.py",
    "ground/test_kit.py",
    "ground/test_kit_carried.py",
    "ground/test_not_whole.py",
    "ground/test_wheel.py",
    "program",
    "simulateur/web/build/test_remembered.py",
    "simulateur/web/test_adults_in_a_browser.py",
    "simulateur/web/test_attack.py",
    "simulateur/web/test_browser.py",
    "simulateur/web/test_chromium.py",
    "simulateur/web/test_ears.py",
    "simulateur/web/test_first_download.py",
    "simulateur/web/test_folder_played.py",
    "simulateur/web/test_old_browsers.py",
    "simulateur/web/test_path_played.py",
    "simulateur/web/test_screens.py",
    "simulateur/web/test_webkit.py",
    "tools/window/test_pages.py",
    "window",
)
"""Folders and files whose tests start programs, or run the firmware: windows, browsers, compilers, other Pythons."""
CAMPAIGNS = (
    "beebot/hinting/test_simulated_child.py",
    "beebot/journal/test_damage.py",
    "beebot/measures/test_fitting.py",
    "beebot/shortest/test_with_repeats.py",
    "beebot/repair/test_pair_repair.py",
    "beebot/repair/test_repair.py",
    "beebot/test_oracle.py",
    "lecons/printing/test_goldens.py",
    "lecons/printing/test_lasting.py",
    "simulateur/test_first_five_minutes.py",
    "simulateur/test_library.py",
    "simulateur/test_whole_path.py",
    "tools/window/test_capture.py",
)
"""Files whose tests take long in one process: searches, every sheet through Typst, every page of a path, packs."""
SEEDED = "test_seeded_bugs.py"
"""Files of this name start a pytest for each bug that they build in."""
FIRST = ("firmware/test_mutants.py", "simulateur/web", "window")
"""Folders and files whose tests take longest. Begun last, one of them would go on when all other workers are done."""
_HERE = Path(__file__).parent
_STARTS = ("subprocess.Popen", "os.posix_spawn", "os.system")
"""What Python tells its auditors where a program is started."""
_IN_PASSING = ("worker.py", "espeak-ng", "bluetoothctl")
"""What the kit itself starts as it works: who judges strangers' pictures, who speaks, who tells of the radio."""
_started: list[str] = []


def sort_and_mark(items: list[pytest.Item]) -> None:
    """Mark what is quick, and have the tests that take longest begin first."""
    for item in items:
        apart = item.get_closest_marker("program") is not None or item.path.name == SEEDED
        if not apart and not is_among(item, (*WITH_PROGRAMS, *CAMPAIGNS)):
            item.add_marker("quick")
    items.sort(key=lambda item: not (item.path.name == SEEDED or is_among(item, FIRST)))


def is_among(item: pytest.Item, names: tuple[str, ...]) -> bool:
    """Whether a test is in one of these files or folders."""
    name = item.path.relative_to(_HERE).as_posix() if item.path.is_relative_to(_HERE) else ""
    return any(name == each or name.startswith(f"{each}/") for each in names)


def programs() -> list[str]:
    """The programs that this process has started so far."""
    return list(_started)


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in _STARTS and not any(each in str(arguments[1:2]) for each in _IN_PASSING):
        _started.append(str(arguments[0]))


sys.addaudithook(_hear)
