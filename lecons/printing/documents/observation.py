"""The grid of what an adult sees: by token, never by name, with three signs."""

from collections.abc import Iterable

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from lecons.pictures.artwork import document, symbol
from lecons.printing.documents.order import Order
from lecons.printing.documents.words import said
from lecons.printing.leaf import Document, Drawing, Page, Value
from lecons.words import ANIMALS, animal


def observation(lesson: Lesson, order: Order) -> Document:
    """A row for each thing to look at, a column for each token; room for notes beneath."""
    title = _("Observer : {title}").format(title=said(lesson.title))
    return grid_document(title, map(said, lesson.sheet.observe), order)


def grid_document(title: str, rows: Iterable[str], order: Order) -> Document:
    """A grid like that of a séance, with any ``rows`` of sentences."""
    shown = ANIMALS[: max(1, min(order.children, len(ANIMALS)))]
    data: dict[str, Value] = {
        "title": title,
        "told": _("Un jeton est une place ou un groupe, jamais un nom. Remplissez le rond après avoir regardé."),
        "tokens": [token(name, order) for name in shown],
        "names": [animal(name) for name in shown],
        "rows": list(rows),
        "signs": [_("seul"), _("avec aide"), _("pas encore")],
        "notes": _("Notes"),
    }
    return Document("grille", title, (Page("grille", order.paper, data),))


def token(name: str, order: Order) -> Drawing:
    """The token of an animal."""
    paint = order.ink.token or order.ink.paint
    return Drawing(paint(document(120, 120, symbol(f"token-{name}", 60, 60, 120))), animal(name))
