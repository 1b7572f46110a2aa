"""What is tried of a robot, in which order, and what the adult is asked; every word is said before it is sent.

The same conduct replays a witness (``tools.robots.witness``): there the link and the adult are those of the file.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.i18n import in_this_language
from beebot.notation import parse_flat, program_words
from beebot.robot import (
    Bumped,
    Finished,
    Lost,
    RefusedError,
    Robot,
    RobotError,
    RobotEvent,
    StepDone,
    StepStarted,
    Stopped,
)
from firmware_bridge.aseba import Nameless
from firmware_bridge.ble.link import BleLink
from firmware_bridge.ble.scan import PREFIX
from firmware_bridge.clock import Clock
from firmware_bridge.drivers import DriverInfo
from firmware_bridge.drivers.by_hand import HAND
from firmware_bridge.drivers.frozen.ozobot_evo import OzobotEvoDriver
from firmware_bridge.drivers.kit import KitDriver
from firmware_bridge.drivers.thymio import ThymioDriver
from firmware_bridge.drivers.timed import OpenLink
from firmware_bridge.serial_link import Link
from firmware_bridge.witness.file import MOST_EVENTS, PROPERTIES, Offered, RobotSeen, Trial, shape_of
from firmware_bridge.witness.questions import MOST_SECONDS, Ask, Kind, Question
from firmware_bridge.witness.recording import Recording

LISTEN_S = 5.0
"""How long a robot is listened to after CLEAR."""
_AFTER_S = 2.0
"""The same after a program: it may say that it has ended."""
_LONG = 9
"""Pivots each way: with what is around them, a Blue-Bot's message no longer goes into the 20 bytes of a small radio."""
_PIECES = 8
_EACH: tuple[FlatProgram, ...] = ((Command.FORWARD,), (Command.LEFT,))
_BY_HAND = 4
"""Steps that are timed at once by hand: two touches are late by tenths of a second."""


def plan(info: DriverInfo) -> tuple[Trial, ...]:
    """What to try of such a robot between connecting and closing, with nothing in it yet; see ``docs/robots.md``.

    Only a robot that keeps its program is sent long ones.
    """
    can = info.capabilities
    whole = parse_flat("avancer gauche avancer droite reculer pause")
    programs = [*_EACH, tuple(command for command in whole if command in can.commands)]
    planned = [Trial(name="vider"), *(Trial(name="touches", program=program_words(each)) for each in programs)]
    if Command.LEFT_45 in can.commands:
        planned.append(Trial(name="diagonale", program="gauche45 avancer droite45"))
    planned.append(Trial(name="arret", program="avancer avancer avancer"))
    if info.keeps_program:
        turns = program_words((Command.LEFT, Command.RIGHT) * _LONG)
        planned += [Trial(name="long", program=turns, pieces=pieces) for pieces in (0, _PIECES)]
    return tuple(planned)


def _question(trial: Trial) -> str:
    """The number that the adult is asked for, "" where nothing is to be measured."""
    if trial.name == "diagonale":
        return _("De combien de millimètres a-t-il avancé, en biais ? (15 cm font 150)")
    if trial.name == "arret":
        return _("Combien de pas a-t-il faits en tout, après l'arrêt ?")
    if trial.name == "long":
        return _("Combien de pivots a-t-il faits ?")
    if set(trial.commands) == {Command.FORWARD}:
        return _("De combien de millimètres a-t-il avancé ? (15 cm font 150)")
    if set(trial.commands) == {Command.LEFT}:
        return _("De combien de degrés a-t-il pivoté ? (un quart de tour fait 90)")
    return ""


def driver_of(info: DriverInfo, open_link: OpenLink, recording: Recording, seed: int) -> DriverInfo:
    """``info`` with a driver on recorded links that ``open_link`` opens, which draws its numbers from ``seed``.

    A Thymio is asked for its description, whose name people choose: it is not noted. No other driver is told a name.
    """

    def opened(port: str, clock: Clock) -> Link:
        return recording.record(open_link(port, clock), Nameless().hide if info.factory is ThymioDriver else bytes)

    factory = partial(info.factory, open_link=opened)  # type: ignore[call-arg] # every driver of a link takes one
    if info.factory in (KitDriver, OzobotEvoDriver):
        factory = partial(factory, chance=random.Random(seed))  # noqa: S311 (numbers of messages, no secret)
    return replace(info, factory=factory)


