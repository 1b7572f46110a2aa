"""A program being written: a touch on a card or on an empty place says where the next key's card goes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from beebot.challenge import Challenge
from beebot.command import MAX_NESTING, MAX_TURNS, MIN_TURNS, Command, Instruction, Program, Repeat, count_cards
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds.draft import EMPTY, History, Item, Sort, Strip

_EMPTY: History[Program] = History(())
Path = tuple[int, ...]
"""The way to a card, or to the gap before it: its place in the program, then in the body of each repeat on the way."""


@dataclass(frozen=True)
class Editor:
    """The strip of ``challenge``. ``hand`` is the card that was picked up, ``gap`` the empty place that was chosen.

    Without either, the next card goes to the end. ``start`` is what clearing leaves: nothing, or the program to mend.
    """

    challenge: Challenge
    history: History[Program] = _EMPTY
    start: Program = ()
    hand: Path | None = None
    gap: Path | None = None

    @property
    def program(self) -> Program:
        return self.history.now

    @property
    def answer(self) -> Program | None:
        """The program, unless it is empty or a repeat in it is."""
        return self.program if self.program and not has_empty_repeat(self.program) else None

    @property
    def so_far(self) -> Program | None:
        return None if has_empty_repeat(self.program) else self.program

    @cached_property  # asked for several times a frame
    def strips(self) -> tuple[Strip, ...]:
        history, hand = self.history, self.hand
        places = {path: place for place, (path, _card) in enumerate(walk(self.program))}
        items = tuple(item for item, _path in self._places())
        held = None if hand is None else places[hand]
        return (Strip(items, self.program, held, bool(history.past), bool(history.future)),)

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Editor":
        command, changed = COMMAND_KEYS.get(touch.key), self
        if command is not None and command in self.challenge.keys:
            changed = self._put(command)
        match touch.key:
            case Key.CARD:
                changed = self._hold(touch.index)
            case Key.GAP:
                changed = self._choose(touch.index)
            case Key.REPEAT if self.challenge.repeats:
                changed = self._repeat()
            case Key.CLEAR:
                changed = self._clear()
            case Key.UNDO if self.history.past:
                changed = replace(self.put_down(), history=self.history.undo())
            case Key.REDO if self.history.future:
                changed = replace(self.put_down(), history=self.history.redo())
        return changed

    def put_down(self) -> "Editor":
        return replace(self, hand=None, gap=None) if self.hand or self.gap else self

    def lay(self, place: int, card: Command, *, insert: bool) -> "Editor":
        paths = [path for path, _card in walk(self.program)]
        path = paths[place] if place < len(paths) else self._end
        return self._become(splice(self.program, path, 0 if insert else 1, card))

    @property
    def _is_full(self) -> bool:
        return count_cards(self.program) >= self.challenge.max_instructions

    @property
    def _end(self) -> Path:
        return (len(self.program),)

    def _put(self, card: Instruction) -> "Editor":
        """Lay a card: instead of the one in hand, in the chosen gap, or at the end."""
        if self.hand is not None:
            return self._become(splice(self.program, self.hand, 1, card))
        if self._is_full:
            return self
        at = self.gap or self._end
        following = (*at, 0) if isinstance(card, Repeat) else (*at[:-1], at[-1] + 1)
        return self._become(splice(self.program, at, 0, card), following)

    def _repeat(self) -> "Editor":
        """Wrap the card in hand; or close the repeat that is being filled; or open one."""
        if self.hand is not None:
            card = dict(walk(self.program))[self.hand]
            wrapped = splice(self.program, self.hand, 1, Repeat(MIN_TURNS, (card,)))
            return self if self._is_full or depth(wrapped) > MAX_NESTING else self._become(wrapped)
        if self.gap is None or len(self.gap) == 1:
            return self._put(Repeat(MIN_TURNS, ()))
        block = self.gap[:-1]
        if dict(walk(self.program))[block] == Repeat(MIN_TURNS, ()):
            return self._become(splice(self.program, block, 1), block)
        return self._at((*block[:-1], block[-1] + 1))

    def _hold(self, place: int) -> "Editor":
        """Pick a card up; a repeat in hand that is touched again takes one turn more, another card is put down."""
        paths = list(walk(self.program))
        if not 0 <= place < len(paths):
            return self
        path, card = paths[place]
        if path != self.hand:
            return replace(self, hand=path, gap=None)
        if not isinstance(card, Repeat):
            return self.put_down()
        turns = card.turns + 1 if card.turns < MAX_TURNS else MIN_TURNS
        return replace(self._become(splice(self.program, path, 1, Repeat(turns, card.body))), hand=path)

    def _choose(self, gap: int) -> "Editor":
        """Choose the empty place of this number for the next card."""
        gaps = [path for item, path in self._places() if item.sort in EMPTY]
        return self._at(gaps[gap]) if 0 <= gap < len(gaps) else self

    def _clear(self) -> "Editor":
        """Remove the card in hand or, if there is none, all of them."""
        if self.hand is not None:
            return self._become(splice(self.program, self.hand, 1))
        return self.put_down() if self.program == self.start else self._become(self.start)

    def _at(self, gap: Path) -> "Editor":
        chosen = None if gap == self._end else gap
        return self if (self.hand, self.gap) == (None, chosen) else replace(self, hand=None, gap=chosen)

    def _become(self, program: Program, gap: Path | None = None) -> "Editor":
        gap = None if gap == (len(program),) else gap
        return replace(self, history=self.history.become(program), hand=None, gap=gap)

    def _places(self) -> Iterator[tuple[Item, Path]]:
        """Everything on the strip with its path, and at the end an empty place if there is room."""
        gaps = count()
        for item, path in self._body(self.program, (), 0):
            yield item._replace(place=next(gaps)) if item.sort in EMPTY else item, path

    def _body(self, program: Program, above: Path, place: int) -> Iterator[tuple[Item, Path]]:
        for index, card in enumerate(program):
            path = (*above, index)
            if self._shows(path, empty=False):
                yield self._gap(path)
            yield Item(Sort.CARD, place, card), path
            if isinstance(card, Repeat):
                yield from self._body(card.body, path, place + 1)
                yield Item(Sort.END, place, card), path
            place += count_cards((card,))
        end = (*above, len(program))
        if self._shows(end, empty=not program) if above else not self._is_full:
            yield self._gap(end)

    def _shows(self, path: Path, *, empty: bool) -> bool:
        """Whether an empty place is shown at ``path``: chosen, beside the card in hand, or all there is in a repeat."""
        beside = False
        if self.hand is not None:
            *above, last = self.hand
            beside = path in ((*above, last + 1), (*above, 0) if last == 0 else None)
        return empty or ((path == self.gap or beside) and not self._is_full)

    def _gap(self, path: Path) -> tuple[Item, Path]:
        return Item(Sort.CHOSEN if path == self.gap else Sort.GAP, 0), path


def walk(program: Program, above: Path = ()) -> Iterator[tuple[Path, Instruction]]:
    """Every card with its path, in the order read; a repeat comes before its body."""
    for place, card in enumerate(program):
        yield (*above, place), card
        if isinstance(card, Repeat):
            yield from walk(card.body, (*above, place))


def splice(program: Program, path: Path, removed: int, *cards: Instruction) -> Program:
    """``program`` with ``removed`` cards at ``path`` taken away and ``cards`` laid there."""
    place, *within = path
    if not within:
        return (*program[:place], *cards, *program[place + removed :])
    block = program[place]
    if not isinstance(block, Repeat):
        raise TypeError(f"no repeat at {place} of {program}")
    inside = Repeat(block.turns, splice(block.body, tuple(within), removed, *cards))
    return (*program[:place], inside, *program[place + 1 :])


def depth(program: Program) -> int:
    """How many repeats lie in one another."""
    return max((1 + depth(card.body) for card in program if isinstance(card, Repeat)), default=0)


def has_empty_repeat(program: Program) -> bool:
    """Whether some repeat has nothing to repeat."""
    return any(isinstance(card, Repeat) and not card.body for _path, card in walk(program))
