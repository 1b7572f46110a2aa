"""Limits of cards, and the very strip: what is read, judged, solved, helped and said of them."""

import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner
from beebot.command import SINGLE_COMMANDS, STRIDES, Command
from beebot.errors import BadValueError
from beebot.fingerprint import challenge_hash
from beebot.hinting.hint import HintKind
from beebot.judging.ending_rules import program_ending
from beebot.judging.endings import EndingKind
from beebot.judging.rules import Outcome
from beebot.kinds import ending, hint, judge, solve
from beebot.loader import load_lesson
from beebot.mat import Mat
from beebot.notation import parse_flat, parse_program, program_arrows
from beebot.parts.answer_types import Orientation
from beebot.parts.limits import NO_LIMITS, Limits, pivots
from beebot.parts.staging import PLAIN, Staging
from beebot.pose import Cell, Heading, Pose
from beebot.repair import mend
from beebot.shortest.solution import Status
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import AIM, PAIR, lesson, read
from tests.beebot.nearest import fewest
from tests.beebot.simulated_child import helped, ladder_of, laid
from tests.beebot.small import challenges
from tests.beebot.wrong_answers import challenges as known
from tests.beebot.wrong_answers import wrong_answers
from tests.long import times

FIELD = Challenge("pre", Text("Va."), Mat(5, 4), "A1 est", goal="C3", max_instructions=9)  # type: ignore[arg-type] # read
STRIP = replace(FIELD, goal=None, genre=Genre.REPRODUCE, given=parse_program("↑⏸↶↑⏸"), exact=True)


def bounded(turns: int | None = None, fewest: int = 0, **hand: int) -> Challenge:
    cards = tuple((Command(word), count) for word, count in hand.items())
    return replace(FIELD, limits=Limits(turns, fewest, cards))


# What is judged


@pytest.mark.parametrize(
    ("challenge", "program", "outcome", "failing", "told"),
    [
        (bounded(turns=1), "↑↑↶↑↑", Outcome.SUCCESS, None, (EndingKind.SUCCESS, ())),
        (bounded(turns=1), "↶↑↑↷↑↑", Outcome.TOO_MANY_TURNS, 3, (EndingKind.TOO_MANY_TURNS, (3,))),
        (bounded(turns=0), "↶↷↑", Outcome.TOO_MANY_TURNS, 0, (EndingKind.TOO_MANY_TURNS, (0, 1))),
        (bounded(avancer=3), "↑↑↶↑↑", Outcome.NO_CARD_LEFT, 4, (EndingKind.NO_CARD_LEFT, (4,))),
        (bounded(avancer=1, turns=0), "↶↑↑", Outcome.NO_CARD_LEFT, 2, (EndingKind.NO_CARD_LEFT, (2,))),
        (bounded(fewest=6), "↑↑↶↑↑", Outcome.TOO_FEW, None, (EndingKind.TOO_FEW_CARDS, (5,))),
        (bounded(fewest=7), "↑↑", Outcome.NOT_ARRIVED, None, (EndingKind.SHORT, ())),
        (bounded(fewest=6), "↶↑↑↷↑↑", Outcome.SUCCESS, None, (EndingKind.SUCCESS, ())),
        (STRIP, "↑⏸↶↑⏸", Outcome.SUCCESS, None, (EndingKind.SUCCESS, ())),
        (STRIP, "↑↶↑", Outcome.OTHER_STRIP, 1, (EndingKind.OTHER_STRIP, (1,))),
        (STRIP, "↑⏸↶↑", Outcome.OTHER_STRIP, None, (EndingKind.OTHER_STRIP, ())),
        (STRIP, "↑⏸↷↷↷↑⏸", Outcome.OTHER_STRIP, 2, (EndingKind.OTHER_STRIP, (2,))),
        (STRIP, "↑⏸↑", Outcome.OTHER_TRAIL, 2, (EndingKind.OTHER_TRAIL, (2,))),
        (replace(STRIP, exact=False), "↑↶↑", Outcome.SUCCESS, None, (EndingKind.SUCCESS, ())),
    ],
)
def test_how_it_ends(
    challenge: Challenge, program: str, outcome: Outcome, failing: int | None, told: tuple[EndingKind, tuple[int, ...]]
) -> None:
    verdict, ended = judge(challenge, program), ending(challenge, program)
    assert (verdict.outcome, verdict.failing) == (outcome, failing)
    assert (ended.kind, ended.cards) == told


