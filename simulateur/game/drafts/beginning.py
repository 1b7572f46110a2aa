"""The first draft of a challenge, by its genre."""

from beebot.challenge import Challenge, Genre
from beebot.command import Program
from simulateur.game.drafts.choice import Pick
from simulateur.game.drafts.draft import Draft
from simulateur.game.drafts.editor import Editor
from simulateur.game.drafts.garden import Garden
from simulateur.game.drafts.history import History
from simulateur.game.drafts.pair import Duet
from simulateur.game.drafts.prediction import Guess
from simulateur.game.drafts.template import Filling


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
