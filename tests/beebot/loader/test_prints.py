"""What a sheet says of its children and of what prints: read as data, refused with its line and a remedy."""

import re
import shutil
from pathlib import Path

import pytest

from beebot.command import Command
from beebot.loader import load_playable
from beebot.parts.prints import SHOWS
from beebot.parts.sheet import Asked, Grouping, Share
from beebot.text import Text
from tests.beebot.content import complaints, read
from tests.beebot.lesson_writer import lesson_yaml
from tests.loops import for_each

SHEETS = Path(__file__).parents[2] / "lecons" / "sheets"
BEFORE = (SHEETS / "seances" / "ps-1.yaml").read_text(encoding="utf-8")
"""A séance of before: its groups and what it prints are sentences."""
_HEAD, _REST = BEFORE.split("  imprimer:\n")
_GROUPS = next(line for line in BEFORE.splitlines() if line.startswith("  groupement:"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHEETS, tmp_path_factory.mktemp("contenu") / "contenu"))


def written(groups: str = "{a_la_fois: 5, classe: 25}", *prints: str) -> str:
    lines = "".join(f"    - {each}\n" for each in prints or ("{document: tapis}",))
    text = f"{_HEAD}  imprimer:\n{lines}\n{_REST[_REST.index('jeux:') :]}"
    return text.replace(_GROUPS, f"  groupement: {groups}")


LINE = written().splitlines().index("    - {document: tapis}") + 1
READ = {
    "{document: frise, pour: cartes, nombre: 4, par: enfant, facultatif: true}": Asked(
        "frise", "cartes", 4, Share.CHILD, is_optional=True
    ),
    "{document: bandes, places: 5, par: equipe}": Asked("bandes", share=Share.TEAM, places=5),
    "{document: masque, nombre: 2, par: classe, note: un loup}": Asked(
        "masque", number=2, share=Share.CLASS, note=Text("un loup")
    ),
    "{document: cartes, cartes: {avancer: 4, gauche45: 1}}": Asked(
        "cartes", cards=((Command.FORWARD, 4), (Command.LEFT_45, 1))
    ),
    "{document: de, valeurs: [1, 3]}": Asked("de", between=(1, 3)),
    "{document: lettres, lettres: [N, O, 1]}": Asked("lettres", letters=("N", "O", "1")),
    "{document: quadrillage, cases: [6, 5]}": Asked("quadrillage", size=(6, 5)),
    '{document: affiche, titre: {fr: "Qui ?", en: "Who?"}, vierge: true}': Asked(
        "affiche", title=Text("Qui ?", en="Who?"), is_blank=True
    ),
    '{fr: "le tapis", en: "the mat"}': Text("le tapis", en="the mat"),
    "le tapis": Text("le tapis"),
}
GROUPS = {
    "{a_la_fois: 5, classe: 25, note: un groupe par jour}": Grouping((5, 5), 25, note=Text("un groupe par jour")),
    "{a_la_fois: [4, 6], ilots: 3, equipes: 2}": Grouping((4, 6), islands=3, teams=2),
    "{classe: 25}": Grouping(in_class=25),
    '"5 enfants, un groupe par jour"': Grouping(note=Text("5 enfants, un groupe par jour")),
}


@for_each("line", READ)
def test_what_prints_is_read_and_written_back_the_same(root: Path, line: str) -> None:
    found = read(root, written("{a_la_fois: 5}", line))
    assert found.sheet.prints == (READ[line],)
    assert found.sheet.is_of_before is isinstance(READ[line], Text)
    assert read(root, lesson_yaml(found)) == found


@for_each("groups", GROUPS)
def test_for_whom_it_is_is_read_and_written_back_the_same(root: Path, groups: str) -> None:
    found = read(root, written(groups))
    assert found.sheet.grouping == GROUPS[groups]
    assert read(root, lesson_yaml(found)) == found


def test_a_seance_of_before_opens_and_plays(root: Path) -> None:
    loaded = load_playable(root / "seances" / "ps-1.yaml")
    assert loaded.problems == ()
    (lesson,) = loaded.path.lessons
    assert lesson.sheet.is_of_before
    assert lesson.sheet.grouping == Grouping(note=Text("3 ou 4 enfants, un robot", en="3 or 4 children, one robot"))