@pytest.mark.parametrize("more", [{"limits": Limits(2)}, {"limits": Limits(fewest=2)}, {"repeats": True}], ids=str)
def test_two_robots_have_neither_repeats_nor_limits(more: dict[str, Any]) -> None:
    partner = Partner("A4 est", Aim.MEET)  # type: ignore[arg-type] # read
    asked = replace(FIELD, goal=None, genre=Genre.PAIR, partner=partner)
    with pytest.raises(BadValueError, match=r"^à deux robots, ni répétitions ni limites de cartes ; enlevez-les"):
        replace(asked, **more)


def test_the_missing_cards_are_told_only_where_they_may_be_laid() -> None:
    verdict = judge(FIELD, "↑↑")
    assert program_ending(FIELD, parse_flat("↑↑"), verdict).missing == parse_flat("↶↑↑")
    for challenge in (bounded(turns=0), bounded(avancer=3)):
        assert program_ending(challenge, parse_flat("↑↑"), verdict).missing == ()
    assert ending(STRIP, "↑").missing == ()
    assert ending(replace(STRIP, exact=False), "↑").missing == parse_flat("↶↑")


def test_what_is_left() -> None:
    limits = Limits(turns=2, hand=((Command.LEFT, 1), (Command.FORWARD, 3)))
    program = parse_program("↑↶↷↑↶")
    assert limits.left(program) == {Command.FORWARD: 1, Command.LEFT: -1}
    assert (limits.turns_left(program), NO_LIMITS.turns_left(program)) == (-1, None)
    assert (limits.beyond_hand(program), pivots(program)) == ((4,), (1, 2, 4))
    assert limits.hand == ((Command.FORWARD, 3), (Command.LEFT, 1)), "in one order, for the hash"


@pytest.mark.parametrize("facts", [{"turns": -1}, {"fewest": 201}, {"hand": ((Command.LEFT, True),)}, {"turns": "2"}])
def test_what_is_no_limit(facts: dict[str, object]) -> None:
    with pytest.raises(BadValueError, match="n'est pas une limite"):
        Limits(**facts)  # type: ignore[arg-type] # on purpose


def test_the_hash_changes_with_what_is_judged_alone() -> None:
    hashes = {challenge_hash(each) for each in (FIELD, bounded(turns=1), bounded(fewest=6), bounded(avancer=4), STRIP)}
    assert len({*hashes, challenge_hash(replace(STRIP, exact=False))}) == 6
    assert challenge_hash(replace(FIELD, limits=Limits())) == challenge_hash(FIELD)


# What is solved and helped


@pytest.mark.parametrize(
    ("challenge", "cards", "count"),
    [
        (bounded(turns=1), 5, 2),
        (bounded(fewest=6), 6, None),
        (bounded(avancer=2, reculer=2), 5, None),
        (bounded(turns=0), None, None),
        (bounded(turns=1, avancer=3), 5, None),
        (STRIP, 5, 1),
        (replace(STRIP, repeats=True, given=parse_program("↑⏸↑⏸↑⏸")), 3, 1),
        (replace(STRIP, keys=frozenset({Command.FORWARD, Command.LEFT})), None, None),
    ],
)
def test_the_shortest_answer(challenge: Challenge, cards: int | None, count: int | None) -> None:
    found = solve(challenge)
    assert found.status is (Status.IMPOSSIBLE if cards is None else Status.PROVED)
    assert found.cards == cards
    assert count is None or found.count == count
    assert found.program is None or judge(challenge, found.program).succeeded


