"""From a verdict to an ending: the rules that all kinds of challenge share, whether one robot runs or two. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from beebot.bumps import BumpedInto
from beebot.challenge import Aim, Challenge, Target
from beebot.command import Command, FlatProgram, Program, count_cards
from beebot.interpreter import Step, Trace, run
from beebot.judging.endings import Ending, EndingKind
from beebot.judging.rules import Outcome, Trail, Verdict, judge_targets, targets_reached
from beebot.judging.shortest_way import Way, least_way
from beebot.parts.answer_types import PairPrograms
from beebot.parts.limits import pivots
from beebot.pose import Cell, Pose


def program_ending(challenge: Challenge, program: Program, verdict: Verdict) -> Ending:
    """How one robot's program ended that was to visit targets and passages, and to stop on the goal."""
    return refused_ending(challenge, program, verdict) or reached_ending(challenge, program, verdict)


def refused_ending(challenge: Challenge, program: Program, verdict: Verdict) -> Ending | None:
    """The ending of a success, of cards that may not be laid, or of a bump.

    None if the run had no bump and missed something.
    """
    if verdict.outcome is Outcome.SUCCESS:
        return Ending(EndingKind.SUCCESS)
    kind, cards = _refused_cards(challenge, program, verdict)
    return _bumped(verdict) if kind is None else Ending(kind, cards=tuple(cards), robot=verdict.robot)


def _refused_cards(challenge: Challenge, program: Program, verdict: Verdict) -> tuple[EndingKind | None, Iterable[int]]:
    """The ending where cards are missing or may not lie there, and the places of those cards."""
    limits, count = challenge.limits, count_cards(program)
    failing = () if verdict.failing is None else (verdict.failing,)
    return {
        Outcome.EMPTY: (EndingKind.EMPTY, ()),
        Outcome.TOO_LONG: (EndingKind.TOO_MANY_CARDS, range(challenge.max_instructions, count)),
        Outcome.NO_CARD_LEFT: (EndingKind.NO_CARD_LEFT, limits.beyond_hand(program)),
        Outcome.TOO_MANY_TURNS: (EndingKind.TOO_MANY_TURNS, pivots(program)[limits.turns :]),
        Outcome.TOO_FEW: (EndingKind.TOO_FEW_CARDS, range(count, limits.fewest)),
        Outcome.FORBIDDEN_KEY: (EndingKind.OTHER_CARD, failing),
        Outcome.CARD_CHANGED: (EndingKind.SEWN_CARD, failing),
        Outcome.OTHER_STRIP: (EndingKind.OTHER_STRIP, failing),
    }.get(verdict.outcome, (None, ()))


def _bumped(verdict: Verdict) -> Ending | None:
    """The bump that ended the run, of one robot or of both at once; None where it went through."""
    traces = (verdict.trace,) if verdict.partner is None else (verdict.trace, verdict.partner)
    bumps = {robot: trace.bump for robot, trace in enumerate(traces) if trace.bump is not None}
    if not bumps:
        return None
    robot, bump = min(bumps.items())
    if any(step.bump is BumpedInto.ROBOT for step in bumps.values()):
        return Ending(EndingKind.COLLISION, tuple(trace.end.cell for trace in traces), (bump.index,), robot=robot)
    return Ending(EndingKind.BUMP, (bump.before.cell,), (bump.index,), robot=robot)


def reached_ending(challenge: Challenge, program: Program, verdict: Verdict) -> Ending:
    """The ending of a run that had no bump, but missed something."""
    trace = verdict.trace
    reached = targets_reached(challenge, trace.steps)
    early = _met_early(challenge, verdict, reached)
    if early is not None:
        return _out_of_order(challenge, trace, early)
    wanted = _wanted(challenge, trace, reached)
    passed_by = _passed_by(challenge, trace, reached)
    if passed_by is not None:
        cell = passed_by.after.cell
        return Ending(EndingKind.NO_PAUSE, (cell,), (passed_by.index,), gazes=(cell, None))
    if _rests(challenge, trace, reached):
        kind = EndingKind.FORGOTTEN if len(reached) < len(challenge.targets) else EndingKind.PASSAGE_FORGOTTEN
        return Ending(kind, wanted, gazes=(wanted[0], None))
    return _past(challenge, trace) or _short(challenge, program, trace, reached, wanted)


def looked_for(challenge: Challenge, trace: Trace) -> Cell | None:
    """The cell that a run still had to reach; None if there was none.

    Of several, the one that the fewest cards would reach; if no program reaches any, the first.
    """
    wanted = _wanted(challenge, trace, targets_reached(challenge, trace.steps))
    way = least_way(trace.end, wanted, challenge.mat, challenge.keys)
    if way is not None and way.cells:
        return way.cells[-1]
    return wanted[0] if wanted else None


