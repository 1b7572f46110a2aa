"""What else a sheet asks for tomorrow morning: below what is looked at as far as there is room, else by its name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from beebot.i18n import gettext as _
from beebot.lesson import Lesson
from beebot.parts.prints import COPIED
from beebot.parts.sheet import Asked
from lecons.copies import wanted
from lecons.printing.document import Document, Drawing, Page, Value
from lecons.printing.documents.observation import room_below
from lecons.printing.documents.print_options import Order

_ON_THE_PAGE = ("bandes", "bandes-pretes", "cartes-de-sol", "fleches", "signes", "vignettes")
"""Documents that are on the page of what is cut out, as smaller ones; pictures for each child are for another day."""
_GLUED = ("de", "enveloppe")
_ONE_OF_EACH = "reperes"
"""A sheet of these is for several robots: of each thing one is enough tomorrow, with its word."""
_MARGINS, _APART = 26.0, 3.0
"""What is white on both sides of the grid of what is looked at, and between two things, in millimetres."""
_HEAD, _TOLD, _WORD, _LETTER = 6.0, 6.0, 4.0, 1.7
"""Millimetres, as ``grille.typ`` lays them out: a heading, a sentence, a word under a piece; a letter of that word."""
_LEAST = {"brassards": 0.95, "bracelets": 0.95, "masque": 1.0}
"""What is worn is printed at nearly its size; other things at three fifths of theirs at least."""
_USUAL_LEAST, _SMALLER = 0.6, 0.05
_STORY, _STORY_LEAST = 150.0, 0.3
"""A picture at least so wide, in millimetres, is one of a story, for a group to see from its seats; on a table a third
of it does."""


class _Piece(NamedTuple):
    """A thing to cut out or to write on, the word under it, and whether a line is drawn about it to cut along."""

    picture: Drawing
    word: str = ""
    lined: bool = False


class _Row(NamedTuple):
    """Pieces of one width; before them the heading of their document, or ``told``, a sentence for children."""

    pieces: Sequence[_Piece]
    told: str = ""
    head: str = ""

    def high(self, wide: float) -> float:
        """The millimetres that it takes on a page with ``wide`` millimetres for pieces; more than any if too narrow."""
        if self.pieces[0].picture.width > wide:
            return float("inf")
        columns = int((wide + _APART) // (self.pieces[0].picture.width + _APART))
        each = max(piece.picture.height + _WORD * bool(piece.word) for piece in self.pieces)
        lines = -(-len(self.pieces) // columns)
        return lines * (each + _APART) + _HEAD * bool(self.head) + _TOLD * bool(self.told)

    def scaled(self, scale: float) -> "_Row":
        """The same, ``scale`` times as large; a word that is wider than its piece is left out."""
        pieces = []
        for picture, word, lined in self.pieces:
            drawn = replace(picture, width=picture.width * scale, height=picture.height * scale)
            pieces.append(_Piece(drawn, word if len(word) * _LETTER <= drawn.width else "", lined))
        return self._replace(pieces=pieces)


def with_the_rest(watched: Page, lesson: Lesson, order: Order, asked: Sequence[Document]) -> Page:
    """The page ``watched`` (what to look at) with what else is asked for in the place of its notes, if there is room.

    What has none, or wants glue, is told by its name; what there is too little of, with how many are wanted.
    """
    shown: list[_Row] = []
    missing, told = [], []
    for each in asked:
        if each.name in _ON_THE_PAGE:
            continue
        if each.name == "frise":
            told.append(_("Pour la frise : des feuilles blanches en ligne, une par image ou par carte."))
            continue
        rows = [] if each.name in _GLUED else [*_rows(each)]
        copies = _copies(each, 1 if rows and rows[0].told else sum(len(row.pieces) for row in rows), lesson, order)
        fitting = [*_fitting(shown, rows, each.name, watched, order)]
        if fitting:
            shown += [fitting[0]._replace(head=_head(each, copies)), *fitting[1:]]
        if len(fitting) < len(rows) and shown and _is_story(each, rows):
            missing.append(_("les grandes images de l'histoire"))
        elif len(fitting) < max(1, len(rows)):
            missing.append(_counted(each, copies))
    if any(row.told for row in shown):
        told.append(_("Les places vides : une flèche au crayon dans chacune."))
    if missing:
        told.insert(0, _("À imprimer à part : {documents}.").format(documents=", ".join(missing)))
    cut: list[Value] = [{**row._asdict(), "pieces": [piece._asdict() for piece in row.pieces]} for row in shown]
    return replace(watched, data={**watched.data, "cut": cut, "apart": " ".join(told)})


def apart(lesson: Lesson, order: Order, asked: Sequence[Document]) -> str:
    """The names of what else is asked for than the four pages hold, with how many of it are photocopied."""
    more = [each for each in asked if each.name not in _ON_THE_PAGE]
    return ", ".join(_counted(each, _copies(each, 1, lesson, order)) for each in more)


def _copies(document: Document, printed: int, lesson: Lesson, order: Order) -> int:
    """How many of ``document`` are wanted if ``printed`` are too few; else 0."""
    asks = (each for each in lesson.sheet.prints if isinstance(each, Asked) and each.document == document.name)
    pupils = order.pupils or lesson.sheet.grouping.in_class
    at_table = max(order.children, pupils) if document.name in COPIED else order.children
    many = max((wanted(each, lesson, at_table) for each in asks), default=0)
    return many if 0 < printed < many else 0


def _counted(document: Document, copies: int) -> str:
    word = _("« {word} »").format(word=document.what)
    return _("{word} ({count} fois)").format(word=word, count=copies) if copies else word


def _head(document: Document, copies: int) -> str:
    """The heading of what is cut out of ``document``, or copied: the copier takes the whole page."""
    if not copies:
        return _("Aussi pour demain : {word}").format(word=document.what)
    told = _("{word}, à photocopier {count} fois : cachez d'abord le tableau du haut sous une feuille blanche")
    return told.format(word=document.what, count=copies)


def _rows(document: Document) -> Iterator[_Row]:
    """What is cut out of ``document``, or written on, each thing at its size there; none of pages of another kind."""
    for page in document.pages:
        data: Mapping[str, Any] = page.data
        pieces = []
        if page.model == "planche":
            pieces = [_Piece(each) for each in data["pictures"]]
            if document.name == _ONE_OF_EACH:
                pieces = [_Piece(each, each.alt) for each in {each.alt: each for each in data["pictures"]}.values()]
        elif page.model == "pieces":
            for piece in data["items"]:
                at, art = piece["picture"], data["art"]
                sized = replace(at, width=at.width or art, height=at.height or art)
                pieces.append(_Piece(sized, piece["word"], lined=True))
        elif page.model == "carnet":
            for item in data["items"][: 1 if document.name == "carnet" else None]:
                yield _Row([_Piece(item["picture"])], item["told"])
                yield _Row([_Piece(each) for each in item["places"]])
        for _wide, alike in groupby(pieces, lambda piece: piece.picture.width):
            yield _Row([*alike])
        if document.name == "carnet":
            return


def _is_story(document: Document, rows: Sequence[_Row]) -> bool:
    return document.name == "images" and any(row.pieces[0].picture.width >= _STORY for row in rows)


def _fitting(there: Sequence[_Row], rows: Sequence[_Row], name: str, watched: Page, order: Order) -> Iterator[_Row]:
    """``rows`` as large as the room of notes lets them be below those that are ``there``; of a document all or none.

    Of a story only its large pictures may be missing.
    """
    wide, high = watched.paper.width - _MARGINS, room_below(watched, order) + _HEAD
    high -= sum(row.high(wide) for row in there) + _HEAD
    story = [row for row in rows if name == "images" and row.pieces[0].picture.width >= _STORY]
    for part, least in (
        ([row for row in rows if row not in story], _LEAST.get(name, _USUAL_LEAST)),
        (story, _STORY_LEAST),
    ):
        taken = _as_large_as_fits(part, least, wide, high)
        yield from taken
        high -= sum(row.high(wide) for row in taken)


def _as_large_as_fits(rows: Sequence[_Row], least: float, wide: float, high: float) -> Sequence[_Row]:
    """``rows`` in a room of such a width and height; none if ``least`` of their size is too much."""
    scale = 1.0
    while scale >= least - _SMALLER / 2:
        sized = [row.scaled(scale) for row in rows]
        if sum(row.high(wide) for row in sized) <= high + _APART:
            return sized
        scale -= _SMALLER
    return ()
