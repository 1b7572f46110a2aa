"""What came of a run that ended: what is kept of it, whose flower opens, and what is said."""

from typing import NamedTuple

from beebot.judging.endings import ending_sentence
from beebot.text import Text
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import opened_picture
from simulateur.game.records import Tried
from simulateur.game.requests import Say
from simulateur.game.rounds.met_cells import stopped_at
from simulateur.game.sound.praise import opened_said, success_said


class Result(NamedTuple):
    """What came of a run or another phase that ended; ``attempt`` is as it was then.

    ``tries`` are for the journal; empty where nothing was run to its end. ``done_by`` are the animals that have done
    the challenge: whoever played it, and whoever made it.
    """

    attempt: Attempt
    tries: tuple[Tried, ...] = ()
    done_by: tuple[str, ...] = ()

    @property
    def is_success(self) -> bool:
        """Whether the run succeeded, so that it is praised."""
        return self.attempt.phase is Phase.SUCCEEDED

    def said(self, language: str, successes: int) -> tuple[Say, ...]:
        """What is said: the name of the place where the bee stopped, if any, then how the run ended, and what opens.

        ``successes`` is how many were praised before.
        """
        place = stopped_at(self.attempt)
        first = None if place is None else Say(place.name.in_language(language) if place.name else "", place.sound)
        for sentence in self._sentences(language, successes):
            first = Say(sentence, first=first)
        return () if first is None else (first,)

    def _sentences(self, language: str, successes: int) -> tuple[str, ...]:
        attempt = self.attempt
        if self.is_success:
            return praises(attempt, language, successes)
        if attempt.ending is not None:
            told = attempt.gesture.told(attempt.draft) or Text(ending_sentence(attempt.ending.kind))
            return (told.in_language(language),)
        return ()


def praises(attempt: Attempt, language: str, successes: int) -> tuple[str, ...]:
    """The praise for a success after ``successes`` others, then what opens, if anything does."""
    told, opens = attempt.gesture.told(attempt.draft), opened_picture(attempt)
    praise = success_said(successes) if told is None else told.in_language(language)
    return (praise,) if opens is None else (praise, opened_said(opens, language))
