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
