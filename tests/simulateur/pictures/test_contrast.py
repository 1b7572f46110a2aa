"""Signs stand out: 4.5 to 1 in the calm theme, 7 to 1 in high contrast, as the theme says and as the pixels show."""

import pygame
import pytest

from beebot.command import Command
from beebot.pose import Cell
from lecons.pictures.artwork import ASSETS, document, icon, rimmed
from lecons.pictures.cards import card, slot
from lecons.pictures.gallery import shown_picture
from lecons.pictures.landmarks import Landmark, alone
from lecons.pictures.marks import LIT, SHINE, shine, start_mark
from lecons.pictures.theme import ROLE, Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.pictures.keys import embossed_key, plate_key
from simulateur.pictures.scenery import scenery
from tests.loops import for_each
from tests.simulateur.builders import IMAGES
from tests.simulateur.colours import Colour, common, contrast, distance, drawn, rgb

pytestmark = pytest.mark.usefixtures("display")
THEMES = [pytest.param(CALM, 4.5, id="calm"), pytest.param(HIGH_CONTRAST, 7.0, id="high-contrast")]
PLATE_KEYS = ("forward", "backward", "left", "right", "go", "pause", "clear")
SIGNS = sorted(file.stem for file in ASSETS.glob("icon-*.svg")) + sorted(
    file.stem for file in ASSETS.glob("lamp-*.svg")
)
"""What a child or an adult must recognise on a cream key."""


@pytest.mark.parametrize(("theme", "least"), THEMES)
def test_text_lines_and_signs_stand_out_from_what_they_lie_on(theme: Theme, least: float) -> None:
    pairs = {
        "ink": (theme.ink, (theme.paper, theme.cream, theme.tray)),
        "soft ink": (theme.soft_ink, (theme.paper, theme.cream)),
        "headings": (theme.rust, (theme.cream, theme.paper)),
        "signs": (theme.sign, (theme.orange, theme.green, theme.blue, theme.plum, theme.honey, theme.light)),
        "trace": (theme.trace, (theme.meadow, theme.meadow_dark)),
    }
    weak = {
        (name, ground): round(contrast(rgb(sign), rgb(ground)), 2)
        for name, (sign, grounds) in pairs.items()
        for ground in grounds
        if contrast(rgb(sign), rgb(ground)) < least
    }
    assert weak == {}


def test_what_is_left_out_is_seen_in_high_contrast_and_fainter_than_what_is_taken() -> None:
    """The edge of the card of an animal that is not taken, beside the line round those that are."""
    edge, ground = rgb(HIGH_CONTRAST.left_out), rgb(HIGH_CONTRAST.cream)
    assert 3 < contrast(edge, ground) < contrast(rgb(HIGH_CONTRAST.chosen_rim), ground)
    assert contrast(rgb(CALM.left_out), rgb(CALM.cream)) < 1.2, "no line where none is needed"


@pytest.mark.parametrize(("theme", "least"), THEMES)
@pytest.mark.parametrize("pressed", [False, True], ids=["up", "down"])
@for_each("name", PLATE_KEYS)
def test_the_sign_of_a_plate_key(name: str, pressed: bool, theme: Theme, least: float) -> None:
    face, sign = middle(drawn(plate_key(f"glyph-{name}", 120, pressed), 168, theme))[:2]
    assert contrast(face, sign) >= least


@for_each("name", PLATE_KEYS)
def test_a_key_that_is_pressed_goes_down_with_its_sign(name: str) -> None:
    up, down = (drawn(plate_key(f"glyph-{name}", 120, pressed), 168, CALM) for pressed in (False, True))
    face = pixel(up, 84, 40)
    tops = [next(y for y in range(168) if pixel(key, 84, y) == face) for key in (up, down)]
    assert 3 <= tops[1] - tops[0] <= 7


@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "high-contrast"])
@for_each("name", [name for name in PLATE_KEYS if name != "go"])
def test_a_key_that_is_not_to_be_pressed_now_is_faint_and_can_be_read(name: str, theme: Theme) -> None:
    """On the back of a robot without a link: what is to be pressed has 4.5 to 1."""
    face, sign = middle(drawn(embossed_key(f"glyph-{name}", 120), 168, theme))[:2]
    assert 2.1 < contrast(face, sign) < 3


