"""The wheel holds the four packages with their data, and works far from the sources."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.fresh_pip import fresh_pip
from tests.ground.conftest import ROOT, clean_environment

PACKAGES = ("beebot", "firmware_bridge", "lecons", "simulateur")
COMMANDS = ("beebot", "beebot-lecons", "beebot-robot")
SPEAK_ENGLISH = """\
from beebot.notation import ProgramError, parse_program
from beebot.i18n import use_language
use_language("en")
try:
    parse_program("sauter")
except ProgramError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel; what it needs is lent by the environment of the tests."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    folder = venv / ("Scripts" if os.name == "nt" else "bin")
    pip = [*fresh_pip(venv), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, env=clean_environment())
    site = sysconfig.get_path("purelib", "venv", {"base": str(venv), "installed_base": str(venv)})
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    # Folders named in a .pth are searched last, and their own .pth files, such as that of the sources, are not read.
    (Path(site) / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return folder


def run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = clean_environment() | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.path
def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*"))
    sources = {
        file.relative_to(ROOT).as_posix() for file in files if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == sources
    assert {Path(name).suffix for name in held} >= {".py", ".yaml", ".svg", ".mo", ".typed"}


def test_the_wheel_carries_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-CONTENT", "NOTICE"}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_helps_from_anywhere(programs: Path, tmp_path: Path, command: str) -> None:
    done = run([programs / command, "--help"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage : {command}")


def test_it_is_the_wheel_that_runs(programs: Path, tmp_path: Path) -> None:
    show = f"import {', '.join(PACKAGES)}\nfor package in ({', '.join(PACKAGES)}): print(package.__file__)"
    done = run([programs / "python", "-c", show], tmp_path)
    assert [Path(file).is_relative_to(programs.parent) for file in done.stdout.splitlines()] == [True] * len(PACKAGES)


def test_a_notebook_shows_pictures_that_nobody_imported(programs: Path, tmp_path: Path) -> None:
    done = run([programs / "python", "-c", "from beebot import Mat; print(Mat(2, 2)._repr_svg_()[:4])"], tmp_path)
    assert (done.stdout, done.stderr) == ("<svg\n", "")


def test_the_installed_content_is_read_without_a_problem(programs: Path, tmp_path: Path) -> None:
    done = run([programs / "beebot-lecons", "verifier"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].endswith(" : tout est bon")


def test_the_installed_screen_draws_and_agrees_with_engine_and_robot(programs: Path, tmp_path: Path) -> None:
    done = run([programs / "beebot", "demo", "--image", "film.gif"], tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["Les trois sont d'accord."]), done.stderr
    assert (tmp_path / "film.gif").read_bytes().startswith(b"GIF89a")


def test_the_installed_catalogue_speaks_english(programs: Path, tmp_path: Path) -> None:
    done = run([programs / "python", "-c", SPEAK_ENGLISH], tmp_path)
    assert done.stdout == (
        "unknown word “sauter” in place 1 of the program; the known words are avancer, reculer, gauche, "
        "droite, pause, gauche45, droite45, répéter\n"
    )
