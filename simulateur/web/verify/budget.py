"""How long, and how much, whoever is asked for files may send: whole answers in time, and all of them together."""

import http.client
import io
import socket
import urllib.request
from collections.abc import Callable
from functools import partial
from typing import Any

from beebot.errors import KitError
from beebot.i18n import gettext as _

Clock = Callable[[], float]
"""Seconds that only go up, like ``time.monotonic``."""
ANSWER_S = 30.0
"""Seconds for one answer as a whole, however often a piece of it comes."""
WHOLE_S = 600.0
_AT_ONCE_S = 0.001
MOST = 100_000_000
"""The most bytes of all files, packed or not; the kit's default folder has less than a third."""


class Budget:
    """Limits what may be downloaded from ``where``: ``WHOLE_S`` seconds and ``MOST`` bytes for all answers together."""

    def __init__(self, where: str, clock: Clock) -> None:
        self._where, self._clock = where, clock
        self._end_s = clock() + WHOLE_S
        self._bytes = MOST

    def for_an_answer(self) -> float:
        """How many seconds the next answer may take.

        Raises:
            KitError: no time is left.
        """
        left_s = min(ANSWER_S, self._end_s - self._clock())
        if left_s <= 0:
            told = _("{where} n'a pas tout donné en {minutes} minutes ; recommencez par un réseau plus rapide")
            raise KitError(told.format(where=self._where, minutes=round(WHOLE_S / 60)))
        return left_s

    def take(self, count: int) -> None:
        """Count ``count`` bytes that have come.

        Raises:
            KitError: these are more than there may be.
        """
        self._bytes -= count
        if self._bytes < 0:
            told = _(
                "{where} donne plus de {most} Mo, ce n'est pas le dossier de « tablette construire » ; vérifiez-le"
            )
            raise KitError(told.format(where=self._where, most=round(MOST / 1e6)))


class _Hurried(http.client.HTTPConnection):
    """A connection whose ``timeout`` is that of the whole answer, from the first knock to the last byte."""

    def __init__(self, *given: Any, clock: Clock, **named: Any) -> None:
        super().__init__(*given, **named)
        self._clock = clock
        self._end_s = clock() + (ANSWER_S if self.timeout is None else self.timeout)
        self._create_connection = self._connected  # what http.client calls for it
        self.response_class = partial(_Response, left=self._left)  # type: ignore[assignment]  # it is called alone

    def _left(self) -> float:
        left_s = self._end_s - self._clock()
        if left_s <= 0:
            raise TimeoutError
        return left_s

    def _connected(self, address: tuple[str, int], _timeout: object, source: Any) -> socket.socket:
        """As ``socket.create_connection``, but in the time for all addresses that a name has."""
        failed: OSError = TimeoutError()
        for *_kind, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
            try:
                connected = socket.create_connection((str(place[0]), place[1]), self._left(), source)
            except OSError as error:
                failed = error
            else:  # the greeting of TLS counts all of its steps together
                connected.settimeout(max(self._end_s - self._clock(), _AT_ONCE_S))
                return connected
        raise failed


class _HurriedOverTls(_Hurried, http.client.HTTPSConnection):
    """A ``_Hurried`` connection over TLS."""


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *given: Any, left: Clock, **named: Any) -> None:
        super().__init__(sock, *given, **named)
        self.fp = io.BufferedReader(_Stream(sock, self.fp.detach(), left))


class _Stream(io.RawIOBase):
    """What comes over a socket, while ``left`` gives seconds that are left."""

    def __init__(self, sock: socket.socket, raw: io.RawIOBase, left: Clock) -> None:
        self._sock, self._raw, self._left = sock, raw, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class InTime(urllib.request.HTTPSHandler, urllib.request.HTTPHandler):
    """A handler for urllib, with and without TLS, that keeps each answer within the time that is left."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Hurried, clock=self._clock), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_HurriedOverTls, clock=self._clock), req)
