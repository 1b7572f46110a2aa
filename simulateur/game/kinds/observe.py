"""``observer``: watch the bee run, then answer as where a strip is read, chosen or laid.

Whatever is asked, the answer under way is that of another kind. What ``challenge.seen`` adds is the key that shows the
run; where only the cell is asked, the strip stays hidden.
"""

from typing import Any

from beebot.challenge import Challenge, Observed
from beebot.command import Program
from beebot.parts.answer_types import Answer
from simulateur.game.kinds import choose, predict, program
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.gesture import Gesture


class Observing(Gesture[Any, Answer]):
    """The gesture for ``observer``: one of three others, by what the challenge asks after the run."""

    def of(self, challenge: Challenge) -> Gesture[Any, Any]:
        if challenge.seen is Observed.CELL:
            return predict.GESTURE
        return choose.GESTURE if challenge.choices else program.GESTURE

    def begin(self, challenge: Challenge, kept: Program) -> Draft:
        draft: Draft = self.of(challenge).begin(challenge, kept)
        return draft


GESTURE = Observing()
"""How ``observer`` is answered."""
