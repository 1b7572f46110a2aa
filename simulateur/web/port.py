"""The classroom's port: who is connected, who has to go, and what an adult hears of it."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

from websockets.asyncio.server import ServerConnection

from beebot.i18n import gettext as _
from simulateur.machine.faults import Faults
from simulateur.web.connections import Connections, Wait, network
from simulateur.web.notices import Notices
from simulateur.web.responses import PIECE_BYTES

WAITING = 1024
"""Connections that the system holds until they are accepted; macOS holds 128."""
ACCEPTED_AT_ONCE = 8
"""Connections that are accepted before those that came earlier are looked at: each takes a file of this process."""
_REFUSED_AT_ONCE = 64
_NO_ROOM = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
"""What the system says when it has no room for one more connection; asyncio accepts again a second later."""


class Door(socket.socket):
    """A listening socket that closes at once the connections that ``admits`` refuses by their address.

    asyncio, which would cost more, hears nothing of them. Windows accepts connections by itself (AcceptEx): there, none
    is refused before it is counted.
    """

    admits: Callable[[str], bool]

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection that is admitted.

        Raises:
            BlockingIOError: there is none, or so many were refused that others have to be heard first.
        """
        for _refused in range(_REFUSED_AT_ONCE):
            found, address = super().accept()
            if self.admits(str(address[0])):
                return found, address
            found.close()
        raise BlockingIOError


def listening(host: str, port: int, admits: Callable[[str], bool]) -> Door:
    """A socket that listens at ``host``, an IP address of this computer, on ``port``; 0 is any that is free.

    What the system itself may hold of an answer is bounded too (SO_SNDBUF, which accepted sockets inherit).

    Raises:
        OSError: the port is taken, or this computer has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = Door(fileno=socket.create_server((host, port), family=family, backlog=WAITING).detach())
    found.admits = admits
    found.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, PIECE_BYTES)
    return found


class Counted(ServerConnection):
    """A connection that is counted from the moment it is accepted until it is lost."""

    def __init__(
        self,
        came: "Callable[[Counted], None]",
        lost: "Callable[[Counted], None]",
        *parts: Any,
        **options: Any,
    ) -> None:
        super().__init__(*parts, **options)
        self._came = came
        self._lost = lost

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._came(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(self)
        super().connection_lost(exc)


class Port:
    """Counts who is connected, by ``clock``; ``faults`` keeps reports of unforeseen errors, None for nobody to read."""

    def __init__(self, clock: Callable[[], float], notices: Notices, faults: Faults | None) -> None:
        self._clock = clock
        self._notices = notices
        self._faults = faults
        self._connections: Connections[Counted] = Connections()
        self._is_closed = False

    @property
    def counted(self) -> Callable[..., Counted]:
        """What makes each connection of the server, so that it is counted."""
        return partial(Counted, self._came, self._connections.goes)

    def admits(self, address: str) -> bool:
        """Whether a connection from ``address`` is accepted."""
        if self._connections.has_room(address, self._clock()):
            return True
        self._tell_of(network(address))
        return False

    def waits(self, connection: Counted, wait: Wait) -> None:
        """Note that a connection begins to wait for something, or has taken one more piece of an answer."""
        self._connections.waits(connection, wait, self._clock())

    def plays(self, connection: Counted) -> None:
        """Note that ``connection`` is that of a tablet in play, which is kept however many others come."""
        self._connections.goes(connection)

    def end_late(self) -> None:
        """End the connections that have taken longer than they may."""
        for connection in self._connections.late(self._clock()):
            connection.transport.abort()

    def close(self) -> None:
        """End all counted connections, and refuse those to come."""
        self._is_closed = True
        for connection in self._connections:
            connection.transport.abort()

    def failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Report an error of the asyncio loop or of one of its tasks, told in ``context``."""
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            self._notices.add(_("trop de connexions pour cet ordinateur ; une nouvelle tablette attend un peu"))
            self._end_one(self._connections.worst(self._clock()))
        else:
            self.note(error or RuntimeError(context["message"]))

    def note(self, error: BaseException) -> None:
        """Keep a report of an unforeseen ``error``, and tell the adult of it."""
        if self._faults is not None and (told := self._faults.note(error, "serving", _("Tablettes"))):
            self._notices.add(told)

    def _came(self, connection: Counted) -> None:
        if self._is_closed:
            connection.transport.abort()
            return
        address = str(connection.remote_address[0])
        self._end_one(self._connections.comes(connection, address, self._clock()))

    def _end_one(self, chosen: tuple[Counted, str] | None) -> None:
        if chosen is not None:
            connection, address = chosen
            self._connections.goes(connection)
            connection.transport.abort()
            self._tell_of(address)

    def _tell_of(self, address: str) -> None:
        self._notices.add(_("trop de connexions de {address} ; le kit en ferme").format(address=address))


def reporting(note: Callable[[BaseException], object]) -> logging.Logger:
    """A logger for ``websockets`` that writes nowhere: each exception logged as an error is given to ``note``."""

    class Reports(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.exc_info and record.exc_info[1] is not None:
                note(record.exc_info[1])

    found = logging.Logger("tablets", logging.ERROR)  # of no other: nothing reaches a terminal by it
    found.addHandler(Reports())
    return found
