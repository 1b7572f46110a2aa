"""What a document is before it is laid out: plain values, which a template reads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lecons.printing.paper import Paper
from lecons.printing.sizes import Places, Size


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG text in the colours of the print. ``alt`` says in words what it shows; "" for mere decoration.

    ``width`` and ``height`` are its size on paper in millimetres; 0 where the template chooses it.
    """

    svg: str
    alt: str = ""
    width: float = 0.0
    height: float = 0.0


_OF_WHAT = re.compile(r" ?: ")
"""In the title of a document: what follows this is the title of its séance or mat."""
Value = str | int | float | bool | Drawing | Sequence["Value"] | Mapping[str, "Value"]
"""What a template is given: values of JSON, and drawings."""


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet: the function in ``modeles`` (Typst) that lays it out, and the data for that."""

    model: str
    paper: Paper
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that belong together, as a mat or the cards of a séance. ``name`` is the word typed for it.

    ``note`` says what to do with the print; "" where there is nothing to say. An ``extra`` one is printed only if asked
    for by its name. ``pieces`` is how many pieces are cut out of it, 0 for none; ``piece`` is the size of each, None if
    none is to be laid on a place. ``places`` are its places for the pieces of other documents.
    """

    name: str
    title: str
    pages: tuple[Page, ...]
    note: str = ""
    extra: bool = False
    pieces: int = 0
    piece: Size | None = None
    places: tuple[Places, ...] = ()

    @property
    def what(self) -> str:
        """The document's title without that of its séance or mat: « Fiche », « Cartes de défi »."""
        return _OF_WHAT.split(self.title)[0]
