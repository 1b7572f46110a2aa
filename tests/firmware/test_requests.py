"""Each request, each error, and what a session lets through."""

import zlib

import pytest

from beebot.command import Command
from beebot.notation import parse_flat
from tests.firmware.conftest import NewRobot
from tests.firmware.host import (
    BUTTON,
    COMMIT,
    DIAG,
    E_PROGRAM,
    E_RANGE,
    E_SEQ,
    E_SESSION,
    E_STATE,
    E_TYPE,
    E_VERSION,
    ERROR,
    FINISHED,
    GET,
    HELLO,
    INFO,
    LOAD,
    READY,
    RUN,
    RUNNING,
    SAVE,
    SET,
    SIGNAL,
    STATUS,
    STOP,
    STOPPED,
    Frame,
    Host,
    crc32,
    pack,
)
from tests.firmware.layouts import QUARTER, with_buttons
from tests.firmware.robot import Robot

SHORT = parse_flat("pause")
LONG = parse_flat("avancer gauche")
OTHER = parse_flat("reculer")


# Sessions


def test_nothing_but_hello_and_stop_is_heard_before_a_session(robot: Robot) -> None:
    host = Host(robot, session=7)
    for kind in (INFO, LOAD, COMMIT, RUN, STATUS, GET, SET, SAVE, DIAG, SIGNAL):
        assert host.refused(kind) == bytes((E_SESSION, 0, 1))
    assert host.ask(STOP) == bytes(4)


def test_session_zero_is_nobodys(robot: Robot) -> None:
    nobody = Host(robot, session=0)
    assert nobody.refused(HELLO, b"\x01") == bytes((E_SESSION, 0, 1))
    assert nobody.refused(STATUS) == bytes((E_SESSION, 0, 1))


def test_a_new_session_ends_the_old_one_and_disturbs_no_run(host: Host) -> None:
    host.run(LONG)
    other = Host(host.robot, session=0x33)
    assert other.hello()[-1] == READY | RUNNING
    assert host.refused(STATUS) == bytes((E_SESSION, 0, 1))
    assert other.status() == bytes((READY | RUNNING, 0, 1, 0))
    host.robot.rest()
    assert other.status() == bytes((READY | FINISHED, 0, 1, 2))


def test_a_run_sent_in_the_old_session_never_starts(host: Host) -> None:
    host.load(LONG)
    late = host.frame(RUN, b"\0\1\0" + crc32(LONG))
    Host(host.robot, session=0x33).hello()
    reply = host.answer(late)
    assert reply == Frame(ERROR, host.session, late.sequence, bytes((E_SESSION, 0, 1)))
    host.robot.wait(1)
    assert host.robot.body.legs == []
    assert host.robot.body.at_rest


@pytest.mark.parametrize("hello", [b"\x02", b"\x00", b"", b"\x02\x01"])
def test_another_version_is_refused_and_opens_nothing(host: Host, hello: bytes) -> None:
    assert Host(host.robot, session=9).refused(HELLO, hello) == bytes((E_VERSION, 1))
    assert host.status() == bytes(4)


# Sequence numbers


def test_a_repeated_request_is_answered_again_and_done_once(host: Host) -> None:
    for word in ("avancer", "reculer"):
        host.load(parse_flat(word))
    load = host.frame(LOAD, b"\0" + pack(OTHER))
    first = host.answer(load)
    host.ask(COMMIT, b"\1" + crc32(OTHER))
    assert host.answer(load) == Frame(ERROR, host.session, load.sequence, bytes((E_SEQ, host.sequence)))
    assert first == Frame(LOAD | 0x80, host.session, load.sequence)
    assert host.start(OTHER) == bytes((READY | RUNNING, 0, 1, 0))  # the late LOAD emptied nothing


def test_a_repetition_gets_the_old_reply_even_if_the_truth_has_changed(host: Host) -> None:
    host.load(SHORT)
    start = host.frame(RUN, b"\0\1\0" + crc32(SHORT))
    first = host.answer(start)
    host.robot.wait(1.2)
    assert host.answer(start) == first
    assert host.status() == bytes((READY | FINISHED, 0, 1, 1))


def test_another_frame_of_the_same_number_is_no_repetition(host: Host) -> None:
    status = host.frame(STATUS)
    host.answer(status)
    other = Frame(DIAG, status.session, status.sequence)
    assert host.answer(other) == Frame(ERROR, host.session, other.sequence, bytes((E_SEQ, status.sequence)))


