"""How much of the suite a run is: what one process can try, one path through each world outside of it, or all.

``quick`` are the tests that start no program and are no campaign, on any Python in the same way. ``path`` are the few
that show that window, browser, firmware and wheel are there and play: each carries its mark in its own file.
"""

import sys
from pathlib import Path

import pytest

WITH_PROGRAMS: tuple[str, ...] = ()
"""Folders and files whose tests start programs: windows, browsers, compilers, other Pythons."""
CAMPAIGNS: tuple[str, ...] = ()
"""Files and tests that take long in one process: searches, hostile content, whole years, robots step by step."""
FIRST = ("window", "simulateur/web", "firmware/test_mutants.py", "test_seeded_bugs.py")
"""Folders and files whose tests take longest. Begun last, one of them would go on when all other workers are done."""
QUICK, PATH = "quick", "path"
_HERE = Path(__file__).parent
_STARTS = ("subprocess.Popen", "os.posix_spawn", "os.system")
"""What Python tells its auditors where a program is started."""
_started: list[str] = []


def sort_and_mark(items: list[pytest.Item]) -> None:
    """Mark what is quick, and have the tests that take longest begin first."""
    for item in items:
        if not is_among(item, (*WITH_PROGRAMS, *CAMPAIGNS)):
            item.add_marker(QUICK)
    items.sort(key=lambda item: not is_among(item, FIRST))


def is_among(item: pytest.Item, names: tuple[str, ...]) -> bool:
    """Whether a test is one of these, or in one of these files or folders."""
    file = item.path.relative_to(_HERE).as_posix() if item.path.is_relative_to(_HERE) else ""
    function = f"{file}::{item.nodeid.partition('::')[2].partition('[')[0]}"
    return any(each in (function, file) or file.startswith(f"{each}/") for each in names)


def started(since: int = 0) -> list[str]:
    """The programs that this process has started, but for so many."""
    return _started[since:]


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in _STARTS:
        _started.append(str(arguments[0]))


sys.addaudithook(_hear)
