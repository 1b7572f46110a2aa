"""A feast in windows of all shapes: no bee leaves them, and upright the animals have the meadow."""

import pytest

from lecons.names import ANIMALS
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.game.success.feast import OVER_S
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of
from tests.simulateur.rectangles import Size, apart
from tests.simulateur.touch_words import touch_of

SIZES = [(1280, 800), (1024, 600), (1920, 1080), (800, 1280), (600, 1024), (1080, 1920)]


def at_the_feast(settings: Settings | None = None) -> Session:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=settings or Settings())
    session.open_challenge(0, 0)
    for deed in ("forward", "forward", "forward", "go"):
        session.touch(touch_of(deed))
    session.tick(60)
    session.tick(9)
    session.touch(touch_of("next"))
    assert session.page is Page.FEAST
    return session


@for_each("size", SIZES)
def test_no_bee_leaves_the_window(size: Size) -> None:
    session = at_the_feast()
    for _ in range(round(OVER_S / 0.1) + 1):
        bees = [each for each in scene(session, View(size, IMAGES)).actors if each.sign.startswith("bee happy")]
        assert len(bees) == 2
        for bee in bees:
            assert bee.x >= 0
            assert bee.x + bee.width <= size[0]
        session.tick(0.1)


@for_each("size", SIZES)
def test_no_light_of_the_flower_cuts_a_pennant(size: Size) -> None:
    session = at_the_feast()
    session.tick(OVER_S)
    drawn = [each.sign.split()[0] for each in scene(session, View(size, IMAGES)).actors]
    assert drawn.index("garland") > drawn.index("bloom")


@pytest.mark.parametrize("count", [1, 4, 5, 8])
@for_each("size", SIZES)
def test_all_the_animals_are_large_and_stand_below_the_flower(size: Size, count: int) -> None:
    session = at_the_feast(Settings(tokens=ANIMALS[:count]))
    session.tick(OVER_S + 1)
    shown = scene(session, View(size, IMAGES)).actors
    animals = [box(each) for each in shown if each.sign in ANIMALS]
    others = [box(each) for each in shown if each.sign.startswith(("hive", "pot", "bloom", "stalk"))]
    keys = list(places(session, size).values())
    assert len(animals) == count
    assert min(each.width for each in animals) >= 0.12 * min(size)
    for each in animals:
        assert all(apart(each.inset(0.05 * each.width), other) for other in (*others, *keys))


def test_a_feast_for_a_declared_success_shows_and_keeps_no_way() -> None:
    """With two cards of three the robot arrived, as a child says."""
    settings = Settings(hand_robots=(HandRobot("fox", "bee-bot", 1000, 1000),))
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=settings)
    session.open_challenge(0, 0)
    for deed in ("forward", "forward", "robot", "pressed", "pressed", "pressed", "go"):
        session.touch(touch_of(deed))
    for _tenth in range(60):
        session.tick(0.1)
    for deed in ("arrived 0", "skip", "next"):
        assert touch_of(deed) in places(session, SIZES[0])
        session.touch(touch_of(deed))
    session.tick(OVER_S + 1)
    for deed in ("film", "frame"):
        session.touch(touch_of(deed))
    assert (session.page, session.journey.celebrations.has_kept) == (Page.FEAST, False)
    assert {touch.key for touch in places(session, SIZES[0])} <= {Key.NEXT, Key.LISTEN, Key.SKIP}


def box(sprite: Sprite) -> Rect:
    return Rect(sprite.x, sprite.y, sprite.width, sprite.height)


@pytest.mark.parametrize("less", [False, True])
def test_the_animals_hop_one_after_the_other_and_stand_again(*, less: bool) -> None:
    session, tops = at_the_feast(Settings(less_movement=less)), []
    for _ in range(round(OVER_S / 0.1) + 1):
        shown = scene(session, View(SIZES[0], IMAGES)).actors
        tops.append([each.y for each in shown if each.sign in ANIMALS])
        session.tick(0.1)
    hopped = [next((n for n, row in enumerate(tops) if row[place] < tops[-1][place]), -1) for place in range(4)]
    assert hopped == ([-1] * 4 if less else sorted(set(hopped)))
    assert tops[0] == tops[-1], "each comes down"
