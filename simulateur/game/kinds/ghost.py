"""What a hand shows to a child who does nothing, or who meets a new key: never her own answer.

Where cards are laid, the hand presses the real keys and a tiny bee obeys on a tiny mat: an ``Example``. Elsewhere the
gesture is done with the page's own things, and all goes back.
"""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from beebot.challenge import Challenge, Target
from beebot.command import Command, Program, Repeat, count_cards
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.mat import Mat
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch

_SOME = 3
"""Of what may be chosen, so many things are touched at most."""


class Example(NamedTuple):
    """A challenge of two or three cells that shows what a key does, a program that is right for it, and what is said.

    ``laid`` cards lie on the strip from the beginning.
    """

    challenge: Challenge
    program: Program
    said: str
    laid: int = 0


class Ghost(NamedTuple):
    """What a hand shows a child who does nothing: it touches the controls ``touches``, one after the other.

    If it ``lays``, its touches are obeyed for as long as it is shown. Else they change nothing on the page, but play
    the ``example``, if there is one.
    """

    touches: tuple[Touch, ...]
    lays: bool = False
    example: Example | None = None

    @property
    def said(self) -> str:
        """What is said while the hand is shown; empty where there is no example."""
        return "" if self.example is None else _(self.example.said)


def each_of(touches: Iterable[Touch]) -> Ghost:
    """A hand that touches each of ``touches`` in turn, all alike: it does not tell which is right."""
    return Ghost(tuple(islice(touches, _SOME)))


def _example(program: Program, said: str, heading: Heading = Heading.EAST, *, cells: int = 2) -> Example:
    start, goal = Pose(Cell(0, 0), heading), Cell(cells - 1, 0)
    task = Text(said)
    return Example(
        Challenge("", task, Mat(cells, 1), start, (Target(goal),), repeats=isinstance(program[0], Repeat)),
        program,
        said,
    )


_TURNS = noted("Elle tourne, sans avancer.")
_STEP = (Command.FORWARD,)
_LAID = _example(_STEP, noted("Touche GO, elle part."))
_OF_KEYS = {
    Key.REPEAT: _example((Repeat(2, _STEP),), noted("Encore : deux fois la même."), cells=3),
    Key.RIGHT: _example((Command.RIGHT, *_STEP), _TURNS, Heading.NORTH),
    Key.LEFT: _example((Command.LEFT, *_STEP), _TURNS, Heading.SOUTH),
    Key.PAUSE: _example((Command.PAUSE, *_STEP * 2), noted("Elle attend un petit peu."), cells=3),
}
PIVOTS = {Key.RIGHT, Key.LEFT}
"""Who has met one of them has met both."""
GO = Ghost((Touch(Key.GO),), example=_LAID._replace(laid=1))
"""What is laid is run."""
EYE = Ghost((Touch(Key.WATCH),))
"""A run is watched."""
EXAMPLES = tuple(dict.fromkeys(each.said for each in (_LAID, *_OF_KEYS.values())))
"""What is said of the examples."""


def keys_to_meet(challenge: Challenge) -> tuple[Key, ...]:
    """The keys of ``challenge`` for which there is an example, the one to be shown first in front."""
    given = {KEYS_OF_COMMANDS[command] for command in challenge.keys if command in KEYS_OF_COMMANDS}
    return tuple(key for key in _OF_KEYS if key in given or (key is Key.REPEAT and challenge.repeats))


def key_shown(challenge: Challenge, brought: Key | None) -> Ghost | None:
    """A hand that shows how a key of ``challenge`` is used; None where it has no key with an example.

    The key is ``brought`` or, if that is None, the die of a repeat, else one step ahead, else its first key. Where
    steps can be laid, so are those of the example, those of a repeat into it; then GO is pressed.
    """
    if brought is None and challenge.repeats:
        brought = Key.REPEAT
    steps = Command.FORWARD in challenge.keys
    if brought is None and steps:
        return Ghost((Touch(Key.FORWARD), Touch(Key.GO)), example=_LAID)
    key = brought or next(iter(keys_to_meet(challenge)), None)
    if key is None:
        return None
    example = _OF_KEYS[key]
    ahead = (Touch(Key.FORWARD),) * (count_cards(example.program) - 1)
    return Ghost((Touch(key), *((*ahead, Touch(Key.GO)) if steps else ())), example=example)
