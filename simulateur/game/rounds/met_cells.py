"""The named cells of a mat as a child meets them: the one she has touched, and the one where the bee has stopped."""

from dataclasses import replace
from typing import NamedTuple

from beebot.mat import Place
from beebot.pose import Cell
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.sound.cues import sound_of_target

_LEAST_S = 1.0
"""For so many seconds at least a touch on a cell is answered, where nothing can be heard."""
BACK_S = 0.2
"""How long the cell then takes to be as before."""


class Touched(NamedTuple):
    """A named ``cell`` that a child touched ``since_s`` seconds ago; its name ended ``over_s`` seconds ago."""

    cell: Cell
    since_s: float = 0.0
    over_s: float = 0.0

    def after(self, seconds: float, *, speaking: bool) -> "Touched | None":
        """A copy ``seconds`` later; ``speaking`` if its name is still heard. None once it is shown as usual."""
        later = self._replace(since_s=self.since_s + seconds)
        if later.over_s or (later.since_s >= _LEAST_S and not speaking):
            later = later._replace(over_s=later.over_s + seconds)
        return later if later.over_s < BACK_S else None


def stopped_at(attempt: Attempt) -> Place | None:
    """Where the first bee has stopped after a run, if that has a name or sound; None also if she never left.

    A target has a sound of its own. Where each key moves the bee at once, she stops after each.
    """
    run, phase = attempt.run, attempt.phase
    at_rest = phase in (Phase.STOPPED, Phase.SUCCEEDED) or (attempt.immediate and phase is Phase.WRITING)
    if run is None or not at_rest:
        return None
    steps = run.verdict.trace.steps[: attempt.steps_shown]
    moved = steps[-1:] if attempt.immediate else steps
    if all(step.before.cell == step.after.cell for step in moved):
        return None
    cell = Cell(round(attempt.moment.column), round(attempt.moment.row))
    challenge, place = attempt.challenge, attempt.challenge.mat.place(cell)
    sounds = (
        sound_of_target(challenge, target) for target in attempt.reached if challenge.targets[target].cell == cell
    )
    sound = next(sounds, "") or ("" if place is None else place.sound)
    if place is not None and (place.name or sound):
        return replace(place, sound=sound)
    return Place(cell, sound=sound) if sound else None
