"""A link that keeps what goes over it, with its times."""

import threading
from collections.abc import Callable
from itertools import accumulate

from firmware_bridge.clock import Clock
from firmware_bridge.serial_link import Link

LINE_BYTES = 512
"""The most bytes of one line."""
MOST_LINES, WIRE_BYTES, AROUND_LINE = 4000, 30_000, 12
"""A robot that says more than that in one trial babbles, and the rest is not noted: so many lines, or so many bytes of
them in the file, where each has so much around it."""
_SLICE_S = 0.2


class Recording:
    """What goes over the links of one driver, from one ``begin`` to the next; ``pieces`` as in ``Trial``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lines: list[str] = []
        self._adding = threading.Lock()
        self._began_s = 0.0
        self.pieces = 0
        self._link: RecordedLink | None = None
        """The one that was opened last."""

    def begin(self, pieces: int = 0) -> None:
        self.pieces, self._lines, self._began_s = pieces, [], self._clock.now()

    def now(self) -> float:
        """Seconds since ``begin``, to the thousandth."""
        return round(max(0.0, self._clock.now() - self._began_s), 3)

    def lines(self) -> tuple[str, ...]:
        """The lines since ``begin`` that a file has room for."""
        ends = accumulate(len(line) + AROUND_LINE for line in self._lines[:MOST_LINES])
        return tuple(line for line, end in zip(self._lines, ends, strict=False) if end <= WIRE_BYTES)

    def record(self, link: Link, hide: Callable[[bytes], bytes] = bytes) -> "RecordedLink":
        """``link``, noted; ``hide`` makes what is noted of what was said, in as many bytes."""
        self._link = RecordedLink(link, self, hide)
        return self._link

    @property
    def inner(self) -> Link | None:
        """The link that was opened last, without what notes it."""
        return None if self._link is None else self._link.inner

    def listen(self, seconds: float) -> None:
        """Note what comes in for ``seconds``.

        Raises:
            LinkLostError: the link broke.
        """
        until = self._clock.now() + seconds
        while self._link is not None and (left := until - self._clock.now()) > 0:
            self._link.read(min(_SLICE_S, left))

    def add(self, sign: str, data: bytes) -> None:
        """Note ``data``; ``sign`` is ``>`` for what the computer wrote, ``<`` for what the robot said."""
        with self._adding:
            self._lines += [
                f"{self.now():.3f} {sign} {data[start : start + LINE_BYTES].hex()}"
                for start in range(0, len(data), LINE_BYTES)
            ]


class RecordedLink:
    """The ``serial_link.Link`` of a driver, whose bytes are noted in a ``Recording``."""

    def __init__(self, inner: Link, recording: Recording, hide: Callable[[bytes], bytes]) -> None:
        self.inner, self._recording, self._hide = inner, recording, hide
        self.named = inner.named

    def write(self, data: bytes) -> None:
        self._recording.add(">", data)
        size = self._recording.pieces or max(1, len(data))
        for start in range(0, len(data), size):
            self.inner.write(data[start : start + size])

    def read(self, timeout: float) -> bytes:
        data = self.inner.read(timeout)
        if data:
            self._recording.add("<", self._hide(data))
        return data

    def close(self) -> None:
        self.inner.close()
