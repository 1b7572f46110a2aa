"""The two ways to print: in colour, and with little ink. Each is a table of paints and a rule for drawings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lecons.pictures.grounds import Look
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from lecons.printing.line_art import PALE, contoured, line_art, on_floor, thinned

_BOX = 120.0
_LARGE = 12.0
"""How wide a picture is, in millimetres, whose edges may be thinner: they are a quarter of a millimetre there."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A way to print, in colour or with little ink; ``name`` is its word on the command line.

    ``paint`` turns a drawing in roles into one in colours: any, ``large`` one that fills a piece of paper or is worn,
    ``floor`` a mat at the scale of a robot, ``token`` a sign or the token of an animal, whose shapes have no edges. All
    but the first are told how many millimetres of paper a unit of the drawing is; ``floor`` how wide a cell is, too.
    ``palette`` has the colours of templates.
    ``ground`` says how the cells of mats look, None where each mat has its own; ``stop`` is the colour of a thick edge
    round each obstacle, "" where its picture tells enough.
    """

    name: str
    paint: Callable[[str], str]
    large: Callable[[str, float], str]
    floor: Callable[[str, float, float], str]
    token: Callable[[str, float], str]
    palette: Mapping[str, str]
    ground: Look | None = None
    stop: str = ""

    @property
    def colours(self) -> bool:
        """Whether things come out of the printer in their colours."""
        return self.ground is None

    def painted(self, drawing: str, side: float, units: float = _BOX) -> str:
        """A drawing whose pictures are ``side`` millimetres wide: a large one has thinner lines where ink is saved.

        In the drawing they are ``units`` wide, as those of the kit are 120.
        """
        return self.large(drawing, side / units) if side >= _LARGE else self.paint(drawing)


_PRINTED = CALM._replace(paper="#FFFFFF", cream="#FFFFFF", card="#FFFFFF")
"""The calm theme on white paper; what others do with ``rim`` is a sign of high contrast."""


def _coloured(drawing: str) -> str:
    return painted(drawing, _PRINTED)


def _coloured_large(drawing: str, _scale: float) -> str:
    return _coloured(drawing)


def _coloured_on_floor(drawing: str, _scale: float, _cell: float) -> str:
    return _coloured(drawing)


def _drawn(drawing: str) -> str:
    return line_art(_coloured(drawing))


def _drawn_large(drawing: str, scale: float) -> str:
    return thinned(_drawn(drawing), scale)


def _drawn_on_floor(drawing: str, scale: float, cell: float) -> str:
    return thinned(_drawn(drawing), scale, on_floor(cell))


def _drawn_token(drawing: str, scale: float) -> str:
    return thinned(contoured(_drawn(drawing)), scale)


COLOUR = Ink(
    "couleur",
    _coloured,
    _coloured_large,
    _coloured_on_floor,
    _coloured_large,
    {
        "ink": CALM.ink,
        "frame": CALM.ink,
        "soft": CALM.soft_ink,
        "head": CALM.rust,
        "line": CALM.lip,
        "tray": "#F9EEDB",
        "cut": "#A99B90",
        "honey": CALM.honey_pale,
        "green": "#DDEBC9",
        "orange": "#FBDDBE",
        "red": "#F3CEC5",
    },
)
SAVING = Ink(
    "economie",
    _drawn,
    _drawn_large,
    _drawn_on_floor,
    _drawn_token,
    {
        "ink": "#000000",
        "frame": "#8A8A8A",
        "soft": "#333333",
        "head": "#000000",
        "line": "#C8C4C0",
        "tray": PALE,
        "cut": "#A0A0A0",
        "honey": PALE,
        "green": PALE,
        "orange": PALE,
        "red": PALE,
    },
    ground=Look(PALE, PALE, "#9A9A9A", PALE, PALE, PALE, gap=0.0, quiet="", grass=False),
    stop="#222222",  # as every grey it keeps its width where lines in ink are thinned
)
INKS = {ink.name: ink for ink in (COLOUR, SAVING)}
"""The two inks by their words on the command line."""
