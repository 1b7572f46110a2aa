"""The draft of a program, while a child writes it.

A touch on a card or on an empty place says where the next card goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

from beebot.challenge import Challenge
from beebot.command import MAX_TURNS, MIN_TURNS, Command, Instruction, Program, Repeat, count_cards
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.kinds import program_edits
from simulateur.game.kinds.draft import EMPTY, History, Item, Sort, Strip

_EMPTY: History[Program] = History(())


@dataclass(frozen=True)
class Editor:
    """The program that a child writes on the strip of ``challenge``, as a value: each touch gives another editor.

    ``hand`` is the card that was picked up, ``gap`` the empty place that was chosen. Without either, the next card goes
    to the end. It goes there too where the card in hand is ``counted``: its number was touched last. ``start`` is what
    clearing leaves: nothing, or the program to mend.

    A repeat without cards keeps one place free for a card, and folds away where the strip has no such place.
    """

    challenge: Challenge
    history: History[Program] = _EMPTY
    start: Program = ()
    hand: program_edits.Path | None = None
    gap: program_edits.Path | None = None
    counted: bool = False

    @property
    def program(self) -> Program:
        return self.history.now

    @property
    def answer(self) -> Program | None:
        """The program, to be judged; None while it is empty, or a repeat in it is."""
        return self.so_far or None

    @property
    def so_far(self) -> Program | None:
        return None if program_edits.holes(self.program) else self.program

    @cached_property  # asked for several times a frame
    def strips(self) -> tuple[Strip, ...]:
        history, hand = self.history, self.hand
        places = {path: place for place, (path, _card) in enumerate(program_edits.walk(self.program))}
        items = tuple(item for item, _path in self._places())
        held = None
        if hand is not None:
            held = places[hand]
        return (Strip(items, self.program, held, bool(history.past), bool(history.future)),)

    @property
    def active(self) -> int | None:
        return 0

    def touch(self, touch: Touch) -> "Editor":
        command, changed = COMMAND_KEYS.get(touch.key), self
        if command is not None and command in self.challenge.keys and self._has(command):
            changed = self._put(command)
        match touch.key:
            case Key.CARD:
                changed = self._hold(touch.index)
            case Key.GAP:
                changed = self._choose(touch.index)
            case Key.DROP if self.hand is not None:
                changed = self._drop(self.hand, touch.index)
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
        if self.hand is None and self.gap is None:
            return self
        return replace(self, hand=None, gap=None, counted=False)

    def lay(self, place: int, card: Command, *, insert: bool) -> "Editor":
        paths = [path for path, _card in program_edits.walk(self.program)]
        path = self._end
        if place < len(paths):
            path = paths[place]
        return self._become(program_edits.splice(self.program, path, int(not insert), card))

    @property
    def in_hand(self) -> Instruction | None:
        """The card that was picked up; None where none was."""
        return None if self.hand is None else dict(program_edits.walk(self.program))[self.hand]

    def take_in(self, card: Instruction, before: int) -> "Editor | None":
        """A copy with ``card``, dragged from another strip, before thing ``before``; None where it does not fit."""
        laid = program_edits.inserted(self.program, card, before, self.challenge.nesting)
        return None if laid == self.program or not self._fits(laid) else self._become(laid)

    @property
    def _is_full(self) -> bool:
        return program_edits.places_needed(self.program) >= self.challenge.max_instructions

    def _fits(self, program: Program) -> bool:
        return program_edits.places_needed(program) <= self.challenge.max_instructions

    def _has(self, command: Command) -> bool:
        return self.challenge.limits.left(self.program).get(command, 1) > 0

    @property
    def _end(self) -> program_edits.Path:
        return (len(self.program),)

    def _put(self, card: Instruction) -> "Editor":
        if self.hand is not None and not self.counted:
            return self._become(program_edits.splice(self.program, self.hand, 1, card))
        kept = () if isinstance(card, Repeat) else program_edits.holes(self.program)
        for at in (self.gap or self._end, *kept):
            laid = program_edits.splice(self.program, at, 0, card)
            if self._fits(laid):
                return self._become(laid, (*at, 0) if isinstance(card, Repeat) else _behind(at))
        return self

    def _repeat(self) -> "Editor":
        if self.hand is not None:
            return self._wrap(self.hand)
        if self.gap is None or len(self.gap) == 1:
            return self._put(Repeat(MIN_TURNS, ()))
        block = self.gap[:-1]
        if dict(program_edits.walk(self.program))[block] == Repeat(MIN_TURNS, ()):
            return self._become(program_edits.splice(self.program, block, 1), block)
        return self._at(_behind(block))

    def _wrap(self, hand: program_edits.Path) -> "Editor":
        card = dict(program_edits.walk(self.program))[hand]
        wrapped = program_edits.splice(self.program, hand, 1, Repeat(MIN_TURNS, (card,)))
        if not self._fits(wrapped) or program_edits.depth(wrapped) > self.challenge.nesting:
            return self
        return self._become(wrapped)

    def _hold(self, place: int) -> "Editor":
        """Pick a card up, or put it down where it is in hand already.

        A repeat in hand is not put down: it takes one turn more. Where « avancer » has a number, it goes one cell more.
        """
        paths = list(program_edits.walk(self.program))
        if not 0 <= place < len(paths):
            return self
        path, card = paths[place]
        if path != self.hand:
            return replace(self, hand=path, gap=None, counted=False)
        more = self._with_more(card)
        if more is None:
            return self.put_down()
        return replace(self._become(program_edits.splice(self.program, path, 1, more)), hand=path, counted=True)

    def _with_more(self, card: Instruction) -> Instruction | None:
        if isinstance(card, Repeat):
            return Repeat(MIN_TURNS if card.turns == MAX_TURNS else card.turns + 1, card.body)
        return card.longer if self.challenge.strides else None

    def _drop(self, hand: program_edits.Path, before: int) -> "Editor":
        moved = program_edits.carried(self.program, hand, before, self.challenge.nesting)
        if moved == self.program:
            return self.put_down()
        return self._become(moved if self._fits(moved) else program_edits.folded(moved))

    def _choose(self, gap: int) -> "Editor":
        gaps = [path for item, path in self._places() if item.sort in EMPTY]
        if not 0 <= gap < len(gaps):
            return self
        return self._at(gaps[gap])

    def _clear(self) -> "Editor":
        if self.hand is not None:
            return self._become(program_edits.splice(self.program, self.hand, 1))
        if self.program == self.start:
            return self.put_down()
        return self._become(self.start)

    def _at(self, gap: program_edits.Path) -> "Editor":
        chosen = _unless_end(gap, self.program)
        if (self.hand, self.gap) == (None, chosen):
            return self
        return replace(self, hand=None, gap=chosen, counted=False)

    def _become(self, program: Program, gap: program_edits.Path | None = None) -> "Editor":
        chosen = _unless_end(gap, program)
        return replace(self, history=self.history.become(program), hand=None, gap=chosen, counted=False)

    def _places(self) -> Iterator[tuple[Item, program_edits.Path]]:
        gaps = count()
        for item, path in self._body(self.program, (), 0):
            if item.sort in EMPTY:
                yield item._replace(place=next(gaps)), path
            else:
                yield item, path

    def _body(
        self, program: Program, above: program_edits.Path, place: int
    ) -> Iterator[tuple[Item, program_edits.Path]]:
        for index, card in enumerate(program):
            path = (*above, index)
            if self._shows(path):
                yield self._gap(path)
            yield Item(Sort.CARD, place, card), path
            if isinstance(card, Repeat):
                yield from self._body(card.body, path, place + 1)
                yield Item(Sort.END, place, card), path
            place += count_cards((card,))
        end = (*above, len(program))
        if self._shows_end(end):
            yield self._gap(end)

    def _shows_end(self, end: program_edits.Path) -> bool:
        """Whether an empty place is shown at the end of the program, or of the body of a repeat.

        The program has one as long as there is room. A repeat without cards always has one.
        """
        *above, last = end
        if not above:
            return not self._is_full
        return last == 0 or self._shows(end)

    def _shows(self, path: program_edits.Path) -> bool:
        if self._is_full:
            return False
        return path == self.gap or self._is_beside_hand(path)

    def _is_beside_hand(self, path: program_edits.Path) -> bool:
        if self.hand is None:
            return False
        is_first = self.hand[-1] == 0
        return path == _behind(self.hand) or (is_first and path == self.hand)

    def _gap(self, path: program_edits.Path) -> tuple[Item, program_edits.Path]:
        if path == self.gap:
            return Item(Sort.CHOSEN, 0), path
        return Item(Sort.GAP, 0), path


def _behind(path: program_edits.Path) -> program_edits.Path:
    return (*path[:-1], path[-1] + 1)


def _unless_end(gap: program_edits.Path | None, program: Program) -> program_edits.Path | None:
    """``gap``, or None at the end of ``program``: the next card goes there without a choice."""
    if gap == (len(program),):
        return None
    return gap
