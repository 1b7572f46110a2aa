"""``creer``: what a child makes is judged at once, and the old search through all programs agrees."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Challenge, Genre, Order
from beebot.command import Command
from beebot.errors import BadValueError, KitError
from beebot.hinting.hint import Hint, HintKind
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import difficulty, ending, hint, judge, kind_of, solve
from beebot.kinds.create import SPARE_CARDS, made, shortest
from beebot.lesson import Level
from beebot.mat import Mat, Wall
from beebot.parts.answer_types import Creation
from beebot.pose import QUARTERS, Cell, Pose
from beebot.shortest.solution import Status
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import lesson, read

KEYS = frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT})
ASKED = Challenge(
    "inventer",
    Text("Invente."),
    Mat(3, 2, walls=frozenset({Wall(Cell(1, 0), Cell(2, 0))})),
    Pose(Cell(0, 0), QUARTERS[1]),
    genre=Genre.CREATE,
    keys=KEYS,
    made_for=Order("GS", 4, 2),
)
CELLS = [Cell(column, row) for row in range(2) for column in range(3)]
MOST_CARDS = 6
"""So many cards are tried by the search through all programs: on this mat nothing that can be done takes more."""


@st.composite
def creations(draw: st.DrawFn) -> Creation:
    """Things on cells of their own, and now and then nothing to reach."""
    start, *free = draw(st.permutations(CELLS))
    flowers, ponds = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    goal = free.pop() if draw(st.booleans()) else None
    targets, free = free[:flowers], free[flowers:]
    return Creation(Pose(start, draw(st.sampled_from(QUARTERS))), goal, tuple(targets), frozenset(free[:ponds]))


def fewest(challenge: Challenge) -> int | None:
    """The least cards of a program that succeeds, by trying all."""
    for count in range(1, MOST_CARDS + 1):
        if any(judge(challenge, program).succeeded for program in product(sorted(KEYS, key=str), repeat=count)):
            return count
    return None


@settings(max_examples=60)
@given(creations())
def test_the_verdict_is_that_of_the_search_through_all_programs(answer: Creation) -> None:
    verdict, played = judge(ASKED, answer).outcome, replace(made(ASKED, answer), max_instructions=200)
    if answer.goal is None and not answer.targets:
        assert verdict is Outcome.NOTHING_ASKED
        return
    count, best = fewest(played), shortest(ASKED, answer)
    assert count == best.cards or (count is None and (best.cards or MOST_CARDS + 1) > MOST_CARDS)
    if best.status is Status.IMPOSSIBLE:
        assert verdict is Outcome.NO_WAY
        assert count is None
    pivots = 0 if best.program is None else sum(card is not Command.FORWARD for card in best.program)
    suits = best.cards is not None and best.cards <= 4 and pivots <= 2
    assert (verdict is Outcome.SUCCESS) is suits


def test_what_is_made_is_programmed_with_two_places_to_spare() -> None:
    answer = Creation("A1 est", "B2", ("B1",))  # type: ignore[arg-type]
    played = made(ASKED, answer)
    assert (played.genre, played.made_for, played.max_instructions) == (Genre.PROGRAM, None, 4 + SPARE_CARDS)
    assert (played.goal, [target.cell for target in played.targets]) == (Cell(1, 1), [Cell(1, 0)])
    assert judge(played, solve(played).answer or ()).succeeded
    assert played.task.fr == "Passe par la fleur, puis rentre à la ruche."


@pytest.mark.parametrize(
    ("text", "outcome", "kind"),
    [
        ("A1 est, arrivee B1", Outcome.SUCCESS, EndingKind.SUCCESS),
        ("A1 est", Outcome.NOTHING_ASKED, EndingKind.NO_GOAL),
        ("A1 est, arrivee A1", Outcome.NOTHING_ASKED, EndingKind.NO_GOAL),
        ("A1 est, obstacles B1", Outcome.NOTHING_ASKED, EndingKind.NO_GOAL),
        ("A1 est, arrivee C1, obstacles C2", Outcome.NO_WAY, EndingKind.NO_WAY),
        ("A1 est, arrivee C1", Outcome.TOO_HARD, EndingKind.TOO_HARD),
        ("A1 est, arrivee B1, obstacles A2 B2 C2", Outcome.TOO_HARD, EndingKind.TOO_HARD),
    ],
)
def test_how_it_ends(text: str, outcome: Outcome, kind: EndingKind) -> None:
    assert judge(ASKED, text).outcome is outcome
    assert ending(ASKED, text).kind is kind


def test_what_is_shut_off_is_told_and_what_is_too_long_shows_its_way() -> None:
    assert ending(ASKED, "A1 est, arrivee C1, cibles B1, obstacles C2").cells == (Cell(2, 0),)
    assert ending(ASKED, "A1 est, arrivee C1").cells[-1] == Cell(2, 0)


def test_help_names_the_obstacle_that_bars_the_way() -> None:
    roomy = replace(ASKED, made_for=Order("CE1", 15, 3))
    assert hint(roomy, "A1 est, arrivee C1, obstacles A2 C2", 1) == Hint(HintKind.REMOVE, cells=(Cell(2, 1),))
    assert hint(roomy, "A1 est, arrivee C1, obstacles B2 C2", 1).kind is HintKind.QUESTION
    assert hint(ASKED, "A1 est", 1).kind is HintKind.QUESTION


@pytest.mark.parametrize(
    "text",
    ["", "A1", "Z9 est", "A1 est, arrivee Z9", "A1 est, arrivee B1 C1", "A1 est, maison B1", "A1 est, cibles B1 B1"],
)
def test_a_text_that_tells_no_challenge_is_one_sentence(text: str) -> None:
    with pytest.raises(KitError, match="ne dit pas un défi"):
        judge(ASKED, text)


def test_two_things_on_one_cell_are_no_answer() -> None:
    with pytest.raises(BadValueError, match="sur la même case"):
        judge(ASKED, Creation("A1 est", "B1", ("B1",)))  # type: ignore[arg-type]


@given(creations())
def test_an_answer_is_written_as_it_is_read(answer: Creation) -> None:
    kind = kind_of(Genre.CREATE)
    assert kind.read_answer(ASKED, [kind.answer_text(answer)]) == answer


def test_an_example_can_be_made_wherever_something_can() -> None:
    shut = replace(ASKED, mat=Mat(3, 2, frozenset({Cell(1, 0), Cell(0, 1)})))
    for asked in (ASKED, shut):
        answer = solve(asked).answer
        assert answer is not None
        assert judge(asked, answer).succeeded
        assert difficulty(asked) is None
    assert solve(replace(ASKED, mat=Mat(1, 1), start=Pose(Cell(0, 0), QUARTERS[0]))).status is Status.IMPOSSIBLE


MAKE = ("genre: creer", "pour: GS")


def test_it_is_read_and_written(content: Content) -> None:
    assert read(content, *MAKE).made_for == Order("GS", 5, 3)
    asked = read(content, *MAKE, "au_plus: {cartes: 4, obstacles: 0}")
    assert asked.made_for == Order("GS", 4, 0)
    assert "au_plus: {cartes: 4, obstacles: 0}" in challenge_yaml(asked)
    assert {level.value for level in Level} >= {"GS"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["genre: creer"], ["32:5 : le genre « creer » demande la clé « pour » ; ajoutez-la"]),
        (
            [*MAKE, "au_plus: {cartes: 9}"],
            ["38:23 : « cartes » : un défi de GS se fait en 5 cartes au plus ; écrivez 5 ou moins"],
        ),
        (
            [*MAKE, "touches: [gauche, droite]"],
            ["34:5 : « tapis » : aucun défi ne peut se faire ici ; donnez de la place, ou d'autres touches"],
        ),
        ([*MAKE, "au_plus: {obstacles: 99}"], ["38:26 : « obstacles » : 99 n'est pas possible ; choisissez de 0 à 20"]),
        (["genre: creer", "pour: CE3"], ["37:11 : « pour » : mot inconnu « CE3 » ; vouliez-vous « CE1 » ?"]),
        (
            ["genre: libre", "pour: GS"],
            ["37:5 : « pour » ne sert pas dans le genre « libre », mais dans creer ; enlevez la clé"],
        ),
    ],
)
def test_what_makes_no_sense_is_said(content: Content, lines: list[str], expected: list[str]) -> None:
    assert content.complaints(lesson(*lines)) == expected
