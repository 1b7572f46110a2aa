"""An Escornabot that is not there: stock firmware, its times, its limits and its traps, in virtual time.

Facts: escornabot/arduino v1.7.0, measured on its real firmware in a simulator and read in its source, never on
a real robot by us. Not measured: how long a bootloader waits (``BOOTLOADER_S``), and the 60° and 120° turns,
whose times are in proportion to the 90° turn as their step counts are in the source. The constants are this
file's own, so that a mistake in the driver's is not repeated here.

The robot answers nothing, ever, but its boot text.
"""

import math
from collections import deque
from dataclasses import dataclass

from firmware_bridge.emulator.movement import Movement, Placement

BANNER = b"v1.6.2\r\n"
MEMORY = 100
BUFFER = 63
"""Bytes kept while it does not read; more are lost."""
BYTE_S = 10 / 9600
BOOTLOADER_S = 1.0
BOOT_S = 0.1
"""It waits after its boot text, before the first reading."""
GO_DELAY_S = 0.5
"""It reads nothing between GO and the start of the run."""
GO_TO_COIL_S = 0.505
GAP_S = 0.0018
STOP_S = 0.001
TUNE_S = 0.934
STRAIGHT_S, STRAIGHT_MM = 2.304, 100.0
DIAGONAL_S, DIAGONAL_MM = 3.254, 100.0 * math.sqrt(2)
PAUSE_S = 1.0
TURN_S = {45: 0.683, 60: 1.360 * 60 / 90, 90: 1.360, 120: 1.360 * 120 / 90}
GREETING = "nSwSeeSws"
"""What the first GO on an empty memory drives after power-on: 13.6 s with the start."""

HALF_TURN = 45
"""Off the squares by this much, it goes by diagonals."""

_TURNS = {(True, True): 90, (True, False): HALF_TURN, (False, True): 60, (False, False): 120}
"""Degrees, by whether it is made for squares (else for triangles), and whether the press was short."""
_SHORT = "neswgr"
_STORED = "nsweWES"
_NEVER = math.inf


@dataclass(slots=True)
class _Run:
    """A run in progress: its moves, which one it is at, and when that one starts, ends, or is cut."""

    moves: str
    start: float
    index: int = 0
    end: float = _NEVER
    cut: float = _NEVER
    distance: float = 0.0
    turn: float = 0.0

    @property
    def letter(self) -> str:
        return self.moves[self.index]


