"""A child who does what each hint says, and nothing else; and what is wrong with the hints that she is given.

She calls for help until her answer succeeds. A question, a card to look at and a start that is right leave her answer
as it is; a quiz, a card to take away and a card to lay change one card of it. Of a program to foresee she sees one
instruction further than what was played to her; of programs to choose from she takes the next, and of pictures the next
that was not taken away. A picture is laid where the hint shows it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from beebot.challenge import Challenge, Genre, Observed
from beebot.command import Command, Instruction, Program, Repeat, cards, count_cards, flatten
from beebot.hinting.hint import Hint, HintKind
from beebot.interpreter import run
from beebot.kinds import hint, judge
from beebot.parts.answer_types import Answer, Choice, Orientation, PairPrograms, Prediction
from beebot.parts.pictures import Arranged
from beebot.repair.edits import Edit, EditKind

MOST_CALLS = 120
_LOOKS = (HintKind.FAILING, HintKind.PREFIX)
_CHANGES = (HintKind.QUIZ, HintKind.REMOVE, HintKind.CARD, HintKind.REPAIR)


@dataclass(frozen=True)
class Helped:
    """What became of one answer: how often she called, what she ended with, and what was wrong on the way."""

    calls: int
    answer: Answer
    solved: bool
    wrong: tuple[str, ...]


def helped(challenge: Challenge, answer: Answer) -> Helped:
    """Do what each hint says until ``answer`` succeeds."""
    calls, wrong = 0, list[str]()
    left: int | None = None
    while not judge(challenge, answer).succeeded and calls < MOST_CALLS:
        ladder = list(ladder_of(challenge, answer))
        wrong += faults(challenge, answer, ladder)
        now = changes_left(ladder)
        if left is not None and now is not None and now >= left and not challenge.partner:
            wrong.append(f"no nearer: {left} changes, then {now}")
        rung = hint(challenge, answer, calls + 1)
        calls += 1
        after = obeyed(challenge, answer, rung, ladder)
        wrong += refused(challenge, answer, after)
        left = now if after != answer else None
        answer = after
    return Helped(calls, answer, judge(challenge, answer).succeeded, tuple(wrong))


def refused(challenge: Challenge, before: Answer, after: Answer) -> Iterator[str]:
    """What a hint leads to that cannot be laid: a card that is not in hand, a pivot or a card too many.

    An answer that had too many of something may be mended card by card.
    """
    if not (isinstance(before, tuple) and isinstance(after, tuple)) or after == before:
        return
    for card, left in challenge.limits.left(after).items():
        if left < min(0, challenge.limits.left(before)[card]):
            yield f"lays {card.value}, of which there is none left"
    turns = challenge.limits.turns_left(after), challenge.limits.turns_left(before)
    if turns[0] is not None and turns[1] is not None and turns[0] < min(0, turns[1]):
        yield "lays a pivot too many"
    if count_cards(after) > max(challenge.max_instructions, count_cards(before)):
        yield "lays a card too many"


def ladder_of(challenge: Challenge, answer: Answer) -> Iterator[Hint]:
    """Every rung but the author's questions, until the last repeats."""
    asked = replace(challenge, hints=())
    before = None
    for attempt in range(1, MOST_CALLS):
        rung = hint(asked, answer, attempt)
        if rung == before:
            return
        yield rung
        before = rung


def changes_left(ladder: Sequence[Hint]) -> int | None:
    """How many cards the repair changes that the ladder tells; None where it tells none whole."""
    repair = next((rung for rung in ladder if rung.repaired is not None), None)
    return None if repair is None else sum(edit.kind is not EditKind.KEEP for edit in repair.edits)


def faults(challenge: Challenge, answer: Answer, ladder: Sequence[Hint]) -> Iterator[str]:
    """What is wrong with one ladder in itself: rungs that say nothing, that say the same, or that disagree."""
    if any(rung == Hint(HintKind.QUESTION) for rung in ladder):
        yield "silent"
    if len(set(map(repr, ladder))) < len(ladder):
        yield "says the same twice"
    if challenge.seen is Observed.CELL:
        challenge = replace(challenge, genre=Genre.PREDICT)
    elif challenge.seen is not None and challenge.choices:
        challenge = replace(challenge, genre=Genre.CHOOSE, repeats=True)
    if challenge.pictures is not None:
        return
    if challenge.genre not in (Genre.PREDICT, Genre.ORIENT):
        yield from _disagreeing(challenge, answer, ladder)
    if challenge.genre not in (Genre.PREDICT, Genre.ORIENT, Genre.CHOOSE) and ladder[-1].change is None:
        yield "tells no change"


def _disagreeing(challenge: Challenge, answer: Answer, ladder: Sequence[Hint]) -> Iterator[str]:
    if len({rung.robot for rung in ladder}) > 1:
        yield "speaks of both robots"
    program = program_of(challenge, answer, ladder[0].robot)
    places = {count_cards(program) if rung.place is None else rung.place for rung in ladder}
    if len(places) > 1:
        yield f"points to the cards {sorted(places)}"
    right = next((rung.prefix or 0 for rung in ladder if rung.kind is HintKind.PREFIX), 0)
    repaired = next((rung.repaired for rung in ladder if rung.repaired is not None), None)
    if repaired and not challenge.partner and flatten(repaired)[:right] != flatten(program)[:right]:
        yield "changes what it called right"
    told = ladder[-1].change
    asked = [rung.options[rung.right or 0] for rung in ladder if rung.kind is HintKind.QUIZ]
    if asked and (told is None or asked != [told.card]):
        yield "asks for another card than it tells"


