"""The rungs of the ladder of hints, and how those that need a search are found; ``hints`` is the door to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from beebot.challenge import Challenge, PairPrograms
from beebot.command import Command, Program, cards, flatten, is_flat, unroll
from beebot.pose import Heading
from beebot.repair import mend
from beebot.repair.edits import Edit, EditKind, Mended, shared
from beebot.repair.pairs import kept_steps, longest_pair_prefix, mend_pair
from beebot.repair.prefix import Prefix, longest_prefix
from beebot.rules import Trail, Verdict
from beebot.states import CHILDLIKE
from beebot.text import Text

OPTIONS = 3
"""How many cards a quiz shows at most."""
SOLUTION_EFFORT = 125_000
"""How much the solver may do while an adult waits, in its units."""


class HintKind(Enum):
    """The rungs of the ladder, from the lowest; the value is the word in files."""

    QUESTION = "question"
    """The author's question."""
    FAILING = "carte fautive"
    """The first failing card, and the turn of the repeats around it."""
    PREFIX = "début juste"
    """How far the program can still succeed within the maximum."""
    QUIZ = "quelle carte"
    """Which card goes here?"""
    REPAIR = "réparation"
    """The smallest change that makes the program succeed."""
    SOLUTION = "solution"
    """A whole answer, for adults only."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung; the fields its kind does not name are empty.

    * ``QUESTION``: ``text``, which is None where there is nothing to say at all.
    * ``FAILING``: ``place`` of the card, ``turns`` of the repeats around it (from 1, outermost first),
      ``robot`` 0 or 1.
    * ``PREFIX``: ``prefix``, how many instructions run are right so far, and the card after them: ``place`` and
      ``turns``, or None where the whole program is right so far.
    * ``PREFIX`` in a ``PAIR``: how many steps of both robots, and ``robot`` whose card comes then.
    * ``QUIZ``: ``place`` of the card asked for, ``options`` to choose from in the order of ``Command``, and ``right``,
      the place among them of the only right one.
    * ``REPAIR``: ``repaired``, the program that succeeds, and ``edits``, what becomes of each card.
    * ``QUIZ`` and ``REPAIR`` in a ``PAIR``: ``robot``, whose program it is.
    * ``QUIZ`` in ``ORIENT``: ``headings`` to choose from, and ``right``, the place of the right one.
    * ``SOLUTION``: ``repaired``; in ``CHOOSE`` ``right``, the place of the right program; in ``ORIENT`` ``headings``,
      the right one alone.
    """

    kind: HintKind
    text: Text | None = None
    place: int | None = None
    turns: tuple[int, ...] = ()
    robot: int = 0
    prefix: int | None = None
    options: tuple[Command, ...] = ()
    headings: tuple[Heading, ...] = ()
    right: int | None = None
    repaired: Program | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def change(self) -> Edit | None:
        """The first thing that a repair changes; None for every other rung."""
        return next((edit for edit in self.edits if edit.kind is not EditKind.KEEP), None)


def failing_rung(verdict: Verdict) -> Iterator[Hint]:
    """The card at fault, if one is."""
    if verdict.failing is not None:
        yield Hint(HintKind.FAILING, place=verdict.failing, turns=verdict.turns, robot=verdict.robot)


def prefix_rung(program: Program, prefix: Prefix | None) -> Iterator[Hint]:
    """How far ``program`` can still succeed, where that is known."""
    if program and prefix is not None:
        yield Hint(HintKind.PREFIX, place=prefix.place, turns=prefix.turns, prefix=prefix.length)


def mend_rungs(challenge: Challenge, program: Program, trail: Trail = ()) -> Iterator[Hint]:
    """Prefix, quiz and repair of ``program``, which is to draw the ``trail`` if there is one."""
    prefix, mended = longest_prefix(challenge, program, trail), mend(challenge, program, trail=trail)
    if prefix is not None and mended is not None:
        prefix = _kept(program, prefix, mended.repair.program)
    yield from prefix_rung(program, prefix)
    if mended is not None:
        yield from _repair(challenge, program, mended, trail)


def _kept(program: Program, prefix: Prefix, repaired: Program) -> Prefix:
    """As much of ``prefix`` as ``repaired`` runs too."""
    kept = shared(flatten(program), flatten(repaired))
    following = next(islice(unroll(program), kept, None), None)
    if kept >= prefix.length or following is None:
        return prefix
    return Prefix(kept, following.place, following.turns)


def mend_pair_rungs(challenge: Challenge, answer: PairPrograms, robot: int) -> Iterator[Hint]:
    """Prefix, quiz and repair of two programs, of equally small repairs that of ``robot``."""
    found = mend_pair(challenge, answer, robot)
    if found is None:
        return
    owner, mended = found.robot, found.mended
    program, repaired = answer.second if owner else answer.first, mended.repair.program
    prefix = longest_pair_prefix(challenge, answer)
    if prefix is not None:
        whose, begun = prefix
        if begun.length > kept_steps(answer, found.programs):
            whose, begun = owner, _kept(program, begun, repaired)
        yield Hint(HintKind.PREFIX, place=begun.place, turns=begun.turns, robot=whose, prefix=begun.length)
    yield from (replace(rung, robot=owner) for rung in _repair(challenge, program, mended, ()))


def _repair(challenge: Challenge, program: Program, mended: Mended, trail: Trail) -> Iterator[Hint]:
    yield from _quiz(challenge, program, mended, trail)
    if any(edit.kind is EditKind.KEEP for edit in mended.repair.edits):
        yield Hint(HintKind.REPAIR, repaired=mended.repair.program, edits=mended.repair.edits)


def _quiz(challenge: Challenge, program: Program, mended: Mended, trail: Trail) -> Iterator[Hint]:
    """The repair's first card among wrong ones: what lies there now, its mirror, then the other keys."""
    card = next(islice(cards(mended.repair.program), mended.place, None), None)
    if mended.right is None or not isinstance(card, Command):
        return
    current = islice(cards(program), mended.place, mended.place + 1)
    mirrored = (key for key in CHILDLIKE if (key.steps, key.pivot) == (-card.steps, -card.pivot))
    wished = dict.fromkeys((*current, *mirrored, *CHILDLIKE))
    wrong = [key for key in wished if isinstance(key, Command) and key in challenge.keys - mended.right]
    wrong.sort(key=lambda key: not _ends_hope(challenge, mended, key, trail))  # among equals the wished order stays
    if wrong:
        shown = {card, *wrong[: OPTIONS - 1]}
        options = tuple(key for key in Command if key in shown)
        yield Hint(HintKind.QUIZ, place=mended.place, options=options, right=options.index(card))


def _ends_hope(challenge: Challenge, mended: Mended, key: Command, trail: Trail) -> bool:
    """Whether ``key`` instead of the repair's card puts success out of reach; told for one robot without repeats."""
    begun = mended.repair.program[: mended.place]
    if challenge.partner or challenge.repeats or not is_flat(begun):
        return False
    prefix = longest_prefix(challenge, (*begun, key), trail)
    return prefix is not None and prefix.length <= mended.place
