"""One request at a time to the kit's own robot, sent again until its reply comes: the host's half of the sessions.

``firmware/PROTOCOL.md``, sections 4, 5 and 8. Damaged, doubled, late and foreign frames change nothing here.
"""

import random
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from beebot.i18n import gettext as _
from beebot.robot import LinkLostError, RobotError, RobotResetError
from firmware_bridge.clock import Clock
from firmware_bridge.kit_protocol import AFRESH, BAUD, VERSION, Decoder, ErrorCode, Frame, Hello, Kind, boot_of_event
from firmware_bridge.serial_link import Link

LOST_AFTER_S = 5.0
"""A request without its reply for so long means that the link is lost."""
_BYTES_PER_SECOND = BAUD / 10
_FIRST_WAIT_S, _SHORTEST_WAIT_S, _LONGEST_WAIT_S = 0.05, 0.015, 0.5
_ROUND_TRIPS_KEPT = 8
_REPLY_BYTES = 13
"""The longest reply on the wire, that of INFO."""
_HELLO_EVERY_S = 0.1
_STOP_EVERY_S = 0.015

Hear = Callable[[Frame], None]


class NoReplyError(Exception):
    """No reply after all the tries allowed. The robot may or may not have done what was asked."""


class RefusalError(Exception):
    """The robot did not do a request; the error holds the reason it gave."""

    def __init__(self, code: int, detail: bytes) -> None:
        super().__init__(f"error {code:02X} {detail.hex()}")
        self.code = code
        self.detail = detail


