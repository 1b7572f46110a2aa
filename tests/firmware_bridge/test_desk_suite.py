"""The desk's suite on emulators behind real ports, as an adult would start it, and its absence otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest

from firmware_bridge.emulator.serve import serve_tcp
from tests.patience import HANG_S
from tools.robots.emulators import EMULATORS

ROOT = Path(__file__).parents[2]
SPEED = 20.0
TRIALS = 20
LATE = "l'ordinateur s'est endormi ou a pris du retard"
"""A robot whose wheels the computer turns rolls too far where others keep the computer from it: that is told, and no
fault of the driver. It says nothing of the robot, so it is tried again.
"""


def pytest_on(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=HANG_S, check=False
    )


def suite(*options: str) -> subprocess.CompletedProcess[str]:
    return pytest_on("tests/firmware_bridge/test_desk.py", *options)


@pytest.mark.parametrize("name", ["escornabot-luci", "kit", "mbot", "thymio"])
def test_it_runs_on_whatever_the_port_leads_to(name: str) -> None:
    made = next(filter(None, (driven(name) for _trial in range(TRIALS))))
    assert made.startswith("nesness" + "n")
    assert made.endswith("nw")


def driven(name: str) -> str:
    """The letters of what the suite made a robot do; empty where this computer was too busy for it, and said so."""
    with serve_tcp(EMULATORS[name](), 0, SPEED) as served:
        done = suite("--robot", name, "--port", served.port, "--speed", str(SPEED))
        if LATE in done.stdout:
            return ""
        assert done.returncode == 0, done.stdout
        assert "3 passed" in done.stdout
        assert served.wait_for(lambda: served.emulator.idle, HANG_S)
    return "".join(move.letter for move in served.emulator.record if move.letter not in "SN")


def test_it_fails_where_nothing_answers() -> None:
    done = suite("--robot", "mbot", "--port", "/dev/ttyNulle9")
    assert done.returncode == 1
    assert "le port /dev/ttyNulle9 n'existe pas" in done.stdout


def test_without_a_port_it_is_not_collected_and_says_what_it_needs() -> None:
    assert "--robot NAME --port PORT" in suite().stdout
    folder = pytest_on("--collect-only", "tests/firmware_bridge")
    assert "test_desk_suite.py" in folder.stdout
    assert "test_desk.py" not in folder.stdout
