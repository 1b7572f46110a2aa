"""Make a transcript test of a witness: the kit's driver is put at the file's link, and must do what it did then.

    python -m tools.robots.witness temoignage.json

writes it into ``tests/firmware_bridge/transcripts/temoignages``, where ``test_witness.py`` replays every file. What the
robot said then comes after the same bytes as then; the times of a real robot are not compared.
"""

import argparse
import hashlib
import math
import sys
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from beebot.console.terminal import Parser, obey
from beebot.errors import KitError
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.serial_link import Link
from firmware_bridge.witness.file import HEAD, RobotSeen, Trial, Witness, read, write
from firmware_bridge.witness.protocol import Conduct, driver_of
from firmware_bridge.witness.questions import Answer, Kind, Question
from firmware_bridge.witness.recording import Recording
from tools.robots.virtual_clock import VirtualClock

FOLDER = Path(__file__).parents[2] / "tests/firmware_bridge/transcripts/temoignages"
_SOONER_S = 0.1
"""What was said comes so much sooner than then: a real computer was late, and must not seem to have been in time.

What a robot says that reports its steps comes at once: it is not followed by time, and asked again after a while.
"""
_PATIENCE = 50
"""A driver waits so many times longer for an answer, for the same reason."""


class DiffersError(KitError):
    """The driver did something else than then. It is no ``RobotError``, which a driver would take for a lost link."""


class _PatientClock(VirtualClock):
    def patience(self, seconds: float) -> float:
        return seconds * _PATIENCE


class ReplayedLink:
    """A ``serial_link.Link`` that expects what was written then, and says what was said after it."""

    def __init__(self, clock: Clock, sooner_s: float, *, named: bool | None) -> None:
        self._clock, self._sooner_s, self.named = clock, sooner_s, named
        self._lines: deque[tuple[float, str, bytes]] = deque()
        self._heard: deque[tuple[float, bytes]] = deque()
        """What was said after the last write and not read yet, with the moment when it is due."""
        self._differs = False

    def begin(self, trial: Trial) -> None:
        """The lines of ``trial`` are next.

        Raises:
            DiffersError: something was written in the trial before it that is not written now.
        """
        self.check_all_written()
        parts = (line.split(" ") for line in trial.wire)
        self._lines = deque((float(moment), sign, bytes.fromhex(data)) for moment, sign, data in parts)
        self._let_say(0.0)

    def check_all_written(self) -> None:
        if self._lines and not self._differs:
            raise self._other(b"", self._lines[0][2])

    def _let_say(self, written_s: float) -> None:
        now = self._clock.now()
        while self._lines and self._lines[0][1] == "<":
            moment, _sign, data = self._lines.popleft()
            self._heard.append((now + max(0.0, moment - written_s - self._sooner_s), data))

    def write(self, data: bytes) -> None:
        while data and not self._differs:
            moment, _sign, expected = self._lines.popleft() if self._lines else (0.0, ">", b"")
            if not (expected and data.startswith(expected)):
                raise self._other(data, expected)
            data = data[len(expected) :]
            self._let_say(moment)

    def _other(self, now: bytes, then: bytes) -> DiffersError:
        self._differs = True
        return DiffersError(f"le pilote écrit « {now.hex(' ')} » au lieu de « {then.hex(' ')} »")

    def read(self, timeout: float) -> bytes:
        now = self._clock.now()
        if not self._heard or self._heard[0][0] > now + timeout:
            self._clock.wait(timeout)
            return b""
        due, data = self._heard.popleft()
        self._clock.wait(due - now)
        return data

    def close(self) -> None:
        """Nothing is held."""


class _Then(Recording):
    """The recording of a replay, and the adult of the file, who agrees to everything and needs no time."""

    def __init__(self, seen: RobotSeen, clock: Clock) -> None:
        super().__init__(clock)
        named = bool(HEAD.match(seen.name)) if seen.link == "air" else None
        reports = DRIVERS[seen.kind].capabilities.reports_steps
        self._replayed = ReplayedLink(clock, math.inf if reports else _SOONER_S, named=named)
        self._trials = iter(seen.trials)
        self.trial = seen.trials[0]

    def open(self, _port: str, _clock: Clock) -> Link:
        return self._replayed

    def begin(self, pieces: int = 0) -> None:  # noqa: ARG002 (what was in pieces is written whole here)
        super().begin()
        self.trial = next(self._trials, self.trial)
        self._replayed.begin(self.trial)

    def end(self) -> None:
        self._replayed.check_all_written()

    @staticmethod
    def answer(question: Question) -> Answer:
        return None if question.kind is Kind.NUMBER else True


def replay(witness: Witness) -> None:
    """Have the kit's driver do once more what ``witness`` tells; a witness without a robot has nothing to replay.

    Raises:
        DiffersError: it writes something else, or makes something else of what the robot said. The sentence says in
            which trial.
    """
    if witness.robot is None:
        return
    clock = _PatientClock()
    then = _Then(witness.robot, clock)
    robot = driver_of(DRIVERS[witness.robot.kind], then.open, then, witness.robot.seed).factory("témoignage", clock)
    if witness.robot.figures:
        robot.use_figures(witness.robot.figures)
    planned = tuple(each for each in witness.robot.trials if each.name not in ("connexion", "fermeture"))
    try:
        for trial in Conduct(robot, then, then.answer).trials(planned):
            if trial.events != then.trial.events:
                raise DiffersError(f"le pilote comprend {trial.events} au lieu de {then.trial.events}")
        then.end()
    except KitError as error:
        place = witness.robot.trials.index(then.trial) + 1
        raise DiffersError(
            f"à l'essai {place} ({then.trial.name}), {error} ; ce témoignage n'est pas de ce pilote"
        ) from error


def main(argv: Sequence[str] | None = None) -> int:
    """Check a witness and keep it as a test; returns the exit status."""
    return obey(_parser, _keep, argv)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m tools.robots.witness", description="Faire d'un témoignage un test.")
    parser.add_argument("fichier", type=Path)
    parser.add_argument("--dossier", type=Path, default=FOLDER)
    return parser


def _keep(options: argparse.Namespace) -> int:
    witness = read(options.fichier)
    try:
        replay(witness)
    except DiffersError as error:
        raise KitError(f"{options.fichier}, {error}") from error
    options.dossier.mkdir(parents=True, exist_ok=True)
    text = write(witness)
    kind = "ordinateur" if witness.robot is None else witness.robot.kind
    file = options.dossier / f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:8]}.json"
    file.write_text(text, encoding="utf-8")
    print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
