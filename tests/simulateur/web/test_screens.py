"""The built folder on all kinds of screens in Chromium: edges left free, turned, and as the tablet was told to be."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.game.controls import Key, Touch
from tests.simulateur.web.chromium import Chromium, needs_chromium, until
from tests.simulateur.web.folders import hurried_once
from tests.simulateur.web.tablets import Server, Tablet, kept, opened, serving

pytestmark = needs_chromium
CANVAS = "(({left, top, width, height}) => [left, top, width, height])(page.getBoundingClientRect())"
PIXELS = "[page.width, page.height]"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(hurried_once()) as server:
        yield server


def _into_a_challenge(tablet: Tablet) -> None:
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE, 1), Touch(Key.FORWARD)):
        tablet.touch(touch)
    _has_cards(tablet, 1)


def _has_cards(tablet: Tablet, count: int) -> None:
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == count)


@pytest.mark.parametrize(
    ("size", "edges"),
    [
        pytest.param((844, 390), {"left": 47, "right": 47, "bottom": 21}, id="a phone that lies"),
        pytest.param((390, 844), {"top": 47, "bottom": 34}, id="a phone that stands"),
        pytest.param((820, 1180), {"top": 24, "bottom": 20}, id="a tablet that stands"),
    ],
)
def test_nothing_is_drawn_on_the_edges_and_a_touch_is_where_the_finger_is(
    chromium: Chromium, server: Server, size: tuple[int, int], edges: dict[str, int]
) -> None:
    left, top = edges.get("left", 0), edges.get("top", 0)
    inside = (size[0] - left - edges.get("right", 0), size[1] - top - edges.get("bottom", 0))
    with opened(chromium, size, 2.0) as tablet:
        tablet.page.inset(**edges)
        tablet.turn(inside, (left, top))
        tablet.open(server.address)
        assert tablet.page.run(CANVAS) == [left, top, *inside]
        assert tablet.page.run(PIXELS) == list(tablet.size)
        _into_a_challenge(tablet)
        shown = Image.open(io.BytesIO(tablet.page.png())).convert("RGB")
        paper = tuple(bytes.fromhex(CALM.paper[1:]))
        free = [box for box in _edges(shown.size, edges) if box[0] < box[2] and box[1] < box[3]]
        assert {shown.crop(box).getcolors() and len(shown.crop(box).getcolors() or ()) for box in free} == {1}
        assert {shown.crop(box).getpixel((0, 0)) for box in free} == {paper}


def _edges(size: tuple[int, int], edges: dict[str, int]) -> list[tuple[int, int, int, int]]:
    """The strips of a picture, of two pixels for one of a style sheet, that are to be left free."""
    wide, high = size
    top, right, bottom, left = (2 * edges.get(name, 0) for name in ("top", "right", "bottom", "left"))
    return [(0, 0, wide, top), (wide - right, 0, wide, high), (0, high - bottom, wide, high), (0, 0, left, high)]


def test_a_tablet_that_is_turned_keeps_the_cards(chromium: Chromium, server: Server) -> None:
    standing, lying = (768, 1024), (1024, 768)
    with opened(chromium, standing) as tablet:
        tablet.open(server.address)
        _into_a_challenge(tablet)
        for count, size in enumerate((lying, standing), 2):
            tablet.page.resize(size)
            tablet.turn(size)
            until(lambda: tablet.page.run(PIXELS) == list(tablet.size))
            tablet.touch(Touch(Key.FORWARD))
            _has_cards(tablet, count)


def _paper(tablet: Tablet) -> str:
    """The colour at the very corner of the page, where nothing but paper is on the adults' pages."""
    red, green, blue = Image.open(io.BytesIO(tablet.page.png())).convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    return f"#{red:02X}{green:02X}{blue:02X}"


def test_what_a_tablet_was_told_to_be_holds_until_an_adult_says_otherwise(chromium: Chromium, server: Server) -> None:
    with opened(chromium) as tablet:
        tablet.page.prefers(contrast="more", reduced_motion="reduce")
        tablet.open(server.address)
        tablet.page.key_down("F1")
        until(lambda: tablet.page.run("drawn.length > 0"))
        tablet.page.key_up("F1")
        until(lambda: _paper(tablet) == HIGH_CONTRAST.paper)
        assert kept(tablet.page).get("reglages.json") is None


LIGHTS = """
  window.lights = [];
  Object.defineProperty(navigator, 'wakeLock', { value: { request: (kind) => {
    lights.push(kind);
    return Promise.resolve({ addEventListener: () => {}, release: () => lights.push('released') });
  } } });
  const later = window.setTimeout;
  window.setTimeout = (act, wait, ...given) => wait === 600000 ? (window.dims = act, 0) : later(act, wait, ...given);
"""
"""Before a page's own scripts: ``lights`` tells what is asked of the screen, ``dims()`` lets ten minutes pass."""


def test_the_screen_stays_lit_until_ten_minutes_after_the_last_touch(chromium: Chromium, server: Server) -> None:
    with opened(chromium) as tablet:
        tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=LIGHTS)
        tablet.open(server.address)
        assert tablet.page.run("lights") == []
        for _touch in range(2):
            tablet.page.tap(20, 20)
        assert tablet.page.run("lights") == ["screen"]
        assert tablet.page.run("dims(); lights") == ["screen", "released"]
        tablet.page.tap(20, 20)
        assert tablet.page.run("lights") == ["screen", "released", "screen"]
