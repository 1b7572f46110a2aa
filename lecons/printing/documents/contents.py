"""The first page: what is there, on how many sheets, and what to do with it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from beebot.i18n import gettext as _
from beebot.i18n import ngettext, noted
from lecons.printing.copier_piles import in_piles
from lecons.printing.document import Document, Page, Value
from lecons.printing.documents.print_options import Order
from lecons.printing.documents.words import DOT
from lecons.printing.paper import A4, evenly

CONTENTS = noted("sommaire")
"""The name of the table."""
_BEE = 24.0
"""How wide the bee beside the title is, as ``sommaire.typ`` prints it, in millimetres."""
_ROWS = 30
"""How many documents and titles of piles the table has room for on a sheet of A4 or Letter."""


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
        yield {
            "title": _(pile.title),
            "note": _(pile.note),
            "count": str(many),
            "page": first,
            "last": first + many - 1,
        }
        for each in own:
            count = len(each.pages)
            yield {"title": each.title, "note": each.note, "count": str(count), "page": first, "last": 0}
            first += count