def pair_ending(challenge: Challenge, answer: PairPrograms, verdict: Verdict) -> Ending:
    """How two programs ended that ran in lock step; targets and passages are for the first robot.

    Raises:
        ValueError: there is no partner.
    """
    partner, second = challenge.partner, verdict.partner
    if partner is None or second is None:
        raise ValueError(f"challenge {challenge.id} has no partner")
    program = (answer.first, answer.second)[verdict.robot]
    refused = refused_ending(challenge, program, verdict)
    if refused is not None:
        return refused
    if verdict.outcome is not Outcome.NOT_ARRIVED:
        return reached_ending(replace(challenge, goal=None), answer.first, verdict)
    ends = verdict.trace.end.cell, second.end.cell
    places: tuple[Cell | None, Cell | None]
    match partner.aim:
        case Aim.MEET:
            return Ending(EndingKind.NOT_SIDE_BY_SIDE, ends, gazes=(ends[1], ends[0]))
        case Aim.SWAP:
            kind, places = EndingKind.NOT_SWAPPED, (partner.start.cell, challenge.start.cell)
        case Aim.GOALS:
            kind, places = EndingKind.NOT_BOTH_THERE, (challenge.goal, partner.goal)
    first, other = (None if place == end else place for place, end in zip(places, ends, strict=True))
    return Ending(kind, tuple(cell for cell in (first, other) if cell is not None), gazes=(first, other))


def _met_early(challenge: Challenge, verdict: Verdict, reached: tuple[int, ...]) -> Step | None:
    """The step that met a target before its turn; None if there was none.

    Either all targets were met, in another order; or the one that is due next was met already, too early.
    """
    steps = verdict.trace.steps
    if verdict.outcome is Outcome.OUT_OF_ORDER:
        return next(step for step in steps if (step.index, step.turns) == (verdict.failing, verdict.turns))
    if not challenge.ordered or not 0 < len(reached) < len(challenge.targets):
        return None
    due = challenge.targets[len(reached)]
    return next((step for step in steps if due.counts(step.command, step.after)), None)


def _out_of_order(challenge: Challenge, trace: Trace, early: Step) -> Ending:
    """The targets with their numbers, and the card that met one of them too early."""
    due = len(targets_reached(challenge, trace.steps[: trace.steps.index(early)]))
    later = range(due + 1, len(challenge.targets))
    met = next(place for place in later if challenge.targets[place].counts(early.command, early.after))
    cells = tuple(target.cell for target in challenge.targets)
    return Ending(EndingKind.OUT_OF_ORDER, cells, (early.index,), number=met + 1, gazes=(cells[due], None))


def _wanted(challenge: Challenge, trace: Trace, reached: tuple[int, ...]) -> tuple[Cell, ...]:
    """Where the robot still had to go next: a target whose turn it is, else a passage, else the goal."""
    missing = [target.cell for place, target in enumerate(challenge.targets) if place not in reached]
    if missing:
        return (missing[0],) if challenge.ordered else tuple(dict.fromkeys(missing))
    uncrossed = challenge.passages - {trace.start.cell, *(step.after.cell for step in trace.steps)}
    if uncrossed:
        return tuple(sorted(uncrossed))
    return challenge.goals


def _passed_by(challenge: Challenge, trace: Trace, reached: tuple[int, ...]) -> Step | None:
    """The last step onto a target that asks for a pause and got none; of several targets, onto the first."""
    missing = [target for place, target in enumerate(challenge.targets) if place not in reached]
    due = missing[:1] if challenge.ordered else missing
    for target in due:
        if target.pause:
            onto = [step for step in trace.steps if Target(target.cell).counts(step.command, step.after)]
            if onto:
                return onto[-1]
    return None


def _rests(challenge: Challenge, trace: Trace, reached: tuple[int, ...]) -> bool:
    """Whether the robot stopped where something is done: on the goal or, without one, on a target that it reached."""
    if challenge.goal is not None:
        return trace.end.cell in challenge.goals
    return trace.end.cell in {challenge.targets[place].cell for place in reached}


def _past(challenge: Challenge, trace: Trace) -> Ending | None:
    """The ending of a run that had done everything at some step and went on; None where there was no such step."""
    steps = trace.steps
    for count in range(1, len(steps)):
        if steps[count - 1].after.cell not in challenge.goals:
            continue
        if judge_targets(challenge, replace(trace, steps=steps[:count])).succeeded:
            return past_ending(steps, count)
    return None


