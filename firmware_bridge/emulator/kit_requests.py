"""What each request does to the emulated kit robot: its program, its runs, its settings. ``kit`` has its wire.

It feels no bumps and has no keys; its body moves straight whatever its calibration says. Times are those of the
default calibration, at a steady speed: the real robot's ramps make each movement a little longer.
"""

import math
from collections.abc import Callable, Mapping

from firmware_bridge.emulator.body import Body, Gait
from firmware_bridge.emulator.movement import Placement
from firmware_bridge.kit_protocol import GREETING, LONGEST_PAYLOAD, VERSION, ErrorCode, Kind, Outcome, checksum

MEMORY = 200
CHUNK = LONGEST_PAYLOAD - 1
CAPABILITIES = 0x07
FIRMWARE = (1, 1)
POWER_ON, RESET_PIN = 1, 2
"""Causes of a reset, as in the chip's MCUSR."""

CELL_HALF_STEPS, TURN_HALF_STEPS, SPEED = 2994, 1568, 800
BOUNDS = ((500, 8000),) * 2 + ((200, 6000),) * 4 + ((200, 1000), (0, 0xFFFF))
DEFAULTS = (CELL_HALF_STEPS, CELL_HALF_STEPS, *(TURN_HALF_STEPS,) * 4, SPEED, 0)
CELL_MM = 150.0
GAIT = Gait(
    straight_s=CELL_HALF_STEPS / SPEED,
    straight_mm=CELL_MM,
    diagonal_s=CELL_HALF_STEPS / SPEED * math.sqrt(2),
    diagonal_mm=CELL_MM * math.sqrt(2),
    turns={
        letter: (degrees, abs(degrees) / 90 * TURN_HALF_STEPS / SPEED)
        for letter, degrees in (("w", -90), ("e", 90), ("W", -45), ("E", 45))
    },
    pause_s=1.0,
    gap_s=0.0,
)
_LETTERS = " nsweSWE"
"""The letter of each instruction's code, from 1."""


class Refused(Exception):  # noqa: N818 (an answer, not an error)
    """The robot does not do a request; ``payload`` is what its error reply holds."""

    def __init__(self, code: ErrorCode, detail: bytes = b"") -> None:
        super().__init__()
        self.payload = bytes((code,)) + detail


Tell = Callable[[Kind], None]


