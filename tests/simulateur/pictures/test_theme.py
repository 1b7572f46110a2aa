"""Another theme reaches everything that is drawn, at once."""

import re
from dataclasses import replace

import pygame
import pytest

from lecons.pictures.images import KIT
from lecons.pictures.sprite import Scene
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM, HIGH_CONTRAST
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from tests.simulateur.builders import IMAGES, keys, open_app
from tests.simulateur.colours import common, rgb
from tests.simulateur.screens import SIZE, a_session
from tools.pages.exhibits import shelves

pytestmark = pytest.mark.usefixtures("display")


def strange(texts: list[str]) -> set[str]:
    """Colours that every theme would leave as they are."""
    return {colour for text in texts for colour in re.findall("#[0-9A-Fa-f]{3,8}", text)}


def texts_of(page: Scene) -> list[str]:
    return [sprite.svg for sprite in (*page.ground, *page.actors)] + [label.colour for label in page.labels]


def test_no_drawing_has_a_colour_of_its_own() -> None:
    """But for the cells of mats, which are content: their high contrast is made by rule."""
    cells = strange([file.read_text("utf-8") for file in KIT.glob("*.svg")])
    assert strange([exhibit.svg for shelf in shelves(IMAGES) for exhibit in shelf.exhibits]) <= cells


def test_no_page_has_a_colour_of_its_own() -> None:
    session, view = a_session(), View(SIZE, IMAGES)
    pages = [scene(session, view)]
    session.touch(Touch(Key.LESSON))
    pages.append(scene(session, view))
    session.open_challenge(0, 0)
    for touch in (*keys("avancer gauche pause reculer"), Touch(Key.GO)):
        session.touch(touch)
        pages.append(scene(session, view))
    for _tick in range(200):
        session.tick(1 / 30)
        pages.append(scene(session, view))
    session.touch(Touch(Key.ADULTS))
    for place in range(len(Section)):
        session.touch(Touch(AdultKey.SECTION, place))
        pages.append(scene(session, view))
    assert strange([text for page in pages for text in texts_of(page)]) == set()


def test_a_colour_of_its_own_would_be_noticed() -> None:
    assert strange(['<path fill="#C9AE80"/>', f'<path fill="{ROLE.ink}"/>', CALM.ink]) == {"#C9AE80", CALM.ink}


def test_high_contrast_comes_and_goes_at_once() -> None:
    app = open_app(a_session(), SIZE)
    window = pygame.display.get_surface()
    assert window is not None
    for theme, on in ((CALM, False), (HIGH_CONTRAST, True), (CALM, False)):
        app.session.journey.settings = replace(app.session.settings, theme="contraste" if on else "calme")
        app.session.open_challenge(0, 0)
        app.step(1 / 30, [])
        assert common(window, [(1, y) for y in range(SIZE[1])])[0] == rgb(theme.paper)
