"""What is kept of one challenge while it is open: what made its answer, and how often it was tried.

What made an answer is kept, not the answer: it can be made again whatever its kind.
"""

from collections.abc import Iterable

from beebot.command import Program, count_cards, laid_out
from beebot.judging.rules import Outcome
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.records import Counts, Laid, Made, Tried
from simulateur.game.repertoire.flowers import DoneKey

_PUTS_DOWN = frozenset({Key.GO, Key.STEP, Key.ROBOT, Key.RESUME})
"""The keys that begin a run. A run is not made again: it leaves the answer as it was, with an empty hand."""


class Diary:
    """What was done at one challenge since it was opened: the touches that made the answer, the help, the tries.

    ``kept`` is the program that stands there because it was not cleared before; ``touches`` are those of an earlier
    sitting, and ``helps`` says how often each animal called for help then.
    """

    def __init__(self, kept: Program = (), touches: tuple[Made, ...] = (), helps: Counts = ()) -> None:
        written = (Laid(place, card, insert=True) for place, card in enumerate(laid_out(kept)))
        self.touches: tuple[Made, ...] = (*written, *touches)
        self.helps = helps
        self.tries = 0
        """How many runs have ended."""

    @property
    def maker(self) -> int | None:
        """The place among the animals of the one that made the challenge; None for a challenge of a lesson."""
        return next((made.index for made in self.touches if isinstance(made, Touch) and made.key is Key.OFFER), None)

    def note(self, before: Attempt, after: Attempt, touch: Touch) -> None:
        """Note that ``touch`` made ``after`` of ``before``, if the answer has changed."""
        self.touches = (*self.touches, *recorded(before, after, touch))

    def helped(self, animal: str, calls: int) -> None:
        """Note that ``animal`` has called for help ``calls`` times more."""
        if calls:
            helps = dict(self.helps)
            self.helps = tuple({**helps, animal: helps.get(animal, 0) + calls}.items())

    def tried(self, attempt: Attempt, by: str, key: DoneKey, makers: tuple[str, ...] = ()) -> tuple[Tried, ...]:
        """The try that has just ended, filed under the animal ``by`` and ``key``; empty if nothing ran to its end.

        Help counts for whoever called for it. Once the challenge is done, its ``makers`` have done it too, with no
        cards; help that they had in making it does not count for whoever plays it.
        """
        if attempt.run is None or attempt.phase not in (Phase.SUCCEEDED, Phase.STOPPED):
            return ()
        self.tries += 1
        outcome, told, helps = attempt.run.verdict.outcome, attempt.following.told, dict(self.helps)
        if outcome is Outcome.SUCCESS and attempt.has_bumped:
            outcome = Outcome.BUMP  # a robot hit what no mat shows
        if told is False:
            outcome = Outcome.NOT_ARRIVED
        is_counted = attempt.gesture.lays_cards and not told  # where a person said it, nobody knows how many lead there
        cards = _laid(attempt.draft) if is_counted else 0
        tried = Tried(by, *key, self.tries, outcome.name, cards, helps.get(by, 0), by_hand=told is not None)
        if not attempt.is_done:
            return (tried,)
        made = (tried._replace(animal=each, cards=0, hint=helps.get(each, 0)) for each in makers)
        together = outcome is Outcome.SUCCESS and not helps.keys() <= {by, *makers}
        return (tried._replace(together=together), *made)


def recorded(before: Attempt, after: Attempt, touch: Touch) -> tuple[Made, ...]:
    """The touches and cards that turn ``before`` into ``after`` when made again; empty if the answer is the same."""
    if after.draft is before.draft:
        return ()
    if touch.key is Key.HINT or (touch.key in _PUTS_DOWN and after.draft.active != before.draft.active):
        # The help chose the strip with the card at fault, or GO that without a card.
        return (Touch(Key.BEE, strip=after.draft.active or 0),)
    hint = before.help.hint
    if touch.key is Key.OPTION and hint is not None and hint.place is not None:
        card = hint.options[touch.index]
        is_inserted = before.draft.lay(hint.place, card, insert=True).strips == after.draft.strips
        return (Laid(hint.place, card, is_inserted),)
    if before.immediate and before.ends_in_bump and touch.key in COMMAND_KEYS:
        return (Touch(Key.UNDO), touch)  # the card that bumped was forgotten
    one_too_many = touch.key is Key.CARD and _laid(after.draft) < _laid(before.draft)
    if one_too_many or (touch.key in (Key.CELL, Key.AGAIN) and before.program and not after.program):
        return (touch, Touch(Key.CLEAR))  # or the bee's way was barred, or the child begins anew
    return (touch,)


def made_again(draft: Draft, touches: Iterable[Made]) -> Draft:
    """The draft after all of ``touches`` were done to ``draft``, one after the other."""
    for made in touches:
        if isinstance(made, Laid):
            draft = draft.lay(made.place, made.card, insert=made.insert)
        elif made.key in _PUTS_DOWN:
            draft = draft.put_down()
        else:
            draft = draft.touch(made)
    return draft


def _laid(draft: Draft) -> int:
    return sum(count_cards(strip.program) for strip in draft.strips)
