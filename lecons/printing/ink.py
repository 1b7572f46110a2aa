"""The two ways to print: in colour, and with little ink. Each is a table of paints and a rule for drawings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lecons.pictures.calm import CALM
from lecons.pictures.grounds import Look
from lecons.pictures.painting import painted
from lecons.printing.line_art import INK, PALE, contoured, hollowed, line_art, thinned


@dataclass(frozen=True, slots=True)
class Ink:
    """``name`` is the word on the command line. ``paint`` turns a drawing in roles into one in colours.

    ``palette`` has the colours of templates. ``ground`` says how the cells of mats look, None where each mat has
    its own; ``stop`` is the colour of a thick edge round each obstacle, "" where its picture tells enough.
    ``token`` paints the tokens of animals, whose shapes have no edges, ``card`` cards of instructions and what is
    worn, whose signs are large, and ``large`` pictures that fill a piece of paper; None where ``paint`` does.
    """

    name: str
    paint: Callable[[str], str]
    palette: Mapping[str, str]
    ground: Look | None = None
    stop: str = ""
    token: Callable[[str], str] | None = None
    card: Callable[[str], str] | None = None
    large: Callable[[str], str] | None = None


_PRINTED = CALM._replace(paper="#FFFFFF", cream="#FFFFFF", card="#FFFFFF")
"""The calm theme on white paper; what others do with ``rim`` is a sign of high contrast."""

COLOUR = Ink(
    "couleur",
    lambda drawing: painted(drawing, _PRINTED),
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
    lambda drawing: line_art(painted(drawing, _PRINTED)),
    {
        "ink": "#000000",
        "frame": "#8A8A8A",
        "soft": "#333333",
        "head": "#000000",
        "line": "#C8C4C0",
        "tray": PALE,
        "cut": "#808080",
        "honey": PALE,
        "green": PALE,
        "orange": PALE,
        "red": PALE,
    },
    ground=Look(PALE, PALE, "#9A9A9A", PALE, PALE, PALE, gap=0.0, quiet="", grass=False),
    stop=INK,
    token=lambda drawing: contoured(thinned(line_art(painted(drawing, _PRINTED)))),
    card=lambda drawing: hollowed(line_art(painted(drawing, _PRINTED))),
    large=lambda drawing: thinned(line_art(painted(drawing, _PRINTED))),
)
INKS = {ink.name: ink for ink in (COLOUR, SAVING)}
"""The two inks by their words on the command line."""
