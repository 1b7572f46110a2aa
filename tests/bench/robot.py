"""``python3 kit.py bench robot``: the product's driver and the real firmware, in virtual time; figures and limits.

The wire's own time is the peer: what the same bytes, both ways, need at 57,600 baud.
"""

import random
import tempfile
import time
from functools import partial
from pathlib import Path

from beebot.command import SINGLE_COMMANDS, Command
from beebot.robot import Finished, StepStarted
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty
from tests.bench._judgement import Answer, Measured, exactly, loop, report, seconds, status
from tests.firmware.classroom import Classroom
from tests.firmware.host import Host
from tests.firmware.noise import Rates
from tests.firmware.paths import drive, open_floor
from tests.firmware.robot import Robot
from tests.firmware.simavr import read_hex
from tools.robots.firmware import HEX, SOURCES
from tools.robots.firmware.build import MAX_FLASH, MAX_RAM, BuildError, build

_BYTES_PER_SECOND = 5760
_STOPS_MS = {0.0: 5.0, 0.05: 100.0}
"""How long a stop may take, by the share of bytes that are spoilt: at worst where none is, else for 95 of 100."""
_FULL = tuple(random.Random(1).choices(list(SINGLE_COMMANDS), k=200))


class _Counting:
    """A link that counts the bytes both ways."""

    named: bool | None = None

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
    """Print and judge the figures, one a line; 1 where a target was missed."""
    print("Le robot du kit : le vrai micrologiciel, en temps virtuel")
    stops = ((0.0, 200), (0.01, 200), (0.05, 400), (0.10, 400), (0.20, 200))
    runs = ((0.01, 200), (0.05, 2000), (0.10, 500), (0.20, 100))
    return status(
        {
            "fil": _wire(),
            "chemin": [_path()],
            "arrêts": [answer for rate, count in stops for answer in _stops(rate, count)],
            "programmes": [answer for rate, count in runs for answer in _runs(rate, count)],
            "taille": _size(),
            "processeur": [_cpu()],
        }
    )


def _wire() -> list[Answer]:
    robot = Robot(read_hex(HEX))
    link = _Counting(robot)
    driver = KitDriver("banc", robot, lambda _port, _clock: link, random.Random(1))
    driver.connect()
    driver.load(_FULL)  # the first one has no round trips to go by
    answers = []
    for what, act, most in (
        ("charger 200 instructions", lambda: driver.load(_FULL), 1.5),
        ("demander l'état", driver.status, 2.5),
    ):
        link.bytes, began = 0, robot.now()
        act()
        took, wire = robot.now() - began, link.bytes / _BYTES_PER_SECOND
        told = f"{what} ({1000 * took:.1f} ms), en temps de ses octets"
        answers.append(report(told, exactly(took / wire), at_most=most))
    robot.close()
    return answers


def _path() -> Answer:
    """How many virtual seconds pass in one of the processor, in blocks with the plain loop between them."""
    samples, loops = [], [seconds(loop)]
    for _block in range(6):
        robot = Robot(read_hex(HEX))
        host = Host(robot)
        host.hello()
        virtual = robot.now()
        took = seconds(partial(drive, host, open_floor(_FULL), 1))
        samples.append((robot.now() - virtual) / took)
        loops.append(seconds(loop))
        robot.close()
    measured = Measured(tuple(samples), tuple(loops))
    return report("chemin de 200 instructions, comparé à la trace : fois plus vite que la vie", measured, at_least=100)


def _stops(rate: float, stops: int) -> list[Answer]:
    room = Classroom(Robot(read_hex(HEX)), Rates.mixed(rate, doubled=0.2), seed=1)
    delays = [1000 * delay for delay in room.stops(stops)]
    room.robot.close()
    nearly_all, worst = delays[round(0.95 * stops) - 1], delays[-1]
    told = f"arrêt, {rate:.0%} de fautes par octet, en ms"
    if rate in _STOPS_MS:
        figure = nearly_all if rate else worst
        return [report(f"{told}, {'95 %' if rate else 'au pire'}", exactly(figure), at_most=_STOPS_MS[rate])]
    print(f"  {told} : 95 % en moins de {nearly_all:.1f}, au pire {worst:.1f}")
    return []


def _runs(rate: float, runs: int) -> list[Answer]:
    room = Classroom(Robot(read_hex(HEX)), Rates.mixed(rate, doubled=0.2), seed=2)
    untrue = lost = 0
    for _ in range(runs):
        program = room.any_program()
        events, legs = room.play(program)
        finished, whole = events[-1] == Finished(), len(legs) == len(program)
        untrue += finished and not whole
        if not (finished and whole):
            lost += 1
            room.ask_truth()
    room.robot.close()
    told = f"{runs} programmes, {rate:.0%} de fautes par octet et 20 % d'écritures doublées, {lost} pertes annoncées"
    return [report(f"{told} : dits finis sans l'être exactement une fois", exactly(untrue), at_most=0)]


def _size() -> list[Answer]:
    try:
        with tempfile.TemporaryDirectory() as folder:
            built = build(SOURCES, Path(folder))
    except BuildError as error:
        print(f"  taille du micrologiciel : {error}")
        return []
    return [
        report("micrologiciel, octets de flash", exactly(built.flash), at_most=MAX_FLASH),
        report("micrologiciel, octets de mémoire sans la pile", exactly(built.ram), at_most=MAX_RAM),
    ]


def _cpu() -> Answer:
    """Percent of one processor: its time, which load does not change, by that of a clock."""
    samples, loops = [], [seconds(loop)]
    for _block in range(6):
        with serve_pty(KitRobot(usb=False)) as served:
            driver = KitDriver(served.port, SystemClock())
            driver.connect()
            driver.load((Command.FORWARD, Command.LEFT))
            run = driver.run()
            assert next(run) == StepStarted(0)
            began, used = time.perf_counter(), time.thread_time()
            list(run)
            samples.append(100 * (time.thread_time() - used) / (time.perf_counter() - began))
            driver.close()
        loops.append(seconds(loop))
    measured = Measured(tuple(samples), tuple(loops))
    return report("suivre un robot qui roule, en % d'un processeur", measured, at_most=5)