@pytest.mark.parametrize("ahead", [2, 3, 128, 255])
def test_a_number_out_of_turn_is_refused(host: Host, ahead: int) -> None:
    early = Frame(STATUS, host.session, (host.sequence + ahead) % 256)
    assert host.answer(early) == Frame(ERROR, host.session, early.sequence, bytes((E_SEQ, host.sequence)))
    assert host.status() == bytes(4)


def test_numbers_wrap(host: Host) -> None:
    for _ in range(600):
        assert host.status() == bytes(4)


def test_hello_again_in_its_own_session_is_out_of_turn(host: Host) -> None:
    assert host.refused(HELLO, b"\x01") == bytes((E_SEQ, 0))


# Running


def test_a_run_number_starts_once_in_whatever_session(host: Host) -> None:
    host.run(SHORT, run=0x1234)
    host.robot.wait(1.5)
    other = Host(host.robot, session=0x33)
    other.hello()
    assert other.start(SHORT, run=0x1234) == bytes((READY | FINISHED, 0x12, 0x34, 1))
    other.load(OTHER)
    assert other.start(OTHER, run=0x1234) == bytes((READY | FINISHED, 0x12, 0x34, 1))
    other.robot.wait(1)
    assert other.robot.body.legs == []


def test_a_second_run_waits_its_turn(host: Host) -> None:
    host.run(LONG)
    refusal = bytes((E_STATE, READY | RUNNING))
    assert host.refused(RUN, b"\0\2\0" + crc32(LONG)) == refusal
    for kind, payload in ((LOAD, b"\0\x11"), (COMMIT, b"\1" + crc32(OTHER)), (SET, b"\0\x0b\xc0")):
        assert host.refused(kind, payload) == refusal
    assert host.refused(SAVE) == host.refused(SIGNAL) == refusal
    assert host.ask(STOP) == bytes((READY | STOPPED, 0, 1, 0))


def test_it_runs_only_the_program_that_was_meant(host: Host) -> None:
    assert host.refused(RUN, b"\0\1\0" + crc32(LONG)) == bytes((E_PROGRAM,))
    host.load(LONG)
    assert host.refused(RUN, b"\0\1\0" + crc32(OTHER)) == bytes((E_PROGRAM,))
    host.ask(LOAD, b"\0" + pack(LONG))
    assert host.refused(RUN, b"\0\1\0" + crc32(LONG)) == bytes((E_PROGRAM,))
    assert host.robot.body.at_rest


def test_it_runs_from_a_step_of_the_program(host: Host) -> None:
    host.load(LONG)
    assert host.refused(RUN, b"\0\1\2" + crc32(LONG)) == bytes((E_RANGE, 2))
    assert host.refused(RUN, b"\0\0\0" + crc32(LONG)) == bytes((E_RANGE, 0))
    assert host.start(LONG, run=5, first=1) == bytes((READY | RUNNING, 0, 5, 1))
    host.robot.rest()
    assert [(leg.left, leg.right) for leg in host.robot.body.legs] == [(-QUARTER, QUARTER)]


# Loading


def test_chunks_of_every_size_and_in_any_order_make_the_same_program(host: Host) -> None:
    program = parse_flat("avancer gauche droite pause reculer gauche45 droite45")
    packed = pack(program)
    for size in (1, 2, 3, 4):
        for at in reversed(range(0, len(packed), size)):
            host.ask(LOAD, bytes((at,)) + packed[at : at + size])
        host.ask(COMMIT, bytes((len(program),)) + crc32(program))


def test_a_program_that_arrived_otherwise_is_not_committed(host: Host) -> None:
    host.ask(LOAD, b"\0" + pack(LONG))
    assert host.refused(COMMIT, b"\2" + crc32(OTHER)) == bytes((E_PROGRAM,))
    assert host.refused(RUN, b"\0\1\0" + crc32(OTHER)) == bytes((E_PROGRAM,))
    host.ask(COMMIT, b"\2" + crc32(LONG))


@pytest.mark.parametrize(
    ("packed", "length"),
    [
        (b"\x81", 2),  # no such instruction
        (b"\x10", 2),  # no instruction where there should be one
        (b"\x12", 1),  # something after the end
        (b"\x11\x11", 5),  # shorter than it says
    ],
)
def test_what_is_no_program_is_not_committed(host: Host, packed: bytes, length: int) -> None:
    host.ask(LOAD, b"\0" + packed)
    checksum = zlib.crc32(packed).to_bytes(4, "big")
    assert host.refused(COMMIT, bytes((length,)) + checksum) == bytes((E_PROGRAM,))
    assert host.refused(RUN, b"\0\1\0" + checksum) == bytes((E_PROGRAM,))


