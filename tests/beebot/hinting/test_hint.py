"""The ladder: hand-written ones in every genre, and quizzes with one right answer."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import PLAIN_COMMANDS, Command, FlatProgram, Program, Repeat, count_cards
from beebot.errors import BadValueError
from beebot.hinting.hint import Hint, HintKind
from beebot.kinds import hint, judge
from beebot.mat import Mat
from beebot.notation import parse_program, program_arrows
from beebot.parts.answer_types import Answer, Choice, PairPrograms, Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.brute import (
    LONGEST,
    answers,
    challenges,
    cost,
    faces,
    neighbours,
    programs,
    rank,
    repeated_successes,
    successes,
)
from tests.beebot.meter import at_most

QUESTION = Text("Où est la tête de l'abeille ?")
CORRIDOR = Challenge(
    id="couloir",
    task=Text("Va au bout."),
    mat=Mat(5, 1),
    start=Pose(Cell.parse("A1"), Heading.EAST),
    goal=Cell.parse("E1"),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
    repeats=True,
    nests=True,
    max_instructions=3,
)
CORNER = Challenge(
    id="coin",
    task=Text("Va à la ruche."),
    mat=Mat(3, 3, frozenset({Cell.parse("B2")})),
    start=Pose(Cell.parse("A1"), Heading.EAST),
    goal=Cell.parse("C3"),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
    max_instructions=5,
    hints=(QUESTION,),
)
"""Only ↑ ↑ ↶ ↑ ↑ leads there in five cards: round by the other side of the obstacle it takes six."""


def said(rung: Hint) -> str:
    """A rung in one line."""
    return _said(rung) + (f" robot {rung.robot}" if rung.robot else "")


def _said(rung: Hint) -> str:  # noqa: PLR0911 (a line a kind)
    card = "" if rung.place is None else f" {rung.place}" + "".join(f"({turn})" for turn in rung.turns)
    match rung.kind:
        case HintKind.QUESTION:
            return rung.text.fr if rung.text else "rien"
        case HintKind.PREFIX:
            return f"{'' if rung.sure else 'peut-être '}début de {rung.prefix}, puis{card or ' rien'}"
        case HintKind.REMOVE:
            return f"enlève{card}"
        case HintKind.CARD:
            assert rung.card is not None
            return f"mets{card} : {program_arrows((rung.card,))}"
        case HintKind.QUIZ:
            assert rung.right is not None
            return f"quiz{card} : {program_arrows(rung.options)} : {rung.options[rung.right].arrow}"
        case HintKind.REPAIR | HintKind.SOLUTION if rung.repaired is not None:
            edits = " ".join(f"{edit.kind.value[0]}{edit.place}" for edit in rung.edits)
            return f"{rung.kind.value} {program_arrows(rung.repaired)} {edits}".strip()
        case HintKind.SOLUTION:
            return f"solution {rung.right}"
    return f"faute{card}"


def ladder(challenge: Challenge, answer: Answer | str, *, adult: bool = False) -> list[str]:
    """Every rung, until the last repeats."""
    answered = parse_program(answer) if isinstance(answer, str) else answer
    rungs = [said(hint(challenge, answered, attempt, adult=adult)) for attempt in range(1, 10)]
    assert rungs[-1] == rungs[-2]
    return list(dict.fromkeys(rungs))


@pytest.mark.parametrize(
    ("program", "rungs"),
    [
        (  # left and right mistaken
            "↑↑↷↑↑",
            ["faute 2", "début de 2, puis 2", "quiz 2 : ↑ ↶ ↷ : ↶", "réparation ↑ ↑ ↶ ↑ ↑ g0 g1 r2 g3 g4"],
        ),
        (  # one card short
            "↑↑↶↑",
            ["début de 4, puis rien", "quiz 4 : ↑ ↶ ↷ : ↑", "réparation ↑ ↑ ↶ ↑ ↑ g0 g1 g2 g3 a4"],
        ),
        (  # one too many at the end
            "↑↑↶↑↑↶",
            ["faute 5", "début de 5, puis 5", "enlève 5"],
        ),
        (  # a pivot too many in the midst: it is at fault, though the bee bumps later
            "↑↶↑↶↑↑",
            ["faute 1", "début de 1, puis 1", "enlève 1"],
        ),
        (  # a pivot and its contrary: to put a card right would leave one of the two
            "↑↷↶↑↶↑↑",
            ["faute 1", "début de 1, puis 1", "enlève 1"],
        ),
        (  # a card missing in the midst: none is at fault
            "↑↶↑↑",
            ["début de 1, puis 1", "quiz 1 : ↑ ↶ ↷ : ↑", "réparation ↑ ↑ ↶ ↑ ↑ g0 a1 g1 g2 g3"],
        ),
        ("", ["quiz 0 : ↑ ↶ ↷ : ↑", "mets 0 : ↑"]),  # a repair that keeps nothing would be the solution
        ("↑↑↶↑↑", []),
    ],
)
def test_ladder_of_a_program(program: str, rungs: list[str]) -> None:
    for genre in (Genre.PROGRAM, Genre.DEBUG):
        challenge = replace(CORNER, genre=genre, given=parse_program("↑↑↷↑↑") if genre is Genre.DEBUG else ())
        assert ladder(challenge, program) == [QUESTION.fr, *rungs]
        solution = ["solution ↑ ↑ ↶ ↑ ↑"] if rungs else []
        assert ladder(challenge, program, adult=True) == [QUESTION.fr, *rungs, *solution]


def test_each_question_of_the_author_is_a_try() -> None:
    challenge = replace(CORNER, hints=(QUESTION, Text("Et maintenant ?")))
    assert ladder(challenge, "↑")[:3] == [QUESTION.fr, "Et maintenant ?", "début de 1, puis rien"]


def test_with_no_question_the_ladder_starts_at_the_failing_card() -> None:
    assert ladder(replace(CORNER, hints=()), "↷↑")[0] == "faute 0"


def test_with_nothing_to_say_a_question_without_text_is_given() -> None:
    free = replace(CORNER, genre=Genre.FREE, hints=())
    assert hint(free, (Command.FORWARD,), 3, adult=True) == Hint(HintKind.QUESTION)


def test_ladder_of_a_program_without_a_goal() -> None:
    free = replace(CORNER, genre=Genre.FREE, hints=())
    assert ladder(free, "") == ["mets 0 : ↑"]
    assert ladder(free, "↑↑↑", adult=True) == ["faute 2", "début de 2, puis 2", "enlève 2"]
    assert ladder(free, "↓") == ["faute 0", "mets 0 : ↑"]  # any other card does as well: no quiz


@pytest.mark.parametrize(
    ("program", "rungs"),
    [
        (  # too many turns: the repeat is at fault; which card goes here is no question
            "répéter 6 [ ↑ ]",
            ["faute 0", "réparation répéter 4 [ ↑ ] r0 g1"],
        ),
        (  # a pivot in the body
            "répéter 4 [ ↶ ]",
            ["faute 1(1)", "quiz 1 : ↑ ↶ ↷ : ↑", "réparation répéter 4 [ ↑ ] g0 r1"],
        ),
        (  # a repeat is added: which card goes here is no question
            "↑↑",
            ["début de 1, puis 1", "réparation ↑ répéter 3 [ ↑ ] g0 a1 g1"],
        ),
        (  # nothing is right, so a repair is the solution: its first card is told
            "↷",
            ["faute 0", "mets 0 : répéter 4 [ ↑ ]"],
        ),
        ("", ["mets 0 : répéter 4 [ ↑ ]"]),
        (  # a card too many in the body
            "répéter 4 [ ↑ ↷ ]",
            ["faute 2(1)", "début de 1, puis 2(1)", "enlève 2"],
        ),
    ],
)
def test_ladder_of_a_program_with_repeats(program: str, rungs: list[str]) -> None:
    assert ladder(CORRIDOR, program) == rungs


def test_a_repeat_that_is_the_whole_solution_is_told_with_its_first_card_alone() -> None:
    steps = replace(CORRIDOR, mat=Mat(4, 4), goal=Cell.parse("D4"), max_instructions=5)
    assert ladder(steps, "", adult=True) == [
        "mets 0 : répéter 2 [ répéter 3 [ ↑ ] ]",
        "solution répéter 2 [ répéter 3 [ ↑ ] ↶ ]",
    ]


def test_the_prefix_ends_where_the_repair_first_changes_something() -> None:
    challenge = replace(CORNER, mat=Mat(3, 2), start=Pose(Cell.parse("C1"), Heading.NORTH), goal=Cell.parse("B1"))
    assert ladder(challenge, "↑↑")[1:] == [
        "faute 0",  # to pivot after the first card is possible too, but takes two edits more
        "quiz 0 : ↑ ↶ ↷ : ↶",
        "réparation ↶ ↑ r0 g1",
    ]


def test_a_wrong_option_of_a_quiz_is_a_card_that_children_know_before_reculer() -> None:
    start = Cell.parse("A1")
    challenge = replace(
        CORRIDOR, targets=(Target(start, pause=True),), goal=Cell.parse("B1"), keys=PLAIN_COMMANDS, repeats=False
    )
    assert "quiz 0 : ↑ ↶ ⏸ : ⏸" in ladder(challenge, "↑")


def test_an_adult_is_shown_the_most_childlike_solution_with_repeats_where_they_are_needed() -> None:
    free = replace(CORNER, mat=Mat(3, 3), keys=PLAIN_COMMANDS, goal=Cell.parse("A3"), hints=())
    assert ladder(free, "↑", adult=True)[-1] == "solution ↶ ↑ ↑"
    assert ladder(CORRIDOR, "↑", adult=True)[-1] == "solution répéter 4 [ ↑ ]"


def test_where_another_change_must_come_first_no_start_is_called_right() -> None:
    """The strip is full: the last card goes before the one that is missing can be laid."""
    assert ladder(CORNER, "↑↶↑↑↶")[1:] == ["faute 4", "enlève 4"]


def test_ladder_of_a_program_to_complete() -> None:
    template = (Command.FORWARD, None, Command.LEFT, None, Command.FORWARD)
    challenge = replace(CORNER, genre=Genre.COMPLETE, template=template)
    assert ladder(challenge, "↑↑↶↶↑", adult=True)[1:] == [
        "faute 3",
        "début de 3, puis 3",
        "quiz 3 : ↑ ↶ ↷ : ↑",
        "réparation ↑ ↑ ↶ ↑ ↑ g0 g1 g2 r3 g4",
        "solution ↑ ↑ ↶ ↑ ↑",
    ]
    assert ladder(challenge, "↑↑↷↑↑")[-1] == "réparation ↑ ↑ ↶ ↑ ↑ g0 g1 r2 g3 g4"


def test_ladder_of_a_trail_to_reproduce() -> None:
    challenge = replace(CORNER, genre=Genre.REPRODUCE, given=parse_program("↑↑↶↶↶↷↷↑"), goal=None)
    assert ladder(challenge, "↑↑↷↷↑", adult=True)[1:] == [
        "faute 2",
        "début de 2, puis 2",
        "enlève 2",
        "solution ↑ ↑ ↶ ↑",
    ]


def test_ladder_of_a_prediction() -> None:
    challenge = replace(CORNER, genre=Genre.PREDICT, given=parse_program("↑↑↶↑"))
    near = Prediction(Cell.parse("C1"))
    assert ladder(challenge, near, adult=True)[1:] == ["début de 3, puis rien", "solution ↑ ↑ ↶ ↑"]
    further = ["début de 1, puis rien", "début de 2, puis rien", "début de 3, puis rien"]
    assert ladder(challenge, Prediction(Cell.parse("B1")))[1:] == further
    assert ladder(challenge, Prediction(Cell.parse("C1"), Heading.EAST))[1:] == further[1:]
    assert ladder(challenge, Prediction(Cell.parse("C2")), adult=True)[1:] == []
    assert ladder(replace(challenge, given=(Command.FORWARD,)), near)[1:] == ["faute 0"]


def test_ladder_of_a_choice() -> None:
    choices = tuple(map(parse_program, ("↑↑↷↑↑", "↑↑↶↑↑", "↑↶↶")))
    challenge = replace(CORNER, genre=Genre.CHOOSE, choices=choices)
    assert ladder(challenge, Choice(0), adult=True)[1:] == ["faute 2", "début de 2, puis 2", "solution 1"]
    assert ladder(challenge, Choice(2))[1:] == ["faute 1", "début de 1, puis 1"]


def test_ladder_of_a_pair() -> None:
    partner = Partner(Pose(Cell.parse("C1"), Heading.NORTH), Aim.MEET)
    challenge = replace(CORNER, genre=Genre.PAIR, partner=partner, goal=None)
    assert ladder(challenge, PairPrograms(parse_program("↶"), parse_program("↶↑↑")), adult=True)[1:] == [
        "faute 2 robot 1",
        "début de 2, puis 2 robot 1",
        "enlève 2 robot 1",
    ]
    assert ladder(challenge, PairPrograms(parse_program("↶"), parse_program("↷↑")))[1:] == [
        "faute 0 robot 1",
        "quiz 0 : ↑ ↶ ↷ : ↶ robot 1",
        "réparation ↶ ↑ r0 g1 robot 1",
    ]
    assert ladder(challenge, PairPrograms(parse_program("↶"), parse_program("↶↑")))[1:] == []


def test_ladder_of_a_pair_in_which_both_have_a_fault() -> None:
    partner = Partner(Pose(Cell.parse("A3"), Heading.EAST), Aim.GOALS, Cell.parse("C3"))
    challenge = replace(CORNER, mat=Mat(3, 3), genre=Genre.PAIR, partner=partner, goal=Cell.parse("C1"))
    assert ladder(challenge, PairPrograms(parse_program("↑↶"), parse_program("↷↑")))[1:] == [
        "faute 0 robot 1",
        "quiz 0 : ↑ ↶ ↷ : ↑ robot 1",
        "réparation ↑ ↑ r0 g1 robot 1",
    ]
    assert ladder(challenge, PairPrograms(parse_program("↑"), parse_program("↑↑↑")))[1:] == [
        "faute 2 robot 1",
        "début de 2, puis 2 robot 1",
        "enlève 2 robot 1",
    ]


def test_ladder_of_a_pair_too_far_from_any_to_mend_leads_to_the_shortest_answer() -> None:
    """Of two programs that change on that way, the one that keeps less of its start comes first."""
    partner = Partner(Pose(Cell.parse("E3"), Heading.NORTH), Aim.MEET)
    challenge = replace(CORNER, mat=Mat(5, 3), genre=Genre.PAIR, partner=partner, goal=None, max_instructions=8)
    assert ladder(challenge, PairPrograms(parse_program("↑↑↷"), parse_program("↶↶")))[1:] == [
        "début de 1, puis 1 robot 1",
        "quiz 1 : ↑ ↷ : ↑ robot 1",
        "réparation ↶ ↑ ↶ ↑ g0 a1 g1 a2 robot 1",
    ]
    assert ladder(challenge, PairPrograms(parse_program("↑↶"), parse_program("↶↶↶")))[1:] == [
        "faute 1",
        "début de 1, puis 1",
        "quiz 1 : ↑ ↶ ↷ : ↑",
        "réparation ↑ ↑ ↑ g0 r1 a2",
    ]


def test_where_no_fault_of_a_pair_is_found_the_card_that_bumps_is_told() -> None:
    """Too far apart for two edits to help, on a mat too large to look for any answer."""
    partner = Partner(Pose(Cell.parse("Z26"), Heading.NORTH), Aim.MEET)
    challenge = replace(CORNER, mat=Mat(26, 26), genre=Genre.PAIR, partner=partner, goal=None, max_instructions=60)
    assert ladder(challenge, PairPrograms(parse_program("↑"), parse_program("↶↷↑")))[1:] == ["faute 2 robot 1"]


def test_no_rung_of_a_challenge_nobody_can_solve_promises_anything() -> None:
    assert ladder(replace(CORNER, max_instructions=4), "↑↑↶↑", adult=True)[1:] == []


@pytest.mark.parametrize("repeats", [False, True])
def test_the_longest_program_by_far_gets_a_hint(repeats: bool) -> None:
    challenge = replace(CORNER, repeats=repeats, nests=repeats, hints=())
    endless = (Command.LEFT,) * 10_000
    assert ladder(challenge, endless)[0] == ("faute 3" if repeats else "faute 0")
    assert ladder(challenge, endless, adult=True)[-1].startswith(
        "solution ↑ ↑ ↶" if not repeats else "solution répéter"
    )


def test_the_longest_run_by_far_gets_a_hint_in_bounded_work() -> None:
    challenge = replace(CORRIDOR, mat=Mat(10, 10), goal=Cell.parse("J10"), max_instructions=200)
    turning = (Repeat(9, (Repeat(9, (Command.LEFT,) * 190),)),)
    with at_most(2_000_000):  # some seventy calls for each of the 15,390 instructions run
        assert said(hint(challenge, turning, 9)) == "peut-être début de 15390, puis rien"


def test_an_attempt_counts_from_one_and_an_answer_is_of_its_genre() -> None:
    with pytest.raises(ValueError, match="attempts count from 1, not 0"):
        hint(CORNER, (), 0)
    with pytest.raises(BadValueError, match=r"Choice.* ne répond pas à ce défi"):
        hint(CORNER, Choice(0), 1)


@settings(max_examples=500, derandomize=True)
@given(challenges((Genre.PROGRAM, Genre.DEBUG, Genre.COMPLETE, Genre.REPRODUCE), limited=True), st.data())
def test_a_quiz_has_exactly_one_right_answer_and_gives_nothing_away(challenge: Challenge, draw: st.DataObject) -> None:
    """Of five answers to each challenge: to draw another challenge takes longer than to look at its quizzes."""
    for program in draw.draw(st.lists(answers(challenge), min_size=5, max_size=5)):
        for rung in [hint(challenge, program, attempt) for attempt in range(1, 6)]:
            if rung.kind is HintKind.QUIZ:
                right = right_at(challenge, program, rung.place or 0)
                assert 2 <= len(rung.options) <= 3
                assert list(rung.options) == sorted(rung.options, key=list(Command).index)
                assert [card in right for card in rung.options].count(True) == 1
                assert rung.right is not None
                assert rung.options[rung.right] in right
                check_no_other_card_does_as_well(challenge, program, rung)


@settings(max_examples=60, derandomize=True)
@given(challenges((Genre.PROGRAM, Genre.DEBUG, Genre.REPRODUCE), most_keys=2), st.data())
def test_a_quiz_among_repeats_has_exactly_one_right_answer(challenge: Challenge, draw: st.DataObject) -> None:
    challenge = replace(challenge, repeats=True, nests=True, max_instructions=5, hints=())
    program = draw.draw(programs(challenge.keys).filter(lambda each: count_cards(each) <= LONGEST))
    quizzes = [rung for attempt in range(1, 5) if (rung := hint(challenge, program, attempt)).kind is HintKind.QUIZ]
    for rung in quizzes[:1]:
        tries, near = {program}, set[Program]()
        for _edit in range(2):
            tries = {new for each in tries for new in neighbours(each, challenge.keys)}
            near = near or {new for new in tries if judge(challenge, new).succeeded}
        assume(near)
        before, place = faces(program)[: rung.place], rung.place or 0
        right = {new[place] for new in map(faces, near) if new[:place] == before and len(new) > place}
        assert [card in right for card in rung.options].count(True) == 1
        assert rung.right is not None
        assert rung.options[rung.right] in right


@settings(max_examples=60, derandomize=True)
@given(challenges((Genre.PROGRAM, Genre.DEBUG), most_keys=3), st.data())
def test_among_repeats_no_other_card_of_a_quiz_does_as_well(challenge: Challenge, draw: st.DataObject) -> None:
    challenge = replace(challenge, repeats=True, nests=True, max_instructions=3, hints=())
    program = draw.draw(programs(challenge.keys).filter(lambda each: count_cards(each) <= LONGEST))
    rungs = [hint(challenge, program, attempt) for attempt in range(1, 5)]
    for quiz in [rung for rung in rungs if rung.kind is HintKind.QUIZ][:1]:
        fewest = count_cards(rungs[-1].repaired or ()) or min(map(count_cards, repeated_successes(challenge)))
        begun = [faces(new) for new in repeated_successes(challenge) if count_cards(new) <= fewest]
        start = faces(program)[: quiz.place]
        others = {option for option in quiz.options if option is not quiz.options[quiz.right or 0]}
        same = [new for new in begun if new[: len(start)] == start and len(new) > len(start)]
        assert not [new for new in same if new[len(start)] in others]


def check_no_other_card_does_as_well(challenge: Challenge, program: FlatProgram, quiz: Hint) -> None:
    """No wrong option begins an answer of as few cards as the right one, however many cards it changes."""
    assert quiz.place is not None
    assert quiz.right is not None
    every, start = successes(challenge), program[: quiz.place]
    least = min(rank(challenge, program, new)[:2] for new in every)
    for option in quiz.options:
        begun = [new for new in every if new[: quiz.place + 1] == (*start, option)]
        if option is quiz.options[quiz.right]:
            assert least in {rank(challenge, program, new)[:2] for new in begun}
        else:
            assert not [new for new in begun if len(new) <= least[1]]


@settings(max_examples=150, derandomize=True)
@given(challenges((Genre.PROGRAM, Genre.DEBUG, Genre.COMPLETE, Genre.REPRODUCE), limited=True), st.data())
def test_what_is_called_right_starts_one_of_the_shortest_of_the_nearest_answers(
    challenge: Challenge, draw: st.DataObject
) -> None:
    program = draw.draw(answers(challenge))
    rungs = [hint(replace(challenge, hints=()), program, attempt) for attempt in range(1, 6)]
    every = successes(challenge)
    least = min((rank(challenge, program, new)[:2] for new in every), default=None)
    best = [new for new in every if rank(challenge, program, new)[:2] == least]
    for rung in rungs:
        if rung.kind is HintKind.PREFIX and rung.sure:
            assert program[: rung.prefix] in [new[: rung.prefix] for new in best]
        if rung.kind is HintKind.PREFIX and not rung.sure and best:
            assert len(best[0]) > min(map(len, every)), "a start of a shortest answer has no card too many"


def test_a_start_that_goes_to_and_fro_is_called_right_only_where_it_must() -> None:
    needless = replace(CORNER, mat=Mat(3, 1), goal=Cell.parse("C1"), max_instructions=9, hints=())
    assert ladder(needless, "↶↷↑")[0] == "peut-être début de 3, puis rien"
    needed = replace(needless, targets=(Target(Cell.parse("B1")),), goal=Cell.parse("A1"), keys=PLAIN_COMMANDS)
    assert ladder(replace(needed, ordered=True, targets=(*needed.targets, Target(Cell.parse("A1")))), "↑")[0] == (
        "début de 1, puis rien"
    )
    back = replace(needed, mat=Mat(3, 3), goal=Cell.parse("A3"))
    assert ladder(back, "↑↓↶↑")[0] == "début de 4, puis rien", "no answer is shorter than to and fro"


def right_at(challenge: Challenge, program: FlatProgram, place: int) -> set[Command]:
    """The cards at ``place`` of every program that succeeds, is nearest to ``program`` and starts like it."""
    every = successes(challenge)
    least = min(cost(challenge, program, new) for new in every)
    near = [new for new in every if cost(challenge, program, new) == least and len(new) > place]
    return {new[place] for new in near if new[:place] == program[:place]}
