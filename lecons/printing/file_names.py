"""What documents and files are called, in the language in use: « le-code-des-fleches-fiche », “the-arrow-code-sheet”.

The French word of a document is its ``name`` everywhere in the code, and is understood in every language.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from beebot.errors import KitError, shown
from beebot.i18n import FRENCH, language
from beebot.i18n import gettext as _
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import COLOUR
from lecons.printing.paper import A4
from lecons.printing.typography import centimetres
from lecons.query import plain_words


def word_of(name: str) -> str:
    """The word, in the language in use, that a person types for the documents called ``name``."""
    return _(name)


def meant(asked: Sequence[str], known: Sequence[str]) -> list[str]:
    """The names, among ``known`` ones, of the documents ``asked`` for in French or the language in use.

    Raises:
        KitError: there is no such document; the nearest name is told, and all that there are.
    """
    by_word = {word_of(name): name for name in known} | {name: name for name in known}
    return [by_word[word] if word in by_word else _refuse(word, known) for word in asked]


def _refuse(word: str, known: Sequence[str]) -> str:
    words = [word_of(name) for name in known]
    near = get_close_matches(word.lower(), words, n=1)
    if near:
        message = _("pas de document « {name} » ici ; vouliez-vous « {near} » ? Il y a {words}")
        raise KitError(message.format(name=shown(word), near=near[0], words=", ".join(words)))
    message = _("pas de document « {name} » ici ; choisissez parmi {words}")
    raise KitError(message.format(name=shown(word), words=", ".join(words)))


def file_name(name: str, title: str, parts: Iterable[str], order: Order) -> str:
    """A print's file name without its ending. It differs for other ``parts``, paper, ink or cell width.

    ``name`` is that of the file of content. In another language than French its ``title`` takes the place of it.
    """
    first = name if language().startswith(FRENCH) else "-".join(plain_words(title)) or name
    paper = [] if order.paper == A4 else [order.paper.name.lower()]
    ink = [] if order.ink == COLOUR else [_("economie")]
    cell = [f"{centimetres(order.cell_mm)}-cm"] if order.cell_mm else []
    return "-".join((first, *map(word_of, parts), *paper, *ink, *cell))
