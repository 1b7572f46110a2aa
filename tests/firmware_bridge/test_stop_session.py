"""A STOP to the kit's robot comes in a session that is not the open one, whose numbers it must not use up."""

import random

import pytest

from beebot.notation import parse_flat
from beebot.robot import StepStarted
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.kit_protocol import Decoder, Kind, Outcome
from tests.firmware_bridge.faults import Dropping, links_to
from tools.robots.direct_link import DirectLink
from tools.robots.virtual_clock import VirtualClock


class Listening(DirectLink):
    """Keeps every frame that was written."""

    def __init__(self, robot: KitRobot, clock: Clock) -> None:
        super().__init__(robot, clock)
        self._decoder = Decoder()
        self.sessions: dict[Kind, list[int]] = {kind: [] for kind in Kind}

    def write(self, data: bytes) -> None:
        super().write(data)
        for frame in self._decoder.feed(data):
            self.sessions[Kind(frame.kind)].append(frame.session)


class Drawing(random.Random):
    """Draws one session."""

    def __init__(self, session: int) -> None:
        super().__init__(3)
        self._session = session

    def choice(self, _among: object) -> int:  # type: ignore[override]
        return self._session


@pytest.mark.parametrize("session", [1, 2, 128, 254, 255])
def test_a_stop_names_another_session(session: int) -> None:
    clock, robot = VirtualClock(), KitRobot(usb=False)
    link = Listening(robot, clock)
    driver = KitDriver("banc", clock, lambda _port, _clock: link, Drawing(session))
    driver.connect()
    driver.stop()
    assert link.sessions[Kind.HELLO] == [session]
    assert link.sessions[Kind.STOP]
    assert all(1 <= other <= 255 and other != session for other in link.sessions[Kind.STOP])


@pytest.mark.parametrize("way", ["drop", "drop_read"])
def test_a_stop_is_said_again_until_it_is_heard(way: str) -> None:
    """Whichever byte of it, or of its answer, is lost."""
    for place in range(16):
        clock, robot = VirtualClock(), KitRobot(usb=False)
        opened, links = links_to(robot, Dropping)
        driver = KitDriver("banc", clock, opened)
        driver.connect()
        driver.load(parse_flat("avancer"))
        assert next(driver.run()) == StepStarted(0)
        asked_at = clock.now()
        setattr(links[0], way, place)
        driver.stop()
        (movement,) = robot.record
        assert movement.end_s - asked_at < 0.03, place
        assert driver.last_run().outcome is Outcome.STOPPED


def test_after_a_stop_the_next_request_is_answered_whatever_its_number() -> None:
    clock, robot = VirtualClock(), KitRobot(usb=False)
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    for _number in range(256):
        driver.stop()
        driver.status()
