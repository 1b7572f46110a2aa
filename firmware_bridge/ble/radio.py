"""The radio of this computer, for programs that wait: bleak is asyncio, drivers are not.

Its event loop runs in a thread of its own. There it is never the screen's thread, which on Windows may not speak to
the radio (bleak's documentation, « Windows backend »), and a robot that is slow makes nobody else wait.
"""

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from firmware_bridge.ble import sentences
from firmware_bridge.ble.sentences import NoRadioError

if TYPE_CHECKING:
    from bleak.backends.client import BaseBleakClient
    from bleak.backends.scanner import BaseBleakScanner

Answer = TypeVar("Answer")

_Say = Callable[[], NoRadioError]

_BUS: Mapping[str, _Say] = MappingProxyType(
    {
        "org.freedesktop.DBus.Error.ServiceUnknown": sentences.no_service,
        "org.freedesktop.DBus.Error.NameHasNoOwner": sentences.no_service,
        "org.freedesktop.DBus.Error.AccessDenied": sentences.forbidden,
        "org.bluez.Error.NotReady": sentences.switched_off,
        "org.bluez.Error.NotAuthorized": sentences.forbidden,
        "org.bluez.Error.NotPermitted": sentences.forbidden,
    }
)
"""What BlueZ and the bus that it is on call their errors."""
_REASONS: Mapping[str, _Say] = MappingProxyType(
    {
        "NO_BLUETOOTH": sentences.no_adapter,
        "NO_BLE_CENTRAL_ROLE": sentences.too_old,
        "POWERED_OFF": sentences.switched_off,
        "DENIED_BY_USER": sentences.forbidden,
        "DENIED_BY_SYSTEM": sentences.forbidden,
        "DENIED_BY_UNKNOWN": sentences.forbidden,
    }
)
"""What bleak calls its reasons."""


class Radio:
    """A radio and the thread it is spoken to in; ``scanner`` and ``client`` replace those that bleak has for a system.

    ``haste`` shortens every search, for a radio that is not there.
    """

    def __init__(
        self,
        scanner: "type[BaseBleakScanner] | None" = None,
        client: "type[BaseBleakClient] | None" = None,
        haste: float = 1.0,
    ) -> None:
        """Ask nothing of the system yet.

        Raises:
            NoRadioError: bleak is not installed.
        """
        try:
            import bleak  # noqa: F401, PLC0415 (imported when such a robot is asked for)
        except ImportError as error:
            raise sentences.not_installed() from error
        self.scanner, self.client = scanner, client
        self._haste = haste
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="radio", daemon=True).start()

    def seconds(self, usual: float) -> float:
        """How long to search where ``usual`` is right for a real radio; no other wait is shortened."""
        return usual / self._haste

    def ask(self, work: Coroutine[Any, Any, Answer], within_s: float) -> Answer:
        """Have ``work`` done in the radio's thread, from any other one.

        Raises:
            TimeoutError: not done in ``within_s`` seconds; it is given up.
            Exception: what ``work`` raises.
        """
        asked = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return asked.result(within_s)
        except concurrent.futures.CancelledError as error:
            raise TimeoutError from error
        finally:
            asked.cancel()


@cache
def this_radio() -> Radio:
    """The radio of this computer.

    Raises:
        NoRadioError: bleak is not installed; asked again, it is looked for again.
    """
    return Radio()


def about_radio(error: Exception) -> NoRadioError | None:
    """What ``error`` says of the radio, as a sentence; None where it is about the robot at the other end.

    bleak raises its own errors, those of the bus that BlueZ is on, and those of opening that bus.
    """
    from bleak.exc import BleakBluetoothNotAvailableError, BleakDBusError  # noqa: PLC0415 (an extra)

    match error:
        case BleakBluetoothNotAvailableError(reason=reason):
            say = _REASONS.get(reason.name)
            return say() if say else sentences.radio_failed(str(error.args[0]))
        case BleakDBusError(dbus_error=name):
            say = _BUS.get(name)
            return say() if say else None
        case PermissionError():
            return sentences.forbidden()
        case OSError() if not isinstance(error, TimeoutError):  # waiting in vain says nothing of the radio
            return sentences.no_service()
        case _:
            return None
