"""Frames of Aseba, the language of Thymio: bytes only, for the driver.

``u16 length, u16 source, u16 type, payload``, little-endian; the length is that of the payload. No checksum, no
mark to find the start of a frame again. Facts: Mobsya/aseba and Mobsya/aseba-target-thymio2, checked against two
running Aseba nodes.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum

HEAD = struct.Struct("<HHH")
LONGEST = 1024
"""No node has longer payloads; a stream of something else soon claims one."""
VERSION = 5
HOST = 1


class Kind(IntEnum):
    """The messages in use; ``9…`` come from nodes, ``A…`` from computers."""

    DESCRIPTION = 0x9000
    VARIABLE_DESCRIPTION = 0x9001
    VARIABLES = 0x9005
    NODE_PRESENT = 0x900C
    SET_BYTECODE = 0xA001
    RUN = 0xA003
    GET_VARIABLES = 0xA00B
    SET_VARIABLES = 0xA00C
    GET_NODE_DESCRIPTION = 0xA010
    LIST_NODES = 0xA011


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; ``source`` is the node that sent it."""

    source: int
    kind: int
    payload: bytes

    @property
    def words(self) -> tuple[int, ...]:
        """The payload as signed 16-bit words; an odd last byte is left out."""
        return tuple(word for (word,) in struct.iter_unpack("<h", self.payload[: len(self.payload) // 2 * 2]))


def pack(kind: Kind, *words: int) -> bytes:
    """A frame from this computer; words from -32768 to 65535."""
    payload = b"".join((word & 0xFFFF).to_bytes(2, "little") for word in words)
    return HEAD.pack(len(payload), HOST, kind) + payload


def take(heard: bytes) -> tuple[list[Frame], bytes]:
    """The whole frames at the start of ``heard``, and what is left.

    Raises:
        ValueError: a length that no node sends, so this is something else.
    """
    frames = []
    while len(heard) >= HEAD.size:
        length, source, kind = HEAD.unpack_from(heard)
        if length > LONGEST:
            raise ValueError(f"no Aseba frame has {length} bytes")
        if len(heard) < HEAD.size + length:
            break
        frames.append(Frame(source, kind, heard[HEAD.size : HEAD.size + length]))
        heard = heard[HEAD.size + length :]
    return frames, heard


_SIZES = struct.Struct("<7H")
"""Seven words: sizes, then how many variables, events and functions there are."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a node's description announces."""

    name: str
    variables: int
    events: int
    functions: int


def read_counts(payload: bytes) -> Counts:
    """Read a ``DESCRIPTION``.

    Raises:
        ValueError: it is cut.
    """
    name, rest = read_text(payload)
    if len(rest) < _SIZES.size:
        raise ValueError("a cut description")
    *_sizes, variables, events, functions = _SIZES.unpack_from(rest)
    return Counts(name, variables, events, functions)


def read_variable(payload: bytes) -> tuple[str, int]:
    """The name of a described variable, and how many words it has.

    Raises:
        ValueError: it is cut.
    """
    name, _rest = read_text(payload[2:])
    return name, int.from_bytes(payload[:2], "little")


def read_text(data: bytes) -> tuple[str, bytes]:
    """A text after its length in one byte, and what follows it.

    Raises:
        ValueError: it is cut, or not UTF-8.
    """
    if not data or len(data) <= data[0]:
        raise ValueError("a cut text")
    return data[1 : 1 + data[0]].decode("utf-8"), data[1 + data[0] :]
