"""The whole first path by touch, in each engine: every kind of challenge, each page beside the painter's."""

from collections.abc import Iterator

import pytest

from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Page
from simulateur.pages.page import places
from tests.simulateur.floor import GO, Floor, in_hand
from tests.simulateur.web.engines import Engine, in_each_engine, size_of
from tests.simulateur.web.folders import hurried_once
from tests.simulateur.web.painted import MOST
from tests.simulateur.web.tablets import Page as AnyPage
from tests.simulateur.web.tablets import Played, Server, serving
from tests.simulateur.whole_path import played


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(hurried_once(tmp_path_factory)) as server:
        yield server


def _awake(page: AnyPage) -> Played[AnyPage]:
    tablet = Played(page, size_of(page))
    tablet.wait_awake()
    return tablet


@in_each_engine
def test_the_whole_path_is_played_and_its_pages_are_the_painters(engine: Engine, server: Server) -> None:
    with engine(server.address) as page:
        tablet = _awake(page)
        session = tablet.session
        seen: dict[tuple[str, str], float] = {}
        for touch in played(session, tablet.let_it_run):
            tablet.touch(touch)
            kind = session.challenge.genre.name if session.page is Page.CHALLENGE else ""
            if not session.is_moving and (session.page.name, kind) not in seen:
                seen[session.page.name, kind] = tablet.differs()
        challenges = [each for lesson in session.path.lessons for each in lesson.challenges]
        assert {name for name, part in seen.items() if part > MOST} == set(), seen
        assert {kind for _page, kind in seen} - {""} == {each.genre.name for each in challenges}
        tablet.wait_kept("journal.txt", lambda text: _all_won(text, [each.id for each in challenges]))
        assert page.run("violations") == []
        asked = page.run("performance.getEntriesByType('resource').map(({ name }) => name)")
        assert asked
        assert [each for each in asked if not each.startswith((server.address, "data:", "blob:"))] == []


def _all_won(journal: str, names: list[str]) -> bool:
    won = [line for line in journal.splitlines() if " SUCCESS " in line]
    return all(any(f" {name} " in line for line in won) for name in names)


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
