"""The ladder of hints, climbed one call at a time: a question, a place to look at, a quiz, a card to lay."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.command import Command, count_cards
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import Draft

if TYPE_CHECKING:
    from beebot.hints import Hint


@dataclass(frozen=True, slots=True)
class Help:
    """How often a child called in this challenge, the hint she was given last, and the wrong options she tried."""

    calls: int = 0
    hint: "Hint | None" = None
    tried: frozenset[int] = frozenset()

    def climb(self, draft: Draft, *, asks_only: bool = False) -> "Help":
        """Call once more; where ``asks_only``, no card can be shown and questions are all there is."""
        from beebot.hints import Hint, HintKind, hint  # noqa: PLC0415 (its searches are not needed to show a page)

        calls, answer = self.calls + 1, None if asks_only else draft.so_far
        if answer is not None:
            rung = hint(draft.challenge, answer, calls)
            if rung.kind is HintKind.FAILING and draft.answer is None:
                calls += 1  # no card that she laid is at fault: the answer is not whole yet
                rung = hint(draft.challenge, answer, calls)
            return Help(calls, rung)
        questions = draft.challenge.hints
        return Help(calls, Hint(HintKind.QUESTION, questions[min(calls, len(questions)) - 1] if questions else None))

    def closed(self) -> "Help":
        """Nothing shown; the next call goes on from there."""
        return Help(self.calls)

    def answer(self, draft: Draft, option: int) -> tuple["Help", Draft]:
        """Choose an option of the quiz: the right one mends the program, a wrong one goes away."""
        hint = self.hint
        if hint is None or hint.place is None or not 0 <= option < len(hint.options):
            return self, draft
        if option != hint.right:
            return replace(self, tried=self.tried | {option}), draft
        return self.closed(), self._mended(draft, hint.place, hint.options[option])

    def _mended(self, draft: Draft, place: int, card: Command) -> Draft:
        """What the repair that the quiz is about does first: a card is laid over another, put in, or taken away."""
        from beebot.hints import hint  # noqa: PLC0415
        from beebot.repair.edits import EditKind  # noqa: PLC0415

        answer, strip = draft.so_far, draft.active or 0
        edit = None if answer is None else hint(draft.challenge, answer, self.calls + 1).change
        if edit is None or edit.place != place:
            return draft.lay(place, card, insert=place >= count_cards(draft.strips[strip].program))
        if edit.kind is EditKind.DELETE:
            return draft.put_down().touch(Touch(Key.CARD, place, strip)).touch(Touch(Key.CLEAR))
        return draft.lay(place, card, insert=edit.kind is EditKind.INSERT)
