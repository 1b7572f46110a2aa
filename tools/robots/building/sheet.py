"""Parts laid on a sheet, as a laser cutter takes them: red is cut, blue is engraved, in real millimetres."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from tools.robots.building.shapes import Box, Part, Point

SHEET = (300.0, 400.0)
MARGIN = 4.0
BETWEEN = 3.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A part on the sheet; ``at`` is where its own origin lies, from the sheet's upper left corner."""

    part: Part
    at: Point

    @property
    def box(self) -> Box:
        """The box that the part covers on the sheet, with y downwards."""
        box = self.part.outline.box
        return Box(self.at[0] + box.left, self.at[1] - box.top, self.at[0] + box.right, self.at[1] - box.bottom)


def lay_out(parts: Iterable[Part], kerf: float) -> tuple[Laid, ...]:
    """Lay every piece on a sheet, in rows, the highest first; ``kerf`` is as in ``Part.drawn``.

    Raises:
        ValueError: a part is wider than the sheet.
    """
    pieces = [part.drawn(kerf) for part in parts for _piece in range(part.count)]
    pieces.sort(key=lambda part: -part.outline.box.height)
    laid: list[Laid] = []
    x, y, row = MARGIN, MARGIN, 0.0
    for part in pieces:
        box = part.outline.box
        if box.width > SHEET[0] - 2 * MARGIN:
            raise ValueError(f"wider than the sheet: {part.name}")
        if x + box.width > SHEET[0] - MARGIN:
            x, y, row = MARGIN, y + row + BETWEEN, 0.0
        laid.append(Laid(part, (x - box.left, y + box.top)))
        x, row = x + box.width + BETWEEN, max(row, box.height)
    return tuple(laid)


def cut_file(laid: Iterable[Laid]) -> str:
    """The SVG by which a laser cuts the sheet; 1 unit is 1 mm."""
    pieces = list(laid)
    height = max(SHEET[1], *(piece.box.top + MARGIN for piece in pieces))
    size = f'width="{SHEET[0]:g}mm" height="{height:g}mm" viewBox="0 0 {SHEET[0]:g} {height:g}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        "<title>Corps du robot du kit : rouge, couper ; bleu, graver. Jamais construit.</title>",
        '<g fill="none" stroke="#ff0000" stroke-width="0.1">',
    ]
    for piece in pieces:
        lines += [f'<path d="{hole.path(piece.at)}"/>' for hole in piece.part.holes]
        lines.append(f'<path d="{piece.part.outline.path(piece.at)}"/>')
    lines += ["</g>", '<g fill="#0000ff" font-family="sans-serif" text-anchor="middle">']
    for piece in pieces:
        for x, y, high, text in piece.part.words:
            place = f'x="{piece.at[0] + x:g}" y="{piece.at[1] - y + high / 3:g}" font-size="{high:g}"'
            lines.append(f"<text {place}>{escape(text)}</text>")
    return "\n".join((*lines, "</g>", "</svg>", ""))
