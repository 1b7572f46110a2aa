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
    """The colour, ``#RRGGBB``, of each role. In drawings ``soft_ink`` is written ``soft-ink``.

    The name of a line round a face ends in ``_edge``, that of a bright part in ``_light``. Two
    roles may have one colour in one theme and two in another: on a key a sign stays dark in a
    theme whose ink is white.
    """

    # The table, and what lies on it.
    paper: str
    cream: str
    """Face of keys and panels."""
    rim: str
    """Edge of keys and panels: not to be seen where the table is lighter than a shadow."""
    lip: str
    """What shows of a thing's thickness, below it."""
    shade: str
    """Shadows, at ``SHADOW_OPACITY``."""
    tray: str
    tray_rim: str
    slot: str
    """An empty place."""
    slot_edge: str
    ink: str
    """Lines and signs on the table, on cream and on trays; text."""
    soft_ink: str
    sign: str
    """Lines and signs on a colour."""
    rust: str
    """Headings for adults."""
    idle: str
    """The sign on a key that has nothing to do now."""
    honey: str
    """The bee; what is lit."""
    honey_pale: str
    """What is chosen or switched on."""
    chosen: str
    """A second line, within the ink line round what is chosen: only to be seen in high contrast."""
    chosen_rim: str
    """Round what is chosen or switched on and lies on cream, with no ink line: the same."""
    left_out: str
    """Edge of a card that is not taken, on cream."""

    # Keys and cards.
    orange: str
    orange_edge: str
    green: str
    green_edge: str
    blue: str
    blue_edge: str
    plum: str
    """Round the cards of a repeat."""
    plum_edge: str
    pivot_head: str
    """The small head that a pivot turns about."""
    card: str
    """Face of the cards of a strip."""
    frame: str
    """Round the card that is held or guilty."""
    right: str
    """Round a card that a hint says is right."""
    seam: str
    """Round a card that was given and is sewn on."""

    # The keypad: the bee's back.
    plate: str
    plate_lip: str
    plate_line: str
    plate_mask: str
    plate_cheek: str
    plate_stripe: str
    white: str
    """Of the eyes on it."""

    # The second bee: her cards, her strip, her strip and the keypad while her program is written.
    partner_card: str
    partner_tray: str
    partner_tray_rim: str
    partner_lit: str
    partner_plate: str
    partner_plate_lip: str
    partner_plate_line: str
    partner_plate_stripe: str

    # The bee, the child, her hand, the robot.
    light: str
    """What is bright on anything: eyes, wings, the rings of tokens, the arc of a pivot."""
    mask: str
    """Front of a bee's head."""
    cheek: str
    wing_edge: str
    hair: str
    skin: str
    hand: str
    hand_line: str
    hub: str
    """Of a robot's wheel."""
    signal: str
    """Waves that leave the ear, the robot."""
    house: str
    """Inside the house of the home key."""

    # The mat.
    meadow: str
    meadow_dark: str
    grid: str
    grass: str
    hem: str
    hem_rim: str
    hem_lip: str
    stitch: str
    patch: str
    """Sewn on the meadow: a cell to cross, the trail to draw again."""
    patch_edge: str
    wall: str
    wall_edge: str
    letters: str
    """Letters and figures on cells."""
    trace: str
    """The trail she leaves."""
    footprint: str
    water: str
    water_edge: str
    water_light: str
    sand: str
    sand_edge: str
    straw: str
    """The hive."""
    straw_band: str
    straw_edge: str

    # Flowers.
    petal: str
    petal_light: str
    petal_edge: str
    coral: str
    """Coral petals, the cheeks of a bee that is sorry, the mouse's nose."""
    coral_light: str
    coral_edge: str
    coral_pale: str
    """Face of what a child said would happen; its lines are ink, its tips coral."""
    blue_petal: str
    blue_petal_light: str
    blue_petal_edge: str
    heart: str
    """Of an open flower."""
    heart_edge: str
    seed: str
    leaf: str
    leaf_light: str
    """A bud that is closed; the tortoise."""
    stem: str
    glow: str
    """Behind the flower of a success."""
    amber: str
    """Rim of every glow that says « here »: honey alone does not stand out from a meadow."""

    # The garden.
    sky: str
    sun: str
    hill_farthest: str
    hill_far: str
    hill_near: str
    hill_nearest: str
    earth: str
    earth_edge: str
    earth_shade: str
    bare_earth: str
    """Where a flower is yet to grow."""

    # Lamps, which tell how a robot is linked.
    lamp_off: str
    lamp_searching: str
    lamp_linked: str
    lamp_lost: str
    lamp_sign: str

    # Animals, and the discs of their tokens.
    fur: str
    fur_light: str
    fur_pale: str
    fur_dark: str
    tortoise_shell: str
    tortoise_shell_line: str
    ladybird: str
    ginger: str
    """The fox; inside the lion's ears."""
    lion: str
    mane: str
    frog: str
    frog_light: str
    mouse: str
    mouse_ear: str
    pig: str
    pig_snout: str
    penguin: str
    beak: str
    disc_mint: str
    disc_lime: str
    disc_sky: str
    disc_lilac: str
    disc_rose: str
    disc_honey: str


NAMES = tuple(field.replace("_", "-") for field in Theme._fields)
"""The roles as drawings write them, in the order of ``Theme``."""
_ROLES = {name: f"var(--{name})" for name in NAMES}
ROLE = Theme._make(_ROLES.values())
"""What a drawing says instead of a colour, for each role: the words of CSS."""
_PAINTS = {paint: re.compile(f'{paint}(="|:)[^;"]*') for paint in ("fill", "stroke")}
"""A paint as an attribute, or in the ``style`` that Inkscape makes of it."""
_CLASSES = {f"{paint}-{name}": (paint, role) for paint in _PAINTS for name, role in _ROLES.items()}


def with_roles(drawing: str) -> str:
    """The text of a drawing that was read from a file, with roles in place of their colours.

    A class names the role of a colour. A colour without such a class is the same in every theme,
    as in drawings made by others. If a colour is not the calm one of its role, the role wins; a
    test refuses such a file.
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
    """A paint that is ``calm`` for whoever keeps the calm theme's colour for ``role``, and that role's in others.

    So the ground of each mat has colours of its own, and all are black in high contrast. It is CSS's way to write a
    variable with a value for where it is not set.
    """
    return f"{role[:-1]},{calm})"
