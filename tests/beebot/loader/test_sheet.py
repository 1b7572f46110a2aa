"""What a séance says beside its challenges: its sheet, its games, its audiences, its place in the programme."""

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Degree
from beebot.fingerprint import challenge_hash
from beebot.lesson import Audience, Credit, Level, ScreenMode, ScreenTime
from beebot.loader import ContentError, load_lesson, load_path, load_playable
from beebot.loader.programmes import PROGRAMME, references
from beebot.parts.sheet import LikelyError, RobotUse, Word
from beebot.text import Text
from tests.beebot.content import complaints, read, sentence
from tests.beebot.lesson_writer import lesson_yaml
from tests.beebot.meter import at_most
from tests.long import times

SHEETS = Path(__file__).parents[2] / "lecons" / "sheets"
CALLS = 10_000_000
PS_1 = (SHEETS / "seances" / "ps-1.yaml").read_text(encoding="utf-8")
GAMES = (SHEETS / "seances" / "le-robot-dort.yaml").read_text(encoding="utf-8")
PATH = (SHEETS / "parcours" / "petite-section.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHEETS, tmp_path_factory.mktemp("contenu") / "contenu"))


def test_a_whole_sheet_is_read() -> None:
    lesson = load_lesson(SHEETS / "seances" / "ps-1.yaml")
    sheet = lesson.sheet
    assert (lesson.level, lesson.audiences, lesson.ages) == (Level.PS, (Audience.SCHOOL,), (3, 4))
    assert lesson.screen == ScreenTime(ScreenMode.TOGETHER, 5)
    assert (sheet.preparation_min, sheet.passes, sheet.before, sheet.after) == (5, 2, ("le-robot-dort",), ())
    assert sheet.robot is RobotUse.NEEDED, "where a sheet does not say it"
    assert [each.key for each in sheet.references] == ["E3a", "L3"]
    certain, told = sheet.references
    assert (len(certain.quotes), certain.page, certain.summary) == (1, "55", None)
    assert (told.quotes, told.page, bool(told.summary)) == ((), "", True)
    assert sheet.words[0] == Word(Text("avancer", en="forward"), Text("Elle avance.", en="She goes."))
    assert sheet.words[1] == Word(Text("GO", en="GO"))
    assert sheet.errors[1].kit == Text("La touche GO respire.", en="The GO key breathes.")
    assert isinstance(sheet.errors[0], LikelyError)
    assert (len(sheet.other_pupils), len(sheet.roles), len(sheet.prints)) == (3, 3, 2)
    assert lesson.credits == (
        Credit("fleur-bouton", "fleur-bouton.svg", Text("les auteurs du kit"), Text("CC BY-SA 4.0")),
    )
    (game,) = lesson.games
    assert (game.title.fr, game.minutes, len(game.steps), len(game.material)) == ("Le robot dort", 6, 3, 1)
    assert [each.degree for each in lesson.challenges] == [Degree.GREEN, Degree.ORANGE, Degree.RED, None]
    assert [each.star for each in lesson.challenges] == [False, False, True, False]


def test_a_seance_may_be_for_children_of_one_age(root: Path) -> None:
    assert read(root, PS_1.replace("ages: [3, 4]", "ages: [4, 4]")).ages == (4, 4)


def test_a_seance_may_be_at_the_screen_from_its_first_minute_to_its_last(root: Path) -> None:
    lesson = read(root, PS_1.replace("collectif, minutes: 5", "collectif, minutes: 15"))
    assert lesson.screen == ScreenTime(ScreenMode.TOGETHER, lesson.duration_min)


@pytest.mark.parametrize("text", [PS_1, GAMES], ids=["ps-1", "le-robot-dort"])
def test_what_is_written_is_read_back_the_same(root: Path, text: str) -> None:
    lesson = read(root, text)
    assert read(root, lesson_yaml(lesson)) == lesson


def test_degree_and_star_change_no_hash(root: Path) -> None:
    plain = PS_1.replace("    degre: rouge\n    etoile: true\n", "").replace("    degre: vert\n", "")
    before, after = read(root, plain).challenges, read(root, PS_1).challenges
    assert before != after
    assert [*map(challenge_hash, before)] == [*map(challenge_hash, after)]


MISTAKES = {
    ("[E3a, L3]", "[E3a, L33]"): "« programme » : la clé « L33 » n'est pas dans le programme ; vouliez-vous « L3 » ?",
    ("[E3a, L3]", "[E3a, E3a]"): "« programme » : la clé E3a est déjà dans la liste ; gardez-en une seule",
    ("[E3a, L3]", "[cycle 1]"): "« programme » : « cycle 1 » n'est pas une clé du programme ; "
    "écrivez-en une, comme O5, ou une phrase sans crochets",
    ("[E3a, L3]", "[]"): "« programme » : la liste est vide ; mettez-y au moins un élément",
    ("avant: le-robot-dort", "avant: le-robot-dore"): "« avant » : la séance « le-robot-dore » est inconnue ; "
    "vouliez-vous « le-robot-dort » ?",
    ("avant: le-robot-dort", "apres: zzz"): "« apres » : la séance « zzz » est inconnue ; "
    "écrivez l'« id » d'une séance du même dossier, ou du kit",
    ("avant: le-robot-dort", "avant: ps-1"): "« avant » : c'est cette séance-ci ; nommez-en une autre",
    ("ages: [3, 4]", "ages: [4, 3]"): "« ages » : le plus jeune d'abord ; écrivez [3, 4]",
    ("ages: [3, 4]", "ages: [3]"): "« ages » : il n'y en a pas assez ; mettez-en 2 au moins",
    ("publics: [ecole]", "publics: [écoles]"): "« publics » : mot inconnu « écoles » ; vouliez-vous « ecole » ?",
    ("publics: [ecole]", "publics: [ecole, ecole]"): "« publics » : le public ecole est déjà dans la liste ; "
    "gardez-en un seul",
    ("niveau: PS\npublics: [ecole]\n", ""): "il manque la clé « niveau » ; ajoutez-la, ou « publics »",
    ("mode: collectif", "mode: colectif"): "« mode » : mot inconnu « colectif » ; vouliez-vous « collectif » ?",
    (
        "mode: collectif",
        "mode: aucun",
    ): "« minutes » : sans écran, il n'y a pas de minutes d'écran ; enlevez « minutes »",
    ("mode: collectif, minutes: 5", "mode: collectif"): "« ecran » : dites combien de minutes ; ajoutez « minutes »",
    ("collectif, minutes: 5", "collectif, minutes: 50"): "« minutes » : plus de minutes d'écran que de séance ; "
    "choisissez 15 au plus",
    ("degre: vert", "degre: bleu"): "« degre » : mot inconnu « bleu » ; les mots possibles sont vert, orange, rouge",
    ("degre: vert", "degre: facile"): "« degre » : mot inconnu « facile » ; vouliez-vous « vert » ?",
    ("etoile: true", "etoile: oui"): "« etoile » : « oui » n'est pas compris ; écrivez true",
    ("fichier: fleur-bouton.svg", "fichier: fleur.svg"): "« fichier » : une image s'appelle comme son fichier ; "
    "écrivez « fleur-bouton.svg », ou la clé « fleur »",
    ("fleur-bouton: {fichier: fleur-bouton.svg", "rose: {fichier: rose.svg"): "« fichier » : image introuvable ; "
    "ajoutez images/rose.svg",
    ("fichier: fleur-bouton.svg", "fichier: ../fleur-bouton.svg"): "« fichier » : écrivez le nom d'un fichier du "
    "dossier images, en .svg, .png, .jpg, .jpeg",
    ("  fleur-bouton: {", "  - {"): "« images » : des clés sont attendues ici, parmi fichier, auteur, licence ; "
    'écrivez par exemple {fichier: mairie.jpg, auteur: "la classe", licence: "CC BY-SA"}',
    ("  fleur-bouton: {", "  Fleur: {"): "« Fleur » n'est pas un nom ; n'écrivez que a-z sans accent, "
    "0-9 et des traits d'union, comme fleur",
    ("    minutes: 6\n    materiel", "    materiel"): "il manque la clé « minutes » ; ajoutez-la",
    ('kit: {fr: "La touche', 'kits: {fr: "La touche'): "clé inconnue « kits » ; vouliez-vous « kit » ?",
    ("preparation_min: 5", "robot: parfois\n  preparation_min: 5"): "« robot » : mot inconnu « parfois » ; "
    "les mots possibles sont sans, facultatif, necessaire",
    ("preparation_min: 5", "robot: nécessaire\n  preparation_min: 5"): "« robot » : mot inconnu « nécessaire » ; "
    "vouliez-vous « necessaire » ?",
    ("preparation_min: 5", "preparation_min: 5 min"): "« preparation_min » : « 5 min » n'est pas un nombre entier ; "
    "écrivez seulement 5",
}


@pytest.mark.parametrize(("change", "told"), MISTAKES.items(), ids=[new or "none" for _old, new in MISTAKES])
def test_a_mistake(root: Path, change: tuple[str, str], told: str) -> None:
    assert change[0] in PS_1
    assert list(map(sentence, complaints(root, PS_1.replace(*change)))) == [told]


def test_a_game_without_steps_and_a_seance_without_anything(root: Path) -> None:
    text = GAMES[: GAMES.index('    etapes:\n      - {fr: "Un enfant est')] + "    etapes: []\ndefis: []\n"
    (told,) = map(sentence, complaints(root, text))
    assert told == ("« etapes » : la liste est vide ; mettez-y au moins un élément")
    bare = GAMES[: GAMES.index("jeux:")] + "defis: []\n"
    (told,) = map(sentence, complaints(root, bare))
    assert told == ("« defis » : une séance sans défi a des jeux ; ajoutez « jeux », ou un défi")


def test_a_path_keeps_games_on_its_shelf_and_off_the_garden() -> None:
    path = load_path(SHEETS / "parcours" / "petite-section.yaml").path
    assert [lesson.id for lesson in path.lessons] == ["ps-1"]
    assert [lesson.id for lesson in path.on_shelf] == ["le-robot-dort", "ps-1"]
    assert [path.place_of(lesson) for lesson in path.on_shelf] == [Audience.AFTER_SCHOOL, Audience.SCHOOL]
    assert path.audiences == (Audience.SCHOOL, Audience.AFTER_SCHOOL)


def test_a_path_says_what_a_child_keeps_of_a_stage(root: Path) -> None:
    file = root / "parcours" / "essai.yaml"
    kept = 'lieu: ecole, phrase: {fr: "Je décide.", en: "I decide."}'
    file.write_text(PATH.replace("lieu: ecole", kept), encoding="utf-8")
    path = load_path(file).path
    sentences = {lesson.id: path.sentence_of(lesson) for lesson in path.on_shelf}
    assert sentences == {"le-robot-dort": None, "ps-1": Text("Je décide.", en="I decide.")}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lieu: ecole", 'lieu: ecole, phrases: "x"', "clé inconnue « phrases » ; vouliez-vous « phrase » ?"),
        ("lieu: ecole", "lieu: maison", "« lieu » : mot inconnu « maison » ; vouliez-vous « famille » ?"),
        (", lieu: ecole", "", "il manque la clé « lieu » ; ajoutez-la"),
        ("ps-1.yaml", "ps-2.yaml", "« seance » : « ps-2 » est introuvable ; vouliez-vous « ps-1 » ?"),
        (
            "niveau: PS\npublics: [ecole, periscolaire]\n",
            "",
            "il manque la clé « niveau » ; ajoutez-la, ou « publics »",
        ),
        (
            "  - {seance: ps-1.yaml, lieu: ecole}\n",
            "",
            "« seances » : aucune de ces séances n'a de défi ; ajoutez-en une qui en a",
        ),
    ],
)
def test_a_mistake_in_a_path(root: Path, old: str, new: str, told: str) -> None:
    file = root / "parcours" / "essai.yaml"
    assert old in PATH
    file.write_text(PATH.replace(old, new), encoding="utf-8")
    try:
        found = [str(problem) for problem in load_path(file).problems]
    except ContentError as error:
        found = [str(problem) for problem in error.problems]
    assert [each.partition(" : ")[2] for each in found] == [told]


