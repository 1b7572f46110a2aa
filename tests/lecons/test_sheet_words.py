"""The sentences that are made from a sheet's numbers, written by hand in both languages; none of them is ever read."""

from dataclasses import replace

import pytest

from beebot.command import Command
from beebot.i18n import speaking
from beebot.parts.prints import ASKABLE, PURPOSES
from beebot.parts.sheet import Asked, Grouping, Share
from beebot.text import Text
from lecons.sheet_words import groups, printed, to_print
from tests.lecons.printing._kits import lesson
from tests.loops import for_each

FOUR, SOME = ((Command.FORWARD, 4),), ((Command.FORWARD, 3), (Command.LEFT, 1))
ONE_OF_EACH = ((Command.FORWARD, 1), (Command.LEFT, 1))
NOTE = Text("pour le jeu", en="for the game")
PRINTED = {
    Asked("bandes", places=5): ("des bandes à 5 cases", "some strips with 5 places"),
    Asked("bandes", places=5, number=1): ("1 bande à 5 cases", "1 strip with 5 places"),
    Asked("bandes", places=5, number=9): ("9 bandes à 5 cases", "9 strips with 5 places"),
    Asked("bandes", number=2): ("2 bandes programme", "2 program strips"),
    Asked("plan", share=Share.CHILD): ("1 plan du tapis par enfant", "1 map of the mat for each child"),
    Asked("plan", share=Share.TEAM, is_blank=True): (
        "1 plan vierge du tapis par équipe",
        "1 blank map of the mat for each team",
    ),
    Asked("masque", number=2, share=Share.CLASS): ("2 masques de loup pour la classe", "2 wolf masks for the class"),
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
    Asked("coccinelle", is_optional=True): ("la coccinelle en papier (facultatif)", "the paper ladybird (optional)"),
    Asked("images", "animaux", is_optional=True, note=NOTE): (
        "les images des animaux (facultatif : pour le jeu)",
        "the animal pictures (optional: for the game)",
    ),
    Asked("frise", "vignettes", 4, Share.CHILD, is_optional=True): (
        "4 frises à remplir par enfant (facultatif)",
        "4 friezes to fill for each child (optional)",
    ),
    Asked("de", between=(1, 3), number=2): (
        "2 dés à monter, de 1 à 3 points",
        "2 dice to fold, with 1 to 3 dots",
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
    assert printed(asked) == french
    with speaking("en"):
        assert printed(asked) == english


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
        told = [printed(replace(each, between=(1, 6), letters=("A",), places=4)) for each in asked]
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
