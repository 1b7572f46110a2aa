"""A draft of each kind of challenge, most of them made from one to program."""

from collections.abc import Callable
from dataclasses import replace

from beebot.challenge import Aim, Challenge, Genre, Observed, Order, Partner
from beebot.command import MAX_INSTRUCTIONS, Command, FlatProgram, Program, is_flat
from beebot.drafting.draft import Draft, cells_of, ground, of_size, programmed, solved
from beebot.drafting.level_recipes import Recipe
from beebot.drafting.named_cell_drafts import arranged, question
from beebot.drafting.random_draws import Dice
from beebot.drafting.repeat_drafts import repeated
from beebot.interpreter import run
from beebot.judging.rules import judge_program, trail
from beebot.kinds import judge, kind_of
from beebot.mat import Mat
from beebot.parts.answer_types import Choice, PairPrograms
from beebot.pose import QUARTERS, Pose
from beebot.repair import mend
from beebot.text import Text

Drafter = Callable[[Recipe, Dice, Mat | None], Draft | None]
"""Draws one; None where what was drawn makes no challenge."""
_PAIR_EFFORT = 250_000
_STAY = PairPrograms((Command.PAUSE,), (Command.PAUSE,))
_SHORTEST = 2
"""From how many cards on there is something to predict, to mend or to choose."""


