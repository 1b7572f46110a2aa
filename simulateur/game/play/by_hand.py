"""A robot without a link is programmed: a child presses its keys, the screen says which, and then waits with her.

Pure. No port, no thread and no driver has a part in it: time passes with ``after``, and what such a robot does is known
from its pace alone.
"""

from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from beebot.command import FlatProgram
from beebot.robot import RobotEvent
from beebot.unlinked_robots import UNLINKED, Pace, Unlinked, events_between
from simulateur.game.controls import KEYS_OF_COMMANDS, Key

BEATS = 3
"""« Un, deux, trois »: GO is pressed with the last of them."""
BEAT_S = 1.0
GO_SEEN_S = 0.8
"""For how long after GO both hands and the third beat are still seen."""
SHOWN_S = 1.2
"""How long it takes to show where a key is; nothing moves on the page after that."""


class Stage(Enum):
    """How far children are who program a robot by its own keys."""

    KEYS = auto()
    """Its keys are pressed, CLEAR first."""
    READY = auto()
    """It stands at its start; GO on the screen begins the count."""
    COUNTS = auto()
    """« Un, deux, trois »."""
    ROLLS = auto()
    """It was told GO: each card is lit for as long as the robot takes."""
    ASKS = auto()
    """It has stopped: did it arrive?"""


class InHand(NamedTuple):
    """One robot that children program by its own keys: ``token`` is its animal, ``kind`` the name of its kind.

    ``pace`` is how fast it moves, ``program`` what to press into it, its repeats written out.
    """

    token: str
    kind: str
    pace: Pace
    program: FlatProgram

    @property
    def facts(self) -> Unlinked:
        """What the kit knows of every robot of this ``kind``: its cell, its memory, its keys."""
        return UNLINKED[self.kind]


class Press(NamedTuple):
    """A key to press on a robot: of the first (0) or the second (1); ``card`` is its place in the program.

    CLEAR, which is first, has the card -1.
    """

    robot: int
    key: Key
    card: int


class ByHand(NamedTuple):
    """The state of robots that are programmed by their own keys, one after the other.

    Of the keys to press, ``done`` are pressed already, and ``at_once`` are shown at a time. The ``stage`` began
    ``stage_s`` seconds ago.
    """

    robots: tuple[InHand, ...]
    at_once: int = 1
    done: int = 0
    stage: Stage = Stage.KEYS
    stage_s: float = 0.0

    @property
    def presses(self) -> tuple[Press, ...]:
        """Every key to press but GO, in order: those of the second robot after all of the first."""
        return tuple(
            Press(place, key, card)
            for place, robot in enumerate(self.robots)
            for card, key in enumerate((Key.CLEAR, *(KEYS_OF_COMMANDS[each] for each in robot.program)), start=-1)
        )

    @property
    def groups(self) -> tuple[tuple[Press, ...], ...]:
        """The keys in the groups that are shown one after the other: CLEAR alone, then up to ``at_once`` together."""

        def group(press: Press) -> tuple[int, int]:
            return press.robot, -1 if press.card < 0 else press.card // self.at_once

        return tuple(tuple(found) for _place, found in groupby(self.presses, group))

    @property
    def now(self) -> tuple[Press, ...]:
        """The keys of the group to press now; empty once all are pressed."""
        if self.stage is not Stage.KEYS:
            return ()
        return next((group for group in self.groups if self._first_of(group) >= self.done), ())

    @property
    def robot(self) -> int:
        """The robot in hand: 0, or 1 for the second."""
        return self.now[0].robot if self.now else 0

    @property
    def beat(self) -> int:
        """How many beats of the count « un, deux, trois » were heard: 0 before it, 3 at GO and after."""
        if self.stage in (Stage.KEYS, Stage.READY):
            return 0
        return min(int(self.stage_s / BEAT_S) + 1, BEATS) if self.stage is Stage.COUNTS else BEATS

    @property
    def has_own_page(self) -> bool:
        """Whether the page of the robot in hand is shown; once the robot rolls, the challenge's page is."""
        return self.stage is not Stage.ROLLS or self.stage_s < GO_SEEN_S

    @property
    def moves(self) -> bool:
        """Whether the stage goes on by time alone: in the count, and in the run."""
        return self.stage in (Stage.COUNTS, Stage.ROLLS)

    def pressed(self) -> "ByHand":
        """A copy where a child has pressed the keys that are shown, or GO on the screen; unchanged in other stages."""
        if self.stage is Stage.KEYS:
            done = self.done + len(self.now)
            ends = done == len(self.presses)
            return self._replace(done=done, stage=Stage.READY if ends else Stage.KEYS, stage_s=0.0)
        return self._at(Stage.COUNTS) if self.stage is Stage.READY else self

    def back(self) -> "ByHand | None":
        """A copy one step back: at the keys before or, from the count, ready again. None leads back to the strip."""
        if self.stage not in (Stage.KEYS, Stage.READY, Stage.COUNTS):
            return self
        if self.stage is Stage.COUNTS:
            return self._at(Stage.READY)
        before = [self._first_of(group) for group in self.groups if self._first_of(group) < self.done]
        return self._replace(done=before[-1], stage=Stage.KEYS, stage_s=0.0) if before else None

    def cleared(self) -> "ByHand":
        """A copy that begins again at CLEAR of the robot in hand: a wrong key was pressed, or GO too early."""
        robot = self.robot if self.stage is Stage.KEYS else 0
        first = next(place for place, press in enumerate(self.presses) if press.robot == robot)
        return self._replace(done=first, stage=Stage.KEYS, stage_s=0.0)

    def after(self, seconds: float) -> tuple["ByHand", tuple[tuple[int, RobotEvent], ...]]:
        """A copy ``seconds`` later, and what each robot (0 or 1) did meanwhile; after the count the run begins."""
        if not self.moves:
            return self._replace(stage_s=min(self.stage_s + seconds, SHOWN_S)) if self.stage_s < SHOWN_S else self, ()
        later, begun_s = self._replace(stage_s=self.stage_s + seconds), self.stage_s
        if self.stage is Stage.COUNTS:
            since_go = later.stage_s - (BEATS - 1) * BEAT_S
            if since_go < 0:
                return later, ()
            later, begun_s = later._replace(stage=Stage.ROLLS, stage_s=since_go), -1.0
        found = (
            (place, event)
            for place, robot in enumerate(self.robots)
            for event in events_between(robot.program, robot.pace, begun_s, later.stage_s)
        )
        return later, tuple(found)

    def asking(self) -> "ByHand":
        """A copy where every robot must have stopped, and it is asked whether they arrived."""
        return self._at(Stage.ASKS)

    def _at(self, stage: Stage) -> "ByHand":
        return self._replace(stage=stage, stage_s=0.0)

    def _first_of(self, group: tuple[Press, ...]) -> int:
        return self.presses.index(group[0])
