"""``creer``: lay a challenge on the mat, that somebody else can do and that suits a level.

What is made is a challenge to program (``made``). The solver judges it at once: whether it can be done, and in how
many cards at least.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from beebot.challenge import Challenge, Genre, Order, Target
from beebot.command import MAX_INSTRUCTIONS, Program
from beebot.errors import BadValueError, KitError, shown
from beebot.i18n import gettext as _
from beebot.i18n import noted
from beebot.interpreter import run
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Verdict
from beebot.kinds.kind import Kind, only
from beebot.kinds.written import ProblemAt
from beebot.lesson import Level
from beebot.measures.level_bounds import BOUNDS
from beebot.parts.answer_types import Creation
from beebot.pose import QUARTERS, Cell, Pose
from beebot.text import in_every_language

if TYPE_CHECKING:
    from beebot.hinting.hint import Hint
    from beebot.searching.effort import Effort
    from beebot.shortest.solution import Solution

MAX_FLOWERS = 4
"""How many cells a child may ask another to visit."""
SPARE_CARDS = 2
"""How many places the player's strip has beyond those of the longest answer that may be asked."""
_EFFORT = 125_000
"""How much the solver may do each time something is laid."""


class Creating(Kind[Creation]):
    """The kind ``creer``: a child makes a challenge, with a start, a goal or flowers, and obstacles."""

    name = noted("créer")
    question = noted("D'où part-elle ? Où doit-elle aller ?")
    invents = True
    answer = Creation
    keys = frozenset({"pour", "au_plus"})
    needs = frozenset({"pour"})
    answer_help = noted("pour creer, le défi, comme « A1 est, arrivee C3, cibles B2, obstacles D1 D2 »")

    def task(self, challenge: Challenge) -> str:
        return _("Invente un défi : pose l'abeille, la ruche, des obstacles.")

    def check_runs(self, challenge: Challenge) -> Iterator[ProblemAt]:
        """The problem of more cards than the level can lay, or of a mat on which no challenge can be made."""
        order = order_of(challenge)
        most = BOUNDS[Level(order.level)].cards
        if order.cards > most:
            message = _("un défi de {level} se fait en {count} cartes au plus ; écrivez {count} ou moins")
            yield ProblemAt(("au_plus", "cartes"), message.format(level=order.level, count=most))
        elif self.example(challenge) is None:
            message = _("aucun défi ne peut se faire ici ; donnez de la place, ou d'autres touches")
            yield ProblemAt(("tapis",), message)

    def judge(self, challenge: Challenge, answer: Creation) -> Verdict:
        """The verdict on a challenge that a child made: can it be done, does it suit its level? Nothing is run.

        Raises:
            ValueError: something lies off the mat, or on something else.
        """
        order, trace = order_of(challenge), run((), answer.start, challenge.mat)
        _must_lie_apart(challenge, answer)
        if not answer.targets and answer.goal in (None, answer.start.cell):
            return Verdict(Outcome.NOTHING_ASKED, trace)
        best = shortest(challenge, answer)
        if best.status.name == "IMPOSSIBLE":
            return Verdict(Outcome.NO_WAY, trace)
        fits = _suits(order, best.program)
        if not fits or len(answer.obstacles) > order.obstacles or len(answer.targets) > MAX_FLOWERS:
            return Verdict(Outcome.TOO_HARD, trace)
        return Verdict(Outcome.SUCCESS, trace)

    def ending(self, challenge: Challenge, answer: Creation, verdict: Verdict) -> Ending:
        match verdict.outcome:
            case Outcome.NOTHING_ASKED:
                return Ending(EndingKind.NO_GOAL)
            case Outcome.NO_WAY:
                return Ending(EndingKind.NO_WAY, _shut_off(challenge, answer))
            case Outcome.TOO_HARD:
                return Ending(EndingKind.TOO_HARD, way_of(challenge, answer))
        return Ending(EndingKind.SUCCESS)

    def solve(self, challenge: Challenge, effort: "Effort") -> "Solution":
        """A small challenge that a child could make; there are many."""
        from beebot.shortest.solution import Solution, Status

        example = self.example(challenge)
        return Solution(Status.IMPOSSIBLE if example is None else Status.PROVED, example)

    def rungs(self, challenge: Challenge, answer: Creation, verdict: Verdict) -> Iterator["Hint"]:
        """The hint: one obstacle without which the challenge can be played; none if there is no such one."""
        from beebot.hinting.hint import Hint, HintKind

        mat = challenge.mat  # a page asks about a mat on which all of it lies already
        bare = replace(challenge, mat=replace(mat, obstacles=mat.obstacles - answer.obstacles))
        for cell in sorted(answer.obstacles):
            if self.judge(bare, replace(answer, obstacles=answer.obstacles - {cell})).succeeded:
                yield Hint(HintKind.REMOVE, cells=(cell,))
                return

    def hint_sentence(self, hint: "Hint") -> str | None:
        return _("essayez sans l'obstacle en {cell}").format(cell=hint.cells[0]) if hint.cells else None

    def example(self, challenge: Challenge) -> Creation | None:
        """A challenge with a goal one move from the start, which is the given one if the bee can leave it; or None."""
        mat = challenge.mat
        free = [cell for cell in mat.cells if cell not in mat.obstacles]
        starts = (challenge.start, *(Pose(cell, heading) for cell in free for heading in QUARTERS))
        moves = [key for key in challenge.keys if key.is_move]
        for start in starts:
            for move in sorted(moves, key=lambda key: key.value):
                end = run((move,), start, mat).end.cell
                if end != start.cell:
                    return Creation(start, end)
        return None

    def read_answer(self, challenge: Challenge, texts: Sequence[str]) -> Creation:
        text = only(texts)
        start, *laid = (piece.strip() for piece in text.split(","))
        try:
            found = {word: cells.split() for word, _space, cells in (piece.partition(" ") for piece in laid)}
            if not found.keys() <= {"arrivee", "cibles", "obstacles"} or len(found.get("arrivee", [])) > 1:
                raise BadValueError(text)
            goal = Cell.parse(found["arrivee"][0]) if found.get("arrivee") else None
            targets, obstacles = (tuple(map(Cell.parse, found.get(word, []))) for word in ("cibles", "obstacles"))
            answer = Creation(Pose.read(start), goal, targets, frozenset(obstacles))
            _must_lie_apart(challenge, answer)
        except ValueError:
            message = _("« {text} » ne dit pas un défi ; écrivez par exemple « A1 est, arrivee C3, obstacles B2 »")
            raise KitError(message.format(text=shown(text))) from None
        return answer

    def answer_text(self, answer: Creation) -> str:
        laid = {
            "arrivee": () if answer.goal is None else (answer.goal,),
            "cibles": answer.targets,
            "obstacles": tuple(sorted(answer.obstacles)),
        }
        parts = (f"{word} {' '.join(map(str, cells))}" for word, cells in laid.items() if cells)
        return ", ".join((f"{answer.start.cell} {answer.start.heading.value}", *parts))

    def solution_sentence(self, solution: "Solution") -> str | None:
        if not isinstance(solution.answer, Creation):
            return None
        return _("creer : par exemple {answer}").format(answer=self.answer_text(solution.answer))


