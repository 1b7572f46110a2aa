"""Pictures of robots can be told apart, and a key that has its robot's own colour is read as well as ours."""

import pygame
import pytest

from beebot.unlinked_robots import UNLINKED
from firmware_bridge.drivers import DRIVERS
from lecons.pictures.artwork import icon
from lecons.pictures.theme import ROLE, Theme
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.game.controls import KEYS_OF_COMMANDS
from simulateur.pictures.keys import plate_key
from simulateur.pictures.portraits import PORTRAITS, portrait
from simulateur.pictures.unlinked_robots import PAINTS
from tests.simulateur.colours import contrast, drawn
from tests.simulateur.pictures.test_contrast import middle

pytestmark = pytest.mark.usefixtures("display")


@pytest.mark.parametrize("kind", sorted(PAINTS))
def test_a_kind_with_colours_of_its_own_has_one_for_each_of_its_keys(kind: str) -> None:
    own = {f"glyph-{KEYS_OF_COMMANDS[command].value.lower()}" for command in UNLINKED[kind].commands}
    assert set(PAINTS[kind]) == own | {"glyph-go", "glyph-clear"}


@pytest.mark.parametrize(
    ("kind", "colours"),
    [
        ("code-go", {"forward": "blue", "left": "orange", "right": "plum", "clear": "honey", "go": "green"}),
        ("cubetto", {"forward": "green", "left": "honey", "right": "coral"}),
    ],
)
def test_a_key_has_the_colour_that_was_read_of_it(kind: str, colours: dict[str, str]) -> None:
    """As the pages say that ``UNLINKED`` cites; a colour that was read nowhere is left white."""
    faces = {glyph.removeprefix("glyph-"): face for glyph, (face, _edge) in PAINTS[kind].items() if face != ROLE.light}
    assert faces == {name: getattr(ROLE, role) for name, role in colours.items()}


@pytest.mark.parametrize(("theme", "least"), [(CALM, 4.5), (HIGH_CONTRAST, 7.0)], ids=["calm", "high contrast"])
@pytest.mark.parametrize("kind", sorted(PAINTS))
def test_the_sign_of_a_key_in_its_robots_own_colour_stands_out(kind: str, theme: Theme, least: float) -> None:
    for glyph, paint in PAINTS[kind].items():
        face, sign = middle(drawn(plate_key(glyph, 120, paint=paint), 168, theme))[:2]
        assert contrast(face, sign) >= least, (glyph, paint)


def test_every_kind_that_looks_like_no_bee_has_a_picture_of_its_own() -> None:
    assert {kind for kind in UNLINKED if not kind.startswith("bee-bot")} < set(PORTRAITS) < set(DRIVERS)
    assert len({portrait(kind, 120) for kind in PORTRAITS}) == len(PORTRAITS) == 5


@pytest.mark.parametrize("theme", [CALM, HIGH_CONTRAST], ids=["calm", "high contrast"])
@pytest.mark.parametrize("kind", PORTRAITS)
def test_a_picture_is_told_from_every_other_and_from_the_bee_when_it_is_as_small_as_a_fingertip(
    kind: str, theme: Theme
) -> None:
    """Of 60 by 60 pixels at least a tenth differ much, and its ink still stands out from its own ground."""
    small = seen(portrait(kind, 60), theme)
    others = [icon("icon-robot", 60), *(portrait(other, 60) for other in PORTRAITS if other != kind)]
    for other in others:
        unlike = sum(abs(a - b) > 60 for a, b in zip(small, seen(other, theme), strict=True))
        assert unlike > len(small) / 10
    assert max(small) - min(small) > 150


def seen(svg: str, theme: Theme) -> bytes:
    """A drawing in shades of grey, on cream."""
    ground = pygame.Surface((60, 60))
    ground.fill(theme.cream)
    ground.blit(drawn(svg, 60, theme), (0, 0))
    return pygame.image.tobytes(pygame.transform.grayscale(ground), "RGB")[::3]