class Escornabot:
    """The robot, told the time by whoever serves it; times are seconds and never go back.

    ``usb`` says that opening the port resets it, as over a cable; over Bluetooth it does not. It is made
    powered on, past its boot text, with its memory empty.
    """

    def __init__(self, start: Placement | None = None, *, usb: bool = True) -> None:
        self._usb = usb
        self._at = start or Placement()
        self._record: tuple[Movement, ...] = ()
        self._arriving: deque[tuple[float, int]] = deque()
        self._line_free = 0.0
        self._to_send: deque[tuple[float, bytes]] = deque()
        self._booted_at = -_NEVER
        self._forget()

    def _forget(self) -> None:
        self._deaf_until: float | None = None
        self._buffer: deque[int] = deque()
        self._line = b""
        self._memory = ""
        self._run: _Run | None = None
        self._runs = 0
        self._squares = True
        self._grid_deg = 0

    @property
    def record(self) -> tuple[Movement, ...]:
        """Every movement so far, in order; the one in progress is not in it."""
        return self._record

    @property
    def idle(self) -> bool:
        """Whether it has nothing to do: no run, no tune, nothing unread."""
        return not (self._run or self._arriving or self._buffer or self._to_send) and self._deaf_until is None

    @property
    def memory(self) -> str:
        """The letters of the moves it keeps."""
        return self._memory

    def opened(self, now: float) -> None:
        """Somebody opened the port: over a cable, that resets the robot."""
        if self._usb:
            self.power_on(now)

    def power_on(self, now: float) -> None:
        """Start anew, where it stands: the memory and the angles are forgotten, the boot text is said."""
        self._advance(now)
        if self._run and self._run.start < now:
            self._note(self._run, now)
        self._arriving.clear()
        self._forget()
        self._booted_at = now + BOOTLOADER_S
        self._deaf_until = self._booted_at + BOOT_S
        self._to_send.clear()
        self._to_send.append((self._booted_at, BANNER))

    def receive(self, data: bytes, now: float) -> None:
        """Take ``data``, which come in one after the other at 9600 baud from ``now`` on."""
        self._advance(now)
        for byte in data:
            self._line_free = max(self._line_free, now) + BYTE_S
            self._arriving.append((self._line_free, byte))

    def advance(self, now: float) -> bytes:
        """Do everything due until ``now``; what the robot says meanwhile."""
        self._advance(now)
        said = b""
        while self._to_send and self._to_send[0][0] <= now:
            said += self._to_send.popleft()[1]
        return said

    def _advance(self, now: float) -> None:
        while (moment := self._next()) <= now:
            if moment == self._deaf_until:
                self._deaf_until = None
                self._read(moment)
            elif self._run and moment == min(self._run.end, self._run.cut):
                self._end_movement(self._run, moment)
            else:
                self._arrive(*self._arriving.popleft())

    def _next(self) -> float:
        return min(
            _NEVER if self._deaf_until is None else self._deaf_until,
            min(self._run.end, self._run.cut) if self._run else _NEVER,
            self._arriving[0][0] if self._arriving else _NEVER,
        )

    def _arrive(self, moment: float, byte: int) -> None:
        if moment >= self._booted_at and len(self._buffer) < BUFFER:
            self._buffer.append(byte)
            self._read(moment)

    def _read(self, moment: float) -> None:
        while self._buffer and self._deaf_until is None:
            byte = bytes([self._buffer.popleft()])
            if byte != b"\n":
                self._line += byte
                continue
            line, self._line = self._line.decode("latin-1"), b""
            if line in _KEYS:
                self._press(_KEYS[line], moment)

    def _press(self, key: str, moment: float) -> None:
        if self._run:
            self._cancel(self._run, moment)
        elif key in _STORED:
            if len(self._memory) < MEMORY:
                self._memory += key
            else:
                self._go(moment)
        elif key == "g":
            self._go(moment)
        elif key == "r":
            self._memory = ""
        elif key == "G":
            self._squares = not self._squares

    def _go(self, moment: float) -> None:
        if not self._memory and not self._runs:
            self._memory = GREETING
        if self._memory:
            self._runs += 1
            self._deaf_until = moment + GO_DELAY_S
            self._run = _Run(self._memory, moment + GO_TO_COIL_S)
            self._begin_movement(self._run)

    def _begin_movement(self, run: _Run) -> None:
        run.distance = run.turn = 0.0
        seconds = PAUSE_S
        if run.letter in "ns":
            diagonal = self._squares and self._grid_deg % 90 == HALF_TURN
            seconds, run.distance = (DIAGONAL_S, DIAGONAL_MM) if diagonal else (STRAIGHT_S, STRAIGHT_MM)
            run.distance *= 1 if run.letter == "n" else -1
        elif run.letter in "weWE":
            degrees = _TURNS[self._squares, run.letter in "we"]
            seconds, run.turn = TURN_S[degrees], degrees if run.letter in "eE" else -degrees
            self._grid_deg += int(run.turn)  # at the start of the pivot, even if it is then cut
        run.end = run.start + seconds

    def _cancel(self, run: _Run, moment: float) -> None:
        if run.letter == "S":
            run.cut = run.end
        elif run.cut == _NEVER:
            run.cut = min(max(moment, run.start) + STOP_S, run.end)

    def _end_movement(self, run: _Run, moment: float) -> None:
        self._note(run, moment)
        cut = run.cut <= moment
        run.index += 1
        if not cut and run.index < len(run.moves):
            run.start = moment + GAP_S
            self._begin_movement(run)
            return
        self._run, self._memory = None, ""
        if not cut:
            self._deaf_until = moment + GAP_S + TUNE_S

    def _note(self, run: _Run, moment: float) -> None:
        share = (moment - run.start) / (run.end - run.start)
        course = math.radians(self._at.heading_deg)
        self._at = Placement(
            self._at.x_mm + share * run.distance * math.sin(course),
            self._at.y_mm + share * run.distance * math.cos(course),
            (self._at.heading_deg + share * run.turn) % 360,
        )
        movement = Movement(
            run.letter,
            run.start,
            moment,
            round(self._at.x_mm, 3) + 0.0,
            round(self._at.y_mm, 3) + 0.0,
            round(self._at.heading_deg, 3) % 360,
            complete=moment >= run.end,
            diagonal=abs(run.distance) == DIAGONAL_MM,
        )
        self._record += (movement,)


_KEYS = (
    {letter: letter for letter in _SHORT}
    | {letter.upper(): letter.upper() for letter in _SHORT}
    | {2 * letter: letter.upper() for letter in _SHORT}
)
"""Lines and the key each presses: a capital or a doubled small letter is a long press."""
