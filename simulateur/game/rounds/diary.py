"""What is kept of one challenge while it is open: what made its answer, and how often it was tried.

What made an answer is kept, not the answer: it can be made again whatever its kind.
"""

from collections.abc import Iterable, Iterator

from beebot.command import Command, Program, count_cards, laid_out
from beebot.judging.rules import Outcome
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import Draft
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.records import Counts, Laid, Made, Tried
from simulateur.game.repertoire.flowers import DoneKey

_PUTS_DOWN = frozenset({Key.GO, Key.STEP, Key.ROBOT, Key.RESUME})
"""The keys that begin a run. A run is not made again: it leaves the answer as it was, with an empty hand."""


class Diary:
    """What was done at one challenge; each challenge has a diary of its own.

    ``kept`` is the program that stands there because it was not cleared before; ``touches`` are
    those of an earlier sitting, and ``helps`` says how often each animal called for help then.
    """

    def __init__(self, kept: Program = (), touches: tuple[Made, ...] = (), helps: Counts = ()) -> None:
        self.touches: tuple[Made, ...] = (*_written(kept), *touches)
        self.helps = helps
        self._tries = 0

    @property
    def maker(self) -> int | None:
        """The place of the animal that made the challenge which is played now; None where nobody made it."""
        return next((made.index for made in self.touches if isinstance(made, Touch) and made.key is Key.OFFER), None)

    def note(self, before: Attempt, after: Attempt, touch: Touch) -> None:
        """Keep a touch that changed the answer."""
        self.touches = (*self.touches, *recorded(before, after, touch))

    def helped(self, animal: str, calls: int) -> None:
        """``animal`` called for help, so many times."""
        if calls:
            helps = dict(self.helps)
            self.helps = tuple({**helps, animal: helps.get(animal, 0) + calls}.items())

    def tried(self, attempt: Attempt, by: str, key: DoneKey, makers: tuple[str, ...] = ()) -> tuple[Tried, ...]:
        """The try that has just ended, of the animal that it is filed under; none if nothing was run to its end.

        Help is hers who called for it. Once it is done, ``makers`` who made the challenge have done it too, with no
        card; what helped them to make it is no help to who plays it.
        """
        if attempt.run is None or attempt.phase not in (Phase.SUCCEEDED, Phase.STOPPED):
            return ()
        self._tries += 1
        outcome, told, helps = attempt.run.verdict.outcome, attempt.following.told, dict(self.helps)
        if outcome is Outcome.SUCCESS and attempt.has_bumped:
            outcome = Outcome.BUMP  # a robot hit what no mat shows
        if told is False:
            outcome = Outcome.NOT_ARRIVED
        cards = 0 if told else _cards(attempt)  # nobody knows how many lead there
        tried = Tried(by, *key, self._tries, outcome.name, cards, helps.get(by, 0), by_hand=told is not None)
        if not attempt.is_done:
            return (tried,)
        made = (tried._replace(animal=each, cards=0, hint=helps.get(each, 0)) for each in makers)
        together = outcome is Outcome.SUCCESS and not helps.keys() <= {by, *makers}
        return (tried._replace(together=together), *made)


def _cards(attempt: Attempt) -> int:
    if not attempt.gesture.lays_cards:
        return 0
    return _laid(attempt.draft)


def recorded(before: Attempt, after: Attempt, touch: Touch) -> tuple[Made, ...]:
    """What to keep of a touch that made ``after`` of ``before``; nothing if the answer is the same."""
    if after.draft is before.draft:
        return ()
    if touch.key is Key.HINT or (touch.key in _PUTS_DOWN and after.draft.active != before.draft.active):
        # The help chose the strip with the card at fault, or GO that without a card.
        return (Touch(Key.BEE, strip=after.draft.active or 0),)
    hint = before.help.hint
    if touch.key is Key.OPTION and hint is not None and hint.place is not None:
        return _helped(before.draft, after.draft, hint.place, hint.options[touch.index])
    if before.immediate and before.ends_in_bump and touch.key in COMMAND_KEYS:
        return (Touch(Key.UNDO), touch)  # the card that bumped was forgotten
    if touch.key in (Key.CELL, Key.AGAIN) and before.program and not after.program:
        return (touch, Touch(Key.CLEAR))  # the bee's way was barred, or the child begins anew
    return (touch,)


def made_again(draft: Draft, touches: Iterable[Made]) -> Draft:
    """The draft that is made from ``draft`` by all of ``touches``, one after the other."""
    for made in touches:
        if isinstance(made, Laid):
            draft = draft.lay(made.place, made.card, insert=made.insert)
        elif made.key in _PUTS_DOWN:
            draft = draft.put_down()
        else:
            draft = draft.touch(made)
    return draft


def _written(program: Program) -> Iterator[Made]:
    return (Laid(place, command, insert=True) for place, command in enumerate(laid_out(program)))


def _helped(before: Draft, after: Draft, place: int, card: Command) -> tuple[Made, ...]:
    insert = before.lay(place, card, insert=True).strips == after.strips
    return (Laid(place, card, insert),)


def _laid(draft: Draft) -> int:
    return sum(count_cards(strip.program) for strip in draft.strips)
