"""Which sound goes with what happens on the screen. Knows no pygame."""

from enum import Enum, auto
from typing import NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command
from beebot.judging.endings import EndingKind
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import OPENS_AT_S, Due, card_due, opened_picture, step_due


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
    LID = auto()
    """A chest opens. This one and those below are heard as what a bee has reached opens."""
    CLUCK = auto()
    OVEN = auto()
    """The bell of a baker's oven."""
    PAPER = auto()
    BLOOM = auto()
    SPLASH = auto()
    LAUNCH = auto()
    BUZZ = auto()
    CHIRP = auto()


class Note(Enum):
    """One soft tone of a kalimba; the value is its pitch in hertz. Any two of them sound well together."""

    C = 523.25
    D = 587.33
    E = 659.26
    G = 783.99
    A = 880.0
    HIGH_C = 1046.5


_SCALE = tuple(Note)


class PlaceSound(NamedTuple):
    """The sound of a place or target: one of ``beebot.parts.sounds``, or a recording in the content's ``sons``."""

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
_OPENING = {
    "ile-coffre": Sound.LID,
    "ferme-poule": Sound.CLUCK,
    "ville-boulangerie": Sound.OVEN,
    "ville-cible-atteinte": Sound.PAPER,
    "fleur-ouverte": Sound.BLOOM,
    "sentier-fleur-rouge": Sound.BLOOM,
    "sentier-fleur-bleue": Sound.BLOOM,
    "sentier-champignon": Sound.BLOOM,
    "ile-bateau": Sound.SPLASH,
    "ile-tortue": Sound.SPLASH,
    "solaire-fusee": Sound.LAUNCH,
    "ruche": Sound.BUZZ,
    "sentier-arbre": Sound.CHIRP,
}
"""What is heard as what a picture shows opens."""


class Hearing:
    """Compares what is shown with what was shown before, to tell which short sounds are due."""

    def __init__(self, token: int) -> None:
        self._token = token
        self._phase: Phase | None = None
        self._step: int | None = None
        self._touched = False
        self._note: Note | None = None
        self._counted = 0
        self._reached: tuple[int, ...] = ()
        self._done_at: float | None = None
        """When a success came, in seconds since the touch before it; None once its melody is over."""
        self._sung: tuple[int, int] | None = None
        self._reads, self._read = False, 0
        """Whether the last touch was on a strip, and how many of its cards were heard since."""
        self._opened = False

    def touched(self, note: Note | None = None, *, reads: bool = False) -> None:
        """Note a touch, so that ``take`` has its sound: ``note`` if any, else that of a key; it ``reads`` a strip."""
        self._touched, self._note = True, note
        self._done_at, self._reads, self._read = None, reads, 0

    def take(self, attempt: Attempt | None, token: int, since_touch: float = 0.0) -> tuple[Heard, ...]:
        """The sounds due since the last call, in their order; ``token`` is the place of the animal whose turn it is.

        ``since_touch`` is in seconds: a finger that counts taps each cell in its time.
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
                self._done_at = since_touch if attempt.phase is Phase.SUCCEEDED else None
            sounds += self._of_melody(attempt, since_touch)
            sounds += self._of_chosen(attempt, since_touch)
            sounds += self._of_opening(attempt, since_touch)
            sounds += self._of_targets(attempt)
        counted = 0 if attempt is None or attempt.pointing is None else attempt.pointing.counted(since_touch)
        if counted > self._counted:
            sounds.append(Sound.KEY)
        self._touched, self._token, self._step, self._phase, self._counted = False, token, step, phase, counted
        return tuple(sounds)

    def _of_melody(self, attempt: Attempt, since_touch: float) -> list[Heard]:
        """The sound of the step that is due after a success; after a slow turn none is made up for."""
        due = None if self._done_at is None else step_due(attempt, since_touch - self._done_at)
        before, self._sung = self._sung, None if due is None else due[:2]
        return [] if due is None or due[:2] == before else _note(_commands_until(attempt, due))

    def _of_chosen(self, attempt: Attempt, since_touch: float) -> list[Heard]:
        """The sound of the card that is due of a strip that has just been chosen: a child hears how strips differ."""
        due = card_due(attempt, since_touch) if self._reads else None
        before, self._read = self._read, 0 if due is None else len(due[0])
        return [] if due is None or self._read == before else _note(due[0])

    def _of_opening(self, attempt: Attempt, since_touch: float) -> list[Sound]:
        before, self._opened = self._opened, self._done_at is not None and since_touch - self._done_at >= OPENS_AT_S
        heard = _OPENING.get(opened_picture(attempt) or "") if self._opened and not before else None
        return [] if heard is None else [heard]

    def _of_targets(self, attempt: Attempt) -> list[PlaceSound]:
        """The sounds of targets that a bee has just passed over; that of the last one is heard with its name."""
        before, self._reached = self._reached, attempt.reached
        if attempt.phase not in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT) or before == self._reached:
            return []
        names = (sound_of_target(attempt.challenge, place) for place in self._reached if place not in before)
        return [PlaceSound(name) for name in names if name]


def sound_of_target(challenge: Challenge, place: int) -> str:
    """The name of the sound of the target at ``place``, or else of the place where it is; empty where there is none."""
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
    traces = [attempt.trace_of(robot) for robot in range(attempt.robots)]
    taken = [trace.steps[step] for trace in traces if trace is not None and step < len(trace.steps)]
    if any(each.bump for each in taken):
        return [Sound.BUMP]
    return [CARD_SOUNDS[each.command] for each in taken[:1]]


def _commands_until(attempt: Attempt, due: Due) -> tuple[Command, ...]:
    trace = attempt.trace_of(due.robot)
    return () if trace is None else tuple(each.command for each in trace.steps[: due.step + 1])


def _note(until: tuple[Command, ...]) -> list[Heard]:
    """A step ahead is a note higher than the one before it, a step back one lower; a pivot brushes, a pause rests."""
    commands = [each.one_step for each in until]
    if commands[-1] in (Command.FORWARD, Command.BACKWARD):
        high = commands.count(Command.FORWARD) - commands.count(Command.BACKWARD) - 1
        return [_SCALE[high % len(_SCALE)]]
    return [CARD_SOUNDS[commands[-1]]] if commands[-1] is not Command.PAUSE else []


def _of_phase(attempt: Attempt) -> list[Sound]:
    if attempt.phase is Phase.SUCCEEDED:
        return [Sound.SUCCESS]
    if attempt.has_bumped:
        return [Sound.LADYBIRD]
    if attempt.ending is None:
        return []
    return [Sound.OPEN if attempt.ending.kind is EndingKind.SHORT else Sound.WONDER]
