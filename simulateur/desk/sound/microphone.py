"""What a skin must be able to do so that a teacher can record sentences, and a microphone without a device."""

from collections.abc import Sequence
from typing import Protocol


class MicrophoneError(Exception):
    """The microphone is gone."""


class NoMicrophoneError(MicrophoneError):
    """There is no microphone, or it may not be used."""


class Microphone(Protocol):
    """Hears only between ``open`` and ``close``. Every method returns at once."""

    def prepare(self) -> None:
        """Get ready for ``open``, so that it takes less time; nothing is heard yet. Harmless when called twice."""

    def open(self) -> None:
        """Begin to hear.

        Raises:
            NoMicrophoneError: nothing can be heard on this machine now.
        """

    def take(self) -> bytes | None:
        """What was heard since the last call: 16-bit mono samples, ``synth.RATE`` a second; None until it is open.

        Raises:
            NoMicrophoneError: nothing can be heard on this machine now.
            MicrophoneError: the microphone is gone.
        """

    def close(self) -> None:
        """Hear nothing any more, and be ready for nothing; harmless when called twice."""


class FakeMicrophone:
    """Hears ``heard``, one piece a call, and then silence; for demonstrations and tests.

    It refuses to be opened if it ``is_refused``; it is gone once ``heard`` is over if it ``breaks``.
    """

    def __init__(self, heard: Sequence[bytes] = (), *, is_refused: bool = False, breaks: bool = False) -> None:
        self.is_open = False
        self._heard = tuple(heard)
        self._coming: list[bytes] = []
        self._is_refused = is_refused
        self._breaks = breaks

    def prepare(self) -> None:
        """Nothing is needed."""

    def open(self) -> None:
        """Begin to hear what there is."""
        if self._is_refused:
            raise NoMicrophoneError
        self.is_open, self._coming = True, list(self._heard)

    def take(self) -> bytes | None:
        """The next piece."""
        if not self.is_open:
            return None
        if not self._coming and self._breaks:
            raise MicrophoneError
        return self._coming.pop(0) if self._coming else b""

    def close(self) -> None:
        """Hear nothing any more."""
        self.is_open = False
