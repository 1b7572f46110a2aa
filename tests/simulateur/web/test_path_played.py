"""The first path by touch, in each engine: every kind of challenge, each page beside the painter's."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from beebot.challenge import Challenge, Genre
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.page import places
from tests.simulateur.floor import GO, Floor, in_hand
from tests.simulateur.web.chromium import needs_chromium
from tests.simulateur.web.engines import Engine, in_chromium, in_each_engine, in_webkit, size_of
from tests.simulateur.web.folders import hurried_once
from tests.simulateur.web.painted import MOST
from tests.simulateur.web.tablets import Page as AnyPage
from tests.simulateur.web.tablets import Played, Server, serving
from tests.simulateur.web.webkit import needs_webkit
from tests.simulateur.whole_path import one_of_each_kind, played

Way: TypeAlias = Callable[[Session, Callable[[], None]], Iterator[Touch]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(hurried_once(tmp_path_factory)) as server:
        yield server


def _awake(page: AnyPage) -> Played[AnyPage]:
    tablet = Played(page, size_of(page))
    tablet.wait_awake()
    return tablet


@pytest.mark.parametrize(
    ("engine", "way"),
    [
        pytest.param(in_chromium, played, marks=needs_chromium, id="the whole path in chromium"),
        pytest.param(in_webkit, one_of_each_kind, marks=needs_webkit, id="one of each kind in webkit"),
    ],
)
def test_every_kind_is_played_and_its_pages_are_the_painters(engine: Engine, way: Way, server: Server) -> None:
    with engine(server.address) as page:
        tablet = _awake(page)
        session = tablet.session
        seen: dict[tuple[str, str], float] = {}
        done: dict[str, Challenge] = {}
        for touch in way(session, tablet.let_it_run):
            if session.attempt is not None and session.attempt.is_done:
                done[session.challenge.id] = session.challenge
            tablet.touch(touch)
            kind = session.challenge.genre.name if session.page is Page.CHALLENGE else ""
            if not session.is_moving and (session.page.name, kind) not in seen:
                seen[session.page.name, kind] = tablet.differs()
        there = [each for lesson in session.path.lessons for each in lesson.challenges]
        assert {each.genre for each in done.values()} == {each.genre for each in there}
        assert way is not played or done.keys() == {each.id for each in there}
        assert {name: part for name, part in seen.items() if part > MOST} == {}
        tablet.wait_kept("journal.txt", lambda text: all(_is_won(each, text) for each in done.values()))
        assert page.run("violations") == []
        asked = page.run("performance.getEntriesByType('resource').map(({ name }) => name)")
        assert asked
        assert [each for each in asked if not each.startswith((server.address, "data:", "blob:"))] == []


def _is_won(challenge: Challenge, journal: str) -> bool:
    """Whether its success is kept; free play has none."""
    won = (line for line in journal.splitlines() if " SUCCESS " in line)
    return challenge.genre is Genre.FREE or any(f" {challenge.id} " in line for line in won)


@in_each_engine
def test_an_adult_takes_a_robot_without_a_link_and_a_child_sends_it_to_its_goal(engine: Engine, server: Server) -> None:
    with engine(server.address) as page:
        tablet = _awake(page)
        session, floor, seen = tablet.session, Floor(tablet.session), {}
        tablet.to_the_adults()
        for touch in (
            Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS)),
            Touch(AdultKey.CONNECT),
            Touch(AdultKey.CHILDREN),
        ):
            tablet.touch(touch)
        tablet.wait_kept("reglages.json", lambda text: "bee-bot" in text)
        for touch in played(session, tablet.let_it_run):
            if touch != GO or Touch(Key.ROBOT) not in places(session, tablet.size):
                tablet.touch(touch)
                continue
            for each in floor.play(tablet.let_it_run, clumsily=False):
                tablet.touch(each)
                by_hand = in_hand(session)
                if by_hand is not None and not session.is_moving and by_hand.stage not in seen:
                    seen[by_hand.stage] = tablet.differs()
            break
        assert floor.ran == 1
        assert {stage: part for stage, part in seen.items() if part > MOST} == {}
        assert seen
        tablet.wait_kept("journal.txt", lambda text: f" {session.challenge.id} " in text and " SUCCESS " in text)
        assert page.run("violations") == []
