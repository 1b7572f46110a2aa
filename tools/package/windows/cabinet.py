"""Packs a cabinet smaller, in the same format (MSZIP): wixl deflates each block in haste.

A cabinet begins with a head of 36 bytes and, for its one folder, where its blocks are and how many. Each block has a
checksum, its packed and its unpacked length, the letters ``CK``, then what deflate made of up to 32 KiB, which may
refer to the block before it.
"""

import struct
import zlib
from array import array
from functools import reduce
from operator import xor

from beebot.errors import KitError

_HEAD, _BLOCK = struct.Struct("<4s4xI14xHHH4xIHH"), struct.Struct("<IHH")
_LENGTH, _FOLDER = 8, 36
_SIGN = b"CK"


def packed_smaller(cabinet: bytes) -> bytes:
    """The same files as in ``cabinet``, of wixl, in fewer bytes.

    Raises:
        KitError: it has more than one folder, is packed another way, or is not whole.
    """
    name, length, folders, _files, flags, begin, blocks, kind = _HEAD.unpack_from(cabinet)
    if (name, length, folders, flags, kind) != (b"MSCF", len(cabinet), 1, 0, 1):
        raise KitError("wixl a fait un .msi d'une autre sorte ; prenez celui de Debian 13")
    made, before = bytearray(cabinet[:begin]), b""
    for _ in range(blocks):
        _sum, packed, unpacked = _BLOCK.unpack_from(cabinet, begin)
        block = cabinet[begin + _BLOCK.size : begin + _BLOCK.size + packed]
        begin += _BLOCK.size + packed
        content = zlib.decompressobj(-15, before).decompress(block[len(_SIGN) :])
        deflate = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=before)
        block = min(block, _SIGN + deflate.compress(content) + deflate.flush(), key=len)
        lengths = struct.pack("<HH", len(block), unpacked)
        made += struct.pack("<I", checksum(lengths, checksum(block))) + lengths + block
        before = content
    struct.pack_into("<I", made, _LENGTH, len(made))
    return bytes(made)


def checksum(data: bytes, seed: int = 0) -> int:
    """A cabinet's own: its words of 32 bits by exclusive or; what is left over counts the other way round."""
    whole = len(data) & ~3
    words = array("I", data[:whole])
    return reduce(xor, words, seed) ^ int.from_bytes(data[whole:], "big")
