"""What each mat lies on: a drawn place, or cells of what it is made of, with a hem round them.

A drawn place is a file of ``lecons/fonds``, a hundred units a cell; it has no cells of its own, only the lines of the
grid. Without one the cells have two colours and quiet marks, and all neighbours are joined alike, so that the ground
never suggests a way. In high contrast all grounds are black.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from beebot.files.content_folder import BACKGROUNDS
from beebot.mat import Ground, Mat
from beebot.pose import Cell, Heading
from lecons.pictures.artwork import Attributes, content_of_file, path
from lecons.pictures.theme import ROLE, otherwise

CORNER = 0.11
"""Of a cell: the radius of cells that lie apart."""


class Look(NamedTuple):
    """The paints of a mat's ground.

    ``light`` and ``dark`` are the two kinds of cells, ``grid`` the lines between them. With a ``gap``, in parts of a
    cell, the cells lie apart, and ``street`` is what is seen between; high contrast has lines there, and no street.
    ``rim`` is the outer edge of the hem, ``beyond`` what reaches beyond it, and ``shore`` the sand that lies on it.
    ``quiet`` is the paint of ``quiet_marks``. ``grass`` says whether tufts grow. ``trace`` and ``mark`` are a run's
    trail and the mark of its start.
    """

    light: str = ROLE.meadow
    dark: str = ROLE.meadow_dark
    grid: str = ROLE.grid
    hem: str = ROLE.hem
    lip: str = ROLE.hem_lip
    stitch: str = ROLE.stitch
    gap: float = 0.0
    quiet: str = ""
    grass: bool = False
    trace: str = ROLE.trace
    mark: str = ROLE.soft_ink
    street: str = ""
    rim: str = ROLE.hem_rim
    beyond: str = ""
    shore: str = ""


def _look(colours: str, *, gap: float = 0.0, quiet: str = "", grass: bool = False) -> Look:
    """A ground of the calm ``colours``: both cells, what lies between them, hem, lip and stitch."""
    light, dark, between, hem, lip, stitch = colours.split()
    return Look(
        otherwise(ROLE.meadow, light),
        otherwise(ROLE.meadow_dark, dark),
        otherwise(ROLE.grid, "none" if gap else between),
        otherwise(ROLE.hem, hem),
        otherwise(ROLE.hem_lip, lip),
        otherwise(ROLE.stitch, stitch),
        gap,
        quiet and otherwise(ROLE.meadow, quiet),
        grass,
        street=otherwise(ROLE.meadow, between) if gap else "",
        rim=otherwise(ROLE.hem_rim, hem),
        beyond=otherwise(ROLE.hem_lip, hem),
        shore=otherwise(ROLE.hem, light),
    )


LOOKS = {
    Ground.MEADOW: Look(grass=True),
    Ground.FARM: _look("#D0E0A8 #E7DDA3 #F5E9D3 #B98F5E #8B6438 #F3E3C6", gap=0.075, quiet="#D9CB86", grass=True),
    Ground.TOWN: _look("#F0E8DA #E7DDCB #C6C5C6 #8D96A4 #666F7F #F6F1E4", gap=0.125, quiet="#F7F4EC"),
    Ground.FOREST: _look("#CAD6B2 #BECBA3 #98AA7E #55804F #38593A #7FA672", grass=True)._replace(
        stitch=otherwise(ROLE.hem_lip, "#7FA672")
    ),
    Ground.ISLAND: _look("#F5E6C1 #EDDBAD #CDB27A #74B1D8 #3F7FAE #E4F3FB", quiet="#DCC48C"),
    Ground.PAPER: _look("#EEF1F6 #E1E7F0 #A5B5CD #7E92B8 #586B92 #EEF1F6"),
    Ground.SKY: _look("#3B4A78 #33456E #5A6A9C #27315A #1B2344 #8FA0D0", quiet="#6F7FB4")._replace(
        trace=otherwise(ROLE.trace, "#FFE9A8"), mark=otherwise(ROLE.soft_ink, "#D6DEF6")
    ),
    Ground.FLOOR: _look("#F1E4CF #E9D8BC #CDB48E #A8764F #7A5232 #F3E3C6", quiet="#DFCAA3"),
    Ground.STONE: _look("#E4E0D8 #D9D3C8 #BDB3A9 #8E867C #6B6058 #F1ECE2", gap=0.06),
}
"""By what a mat is made of."""


_ON_PLACES = {
    Ground.MEADOW: "#6E9A48",
    Ground.TOWN: "#8D96A4",
    Ground.FOREST: "#7FA06A",
    Ground.ISLAND: "#B99E65",
    Ground.PAPER: "#8FA9CF",
    Ground.SKY: "#7C8CC0",
    Ground.FLOOR: "#B99E65",
    Ground.STONE: "#A08A78",
}
"""The lines of the grid over a drawn place: darker, since no two colours of cells help them."""
_PRINTED = "-papier"
"""The end of the name of a place that is drawn anew for paper, where a night would cost too much ink."""
_PRINTED_GRIDS = {Ground.SKY: "#A88BD0"}
_UNITS = 100
_COLOUR = re.compile(r'"(#[0-9A-Fa-f]{6})"')
_UNPAINTED = re.compile(r'<!--.*?-->\s*|<rect id="base"[^>]*>\s*', re.DOTALL)
_BASE = re.compile(r'id="base"[^>]*fill="(#[0-9A-Fa-f]{6})"')


class Background(NamedTuple):
    """A drawn place: its SVG elements without its base, the colour of this, and its size in units."""

    elements: str
    cells: str
    size: tuple[float, float]

    def laid(self, x: float, y: float, cell: float) -> str:
        """The place with cells of ``cell`` pixels, from ``x``, ``y``; it reaches a little beyond them."""
        return f'<g transform="translate({x:.2f} {y:.2f}) scale({cell / _UNITS:.5g})">{self.elements}</g>'

    def cut(self, x: float, y: float, cell: float) -> str:
        """The same as ``laid``, with nothing beyond the cells; for paper, since not every painter knows how."""
        (wide, high), scale = self.size, cell / _UNITS
        box = f'x="{x:.2f}" y="{y:.2f}" width="{wide * scale:.2f}" height="{high * scale:.2f}"'
        return f'<svg {box} viewBox="0 0 {wide:g} {high:g}">{self.elements}</svg>'


def background_of(mat: Mat, *, printed: bool = False) -> Background | None:
    """The drawn place that ``mat`` lies on; None if it names none, or has not as many cells as the drawing."""
    return _read(mat.decor.background, mat.width, mat.height, printed) if mat.decor.background else None


@lru_cache(maxsize=4)
def _read(name: str, columns: int, rows: int, printed: bool) -> Background | None:
    of_paper = BACKGROUNDS / f"{name}{_PRINTED}.svg"
    file = of_paper if printed and of_paper.exists() else BACKGROUNDS / f"{name}.svg"
    body, (_left, _top, wide, high) = content_of_file(file)
    base = _BASE.search(body)
    if base is None or (wide, high) != (_UNITS * columns, _UNITS * rows):
        return None
    elements = _COLOUR.sub(lambda found: f'"{otherwise(ROLE.meadow, found[1])}"', _UNPAINTED.sub("", body))
    return Background(elements, otherwise(ROLE.meadow, base[1]), (wide, high))


def look_of(mat: Mat, *, printed: bool = False) -> Look:
    """The paints of what ``mat`` lies on, as on the screen or as ``printed``."""
    look, place = LOOKS[mat.decor.ground], background_of(mat, printed=printed)
    if place is None:
        return look
    ground = mat.decor.ground
    line = (_PRINTED_GRIDS if printed else {}).get(ground, _ON_PLACES[ground])
    own = look._replace(light=place.cells, dark=place.cells, gap=0, quiet="", street="", grass=False)
    return own._replace(grid=otherwise(ROLE.grid, line))


def quiet_marks(mat: Mat, cell: float, border: float) -> Iterator[str]:
    """Faint marks on a mat's ground (furrows, ripples, stars); empty for grounds without any.

    Cells are ``cell`` pixels wide; ``border`` is the width of the mat's border in pixels.
    """
    marks = None if background_of(mat) else _MARKS.get(mat.decor.ground)
    return marks(mat, cell, border) if marks else iter(())


def _crossings(mat: Mat, cell: float, border: float) -> Iterator[str]:
    """Three bars over the street between any two cells, but towards an obstacle."""
    line: Attributes = {"stroke": look_of(mat).quiet, "stroke_width": f"{0.022 * cell:.2f}", "fill": "none"}
    reach, apart, half = 0.17 * cell, 0.04 * cell, cell / 2
    data = []
    for here in mat.cells:
        for heading in (Heading.EAST, Heading.NORTH):
            there = here.step(heading)
            if there not in mat or here in mat.obstacles or there in mat.obstacles:
                continue
            x, y = border + (here.column + 0.5) * cell, border + (mat.height - here.row - 0.5) * cell
            for bar in (-apart, 0, apart):
                if heading is Heading.EAST:
                    data.append(f"M{x + half + bar:.2f} {y - reach:.2f}v{2 * reach:.2f}")
                else:
                    data.append(f"M{x - reach:.2f} {y - half + bar:.2f}h{2 * reach:.2f}")
    yield path("".join(data), **line)


def _furrows(mat: Mat, cell: float, border: float) -> Iterator[str]:
    """Furrows in the fields of wheat: the darker cells."""
    data = []
    for here in mat.cells:
        if not (here.row + here.column + mat.height) % 2:
            x, y = border + here.column * cell, border + (mat.height - 1 - here.row) * cell
            data += [f"M{x + 0.14 * cell:.2f} {y + part * cell:.2f}h{0.72 * cell:.2f}" for part in (0.24, 0.5, 0.76)]
    line: Attributes = {"stroke": look_of(mat).quiet, "stroke_width": f"{0.02 * cell:.2f}", "fill": "none"}
    yield path("".join(data), stroke_linecap="round", stroke_opacity=0.55, **line)


def _ripples(mat: Mat, cell: float, border: float) -> Iterator[str]:
    """Ripples in the sand of a few cells where nothing stands."""
    data = []
    for place in _bare(mat)[:5]:
        x, y = border + (place.column + 0.3) * cell, border + (mat.height - place.row - 0.42) * cell
        for down in (0.0, 0.12 * cell):
            data.append(f"M{x:.2f} {y + down:.2f}q{0.1 * cell:.2f} {-0.06 * cell:.2f} {0.2 * cell:.2f} 0")
            data.append(f"t{0.2 * cell:.2f} 0")
    line: Attributes = {"stroke": look_of(mat).quiet, "stroke_width": f"{0.025 * cell:.2f}", "fill": "none"}
    yield path("".join(data), stroke_linecap="round", **line)


def _stars(mat: Mat, cell: float, border: float) -> Iterator[str]:
    data = []
    for place in mat.cells:
        if (place.column * 5 + place.row * 3) % 4 == 0:
            x, y = border + (place.column + 0.14) * cell, border + (mat.height - place.row - 0.86) * cell
            reach = (0.03 + 0.012 * (place.column % 2)) * cell
            data.append(f"M{x - reach:.2f} {y:.2f}h{2 * reach:.2f}M{x:.2f} {y - reach:.2f}v{2 * reach:.2f}")
    line: Attributes = {"stroke": look_of(mat).quiet, "stroke_width": f"{0.018 * cell:.2f}", "fill": "none"}
    yield path("".join(data), stroke_linecap="round", **line)


def _boards(mat: Mat, cell: float, border: float) -> Iterator[str]:
    data = []
    for here in mat.cells:
        x, y = border + here.column * cell, border + (mat.height - 1 - here.row) * cell
        data += [f"M{x:.2f} {y + part * cell:.2f}h{cell:.2f}" for part in (1 / 3, 2 / 3)]
    line: Attributes = {"stroke": look_of(mat).quiet, "stroke_width": f"{0.012 * cell:.2f}", "fill": "none"}
    yield path("".join(data), **line)


_MARKS = {
    Ground.TOWN: _crossings,
    Ground.FARM: _furrows,
    Ground.ISLAND: _ripples,
    Ground.SKY: _stars,
    Ground.FLOOR: _boards,
}


def _bare(mat: Mat) -> list[Cell]:
    """Cells where nothing is, in an order that looks like none."""
    taken = mat.obstacles | {place.cell for place in mat.places}
    free = [cell for cell in mat.cells if cell not in taken]
    return sorted(free, key=lambda cell: ((cell.column * 7 + cell.row * 11) % 23, cell))
