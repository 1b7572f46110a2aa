"""What a robot says, byte for byte, for a person who wants to learn its answers; no driver uses it."""

from dataclasses import dataclass

from firmware_bridge.clock import Clock
from firmware_bridge.serial_link import Link

LISTEN_S = 5.0
_SLICE_S = 0.2


@dataclass(frozen=True, slots=True)
class Said:
    """Bytes that came together, and how long after the question, in seconds."""

    after_s: float
    data: bytes


def listen_to(link: Link, clock: Clock, question: bytes, seconds: float = LISTEN_S) -> tuple[Said, ...]:
    """Write ``question``, which must move nothing, and keep all that comes within ``seconds``.

    Raises:
        LinkLostError: the link broke.
    """
    link.write(question)
    asked_at = clock.now()
    said = []
    while (now := clock.now()) < asked_at + seconds:
        if data := link.read(min(_SLICE_S, asked_at + seconds - now)):
            said.append(Said(clock.now() - asked_at, data))
    return tuple(said)
