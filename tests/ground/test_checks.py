"""The word ``test`` of ``kit.py``: every check, and what it needs of the system; programs stand in for them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checks import WORKERS
from tests.ground.conftest import SmallKit, clean_environment

TOOLS = (
    "L'essai de la fenêtre demande : sudo apt install xvfb xdotool\n"
    "L'essai du menu de Linux demande : sudo apt install desktop-file-utils\n"
    "Les essais des tablettes demandent : sudo apt install chromium npm webkit2gtk-driver\n"
    "Les essais du Bluetooth demandent : sudo apt install dbus\n"
    "Les essais du robot du kit demandent : sudo apt install gcc-avr avr-libc libsimavr2\n"
)
PACKAGES = "xvfb xdotool desktop-file-utils chromium npm webkit2gtk-driver dbus gcc-avr avr-libc libsimavr2"

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and scripts")
FAKE = "import os, sys\nprint({name!r}, *sys.argv[1:], flush=True)\nsys.exit(os.environ.get('FAILING') == {name!r})\n"


@pytest.fixture
def checked_kit(installed_kit: SmallKit, tmp_path: Path) -> SmallKit:
    prepare = [sys.executable, "-c", "import kit; kit.prepare('test')"]
    subprocess.run(prepare, cwd=installed_kit.folder, env=clean_environment(), check=True, capture_output=True)
    site = next(installed_kit.venv.glob("lib/python*/site-packages"))
    for name in ("ruff", "mypy", "pytest"):
        (site / f"{name}.py").write_text(FAKE.format(name=name), encoding="utf-8")
    (site / "importlinter").mkdir(exist_ok=True)
    command = "def lint_imports_command():\n    print('lint-imports', flush=True)\n"
    (site / "importlinter" / "cli.py").write_text(command, encoding="utf-8")
    for name in ("Xvfb", "xdotool", "avr-gcc"):
        write_program(tmp_path / "bin" / name, "exit 0")
    for name in ("avr/include/avr/io.h", "x86_64-linux-gnu/libsimavr.so.2"):
        file = installed_kit.folder / ".outils" / "usr" / "lib" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return installed_kit


def write_program(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def called(output: str) -> list[str]:
    return [line for line in output.splitlines() if not line.startswith("==")]


ALL_CALLS = ["ruff format --check .", "ruff check .", "mypy .", "lint-imports"]
PYTEST_CALL = f"pytest --numprocesses {WORKERS} --dist worksteal"
USUAL, QUICK = "-m quick or path", "-m quick"
MORE = "Essayé : ce qu'un processus essaie{} ; l'essai complet : python3 kit.py test --tout"
PATHS = ", et un chemin par fenêtre, navigateur, robot et roue"


@posix
def test_every_check_runs_and_pytest_has_the_last_word(checked_kit: SmallKit, tmp_path: Path) -> None:
    done = checked_kit.start("test", "-k", PATH=f"{tmp_path}/bin:{os.environ['PATH']}", CI="true")
    assert (done.returncode, done.stderr) == (0, "")
    usual = f"{PYTEST_CALL} {USUAL} -k"
    assert called(done.stdout) == [*ALL_CALLS, "En échec avant pytest : rien", usual]


@posix
@pytest.mark.parametrize("asked", ["--tout", "tests", "tests/checks.py::test_something"])
def test_all_tests_are_tried_where_all_are_asked_for_or_some_are_named(
    checked_kit: SmallKit, tmp_path: Path, asked: str
) -> None:
    done = checked_kit.start("test", asked, PATH=f"{tmp_path}/bin:{os.environ['PATH']}", CI="true")
    assert (done.returncode, done.stderr) == (0, "")
    whole = PYTEST_CALL if asked == "--tout" else f"{PYTEST_CALL} {asked}"
    assert called(done.stdout) == [*ALL_CALLS, "En échec avant pytest : rien", whole]


@posix
def test_the_quick_ones_are_tried_without_any_other_check(checked_kit: SmallKit, tmp_path: Path) -> None:
    done = checked_kit.start("test", "--rapide", PATH=f"{tmp_path}/bin:{os.environ['PATH']}", FAILING="mypy")
    assert (done.returncode, done.stderr) == (0, "")
    assert called(done.stdout) == [f"{PYTEST_CALL} {QUICK}", MORE.format("")]


@posix
def test_a_failing_check_hides_no_other(checked_kit: SmallKit, tmp_path: Path) -> None:
    done = checked_kit.start("test", PATH=f"{tmp_path}/bin:{os.environ['PATH']}", FAILING="mypy")
    assert (done.returncode, done.stderr) == (1, "En échec : mypy .\n")
    assert called(done.stdout) == [
        *ALL_CALLS,
        "En échec avant pytest : mypy .",
        f"{PYTEST_CALL} {USUAL}",
        MORE.format(PATHS),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the window test is for X11")
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_without_tools_nor_apt_only_ci_fails(checked_kit: SmallKit, tmp_path: Path, ci: str, status: int) -> None:
    (tmp_path / "empty").mkdir()
    done = checked_kit.start("test", PATH=str(tmp_path / "empty"), CI=ci)
    assert (done.returncode, done.stderr) == (
        status,
        TOOLS + (f"En échec : {PACKAGES.replace(' ', ', ')}\n" if ci else ""),
    )


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="installs as root only")
def test_root_gets_all_tools_from_apt(checked_kit: SmallKit, tmp_path: Path) -> None:
    folder = tmp_path / "apt"
    write_program(folder / "apt-get", f'echo "$DEBIAN_FRONTEND $@" >> "{folder}/calls"')
    (folder / "env").symlink_to(str(shutil.which("env")))
    assert checked_kit.start("test", PATH=str(folder), CI="true").returncode == 0
    assert (folder / "calls").read_text().splitlines() == [
        "noninteractive -qq update",
        f"noninteractive -qq install --yes --no-install-recommends {PACKAGES}",
    ]


APT = """
case "$*" in
  *-s*) echo "Reading package lists..."; echo "Inst gcc-avr (1:14.2.0-2 Debian [amd64])"; echo "Inst libisl23 (0.27)" ;;
  *download*) shift 2; for name in "$@"; do echo "$name" > "$name.deb"; done ;;
