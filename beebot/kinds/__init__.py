"""The kinds of challenge, a file each: whatever differs from one kind to another.

A new kind is a member of ``Genre``, and a file here with the name of that member. The member's value is the kind's
word in lesson files. ``kind``, ``of_pictures``, ``goal_sentences`` and ``written`` serve several kinds.

What may be asked of any challenge stands here: how an answer ends, what helps, what is the shortest, how hard it is.
"""

from collections import deque
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from beebot.challenge import Challenge, Genre
from beebot.command import CARDS, read_cards
from beebot.errors import BadValueError, shown
from beebot.i18n import gettext as _
from beebot.judging.endings import Ending
from beebot.judging.rules import Verdict
from beebot.kinds.kind import Kind
from beebot.parts.answer_types import Answer

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.measures.difficulties import Difficulty
    from beebot.optima.solution import Solution
    from beebot.searching.effort import Effort

__all__ = ["Kind", "answer_of", "difficulty", "ending", "hint", "judge", "kind_of", "solve"]


@cache
def kind_of(genre: Genre) -> Kind[Any]:
    """What is particular to ``genre``.

    Its file is imported when it is first asked for: a screen needs few of them.
    """
    kind: Kind[Any] = import_module(f"{__name__}.{genre.name.lower()}").KIND
    return kind


def answer_of(challenge: Challenge, given: object) -> Answer:
    """The answer that ``given`` is, or that a text stands for, as on the command line; for two robots, two texts.

    Raises:
        KitError: the text cannot be read, or it is no answer to this kind of challenge.
    """
    kind = kind_of(challenge.genre)
    answers = kind.answered_with(challenge)
    if isinstance(given, str):
        given = kind.read_answer(challenge, [given])
    elif isinstance(given, list):
        texts = given and all(isinstance(each, str) for each in given)
        given = kind.read_answer(challenge, given) if texts and answers is not tuple else read_cards(given)
    elif isinstance(given, tuple) and not CARDS.issuperset(map(type, given)):
        given = read_cards(given)
    if not isinstance(given, answers):
        wanted = _(kind.answer_help) or _("pour {genre}, un programme comme « avancer gauche »")
        message = _("{given} ne répond pas à ce défi ; donnez, {wanted}")
        wanted = wanted.format(genre=challenge.genre.value)
        raise BadValueError(message.format(given=shown(repr(given)), wanted=wanted))
    return cast("Answer", given)


def judge(challenge: Challenge, answer: Answer | str | list[str]) -> Verdict:
    """Say how ``answer`` ends; it may be a text, as on the command line, and two texts for two robots.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    return kind_of(challenge.genre).judge(challenge, answer_of(challenge, answer))


def ending(challenge: Challenge, answer: Answer | str | list[str], verdict: Verdict | None = None) -> Ending:
    """What a child sees of how ``answer`` ended; ``verdict`` is the judge's word on it, where it is known already.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    kind, given = kind_of(challenge.genre), answer_of(challenge, answer)
    return kind.ending(challenge, given, verdict or kind.judge(challenge, given))


def hint(challenge: Challenge, answer: Answer | str | list[str], attempt: int, *, adult: bool = False) -> "Hint":
    """What to say at the ``attempt``-th call for help (from 1) on ``answer``, which may be a text as for ``judge``.

    Each try says something new, until the last repeats. The author's questions come first, one a try. An answer that
    succeeds gets nothing else. Then come the rungs of its kind of challenge (``Kind.rungs``), and if ``adult`` its
    solution, where it has one.

    The rungs of one ladder speak of one fault (``choose_hint``); whoever does what they say ends with the fewest cards
    that the fewest changes need, or with a shortest answer. A repair that keeps no card would be the solution: a child
    is told its first card alone.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: ``attempt`` is less than 1.
    """
    from beebot.hinting.hint import Hint, HintKind

    if attempt < 1:
        raise ValueError(f"attempts count from 1, not {attempt}")
    ladder = _ladder(challenge, answer_of(challenge, answer), adult=adult)
    rungs = deque(islice(ladder, attempt), maxlen=1)
    return rungs[0] if rungs else Hint(HintKind.QUESTION)


def _ladder(challenge: Challenge, answer: Answer, *, adult: bool) -> Iterator["Hint"]:
    """Every rung that has something to say, each computed only when it is reached."""
    from beebot.hinting.hint import Hint, HintKind

    kind = kind_of(challenge.genre)
    verdict = kind.judge(challenge, answer)
    yield from (Hint(HintKind.QUESTION, text) for text in challenge.hints)
    if verdict.succeeded:
        return
    yield from kind.rungs(challenge, answer, verdict)
    if adult:
        yield from kind.solution(challenge)


def solve(challenge: Challenge, effort: "int | Effort | None" = None) -> "Solution":
    """The shortest answer to ``challenge``; ``effort`` bounds the search, in units of about a microsecond.

    It is solved when content is built, with such a bound, never while a child waits. Of equally short programs the most
    childlike is given: fewest ``reculer``, then fewest pivots while facing the viewer, then the order of ``Command``.
    With repeats, it is one of those that go backwards the fewest times when they are run.

    An ``Effort`` also bounds the memory, and says afterwards what is left; a number stands for one with so many units.
    A question of more than ``optima.programs.MAX_STATES``, or that the effort does not reach, is answered with
    ``Status.BOUND``: the best known, or no answer. Every answer as written is counted: with repeats, one of other turns
    or of another nesting is another. Where the effort proves the fewest cards but not all their answers, there is no
    count.

    Raises:
        BadValueError: ``effort`` is neither an ``Effort`` nor a number of units.
        ValueError: a ``PAIR`` has no partner.
    """
    from beebot.optima.solution import DEFAULT_EFFORT
    from beebot.searching.effort import Effort

    effort = DEFAULT_EFFORT if effort is None else effort
    return kind_of(challenge.genre).solve(challenge, effort if isinstance(effort, Effort) else Effort(effort))


def difficulty(challenge: Challenge, solution: "Solution | None" = None) -> "Difficulty | None":
    """How hard it is to find ``solution``, which is searched for where it is not given.

    Returns:
        None where no answer is known, and for a kind that asks for nothing (``libre``).
    """
    return kind_of(challenge.genre).difficulty(challenge, solution or solve(challenge))
