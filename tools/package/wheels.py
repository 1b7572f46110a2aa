"""The wheels of ``kit.lock`` for another machine, each with a hash that the lock knows."""

import hashlib
import subprocess
import tempfile
import venv
import zipfile
from pathlib import Path

from packaging.markers import Marker

from beebot.errors import KitError
from installation.folders import LOCK, WHEELS, python_of
from installation.stamp import read_lock
from installation.wheels import Machine, entries_for
from tools.release.build import build


def bring_wheels(machine: Machine, python: str, folder: Path) -> None:
    """Put the wheels with which the kit runs on ``machine`` into ``folder``; from the folder ``roues`` if it is there.

    Raises:
        KitError: one cannot be had.
        SystemExit: the lock cannot be read.
    """
    running, _tests = read_lock()
    download(entries_for(machine, python, running, Marker), machine, python, folder)


def download(entries: str, machine: Machine, python: str, folder: Path) -> None:
    """Put the wheels of ``entries``, each with its hashes, into ``folder``.

    Raises:
        KitError: one cannot be had.
    """
    with tempfile.TemporaryDirectory() as place:
        venv.create(place, with_pip=True)
        asked = Path(place, "requirements.txt")
        asked.write_text(entries, encoding="utf-8")
        source = ["--no-index", "--find-links", str(WHEELS)] if WHEELS.is_dir() else []
        command = [
            *(str(python_of(Path(place))), "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-input", "--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement", str(asked)),
            *("--dest", str(folder), "--implementation=cp", f"--python-version={python}", *source),
            *(f"--platform={each}" for each in machine.platforms),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise KitError(f"des roues manquent : {(done.stderr or done.stdout).strip()}")


def unpack(wheel: Path, folder: Path) -> None:
    """Unpack a wheel into ``folder``, once more after its hash was found in the lock.

    Raises:
        KitError: the lock does not know it.
    """
    if hashlib.sha256(wheel.read_bytes()).hexdigest() not in LOCK.read_text(encoding="utf-8"):
        raise KitError(f"kit.lock ne connaît pas {wheel.name} ; refaites-le : python3 kit.py verrou")
    _extract(wheel, folder)


def unpack_own(folder: Path) -> None:
    """Unpack the kit's own wheel into ``folder``, made of the sources that are here.

    Raises:
        KitError: it cannot be built; why was told by the program that builds.
    """
    with tempfile.TemporaryDirectory() as place:
        build("--wheel", "--outdir", place)
        _extract(next(Path(place).glob("*.whl")), folder)


def _extract(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        modules = [name for name in packed.namelist() if ".data/" not in name]  # the rest are manuals and headers
        packed.extractall(folder, modules)
