"""The kit robot's frames: the examples of PROTOCOL.md, byte for byte, on both sides of the wire."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import firmware_bridge
from beebot.command import SINGLE_COMMANDS
from beebot.notation import parse_flat
from beebot.robot import Lost, RobotError
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.kit_requests import Refused
from firmware_bridge.kit_protocol import (
    AFRESH,
    CODES,
    IDLE,
    LONGEST_PAYLOAD,
    VERSION,
    Decoder,
    ErrorCode,
    Frame,
    Hello,
    Info,
    Kind,
    Outcome,
    Status,
    boot_of_event,
    checksum,
    pack,
)
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

PROTOCOL = Path(firmware_bridge.__file__).parent / "firmware" / "PROTOCOL.md"
EXAMPLES = re.findall(r"^([<>]) ([0-9A-F]{2}(?: [0-9A-F]{2})*) ", PROTOCOL.read_text(encoding="utf-8"), re.MULTILINE)
FRAMES = st.builds(
    Frame,
    st.integers(0, 255),
    st.integers(0, 255),
    st.integers(0, 255),
    st.binary(max_size=LONGEST_PAYLOAD),
)


def _frames(data: bytes) -> list[Frame]:
    return list(Decoder().feed(data))


def test_the_document_has_examples() -> None:
    assert len(EXAMPLES) > 30


@pytest.mark.parametrize("text", [text for _way, text in EXAMPLES])
def test_examples_are_read_and_written_alike(text: str) -> None:
    data = bytes.fromhex(text)
    frames = _frames(data)
    if frames:
        assert frames[0].encode() == data
    else:
        assert data == bytes.fromhex("06 07 5A 45 07 22 00")  # the one that the document shows damaged


def test_the_emulator_plays_the_examples() -> None:
    robot = KitRobot(usb=False)
    said = robot.boot_event()
    now = 1.0
    for way, text in EXAMPLES:
        data = bytes.fromhex(text)
        if way == ">":
            assert said == b"", "the document says more than it shows"
            robot.receive(data, now)
            now += 0.02
            said = robot.advance(now)
        else:
            assert said.startswith(data), f"{text}: {said.hex(' ')}"
            said = said[len(data) :]
    assert said == b""


def test_the_fields_of_the_examples() -> None:
    assert Hello.parse(bytes.fromhex("42 01 00 01 00")) == Hello(1, 1, Outcome.UNKNOWN)
    assert Info.parse(bytes.fromhex("07 C8 32 01 00 00 00")) == Info(7, 200, 50, (1, 0), 0)
    status = Status.parse(bytes.fromhex("13 12 34 00"))
    assert status == Status(Outcome.STOPPED, 0x1234, 0)
    assert boot_of_event(bytes.fromhex("42 01 00 01 01 00")) == 1
    assert pack(parse_flat("avancer gauche avancer pause")) == bytes.fromhex("13 15")
    assert checksum(bytes.fromhex("13 15")) == bytes.fromhex("4D EB B7 86")


def test_every_instruction_has_a_code_of_its_own() -> None:
    assert set(CODES) == set(SINGLE_COMMANDS)
    assert sorted(CODES.values()) == list(range(1, len(SINGLE_COMMANDS) + 1))


@pytest.mark.parametrize("parse", [Hello.parse, Info.parse, Status.parse, boot_of_event])
def test_a_payload_of_another_length_is_refused(parse: type) -> None:
    with pytest.raises(ValueError, match="0 bytes where"):
        parse(b"")


@given(FRAMES, st.lists(st.integers(1, 60)))
def test_a_frame_cut_anywhere_arrives(frame: Frame, cuts: list[int]) -> None:
    data, decoder = frame.encode(), Decoder()
    arrived: list[Frame] = []
    for cut in cuts:
        arrived += decoder.feed(data[:cut])
        data = data[cut:]
    arrived += decoder.feed(data)
    assert arrived == [frame]
    assert decoder.damaged == 0


@given(FRAMES, st.integers(0, 10**6), st.integers(1, 255))
def test_one_changed_byte_is_noticed(frame: Frame, place: int, flip: int) -> None:
    """Wherever it lies: also the last zero, after which the next frame's first byte is taken for more of this one."""
    data = bytearray(frame.encode())
    data[place % len(data)] ^= flip
    assert _frames(bytes(data) + b"\0") in ([], [frame])  # the frame itself, where only its last zero was changed


@given(st.binary(max_size=400), FRAMES)
def test_noise_before_a_zero_costs_nothing(noise: bytes, frame: Frame) -> None:
    assert _frames(noise + b"\0" + frame.encode())[-1] == frame


