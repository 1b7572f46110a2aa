"""A driver on its emulator in virtual time, without a port: what every test of drivers is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from beebot.command import PLAIN_COMMANDS, STRIDES, Command, FlatProgram
from beebot.interpreter import Trace, run
from beebot.pose import Cell, Heading, Pose
from beebot.robot import Lost, RefusedError, Robot, RobotError, RobotEvent
from firmware_bridge.ble.channel import OZOBOT_EVO, SPHERO_MINI
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.drivers.timed import OpenLink, off_grid
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.movement import Movement, Placement, placement
from firmware_bridge.serial_link import Link
from tests.firmware_bridge.ble.air_link import AirLink
from tests.floor import FLOOR
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import BRIVOI, EscornabotLuci
from tools.robots.emulators.mbot import Mbot
from tools.robots.emulators.ozobot_evo import OzobotEvo
from tools.robots.emulators.sphero_mini import SpheroMini
from tools.robots.emulators.thymio import Thymio
from tools.robots.virtual_clock import VirtualClock

TWITCH_S = 0.03
"""A frame cut in its speeds and ended by zeros turns an mBot's wheels until the stop behind them is read."""
MIDDLE = Pose(Cell(250, 250), Heading.NORTH)


def gone(port: str) -> str:
    """What is said of a port that is no longer there."""
    return (
        f"le port {port} ne répond plus, et le robot roule peut-être encore ; "
        "prenez-le en main, rebranchez-le, puis recommencez"
    )


GONE = gone("banc")


class Alarm(VirtualClock):
    """A virtual clock that does something at set moments, in the middle of whatever waits then."""

    def __init__(self) -> None:
        super().__init__()
        self._alarms: list[tuple[float, Callable[[], None]]] = []

    def sleep(self, seconds: float) -> None:
        """Nothing that waits is asked for so long."""
        self._now_s += seconds

    def at(self, moment: float, action: Callable[[], None]) -> None:
        self._alarms.append((moment, action))

    def wait(self, seconds: float, cancel: object = None) -> bool:
        end = self._now_s + max(0.0, seconds)
        for alarm in [alarm for alarm in self._alarms if alarm[0] <= end]:
            self._alarms.remove(alarm)
            self._now_s = max(self._now_s, alarm[0])
            alarm[1]()
        self._now_s = max(self._now_s, end)
        return True


@dataclass(frozen=True)
class Kind:
    """A robot as the suite knows it: its driver's name, its emulator, and its nature.

    ``stops`` is how many seconds it may take to rest after a stop; None where it may drive its program to the end.
    ``alone`` says that it drives the whole program once it has it, ``diagonals`` that it steps along diagonals,
    ``pivots_45`` that it has pivots of 45°.
    """

    driver: str
    emulator: Callable[[Placement], Emulator]
    stops: float | None
    alone: bool = True
    diagonals: bool = True
    pivots_45: bool = True
    asks: bool = False
    """Whether its driver asks the robot who it is, so that silence is refused."""
    rest_s: float = 1000.0
    """After so long it has done whatever it still had to do."""
    twitch_s: float = 0.0
    """How long its wheels may turn where an order that was cut is ended."""
    link: Callable[[Emulator, Clock], Link] = DirectLink
    """What carries the bytes, below what breaks."""


KINDS = {
    "escornabot": Kind("escornabot", Escornabot, 1.6),
    "escornabot bluetooth": Kind("escornabot", partial(Escornabot, usb=False), 1.6),
    "escornabot of before 1.6": Kind(
        "escornabot-ancien", partial(Escornabot, older=True), 1.6, diagonals=False, pivots_45=False
    ),
    "escornabot of before 1.6 bluetooth": Kind(
        "escornabot-ancien", partial(Escornabot, usb=False, older=True), 1.6, diagonals=False, pivots_45=False
    ),
    "luci": Kind("escornabot-luci", EscornabotLuci, 0.8),
    "luci bluetooth": Kind("escornabot-luci", partial(EscornabotLuci, usb=False), 0.8),
    "brivoi": Kind("escornabot-luci", partial(EscornabotLuci, build=BRIVOI), 0.8),
    "bluebot": Kind("bluebot", Bluebot, None, diagonals=False),
    "bluebot that stops": Kind("bluebot", partial(Bluebot, stops_on_clear=True), 0.8, diagonals=False),
    "bluebot 200": Kind("bluebot-200", partial(Bluebot, memory=200), None, diagonals=False),
    "bluebot in the air": Kind("bluebot", Bluebot, None, diagonals=False, link=AirLink),
    "kit": Kind("kit", KitRobot, 1.0, asks=True),  # far sooner on a real port, where stop has a thread of its own
    "kit bluetooth": Kind("kit", partial(KitRobot, usb=False), 1.0, asks=True),
    "mbot": Kind("mbot", Mbot, 0.01, alone=False, asks=True, twitch_s=TWITCH_S),
    "mbot bluetooth": Kind("mbot", partial(Mbot, usb=False), 0.01, alone=False, asks=True, twitch_s=TWITCH_S),
    "ozobot evo": Kind("ozobot-evo", OzobotEvo, 0.1, alone=False, asks=True),
    "ozobot evo in the air": Kind(
        "ozobot-evo",
        OzobotEvo,
        0.1,
        alone=False,
        asks=True,
        link=partial(AirLink, channel=OZOBOT_EVO, name="OzoEvo-12AB"),
    ),
    "sphero mini": Kind("sphero-mini", SpheroMini, 0.7, alone=False, asks=True),
    "sphero mini that stops alone": Kind(
        "sphero-mini", partial(SpheroMini, stops_alone_s=0.9), 0.7, alone=False, asks=True
    ),
    "sphero mini in the air": Kind(
        "sphero-mini",
        SpheroMini,
        0.7,
        alone=False,
        asks=True,
        link=partial(AirLink, channel=SPHERO_MINI, name="SM-12AB"),
    ),
    "thymio": Kind("thymio", Thymio, 0.01, alone=False, asks=True),
    "thymio wireless": Kind("thymio", partial(Thymio, node=31337), 0.01, alone=False, asks=True),
}