@dataclass(frozen=True, slots=True)
class Conduct:
    """One robot, what is recorded of it, and how the adult beside it is asked."""

    robot: Robot
    recording: Recording
    ask: Ask

    def trials(self, planned: tuple[Trial, ...]) -> Iterator[Trial]:
        """Connect, try each of ``planned`` that the adult agrees to, close; a link that is lost ends it sooner.

        Raises:
            RobotError: the robot cannot be reached.
        """
        self.recording.begin()
        try:
            self.robot.connect()
            yield self._with(Trial(name="connexion"))
            for number, each in enumerate(planned, 1):
                if not self.ask(Question(Kind.AGREE, said_before(each), place=place_of(number, planned))):
                    continue
                trial = self._tried(each)
                yield trial
                if "perdu" in trial.events:
                    break
            self.recording.begin()
        finally:
            self.robot.close()
        yield self._with(Trial(name="fermeture"))

    def _tried(self, planned: Trial) -> Trial:
        self.recording.begin(planned.pieces)
        events: list[str] = []
        touches = measure = None
        try:
            if planned.program:
                self.robot.load(planned.commands)
                watch = _("Ne quittez pas le robot des yeux. Dès qu'il part :")
                touches = self._followed(watch, lambda: self._run(planned, events))
            else:
                self.robot.stop()
            self.recording.listen(_AFTER_S if planned.program else LISTEN_S)
        except RefusedError:
            events = ["refus"]
        except RobotError:
            events.append("perdu")
        else:
            measure = self._measured(planned)
        return self._with(planned, events=tuple(events[:MOST_EVENTS]), touches=touches, measure=measure)

    def by_hand(self, planned: Trial) -> Trial:
        """A trial of a robot without a link, whose keys the adult has pressed but for GO."""
        self.recording.begin()
        touches = self._followed(_("Appuyez sur GO, les yeux sur le robot. Dès qu'il part :"), lambda: None)
        return self._with(planned, touches=touches, measure=self._measured(planned))

    def _followed(self, watch: str, run: Callable[[], None]) -> tuple[float, float] | None:
        """``run``, and when the adult saw the robot leave and stop meanwhile, in seconds since the trial began.

        ``watch`` asks for a touch as it leaves.
        """
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(in_this_language(run))
            try:
                self.ask(Question(Kind.GO_ON, watch, _("Il part")))
                left = self.recording.now()
                self.ask(Question(Kind.GO_ON, _("Et dès qu'il s'arrête :"), _("Il s'arrête")))
                stopped = self.recording.now()
            except BaseException:
                with suppress(RobotError):  # it is lost then, and the run says so
                    self.robot.stop()
                raise
            running.result()
        return (left, stopped) if stopped <= MOST_SECONDS else None

    def _run(self, planned: Trial, events: list[str]) -> None:
        for event in self.robot.run():
            events.append(_word(event))
            if planned.name == "arret" and event == StepDone(0):
                self.robot.stop()

    def _measured(self, planned: Trial) -> float | None:
        question = _question(planned)
        return self.ask(Question(Kind.NUMBER, question)) if question else None

    def _with(self, planned: Trial, **found: object) -> Trial:
        """``planned`` with what was ``found``, checked anew, and with what went over the link."""
        return Trial.model_validate({**dict(planned), "wire": self.recording.lines(), **found})


def place_of(number: int, planned: Sequence[Trial]) -> str:
    """How far the adult is: at the trial ``number`` of those that are ``planned``."""
    return _("Essai {number} sur {count}").format(number=number, count=len(planned))


def sent(planned: Trial) -> str:
    """What is sent in a trial, in the list of all of it."""
    words = planned.program
    if planned.name == "vider":
        return _("CLEAR, ou l'arrêt, et rien d'autre ; le kit écoute ensuite {seconds:.0f} secondes.").format(
            seconds=LISTEN_S
        )
    if planned.name == "arret":
        return _("« {program} », puis l'arrêt après le premier pas.").format(program=words)
    if planned.name == "diagonale":
        return _("« {program} », en biais ; un robot qui le refuse ne bouge pas.").format(program=words)
    if planned.pieces:
        return _("« {program} », par morceaux de {count} octets.").format(program=words, count=planned.pieces)
    return _("« {program} ».").format(program=words)


def said_before(planned: Trial) -> str:
    """What the adult reads before a trial: what she is going to see, and on a line below what is sent for that."""
    told = _("Le kit lui envoie : {sent}").format(sent=sent(planned))
    return f"{_will_be_seen(planned)}\n{told}"


def _will_be_seen(planned: Trial) -> str:
    count, steps = len(planned.commands), set(planned.commands)
    told = _("Il fait {count} gestes de suite.")
    match planned.name:
        case "vider":
            told = _("Il oublie ce qu'il savait, et ne bouge pas.")
        case "arret":
            told = _("Il commence à avancer, et le kit l'arrête au bout d'un pas.")
        case "diagonale":
            told = _("Il avance d'une case en biais, s'il sait le faire.")
        case "long":
            told = _("Il pivote {count} fois sur place : comptez.")
        case "touches" if steps == {Command.FORWARD}:
            told = _("Il avance d'un pas : marquez d'où il part.")
        case "touches" if steps == {Command.LEFT}:
            told = _("Il fait un quart de tour vers sa gauche.")
    return told.format(count=count)


def _word(event: RobotEvent) -> str:
    match event:
        case StepStarted(index):
            return f"debut {index + 1}"
        case StepDone(index):
            return f"fin {index + 1}"
        case Bumped(index):
            return f"choc {index + 1}"
        case Stopped(index):
            return "arret" if index is None else f"arret {index + 1}"
        case Lost():
            return "perdu"
        case Finished():
            return "fini"


def by_hand_plan(info: DriverInfo) -> tuple[Trial, ...]:
    """What to time of a robot without a link."""
    count = min(_BY_HAND, info.capabilities.memory)
    return tuple(Trial(name="touches", program=program_words(count * each)) for each in _EACH)


def robot_seen(
    info: DriverInfo, port: str, seed: int, robot: Robot, recording: Recording, trials: tuple[Trial, ...]
) -> RobotSeen:
    """What is kept of the robot that ``trials`` were made with on ``port``; the port itself is not."""
    heard = recording.inner if isinstance(recording.inner, BleLink) else None
    return RobotSeen(
        kind=info.name,
        link=_link_of(port),
        name=shape_of(heard.name) if heard else "",
        offered=tuple(_offered(heard)) if heard else (),
        seed=seed,
        figures=robot.figures(),
        trials=trials,
    )


def _link_of(port: str) -> Literal["cable", "air", "reseau", "aucun"]:
    if port == HAND:
        return "aucun"
    if port.startswith(PREFIX):
        return "air"
    return "reseau" if "://" in port else "cable"


def _offered(link: BleLink) -> Iterator[Offered]:
    for each in link.characteristics():
        yield Offered(
            service=each.service_uuid,
            characteristic=each.uuid,
            properties=tuple(word for word in PROPERTIES if word in each.properties),
            piece=each.max_write_without_response_size,
        )
