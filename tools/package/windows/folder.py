"""The folder that runs from anywhere: launchers, Python, packages of ``kit.lock``, the kit, licences."""

import shutil
import tempfile
from pathlib import Path

from installation.folders import ROOT
from installation.wheels import MACHINES
from tools.package.wheels import bring_wheels, unpack
from tools.package.windows.compiling import (
    HERE,
    compile_files,
    compile_launcher,
    python_of_version,
)
from tools.package.windows.runtime import VERSION, lay_python

KIT = ("beebot", "firmware_bridge", "lecons", "simulateur")
PROGRAMS = ("abeille.exe", "beebot.exe")
TEXTS = ("LICENSE", "LICENSE-CONTENT", "NOTICE")
NOT_NEEDED = (
    *("pygame/docs", "pygame/examples", "pygame/tests", "pygame/__pyinstaller", "pygame/__briefcase"),
    *("bleak/backends/bluezdbus", "bleak/backends/corebluetooth", "bleak/backends/p4android", "**/*.pyi"),
    *("py_nanotts/lang/en-US*", "pygame/libxmp.dll"),
)
"""What packages bring for those who write programs, for other systems, a second English voice, music of old games."""
README = """\
L'abeille : double-cliquez abeille.exe. Ce dossier marche où qu'il soit, sur une clé aussi ; rien n'est à installer.
Dans un terminal : beebot demo, beebot lecons, beebot robot, beebot tablette ; beebot --help dit le reste.
Vos réglages et vos essais sont dans votre compte (AppData\\Local\\beebot-kit), et non ici.

In English: double-click abeille.exe. The folder runs from anywhere, with nothing to install; "beebot" is for terminals.
What you keep is in your account (AppData\\Local\\beebot-kit), not here.
"""


def lay_folder(folder: Path, icon: Path, embeddable: Path | None) -> None:
    """Make ``folder``, which does not exist yet; ``embeddable`` is python.org's ``.zip``, None for the wheel's Python.

    Raises:
        KitError: a part cannot be had, is not what is pinned, or cannot be made.
    """
    lay_python(folder / "python", embeddable)
    shutil.copy(HERE / "start.py", folder / "python")
    _lay_packages(folder / "paquets")
    without = shutil.ignore_patterns("__pycache__")
    for name in KIT:
        shutil.copytree(ROOT / name, folder / "kit" / name, ignore=without)
    python = python_of_version(VERSION)
    compile_files(python, folder / "kit")
    compile_files(python, folder / "paquets", beside=True)
    for source in (folder / "paquets").rglob("*.py"):
        if source.with_suffix(".pyc").exists():
            source.unlink()
    for program, window in zip(PROGRAMS, (True, False), strict=True):
        compile_launcher(folder / program, library="python313.dll", window=window, icon=icon)
    for name in TEXTS:
        shutil.copy(ROOT / name, folder)
    (folder / "LISEZMOI.txt").write_text(README, "utf-8-sig", newline="\r\n")


def _lay_packages(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        (windows,) = MACHINES["windows"]
        bring_wheels(windows, VERSION, Path(place))
        for wheel in sorted(Path(place).glob("*.whl")):
            unpack(wheel, folder)
    remove_unneeded(folder)


def remove_unneeded(folder: Path) -> None:
    """Remove what no user needs from the folder of packages."""
    for pattern in NOT_NEEDED:
        for unneeded in list(folder.glob(pattern)):
            shutil.rmtree(unneeded) if unneeded.is_dir() else unneeded.unlink()
