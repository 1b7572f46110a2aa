"""A STOP to the kit's robot comes in a session that is not the open one, whose numbers it must not use up."""

import random

import pytest

from firmware_bridge.clock import Clock, VirtualClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.direct import DirectLink
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.protocol import Decoder, Kind


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


def test_after_a_stop_the_next_request_is_answered_whatever_its_number() -> None:
    clock, robot = VirtualClock(), KitRobot(usb=False)
    driver = KitDriver("banc", clock, lambda _port, clock: DirectLink(robot, clock))
    driver.connect()
    for _number in range(256):
        driver.stop()
        driver.status()
