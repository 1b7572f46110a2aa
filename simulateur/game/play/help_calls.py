"""The ladder of hints, one rung a call: a question, a place to look at, a quiz, a card to lay."""

from typing import TYPE_CHECKING, NamedTuple

from beebot.challenge import Challenge
from beebot.command import Command, count_cards
from beebot.text import Text
from simulateur.game.kinds.draft import Draft

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint


class Help(NamedTuple):
    """The help that a child had in this challenge.

    ``calls`` is how often she called, ``hint`` what she was told last, None if nothing. ``tried``
    are the wrong options that she chose.
    """

    calls: int = 0
    hint: "Hint | None" = None
    tried: frozenset[int] = frozenset()

    def climb(self, draft: Draft, *, asks_only: bool = False) -> "Help":
        """Call once more.

        Where ``asks_only``, no card can be shown: then there are only questions.
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
        return Help(calls, rung)

    def closed(self) -> "Help":
        """Nothing shown; the next call goes on from there."""
        return Help(self.calls)

    def answer(self, draft: Draft, option: int) -> tuple["Help", Draft]:
        """Choose an option of the quiz: the right one mends the program, a wrong one goes away."""
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
    """What the bulb says at least: the author's questions, the one of this kind of challenge, and how to try."""
    from beebot.drafting.task_sentences import question_of, try_task_of  # no page needs its sentences

    said = (*challenge.hints, question_of(challenge), try_task_of(challenge))
    return tuple(dict.fromkeys(text for text in said if text is not None))


def _question(challenge: Challenge, calls: int) -> "Hint":
    """The challenge's own question for this call, then that of its kind; once all were asked, they come again."""
    from beebot.hinting.hint import Hint, HintKind

    questions = questions_of(challenge)
    return Hint(HintKind.QUESTION, questions[(calls - 1) % len(questions)])
