"""Robots without a link can be told apart, and a key that has its robot's own colour is read as well as ours."""

from itertools import combinations

import pytest

from beebot.unlinked import UNLINKED, Keys
from lecons.pictures.calm import CALM
from lecons.pictures.high_contrast import HIGH_CONTRAST
from lecons.pictures.theme import ROLE, Theme
from simulateur.game.controls import KEYS_OF_COMMANDS
from simulateur.pictures.keys import plate_key
from simulateur.pictures.unlinked_robots import CUBE, MOUSE, PAINTS, REMOTE, portrait
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


def test_every_kind_that_is_no_bee_has_a_picture_of_its_own() -> None:
    assert {kind for kind in UNLINKED if not kind.startswith("bee-bot")} == {MOUSE, REMOTE, CUBE}
    for one, other in combinations((MOUSE, REMOTE, CUBE), 2):
        assert portrait(one, 120) != portrait(other, 120)
    assert [UNLINKED[kind].keys for kind in (MOUSE, REMOTE, CUBE)] == [Keys.BACK, Keys.REMOTE, Keys.BOARD]
