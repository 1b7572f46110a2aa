"""A test that cannot fail proves nothing: each bug built into a driver makes the test that is named for it fail.

Those of the firmware are in ``tests/firmware/mutants.txt``.
"""

import pytest

from tests.seeded import PASSED, Bug, Tree

WAITS = "test_conformance.py::test_after_a_link_was_lost_at_any_byte_it_waits_to_be_asked_and_does_that_alone[{}]"
NOTHING_AT_ONCE = "test_after_a_loss.py::test_a_run_that_was_cut_is_completed_by_nothing_that_follows_at_once[{}]"
NOT_OVERRUN = "test_conformance.py::test_a_stop_that_comes_just_before_the_start_is_not_overrun[{}]"

BUGS = (
    Bug(
        "a robot sets off by itself when its link is opened anew",
        "kit_exchange.py",
        "first=AFRESH)",
        'first=b"\\0")',
        NOTHING_AT_ONCE.format("opened anew"),
    ),
    Bug(
        "a stop sets a robot off",
        "kit_exchange.py",
        "self._write(AFRESH + Frame(",
        'self._write(b"\\0" + Frame(',
        NOTHING_AT_ONCE.format("stopped"),
    ),
    Bug(
        "what ends noise is a frame that may be the end of another",
        "kit_protocol.py",
        "AFRESH = 7 * IDLE +",
        'AFRESH = b"\\1" +',
        "test_kit_protocol.py::test_a_run_that_was_cut_is_not_completed_by_what_ends_noise",
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
        "test_kit_protocol.py::test_the_emulated_robot_forgets_what_was_begun_as_its_firmware_does",
    ),
    Bug(
        "a stop that comes before GO is dropped",
        "drivers/whole_program.py",
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
        "kit_exchange.py",
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
        "kit_exchange.py",
        "            self._sequence = following\n        return reply",
        "        return reply",
        "test_kit_exchange.py::test_a_late_reply_to_the_request_before_is_not_taken_for_this_one_s",
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
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of the bridge and of its tests; the engine is that of this tree."""
    folders = ("firmware_bridge", "tests/firmware_bridge")
    return Tree.of(tmp_path_factory.mktemp("bridge"), folders, "firmware_bridge", "tests/firmware_bridge")


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(bridge: Tree, bug: Bug) -> None:
    assert bridge.catches(bug)


def test_without_a_bug_they_pass(bridge: Tree) -> None:
    assert bridge.run(*{bug.killer for bug in BUGS}) == PASSED
