"""A host written for the tests alone: it frames as PROTOCOL.md says, with nothing of the product's own code.

COBS is written out here, so that firmware and product meet a third reading of the document.
"""

import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from beebot.command import Command, FlatProgram
from tests.firmware.robot import Robot

HELLO, INFO, LOAD, COMMIT, RUN, STOP, STATUS, GET, SET, SAVE, DIAG, SIGNAL = range(1, 13)
BOOT, STEP, END = 0x40, 0x41, 0x42
ERROR = 0xFF
E_SESSION, E_SEQ, E_STATE, E_RANGE, E_VERSION, E_PROGRAM, E_TYPE = range(1, 8)
NONE, RUNNING, FINISHED, STOPPED, BUTTON, BUMPED, CUT = range(7)
READY, BY_KEYS = 0x10, 0x20

CODES = {
    Command.FORWARD: 1,
    Command.BACKWARD: 2,
    Command.LEFT: 3,
    Command.RIGHT: 4,
    Command.PAUSE: 5,
    Command.LEFT_45: 6,
    Command.RIGHT_45: 7,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame without its wrapping."""

    type: int
    session: int
    sequence: int
    payload: bytes = b""

    def __bytes__(self) -> bytes:
        """As it goes over the wire."""
        body = bytes((self.type, self.session, self.sequence)) + self.payload
        body += (binascii.crc_hqx(body, 0xFFFF) ^ 0xFFFF).to_bytes(2, "big")
        return b"".join(bytes((len(block) + 1,)) + block for block in body.split(b"\0")) + b"\0"


def read_frame(data: bytes) -> Frame | None:
    """The frame in ``data``, which has no zero any more; None if it is damaged."""
    blocks = []
    while data:
        blocks.append(data[1 : data[0]])
        if len(blocks[-1]) != data[0] - 1:
            return None
        data = data[data[0] :]
    body = b"\0".join(blocks)
    if len(body) < 5 or binascii.crc_hqx(body[:-2], 0xFFFF) ^ 0xFFFF != int.from_bytes(body[-2:], "big"):
        return None
    return Frame(body[0], body[1], body[2], body[3:-2])


def pack(program: FlatProgram) -> bytes:
    """Two instructions to a byte, the first in the high half."""
    codes = [CODES[command] for command in program] + [0]
    return bytes(codes[at] << 4 | codes[at + 1] for at in range(0, len(program), 2))


def crc32(program: FlatProgram) -> bytes:
    """The program's name in COMMIT and RUN."""
    return zlib.crc32(pack(program)).to_bytes(4, "big")


class Host:
    """One session over a good wire; each request waits for its reply, and events are kept."""

    def __init__(self, robot: Robot, session: int = 0x5A) -> None:
        self.robot = robot
        self.session = session
        self.sequence = 0xFF
        self.events: list[Frame] = []
        self._bytes = b""

    def say(self, frame: Frame | bytes) -> None:
        """Send a frame, or bytes as they are."""
        self.robot.write(bytes(frame))

    def hear(self, timeout: float = 0.2) -> Iterator[Frame]:
        """Whole frames, as they come, until none comes for ``timeout``."""
        while data := self.robot.read(timeout):
            self._bytes += data
            *whole, self._bytes = self._bytes.split(b"\0")
            for each in whole:
                frame = read_frame(each)
                assert frame is not None, each.hex()
                yield frame

    def answer(self, frame: Frame | bytes, timeout: float = 0.2) -> Frame | None:
        """Send a frame and return what is no event, or None."""
        self.say(frame)
        for heard in self.hear(timeout):
            if heard.type not in (BOOT, STEP, END):
                return heard
            self.events.append(heard)
        return None

    def frame(self, kind: int, payload: bytes = b"") -> Frame:
        """The next request of this session."""
        self.sequence = (self.sequence + 1) % 256
        return Frame(kind, self.session, self.sequence, payload)

    def ask(self, kind: int, payload: bytes = b"") -> bytes:
        """The reply's payload.

        Raises:
            AssertionError: no reply, an error, or the reply to something else.
        """
        request = self.frame(kind, payload)
        reply = self.answer(request)
        assert reply is not None
        expected = (kind | 0x80, request.session, request.sequence)
        assert (reply.type, reply.session, reply.sequence) == expected, reply
        return reply.payload

    def refused(self, kind: int, payload: bytes = b"") -> bytes:
        """The payload of the error that a request brings."""
        reply = self.answer(self.frame(kind, payload))
        assert reply is not None
        assert reply.type == ERROR, reply
        return reply.payload

    def hello(self) -> bytes:
        """Open the session."""
        return self.ask(HELLO, b"\x01")

    def load(self, program: FlatProgram) -> None:
        """LOAD in chunks of 50, then COMMIT."""
        packed = pack(program)
        for at in range(0, len(packed), 50):
            self.ask(LOAD, bytes((at,)) + packed[at : at + 50])
        self.ask(COMMIT, bytes((len(program),)) + crc32(program))

    def run(self, program: FlatProgram, run: int = 1, first: int = 0) -> bytes:
        """Load and start; the status."""
        self.load(program)
        return self.start(program, run, first)

    def start(self, program: FlatProgram, run: int = 1, first: int = 0) -> bytes:
        """RUN; the status."""
        return self.ask(RUN, run.to_bytes(2, "big") + bytes((first,)) + crc32(program))

    def status(self) -> bytes:
        """STATUS."""
        return self.ask(STATUS)

    def finish(self, longest: float = 1500.0) -> bytes:
        """Wait for the end of a run; the status.

        Raises:
            AssertionError: it still goes on after ``longest`` seconds.
        """
        deadline = self.robot.now() + longest
        while self.robot.now() < deadline:
            status = self.status()
            if status[0] & 0x0F != RUNNING:
                return status
            self.robot.wait(0.25)
        raise AssertionError("it runs on and on")
