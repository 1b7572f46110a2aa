"""``completer``: given cards stay. A key fills the hole that was touched, or else the next one."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beebot.challenge import Challenge, Template
from beebot.command import Command, FlatProgram, Program
from beebot.judging.rules import judge_program
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import History, Item, Sort, Strip
from simulateur.game.kinds.gesture import Gesture

if TYPE_CHECKING:
    from beebot.judging.endings import Ending


@dataclass(frozen=True, slots=True)
class Filling:
    """A child's answer to ``completer``: the template of ``challenge`` with the holes that she has filled so far.

    ``hand`` is the hole that she touched, None where she touched none. It may be filled already.
    """

    challenge: Challenge
    history: History[Template]
    hand: int | None = None

    @property
    def cards(self) -> Template:
        return self.history.now

    @property
    def answer(self) -> FlatProgram | None:
        """The whole program, to be judged; None until every hole is filled."""
        laid = tuple(card for card in self.cards if card is not None)
        if len(laid) < len(self.cards):
            return None
        return laid

    @property
    def so_far(self) -> FlatProgram:
        """A whole program for help to work on before all holes are filled: every empty hole has one and the same key.

        That key is one with which the program fails, if there is one: help is only for programs that fail.
        """
        keys = [key for key in Command if key in self.challenge.keys]
        filled = [tuple(card or key for card in self.cards) for key in keys]
        for program in filled:
            if not judge_program(self.challenge, program).succeeded:
                return program
        return filled[0]

    @property
    def strips(self) -> tuple[Strip, ...]:
        laid = tuple(card for card in self.cards if card is not None)
        items = tuple(self._item(place) for place in range(len(self.cards)))
        past, future = bool(self.history.past), bool(self.history.future)
        return (Strip(items, laid, self._held, past, future),)

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Filling":
        command, changed = COMMAND_KEYS.get(touch.key), self
        if command is not None and command in self.challenge.keys and self._has(command):
            changed = self._put(command)
        match touch.key:
            case Key.CARD | Key.GAP if self._is_hole(touch.index):
                changed = self._take(touch.index)
            case Key.DROP:
                changed = self._drop(touch.index)
            case Key.CLEAR:
                changed = self._clear()
            case Key.UNDO if self.history.past:
                changed = replace(self, history=self.history.undo(), hand=None)
            case Key.REDO if self.history.future:
                changed = replace(self, history=self.history.redo(), hand=None)
        return changed

    def put_down(self) -> "Filling":
        if self.hand is None:
            return self
        return replace(self, hand=None)

    def lay(self, place: int, card: Command, *, insert: bool) -> "Filling":
        if insert or not self._is_hole(place):
            return self
        return self._become(self._with(place, card))

    @property
    def _held(self) -> int | None:
        if self.hand is None or self.cards[self.hand] is None:
            return None
        return self.hand

    @property
    def _next(self) -> int | None:
        if self.hand is not None:
            return self.hand
        return next((place for place, card in enumerate(self.cards) if card is None), None)

    def _is_hole(self, place: int) -> bool:
        return 0 <= place < len(self.cards) and self.challenge.template[place] is None

    def _with(self, place: int, card: Command | None) -> Template:
        return (*self.cards[:place], card, *self.cards[place + 1 :])

    def _take(self, hole: int) -> "Filling":
        """Take a hole in hand, or put it down where it is in hand; but a card with a number goes one cell further."""
        if hole == self.hand:
            card = self.cards[hole]
            more = card.longer if card is not None and self.challenge.strides else None
            return self.put_down() if more is None else replace(self._become(self._with(hole, more)), hand=hole)
        return replace(self, hand=hole)

    def _drop(self, hole: int) -> "Filling":
        held = self._held
        if held is None or not self._is_hole(hole) or hole == held:
            return self.put_down()
        swapped = dict(enumerate(self.cards))
        swapped[held], swapped[hole] = swapped[hole], swapped[held]
        return self._become(tuple(swapped.values()))

    def _has(self, command: Command) -> bool:
        laid = tuple(card for card in self.cards if card is not None)
        return self.challenge.limits.left(laid).get(command, 1) > 0

    def _put(self, command: Command) -> "Filling":
        place = self._next
        if place is None:
            return self
        return self._become(self._with(place, command))

    def _clear(self) -> "Filling":
        emptied = self.challenge.template
        if self.hand is not None:
            emptied = self._with(self.hand, None)
        if emptied == self.cards:
            return self.put_down()
        return self._become(emptied)

    def _become(self, cards: Template) -> "Filling":
        return replace(self, history=self.history.become(cards), hand=None)

    def _item(self, place: int) -> Item:
        card = self.cards[place]
        if card is None and place == self._next:
            return Item(Sort.NEXT, place)
        if card is None:
            return Item(Sort.HOLE, place)
        if self._is_hole(place):
            return Item(Sort.CARD, place, card)
        return Item(Sort.LOCKED, place, card)


class Completing(Gesture[Filling, Program]):
    """The gesture for ``completer``: a key fills a hole of the template; at first all holes are empty."""

    def begin(self, challenge: Challenge, kept: Program) -> Filling:
        return Filling(challenge, History(challenge.template))

    def calls(self, draft: Filling) -> tuple[Touch, ...]:
        if draft.answer is not None:
            return ()
        return tuple(Touch(key) for key in COMMAND_KEYS if draft.touch(Touch(key)) is not draft)

    def missing(self, draft: Filling) -> "Ending":
        from beebot.judging.endings import Ending, EndingKind

        return Ending(EndingKind.NOT_FILLED)


GESTURE = Completing()
"""How ``completer`` is answered."""
