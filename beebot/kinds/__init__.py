"""The kinds of challenge, a file each: whatever differs from one kind to another.

A new kind is a member of ``Genre``, and a file here with the name of that member. The member's value is the kind's
word in lesson files. ``kind``, ``of_pictures``, ``goal_sentences`` and ``written`` serve several kinds.

What may be asked of any challenge stands here: how an answer ends, what helps, what is the shortest, how hard it is.
"""

from functools import cache
from importlib import import_module
from itertools import chain
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
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution

__all__ = ["Kind", "answer_of", "difficulty", "ending", "hint", "judge", "kind_of", "solve"]


@cache
def kind_of(genre: Genre) -> Kind[Any]:
    """The rules of ``genre``: how it is judged, solved and helped with.

    Its file is imported when it is first asked for: a screen needs few of them.
    """
    kind: Kind[Any] = import_module(f"{__name__}.{genre.name.lower()}").KIND
    return kind


def answer_of(challenge: Challenge, given: object) -> Answer:
    """``given`` as an answer to ``challenge``; a text is read as on the command line, two texts for two robots.

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
    """The verdict on ``answer``; it may be a text, as on the command line, and two texts for two robots.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: the choice is none of the programs, or a ``PAIR`` has no partner.
    """
    return kind_of(challenge.genre).judge(challenge, answer_of(challenge, answer))


def ending(challenge: Challenge, answer: Answer | str | list[str], verdict: Verdict | None = None) -> Ending:
    """What a child sees of how ``answer`` ended; ``verdict`` is its verdict, where that is known already.

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

    The rungs of one ladder speak of one fault (``hinting.fault``); whoever does what they say ends with the fewest
    cards that the fewest changes need, or with a shortest answer. A repair that keeps no card would be the solution: a
    child is told its first card alone.

    Raises:
        KitError: the text cannot be read, or the answer is not of the kind that the genre asks for.
        ValueError: ``attempt`` is less than 1.
    """
    from beebot.hinting.choose_hint import chosen

    kind, given = kind_of(challenge.genre), answer_of(challenge, answer)
    verdict = kind.judge(challenge, given)
    solution = kind.solution(challenge) if adult else ()
    rungs = () if verdict.succeeded else chain(kind.rungs(challenge, given, verdict), solution)
    return chosen(challenge, rungs, attempt)


def solve(challenge: Challenge, effort: "int | Effort | None" = None) -> "Solution":
    """The shortest answer to ``challenge``; ``effort`` bounds the search, in units of about a microsecond.

    It is solved when content is built, with such a bound, never while a child waits. Of equally short programs the most
    childlike is given: fewest ``reculer``, then fewest pivots while facing the viewer, then the order of ``Command``.
    With repeats, it is one of those that go backwards the fewest times when they are run.

    An ``Effort`` also bounds the memory, and says afterwards what is left; a number stands for one with so many units.
    A question of more than ``shortest.programs.MAX_STATES``, or that the effort does not reach, is answered with
    ``Status.BOUND``: the best known, or no answer. Every answer as written is counted: with repeats, one of other turns
    or of another nesting is another. Where the effort proves the fewest cards but not all their answers, there is no
    count.

    Raises:
        BadValueError: ``effort`` is neither an ``Effort`` nor a number of units.
        ValueError: a ``PAIR`` has no partner.
    """
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import DEFAULT_EFFORT

    effort = DEFAULT_EFFORT if effort is None else effort
    return kind_of(challenge.genre).solve(challenge, effort if isinstance(effort, Effort) else Effort(effort))


def difficulty(challenge: Challenge, solution: "Solution | None" = None) -> "Difficulty | None":
    """How hard it is to find ``solution``, which is searched for if not given.

    Returns:
        None where no answer is known, and for a kind that asks for nothing (``libre``).
    """
    return kind_of(challenge.genre).difficulty(challenge, solution or solve(challenge))
