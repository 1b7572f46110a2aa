"""A display of its own for each test: Xvfb, whatever this machine has; and sittings on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

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
    read, write = os.pipe()
    width, height = SIZE
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


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
