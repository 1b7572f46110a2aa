"""A test that cannot fail proves nothing: each mistake built into the firmware has to make its tests fail."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from firmware_bridge.firmware import HEX, SOURCES
from firmware_bridge.firmware.build import build, check_tools
from tests.firmware.toolchain import missing

HERE = Path(__file__).parent
PASSED, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mistake: fragments of ``source`` and what replaces them, and the test file that has to fail because of it."""

    name: str
    killer: str
    source: str
    edits: tuple[tuple[str, str], ...]


def read_mutants(text: str) -> list[Mutant]:
    """The blocks of ``mutants.txt`` after its head."""
    mutants = []
    for block in text.strip().split("\n\n")[1:]:
        name, where, *lines = block.split("\n")
        killer, source = where.split()
        runs = [(sign, "\n".join(line[1:] for line in run)) for sign, run in groupby(lines, lambda line: line[0])]
        edits = []
        for place, (sign, fragment) in enumerate(runs):
            if sign == "-":
                after = runs[place + 1] if place + 1 < len(runs) else ("-", "")
                edits.append((fragment, after[1] if after[0] == "+" else ""))
        mutants.append(Mutant(name.removeprefix("= "), killer, source, tuple(edits)))
    return mutants


MUTANTS = read_mutants((HERE / "mutants.txt").read_text(encoding="utf-8"))


def run_tests(killer: str, firmware: Path) -> tuple[int, str]:
    """The exit status of pytest for one file of tests with another firmware, up to the first failure."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", str(HERE / killer)]
    done = subprocess.run(
        command,
        cwd=HERE.parents[1],
        env=os.environ | {"BEEBOT_FIRMWARE": str(firmware)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def mutate(mutant: Mutant, folder: Path) -> Path:
    """The HEX of the firmware with the mistake."""
    sources = folder / "src"
    shutil.copytree(SOURCES, sources)
    file = sources / mutant.source
    text = file.read_text(encoding="utf-8")
    for old, new in mutant.edits:
        assert text.count(old) == 1, f"{mutant.source} has changed: adapt the mutant « {mutant.name} »"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return build(sources, folder / "built").hex


@pytest.fixture(autouse=True)
def _compiler(program: bytes) -> None:
    if not shutil.which("avr-gcc"):
        missing("gcc-avr")
    check_tools()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_mistake_is_noticed(mutant: Mutant, tmp_path: Path) -> None:
    status, output = run_tests(mutant.killer, mutate(mutant, tmp_path))
    assert status == FAILED, output


def test_without_a_mistake_nothing_fails(tmp_path: Path) -> None:
    shutil.copy(HEX, tmp_path / "same.hex")
    assert run_tests("test_requests.py", tmp_path / "same.hex")[0] == PASSED


def test_there_are_mistakes_of_every_kind() -> None:
    assert len(MUTANTS) >= 55
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)
    assert {mutant.source for mutant in MUTANTS} >= {"frame.c", "session.c", "run.c", "motor.c", "keys.c"}
