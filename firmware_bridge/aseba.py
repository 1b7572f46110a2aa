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
    """The kinds of messages in use: those of nodes (robots) from ``0x9000`` on, of computers from ``0xA000`` on."""

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
    """A frame of this ``kind`` from this computer; ``words`` are from -32768 to 65535."""
    payload = b"".join((word & 0xFFFF).to_bytes(2, "little") for word in words)
    return HEAD.pack(len(payload), HOST, kind) + payload


def take(heard: bytes) -> tuple[list[Frame], bytes]:
    """Cut ``heard``, the bytes received so far, into frames: the whole ones, and the bytes of an unfinished one.

    Raises:
        ValueError: a frame claims a length that no node sends, so these bytes are not Aseba's.
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


_TOLD = (Kind.DESCRIPTION, Kind.VARIABLE_DESCRIPTION, Kind.VARIABLES, Kind.NODE_PRESENT)
"""What nodes say that the driver reads."""


class Nameless:
    """What is heard, as long as it was, without the names that people give to nodes: each letter is an ``x``.

    Frames that the driver passes over may hold more of them, and have zeros for payload.
    """

    def __init__(self) -> None:
        self._frame = bytearray()

    def hide(self, data: bytes) -> bytes:
        """``data``, the next bytes heard, however frames are cut."""
        return bytes(map(self._hidden, data))

    def _hidden(self, byte: int) -> int:
        frame = self._frame
        if len(frame) >= HEAD.size and len(frame) == HEAD.size + HEAD.unpack_from(frame)[0]:
            frame.clear()
        place = len(frame) - HEAD.size
        frame.append(byte)
        if place < 0:
            return byte
        kind = HEAD.unpack_from(frame)[2]
        if kind == Kind.DESCRIPTION and 0 < place <= frame[HEAD.size]:
            return ord("x")
        return byte if kind in _TOLD else 0


_SIZES = struct.Struct("<7H")
"""Seven words: sizes, then how many variables, events and functions there are."""


def count_variables(payload: bytes) -> int:
    """How many variables the ``payload`` of a ``DESCRIPTION`` announces.

    Raises:
        ValueError: the payload is cut short.
    """
    _name, rest = read_text(payload)
    if len(rest) < _SIZES.size:
        raise ValueError("a cut description")
    *_sizes, variables, _events, _functions = _SIZES.unpack_from(rest)
    return int(variables)


def read_variable(payload: bytes) -> tuple[str, int]:
    """The name of the variable that ``payload`` describes, and how many words it has.

    Raises:
        ValueError: the payload is cut short.
    """
    name, _rest = read_text(payload[2:])
    return name, int.from_bytes(payload[:2], "little")


def read_text(data: bytes) -> tuple[str, bytes]:
    """The text at the start of ``data``, where one byte gives its length first; then the bytes that follow it.

    Raises:
        ValueError: the text is cut short, or is not UTF-8.
    """
    if not data or len(data) <= data[0]:
        raise ValueError("a cut text")
    return data[1 : 1 + data[0]].decode("utf-8"), data[1 + data[0] :]
