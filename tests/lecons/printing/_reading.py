"""A PDF read back with somebody else's reader: where its lines are on paper, its fonts, its text. Lengths are mm."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream

from lecons.pictures.svg_transforms import Matrix

MM = 25.4 / 72


class Line(NamedTuple):
    """A straight stroke from one point to another, from the upper left corner of the sheet, and its colour."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def size(page: Any) -> tuple[float, float]:
    return float(page.mediabox.width) * MM, float(page.mediabox.height) * MM


def lines(page: Any) -> Iterator[Line]:
    """Every straight stroke of a page, those of the drawings set into it too."""
    height = float(page.mediabox.height)
    for ax, ay, bx, by, colour in _strokes(page.get_contents(), page["/Resources"], Matrix(), page.pdf, "#000000"):
        yield Line(ax * MM, (height - ay) * MM, bx * MM, (height - by) * MM, colour)


def fonts(reader: PdfReader) -> set[str]:
    """The names of all fonts, without the mark of a part."""
    found = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).split("+")[-1].lstrip("/"))
    return found


class _Pen:
    """Follows what a page draws, with its transforms; keeps the straight strokes."""

    def __init__(self, at: Matrix, colour: str) -> None:
        self.at, self.colour = at, colour
        self.found: list[tuple[float, float, float, float, str]] = []
        self._kept: list[tuple[Matrix, str]] = []
        self._path: list[tuple[float, float, float, float]] = []
        self._here = (0.0, 0.0)

    def obey(self, operator: str, numbers: list[float]) -> None:
        if operator in ("SCN", "RG", "G"):
            tones = numbers * 3 if len(numbers) == 1 else numbers
            self.colour = "#" + "".join(f"{round(tone * 255):02X}" for tone in tones)
        elif operator in ("S", "s"):
            self.found += [(*each, self.colour) for each in self._path]
            self._path = []
        elif operator in ("f", "F", "f*", "n", "B", "b"):
            self._path = []
        elif operator in ("q", "Q", "cm", "m", "l", "c"):
            getattr(self, f"_{operator}")(*numbers)

    def _q(self) -> None:
        self._kept.append((self.at, self.colour))

    def _Q(self) -> None:  # noqa: N802 - the word of PDF
        self.at, self.colour = self._kept.pop()

    def _cm(self, *numbers: float) -> None:
        self.at = self.at.then(Matrix(*numbers))

    def _m(self, x: float, y: float) -> None:
        self._here = self.at.point(x, y)

    def _l(self, x: float, y: float) -> None:
        there = self.at.point(x, y)
        self._path.append((*self._here, *there))
        self._here = there

    def _c(self, *numbers: float) -> None:
        """A curve is no straight stroke; what follows begins at its end."""
        self._here = self.at.point(*numbers[-2:])


def _strokes(stream: Any, resources: Any, at: Matrix, pdf: Any, colour: str) -> Iterator[tuple[Any, ...]]:
    pen = _Pen(at, colour)
    for operands, operator in ContentStream(stream, pdf).operations if stream is not None else ():
        if operator == b"Do":
            form = resources["/XObject"][operands[0]].get_object()
            if form["/Subtype"] == "/Form":
                inner = pen.at.then(Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))))
                yield from _strokes(form, form.get("/Resources", resources), inner, pdf, pen.colour)
            continue
        pen.obey(operator.decode(), [float(each) for each in operands if isinstance(each, int | float)])
    yield from pen.found
