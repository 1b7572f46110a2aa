"""Three piles at the copier: what an adult reads, what is kept for the year, what children write on or take home."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from beebot.i18n import noted
from lecons.printing.leaf import Document


class Pile(NamedTuple):
    """Documents on the same paper. ``word`` is typed for it; ``title`` and ``note`` are read. All three are French."""

    word: str
    title: str
    note: str
    names: frozenset[str]


_READ = ("programmation", "affiche-parcours", "fiche", "feuillet", "reponses", "grille", "pochettes", "regle")
_KEPT = (
    *("defis", "cartes", "petites-cartes", "cartes-de-sol", "bandes", "bandes-pretes", "frise", "tapis"),
    *("tapis-entier", "de", "bracelets", "brassards", "roles", "badges", "disques", "drapeaux", "coccinelle"),
    *(
        "masque",
        "signes",
        "etiquettes",
        "traces",
        "lettres",
        "jetons",
        "reperes",
        "images",
        "carres",
        "cases-de-sol",
        "loto",
    ),
)
_USED = (
    *("perles", "coloriage", "affiche", "enveloppe", "enquete", "points", "livret", "carnet", "fiche-auteur"),
    *("chemins", "fleches", "quadrillage", "plan", "vignettes", "certificat"),
)
PILES = (
    Pile(noted("adulte"), noted("Pour l'adulte"), noted("à lire, à cocher"), frozenset(_READ)),
    Pile(
        noted("garder"),
        noted("À garder"),
        noted("papier épais, ou plastifié : une fois pour l'année"),
        frozenset(_KEPT),
    ),
    Pile(noted("ecrire"), noted("À écrire, à emporter"), noted("papier simple"), frozenset(_USED)),
)
"""In the order in which they leave the printer. The table of contents lies on top of them all, in none."""
_OF = {name: place for place, pile in enumerate(PILES) for name in pile.names}


def pile_of(document: Document) -> Pile:
    """The pile of a document that is in one.

    Raises:
        KeyError: it is in none.
    """
    return PILES[_OF[document.name]]


def in_piles(documents: Iterable[Document]) -> list[tuple[Pile, Sequence[Document]]]:
    """``documents`` pile by pile, each pile in their order.

    Raises:
        KeyError: one of them is in no pile.
    """
    ordered = sorted(documents, key=lambda each: _OF[each.name])
    return [(pile, tuple(own)) for pile, own in groupby(ordered, key=pile_of)]
