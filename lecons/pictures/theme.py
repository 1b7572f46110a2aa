"""Colours are roles by name: a drawing says what a paint is for, a theme says what colour that has.

Code that draws writes ``ROLE.ink``. A file has the calm colour, for whoever opens it, and beside
it the role's name: ``fill="#43302B" class="fill-ink"`` or ``stroke="#43302B" class="stroke-ink"``.
In the text of a drawing both say ``var(--ink)``. So a text is made once for all themes;
``painting`` puts the colours of one theme in.
"""

import re
from typing import NamedTuple

SHADOW_OPACITY = 0.12


class Theme(NamedTuple):
    """The colours of the screen, ``#RRGGBB``, one for each role; the defaults are those of the calm theme.

    In drawings ``soft_ink`` is written ``soft-ink``. The name of a line round a face ends in ``_edge``, that of a
    bright part in ``_light``. Two roles may have one colour in one theme and two in another: on a key a sign stays dark
    in a theme whose ink is white.
    """

    # The table, and what lies on it.
    paper: str = "#F5E9D3"
    cream: str = "#FFFAF0"
    """Face of keys and panels."""
    rim: str = "#FFFAF0"
    """Edge of keys and panels: not to be seen where the table is lighter than a shadow."""
    lip: str = "#DFCAA3"
    """What shows of a thing's thickness, below it."""
    shade: str = "#43302B"
    """Shadows, at ``SHADOW_OPACITY``."""
    tray: str = "#E9D7B6"
    tray_rim: str = "#E9D7B6"
    slot: str = "#DFCAA3"
    """An empty place."""
    slot_edge: str = "#C9AE7F"
    ink: str = "#43302B"
    """Lines and signs on the table, on cream and on trays; text."""
    soft_ink: str = "#6B544A"
    sign: str = "#43302B"
    """Lines and signs on a colour."""
    rust: str = "#A4530F"
    """Headings for adults."""
    idle: str = "#C9AE7F"
    """The sign on a key that has nothing to do now."""
    honey: str = "#F8C842"
    """The bee; what is lit."""
    honey_pale: str = "#FBE7B4"
    """What is chosen or switched on."""
    chosen: str = "#FBE7B4"
    """A second line, within the ink line round what is chosen: only to be seen in high contrast."""
    chosen_rim: str = "#FFFAF0"
    """Round what is chosen or switched on and lies on cream, with no ink line: the same."""
    left_out: str = "#FFFAF0"
    """Edge of a card that is not taken, on cream."""

    # Keys and cards.
    orange: str = "#F2913A"
    orange_edge: str = "#984A0B"
    green: str = "#86BE54"
    green_edge: str = "#35701D"
    blue: str = "#86B8E0"
    blue_edge: str = "#316190"
    plum: str = "#B79AD6"
    """Round the cards of a repeat."""
    plum_edge: str = "#6B4A94"
    pivot_head: str = "#FADC85"
    """The small head that a pivot turns about."""
    card: str = "#FFFAF0"
    """Face of the cards of a strip."""
    frame: str = "#43302B"
    """Round the card that is held or guilty."""
    right: str = "#35701D"
    """Round a card that a hint says is right."""
    seam: str = "#6B544A"
    """Round a card that was given and is sewn on."""

    # The keypad: the bee's back.
    plate: str = "#F8C842"
    plate_lip: str = "#D99E1F"
    plate_line: str = "#43302B"
    plate_mask: str = "#FFF1C4"
    plate_cheek: str = "#F2998B"
    plate_stripe: str = "#F2BC42"
    white: str = "#FFFFFF"
    """Of the eyes on it."""

    # The second bee: her cards, her strip, her strip and the keypad while her program is written.
    partner_card: str = "#DCEAF6"
    partner_tray: str = "#CDDDE3"
    partner_tray_rim: str = "#CDDDE3"
    partner_lit: str = "#B4D5F0"
    partner_plate: str = "#BBD8EE"
    partner_plate_lip: str = "#6F9DC2"
    partner_plate_line: str = "#43302B"
    partner_plate_stripe: str = "#A6CAE8"

    # The bee, the child, her hand, the robot.
    light: str = "#FFFAF0"
    """What is bright on anything: eyes, wings, the rings of tokens, the arc of a pivot."""
    mask: str = "#FFF1C4"
    """Front of a bee's head."""
    cheek: str = "#F2998B"
    wing_edge: str = "#8FA3AD"
    hair: str = "#5A3F33"
    skin: str = "#D9A17B"
    hand: str = "#F2E2BC"
    hand_line: str = "#DFCAA3"
    hub: str = "#857B72"
    """Of a robot's wheel."""
    signal: str = "#984A0B"
    """Waves that leave the ear, the robot."""
    house: str = "#FADC85"
    """Inside the house of the home key."""

    # The mat.
    meadow: str = "#C5DA9C"
    meadow_dark: str = "#B9D08C"
    grid: str = "#93AF63"
    grass: str = "#93AF63"
    hem: str = "#8DAB5E"
    hem_rim: str = "#8DAB5E"
    hem_lip: str = "#6E8B45"
    stitch: str = "#F3F0D2"
    patch: str = "#F3F0D2"
    """Sewn on the meadow: a cell to cross, the trail to draw again."""
    patch_edge: str = "#8DAB5E"
    wall: str = "#D9BC85"
    wall_edge: str = "#984A0B"
    letters: str = "#33456E"
    """Letters and figures on cells."""
    trace: str = "#5A3F33"
    """The trail she leaves."""
    footprint: str = "#6B4A38"
    water: str = "#79B4DA"
    water_edge: str = "#316190"
    water_light: str = "#A8D2EB"
    sand: str = "#F2E2BC"
    sand_edge: str = "#B99E65"
    straw: str = "#E3A944"
    """The hive."""
    straw_band: str = "#B8730F"
    straw_edge: str = "#8A5618"

    # Flowers.
    petal: str = "#7E5AA8"
    petal_light: str = "#A88BD0"
    petal_edge: str = "#57397F"
    coral: str = "#E58B78"
    """Coral petals, the cheeks of a bee that is sorry, the mouse's nose."""
    coral_light: str = "#F4B7A6"
    coral_edge: str = "#A04A3A"
    coral_pale: str = "#F9D3C8"
    """Face of what a child said would happen; its lines are ink, its tips coral."""
    blue_petal: str = "#5C80BE"
    blue_petal_light: str = "#93B3E2"
    blue_petal_edge: str = "#41629B"
    heart: str = "#F8C842"
    """Of an open flower."""
    heart_edge: str = "#C98A1B"
    seed: str = "#B8730F"
    leaf: str = "#6E9A48"
    leaf_light: str = "#92B769"
    """A bud that is closed; the tortoise."""
    stem: str = "#43692D"
    glow: str = "#F9E2A6"
    """Behind the flower of a success."""
    amber: str = "#A9690F"
    """Rim of every glow that says « here »: honey alone does not stand out from a meadow."""

    # The garden.
    sky: str = "#CFE8F6"
    sun: str = "#FCD768"
    hill_farthest: str = "#DCE7BE"
    hill_far: str = "#D0E0A8"
    hill_near: str = "#C5DA9C"
    hill_nearest: str = "#B9D08C"
    earth: str = "#F2E2BC"
    earth_edge: str = "#D9BC85"
    earth_shade: str = "#A9C077"

    # Lamps, which tell how a robot is linked.
    lamp_off: str = "#756B62"
    lamp_searching: str = "#9A5F0A"
    lamp_linked: str = "#3F7A2A"
    lamp_lost: str = "#8E4A6B"
    lamp_sign: str = "#FFFAF0"

    # Animals, and the discs of their tokens.
    fur: str = "#84634A"
    fur_light: str = "#B8835A"
    fur_pale: str = "#E9CAA3"
    fur_dark: str = "#6B4A38"
    tortoise_shell: str = "#785A42"
    tortoise_shell_line: str = "#C69A67"
    ladybird: str = "#E06A4E"
    ginger: str = "#E48A45"
    """The fox; inside the lion's ears."""
    lion: str = "#F1C068"
    mane: str = "#B8642D"
    frog: str = "#78AD56"
    frog_light: str = "#A8CE83"
    mouse: str = "#BCB2B1"
    mouse_ear: str = "#A79B9B"
    pig: str = "#F0B0A8"
    pig_snout: str = "#DC8E8A"
    penguin: str = "#3D4A63"
    beak: str = "#F2A63A"
    disc_mint: str = "#CFE2D1"
    disc_lime: str = "#DCE7BE"
    disc_sky: str = "#D3E2EF"
    disc_lilac: str = "#D8D3EB"
    disc_rose: str = "#F3CEC5"
    disc_honey: str = "#FADC85"


