"""``observer``: watch the bee run, then answer as where a strip is read, chosen or laid.

Whatever is asked, the answer under way is that of another kind. What is added is the key that shows
the run, and the strip that stays hidden.
"""

from typing import Any

from beebot.challenge import Challenge, Observed
from beebot.command import Program
from beebot.parts.answer_types import Answer
from simulateur.game.kinds.choose import Choosing
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.predict import Predicting
from simulateur.game.kinds.program import Writing


class _SayingSeen(Predicting):
    """The gesture where the child sets a flag on the cell where the bee stopped; no strip is shown."""

    watches = True
    hides = True


class _ChoosingSeen(Choosing):
    """One of several strips."""

    watches = True


class _LayingSeen(Writing):
    """An empty strip to write on."""

    watches = True


_SAYING, _CHOOSING, _LAYING = _SayingSeen(), _ChoosingSeen(), _LayingSeen()


class Observing(Gesture[Any, Answer]):
    """The gesture for ``observer``, which is one of three: what the challenge asks decides which."""

    def of(self, challenge: Challenge) -> Gesture[Any, Any]:
        if challenge.seen is Observed.CELL:
            return _SAYING
        return _CHOOSING if challenge.choices else _LAYING

    def begin(self, challenge: Challenge, kept: Program) -> Draft:
        draft: Draft = self.of(challenge).begin(challenge, kept)
        return draft


GESTURE = Observing()
"""How ``observer`` is answered."""
