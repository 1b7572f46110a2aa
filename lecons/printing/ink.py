"""The two ways to print: in colour, and with little ink. Each has a table of paints; little ink also has a rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from lecons.pictures.grounds import Look
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from lecons.printing.line_art import IN_HAND, PALE, Lines, contoured, line_art, thinned

_PRINTED = CALM._replace(paper="#FFFFFF", cream="#FFFFFF", card="#FFFFFF")
"""The calm theme on white paper; what others do with ``rim`` is a sign of high contrast."""
_BOX = 120.0
_LARGE = 12.0
"""How wide a picture is, in millimetres, whose edges may be thinner: they are a quarter of a millimetre there."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A way to print, in colour or with little ink; ``name`` is the word typed for it.

    ``palette`` has the colours of templates. ``ground`` says how the cells of mats look, None if drawings keep their
    colours; ``stop`` is the colour of a thick edge round each obstacle, "" if its picture says enough.
    """

    name: str
    palette: Mapping[str, str]
    ground: Look | None = None
    stop: str = ""

    @property
    def colours(self) -> bool:
        """Whether drawings are printed in their colours."""
        return self.ground is None

    def paint(self, drawing: str) -> str:
        """``drawing``, which names roles, in the colours or the lines in which it is printed."""
        coloured = painted(drawing, _PRINTED)
        return coloured if self.colours else line_art(coloured)

    def large(self, drawing: str, scale: float, lines: Lines = IN_HAND) -> str:
        """A large ``drawing`` as it is printed: thinner ``lines`` where ink is saved. Its unit is ``scale`` mm."""
        drawn = self.paint(drawing)
        return drawn if self.colours else thinned(drawn, scale, lines)

    def token(self, drawing: str, scale: float) -> str:
        """``drawing``, a sign or token whose shapes have no edges, as it is printed; its unit is ``scale`` mm."""
        drawn = self.paint(drawing)
        return drawn if self.colours else thinned(contoured(drawn), scale)

    def painted(self, drawing: str, side: float, units: float = _BOX) -> str:
        """``drawing`` as it is printed; its pictures are ``side`` millimetres wide, and ``units`` in the SVG.

        A large one has thinner lines where ink is saved.
        """
        return self.large(drawing, side / units) if side >= _LARGE else self.paint(drawing)


COLOUR = Ink(
    "couleur",
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
