"""Cells that have names, pictures and sounds, and challenges that aim at them by name."""

from dataclasses import replace

import pytest

from beebot import Cell, Mat
from beebot.challenge import Challenge, Target
from beebot.drafting.symmetry import twin_key
from beebot.errors import BadValueError
from beebot.fingerprint import challenge_hash
from beebot.judging.rules import Outcome
from beebot.kinds import ending, judge
from beebot.loader import ContentError, load_lesson, load_mat
from beebot.loader.values import DRAWN
from beebot.mat import Ground, Place
from beebot.text import Text
from beebot.writing.writer import challenge_yaml
from tests.beebot.content import LESSON, MAT, Content

PLACES = """\
decor: {sol: ferme}
cases:
  A1: {nom: {fr: "la maison", en: "the house"}, texte: M1}
  C1: {nom: {fr: "le chien", en: "the dog"}, son: chien, image: mare}
  B3: {nom: "l’étable"}
  D3: {nom: "le puits"}
"""
HEAD = LESSON[: LESSON.index("defis:")] + "defis:\n"
ONE = """\
  - id: un
    consigne: "Va voir le chien."
    tapis: petit
    depart: {case: A2, vers: est}
"""
_FOR_TWO = (
    "genre: a_deux\n    but: chacun\n    autre: {{depart: {{case: A3, vers: est}}, arrivee: {goal}}}\n    arrivee: A1"
)


def complaints(content: Content, lines: str, places: str = PLACES) -> list[str]:
    content.mat.write_text(MAT + places, encoding="utf-8")
    return content.complaints(HEAD + ONE + lines)


def challenge(content: Content, lines: str) -> Challenge:
    assert complaints(content, lines) == []
    return load_lesson(content.lesson).challenges[0]


def test_a_mat_says_what_is_on_its_cells(content: Content) -> None:
    mat = challenge(content, "    arrivee: C1").mat
    assert mat.decor.ground is Ground.FARM
    assert mat.places == (
        Place(Cell(0, 0), Text("la maison", en="the house"), letters="M1"),
        Place(Cell(1, 2), Text("l’étable")),
        Place(Cell(2, 0), Text("le chien", en="the dog"), picture="mare", sound="chien"),
        Place(Cell(3, 2), Text("le puits")),
    )
    assert mat.place(Cell(2, 0)) is mat.places[2]
    assert mat.place(Cell(3, 0)) is None


@pytest.mark.parametrize(
    ("by_name", "by_cell"),
    [
        ('arrivee: {nom: "le chien"}', "arrivee: C1"),
        ('arrivee: {nom: "The Dog"}', "arrivee: C1"),
        ('arrivee: {nom: "l\'étable"}', "arrivee: B3"),
        ('arrivees: [{nom: "le chien"}, A3]', "arrivees: [C1, A3]"),
        ('passages: [{nom: "le chien"}, A3]', "passages: [C1, A3]"),
        ('cibles: [{nom: "le chien", pause: true}, {case: A3}]', "cibles: [{case: C1, pause: true}, {case: A3}]"),
        (_FOR_TWO.format(goal='{nom: "le chien"}'), _FOR_TWO.format(goal="C1")),
    ],
)
def test_a_cell_may_be_given_by_its_name(content: Content, by_name: str, by_cell: str) -> None:
    assert challenge(content, f"    {by_name}") == challenge(content, f"    {by_cell}")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            'arrivee: {nom: "le chein"}',
            "aucune case ne s'appelle « le chein » ; vouliez-vous « le chien » ?",
        ),
        (_FOR_TWO.format(goal='{nom: "le chein"}'), "vouliez-vous « le chien » ?"),
        ('arrivee: {nom: "le puits"}', "23:20 : « nom » : « le puits » est un obstacle, en D3 ; visez une autre case"),
        ('arrivee: {nom: "la tour"}', "aucune case ne s'appelle « la tour » ; les noms de ce tapis sont "),
        ('cibles: [{nom: "le chien", case: C1}]', "23:20 : « nom » : la case est donnée deux fois"),
        ("cibles: [{nom: [a]}]", "23:15 : « nom » : une seule valeur est attendue ici"),
        ("cibles: [{case: C1, rang: 1}, {case: A1}]", "23:35 : « cibles » : cette cible n'a pas de rang"),
        ("cibles: [{case: C1, rang: 1}, {case: A1, rang: 1}]", "23:52 : « rang » : la cible 1 a déjà le rang 1"),
        ("cibles: [{case: C1, rang: 3}, {case: A1, rang: 1}]", "23:31 : « rang » : il y a 2 cibles"),
        ("cibles: [{case: C1, son: miaou}]", "23:30 : « son » : son inconnu « miaou »"),
        ("cibles: [{case: C1, visible: false, image: mare}]", "23:41 : une cible que rien ne montre n'a pas d'image"),
        ("cibles: [{case: C1, image: rien}]", "image introuvable « rien »"),
        ("arrivees: [C1]", "23:5 : il n'y a qu'une arrivée"),
        ("arrivees: [C1, C1]", "23:20 : « arrivees » : la case C1 est déjà une arrivée"),
        ("arrivees: [C1, D3]", "23:20 : « arrivees » : la case D3 est un obstacle"),
        ("arrivees: [C1, A3]\n    arrivee: B1", "24:5 : il y a « arrivee » et « arrivees »"),
    ],
)
def test_what_is_wrong_with_an_aim_is_told(content: Content, lines: str, said: str) -> None:
    found = complaints(content, f"    {lines}")
    assert len(found) == 1, found
    assert said in found[0]