@pytest.mark.parametrize("landmark", [False, True])
def test_which_way_she_left_is_as_dark_as_its_ground_has_it(landmark: bool) -> None:
    """The chevron beside her start; beside a picture it was hard to see."""
    at = round(0.465 * 200) - 2  # a hair inside its point, which looks north
    whole = drawn(start_mark(200, 0, landmark=landmark), 200, CALM)
    assert whole.get_bounding_rect().y >= 3, "its point is not cut by the edge of its cell"
    shown = whole.get_at((100, 100 - at))
    assert tuple(shown)[:3] == pytest.approx(rgb(CALM.soft_ink), abs=2)
    assert shown.a == 255


@pytest.mark.parametrize(("theme", "least"), THEMES)
@pytest.mark.parametrize("command", [Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE])
def test_the_sign_of_a_card(command: Command, theme: Theme, least: float) -> None:
    for frame in ("", "lit", "ink"):
        face, sign = middle(drawn(card(command, 120, frame), 192, theme))[:2]
        assert contrast(face, sign) >= least


@pytest.mark.parametrize(("theme", "least"), THEMES)
@for_each("name", SIGNS)
def test_the_outline_of_a_sign_on_a_cream_key(name: str, theme: Theme, least: float) -> None:
    for ground in (theme.cream,) if name.startswith("lamp") else (theme.cream, theme.honey_pale):
        outline = edge(drawn(icon(name, 160), 160, theme))
        strong = sum(contrast(colour, rgb(ground)) >= least for colour in outline)
        assert strong >= 0.95 * len(outline), ground


@pytest.mark.parametrize("name", ["fleur-bouton", "fleur-ouverte", "mare", "mare-large", "ruche"])
@pytest.mark.parametrize(("theme", "least"), [(CALM, 3.0), (HIGH_CONTRAST, 7.0)], ids=["calm", "high-contrast"])
def test_a_landmark_stands_out_from_the_meadow(name: str, theme: Theme, least: float) -> None:
    """In the calm theme 3 to 1, what WCAG asks of a picture; its edge carries it."""
    svg = IMAGES.alone(name)
    wide = 320 if name == "mare-large" else 160
    shown = common(drawn(svg, wide, theme, 160))[:6]
    assert max(contrast(colour, rgb(cell)) for colour in shown for cell in (theme.meadow, theme.meadow_dark)) >= least


@pytest.mark.parametrize("paint", [LIT, ROLE.honey_pale], ids=["behind what has opened", "under a bee"])
def test_light_is_light_in_high_contrast(paint: str) -> None:
    shown, whole = drawn(shine(300, 0.5, paint=paint), 300, HIGH_CONTRAST), 300 / SHINE
    inside, rim = (pixel(shown, 150 + round(far * whole), 150) for far in (0.0, 0.5))
    assert contrast(rim, rgb(HIGH_CONTRAST.meadow)) > 3
    assert (contrast(inside, rgb(HIGH_CONTRAST.meadow)) > 3) == (paint == LIT), "a bee has white edges"


@pytest.mark.parametrize(("theme", "least"), THEMES)
@pytest.mark.parametrize("is_open", [False, True])
def test_a_letter_is_read_on_light_and_before_that_on_its_mat(is_open: bool, theme: Theme, least: float) -> None:
    letter = drawn(alone(Landmark("ruche", Cell(0, 0), letters="I"), 200, IMAGES, is_open=is_open), 200, theme)
    light = pixel(drawn(shine(300, 0.5, paint=LIT), 300, theme), 150, 150)
    assert contrast(pixel(letter, 100, 100), light if is_open else rgb(theme.meadow)) >= least


