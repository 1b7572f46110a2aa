"""A pip for what is not installed with the kit: the kit's own environment has none."""

import subprocess
import sys
from pathlib import Path


def fresh_pip(folder: Path) -> list[str]:
    """The command of a pip, in an environment that is made for it in ``folder``.

    Raises:
        subprocess.CalledProcessError: it could not be made; the error has what was said.
    """
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True, text=True)
    return [str(folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")), "-m", "pip"]
