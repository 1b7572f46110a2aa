"""The kinds of hints, and what each of them holds; ``choose_hint`` says which is given."""

from dataclasses import dataclass
from enum import Enum

from beebot.command import Command, Instruction, Program
from beebot.pose import Cell, Heading
from beebot.repair.edits import Edit, EditKind
from beebot.text import Text


class HintKind(Enum):
    """The rungs of the ladder, from the lowest; the value is the word in files."""

    QUESTION = "question"
    """The author's question."""
    FAILING = "carte fautive"
    """The card at fault, and the turn of the repeats around it."""
    PREFIX = "début juste"
    """How far the program is right."""
    REMOVE = "carte à enlever"
    """The card to take away."""
    QUIZ = "quelle carte"
    """Which card goes here?"""
    CARD = "carte à mettre"
    """The card to lay here; what comes after it is not told."""
    REPAIR = "réparation"
    """The smallest change that makes the program succeed."""
    SOLUTION = "solution"
    """A whole answer, for adults only."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint of a challenge; the fields that its kind does not use are empty.

    Where cards are laid, all rungs of a ladder but the questions speak of one change, the first that a repair makes:

    * ``place`` is that of the card at fault, or before which one is missing; None where it is missing at the end.
      ``robot`` is 0 or 1, whose program it is.
    * ``cells`` are those that the robot goes to from there on once the program is repaired, in order, a cell each
      time it is reached. They are on every such rung but ``FAILING``: what of them is shown is for the page to say.

    By kind:

    * ``QUESTION``: ``text``, which is None where there is nothing to say at all.
    * ``FAILING``: ``place``, and ``turns`` of the repeats around it (from 1, outermost first).
    * ``PREFIX``: ``prefix``, how many instructions run are right, and ``place`` and ``turns`` of the card after them.
      In a ``PAIR``, ``prefix`` is how many steps of both robots. ``sure`` says whether one of the shortest among the
      nearest answers starts so, without a card too many; where it does not, this start may still succeed. In
      ``PREDICT`` and ``ORIENT``, ``prefix`` alone: how many instructions to play again.
    * ``REMOVE``: ``place`` of the card to take away; in ``CREATE`` ``cells``, that of the obstacle to take away.
    * ``QUIZ``: ``place`` of the card asked for, ``options`` to choose from in the order of ``Command``, and ``right``,
      the place among them of the only right one. In ``ORIENT``, ``headings`` to choose from, and ``right``.
    * ``CARD``: ``place`` and ``card``, which may be a repeat and the first card in it; ``edits``: this change.
    * ``REPAIR``: ``place``, ``card`` as there, or None for a repeat to take from around its body.
    * ``REMOVE`` and ``REPAIR``: ``repaired``, the program that succeeds, and ``edits``, what becomes of each card. Of
      two cards that wait for each other, one is taken away without ``repaired``; ``edits``: this change.
    * Where pictures are laid: ``REMOVE`` has the ``place`` of a picture that is elsewhere, or of a box that is not the
      one; ``PREFIX`` how many places of the strip are right; ``CARD`` the ``place`` for the picture ``right``.
    * ``SOLUTION``: ``repaired``; in ``CHOOSE`` ``right``, the place of the right program; in ``ORIENT`` ``headings``,
      the right one alone.
    """

    kind: HintKind
    text: Text | None = None
    place: int | None = None
    turns: tuple[int, ...] = ()
    robot: int = 0
    prefix: int | None = None
    sure: bool = True
    card: Instruction | None = None
    cells: tuple[Cell, ...] = ()
    options: tuple[Command, ...] = ()
    headings: tuple[Heading, ...] = ()
    right: int | None = None
    repaired: Program | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def change(self) -> Edit | None:
        """The change to make first; None for every rung without one.

        It is the first of ``edits``, or another where there is no room for that, none left in hand, a pivot too many.
        """
        changes = (edit for edit in self.edits if edit.kind is not EditKind.KEEP)
        return next((edit for edit in changes if (edit.place, edit.card) == (self.place, self.card)), None)
