"""What a robot keeps and tells besides programs: its animal, and the truth after a loss. Emulated, in virtual time."""

import random
from collections.abc import Callable

import pytest

from beebot.notation import parse_flat
from beebot.robot import Aftermath, Finished, Lost, RobotError, StepStarted
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.kit_exchange import RefusalError
from firmware_bridge.kit_protocol import ErrorCode, Kind
from tests.firmware_bridge.faults import Faulty, Stuttering, Tapped, links_to
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

PROGRAM = parse_flat("avancer gauche avancer")
NEVER = Aftermath("le robot répond de nouveau : il n'a pas commencé ce programme", 0)
UNKNOWN = (
    "le robot ne sait plus s'il a commencé ce programme : "
    "il a perdu son alimentation, ou quelqu'un d'autre s'en est servi"
)


class _Breakable(DirectLink):
    """A link that breaks when its desk says so."""

    def __init__(self, desk: "Desk", clock: Clock) -> None:
        super().__init__(desk.bot, clock)
        self._desk = desk

    def write(self, data: bytes) -> None:
        if self._desk.broken:
            raise RobotError("parti")
        super().write(data)


class Desk:
    """A kit robot and its driver, on a link that can be cut."""

    def __init__(self, bot: KitRobot | None = None, clock: VirtualClock | None = None) -> None:
        self.clock = clock or VirtualClock()
        self.bot = bot or KitRobot(usb=False)
        self.broken = False
        self.driver = KitDriver("bureau", self.clock, lambda _port, clock: _Breakable(self, clock))
        self.driver.connect()
        self.driver.load(PROGRAM)

    def lose_at(self, step: int) -> None:
        """Run until ``step`` begins, and forget about the link."""
        for event in self.driver.run():
            if event == StepStarted(step):
                break
        self.driver._link = self.driver._exchange = None

    def truth(self) -> Aftermath:
        self.driver.connect()
        return self.driver.aftermath()


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
    assert desk.truth() == NEVER


@pytest.mark.parametrize("loses", ["while loading", "before it is asked to run"])
def test_a_run_of_before_is_not_taken_for_the_one_that_was_lost(loses: str) -> None:
    desk = Desk()
    assert list(desk.driver.run())[-1] == Finished()
    if loses == "before it is asked to run":
        desk.driver.load(parse_flat("reculer"))
    desk.broken = True
    if loses == "while loading":
        with pytest.raises(RobotError, match="parti"):
            desk.driver.load(parse_flat("reculer"))
    else:
        (lost,) = desk.driver.run()
        assert isinstance(lost, Lost)
    desk.broken = False
    desk.driver._link = desk.driver._exchange = None
    assert desk.truth() == NEVER
    assert [movement.letter for movement in desk.bot.record] == list("nwn")


def test_a_run_by_somebody_else_since_leaves_ours_in_doubt() -> None:
    desk = Desk()
    desk.lose_at(1)
    desk.clock.wait(60)
    other = Desk(desk.bot, desk.clock)
    assert list(other.driver.run())[-1] == Finished()
    assert desk.truth() == Aftermath(UNKNOWN)


def test_a_robot_that_lost_its_memory_too_says_so() -> None:
    desk = Desk()
    desk.driver._boot, desk.driver._run = 99, 4711
    assert desk.truth() == Aftermath(UNKNOWN)


def test_an_animal_is_kept_in_the_robot_and_told_after_its_next_start() -> None:
    desk = Desk()
    assert desk.driver.token() == 0
    desk.driver.give_token(3)
    assert desk.driver.token() == 3
    desk.driver.close()
    desk.bot.power_on(desk.clock.now())
    desk.clock.wait(2)
    desk.driver.connect()
    assert desk.driver.token() == 3


def test_a_number_that_the_robot_has_passed_already_is_taken_from_its_refusal() -> None:
    """As after a request that was done and whose reply was lost: one refusal, and then they agree again."""
    exchange = Desk().driver._exchange
    assert exchange is not None
    exchange._sequence = (exchange._sequence - 1) % 256
    with pytest.raises(RefusalError) as refused:
        exchange.request(Kind.STATUS)
    assert refused.value.code == ErrorCode.SEQUENCE
    assert exchange.request(Kind.STATUS)


def _opens_anew(driver: KitDriver) -> None:
    """As after a loss, in which closing tells the robot nothing."""
    driver._link = driver._exchange = None
    driver.connect()


@pytest.mark.parametrize("then", [KitDriver.stop, _opens_anew], ids=["stopped", "opened anew"])
def test_a_run_that_was_cut_is_completed_by_nothing_that_follows_at_once(then: Callable[[KitDriver], None]) -> None:
    """At once, so before the robot has forgotten it."""
    for passes in range(_bytes_to_the_end_of_run()):
        driver, bot, link = _loaded(Stuttering)
        link.passes = passes
        (lost,) = driver.run()
        assert isinstance(lost, Lost)
        then(driver)
        driver.stop()
        bot.advance(60.0)
        assert bot.record == (), passes


def _loaded(kind: type[Faulty]) -> tuple[KitDriver, KitRobot, Faulty]:
    bot, clock = KitRobot(usb=False), VirtualClock()
    opened, links = links_to(bot, kind)
    driver = KitDriver("bureau", clock, opened, random.Random(3))
    driver.connect()
    driver.load(PROGRAM)
    return driver, bot, links[0]


def _bytes_to_the_end_of_run() -> int:
    driver, _bot, link = _loaded(Tapped)
    link.written.clear()
    next(driver.run())
    status, run = link.written
    return len(status) + len(run)


class _Late(DirectLink):
    """A link that keeps what the robot says for ``delay_s``, as a busy radio does."""

    delay_s = 0.04

    def __init__(self, emulator: Emulator, clock: Clock) -> None:
        super().__init__(emulator, clock)
        self.written, self._kept, self._until = 0, b"", 0.0

    def write(self, data: bytes) -> None:
        self.written += 1
        if self.written == 1:
            self._until = self._clock.now() + self.delay_s
        super().write(data)

    def read(self, timeout: float) -> bytes:
        self._kept += super().read(min(timeout, max(self._until - self._clock.now(), 0.001)))
        data, self._kept = (self._kept, b"") if self._clock.now() >= self._until else (b"", self._kept)
        return data


def test_a_link_that_was_late_once_is_waited_for_the_next_time() -> None:
    opened, links = links_to(KitRobot(usb=False), _Late)
    driver = KitDriver("bureau", VirtualClock(), opened)
    driver.connect()
    sent = []
    for delay_s in (0.0, 0.04):
        links[0].written, links[0].delay_s = 0, delay_s
        driver.status()
        sent.append(links[0].written)
    assert sent == [1, 1], "nothing is sent again while the slowest reply may still come"
