"""The radio of this computer, for programs that wait: bleak is asyncio, drivers are not.

Its event loop runs in a thread of its own. There it is never the screen's thread, which on Windows may not speak to
the radio (bleak's documentation, « Windows backend »), and a robot that is slow makes nobody else wait.
"""

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from beebot.i18n import gettext as _
from firmware_bridge.ble import sentences
from firmware_bridge.ble.sentences import NoBleakError, NoRadioError

if TYPE_CHECKING:
    from bleak.backends.client import BaseBleakClient
    from bleak.backends.scanner import BaseBleakScanner

Answer = TypeVar("Answer")


_BUS: Mapping[str, str] = MappingProxyType(
    {
        "org.freedesktop.DBus.Error.ServiceUnknown": sentences.NO_SERVICE,
        "org.freedesktop.DBus.Error.NameHasNoOwner": sentences.NO_SERVICE,
        "org.freedesktop.DBus.Error.AccessDenied": sentences.FORBIDDEN,
        "org.bluez.Error.NotReady": sentences.SWITCHED_OFF,
        "org.bluez.Error.NotAuthorized": sentences.FORBIDDEN,
        "org.bluez.Error.NotPermitted": sentences.FORBIDDEN,
    }
)
"""What BlueZ and the bus that it is on call their errors."""
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "NO_BLUETOOTH": sentences.NO_ADAPTER,
        "NO_BLE_CENTRAL_ROLE": sentences.TOO_OLD,
        "POWERED_OFF": sentences.SWITCHED_OFF,
        "DENIED_BY_USER": sentences.FORBIDDEN,
        "DENIED_BY_SYSTEM": sentences.FORBIDDEN,
        "DENIED_BY_UNKNOWN": sentences.FORBIDDEN,
    }
)
"""What bleak calls its reasons."""


class Radio:
    """The computer's Bluetooth radio, and the thread that speaks to it.

    ``scanner`` and ``client`` are the classes to use in place of bleak's own. Every search lasts ``haste`` times less
    long, for a radio that is not real.
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
            sentence = _(
                "le Bluetooth à basse énergie demande le module « bleak », qui s'est perdu ; effacez le dossier .venv "
                "du kit, puis relancez-le : il se réinstalle"
            )
            raise NoBleakError(sentence) from error
        self.scanner, self.client = scanner, client
        self._haste = haste
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="radio", daemon=True).start()

    def seconds(self, usual: float) -> float:
        """How many seconds to search where ``usual`` is right for a real radio. Only searches are shortened."""
        return usual / self._haste

    def ask(self, work: Coroutine[Any, Any, Answer], within_s: float) -> Answer:
        """Run the coroutine ``work`` in the radio's thread and wait for its result. Call it from any other thread.

        Raises:
            TimeoutError: ``work`` did not end within ``within_s`` seconds; it is cancelled.
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
        NoRadioError: bleak is not installed. The next call looks for it again.
    """
    return Radio()


def about_radio(error: Exception) -> NoRadioError | None:
    """The error to show if ``error``, raised by bleak, is about this computer's radio; None if it is about the robot.

    bleak raises its own errors, those of the bus that BlueZ is on, and those of opening that bus.
    """
    from bleak.exc import BleakBluetoothNotAvailableError, BleakDBusError  # noqa: PLC0415 (an extra)

    match error:
        case BleakBluetoothNotAvailableError(reason=reason):
            said = _REASONS.get(reason.name)
            return NoRadioError(_(said)) if said else sentences.radio_failed(str(error.args[0]))
        case BleakDBusError(dbus_error=name):
            said = _BUS.get(name)
            return NoRadioError(_(said)) if said else None
        case PermissionError():
            return NoRadioError(_(sentences.FORBIDDEN))
        case OSError() if not isinstance(error, TimeoutError):  # waiting in vain says nothing of the radio
            return NoRadioError(_(sentences.NO_SERVICE))
        case _:
            return None
