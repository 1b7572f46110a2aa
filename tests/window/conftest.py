"""A display of its own for each test: Xvfb, whatever this machine has; and sittings on it."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from tests.virtual_screen import virtual_screen
from tests.window._sitting import Sitting, Start
from tests.window._xdotool import SIZE


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a virtual screen of 1280 × 800, as ``DISPLAY`` wants it."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        reason = f"a real window needs {' and '.join(missing)}"
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(reason)
        pytest.skip(reason)
    width, height = SIZE
    with virtual_screen(f"{width}x{height}") as name:
        yield name


@pytest.fixture
def sit(monkeypatch: pytest.MonkeyPatch, display: str, tmp_path: Path) -> Iterator[Callable[[Start], Sitting]]:
    """Begins a sitting; what is kept is below the test's own folder, in ``donnees``."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    begun: list[Sitting] = []

    def begin(start: Start) -> Sitting:
        begun.append(Sitting(display, tmp_path / "donnees", start))
        return begun[-1]

    yield begin
    for sitting in begun:
        sitting.end()
    pygame.display.quit()
