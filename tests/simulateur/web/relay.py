"""A network between a browser and a room that can fall silent: bytes wait, and neither end is told of it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.simulateur.web.rooms import Room

_BLOCK = 1 << 16


class Relay:
    """Hands on what comes for a room's port at another port, which the room takes for its own."""

    def __init__(self, room: Room) -> None:
        self._behind = ("127.0.0.1", room.opening.port)
        self._flows = threading.Event()
        self._flows.set()
        self._sockets: list[socket.socket] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        room.opening.port = self._door.getsockname()[1]
        threading.Thread(target=self._meet, daemon=True).start()

    def falls_silent(self) -> None:
        """Hand on nothing from now on, either way."""
        self._flows.clear()

    def flows(self) -> None:
        """Hand on what has waited, and all that comes."""
        self._flows.set()

    def close(self) -> None:
        self._flows.set()
        for each in (self._door, *self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _meet(self) -> None:
        with suppress(OSError):
            while True:
                here, _address = self._door.accept()
                there = socket.create_connection(self._behind)
                self._sockets += (here, there)
                for one, other in ((here, there), (there, here)):
                    threading.Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(_BLOCK):
                self._flows.wait()
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)


@contextmanager
def between(room: Room) -> Iterator[Relay]:
    """A relay before a room, until the block ends."""
    relay = Relay(room)
    try:
        yield relay
    finally:
        relay.close()
