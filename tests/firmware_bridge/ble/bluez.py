"""A computer whose Bluetooth is emulated from BlueZ on: a real bus, on which this process plays ``org.bluez``.

Above it everything is real: bleak's own backend for Linux, dbus-fast, and ``dbus-daemon``. What BlueZ does is as its
documentation says (org.bluez.Adapter, .Device, .GattService and .GattCharacteristic, version 5.82): a device that shows
itself is an object; once it is connected its services are objects below it. No radio and no kernel is in it.
"""

import asyncio
import shutil
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dbus_fast.aio import MessageBus
from dbus_fast.constants import MessageType, RequestNameReply
from dbus_fast.message import Message
from dbus_fast.signature import Variant

from firmware_bridge.ble.channel import BLUEBOT, Channel, in_full
from firmware_bridge.clock import Clock
from firmware_bridge.emulator.emulator import Emulator
from tests.patience import HANG_S

DAEMON = shutil.which("dbus-daemon")
ADAPTER = "/org/bluez/hci0"
_CONFIG = """<busconfig>
<type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
{more}</policy>
</busconfig>"""
FORBIDDEN = '<deny send_destination="org.bluez"/>'
_OBJECTS, _PROPERTIES = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties"
_DEVICE, _SERVICE, _CHARACTERISTIC = "org.bluez.Device1", "org.bluez.GattService1", "org.bluez.GattCharacteristic1"
_EVERY_S = 0.005

Properties = dict[str, Variant]
Reply = Message | None


