"""The built folder in WebKit, by touch: it wakes, keeps its cards without a server, and a challenge ends well.

The second start begins with what Python remembers of the first one.
"""

from pathlib import Path

from simulateur.game.controls import Key, Touch
from tests.simulateur.web.chromium import until
from tests.simulateur.web.folders import hurried_once
from tests.simulateur.web.tablets import MEMORIES, SOONER, Played, kept, serving
from tests.simulateur.web.webkit import WebKit, needs_webkit, webkit
from tools.touches import answer_to_touch, touches_of

pytestmark = needs_webkit


def test_the_cards_are_back_without_a_server_and_bring_her_home() -> None:
    folder = hurried_once()
    with webkit() as page:
        _plays_on(page, folder)


def _plays_on(page: WebKit, folder: Path) -> None:
    with serving(folder) as server:
        page.go(server.address)
        page.run(SOONER)
        tablet = Played(page, page.size())
        tablet.wait_awake()
        tablet.touch(Touch(Key.LESSON, 0))
        tablet.touch(Touch(Key.CHALLENGE, 1))
        answer = answer_to_touch(tablet.session.route.challenge)
        assert answer is not None
        first, *others = touches_of(tablet.session.route.challenge, answer)
        tablet.touch(first)
        tablet.wait_kept("en-cours.json", lambda text: text.count(first.key.name) == 1)
        assert not _remembers(tablet)
        until(lambda: page.run(MEMORIES))
    tablet.open(server.address)  # the server is gone
    assert _remembers(tablet)
    assert kept(page)["en-cours.json"].count(first.key.name) == 1
    for touch in (*others, Touch(Key.GO)):
        tablet.touch(touch)
    name = tablet.session.route.challenge.id
    tablet.finish()
    tablet.wait_kept("journal.txt", lambda text: f" {name} " in text and " SUCCESS " in text)


def _remembers(tablet: Played[WebKit]) -> bool:
    """Whether this start had Python's memory of the kit."""
    tablet.wait("window.remembers !== undefined")
    return bool(tablet.page.run("window.remembers"))
