"""What a bad wire brings: damaged, cut, merged and endless frames; and how fast a good one is."""

import random
from dataclasses import replace

import pytest

from beebot.command import SINGLE_COMMANDS
from beebot.notation import parse_flat
from tests.firmware.conftest import NewRobot
from tests.firmware.host import (
    COMMIT,
    DIAG,
    INFO,
    LOAD,
    READY,
    RUN,
    RUNNING,
    SET,
    SIGNAL,
    STATUS,
    STEP,
    STOP,
    Frame,
    Host,
    crc32,
    pack,
    read_frame,
)
from tests.firmware.layouts import QUARTER
from tests.firmware.noise import Noise, Rates
from tests.firmware.robot import HOST_BYTE, Robot
from tests.firmware.simavr import HERTZ

FRAMING_ERROR = 0x8000
AFRESH = b"\xff" * 7 + b"\0"
"""What a host sends before HELLO and STOP, by the document."""


def damaged(host: Host) -> int:
    return host.ask(DIAG)[1]


def test_a_frame_with_any_bit_flipped_is_dropped_in_silence(host: Host) -> None:
    host.load(parse_flat("avancer"))
    good = bytes(host.frame(RUN, b"\0\1\0" + crc32(parse_flat("avancer"))))
    host.sequence -= 1
    before = damaged(host)
    host.sequence -= 1
    for place in range(len(good) - 1):
        for bit in range(8):
            bad = bytearray(good)
            bad[place] ^= 1 << bit
            host.say(b"\0" + bytes(bad) + b"\0")
            if place % 4 == 0:
                host.robot.wait(0.02)
    host.robot.wait(0.1)
    assert list(host.hear()) == []
    assert host.robot.body.left.half_steps == 0
    host.sequence += 1
    assert damaged(host) >= min(255, before + 8 * (len(good) - 1) // 2)


def test_a_zero_too_many_or_too_few_is_noticed(host: Host) -> None:
    good = bytes(host.frame(STATUS))
    host.sequence -= 1
    assert host.answer(good[:-1] + b"\x01\x00") is None, "the last zero became 01, another follows"
    assert host.answer(good[:-1] + bytes(host.frame(STATUS))) is None, "two frames in one"
    host.sequence -= 1
    assert host.answer(b"\0\0\0" + good) is not None


def test_a_cut_frame_costs_only_itself_after_a_zero(host: Host) -> None:
    whole = bytes(host.frame(SET, b"\0\x0b\xc0"))
    for length in range(1, len(whole) - 1):
        host.say(whole[:length])
        assert host.answer(b"\0" + bytes(Frame(STATUS, host.session, 99))) is not None
    assert host.answer(whole) is not None


def run_that_ends_in(host: Host, last: int) -> bytes:
    """A RUN of what is loaded, the first whose last byte before its zero is that one."""
    first, name = host.frame(RUN), crc32(CUT)
    frames = (bytes(replace(first, payload=run.to_bytes(2, "big") + b"\0" + name)) for run in range(1, 0xFFFF))
    return next(frame for frame in frames if frame[-2] == last)


CUT = parse_flat("avancer")
ENDINGS = pytest.mark.parametrize("last", [0x01, 0xFF, 0x80], ids=lambda last: f"{last:02X}")
"""``01 00`` would complete a RUN of the first, and FF one of the second."""


@ENDINGS
def test_what_is_said_before_hello_and_stop_completes_no_run_that_was_cut(host: Host, last: int) -> None:
    host.load(CUT)
    whole = run_that_ends_in(host, last)
    for length in range(1, len(whole)):
        host.say(whole[:length] + AFRESH)
        assert list(host.hear(0.05)) == [], length
    assert host.robot.body.left.half_steps == 0
    host.say(whole[:-1] + b"\0")
    assert [frame.type for frame in host.hear(0.05)] == [RUN | 0x80, STEP], "a zero alone completes it"


@ENDINGS
def test_a_frame_that_comes_to_a_stop_is_forgotten(host: Host, last: int) -> None:
    host.load(CUT)
    whole, before = run_that_ends_in(host, last), host.robot.body.left.half_steps
    for length in range(1, len(whole)):
        host.say(whole[:length])
        host.robot.wait(0.105 + length * HOST_BYTE / HERTZ)
        host.say(whole[length:])
        assert list(host.hear(0.05)) == [], length
    host.robot.wait(0.2)
    assert host.robot.body.left.half_steps == before


def test_a_frame_may_pause_as_a_slow_radio_does(host: Host) -> None:
    frame = bytes(host.frame(STATUS))
    for place in range(len(frame) - 1):
        host.say(frame[place : place + 1])
        host.robot.wait(0.095)
    assert host.answer(frame[-1:]) is not None
    assert damaged(host) == 0


def test_what_ends_noise_is_no_damage_and_what_was_forgotten_is(host: Host) -> None:
    assert host.answer(AFRESH * 3 + b"\xff" + bytes(host.frame(STATUS))) is not None
    assert damaged(host) == 0
    host.say(bytes(host.frame(STATUS))[:3])
    host.sequence -= 1
    host.robot.wait(0.2)
    assert damaged(host) == 1


@pytest.mark.parametrize("length", [52, 53, 57, 58, 200, 253, 254, 255, 256, 300, 1000])
def test_too_long_a_frame_harms_nothing(host: Host, length: int) -> None:
    before = host.ask(DIAG)
    host.robot.write(too_long(length))
    host.robot.wait(length * 0.0002)
    assert list(host.hear()) == []
    after = host.ask(DIAG)
    assert after == before[:1] + bytes((before[1] + 1,)) + before[2:]


def too_long(length: int) -> bytes:
    """A LOAD that would be sound but for its length, as far as COBS can carry it."""
    return bytes(Frame(LOAD, 0x5A, 1, b"\x01" * min(length, 248))) if length < 249 else b"\x55" * length + b"\0"


def test_noise_of_every_kind_starts_nothing(new_robot: NewRobot) -> None:
    robot = new_robot()
    chance = random.Random(7)
    for _ in range(200):
        robot.write(chance.randbytes(100))
        robot.wait(0.02)
    robot.wait(0.2)
    assert robot.body.left.half_steps == robot.body.right.half_steps == 0
    robot.write(b"\0")
    robot.read(0.1)
    assert Host(robot).hello()[:2] == b"B\x01"


def test_a_byte_without_its_stop_bit_is_dropped_and_counted(host: Host) -> None:
    frame = bytes(host.frame(STATUS))
    host.sequence -= 1
    chip = host.robot.chip
    for place, byte in enumerate(frame):
        chip.feed(chip.now + place * HOST_BYTE, byte | (FRAMING_ERROR if place == 2 else 0))
    assert list(host.hear()) == []
    assert host.ask(DIAG)[1:3] == b"\1\1"


def test_counters_stop_at_their_end(host: Host) -> None:
    for _ in range(300):
        host.say(b"\x05\0")
        host.robot.wait(0.001)
    assert damaged(host) == 255


def test_a_good_wire_loses_nothing_while_the_motors_run(host: Host) -> None:
    host.run(parse_flat("avancer"))
    for _ in range(300):
        assert host.status()[0] == READY | RUNNING
    assert host.ask(DIAG)[1:] == bytes(4)


def test_requests_back_to_back_are_all_answered(host: Host) -> None:
    frames = [host.frame(STATUS) for _ in range(12)]
    host.say(b"".join(map(bytes, frames)))
    replies = [frame for frame in host.hear() if frame.type == STATUS | 0x80]
    assert [reply.sequence for reply in replies] == [frame.sequence for frame in frames]


def test_interrupts_are_never_off_for_as_long_as_a_byte_takes(host: Host) -> None:
    # simavr keeps 64 bytes where the chip keeps two, so losing one must be ruled out by the clock.
    host.ask(SET, b"\6\x03\xe8")
    host.run(parse_flat("droite gauche45"))
    deaf = 0
    for _ in range(3):
        host.say(bytes(host.frame(LOAD, b"\0" + b"\x11" * 50)))
        deaf = max(deaf, host.robot.chip.longest_deaf(HERTZ // 50))
        host.robot.wait(0.4)
    assert 50 < deaf < HOST_BYTE // 4


# Speed


def test_two_hundred_steps_are_loaded_almost_as_fast_as_their_bytes(host: Host) -> None:
    program = tuple(random.Random(3).choices(SINGLE_COMMANDS, k=200))
    wire = Tap(host.robot)
    start = host.robot.now()
    host.load(program)
    took = host.robot.now() - start
    assert took <= 0.15
    assert took <= 1.5 * wire.seconds


def test_a_status_round_trip_is_hardly_longer_than_its_bytes(host: Host) -> None:
    wire = Tap(host.robot)
    start = host.robot.now()
    host.status()
    assert host.robot.now() - start <= 1.5 * wire.seconds


def test_requests_are_answered_as_fast_as_the_document_says(host: Host) -> None:
    program = tuple(random.Random(3).choices(SINGLE_COMMANDS, k=200))
    packed, name = pack(program), crc32(program)
    for at in (0, 50):
        assert answer_time(host, LOAD, bytes((at,)) + packed[at : at + 50]) < 0.001
    assert answer_time(host, COMMIT, bytes((200,)) + name) < 0.002
    for kind in (INFO, STATUS, DIAG, SIGNAL, STOP):
        assert answer_time(host, kind) < 0.001
    assert answer_time(host, SET, b"\0\x0b\xc0") < 0.001
    assert answer_time(host, RUN, b"\0\1\xc7" + name) < 0.001


def answer_time(host: Host, kind: int, payload: bytes = b"") -> float:
    """Seconds between the last byte of a request and the first of its reply."""
    frame, chip = host.frame(kind, payload), host.robot.chip
    asked = chip.now + len(bytes(frame)) * HOST_BYTE
    host.say(frame)
    chip.run_until(asked + HERTZ // 10, until_sent=True)
    answered = chip.sent[0][0]
    host.robot.wait(0.02)
    list(host.hear())
    return (answered - asked) / HERTZ


class Tap:
    """Counts what goes over a robot's wire from now on."""

    def __init__(self, robot: Robot) -> None:
        self._bytes = 0
        write, read = robot.write, robot.read
        robot.write = lambda data: (self._count(data), write(data))[1]  # type: ignore[method-assign]
        robot.read = lambda timeout: self._count(read(timeout))  # type: ignore[method-assign]

    def _count(self, data: bytes) -> bytes:
        self._bytes += len(data)
        return data

    @property
    def seconds(self) -> float:
        """How long those bytes take at 57600 baud."""
        return self._bytes * HOST_BYTE / HERTZ


# The noise itself


def test_noise_is_the_same_for_the_same_seed_and_as_frequent_as_asked() -> None:
    rates = Rates.mixed(0.2)
    first, second = ([list(noise.carry(65)) for _ in range(20_000)] for noise in (Noise(rates, 5), Noise(rates, 5)))
    assert first == second
    faults = sum(arrived != [(0, 65)] for arrived in first)
    assert faults / 20_000 == pytest.approx(0.2, abs=0.01)
    assert {len(arrived) for arrived in first} == {0, 1, 2}


@pytest.mark.parametrize("seed", range(5))
def test_over_a_bad_wire_a_patient_host_gets_through(new_robot: NewRobot, seed: int) -> None:
    program = parse_flat("gauche droite")
    robot = new_robot(noise=Noise(Rates.mixed(0.05, doubled=0.2), seed))
    patient = Patient(robot)
    patient.hello()
    for at, byte in enumerate(pack(program)):
        patient.ask(LOAD, bytes((at, byte)))
    patient.ask(COMMIT, bytes((len(program),)) + crc32(program))
    assert patient.ask(RUN, b"\0\1\0" + crc32(program)) == bytes((READY | RUNNING, 0, 1, 0))
    robot.rest()
    assert [(leg.left, leg.right) for leg in robot.body.legs] == [(-QUARTER, QUARTER), (QUARTER, -QUARTER)]


class Patient(Host):
    """Repeats each frame until its reply comes."""

    def answer(self, frame: Frame | bytes, timeout: float = 0.04) -> Frame | None:
        assert isinstance(frame, Frame)
        for _ in range(300):
            self.say(b"\0" + bytes(frame))
            data = b""
            while more := self.robot.read(timeout):
                data += more
            for each in data.split(b"\0"):
                heard = read_frame(each)
                if heard and (heard.session, heard.sequence) == (frame.session, frame.sequence) and heard.type & 0x80:
                    return heard
        return None
