"""Mouse and keyboard of a virtual screen."""

import os
import subprocess

from tests.patience import HANG_S

SIZE = (1280, 800)
"""Of the screen, in pixels."""


def xdotool(display: str, *arguments: str) -> None:
    """Do with mouse and keyboard of ``display`` what ``arguments`` say."""
    environment = os.environ | {"DISPLAY": display}
    subprocess.run(["xdotool", *arguments], env=environment, check=True, timeout=HANG_S, stdout=subprocess.DEVNULL)
