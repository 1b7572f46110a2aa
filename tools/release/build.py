"""Builds the sources of a release, and of them the wheel."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from beebot.errors import KitError
from installation.belonging import DATE, belonging, sources_date
from installation.folders import ROOT


def build(*options: str) -> None:
    """Build what ``options`` of the program ``build`` ask for: sources and wheel where they name neither.

    They hold what belongs to the kit, with the date of its sources: the same sources are built the same.

    Raises:
        KitError: they cannot be built; why was told by the program that builds.
        SystemExit: git does not say what belongs to the kit.
    """
    date = sources_date()
    dated = {} if date is None else {DATE: str(date)}
    with _sources() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "build", "--no-isolation", *options, str(folder)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | dated,
        )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise KitError("la roue n'a pas été faite ; la raison est au-dessus")


@contextmanager
def _sources() -> Iterator[Path]:
    """A folder with what belongs to the kit; its own where nothing tells that from other files."""
    known = belonging()
    if known is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="abeille-") as place:
        for name in sorted(known):
            if (ROOT / name).is_file():  # one that is tracked may have been removed
                (Path(place) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, Path(place) / name)
        yield Path(place)
