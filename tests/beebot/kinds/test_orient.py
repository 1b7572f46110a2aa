"""The bee that is turned at her start: Karel, turned every way, says which succeed; what is read, said and scored."""

import random
from dataclasses import replace

import pytest

from beebot.challenge import Challenge, Genre, Target
from beebot.command import PLAIN_COMMANDS, Command
from beebot.errors import BadValueError
from beebot.fingerprint import challenge_hash
from beebot.hinting.hint import Hint, HintKind
from beebot.judging.rules import Outcome
from beebot.kinds import hint, judge, kind_of, solve
from beebot.loader import load_lesson
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import Orientation
from beebot.pose import QUARTERS, Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import HEAD, lesson
from tests.beebot.oracle import Karel, travel
from tests.beebot.test_oracle import a_mat, a_program, expected_outcome

ROUNDS = 600
HOME = Cell.parse("B2")
GARDEN = Challenge(
    "essai",
    Text("Tourne l'abeille."),
    Mat(4, 4),
    Pose(HOME, Heading.NORTH),
    goal=Cell.parse("D3"),
    genre=Genre.ORIENT,
    hints=(Text("Où est sa tête ?"),),
    given=parse_program("↑ ↑ ↶ ↑"),
)
"""From B2 she comes to D3 if she looks to the east; to the south she bumps at the second card."""


def test_karel_turned_every_way_succeeds_where_the_judge_and_the_solver_say() -> None:
    chance = random.Random(20261125)
    counts: dict[int, int] = dict.fromkeys(range(5), 0)
    for _ in range(ROUNDS):
        mat, free = a_mat(chance)
        program, karel, cell = a_program(chance, 6), Karel(mat), chance.choice(free)
        if not program:
            continue
        looked = chance.choice(QUARTERS)
        ways = travel(karel, program, Pose(cell, looked), free)
        targets = chance.sample(list(dict.fromkeys(ways.found)), min(len(set(ways.found)), chance.randint(0, 2)))
        goal = chance.choice([None, ways.end.cell])
        asked = Challenge(
            "oracle",
            Text("Va."),
            mat,
            Pose(cell, chance.choice(QUARTERS)),
            tuple(map(Target, targets)),
            goal,
            genre=Genre.ORIENT,
            given=program,
        )
        right = [heading for heading in QUARTERS if _karel_succeeds(karel, asked, heading)]
        for heading in QUARTERS:
            assert judge(asked, Orientation(heading)).succeeded is (heading in right), (asked, heading)
        found = Orientation(right[0]) if right else None
        status = Status.PROVED if right else Status.IMPOSSIBLE
        assert solve(asked) == Solution(status, found, None, len(right) or None)
        counts[len(right)] += 1
    assert min(counts[0], counts[1], counts[4]) >= 30, counts


def _karel_succeeds(karel: Karel, asked: Challenge, heading: Heading) -> bool:
    start = Pose(asked.start.cell, heading)
    journey = travel(karel, asked.given, start, [target.cell for target in asked.targets])
    return expected_outcome(asked, asked.given, journey) is Outcome.SUCCESS


def test_eight_ways_where_a_key_pivots_by_45_degrees() -> None:
    asked = replace(GARDEN, goal=Cell.parse("D4"), given=parse_program("↑ ↑"), keys=PLAIN_COMMANDS | {Command.LEFT_45})
    outcomes = {heading: judge(asked, Orientation(heading)).outcome for heading in Heading}
    assert outcomes.pop(Heading.NORTH_EAST) is Outcome.SUCCESS
    assert Outcome.SUCCESS not in outcomes.values()
    assert solve(asked) == Solution(Status.PROVED, Orientation(Heading.NORTH_EAST), count=1)


def test_she_is_turned_no_way_that_she_cannot_be() -> None:
    with pytest.raises(ValueError, match="NORTH_EAST is none of"):
        judge(GARDEN, Orientation(Heading.NORTH_EAST))
    with pytest.raises(BadValueError, match=r"Orientation.* ne répond pas à ce défi"):
        judge(replace(GARDEN, genre=Genre.PROGRAM), Orientation(Heading.EAST))


def test_cards_that_are_given_need_no_key_and_no_room() -> None:
    assert judge(
        replace(GARDEN, keys=frozenset({Command.PAUSE}), max_instructions=1), Orientation(Heading.EAST)
    ).succeeded


def rungs(asked: Challenge, heading: Heading, *, adult: bool = False) -> list[Hint]:
    """Every rung after the author's questions, until they repeat."""
    found: list[Hint] = []
    for attempt in range(len(asked.hints) + 1, 20):
        rung = hint(asked, Orientation(heading), attempt, adult=adult)
        if found and rung == found[-1]:
            return found
        found.append(rung)
    raise AssertionError("the ladder has no top")


def test_the_ladder_shows_the_way_she_takes_then_two_ways_to_choose_from() -> None:
    assert hint(GARDEN, Orientation(Heading.SOUTH), 1) == Hint(HintKind.QUESTION, GARDEN.hints[0])
    quiz = Hint(HintKind.QUIZ, headings=(Heading.EAST, Heading.WEST), right=0)
    first_move = Hint(HintKind.PREFIX, prefix=1)
    assert rungs(GARDEN, Heading.NORTH) == [first_move, quiz]
    assert rungs(GARDEN, Heading.SOUTH) == [first_move, quiz]
    other = Hint(HintKind.QUIZ, headings=(Heading.EAST, Heading.SOUTH), right=0)
    assert rungs(GARDEN, Heading.WEST) == [first_move, other]
    told = Hint(HintKind.SOLUTION, headings=(Heading.EAST,), right=0)
    assert rungs(GARDEN, Heading.NORTH, adult=True) == [first_move, quiz, told]


