"""A robot beside the screen: a driver that says what a test lets it say, and the emulated Escornabot on a port."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.i18n import speaking
from beebot.robot import (
    Finished,
    Lost,
    Robot,
    RobotError,
    StepDone,
    StepStarted,
    Stopped,
)
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.emulator.serve import serve_pty
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import Linked, Unreachable
from simulateur.game.session import Session
from simulateur.machine.robots.robot_thread import RobotLink
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.patience import HANG_S
from tests.simulateur.builders import THREE_STEPS, challenge, keys, open_app, path_of
from tests.simulateur.fleet import BROKEN, ScriptedRobot, SlowToLoad, service_with
from tools.robots.emulators.escornabot import Escornabot

pytestmark = pytest.mark.usefixtures("display")
SPEED = 50
UNHURRIED = 2
"""Times faster than life of a robot that must still roll when it is unplugged."""


class Table:
    """An app with a robot, played by a finger; what happens on the robot's thread is waited for."""

    def __init__(self, robot: Robot) -> None:
        self.session = Session(path_of(challenge(THREE_STEPS)), "fr")
        self.app: App = open_app(self.session, robots=service_with(robot))
        self.lit: list[int] = []
        self.finger = Finger(self.app, self._watch)

    def _watch(self) -> None:
        lit = self.session.attempt.lit_of() if self.session.attempt else None
        if lit is not None and self.lit[-1:] != [lit]:
            self.lit.append(lit)

    def wait(self, reached: Callable[[], bool]) -> None:
        until = time.monotonic() + HANG_S
        while not reached():
            assert time.monotonic() < until, "the robot's thread did not do it"
            time.sleep(0.001)
            self.finger.wait(1 / 30)

    def wait_for_card(self, place: int) -> None:
        self.wait(lambda: self.lit[-1:] == [place])

    @property
    def lamp(self) -> Lamp | None:
        return self.session.robots[0].lamp if self.session.robots else None

    def send(self, words: str) -> None:
        """Wait for the link, open the challenge, write ``words`` and touch the robot's key."""
        self.wait(lambda: self.lamp is Lamp.LINKED)
        for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys(words), Touch(Key.ROBOT)):
            self.finger.touch(touch)

    @property
    def phase(self) -> Phase | None:
        return self.session.attempt.phase if self.session.attempt else None

    def close(self) -> None:
        with contextlib.suppress(RobotError):
            self.app.close()


@pytest.fixture
def robot() -> ScriptedRobot:
    return ScriptedRobot()


@pytest.fixture
def table(robot: ScriptedRobot) -> Iterator[Table]:
    table = Table(robot)
    yield table
    table.close()


