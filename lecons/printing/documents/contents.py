"""The first page: what is there, on how many sheets, and what to do with it."""

from collections.abc import Iterator, Sequence

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pictures.artwork import document, symbol
from lecons.printing.documents.order import Order
from lecons.printing.leaf import Document, Drawing, Page, Value
from lecons.printing.paper import A4, evenly

CONTENTS = "sommaire"
"""The name of the table."""
_ROWS = 30
"""How many documents the table has room for on a sheet of A4 or Letter."""


def with_contents(title: str, told: str, documents: Sequence[Document], order: Order) -> tuple[Document, ...]:
    """``documents`` behind a table of those that are not extra, whose own pages are counted too."""
    listed = [each for each in documents if not each.extra]
    most = int(_ROWS * max(1.0, order.paper.height / A4.height))
    many = max(1, -(-len(listed) // most))
    rows = list(_rows(listed, 1 + many))
    sheets = many + sum(len(each.pages) for each in listed)
    line = ngettext("{count} page {paper}", "{count} pages {paper}", sheets)
    parts: list[Page] = []
    for shown in evenly(rows, most):
        data: dict[str, Value] = {
            "title": title,
            "told": told,
            "bee": Drawing(order.ink.paint(document(120, 120, symbol("bee", 60, 60, 118)))),
            "count": line.format(count=sheets, paper=order.paper.name),
            "heads": [_("Document"), _("Pages"), _("Page")],
            "rows": shown,
            "advice": [
                _("Imprimez à 100 %, sans « ajuster à la page », au recto seul."),
                _("Mesurez la barre au bas d'une feuille : elle fait 10 cm. Sinon, rien n'est à l'échelle."),
                _("Pour ne refaire qu'une partie, imprimez les pages de sa ligne."),
            ],
        }
        parts.append(Page("sommaire", order.paper, data))
    return (Document(CONTENTS, title, tuple(parts)), *documents)


def _rows(documents: Sequence[Document], first: int) -> Iterator[Value]:
    for each in documents:
        many = len(each.pages)
        yield {"title": each.title, "note": each.note, "count": str(many), "page": first}
        first += many
