"""The sentences that are made from a sheet's numbers, written by hand in both languages; none of them is ever read."""

from dataclasses import replace

import pytest

from beebot.command import Command
from beebot.i18n import speaking
from beebot.parts.prints import ASKABLE, PURPOSES, example_for
from beebot.parts.sheet import Asked, Grouping, Share
from beebot.text import Text
from lecons.printing.documents_asked import needs
from lecons.sheet_words import groups, pictures_of, printed, to_print
from tests.lecons.printing._kits import PLAIN, lesson
from tests.loops import for_each

FOUR, SOME = ((Command.FORWARD, 4),), ((Command.FORWARD, 3), (Command.LEFT, 1))
ONE_OF_EACH = ((Command.FORWARD, 1), (Command.LEFT, 1))
NOTE = Text("pour le jeu", en="for the game")
GS, CP, PS = "gs/cinq-cartes", "cp/dix-instructions", "ps/le-gateau-de-la-ferme"
PRINTED = {
    Asked("bandes", places=5): ("des bandes à 5 places", "some strips with 5 places"),
    Asked("bandes", places=5, number=1): ("1 bande à 5 places", "1 strip with 5 places"),
    Asked("bandes", places=5, number=9): ("9 bandes à 5 places", "9 strips with 5 places"),
    Asked("bandes", number=2): ("2 bandes programme", "2 program strips"),
    Asked("plan", share=Share.CHILD): (
        "1 plan du tapis par enfant, à photocopier",
        "1 map of the mat for each child, to be copied",
    ),
    Asked("plan", share=Share.TEAM, is_blank=True): (
        "1 plan vierge du tapis par équipe, à photocopier",
        "1 blank map of the mat for each team, to be copied",
    ),
    Asked("coloriage", share=Share.CHILD): (
        "1 abeille à colorier par enfant, à photocopier",
        "1 bee to colour for each child, to be copied",
    ),
    Asked("chemins", share=Share.CHILD, note=NOTE): (
        "1 feuille de chemins par enfant, à photocopier (pour le jeu)",
        "1 worksheet of ways for each child, to be copied (for the game)",
    ),
    Asked("masque", number=2, share=Share.CLASS): ("2 masques de loup pour la classe", "2 wolf masks for the class"),
    Asked("brassards", number=2): ("2 brassards", "2 armbands"),
    Asked("certificat", share=Share.CHILD): ("1 certificat de GS par enfant", "1 certificate of GS for each child"),
    Asked("cartes", number=14, note=NOTE): ("14 cartes (pour le jeu)", "14 cards (for the game)"),
    Asked("cartes", cards=FOUR, share=Share.CHILD): (
        "4 cartes « avancer » par enfant",
        "4 “forward” cards for each child",
    ),
    Asked("cartes", cards=SOME): (
        "4 cartes : 3 « avancer », 1 « pivoter à gauche »",
        "4 cards: 3 “forward”, 1 “pivot left”",
    ),
    Asked("cartes-de-sol", cards=ONE_OF_EACH): (
        "2 grandes cartes de 20 cm : « avancer », « pivoter à gauche »",
        "2 large cards of 20 cm: “forward”, “pivot left”",
    ),
    Asked("cartes-de-sol", cards=FOUR): (
        "4 grandes cartes de 20 cm : « avancer »",
        "4 large cards of 20 cm: “forward”",
    ),
    Asked("signes"): ("les ronds « GO » et « effacer »", "the “GO” and “clear” discs"),
    Asked("points"): ("une feuille de points, pour compter", "a sheet for the points, to count on"),
    Asked("coccinelle", is_optional=True): ("facultatif : la coccinelle en papier", "optional: the paper ladybird"),
    Asked("coccinelle", is_optional=True, note=NOTE): (
        "facultatif : la coccinelle en papier (pour le jeu)",
        "optional: the paper ladybird (for the game)",
    ),
    Asked("frise", "vignettes", 4, Share.CHILD, is_optional=True): (
        "facultatif : 4 frises à remplir par enfant",
        "optional: 4 friezes to fill for each child",
    ),
    Asked("de"): ("1 dé à points à monter", "1 die with dots to fold"),
    Asked("de", between=(1, 3), number=2): (
        "2 dés à points à monter, de 1 à 3",
        "2 dice with dots to fold, from 1 to 3",
    ),
    Asked("lettres", letters=("T", "O")): ("les lettres mobiles : T, O", "the loose letters: T, O"),
    Asked("jetons", between=(2, 5)): ("les jetons de 2 à 5", "the counters 2 to 5"),
    Asked("affiche", title=Text("Qui décide ?", en="Who decides?")): (
        "une affiche à remplir : « Qui décide ? »",
        "a poster to fill in: “Who decides?”",
    ),
    Asked("affiche", title=Text("{trou}")): ("une affiche à remplir : « {trou} »", "a poster to fill in: “{trou}”"),
    Asked("quadrillage", size=(6, 5)): ("1 quadrillage de 6 cases sur 5", "1 grid of 6 squares by 5"),
}
PICTURES = {
    ("gs/les-trois-petits-cochons", "histoire"): ("6 images de l'histoire", "6 pictures of the story"),
    ("ps/le-gateau-de-la-ferme", "ranger"): ("4 images à remettre dans l'ordre", "4 pictures to put in order"),
    ("numerique/ce-que-je-garde", "trier"): (
        "7 images à trier et 3 étiquettes de boîtes",
        "7 pictures to sort and 3 labels for boxes",
    ),
    ("gs/le-tour-de-l-annee", "tapis"): ("12 images du tapis", "12 pictures of the mat"),
    ("ms/l-animal-que-j-entends", "animaux"): ("7 images d'animaux", "7 animal pictures"),
    ("numerique/qui-a-fait-cette-image", "auteurs"): (
        "6 images, avec le nom de leur auteur",
        "6 pictures, with their author's name",
    ),
}
"""By the séance whose pictures are meant: as many are said as print."""
DAY = Text("un groupe par jour", en="one group a day")
GROUPS = {
    Grouping((5, 5), 25, note=DAY): (
        "5 enfants à la fois, un groupe par jour, 25 dans la classe",
        "5 children at a time, one group a day, 25 in the class",
    ),
    Grouping((5, 6), 28): ("5 ou 6 enfants à la fois, 28 dans la classe", "5 or 6 children at a time, 28 in the class"),
    Grouping((4, 8), teams=2): ("4 à 8 enfants, 2 équipes", "4 to 8 children, 2 teams"),
    Grouping((5, 5), 25, 5): ("5 îlots de 5 enfants, 25 dans la classe", "5 tables of 5 children, 25 in the class"),
    Grouping((1, 1)): ("1 enfant", "1 child"),
    Grouping(note=DAY): ("un groupe par jour", "one group a day"),
}