def past_ending(steps: tuple[Step, ...], count: int) -> Ending:
    """The ending of a run that should have stopped after its first ``count`` steps, and went on."""
    goal = steps[count - 1].after.cell
    beyond = dict.fromkeys(step.after.cell for step in steps[count:] if step.after.cell != goal)
    ran = {step.index for step in steps[:count]}
    cards = tuple(sorted({step.index for step in steps[count:]} - ran))
    return Ending(EndingKind.PAST, tuple(beyond), cards, gazes=(goal, None))


def _short(
    challenge: Challenge, program: Program, trace: Trace, reached: tuple[int, ...], wanted: tuple[Cell, ...]
) -> Ending:
    """The ending of a run that stopped before ``wanted``: short of it, elsewhere, or with targets forgotten.

    It is short of it where the robot came no farther from it, and the missing cards may still be laid or go straight
    ahead. Elsewhere, with some targets visited, it has forgotten the others.
    """
    way = least_way(trace.end, wanted, challenge.mat, challenge.keys)
    if way is None or not way.cells or _strayed(challenge, trace, wanted, way):
        kind = EndingKind.FORGOTTEN if 0 < len(reached) < len(challenge.targets) else EndingKind.ASTRAY
        return Ending(kind, wanted[:1], gazes=(wanted[0], None))
    gazes, missing = (way.cells[-1], None), _with_pause(challenge, way)
    if not challenge.template and _fits(challenge, program, missing):
        return Ending(EndingKind.SHORT, way.cells, missing=missing, gazes=gazes)
    if set(way.cards) == {Command.FORWARD}:
        return Ending(EndingKind.SHORT, way.cells, gazes=gazes)
    return Ending(EndingKind.ASTRAY, way.cells[-1:], gazes=gazes)


def _strayed(challenge: Challenge, trace: Trace, wanted: tuple[Cell, ...], left: Way) -> bool:
    """Whether the robot moved since it last reached something, and is now farther from what it looks for, in cards."""
    since = trace.steps[_set_out(challenge, trace) :]
    if not any(step.command.is_move for step in since):
        return False
    before = least_way(since[0].before, wanted, challenge.mat, challenge.keys)
    return before is not None and len(left.cards) > len(before.cards)


def _with_pause(challenge: Challenge, way: Way) -> tuple[Command, ...]:
    """The cards of a way, and the pause that is asked for at its end."""
    asked = any(target.pause and way.cells and target.cell == way.cells[-1] for target in challenge.targets)
    return (*way.cards, Command.PAUSE) if asked else way.cards


def _set_out(challenge: Challenge, trace: Trace) -> int:
    """How many steps there were until the robot last reached or crossed something: then it set out for the rest."""

    def done(count: int) -> int:
        steps = trace.steps[:count]
        crossed = {trace.start.cell, *(step.after.cell for step in steps)}
        return len(targets_reached(challenge, steps)) + len(challenge.passages & crossed)

    whole = done(len(trace.steps))
    return next(count for count in range(len(trace.steps) + 1) if done(count) == whole)


def trail_ending(challenge: Challenge, program: Program, verdict: Verdict, model: Trail) -> Ending:
    """The ending of a run that was to draw the trail ``model`` and drew another."""
    steps = verdict.trace.steps
    moves = [step for step in steps if step.command.is_move]
    off = next((place for place, step in enumerate(moves, 1) if model[place : place + 1] != (step.after.cell,)), None)
    if off is None:
        return _short_of(challenge, program, verdict.trace.end, model[len(moves) + 1 :])
    left = moves[off - 1]
    if off >= len(model):
        return past_ending(steps, steps.index(moves[off - 2]) + 1)
    return Ending(EndingKind.OTHER_TRAIL, (left.after.cell,), (left.index,), gazes=(model[off], None))


def _short_of(challenge: Challenge, program: Program, end: Pose, left: tuple[Cell, ...]) -> Ending:
    """A run that drew the trail but for the cells that are ``left``.

    Which cards are missing is left open where the keys lead to the next cell by a roundabout way alone.
    """
    missing: list[Command] = []
    pose = end
    for cell in left:
        way = least_way(pose, (cell,), challenge.mat, challenge.keys)
        if way is None or way.cells != (cell,):
            return Ending(EndingKind.SHORT, left, gazes=(left[0], None))
        missing += way.cards
        pose = run(way.cards, pose, challenge.mat).end
    fits = not challenge.exact and _fits(challenge, program, tuple(missing))
    return Ending(EndingKind.SHORT, left, missing=tuple(missing) if fits else (), gazes=(left[0], None))


def _fits(challenge: Challenge, program: Program, missing: FlatProgram) -> bool:
    return challenge.max_instructions >= count_cards(program) + len(missing) and challenge.limits.allow(
        (*program, *missing)
    )
