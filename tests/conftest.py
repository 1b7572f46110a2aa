"""What holds for every test: properties are decided by what they find, and by no clock; Ctrl-C is heard."""

import os
import platform
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from beebot.i18n import FRENCH, use_language
from tests.lanes import programs, sort_and_mark
from tests.long import LONG
from tests.patience import HANG_S

# Everyone who runs the suite sees the same cases. New ones are drawn in a long campaign, where somebody reads them.
settings.register_profile("kit", deadline=None, derandomize=not LONG, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kit")

platform.processor()  # it starts a program the first time, and remembers: no test is to be the one that was first
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A background job is started deaf to Ctrl-C. The programs that tests start would inherit that, and never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let a long campaign take as long as it takes."""
    if LONG and config.getoption("timeout") is None:
        config.option.timeout = 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    sort_and_mark(items)


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


@pytest.fixture(autouse=True)
def _starts_no_program(request: pytest.FixtureRequest) -> Iterator[None]:
    """What is quick is so because of this."""
    before = len(programs())
    yield
    if request.node.get_closest_marker("quick") is not None:
        assert programs()[before:] == [], "mark it with pytest.mark.program, or name its file in tests/lanes.py"


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer may be late as long as it likes to stop wheels that it turns: here no test asks how late it was."""
    monkeypatch.setattr("firmware_bridge.drivers.wheels._LATE_S", HANG_S)


_COME_ONCE = ("PYTEST_CURRENT_TEST", "PYGAME_HIDE_SUPPORT_PROMPT", "SDL_VIDEO_X11_WMCLASS")
"""In the first pytest names the test that runs; the others are set by pygame, or by the first start of the screen."""


def _environment() -> dict[str, str]:
    """The environment variables, but for what pytest writes there, and what a window sets for its whole process."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "SDL_", "PYGAME_"))}
