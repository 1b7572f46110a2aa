"""Whatever speaks on the port, and whenever: a driver is content or says one sentence, and nothing else ever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.robot import Finished, Lost, Stopped
from beebot.unlinked_robots import UNLINKED
from firmware_bridge import aseba, kit_protocol
from firmware_bridge.aseba import Frame, Kind
from firmware_bridge.drivers import DRIVERS
from tests.firmware_bridge.benches import KINDS, Bench, make, said_by
from tests.firmware_bridge.promises import SHORT
from tests.firmware_bridge.test_wrong_devices import Other
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import EscornabotLuci
from tools.robots.emulators.mbot import Mbot
from tools.robots.emulators.thymio import Thymio
from tools.robots.virtual_clock import VirtualClock

OURS = sorted(DRIVERS.keys() - UNLINKED)
PIECES = st.one_of(
    st.binary(max_size=30),
    st.sampled_from([b"\xff\x55\r\n", b"\xff\x55\x2a\x04\x0906.01.107\r\n", b"\xff\x55\x80\x01\x01\r\n", b"PRG:END\n"]),
    st.builds(
        lambda kind, session, payload: kit_protocol.Frame(kind, session, 0, payload).encode(),
        st.sampled_from(
            [*kit_protocol.Kind, *(kind.reply for kind in kit_protocol.Kind if kind < kit_protocol.Kind.BOOT)]
        ),
        st.integers(0, 255),
        st.binary(max_size=8),
    ),
    st.builds(
        lambda kind, words: (
            aseba.HEAD.pack(2 * len(words), 1, kind) + b"".join(word.to_bytes(2, "little") for word in words)
        ),
        st.sampled_from([int(kind) for kind in Kind]),
        st.lists(st.integers(0, 0xFFFF), max_size=12),
    ),
)


class Noise(Other):
    """Says its pieces one after the other, each time it is listened to."""

    def __init__(self, pieces: list[bytes]) -> None:
        super().__init__()
        self._pieces = pieces

    def advance(self, now: float) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""


@pytest.mark.parametrize("name", OURS)
@given(st.lists(PIECES, max_size=12))
@settings(max_examples=60)
def test_connecting_to_noise(name: str, pieces: list[bytes]) -> None:
    clock = VirtualClock()
    robot = make(name, clock, lambda _port, clock: DirectLink(Noise(list(pieces)), clock))
    sentence = said_by(robot)
    if sentence:
        assert "\n" not in sentence
        assert "banc" in sentence
    else:
        robot.load(SHORT)
        *_, last = robot.run()
        assert isinstance(last, Finished | Stopped | Lost)
        robot.close()


@given(st.sampled_from(sorted(KINDS)), st.integers(0, 400), st.binary(min_size=1, max_size=30))
@settings(max_examples=120)
def test_noise_among_a_robots_own_words(name: str, after: int, noise: bytes) -> None:
    bench = Bench(KINDS[name])
    robot, spoken = bench.emulator, [0]
    advance = robot.advance

    def noisy(now: float) -> bytes:
        spoken[0] += 1
        return advance(now) + (noise if spoken[0] == after else b"")

    robot.advance = noisy  # type: ignore[method-assign]
    *_, last = bench.run(SHORT)
    if isinstance(last, Lost):
        assert "\n" not in str(last.error)
    bench.robot.close()
    bench.later()
    assert robot.idle
    assert len(bench.moves) <= 2


@pytest.mark.parametrize("robot", [Bluebot, Escornabot, EscornabotLuci, Mbot, Thymio])
@given(st.lists(PIECES, max_size=12))
@settings(max_examples=60)
def test_emulators_take_any_bytes(robot: type, pieces: list[bytes]) -> None:
    emulated, now = robot(), 0.0
    emulated.opened(now)
    for piece in pieces:
        now += 0.5
        emulated.receive(piece, now)
        emulated.advance(now + 0.3)


def test_a_length_that_no_node_sends_is_not_waited_for() -> None:
    with pytest.raises(ValueError, match="no Aseba frame has 18212 bytes"):
        aseba.take(b"$GPGGA,")


@given(st.lists(st.builds(Frame, st.integers(0, 99), st.integers(0, 0xFFFF), st.binary(max_size=40))), st.data())
def test_aseba_frames_are_found_however_they_come_in(frames: list[Frame], data: st.DataObject) -> None:
    wire = b"".join(aseba.HEAD.pack(len(each.payload), each.source, each.kind) + each.payload for each in frames)
    cut = data.draw(st.integers(0, len(wire)))
    first, rest = aseba.take(wire[:cut])
    second, rest = aseba.take(rest + wire[cut:])
    assert (first + second, rest) == (frames, b"")
