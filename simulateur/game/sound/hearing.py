"""Which sound goes with what happens on the screen. Knows no pygame."""

from enum import Enum, auto
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.judging.endings import EndingKind
from simulateur.game.play.attempt import Attempt, Phase


class Sound(Enum):
    """One short sound."""

    KEY = auto()
    """Any key, and a cell that is counted: a tap on wood."""
    FORWARD = auto()
    BACKWARD = auto()
    LEFT = auto()
    RIGHT = auto()
    PAUSE = auto()
    BUMP = auto()
    """A cushion. It sounds when the bee has leant as far as she can, 0.1 s after the card began."""
    SUCCESS = auto()
    """Three rising notes."""
    LADYBIRD = auto()
    """Tiny steps: the bug walks onto the guilty card."""
    OPEN = auto()
    """A note that asks for the next one: a bit of the way is missing."""
    WONDER = auto()
    """A soft breath: she has stopped, and looks for something."""
    TOKEN = auto()
    """The animal's token passes on."""


class Note(Enum):
    """One soft tone of a kalimba; the value is its pitch in hertz. Any of them sound well together."""

    C = 523.25
    D = 587.33
    E = 659.26
    G = 783.99
    A = 880.0
    HIGH_C = 1046.5


class PlaceSound(NamedTuple):
    """The sound of a place or a target: one of ``beebot.parts.sounds``, or a recording in ``sons`` of the content."""

    name: str


Heard = Sound | Note | PlaceSound
"""What is played beside sentences."""
CARD_SOUNDS = {
    Command.FORWARD: Sound.FORWARD,
    Command.BACKWARD: Sound.BACKWARD,
    Command.LEFT: Sound.LEFT,
    Command.RIGHT: Sound.RIGHT,
    Command.LEFT_45: Sound.LEFT,
    Command.RIGHT_45: Sound.RIGHT,
    Command.PAUSE: Sound.PAUSE,
}
"""What is heard when a card is run."""


class Hearing:
    """Compares what is shown with what was shown before, and tells which sounds are due."""

    def __init__(self, token: int) -> None:
        self._token = token
        self._phase: Phase | None = None
        self._step: int | None = None
        self._touched = False
        self._note: Note | None = None
        self._counted = 0
        self._reached: tuple[int, ...] = ()

    def touched(self, note: Note | None = None) -> None:
        """Something was touched; a ``note`` is heard instead of a key, if there is one."""
        self._touched, self._note = True, note

    def take(self, attempt: Attempt | None, token: int, since_touch: float = 0.0) -> tuple[Heard, ...]:
        """The sounds since the last call, in the order in which they are to be played.

        ``since_touch`` are seconds: a finger that counts taps each cell in its time.
        """
        sounds: list[Heard] = []
        if self._touched:
            sounds.append(self._note or Sound.KEY)
        if passed := token != self._token:
            sounds.append(Sound.TOKEN)
        step, phase = _step(attempt), None
        if attempt is not None:
            phase = attempt.phase
            if step is not None and step != self._step:
                sounds += _of_step(attempt, step)
            if phase is not self._phase and not passed:  # what the next group comes back to was heard before
                sounds += _of_phase(attempt)
            sounds += self._of_targets(attempt)
        counted = 0 if attempt is None or attempt.pointing is None else attempt.pointing.counted(since_touch)
        if counted > self._counted:
            sounds.append(Sound.KEY)
        self._touched, self._token, self._step, self._phase, self._counted = False, token, step, phase, counted
        return tuple(sounds)

    def _of_targets(self, attempt: Attempt) -> list[PlaceSound]:
        """The sounds of targets that a bee has just passed over; that of the last one is heard with its name."""
        before, self._reached = self._reached, attempt.reached
        if attempt.phase not in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT) or before == self._reached:
            return []
        names = (sound_of_target(attempt.challenge, place) for place in self._reached if place not in before)
        return [PlaceSound(name) for name in names if name]


def sound_of_target(challenge: Challenge, place: int) -> str:
    """The sound of a target, or that of the place where it is; empty where there is none."""
    target = challenge.targets[place]
    there = challenge.mat.place(target.cell)
    return target.sound or ("" if there is None else there.sound)


def _step(attempt: Attempt | None) -> int | None:
    """The step that is being shown: of two bees, one may have more cards to run than the other."""
    if attempt is None or attempt.phase not in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT):
        return None
    indices = (attempt.moment_of(robot).index for robot in range(attempt.robots))
    return max((index for index in indices if index is not None), default=None)


def _of_step(attempt: Attempt, step: int) -> list[Sound]:
    """The sound of a step that begins: of a bump if any bee bumps, else of the first bee's card."""
    traces = [attempt.trace_of(robot) for robot in range(attempt.robots)]
    taken = [trace.steps[step] for trace in traces if trace is not None and step < len(trace.steps)]
    if any(each.bump for each in taken):
        return [Sound.BUMP]
    return [CARD_SOUNDS[each.command] for each in taken[:1]]


def _of_phase(attempt: Attempt) -> list[Sound]:
    if attempt.phase is Phase.SUCCEEDED:
        return [Sound.SUCCESS]
    if attempt.has_bumped:
        return [Sound.LADYBIRD]
    if attempt.ending is None:
        return []
    return [Sound.OPEN if attempt.ending.kind is EndingKind.SHORT else Sound.WONDER]
