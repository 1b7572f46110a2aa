"""What is kept of one challenge while it is open: the touches that made its answer, and how often it was tried."""

from beebot.command import Program, count_cards
from beebot.verdict import Outcome
from simulateur.game.controls import Touch
from simulateur.game.flowers import DoneKey
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.records import Tried
from simulateur.game.replay import recorded, written


class Diary:
    """Begins anew with each challenge; ``kept`` is the program that stands there because it was not cleared before."""

    def __init__(self, kept: Program = ()) -> None:
        self.touches: tuple[Touch, ...] = written(kept)
        self._tries = 0

    def note(self, before: Attempt, after: Attempt, touch: Touch) -> None:
        """Keep a touch that changed the answer."""
        self.touches = (*self.touches, *recorded(before, after, touch))

    def tried(self, attempt: Attempt, animal: str, key: DoneKey) -> Tried | None:
        """The try that has just ended; None if nothing was run to its end."""
        if attempt.run is None or attempt.phase not in (Phase.SUCCEEDED, Phase.STOPPED):
            return None
        self._tries += 1
        outcome = attempt.run.verdict.outcome
        if outcome is Outcome.SUCCESS and attempt.has_bumped:
            outcome = Outcome.BUMP  # a robot hit what no mat shows
        return Tried(animal, *key, self._tries, outcome.name, _cards(attempt), attempt.help.calls)


def _cards(attempt: Attempt) -> int:
    """How many cards were laid, by both bees; 0 where none are asked for."""
    if not attempt.gesture.lays_cards:
        return 0
    return sum(count_cards(strip.program) for strip in attempt.draft.strips)