class KitRequests:
    """The emulated robot's memory, and what it does on each request. ``tell`` is called with each event of a run."""

    def __init__(self, start: Placement | None, tell: Tell) -> None:
        self.body = Body(start)
        self.boot, self.cause = 1, POWER_ON
        self.damaged = 0
        self._tell = tell
        self._saved = list(DEFAULTS)
        self._outcome, self._run, self._step = Outcome.UNKNOWN, 0, 0
        self._forget()

    def _forget(self) -> None:
        self._packed, self._length = bytearray(MEMORY // 2), 0
        self._settings = list(self._saved)
        self.damaged = 0

    def restart(self, moment: float) -> None:
        """Start anew at ``moment``: the outcome of the last run is kept, the program is not."""
        self.body.power_off(moment)
        if self._outcome is Outcome.RUNNING:
            self._outcome = Outcome.CUT_BY_RESET
        self.boot, self.cause = self.boot % 0xFFFF + 1, RESET_PIN
        self._forget()

    def movement_over(self, moment: float) -> None:
        """End the movement in progress at ``moment``, and report the step, or the end of the run."""
        is_over = self.body.end_movement(moment)
        self._step += 1
        self._outcome = Outcome.FINISHED if is_over else self._outcome
        self._tell(Kind.END if is_over else Kind.STEP)

    def perform(self, kind: int, payload: bytes, moment: float) -> tuple[int, bytes]:
        if kind not in _REQUESTS:
            raise Refused(ErrorCode.TYPE, bytes((kind,)))
        perform, shortest, longest, only_still = _REQUESTS[kind]
        if not shortest <= len(payload) <= longest:
            raise Refused(ErrorCode.RANGE, bytes((len(payload),)))
        if only_still and self.body.runs:
            raise Refused(ErrorCode.STATE, bytes((self.situation(),)))
        return Kind(kind).reply, perform(self, payload, moment)

    def situation(self) -> int:
        return self._outcome | (0x10 if self._length else 0)

    def status(self) -> bytes:
        return bytes((self.situation(),)) + self._run.to_bytes(2, "big") + bytes((self._step,))

    def hello(self, _payload: bytes, _moment: float) -> bytes:
        return bytes((GREETING, VERSION)) + self.boot.to_bytes(2, "big") + bytes((self.situation(),))

    def info(self, _payload: bytes, _moment: float) -> bytes:
        return bytes((CAPABILITIES, MEMORY, CHUNK, *FIRMWARE)) + self._settings[-1].to_bytes(2, "big")

    def load(self, payload: bytes, _moment: float) -> bytes:
        at, packed = payload[0], payload[1:]
        if at + len(packed) > len(self._packed):
            raise Refused(ErrorCode.RANGE, b"\0")
        self._packed[at : at + len(packed)] = packed
        self._length = 0
        return b""

    def commit(self, payload: bytes, _moment: float) -> bytes:
        length = payload[0]
        if not 1 <= length <= MEMORY:
            raise Refused(ErrorCode.RANGE, b"\0")
        packed = bytes(self._packed[: (length + 1) // 2])
        if checksum(packed) != payload[1:] or not all(1 <= code < len(_LETTERS) for code in _codes(packed, length)):
            raise Refused(ErrorCode.PROGRAM)
        self._length = length
        return b""

    def start(self, payload: bytes, moment: float) -> bytes:
        number, first = int.from_bytes(payload[:2], "big"), payload[2]
        if number == 0:
            raise Refused(ErrorCode.RANGE, b"\0")
        if number != self._run:
            if self.body.runs:
                raise Refused(ErrorCode.STATE, bytes((self.situation(),)))
            packed = bytes(self._packed[: (self._length + 1) // 2])
            if not self._length or checksum(packed) != payload[3:]:
                raise Refused(ErrorCode.PROGRAM)
            if first >= self._length:
                raise Refused(ErrorCode.RANGE, b"\2")
            moves = "".join(_LETTERS[code] for code in _codes(packed, self._length))
            self.body.turned_deg = sum(GAIT.turns[letter][0] for letter in moves[:first] if letter in GAIT.turns)
            self.body.begin(moves[first:], GAIT, moment)
            self._outcome, self._run, self._step = Outcome.RUNNING, number, first
            self._tell(Kind.STEP)
        return self.status()

    def stop(self, _payload: bytes, moment: float) -> bytes:
        if self.body.runs:
            self.body.power_off(moment)
            self._outcome = Outcome.STOPPED
            self._tell(Kind.END)
        return self.status()

    def get(self, payload: bytes, _moment: float) -> bytes:
        return self._settings[self._parameter(payload)].to_bytes(2, "big")

    def set(self, payload: bytes, _moment: float) -> bytes:
        parameter, value = self._parameter(payload), int.from_bytes(payload[1:], "big")
        low, high = BOUNDS[parameter]
        if not low <= value <= high:
            raise Refused(ErrorCode.RANGE, b"\1")
        self._settings[parameter] = value
        return b""

    def _parameter(self, payload: bytes) -> int:
        if payload[0] >= len(BOUNDS):
            raise Refused(ErrorCode.RANGE, b"\0")
        return payload[0]

    def save(self, _payload: bytes, _moment: float) -> bytes:
        self._saved = list(self._settings)
        return b""

    def diagnose(self, _payload: bytes, _moment: float) -> bytes:
        return bytes((self.cause, min(self.damaged, 0xFF), 0, 0, 0))

    def signal(self, _payload: bytes, _moment: float) -> bytes:
        return b""


def _codes(packed: bytes, length: int) -> list[int]:
    return [code for byte in packed for code in (byte >> 4, byte & 0x0F)][:length]


_Perform = Callable[[KitRequests, bytes, float], bytes]
_REQUESTS: Mapping[int, tuple[_Perform, int, int, bool]] = {
    Kind.HELLO: (KitRequests.hello, 1, 1, False),
    Kind.INFO: (KitRequests.info, 0, 0, False),
    Kind.LOAD: (KitRequests.load, 2, LONGEST_PAYLOAD, True),
    Kind.COMMIT: (KitRequests.commit, 5, 5, True),
    Kind.RUN: (KitRequests.start, 7, 7, False),
    Kind.STOP: (KitRequests.stop, 0, 0, False),
    Kind.STATUS: (lambda robot, _payload, _moment: robot.status(), 0, 0, False),
    Kind.GET: (KitRequests.get, 1, 1, False),
    Kind.SET: (KitRequests.set, 3, 3, True),
    Kind.SAVE: (KitRequests.save, 0, 0, True),
    Kind.DIAG: (KitRequests.diagnose, 0, 0, False),
    Kind.SIGNAL: (KitRequests.signal, 0, 0, True),
}
"""What is done, the shortest and longest payload, and whether it is refused while the robot moves."""