def test_a_name_on_a_mat_that_has_errors_is_not_told_as_well(content: Content) -> None:
    for aim in ('arrivee: {nom: "le chien"}', 'cibles: [{nom: "le chien"}]', 'passages: [{nom: "le chien"}]'):
        twice, mat = complaints(content, f"    {aim}", PLACES + "  C1: {nom: encore}\n")
        assert "clé « C1 » écrite deux fois" in twice
        assert "a des erreurs ; corrigez d'abord tapis/" in mat


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ("cases:\n  Z9: {nom: x}\n", "la case Z9 est hors du tapis"),
        ("cases:\n  a1: {nom: x}\n", "« a1 »"),
        ("cases:\n  A1: {}\n", "cette case n'a rien"),
        ("cases:\n  A1: {texte: ABCD}\n", "« ABCD » ne tient pas sur une case"),
        (
            "cases:\n  A1: {texte: ЖБ}\n",
            "« Ж » ne se dessine pas sur une case ; écrivez des lettres",
        ),
        (
            "cases:\n  A1: {texte: A七}\n",
            ":8:15 : « texte » : « 七 » ne se dessine pas",
        ),
        ("cases:\n  A1: {son: vahce}\n", "son inconnu « vahce » ; vouliez-vous « vache » ?"),
        ("cases:\n  A1: {nom: le loup}\n  B1: {nom: le loup}\n", "« le loup » est déjà le nom de A1"),
        ("cases:\n  A1: {nom: le loup}\n  A1: {nom: la louve}\n", "clé « A1 » écrite deux fois"),
        ("cases: [A1]\n", "des clés sont attendues ici"),
        ("cases:\n  A1: le loup\n", "des clés sont attendues ici"),
        ("cases:\n  A1: {image: dragon}\n", "« dragon » ; ajoutez images/dragon.svg, ou une photo de ce nom"),
        ("decor: {sol: lune}\n", "mot inconnu « lune »"),
    ],
)
def test_what_is_wrong_with_a_place_is_told(content: Content, places: str, said: str) -> None:
    content.mat.write_text(MAT + places, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_mat(content.mat)
    assert said in str(caught.value)


def test_ranks_are_the_order(content: Content) -> None:
    read = challenge(content, "    cibles: [{case: C1, rang: 2}, {case: A1, rang: 1, son: vache}]")
    assert read.ordered
    assert read.targets == (Target(Cell(0, 0), sound="vache"), Target(Cell(2, 0)))


def test_any_of_several_goals_will_do(content: Content) -> None:
    read = challenge(content, "    arrivees: [C2, A3]\n    max_instructions: 4")
    assert [judge(read, program).outcome for program in ("↑ ↑", "↶ ↑", "↑")] == [
        Outcome.SUCCESS,
        Outcome.SUCCESS,
        Outcome.NOT_ARRIVED,
    ]
    assert set(ending(read, "↑").cells) <= {Cell(2, 1), Cell(0, 2)}
    assert ending(read, "↑ ↑ ↑").kind.name == "PAST"


def test_what_was_read_is_written_again(content: Content) -> None:
    lines = "    cibles: [{case: A1, visible: false, son: vache}, {case: C3, image: mare}]\n    arrivees: [C1, A3]"
    read = challenge(content, lines)
    assert "visible: false" in (text := challenge_yaml(read))
    assert content.complaints(HEAD + text) == []
    assert load_lesson(content.lesson).challenges[0] == read


def test_names_and_pictures_change_no_progress(content: Content) -> None:
    read = challenge(content, "    cibles: [{case: C1, son: vache}]")
    bare = replace(read, mat=replace(read.mat, places=()), targets=(Target(Cell(2, 0)),))
    assert challenge_hash(read) == challenge_hash(bare)
    assert twin_key(read) == twin_key(bare)
    more = replace(read, goal=Cell(0, 0), other_goals=frozenset({Cell(1, 0)}))
    assert challenge_hash(more) != challenge_hash(replace(more, other_goals=frozenset()))


def test_a_place_stands_on_its_mat_and_has_something() -> None:
    with pytest.raises(BadValueError, match="hors du tapis"):
        Mat(2, 2, places=(Place(Cell(2, 0), Text("loin")),))
    with pytest.raises(BadValueError, match="n'a ni nom"):
        Place(Cell(0, 0))


@pytest.mark.parametrize(("key", "part", "name"), [("heros", "hero", "fusee"), ("tenue", "outfit", "tenue-marin")])
def test_a_mat_may_have_a_hero_or_clothes_for_the_bee(content: Content, key: str, part: str, name: str) -> None:
    content.mat.write_text(f"{MAT}decor: {{{key}: {name}}}\n", encoding="utf-8")
    assert getattr(load_mat(content.mat).decor, part) == name
    assert content.complaints(LESSON) == []
    read = load_lesson(content.lesson).challenges[0]
    assert f"{key}: " in (text := challenge_yaml(read))
    assert content.complaints(HEAD + text) == []
    content.mat.write_text(f"{MAT}decor: {{{key}: dragon}}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="image introuvable « dragon »"):
        load_mat(content.mat)


def test_the_letters_that_may_be_written_are_those_of_the_font() -> None:
    import fontpkg
    from fontTools.ttLib import TTFont

    with TTFont(fontpkg.path("ABeeZee")) as font:
        drawn = map(chr, font.getBestCmap())
    assert frozenset(letter for letter in drawn if letter.isalnum()) == DRAWN


def test_an_accent_that_was_taken_apart_is_put_together(content: Content) -> None:
    content.mat.write_text(MAT + "cases:\n  A1: {texte: E\u0301T\u00c9}\n", encoding="utf-8")
    assert load_mat(content.mat).places[0].letters == "\u00c9T\u00c9"
