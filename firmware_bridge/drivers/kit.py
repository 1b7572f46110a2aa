"""The kit's own robot: acknowledged, followed by what it reports, exactly once or a clear loss.

``firmware/PROTOCOL.md`` is what both sides speak. Run with the real firmware in an AVR simulator; never tried on a
real robot by us.
"""

import contextlib
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from functools import partial
from typing import ClassVar, TypeVar

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import (
    Bumped,
    Capabilities,
    Finished,
    LinkLostError,
    Lost,
    RefusedError,
    RobotError,
    RobotEvent,
    StepDone,
    StepStarted,
    Stopped,
    check_program,
)
from firmware_bridge.calibration import Counts, Measured, corrected_counts
from firmware_bridge.clock import Clock
from firmware_bridge.exchange import Exchange, NoReplyError, RefusalError
from firmware_bridge.link import Link, SerialLink
from firmware_bridge.protocol import (
    BAUD,
    CODES,
    VERSION,
    Diagnosis,
    ErrorCode,
    Frame,
    Hello,
    Info,
    Kind,
    Outcome,
    Parameter,
    Status,
    checksum,
    pack,
)

MEMORY, CELL_MM = 200, 150
_STATUS_EVERY_S = 0.5
_SAVE_S = 0.1
_LOAD_TRIES = 4
"""Before a chunk that does not get through is halved."""
_CLOSING_S = 1.0
"""How long closing may wait for the answer to a last stop."""
_RUN_NUMBERS = 0x10000

OpenLink = Callable[[str, Clock], Link]
_Reply = TypeVar("_Reply")


@dataclass(frozen=True, slots=True)
class LastRun:
    """What is known of the run that was in doubt after a loss.

    ``started`` is None where the robot cannot tell, because it lost its power too; ``step`` is the instruction it
    is at, was cut at, or the program's length once finished.
    """

    started: bool | None
    outcome: Outcome
    step: int


