"""Mouse and keyboard of a virtual screen."""

import os
import subprocess

SIZE = (1280, 800)
"""Of the screen, in pixels."""
_PATIENCE_S = 60


def xdotool(display: str, *arguments: str) -> None:
    """Do with mouse and keyboard of ``display`` what ``arguments`` say."""
    environment = os.environ | {"DISPLAY": display}
    subprocess.run(["xdotool", *arguments], env=environment, check=True, timeout=_PATIENCE_S, stdout=subprocess.DEVNULL)
