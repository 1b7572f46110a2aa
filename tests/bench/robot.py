"""``python3 kit.py bench robot``: the product's driver and the real firmware, in virtual time; figures and limits.

The wire's own time is the peer: what the same bytes, both ways, need at 57,600 baud.
"""

import random
import tempfile
import time
from pathlib import Path

from beebot.command import Command
from beebot.robot import Finished, StepStarted
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.firmware import HEX, SOURCES
from firmware_bridge.firmware.build import MAX_FLASH, MAX_RAM, BuildError, build
from tests.firmware.classroom import Classroom
from tests.firmware.host import Host
from tests.firmware.noise import Rates
from tests.firmware.paths import drive, open_floor
from tests.firmware.robot import Robot
from tests.firmware.simavr import read_hex

_BYTES_PER_SECOND = 5760
_FULL = tuple(random.Random(1).choices(list(Command), k=200))


class _Counting:
    """A link that counts the bytes both ways."""

    def __init__(self, robot: Robot) -> None:
        self._robot = robot
        self.bytes = 0

    def write(self, data: bytes) -> None:
        self.bytes += len(data)
        self._robot.write(data)

    def read(self, timeout: float) -> bytes:
        data = self._robot.read(timeout)
        self.bytes += len(data)
        return data

    def close(self) -> None:
        pass


def main(_arguments: list[str]) -> int:
    """Print the figures, one a line."""
    _wire()
    _path()
    for rate, stops in ((0.0, 200), (0.01, 200), (0.05, 400), (0.10, 400), (0.20, 200)):
        _stops(rate, stops)
    for rate, runs in ((0.01, 200), (0.05, 2000), (0.10, 500), (0.20, 100)):
        _runs(rate, runs)
    _size()
    _cpu()
    return 0


def _wire() -> None:
    robot = Robot(read_hex(HEX))
    link = _Counting(robot)
    driver = KitDriver("banc", robot, lambda _port, _clock: link, random.Random(1))
    driver.connect()
    driver.load(_FULL)  # the first one has no round trips to go by
    for what, act, most in (
        ("charger 200 instructions", lambda: driver.load(_FULL), 1.5),
        ("demander l'état", driver.status, 2.5),
    ):
        link.bytes, began = 0, robot.now()
        act()
        took, wire = robot.now() - began, link.bytes / _BYTES_PER_SECOND
        print(f"{what} : {1000 * took:.1f} ms, {took / wire:.2f} fois le temps de ses octets (visé : {most} au plus)")
    robot.close()


def _path() -> None:
    robot = Robot(read_hex(HEX))
    host = Host(robot)
    host.hello()
    began, virtual = time.perf_counter(), robot.now()
    drive(host, open_floor(_FULL), 1)
    speed = (robot.now() - virtual) / (time.perf_counter() - began)
    print(
        f"chemin de 200 instructions, comparé à la trace : {speed:.0f} fois plus vite que la vie (visé : 100 au moins)"
    )
    robot.close()


def _stops(rate: float, stops: int) -> None:
    room = Classroom(Robot(read_hex(HEX)), Rates.mixed(rate, doubled=0.2), seed=1)
    delays = [1000 * delay for delay in room.stops(stops)]
    wanted = {0.0: " (visé : moins de 5 ms)", 0.05: " (visé : 95 % sous 100 ms)"}.get(rate, "")
    print(
        f"arrêt, {rate:.0%} de fautes par octet : 95 % en moins de {delays[round(0.95 * stops) - 1]:.1f} ms, "
        f"au pire {delays[-1]:.1f} ms{wanted}"
    )
    room.robot.close()


def _runs(rate: float, runs: int) -> None:
    room = Classroom(Robot(read_hex(HEX)), Rates.mixed(rate, doubled=0.2), seed=2)
    began, virtual = time.perf_counter(), room.robot.now()
    once = lost = 0
    for _ in range(runs):
        program = room.any_program()
        events, legs = room.play(program)
        if events[-1] == Finished() and len(legs) == len(program):
            once += 1
        else:
            lost += 1
            room.ask_truth()
    speed = (room.robot.now() - virtual) / (time.perf_counter() - began)
    print(
        f"{runs} programmes, {rate:.0%} de fautes par octet et 20 % d'écritures doublées : {once} exactement une fois, "
        f"{lost} pertes annoncées ; {speed:.0f} fois plus vite que la vie"
    )
    room.robot.close()


def _size() -> None:
    try:
        with tempfile.TemporaryDirectory() as folder:
            built = build(SOURCES, Path(folder))
    except BuildError as error:
        print(f"taille du micrologiciel : {error}")
        return
    print(
        f"micrologiciel : {built.flash} octets de flash (visé : {MAX_FLASH}), "
        f"{built.ram} de mémoire sans la pile (visé : {MAX_RAM})"
    )


def _cpu() -> None:
    with serve_pty(KitRobot(usb=False)) as served:
        driver = KitDriver(served.port, SystemClock())
        driver.connect()
        driver.load((Command.FORWARD, Command.LEFT))
        run = driver.run()
        assert next(run) == StepStarted(0)
        began, used = time.perf_counter(), time.thread_time()
        list(run)
        share = (time.thread_time() - used) / (time.perf_counter() - began)
        driver.close()
    print(f"processeur pour suivre un robot qui roule : {share:.1%} d'un cœur (visé : 5 % au plus)")
