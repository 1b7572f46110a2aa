"""What came of a run that ended: what is kept of it, whose flower opens, and what is said."""

from typing import NamedTuple

from beebot.judging.endings import ending_sentence
from beebot.text import Text
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import opened_picture
from simulateur.game.records import Tried
from simulateur.game.requests import Say
from simulateur.game.rounds.met_cells import stopped_at
from simulateur.game.sound.praise import all_opened, success_said


class Result(NamedTuple):
    """``attempt`` as it was when a phase began.

    ``tries`` are for the journal; none where nothing was run to its end. ``done_by`` are the animals that have done
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
        """Where the bee has stopped, if that place has a name or a sound, then how the run ended, and what opens.

        ``successes`` were praised before.
        """
        place = stopped_at(self.attempt)
        first = None if place is None else Say(place.name.in_language(language) if place.name else "", place.sound)
        sentence = self._sentence(successes)
        if sentence is not None:
            told, opens = (
                Say(sentence.in_language(language), first=first),
                all_opened().get(opened_picture(self.attempt)),
            )
            return (told if opens is None else Say(opens, first=told),)
        return () if first is None else (first,)

    def _sentence(self, successes: int) -> Text | None:
        attempt = self.attempt
        if self.is_success:
            return attempt.gesture.told(attempt.draft) or Text(success_said(successes))
        if attempt.ending is not None:
            return attempt.gesture.told(attempt.draft) or Text(ending_sentence(attempt.ending.kind))
        return None