def order_of(challenge: Challenge) -> Order:
    """The bounds on what a child makes.

    Raises:
        ValueError: the challenge has none.
    """
    if challenge.made_for is None:
        raise ValueError(f"challenge {challenge.id} does not say for whom")
    return challenge.made_for


def made(challenge: Challenge, answer: Creation) -> Challenge:
    """The challenge that a child made (``answer``), for another child to program."""
    from beebot.kinds.program import KIND as TO_PROGRAM

    order = order_of(challenge)
    asked = _asked(challenge, answer, order.cards + SPARE_CARDS)
    return replace(asked, task=in_every_language(lambda: TO_PROGRAM.task(asked)))


def _asked(challenge: Challenge, answer: Creation, most: int) -> Challenge:
    return replace(
        challenge,
        genre=Genre.PROGRAM,
        mat=challenge.mat.with_more(answer.obstacles, ()),
        start=answer.start,
        goal=answer.goal,
        targets=tuple(map(Target, answer.targets)),
        max_instructions=most,
        hints=(),
        made_for=None,
    )


@lru_cache(maxsize=64)
def shortest(challenge: Challenge, answer: Creation) -> "Solution":
    """The shortest answer to the challenge that a child made, however long; cached, since pages ask at each frame."""
    from beebot.searching.effort import Effort
    from beebot.shortest.programs import solve_program

    return solve_program(_asked(challenge, answer, MAX_INSTRUCTIONS), Effort(_EFFORT))


def way_of(challenge: Challenge, answer: Creation) -> tuple[Cell, ...]:
    """The cells of a shortest answer to the challenge that a child made, in order; empty if none was found."""
    program = shortest(challenge, answer).program
    if program is None:
        return ()
    mat = challenge.mat.with_more(answer.obstacles, ())
    steps = run(program, answer.start, mat).steps
    return tuple(step.after.cell for step in steps if step.command.is_move)


def _suits(order: Order, program: Program | None) -> bool:
    return program is not None and len(program) <= order.cards and BOUNDS[Level(order.level)].holds(program)


def _shut_off(challenge: Challenge, answer: Creation) -> tuple[Cell, ...]:
    """The flowers and the goal that cannot be reached, each tried alone; all of them where each alone can."""
    wanted = (*answer.targets, *(() if answer.goal is None else (answer.goal,)))
    alone = tuple(
        cell
        for cell in wanted
        if shortest(challenge, replace(answer, targets=(cell,), goal=None)).status.name == "IMPOSSIBLE"
    )
    return alone or wanted


def _must_lie_apart(challenge: Challenge, answer: Creation) -> None:
    goal = () if answer.goal in (None, answer.start.cell) else (answer.goal,)
    cells = [cell for cell in (answer.start.cell, *goal, *answer.targets, *answer.obstacles) if cell is not None]
    off = next((cell for cell in cells if cell not in challenge.mat), None)
    if off is not None:
        raise BadValueError(challenge.mat.off(off))
    own = challenge.mat.obstacles - answer.obstacles
    if len(set(cells)) < len(cells) or own.intersection(cells):
        raise BadValueError(_("deux choses sont sur la même case ; déplacez-en une"))


KIND = Creating()
