"""Thymio II: the computer turns its wheels by setting two variables of its Aseba node, and reads them back.

Facts: Mobsya/aseba, Mobsya/aseba-target-thymio2 and epfl-mobots/thymio-python (BSD-3), checked against two running
Aseba nodes, one with the real firmware's tables; never on the robot by us. A USB cable or dongle, or
``socket://127.0.0.1:33333`` for a simulator or asebaswitch.

What the driver obeys:

- Silent until asked: nodes are listed until one answers; its id is the source of the answer. Its variables are
  found by name, for they lie elsewhere in other firmwares.
- A program in the robot would overwrite the speeds: it is replaced by an empty one first.
- A SET is not acknowledged: each is confirmed by a GET of both wheels.
- **It drives on when the computer is gone**, and Aseba's STOP does not halt it: see ``wheels``.
- A frame cut short is completed by the next one's bytes, and nothing but opening the port again ends that.
- Behind asebaswitch others may be heard and may set the wheels too: frames of other nodes are passed over, and
  wheels that do not hold our speed end the run.
- Speed 200; ``GUESSED`` is put together from others' measures and spreads by 15 %: calibrate.
"""

from collections.abc import Callable
from typing import ClassVar

from beebot.i18n import gettext as _
from beebot.robot import RobotError
from firmware_bridge import aseba
from firmware_bridge.aseba import Frame, Kind
from firmware_bridge.drivers.timed import CONNECT_WAIT_S
from firmware_bridge.drivers.wheels import REPLY_WAIT_S, Pace, WheelsDriver
from firmware_bridge.serial_link import Link

GUESSED = Pace(cell_s=2.2, quarter_s=1.08)
"""At speed 200 on a 15 cm cell."""
_LEFT, _RIGHT = "motor.left.target", "motor.right.target"
_ASK_AGAIN_S = 0.5
_READ_S = 0.002
_DESCRIBES = (Kind.DESCRIPTION, Kind.VARIABLE_DESCRIPTION)
_NO_PROGRAM = 0
"""The bytecode of a program with no events: one word, the size of its table of events."""


class ThymioDriver(WheelsDriver):
    """Drives a Thymio II on ``port``; never tried on a real robot by us."""

    TITLE: ClassVar[str] = "Thymio"
    BAUD: ClassVar[int] = 115200
    PACE: ClassVar[Pace] = GUESSED
    SPEED: ClassVar[int] = 200
    _heard = b""
    _frames: list[Frame]
    _spoken = False
    """Whether anything has come in since the port was opened."""
    _node = _offset = 0

    def _greet(self, link: Link) -> None:
        self._heard, self._frames, self._spoken = b"", [], False
        deadline = self._in(CONNECT_WAIT_S)
        here = None
        while here is None:
            if self._clock.now() >= deadline:
                raise self._stranger() if self._spoken else self._nobody()
            link.write(aseba.pack(Kind.LIST_NODES, aseba.VERSION))
            here = self._find(link, self._in(_ASK_AGAIN_S), lambda frame: frame.kind == Kind.NODE_PRESENT)
        self._node = here.source
        self._offset = self._describe(link, deadline)
        link.write(aseba.pack(Kind.SET_BYTECODE, self._node, 0, _NO_PROGRAM))
        link.write(aseba.pack(Kind.RUN, self._node))
        self._turn(link, 0, 0)

    def _describe(self, link: Link, deadline: float) -> int:
        """Where the left wheel's speed is; the right one's follows it."""
        link.write(aseba.pack(Kind.GET_NODE_DESCRIPTION, self._node, aseba.VERSION))
        places: dict[str, int] = {}
        end, expected = 0, None
        while expected is None or len(places) < expected:
            frame = self._find(link, deadline, lambda frame: frame.kind in _DESCRIBES)
            if frame is None or frame.source != self._node:
                raise self._stranger()
            try:
                if frame.kind == Kind.DESCRIPTION:
                    expected = aseba.count_variables(frame.payload)
                    continue
                name, size = aseba.read_variable(frame.payload)
            except ValueError:
                raise self._stranger() from None
            places[name] = end
            end += size
        if _LEFT not in places or places.get(_RIGHT) != places[_LEFT] + 1:
            raise self._stranger()
        return places[_LEFT]

    def _in(self, seconds: float) -> float:
        return self._clock.now() + self._clock.patience(seconds)

    def _find(self, link: Link, deadline: float, wanted: Callable[[Frame], bool]) -> Frame | None:
        """The next frame that is ``wanted``; None if there is none until ``deadline``."""
        while True:
            while self._frames:
                frame = self._frames.pop(0)
                if wanted(frame):
                    return frame
            if self._clock.now() >= deadline:
                return None
            self._hear(link.read(self._clock.patience(_READ_S)))

    def _packet(self, left: int, right: int) -> bytes:
        return aseba.pack(Kind.SET_VARIABLES, self._node, self._offset, left, right)

    def _confirm(self, link: Link, left: int, right: int, /) -> None:
        self._frames.clear()
        with self._writing:
            self._write(link, aseba.pack(Kind.GET_VARIABLES, self._node, self._offset, 2))
        answer = self._find(link, self._in(REPLY_WAIT_S), self._tells_wheels)
        if answer is None:
            raise self._no_word()
        speeds = answer.words[1:]
        if speeds != (left, right) and not (speeds == (0, 0) and self._stop_asked.is_set()):
            raise RobotError(
                _("un autre programme conduit le robot sur le port {port} ; fermez-le, puis recommencez").format(
                    port=self._port
                )
            )

    def _tells_wheels(self, frame: Frame) -> bool:
        return (
            frame.source == self._node
            and frame.kind == Kind.VARIABLES
            and frame.words[:1] == (self._offset,)
            and len(frame.words) == 3  # noqa: PLR2004 (where, left, right)
        )

    def _hear(self, data: bytes) -> None:
        self._spoken = self._spoken or bool(data)
        try:
            frames, self._heard = aseba.take(self._heard + data)
        except ValueError:
            raise self._stranger() from None
        self._frames += frames
