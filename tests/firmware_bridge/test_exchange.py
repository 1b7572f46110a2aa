"""Requests and replies on one link: what belongs together."""

import random

from firmware_bridge.exchange import Exchange
from firmware_bridge.protocol import Decoder, Frame, Kind
from tests.firmware_bridge.benches import Alarm


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
