"""A ``Link`` to a robot in the air: its bytes through one characteristic, those it says through another.

What is written goes out in pieces that the radio takes whole. A piece that may not have arrived is never sent again:
the link is lost then, and whoever drives the robot decides. What the robot says is handed on; nothing is concluded
from it here.
"""

import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from firmware_bridge.ble import sentences
from firmware_bridge.ble.channel import Channel, Likeness, in_full
from firmware_bridge.ble.radio import Radio, about_radio
from firmware_bridge.ble.scan import find
from firmware_bridge.clock import Clock

if TYPE_CHECKING:
    from bleak import BleakClient
    from bleak.backends.characteristic import BleakGATTCharacteristic
    from bleak.backends.device import BLEDevice

_CONNECT_S = 12.0
_WRITE_S = 2.0
"""The same as on a wire: a robot that is gone may accept nothing for ever."""
_LEAVE_S = 3.0


class BleLink:
    """A ``serial_link.Link`` by Bluetooth to one robot, known by the service it offers (``channel``), not by name."""

    def __init__(self, port: str, clock: Clock, channel: Channel, robot: str, radio: Radio) -> None:
        """Find the robot that ``port`` names and connect to it; ``robot`` is the title of what is looked for.

        Raises:
            RobotError: the radio cannot be used, the robot does not show itself or lets nobody in, several bear its
                name, or it has not the service of such a robot.
        """
        self._port, self._clock, self._radio = port, clock, radio
        self._said: deque[bytes] = deque()
        self._news = threading.Event()
        """Set while something was said that nobody has read, and for ever once the robot is gone."""
        self._lost = self._closed = False
        self._writing = threading.Lock()
        device = find(radio, channel, port)
        self.name = device.name or ""
        """What it calls itself."""
        self.named = channel.likeness(self.name, ()) is Likeness.NAMED
        self._client = self._connected(device)
        self._entrance = self._entered(channel, robot)

    def write(self, data: bytes) -> None:
        from bleak.exc import BleakError  # noqa: PLC0415 (an extra)

        acknowledged = _is_acknowledged(self._entrance)
        size = self._entrance.max_write_without_response_size
        with self._writing:
            for start in range(0, len(data), size):
                self._check()
                piece = data[start : start + size]
                try:
                    written = self._client.write_gatt_char(self._entrance, piece, response=acknowledged)
                    self._radio.ask(written, _WRITE_S)
                except (BleakError, OSError, EOFError) as error:
                    self._lose()
                    raise sentences.gone(self._port) from error

    def read(self, timeout: float) -> bytes:
        if not self._news.is_set():
            self._clock.wait(timeout, self._news)
        if not self._said:
            self._check()
            return b""
        data = b""
        while self._said:
            data += self._said.popleft()
        if not self._lost:
            self._news.clear()
            if self._said or self._lost:  # it came in between
                self._news.set()
        return data

    def characteristics(self) -> "list[BleakGATTCharacteristic]":
        """All that the robot offers, of every service."""
        return list(self._client.services.characteristics.values())

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        with suppress(Exception):  # a robot that is gone cannot be left; the system forgets it by itself
            self._radio.ask(self._client.disconnect(), _LEAVE_S)

    def _connected(self, device: "BLEDevice") -> "BleakClient":
        from bleak import BleakClient  # noqa: PLC0415 (an extra)
        from bleak.exc import BleakDeviceNotFoundError  # noqa: PLC0415

        client = BleakClient(
            device,
            disconnected_callback=lambda _client: self._lose(),
            timeout=_CONNECT_S,
            backend=self._radio.client,
        )
        try:
            self._radio.ask(client.connect(), 2 * _CONNECT_S)
        except BleakDeviceNotFoundError as error:
            raise sentences.absent(self._port) from error
        except Exception as error:
            with suppress(Exception):  # half made, it would keep everybody else from the robot
                self._radio.ask(client.disconnect(), _LEAVE_S)
            raise about_radio(error) or sentences.taken(self._port) from error
        return client

    def _entered(self, channel: Channel, robot: str) -> "BleakGATTCharacteristic":
        """The characteristic to write to, once the robot was knocked at and its notifications are heard."""
        entrance = self._characteristic(channel.service, channel.write)
        exit_ = self._characteristic(channel.service, channel.notify)
        knock = channel.knock
        door = None if knock is None else self._characteristic(knock.service, knock.characteristic)
        if entrance is None or exit_ is None or (knock is not None and door is None):
            self.close()
            raise sentences.not_such_a_robot(self._port, robot)
        try:
            if knock is not None and door is not None:
                knocking = self._client.write_gatt_char(door, knock.words, response=_is_acknowledged(door))
                self._radio.ask(knocking, _WRITE_S)
            hearing = self._client.start_notify(exit_, lambda _sender, data: self._hear(bytes(data)))
            self._radio.ask(hearing, _CONNECT_S)
        except Exception as error:
            self.close()
            raise about_radio(error) or sentences.taken(self._port) from error
        return entrance

    def _characteristic(self, service: str, number: str) -> "BleakGATTCharacteristic | None":
        offered = self._client.services.get_service(in_full(service))
        return None if offered is None else offered.get_characteristic(in_full(number))

    def _hear(self, data: bytes) -> None:
        self._said.append(data)
        self._news.set()

    def _lose(self) -> None:
        self._lost = True
        self._news.set()

    def _check(self) -> None:
        if self._lost or self._closed:
            raise sentences.gone(self._port)


def _is_acknowledged(characteristic: "BleakGATTCharacteristic") -> bool:
    """Whether what is written there is answered for by the radio of the robot."""
    return "write" in characteristic.properties
