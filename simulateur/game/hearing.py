"""Which sound goes with what happens on the screen. Knows no pygame."""

from enum import Enum, auto

from beebot.command import Command
from simulateur.game.play.attempt import Attempt, Phase


class Sound(Enum):
    """One short sound."""

    KEY = auto()
    """Any key: a tap on wood."""
    FORWARD = auto()
    BACKWARD = auto()
    LEFT = auto()
    RIGHT = auto()
    PAUSE = auto()
    BUMP = auto()
    """A cushion; it sounds when she has leant as far as she can, a tenth of a second after the card began."""
    SUCCESS = auto()
    """Three rising notes."""
    LADYBIRD = auto()
    """Tiny steps: the bug walks onto the guilty card."""
    TOKEN = auto()
    """The animal's token passes on."""


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
    """Compares what is shown with what was shown at the last call, and tells which sounds are due."""

    def __init__(self, token: int) -> None:
        self._token = token
        self._phase: Phase | None = None
        self._step: int | None = None
        self._touched = False

    def touched(self) -> None:
        """Something was touched."""
        self._touched = True

    def take(self, attempt: Attempt | None, token: int) -> tuple[Sound, ...]:
        """The sounds since the last call: a key, a card that lit up, a bump, the end, a token that passed."""
        sounds = [Sound.KEY] if self._touched else []
        if token != self._token:
            sounds.append(Sound.TOKEN)
        step = _step(attempt)
        if attempt is not None and step is not None and step != self._step:
            traces = [trace for trace in map(attempt.trace_of, range(attempt.robots)) if trace is not None]
            taken = [trace.steps[step] for trace in traces if step < len(trace.steps)]
            if taken:
                bumps = any(each.bump for each in taken)
                sounds.append(Sound.BUMP if bumps else CARD_SOUNDS[taken[0].command])
        if attempt is not None and attempt.phase is not self._phase:
            if attempt.phase is Phase.SUCCEEDED:
                sounds.append(Sound.SUCCESS)
            elif attempt.has_bumped:
                sounds.append(Sound.LADYBIRD)
        self._touched, self._token, self._step = False, token, step
        self._phase = attempt.phase if attempt else None
        return tuple(sounds)


def _step(attempt: Attempt | None) -> int | None:
    """The step of the trace that is being shown."""
    if attempt is None or attempt.phase not in (Phase.RUNNING, Phase.WAITING, Phase.ON_ROBOT):
        return None
    return attempt.moment.index
