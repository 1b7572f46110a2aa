"""The themes: for each a table of the roles that are not as in ``CALM``, and its line in ``THEMES``.

Nothing else knows how many there are. Drawings are made in roles, and files of drawings in the colours of ``CALM``,
which are those of ``Theme`` itself: felt and paper on a warm table.
``HIGH_CONTRAST`` is for who sees badly: bright things and white edges on black.
"""

from collections.abc import Mapping
from typing import NamedTuple

from beebot.i18n import noted
from lecons.pictures.theme import Theme

CALM = Theme()

HIGH_CONTRAST = Theme(
    # The table, and what lies on it.
    paper="#111111",
    cream="#000000",
    rim="#FFFFFF",
    lip="#8F8F8F",
    shade="#000000",
    tray="#000000",
    tray_rim="#FFFFFF",
    slot="#2E2E2E",
    slot_edge="#FFFFFF",
    ink="#FFFFFF",
    soft_ink="#D0D0D0",
    sign="#000000",
    rust="#FFA63D",
    idle="#6E6E6E",
    honey="#FFD83A",
    honey_pale="#2A2200",
    chosen="#FFD83A",
    chosen_rim="#FFD83A",
    left_out="#8F8F8F",
    # Keys and cards.
    orange="#FFA63D",
    orange_edge="#FFFFFF",
    green="#7BE04A",
    green_edge="#FFFFFF",
    blue="#7CC4FF",
    blue_edge="#FFFFFF",
    plum="#D6B5FF",
    plum_edge="#FFFFFF",
    pivot_head="#FFE27A",
    card="#FFFFFF",
    frame="#FFD83A",
    right="#5BC62C",
    seam="#000000",
    # The keypad: the bee's back.
    plate="#3A3000",
    plate_lip="#6A5800",
    plate_line="#FFD83A",
    plate_mask="#5A4A00",
    plate_cheek="#7A3A30",
    plate_stripe="#1E1800",
    # The second bee: her cards, her strip, her strip and the keypad while her program is written.
    partner_card="#CFE8FF",
    partner_tray="#000000",
    partner_tray_rim="#7CC4FF",
    partner_lit="#0B2F4F",
    partner_plate="#0B2F4F",
    partner_plate_lip="#1F5A8C",
    partner_plate_line="#7CC4FF",
    partner_plate_stripe="#061C30",
    # The bee, the child, her hand, the robot.
    light="#FFFFFF",
    mask="#FFF6D0",
    cheek="#FF9E8A",
    hair="#F2994A",
    skin="#FFE0C4",
    hand="#E9B48F",
    hand_line="#8A5A38",
    hub="#BDBDBD",
    signal="#FFA63D",
    house="#3A3000",
    # The mat.
    meadow="#1E1E1E",
    meadow_dark="#1E1E1E",
    grid="#8F8F8F",
    grass="#5C5C5C",
    hem="#000000",
    hem_rim="#FFFFFF",
    hem_lip="#111111",
    stitch="#000000",
    patch="#333333",
    patch_edge="#FFFFFF",
    wall="#FFA63D",
    wall_edge="#FFFFFF",
    letters="#FFFFFF",
    trace="#FFFFFF",
    footprint="#FFFFFF",
    water="#0B3D66",
    water_edge="#7CC4FF",
    water_light="#7CC4FF",
    sand="#7CC4FF",
    sand_edge="#FFFFFF",
    straw="#FFC94A",
    straw_band="#6A4A00",
    straw_edge="#FFF0C0",
    # Flowers.
    petal="#D6B5FF",
    petal_light="#F3E8FF",
    petal_edge="#9B6FE0",
    coral="#FF9E8A",
    coral_light="#FFD9D0",
    coral_edge="#FF9480",
    coral_pale="#3A1A14",
    blue_petal="#7CC4FF",
    blue_petal_light="#D8EDFF",
    blue_petal_edge="#3F8FE0",
    heart="#FFD83A",
    heart_edge="#FFF0A8",
    seed="#6A4A00",
    leaf="#7BE04A",
    leaf_light="#A5F07A",
    stem="#7BE04A",
    glow="#2A2200",
    amber="#FFA63D",
    # The garden.
    sky="#111111",
    sun="#FFD83A",
    hill_farthest="#4A4A4A",
    hill_far="#383838",
    hill_near="#282828",
    hill_nearest="#181818",
    earth="#333333",
    earth_edge="#8F8F8F",
    earth_shade="#111111",
    bare_earth="#383838",
    # Lamps, which tell how a robot is linked.
    lamp_off="#BDBDBD",
    lamp_searching="#FFA63D",
    lamp_linked="#7BE04A",
    lamp_lost="#FF9ED8",
    lamp_sign="#000000",
    # Animals, and the discs of their tokens.
    fur="#D9A06A",
    fur_light="#EFC090",
    fur_pale="#FFE6C8",
    fur_dark="#E0AC84",
    tortoise_shell="#E8B47E",
    tortoise_shell_line="#3A2410",
    ladybird="#FF7A5C",
    ginger="#FFA63D",
    lion="#FFD98A",
    mane="#E08A4A",
    frog="#7BE04A",
    frog_light="#CFF5B4",
    mouse="#DAD2D2",
    mouse_ear="#C9C0C0",
    pig="#FFC4BE",
    pig_snout="#FF9E9A",
    penguin="#8FA6D8",
    beak="#FFB84A",
    disc_mint="#14241A",
    disc_lime="#1C2412",
    disc_sky="#142030",
    disc_lilac="#1E1A30",
    disc_rose="#2C1814",
    disc_honey="#2A2200",
)


class Offered(NamedTuple):
    """A theme that an adult may choose: its colours, and its name for people, a sentence of the catalogue."""

    colours: Theme
    name: str


THEMES: Mapping[str, Offered] = {
    "calme": Offered(CALM, noted("Calmes")),
    "contraste": Offered(HIGH_CONTRAST, noted("Contraste")),
}
"""By the word that settings keep."""
USUAL, CONTRAST = "calme", "contraste"
"""That of a new machine, and that of who asks a tablet's system for more contrast."""
