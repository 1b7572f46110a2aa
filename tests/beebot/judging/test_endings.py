"""What a child sees of how an answer ended: a table by hand, and what holds of every small challenge."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import PLAIN_COMMANDS, SINGLE_COMMANDS, Command, Program, Repeat, count_cards
from beebot.i18n import languages, speaking
from beebot.interpreter import run
from beebot.judging.endings import Ending, EndingKind, ending_sentence
from beebot.judging.rules import trail
from beebot.judging.shortest_way import least_way
from beebot.kinds import ending, judge, solve
from beebot.loader import load_lesson
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import Answer, Choice, Orientation, PairPrograms, Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.ending_words import ENDING_WORDS
from tests.beebot.small import challenges, mats

SEANCES = Path(__file__).parents[3] / "lecons" / "seances"
BEGUN = (EndingKind.SHORT, EndingKind.FORGOTTEN, EndingKind.NO_PAUSE, EndingKind.OUT_OF_ORDER)
"""How a program may end that is the beginning of a right one."""
LONGEST = 5
"""Of the programs that are all tried, in cards."""
MAT = Mat(5, 3)
EAST = Pose.read("A1 est")


def asked(**facts: object) -> Challenge:
    """From A1, looking east, on a mat of five by three."""
    known: dict[str, object] = {"id": "un", "task": Text("Va."), "mat": MAT, "start": EAST}
    return Challenge(**(known | facts))  # type: ignore[arg-type]


def flower(cell: str, *, pause: bool = False) -> Target:
    return Target(Cell.parse(cell), pause)


def two(first: str, second: str) -> PairPrograms:
    return PairPrograms(parse_program(first), parse_program(second))


def words(ended: Ending) -> str:
    """``trop court B1 C1 ; cartes 0 ; manque ↑ ; numéro 2 ; regarde C1`` without what is empty."""
    parts = [" ".join((ENDING_WORDS[ended.kind], *map(str, ended.cells)))]
    if ended.cards:
        parts.append(" ".join(("cartes", *map(str, ended.cards))))
    if ended.missing:
        parts.append("manque " + "".join(card.arrow for card in ended.missing))
    if ended.number:
        parts.append(f"numéro {ended.number}")
    if ended.robot:
        parts.append("robot 2")
    looks = [str(cell or "–") for cell in ended.gazes]
    if looks != ["–", "–"]:
        parts.append("regarde " + " ".join(looks if looks[1] != "–" else looks[:1]))
    return " ; ".join(parts)


GOAL = asked(goal="D1")
FLOWERS = asked(targets=["B1", "D1"])
ORDERED = replace(FLOWERS, ordered=True)
REST = asked(targets=[flower("B1", pause=True)], goal="C1")
HOLE = asked(genre=Genre.COMPLETE, template=["avancer", None], goal="D1")
CHOICE = asked(genre=Genre.CHOOSE, choices=["avancer", "reculer"], goal="C1")
DRAWN = asked(genre=Genre.REPRODUCE, given="avancer avancer gauche avancer")
TWO = asked(genre=Genre.PAIR, partner=Partner(Pose.read("E1 ouest"), Aim.SWAP))
FORETOLD = asked(genre=Genre.PREDICT, given="avancer gauche", asks_heading=True)
TURNED = asked(genre=Genre.ORIENT, given="avancer", start="B2 nord", goal="C2")


@pytest.mark.parametrize(
    ("challenge", "answer", "expected"),
    [
        (GOAL, "avancer avancer avancer", "réussi"),
        (GOAL, "", "rien à jouer"),
        (GOAL, "avancer", "trop court C1 D1 ; manque ↑↑ ; regarde D1"),
        (GOAL, "avancer gauche", "trop court C1 D1 ; manque ↷↑↑ ; regarde D1"),
        (GOAL, "gauche", "trop court B1 C1 D1 ; manque ↷↑↑↑ ; regarde D1"),
        (GOAL, "avancer gauche avancer", "d'un autre côté D1 ; regarde D1"),
        (GOAL, "avancer avancer avancer avancer", "trop loin E1 ; cartes 3 ; regarde D1"),
        (GOAL, "avancer avancer avancer gauche avancer avancer", "trop loin D2 D3 ; cartes 3 4 5 ; regarde D1"),
        (GOAL, "gauche avancer avancer avancer", "un choc A3 ; cartes 3"),
        (replace(GOAL, max_instructions=2), "avancer avancer avancer", "trop de cartes ; cartes 2"),
        (replace(GOAL, max_instructions=2), "avancer avancer", "trop court D1 ; regarde D1"),
        (replace(GOAL, max_instructions=2), "avancer gauche", "d'un autre côté D1 ; regarde D1"),
        (replace(GOAL, keys=frozenset({Command.FORWARD})), "avancer pause", "une carte d'un autre défi ; cartes 1"),
        (FLOWERS, "avancer", "une cible oubliée D1 ; regarde D1"),
        (FLOWERS, "avancer avancer", "trop court D1 ; manque ↑ ; regarde D1"),
        (FLOWERS, "avancer reculer gauche avancer", "une cible oubliée D1 ; regarde D1"),
        (replace(FLOWERS, goal=Cell.parse("E1")), "avancer avancer", "trop court D1 ; manque ↑ ; regarde D1"),
        (ORDERED, "avancer", "une cible oubliée D1 ; regarde D1"),
        (
            asked(targets=["C1", "B1"], ordered=True),
            "avancer avancer reculer",
            "réussi",
        ),
        (
            asked(targets=["C1", "B1"], ordered=True),
            "avancer avancer",
            "pas dans cet ordre C1 B1 ; cartes 0 ; numéro 2 ; regarde C1",
        ),
        (
            asked(targets=["C1", "B1", "D1"], ordered=True),
            "avancer avancer avancer",
            "pas dans cet ordre C1 B1 D1 ; cartes 0 ; numéro 2 ; regarde C1",
        ),
        (
            asked(targets=["C1", "B1", "D3"], ordered=True),
            "avancer avancer",
            "pas dans cet ordre C1 B1 D3 ; cartes 0 ; numéro 2 ; regarde C1",
        ),
        (
            asked(targets=[flower("B1", pause=True)], goal="C1"),
            "avancer avancer",
            "pas de pause B1 ; cartes 0 ; regarde B1",
        ),
        (REST, "avancer avancer reculer avancer", "pas de pause B1 ; cartes 2 ; regarde B1"),
        (
            asked(targets=[flower("C1", pause=True), flower("B1", pause=True)]),
            "avancer avancer avancer",
            "pas de pause C1 ; cartes 1 ; regarde C1",
        ),
        (asked(targets=[flower("C1", pause=True)]), "avancer", "trop court C1 ; manque ↑⏸ ; regarde C1"),
        (asked(goal="C1", passages=["B2"]), "avancer avancer", "un passage oublié B2 ; regarde B2"),
        (
            asked(start="B2 sud", passages=["B1"], goal="D2"),
            "avancer gauche",
            "trop court C1 D1 D2 ; manque ↑↑↶↑ ; regarde D2",
        ),
        (asked(passages=["C1"]), "avancer", "trop court C1 ; manque ↑ ; regarde C1"),
        (
            HOLE,
            "avancer avancer",
            "trop court D1 ; regarde D1",
        ),
        (
            HOLE,
            "avancer gauche",
            "d'un autre côté D1 ; regarde D1",
        ),
        (
            HOLE,
            "gauche avancer",
            "une carte cousue changée ; cartes 0",
        ),
        (DRAWN, "avancer", "trop court C1 C2 ; manque ↑↶↑ ; regarde C1"),
        (replace(DRAWN, max_instructions=3), "avancer", "trop court C1 C2 ; regarde C1"),
        (DRAWN, "avancer gauche avancer", "hors du ruban B2 ; cartes 2 ; regarde C1"),
        (DRAWN, "avancer avancer gauche avancer avancer", "trop loin C3 ; cartes 4 ; regarde C2"),
        (FORETOLD, Prediction(Cell.parse("B1"), Heading.NORTH), "réussi"),
        (FORETOLD, Prediction(Cell.parse("B1"), Heading.EAST), "la tête ailleurs B1 ; regarde B1"),
        (FORETOLD, Prediction(Cell.parse("C1"), Heading.NORTH), "une autre case B1 ; regarde C1"),
        (TURNED, Orientation(Heading.SOUTH), "mal tournée au départ B2 ; regarde C2"),
        (replace(TURNED, mat=Mat(5, 2)), Orientation(Heading.NORTH), "un choc B2 ; cartes 0"),
        (
            CHOICE,
            Choice(0),
            "une autre bande C1 ; cartes 0 ; regarde C1",
        ),
        (CHOICE, Choice(1), "un choc A1 ; cartes 0"),
        (TWO, two("avancer", "avancer"), "pas échangées E1 A1 ; regarde E1 A1"),
        (TWO, two("avancer avancer", "avancer avancer"), "l'une dans l'autre B1 D1 ; cartes 1"),
        (TWO, two("", "avancer"), "rien à jouer"),
        (TWO, two("avancer", ""), "rien à jouer ; robot 2"),
        (TWO, two("pause", "droite avancer avancer avancer"), "un choc E3 ; cartes 3 ; robot 2"),
        (
            replace(TWO, partner=Partner(Pose.read("E1 ouest"), Aim.MEET)),
            two("avancer", "pause"),
            "pas côte à côte B1 E1 ; regarde E1 B1",
        ),
        (
            replace(TWO, goal=Cell.parse("B1"), partner=Partner(Pose.read("E1 ouest"), Aim.GOALS, Cell.parse("D1"))),
            two("avancer", "pause"),
            "pas toutes deux arrivées D1 ; regarde – D1",
        ),
        (
            replace(TWO, targets=(flower("C1"),)),
            two("avancer", "pause"),
            "trop court C1 ; manque ↑ ; regarde C1",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_an_ending_in_words(challenge: Challenge, answer: Answer | str, expected: str) -> None:
    assert words(ending(challenge, answer)) == expected


def test_a_repeat_that_goes_on_too_long_is_past_and_its_card_is_not_spare() -> None:
    answer = (Repeat(3, (Command.FORWARD,)),)
    ended = ending(asked(goal="C1", repeats=True, nests=True), answer)
    assert words(ended) == "trop loin D1 ; regarde C1"
    ended = ending(asked(goal="B1", repeats=True, nests=True), answer)
    assert words(ended) == "trop loin C1 D1 ; regarde B1", "also where its first turn was all that was needed"


@given(challenges(), st.data())
def test_every_ending_is_about_cells_and_cards_that_are_there(challenge: Challenge, data: st.DataObject) -> None:
    program = tuple(data.draw(st.lists(st.sampled_from(SINGLE_COMMANDS), max_size=6)))
    verdict, ended = judge(challenge, program), ending(challenge, program)
    assert (ended.kind is EndingKind.SUCCESS) == verdict.succeeded
    assert all(cell in challenge.mat for cell in ended.cells)
    assert all(0 <= card < len(program) for card in ended.cards)
    assert set(ended.missing) <= challenge.keys | {Command.PAUSE}
    if verdict.trace.bump and ended.kind not in (EndingKind.TOO_MANY_CARDS, EndingKind.OTHER_CARD):
        assert ended.kind is EndingKind.BUMP
    if ended.kind is EndingKind.SHORT:
        assert count_cards(program) + len(ended.missing) <= challenge.max_instructions
        trace = run(program + ended.missing, challenge.start, challenge.mat)
        assert trace.bump is None
        assert trail(trace)[-len(ended.cells) :] == ended.cells
        assert ended.cells[-1] == ended.gazes[0]
    if ended.kind is EndingKind.PAST:
        kept = tuple(card for place, card in enumerate(program) if place not in ended.cards)
        assert judge(challenge, kept).succeeded


@given(challenges(genre=Genre.REPRODUCE), st.data())
def test_what_is_missing_of_a_trail_draws_the_rest_of_it(challenge: Challenge, data: st.DataObject) -> None:
    program = tuple(data.draw(st.lists(st.sampled_from(sorted(challenge.keys, key=str)), max_size=4)))
    ended = ending(challenge, program)
    if ended.missing:
        assert judge(challenge, program + ended.missing).succeeded


@given(challenges(genre=Genre.PAIR), st.data())
def test_two_programs_end_in_something_too(challenge: Challenge, data: st.DataObject) -> None:
    one, other = (tuple(data.draw(st.lists(st.sampled_from(SINGLE_COMMANDS), max_size=4))) for _robot in range(2))
    answer = PairPrograms(one, other)
    verdict, ended = judge(challenge, answer), ending(challenge, answer)
    assert (ended.kind is EndingKind.SUCCESS) == verdict.succeeded
    assert all(cell in challenge.mat for cell in ended.cells)
    assert all(0 <= card < len((one, other)[ended.robot]) for card in ended.cards)


@settings(max_examples=40)
@given(mats(), st.data())
def test_no_program_finds_a_shorter_way(mat: Mat, data: st.DataObject) -> None:
    cells = [cell for row in range(mat.height) for cell in (Cell(x, row) for x in range(mat.width))]
    free = [cell for cell in cells if cell not in mat.obstacles]
    start = Pose(data.draw(st.sampled_from(free)), data.draw(st.sampled_from([Heading.NORTH, Heading.EAST])))
    wanted = data.draw(st.sampled_from(free))
    keys = frozenset({Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT})
    way, least = least_way(start, [wanted], mat, keys), None
    for length in range(LONGEST):
        if any(_comes(program, start, wanted, mat) for program in product(keys, repeat=length)):
            least = length
            break
    if way is None or len(way.cards) >= LONGEST:
        assert least is None
    else:
        assert len(way.cards) == least
        assert _comes(way.cards, start, wanted, mat)


def _comes(program: Program, start: Pose, wanted: Cell, mat: Mat) -> bool:
    trace = run(program, start, mat)
    return trace.bump is None and trace.end.cell == wanted


def test_a_way_goes_back_only_where_that_is_shorter() -> None:
    way = least_way(Pose.read("A1 nord"), [Cell.parse("D1")], MAT, asked().keys)
    assert way is not None
    assert way.cards == (Command.RIGHT, Command.FORWARD, Command.FORWARD, Command.FORWARD)
    back = least_way(Pose.read("B1 est"), [Cell.parse("A1")], MAT, asked().keys)
    assert back is not None
    assert back.cards == (Command.BACKWARD,)


def test_every_ending_has_a_sentence_of_its_own_in_every_language() -> None:
    for language in languages():
        with speaking(language):
            sentences = [ending_sentence(kind) for kind in EndingKind]
        assert len(set(sentences)) == len(sentences)
        assert all(len(sentence.split()) <= 10 for sentence in sentences)
    with speaking("fr"):
        french = {ending_sentence(kind) for kind in EndingKind}
    with speaking("en"):
        assert french.isdisjoint(ending_sentence(kind) for kind in EndingKind)


def test_all_small_programs_of_a_challenge_are_answered_and_few_in_vain() -> None:
    """A child's commonest error, a program that stops too soon, is never told in another way."""
    for length in (1, 2, 3):
        straight = (Command.FORWARD,) * length
        expected = EndingKind.SHORT if length < 3 else EndingKind.SUCCESS
        assert ending(GOAL, straight).kind is expected
    kinds = {ending(GOAL, program).kind for program in product(PLAIN_COMMANDS, repeat=3)}
    assert kinds == {EndingKind.SUCCESS, EndingKind.SHORT, EndingKind.ASTRAY, EndingKind.BUMP}


def test_no_beginning_of_a_shortest_answer_of_the_kit_has_strayed_or_is_past() -> None:
    """A child who lays a right program card by card is never told that she went elsewhere."""
    tried = 0
    for file in sorted(SEANCES.rglob("*.yaml")):
        for challenge in load_lesson(file).challenges:
            if challenge.genre not in (Genre.PROGRAM, Genre.DEBUG, Genre.REPRODUCE):
                continue
            program = solve(challenge).program or ()
            for length in range(1, len(program)):
                if not judge(challenge, program[:length]).succeeded:
                    tried += 1
                    told = ending(challenge, program[:length])
                    drawn = told.kind is EndingKind.OTHER_STRIP and not told.cards  # a pause is missing, no card wrong
                    assert told.kind in BEGUN or drawn, (challenge.id, length)
    assert tried > 30
