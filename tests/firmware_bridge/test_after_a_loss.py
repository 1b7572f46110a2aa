"""What a robot keeps and tells besides programs: its animal, and the truth after a loss. Emulated, in virtual time."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Aftermath, Robot, StepStarted
from firmware_bridge.adjustment import can_be_adjusted
from firmware_bridge.aftermath import ask_aftermath
from firmware_bridge.clock import VirtualClock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.direct import DirectLink
from firmware_bridge.emulator.kit import KitRobot

PROGRAM = parse_flat("avancer gauche avancer")


class Desk:
    """A kit robot and its driver, on a link that can be cut."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.bot = KitRobot(usb=False)
        self.driver = KitDriver("bureau", self.clock, lambda _port, clock: DirectLink(self.bot, clock))
        self.driver.connect()
        self.driver.load(PROGRAM)

    def lose_at(self, step: int) -> None:
        """Run until ``step`` begins, and forget about the link."""
        for event in self.driver.run():
            if event == StepStarted(step):
                break
        self.driver._link = self.driver._exchange = None

    def truth(self) -> Aftermath | None:
        self.driver.connect()
        return ask_aftermath(self.driver)


def test_a_run_that_went_on_is_told_of_while_it_runs_and_at_its_end() -> None:
    desk = Desk()
    desk.lose_at(1)
    assert desk.truth() == Aftermath(
        "le robot répond de nouveau : il fait encore le programme ; attendez la fin ou arrêtez-le"
    )
    desk.clock.wait(60)
    assert desk.truth() == Aftermath("le robot répond de nouveau : il a fait tout le programme, une fois")
    assert [movement.letter for movement in desk.bot.record] == list("nwn")


@pytest.mark.parametrize("step", range(3))
def test_a_run_that_was_cut_says_where(step: int) -> None:
    desk = Desk()
    desk.lose_at(step)
    desk.bot.power_on(desk.clock.now())
    desk.clock.wait(2)
    place = step + 1
    assert desk.truth() == Aftermath(f"le robot répond de nouveau : il a été coupé à l'instruction {place}", step)


def test_a_run_that_never_began_may_be_begun() -> None:
    desk = Desk()
    desk.driver._boot, desk.driver._run = desk.driver._connected().boot or 0, 4711
    assert desk.truth() == Aftermath("le robot répond de nouveau : il n'a pas commencé ce programme", 0)


def test_a_robot_that_lost_its_memory_too_says_so() -> None:
    desk = Desk()
    desk.driver._boot, desk.driver._run = 99, 4711
    assert desk.truth() == Aftermath("le robot a perdu son alimentation : il ne sait plus s'il a commencé")


def test_a_robot_that_cannot_tell_is_not_asked() -> None:
    robots: list[Robot] = [info.factory("bureau", VirtualClock()) for info in DRIVERS.values() if info.name != "kit"]
    assert [ask_aftermath(robot) for robot in robots] == [None] * len(robots)
    assert [robot.__class__.__name__ for robot in robots if can_be_adjusted(robot)] == ["MbotDriver", "ThymioDriver"]


def test_an_animal_is_kept_in_the_robot_and_told_after_its_next_start() -> None:
    desk = Desk()
    assert desk.driver.info.token == 0
    desk.driver.give_token(3)
    assert desk.driver.info.token == 3
    desk.driver.close()
    desk.bot.power_on(desk.clock.now())
    desk.clock.wait(2)
    desk.driver.connect()
    assert desk.driver.info.token == 3
