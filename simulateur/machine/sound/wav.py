"""Samples and WAV files (RIFF; *Multimedia Programming Interface*, 1991). All that is heard has one form."""

RATE = 16_000
"""Samples a second, mono, 16-bit: the rate of the voice, so that all share one device."""
_WIDTH = 2
_HEAD = 44


def wav(samples: bytes) -> bytes:
    """The WAV file of 16-bit mono ``samples`` at ``RATE``; empty where there are none."""
    if not samples:
        return b""
    head = b"WAVEfmt " + b"".join(
        number.to_bytes(size, "little")
        for number, size in ((16, 4), (1, 2), (1, 2), (RATE, 4), (RATE * _WIDTH, 4), (_WIDTH, 2), (8 * _WIDTH, 2))
    )
    body = b"data" + len(samples).to_bytes(4, "little") + samples
    return b"RIFF" + (len(head) + len(body)).to_bytes(4, "little") + head + body


def samples_of(file: bytes) -> bytes:
    """The samples of a WAV file that ``wav`` has made."""
    return file[_HEAD:]


def is_wav(file: bytes) -> bool:
    """Whether a sound ``file`` is WAV; all others are MP3 here."""
    return file.startswith(b"RIFF")


def audio_type(file: bytes) -> str:
    """The media type of a sound ``file``."""
    return "audio/wav" if is_wav(file) else "audio/mpeg"
