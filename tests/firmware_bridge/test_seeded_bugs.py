"""A test that cannot fail proves nothing: each bug built into a driver makes the test that is named for it fail.

Those of the firmware are in ``tests/firmware/mutants.txt``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.beebot.test_seeded_bugs import FAILED, PASSED, ROOT, Bug

WAITS = "test_conformance.py::test_after_a_link_was_lost_at_any_byte_it_waits_to_be_asked_and_does_that_alone[{}]"
NOTHING_AT_ONCE = "test_after_a_loss.py::test_a_run_that_was_cut_is_completed_by_nothing_that_follows_at_once[{}]"
NOT_OVERRUN = "test_conformance.py::test_a_stop_that_comes_just_before_the_start_is_not_overrun[{}]"

BUGS = (
    Bug(
        "a robot sets off by itself when its link is opened anew",
        "exchange.py",
        "first=AFRESH)",
        'first=b"\\0")',
        NOTHING_AT_ONCE.format("opened anew"),
    ),
    Bug(
        "a stop sets a robot off",
        "exchange.py",
        "self._write(AFRESH + Frame(",
        'self._write(b"\\0" + Frame(',
        NOTHING_AT_ONCE.format("stopped"),
    ),
    Bug(
        "what ends noise is a frame that may be the end of another",
        "protocol.py",
        "AFRESH = 7 * IDLE +",
        'AFRESH = b"\\1" +',
        "test_protocol.py::test_a_run_that_was_cut_is_not_completed_by_what_ends_noise",
    ),
    Bug(
        "an Escornabot's GO that was cut is completed, and the next program lost",
        "drivers/escornabot.py",
        '_CLEAR = b"x\\nr\\n"',
        '_CLEAR = b"\\nr\\n"',
        WAITS.format("escornabot-bluetooth-as_another_program_does"),
    ),
    Bug(
        "what was begun is never forgotten by the emulated robot",
        "emulator/kit.py",
        "if moment - self._heard_at >= SILENCE_S:",
        "if False:",
        "test_protocol.py::test_the_emulated_robot_forgets_what_was_begun_as_its_firmware_does",
    ),
    Bug(
        "a stop that comes before GO is dropped",
        "drivers/whole.py",
        "        with self._writing:\n            self._check_stop()\n            self._connected().write(data)",
        "        with self._writing:\n            self._connected().write(data)",
        NOT_OVERRUN.format("escornabot"),
    ),
    Bug(
        "a stop that comes before the wheels turn is dropped",
        "drivers/wheels.py",
        "            if left or right:\n                self._check_stop()",
        "            if False:\n                self._check_stop()",
        NOT_OVERRUN.format("mbot"),
    ),
    Bug(
        "a stop that was not answered is not said again",
        "exchange.py",
        "if now - self._stop_sent_at >= self._clock.patience(_STOP_EVERY_S):",
        "if False:",
        "test_stop_session.py::test_a_stop_is_said_again_until_it_is_heard",
    ),
    Bug(
        "the last bytes are lost when the port is closed",
        "drivers/timed.py",
        "self._clock.wait(self._clock.patience(_LAST_BYTES_S))",
        "pass",
        "test_closing.py::test_closing_in_mid_run_lets_the_stop_reach_the_robot[escornabot]",
    ),
    Bug(
        "a program that was done is done twice: a request is new each time it is sent",
        "exchange.py",
        "            self._sequence = following\n        return reply",
        "        return reply",
        "test_exchange.py::test_a_late_reply_to_the_request_before_is_not_taken_for_this_one_s",
    ),
    Bug(
        "a run that was not is claimed: whatever the robot did last is ours",
        "drivers/kit.py",
        "if self._run and status.run == self._run:",
        "if self._run:",
        "test_after_a_loss.py::test_a_run_that_never_began_may_be_begun",
    ),
    Bug(
        "a run that was not is claimed: its number was that of the run before",
        "drivers/kit.py",
        "drawn + (drawn >= self._run_before)",
        "drawn",
        "test_run_numbers.py::test_a_generator_that_repeats_itself_starts_both_runs",
    ),
)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bridge and of its tests."""
    copy = tmp_path_factory.mktemp("bridge")
    for folder in ("firmware_bridge", "tests/firmware_bridge"):
        copytree(ROOT / folder, copy / folder, ignore=ignore_patterns("__pycache__"))
    for file in (ROOT / "pyproject.toml", *(ROOT / "tests").glob("*.py")):  # pytest looks for tests beside these alone
        if file.name != "conftest.py":
            (copy / file.relative_to(ROOT)).write_bytes(file.read_bytes())
    return copy


@pytest.fixture
def seeded(bridge: Path, bug: Bug) -> Iterator[Path]:
    """The copy with a bug in it."""
    source = bridge / "firmware_bridge" / bug.source
    text = source.read_text(encoding="utf-8")
    assert text.count(bug.right) == 1
    source.write_text(text.replace(bug.right, bug.wrong), encoding="utf-8")
    yield bridge
    source.write_text(text, encoding="utf-8")


def run_tests(killers: set[str], bridge: Path) -> int:
    """The exit status of pytest for some tests of the copy."""
    tests = [f"tests/firmware_bridge/{killer}" for killer in sorted(killers)]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    beside = os.pathsep.join((str(bridge), str(ROOT)))  # the engine is that of this tree
    environment = os.environ | {"PYTHONPATH": beside, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=bridge, env=environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(seeded: Path, bug: Bug) -> None:
    assert run_tests({bug.killer}, seeded) == FAILED


def test_without_a_bug_they_pass(bridge: Path) -> None:
    assert run_tests({bug.killer for bug in BUGS}, bridge) == PASSED
