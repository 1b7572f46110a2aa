"""Put an emulator behind a port: a pseudo-terminal (POSIX), or a TCP port of this computer only.

    with serve_pty(Escornabot(), speed=20) as served:
        robot = open_robot("escornabot", served.port, SystemClock(speed=20))

A network port opens only through ``serve_tcp``, which an adult asks for.
"""

import os
import select
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Protocol

from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.robot import RobotError
from firmware_bridge.clock import SystemClock
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.movement import Movement

if sys.platform != "win32":
    import tty

_TICK_S = 0.005
"""How often the emulator is told the time, in real seconds; its own times are exact whatever this is."""
_CHUNK = 4096


class _Wire(Protocol):
    """The robot's end of a port."""

    port: str

    @property
    def in_use(self) -> bool: ...

    def exchange(self, seconds: float) -> tuple[bool, bytes]:
        """Wait at most ``seconds``; whether somebody has just opened the port, and what came."""

    def send(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class Served(AbstractContextManager["Served"]):
    """An emulator behind a port, in a thread of its own, until ``close`` or the end of a ``with``."""

    def __init__(
        self, emulator: Emulator, wire: _Wire, speed: float, on_movement: Callable[[Movement], None] | None
    ) -> None:
        self.emulator = emulator
        self.port = wire.port
        """What to give to a driver: a device or a ``socket://`` address."""
        self._wire = wire
        self._clock = SystemClock(speed)
        self._on_movement = on_movement or (lambda _movement: None)
        self._told = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"emulator {wire.port}", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        shown = 0
        while not self._closing.is_set():
            opened, data = self._wire.exchange(_TICK_S)
            now = self._clock.now()
            with self._told:
                if opened:
                    self.emulator.opened(now)
                if data:
                    self.emulator.receive(data, now)
                said = self.emulator.advance(now)
                self._told.notify_all()
            if said:
                self._wire.send(said)
            for movement in self.emulator.record[shown:]:
                shown += 1
                self._on_movement(movement)

    @property
    def in_use(self) -> bool:
        """Whether a program has the port open, as last seen; an opening within 5 ms of a closing may go unseen."""
        return self._wire.in_use

    def wait_for(self, condition: Callable[[], bool], timeout_s: float) -> bool:
        """Wait until ``condition()`` is true; returns False if it is not within ``timeout_s`` real seconds.

        The condition is checked each time after the emulator was given the time.
        """
        with self._told:
            return self._told.wait_for(condition, timeout_s)

    def close(self) -> None:
        """Unplug the robot: the port goes away. A second call does nothing."""
        if not self._closing.is_set():
            self._closing.set()
            self._thread.join()
            self._wire.close()

    def __exit__(self, *_error: object) -> None:
        self.close()


def serve_pty(emulator: Emulator, speed: float = 1.0, on_movement: Callable[[Movement], None] | None = None) -> Served:
    """Serve ``emulator`` behind a new pseudo-terminal, ``speed`` times faster than real time.

    ``on_movement`` is called with each movement when it ends, from the emulator's thread.

    Raises:
        RobotError: this system has no pseudo-terminals (Windows), or gives none.
    """
    if sys.platform == "win32":
        raise RobotError(_("ce système n'a pas de pseudo-terminal ; ajoutez « --tcp 5333 » pour un port réseau"))
    return Served(emulator, _Pty(), speed, on_movement)


def serve_tcp(
    emulator: Emulator,
    tcp_port: int,
    speed: float = 1.0,
    on_movement: Callable[[Movement], None] | None = None,
) -> Served:
    """Serve ``emulator`` on 127.0.0.1, to one program at a time; ``tcp_port`` 0 lets the system choose.

    Raises:
        RobotError: the port is taken or not allowed.
    """
    return Served(emulator, _Tcp(tcp_port), speed, on_movement)


if sys.platform != "win32":
    _gone: deque[int] = deque()
    """The slaves of the last emulators that ended."""
    _KEPT = 64

    def _keep_number_of(port: str) -> None:
        """Let the number of a pseudo-terminal that ends go to no other one while this process runs.

        Whoever lost that robot looks for it again at ``port``, every few seconds. Another emulator with the same number
        would be taken for it, and be busy for whoever it is meant for.
        """
        with suppress(OSError):
            _gone.append(os.open(port, os.O_RDWR | os.O_NOCTTY))
        if len(_gone) > _KEPT:
            os.close(_gone.popleft())

    class _Pty:
        """The master of a pseudo-terminal. Where a hang-up ends, somebody has opened the other side."""

        def __init__(self) -> None:
            try:
                self._master, slave = os.openpty()
            except OSError as error:
                sentence = _("l'émulateur n'a pas pu ouvrir de port ({reason}) ; vérifiez que /dev/pts est là")
                raise RobotError(sentence.format(reason=reason(error))) from error
            tty.setraw(slave)  # else the terminal echoes the boot text back to the robot
            self.port = os.ttyname(slave)
            os.close(slave)
            self._poll = select.poll()
            self._poll.register(self._master, select.POLLIN)
            self.in_use = False
            self._pause = threading.Event()

        def exchange(self, seconds: float) -> tuple[bool, bytes]:
            flags = dict(self._poll.poll(seconds * 1000 if self.in_use else 0)).get(self._master, 0)
            data = b""
            if flags & select.POLLIN:
                with suppress(OSError):  # a hang-up
                    data = os.read(self._master, _CHUNK)
            was_in_use, self.in_use = self.in_use, bool(data) or not flags & select.POLLHUP
            if not self.in_use:
                self._pause.wait(seconds)  # poll returns at once on a hang-up
            return self.in_use and not was_in_use, data

        def send(self, data: bytes) -> None:
            if self.in_use:
                with suppress(OSError):
                    os.write(self._master, data)

        def close(self) -> None:
            _keep_number_of(self.port)
            os.close(self._master)


class _Tcp:
    def __init__(self, tcp_port: int) -> None:
        try:
            self._listening = socket.create_server(("127.0.0.1", tcp_port), backlog=1)
        except (OSError, OverflowError) as error:
            raise RobotError(
                _("le port réseau {number} est pris ou interdit ; choisissez-en un autre avec --tcp").format(
                    number=tcp_port
                )
            ) from error
        self.port = f"socket://127.0.0.1:{self._listening.getsockname()[1]}"
        self._client: socket.socket | None = None

    @property
    def in_use(self) -> bool:
        return self._client is not None

    def exchange(self, seconds: float) -> tuple[bool, bytes]:
        waited_for = self._client or self._listening
        if not select.select([waited_for], [], [], seconds)[0]:
            return False, b""
        if self._client is None:
            self._client, _address = self._listening.accept()
            return True, b""
        data = b""
        with suppress(OSError):
            data = self._client.recv(_CHUNK)
        if not data:
            self._client.close()
            self._client = None
        return False, data

    def send(self, data: bytes) -> None:
        if self._client is not None:
            with suppress(OSError):
                self._client.sendall(data)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._listening.close()
