"""Colours: a theme is this table and nothing else.

Every drawing is made in the colours of the calm theme. Another theme is drawn by replacing each of them, in the text
of the drawing, by its own colour for the same role (``recolouring``); nothing that draws knows which theme is shown.
That needs one colour for one role: where two roles look alike in the calm theme and part in another, their values
differ by one step of blue, which no eye sees.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

Pair = tuple[str, str]


class Theme(NamedTuple):
    """The calm theme: felt and paper on a warm table. Colours are ``#RRGGBB``; a pair is a face and its edge."""

    paper: str = "#F5E9D3"
    cream: str = "#FFFAF0"
    """Face of keys and panels."""
    rim: str = "#FFFAF1"
    """Edge of keys and panels: not to be seen where the table is lighter than a shadow."""
    card: str = "#FFFAF2"
    """Face of the cards of a strip."""
    light: str = "#FFFAF3"
    """What is bright on anything: eyes, wings, the rings of tokens, the arc of a pivot."""
    lip: str = "#DFCBA6"
    tray: str = "#E9D7B6"
    tray_rim: str = "#E9D7B7"
    slot: str = "#DFCAA3"
    slot_edge: str = "#C9AE7F"
    ink: str = "#43302B"
    """Lines and signs on the table, on cream and on trays; text."""
    sign: str = "#43302C"
    """Lines and signs on a colour."""
    frame: str = "#43302D"
    """Round the card that is held or guilty."""
    right: str = "#35701E"
    """Round a card that a hint says is right."""
    shade: str = "#43302A"
    """Shadows, at ``shadow_opacity``."""
    ink_soft: str = "#6B544A"
    seam: str = "#6B544B"
    """Round a card that was given and is sewn on."""
    meadow: Pair = ("#C5DA9C", "#B9D08C")
    grid: str = "#93AF63"
    grass: str = "#93AF64"
    hem: str = "#8DAB5E"
    hem_rim: str = "#8DAB5F"
    hem_lip: str = "#6E8B45"
    stitch: str = "#F3F0D2"
    patch: Pair = ("#F3F0D3", "#8DAB60")
    """Sewn on the meadow: a cell to cross, the trail to draw again."""
    trace: str = "#5A3F33"
    honey: str = "#F8C842"
    honey_pale: str = "#FBE7B4"
    chosen: str = "#FBE7B5"
    """A second line, within the ink line round what is chosen: only to be seen in high contrast."""
    chosen_rim: str = "#FFFAF5"
    """Round what is chosen or switched on and lies on cream, with no ink line: the same."""
    left_out: str = "#FFFAF6"
    """Edge of a card that is not taken, on cream."""
    idle: str = "#C9AE7E"
    """The sign on a key that has nothing to do now."""
    plate: str = "#F8C843"
    plate_lip: str = "#D99E1F"
    plate_line: str = "#43302E"
    plate_mask: str = "#FFF1C5"
    plate_cheek: str = "#F2998C"
    stripe: str = "#F2BC42"
    mask: str = "#FFF1C4"
    cheek: str = "#F2998B"
    white: str = "#FFFFFF"
    orange: Pair = ("#F2913A", "#984A0B")
    green: Pair = ("#86BE54", "#35701D")
    blue: Pair = ("#86B8E0", "#316190")
    blue_pale: str = "#DCEAF6"
    """Face of the second bee's cards."""
    partner_tray: str = "#CDDDE3"
    """Ground of the second bee's strip."""
    partner_rim: str = "#CDDDE4"
    partner_lit: str = "#B4D5F0"
    """The same while it is being written on."""
    partner_plate: str = "#BBD8EE"
    """The keypad while the second bee's program is written."""
    partner_plate_lip: str = "#6F9DC2"
    partner_plate_line: str = "#43302F"
    partner_stripe: str = "#A6CAE8"
    plum: Pair = ("#B79AD6", "#6B4A94")
    wall: Pair = ("#D9BC85", "#984A0D")
    petal: tuple[str, str, str] = ("#7E5AA8", "#A88BD0", "#57397F")
    heart: tuple[str, str, str] = ("#F8C844", "#C98A1B", "#B8730F")
    """Of an open flower: its face, its edge, its seeds."""
    leaf: str = "#6E9A48"
    stem: str = "#43692D"
    rust: str = "#A4530F"
    glow: str = "#F9E2A6"
    sky: str = "#F9EEDB"
    sun: str = "#FBE096"
    hills: tuple[str, str, str, str] = ("#DFE7BB", "#D0E0A8", "#C5DA9D", "#B9D08D")
    earth: str = "#F1E2BE"
    earth_edge: str = "#D9BC84"
    earth_shade: str = "#A9C077"
    earth_bare: str = "#E2D0A4"
    shadow_opacity: float = 0.12


