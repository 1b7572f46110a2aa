"""A séance that is YAML but not right: every problem, with its place and its remedy, in one pass."""

from pathlib import Path

import pytest

from beebot.challenge import Target
from beebot.command import PLAIN_COMMANDS, Command
from beebot.lesson import Level
from beebot.loader import ContentError, load_file, load_lesson, load_mat
from beebot.mat import Mat, Wall
from beebot.parts.sheet import SheetStep, Word
from beebot.pose import Cell, Heading, Pose
from beebot.text import Text
from tests.beebot.content import LESSON, MAT, Content, spoilt

_HEAD, *BLOCKS = (Path(__file__).parent / "complaints.txt").read_text(encoding="utf-8").strip().split("\n\n")
MISSING = "image introuvable « lac-noir » ; ajoutez images/lac-noir.svg ou nommez-en une autre dans « decor »"


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0])
def test_complaints(content: Content, block: str) -> None:
    changes: dict[int, str] = {}
    expected = []
    for line in block.splitlines()[1:]:
        if line.startswith("=> "):
            expected.append(line.removeprefix("=> "))
            continue
        where, _bar, text = line.partition(" |")
        first, _dash, last = where.partition("-")
        changes |= dict.fromkeys(range(int(first), int(last or first) + 1), text.removeprefix(" "))
    assert content.complaints(spoilt(LESSON, changes)) == expected


def test_a_sound_lesson_is_read_whole(content: Content) -> None:
    lesson = load_lesson(content.lesson)
    assert (lesson.id, lesson.title, lesson.level, lesson.duration_min) == ("essai", Text("Essai"), Level.GS, 30)
    assert lesson.sheet.steps == (SheetStep(5, Text("Ensemble"), Text("Où va-t-elle ?"), Text("Montrer.")),)
    assert lesson.sheet.words == (Word(Text("case")), Word(Text("pivoter")))
    first, second = lesson.challenges
    assert first.task == Text("Va à la fleur.", en="Go to the flower.")
    assert first.mat == Mat(
        4,
        3,
        frozenset({Cell.parse("D3"), Cell.parse("B2")}),
        frozenset({Wall(Cell.parse("A2"), Cell.parse("A3"))}),
    )
    assert first.start == Pose(Cell.parse("A1"), Heading.EAST)
    assert first.targets == (Target(Cell.parse("B1"), pause=True),)
    assert (first.goal, first.ordered, first.max_instructions) == (Cell.parse("C1"), True, 14)
    assert first.keys == {Command.FORWARD, Command.PAUSE}
    assert first.hints == (Text("Où est la tête de l'abeille ?"),)
    assert second.mat == Mat(2, 1)
    assert (second.targets, second.ordered, second.max_instructions, second.hints) == ((), False, 200, ())
    assert second.keys == PLAIN_COMMANDS


def test_a_long_sentence_may_run_over_several_lines(content: Content) -> None:
    text = LESSON.replace('titre: "Essai"', "titre: >\n  La visite\n  des fleurs")
    assert content.complaints(text) == []
    assert load_lesson(content.lesson).title == Text("La visite des fleurs")


def test_words_may_be_in_several_languages(content: Content) -> None:
    text = LESSON.replace('mots: ["case", "pivoter"]', 'mots: [case, {fr: "pivoter", no: "dreie", pt-BR: "girar"}]')
    assert content.complaints(text) == []
    assert load_lesson(content.lesson).sheet.words == (
        Word(Text("case")),
        Word(Text("pivoter", no="dreie", **{"pt-BR": "girar"})),
    )


def test_a_sentence_too_long(content: Content) -> None:
    assert content.complaints(spoilt(LESSON, {3: f'titre: "{"é" * 300}"'})) == []
    assert content.complaints(spoilt(LESSON, {3: f'titre: "{"é" * 301}"'})) == [
        "3:8 : « titre » : 301 caractères, c'est trop ; gardez-en 300 au plus"
    ]