esac
"""
DPKG = """
mkdir -p "$3/usr/bin" "$3/usr/lib/avr/include/avr" "$3/usr/lib/x86_64-linux-gnu"
cp "$2" "$3/usr/lib"
touch "$3/usr/lib/avr/include/avr/io.h" "$3/usr/lib/x86_64-linux-gnu/libsimavr.so.2"
printf '#!/bin/sh\n' > "$3/usr/bin/avr-gcc"; chmod +x "$3/usr/bin/avr-gcc"
"""
NOT_ROOT = """
import os
from tests import checks
os.geteuid = lambda: 1000
print(checks.ensure_test_tools())
print(os.environ["PATH"].split(":")[0], os.environ["LD_LIBRARY_PATH"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="unpacks packages of Debian")
def test_without_root_the_packages_of_the_firmware_are_unpacked(small_kit: SmallKit, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    windows = ("Xvfb", "xdotool", "desktop-file-validate", "chromium", "npm", "WebKitWebDriver")
    there = dict.fromkeys((*windows, "dbus-daemon"), "")
    for name, script in {"apt-get": APT, "dpkg-deb": DPKG, **there}.items():
        write_program(folder / name, script)
    for name in ("mkdir", "cp", "touch", "chmod"):
        (folder / name).symlink_to(str(shutil.which(name)))
    environment = clean_environment() | {"PATH": str(folder)}
    environment.pop("LD_LIBRARY_PATH", None)
    done = subprocess.run(
        [sys.executable, "-c", NOT_ROOT],
        cwd=small_kit.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    usr = small_kit.folder / ".outils" / "usr"
    assert done.stdout.splitlines() == ["[]", f"{usr}/bin {usr}/lib/x86_64-linux-gnu"]
    assert sorted(file.name for file in (usr / "lib").glob("*.deb")) == ["gcc-avr.deb", "libisl23.deb"]
    assert list(usr.parent.glob("*.deb")) == []