WRONG_PRINTS = {
    "{document: bande}": "« document » : mot inconnu « bande » ; vouliez-vous « bandes » ?",
    "{documnt: tapis}": "clé inconnue « documnt » ; vouliez-vous « document » ?",
    "{document: masque, nombre: 61}": "« nombre » : 61 n'est pas possible ; choisissez de 1 à 60",
    "{document: masque, nombre: -2}": "« nombre » : -2 n'est pas possible ; choisissez de 1 à 60",
    "{document: masque, nombre: 0}": "« nombre » : 0 n'est pas possible ; choisissez de 1 à 60",
    "{document: masque, par: eleve}": "« par » : mot inconnu « eleve » ; vouliez-vous « enfant » ?",
    "{document: masque, facultatif: oui}": "« facultatif » : « oui » n'est pas compris ; écrivez true",
    "{document: affiche, places: 5}": "« imprimer » : « places » ne dit rien de « affiche » ; enlevez-le (ses clés "
    "sont facultatif, note, titre, vierge)",
    "{document: images}": "« imprimer » : « images » a besoin de « pour » ; ajoutez-le",
    "{document: images, pour: reparer}": "« imprimer » : « images » ne sert pas à « reparer » ; les mots possibles "
    "sont histoire, ranger, trier, tapis, animaux, auteurs",
    "{document: de, valeurs: [1, 4]}": "« imprimer » : un dé va de 1 à 3 ou de 1 à 6 ; écrivez [1, 3] ou [1, 6]",
    "{document: jetons, valeurs: [5, 2]}": "« valeurs » : le plus petit d'abord ; écrivez [2, 5]",
    "{document: jetons, valeurs: 5}": "« valeurs » : deux nombres sont attendus ; écrivez-les comme [4, 6]",
    "{document: jetons, valeurs: [1, 12]}": "« valeurs » : 12 n'est pas possible ; choisissez de 1 à 9",
    "{document: bandes, places: 16}": "« places » : 16 n'est pas possible ; choisissez de 3 à 15",
    "{document: lettres, lettres: []}": "« lettres » : la liste est vide ; mettez-y au moins un élément",
    "{document: cartes, cartes: {avance: 2}}": "mot inconnu « avance » ; vouliez-vous « avancer » ?",
    "[le tapis]": "« imprimer » : une phrase est attendue, pas une liste ; mettez-la entre guillemets",
}
WRONG_GROUPS = {
    "{a_la_fois: 26, classe: 25}": "« groupement » : 26 enfants à la fois, c'est plus que la classe (25) ; changez "
    "l'un des deux",
    "{a_la_fois: 6, ilots: 5, classe: 25}": "« groupement » : 30 enfants à la fois, c'est plus que la classe (25) ; "
    "changez l'un des deux",
    "{a_la_fois: 4, equipes: 5}": "« groupement » : 5 équipes pour 4 enfants, c'est trop ; changez l'un des deux",
    "{a_la_fois: 41}": "« a_la_fois » : 41 n'est pas possible ; choisissez de 1 à 40",
    "{a_la_fois: [6, 4]}": "« a_la_fois » : le plus petit d'abord ; écrivez [4, 6]",
    "{equipes: 2}": "« groupement » : dites combien d'enfants ; écrivez par exemple {a_la_fois: 5, classe: 25, "
    'note: "un groupe par jour"}',
    "{clase: 25}": "clé inconnue « clase » ; vouliez-vous « classe » ?",
}


def told(root: Path, text: str) -> tuple[int, str]:
    (problem,) = complaints(root, text)
    place, _colon, message = problem.partition(" : ")
    return int(place.split(":")[0]), message


@for_each("line", WRONG_PRINTS)
def test_what_cannot_be_printed_is_told_with_its_line(root: Path, line: str) -> None:
    assert told(root, written("{a_la_fois: 5}", line)) == (LINE, WRONG_PRINTS[line])


@for_each("document, purpose", SHOWS)
def test_what_a_seance_does_not_have_is_not_printed_in_silence(root: Path, document: str, purpose: str) -> None:
    """The séance has neither story nor anything to sort, to order or to mend; the kit's own that ask have it."""
    line = f"{{document: {document}}}" if not purpose else f"{{document: {document}, pour: {purpose}}}"
    bare = written("{a_la_fois: 5}", line)
    bare = re.sub(r"^images:\n.*\n", "", bare, flags=re.MULTILINE)
    message = (
        f"« imprimer » : la séance n'a rien pour ce document ; ajoutez « {SHOWS[document, purpose]} », ou enlevez-le"
    )
    assert told(root, bare) == (LINE, message)


@for_each("groups", WRONG_GROUPS)
def test_groups_that_cannot_be_are_told_with_their_line(root: Path, groups: str) -> None:
    assert told(root, written(groups)) == (BEFORE.splitlines().index(_GROUPS) + 1, WRONG_GROUPS[groups])
