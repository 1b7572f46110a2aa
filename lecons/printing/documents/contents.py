"""Three piles at the copier, for an adult, to keep, to write on; and the first page, which tells what is in them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.paper import A4, evenly
from lecons.sheet_words import DOT


class Pile(NamedTuple):
    """Documents that are printed on the same paper; ``names`` are the French words that people type for them.

    ``word`` is typed for the pile; ``title`` and ``note`` are read. All are French.
    """

    word: str
    title: str
    note: str
    names: frozenset[str]


CONTENTS = noted("sommaire")
"""The name of the table."""
_BEE = 24.0
"""How wide the bee beside the title is, as ``sommaire.typ`` prints it, in millimetres."""
_ROWS = 30
"""How many documents and titles of piles the table has room for on a sheet of A4 or Letter."""
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


def with_contents(title: str, told: str, documents: Sequence[Document], order: Order) -> tuple[Document, ...]:
    """``documents`` sorted by piles, after a table of contents. Extra ones are not in the table."""
    documents = tuple(chain.from_iterable(own for _pile, own in in_piles(documents)))
    listed = [each for each in documents if not each.extra]
    most = int(_ROWS * max(1.0, order.paper.height / A4.height))
    many = max(1, -(-(len(listed) + len(in_piles(listed))) // most))
    rows = list(_rows(listed, 1 + many))
    sheets = many + sum(len(each.pages) for each in listed)
    line = ngettext("{count} page {paper}", "{count} pages {paper}", sheets)
    for_whom = ngettext("pour {count} enfant", "pour {count} enfants", order.children).format(count=order.children)
    if order.pupils:
        in_class = _("{count} dans la classe").format(count=order.pupils)
        for_whom = f"{for_whom}, {in_class}"
    parts: list[Page] = []
    for shown in evenly(rows, most):
        data: dict[str, Value] = {
            "title": title,
            "told": told,
            "bee": order.bee(_BEE),
            "count": DOT.join((line.format(count=sheets, paper=order.paper.name), for_whom)),
            "heads": [_("Document"), _("Pages"), _("Page")],
            "rows": shown,
            "advice": [
                _("Imprimez à 100 %, sans « ajuster à la page », au recto seul."),
                _("Mesurez la barre au bas d'une feuille : elle fait 10 cm. Sinon, rien n'est à l'échelle."),
                _("Une pile à la fois : donnez ses pages à l'imprimante, et changez le papier entre deux."),
            ],
        }
        parts.append(Page("sommaire", order.paper, data))
    return (Document(CONTENTS, title, tuple(parts)), *documents)


def _rows(documents: Sequence[Document], first: int) -> Iterator[Value]:
    for pile, own in in_piles(documents):
        many = sum(len(each.pages) for each in own)
        last = first + many - 1
        yield {"title": _(pile.title), "note": _(pile.note), "count": str(many), "page": first, "last": last}
        for each in own:
            count = len(each.pages)
            yield {"title": each.title, "note": each.note, "count": str(count), "page": first, "last": 0}
            first += count
