"""The hem round a mat: felt with a seam; tree tops round a forest; foam round an island.

All have the same room, so that a mat's cells are as large whatever lies round them. In high contrast each is a black
band in a white rim: there what makes it a wood or a shore has the colour of the band, or of the table.
"""

from collections.abc import Iterator

from beebot.mat import Ground, Mat
from lecons.pictures.artwork import Attributes, foot, frame, rounded
from lecons.pictures.grounds import Look, background_of, look_of
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.stitching import lights, stitches, tops, waves
from lecons.pictures.theme import ROLE, SHADOW_OPACITY

BORDER = HEM + 0.10
"""Of a cell, around the grid, for the hem, the lip and the shadow."""
_ROUND, _RIM = 0.26, 0.042
"""Of a cell: the radius of the hem's corners, and the edge that high contrast shows on it."""
_BENEATH: tuple[tuple[float, Attributes], ...] = (
    (0.085, {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}),
    (0.05, {}),
)
"""Shadow and lip: how far down each is, in cells, and how it looks; a lip has the colour of its mat's."""
_TRUNKS = 0.052
"""By how much of a cell the band of a forest is narrower: its tops reach beyond it."""
_TOP, _RISE = 0.24, 0.06
"""Of a cell: how wide a tree top is, and how far it reaches beyond the band."""
_SWELL, _SWING = 0.17, 0.014
"""Of a cell: how far it is from one crest of the shore to the next, and how far a crest swings out."""
_FOAM, _SAND = (0.014, 0.092), (0.0, 0.06)
"""Of a cell: how far beyond the cells the middle of the foam is, and of the sand on it, and how wide each is."""


def hem(mat: Mat, cell: float, ground: Rect) -> Iterator[str]:
    """The hem of a mat: what is drawn round its cells, which fill ``ground``."""
    look, band = look_of(mat), _band(mat, cell, ground)
    thick, radius = (band.width - ground.width) / 2, _radius(mat, cell)
    if mat.decor.ground is Ground.FOREST:
        yield from _wood(look, cell, band.inset(1), radius)
    if drawn := background_of(mat) is not None:
        yield _hollow(band, radius, look.rim, _RIM * cell)
        yield _hollow(band.inset(_RIM * cell), radius - _RIM * cell, look.hem, thick - _RIM * cell)
    else:
        yield frame(band, radius, (_RIM * cell, look.rim), (thick, look.hem))
    if mat.decor.ground is Ground.ISLAND:
        yield from _shore(look, cell, ground, sand=not drawn)
    elif mat.decor.ground is not Ground.FOREST:
        yield _seam(look, cell, ground)


def beneath(mat: Mat, cell: float, whole: Rect) -> Iterator[str]:
    """The shadow and the lower edge of an upright mat with cells of ``cell`` pixels; ``whole`` includes its borders."""
    band, radius = _band(mat, cell, whole.inset(BORDER * cell)), _radius(mat, cell)
    for down, look in _looks_beneath(mat):
        under = band.moved(0, down * cell)
        yield foot(under, radius, down * cell, **look)
        if mat.decor.ground is Ground.FOREST:
            yield _tops(under, radius, cell, **look)


def beneath_aslant(mat: Mat, cell: float, whole: Rect) -> Iterator[tuple[float, str]]:
    """The shadow and the lower edge of a mat turned aslant: for each, how many pixels lower it lies, and its shape."""
    band, radius = _band(mat, cell, whole.inset(BORDER * cell)), _radius(mat, cell)
    for down, look in _looks_beneath(mat):
        x, y, width, height = band
        shape = rounded(x, y, width, height, radius, **look)
        if mat.decor.ground is Ground.FOREST:
            shape += _tops(band, radius, cell, **look)
        yield down * cell, shape


def _looks_beneath(mat: Mat) -> Iterator[tuple[float, Attributes]]:
    for down, look in _BENEATH:
        yield down, look or {"fill": look_of(mat).lip}


def _band(mat: Mat, cell: float, ground: Rect) -> Rect:
    narrower = _TRUNKS if mat.decor.ground is Ground.FOREST else 0.0
    return ground.inset((narrower - HEM) * cell)


def _radius(mat: Mat, cell: float) -> float:
    return (_ROUND - _TRUNKS if mat.decor.ground is Ground.FOREST else _ROUND) * cell


def _tops(band: Rect, radius: float, cell: float, **attributes: str | float) -> str:
    return tops(band, radius, _TOP * cell, _RISE * cell, **attributes)


def _seam(look: Look, cell: float, ground: Rect) -> str:
    seam = ground.inset((0.055 - HEM) * cell)
    return stitches(seam, 0.21 * cell, (0.145 * cell, 0.58), stroke=look.stitch, stroke_width=f"{0.022 * cell:.2f}")


def _wood(look: Look, cell: float, band: Rect, radius: float) -> Iterator[str]:
    """Tree tops beyond the band, which lies on their feet; light on each."""
    yield _tops(band, radius, cell, fill=look.beyond)
    line: Attributes = {"stroke": look.stitch, "stroke_width": f"{0.02 * cell:.2f}"}
    yield lights(band, radius, _TOP * cell, _RISE * cell, **line)


def _hollow(box: Rect, radius: float, paint: str, thick: float) -> str:
    """A ring along the inside of ``box``: nothing is hidden within, as it is by the filled corners of ``frame``."""
    middle = box.inset(thick / 2)
    return rounded(*middle, max(radius - thick / 2, 0), fill="none", stroke=paint, stroke_width=f"{thick:.2f}")


def _shore(look: Look, cell: float, ground: Rect, *, sand: bool) -> Iterator[str]:
    """Foam and, with ``sand``, this on it: both swing alike."""
    for (out, wide), paint in ((_FOAM, look.stitch), (_SAND, look.shore))[: 1 + sand]:
        line: Attributes = {"stroke": paint, "stroke_width": f"{wide * cell:.2f}"}
        yield waves(ground.inset(-out * cell), 0.16 * cell, _SWELL * cell, _SWING * cell, **line)
