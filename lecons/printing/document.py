"""What a document is before it is laid out: plain values, which a template reads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lecons.printing.paper import Paper
from lecons.printing.sizes import Places, Size


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG text in the colours it is printed in. ``alt`` says in words what it shows; "" where that tells nothing.

    ``width`` and ``height`` are its size on paper in millimetres, where that is not for the template to choose.
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
    """One side of a sheet: the function of ``modeles`` that lays it out, and what that is given."""

    model: str
    paper: Paper
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that belong together: a mat, the cards of a séance. ``name`` is its word on the command line.

    ``note`` says what to do with it once it is printed; empty where there is nothing to say. One that is ``extra`` is
    printed only where somebody asks for it by its name. ``pieces`` is how many there are once it is cut, 0 where
    nobody cuts it; ``piece`` is the size of each, None where none is laid on a place. ``places`` are those it has for
    the pieces of others.
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
        """The document's title, without that of its séance or mat: « Fiche », « Cartes de défi »."""
        return _OF_WHAT.split(self.title)[0]
