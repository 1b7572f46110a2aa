"""What the kit's own robot and a computer say to each other, as bytes: no port, no clock, no thread.

``firmware/PROTOCOL.md`` is the reference; its examples are tests of this file and of the firmware.
"""

import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from cobs import cobs

from beebot.command import Command, FlatProgram

BAUD = 57600
VERSION = 1
GREETING = 0x42
"""First in the reply to HELLO and in BOOT: what answers is this robot and no modem."""
LONGEST_PAYLOAD = 51
LONGEST_FRAME = LONGEST_PAYLOAD + 6
"""Bytes of an encoded frame without the zero that ends it."""
IDLE = b"\xff"
"""No frame begins with this byte: before one it is passed over."""
AFRESH = 7 * IDLE + b"\0"
"""Ends whatever was cut before it and completes no request, as a zero alone would: none ends in seven such bytes."""
_HEAD, _CRC_BYTES = 3, 2
_CRC_OF_WHOLE = 0x1D0F
"""The register over a frame with its inverted CRC; without the inversion, zeros added at the end would go unseen."""
_REPLY = 0x80

CODES = {
    Command.FORWARD: 1,
    Command.BACKWARD: 2,
    Command.LEFT: 3,
    Command.RIGHT: 4,
    Command.PAUSE: 5,
    Command.LEFT_45: 6,
    Command.RIGHT_45: 7,
}
"""The four bits of each instruction."""


class Kind(IntEnum):
    """What a frame is about: requests, the events that a robot sends by itself, and the error reply."""

    HELLO = 0x01
    INFO = 0x02
    LOAD = 0x03
    COMMIT = 0x04
    RUN = 0x05
    STOP = 0x06
    STATUS = 0x07
    GET = 0x08
    SET = 0x09
    SAVE = 0x0A
    DIAG = 0x0B
    SIGNAL = 0x0C
    BOOT = 0x40
    STEP = 0x41
    END = 0x42
    ERROR = 0xFF

    @property
    def reply(self) -> int:
        """The type of the reply to this request."""
        return self | _REPLY


class ErrorCode(IntEnum):
    """Why a request was not done."""

    SESSION = 0x01
    SEQUENCE = 0x02
    STATE = 0x03
    RANGE = 0x04
    VERSION = 0x05
    PROGRAM = 0x06
    TYPE = 0x07


class Outcome(IntEnum):
    """What became of the last run that the robot remembers."""

    UNKNOWN = 0
    RUNNING = 1
    FINISHED = 2
    STOPPED = 3
    STOPPED_ON_ROBOT = 4
    BUMPED = 5
    CUT_BY_RESET = 6


class Parameter(IntEnum):
    """The numbers that the robot keeps: six for its calibration, in half steps of the motors; its speed; its token."""

    CELL_LEFT = 0
    CELL_RIGHT = 1
    LEFT_TURN_LEFT = 2
    LEFT_TURN_RIGHT = 3
    RIGHT_TURN_LEFT = 4
    RIGHT_TURN_RIGHT = 5
    SPEED = 6
    TOKEN = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; ``kind`` is a ``Kind``, a reply's type, or a number that this version does not know."""

    kind: int
    session: int
    sequence: int
    payload: bytes = b""

    def encode(self) -> bytes:
        """The bytes to send, the final zero included."""
        body = bytes((self.kind, self.session, self.sequence)) + self.payload
        crc = (binascii.crc_hqx(body, 0xFFFF) ^ 0xFFFF).to_bytes(_CRC_BYTES, "big")
        stuffed: bytes = cobs.encode(body + crc)
        return stuffed + b"\0"


def decode(raw: bytes) -> Frame | None:
    """The frame in ``raw``, the bytes between two zeros; None if they are damaged."""
    if len(raw) > LONGEST_FRAME:
        return None
    try:
        body = cobs.decode(raw)
    except cobs.DecodeError:
        return None
    if len(body) < _HEAD + _CRC_BYTES or binascii.crc_hqx(body, 0xFFFF) != _CRC_OF_WHOLE:
        return None
    return Frame(body[0], body[1], body[2], body[_HEAD:-_CRC_BYTES])


