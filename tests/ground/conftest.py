"""A small project that ``kit.py`` can install in seconds and without a network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "petit-kit"
version = "1"
optional-dependencies = { test = [] }
"""
BACKEND = '''\
"""A build backend which writes down that it was called; with a file named "attends" it waits to be interrupted."""

import time
import zipfile
from pathlib import Path


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    with Path("installations.txt").open("a") as log:
        log.write("installed\\n")
    while Path("attends").exists():
        time.sleep(0.05)
    name = "petit_kit-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("petit_kit.pth", str(Path.cwd()))
        wheel.writestr("petit_kit-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: petit-kit\\nVersion: 1\\n")
        wheel.writestr("petit_kit-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n")
        wheel.writestr("petit_kit-1.dist-info/RECORD", "")
    return name
'''
SIMULATOR = 'import sys\nprint("simulateur", *sys.argv[1:])\nsys.exit(len(sys.argv) - 1)\n'


class SmallKit:
    """``kit.py`` in a folder of its own, whose name has a space and accents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.venv = folder / ".venv"
        self.stamp = self.venv / "kit-stamp.txt"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        (folder / "simulateur").mkdir(parents=True)
        shutil.copy(ROOT / "kit.py", folder)
        (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
        (folder / "backend.py").write_text(BACKEND, encoding="utf-8")
        (folder / "simulateur" / "__main__.py").write_text(SIMULATOR, encoding="utf-8")

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.folder / "kit.py"), *arguments]

    def start(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``kit.py`` from another folder, without the environment of the tests around it."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder.parent,
            env=clean_environment() | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def installations(self) -> int:
        log = self.folder / "installations.txt"
        return len(log.read_text().splitlines()) if log.exists() else 0


def clean_environment() -> dict[str, str]:
    """This process's environment, less what would make a difference; UTF-8 on every system."""
    left_out = ("PYTHONPATH", "VIRTUAL_ENV", "CI")
    return {key: value for key, value in os.environ.items() if key not in left_out} | {"PYTHONUTF8": "1"}


@pytest.fixture
def small_kit(tmp_path: Path) -> SmallKit:
    return SmallKit(tmp_path / "le kit de l'école")


@pytest.fixture(scope="module")
def installed_kit(tmp_path_factory: pytest.TempPathFactory) -> SmallKit:
    """A small kit after its first start; a test leaves it as fit as it found it."""
    kit = SmallKit(tmp_path_factory.mktemp("kit") / "le kit de l'école")
    first = kit.start()
    assert (first.returncode, first.stdout) == (0, "simulateur\n"), first.stderr
    return kit
