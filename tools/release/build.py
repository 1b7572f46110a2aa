"""Builds the sources of a release, and of them the wheel."""

import subprocess
import sys

from beebot.errors import KitError
from installation.folders import ROOT


def build(*options: str) -> None:
    """Build what ``options`` of the program ``build`` ask for: sources and wheel where they name neither.

    Raises:
        KitError: they cannot be built; why was told by the program that builds.
    """
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", *options, str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise KitError("la roue n'a pas été faite ; la raison est au-dessus")
