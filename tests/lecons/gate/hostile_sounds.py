"""Recordings as nobody should send them: made by a generator with a seed. The OGG and MP3 heads are written by hand."""

import io
import random
import struct
import wave
from array import array
from collections.abc import Iterator

RATE = 16_000


def wav(rng: random.Random, seconds: float, rate: int = RATE, channels: int = 1) -> bytes:
    """A recording as it should be."""
    said = array("h", (rng.randrange(-3000, 3000) for _sample in range(round(seconds * rate) * channels)))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((channels, 2, rate, 0, "NONE", ""))
        file.writeframes(said.tobytes())
    return made.getvalue()


def head(rng: random.Random) -> bytes:
    """A WAV whose head says something else than what follows."""
    values = (0, 1, 2, 3, 16, 17, 255, 8000, 65535)
    rate = rng.choice((0, 1, 100, 8000, 44100, 2**31, 2**32 - 1))
    kind = struct.pack(
        "<HHIIHH",
        rng.choice((1, 2, 3, 6, 7, 17, 85, 65534)),
        rng.choice(values),
        rate,
        rate,
        rng.choice(values),
        rng.choice(values),
    )
    size = rng.choice((0, 1, 4000, 2**31, 2**32 - 1))
    body = (
        b"fmt "
        + struct.pack("<I", rng.choice((16, 18, 40, 0, 2**32 - 1)))
        + kind
        + b"data"
        + struct.pack("<I", size)
        + rng.randbytes(4000)
    )
    return b"RIFF" + struct.pack("<I", rng.choice((0, len(body) + 4, 2**32 - 1))) + b"WAVE" + body


def hour(rng: random.Random) -> bytes:
    """An hour in few bytes: a slow WAV, an OGG that says so, an MP3 of 8 kbit/s."""
    match rng.randrange(3):
        case 0:
            kind = struct.pack("<HHIIHH", 1, 1, 100, 100, 1, 8)
            return (
                b"RIFF"
                + struct.pack("<I", 360_036)
                + b"WAVEfmt \x10\0\0\0"
                + kind
                + b"data"
                + struct.pack("<I", 360_000)
                + bytes(360_000)
            )
        case 1:
            return ogg(rng, last=3600 * RATE, rate=RATE)
    return (b"\xff\xf3\x14\xc4" + bytes(20)) * rng.choice((40_000, 130_000))


def ogg(rng: random.Random, last: int = 900, rate: int | None = None) -> bytes:
    rate = rng.choice((RATE, 0, 2**32 - 1)) if rate is None else rate

    def part(flags: int, place: int, number: int, data: bytes) -> bytes:
        laced = bytes([255] * (len(data) // 255) + [len(data) % 255])
        return b"OggS" + struct.pack("<BBqIIIB", 0, flags, place, 7, number, 0, len(laced)) + laced + data

    first = b"\x01vorbis" + struct.pack("<IBIIIIB", 0, 1, rate, 0, 0, 0, 0xB8) + b"\x01"
    return (
        part(2, 0, 0, first) + part(0, 0, 1, b"\x03vorbis" + rng.randbytes(50)) + part(4, last, 2, rng.randbytes(200))
    )


def mutated(rng: random.Random) -> bytes:
    data = bytearray(
        rng.choice(
            (wav(rng, 0.2), wav(rng, 0.1, 44_100, 2), ogg(rng), b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\0" * 900)
        )
    )
    for _change in range(rng.randrange(1, 9)):
        place = rng.randrange(min(len(data), rng.choice((60, len(data)))))
        data[place] = rng.randrange(256)
    return bytes(data[: rng.choice((len(data), rng.randrange(len(data)), 44, 12))])


def other(rng: random.Random) -> bytes:
    """What is no recording: text, pictures, music that other decoders would take, nothing."""
    return rng.choice(
        (
            b"",
            b"\0",
            b"not a sound",
            b"MThd\0\0\0\6" + bytes(90),
            b"fLaC" + bytes(90),
            b"\x89PNG\r\n\x1a\n",
            b"#!AMR\n",
            rng.randbytes(3000),
            b"IMPM" * 99,
        )
    )


def hostile_sounds(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """``count`` recordings, each with how its file ends; the same ones for the same seed."""
    rng = random.Random(seed)
    for _each in range(count):
        make = rng.choice((head, hour, mutated, mutated, mutated, other, lambda rng: wav(rng, 0.3), ogg))
        yield rng.choice((".wav", ".ogg", ".mp3")), make(rng)
