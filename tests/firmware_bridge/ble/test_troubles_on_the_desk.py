"""Whatever is wrong with radio or robot, on the desk of the screen: a sentence, a lamp, a robot that stands still.

And once it is mended: the robot is there, and does what it is told once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason as Reason

from beebot.notation import parse_flat
from beebot.robot import Finished, Stopped
from firmware_bridge.ble.channel import BLUEBOT
from firmware_bridge.ble.link import BleLink
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers.bluebot import BluebotDriver
from simulateur.game.messages.members import Lamp
from simulateur.game.reports import NotForThisRobot, RobotSaid, Unreachable
from simulateur.game.requests import SendToRobot
from tests.firmware_bridge.ble.airs import ADDRESS
from tests.firmware_bridge.ble.test_radio import FORBIDDEN, NONE, OFF
from tests.simulateur.fleet import SPEED, service_with, wait
from tools.robots.emulators.air import Air, Peripheral
from tools.robots.emulators.bluebot import Bluebot

NAME = "ble:Blue-Bot"


@dataclass(frozen=True)
class Trouble:
    """What somebody does to the air, how it is mended, and what is said meanwhile."""

    begin: Callable[[Air], object]
    mend: Callable[[Air], object]
    sentence: str


def _mend_radio(air: Air) -> None:
    air.out_of_order = None


def _sleeps(air: Air, *, asleep: bool) -> None:
    air.peripherals[0].shows = not asleep


def _is_held(air: Air, *, held: bool) -> None:
    air.peripherals[0].taken = held


def _twins(air: Air) -> None:
    air.add(Peripheral("88:1B:99:00:00:02", "Blue-Bot", Bluebot()))


TROUBLES = {
    "no adapter": Trouble(lambda air: air.refuse(Reason.NO_BLUETOOTH), _mend_radio, NONE),
    "adapter off": Trouble(lambda air: air.refuse(Reason.POWERED_OFF), _mend_radio, OFF),
    "rights missing": Trouble(lambda air: air.refuse(Reason.DENIED_BY_SYSTEM), _mend_radio, FORBIDDEN),
    "asleep": Trouble(
        lambda air: _sleeps(air, asleep=True),
        lambda air: _sleeps(air, asleep=False),
        f"le robot {NAME} ne se montre pas ; allumez-le, approchez-le, "
        "et fermez l'application de la tablette qui le tient peut-être, puis recommencez",
    ),
    "taken by another tablet": Trouble(
        lambda air: _is_held(air, held=True),
        lambda air: _is_held(air, held=False),
        f"le robot {NAME} se montre mais refuse la liaison ; une autre tablette le tient peut-être : "
        "fermez-y son application, éteignez et rallumez le robot, puis recommencez",
    ),
    "two of one name": Trouble(
        _twins,
        lambda air: air.peripherals.pop(),
        "plusieurs robots s'appellent « Blue-Bot » ; dites lequel par son adresse : "
        "ble:88:1B:99:00:00:01, ble:88:1B:99:00:00:02",
    ),
}


class Table:
    """A desk with one Blue-Bot that is named, and all that was said there."""

    def __init__(self, begin: Callable[[Air], object] = lambda _air: None) -> None:
        self.clock = SystemClock(SPEED)
        self.air = Air(self.clock)
        self.robot = self.air.add(Peripheral(ADDRESS, "Blue-Bot", Bluebot()))
        begin(self.air)
        radio = self.air.radio()
        driver = BluebotDriver(NAME, self.clock, lambda port, clock: BleLink(port, clock, BLUEBOT, "Blue-Bot", radio))
        self.told: list[object] = []
        self.desk = service_with(driver, retry_s=0.02, pulse_s=0.05)

    def listen(self) -> None:
        self.told += [each.report for each in self.desk.take_reports() if isinstance(each, RobotSaid)]

    def until(self, lamp: Lamp) -> None:
        wait(lambda: self.desk.members[0].lamp is lamp, self.listen)

    def run(self, text: str) -> None:
        self.desk.obey(SendToRobot(self.desk.members[0].token, parse_flat(text)))

    @property
    def letters(self) -> str:
        self.robot.emulator.advance(self.clock.now() + 1000.0)
        return "".join(move.letter for move in self.robot.emulator.record)


@pytest.mark.parametrize("name", TROUBLES)
def test_a_trouble_has_its_sentence_and_its_lamp_and_moves_nothing(name: str) -> None:
    trouble = TROUBLES[name]
    table = Table(trouble.begin)
    try:
        table.until(Lamp.LOST)
        assert table.told == [Unreachable(trouble.sentence)], "once, though it is looked for again and again"
        table.run("avancer")
        wait(lambda: Stopped(None) in table.told, table.listen)  # while it is in trouble, not when that is mended
        assert [each.written for each in table.air.peripherals] == [b""] * len(table.air.peripherals)
        trouble.mend(table.air)
        table.until(Lamp.LINKED)
        table.run("avancer gauche")
        wait(lambda: Finished() in table.told, table.listen)
    finally:
        table.desk.close()
    assert table.letters == "nw"


def test_forty_one_cards_are_refused_with_a_sentence_and_the_lamp_stays() -> None:
    table = Table()
    try:
        table.until(Lamp.LINKED)
        table.run("avancer " * 41)
        wait(lambda: any(isinstance(each, NotForThisRobot) for each in table.told), table.listen)
        assert (
            NotForThisRobot("ce robot retient 40 instructions, le programme en a 41 ; raccourcissez-le") in table.told
        )
        assert table.desk.members[0].lamp is Lamp.LINKED
        assert table.robot.written == b""
    finally:
        table.desk.close()
    assert table.letters == ""
