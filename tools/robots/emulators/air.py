"""A radio that is not there: bleak's own front, with robots of this process behind it instead of a system's Bluetooth.

    air = Air(clock)
    air.add(Peripheral("88:1B:99:00:00:01", "Blue-Bot", Bluebot()))
    link = BleLink("ble:88:1B:99:00:00:01", clock, BLUEBOT, "Blue-Bot", air.radio())

What it imitates is read in bleak 3.1: which errors come when. Robots show themselves unless they sleep, are far, or are
held by another tablet; a piece that is written arrives whole, in part, or not at all; a robot that is lost says so.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bleak.args import SizedBuffer
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, AdvertisementDataCallback, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDeviceNotFoundError,
    BleakError,
)

from firmware_bridge.ble.channel import BLUEBOT, Channel, in_full
from firmware_bridge.ble.radio import Radio
from firmware_bridge.clock import Clock
from firmware_bridge.emulator.emulator import Emulator

HASTE = 40.0
"""A search takes tenths of a second."""
_MTU = 23
"""The smallest that Bluetooth allows; 20 bytes of it are for whoever writes."""
_ATT_BYTES = 3
_EVERY_S = 0.01
"""How often a robot shows itself, as fast as everything here."""


@dataclass(eq=False)
class Peripheral:
    """A robot that a radio can find, and what may happen to it; a test may change any field at any time."""

    address: str
    name: str
    emulator: Emulator
    channel: Channel | None = BLUEBOT
    """None for something that has another service."""
    shows: bool = True
    """False where it is switched off or far away."""
    taken: bool = False
    """Whether it shows itself and lets nobody in."""
    acknowledges: bool = True
    """Whether what is written is acknowledged; else it is only sent."""
    budget: int | None = None
    """How many bytes more arrive until the robot is out of range."""
    drop: int | None = None
    """How many bytes more arrive until one piece is lost of which nobody hears."""
    replies: Callable[[bytes], bytes] = lambda _written: b""
    """What it says to each piece."""
    connected: "_Client | None" = None
    written: bytes = b""
    """All that arrived."""
    knocked: bytes = b""
    """All that was written where its channel wants to be knocked at. Before that, it answers nothing."""

    @property
    def listens(self) -> bool:
        """Whether it obeys what is written to it."""
        return self.channel is None or self.channel.knock is None or self.knocked == self.channel.knock.words


class Air:
    """The robots within reach of a computer's radio; ``out_of_order`` is the adapter's failure, None where it works."""

    def __init__(self, clock: Clock, mtu: int = _MTU) -> None:
        self.clock, self.mtu = clock, mtu
        self.peripherals: list[Peripheral] = []
        self.out_of_order: Exception | None = None
        self._radio: Radio | None = None

    def add(self, peripheral: Peripheral) -> Peripheral:
        """Bring ``peripheral`` within reach, switched on; returns it."""
        self.peripherals.append(peripheral)
        return peripheral

    def radio(self) -> Radio:
        """The radio of a computer that has these robots within reach."""
        if self._radio is None:
            scanner: type[BaseBleakScanner] = type("AirScanner", (_Scanner,), {"air": self})
            client: type[BaseBleakClient] = type("AirClient", (_Client,), {"air": self})
            self._radio = Radio(scanner, client, HASTE)
        return self._radio

    def let_speak(self, robot: Peripheral) -> None:
        """Send what ``robot`` has to say by now, a byte at a time; returns when it was heard."""

        async def spoken() -> None:
            said = robot.emulator.advance(self.clock.now())
            if robot.connected is not None:
                robot.connected.hear(said)

        self.radio().ask(spoken(), 5.0)

    def refuse(self, reason: BleakBluetoothNotAvailableReason) -> None:
        """Have the adapter fail for ``reason``: missing, switched off or forbidden."""
        self.out_of_order = BleakBluetoothNotAvailableError("not available", reason)

    def leave(self, peripheral: Peripheral) -> None:
        """Carry a robot out of range, or switch it off; returns when the computer has noticed."""

        async def noticed() -> None:
            _lose(peripheral)

        self.radio().ask(noticed(), 5.0)

    def check(self) -> None:
        """Raise the adapter's failure, if there is one."""
        if self.out_of_order is not None:
            raise self.out_of_order


def _lose(peripheral: Peripheral) -> None:
    peripheral.shows = False
    client, peripheral.connected = peripheral.connected, None
    if client is not None:
        client.tell_of_loss()


class _Scanner(BaseBleakScanner):
    air: Air

    def __init__(self, detection_callback: Any, service_uuids: list[str] | None, *_modes: Any, **_systems: Any) -> None:
        super().__init__(detection_callback, service_uuids)
        self._showing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.air.check()
        self.seen_devices = {}
        self._show_once()
        self._showing = asyncio.create_task(self._show())

    def register_detection_callback(self, callback: AdvertisementDataCallback | None) -> Callable[[], None]:
        """Whoever begins to look sees what is there at once: no clock decides it."""
        asyncio.get_running_loop().call_soon(self._show_once)
        return super().register_detection_callback(callback)

    async def _show(self) -> None:
        while True:
            await asyncio.sleep(_EVERY_S)
            self._show_once()

    def _show_once(self) -> None:
        for each in self.air.peripherals:
            if each.shows and each.connected is None:
                services = [] if each.channel is None else [in_full(each.channel.service)]
                shown = AdvertisementData(each.name or None, {}, {}, services, None, -60, ())
                device = self.create_or_update_device(each.address, each.address, each.name or None, each, shown)
                self.call_detection_callbacks(device, shown)

    async def stop(self) -> None:
        if self._showing is not None:
            self._showing.cancel()


