"""The kit's own robot: acknowledged, followed by what it reports, exactly once or a clear loss.

``firmware/PROTOCOL.md`` is what both sides speak. Run with the real firmware in an AVR simulator; never tried on a
real robot by us.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from beebot import robot
from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from firmware_bridge.drivers.answering import CELL_MM, AnsweringDriver
from firmware_bridge.kit_exchange import NoReplyError, RefusalError
from firmware_bridge.kit_protocol import CODES, ErrorCode, Frame, Kind, Outcome, Status, checksum, pack

MEMORY = 200
_STATUS_EVERY_S = 0.5
_LOAD_TRIES = 4
"""Before a chunk that does not get through is halved."""
_HIGHEST_RUN = 0xFFFF
"""The number of a run is never 0."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """What the robot says of its last run, after the link was lost during it.

    ``started`` is None where the robot cannot tell, because it lost its power too or ran for somebody else since.
    ``step`` is the instruction it is at or was cut at; for a finished run, the program's length.
    """

    started: bool | None
    outcome: Outcome
    step: int


class KitDriver(AnsweringDriver):
    """Drives the kit's robot on ``port``."""

    CAPABILITIES: ClassVar[robot.Capabilities] = robot.Capabilities(
        commands=frozenset(CODES),
        memory=MEMORY,
        cell_mm=CELL_MM,
        answers=True,
        reports_steps=True,
        abilities=frozenset(robot.Ability),
    )
    _program: FlatProgram = ()
    _run = _run_before = _boot = 0
    """Numbers: of the run asked for (0 if none was for this program), of the run before it, of the robot's boot."""
    _heard: Status | None = None
    """The last event about our run, until somebody looks."""

    @property
    def capabilities(self) -> robot.Capabilities:
        return self.CAPABILITIES

    def load(self, program: FlatProgram) -> None:
        """Send ``program`` and have the robot check it; the robot does not move."""
        robot.check_program(program, self.capabilities)
        self._program, self._run = program, 0
        self._send(pack(program))

    def _send(self, packed: bytes) -> None:
        chunk, at = self.info.chunk, 0
        while at < len(packed):
            payload, tries = bytes((at,)) + packed[at : at + chunk], _LOAD_TRIES if chunk > 1 else None
            try:
                self._ask(Kind.LOAD, payload, tries=tries, expected=(ErrorCode.SEQUENCE,))
            except NoReplyError:
                chunk = max(1, chunk // 2)
            except RefusalError:
                continue  # an earlier try did get through; the same bytes once more do no harm
            else:
                at += chunk
        try:
            self._ask(Kind.COMMIT, bytes((len(self._program),)) + checksum(packed), expected=(ErrorCode.PROGRAM,))
        except RefusalError as error:
            sentence = _("le programme n'est pas arrivé entier au robot du port {port} ; envoyez-le encore une fois")
            raise robot.RobotError(sentence.format(port=self._port)) from error

    def run(self, first_step: int = 0) -> Iterator[robot.RobotEvent]:
        """Run the loaded program from ``first_step`` on; the events are what the robot itself reports."""
        if not 0 <= first_step < len(self._program):
            raise ValueError(f"no step {first_step} in a program of {len(self._program)}")
        self._connected()
        self._stop_asked.clear()
        return self._follow(first_step)

    def _follow(self, first_step: int) -> Iterator[robot.RobotEvent]:
        at: int | None = None
        try:
            if self._stop_asked.is_set():
                yield robot.Stopped(None)
                return
            status = self._start(first_step)
            while True:
                for event in self._progress(status, first_step, at):
                    at = event.index if isinstance(event, robot.StepStarted) else at
                    yield event
                if status.outcome is not Outcome.RUNNING:
                    break
                if self._exchange is None:
                    yield robot.Stopped(at)
                    return
                status = self._next_status()
            self._running = False
            yield self._end(status)
        except robot.RobotError as error:
            yield robot.Stopped(at) if self._exchange is None else robot.Lost(at, error)  # closed meanwhile

    def _start(self, first_step: int) -> Status:
        """Ask for the run under a number of its own: sent again, that number starts nothing twice."""
        exchange, packed = self._connected(), pack(self._program)
        self._run = 0  # nothing was asked for yet, should the next line lose the link
        self._run_before = self.status().run
        drawn = self._chance.randrange(1, _HIGHEST_RUN)
        self._run = drawn + (drawn >= self._run_before)  # passes over the last one, which would start nothing
        self._boot, self._running = exchange.boot or 0, True
        wish = self._run.to_bytes(2, "big") + bytes((first_step,)) + checksum(packed)
        try:
            status = self._parsed(Status.parse, self._ask(Kind.RUN, wish, expected=(ErrorCode.PROGRAM,)))
        except RefusalError:
            self._send(packed)  # somebody's keys changed the program since it was loaded
            status = self._parsed(Status.parse, self._ask(Kind.RUN, wish))
        if not self._stop_asked.is_set():
            return status
        exchange.stop()  # asked while this was on its way, so perhaps obeyed before
        return self.status()

    def _progress(self, status: Status, first: int, at: int | None) -> Iterator[robot.RobotEvent]:
        """What has happened since step ``at``, as far as ``status`` knows."""
        if status.run != self._run:
            sentence = _(
                "le robot du port {port} exécute un programme qui n'est pas le vôtre ; "
                "arrêtez-le, puis envoyez le vôtre encore une fois"
            )
            raise robot.RobotError(sentence.format(port=self._port))
        reached = min(status.step, len(self._program) - 1)
        for index in range(first if at is None else at + 1, reached + 1):
            if index > first:
                yield robot.StepDone(index - 1)
            yield robot.StepStarted(index)
        if status.outcome is Outcome.FINISHED:
            yield robot.StepDone(reached)

    def _next_status(self) -> Status:
        """The next step as the robot tells it, or its answer when it has told nothing for a while."""
        self._heard = None
        until = self._clock.now() + _STATUS_EVERY_S
        while self._heard is None and not self._stop_asked.is_set() and (left := until - self._clock.now()) > 0:
            self._connected().listen(left)
        heard = self._heard
        if heard is not None and heard.outcome is Outcome.RUNNING:
            return heard
        return self.status()

    def _hear(self, frame: Frame) -> None:
        with contextlib.suppress(ValueError):  # an event is a hint: one that cannot be read is none
            status = Status.parse(frame.payload)
            if status.run == self._run:
                self._heard = status

    def _end(self, status: Status) -> robot.RobotEvent:
        match status.outcome:
            case Outcome.FINISHED:
                return robot.Finished()
            case Outcome.STOPPED | Outcome.STOPPED_ON_ROBOT:
                return robot.Stopped(status.step)
            case Outcome.BUMPED:
                return robot.Bumped(status.step)
        raise self._stranger()  # the kit's robot ends no run otherwise

    def stop(self) -> None:
        """Stop the robot, whatever thread calls and whatever program started it."""
        self._stop_asked.set()
        if self._exchange is not None:
            self._exchange.stop()

    def last_run(self) -> LastRun:
        """Ask the robot what became of its last run, after a loss; ``connect`` again first if the port is gone.

        Raises:
            RobotError: the robot cannot be asked.
        """
        exchange = self._connected()
        self._greet(exchange)
        status = self.status()
        if self._run and status.run == self._run:
            self._running = status.outcome is Outcome.RUNNING
            return LastRun(started=True, outcome=status.outcome, step=status.step)
        self._running = False
        as_before = status.run == self._run_before and (status.run or exchange.boot == self._boot)
        return LastRun(started=False if as_before or not self._run else None, outcome=Outcome.UNKNOWN, step=0)

    def aftermath(self) -> robot.Aftermath:
        """What ``last_run`` found, as a sentence for the adult."""
        return _told(self.last_run())


def _told(last: LastRun) -> robot.Aftermath:
    if last.started is None:
        return robot.Aftermath(
            _(
                "le robot ne sait plus s'il a commencé ce programme : "
                "il a perdu son alimentation, ou quelqu'un d'autre s'en est servi"
            )
        )
    if not last.started:
        return robot.Aftermath(_("le robot répond de nouveau : il n'a pas commencé ce programme"), 0)
    if last.outcome is Outcome.FINISHED:
        return robot.Aftermath(_("le robot répond de nouveau : il a fait tout le programme, une fois"))
    if last.outcome is Outcome.RUNNING:
        return robot.Aftermath(
            _("le robot répond de nouveau : il fait encore le programme ; attendez la fin ou arrêtez-le")
        )
    return robot.Aftermath(
        _("le robot répond de nouveau : il a été coupé à l'instruction {place}").format(place=last.step + 1), last.step
    )
