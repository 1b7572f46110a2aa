"""The ladder of hints, one rung a call: a question, a place to look at, a quiz, a card to lay."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command, count_cards
from beebot.text import Text
from simulateur.game.kinds.draft import Draft

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class Help(NamedTuple):
    """The help that a child had at this challenge.

    ``calls`` is how often she called for it, ``hint`` what she was shown last, None while nothing is. ``tried`` are the
    wrong options that she chose, by their places.
    """

    calls: int = 0
    hint: "Hint | None" = None
    tried: frozenset[int] = frozenset()

    def climb(self, draft: Draft, *, asks_only: bool = False) -> "Help":
        """The help after one more call, which shows the next, stronger hint about ``draft``.

        With ``asks_only`` no card can be pointed at: then there are only questions.
        """
        from beebot.hinting.hint import Hint, HintKind
        from beebot.kinds import hint

        calls, answer = self.calls + 1, draft.so_far
        if asks_only or answer is None:
            return Help(calls, _question(draft.challenge, calls))
        rung = hint(draft.challenge, answer, calls)
        if rung.kind is HintKind.FAILING and draft.answer is None:
            calls += 1  # no card that she laid is at fault: the answer is not whole yet
            rung = hint(draft.challenge, answer, calls)
        if rung == Hint(HintKind.QUESTION):
            rung = _question(draft.challenge, calls)  # she is right already, or nothing can be said of what she laid
        if rung.change is not None and isinstance(rung.change.card, Command):
            # A quiz of one: what is to be laid glows on the bee's back, and a touch lays it where it goes.
            rung = replace(rung, place=rung.change.place, options=(rung.change.card,), right=0)
        return Help(calls, rung)

    def closed(self) -> "Help":
        """A copy that shows nothing; the next call goes on from there."""
        return Help(self.calls)

    def answer(self, draft: Draft, option: int) -> tuple["Help", Draft]:
        """The help and the draft after ``option`` of the quiz was chosen: the right one is laid, a wrong one goes."""
        hint = self.hint
        if hint is None or hint.place is None or not 0 <= option < len(hint.options):
            return self, draft
        if option != hint.right:
            return self._replace(tried=self.tried | {option}), draft
        return self.closed(), self._mended(draft, hint.place, hint.options[option])

    def _mended(self, draft: Draft, place: int, card: Command) -> Draft:
        """``draft`` after the first edit of the repair that the quiz is about.

        That edit lays a card over another, or puts one in.
        """
        from beebot.kinds import hint
        from beebot.repair.edits import EditKind

        answer, strip, edit = draft.so_far, draft.active or 0, None
        if answer is not None:
            edit = hint(draft.challenge, answer, self.calls + 1).change
        if edit is None or edit.place != place:
            return draft.lay(place, card, insert=place >= count_cards(draft.strips[strip].program))
        return draft.lay(place, card, insert=edit.kind is EditKind.INSERT)


def questions_of(challenge: Challenge) -> tuple[Text, ...]:
    """The questions that the bulb asks, each once: the author's, then that of this kind of challenge, then to try."""
    from beebot.drafting.task_sentences import question_of, try_task_of  # no page needs its sentences

    said = (*challenge.hints, question_of(challenge), try_task_of(challenge))
    return tuple(dict.fromkeys(text for text in said if text is not None))


def _question(challenge: Challenge, calls: int) -> "Hint":
    """The challenge's own question for this call, then that of its kind; once all were asked, they come again."""
    from beebot.hinting.hint import Hint, HintKind

    questions = questions_of(challenge)
    return Hint(HintKind.QUESTION, questions[(calls - 1) % len(questions)])
