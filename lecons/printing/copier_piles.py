"""Three piles at the copier: what an adult reads, what is kept for the year, what children write on or take home."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from beebot.i18n import noted
from lecons.printing.document import Document


class Pile(NamedTuple):
    """Documents that are printed on the same paper; ``names`` are the French words that people type for them.

    ``word`` is typed for the pile; ``title`` and ``note`` are read. All are French.
    """

    word: str
    title: str
    note: str
    names: frozenset[str]


_READ = (
    *(noted("programmation"), noted("affiche-parcours"), noted("fiche"), noted("ilots"), noted("demi-classe")),
    *(noted("feuillet"), noted("reponses")),
    *(noted("grille"), noted("pochettes"), noted("regle"), noted("demain")),
)
_KEPT = (
    *(noted("defis"), noted("cartes"), noted("petites-cartes"), noted("cartes-de-sol"), noted("bandes")),
    *(noted("bandes-pretes"), noted("frise"), noted("tapis"), noted("tapis-entier"), noted("de")),
    *(noted("bracelets"), noted("brassards"), noted("roles"), noted("badges"), noted("disques")),
    *(noted("drapeaux"), noted("coccinelle"), noted("masque"), noted("signes"), noted("etiquettes")),
    *(noted("traces"), noted("lettres"), noted("jetons"), noted("reperes"), noted("images"), noted("carres")),
    *(noted("cases-de-sol"), noted("loto")),
)
_USED = (
    *(noted("perles"), noted("coloriage"), noted("affiche"), noted("enveloppe"), noted("enquete")),
    *(noted("points"), noted("livret"), noted("carnet"), noted("fiche-auteur"), noted("chemins")),
    *(noted("fleches"), noted("quadrillage"), noted("plan"), noted("vignettes"), noted("certificat")),
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
    """The pile that ``document`` belongs to.

    Raises:
        KeyError: it belongs to none.
    """
    return PILES[_OF[document.name]]


def in_piles(documents: Iterable[Document]) -> list[tuple[Pile, Sequence[Document]]]:
    """``documents`` by piles, in the order of the piles; within one in their own order.

    Raises:
        KeyError: one of them belongs to no pile.
    """
    ordered = sorted(documents, key=lambda each: _OF[each.name])
    return [(pile, tuple(own)) for pile, own in groupby(ordered, key=pile_of)]