def test_a_path_for_audiences_alone_plays(root: Path) -> None:
    file = root / "parcours" / "periscolaire.yaml"
    file.write_text(PATH.replace("niveau: PS\n", ""), encoding="utf-8")
    assert load_path(file).path.level is None


def test_games_alone_do_not_open_as_a_path() -> None:
    with pytest.raises(ContentError) as caught:
        load_playable(SHEETS / "seances" / "le-robot-dort.yaml")
    (problem,) = caught.value.problems
    assert problem.message == "cette séance n'a pas de défi ; mettez-la dans un parcours, où les adultes la liront"


def test_every_place_in_the_programme_is_quoted_or_summed_up_and_dated() -> None:
    assert len(references()) == 42
    for key, each in references().items():
        assert key == each.key
        assert bool(each.quotes) != bool(each.summary), key
        assert each.summary is None or each.summary.others
        assert [code for text in (each.source, each.where) for code, _said in text.others] == ["en", "en"]


def test_what_a_programme_says_stays_under_the_heading_that_its_file_gives_it() -> None:
    """Its sentences, its examples and its words are shown apart: an adult copies them for her inspector."""
    entries = yaml.safe_load(PROGRAMME.read_text(encoding="utf-8"))["entrees"]
    for entry in entries:
        each = references()[entry["cle"]]
        told = {"citations": each.quotes, "exemples": each.examples, "mots": each.words}
        kept = {key: [text.fr for text in texts] for key, texts in told.items() if texts}
        assert kept == {key: entry[key] for key in told if key in entry}, entry["cle"]
    assert {key for entry in entries for key in entry} >= {"citations", "exemples", "mots"}


_LINES = PS_1.splitlines(keepends=True)
_SCRAPS = ["", "  ", "- ", "[]", "{}", ": ", "x", "  x: y\n", "null", "[[", "É", "\t", "'", "*a", "!x "]


@given(st.lists(st.tuples(st.integers(0, len(_LINES) - 1), st.integers(0, 60), st.sampled_from(_SCRAPS)), max_size=5))
@settings(max_examples=times(200))
def test_a_spoilt_sheet_gives_sentences(root: Path, edits: list[tuple[int, int, str]]) -> None:
    lines = list(_LINES)
    for place, column, scrap in edits:
        line = lines[place]
        lines[place] = line[:column] + scrap + (line[column:] if column % 2 else "\n")
    with at_most(CALLS):
        found = list(map(sentence, complaints(root, "".join(lines), "gatee")))
    assert all(found)