class FragileLink:
    """A link that breaks, in the middle of a write too, when its bench says so."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench
        self._open = True
        self._inner = bench.kind.link(bench.emulator, bench.clock)
        self.named = self._inner.named

    def write(self, data: bytes) -> None:
        self._check()
        bench = self._bench
        passing = data if bench.budget is None else data[: bench.budget]
        self._inner.write(passing)
        bench.written += len(passing)
        if bench.budget is not None:
            bench.budget -= len(passing)
        if len(passing) < len(data):
            bench.broken = True
            self._check()

    def read(self, timeout: float) -> bytes:
        self._check()
        data = self._inner.read(timeout)
        self._check()
        return data

    def close(self) -> None:
        self._open = False
        self._inner.close()

    def _check(self) -> None:
        if self._bench.broken or not self._open:
            raise RobotError(GONE)


@dataclass
class Bench:
    """A connected driver, its emulator, and the clock both read; ``budget`` is how many more bytes the link passes."""

    kind: Kind
    start: Pose = MIDDLE
    heals: bool = True
    """Whether a broken link works again once it is opened anew."""
    clock: Alarm = field(default_factory=Alarm)
    budget: int | None = None
    broken: bool = False
    written: int = 0

    def __post_init__(self) -> None:
        info = DRIVERS[self.kind.driver]
        self.emulator = self.kind.emulator(placement(self.start, info.capabilities.cell_mm))
        self.robot = make(self.kind.driver, self.clock, self.open)
        self.robot.connect()
        self.written = 0

    def open(self, _port: str, _clock: Clock) -> Link:
        """What opens the port; a broken link heals so, if it does."""
        if self.broken:
            if not self.heals:
                raise RobotError(GONE)
            self.broken, self.budget = False, None
        return FragileLink(self)

    def run(self, program: FlatProgram, first_step: int = 0) -> list[RobotEvent]:
        """Load and run; a link lost while loading ends it as one lost in the run."""
        try:
            self.robot.load(program)
        except RefusedError:
            raise
        except RobotError as error:
            return [Lost(None, error)]
        return list(self.robot.run(first_step))

    def later(self, seconds: float | None = None) -> None:
        """Let the emulated robot do whatever it still has to do."""
        self.clock.wait(self.kind.rest_s if seconds is None else seconds)
        self.emulator.advance(self.clock.now())

    @property
    def moves(self) -> list[Movement]:
        """What the robot did, without its pauses."""
        return [move for move in self.emulator.record if move.letter not in PAUSES]

    def expected(self, program: FlatProgram) -> list[Placement]:
        """Where the steps of the engine's trace lead, without the pauses."""
        trace = run(program, self.start, FLOOR)
        path = expected_path(trace, self.robot.capabilities.cell_mm)
        return [place for step, place in zip(trace.steps, path, strict=True) if step.command is not Command.PAUSE]


def expected_path(trace: Trace, cell_mm: int) -> tuple[Placement, ...]:
    """Where each step of ``trace`` leaves the robot; start the emulator at ``placement(trace.start, cell_mm)``."""
    return tuple(placement(step.after, cell_mm) for step in trace.steps)


def make(name: str, clock: Clock, open_link: OpenLink) -> Robot:
    """The driver ``name`` of the table, on a link of ours."""
    factory = DRIVERS[name].factory
    return factory("banc", clock, open_link)  # type: ignore[call-arg] # every driver takes a link, for its tests


def said_by(robot: Robot) -> str:
    """What it says of the port it is to connect to; empty if it is content."""
    try:
        robot.connect()
    except RobotError as error:
        return str(error)
    return ""


def moving(program: FlatProgram) -> int:
    return sum(command is not Command.PAUSE for command in program)


def same_place(ours: Placement, theirs: Placement) -> bool:
    turn = (ours.heading_deg - theirs.heading_deg + 180) % 360 - 180
    return max(abs(ours.x_mm - theirs.x_mm), abs(ours.y_mm - theirs.y_mm), abs(turn)) < 0.05


def suited(program: FlatProgram, kind: Kind) -> FlatProgram:
    """``program`` without what ``kind`` refuses: keys it has not, more than its memory, steps along a diagonal."""
    if not kind.pivots_45:
        can = DRIVERS[kind.driver].capabilities
        return tuple(command for command in program if command in can.commands)[: can.memory] or (Command.LEFT,)
    if kind.diagonals:
        return program
    kept: list[Command] = []
    for command in program:
        if not (command.steps and off_grid(kept)):
            kept.append(command)
    return tuple(kept) or (Command.PAUSE,)


PAUSES = "SN"
"""The letters of a pause, in the one dialect and the other."""
PLAIN = sorted(PLAIN_COMMANDS, key=str)
EVERY = sorted(set(Command) - STRIDES, key=str)