def test_a_first_move_that_bumps_is_shown_once_and_pivots_before_it_are_passed() -> None:
    edge = replace(
        GARDEN, start=Pose(Cell.parse("A1"), Heading.WEST), given=parse_program("⏸ ↑ ↑"), goal=Cell.parse("C1")
    )
    assert [rung.kind for rung in rungs(edge, Heading.WEST)] == [HintKind.FAILING, HintKind.QUIZ]
    assert rungs(edge, Heading.NORTH)[0] == Hint(HintKind.PREFIX, prefix=2)


@pytest.mark.parametrize("heading", [heading for heading in QUARTERS if heading is not Heading.EAST])
def test_a_child_who_does_what_she_is_told_succeeds(heading: Heading) -> None:
    (*_looks, quiz) = rungs(GARDEN, heading)
    assert heading not in quiz.headings or quiz.headings[quiz.right or 0] is Heading.EAST
    assert [judge(GARDEN, Orientation(each)).succeeded for each in quiz.headings].count(True) == 1
    assert judge(GARDEN, Orientation(quiz.headings[quiz.right or 0])).succeeded
    assert hint(GARDEN, Orientation(Heading.EAST), 9, adult=True).kind is HintKind.QUESTION


def test_it_is_scored_from_the_right_heading() -> None:
    asked = replace(GARDEN, start=Pose(HOME, Heading.NORTH), given=parse_program("↑ ↶ ↑"), goal=Cell.parse("C1"))
    best = solve(asked)
    assert best.answer == Orientation(Heading.SOUTH)
    scored = kind_of(asked.genre).difficulty(asked, best)
    assert scored is not None
    assert scored.starts_facing
    assert (scored.laid, scored.read, scored.facing_pivots) == (0, 3, 1)


FOUR = ("genre: orienter", "depart: {case: B2, vers: nord}", "programme: ↑ ↑")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FOUR[0], FOUR[1], "arrivee: D2"], "32:5 : le genre « orienter » demande la clé « programme » ; ajoutez-la"),
        ([*FOUR], "32:5 : ce défi ne demande rien ; ajoutez « cibles » ou « arrivee »"),
        (
            [*FOUR, "arrivee: C3"],
            (
                "37:16 : « programme » : aucune orientation de départ ne réussit ; "
                "changez le programme, ou ce qu'il doit atteindre"
            ),
        ),
        (
            [FOUR[0], FOUR[1], "programme: ↶ ↷", "arrivee: B2"],
            (
                "37:16 : « programme » : il réussit vers nord et aussi vers est ; "
                "changez-le pour qu'un seul côté réussisse"
            ),
        ),
        (
            [FOUR[0], "depart: {case: B2, vers: est}", FOUR[2], "arrivee: D2"],
            (
                "36:30 : « vers » : elle regarde déjà du bon côté ; "
                "écrivez une autre orientation, à changer par l'enfant"
            ),
        ),
        (
            [*FOUR, "arrivee: D2", "max_instructions: 3"],
            (
                "39:5 : « max_instructions » ne sert pas dans le genre « orienter », mais dans programmer, deboguer, "
                "reproduire, libre, a_deux, observer ; enlevez la clé"
            ),
        ),
        (
            [FOUR[0], FOUR[1], "programme: ↑ _", "arrivee: D2"],
            "37:16 : « programme » : " + ("« _ » est un trou, pour le genre « completer » ; mettez-y une instruction"),
        ),
        (
            [FOUR[0], "depart: {case: B2, vers: sud-est}", FOUR[2], "arrivee: D2"],
            (
                "36:30 : « vers » : « sud-est » est en biais ; "
                "ajoutez gauche45 ou droite45 à « touches », ou écrivez nord, est, …"
            ),
        ),
    ],
)
def test_what_does_not_suit(content: Content, lines: list[str], expected: str) -> None:
    assert content.complaints(lesson(*lines)) == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        [*FOUR, "arrivee: D2"],
        [*FOUR, "cibles: [{case: C2}, {case: D2}]", "ordre: impose"],
        [*FOUR, "passages: [C2]"],
        [FOUR[0], FOUR[1], 'programme: "répéter 2 [ ↑ ]"', "arrivee: D2"],
        [FOUR[0], FOUR[1], FOUR[2], "arrivee: D2", "touches: [avancer, droite45]"],
    ],
    ids=str,
)
def test_it_is_read_and_written_back_the_same(content: Content, lines: list[str]) -> None:
    assert content.complaints(lesson(*lines)) == []
    read = load_lesson(content.lesson).challenges[1]
    assert (read.genre, read.start) == (Genre.ORIENT, Pose(HOME, Heading.NORTH))
    assert solve(read).answer == Orientation(Heading.EAST)
    content.lesson.write_text(HEAD + challenge_yaml(read), "utf-8")
    again = load_lesson(content.lesson).challenges[1]
    assert again == read
    assert challenge_hash(again) == challenge_hash(read)
    assert challenge_hash(replace(read, start=Pose(HOME, Heading.WEST))) != challenge_hash(read)


def test_to_come_back_is_a_task_if_one_way_alone_leads_home(content: Content) -> None:
    lines = ["genre: orienter", "depart: {case: A1, vers: ouest}", "programme: ↑ ↑ ↑ ↓ ↓ ↓", "arrivee: A1"]
    assert content.complaints(lesson(*lines)) == []
    assert solve(load_lesson(content.lesson).challenges[1]).answer == Orientation(Heading.EAST)
