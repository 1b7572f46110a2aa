"""The robot with its real firmware, in virtual time: a link and a clock as the product's own code wants them."""

import math
import threading
from collections import deque

from firmware_bridge.emulator.movement import Placement
from tests.firmware.body import KIT, Body, Motors
from tests.firmware.noise import Noise
from tests.firmware.simavr import HERTZ, RESET_PIN, Chip, read_hex
from tools.robots.firmware import HEX

DIVISOR = 34
"""The UBRR with which the firmware sets 57600 baud."""
HOST_BYTE = HERTZ * 10 // 57600
"""Cycles that a byte of the host takes."""
START = HERTZ // 20
"""The firmware has started, and said BOOT, long before 50 ms."""

PINS = {
    "stop": ("D", 2),
    "pause": ("D", 3),
    "avancer": ("D", 4),
    "reculer": ("D", 5),
    "gauche": ("D", 6),
    "droite": ("D", 7),
    "go": ("C", 4),
    "effacer": ("C", 5),
}
"""Buttons by name; pressed, they pull a pin to ground."""


class Robot:
    """Firmware, body, buttons and a wire, switched on."""

    def __init__(
        self,
        program: bytes | None = None,
        eeprom: bytes = b"",
        *,
        noise: Noise | None = None,
        start: Placement = Placement(),  # noqa: B008
        stretch: float = 0.0,
        motors: Motors = KIT,
    ) -> None:
        """Switch on a robot with the firmware that is shipped, or ``program``."""
        self.chip = Chip(read_hex(HEX) if program is None else program, eeprom)
        self.body = Body(self.chip, start, stretch, motors)
        self._noise = noise or Noise()
        self._line_free = 0
        self._heard: deque[tuple[int, int]] = deque()
        self._settle()

    def _settle(self) -> None:
        self.chip.run_until(self.chip.now + START)
        self.chip.correct_baud(DIVISOR)

    def change_noise(self, noise: Noise) -> None:
        """From now on the wire is as bad as that."""
        self._noise = noise

    def close(self) -> None:
        """Switch it off for good."""
        self.chip.close()

    # Time, as firmware_bridge.clock.Clock has it

    def now(self) -> float:
        """Seconds since it was switched on."""
        return self.chip.now / HERTZ

    def wait(self, seconds: float, cancel: threading.Event | None = None) -> bool:
        """Let the robot live for so long."""
        if cancel is not None and cancel.is_set():
            return False
        self.chip.run_until(self.chip.now + math.ceil(seconds * HERTZ))
        return True

    def patience(self, seconds: float) -> float:
        """Virtual time knows no busy computer."""
        return seconds

    # The wire, as firmware_bridge.serial_link.Link has it

    def write(self, data: bytes) -> None:
        """Put bytes on the wire at 57600 baud, after those that are still on it."""
        for byte in data * self._noise.writes():
            for late, arrived in self._noise.carry(byte):
                begin = max(self.chip.now, self._line_free) + late
                self.chip.feed(begin, arrived)
                self._line_free = begin + HOST_BYTE

    def read(self, timeout: float) -> bytes:
        """What the robot said, as soon as there is some, waiting ``timeout`` seconds at most."""
        deadline = self.chip.now + math.ceil(timeout * HERTZ)
        while True:
            self._listen()
            due = self._take_due()
            if due or self.chip.now >= deadline:
                return due
            stop = min(deadline, self._heard[0][0]) if self._heard else deadline
            self.chip.run_until(stop, until_sent=True)

    def _listen(self) -> None:
        sent = self.chip.sent
        while sent:
            cycle, byte = sent.popleft()
            for late, arrived in self._noise.carry(byte):
                after = self._heard[-1][0] if self._heard else 0
                self._heard.append((max(cycle + self.chip.cycles_per_byte, after) + late, arrived))

    def _take_due(self) -> bytes:
        taken = bytearray()
        while self._heard and self._heard[0][0] <= self.chip.now:
            taken.append(self._heard.popleft()[1])
        return bytes(taken)

    # Hands

    def hold(self, *names: str) -> None:
        """Press buttons and keep them down."""
        for name in names:
            self.chip.pull(*PINS[name], 0)

    def release(self, *names: str) -> None:
        """Let buttons go."""
        for name in names:
            self.chip.pull(*PINS[name], 1)

    def press(self, *names: str) -> None:
        """Press and release each of them in turn, as a child does."""
        for name in names:
            self.hold(name)
            self.wait(0.08)
            self.release(name)
            self.wait(0.08)

    def reset(self, cause: int = RESET_PIN) -> None:
        """Reset the chip, as opening its port over USB does; its memories and the body stay as they are."""
        self.chip.reset(cause)
        self._settle()

    def rest(self, longest: float = 1500.0) -> None:
        """Let it live until it has not moved for two seconds.

        Raises:
            AssertionError: it still moves after ``longest`` seconds.
        """
        deadline = self.now() + longest
        while self.now() < deadline:
            self.wait(0.5)
            if self.body.at_rest and self.chip.now - self.body.last_change > 2 * HERTZ:
                return
        raise AssertionError("it moves on and on")
