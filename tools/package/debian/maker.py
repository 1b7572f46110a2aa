"""Makes the ``.deb``: the tree of what it installs, and the archive of it.

Debian's own packages cannot serve: its pydantic and Pillow are older than what the kit reads lessons with, and cobs,
nanotts and the font are not there. So the libraries lie beside the kit, each as ``kit.lock`` knows it: what is compiled
for one Python in an environment of that Python, what serves all of them in a folder that both know. Environments keep
``sys.executable`` true, for what the kit starts, and nothing of ours is seen by what it opens.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from beebot.errors import KitError
from installation.stamp import version
from installation.wheels import MACHINES
from tools.made import growing
from tools.package.debian.control import SCRIPTS, control
from tools.package.debian.system_files import system_files
from tools.package.wheels import bring_wheels, unpack, unpack_own

HOME = "usr/lib/beebot-kit"
COMMON = f"{HOME}/commun"
PYTHONS = ("3.11", "3.13")
"""Those of Debian 12 and 13. A Debian has one of them."""
NOT_PLAYED = ("pygame/docs", "pygame/examples", "pygame/tests")
"""A third of a library, which no game reads."""
_WITH_SYMBOLS = ("typst", "yaml")
"""Libraries with 20 MB of names that only a debugger reads."""
_DATE = "1767225600"
"""Every file has this date, so that a package made twice has the same bytes."""


def write_package(folder: Path, numbered: str = "") -> Iterable[Path]:
    """Write the package into ``folder``; returns its file. ``numbered`` is its version, the kit's own unless given.

    Raises:
        KitError: a wheel cannot be had, or ``strip`` or ``dpkg-deb`` is not there or fails.
    """
    numbered = numbered or debian_version(version())
    with tempfile.TemporaryDirectory() as place:
        wheels = {python: Path(place, python) for python in PYTHONS}
        for python, brought in wheels.items():
            bring_wheels(MACHINES["linux"][0], python, brought)
        tree = Path(place, "tree")
        fill(tree, wheels)
        name = f"beebot-kit_{numbered}_amd64.deb"
        with growing(folder) as new:
            _pack(tree, new / name, numbered)
        return [folder / name]


def debian_version(told: str) -> str:
    """The version as Debian compares versions: one in the making comes before the one that it becomes."""
    return told.replace(".dev", "~dev")


def fill(tree: Path, wheels: Mapping[str, Path]) -> None:
    """Lay into ``tree`` all that the package installs: ``wheels`` are folders of wheels by version of Python."""
    unpack_own(tree / COMMON)
    names = [{wheel.name for wheel in folder.glob("*.whl")} for folder in wheels.values()]
    shared = set.intersection(*names) if names else set()
    for name in shared:
        unpack(wheels[PYTHONS[0]] / name, tree / COMMON)
    for python, folder in wheels.items():
        home = tree / environment(python)
        site = home / f"lib/python{python}/site-packages"
        for wheel in folder.glob("*.whl"):
            if wheel.name not in shared:
                unpack(wheel, site)
        site.joinpath("commun.pth").write_text(f"/{COMMON}\n", encoding="utf-8")
        home.joinpath("pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {python}\n", encoding="utf-8")
        home.joinpath("bin").mkdir()
        home.joinpath("bin/python3").symlink_to(f"/usr/bin/python{python}")
        for unused in NOT_PLAYED:
            shutil.rmtree(site / unused, ignore_errors=True)
    _strip(tree / HOME)
    _share_equal_files(tree / HOME)
    system_files(tree)


def environment(python: str) -> str:
    """The folder of what is compiled for this version of Python."""
    return f"{HOME}/cp{python.replace('.', '')}"


def _strip(folder: Path) -> None:
    """Take the symbols out, as Debian does of its own packages."""
    if files := [str(file) for name in _WITH_SYMBOLS for file in folder.rglob(f"{name}/*.so")]:
        _run(["strip", "--strip-unneeded", *files])


def _share_equal_files(folder: Path) -> None:
    """Make one file of those that are equal: both Pythons have the same SDL, and most of the same modules."""
    first: dict[bytes, Path] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.stat().st_size:
            same = first.setdefault(hashlib.sha256(file.read_bytes()).digest(), file)
            if same is not file:
                file.unlink()
                file.hardlink_to(same)


def _pack(tree: Path, package: Path, numbered: str) -> None:
    """Make the archive of ``tree``; the rights of its files are those of a system's own."""
    inside = tree / "DEBIAN"
    inside.mkdir()
    files = sorted(file for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    sums = (
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}  {file.relative_to(tree)}\n"
        for file in files
    )
    inside.joinpath("md5sums").write_text("".join(sums), encoding="utf-8")
    size = sum({file.stat().st_ino: file.stat().st_size for file in files}.values())
    inside.joinpath("control").write_text(control(numbered, size), encoding="utf-8")
    for name, text in SCRIPTS.items():
        inside.joinpath(name).write_text(text, encoding="utf-8")
    for file in (tree, *tree.rglob("*")):
        runs = file.is_dir() or file.name in SCRIPTS or file.parent == tree / "usr/bin"
        if not file.is_symlink():
            file.chmod(0o755 if runs else 0o644)
    _run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(package)])


def _run(command: list[str]) -> None:
    """Run a program of Debian's.

    Raises:
        KitError: it is not there, or it fails; why was told by the program.
    """
    dated = {"SOURCE_DATE_EPOCH": _DATE, **os.environ}
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dated)
    except FileNotFoundError:
        raise KitError(f"il manque {command[0]} ; sur une Debian : apt install binutils dpkg") from None
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise KitError("le paquet n'a pas été fait ; la raison est au-dessus")
