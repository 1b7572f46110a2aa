"""What a window or a browser must be able to do so that a teacher can record sentences."""

from typing import Protocol


class MicrophoneError(Exception):
    """The microphone cannot be used any more."""


class NoMicrophoneError(MicrophoneError):
    """There is no microphone, or the system refuses it."""


class Microphone(Protocol):
    """A microphone, which hears only between ``open`` and ``close``. Every method returns at once."""

    def prepare(self) -> None:
        """Get ready, so that ``open`` takes less time; nothing is heard yet. May be called twice."""

    def open(self) -> None:
        """Begin to hear.

        Raises:
            NoMicrophoneError: nothing can be heard on this machine now.
        """

    def take(self) -> bytes | None:
        """What was heard since the last call: 16-bit mono samples, ``wav.RATE`` a second; None until it is open.

        Raises:
            NoMicrophoneError: nothing can be heard on this machine now.
            MicrophoneError: the microphone is gone.
        """

    def close(self) -> None:
        """Hear nothing any more, and be ready for nothing; harmless when called twice."""
