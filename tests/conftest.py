"""What holds for every test: properties are decided by what they find, and by no clock; Ctrl-C is heard.

``pytest -m quick`` runs the quick half: engine, lessons, pages and languages, in some third of the time. It is for a
further Python, where the whole suite has run on another.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from beebot.i18n import FRENCH, use_language
from tests.long import LONG
from tests.patience import HANG_S

# Everyone who runs the suite sees the same cases. New ones are drawn in a long campaign, where somebody reads them.
settings.register_profile("kit", deadline=None, derandomize=not LONG, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A background job is started deaf to Ctrl-C. The programs that tests start would inherit that, and never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)

_HERE = Path(__file__).parent
QUICK = (
    "beebot",
    "lecons",
    "simulateur/game",
    "simulateur/pages",
    "simulateur/pictures",
    "ground/test_catalogue.py",
    "ground/test_public_api.py",
    "test_glossary.py",
    "test_no_clock.py",
)
"""Folders and files of the quick half: what starts no program, opens no port and shows no window."""
SLOW = (
    "beebot/hinting/test_simulated_child.py",
    "beebot/journal/test_damage.py",
    "beebot/journal/test_processes.py",
    "beebot/measures/test_fitting.py",
    "beebot/optima/test_repeats.py",
    "beebot/repair/test_pairs.py",
    "beebot/repair/test_repair.py",
    "beebot/test_oracle.py",
    "beebot/test_seeded_bugs.py",
    "lecons/printing/test_goldens.py",
    "lecons/printing/test_lasting.py",
    "simulateur/pages/test_seeded_bugs.py",
)
"""Those in them that take long all the same, and are no other on another Python: searches, killed processes, bugs that
are built in, and every sheet of the kit through Typst, which is one program for all of them.
"""
FIRST = ("window", "simulateur/web", "test_seeded_bugs.py")
"""Folders and files whose tests take longest. Begun last, one of them would go on when all other workers are done."""


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let a long campaign take as long as it takes."""
    if LONG and config.getoption("timeout") is None:
        config.option.timeout = 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the quick half; have the tests that take longest begin first."""
    for item in items:
        if _is_among(item, QUICK) and not _is_among(item, SLOW):
            item.add_marker("quick")
    items.sort(key=lambda item: not _is_among(item, FIRST))


def _is_among(item: pytest.Item, names: tuple[str, ...]) -> bool:
    """Whether a test is in one of these files or folders."""
    name = item.path.relative_to(_HERE).as_posix() if item.path.is_relative_to(_HERE) else ""
    return any(name == each or name.startswith(f"{each}/") for each in names)


@pytest.fixture(autouse=True)
def _in_french() -> Iterator[None]:
    """Whatever language a test leaves behind, the next one begins in French."""
    yield
    use_language(FRENCH)


@pytest.fixture(autouse=True)
def _environment_as_found() -> Iterator[None]:
    """A test that changes the environment for those after it fails itself, not they."""
    before = _environment()
    yield
    assert _environment() == before


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer may be late as long as it likes to stop wheels that it turns: here no test asks how late it was."""
    monkeypatch.setattr("firmware_bridge.drivers.wheels._LATE_S", HANG_S)


_COME_ONCE = ("PYTEST_CURRENT_TEST", "PYGAME_HIDE_SUPPORT_PROMPT", "SDL_VIDEO_X11_WMCLASS")
"""In the first pytest names the test that runs; the others are set by pygame, or by the first start of the screen."""


def _environment() -> dict[str, str]:
    """The environment variables, but for what pytest writes there, and what a window sets for its whole process."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "SDL_", "PYGAME_"))}
