"""The bees of a feast fly inside the window, however narrow it is."""

import pytest

from simulateur.game.joys.feast import OVER_S
from simulateur.game.session import Page, Session
from simulateur.pages.page import scene
from simulateur.pages.view import View
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of
from tests.simulateur.rectangles import Size
from tests.simulateur.touch_words import touch_of

SIZES = [(1280, 800), (1024, 600), (1920, 1080), (800, 1280), (600, 1024), (1080, 1920)]


def at_the_feast() -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.open_challenge(0, 0)
    for deed in ("forward", "forward", "forward", "go"):
        session.touch(touch_of(deed))
    session.tick(60)
    session.tick(9)
    session.touch(touch_of("next"))
    assert session.page is Page.FEAST
    return session


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_bee_leaves_the_window(size: Size) -> None:
    session = at_the_feast()
    for _ in range(round(OVER_S / 0.1) + 1):
        bees = [each for each in scene(session, View(size, IMAGES)).actors if each.sign.startswith("bee happy")]
        assert len(bees) == 2
        for bee in bees:
            assert bee.x >= 0
            assert bee.x + bee.width <= size[0]
        session.tick(0.1)