@pytest.mark.parametrize(
    ("svg", "grounds"),
    [
        (slot(160), (HIGH_CONTRAST.tray, HIGH_CONTRAST.honey_pale)),
        (slot(160, 1), (HIGH_CONTRAST.partner_tray, HIGH_CONTRAST.partner_lit)),
        (scenery(160, 160, 3.0, framed=True), (HIGH_CONTRAST.paper,)),
        (document(160, 160, rimmed(0, 0, 160, 160, 20, ROLE.hem)), (HIGH_CONTRAST.hill_nearest,)),
    ],
    ids=["place", "second bee's place", "landscape", "patch of meadow"],
)
def test_in_high_contrast_dark_things_have_an_edge(svg: str, grounds: tuple[str, ...]) -> None:
    outline = edge(drawn(svg, 160, HIGH_CONTRAST))
    assert outline
    assert all(contrast(colour, rgb(ground)) >= 3 for colour in outline for ground in grounds)


def test_in_high_contrast_the_edge_is_as_thick_on_all_sides() -> None:
    """Nothing of it is beyond the drawing, where it would be cut."""
    shown = drawn(document(160, 160, rimmed(0, 0, 160, 160, 20, ROLE.hem)), 160, HIGH_CONTRAST)
    inwards = [
        [pixel(shown, x, 80) for x in range(160)],
        [pixel(shown, 80, y) for y in range(160)],
    ]
    left, right, top, low = (side[::way] for side in inwards for way in (1, -1))
    assert left[:10] == right[:10]
    assert top[:10] == low[:10]
    assert left[0] == top[0] != left[9]


def test_a_wide_picture_leaves_the_frame_of_its_card_whole() -> None:
    name = "histoire-briques"
    assert IMAGES.is_wide(name)
    shown = drawn(shown_picture(name, 300, 300, IMAGES), 300, HIGH_CONTRAST)
    assert {tuple(shown.get_at((x, y)))[:3] for x in (11, 288) for y in range(40, 260)} == {rgb(HIGH_CONTRAST.cream)}


@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "high-contrast"])
def test_a_picture_that_is_not_the_answer_is_pale_and_any_other_keeps_its_colours(theme: Theme) -> None:
    """So it is seen without its edge too, and before a word is heard."""

    def far_from_its_card(look: str) -> float:
        shown = drawn(shown_picture("histoire-briques", 300, 300, IMAGES, look), 300, theme)
        points = [(x, y) for x in range(100, 200, 5) for y in range(100, 200, 5)]
        return sum(distance(pixel(shown, *point), rgb(theme.cream)) for point in points) / len(points)

    plain = far_from_its_card("")
    assert plain > 10
    assert max(map(far_from_its_card, ("wrong", "left out"))) < plain / 2
    assert [far_from_its_card(look) for look in ("held", "right")] == [plain, plain]


def pixel(surface: pygame.Surface, x: int, y: int) -> Colour:
    """Its colour, without what shines through."""
    red, green, blue, _opaque = surface.get_at((x, y))
    return red, green, blue


def middle(surface: pygame.Surface) -> list[Colour]:
    """The colours in the middle of a key: its face, then its sign, or the other way round."""
    width, height = surface.get_size()
    span = [(x, y) for x in range(width * 3 // 10, width * 7 // 10) for y in range(height * 3 // 10, height * 7 // 10)]
    return common(surface, span)


def edge(surface: pygame.Surface) -> list[Colour]:
    """The colours along the outline of a drawing, two pixels inside it."""
    width, height = surface.get_size()
    inside = [
        (x, y)
        for x in range(3, width - 3)
        for y in range(3, height - 3)
        if surface.get_at((x, y)).a == 255
        and any(surface.get_at((x + dx, y + dy)).a < 60 for dx, dy in ((3, 0), (-3, 0), (0, 3), (0, -3)))
    ]
    return [tuple(float(value) for value in surface.get_at(at))[:3] for at in inside]  # type: ignore[misc]


def test_a_sign_without_an_edge_would_be_noticed() -> None:
    pale = icon("icon-hare", 160).replace(ROLE.fur_dark, ROLE.fur_light)
    outline = edge(drawn(pale, 160, CALM))
    assert sum(contrast(colour, rgb(CALM.cream)) >= 4.5 for colour in outline) < 0.5 * len(outline)
