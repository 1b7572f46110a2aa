"""A story: what of it is read and written, and what an author is told who gets it wrong."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import lecons
from beebot.loader import load_lesson, load_path, schema_json
from beebot.parts.story import Carried, Played, StoryPage, playable, sentences
from beebot.text import Text
from tests.beebot.content import LESSON, complaints, read
from tests.beebot.lesson_writer import lesson_yaml
from tests.beebot.meter import at_most
from tests.long import times

CAKE = lecons.CONTENT / "seances" / "ps" / "le-gateau-de-la-ferme.yaml"
CALLS = 10_000_000
HEAD = LESSON[: LESSON.index("defis:")]
STORY = """\
histoire:
  - {dire: {fr: "Il faut un œuf.", en: "We need an egg."}, image: oeuf}
  - {defi: un}
  - {dire: "Et après ?", image: lait}
  - {defi: deux, suite: true}
  - {porter: trois, dire: "Hop !"}
  - defi: trois
  - porter: quatre
  - {defi: quatre, suite: true}
  - {dire: "C'est fini.", image: gateau}
"""
MAT = "tapis: {largeur: 4, hauteur: 3}"
CHALLENGES = f"""\
defis:
  - {{id: un, consigne: "Va.", {MAT}, depart: {{case: A1, vers: est}}, arrivee: C1, touches: [avancer]}}
  - {{id: deux, consigne: "Va.", {MAT}, depart: {{case: C1, vers: est}}, arrivee: D1, touches: [avancer]}}
  - {{id: trois, consigne: "Va.", {MAT}, depart: {{case: A2, vers: est}}, arrivee: B2}}
  - {{id: quatre, consigne: "Va.", {MAT}, depart: {{case: A3, vers: est}}, cibles: [{{case: B3}}]}}
  - {{id: cinq, consigne: "Va.", {MAT}, depart: {{case: B3, vers: est}}, arrivee: C3}}
