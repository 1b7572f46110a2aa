"""``completer``: given cards are sewn on the strip; keys fill the next hole, or the one that was touched."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Template
from beebot.command import Command, FlatProgram, Program
from beebot.rules import judge_program
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import History, Item, Sort, Strip
from simulateur.game.kinds.gesture import Gesture
from simulateur.game.kinds.program import touch_for


@dataclass(frozen=True, slots=True)
class Filling:
    """The template of ``challenge`` with the holes filled so far; ``hand`` is the hole that was touched."""

    challenge: Challenge
    history: History[Template]
    hand: int | None = None

    @property
    def cards(self) -> Template:
        return self.history.now

    @property
    def answer(self) -> FlatProgram | None:
        """The program, once every hole is filled."""
        laid = tuple(card for card in self.cards if card is not None)
        return laid if len(laid) == len(self.cards) else None

    @property
    def so_far(self) -> FlatProgram:
        """The program with one key in all the holes that are still empty; one that fails, or no help would be due."""
        keys = [key for key in Command if key in self.challenge.keys]
        filled = [tuple(card or key for card in self.cards) for key in keys]
        return next((each for each in filled if not judge_program(self.challenge, each).succeeded), filled[0])

    @property
    def strips(self) -> tuple[Strip, ...]:
        laid = tuple(card for card in self.cards if card is not None)
        items = tuple(self._item(place) for place in range(len(self.cards)))
        held = self.hand if self.hand is not None and self.cards[self.hand] is not None else None
        return (Strip(items, laid, held, bool(self.history.past), bool(self.history.future)),)

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Filling":
        command, changed = COMMAND_KEYS.get(touch.key), self
        if command is not None and command in self.challenge.keys:
            changed = self._put(command)
        match touch.key:
            case Key.CARD | Key.GAP if self._is_hole(touch.index):
                changed = replace(self, hand=None if touch.index == self.hand else touch.index)
            case Key.CLEAR:
                changed = self._clear()
            case Key.UNDO if self.history.past:
                changed = replace(self, history=self.history.undo(), hand=None)
            case Key.REDO if self.history.future:
                changed = replace(self, history=self.history.redo(), hand=None)
        return changed

    def put_down(self) -> "Filling":
        return replace(self, hand=None) if self.hand is not None else self

    def lay(self, place: int, card: Command, *, insert: bool) -> "Filling":
        if insert or not self._is_hole(place):
            return self
        return self._become((*self.cards[:place], card, *self.cards[place + 1 :]))

    def _is_hole(self, place: int) -> bool:
        return 0 <= place < len(self.cards) and self.challenge.template[place] is None

    def _put(self, command: Command) -> "Filling":
        """Fill the hole in hand or, if there is none, the first that is empty."""
        place = self.hand
        if place is None:
            place = next((place for place, card in enumerate(self.cards) if card is None), None)
        return self if place is None else self._become((*self.cards[:place], command, *self.cards[place + 1 :]))

    def _clear(self) -> "Filling":
        """Empty the hole in hand or, if there is none, every hole."""
        if self.hand is not None:
            emptied = (*self.cards[: self.hand], None, *self.cards[self.hand + 1 :])
        else:
            emptied = self.challenge.template
        return self.put_down() if emptied == self.cards else self._become(emptied)

    def _become(self, cards: Template) -> "Filling":
        return replace(self, history=self.history.become(cards), hand=None)

    def _item(self, place: int) -> Item:
        """Places are counted from the first card, so that a hole has the same number empty and filled."""
        card = self.cards[place]
        if card is None:
            following = next(hole for hole, each in enumerate(self.cards) if each is None)
            chosen = place == (following if self.hand is None else self.hand)
            return Item(Sort.NEXT if chosen else Sort.HOLE, place)
        return Item(Sort.CARD if self.challenge.template[place] is None else Sort.LOCKED, place, card)


class Completing(Gesture[Filling, Program]):
    """The template with all its holes."""

    def begin(self, challenge: Challenge, kept: Program) -> Filling:
        return Filling(challenge, History(challenge.template))

    def eased(self, challenge: Challenge) -> Challenge:
        """A hole is filled with one instruction, never with a repeat."""
        return replace(challenge, repeats=False)

    def touches(self, challenge: Challenge, answer: Program, *, stepwise: bool) -> Iterator[Touch]:
        for given, card in zip(challenge.template, answer, strict=True):
            if given is None:
                yield touch_for(card)


GESTURE = Completing()
"""How ``Genre.COMPLETE`` is answered."""
