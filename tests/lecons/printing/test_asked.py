"""What teachers cut out by hand, line by line, and what prints it: each is there for a séance, a level or a mat."""

from pathlib import Path

import pytest

from beebot.errors import KitError
from lecons import CONTENT
from lecons.printing.catalogue import documents, find, find_in
from lecons.printing.document import Document
from tests.lecons.printing._kits import PLAIN
from tests.loops import for_each

ASKED = {
    "le tapis à l'échelle du robot": ("ps/bonjour-l-abeille", ["tapis"]),
    "le tapis d'une pièce, pour l'imprimeur": ("prairie", ["tapis-entier"]),
    "les étiquettes de cases d'un tapis de sol": ("ferme", ["cases-de-sol"]),
    "les images à poser sur un quadrillage": ("ferme", ["carres", "images"]),
    "les cartes de 20 cm, pour le sol": ("ms/l-enfant-robot", ["cartes-de-sol"]),
    "les cartes à tenir et celles de la bande": ("gs/le-code-des-fleches", ["cartes", "petites-cartes"]),
    "les pastilles gauche et droite, le museau": ("ms/a-gauche-de-l-abeille", ["reperes"]),
    "la bande de 4 places": ("ps/un-deux-trois-la-fleur", ["bandes"]),
    "la bande de 5 places": ("gs/le-code-des-fleches", ["bandes"]),
    "la bande de 10 places": ("cp/dix-instructions", ["bandes"]),
    "la bande de 15 places": ("ce1/un-itineraire-en-ville", ["bandes"]),
    "la fiche de l'adulte": ("gs/le-code-des-fleches", ["fiche"]),
    "les cartes de défi, et leurs réponses à part": ("gs/le-code-des-fleches", ["defis", "reponses"]),
    "les bandes à compléter, à réparer, à choisir": ("gs/le-code-des-fleches", ["bandes-pretes"]),
    "les images à ranger": ("ps/le-gateau-de-la-ferme", ["images"]),
    "les images de l'histoire": ("gs/les-trois-petits-cochons", ["images"]),
    "l'histoire du Chaperon, et ses vignettes": ("ms/le-chemin-du-chaperon", ["images", "vignettes"]),
    "les bracelets": ("ms/a-droite-de-l-abeille", ["bracelets"]),
    "les brassards": ("ms/l-enfant-robot", ["brassards"]),
    "le masque de loup": ("ms/le-loup-dans-la-foret", ["masque"]),
    "les drapeaux": ("gs/ou-s-arrete-l-abeille", ["drapeaux"]),
    "la coccinelle": ("gs/la-coccinelle-dans-la-bande", ["coccinelle"]),
    "le dé de 1 à 3": ("ps/un-deux-trois-la-fleur", ["de"]),
    "le dé de 1 à 6": ("periscolaire/la-course-au-de", ["de"]),
    "le dé des tours": ("gs/encore-et-encore", ["de"]),
    "le carnet de codage": ("grande-section-annee", ["livret"]),
    "la grille d'observation": ("grande-section-annee", ["grille"]),
    "le certificat": ("petite-section", ["certificat"]),
    "la page périscolaire": ("periscolaire/le-robot-humain", ["fiche"]),
    "le feuillet de la famille": ("famille/l-abeille-du-carrelage", ["feuillet", "cartes"]),
    "l'affiche du parcours numérique": ("parcours-numerique", ["affiche-parcours"]),
    "l'étiquette de chaque pochette": ("grande-section-annee", ["pochettes"]),
    "les cartes à trier": ("numerique/ce-que-je-garde", ["images"]),
    "les images et leurs auteurs": ("numerique/qui-a-fait-cette-image", ["images"]),
    "le loto des sons": ("ferme", ["loto"]),
    "la règle, pour connaître le pas du robot": ("prairie", ["regle"]),
}


def printed(source: str) -> dict[str, Document]:
    return {each.name: each for each in documents(find(source), PLAIN) if each.pages}


@for_each("asked", ASKED)
def test_what_is_cut_out_by_hand_is_printed(asked: str) -> None:
    source, names = ASKED[asked]
    there = printed(source)
    assert [name for name in names if name not in there] == []


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("ps/un-deux-trois-la-fleur", 4),
        ("gs/le-code-des-fleches", 5),
        ("cp/dix-instructions", 10),
        ("ce1/un-itineraire-en-ville", 15),
    ],
)
def test_a_strip_has_the_places_of_its_level(source: str, places: int) -> None:
    assert printed(source)["bandes"].pages[0].data["strips"][0] == places  # type: ignore[index]


def test_a_family_is_not_made_to_print_a_mat() -> None:
    whole = documents(find("famille/l-abeille-du-carrelage"), PLAIN)
    usual = [each for each in whole if not each.extra]
    assert {"feuillet", "defis", "reponses", "cartes"} <= {each.name for each in usual}
    assert sum(len(each.pages) for each in usual) <= 5
    assert "tapis" in {each.name for each in whole if each.extra}


def test_a_visit_to_the_library_prints_what_its_sheet_asks_for_alone() -> None:
    whole = documents(find("mediatheque/le-chariot-des-retours"), PLAIN)
    usual = {each.name for each in whole if not each.extra}
    assert "plan" in usual
    assert usual.isdisjoint({"cartes", "petites-cartes", "bandes", "tapis"})
    assert {"bandes", "cartes"} <= {each.name for each in documents(find("mediatheque/le-livre-perdu"), PLAIN)}


def test_all_that_a_family_has_prints_on_few_pages() -> None:
    """What a class keeps in a cupboard stays there to be asked for."""
    whole = documents(find("famille"), PLAIN)
    usual = [each for each in whole if not each.extra]
    assert {"fiche", "feuillet", "cartes"} <= {each.name for each in usual}
    assert {each.name for each in usual}.isdisjoint({"tapis", "pochettes", "grille", "programmation"})
    assert sum(len(each.pages) for each in usual) <= 19
    leaflets, sheets = (sum(each.name == name for each in usual) for name in ("feuillet", "fiche"))
    assert (leaflets, sheets) == (4, 1), "a leaflet says all that its sheet does"
    assert "tapis" in {each.name for each in whole if each.extra}


def test_a_file_that_was_opened_alone_is_found(tmp_path: Path) -> None:
    text = (CONTENT / "seances/gs/cinq-cartes.yaml").read_text("utf-8")
    file = tmp_path / "brouillon.yaml"
    file.write_text(text.replace("id: cinq-cartes", "id: la-mienne"), "utf-8")
    found = find_in(file, "seances", "la-mienne")
    assert (found.title, found.root) == ("Cinq cartes, pas plus", CONTENT)
    assert find_in(file, "tapis", "prairie").title == "La prairie"


YEAR = 'format: 1\nid: mon-annee\ntitre: "Mon année"\nniveau: GS\nseances: [gs/cinq-cartes.yaml]\n'


def test_a_path_beside_ones_own_mats_is_found_and_the_kits_seances_on_it(tmp_path: Path) -> None:
    (tmp_path / "tapis").mkdir()
    (tmp_path / "annee.yaml").write_text(YEAR, "utf-8")
    assert find_in(tmp_path, "parcours", "mon-annee").title == "Mon année"
    assert find_in(tmp_path, "seances", "cinq-cartes").root == CONTENT
    (tmp_path / "parcours").mkdir()
    with pytest.raises(KitError):
        find_in(tmp_path, "seances", "cinq-cartes")
