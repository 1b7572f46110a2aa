"""The serial link: the one place that opens a port, and where the system's errors become sentences."""

import errno
import threading
from typing import Protocol

import serial

from beebot.console.typed import typed
from beebot.i18n import gettext as _
from beebot.robot import LinkLostError, RobotError
from firmware_bridge.clock import Clock

_POLL_S = 0.01
"""How long pyserial waits in one read; fixed, for changing it reconfigures the port, which fails after a hang-up."""
_WRITE_TIMEOUT_S = 2.0
"""A Bluetooth port whose robot is gone may accept nothing for ever."""
_CHUNK = 4096

_MISSING = {errno.ENOENT, errno.ENODEV, errno.ENXIO}
_DENIED = {errno.EACCES, errno.EPERM}
_ASLEEP = {errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.ECONNRESET}
"""What a Bluetooth port says whose robot is switched off or far away."""
_SEMAPHORE_TIMEOUT = "121"
"""The same in the text of Windows, where the number is the last thing in it."""
_BUSY = {errno.EBUSY, errno.EAGAIN, errno.EWOULDBLOCK}


class Link(Protocol):
    """A two-way stream of bytes to a robot: ``SerialLink`` for a port, ``DirectLink`` for an emulator in here."""

    @property
    def named(self) -> bool | None:
        """Whether the robot showed the name of its kind before anything was written; None over a cable."""

    def write(self, data: bytes) -> None:
        """Send ``data``; may be called while another thread reads.

        Raises:
            LinkLostError: the link broke.
        """

    def read(self, timeout: float) -> bytes:
        """The bytes that came in; waits for some at most ``timeout`` robot seconds. Empty if none came.

        Raises:
            LinkLostError: the link broke.
        """

    def close(self) -> None:
        """Release the link. A second call does nothing."""


class SerialLink:
    """A link by a device (``/dev/ttyUSB0``, ``COM3``, a pty) or a pyserial URL (``socket://127.0.0.1:5333``)."""

    named: bool | None = None

    def __init__(self, port: str, clock: Clock, baud: int = 9600) -> None:
        """Open ``port``, 8N1, for us alone where the system can say so (advisory in pyserial 3.5).

        Raises:
            RobotError: no such port, no right to open it, busy, or not a serial port.
        """
        self._port = port
        self._clock = clock
        self._reading, self._writing = threading.Lock(), threading.Lock()
        exclusive = None if "://" in port else True
        try:
            self._serial = serial.serial_for_url(
                port, baudrate=baud, timeout=_POLL_S, write_timeout=_WRITE_TIMEOUT_S, exclusive=exclusive
            )
        except (OSError, ValueError) as error:
            raise RobotError(_why_not_open(port, error)) from error

    def write(self, data: bytes) -> None:
        try:
            with self._writing:
                self._serial.write(data)
        except OSError as error:
            raise LinkLostError(_gone(self._port)) from error

    def read(self, timeout: float) -> bytes:
        deadline = self._clock.now() + timeout
        while True:
            try:
                with self._reading:
                    data = self._serial.read(1)
                    if data:
                        return data + self._rest()
            except OSError as error:
                raise LinkLostError(_gone(self._port)) from error
            if self._clock.now() >= deadline:
                return b""

    def _rest(self) -> bytes:
        try:
            return self._serial.read(min(_CHUNK, self._serial.in_waiting))
        except OSError:
            return b""  # the next read finds the hang-up again; what came before it is not lost

    def close(self) -> None:
        with self._reading, self._writing:  # pyserial fails with a TypeError if closed under a reader or a writer
            plug = getattr(self._serial, "_socket", None)
            self._serial.close()
            if plug is not None:
                plug.close()  # pyserial forgets to, where the other side went first


def _gone(port: str) -> str:
    return _(
        "le port {port} ne répond plus, et le robot roule peut-être encore ; "
        "prenez-le en main, rebranchez-le, puis recommencez"
    ).format(port=port)


def _why_not_open(port: str, error: Exception) -> str:
    code = getattr(error, "errno", None)
    text = str(error)  # on Windows, and for sockets, pyserial keeps the cause in the text alone
    if code in _MISSING or "FileNotFoundError" in text:
        return _(
            "le port {port} n'existe pas ; branchez le robot et cherchez son port avec « {command} liste »"
        ).format(port=port, command=typed("beebot-robot"))
    if code in _BUSY or "PermissionError" in text:
        return _("le port {port} est occupé ; fermez l'autre programme qui s'en sert, puis recommencez").format(
            port=port
        )
    if code in _DENIED:
        return _(
            "vous n'avez pas le droit d'ouvrir le port {port} ; "
            "ajoutez votre compte au groupe « dialout », puis rouvrez la session"
        ).format(port=port)
    if port.startswith("socket:"):
        return _("personne ne répond à l'adresse {port} ; lancez d'abord l'émulateur, puis recommencez").format(
            port=port
        )
    if code in _ASLEEP or text.endswith(f"{_SEMAPHORE_TIMEOUT})"):
        return _("aucun robot n'est au bout du port {port} ; allumez-le, approchez-le, puis recommencez").format(
            port=port
        )
    return _("{port} n'est pas un port série utilisable ; cherchez celui du robot avec « {command} liste »").format(
        port=port, command=typed("beebot-robot")
    )
