"""Samples and WAV files (RIFF; *Multimedia Programming Interface*, 1991). All that is heard has one form."""

RATE = 16_000
"""Samples a second, mono, 16-bit: the rate of the voice, so that all share one device."""
_WIDTH = 2
_HEAD = 44


def wav(samples: bytes) -> bytes:
    """16-bit mono samples at ``RATE`` as a WAV file."""
    head = b"WAVEfmt " + b"".join(
        number.to_bytes(size, "little")
        for number, size in ((16, 4), (1, 2), (1, 2), (RATE, 4), (RATE * _WIDTH, 4), (_WIDTH, 2), (8 * _WIDTH, 2))
    )
    body = b"data" + len(samples).to_bytes(4, "little") + samples
    return b"RIFF" + (len(head) + len(body)).to_bytes(4, "little") + head + body


def samples_of(file: bytes) -> bytes:
    """The samples of a file as ``wav`` makes it."""
    return file[_HEAD:]