def test_a_hint_never_asks_for_a_card_that_is_not_there() -> None:
    challenge = replace(bounded(turns=2, avancer=4), hints=())
    mended = mend(challenge, parse_program("↶↷↶↑↑"))
    assert mended is not None
    assert judge(challenge, mended.repair.program).succeeded
    turning = hint(challenge, "↶↑↑↷↑↑↶", 1)
    assert (turning.kind, turning.place) == (HintKind.FAILING, 6)
    missing = [hint(replace(STRIP, hints=()), "↑↶↑", attempt) for attempt in range(1, 5)]
    assert {rung.card for rung in missing if rung.kind is HintKind.REPAIR} == {Command.PAUSE}


@settings(max_examples=times(60), derandomize=True)
@given(challenges(limited=True), st.lists(st.sampled_from(SINGLE_COMMANDS), max_size=5).map(tuple))
def test_the_nearest_answers_agree(challenge: Challenge, program: tuple[Command, ...]) -> None:
    challenge = replace(challenge, max_instructions=5)
    mended, nearest = mend(challenge, program), fewest(challenge, program)
    assert (mended is None) is (nearest is None)
    if mended is not None:
        assert (mended.repair.cost, len(mended.repair.program)) == nearest


def test_a_child_who_does_what_each_hint_says_succeeds_within_the_limits() -> None:
    asked = 0
    for challenge in known(Genre.PROGRAM, times(6)):
        best = solve(challenge).program
        if not best or challenge.repeats:
            continue
        moves = Counter(card.one_step for card in best if isinstance(card, Command) and card.is_move)
        hand = tuple(moves.items())
        tight = replace(challenge, limits=Limits(len(pivots(best)), hand=hand))
        for answer in wrong_answers(challenge, times(3), random.Random(challenge.id)):
            assert not isinstance(answer, Orientation)
            became = helped(tight, answer)
            assert became.solved, f"{challenge.id} {answer}: {became}"
            assert laid(became.answer) >= len(best), program_arrows(best)
            asked += 1
    assert asked > times(6)


# What is read and written


@pytest.mark.parametrize(
    ("lines", "limits", "most"),
    [
        (["limites: {virages: 2}"], Limits(2), 200),
        (["limites: {cartes: 4}"], Limits(fewest=4), 4),
        (["limites: {cartes: [2, 5], virages: 0}"], Limits(0, 2), 5),
        (["limites: {cartes: [1, 5]}"], NO_LIMITS, 5),
        (
            ["max_instructions: 6", "limites: {main: {gauche: 1, avancer: 3}}"],
            Limits(hand=((Command.FORWARD, 3), (Command.LEFT, 1))),
            6,
        ),
    ],
)
def test_read_and_written(content: Content, lines: list[str], limits: Limits, most: int) -> None:
    challenge = read(content, AIM, *lines)
    assert (challenge.limits, challenge.max_instructions) == (limits, most)
    again = lesson(AIM).split("  - id: deux")[0] + challenge_yaml(challenge)
    assert content.complaints(again) == []
    assert load_lesson(content.lesson).challenges[1] == challenge


def test_the_very_strip_is_read_and_written(content: Content) -> None:
    challenge = read(content, "genre: reproduire", "programme: ↑ ⏸ ↑", "exact: true")
    assert (challenge.exact, "exact: true" in challenge_yaml(challenge)) == (True, True)
    assert not read(content, "genre: reproduire", "programme: ↑ ⏸ ↑").exact


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["limites: {}"],
            "37:5 : « limites » : ces limites ne limitent rien ; donnez « virages », « cartes » ou « main »",
        ),
        (
            ["limites: {main: {}}"],
            "37:5 : « limites » : ces limites ne limitent rien ; donnez « virages », « cartes » ou « main »",
        ),
        (["limites: {virage: 2}"], "37:15 : clé inconnue « virage » ; vouliez-vous « virages » ?"),
        (["limites: {cartes: [5, 2]}"], "37:15 : « cartes » : de 5 à 2, c'est à l'envers ; écrivez [2, 5]"),
        (
            ["limites: {cartes: [5]}"],
            "37:15 : « cartes » : écrivez un nombre de cartes, comme 4, ou le moins et le plus, comme [2, 5]",
        ),
        (["limites: {cartes: 0}"], "37:23 : « cartes » : 0 n'est pas possible ; choisissez de 1 à 200"),
        (
            ["limites: {cartes: trois}"],
            "37:23 : « cartes » : « trois » n'est pas un nombre entier ; écrivez-le en chiffres, sans zéro devant",
        ),
        (["limites: {main: {avance: 3}}"], "37:22 : clé inconnue « avance » ; vouliez-vous « avancer » ?"),
        (
            ["touches: [avancer]", "limites: {main: {gauche: 1}}"],
            "38:22 : il n'y a pas de touche gauche ici ; ajoutez-la à « touches », ou enlevez-la de « main »",
        ),
        (
            ["max_instructions: 6", "limites: {cartes: 4}"],
            "37:5 : « cartes » dit déjà le plus grand nombre ; enlevez « max_instructions »",
        ),
        (
            ["genre: libre", "limites: {virages: 2}"],
            (
                "36:5 : « arrivee » ne sert pas dans le genre « libre », mais dans programmer, deboguer, completer, "
                "choisir, a_deux, orienter ; enlevez la clé\n"
                "38:5 : « limites » ne sert pas dans le genre « libre », mais dans programmer, deboguer, completer, "
                "reproduire ; enlevez la clé"
            ),
        ),
    ],
)
def test_what_is_said_of_limits(content: Content, lines: list[str], expected: str) -> None:
    assert content.complaints(lesson(AIM, *lines)) == expected.splitlines()