def test_a_robot_is_sent_the_program_and_followed_card_by_card_to_success(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer avancer avancer")
    for index in range(3):
        robot.says.put(StepStarted(index))
        table.wait_for_card(index)
        robot.says.put(StepDone(index))
    assert table.phase is Phase.ON_ROBOT
    robot.says.put(Finished())
    table.wait(lambda: table.phase is Phase.SUCCEEDED)
    assert table.lit == [0, 1, 2]
    assert robot.calls == ["connect", "load 3", "run"]


def test_the_stop_key_stops_the_robot_and_gives_the_program_back(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer")
    robot.says.put(StepStarted(0))
    table.wait_for_card(0)
    table.finger.touch(Touch(Key.STOP_ROBOT))
    table.wait(lambda: table.phase is Phase.WRITING)
    assert robot.calls == ["connect", "load 1", "run", "stop"]


def test_going_home_stops_the_robot(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer")
    robot.says.put(StepStarted(0))
    table.wait_for_card(0)
    table.finger.touch(Touch(Key.HOME))
    assert robot.calls[-1] == "stop"


def test_a_robot_that_is_not_there_is_searched_again_by_its_key(robot: ScriptedRobot) -> None:
    robot.unreachable = 1
    table = Table(robot)
    table.wait(lambda: table.lamp is Lamp.LOST)
    assert list(table.session.notices) == ["aucun robot ; allumez-le"]
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE), Touch(Key.ROBOT)):
        table.finger.touch(touch)
    table.wait(lambda: table.lamp is Lamp.LINKED)
    assert robot.calls == ["connect", "connect"]
    table.close()


def test_a_robot_that_was_unplugged_comes_back_by_itself(robot: ScriptedRobot) -> None:
    link = RobotLink(robot, retry_s=0.01)
    link.find()
    link.send((Command.FORWARD,))
    robot.unreachable = 0
    robot.says.put(Lost(0, RobotError(BROKEN)))
    reports: list[object] = []
    until = time.monotonic() + HANG_S
    while reports.count(Linked()) < 2 and time.monotonic() < until:
        reports += link.take_reports()
    called_until_linked = list(robot.calls)  # closing stops it too
    link.close()
    assert [type(report).__name__ for report in reports] == ["Linked", "Lost", "Linked"]
    assert called_until_linked == ["connect", "load 1", "run", "connect", "stop"]


def test_a_robot_at_rest_that_a_stop_did_not_reach_comes_back_by_itself(robot: ScriptedRobot) -> None:
    link = RobotLink(robot, pulse_s=10 * HANG_S)
    reports: list[object] = []

    def hear(*expected: object) -> None:
        until = time.monotonic() + HANG_S
        while reports != [*expected] and time.monotonic() < until:
            reports.extend(link.take_reports())
        assert reports == [*expected]

    link.find()
    hear(Linked())
    robot.broken = True
    link.stop()
    hear(Linked(), Unreachable(BROKEN), Linked())
    robot.broken = False
    link.close()


def test_a_robot_that_stays_away_is_told_of_once(robot: ScriptedRobot) -> None:
    robot.unreachable = 5
    link = RobotLink(robot, retry_s=0.01)
    link.find()
    reports: list[object] = []
    until = time.monotonic() + HANG_S
    while Linked() not in reports and time.monotonic() < until:
        reports += link.take_reports()
    link.close()
    assert reports == [Unreachable("aucun robot ; allumez-le"), Linked()]


def test_a_program_too_long_for_the_robot_is_refused_with_a_sentence(table: Table, robot: ScriptedRobot) -> None:
    table.send("gauche gauche gauche gauche gauche")
    table.wait(lambda: table.phase is Phase.WRITING)
    assert list(table.session.notices) == [
        "ce robot retient 4 instructions, le programme en a 5 ; raccourcissez-le",
    ]
    assert table.lamp is Lamp.LINKED
    assert "run" not in robot.calls


def test_closing_the_app_stops_and_releases_the_robot(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer")
    robot.says.put(StepStarted(0))
    table.wait_for_card(0)
    table.app.close()
    assert "stop" in robot.calls
    assert robot.closed.wait(HANG_S)


def test_a_stop_that_does_not_reach_the_robot_is_told_to_the_adult(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer")
    robot.says.put(StepStarted(0))
    table.wait_for_card(0)
    robot.broken = True
    table.finger.touch(Touch(Key.STOP_ROBOT))
    table.wait(lambda: table.lamp is Lamp.LOST)
    assert list(table.session.notices) == [BROKEN]
    robot.says.put(Lost(0, RobotError(BROKEN)))


def test_closing_the_app_beside_a_lost_robot_is_no_error(table: Table, robot: ScriptedRobot) -> None:
    table.send("avancer")
    robot.broken = True
    robot.says.put(Lost(0, RobotError(BROKEN)))
    table.wait(lambda: table.lamp is Lamp.LOST)
    table.app.close()
    assert robot.closed.wait(HANG_S)


@pytest.fixture
def emulator() -> Escornabot:
    return Escornabot()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_the_emulated_escornabot_drives_the_program_while_its_cards_light_up(emulator: Escornabot) -> None:
    with serve_pty(emulator, SPEED) as served:
        table = Table(DRIVERS["escornabot"].factory(served.port, SystemClock(SPEED)))
        table.send("avancer avancer avancer")
        table.wait(lambda: table.phase is Phase.SUCCEEDED)
        table.app.close()
    assert table.lit == sorted(set(table.lit)), "a busy machine hears of several cards at once"
    assert [(move.letter, move.complete) for move in emulator.record] == [("n", True)] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_unplugging_the_emulated_escornabot_turns_the_lamp_to_lost_and_tells_the_adult(emulator: Escornabot) -> None:
    with serve_pty(emulator, UNHURRIED) as served:
        table = Table(DRIVERS["escornabot"].factory(served.port, SystemClock(UNHURRIED)))
        table.send("avancer avancer avancer")
        table.wait(lambda: bool(table.lit))
        served.close()
        table.wait(lambda: table.lamp is Lamp.LOST)
    assert table.phase is Phase.WRITING
    assert list(table.session.notices) == [
        (
            f"le port {served.port} ne répond plus, et le robot roule peut-être encore ; "
            "prenez-le en main, rebranchez-le, puis recommencez"
        )
    ]
    table.close()


def test_a_program_stopped_before_it_began_never_runs() -> None:
    robot = SlowToLoad()
    link = RobotLink(robot)
    link.send((Command.FORWARD,))
    assert robot.loading.wait(HANG_S)
    link.stop()
    robot.may_end.set()
    end = time.monotonic() + HANG_S
    reports: list[object] = []
    while Stopped(None) not in reports and time.monotonic() < end:
        reports += link.take_reports()
    link.close()
    assert Stopped(None) in reports
    assert "run" not in robot.calls


class Translated(ScriptedRobot):
    """A robot that never answers, and says so in the language in use."""

    def connect(self) -> None:
        raise RobotError(_("un mur"))

    def stop(self) -> None:
        raise RobotError(_("un mur"))


@pytest.mark.parametrize("ask", [RobotLink.find, RobotLink.stop])
def test_what_goes_wrong_is_told_in_the_language_of_who_asked(ask: Callable[[RobotLink], None]) -> None:
    link = RobotLink(Translated(), retry_s=10 * HANG_S)
    for code, sentence in (("en", "a wall"), ("fr", "un mur")):
        with speaking(code):
            ask(link)
            until = time.monotonic() + HANG_S
            reports: tuple[object, ...] = ()
            while not reports and time.monotonic() < until:
                reports = link.take_reports()
        assert reports[0] == Unreachable(sentence)
    link.close()
