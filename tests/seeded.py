"""Bugs that are built into a copy of the kit, each with the one test that must notice it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parents[1]
PASSED, FAILED = 0, 1
"""Exit statuses of pytest. Any other one says that the test was not found, or did not run."""
_AT_ONCE = """
from hypothesis import HealthCheck, Phase, settings

at_once, slow = [Phase.explicit, Phase.generate], [HealthCheck.too_slow]
settings.register_profile("at once", deadline=None, derandomize=True, phases=at_once, suppress_health_check=slow)
settings.load_profile("at once")
"""
"""A property that fails here is done: nobody reads the smallest example, which takes longest to find. It draws the same
cases each time, so that no bug is caught by chance."""
_ONLY_SKIPPED = re.compile(r"^\d+ skipped in ", re.MULTILINE)
"""The end of what pytest says where it skipped all that it was told to run."""
_SECONDS = count(10**9)
"""A time for each text that is written: Python tells a compiled file from its source by whole seconds, and by size."""


@dataclass(frozen=True, slots=True)
class Bug:
    """``right`` in ``source``, which stands there once, becomes ``wrong``; then ``killer`` fails."""

    name: str
    source: str
    right: str
    wrong: str
    killer: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A copy of some folders in ``place``; bugs name files below ``sources``, killers are tests below ``tests``."""

    place: Path
    sources: str
    tests: str

    @classmethod
    def of(cls, place: Path, folders: tuple[str, ...], sources: str = "", tests: str = "tests") -> "Tree":
        """Copy ``folders`` and what all tests share; what is not copied is found in this tree."""
        for folder in folders:
            copytree(ROOT / folder, place / folder, ignore=ignore_patterns("__pycache__"))
        for folder in ("docs", "tests"):
            (place / folder).mkdir(exist_ok=True)
        top = ["pyproject.toml", "README.md", "docs/commandes.md"]
        top += ["kit.py", "kit.lock"] if "installation" in folders else []  # each is whole with the other alone
        for file in (*(ROOT / name for name in top), *(ROOT / "tests").glob("*.py")):
            (place / file.relative_to(ROOT)).write_bytes(file.read_bytes())
        (place / "tests" / "conftest.py").write_text(_AT_ONCE, encoding="utf-8")
        return cls(place, sources, tests)

    @contextmanager
    def built_in(self, bug: Bug) -> Iterator[None]:
        """The bug is in the copy until the end."""
        source = self.place / self.sources / bug.source
        text = source.read_text(encoding="utf-8")
        assert text.count(bug.right) == 1, f"{bug.source} has {text.count(bug.right)} times: {bug.right}"
        try:
            _write(source, text.replace(bug.right, bug.wrong))
            yield
        finally:
            _write(source, text)

    def run(self, *killers: str) -> int:
        """The exit status of pytest for some tests of the copy."""
        return self._ended(*killers).returncode

    def _ended(self, *killers: str) -> subprocess.CompletedProcess[str]:
        tests = [f"{self.tests}/{killer}" for killer in killers]
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPATH"] = os.pathsep.join((str(self.place), str(ROOT)))
        return subprocess.run(command, cwd=self.place, env=environment, capture_output=True, text=True, check=False)

    def catches(self, bug: Bug) -> bool:
        """Whether the killer of a bug fails while it is built in.

        Where this machine lacks what the killer needs, as a screen, the test that asks is skipped as the killer is.
        """
        with self.built_in(bug):
            ended = self._ended(bug.killer)
        if _ONLY_SKIPPED.search(ended.stdout):
            pytest.skip(f"{bug.killer} is skipped on this machine")
        return ended.returncode == FAILED


def _write(source: Path, text: str) -> None:
    source.write_text(text, encoding="utf-8")
    seconds = next(_SECONDS)
    os.utime(source, (seconds, seconds))
