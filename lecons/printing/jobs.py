"""What is to be printed, before it is laid out: the documents that were chosen, their pages counted, their file.

The French word of a document is its ``name`` everywhere in the code, and is understood in every language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from beebot.errors import KitError, shown
from beebot.files.atomic_file import write_whole
from beebot.i18n import FRENCH, language
from beebot.i18n import gettext as _
from lecons.printing.document import Document, Page
from lecons.printing.documents.contents import CONTENTS, in_piles, pile_of
from lecons.printing.documents.print_options import Order
from lecons.printing.ink import COLOUR
from lecons.printing.paper import A4
from lecons.printing.sizes import centimetres
from lecons.query import plain_words

MIN_CELL, MAX_CELL = 50, 400
"""The least and the greatest width of a cell, in millimetres."""
MAX_PAGES = 400
"""The most pages of one print. More are a mistake, such as a mat whose cells are far too large."""


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one ``name``, as a line of a list: their common title, and how many ``pages`` they have.

    ``note`` says what to do with the print, "" where there is nothing to say. An ``extra`` one is printed only if asked
    for. A ``pile`` is made of other parts.
    """

    name: str
    title: str
    pages: int
    note: str = ""
    extra: bool = False
    pile: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """``documents`` to print together, as ``order`` says.

    ``name`` is that of the file of content. ``chosen`` are the names of the only documents wanted; empty for all.
    """

    name: str
    title: str
    documents: tuple[Document, ...]
    order: Order
    chosen: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file name of the PDF with its ending, in the language in use."""
        return f"{file_name(self.name, self.title, self.chosen, self.order)}.pdf"

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order in which they come out of the printer."""
        return tuple(page for document in self.documents for page in document.pages)

    def parts(self) -> tuple[Part, ...]:
        """The documents grouped by name, in their order: all sheets of a level are one part, for example."""
        named: dict[str, list[Document]] = {}
        for document in self.documents:
            named.setdefault(document.name, []).append(document)
        titles = {name: _("Sommaire") if name == CONTENTS else alike[0].what for name, alike in named.items()}
        return tuple(
            Part(name, titles[name], sum(len(each.pages) for each in alike), alike[0].note, alike[0].extra)
            for name, alike in named.items()
        )

    def piles(self) -> tuple[Part, ...]:
        """The piles of paper that the documents make, as parts; empty if all are one pile."""
        found = in_piles(each for each in self.documents if not each.extra and each.name != CONTENTS)
        if len(found) <= 1:
            return ()
        return tuple(
            Part(pile.word, _(pile.title), sum(len(each.pages) for each in own), _(pile.note), pile=True)
            for pile, own in found
        )

    def only(self, names: Sequence[str]) -> "Job":
        """This job with the documents of these ``names`` alone; without ``names``, with all but the extra ones.

        Names are in French or the language in use. The word of a pile stands for all in it but the extra ones.

        Raises:
            KitError: there is no such document, or it would be more paper than anybody wants.
        """
        wanted = tuple(meant(names, [each.name for each in (*self.parts(), *self.piles())]))
        chosen = tuple(each for each in self.documents if self._is_in(each, wanted))
        job = replace(self, documents=chosen, chosen=wanted)
        if len(job.pages) > MAX_PAGES:
            message = _(
                "cela ferait {count} pages, plus de {limit} ; prenez des cases plus petites, ou un seul document"
            )
            raise KitError(message.format(count=len(job.pages), limit=MAX_PAGES))
        return job

    def _is_in(self, document: Document, wanted: Sequence[str]) -> bool:
        if document.name in wanted:
            return True
        if document.extra:
            return False
        return not wanted or (document.name != CONTENTS and pile_of(document).word in wanted)

    def write(self, folder: Path) -> Path:
        """Lay the documents out and write the PDF into ``folder``, which is made if missing. Returns the file.

        Raises:
            KitError: this machine cannot lay out, or a text is too long for its page.
            OSError: the folder cannot be written; what was there before stays.
        """
        from lecons.printing.typeset import pdf  # noqa: PLC0415 (whoever counts pages needs no Typst)

        file = folder / self.file
        made = pdf(self.documents, self.title, self.order.ink)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, made, private=False)
        return file


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
    near = "".join(get_close_matches(word.lower(), words, n=1))
    message = _("pas de document « {name} » ici ; choisissez parmi {words}")
    if near:
        message = _("pas de document « {name} » ici ; vouliez-vous « {near} » ? Il y a {words}")
    raise KitError(message.format(name=shown(word), near=near, words=", ".join(words)))


def file_name(name: str, title: str, parts: Iterable[str], order: Order) -> str:
    """A print's file name without its ending. It differs for other ``parts``, paper, ink or cell width.

    ``name`` is that of the file of content. In another language than French its ``title`` takes the place of it.
    """
    first = name if language().startswith(FRENCH) else "-".join(plain_words(title)) or name
    paper = [] if order.paper == A4 else [order.paper.name.lower()]
    ink = [] if order.ink == COLOUR else [_("economie")]
    cell = [f"{centimetres(order.cell_mm)}-cm"] if order.cell_mm else []
    return "-".join((first, *map(word_of, parts), *paper, *ink, *cell))
