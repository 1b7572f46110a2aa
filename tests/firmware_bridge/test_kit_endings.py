"""How a run on the kit's robot ends, whoever ends it; and how a program gets through where long frames are lost."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Bumped, LinkLostError, Lost, RobotEvent, StepStarted, Stopped
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.drivers.not_this_robot import NotThisRobotError
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.kit_protocol import Decoder, Frame, Kind, Outcome
from tests.firmware_bridge.promises import steps_and_finish
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock

PROGRAM = parse_flat("avancer gauche avancer")


def ended(outcome: Outcome) -> RobotEvent:
    """The last event of a run that ends so in its second step, as the robot alone knows."""
    robot, clock = KitRobot(usb=False), VirtualClock()
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    driver.load(PROGRAM)
    events = driver.run()
    while next(events) != StepStarted(1):
        pass
    about = robot._requests
    about.body.power_off(clock.now())
    about._outcome = outcome
    about._tell(Kind.END)
    (end,) = events
    return end


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        (Outcome.STOPPED, Stopped(1)),
        (Outcome.STOPPED_ON_ROBOT, Stopped(1)),
        (Outcome.BUMPED, Bumped(1)),
    ],
)
def test_the_driver_tells_who_ended_the_run_as_the_robot_does(outcome: Outcome, end: RobotEvent) -> None:
    assert ended(outcome) == end


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.CUT_BY_RESET])
def test_what_ends_a_run_otherwise_is_no_robot_of_the_kit(outcome: Outcome) -> None:
    end = ended(outcome)
    assert isinstance(end, Lost)
    assert end.index == 1
    assert isinstance(end.error, NotThisRobotError)


def test_an_event_that_says_the_run_is_over_is_believed_once_the_robot_is_asked() -> None:
    robot, clock = KitRobot(usb=False), VirtualClock()
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    driver.load(PROGRAM)
    events = driver.run()
    told = [next(events)]
    about = robot._requests
    over = bytes((Outcome.FINISHED,)) + about.status()[1:]
    robot._say(Frame(Kind.END, robot._session, 0, over), clock.now())
    assert [*told, *events] == steps_and_finish(PROGRAM)


class LosesLongLoads(KitRobot):
    """Hears no LOAD of more than ``longest`` bytes of a program, and keeps the sizes of those that it hears."""

    longest = 1

    def __init__(self) -> None:
        super().__init__(usb=False)
        self.sizes: list[int] = []
        self.lost = 0

    def _answer(self, frame: Frame, moment: float) -> Frame:
        if frame.kind == Kind.LOAD:
            self.sizes.append(len(frame.payload) - 1)
        return super()._answer(frame, moment)

    def receive(self, data: bytes, now: float) -> None:
        loads = [frame for frame in Decoder().feed(data) if frame.kind == Kind.LOAD]
        if all(len(frame.payload) - 1 <= self.longest for frame in loads):
            super().receive(data, now)
        else:
            self.lost += 1
            assert self.lost < 1000, "it is never given up"


@pytest.mark.parametrize("longest", [1, 2, 5, 13])
def test_a_program_gets_through_whole_in_shorter_pieces_where_long_frames_are_lost(longest: int) -> None:
    robot, clock = LosesLongLoads(), VirtualClock()
    robot.longest = longest
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    program = parse_flat("avancer gauche avancer droite " * 7)
    driver.load(program)
    assert list(driver.run()) == steps_and_finish(program)
    assert max(robot.sizes) <= longest
    assert sum(robot.sizes) == len(program) // 2


def test_a_wire_that_lets_no_piece_through_is_lost() -> None:
    robot, clock = LosesLongLoads(), VirtualClock()
    robot.longest = 0
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    with pytest.raises(LinkLostError):
        driver.load(PROGRAM)
