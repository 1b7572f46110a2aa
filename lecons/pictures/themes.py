"""The themes: for each a palette of the roles that are not as in ``CALM``, and its line in ``THEMES``.

Nothing else knows how many there are. Drawings are made in roles, and files of drawings in the colours of ``CALM``,
which are those of ``Theme`` itself: felt and paper on a warm table.
``HIGH_CONTRAST`` is for who sees badly: bright things and white edges on black.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from beebot.i18n import noted
from lecons.pictures.theme import Theme

PALETTES = Path(__file__).parent / "colours"
_COLOUR = re.compile(r"^ *(\d+) +(\d+) +(\d+)\t([a-z-]+)$", re.MULTILINE)
"""A line of a palette of GIMP's: red, green and blue, and the role."""
CALM = Theme()


def _theme(palette: str) -> Theme:
    text = (PALETTES / f"{palette}.gpl").read_text("utf-8")
    found = ((role, map(int, colour)) for *colour, role in _COLOUR.findall(text))
    return CALM._replace(**{role.replace("-", "_"): "#{:02X}{:02X}{:02X}".format(*colour) for role, colour in found})


HIGH_CONTRAST = _theme("contraste")


class Offered(NamedTuple):
    """A theme that an adult may choose: its colours, and its name for people, a French sentence to translate."""

    colours: Theme
    name: str


THEMES: Mapping[str, Offered] = {
    "calme": Offered(CALM, noted("Calmes")),
    "contraste": Offered(HIGH_CONTRAST, noted("Contraste")),
}
"""By the word that settings keep."""
USUAL, CONTRAST = "calme", "contraste"
"""That of a new machine, and that of who asks a tablet's system for more contrast."""