NAMES = tuple(field.replace("_", "-") for field in Theme._fields)
"""The roles as drawings write them, in the order of ``Theme``."""
_ROLES = {name: f"var(--{name})" for name in NAMES}
ROLE = Theme._make(_ROLES.values())
"""What a drawing says instead of a colour, for each role: the words of CSS."""
_PAINTS = {paint: re.compile(f'{paint}(="|:)[^;"]*') for paint in ("fill", "stroke")}
"""A paint as an attribute, or in the ``style`` that Inkscape makes of it."""
_CLASSES = {f"{paint}-{name}": (paint, role) for paint in _PAINTS for name, role in _ROLES.items()}


def with_roles(drawing: str) -> str:
    """``drawing``, the text of an SVG file, with roles in place of its colours.

    A class in the file names the role of a colour. A colour without such a class is the same in every theme, as in
    drawings made by others. If a colour is not the calm one of its role, the role wins; a test refuses such a file.
    """
    elements = drawing.split("<")  # which XML has nowhere else
    return "<".join([_element_with_roles(element) for element in elements])


def _element_with_roles(element: str) -> str:
    before, _, after = element.partition('class="')
    classes, _, rest = after.partition('"')
    words = classes.split()
    roles = [word for word in words if word in _CLASSES]
    if not roles:
        return element
    if roles == words:
        element = before.rstrip() + rest  # the class has been read; some hundred texts are kept
    for paint, role in (_CLASSES[word] for word in roles):
        element = _with_role(element, paint, role)
    return element


def _with_role(element: str, paint: str, role: str) -> str:
    return _PAINTS[paint].sub(lambda found: paint + found[1] + role, element)


def otherwise(role: str, calm: str) -> str:
    """A paint that is the colour ``calm`` in themes that keep the calm theme's colour for ``role``, else that role's.

    So the ground of each mat has colours of its own, and all are black in high contrast. It is CSS's way to write a
    variable with a value for where it is not set.
    """
    return f"{role[:-1]},{calm})"