class Exchange:
    """Requests to the kit's robot and its replies, on one open link.

    Requests come from one thread at a time; ``stop`` may come from any. ``hear`` is called with every event, in the
    thread that reads. Times are in robot seconds; ``clock.patience`` says what the computer may add to them.
    """

    def __init__(self, link: Link, clock: Clock, port: str, chance: random.Random, hear: Hear) -> None:
        self._link = link
        self._clock = clock
        self._port = port
        self._chance = chance
        self._hear = hear
        self._decoder = Decoder()
        self._session = self._sequence = 0
        self.silent = True
        """Whether not one byte has come in yet."""
        self.boot: int | None = None
        """The robot's boot number, once a session is open."""
        self._trips: deque[float] = deque(maxlen=_ROUND_TRIPS_KEPT)
        self._turn = threading.Lock()
        self._writing = threading.Lock()
        self._stop_wanted = threading.Event()
        self._stop_sent_at = self._stop_until = 0.0

    def hello(self) -> Hello:
        """Open a new session.

        Raises:
            LinkLostError: no answer in ``LOST_AFTER_S``.
            RefusalError: the robot speaks another version.
            RobotError: the link broke.
        """
        with self._in_turn():
            reply = None
            while reply is None:
                self._session = self._chance.choice([number for number in range(1, 256) if number != self._session])
                self._sequence = self._chance.randrange(256)
                frame = Frame(Kind.HELLO, self._session, self._sequence, bytes((VERSION,)))
                try:
                    reply = Hello.parse(self._ask(frame, self._clock.patience(_HELLO_EVERY_S), None, first=AFRESH))
                except RefusalError as error:
                    if error.code != ErrorCode.SEQUENCE:  # else that number's session is open already
                        raise
            self.boot = reply.boot
        return reply

    def request(self, kind: Kind, payload: bytes = b"", *, extra_s: float = 0.0, tries: int | None = None) -> bytes:
        """Send a request of this ``kind`` and return its reply's payload; the robot may take ``extra_s`` longer.

        Raises:
            NoReplyError: no reply after ``tries``, where that is given; the next request may follow all the same.
            RefusalError: the robot did not do it.
            RobotResetError: the robot was reset.
            LinkLostError: no reply within ``LOST_AFTER_S``.
            RobotError: the link broke, or another program speaks to the robot.
        """
        with self._in_turn():
            following = (self._sequence + 1) % 256
            frame = Frame(kind, self._session, following, payload)
            wire = (len(payload) + 6 + _REPLY_BYTES) / _BYTES_PER_SECOND
            try:
                reply = self._ask(frame, wire + self._patience() + extra_s, tries)
            except RefusalError as error:
                self._refused(error, following)
                raise
            self._sequence = following
        return reply

    def listen(self, seconds: float) -> None:
        """Wait for events for at most ``seconds``; ends sooner if one came, or a stop was asked for."""
        with self._in_turn():
            if not self._stop_wanted.is_set():
                self._read(seconds)

    def stop(self, within_s: float = LOST_AFTER_S) -> None:
        """Stop the robot, from any thread: the request is sent at once, and again until the robot answers.

        Returns once it has answered. While another thread is in a request, returns at once: that thread then waits for
        the answer.

        Raises:
            LinkLostError: no answer within ``within_s``.
            RobotError: the link broke.
        """
        self._stop_until = self._clock.now() + self._clock.patience(within_s)
        self._stop_wanted.set()
        self._send_stop()
        self._finish_stop()

    def _ask(self, frame: Frame, wait_s: float, tries: int | None, *, first: bytes = b"") -> bytes:
        """Send ``frame`` until it is answered; ``first`` goes before it each time, or a zero before repetitions."""
        data = frame.encode()
        sent = 0
        lost_at = self._clock.now() + self._clock.patience(LOST_AFTER_S)
        while True:
            if sent == tries:
                raise NoReplyError
            overdue = self._clock.now() >= lost_at  # if the computer slept, the robot is asked once more all the same
            began = self._clock.now()
            self._write((first or (b"\0" if sent else b"")) + data)
            sent += 1
            reply = self._await(frame, began + wait_s)
            if reply is not None:
                if sent == 1:
                    self._trips.append(self._clock.now() - began)
                return reply
            if overdue:
                raise LinkLostError(self._lost())

    def _await(self, asked: Frame, until: float) -> bytes | None:
        while (left := until - self._clock.now()) > 0:
            for frame in self._read(left):
                if (frame.session, frame.sequence) != (asked.session, asked.sequence):
                    continue
                if frame.kind == Kind.ERROR and frame.payload:
                    raise RefusalError(frame.payload[0], frame.payload[1:])
                if frame.kind == Kind(asked.kind).reply:
                    return frame.payload
        return None

    def _read(self, seconds: float) -> list[Frame]:
        """What came within ``seconds``, events heard and stops seen to."""
        if self._stop_wanted.is_set():
            seconds = min(seconds, self._clock.patience(_STOP_EVERY_S))
            self._stop_again()
        data = self._link.read(seconds)
        self.silent = self.silent and not data
        frames = list(self._decoder.feed(data))
        for frame in frames:
            if frame.kind == Kind.STOP.reply:
                self._stop_wanted.clear()
            elif frame.kind == Kind.BOOT:
                self._check_boot(frame)
            elif frame.kind in (Kind.STEP, Kind.END):
                self._hear(frame)
        return frames

    def _check_boot(self, frame: Frame) -> None:
        with suppress(ValueError):  # from another robot: a hint that cannot be read is none
            if self.boot not in (None, boot_of_event(frame.payload)):
                raise RobotResetError(self._reset())

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Within it no other call is under way. At its end, a stop that was asked for meanwhile is sent."""
        try:
            with self._turn:
                yield
        finally:
            self._finish_stop()

    def _finish_stop(self) -> None:
        """Send the stop that was asked for, unless another call is under way: that one then sends it."""
        while self._stop_wanted.is_set() and self._turn.acquire(blocking=False):
            try:
                self._read(self._clock.patience(_STOP_EVERY_S))
            finally:
                self._turn.release()

    def _stop_again(self) -> None:
        now = self._clock.now()
        if now >= self._stop_until:
            self._stop_wanted.clear()
            raise LinkLostError(self._lost())
        if now - self._stop_sent_at >= self._clock.patience(_STOP_EVERY_S):
            self._send_stop()

    def _send_stop(self) -> None:
        self._stop_sent_at = self._clock.now()
        other = self._session % 255 + 1  # not the open session, whose numbers a stop must not use up
        self._write(AFRESH + Frame(Kind.STOP, other, 0).encode())

    def _write(self, data: bytes) -> None:
        with self._writing:
            self._link.write(data)

    def _patience(self) -> float:
        if not self._trips:
            return self._clock.patience(_FIRST_WAIT_S)
        slowest = 2 * max(self._trips)
        return min(max(slowest, self._clock.patience(_SHORTEST_WAIT_S)), self._clock.patience(_LONGEST_WAIT_S))

    def _refused(self, error: RefusalError, following: int) -> None:
        match error.code:
            case ErrorCode.SESSION:
                if int.from_bytes(error.detail, "big") != self.boot:
                    raise RobotResetError(self._reset()) from error
                sentence = _("un autre programme parle au robot du port {port} ; fermez-le, puis reconnectez le robot")
                raise RobotError(sentence.format(port=self._port)) from error
            case ErrorCode.SEQUENCE:
                self._sequence = error.detail[0] if error.detail else self._sequence
            case _:
                self._sequence = following

    def _lost(self) -> str:
        return _(
            "le robot du port {port} ne répond plus, et il roule peut-être encore ; "
            "arrêtez-le de la main, rebranchez-le, puis reconnectez-le"
        ).format(port=self._port)

    def _reset(self) -> str:
        return _(
            "le robot du port {port} a redémarré et ne bouge plus ; vérifiez ses piles, puis choisissez où reprendre"
        ).format(port=self._port)