class _Client(BaseBleakClient):
    air: Air

    def __init__(self, address_or_ble_device: BLEDevice | str, **options: Any) -> None:
        super().__init__(
            address_or_ble_device,
            disconnected_callback=options["disconnected_callback"],
            timeout=options["timeout"],
        )
        self._hears: NotifyCallback | None = None
        self._robot: Peripheral | None = None

    @property
    def name(self) -> str:
        return "" if self._robot is None else self._robot.name

    @property
    def mtu_size(self) -> int:
        return self.air.mtu

    @property
    def is_connected(self) -> bool:
        return self._robot is not None

    async def connect(self, pair: bool, **_options: Any) -> None:  # noqa: ARG002, FBT001 (bleak's own signature)
        self.air.check()
        robot = next((each for each in self.air.peripherals if each.address == self.address and each.shows), None)
        if robot is None:
            raise BleakDeviceNotFoundError(self.address, "not there")
        if robot.taken or robot.connected is not None:
            raise TimeoutError  # as where the system has waited in vain
        robot.connected = self
        robot.knocked = b""
        self._robot = robot
        robot.emulator.opened(self.air.clock.now())
        self.services = self._offered(robot)

    def _offered(self, robot: Peripheral) -> BleakGATTServiceCollection:
        offered = BleakGATTServiceCollection()
        if robot.channel is None:
            return offered
        channel, knock = robot.channel, robot.channel.knock
        write = "write" if robot.acknowledges else "write-without-response"
        kinds: dict[tuple[str, str], list[str]] = {}
        for number, kind in ((channel.write, write), (channel.notify, "notify")):
            kinds.setdefault((channel.service, number), []).append(kind)
        if knock is not None:
            kinds[knock.service, knock.characteristic] = [write]
        size = self.air.mtu - _ATT_BYTES
        services: dict[str, BleakGATTService] = {}
        for handle, ((holder, number), flags) in enumerate(kinds.items()):
            if holder not in services:
                services[holder] = BleakGATTService(None, 100 + len(services), in_full(holder))
                offered.add_service(services[holder])
            offered.add_characteristic(
                BleakGATTCharacteristic(None, 2 * handle, in_full(number), flags, lambda: size, services[holder])  # type: ignore[arg-type]
            )
        return offered

    async def disconnect(self) -> None:
        robot, self._robot = self._robot, None
        if robot is not None:
            robot.connected = None

    async def pair(self, *_args: Any, **_kwargs: Any) -> None:
        raise NotImplementedError

    async def unpair(self) -> None:
        raise NotImplementedError

    async def read_gatt_char(self, *_args: Any, **_kwargs: Any) -> bytearray:
        raise NotImplementedError

    async def read_gatt_descriptor(self, *_args: Any, **_kwargs: Any) -> bytearray:
        raise NotImplementedError

    async def write_gatt_descriptor(self, descriptor: BleakGATTDescriptor, data: SizedBuffer) -> None:
        raise NotImplementedError

    async def write_gatt_char(  # bleak's own signature
        self,
        characteristic: BleakGATTCharacteristic,
        data: SizedBuffer,
        response: bool,  # noqa: FBT001
    ) -> None:
        await asyncio.sleep(0)
        robot, piece = self._robot, bytes(data)
        if robot is None:
            raise BleakError("Not connected")
        if response is not robot.acknowledges or len(piece) > self.air.mtu - _ATT_BYTES:
            raise BleakError("a write that the robot does not take")
        if robot.channel is not None and characteristic.uuid != in_full(robot.channel.write):
            robot.knocked += piece
            return
        arrives = _what_arrives(robot, piece)
        robot.written += arrives
        if robot.listens:
            robot.emulator.receive(arrives, self.air.clock.now())
        said = robot.replies(arrives)
        if said and self._hears is not None:
            self._hears(bytearray(said))
        if robot.budget is not None and len(arrives) < len(piece):
            _lose(robot)
            if response:
                raise BleakError("Not connected")

    async def start_notify(
        self,
        characteristic: BleakGATTCharacteristic,  # noqa: ARG002
        callback: NotifyCallback,
        **_kwargs: Any,
    ) -> None:
        if self._robot is None:
            raise BleakError("Not connected")
        self._hears = callback

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:  # noqa: ARG002
        self._hears = None

    def hear(self, said: bytes) -> None:
        """What the robot notifies, a byte at a time."""
        for byte in said:
            if self._hears is not None:
                self._hears(bytearray([byte]))

    def tell_of_loss(self) -> None:
        """What a system says when a robot is no longer heard."""
        self._robot = self._hears = None
        if self._disconnected_callback is not None:
            self._disconnected_callback()


def _what_arrives(robot: Peripheral, piece: bytes) -> bytes:
    if robot.drop is not None:
        robot.drop -= len(piece)
        if robot.drop < 0:
            robot.drop = None
            return b""
    if robot.budget is not None:
        piece = piece[: robot.budget]
        robot.budget -= len(piece)
    return piece