class Decoder:
    """Cuts a stream of bytes into frames; ``damaged`` counts the pieces that were no frame (empty ones aside)."""

    def __init__(self) -> None:
        self.damaged = 0
        self._kept = b""

    def forget(self) -> None:
        """Drop the bytes of an unfinished frame, for example once its sender is gone."""
        self.damaged += bool(self._kept)
        self._kept = b""

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Take ``data``, the next bytes of the stream, and give the frames that they complete, in order."""
        *pieces, self._kept = (self._kept + data).split(b"\0")
        self._kept = self._kept.lstrip(IDLE)[: LONGEST_FRAME + 1]  # without zeros it is remembered as too long, no more
        for piece in filter(None, (piece.lstrip(IDLE) for piece in pieces)):
            frame = decode(piece)
            if frame is None:
                self.damaged += 1
            else:
                yield frame


@dataclass(frozen=True, slots=True)
class Status:
    """The robot's last run: its outcome, its number (0 for none), and the step it is at or was cut at."""

    outcome: Outcome
    run: int
    step: int

    @classmethod
    def parse(cls, payload: bytes) -> "Status":
        """Read the ``payload`` of a reply to STATUS, RUN or STOP, or of the events STEP and END.

        Raises:
            ValueError: it has not four bytes, or no such outcome exists.
        """
        situation, run, step = _fields(payload, 1, 2, 1)
        return cls(_outcome(situation), run, step)


@dataclass(frozen=True, slots=True)
class Hello:
    """The reply to HELLO; ``boot`` has another value after each start of the robot."""

    version: int
    boot: int
    outcome: Outcome

    @classmethod
    def parse(cls, payload: bytes) -> "Hello":
        """Read the ``payload`` of a reply to HELLO.

        Raises:
            ValueError: it has not five bytes, or is not this robot's greeting.
        """
        greeting, version, boot, situation = _fields(payload, 1, 1, 2, 1)
        if greeting != GREETING:
            raise ValueError(f"not the robot's greeting: {greeting:02X}")
        return cls(version, boot, _outcome(situation))


@dataclass(frozen=True, slots=True)
class Info:
    """The reply to INFO: the longest program, the most bytes of one LOAD, the firmware's version, the robot's token."""

    capabilities: int
    instructions: int
    chunk: int
    firmware: tuple[int, int]
    token: int

    @classmethod
    def parse(cls, payload: bytes) -> "Info":
        """Read the ``payload`` of a reply to INFO.

        Raises:
            ValueError: it has not seven bytes.
        """
        capabilities, instructions, chunk, major, minor, token = _fields(payload, 1, 1, 1, 1, 1, 2)
        return cls(capabilities, instructions, chunk, (major, minor), token)


def pack(program: FlatProgram) -> bytes:
    """``program`` as bytes for LOAD: two instructions to a byte, the first in the high half."""
    codes = [CODES[command] for command in program]
    codes += [0] * (len(codes) % 2)
    return bytes(high << 4 | low for high, low in zip(codes[::2], codes[1::2], strict=True))


def checksum(packed: bytes) -> bytes:
    """The four bytes (CRC-32) by which COMMIT and RUN name a ``packed`` program."""
    return zlib.crc32(packed).to_bytes(4, "big")


def boot_of_event(payload: bytes) -> int:
    """The boot number in the ``payload`` of the event BOOT.

    Raises:
        ValueError: it has not six bytes.
    """
    _greeting, _version, boot, _cause, _situation = _fields(payload, 1, 1, 2, 1, 1)
    return boot


def _outcome(situation: int) -> Outcome:
    """What the byte says of the last run; its other bits are about programs and keys on the robot itself."""
    return Outcome(situation & 0x0F)


def _fields(payload: bytes, *sizes: int) -> list[int]:
    if len(payload) != sum(sizes):
        raise ValueError(f"{len(payload)} bytes where {sum(sizes)} are due")
    fields, at = [], 0
    for size in sizes:
        fields.append(int.from_bytes(payload[at : at + size], "big"))
        at += size
    return fields
