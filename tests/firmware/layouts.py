"""The bodies that the firmware is built for, from public wirings and not from our own headers: pins, wheels, keys.

``brivoi`` is config/latest and config/a4-2wires of escornabot/arduino (b7d108b7). In the stock firmware the right motor
goes ahead with rising phases, in ours the left one does: so each motor's IN1 to IN4 are turned round here. ``luci`` is
Electrónica/README.md of roboteach-es/escornabot-luci (8a024241) and Config.h of escornabot-lib (21eeb422).
"""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.firmware.body import Gear, Motors
from tests.firmware.simavr import Chip, read_hex
from tools.robots.firmware import FOLDER
from tools.robots.firmware.build import BOARDS, Board

Wires = tuple[tuple[str, int], ...]
"""Port and pin of IN1 to IN4."""
_HALF_STEPS = 4075.7728


@dataclass(frozen=True, slots=True)
class Layout:
    """A body: the wires of its motors, its wheels, its keypad's channel and what each key makes of 5 V in 1024ths.

    ``pulled_up`` says that the chip's own resistor holds the keypad's wire at 5 V; else one on the board does.
    """

    board: Board
    left: Wires
    right: Wires
    wheel_mm: float
    track_mm: float
    piezo: tuple[str, int]
    channel: int
    pulled_up: bool
    keys: Mapping[str, int] = field(hash=False)
    at_rest: int

    @property
    def half_step_mm(self) -> float:
        return math.pi * self.wheel_mm / _HALF_STEPS

    @property
    def cell(self) -> int:
        """Half steps of 15 cm."""
        return round(150 / self.half_step_mm)

    @property
    def quarter(self) -> int:
        """Half steps of each wheel for a quarter turn."""
        return round(math.pi * self.track_mm / 4 / self.half_step_mm)

    @property
    def gear(self) -> Gear:
        return Gear(self.half_step_mm, self.track_mm)

    @property
    def motors(self) -> Motors:
        return Motors(self.left, self.right, self.half_step_mm, self.track_mm)

    @property
    def program(self) -> bytes:
        """What is flashed into such a robot: what is shipped, or what ``BEEBOT_FIRMWARE`` names."""
        return read_hex(Path(os.environ.get("BEEBOT_FIRMWARE", FOLDER / f"{self.board.name}.hex")))

    def touch(self, chip: Chip, key: str | None) -> None:
        """Hold ``key``, or let go."""
        chip.set_voltage(self.channel, self.at_rest if key is None else self.keys[key])


def arduino(*pins: int) -> Wires:
    """Digital pins of an Arduino Nano by their numbers."""
    return tuple(("D", pin) if pin < 8 else ("B", pin - 8) for pin in pins)


_BY_NAME = {board.name: board for board in BOARDS}
_ANALOGUE_ALONE = 6
"""From this channel on an analogue pin has no resistor of the chip's."""
_NAMES = ("avancer", "gauche", "reculer", "droite", "go")


def _escornacpu(name: str, channel: int, *keys: int) -> Layout:
    return Layout(
        _BY_NAME[name],
        left=arduino(9, 8, 7, 6)[::-1],
        right=arduino(5, 4, 3, 2)[::-1],
        wheel_mm=75.5,
        track_mm=75.5,
        piezo=("B", 2),
        channel=channel,
        pulled_up=channel < _ANALOGUE_ALONE,
        keys=dict(zip(_NAMES, keys, strict=True)),
        at_rest=1000,
    )


ALL = (
    _escornacpu("brivoi", 7, 512, 683, 769, 860, 810),
    _escornacpu("brivoi-a4", 4, 228, 363, 455, 581, 526),
    Layout(
        _BY_NAME["luci"],
        left=arduino(4, 5, 6, 7),
        right=arduino(8, 9, 10, 11),
        wheel_mm=75.5,
        track_mm=80.1,
        piezo=("D", 2),
        channel=0,
        pulled_up=True,
        keys=dict(zip(_NAMES, (230, 368, 462, 532, 586), strict=True)),
        at_rest=1002,
    ),
)

NAMED = os.environ.get("BEEBOT_BOARD") or ("robot" if "BEEBOT_FIRMWARE" in os.environ else None)
"""The body that is under test alone, in the campaign of mistakes; None where all are."""
LAYOUTS = tuple(each for each in ALL if NAMED in (None, each.board.name))
UNDER_TEST = next((each for each in ALL if each.board.name == NAMED), None)
"""The body that tests of no particular body are run on; None for the kit's own."""
CELL, QUARTER = (2994, 1568) if UNDER_TEST is None else (UNDER_TEST.cell, UNDER_TEST.quarter)
"""The half steps that a robot is flashed with, on the body under test."""
GEAR = Gear() if UNDER_TEST is None else UNDER_TEST.gear
with_buttons = pytest.mark.skipif(UNDER_TEST is not None, reason="this body has no button on a pin of its own")
"""Tests of the kit's own body alone. The keypad of the others is pressed in ``test_boards`` and ``test_keypad``."""
