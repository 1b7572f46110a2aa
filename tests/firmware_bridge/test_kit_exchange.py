"""Requests and replies on one link: what belongs together."""

import random
from collections.abc import Callable

import pytest

from beebot.robot import LinkLostError, RobotError, RobotResetError
from firmware_bridge.kit_exchange import LOST_AFTER_S, Exchange
from firmware_bridge.kit_protocol import GREETING, VERSION, Decoder, ErrorCode, Frame, Kind
from tests.firmware_bridge.benches import Alarm
from tools.robots.virtual_clock import VirtualClock


class Twice:
    """A link to a robot that gives back what it is asked, after its reply to the request before, once more."""

    named: bool | None = None

    def __init__(self) -> None:
        self._decoder = Decoder()
        self._said = self._before = b""

    def write(self, data: bytes) -> None:
        for asked in self._decoder.feed(data):
            reply = Frame(Kind(asked.kind).reply, asked.session, asked.sequence, asked.payload).encode()
            self._said += self._before + reply
            self._before = reply

    def read(self, _timeout: float) -> bytes:
        said, self._said = self._said, b""
        return said

    def close(self) -> None:
        pass


def test_a_late_reply_to_the_request_before_is_not_taken_for_this_one_s() -> None:
    exchange = Exchange(Twice(), Alarm(), "banc", random.Random(1), lambda _event: None)
    asked = [bytes((number,)) for number in range(3)]
    assert [exchange.request(Kind.GET, each) for each in asked] == asked


BOOT = 0x0102
"""The robot's boot number: another one with its bytes the other way round."""


class Slow:
    """A link to a robot that answers what it is asked, ``takes_s`` after it was sent; nothing where that is None.

    ``asked`` are all frames that it got. Before it takes one in, it does ``first``.
    """

    named: bool | None = None

    def __init__(self, clock: VirtualClock, takes_s: float | None = 0.0) -> None:
        self.takes_s = takes_s
        self.asked: list[Frame] = []
        self.first: Callable[[Frame], None] = lambda _frame: None
        self.refusal = b""
        self._clock = clock
        self._decoder = Decoder()
        self._due: list[tuple[float, bytes]] = []

    def write(self, data: bytes) -> None:
        for frame in self._decoder.feed(data):
            self.first(frame)
            self.asked.append(frame)
            if self.takes_s is not None:
                self._due.append((self._clock.now() + self.takes_s, self._reply(frame).encode()))

    def read(self, timeout: float) -> bytes:
        due = min(self._due, default=(float("inf"), b""))
        self._clock.wait(min(max(due[0] - self._clock.now(), 0.0), timeout))
        if due[0] > self._clock.now():
            return b""
        self._due.remove(due)
        return due[1]

    def close(self) -> None:
        pass

    def _reply(self, frame: Frame) -> Frame:
        if frame.kind == Kind.HELLO:
            said = bytes((GREETING, VERSION)) + BOOT.to_bytes(2, "big") + b"\0"
            return Frame(Kind.HELLO.reply, frame.session, frame.sequence, said)
        if self.refusal and frame.kind != Kind.STOP:
            return Frame(Kind.ERROR, frame.session, frame.sequence, self.refusal)
        return Frame(Kind(frame.kind).reply, frame.session, frame.sequence)


def opened(link: Slow, clock: VirtualClock) -> Exchange:
    """An exchange with an open session; what was asked for it is forgotten."""
    exchange = Exchange(link, clock, "banc", random.Random(1), lambda _event: None)
    exchange.hello()
    link.asked.clear()
    return exchange


def test_from_a_reply_to_one_of_two_nothing_is_learnt_of_how_long_the_robot_takes() -> None:
    """It may be that to the first. Taken for that to the second, each later request would be sent more often."""
    clock = VirtualClock()
    link = Slow(clock)
    exchange = Exchange(link, clock, "banc", random.Random(1), lambda _event: None)
    link.takes_s = 0.06
    times = []
    for _request in range(3):
        link.asked.clear()
        exchange.request(Kind.STATUS)
        times.append(len(link.asked))
    assert times == [2, 2, 2]


def test_a_robot_that_grows_slower_is_given_the_time_that_it_took_before_and_as_much_again() -> None:
    clock = VirtualClock()
    link = Slow(clock, 0.03)
    exchange = opened(link, clock)
    for link.takes_s in (0.05, 0.09, 0.16):
        link.asked.clear()
        exchange.request(Kind.STATUS)
        assert len(link.asked) == 1


def test_a_stop_uses_up_no_number_of_the_open_session() -> None:
    clock = VirtualClock()
    link = Slow(clock)
    exchange = opened(link, clock)
    exchange.request(Kind.STATUS)
    exchange.stop()
    exchange.request(Kind.STATUS)
    before, stop, after = link.asked
    assert stop.kind == Kind.STOP
    assert stop.session not in (0, before.session)
    assert (after.session, after.sequence) == (before.session, (before.sequence + 1) % 256)


def test_a_stop_asked_for_while_a_reply_comes_is_sent_until_it_is_answered_too() -> None:
    clock = Alarm()
    link = Slow(clock, 0.02)
    exchange = opened(link, clock)

    def stop() -> None:
        link.takes_s = None  # this one is lost
        exchange.stop()
        link.takes_s = 0.0

    clock.at(clock.now() + 0.019, stop)
    exchange.request(Kind.STATUS)
    assert [frame.kind for frame in link.asked] == [Kind.STATUS, Kind.STOP, Kind.STOP]


def test_after_a_sleep_of_the_computer_the_robot_is_asked_once_more_before_it_is_lost() -> None:
    clock = VirtualClock()
    link = Slow(clock)
    exchange = opened(link, clock)

    def sleep(_frame: Frame) -> None:
        clock.wait(3600)
        link.first, link.takes_s = wake, None

    def wake(_frame: Frame) -> None:
        link.takes_s = 0.0

    link.first = sleep
    assert exchange.request(Kind.STATUS) == b""


def test_a_robot_that_never_answers_is_lost_in_time_and_not_sooner() -> None:
    clock = VirtualClock()
    link = Slow(clock)
    exchange = opened(link, clock)
    link.takes_s, began = None, clock.now()
    with pytest.raises(LinkLostError):
        exchange.request(Kind.STATUS)
    assert LOST_AFTER_S <= clock.now() - began <= LOST_AFTER_S + 0.5


@pytest.mark.parametrize(
    ("boot", "error", "sentence"),
    [(BOOT, RobotError, "un autre programme parle au robot"), (0x0201, RobotResetError, "a redémarré")],
)
def test_a_session_that_is_no_more_was_taken_or_ended_with_a_reset(
    boot: int, error: type[RobotError], sentence: str
) -> None:
    clock = VirtualClock()
    link = Slow(clock)
    exchange = opened(link, clock)
    link.refusal = bytes((ErrorCode.SESSION,)) + boot.to_bytes(2, "big")
    with pytest.raises(RobotError, match=sentence) as raised:
        exchange.request(Kind.STATUS)
    assert type(raised.value) is error
