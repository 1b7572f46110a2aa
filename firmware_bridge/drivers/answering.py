"""A robot that answers every request: its link, its session, and what it keeps and tells besides programs.

``firmware/PROTOCOL.md`` is what both sides speak.
"""

import contextlib
import random
import threading
from abc import abstractmethod
from collections.abc import Callable, Collection
from dataclasses import astuple, fields, replace
from functools import partial
from typing import ClassVar, TypeVar

from beebot.i18n import gettext as _
from beebot.robot import LinkLostError, Measured, RefusedError, Robot, RobotError
from firmware_bridge.calibration import Counts, corrected_counts
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.not_this_robot import nobody, stranger
from firmware_bridge.drivers.timed import OpenLink
from firmware_bridge.kit_exchange import Exchange, RefusalError
from firmware_bridge.kit_protocol import (
    BAUD,
    VERSION,
    ErrorCode,
    Frame,
    Hello,
    Info,
    Kind,
    Parameter,
    Status,
)
from firmware_bridge.robot_ports import open_port
from firmware_bridge.serial_link import Link

CELL_MM = 150
_SAVE_S = 0.1
_CLOSING_S = 1.0
"""How long closing may wait for the answer to a last stop."""

_Reply = TypeVar("_Reply")


class AnsweringDriver(Robot):
    """The part of the kit's own driver that asks the robot things, on ``port``; ``KitDriver`` adds running programs."""

    TITLE: ClassVar[str] = "robot du kit"
    BAUD: ClassVar[int] = BAUD
    CHANNEL: ClassVar[None] = None

    def __init__(
        self,
        port: str,
        clock: Clock,
        open_link: OpenLink | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """Keep what ``connect`` needs; ``chance`` draws session and run numbers, and is given by tests."""
        self._port = port
        self._clock = clock
        self._open_link = open_link or partial(open_port, baud=self.BAUD, channel=self.CHANNEL, robot=self.TITLE)
        self._chance = chance or random.SystemRandom()
        self._link: Link | None = None
        self._exchange: Exchange | None = None
        self._info: Info | None = None
        self._running = False
        """Whether a run of ours may be going on."""
        self._stop_asked = threading.Event()

    @property
    def info(self) -> Info:
        """What the robot said of itself when it was connected."""
        if self._info is None:
            raise RuntimeError("connect() first")
        return self._info

    def connect(self) -> None:
        """Open the port, and a session with the robot."""
        if self._exchange is not None:
            return
        link = self._open_link(self._port, self._clock)
        exchange = Exchange(link, self._clock, self._port, self._chance, self._hear)
        try:
            self._greet(exchange)
            self._info = self._parsed(Info.parse, exchange.request(Kind.INFO))
        except RefusalError as error:
            link.close()
            raise self._stranger() from error
        except BaseException:
            link.close()
            raise
        self._link, self._exchange = link, exchange

    def close(self) -> None:
        """Stop a run in progress and release the port; raises nothing if the robot is already gone."""
        link, exchange = self._link, self._exchange
        if link is None or exchange is None:
            return
        try:
            if self._running:
                with contextlib.suppress(RobotError):
                    exchange.stop(_CLOSING_S)
                    self._running = False
        finally:
            self._link = self._exchange = None
            link.close()

    def _greet(self, exchange: Exchange) -> Hello:
        try:
            return exchange.hello()
        except LinkLostError as error:
            raise nobody(self._port, self.TITLE) if exchange.silent else self._stranger() from error
        except RefusalError as error:
            if error.code == ErrorCode.VERSION and error.detail:
                sentence = _(
                    "le robot du port {port} parle la version {theirs} de son langage et ce kit la version {ours} ; "
                    "mettez à jour le plus ancien des deux"
                )
                told = sentence.format(port=self._port, theirs=error.detail[0], ours=VERSION)
                raise RobotError(told) from error
            raise self._stranger() from error
        except ValueError as error:
            raise self._stranger() from error

    @abstractmethod
    def _hear(self, frame: Frame) -> None:
        """Take note of an event."""

    # Requests

    def status(self) -> Status:
        """What the robot is doing, as it reports it."""
        return self._parsed(Status.parse, self._ask(Kind.STATUS))

    def read(self, parameter: Parameter) -> int:
        """The value that the robot has now for ``parameter``; the unit is in ``firmware/PROTOCOL.md``."""
        return int.from_bytes(self._ask(Kind.GET, bytes((parameter,))), "big")

    def write(self, parameter: Parameter, value: int) -> None:
        """Set ``parameter`` to ``value`` until the robot's next reset; call ``save`` to keep it for good.

        Raises:
            RefusalError: the value is out of the parameter's bounds.
        """
        self._ask(Kind.SET, bytes((parameter,)) + value.to_bytes(2, "big"), expected=(ErrorCode.RANGE,))

    def save(self) -> None:
        """Have the robot keep the present values of all parameters for good."""
        self._ask(Kind.SAVE, extra_s=_SAVE_S)

    def check_presence(self) -> None:
        self.status()

    def token(self) -> int:
        """The number of the animal (token) that the robot keeps; 0 for none."""
        return self.info.token

    def give_token(self, number: int) -> None:
        """Have the robot keep ``number`` as its token, 0 for none; ``info`` has the new one from now on."""
        self.write(Parameter.TOKEN, number)
        self.save()
        self._info = replace(self.info, token=number)

    def calibrate(self, measured: Measured) -> Counts:
        """Correct the robot's counts by what was ``measured``, and keep them in the robot. Returns the new counts."""
        places = list(Parameter)[: len(fields(Counts))]
        before = Counts(*map(self.read, places))
        after = corrected_counts(before, measured, CELL_MM)
        try:
            for parameter, count in zip(places, astuple(after), strict=True):
                self.write(parameter, count)
        except RefusalError as error:
            for parameter, count in zip(places, astuple(before), strict=True):
                self.write(parameter, count)
            sentence = _("ces mesures demandent au robot du port {port} un réglage hors de ses bornes ; mesurez encore")
            raise RefusedError(sentence.format(port=self._port)) from error
        self.save()
        return after

    def signal(self) -> None:
        """Light and sound for a second, to see which robot this is."""
        self._ask(Kind.SIGNAL)

    def _ask(
        self,
        kind: Kind,
        payload: bytes = b"",
        *,
        extra_s: float = 0.0,
        tries: int | None = None,
        expected: Collection[ErrorCode] = (),
    ) -> bytes:
        """The payload of the reply, as ``Exchange.request``; ``expected`` refusals are the caller's to understand.

        Raises:
            RefusalError: one of those.
            RefusedError: the robot is moving.
            RobotError: what it refuses, the kit's robot does not refuse.
        """
        try:
            return self._connected().request(kind, payload, extra_s=extra_s, tries=tries)
        except RefusalError as error:
            if error.code in expected:
                raise
            if error.code != ErrorCode.STATE:
                raise self._stranger() from error
            sentence = _("le robot du port {port} est en train de rouler ; attendez la fin ou arrêtez-le")
            raise RefusedError(sentence.format(port=self._port)) from error

    def _parsed(self, parse: Callable[[bytes], _Reply], payload: bytes) -> _Reply:
        try:
            return parse(payload)
        except ValueError as error:
            raise self._stranger() from error  # it frames as this robot does and is another

    def _connected(self) -> Exchange:
        if self._exchange is None:
            raise RuntimeError("connect() first")
        return self._exchange

    def _stranger(self) -> RobotError:
        return stranger(self._port, self.TITLE)
