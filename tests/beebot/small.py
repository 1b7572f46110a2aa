"""Challenges small enough to try every program, and what trying them all through the judge alone says."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner, Target, Template
from beebot.command import MAX_NESTING, MAX_TURNS, MIN_TURNS, SINGLE_COMMANDS, Command, Program, Repeat, flatten
from beebot.interpreter import run
from beebot.judging.rules import Trail, trail
from beebot.kinds import judge
from beebot.mat import Mat, Wall
from beebot.parts.answer_types import Answer, PairPrograms
from beebot.parts.limits import NO_LIMITS, Limits
from beebot.pose import QUARTERS, Cell, Heading, Pose
from beebot.text import Text

TASK = Text("Essaie.")


def trail_of(challenge: Challenge) -> Trail:
    """The trail to draw; empty where something else is asked."""
    if challenge.genre is not Genre.REPRODUCE:
        return ()
    return trail(run(challenge.given, challenge.start, challenge.mat))


def count_successes(challenge: Challenge, answers: Iterable[Answer]) -> int:
    return sum(judge(challenge, answer).succeeded for answer in answers)


def fewest(challenge: Challenge, longest: int) -> tuple[int, int] | None:
    """The fewest cards of a program without repeats and how many do as well; None where ``longest`` is too few."""
    if challenge.genre is Genre.COMPLETE:
        menus = [challenge.keys if given is None else (given,) for given in challenge.template]
        count = count_successes(challenge, product(*menus))
        return (len(menus), count) if count else None
    for length in range(1, min(longest, challenge.max_instructions) + 1):
        if count := count_successes(challenge, product(challenge.keys, repeat=length)):
            return length, count
    return None


def fewest_with_repeats(challenge: Challenge, longest: int) -> tuple[int, int] | None:
    """As ``fewest``, with programs that may repeat; in ``COMPLETE`` holes may."""
    for cards in range(1, longest + 1):
        if count := count_successes(challenge, programs(challenge, cards)):
            return cards, count
    return None


def fewest_backward(challenge: Challenge, cards: int) -> int:
    """How often the best of the successful programs of so many cards, with repeats, goes backwards."""
    succeed = (each for each in programs(challenge, cards) if judge(challenge, each).succeeded)
    return min(flatten(each).count(Command.BACKWARD) for each in succeed)


def programs(challenge: Challenge, cards: int) -> Iterable[Program]:
    """Every program of exactly so many cards, with repeats."""
    if challenge.genre is Genre.COMPLETE:
        return _filled(challenge.keys, challenge.template, cards)
    return _programs(challenge.keys, cards, challenge.nesting)


def fewest_of_pair(challenge: Challenge, most: int) -> tuple[int, int] | None:
    for cards in range(2, most + 1):
        count = 0
        for first in range(1, cards):
            pairs = product(*(product(challenge.keys, repeat=length) for length in (first, cards - first)))
            count += count_successes(challenge, (PairPrograms(one, other) for one, other in pairs))
        if count:
            return cards, count
    return None


@cache
def _programs(keys: frozenset[Command], cards: int, nesting: int) -> tuple[Program, ...]:
    return tuple(_written(keys, cards, nesting))


def _written(keys: frozenset[Command], cards: int, nesting: int) -> Iterator[Program]:
    """Every program of exactly ``cards`` cards with repeats at most ``nesting`` deep."""
    if not cards:
        yield ()
        return
    for rest in _programs(keys, cards - 1, nesting):
        yield from ((key, *rest) for key in keys)
    for part in range(2, cards + 1) if nesting else ():
        for body, rest in product(_programs(keys, part - 1, nesting - 1), _programs(keys, cards - part, nesting)):
            yield from ((Repeat(turns, body), *rest) for turns in range(MIN_TURNS, MAX_TURNS + 1))


def _filled(keys: frozenset[Command], template: Template, cards: int) -> Iterator[Program]:
    if not template:
        yield from [()] if not cards else []
        return
    first, *others = template
    for part in range(1, cards - len(others) + 1):
        laid = [(first,)] if first else [one for one in _programs(keys, part, MAX_NESTING) if len(one) == 1]
        for one, rest in product(
            laid if first is None or part == 1 else [], _filled(keys, tuple(others), cards - part)
        ):
            yield one + rest


@st.composite
def mats(draw: st.DrawFn, side: int = 3) -> Mat:
    width, height = draw(st.integers(1, side)), draw(st.integers(1, side))
    cells = [Cell(column, row) for column in range(width) for row in range(height)]
    edges = [
        Wall(cell, cell.step(heading))
        for cell in cells
        for heading in (Heading.NORTH, Heading.EAST)
        if cell.step(heading) in cells
    ]
    obstacles = draw(st.sets(st.sampled_from(cells), max_size=len(cells) // 4))
    walls = draw(st.sets(st.sampled_from(edges), max_size=2)) if edges else set()
    return Mat(width, height, frozenset(obstacles), frozenset(walls))


@st.composite
def limits(draw: st.DrawFn) -> Limits:
    """Mostly one bound or two."""
    turns = draw(st.none() | st.integers(0, 3))
    hand = draw(st.dictionaries(st.sampled_from(SINGLE_COMMANDS), st.integers(0, 3), max_size=2))
    return Limits(turns, draw(st.sampled_from((0, 0, 2, 3, 4))), tuple(hand.items()))


@st.composite
def challenges(
    draw: st.DrawFn, max_keys: int = 4, side: int = 3, genre: Genre = Genre.PROGRAM, *, limited: bool = False
) -> Challenge:
    mat = draw(mats(side))
    cells = [Cell(column, row) for column in range(mat.width) for row in range(mat.height)]
    free = st.sampled_from([cell for cell in cells if cell not in mat.obstacles])
    keys = draw(st.frozensets(st.sampled_from(SINGLE_COMMANDS), min_size=1, max_size=max_keys))
    headings = list(Heading) if any(key.pivot % 90 for key in keys) else list(QUARTERS)
    targets = draw(st.lists(st.builds(Target, free, st.sampled_from((False, False, True))), max_size=2))
    if any(target.pause for target in targets) and draw(st.booleans()):
        keys = frozenset([Command.PAUSE, *sorted(keys, key=list(SINGLE_COMMANDS).index)[: max_keys - 1]])
    partner = None
    if genre is Genre.PAIR:
        second = st.builds(Pose, free, st.sampled_from(headings))
        partner = draw(st.builds(Partner, second, st.sampled_from(Aim), st.none() | free))
    card = st.sampled_from(SINGLE_COMMANDS)
    return Challenge(
        id="petit",
        task=TASK,
        mat=mat,
        start=Pose(draw(free), draw(st.sampled_from(headings))),
        targets=tuple(targets),
        goal=draw(st.none() | free),
        ordered=draw(st.booleans()),
        keys=keys,
        passages=draw(st.frozensets(free, max_size=1)),
        genre=genre,
        given=tuple(draw(st.lists(card, max_size=4))) if genre is Genre.REPRODUCE else (),
        template=tuple(draw(st.lists(st.none() | card, min_size=1, max_size=5))) if genre is Genre.COMPLETE else (),
        partner=partner,
        other_goals=frozenset() if partner else draw(st.frozensets(free, max_size=2)),
        limits=draw(limits() | st.just(NO_LIMITS)) if limited else NO_LIMITS,
        exact=genre is Genre.REPRODUCE and draw(st.booleans()),
    )