class KitDriver:
    """Drives the kit's robot on ``port``. Implements ``beebot.robot.Robot``."""

    TITLE: ClassVar[str] = "robot du kit"
    CAPABILITIES: ClassVar[Capabilities] = Capabilities(
        commands=frozenset(CODES),
        memory=MEMORY,
        cell_mm=CELL_MM,
        diagonal_pivots=True,
        native_pause=True,
        acknowledges=True,
        reports_steps=True,
        erases_after_run=False,
        silent_while_running=False,
    )

    def __init__(
        self,
        port: str,
        clock: Clock,
        open_link: OpenLink | None = None,
        chance: random.Random | None = None,
    ) -> None:
        """Keep what ``connect`` needs; ``chance`` draws session and run numbers, and is given by tests."""
        self._port = port
        self._clock = clock
        self._open_link = open_link or partial(SerialLink, baud=BAUD)
        self._chance = chance or random.SystemRandom()
        self._link: Link | None = None
        self._exchange: Exchange | None = None
        self._info: Info | None = None
        self._program: FlatProgram = ()
        self._run = self._run_before = self._boot = 0
        """The number of our last run, that of the one before it, and the robot's boot number when it was asked."""
        self._running = False
        self._heard: Status | None = None
        self._stop_asked = threading.Event()

    @property
    def capabilities(self) -> Capabilities:
        return self.CAPABILITIES

    @property
    def info(self) -> Info:
        """What the robot said of itself when it was connected."""
        if self._info is None:
            raise RuntimeError("connect() first")
        return self._info

    def connect(self) -> None:
        """Open the port and a session.

        Raises:
            LinkLostError: nothing answers there.
            RobotError: what ``SerialLink`` raises, a robot of another version, or something else that speaks.
        """
        if self._exchange is not None:
            return
        link = self._open_link(self._port, self._clock)
        exchange = Exchange(link, self._clock, self._port, self._chance, self._hear)
        try:
            self._greet(exchange)
            self._info = self._parsed(Info.parse, exchange.request(Kind.INFO))
        except BaseException:
            link.close()
            raise
        self._link, self._exchange = link, exchange

    def _greet(self, exchange: Exchange) -> Hello:
        try:
            return exchange.hello()
        except LinkLostError as error:
            raise RobotError(self._nobody() if exchange.silent else self._stranger()) from error
        except RefusalError as error:
            if error.code == ErrorCode.VERSION and error.detail:
                raise RobotError(self._other_version(error.detail[0])) from error
            raise RobotError(self._stranger()) from error
        except ValueError as error:
            raise RobotError(self._stranger()) from error

    def load(self, program: FlatProgram) -> None:
        """Send ``program`` and have the robot check it; it does not move.

        Raises:
            RefusedError: the robot cannot do it, or is moving.
            RobotResetError: the robot was reset.
            RobotError: the link broke.
        """
        check_program(program, self.capabilities)
        self._program = program
        self._send(pack(program))

    def _send(self, packed: bytes) -> None:
        chunk, at = self.info.chunk, 0
        while at < len(packed):
            try:
                self._ask(Kind.LOAD, bytes((at,)) + packed[at : at + chunk], tries=_LOAD_TRIES if chunk > 1 else None)
            except NoReplyError:
                chunk = max(1, chunk // 2)
            except RefusalError as error:
                if error.code != ErrorCode.SEQUENCE:
                    raise  # else an earlier try did get through; the same bytes once more do no harm
            else:
                at += chunk
        try:
            self._ask(Kind.COMMIT, bytes((len(self._program),)) + checksum(packed))
        except RefusalError as error:
            raise RobotError(self._changed()) from error

    def run(self, first_step: int = 0) -> Iterator[RobotEvent]:
        """Run the loaded program from ``first_step`` on, followed by what the robot reports.

        Raises:
            ValueError: no such step, or no program was loaded.
        """
        if not 0 <= first_step < len(self._program):
            raise ValueError(f"no step {first_step} in a program of {len(self._program)}")
        self._connected()
        self._stop_asked.clear()
        return self._follow(first_step)

    def _follow(self, first_step: int) -> Iterator[RobotEvent]:
        at: int | None = None
        try:
            if self._stop_asked.is_set():
                yield Stopped(None)
                return
            status = self._start(first_step)
            while True:
                for event in self._progress(status, first_step, at):
                    at = event.index if isinstance(event, StepStarted) else at
                    yield event
                if status.situation.outcome is not Outcome.RUNNING:
                    break
                if self._exchange is None:
                    yield Stopped(at)
                    return
                status = self._next_status()
            self._running = False
            yield self._end(status)
        except RobotError as error:
            yield Stopped(at) if self._exchange is None else Lost(at, error)  # closed meanwhile

    def _start(self, first_step: int) -> Status:
        """Ask for the run under a number of its own: sent again, that number starts nothing twice."""
        exchange, packed = self._connected(), pack(self._program)
        self._run_before = self.status().run
        number = self._chance.randrange(1, _RUN_NUMBERS)
        self._run = number if number != self._run_before else number % (_RUN_NUMBERS - 1) + 1
        self._boot, self._running = exchange.boot or 0, True
        wish = self._run.to_bytes(2, "big") + bytes((first_step,)) + checksum(packed)
        try:
            status = self._parsed(Status.parse, self._ask(Kind.RUN, wish))
        except RefusalError as error:
            if error.code != ErrorCode.PROGRAM:
                raise
            self._send(packed)  # somebody's keys changed the program since it was loaded
            status = self._parsed(Status.parse, self._ask(Kind.RUN, wish))
        if not self._stop_asked.is_set():
            return status
        exchange.stop()  # asked while this was on its way, so perhaps obeyed before
        return self.status()

    def _progress(self, status: Status, first: int, at: int | None) -> Iterator[RobotEvent]:
        """What has happened since step ``at``, as far as ``status`` knows."""
        if status.run != self._run:
            raise RobotError(self._taken())
        reached = min(status.step, len(self._program) - 1)
        for index in range(first if at is None else at + 1, reached + 1):
            if index > first:
                yield StepDone(index - 1)
            yield StepStarted(index)
        if status.situation.outcome is Outcome.FINISHED:
            yield StepDone(reached)

    def _next_status(self) -> Status:
        """The next step as the robot tells it, or its answer when it has told nothing for a while."""
        self._heard = None
        until = self._clock.now() + _STATUS_EVERY_S
        while self._heard is None and not self._stop_asked.is_set() and (left := until - self._clock.now()) > 0:
            self._connected().listen(left)
        heard = self._heard
        if heard is not None and heard.situation.outcome is Outcome.RUNNING:
            return heard
        return self.status()

    def _hear(self, frame: Frame) -> None:
        with contextlib.suppress(ValueError):  # an event is a hint: one that cannot be read is none
            status = Status.parse(frame.payload)
            if status.run == self._run:
                self._heard = status

    def _end(self, status: Status) -> RobotEvent:
        match status.situation.outcome:
            case Outcome.FINISHED:
                return Finished()
            case Outcome.STOPPED | Outcome.STOPPED_ON_ROBOT:
                return Stopped(status.step)
            case Outcome.BUMPED:
                return Bumped(status.step)
        raise AssertionError(f"no end of a run: {status}")

    def stop(self) -> None:
        """Stop the robot, from any thread, whoever set it going.

        Raises:
            LinkLostError: it does not answer.
            RobotError: the link broke.
        """
        self._stop_asked.set()
        if self._exchange is not None:
            self._exchange.stop()

    def last_run(self) -> LastRun:
        """Ask the robot what became of the last run, after a loss; ``connect`` again first if the port is gone.

        Raises:
            RobotError: it cannot be asked.
        """
        exchange = self._connected()
        exchange.hello()
        status = self.status()
        if status.run == self._run:
            self._running = status.situation.outcome is Outcome.RUNNING
            return LastRun(started=True, outcome=status.situation.outcome, step=status.step)
        self._running = False
        never = exchange.boot == self._boot or (status.run and status.run == self._run_before)
        return LastRun(started=False if never else None, outcome=Outcome.UNKNOWN, step=0)

    def close(self) -> None:
        """Stop a run in progress and release the port; says nothing if the robot is already gone."""
        link, exchange = self._link, self._exchange
        if link is None or exchange is None:
            return
        try:
            if self._running:
                with contextlib.suppress(RobotError):
                    exchange.stop(_CLOSING_S)
        finally:
            self._link = self._exchange = None
            link.close()

    def status(self) -> Status:
        """What the robot is about."""
        return self._parsed(Status.parse, self._ask(Kind.STATUS))

    def read(self, parameter: Parameter) -> int:
        """A parameter of the robot's calibration."""
        return int.from_bytes(self._ask(Kind.GET, bytes((parameter,))), "big")

    def write(self, parameter: Parameter, value: int) -> None:
        """Set a parameter until the robot's next reset, or for good with ``save``.

        Raises:
            RefusalError: the value is out of the parameter's bounds.
        """
        self._ask(Kind.SET, bytes((parameter,)) + value.to_bytes(2, "big"))

    def give_token(self, number: int) -> None:
        """Keep ``number`` in the robot as its token, 0 for none; ``info`` tells it from now on.

        Raises:
            RefusedError: it is moving.
            RobotError: the link broke.
        """
        self.write(Parameter.TOKEN, number)
        self.save()
        self._info = replace(self.info, token=number)

    def save(self) -> None:
        """Keep all parameters in the robot for good."""
        self._ask(Kind.SAVE, extra_s=_SAVE_S)

    def calibrate(self, measured: Measured) -> Counts:
        """Correct the robot's counts after what was measured and keep them in the robot; the counts it has now.

        Raises:
            RefusedError: the measures cannot be right, or the robot refuses what would follow from them.
            RobotError: the link broke.
        """
        places = list(Parameter)[: len(fields(Counts))]
        before = Counts(*map(self.read, places))
        after = corrected_counts(before, measured, CELL_MM)
        try:
            for parameter, count in zip(places, astuple(after), strict=True):
                self.write(parameter, count)
        except RefusalError as error:
            for parameter, count in zip(places, astuple(before), strict=True):
                self.write(parameter, count)
            raise RefusedError(self._beyond()) from error
        self.save()
        return after

    def diagnose(self) -> Diagnosis:
        """What went wrong on the wire and in the robot since its last reset."""
        return self._parsed(Diagnosis.parse, self._ask(Kind.DIAG))

    def signal(self) -> None:
        """Light and sound for a second, to see which robot this is."""
        self._ask(Kind.SIGNAL)

    def _ask(self, kind: Kind, payload: bytes = b"", *, extra_s: float = 0.0, tries: int | None = None) -> bytes:
        try:
            return self._connected().request(kind, payload, extra_s=extra_s, tries=tries)
        except RefusalError as error:
            if error.code == ErrorCode.STATE:
                raise RefusedError(self._moving()) from error
            raise

    def _parsed(self, parse: Callable[[bytes], _Reply], payload: bytes) -> _Reply:
        try:
            return parse(payload)
        except ValueError as error:
            raise RobotError(self._stranger()) from error  # it frames as this robot does and is another

    def _connected(self) -> Exchange:
        if self._exchange is None:
            raise RuntimeError("connect() first")
        return self._exchange

    def _beyond(self) -> str:
        return _("ces mesures demandent au robot du port {port} un réglage hors de ses bornes ; mesurez encore").format(
            port=self._port
        )

    def _moving(self) -> str:
        return _("le robot du port {port} est en train de rouler ; attendez la fin ou arrêtez-le").format(
            port=self._port
        )

    def _changed(self) -> str:
        return _("le programme n'est pas arrivé entier au robot du port {port} ; envoyez-le encore une fois").format(
            port=self._port
        )

    def _taken(self) -> str:
        return _(
            "le robot du port {port} exécute un programme qui n'est pas le vôtre ; "
            "arrêtez-le, puis envoyez le vôtre encore une fois"
        ).format(port=self._port)

    def _nobody(self) -> str:
        return _("aucun {robot} ne répond sur le port {port} ; allumez-le ou rebranchez-le, puis recommencez").format(
            port=self._port, robot=self.TITLE
        )

    def _stranger(self) -> str:
        return _(
            "ce qui répond sur le port {port} n'est pas un {robot} ; cherchez le bon port avec « beebot-robot liste »"
        ).format(port=self._port, robot=self.TITLE)

    def _other_version(self, version: int) -> str:
        return _(
            "le robot du port {port} parle la version {theirs} de son langage et ce kit la version {ours} ; "
            "mettez à jour le plus ancien des deux"
        ).format(port=self._port, theirs=version, ours=VERSION)
