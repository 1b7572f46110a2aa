"""The first path by touch in each engine, and a robot without a link: each kind of page beside the painter's.

A challenge of each kind is played; with ``KIT_LONG=1`` every one.
"""

from collections.abc import Iterator

import pytest

from beebot.challenge import Challenge, Genre
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.play.by_hand import Stage
from simulateur.game.session import Page
from tests.long import LONG
from tests.simulateur.floor import Floor, in_hand
from tests.simulateur.web.engines import Engine, in_each_engine, size_of
from tests.simulateur.web.folders import hurried_once
from tests.simulateur.web.painted import MOST
from tests.simulateur.web.tablets import Page as AnyPage
from tests.simulateur.web.tablets import Played, Server, serving
from tests.simulateur.whole_path import one_of_each_kind, played
from tools.touches import answer_to_touch, touches_of


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(hurried_once()) as server:
        yield server


@in_each_engine
def test_every_kind_is_played_and_then_a_robot_and_the_pages_are_the_painters(engine: Engine, server: Server) -> None:
    with engine(server.address) as page:
        tablet = Played(page, size_of(page))
        tablet.wait_awake()
        _plays(tablet)
        _takes_a_robot(tablet)
        assert page.run("violations") == []
        asked = page.run("performance.getEntriesByType('resource').map(({ name }) => name)")
        assert asked
        assert [each for each in asked if not each.startswith((server.address, "data:", "blob:"))] == []


def _plays(tablet: Played[AnyPage]) -> None:
    """A challenge of each kind; with ``KIT_LONG`` the whole path."""
    session = tablet.session
    seen: dict[tuple[str, str], float] = {}
    done: dict[str, Challenge] = {}
    for touch in (played if LONG else one_of_each_kind)(session, tablet.let_it_run):
        if session.attempt is not None and session.attempt.is_done:
            done[session.route.challenge.id] = session.route.challenge
        tablet.touch(touch)
        kind = session.route.challenge.genre.name if session.page is Page.CHALLENGE else ""
        if not session.is_moving and (session.page.name, kind) not in seen:
            seen[session.page.name, kind] = _differs(tablet)
    there = [each for lesson in session.repertoire.path.lessons for each in lesson.challenges]
    assert {each.genre for each in done.values()} == {each.genre for each in there}
    assert not LONG or done.keys() == {each.id for each in there}
    assert {name: part for name, part in seen.items() if part > MOST} == {}
    tablet.wait_kept("journal.txt", lambda text: all(_is_won(each, text) for each in done.values()))


def _differs(tablet: Played[AnyPage]) -> float:
    """The part of the pixels that differ, at the best of twelve moments.

    What moves has other edges at each moment: WebKit came to 0.34 % at one, and stayed below 0.28 % at all others.
    """
    part = 1.0
    for _moment in range(12):
        part = min(part, tablet.differs())
        if part <= MOST:
            break
    return part


def _is_won(challenge: Challenge, journal: str) -> bool:
    """Whether its success is kept; free play has none."""
    won = (line for line in journal.splitlines() if " SUCCESS " in line)
    return challenge.genre is Genre.FREE or any(f" {challenge.id} " in line for line in won)


def _takes_a_robot(tablet: Played[AnyPage]) -> None:
    """An adult takes a robot without a link, and a child sends it to its goal."""
    session, floor, seen = tablet.session, Floor(tablet.session), {}
    tablet.to_the_adults()
    robots = Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS))
    challenge = (Touch(Key.LESSON), Touch(Key.CHALLENGE))
    for touch in (robots, Touch(AdultKey.CONNECT), Touch(AdultKey.CHILDREN), *challenge):
        tablet.touch(touch)
    tablet.wait_kept("reglages.json", lambda text: "bee-bot" in text)
    answer = answer_to_touch(session.route.challenge)
    assert answer is not None
    for touch in touches_of(session.route.challenge, answer):
        tablet.touch(touch)
    for touch in floor.play(tablet.let_it_run, clumsily=False):
        tablet.touch(touch)
        by_hand = in_hand(session)
        if by_hand is not None and not session.is_moving and by_hand.stage not in seen:
            seen[by_hand.stage] = _differs(tablet)
    assert floor.ran == 1
    assert seen.keys() >= {Stage.KEYS, Stage.READY}
    assert {stage: part for stage, part in seen.items() if part > MOST} == {}
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