@pytest.mark.parametrize(
    ("kind", "payload", "place"),
    [
        (LOAD, bytes((51,)) + b"\x11" * 50, 0),
        (LOAD, bytes((255,)) + b"\x11" * 50, 0),
        (LOAD, bytes((100, 0x11)), 0),
        (LOAD, b"\0", 1),
        (COMMIT, bytes(5), 0),
        (COMMIT, b"\xc9" + bytes(4), 0),
        (COMMIT, b"\1" + bytes(3), 4),
        (RUN, bytes(6), 6),
        (STATUS, b"\0", 1),
        (GET, b"\x08", 0),
        (SET, b"\x08\0\0", 0),
        (SET, b"\0\x01\xf3", 1),
        (SET, b"\0\x1f\x41", 1),
        (SET, b"\6\0\xc7", 1),
        (SET, b"\6\x03\xe9", 1),
        (SET, b"\0\x0b", 2),
    ],
)
def test_out_of_bounds(host: Host, kind: int, payload: bytes, place: int) -> None:
    assert host.refused(kind, payload) == bytes((E_RANGE, place))


@pytest.mark.parametrize("kind", [0x00, 0x0D, 0x3F, 0x80, 0xFF])
def test_unknown_requests(host: Host, kind: int) -> None:
    assert host.refused(kind) == bytes((E_TYPE, kind))


def test_two_hundred_instructions(host: Host) -> None:
    program = (Command.PAUSE,) * 199 + (Command.LEFT,)
    assert host.run(program, first=199) == bytes((READY | RUNNING, 0, 1, 199))
    host.robot.rest()
    assert [(leg.left, leg.right) for leg in host.robot.body.legs] == [(-QUARTER, QUARTER)]


# Stopping


def test_stop_is_obeyed_in_any_session_and_opens_none(host: Host) -> None:
    host.run(LONG)
    assert Host(host.robot, session=0x99).ask(STOP) == bytes((READY | STOPPED, 0, 1, 0))
    assert host.status() == bytes((READY | STOPPED, 0, 1, 0))
    assert host.robot.body.at_rest


def test_a_repeated_stop_stops_again(host: Host) -> None:
    stop = host.frame(STOP)
    host.answer(stop)
    Host(host.robot, session=0x33).hello()
    other = Host(host.robot, session=0x34)
    other.hello()
    other.run(LONG, run=2)
    reply = host.answer(stop)
    assert reply is not None
    assert reply.payload == bytes((READY | STOPPED, 0, 2, 0))
    assert host.robot.body.at_rest


def test_the_program_stays_after_a_stop(host: Host) -> None:
    host.run(SHORT)
    host.ask(STOP)
    assert host.start(SHORT, run=2) == bytes((READY | RUNNING, 0, 2, 0))


@with_buttons
def test_the_stop_button_stops_and_is_reported(new_robot: NewRobot) -> None:
    robot = new_robot()
    host = Host(robot)
    host.hello()
    host.run(LONG)
    robot.wait(1)
    pressed = robot.chip.now
    robot.hold("stop")
    robot.wait(0.01)
    assert robot.body.at_rest
    assert robot.body.last_change - pressed < 16_000  # a millisecond
    assert host.status() == bytes((READY | BUTTON, 0, 1, 0))
    assert host.start(LONG, run=2)[0] == READY | RUNNING
    robot.wait(0.01)
    assert host.status() == bytes((READY | BUTTON, 0, 2, 0)), "while the button is held, nothing moves"
    robot.release("stop")
    assert host.start(LONG, run=3)[0] == READY | RUNNING


@with_buttons
def test_the_stop_button_never_passes_for_the_end_of_a_step(host: Host) -> None:
    """It cuts the coils at once, wherever the main loop is: between two looks at the wheels as well."""
    program = parse_flat("gauche")
    host.load(program)
    for number, after in enumerate(range(0, 500, 12), start=1):
        host.start(program, run=number)
        host.robot.wait(0.1)
        step = host.robot.body.left.times[-1]
        pace = step - host.robot.body.left.times[-2]
        host.robot.chip.run_until(step + pace + after)
        host.robot.press("stop")
        assert host.status() == bytes((READY | BUTTON, 0, number, 0)), f"{after} cycles after a half step"
