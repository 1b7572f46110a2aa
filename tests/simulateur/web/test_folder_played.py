"""The built folder in Chromium, by touch: played, reopened without a server, refused what it may not do."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import answer_to_touch, touches_of
from simulateur.game.session import Page
from tests.simulateur.web.chromium import Chromium, needs_chromium
from tests.simulateur.web.tablets import Server, Tablet, built, kept, opened, serving

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as server:
        yield server


@pytest.fixture
def tablet(chromium: Chromium) -> Iterator[Tablet]:
    with opened(chromium) as tablet:
        yield tablet


def _open(tablet: Tablet, lesson: int, challenge: int) -> None:
    tablet.touch(Touch(Key.LESSON, lesson))
    tablet.touch(Touch(Key.CHALLENGE, challenge))
    assert tablet.session.page is Page.CHALLENGE


def _answer(tablet: Tablet) -> None:
    """Lay the shortest answer of the open challenge, and let it run to its end."""
    challenge = tablet.session.challenge
    answer = answer_to_touch(challenge)
    assert answer is not None
    for touch in touches_of(challenge, answer):
        tablet.touch(touch)
    tablet.session.take_requests()
    tablet.touch(Touch(Key.GO))
    for sentence in tablet.finish():
        tablet.wait_said(sentence)


def test_a_challenge_is_played_to_its_end(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    _open(tablet, 0, 0)
    _answer(tablet)
    assert " SUCCESS " in kept(tablet.page)["journal.txt"]
    assert tablet.page.run("violations") == []
    outside = [each for each in tablet.page.asked if not each.startswith((server.address, "data:", "about:"))]
    assert outside == []


def test_it_is_kept_whole_and_comes_once(tablet: Tablet, server: Server, folder: Path) -> None:
    tablet.open(server.address)
    tablet.wait("navigator.serviceWorker.controller !== null")
    big = [path for path in server.asked if path.endswith((".wasm", ".zip", ".bin", ".asm.mjs"))]
    assert len(big) == len(set(big)) == 5
    assert [path for path in set(server.asked) if not (folder / path[1:]).exists()] == []


def test_the_cards_are_back_when_the_server_is_gone(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    _open(tablet, 0, 1)
    for _card in range(2):
        tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 2)
    server.kill()
    tablet.open(server.address)
    session = tablet.session
    tablet.wait_said(session.challenge.task.in_language("fr"))
    before = dict(kept(tablet.page))
    tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 3)
    assert before.keys() <= kept(tablet.page).keys()
    assert tablet.page.run("violations") == []
