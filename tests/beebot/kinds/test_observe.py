"""``observer``: what is said of a run that was watched is judged as where the program is read."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Observed
from beebot.command import Command
from beebot.errors import BadValueError, KitError
from beebot.hinting.hint import HintKind
from beebot.interpreter import run
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome, trail
from beebot.kinds import difficulty, ending, hint, judge, solve
from beebot.loader import load_lesson
from beebot.mat import Mat
from beebot.notation import parse_program
from beebot.parts.answer_types import Choice, Prediction
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import HEAD, lesson, read

WATCHED = Challenge(
    "vue",
    Text("Regarde-la."),
    Mat(5, 4),
    Pose(Cell(0, 1), Heading.EAST),
    genre=Genre.OBSERVE,
    given=parse_program("↑ ↑ ↶ ↑"),
    max_instructions=6,
)
CELL = replace(WATCHED, seen=Observed.CELL)
LAID = replace(WATCHED, seen=Observed.STRIP)
CHOSEN = replace(LAID, choices=tuple(map(parse_program, ("↑ ↑ ↷ ↑", "↑ ↑ ↶ ↑", "↑ ↶ ↑ ↑"))))
PROGRAMS = st.lists(st.sampled_from((Command.FORWARD, Command.LEFT, Command.RIGHT, Command.PAUSE)), max_size=6).map(
    tuple
)


def test_each_way_to_answer_has_answers_of_its_own() -> None:
    assert judge(CELL, Prediction(Cell(2, 2))).succeeded
    assert judge(CHOSEN, Choice(1)).succeeded
    assert judge(LAID, parse_program("↑ ↑ ↶ ↑")).succeeded
    for asked, answer in ((CELL, Choice(1)), (CHOSEN, parse_program("↑")), (LAID, Prediction(Cell(0, 0)))):
        with pytest.raises(BadValueError, match="ne répond pas à ce défi ; donnez, pour observer, une case"):
            judge(asked, answer)


@settings(max_examples=200)
@given(PROGRAMS)
def test_a_strip_that_is_laid_succeeds_if_it_leaves_the_trail_that_was_seen(program: tuple[Command, ...]) -> None:
    trace = run(program, LAID.start, LAID.mat)
    alike = not trace.bump and trail(trace) == trail(run(LAID.given, LAID.start, LAID.mat))
    assert judge(LAID, program).succeeded is (bool(program) and alike)


@settings(max_examples=200)
@given(PROGRAMS)
def test_a_strip_that_is_chosen_succeeds_if_it_does_step_by_step_what_was_seen(program: tuple[Command, ...]) -> None:
    asked = replace(CHOSEN, choices=(program, parse_program("↑ ↑ ↷ ↑")), max_instructions=200)
    assert judge(asked, Choice(0)).succeeded is (program == parse_program("↑ ↑ ↶ ↑"))


def test_the_shortest_answers() -> None:
    assert solve(CELL) == Solution(Status.PROVED, Prediction(Cell(2, 2), Heading.NORTH), None, 1)
    assert solve(CHOSEN).answer == Choice(1)
    assert solve(LAID).answer == parse_program("↑ ↑ ↶ ↑")


def test_who_goes_another_way_is_asked_to_look_again_and_not_told_the_way() -> None:
    short, other = (ending(LAID, parse_program(words)) for words in ("↑", "↑ ↶ ↑"))
    assert [(each.kind, each.cells, each.missing) for each in (short, other)] == [
        (EndingKind.NOT_SEEN, (Cell(1, 1),), ())
    ] * 2
    assert ending(CHOSEN, Choice(0)).kind is EndingKind.WRONG_STRIP
    assert ending(CELL, Prediction(Cell(2, 0))).kind is EndingKind.WRONG_CELL


def test_no_card_of_a_hidden_strip_is_pointed_at() -> None:
    one = replace(CELL, given=parse_program("↑"))
    assert hint(one, Prediction(Cell(4, 3)), 1).kind is HintKind.QUESTION
    assert [hint(CELL, Prediction(Cell(4, 3)), call).kind for call in (1, 2)] == [HintKind.PREFIX] * 2
    assert hint(LAID, parse_program("↑ ↶ ↑"), 1).place == 1
    assert hint(CHOSEN, Choice(0), 1).place == 2
    assert judge(CHOSEN, Choice(0)).outcome is Outcome.WRONG_CHOICE


def test_each_way_to_answer_has_a_level() -> None:
    assert all(difficulty(asked) is not None for asked in (CELL, CHOSEN, LAID))


def test_what_a_person_types_is_an_answer_of_the_way_that_is_asked() -> None:
    assert judge(CELL, "C3").succeeded
    assert judge(CHOSEN, "2").succeeded
    assert judge(LAID, "avancer avancer gauche avancer").succeeded
    with pytest.raises(KitError, match="ne dit pas où le robot s'arrête"):
        judge(CELL, "avancer")


GIVEN = ("genre: observer", "programme: ↑ ↶ ↑")


@pytest.mark.parametrize(
    "lines",
    [
        ["repondre: case"],
        ["repondre: case", "orientation: true"],
        ["repondre: bande", "max_instructions: 4"],
        ["repondre: bande", "programmes: [↑ ↶ ↑, ↑ ↷]"],
    ],
)
def test_it_is_read_and_written(content: Content, lines: list[str]) -> None:
    challenge = read(content, *GIVEN, *lines)
    assert challenge.seen is Observed(lines[0].removeprefix("repondre: "))
    assert all(line in challenge_yaml(challenge) for line in lines[:1])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], ["32:5 : le genre « observer » demande la clé « repondre » ; ajoutez-la"]),
        (
            ["repondre: [bande]"],
            ["38:5 : « repondre » : écrivez bande, case, ou les deux, [bande, case], dans le genre observer"],
        ),
        (["repondre: [bande, case]", "orientation: true", "programmes: [↑ ↶ ↑, ↑ ↷]"], []),
        (
            ["repondre: [case, bande]", "programmes: [↑, ↑ ↷ ↑]"],
            ["39:5 : « programmes » : aucun ne fait ce que fait « programme » ; mettez-y ce programme aussi"],
        ),
        (["repondre: bandes"], ["38:15 : « repondre » : mot inconnu « bandes » ; vouliez-vous « bande » ?"]),
        (
            ["repondre: case", "programmes: [↑ ↶ ↑, ↑]"],
            ["39:5 : « repondre: case » ne montre aucune bande ; enlevez « programmes », ou écrivez bande"],
        ),
        (
            ["repondre: bande", "programmes: [↑, ↑ ↷ ↑]"],
            ["39:5 : « programmes » : aucun ne fait ce que fait « programme » ; mettez-y ce programme aussi"],
        ),
        (["repondre: bande", "programmes: [↑ ↶ ↑, ↑ ↶ ⏸ ↑]"], []),
        (
            ["repondre: bande", "orientation: true"],
            ["39:5 : « orientation » va avec « repondre: case » ; enlevez la clé"],
        ),
    ],
)
def test_what_makes_no_sense_is_said(content: Content, lines: list[str], expected: list[str]) -> None:
    assert content.complaints(lesson(*GIVEN, *lines)) == expected


def test_two_programs_that_look_alike_when_they_run_are_told(content: Content) -> None:
    lines = ("genre: observer", "programme: ↑ ↑", "repondre: bande", 'programmes: [↑ ↑, "répéter 2 [ ↑ ]"]')
    assert content.complaints(lesson(*lines)) == [
        "39:23 : « programmes » : le numéro 2 fait la même chose que le numéro 1 ; changez l'un des deux"
    ]


def test_a_run_that_bumps_can_be_watched_for_its_cell_alone(content: Content) -> None:
    bumps = ("genre: observer", "programme: ↓")
    assert content.complaints(lesson(*bumps, "repondre: case")) == []
    assert content.complaints(lesson(*bumps, "repondre: bande")) == [
        "37:16 : « programme » : l'instruction 1 du modèle cogne ; changez le programme"
    ]


BOTH = ("repondre: [bande, case]", "programmes: [↑ ↶ ↑, ↑ ↷]", "orientation: true")


def challenges(content: Content, text: str) -> tuple[Challenge, ...]:
    assert content.complaints(text) == []
    return load_lesson(content.lesson).challenges[1:]


def test_two_questions_are_two_challenges(content: Content) -> None:
    strip, cell = challenges(content, lesson(*GIVEN, *BOTH))
    assert strip == read(content, *GIVEN, "repondre: bande", BOTH[1])
    assert cell == replace(read(content, *GIVEN, "repondre: case", BOTH[2]), id=f"{strip.id}-case")
    assert [solve(each).answer for each in (strip, cell)] == [Choice(0), Prediction(Cell(1, 1), Heading.NORTH)]
    first, second = challenges(content, lesson(*GIVEN, "repondre: [case, bande]", *BOTH[1:]))
    assert (first, second) == (replace(cell, id=strip.id), replace(strip, id=f"{strip.id}-bande"))


def test_each_question_may_have_its_sentence(content: Content) -> None:
    text = lesson(*GIVEN, *BOTH)
    task = '    consigne: "Va."'
    two = text.replace(task, '    consigne: ["Quelle bande ?", {fr: "Quelle case ?", en: "Which square?"}]')
    assert [each.task for each in challenges(content, two)] == [
        Text("Quelle bande ?"),
        Text("Quelle case ?", en="Which square?"),
    ]
    assert {each.task for each in challenges(content, text)} == {Text("Va.")}
    assert content.complaints(two.replace("[bande, case]", "bande")) != []


def test_what_is_wrong_in_two_questions_is_told_once_and_a_story_names_both(content: Content) -> None:
    assert content.complaints(lesson("depart: {case: A0, vers: est}", *GIVEN, *BOTH)) == [
        "35:20 : « case » : « A0 » n'est pas une case ; écrivez une lettre majuscule et un nombre, comme C4"
    ]
    text = lesson(*GIVEN, *BOTH)
    again = text + text.partition(HEAD)[2].replace("id: deux", "id: deux-case").replace("[bande, case]", "bande")
    assert content.complaints(again.rpartition("    orientation")[0]) == [
        "41:9 : « id » : « deux-case » est déjà pris ligne 32 ; donnez-en un autre"
    ]
    first = re.findall(r"- id: (\S+)", HEAD)[0]
    story = f"histoire: [{{defi: {first}}}, {{defi: deux}}, {{defi: deux-case}}]\n"
    assert challenges(content, text.replace("defis:", f"{story}defis:"))