def test_problems_say_where_they_are(content: Content) -> None:
    content.lesson.write_text(spoilt(LESSON, {30: "    max_instruction: 14"}), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_lesson(content.lesson)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (Path("seances/essai.yaml"), 30, 5)
    sentence = "clé inconnue « max_instruction » ; vouliez-vous « max_instructions » ?"
    assert str(caught.value) == f"seances/essai.yaml:30:5 : {sentence}"


def test_a_lone_file_uses_the_mats_of_the_kit(tmp_path: Path) -> None:
    lone = tmp_path / "seule.yaml"
    lone.write_text(LESSON.replace("tapis: petit", "tapis: petti"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_lesson(lone)
    message = "« tapis » : « petti » est inconnu ; le fichier tapis/petti.yaml n'existe pas"
    assert str(caught.value) == f"seule.yaml:22:12 : {message}"
    lone.write_text(LESSON.replace("tapis: petit", "tapis: prairie"), encoding="utf-8")
    assert load_lesson(lone).challenges[0].mat.width == 6


def test_a_faulty_mat_is_told_once_and_by_each_challenge(content: Content) -> None:
    content.mat.write_text(spoilt(MAT, {4: "largeur: 40"}), encoding="utf-8")
    text = LESSON.replace("{largeur: 2, hauteur: 1}", "petit").replace("A1, vers: est", "A1, vers: este")
    assert content.complaints(text) == [
        "tapis/petit.yaml:4:10 : « largeur » : 40 n'est pas possible ; choisissez de 1 à 26",
        "22:12 : « tapis » : le tapis « petit » a des erreurs ; corrigez d'abord tapis/petit.yaml",
        "23:30 : « vers » : mot inconnu « este » ; vouliez-vous « est » ?",
        "34:12 : « tapis » : le tapis « petit » a des erreurs ; corrigez d'abord tapis/petit.yaml",
    ]


def test_a_faulty_wall_hides_no_other_one(content: Content) -> None:
    assert content.complaints(LESSON.replace("murs: [[A2, A3]]", "murs: [[A1], [D1, E1]]")) == [
        "27:12 : « murs » : un mur se met entre deux cases ; écrivez [A1, B1]",
        "27:18 : « murs » : la case E1 est hors du tapis, qui va de A1 à D3",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({2: "id: grand"}, "2:5 : « id » : le tapis s'appelle comme son fichier ; écrivez « id: petit »"),
        ({6: "obstacles: [E1]"}, "6:13 : « obstacles » : la case E1 est hors du tapis, qui va de A1 à D3"),
        ({6: "murs: [[D3, D4]]"}, "6:8 : « murs » : la case D4 est hors du tapis, qui va de A1 à D3"),
        ({6: "case_mm: 9"}, "6:10 : « case_mm » : 9 n'est pas possible ; choisissez de 10 à 1000"),
        ({6: "decor: {cibles: rose}"}, "6:9 : clé inconnue « cibles » ; vouliez-vous « cible » ?"),
        ({6: "decor: {cible: rose}"}, f"6:16 : « cible » : {MISSING.replace('lac-noir', 'rose')}"),
    ],
    ids=["id", "obstacle", "wall", "cell_mm", "decor", "picture"],
)
def test_a_mat(content: Content, changes: dict[int, str], expected: str) -> None:
    content.mat.write_text(spoilt(MAT, changes), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_mat(content.mat)
    assert str(caught.value) == f"tapis/petit.yaml:{expected}"


def test_a_picture_missing_from_the_folder(content: Content) -> None:
    (content.root / "images" / "mare.svg").unlink()
    assert content.complaints(LESSON) == []  # the kit's own serves
    content.mat.write_text(MAT + "decor: {obstacle: lac-noir}\n", encoding="utf-8")
    assert content.complaints(LESSON) == [f"22:12 : « tapis » : {MISSING}"]
    with pytest.raises(ContentError) as caught:
        load_mat(content.mat)
    assert str(caught.value) == f"tapis/petit.yaml:7:19 : « obstacle » : {MISSING}"


def test_a_file_is_read_as_what_its_keys_resemble(content: Content) -> None:
    assert load_file(content.mat) == load_mat(content.mat)
    assert load_file(content.lesson) == load_lesson(content.lesson)
    content.lesson.write_text(LESSON.replace("defis:", "défis:"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_file(content.lesson)
    message = "clé inconnue « défis » ; vouliez-vous « defis » ?"
    assert str(caught.value) == f"seances/essai.yaml:18:1 : {message}"