RUNS = st.builds(
    Frame,
    st.just(Kind.RUN),
    st.integers(1, 255),
    st.integers(0, 255),
    st.tuples(st.integers(1, 0xFFFF), st.integers(0, 199), st.binary(min_size=4, max_size=4)).map(
        lambda wish: wish[0].to_bytes(2, "big") + bytes((wish[1],)) + wish[2]
    ),
)
_WISH = b"\0\xcf\xb5\xff\xe9"
_ENDS_IN = {
    last: Frame(Kind.RUN, 0x5A, 4, bytes((0, run)) + _WISH) for last, run in ((0, 0xE6), (1, 0xE3), (0xFF, 0x1B))
}
"""Runs by the last byte of their CRC."""
_HELLO = Frame(Kind.HELLO, 0x5A, 4, bytes((VERSION,)))


@given(RUNS, st.integers(1, 16))
@example(_ENDS_IN[0], 2)
@example(_ENDS_IN[1], 2)
@example(_ENDS_IN[0xFF], 2)
@example(Frame(Kind.RUN, 0x5A, 0, b"\xc5\x66" + _WISH), 3)  # its CRC is FFFF
def test_a_run_that_was_cut_is_not_completed_by_what_ends_noise(run: Frame, missing: int) -> None:
    cut = run.encode()[: -min(missing, len(run.encode()) - 1)]
    assert _frames(cut + AFRESH + _HELLO.encode()) == [_HELLO]


def test_idle_bytes_before_a_frame_are_passed_over_and_not_counted() -> None:
    decoder = Decoder()
    assert list(decoder.feed(AFRESH + 100 * IDLE + _HELLO.encode() + IDLE)) == [_HELLO]
    assert list(decoder.feed(_HELLO.encode())) == [_HELLO]
    decoder.forget()
    assert decoder.damaged == 0


def test_the_emulated_robot_forgets_what_was_begun_as_its_firmware_does() -> None:
    whole = _HELLO.encode()
    for pause_s, forgotten in ((0.095, False), (0.105, True)):
        for place in range(1, len(whole)):
            bot = KitRobot(usb=False)
            bot.receive(whole[:place], 1.0)
            bot.receive(whole[place:], 1.0 + pause_s + place * bot.BYTE_S)
            assert (bot.advance(2.0) == b"") is forgotten
            assert bot._requests.damaged == (2 if forgotten and place < len(whole) - 1 else forgotten)


def test_a_whole_frame_at_the_head_of_a_longer_piece_is_none() -> None:
    decoder = Decoder()
    whole = Frame(Kind.RUN, 1, 2, bytes(range(1, LONGEST_PAYLOAD + 1))).encode()[:-1]
    assert list(decoder.feed(whole + b"more")) == []
    assert list(decoder.feed(b"\0")) == []
    assert decoder.damaged == 1


@pytest.mark.parametrize("outcome", Outcome)
def test_what_a_robot_says_of_programs_and_keys_beside_changes_no_outcome(outcome: Outcome) -> None:
    for beside in (0x00, 0x10, 0x20, 0x30):
        assert Status.parse(bytes((outcome | beside, 0, 1, 2))) == Status(outcome, 1, 2)


def test_a_stream_without_zeros_is_not_kept() -> None:
    decoder = Decoder()
    for _ in range(1000):
        assert list(decoder.feed(b"$GPGGA,123519,4807.038,N")) == []
    assert list(decoder.feed(b"\0" + Frame(Kind.STATUS, 1, 2).encode())) == [Frame(Kind.STATUS, 1, 2)]
    assert decoder.damaged == 1


@pytest.mark.parametrize("code", [code for code in ErrorCode if code not in (ErrorCode.SEQUENCE, ErrorCode.STATE)])
@pytest.mark.parametrize("kind", [Kind.LOAD, Kind.COMMIT, Kind.RUN, Kind.STATUS])
def test_a_refusal_that_the_kits_robot_never_gives_is_one_sentence(
    kind: Kind, code: ErrorCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, clock = KitRobot(usb=False), VirtualClock()
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(bot, clock))
    driver.connect()
    perform = bot._requests.perform

    def refuse(asked: int, payload: bytes, moment: float) -> tuple[int, bytes]:
        if asked == kind:
            raise Refused(code)
        return perform(asked, payload, moment)

    monkeypatch.setattr(bot._requests, "perform", refuse)
    try:
        driver.load(parse_flat("avancer"))
        *_, lost = driver.run()
        assert isinstance(lost, Lost)
        sentence = str(lost.error)
    except RobotError as error:
        sentence = str(error)
    assert "du port banc" in sentence or "sur le port banc" in sentence
    assert bot.record == () or kind is Kind.STATUS
