"""``setup.exe`` under wine, with a small folder in place of the kit: what others laid stays, and how it ends."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PIL import Image

from tools.package.windows.setup import make_setup

pytestmark = [
    pytest.mark.program,
    pytest.mark.skipif(not (shutil.which("wine") and shutil.which("makensis")), reason="il faut wine et nsis"),
]
DONE, NEWER, FOREIGN, NOT_WRITTEN, ELSEWHERE, TWICE = 0, 2, 4, 5, 6, 7
LAID = ("python/python313.dll", "paquets/a.pyc", "kit/beebot/a.py", "LICENSE", "abeille.exe")
BUSY = """\
Unicode true
Target amd64-unicode
OutFile "{file}"
SilentInstall silent
RequestExecutionLevel user
Section
    System::Call 'kernel32::CreateMutex(p 0, i 0, t "Global\\Abeille-setup")'
    FileOpen $0 "C:\\busy.txt" w
    FileClose $0
    Sleep 600000
SectionEnd
"""
"""Another installation, for as long as the test needs it."""
Installed = Callable[..., int]
Wine = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def setups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``1.0.0.exe`` and ``2.0.0.exe``; what they lay says its version."""
    place = tmp_path_factory.mktemp("setups")
    icon = place / "abeille.ico"
    Image.new("RGB", (32, 32)).save(icon, "ICO")
    for version in ("1.0.0", "2.0.0"):
        for name in LAID:
            (place / version / name).parent.mkdir(parents=True, exist_ok=True)
            (place / version / name).write_text(version, "utf-8")
        make_setup(place / version, place / f"{version}.exe", version, icon)
    return place


def _environment(prefix: Path) -> dict[str, str]:
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=", "DISPLAY": ""}
    return os.environ | quiet | {"WINEPREFIX": str(prefix)}


@pytest.fixture(scope="module")
def new_windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Windows in which nothing is installed."""
    prefix = tmp_path_factory.mktemp("windows") / "prefix"
    subprocess.run(["wineboot", "--init"], env=_environment(prefix), check=True, capture_output=True)
    subprocess.run(["wineserver", "-w"], env=_environment(prefix), check=True)
    return prefix


@pytest.fixture
def disk(tmp_path: Path, new_windows: Path) -> Path:
    """The disk C: of a new Windows."""
    shutil.copytree(new_windows, tmp_path / "prefix", symlinks=True)
    return tmp_path / "prefix/drive_c"


@pytest.fixture
def wine(disk: Path) -> Iterator[Wine]:
    """Starts a program there."""
    environment = _environment(disk.parent)
    with ExitStack() as started:

        def start(*command: str) -> "subprocess.Popen[bytes]":
            words, told, lost = ["wine", *command], subprocess.PIPE, subprocess.DEVNULL
            return started.enter_context(subprocess.Popen(words, env=environment, stdout=told, stderr=lost))

        yield start
        subprocess.run(["wineserver", "-k", "-w"], env=environment, check=False)


@pytest.fixture
def installed(setups: Path, wine: Wine) -> Installed:
    """Installs a version in silence, into the folder ``/D``; returns the exit status."""
    return lambda version, *into: wine(str(setups / f"{version}.exe"), "/S", *into).wait()


def _files(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.*")}


def test_a_folder_of_others_is_refused_and_stays(installed: Installed, disk: Path) -> None:
    for name in ("python/mien.py", "paquets/mien.txt", "LICENSE.txt"):
        (disk / "Outils" / name).parent.mkdir(parents=True, exist_ok=True)
        (disk / "Outils" / name).write_text("à garder", "utf-8")
    before = _files(disk / "Outils")
    assert installed("1.0.0", "/D=C:\\Outils") == FOREIGN
    assert _files(disk / "Outils") == before


def test_an_update_goes_where_the_old_one_is_and_a_newer_one_stays(installed: Installed, disk: Path) -> None:
    there = disk / "Mes outils"
    there.mkdir()
    assert installed("1.0.0", "/D=C:\\Mes", "outils") == DONE  # as somebody types it, without quotes
    (there / "LICENSE-mairie.txt").write_text("à garder", "utf-8")
    (there / "paquets/ancien.pyc").write_text("ancien", "utf-8")
    assert installed("2.0.0") == DONE
    assert not (disk / "Program Files/Abeille").exists()
    assert not (there / "paquets/ancien.pyc").exists()
    assert (there / "LICENSE-mairie.txt").read_text("utf-8") == "à garder"
    assert installed("1.0.0") == NEWER


def test_what_cannot_be_written_is_not_told_as_a_newer_version(installed: Installed, disk: Path) -> None:
    (disk.parent / "dosdevices/y:").symlink_to("/proc")
    assert installed("1.0.0", "/D=Y:\\Abeille") == NOT_WRITTEN


def test_an_update_that_cannot_be_written_leaves_the_old_version(installed: Installed, disk: Path) -> None:
    there = disk / "Program Files/Abeille"
    assert installed("1.0.0") == DONE
    before = {name: (there / name).read_bytes() for name in (*LAID, "desinstaller.exe")}
    (there / "nouveau").write_text("no folder can have this name", "utf-8")
    assert installed("2.0.0") == NOT_WRITTEN
    assert {name: (there / name).read_bytes() for name in before} == before
    (there / "nouveau").unlink()
    assert installed("2.0.0") == DONE
    assert {(there / name).read_text("utf-8") for name in LAID} == {"2.0.0"}


def test_what_a_power_cut_left_of_an_update_is_made_good(installed: Installed, setups: Path, disk: Path) -> None:
    there = disk / "Program Files/Abeille"
    assert installed("1.0.0") == DONE
    shutil.copytree(setups / "2.0.0", there / "nouveau")
    (there / "ancien").mkdir()
    for part in ("python", "paquets"):
        (there / part).rename(there / "ancien" / part)
    (there / "nouveau/python").rename(there / "python")
    assert installed("2.0.0") == DONE
    assert {(there / name).read_text("utf-8") for name in LAID} == {"2.0.0"}
    assert not (there / "nouveau").exists()
    assert not (there / "ancien").exists()


def test_a_second_copy_is_refused_in_a_sentence(installed: Installed, wine: Wine, setups: Path, disk: Path) -> None:
    assert installed("1.0.0") == DONE
    refused = wine(str(setups / "2.0.0.exe"), "/S", "/D=C:\\Ailleurs")
    told = refused.communicate()[0].decode("cp1252")
    assert refused.returncode == ELSEWHERE
    assert "C:\\Program Files\\Abeille" in told
    assert told.count("\r\n") == 1
    assert not (disk / "Ailleurs").exists()
    assert (disk / "Program Files/Abeille/abeille.exe").read_text("utf-8") == "1.0.0"
    shutil.rmtree(disk / "Program Files/Abeille")
    assert installed("2.0.0", "/D=C:\\Ailleurs") == DONE, "where somebody deleted the folder"


def test_two_at_once_are_refused(installed: Installed, wine: Wine, disk: Path, tmp_path: Path) -> None:
    script, busy = tmp_path / "busy.nsi", tmp_path / "busy.exe"
    script.write_text(BUSY.format(file=busy), "utf-8")
    subprocess.run(["makensis", "-V2", str(script)], check=True)
    first = wine(str(busy))
    while not (disk / "busy.txt").exists():
        assert first.poll() is None
        time.sleep(0.1)
    assert installed("1.0.0") == TWICE
    assert not (disk / "Program Files/Abeille").exists()
