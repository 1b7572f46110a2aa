"""A touch ends the wait of a screen at rest, though nobody asks whether there is one."""

import os
import subprocess
import sys
from pathlib import Path

from tests.patience import HANG_S
from tests.window._xdotool import xdotool

PROGRAM = Path(__file__).with_name("_resting.py")


def test_a_click_ends_a_wait_of_an_hour(display: str) -> None:
    around = {"DISPLAY": display, "PYTHONPATH": str(Path(__file__).parents[2]), "SDL_VIDEO_WINDOW_POS": "0,0"}
    environment = os.environ | around
    environment.pop("SDL_VIDEODRIVER", None)
    program = subprocess.Popen([sys.executable, str(PROGRAM)], env=environment, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    while program.stdout.readline().strip() != "waits":
        assert program.poll() is None
    xdotool(display, "mousemove", "100", "100", "click", "1")
    assert program.communicate(timeout=HANG_S)[0].strip() == "woken"