def _program(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    if dice.happens(recipe.repeats) and given is None:
        return repeated(recipe, dice)
    return programmed(recipe, dice, given)


def _from_program(make: Callable[[Recipe, Dice, Draft, FlatProgram], Draft | None]) -> Drafter:
    """Draws what ``make`` makes of a plain draft to program whose right program is long enough to ask about."""

    def drafted(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
        draft = programmed(recipe, dice, given, plain=True)
        program = draft.solution.program if draft else None
        if draft is None or program is None or not is_flat(program) or len(program) < _SHORTEST:
            return None
        return make(recipe, dice, draft, program)

    return drafted


@_from_program
def _predict(recipe: Recipe, dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    """The program is that of some challenge to program, so that it goes somewhere."""
    asked = replace(_aimless(draft.challenge), genre=Genre.PREDICT, given=program)
    return _answered(replace(asked, asks_heading=dice.happens(recipe.heading)))


@_from_program
def _choose(recipe: Recipe, dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    wrong = [each for each in _variants(draft.challenge, program) if _fails(draft.challenge, each)]
    strips = dice.some_of(wrong, dice.between(recipe.choices) - 1)
    if not strips:
        return None
    strips.insert(dice.between((0, len(strips))), program)
    unlaid = replace(draft.challenge, max_instructions=MAX_INSTRUCTIONS, repeats=True)
    return _answered(replace(unlaid, genre=Genre.CHOOSE, choices=tuple(strips)))


@_from_program
def _debug(_recipe: Recipe, dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    """One card was changed, taken away or put in, and one edit mends it."""
    variants = [each for each in _variants(draft.challenge, program) if _fails(draft.challenge, each)]
    if not variants:
        return None
    asked = replace(draft.challenge, genre=Genre.DEBUG, given=dice.one_of(variants))
    mended = mend(asked, asked.given)
    return Draft(asked, draft.solution) if mended and mended.repair.cost == 1 else None


@_from_program
def _complete(recipe: Recipe, dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    holes = dice.some_of(range(len(program)), min(dice.between(recipe.holes), len(program) - 1))
    template = tuple(None if place in holes else card for place, card in enumerate(program))
    asked = replace(draft.challenge, genre=Genre.COMPLETE, template=template, max_instructions=MAX_INSTRUCTIONS)
    solution = solved(asked)
    return Draft(asked, solution) if solution else None


@_from_program
def _reproduce(recipe: Recipe, _dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    """The trail of the shortest way somewhere: one cell at least beside the start."""
    if len(trail(run(program, draft.challenge.start, draft.challenge.mat))) < _SHORTEST:
        return None
    asked = replace(_aimless(draft.challenge), genre=Genre.REPRODUCE, given=program)
    asked = replace(asked, keys=asked.keys - {Command.PAUSE})  # a pause leaves no trail
    solution = solved(asked)
    if solution is None or not of_size(recipe, solution.program):
        return None
    if not is_flat(program) or Command.PAUSE in program:
        return None
    return Draft(replace(asked, max_instructions=(solution.cards or 0) + recipe.spare), solution)


def _free(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    """Room to walk: nothing is asked."""
    place = ground(recipe, dice, given)
    start = Pose(place.starts[0], dice.one_of(recipe.headings))
    longest = recipe.cards[1] + recipe.spare
    asked = Challenge(
        "", Text(""), place.mat, start, genre=Genre.FREE, keys=dice.one_of(recipe.keys), max_instructions=longest
    )
    solution = solved(asked)
    return Draft(asked, solution) if solution else None  # there is none where the robot can go nowhere


def _pair(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    place = ground(recipe, dice, given)
    starts = [Pose(cell, dice.one_of(recipe.headings)) for cell in place.starts[:2]]
    aim = dice.one_of(tuple(Aim))
    goals = [cell for cell in place.places if cell not in place.starts[:2]][:2] if aim is Aim.GOALS else []
    if len(starts) <= 1 or (aim is Aim.GOALS and len(goals) <= 1):
        return None
    asked = Challenge(
        id="",
        task=Text(""),
        mat=place.mat,
        start=starts[0],
        goal=goals[0] if goals else None,
        genre=Genre.PAIR,
        keys=dice.one_of(recipe.keys) | {Command.PAUSE},
        partner=Partner(starts[1], aim, goals[1] if goals else None),
        max_instructions=recipe.cards[1],
    )
    solution = solved(asked, _PAIR_EFFORT)
    if solution is None or solution.answer is None or (solution.cards or 0) < recipe.cards[0]:
        return None
    if judge(asked, _STAY).succeeded:
        return None
    longest = max(len(kind_of(Genre.PAIR).laid(solution.answer, robot)) for robot in (0, 1))
    return Draft(replace(asked, max_instructions=longest + recipe.spare), solution)


@_from_program
def _orient(_recipe: Recipe, dice: Dice, draft: Draft, program: FlatProgram) -> Draft | None:
    """One heading succeeds, and the robot starts with another."""
    right, cell = draft.challenge.start.heading, draft.challenge.start.cell
    turned = Pose(cell, dice.one_of([heading for heading in QUARTERS if heading is not right]))
    unlaid = replace(draft.challenge, max_instructions=MAX_INSTRUCTIONS)
    return _answered(replace(unlaid, genre=Genre.ORIENT, start=turned, given=program))


def _observe(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    """The run of some program is watched; then a cell, one of several programs or the program itself is asked for."""
    draft = dice.one_of((_predict, _reproduce, _choose))(recipe, dice, given)
    if draft is None:
        return None
    read, watched = draft.challenge, replace(draft.challenge, genre=Genre.OBSERVE, repeats=False)
    if read.genre is Genre.PREDICT:
        return _answered(replace(watched, seen=Observed.CELL))
    if isinstance(draft.solution.answer, Choice):
        right = read.choices[draft.solution.answer.place]
        return _answered(replace(_aimless(watched), given=right, seen=Observed.STRIP))
    return _answered(replace(watched, seen=Observed.STRIP))


def _create(recipe: Recipe, dice: Dice, given: Mat | None) -> Draft | None:
    """An empty mat, or the one that is given: what is laid on it is the child's."""
    mat = given or Mat(dice.between(recipe.columns), dice.between(recipe.rows))
    free = [cell for cell in cells_of(mat) if cell not in mat.obstacles]
    low, high = recipe.cards
    order = Order(recipe.level.value, dice.between((max(low, _SHORTEST), high)), max(1, dice.between(recipe.obstacles)))
    start = Pose(dice.one_of(free), dice.one_of(recipe.headings))
    return _answered(
        Challenge(
            "",
            Text(""),
            mat,
            start,
            genre=Genre.CREATE,
            keys=dice.one_of(recipe.keys) - {Command.PAUSE},
            made_for=order,
        )
    )


DRAFTERS: dict[Genre, Drafter] = {
    Genre.PROGRAM: _program,
    Genre.PREDICT: _predict,
    Genre.CHOOSE: _choose,
    Genre.DEBUG: _debug,
    Genre.COMPLETE: _complete,
    Genre.REPRODUCE: _reproduce,
    Genre.PAIR: _pair,
    Genre.ORIENT: _orient,
    Genre.FREE: _free,
    Genre.OBSERVE: _observe,
    Genre.CREATE: _create,
    Genre.QUESTION: question,
    Genre.ARRANGE: arranged,
}
"""How each kind that can be made is drawn. ``trier`` is not here: no mat tells in which box a thing belongs."""
OF_PLACES = frozenset({Genre.QUESTION, Genre.ARRANGE})
"""Those that are made of the named cells of a mat alone."""


def _aimless(challenge: Challenge) -> Challenge:
    """A challenge on the same mat from the same start, with nothing to reach or to lay."""
    return replace(challenge, targets=(), goal=None, max_instructions=MAX_INSTRUCTIONS)


def _answered(challenge: Challenge) -> Draft | None:
    """The draft of a challenge answered without cards, where its file would have nothing to mend."""
    if any(kind_of(challenge.genre).check_runs(challenge)):
        return None
    solution = solved(challenge)
    return Draft(challenge, solution) if solution else None


def _variants(challenge: Challenge, program: FlatProgram) -> list[Program]:
    """Programs with one card changed, taken away, put in, or two neighbours exchanged; none twice."""
    keys = [key for key in Command if key in challenge.keys]
    places = range(len(program))
    changed = [(*program[:at], key, *program[at + 1 :]) for at in places for key in keys if key is not program[at]]
    shorter = [(*program[:at], *program[at + 1 :]) for at in places if len(program) > 1]
    longer = [(*program[:at], key, *program[at:]) for at in range(len(program) + 1) for key in keys]
    swapped = [(*program[:at], program[at + 1], program[at], *program[at + 2 :]) for at in places[:-1]]
    return [each for each in dict.fromkeys((*changed, *shorter, *longer, *swapped)) if each != program]


def _fails(challenge: Challenge, program: Program) -> bool:
    return not judge_program(replace(challenge, max_instructions=MAX_INSTRUCTIONS), program).succeeded