def test_what_is_said_of_a_strip_that_has_no_key_for_a_card(content: Content) -> None:
    lines = ["genre: reproduire", "programme: ↑ ⏸ ↑", "exact: true", "touches: [avancer]"]
    assert content.complaints(lesson(*lines)) == [
        "37:16 : « programme » : pause est dans le modèle exact ; ajoutez pause à « touches », ou changez le programme"
    ]
    assert content.complaints(lesson(*lines[:2], lines[3])) == []
    assert content.complaints(lesson(AIM, "exact: true")) == [
        "37:5 : « exact » ne sert pas dans le genre « programmer », mais dans reproduire ; enlevez la clé"
    ]


# What is told where a change cannot be made at once

CORNER = Challenge("coin", Text("Va."), Mat(4, 3), "A1 est", goal="C2", max_instructions=6)  # type: ignore[arg-type] # read
ONE_EACH = Limits(hand=((Command.FORWARD, 3), (Command.LEFT, 1), (Command.RIGHT, 1)))


@pytest.mark.parametrize(
    ("limits", "program", "kind", "place", "card"),
    [
        (ONE_EACH, "↑ ↷ ↑ ↑ ↶", HintKind.REMOVE, 4, None),  # a ↶ is wanted at the start, and lies at the end
        (ONE_EACH, "↑ ↷ ↶ ↑ ↑", HintKind.REMOVE, 4, None),  # all three ↑ lie there
        (Limits(turns=1), "↑ ↑ ↑ ↑ ↶", HintKind.REMOVE, 4, None),
        (Limits(turns=1), "↑ ↑ ↑ ↷", HintKind.REPAIR, 3, Command.FORWARD),
        (NO_LIMITS, "↑ ↑ ↑ ↷", HintKind.REPAIR, 2, Command.LEFT),
    ],
)
def test_a_card_that_cannot_be_laid_yet_is_told_after_what_frees_it(
    limits: Limits, program: str, kind: HintKind, place: int, card: Command | None
) -> None:
    challenge = replace(CORNER, limits=limits)
    last = list(ladder_of(challenge, parse_program(program)))[-1]
    assert (last.kind, last.place, last.card) == (kind, place, card)
    assert last.change is not None
    assert (last.change.place, last.change.card) == (place, card)


def test_of_two_cards_that_wait_for_each_other_one_is_taken_away() -> None:
    limits = Limits(hand=((Command.FORWARD, 2), (Command.LEFT, 0), (Command.RIGHT, 1)))
    challenge = Challenge("mur", Text("Va."), Mat(4, 3), "A1 nord", goal="C1", max_instructions=3, limits=limits)  # type: ignore[arg-type] # read
    last = list(ladder_of(challenge, parse_program("↑ ↑ ↷")))[-1]
    assert (last.kind, last.place, last.repaired) == (HintKind.REMOVE, 2, None)
    assert helped(challenge, parse_program("↑ ↑ ↷")).answer == parse_program("↷ ↑ ↑")


