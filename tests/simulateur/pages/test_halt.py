"""Where the sign is that stops all robots: in the place that is kept for it, and off every other control."""

from collections.abc import Callable

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Page, Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.open_page import places
from tests.simulateur.builders import THREE_STEPS, challenge, lesson, member, path

STOP = Touch(Key.STOP_ALL)
SIZES = [(1280, 800), (1024, 600), (1920, 1080), (800, 1280)]


def moving(open_page: Callable[[Session], object]) -> Session:
    session = Session(path(lesson("s", *(challenge(THREE_STEPS, f"d{n}") for n in range(4)))), "fr")
    open_page(session)
    session.hear(RobotsAre((member(moving=True),)))
    return session


PAGES: dict[str, Callable[[Session], object]] = {
    "garden": lambda session: session.journey.go(session.route.to_page(Page.HOME)),
    "séance": lambda session: session.open_lesson("s"),
    "challenge": lambda session: session.open_challenge(0, 0),
    "adults": lambda session: session.touch(Touch(Key.ADULTS)),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_it_is_whole_in_the_window_and_lies_on_no_other_control(page: str, size: tuple[int, int]) -> None:
    found = dict(places(moving(PAGES[page]), size))
    sign = found.pop(STOP)
    assert sign.x >= 0 <= sign.y
    assert sign.right <= size[0]
    assert sign.bottom <= size[1]
    assert [touch for touch, rect in found.items() if rect.meets(sign)] == []


@pytest.mark.parametrize("size", [(800, 1280), (600, 1024)], ids=str)
def test_in_an_upright_challenge_it_takes_the_place_of_the_petals(size: tuple[int, int]) -> None:
    session = moving(PAGES["challenge"])
    petals = layout_of(session, size).petals
    assert petals is not None
    assert places(session, size)[STOP].centre == pytest.approx(petals.centre)


def test_on_the_adults_pages_it_is_below_their_sections() -> None:
    size = (1280, 800)
    across, down = places(moving(PAGES["adults"]), size)[STOP].centre
    assert across < size[0] / 4
    assert down > size[1] / 2


@pytest.mark.parametrize("page", PAGES)
def test_without_a_robot_that_moves_there_is_none(page: str) -> None:
    session = moving(PAGES[page])
    session.hear(RobotsAre((member(moving=False),)))
    assert STOP not in places(session, SIZES[0])