@contextmanager
def bus(folder: Path, more: str = "") -> Iterator[str]:
    """A bus of its own, as long as the block lasts; its address."""
    assert DAEMON is not None
    config = folder / "bus.conf"
    config.write_text(_CONFIG.format(path=folder / "bus", more=more), encoding="utf-8")
    asked = [DAEMON, f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            assert address, "the bus did not begin"
            yield address
        finally:
            daemon.terminate()


@dataclass(eq=False)
class Robot:
    """A robot in the air, as in ``emulator.air``; every field may be changed at any time."""

    address: str
    name: str
    emulator: Emulator
    channel: Channel | None = BLUEBOT
    shows: bool = True
    refuses: str | None = None
    """The error with which BlueZ answers whoever connects to it."""
    acknowledges: bool = True
    budget: int | None = None
    """How many pieces more arrive until it is out of range."""
    written: bytes = b""
    knocked: bytes = b""
    connected: bool = False
    hears: bool = False
    """Whether somebody wants to hear what it says."""
    lengths: list[int] = field(default_factory=list)
    """How long each piece was."""

    @property
    def path(self) -> str:
        return f"{ADAPTER}/dev_{self.address.replace(':', '_')}"


class BlueZ:
    """The service, on the bus at ``address``, with an ``adapter`` that is ``powered``, or without one."""

    def __init__(
        self, address: str, clock: Clock, *, adapter: bool = True, powered: bool = True, mtu: int = 23
    ) -> None:
        self._address, self._clock = address, clock
        self.powered, self.adapter, self._mtu = powered, adapter, mtu
        self.robots: list[Robot] = []
        self._searches = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="bluez", daemon=True)
        self._thread.start()
        self._bus: MessageBus = self._ask(self._begin())
        self._speaking = asyncio.run_coroutine_threadsafe(self._speak(), self._loop)

    def _ask(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(HANG_S)

    async def _begin(self) -> MessageBus:
        connection = await MessageBus(bus_address=self._address).connect()
        connection.add_message_handler(self._answer)
        assert await connection.request_name("org.bluez") is RequestNameReply.PRIMARY_OWNER
        return connection

    def close(self) -> None:
        """BlueZ ends, as when somebody stops its service."""

        async def end() -> None:
            self._bus.disconnect()
            with suppress(Exception):
                await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

        self._speaking.cancel()
        self._ask(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(HANG_S)
        self._loop.close()

    def add(self, robot: Robot) -> Robot:
        self.robots.append(robot)
        return robot

    def leave(self, robot: Robot) -> None:
        """Carry a robot out of range."""

        async def gone() -> None:
            self._lose(robot)

        self._ask(gone())

    def _lose(self, robot: Robot) -> None:
        robot.shows = robot.connected = robot.hears = False
        self._changed(robot.path, _DEVICE, {"ServicesResolved": Variant("b", False), "Connected": Variant("b", False)})

    # What is on the bus

    def _objects(self) -> dict[str, dict[str, Properties]]:
        found: dict[str, dict[str, Properties]] = {}
        if self.adapter:
            found[ADAPTER] = {
                "org.bluez.Adapter1": {
                    "Powered": Variant("b", self.powered),
                    "Roles": Variant("as", ["central", "peripheral"]),
                }
            }
        for robot in self.robots:
            if robot.shows or robot.connected:
                found[robot.path] = {_DEVICE: self._device(robot)}
            if robot.connected:
                found |= self._offered(robot)
        return found

    @staticmethod
    def _device(robot: Robot) -> Properties:
        """A name that was never heard is the address with dashes (org.bluez.Device, ``Alias``)."""
        shown: Properties = {
            "Address": Variant("s", robot.address),
            "Alias": Variant("s", robot.name or robot.address.replace(":", "-")),
            "Adapter": Variant("o", ADAPTER),
            "Paired": Variant("b", False),
            "Connected": Variant("b", robot.connected),
            "ServicesResolved": Variant("b", robot.connected),
            "UUIDs": Variant("as", [] if robot.channel is None else [in_full(robot.channel.service)]),
            "RSSI": Variant("n", -60),
        }
        return shown | ({"Name": Variant("s", robot.name)} if robot.name else {})

    def _offered(self, robot: Robot) -> dict[str, dict[str, Properties]]:
        if robot.channel is None:
            return {}
        write = "write" if robot.acknowledges else "write-without-response"
        kinds: dict[tuple[str, str], list[str]] = {}
        for number, kind in ((robot.channel.write, write), (robot.channel.notify, "notify")):
            kinds.setdefault((robot.channel.service, number), []).append(kind)
        if knock := robot.channel.knock:
            kinds[knock.service, knock.characteristic] = [write]
        found: dict[str, dict[str, Properties]] = {}
        services: dict[str, str] = {}
        for handle, ((holder, number), flags) in enumerate(kinds.items()):
            if holder not in services:
                services[holder] = f"{robot.path}/service{0x10 * (len(services) + 1):04x}"
                found[services[holder]] = {
                    _SERVICE: {
                        "UUID": Variant("s", in_full(holder)),
                        "Device": Variant("o", robot.path),
                        "Primary": Variant("b", True),
                    }
                }
            found[f"{services[holder]}/char{0x100 + 2 * handle:04x}"] = {
                _CHARACTERISTIC: {
                    "UUID": Variant("s", in_full(number)),
                    "Service": Variant("o", services[holder]),
                    "Flags": Variant("as", flags),
                    "MTU": Variant("q", self._mtu),
                }
            }
        return found

    # What is asked of it

    def _answer(self, asked: Message) -> Reply | bool:
        if asked.message_type is not MessageType.METHOD_CALL:
            return False
        if asked.member == "GetManagedObjects":
            return Message.new_method_return(asked, "a{oa{sa{sv}}}", [self._objects()])
        if asked.path == ADAPTER and self.adapter:
            return self._of_adapter(asked)
        robot = next((each for each in self.robots if str(asked.path).startswith(each.path)), None)
        if robot is None:
            return Message.new_error(asked, "org.freedesktop.DBus.Error.UnknownObject", "no such object")
        answers: dict[str, Callable[[Message, Robot], Message]] = {
            "Connect": self._connect,
            "Disconnect": self._disconnect,
            "StartNotify": self._start_notify,
            "WriteValue": self._write,
        }
        return answers[str(asked.member)](asked, robot)

    def _of_adapter(self, asked: Message) -> Message:
        if asked.member == "StartDiscovery":
            if not self.powered:
                return Message.new_error(asked, "org.bluez.Error.NotReady", "Resource Not Ready")
            self._searches += 1
            self._show()  # before the answer: whoever searches has then seen what there is, however busy the computer
        elif asked.member == "StopDiscovery":
            self._searches -= 1
        return Message.new_method_return(asked)

    def _show(self) -> None:
        for robot in self.robots:
            if robot.shows and not robot.connected:
                self._added({robot.path: {_DEVICE: self._device(robot)}})
        if self._searches:
            self._loop.call_later(_EVERY_S, self._show)

    def _connect(self, asked: Message, robot: Robot) -> Message:
        if robot.refuses is not None or not robot.shows:
            return Message.new_error(asked, "org.bluez.Error.Failed", robot.refuses or "br-connection-page-timeout")
        robot.connected, robot.knocked = True, b""
        robot.emulator.opened(self._clock.now())
        self._changed(robot.path, _DEVICE, {"Connected": Variant("b", True)})
        self._added(self._offered(robot))
        self._changed(robot.path, _DEVICE, {"ServicesResolved": Variant("b", True)})
        return Message.new_method_return(asked)

    def _disconnect(self, asked: Message, robot: Robot) -> Message:
        shows = robot.shows
        self._lose(robot)
        robot.shows = shows
        return Message.new_method_return(asked)

    def _start_notify(self, asked: Message, robot: Robot) -> Message:
        knock = None if robot.channel is None else robot.channel.knock
        assert knock is None or robot.knocked == knock.words, "every client that we read knocks first"
        robot.hears = True
        return Message.new_method_return(asked)

    def _write(self, asked: Message, robot: Robot) -> Message:
        piece, options = bytes(asked.body[0]), asked.body[1]
        channel = robot.channel
        assert channel is not None
        assert len(piece) <= self._mtu - 3, "more than a radio takes at once"
        assert options["type"].value == ("request" if robot.acknowledges else "command")
        if not robot.connected:
            return Message.new_error(asked, "org.bluez.Error.Failed", "Not connected")
        if self._uuid_of(robot, str(asked.path)) != in_full(channel.write):
            robot.knocked += piece
            return Message.new_method_return(asked)
        if robot.budget is not None and len(robot.lengths) >= robot.budget:
            self._lose(robot)
            return Message.new_error(asked, "org.bluez.Error.Failed", "Operation failed with ATT error: 0x0e")
        robot.written += piece
        robot.lengths.append(len(piece))
        if channel.knock is None or robot.knocked == channel.knock.words:
            robot.emulator.receive(piece, self._clock.now())
        return Message.new_method_return(asked)

    def _uuid_of(self, robot: Robot, path: str) -> str:
        return str(self._offered(robot)[path][_CHARACTERISTIC]["UUID"].value)

    # What it says

    async def _speak(self) -> None:
        """Let robots say what they have to say, a byte at a time."""
        while True:
            await asyncio.sleep(_EVERY_S)
            for robot in self.robots:
                if robot.connected and robot.hears and robot.channel is not None:
                    said = robot.emulator.advance(self._clock.now())
                    for byte in said:
                        exit_ = in_full(robot.channel.notify)
                        path = next(each for each in self._chars(robot) if self._uuid_of(robot, each) == exit_)
                        self._changed(path, _CHARACTERISTIC, {"Value": Variant("ay", bytes([byte]))})

    def _chars(self, robot: Robot) -> list[str]:
        return [path for path, interfaces in self._offered(robot).items() if _CHARACTERISTIC in interfaces]

    def _added(self, objects: dict[str, dict[str, Properties]]) -> None:
        for path, interfaces in objects.items():
            self._send(Message.new_signal("/", _OBJECTS, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces]))

    def _changed(self, path: str, interface: str, what: Properties) -> None:
        self._send(Message.new_signal(path, _PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, what, []]))

    def _send(self, message: Message) -> None:
        self._bus.send(message)
