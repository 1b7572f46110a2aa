"""The keys of a challenge that came with decision 43: read, said when they are wrong, and written again."""

import pytest

from beebot.command import Command
from beebot.fingerprint import challenge_hash
from beebot.judging.rules import Outcome
from beebot.kinds import judge, solve
from beebot.loader import load_lesson
from beebot.parts.limits import Limits
from beebot.pose import Cell
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import Content
from tests.beebot.loader.test_genre_keys import lesson, read

AIM = "arrivee: C2"


@pytest.mark.parametrize(
    "lines",
    [
        (AIM, "touches: [avancer_de, gauche]"),
        (AIM, "touches: [avancer_de, gauche, droite45]", "limites: {virages: 2, main: {avancer: 2}}"),
        (AIM, "repeter: true", "imbriquer: true"),
        ("genre: prevoir", "programme: répéter 2 [ répéter 2 [ gauche ] ]", "imbriquer: true"),
        ("genre: prevoir", "programme: ↑2 gauche", "touches: [avancer_de, gauche]"),
        (AIM, "obstacles: [B2]", "change: {apres: 2, obstacles: [D1]}"),
        (AIM, "obstacles: [B2]", "change: {obstacles: []}"),
        ("genre: completer", AIM, "programme: avancer _ _ _", "limites: {virages: 1, main: {avancer: 2}}"),
        ("genre: a_deux", "but: rencontre", "autre: {depart: {case: D1, vers: ouest}}", "max_instructions: 4"),
    ],
    ids=" ".join,
)
def test_what_is_written_reads_as_the_same(content: Content, lines: tuple[str, ...]) -> None:
    challenge = read(content, *lines)
    again = lesson(*lines).split("  - id: deux")[0] + challenge_yaml(challenge)
    assert content.complaints(again) == []
    assert load_lesson(content.lesson).challenges[1] == challenge


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([AIM, "touches: [avancer_d]"], "« touches » : mot inconnu « avancer_d » ; vouliez-vous « avancer_de » ?"),
        ([AIM, "touches: [avancer de]"], "« touches » : mot inconnu « avancer de » ; vouliez-vous « avancer_de » ?"),
        (
            ["genre: prevoir", "programme: ↑2"],
            (
                "« programme » : « avancer de 2 » est une carte à part ; "
                "ajoutez avancer_de à « touches », ou changez le programme"
            ),
        ),
        (
            ["genre: prevoir", "programme: répéter 2 [ répéter 2 [ gauche ] ]"],
            (
                "« programme » : une répétition en contient une autre ; "
                "ajoutez « imbriquer: true », ou changez le programme"
            ),
        ),
        (
            [AIM, "imbriquer: true"],
            "« imbriquer » ne sert que là où l'on répète ; ajoutez « repeter: true », ou enlevez la clé",
        ),
        (
            [AIM, "change: {obstacles: [C2]}"],
            "« obstacles » : le départ, une cible, un passage ou l'arrivée est en C2 ; choisissez une autre case",
        ),
        (
            [AIM, "obstacles: [B2]", "change: {obstacles: [B2]}"],
            "ce sont les mêmes obstacles qu'avant : rien ne change ; changez-en un",
        ),
        ([AIM, "change: {apres: 10, obstacles: [B2]}"], "« apres » : 10 n'est pas possible ; choisissez de 1 à 9"),
        (
            ["genre: completer", AIM, "programme: avancer _ _", "limites: {cartes: 3}"],
            "ici les trous disent déjà combien de cartes ; enlevez « cartes »",
        ),
    ],
)
def test_what_is_said(content: Content, lines: list[str], expected: str) -> None:
    found = content.complaints(lesson(*lines))
    assert [each.split(" : ", 1)[1] for each in found] == [expected]


def test_the_world_at_last_is_judged_and_the_world_at_first_is_only_staged(content: Content) -> None:
    changing = read(content, AIM, "obstacles: [B2]", "change: {apres: 2, obstacles: [B1]}")
    plain = read(content, AIM, "obstacles: [B1]")
    assert challenge_hash(changing) == challenge_hash(plain)
    assert solve(changing) == solve(plain)
    assert changing.staging.before is not None
    assert (changing.staging.before.tries, changing.at_first.mat.obstacles) == (2, frozenset({Cell.parse("B2")}))
    assert plain.at_first is plain


def test_cards_that_stay_are_not_counted_among_those_in_hand(content: Content) -> None:
    lines = ("genre: completer", AIM, "programme: avancer _ _ _", "limites: {virages: 1, main: {avancer: 2}}")
    challenge = read(content, *lines)
    assert challenge.limits == Limits(1, 0, ((Command.FORWARD, 3),))
    solution = solve(challenge)
    assert solution.program is not None
    assert judge(challenge, solution.program).succeeded
    assert judge(challenge, "↑ ↑ ↑ ↑").outcome is Outcome.NO_CARD_LEFT