CALM = Theme()
HIGH_CONTRAST = Theme(
    paper="#111111",
    cream="#000000",
    rim="#FFFFFF",
    card="#FFFFFF",
    light="#FFFFFF",
    lip="#8F8F8F",
    tray="#000000",
    tray_rim="#FFFFFF",
    slot="#2E2E2E",
    slot_edge="#FFFFFF",
    ink="#FFFFFF",
    sign="#000000",
    frame="#FFD83A",
    right="#5BC62C",
    shade="#000000",
    ink_soft="#D0D0D0",
    seam="#000000",
    meadow=("#1E1E1E", "#1E1E1E"),
    grid="#8F8F8F",
    grass="#1E1E1E",
    hem="#000000",
    hem_rim="#FFFFFF",
    hem_lip="#111111",
    stitch="#000000",
    patch=("#333333", "#FFFFFF"),
    trace="#FFFFFF",
    honey="#FFD83A",
    honey_pale="#2A2200",
    chosen="#FFD83A",
    chosen_rim="#FFD83A",
    left_out="#8F8F8F",
    idle="#6E6E6E",
    plate="#000000",
    plate_lip="#111111",
    plate_line="#FFD83A",
    plate_mask="#000000",
    plate_cheek="#000000",
    stripe="#000000",
    mask="#FFF6D0",
    cheek="#FF9E8A",
    orange=("#FFA63D", "#FFFFFF"),
    green=("#7BE04A", "#FFFFFF"),
    blue=("#7CC4FF", "#FFFFFF"),
    blue_pale="#CFE8FF",
    partner_tray="#000000",
    partner_rim="#7CC4FF",
    partner_lit="#0B2F4F",
    partner_plate="#000000",
    partner_plate_lip="#111111",
    partner_plate_line="#7CC4FF",
    partner_stripe="#000000",
    plum=("#D6B5FF", "#FFFFFF"),
    wall=("#FFA63D", "#FFFFFF"),
    petal=("#D6B5FF", "#F3E8FF", "#9B6FE0"),
    heart=("#FFD83A", "#FFF0A8", "#6A4A00"),
    leaf="#7BE04A",
    stem="#7BE04A",
    rust="#FFA63D",
    glow="#2A2300",
    sky="#111111",
    sun="#FFD83A",
    hills=("#171717", "#1B1B1B", "#1E1E1E", "#222222"),
    earth="#333333",
    earth_edge="#8F8F8F",
    earth_shade="#111111",
    earth_bare="#3A3A3A",
)
_ONLY_IN_FILES = MappingProxyType(
    {
        "#8FA3AD": "#8FA3AD",  # edge of a wing
        "#E58B78": "#FF9E8A",  # coral petals; the cheeks of a bee that is sorry
        "#F4B7A6": "#FFD9D0",
        "#A04A3A": "#E0604A",
        "#5C80BE": "#7CC4FF",  # blue petals
        "#93B3E2": "#D8EDFF",
        "#41629B": "#3F8FE0",
        "#92B769": "#A5F07A",  # a bud; the tortoise
        "#FADC85": "#FFE27A",  # the small head on a pivot; the mouse's disc
        "#FADC86": "#3A3000",  # inside the home key's house
        "#5A3F34": "#F2994A",  # hair
        "#D9A17B": "#FFE0C4",  # a child's skin
        "#F2E2BD": "#E9B48F",  # a hand
        "#DFCAA4": "#8A5A38",  # its lines
        "#984A0C": "#FFA63D",  # waves that leave the ear, the robot
        "#785A42": "#E8B47E",  # tortoise
        "#84634A": "#D9A06A",  # hare, owl
        "#C69A67": "#3A2410",
        "#B8835A": "#EFC090",
        "#E9CAA3": "#FFE6C8",
        "#857B72": "#BDBDBD",  # a hub
        "#756B62": "#BDBDBD",  # lamps: off, searching, linked, lost
        "#9A5F0A": "#FFA63D",
        "#3F7A2A": "#7BE04A",
        "#8E4A6B": "#FF9ED8",
        "#FFFAF4": "#000000",  # the sign on a lamp
        "#6B4A39": "#FFFFFF",  # footprints
        "#E06A4E": "#FF7A5C",  # ladybird
        "#E48A45": "#FFA63D",  # tokens: fox, frog, hedgehog, lion, mouse, owl, penguin, pig
        "#78AD56": "#7BE04A",
        "#A8CE83": "#CFF5B4",
        "#6B4A38": "#E0AC84",
        "#B8642D": "#E08A4A",
        "#F1C068": "#FFD98A",
        "#A79B9B": "#C9C0C0",
        "#BCB2B1": "#DAD2D2",
        "#F2A63A": "#FFB84A",
        "#3D4A63": "#8FA6D8",
        "#DC8E8A": "#FF9E9A",
        "#F0B0A8": "#FFC4BE",
        "#CFE2D1": "#14241A",  # their discs
        "#DCE7BE": "#1C2412",
        "#D3E2EF": "#142030",
        "#D8D3EB": "#1E1A30",
        "#F3CEC5": "#2C1814",
        "#FADC87": "#2A2300",
        "#316191": "#7CC4FF",  # the pond: its edge, water, waves, sand and the edge of that
        "#79B4DA": "#0B3D66",
        "#A8D2EB": "#7CC4FF",
        "#F2E2BC": "#7CC4FF",
        "#B99E65": "#FFFFFF",
        "#E3A944": "#FFC94A",  # the hive: straw, bands, edge
        "#B87311": "#6A4A00",
        "#8A5618": "#FFF0C0",
    }
)
"""Colours of drawings in files that no role of ``Theme`` has: calm, and in high contrast."""


def colours(theme: Theme) -> Iterator[str]:
    """Every colour of a theme, in the order of its roles."""
    for value in theme:
        if isinstance(value, tuple):
            yield from value
        elif isinstance(value, str):
            yield value


def recolouring(theme: Theme) -> MappingProxyType[str, str]:
    """The colour of ``theme`` for each colour that a drawing is made in; nothing for the calm theme."""
    if theme is CALM:
        return MappingProxyType({})
    return MappingProxyType(dict(zip(colours(CALM), colours(theme), strict=True)) | _ONLY_IN_FILES)
