"""The kit's own robot, emulated: its wire, sessions and events, without its firmware.

``firmware/PROTOCOL.md`` is what it follows; its examples are played to this and to the real firmware.
"""

from typing import ClassVar

from firmware_bridge.emulator.kit_requests import KitRequests, Refused
from firmware_bridge.emulator.movement import Movement, Placement
from firmware_bridge.emulator.serial_robot import SerialRobot
from firmware_bridge.kit_protocol import BAUD, GREETING, VERSION, Decoder, ErrorCode, Frame, Kind

BOOTLOADER_S = 1.0
"""Not measured: how long an Arduino's bootloader waits after a reset."""
ANSWER_S = 0.0005
SILENCE_S = 0.1
"""A frame whose next byte does not come for so long is forgotten."""
_NOTHING = Frame(0, 0, 0)


class KitRobot(SerialRobot):
    """The kit's own robot, emulated. A new one was just switched on for the first time, and has sent its start."""

    BYTE_S: ClassVar[float] = 10 / BAUD
    BUFFER: ClassVar[int] = 1

    def __init__(self, start: Placement | None = None, *, usb: bool = True) -> None:
        super().__init__(usb=usb)
        self._news: list[Kind] = []
        """Events to say, after the reply in progress."""
        self._requests = KitRequests(start, self._news.append)
        self._forget()

    def _forget(self) -> None:
        self._decoder, self._heard_at = Decoder(), 0.0
        self._session, self._last, self._reply = 0, _NOTHING, _NOTHING

    @property
    def record(self) -> tuple[Movement, ...]:
        return self._requests.body.record

    @property
    def _moves(self) -> bool:
        return self._requests.body.runs

    def power_on(self, now: float) -> None:
        """Start anew at ``now``, as after a reset."""
        self._advance(now)
        self._requests.restart(now)
        self._forget()
        listens = now + BOOTLOADER_S
        self._restart(listens, listens, (listens, self.boot_event()))

    def boot_event(self) -> bytes:
        """The frame that the robot sends when it starts."""
        of = self._requests
        payload = bytes((GREETING, VERSION)) + of.boot.to_bytes(2, "big") + bytes((of.cause, of.situation()))
        return Frame(Kind.BOOT, 0, 0, payload).encode()

    def _next_at(self) -> float:
        return self._requests.body.next_at

    def _due(self, moment: float) -> None:
        self._requests.movement_over(moment)
        self._say_news(moment)

    def _say_news(self, moment: float) -> None:
        for kind in self._news:
            self._say(Frame(kind, self._session, 0, self._requests.status()), moment)
        self._news.clear()

    def _say(self, frame: Frame, moment: float) -> None:
        data = frame.encode()
        free = max(moment, self._to_send[-1][0]) if self._to_send else moment
        self._to_send.append((free + len(data) * self.BYTE_S, data))

    def _take(self, byte: int, moment: float) -> None:
        if moment - self._heard_at >= SILENCE_S:
            self._decoder.forget()
        self._heard_at = moment
        for frame in self._decoder.feed(bytes((byte,))):
            self._say(self._answer(frame, moment + ANSWER_S), moment + ANSWER_S)
            self._say_news(moment)
        self._requests.damaged = self._decoder.damaged

    def _answer(self, frame: Frame, moment: float) -> Frame:
        session, last = self._session, self._last
        following = frame.session == session != 0 and frame.sequence == (last.sequence + 1) % 256
        if frame.kind == Kind.HELLO and frame.session not in (0, session):
            if frame.payload != bytes((VERSION,)):
                return _refusal(frame, Refused(ErrorCode.VERSION, bytes((VERSION,))))
            self._session = frame.session
        elif frame.kind == Kind.STOP and not following:
            return self._execute(frame, moment)
        elif not session or frame.session != session:
            return _refusal(frame, Refused(ErrorCode.SESSION, self._requests.boot.to_bytes(2, "big")))
        elif frame == last:
            return self._reply
        elif not following or frame.kind == Kind.HELLO:
            return _refusal(frame, Refused(ErrorCode.SEQUENCE, bytes((last.sequence,))))
        self._last = frame
        self._reply = self._execute(frame, moment)
        return self._reply

    def _execute(self, frame: Frame, moment: float) -> Frame:
        try:
            kind, payload = self._requests.perform(frame.kind, frame.payload, moment)
        except Refused as refused:
            return _refusal(frame, refused)
        return Frame(kind, frame.session, frame.sequence, payload)


def _refusal(frame: Frame, refused: Refused) -> Frame:
    return Frame(Kind.ERROR, frame.session, frame.sequence, refused.payload)
