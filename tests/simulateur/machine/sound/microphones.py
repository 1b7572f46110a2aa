"""A microphone without a device."""

from collections.abc import Sequence

from simulateur.machine.sound.microphone_interface import MicrophoneError, NoMicrophoneError


class FakeMicrophone:
    """Hears ``heard``, one piece a call, and then silence.

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
