"""Several real robots beside the screen, each with an animal and a thread of its own; none waits for another.

Everything returns at once. What happens is read with ``take_reports``, and what the screen shows of each robot with
``members``. Calls come from the screen's thread alone.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from beebot.command import FlatProgram
from beebot.robot import Bumped, Finished, Lost, StepStarted, Stopped
from simulateur.desk.robots.link import RobotLink, Task
from simulateur.desk.robots.pair import RobotPair
from simulateur.game.members import Lamp, Member
from simulateur.game.reports import Answered, Linked, NotForThisRobot, Report, Unreachable
from simulateur.game.settings import ANIMALS

MOST = 6
"""Robots at once."""
_CLOSING_S = 6.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the robot with this token (its animal) says; ``before`` is what its token was until it said so."""

    token: str
    report: Report
    before: str


class RobotTeam:
    """Up to ``MOST`` robots."""

    def __init__(self) -> None:
        self._links: dict[str, RobotLink] = {}
        self._members: dict[str, Member] = {}
        self._leaving: list[threading.Thread] = []

    @property
    def members(self) -> tuple[Member, ...]:
        """The robots, in the order they came."""
        return tuple(self._members.values())

    @property
    def is_full(self) -> bool:
        return len(self._members) >= MOST

    def add(self, member: Member, link: RobotLink, animals: Sequence[str] = ()) -> str:
        """Take a robot in and reach it; its token, the first that is free among ``animals``, then among all.

        Raises:
            ValueError: the team is full.
        """
        if self.is_full:
            raise ValueError(f"no more than {MOST} robots")
        token = next(filter(self._is_free, (*animals, *ANIMALS)))
        self._links[token] = link
        self._members[token] = replace(member, token=token, lamp=Lamp.SEARCHING, moving=False)
        link.find()
        return token

    def remove(self, token: str) -> None:
        """Stop a robot and let it go; what is not there is no error."""
        self._members.pop(token, None)
        link = self._links.pop(token, None)
        if link is not None:
            self._leaving.append(_closing(link))

    def find(self, token: str) -> None:
        """Try again to reach a robot."""
        if token in self._links:
            self._show(token, lamp=Lamp.SEARCHING)
            self._links[token].find()

    def send(self, token: str, program: FlatProgram, first_step: int = 0) -> None:
        """Run ``program`` on a robot from ``first_step`` on."""
        if token in self._links:
            self._show(token, moving=True)
            self._links[token].send(program, first_step)

    def send_pair(self, tokens: tuple[str, str], programs: tuple[FlatProgram, FlatProgram]) -> None:
        """Run a program on each of two robots, in lock step."""
        if not all(token in self._links for token in tokens):
            return
        for token in tokens:
            self._show(token, moving=True)
        RobotPair([self._links[token] for token in tokens], programs).begin()

    def ask(self, token: str, task: Task) -> None:
        """Have ``task`` done by a robot's thread, after what was asked before."""
        if token in self._links:
            self._links[token].ask(task)

    def give(self, token: str, animal: str) -> bool:
        """Give a robot another animal, from now on; False where that is another's."""
        if token not in self._links or not self._is_free(animal):
            return False
        self._links = {animal if each == token else each: link for each, link in self._links.items()}
        self._members = {
            animal if each == token else each: replace(member, token=animal) if each == token else member
            for each, member in self._members.items()
        }
        return True

    def stop(self, token: str) -> None:
        """Stop one robot; that it could not be told is reported."""
        if token in self._links:
            self._links[token].stop()

    def stop_all(self) -> None:
        """Stop all robots at the same time; those that could not be told are reported, each by its token."""
        for link in self._links.values():
            link.stop()

    def take_reports(self) -> tuple[Told, ...]:
        """What has happened since the last call, each robot's in its order."""
        told = []
        for token, link in tuple(self._links.items()):
            at = token
            for report in link.take_reports():
                before, at = at, self._note(at, report)
                told.append(Told(at, report, before))
        return tuple(told)

    def close(self) -> None:
        """Stop all robots and let them go, at the same time."""
        for thread in (*map(_closing, self._links.values()), *self._leaving):
            thread.join(_CLOSING_S)

    def _is_free(self, animal: str) -> bool:
        return animal not in self._members

    def _note(self, token: str, report: Report) -> str:
        """Take in what a robot says; its token, which may be its own from now on."""
        match report:
            case Linked(number):
                self._show(token, lamp=Lamp.LINKED)
                own = ANIMALS[number - 1] if 0 < number <= len(ANIMALS) else token
                return own if self.give(token, own) else token
            case Unreachable() | Lost():
                self._show(token, lamp=Lamp.LOST, moving=False)
            case StepStarted():
                self._show(token, moving=True)
            case Finished() | Stopped() | Bumped() | NotForThisRobot() | Answered():
                self._show(token, moving=False)
        return token

    def _show(self, token: str, *, lamp: Lamp | None = None, moving: bool | None = None) -> None:
        member = self._members[token]
        self._members[token] = replace(
            member,
            lamp=member.lamp if lamp is None else lamp,
            moving=member.moving if moving is None else moving,
        )


def number_of(animal: str) -> int:
    """The number under which a robot keeps its animal: from 1, for 0 is none."""
    return ANIMALS.index(animal) + 1


def _closing(link: RobotLink) -> threading.Thread:
    thread = threading.Thread(target=link.close, name="robot leaves", daemon=True)
    thread.start()
    return thread
