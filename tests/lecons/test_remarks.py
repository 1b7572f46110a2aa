"""``verifier`` says what is worth a second look, each thing where it is written, and lets it pass."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from beebot.challenge import Challenge, Genre
from beebot.command import Command
from beebot.mat import Mat
from beebot.parts.answer_types import Choice
from beebot.pose import Cell, Heading, Pose
from beebot.shortest.solution import Solution, Status
from beebot.text import Text
from lecons import CONTENT
from lecons.__main__ import main
from lecons.commands.check import verify
from lecons.commands.verb import Report
from lecons.remarks.solved_lesson import best_programs
from tests.beebot.content import LESSON, Content

TOLD = "les étapes font 5 min, et la séance 30 ; changez l'un des deux"
HEAD = LESSON.split("defis:")[0].replace("minutes: 5", "minutes: 30")
SENTENCE = "Va " + "loin " * 11 + "!"
"""Twelve words."""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


def listed(report: Report) -> Any:
    return report.data["remarks"]


def challenge(name: str, cards: str = "C1", **keys: str) -> str:
    """The line of a challenge in a séance: by default two cards lead from A1 to C1."""
    usual = {
        "consigne": '"Va à la fleur."',
        "tapis": "{largeur: 9, hauteur: 9}",
        "depart": "{case: A1, vers: est}",
        "arrivee": cards,
        "max_instructions": "12",
    }
    held = {key: value for key, value in (usual | keys).items() if value}
    return f"  - {{id: {name}, {', '.join(f'{key}: {value}' for key, value in held.items())}}}\n"


def told(content: Content, challenges: Sequence[str], level: str = "PS", name: str = "essai") -> list[str]:
    """What is said of a séance with these challenges, each begun by how many lines below ``defis`` it is about."""
    head = HEAD.replace("niveau: GS", f"niveau: {level}").replace("id: essai", f"id: {name}")
    file = content.root / "seances" / f"{name}.yaml"
    file.write_text(f"{head}defis:\n{''.join(challenges)}", encoding="utf-8")
    first = head.count("\n") + 1
    return [f"{each['line'] - first}: {each['message']}" for each in listed(verify([file]))]


def test_minutes_that_do_not_add_up_are_told_with_their_place(content: Content) -> None:
    report = verify([content.path])
    assert f"seances/essai.yaml:5:12 : « duree_min » : {TOLD}" in report.text.splitlines()
    assert {"file": "seances/essai.yaml", "line": 5, "column": 12, "message": f"« duree_min » : {TOLD}"} in listed(
        report
    )
    assert report.text.startswith("1 séance, 2 défis : tout est bon")


@pytest.mark.parametrize(
    ("level", "ages", "is_told"),
    [
        ("GS", "[15, 16]", True),
        ("GS", "[3, 4]", True),
        ("GS", "[7, 8]", True),
        ("GS", "[5, 7]", False),
        ("GS", "[6, 8]", False),
        ("CE1", "[5, 6]", True),
        ("PS", "[2, 3]", False),
    ],
)
def test_ages_that_no_child_of_the_level_has(content: Content, level: str, ages: str, *, is_told: bool) -> None:
    text = HEAD.replace("niveau: GS", f"niveau: {level}\nages: {ages}")
    content.lesson.write_text(f"{text}defis:\n{challenge('a')}{challenge('b', 'D1')}", encoding="utf-8")
    said = [each["message"] for each in listed(verify([content.lesson]))]
    assert [each.startswith(f"« ages » : en {level} les enfants ont de") for each in said] == [True] * is_told


def test_a_sound_seance_needs_no_word(content: Content) -> None:
    assert told(content, [challenge("a"), challenge("b", "D1")]) == []


@pytest.mark.parametrize(
    ("level", "goal", "cards", "most"),
    [("PS", "F1", 5, 4), ("MS", "G1", 6, 5), ("GS", "G1", 6, 5)],
)
def test_more_cards_than_the_level_is_asked_for(content: Content, level: str, goal: str, cards: int, most: int) -> None:
    said = f"1: défi « a » : {cards} cartes au mieux, et {most} au plus en {level} ; raccourcissez-le ou marquez-le"
    assert f"{said} « etoile: true »" in told(content, [challenge("a", goal)], level)
    just = chr(ord(goal[0]) - 1) + "1"
    assert not any("au mieux, et" in each for each in told(content, [challenge("a", just)], level))
    assert not any("au mieux, et" in each for each in told(content, [challenge("a", goal, etoile="true")], level))


@pytest.mark.parametrize(("level", "most"), [("PS", 0), ("MS", 2), ("GS", 2), ("CP", 2), ("CE1", 4)])
def test_more_pivots_than_the_level_is_asked_for(content: Content, level: str, most: int) -> None:
    stairs = ["B1", "B2", "C2", "C3", "D3", "D4"]
    for pivots in (most, most + 1):
        cells = ", ".join(f"{{case: {cell}}}" for cell in stairs[: pivots + 1])
        keys = {"arrivee": "", "ordre": "impose", "touches": "[avancer, gauche, droite]", "cibles": f"[{cells}]"}
        said = f"1: défi « a » : {pivots} pivot{'s'[: pivots > 1]} au mieux, et {most} au plus en {level} ;"
        found = [each for each in told(content, [challenge("a", **keys)], level) if "pivot" in each]
        assert found == [f"{said} changez-le ou marquez-le « etoile: true »"][: pivots - most]
        assert not any("pivot" in each for each in told(content, [challenge("a", **keys, etoile="true")], level))


def test_a_given_program_and_the_right_strip_are_as_long_as_they_are(content: Content) -> None:
    plain = {"arrivee": "", "max_instructions": ""}
    made = [
        challenge("a", **plain, genre="prevoir", programme='"avancer avancer avancer avancer avancer"'),
        challenge("b", "F1", max_instructions="", genre="choisir", programmes='["↑", "↑↑↑↑↑"]'),
    ]
    assert [each.split(" au mieux")[0] for each in told(content, made)] == [
        "1: défi « a » : 5 cartes",
        "2: défi « b » : 5 cartes",
    ]


def test_more_than_two_stars(content: Content) -> None:
    made = [challenge(name, goal, etoile="true") for name, goal in zip("abc", ("B1", "C1", "D1"), strict=True)]
    assert told(content, made) == ["0: 3 défis étoilés ; gardez-en 2 au plus"]
    assert told(content, made[:2]) == []


def test_the_number_of_cards_that_a_child_may_lay_is_written(content: Content) -> None:
    sentence = "défi « a » : « max_instructions » manque ; écrivez « max_instructions: {}"
    for level, most in (("PS", "3 », soit 1 de plus qu'au mieux"), ("CP", "4 », soit 2 de plus qu'au mieux")):
        found = told(content, [challenge("a", max_instructions="")], level)
        assert f"1: {sentence.format(most)}" in found
    free = challenge("a", arrivee="", max_instructions="", genre="libre")
    assert told(content, [free]) == [
        "1: défi « a » : « max_instructions » manque ; écrivez-le, sinon l'enfant voit une rangée de cases vides"
    ]
    seen = {"arrivee": "", "max_instructions": "", "genre": "observer", "programme": '"avancer"', "repondre": "bande"}
    assert "« max_instructions »" in told(content, [challenge("a", **seen)])[0], "cards are laid"
    assert told(content, [challenge("a", **seen, programmes='["avancer avancer", "avancer"]')]) == [], "one is touched"
    given = {"arrivee": "", "max_instructions": "", "genre": "prevoir", "programme": '"avancer"'}
    assert told(content, [challenge("a", **given)]) == []


@pytest.mark.parametrize(
    ("key", "text", "count"),
    [
        ("consigne", f'"{SENTENCE}"', 0),
        ("consigne", f'"{SENTENCE} Encore ! {SENTENCE}"', 0),
        ("consigne", f'"Allez, {SENTENCE}"', 13),
        ("consigne", f'{{fr: "Va !", en: "So, oh, {SENTENCE}"}}', 14),
        ("indices", f'["Où ?", "Allez, {SENTENCE}"]', 13),
    ],
)
def test_a_child_hears_sentences_of_twelve_words(content: Content, key: str, text: str, count: int) -> None:
    found = told(content, [challenge("a", **{key: text})])
    assert [each.split(" mots dans une phrase")[0] for each in found] == [f"1: « {key} » : {count}"][: bool(count)]
    assert (" (en) ;" in str(found)) == ("en:" in text)


def test_starts_that_look_to_one_side(content: Content) -> None:
    starts = ["est", "est", "est", "nord", "ouest"]
    made = [
        challenge(name, f"{name.upper()}2", depart=f"{{case: {name.upper()}1, vers: {heading}}}", etoile="true")
        for name, heading in zip("bcdef", starts, strict=True)
    ]
    assert not any("départs" in each for each in told(content, made))
    again = [made[place].replace("nord", "est") for place in range(5)]
    assert "0: 4 départs sur 5 regardent vers « est » ; tournez-en quelques-uns" in told(content, again)
    assert not any("départs" in each for each in told(content, again[:4]))


def test_three_kinds_from_ms_on(content: Content) -> None:
    programme = {"arrivee": "", "max_instructions": "", "genre": "prevoir", "programme": '"avancer"'}
    made = [challenge("a"), challenge("b", **programme), challenge("c", "D1")]
    two = "0: 2 genres de défis seulement ; il en faut 3 au moins dès la MS"
    assert told(content, made, "MS") == [two]
    assert told(content, made[:2], "MS") == told(content, made, "PS") == []
    assert told(content, [*made, challenge("d", genre="libre", arrivee="")], "MS") == []


def test_a_fault_to_mend_is_one_change(content: Content) -> None:
    mend = {"genre": "deboguer", "max_instructions": "12", "touches": "[avancer, gauche, droite]"}
    said = "1: « programme » : cette bande demande 2 changements ; mettez-y une seule erreur"
    for given, expected in (("↑ ↶", []), ("↶ ↶", [said]), ("↑ ↑ ↑", []), ("↶ ↑ ↶ ↑ ↑", [said])):
        assert told(content, [challenge("a", **mend, programme=f'"{given}"')]) == expected
    turned = challenge("a", "C2", **mend, programme='"↑ ↶ ↑ ↑"', etoile="true")
    assert told(content, [turned]) == [], "one card lies in another place"


def test_repeats_in_repeats(content: Content) -> None:
    keys = {"repeter": "true", "imbriquer": "true", "touches": "[avancer, gauche]", "arrivee": "", "ordre": "impose"}
    square = {"tapis": "{largeur: 4, hauteur: 4}", "cibles": "[{case: D1}, {case: D4}, {case: A4}, {case: A1}]"}
    found = told(content, [challenge("a", **keys, **square, etoile="true")], "CP")
    assert (
        "1: défi « a » : au mieux on y répète dans une répétition, ce qu'aucun niveau ne demande ; changez-le" in found
    )


def test_the_right_strip_is_not_always_the_first(content: Content) -> None:
    keys = {"max_instructions": "", "genre": "choisir"}
    first = [challenge(name, goal, **keys, programmes=f'["{right}", "↓"]') for name, goal, right in STRIPS]
    said = (
        "« programmes » : dans tous les défis « choisir » de la séance la bonne bande est la première ; changez-en une"
    )
    assert f"2: {said}" in told(content, first[:2])
    other = first[1].replace('["↑↑↑", "↓"]', '["↓", "↑↑↑"]')
    assert told(content, [first[0], other]) == []


STRIPS = (("a", "C1", "↑↑"), ("b", "D1", "↑↑↑"), ("c", "B1", "↑"))


def test_nor_in_a_level(content: Content) -> None:
    keys = {"max_instructions": "", "genre": "choisir"}
    for name, goal, right in STRIPS:
        told(content, [challenge(name, goal, **keys, programmes=f'["{right}", "↓"]')], "PS", f"seance-{name}")
    content.lesson.unlink()
    content.path.unlink()
    assert [each["message"].split(" dans chaque")[0] for each in listed(verify([content.root]))] == [
        "« programmes » : jusqu'ici la bonne bande est la première"
    ]


def test_a_challenge_that_is_another_turned_or_mirrored(content: Content) -> None:
    upright = challenge("b", "A3", depart="{case: A1, vers: nord}", max_instructions="7")
    said = "2: défi « b » : c'est le même que « a » (essai), à un tour ou un miroir près ; changez l'un des deux"
    assert told(content, [challenge("a"), upright]) == [said]
    assert told(content, [challenge("a"), upright.replace("largeur: 9", "largeur: 8")]) == []


def test_one_answer_four_times_in_a_level(content: Content) -> None:
    made = [challenge(f"a{row}", f"C{row}", depart=f"{{case: A{row}, vers: est}}") for row in range(1, 6)]
    found = [each for each in told(content, made) if "déjà" in each]
    said = "« ↑ ↑ », ou son miroir, réussit déjà 4 défis de ce genre à ce niveau ; changez-le"
    assert found == [f"5: défi « a5 » : {said}"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Elle tourne à gauche.", "tourne"),
        ("Fais-la TOURNER.", "TOURNER"),
        ("Elle pivote.", ""),
        ("Contourne la tournée.", ""),
    ],
)
def test_the_word_for_a_pivot(content: Content, text: str, word: str) -> None:
    expected = [f"1: « consigne » : « {word} » s'entend « tourner et avancer » ; dites « pivoter »"] if word else []
    assert told(content, [challenge("a", consigne=f'"{text}"')]) == expected
    turned = {"genre": Genre.ORIENT.value, "programme": '"↑ ↑"', "max_instructions": "", "consigne": f'"{text}"'}
    assert told(content, [challenge("a", **turned, depart="{case: A1, vers: nord}")]) == []


def test_strict_refuses_what_is_to_be_seen_again(content: Content, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", str(content.path)]) == 0
    assert "\n2 remarques, pour vous :\nseances/essai.yaml:5:12 :" in capsys.readouterr().out
    assert main(["verifier", "--strict", str(content.path)]) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"seances/essai.yaml:5:12 : « duree_min » : {TOLD}"
    content.lesson.write_text(f"{HEAD}defis:\n{challenge('a')}".replace("niveau: GS", "niveau: PS"), encoding="utf-8")
    assert main(["verifier", "--strict", str(content.lesson)]) == 0


def test_nothing_is_to_be_said_of_the_kit_s_own_seances(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", "--strict", str(CONTENT / "seances")]) == 0
    assert "remarque" not in capsys.readouterr().out


def test_challenges_without_a_robot_have_no_start_to_turn(content: Content) -> None:
    (content.root / "images").mkdir(exist_ok=True)
    for name in "abcdefgh":
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
        (content.root / "images" / f"{name}.svg").write_text(drawing, encoding="utf-8")
    made = [f'  - {{id: {name}, consigne: "Va.", genre: ranger, images: [{name}, g, h]}}\n' for name in "abcdef"]
    assert not any("départs" in each or "max_instructions" in each for each in told(content, made))


def test_of_a_challenge_that_could_not_be_proved_no_program_is_known() -> None:
    given = Challenge("lu", Text(""), Mat(3, 1), Pose(Cell(0, 0), Heading.EAST), given=(Command.FORWARD,))
    assert best_programs(given, Solution(Status.BOUND)) == ()
    assert best_programs(given, Solution(Status.PROVED, Choice(0))) == (given.given,)


def test_a_sentence_that_prints_nothing_and_a_class_without_its_turn_are_told(content: Content) -> None:
    groups = 'groupement: {a_la_fois: 4, classe: 25}\n  passages: 5\n  imprimer: ["le tapis", {document: tapis}]'
    content.path.write_text(LESSON.replace('groupement: {a_la_fois: 2, note: "À deux"}', groups, 1), encoding="utf-8")
    line = LESSON.splitlines().index('  groupement: {a_la_fois: 2, note: "À deux"}') + 1
    told = [(each["line"], each["message"]) for each in listed(verify([content.path])) if each["line"] != 5]
    assert told[:2] == [
        (line + 1, "« passages » : 20 enfants ont leur tour sur 25 ; changez « passages », ou « groupement »"),
        (
            line + 2,
            "« imprimer » : une phrase n'imprime rien ; écrivez un document, comme {document: tapis}",
        ),
    ]


def test_children_in_a_sentence_are_told(content: Content) -> None:
    line = LESSON.splitlines().index('  groupement: {a_la_fois: 2, note: "À deux"}') + 1
    content.path.write_text(
        LESSON.replace('groupement: {a_la_fois: 2, note: "À deux"}', 'groupement: "À deux"', 1), encoding="utf-8"
    )
    assert (
        line,
        "« groupement » : une phrase ne dit pas combien d'enfants ; écrivez par exemple {a_la_fois: 5, classe: 25}",
    ) in [(each["line"], each["message"]) for each in listed(verify([content.path]))]
