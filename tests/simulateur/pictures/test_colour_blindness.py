"""With each common colour blindness, and in grey, keys and targets stay apart on the screens as they are drawn."""

from functools import partial
from itertools import combinations

import pygame
import pytest

from beebot.mat import Ground
from lecons.pictures.artwork import ASSETS, document, icon, rounded
from lecons.pictures.grounds import LOOKS
from lecons.pictures.painting import painted
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE, Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.game.controls import Key, Touch
from simulateur.pages.open_page import places
from simulateur.pictures.keys import plate_key
from simulateur.window.draw import Painter
from simulateur.window.drawings import Pictures
from tests.simulateur.builders import IMAGES
from tests.simulateur.builders import keys as program
from tests.simulateur.colours import BLINDNESSES, EYES, Colour, common, contrast, distance, drawn, rgb, seen_with
from tests.simulateur.screens import Screen, at_challenge
from tests.test_palette import entries
from tools.window.eyes import seen

pytestmark = pytest.mark.usefixtures("display")
THEMES = [pytest.param(CALM, id="calm"), pytest.param(HIGH_CONTRAST, id="high-contrast")]
SIZE = (1280, 800)
"""Large enough for rims to have pixels of their own colour."""
FACES = {
    Key.FORWARD: "orange",
    Key.BACKWARD: "orange",
    Key.LEFT: "orange",
    Key.RIGHT: "orange",
    Key.GO: "green",
    Key.PAUSE: "blue",
    Key.CLEAR: "blue",
}


def test_simulated_eyes_confuse_what_such_eyes_confuse() -> None:
    red, green = rgb("#B03020"), rgb("#5A6B1E")
    assert distance(red, green) > 60
    assert distance(seen_with("deuteranopia", red), seen_with("deuteranopia", green)) < 25
    assert distance(seen_with("protanopia", rgb("#202020")), seen_with("protanopia", rgb("#600000"))) < 20
    for eyes in EYES:
        white = rgb("#FFFFFF")
        assert distance(seen_with(eyes, white), white) < 1, "what has no colour stays as it is"
    for eyes, rows in BLINDNESSES.items():
        assert [sum(row) for row in rows] == pytest.approx([1, 1, 1], abs=1e-5), eyes


@pytest.mark.parametrize(
    ("told", "name"), [("protanopie", "protanopia"), ("deuteranopie", "deuteranopia"), ("tritanopie", "tritanopia")]
)
def test_the_style_page_shows_what_such_eyes_see(told: str, name: str) -> None:
    for colour in (*CALM, *(shade for shade, _name, _why in entries())):
        assert (
            max(abs(a - b) for a, b in zip(rgb(seen(told, colour)), seen_with(name, rgb(colour)), strict=True)) <= 0.51
        )


def test_on_the_style_page_mats_and_their_pictures_are_seen_so_too() -> None:
    """No role has the red of the barn, and the ground is the farm's own."""
    look, barn = LOOKS[Ground.FARM], rgb("#E0604E")
    svg = document(100, 100, rounded(0, 0, 100, 100, 0, fill=look.light), IMAGES.draw("ferme-grange", 50, 50, 90))
    pictures = Pictures(pygame.display.set_mode((9, 9)), CALM, partial(seen, "deuteranopie"))
    found = common(pictures.load(Sprite(svg, 0, 0, 100, 100)))
    for colour in (barn, rgb(painted(look.light, CALM))):
        assert distance(seen_with("deuteranopia", colour), colour) > 3
        assert min(distance(each, seen_with("deuteranopia", colour)) for each in found[:8]) < 1.5


def a_screen(theme: Theme) -> Screen:
    """A run half done: a trail, a flower reached, one to reach, the pond, the hive, every key."""
    screen = at_challenge(SIZE)
    screen.painter = Painter(screen.painter.target, ROLE.paper, theme)
    for touch in (*program("avancer avancer pause gauche avancer avancer avancer"), Touch(Key.GO)):
        screen.session.touch(touch)
    for _tick in range(150):
        screen.session.tick(1 / 30)
    screen.draw()
    return screen


def inside(screen: Screen, touch: Touch) -> list[Colour]:
    rect = places(screen.session, SIZE)[touch]
    area = pygame.Rect(rect.x, rect.y, rect.width, rect.height)
    return common(screen.painter.target.subsurface(area))


@pytest.mark.parametrize("theme", THEMES)
def test_the_sign_of_a_key_and_its_rim_stand_out_for_all_eyes(theme: Theme) -> None:
    screen = a_screen(theme)
    for key, role in FACES.items():
        face, edge = rgb(getattr(theme, role)), rgb(getattr(theme, f"{role}_edge"))
        shown = inside(screen, Touch(key))[:12]
        assert face in shown
        assert edge in shown
        assert rgb(theme.sign) in shown
        for eyes in EYES:
            assert contrast(seen_with(eyes, face), seen_with(eyes, rgb(theme.sign))) >= 4.5, (key, eyes)
            for ground in (
                theme.plate,
                theme.plate_mask,
                theme.plate_stripe,
                theme.partner_plate,
                theme.partner_plate_stripe,
            ):
                assert contrast(seen_with(eyes, edge), seen_with(eyes, rgb(ground))) >= 3.0, (key, eyes, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_trail_flowers_pond_and_hive_stand_out_from_the_meadow_for_all_eyes(theme: Theme) -> None:
    things = {name: rgb(getattr(theme, role)) for name, role in EDGES.items()}
    shown = set(common(a_screen(theme).painter.target))
    for name, colour in things.items():
        assert colour in shown, name
        for eyes in EYES:
            for cell in (theme.meadow, theme.meadow_dark):
                least = 4.5 if name == "trail" else 3.0
                assert contrast(seen_with(eyes, colour), seen_with(eyes, rgb(cell))) >= least, (name, eyes)


EDGES = {"trail": "trace", "flower": "petal", "pond": "water_edge", "hive": "straw_edge"}
"""What carries each landmark's outline on the meadow."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("names", ["glyph", "token"])
def test_in_grey_no_two_keys_and_no_two_tokens_are_alike(names: str, theme: Theme) -> None:
    if names == "glyph":
        found = [f"glyph-{name}" for name in ("forward", "backward", "left", "right", "go", "pause", "clear")]
        greys = {name: greyed(drawn(plate_key(name, 60), 84, theme)) for name in found}
    else:
        found = sorted(file.stem for file in ASSETS.glob("token-*.svg"))
        greys = {name: greyed(drawn(icon(name, 84), 84, theme)) for name in found}
    for one, other in combinations(found, 2):
        differing = sum(abs(a - b) > 40 for a, b in zip(greys[one], greys[other], strict=True))
        assert differing > 0.04 * len(greys[one]), (one, other)


def greyed(surface: pygame.Surface) -> bytes:
    """A byte a pixel, on a ground of middle grey."""
    ground = pygame.Surface(surface.get_size())
    ground.fill("#808080")
    ground.blit(surface, (0, 0))
    return pygame.image.tobytes(pygame.transform.grayscale(ground), "RGB")[::3]