def program_of(challenge: Challenge, answer: Answer, robot: int) -> Program:
    """The program that a hint is about."""
    if isinstance(answer, Choice):
        return challenge.choices[answer.place]
    if isinstance(answer, PairPrograms):
        return answer.second if robot else answer.first
    assert isinstance(answer, tuple)
    return answer


def obeyed(challenge: Challenge, answer: Answer, rung: Hint, ladder: Sequence[Hint]) -> Answer:  # noqa: PLR0911 (a line a kind)
    """Her answer after she did what ``rung`` says, which is of this ladder or one of the author's questions."""
    told = ladder[-1] if rung.kind is HintKind.QUIZ else rung
    match answer:
        case Prediction() if rung.kind in _LOOKS:
            trace = run(challenge.given, challenge.start, challenge.mat)
            seen = trace.steps[min(rung.prefix or 0, len(trace.steps) - 1)].after
            return Prediction(seen.cell, seen.heading)
        case Choice() if challenge.pictures is not None and rung.kind is HintKind.REMOVE:
            gone = {each.place for each in ladder[: ladder.index(rung) + 1]}
            count = len(challenge.pictures.asked)
            others = ((answer.place + step) % count for step in range(1, count))
            return Choice(next(place for place in others if place not in gone))
        case Arranged() if challenge.genre is Genre.ARRANGE and rung.kind is HintKind.REMOVE:
            return Arranged(tuple(None if picture == rung.place else picture for picture in answer.places))
        case Arranged() if rung.kind is HintKind.CARD:
            return laid_down(challenge, answer, rung)
        case Choice() if rung.kind in _LOOKS:
            return Choice((answer.place + 1) % len(challenge.choices))
        case Orientation() if rung.kind is HintKind.QUIZ:
            return Orientation(rung.headings[rung.right or 0])
        case PairPrograms() if rung.kind in _CHANGES and rung.robot:
            return replace(answer, second=changed(answer.second, told))
        case PairPrograms() if rung.kind in _CHANGES:
            return replace(answer, first=changed(answer.first, told))
        case tuple() if rung.kind in _CHANGES:
            return changed(answer, told)
    return answer


def laid_down(challenge: Challenge, answer: Arranged, rung: Hint) -> Arranged:
    """The picture that ``rung`` tells in the place of a strip, and no longer in another, or in a box."""
    picture, place = rung.right, rung.place
    assert picture is not None
    assert place is not None
    if challenge.genre is Genre.SORT:
        return Arranged((*answer.places[:picture], place, *answer.places[picture + 1 :]))
    places = [None if each == picture else each for each in answer.places]
    places[place] = picture
    return Arranged(tuple(places))


def changed(program: Program, told: Hint) -> Program:
    """``program`` after the one change that ``told`` tells first."""
    old, change = list(paths(program)), told.change
    assert change is not None
    if change.kind is EditKind.DELETE:
        path = old[change.place]
        card = card_at(program, path)
        return spliced(program, path, 1, card.body if isinstance(card, Repeat) else ())
    assert change.card is not None
    if change.kind is EditKind.REPLACE:
        path = old[change.place]
        before = card_at(program, path)
        if isinstance(before, Repeat) and isinstance(change.card, Repeat):
            return spliced(program, path, 1, (Repeat(change.card.turns, before.body),))
        return spliced(program, path, 1, (change.card,))
    if told.repaired is None:
        return (change.card, *program)
    path = list(paths(told.repaired))[change.place]
    if isinstance(change.card, Command):
        return spliced(program, path, 0, (change.card,))
    inside = wrapped(path, old, change, told.edits)
    body = tuple(card_at(program, (*path[:-1], path[-1] + at)) for at in range(inside)) or change.card.body
    return spliced(program, path, inside, (Repeat(change.card.turns, body),))


def wrapped(path: tuple[int, ...], old: Sequence[tuple[int, ...]], change: Edit, edits: Sequence[Edit]) -> int:
    """Around how many instructions an inserted repeat is put: those that become its body."""
    at = next(index for index, edit in enumerate(edits) if edit is change)
    missing = count_cards((change.card,)) - 1 if change.card else 0
    held = set[int]()
    for edit in edits[at + 1 :]:
        if not missing:
            break
        missing -= edit.kind is not EditKind.DELETE
        if edit.kind in (EditKind.KEEP, EditKind.REPLACE):
            held.add(edit.place)
    beside = [path_ for place, path_ in enumerate(old) if place in held and path_[: len(path) - 1] == path[:-1]]
    return max((each[len(path) - 1] + 1 - path[-1] for each in beside), default=0)


def paths(program: Program, above: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """The way to each card, in the order read."""
    for place, card in enumerate(program):
        yield (*above, place)
        if isinstance(card, Repeat):
            yield from paths(card.body, (*above, place))


def card_at(program: Program, path: tuple[int, ...]) -> Instruction:
    card = program[path[0]]
    if len(path) == 1:
        return card
    assert isinstance(card, Repeat)
    return card_at(card.body, path[1:])


def spliced(program: Program, path: tuple[int, ...], removed: int, put: Program) -> Program:
    """``program`` with ``removed`` instructions at ``path`` taken away and ``put`` laid there."""
    place, *within = path
    if not within:
        return (*program[:place], *put, *program[place + removed :])
    block = program[place]
    assert isinstance(block, Repeat)
    body = spliced(block.body, tuple(within), removed, put)
    return (*program[:place], *((Repeat(block.turns, body),) if body else ()), *program[place + 1 :])


def laid(answer: Answer) -> int:
    """How many cards an answer has."""
    programs = (answer.first, answer.second) if isinstance(answer, PairPrograms) else (answer,)
    return sum(1 for program in programs if isinstance(program, tuple) for _card in cards(program))
