"""The built folder in Chromium, by touch: played, reopened without a server, refused what it may not do."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from beebot.challenge import Genre
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import answer_to_touch, touches_of
from simulateur.game.session import Page
from tests.simulateur.web.tablets import CHROMIUM, LISTENS, Server, Tablet, built, kept, serving

playwright = pytest.importorskip("playwright.sync_api")
if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("no chromium on this machine", allow_module_level=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.getbasetemp()
    return built(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    with serving(folder) as server:
        yield server


@pytest.fixture
def tablet(chromium: Any) -> Iterator[Tablet]:
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    context.add_init_script(LISTENS)
    yield Tablet(context.new_page())
    context.close()


def _open(tablet: Tablet, lesson: int, challenge: int) -> None:
    tablet.touch(Touch(Key.LESSON, lesson))
    tablet.touch(Touch(Key.CHALLENGE, challenge))
    assert tablet.session.page is Page.CHALLENGE


def test_a_challenge_is_played_to_its_end(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    _open(tablet, 0, 0)
    challenge = tablet.session.challenge
    answer = answer_to_touch(challenge)
    assert answer is not None
    for touch in touches_of(challenge, answer):
        tablet.touch(touch)
    tablet.session.take_requests()
    tablet.touch(Touch(Key.GO))
    for sentence in tablet.finish():
        tablet.wait_said(sentence)
    assert " SUCCESS " in kept(tablet.page)["journal.txt"]
    assert tablet.page.evaluate("violations") == []
