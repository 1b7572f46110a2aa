"""A small content folder whose files are spoilt line by line."""

from pathlib import Path

from beebot.lesson import Lesson
from beebot.loader import ContentError, load_lesson

LESSON = """\
format: 1
id: essai
titre: "Essai"
niveau: GS
duree_min: 30
fiche:
  groupement: {a_la_fois: 2, note: "À deux"}
  objectif: "Coder un trajet."
  programme: "Cycle 1."
  materiel: "Un robot."
  mots: ["case", "pivoter"]
  etapes:
    - {minutes: 5, groupement: "Ensemble", dire: "Où va-t-elle ?", faire: "Montrer."}
  plus_simple: "Une fleur."
  plus_difficile: "Trois fleurs."
  observer: ["anticipe le pivot"]
  debranche: "Au sol."
defis:
  - id: un
    genre: programmer
    consigne: {fr: "Va à la fleur.", en: "Go to the flower."}
    tapis: petit
    depart: {case: A1, vers: est}
    cibles: [{case: B1, pause: true}]
    ordre: impose
    obstacles: [B2]
    murs: [[A2, A3]]
    arrivee: C1
    touches: [avancer, pause]
    max_instructions: 14
    indices: ["Où est la tête de l'abeille ?"]
  - id: deux
    consigne: "Va à la ruche."
    tapis: {largeur: 2, hauteur: 1}
    depart: {case: B1, vers: ouest}
    arrivee: A1
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
GENRES = """\
  - {id: a, genre: prevoir, consigne: x, tapis: petit, depart: {case: A1, vers: est}, programme: "répéter 2 [ ↑ ]"}
  - {id: b, genre: completer, consigne: x, tapis: petit, depart: {case: A1, vers: est}, arrivee: C1, programme: "↑ _"}
  - {id: c, genre: choisir, consigne: x, tapis: petit, depart: {case: A1, vers: est}, arrivee: C1, programmes: [↑↑, ↓]}
  - id: d
    genre: a_deux
    consigne: x
    tapis: petit
    depart: {case: A1, vers: nord-est}
    touches: [avancer, gauche45]
    autre: {depart: {case: D1, vers: ouest}, arrivee: C1}
    but: chacun
    arrivee: A3
    passages: [A2]
    max_instructions: 9
"""
"""Challenges of other genres, to put behind those of ``LESSON``."""
MAT = """\
format: 1
id: petit
titre: "Petit"
largeur: 4
hauteur: 3
obstacles: [D3]
"""
PATH = """\
format: 1
id: annee
titre: "Année"
niveau: GS
seances:
  - essai.yaml
"""
PICTURES = ("fleur-bouton", "fleur-ouverte", "mare", "mare-large", "ruche")


def spoilt(text: str, changes: dict[int, str]) -> str:
    """``text`` with some of its lines, counted from 1, replaced."""
    lines = text.splitlines()
    for number, line in changes.items():
        lines[number - 1] = line
    return "\n".join(lines) + "\n"


class Content:
    """A content folder with one mat, one lesson and one path, all sound."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lesson = root / "seances" / "essai.yaml"
        self.mat = root / "tapis" / "petit.yaml"
        self.path = root / "parcours" / "annee.yaml"
        for file, text in ((self.lesson, LESSON), (self.mat, MAT), (self.path, PATH)):
            file.parent.mkdir()
            file.write_text(text, encoding="utf-8")
        (root / "images").mkdir()
        for picture in PICTURES:
            (root / "images" / f"{picture}.svg").write_text(PICTURE, encoding="utf-8")

    def complaints(self, text: str | bytes) -> list[str]:
        """What is said of the lesson when its file holds ``text``."""
        self.lesson.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            load_lesson(self.lesson)
        except ContentError as error:
            return str(error).replace("seances/essai.yaml:", "").splitlines()
        return []


def read(root: Path, text: str, name: str = "lue") -> Lesson:
    """The séance that ``text`` says, beside those of a content folder."""
    file = root / "seances" / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        return load_lesson(file)
    finally:
        file.unlink()


def complaints(root: Path, text: str, name: str = "lue") -> list[str]:
    """What is said of such a séance, each sentence with its line and column."""
    try:
        read(root, text, name)
    except ContentError as error:
        return [str(problem).removeprefix(f"seances/{name}.yaml:") for problem in error.problems]
    return []


def sentence(complaint: str) -> str:
    """A complaint without its place."""
    return complaint.partition(" : ")[2]