@for_each("asked", PRINTED)
def test_what_is_to_be_printed_is_said(asked: Asked) -> None:
    french, english = PRINTED[asked]
    assert printed(asked, lesson(GS)) == french
    with speaking("en"):
        assert printed(asked, lesson(GS)) == english


@for_each("name, purpose", PICTURES)
def test_as_many_pictures_are_said_as_print(name: str, purpose: str) -> None:
    asked = Asked("images", purpose)
    french, english = PICTURES[name, purpose]
    assert printed(asked, lesson(name)) == french
    with speaking("en"):
        assert printed(asked, lesson(name)) == english
    own = lesson(name)
    (made,) = (
        each for each in needs(replace(own, sheet=replace(own.sheet, prints=(asked,))), PLAIN) if each.name == "images"
    )
    boxes = {box.name for each in own.challenges if each.pictures for box in each.pictures.boxes}
    assert made.pieces == len(pictures_of(own, purpose)) + (len(boxes) if purpose == "trier" else 0)


def test_from_cp_on_a_child_is_a_pupil() -> None:
    asked = Asked("disques", share=Share.CHILD)
    assert printed(asked, lesson(CP)) == "1 disque à flèche par élève"
    assert printed(asked, lesson(PS)) == "1 disque à flèche par enfant"
    assert groups(lesson(CP)).startswith("5 élèves à la fois")


def test_a_plan_is_said_with_the_title_of_its_mat() -> None:
    own = lesson("ce1/un-itineraire-en-ville")
    assert "1 plan du tapis « La ville » par élève, à photocopier" in to_print(own, [("La ville", 6, 5)])


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("le tapis « La prairie », 6 cases sur 5", "tapis"),
        ("quatre cartes", "cartes"),
        ("un masque de loup", "masque"),
        ("une enveloppe par enfant", "enveloppe"),
        ("2 cerceaux", "bandes"),
    ],
)
def test_the_example_is_near_what_was_written(written: str, near: str) -> None:
    assert example_for(written) == f"{{document: {near}}}"


@for_each("of", GROUPS)
def test_for_how_many_children_it_is_is_said(of: Grouping) -> None:
    own = lesson("gs/cinq-cartes")
    told = replace(own, sheet=replace(own.sheet, grouping=of))
    french, english = GROUPS[of]
    assert groups(told) == french
    with speaking("en"):
        assert groups(told) == english


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_document_has_its_words(code: str) -> None:
    """For each thing that it may be for; no place for a word is left open in them."""
    with speaking(code):
        asked = [Asked(name, purpose) for name in ASKABLE if name != "tapis" for purpose in PURPOSES.get(name, ("",))]
        told = [printed(replace(each, between=(1, 6), letters=("A",), places=4), lesson(GS)) for each in asked]
    assert [each for each in told if not each or "{" in each] == []
    assert len({*told}) == len(told)


def test_a_mat_is_said_with_its_title_where_it_is_known() -> None:
    path, meadow = lesson("ps/avance-coucou"), lesson("gs/cinq-cartes")
    assert next(to_print(meadow)) == "le tapis, 6 cases sur 5"
    assert next(to_print(meadow, [("La prairie", 6, 5)])) == "le tapis « La prairie », 6 cases sur 5"
    assert next(to_print(path)) == "le tapis, 6 cases en ligne"


def test_a_sentence_of_before_stands_as_it_was_written() -> None:
    own = lesson("gs/cinq-cartes")
    before = replace(own, sheet=replace(own.sheet, prints=(Text("rien ; ou le tapis", en="nothing; or the mat"),)))
    assert [*to_print(before)] == ["rien ; ou le tapis"]
    with speaking("en"):
        assert [*to_print(before)] == ["nothing; or the mat"]
