"""A Sphero Mini that is not there, as far as its maker's page and three public captures and clients of it tell.

Known (``frozen/sphero_mini.py`` names them): the packets, how they are escaped and summed, the orders, their answers.
Not known, and chosen to be as awkward as may be: asleep, it answers « wake » alone. Limp, it takes an order to roll and
stays where it is. It rolls on for ever, unless ``stops_alone_s`` says after how long a silence it does not. Its speed,
and how long a turn takes it, are ours. Told to rest it rests at once here, which no ball does.
"""

from typing import ClassVar

from firmware_bridge.emulator.body import NEVER
from firmware_bridge.emulator.movement import Movement, Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from tools.robots.emulators.wheels import Wheels

SPEED, CELL_MM, CELL_S, QUARTER_S = 100, 150.0, 1.0, 0.4
ANSWER_S = 0.015
COAST_S = 0.1
"""How long it takes to come to rest; ours."""
FRAME_START, FRAME_END, ESCAPE = 0x8D, 0xD8, 0xAB
ESCAPES = {0x23: ESCAPE, 0x05: FRAME_START, 0x50: FRAME_END}
OBEYED, NO_DEVICE, NO_COMMAND, BAD_LENGTH = 0, 1, 2, 5
POWER, DRIVING, LAMPS = 0x13, 0x16, 0x1A
LENGTHS = {
    (POWER, 0x03): 0,
    (POWER, 0x0D): 0,
    (DRIVING, 0x06): 0,
    (DRIVING, 0x07): 4,
    (DRIVING, 0x0C): 1,
    (LAMPS, 0x0E): None,
}
"""The orders that are understood here, and how many bytes follow each; lights come in any number."""
VOLTAGE = b"\x01\x86"
_SHORTEST = 5
_WANTS_ANSWER, _IS_ANSWER = 0x02, 0x01


class SpheroMini(SerialRobot):
    """An emulated Sphero Mini, asleep; it stops ``stops_alone_s`` seconds after the last order, None for never."""

    BYTE_S: ClassVar[float] = 0.00005
    BUFFER: ClassVar[int] = 256

    def __init__(self, start: Placement | None = None, *, stops_alone_s: float | None = None) -> None:
        super().__init__(usb=False)
        self._wheels = Wheels(start, SPEED, CELL_MM, CELL_S, QUARTER_S)
        self._stops_alone_s = NEVER if stops_alone_s is None else stops_alone_s
        self._frame = bytearray()
        self._inside = False
        self.awake = self.upright = False
        self.lamps = b""
        """The last lights that were asked for."""
        self.coasted = False
        """Whether it went limp while it rolled or turned, or too soon after: a real ball would then roll on."""
        self._rested_at = -NEVER
        self._faces = self._zero = 0
        """Degrees to the right of where it was switched on: now, and what it calls 0°."""
        self._turned_at = self._alone_at = NEVER
        self._then = 0
        """How fast it rolls once it has turned."""

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._wheels.record

    @property
    def _moves(self) -> bool:
        return self._wheels.turning

    def opened(self, now: float) -> None:
        """Forget the packet under way: there is a new connection. Whatever rolls goes on."""
        self._advance(now)
        self._inside = False

    def power_on(self, now: float) -> None:
        """Switch the ball off and on: it is asleep, where it lies."""
        self._advance(now)
        self._rest(now)
        self.awake = self.upright = self._inside = False
        self._restart(now, now, (now, b""))

    def turn_by_hand(self, degrees: int, now: float) -> bool:
        """Turn the ball by hand, clockwise by ``degrees``; returns False where it turns back by itself."""
        self._advance(now)
        if self.upright:
            return False
        self._faces = (self._faces + degrees) % 360
        return True

    def _take(self, byte: int, moment: float) -> None:
        if byte == FRAME_START:
            self._inside = True
            self._frame.clear()
        elif byte == FRAME_END:
            if self._inside:
                self._understand(bytes(self._frame), moment)
            self._inside = False
        elif self._inside:
            self._frame.append(byte)

    def _understand(self, escaped: bytes, moment: float) -> None:
        body, escape = bytearray(), False
        for byte in escaped:
            if escape and byte not in ESCAPES:
                return
            if byte == ESCAPE and not escape:
                escape = True
                continue
            body.append(ESCAPES[byte] if escape else byte)
            escape = False
        if escape or len(body) < _SHORTEST or ~sum(body) & 0xFF:
            return
        flags, device, command, number = body[:4]
        asked = (device, command)
        if not self.awake and asked != (POWER, 0x0D):
            return
        result, said = self._obey(asked, bytes(body[4:-1]), moment)
        if flags & _WANTS_ANSWER:
            self._answer(bytes([flags & ~_WANTS_ANSWER | _IS_ANSWER, device, command, number, result]) + said, moment)

    def _answer(self, body: bytes, moment: float) -> None:
        back = {byte: second for second, byte in ESCAPES.items()}
        packet = bytearray([FRAME_START])
        for byte in (*body, 0xFF - sum(body) % 256):
            packet += bytes([ESCAPE, back[byte]]) if byte in back else bytes([byte])
        self._to_send.append((moment + ANSWER_S, bytes(packet) + bytes([FRAME_END])))

    def _obey(self, asked: tuple[int, int], data: bytes, moment: float) -> tuple[int, bytes]:
        if asked not in LENGTHS:
            return (NO_COMMAND if asked[0] in (POWER, DRIVING, LAMPS) else NO_DEVICE), b""
        if LENGTHS[asked] not in (None, len(data)):
            return BAD_LENGTH, b""
        match asked:
            case (0x13, 0x0D):
                self.awake = self.upright = True
            case (0x13, 0x03):
                return OBEYED, VOLTAGE
            case (0x16, 0x06):
                self._zero = self._faces
            case (0x16, 0x0C):
                self.upright = bool(data[0])
                if not self.upright:
                    self.coasted |= self._moves or moment - self._rested_at < COAST_S
                    self._rest(moment)
            case (0x16, 0x07):
                self._roll(data, moment)
            case _:
                self.lamps = data
        return OBEYED, b""

    def _roll(self, data: bytes, moment: float) -> None:
        if not self.upright:
            return
        speed, heading, back = data[0], int.from_bytes(data[1:3], "big"), data[3]
        self._then = -speed if back else speed
        self._alone_at = moment + self._stops_alone_s
        wanted = (self._zero + heading) % 360
        turn = (wanted - self._faces + 180) % 360 - 180
        if turn and self._turned_at == NEVER:
            side = SPEED if turn > 0 else -SPEED
            self._wheels.set(side, -side, moment)
            self._turned_at = moment + abs(turn) * QUARTER_S / 90
            self._faces = wanted
        elif self._turned_at == NEVER:
            self._go(self._then, moment)

    def _go(self, speed: int, moment: float) -> None:
        """Roll on at ``speed``, or rest."""
        if not speed and self._moves:
            self._rested_at = moment
        self._wheels.set(speed, speed, moment)

    def _next_at(self) -> float:
        return min(self._turned_at, self._alone_at)

    def _due(self, moment: float) -> None:
        if moment == self._turned_at:
            self._turned_at = NEVER
            self._go(self._then, moment)
        else:
            self._alone_at = NEVER
            if self._turned_at == NEVER:
                self._go(0, moment)

    def _rest(self, moment: float) -> None:
        self._turned_at = self._alone_at = NEVER
        self._go(0, moment)