"""
WHOLE = HEAD + STORY + CHALLENGES


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("contenu") / "contenu"
    (root / "seances").mkdir(parents=True)
    shutil.copytree(lecons.CONTENT / "images", root / "images")
    return root


def test_a_story_is_read(root: Path) -> None:
    lesson = read(root, WHOLE)
    assert lesson.story == (
        StoryPage(Text("Il faut un œuf.", en="We need an egg."), "oeuf"),
        Played("un"),
        StoryPage(Text("Et après ?"), "lait"),
        Played("deux", stays=True),
        Carried("trois", Text("Hop !")),
        Played("trois"),
        Carried("quatre"),
        Played("quatre", stays=True),
        StoryPage(Text("C'est fini."), "gateau"),
    )
    assert lesson.episodes == (*lesson.story, Played("cinq")), "what it does not name comes after it"
    assert [text.fr for text in sentences(lesson.story)] == ["Il faut un œuf.", "Et après ?", "Hop !", "C'est fini."]


def test_where_she_can_turn_the_next_challenge_may_begin_the_other_way(root: Path) -> None:
    text = WHOLE.replace("{case: C1, vers: est}, arrivee: D1", "{case: C1, vers: nord}, arrivee: C2")
    text = text.replace("arrivee: C1, touches: [avancer]", "arrivee: C1, touches: [avancer, gauche]")
    assert read(root, text).story[3] == Played("deux", stays=True)


def test_a_lesson_without_a_story_has_no_pages(root: Path) -> None:
    lesson = read(root, HEAD + CHALLENGES)
    assert (lesson.story, lesson.episodes) == ((), ())


def test_what_is_written_is_read_back_the_same(root: Path) -> None:
    for text in (WHOLE, CAKE.read_text(encoding="utf-8")):
        lesson = read(root, text)
        assert read(root, lesson_yaml(lesson)) == lesson


def test_the_story_of_the_kit_reads_and_its_sentences_are_short() -> None:
    lesson = load_lesson(CAKE)
    heard = [*sentences(lesson.story), *(challenge.task for challenge in lesson.challenges)]
    for text in heard:
        for said in (text.fr, *(other for _code, other in text.others)):
            assert len(said.split()) <= 14, said
            assert max(len(part.split()) for part in said.replace("!", ".").replace("?", ".").split(".")) <= 12, said


MISTAKES = {
    ("{defi: un}", "{defi: une}"): "20:12 : « defi » : aucun défi ne s'appelle « une » ; vouliez-vous « un » ?",
    ("{porter: trois, dire", "{porter: zzz, dire"): "23:14 : « porter » : aucun défi ne s'appelle « zzz » ; "
    "les défis de cette séance sont un, deux, trois, quatre, cinq",
    ("{defi: deux, suite: true}", "{defi: un}"): "22:12 : « defi » : le défi « un » est déjà dans l'histoire ; "
    "elle ne revient pas en arrière, enlevez-le",
    ("  - {defi: un}\n", ""): "21:12 : « defi » : ici vient le défi « un » ; "
    "l'histoire suit l'ordre de « defis » sans en sauter",
    ("  - porter: quatre\n", ""): "25:20 : « suite » : l'abeille s'est arrêtée en B2 et part de A3 ; "
    "changez le départ, ou portez l'abeille avant lui, avec {porter: quatre}",
    ("{defi: un}", "{defi: un, suite: true}"): "20:16 : « suite » : aucun défi ne vient avant celui-ci ; "
    "enlevez « suite »",
    ("case: C1", "case: B1"): "22:18 : « suite » : l'abeille s'est arrêtée en C1 et part de B1 ; "
    "changez le départ, ou portez l'abeille avant lui, avec {porter: deux}",
    ("{case: C1, vers: est}, arrivee: D1", "{case: C1, vers: nord}, arrivee: C2"): "22:18 : « suite » : "
    "l'abeille regarde vers « est » et ne pivote pas ; gardez ce sens, ou portez l'abeille avant lui, "
    "avec {porter: deux}",
    ("est}, arrivee: C1,", "est}, cibles: [{case: C1}],"): "22:18 : « suite » : le défi d'avant n'a pas une seule "
    "arrivée ; donnez-lui « arrivee: C1 », ou portez l'abeille avant lui, avec {porter: deux}",
    ("largeur: 4, hauteur: 3}, depart: {case: C1", "largeur: 5, hauteur: 3}, depart: {case: C1"): "22:18 : « suite » : "
    "le défi d'avant a un autre tapis ; enlevez « suite », ou portez l'abeille avant lui, avec {porter: deux}",
    ("{porter: trois, dire", "{porter: un, dire"): "23:14 : « porter » : "
    "on porte l'abeille au départ du défi qui suit ; écrivez « porter: trois »",
    ("  - defi: trois\n", '  - {dire: "Oh.", image: lait}\n  - defi: trois\n'): "23:14 : « porter » : "
    "après cette page vient le défi ; ajoutez {defi: trois}",
    ("image: lait", "image: laid"): "21:33 : « image » : image introuvable « laid » ; "
    "ajoutez images/laid.svg ou nommez-en une autre",
    (", image: lait", ""): "21:5 : « histoire » : cette page n'a pas d'image ; ajoutez « image »",
    ('dire: "Et après ?", ', ""): "21:5 : « histoire » : cette page ne dit rien ; ajoutez « dire »",
    ('{dire: "Et après ?", image: lait}', "{}"): "21:5 : « histoire » : cette page n'a rien ; "
    "donnez-lui « dire » et « image », ou « defi », ou « porter »",
    ("{defi: un}", "{defi: un, porter: un}"): "20:5 : « histoire » : « defi » et « porter » sont deux pages ; "
    "écrivez-les l'une après l'autre",
    ("{defi: un}", "{defi: un, image: lait}"): "20:5 : « histoire » : un défi dit sa consigne ; "
    "mettez « dire » et « image » sur une page avant lui",
    (
        'dire: "Hop !"',
        "image: lait",
    ): "23:5 : « histoire » : la page qui porte l'abeille montre le tapis ; enlevez « image »",
    (
        "image: lait}",
        "image: lait, suite: true}",
    ): "21:5 : « histoire » : « suite » va avec « defi » ; enlevez-la d'ici",
    ("{defi: un}", "{defis: un}"): "20:6 : clé inconnue « defis » ; vouliez-vous « defi » ?",
    (STORY, "histoire: []\n"): "18:1 : « histoire » : la liste est vide ; mettez-y au moins un élément",
    ('  - {dire: "C\'est fini.", image: gateau}\n', '  - {dire: "Fin.", image: gateau}\n' * 22): "",
    (
        '  - {dire: "C\'est fini.", image: gateau}\n',
        '  - {dire: "Fin.", image: gateau}\n' * 23,
    ): "18:1 : « histoire » : il y en a trop ; gardez-en 30 au plus",
}


@pytest.mark.parametrize(("old", "new"), MISTAKES)
def test_a_mistake_is_told_in_one_sentence(root: Path, old: str, new: str) -> None:
    assert old in WHOLE
    told = MISTAKES[old, new]
    assert complaints(root, WHOLE.replace(old, new, 1)) == ([told] if told else [])


def test_a_story_needs_a_challenge(root: Path) -> None:
    games = 'jeux: [{titre: "Un jeu", minutes: 5, etapes: ["On joue."]}]\n'
    text = HEAD + games + 'histoire: [{dire: "Oh.", image: lait}]\ndefis: []\n'
    (told,) = complaints(root, text)
    assert told.endswith("cette séance n'a pas de défi ; racontez l'histoire dans « jeux »")


def test_a_faulty_challenge_leaves_the_story_and_the_other_challenges(root: Path) -> None:
    (root / "seances" / "une.yaml").write_text(WHOLE.replace("arrivee: B2", "arrivee: Z9"), encoding="utf-8")
    (root / "parcours").mkdir(exist_ok=True)
    file = root / "parcours" / "un.yaml"
    file.write_text('format: 1\nid: un\ntitre: "Un"\nniveau: GS\nseances: [une.yaml]\n', encoding="utf-8")
    loaded = load_path(file)
    (lesson,) = loaded.path.lessons
    assert len(loaded.problems) == 1
    assert [challenge.id for challenge in lesson.challenges] == ["un", "deux", "quatre", "cinq"]
    assert [each.challenge for each in lesson.story if not isinstance(each, StoryPage)] == [
        "un",
        "deux",
        "quatre",
        "quatre",
    ]
    assert lesson.story == playable(read(root, WHOLE).story, ["un", "deux", "quatre", "cinq"])


@pytest.mark.parametrize(
    ("old", "new", "sound"),
    [
        ("{defi: un}", "{defi: un}", True),
        ("{defi: un}", "{defi: un, image: lait}", False),
        (", image: lait", "", False),
        ('dire: "Hop !"', "suite: true", False),
        ("{defi: un}", "{}", False),
        ('  - {dire: "C\'est fini.", image: gateau}\n', '  - {dire: "Fin.", image: gateau}\n' * 23, False),
    ],
)
def test_an_editor_finds_the_same(old: str, new: str, sound: bool) -> None:
    found = jsonschema.Draft7Validator(json.loads(schema_json())).iter_errors(
        yaml.safe_load(WHOLE.replace(old, new, 1))
    )
    assert (list(found) == []) is sound


_LINES = WHOLE.splitlines(keepends=True)
_SCRAPS = ["", "  ", "- ", "[]", "{}", ": ", "x", "  x: y\n", "null", "[[", "É", "\t", "'", "*a", "!x "]


@given(st.lists(st.tuples(st.integers(18, len(_LINES) - 1), st.integers(0, 60), st.sampled_from(_SCRAPS)), max_size=5))
@settings(max_examples=times(200))
def test_a_spoilt_story_gives_sentences(root: Path, edits: list[tuple[int, int, str]]) -> None:
    lines = list(_LINES)
    for place, column, scrap in edits:
        line = lines[place]
        lines[place] = line[:column] + scrap + (line[column:] if column % 2 else "\n")
    with at_most(CALLS):
        found = complaints(root, "".join(lines))
    assert all(found)
