"""A small kit that ``kit.py`` can install in seconds, from a wheel beside it and without a network."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOCK = """\
# A lock with one wheel, and one that only Windows needs.

petite-roue==1 \\
    --hash=sha256:{everywhere}

roue-de-windows==1 ; sys_platform == 'win32' \\
    --hash=sha256:{windows}

# For the tests as well

roue-des-tests==1 \\
    --hash=sha256:{tests}

# Fin.
"""
TAGS = {"petite-roue": "py3-none-any", "roue-de-windows": "py3-none-win_amd64", "roue-des-tests": "py3-none-any"}
SIMULATOR = 'import sys\nprint("simulateur", *sys.argv[1:])\nsys.exit(len(sys.argv) - 1)\n'


class SmallKit:
    """``kit.py`` in a folder of its own, whose name has a space and accents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.stamp = self.venv / "kit-stamp.txt"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.wheels = folder / "roues"
        self.lock = folder / "kit.lock"

    def make(self) -> "SmallKit":
        """Write its files; returns itself."""
        for package in ("simulateur", "tests"):
            (self.folder / package).mkdir(parents=True)
        for file in ("kit.py", "tests/checks.py"):
            shutil.copy(ROOT / file, self.folder / file)
        shutil.copytree(ROOT / "installation", self.folder / "installation")
        (self.folder / "simulateur" / "__main__.py").write_text(SIMULATOR, encoding="utf-8")
        self.wheels.mkdir()
        everywhere, windows, tests = (write_wheel(self.wheels, name) for name in TAGS)
        self.lock.write_text(LOCK.format(everywhere=everywhere, windows=windows, tests=tests), encoding="utf-8")
        return self

    def command(self, *arguments: str, python: str = sys.executable) -> list[str]:
        return [python, str(self.folder / "kit.py"), *arguments]

    def start(
        self, *arguments: str, python: str = sys.executable, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run ``kit.py`` from another folder, without the environment of the tests around it."""
        return subprocess.run(
            self.command(*arguments, python=python),
            cwd=self.folder.parent,
            env=clean_environment() | {"PIP_NO_INDEX": "1"} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def change_lock(self) -> str:
        """Ask for another installation; returns what the lock was."""
        before = self.lock.read_text(encoding="utf-8")
        self.lock.write_text(f"# changed\n{before}", encoding="utf-8")
        return before

    @property
    def identity(self) -> int:
        """What an environment has that no other one has."""
        return self.stamp.stat().st_mtime_ns

    @property
    def leftovers(self) -> list[str]:
        return sorted(file.name for file in self.folder.glob(".venv-*"))


def write_wheel(folder: Path, name: str) -> str:
    """A wheel with one module and its program; returns its hash."""
    module = name.replace("-", "_")
    file = folder / f"{module}-1-{TAGS[name]}.whl"
    about = f"{module}-1.dist-info"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{module}.py", "import sys\ndef roue():\n    print(sys.prefix)\n")
        wheel.writestr(f"{about}/entry_points.txt", f"[console_scripts]\nroue = {module}:roue\n")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        wheel.writestr(f"{about}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {TAGS[name]}\n")
        wheel.writestr(f"{about}/RECORD", "")
    return hashlib.sha256(file.read_bytes()).hexdigest()


def clean_environment() -> dict[str, str]:
    """This process's environment, less what would make a difference; UTF-8 on every system."""
    left_out = ("PYTHONPATH", "VIRTUAL_ENV", "CI")
    return {key: value for key, value in os.environ.items() if key not in left_out} | {"PYTHONUTF8": "1"}


@pytest.fixture
def small_kit(tmp_path: Path) -> SmallKit:
    return SmallKit(tmp_path / "le kit de l'école").make()


@pytest.fixture(scope="session")
def installed_kit(tmp_path_factory: pytest.TempPathFactory) -> SmallKit:
    """A small kit after its first start; a test leaves it as fit as it found it."""
    kit = SmallKit(tmp_path_factory.mktemp("kit") / "le kit de l'école").make()
    first = kit.start()
    assert (first.returncode, first.stdout) == (0, "simulateur\n"), first.stderr
    return kit