def test_a_card_that_goes_far_is_one_of_those_in_hand() -> None:
    limits = Limits(2, 4, ((Command.FORWARD, 2), (Command.LEFT, 0), (Command.RIGHT, 2)))
    keys = STRIDES | {Command.FORWARD, Command.LEFT, Command.RIGHT}
    challenge = replace(CORNER, mat=Mat(4, 4), start=Pose(Cell(0, 0), Heading.NORTH), goal=Cell(3, 3))
    challenge = replace(challenge, keys=keys, limits=limits)
    became = helped(challenge, (Command.RIGHT, Command.FORWARD, Command.FORWARD_9, Command.LEFT))
    assert (became.solved, became.wrong) == (True, ())


def test_a_question_shows_no_card_of_which_none_is_left() -> None:
    unbound, program = CORNER, parse_program("↑ ↑")
    bound = replace(CORNER, limits=Limits(hand=((Command.PAUSE, 0),)))
    asked = [rung for rung in ladder_of(bound, program) if rung.kind is HintKind.QUIZ]
    free = [rung for rung in ladder_of(unbound, program) if rung.kind is HintKind.QUIZ]
    assert [Command.PAUSE in rung.options for rung in (*asked, *free)] == [False, True]


# How it is seen


@pytest.mark.parametrize(
    ("line", "staging", "written"),
    [
        ("vue: {depart: abeille, aide: false}", Staging(as_bee=True, may_turn=False), True),
        ("vue: {aide: false}", Staging(may_turn=False), True),
        ("vue: {depart: dessus}", PLAIN, False),
        ("memoire: {tapis: 8}", Staging(mat_s=8), True),
    ],
)
def test_a_view_is_read_and_written_and_not_judged(
    content: Content, line: str, staging: Staging, written: bool
) -> None:
    challenge = read(content, AIM, line)
    assert challenge.staging == staging
    assert (line in challenge_yaml(challenge)) is written
    assert challenge_hash(challenge) == challenge_hash(replace(challenge, staging=PLAIN))


def test_what_is_said_of_views(content: Content) -> None:
    assert content.complaints(lesson(AIM, "vue: {depart: haut}")) == [
        "37:19 : « depart » : mot inconnu « haut » ; les mots possibles sont dessus, abeille"
    ]
    assert content.complaints(lesson(*PAIR, "vue: {aide: false}")) == [
        "39:5 : à deux abeilles, on voit d'en haut ; enlevez « vue »"
    ]


def test_what_is_said_of_what_is_to_be_remembered(content: Content) -> None:
    nothing = "37:5 : « memoire » : rien n'est caché ; donnez « bande » ou « tapis », avec un nombre de secondes"
    assert content.complaints(lesson(AIM, "memoire: {}")) == [nothing]
    assert content.complaints(lesson(AIM, "memoire: {bande: 8}")) == [
        "37:15 : il n'y a pas de bande à retenir ici ; enlevez « bande », ou écrivez « tapis »"
    ]
    assert content.complaints(lesson(AIM, "memoire: {tapis: 0}")) == [
        "37:22 : « tapis » : 0 n'est pas possible ; choisissez de 1 à 120"
    ]
    foretold = read(content, "genre: prevoir", "programme: ↑ ↑", "memoire: {bande: 8, tapis: 5}")
    assert foretold.staging == Staging(strip_s=8, mat_s=5)
    assert "memoire: {bande: 8, tapis: 5}" in challenge_yaml(foretold)


def test_bounds_beside_given_cards_grow_by_them_and_shrink_back() -> None:
    bounds, given = Limits(turns=2, fewest=3, hand=((Command.LEFT, 1),)), parse_program("↶ ↑ répéter 2 [ ↷ ]")
    wider = bounds.beside(given)
    assert (wider.turns, wider.fewest, wider.hand) == (4, 3, ((Command.LEFT, 2),))
    assert wider.beside(given, -1) == bounds
    assert Limits(fewest=3).beside(given) == Limits(fewest=3)
