"""The first draft of a challenge, by its genre."""

from beebot.challenge import Challenge, Genre
from beebot.command import Program
from simulateur.game.kinds.choose import Pick
from simulateur.game.kinds.complete import Filling
from simulateur.game.kinds.draft import Draft
from simulateur.game.kinds.editor import Editor
from simulateur.game.kinds.free import Garden
from simulateur.game.kinds.history import History
from simulateur.game.kinds.pair import Duet
from simulateur.game.kinds.predict import Guess


def begin(challenge: Challenge, kept: Program = ()) -> Draft:
    """What a child finds when she opens ``challenge``; ``kept`` is what she forgot to clear before."""
    draft: Draft = Editor(challenge, History(kept))
    match challenge.genre:
        case Genre.PREDICT:
            draft = Guess(challenge)
        case Genre.CHOOSE:
            draft = Pick(challenge)
        case Genre.COMPLETE:
            draft = Filling.of(challenge)
        case Genre.DEBUG:
            draft = Editor(challenge, History(challenge.given), challenge.given)
        case Genre.PAIR:
            draft = Duet.of(challenge)
        case Genre.FREE:
            draft = Garden(Editor(challenge, History(kept)))
    return draft
