"""A tablet without a window: the pages of the one screen, and a run that is sent ahead of its time."""

import base64
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.machine.keeping.store import Store
from simulateur.pages.common.door import DOOR, HOLD_S
from simulateur.pages.input.events import Device, Down, Presser, Up
from simulateur.pages.input.sliding import reveal
from simulateur.pages.open_page import places
from simulateur.web import tablet as module
from simulateur.web.scene_messages import Message
from simulateur.web.tablet import Tablet
from simulateur.web.tablet_touches import FromTablet, Lost, Painted, Resized
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of
from tests.simulateur.game.success.test_joys import solved
from tests.simulateur.web.test_scene_messages import Shown

SIZE = (1024, 768)
TICK_S = 1 / 32
"""Sums of it are exact: a picture that depends on time is then the same, however its time was counted."""
FINGER = Presser(Device.FINGER, "0")


@pytest.fixture(autouse=True)
def _exact_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICK_S", TICK_S)


class Browser:
    """A browser in a few lines: it shows frames at once, and those of a run at their time."""

    def __init__(self, tablet: Tablet) -> None:
        self.tablet = tablet
        self.now_s = 100.0
        self.told: list[Message] = []
        self.runs: list[Message] = []
        self._shown = Shown()
        self._waiting: list[tuple[float, Message]] = []
        self._began_s = 0.0

    def turn(self, told: Sequence[FromTablet] = ()) -> list[Message]:
        self.now_s += TICK_S
        messages = self.tablet.step(self.now_s, told)
        self.told += messages
        for message in messages:
            if message["kind"] == "run":
                self._run(message)
            elif message["kind"] == "frame":
                if message.get("whole"):
                    self._waiting = []
                assert self.seen is not None, "what is due is shown before"
                assert not self._waiting, "nothing but a whole frame may come before a run has been shown"
                self._shown.take(message)
        return messages

    def _run(self, message: Message) -> None:
        self.runs.append(message)
        if message.get("begins"):
            self._began_s = self.now_s
        frames = message["frames"]
        assert isinstance(frames, list)
        self._waiting += [(self._began_s + frame["after"] / 1000, frame) for frame in frames]

    @property
    def seen(self) -> list[tuple[str, list[float]]]:
        """What is on its screen now."""
        while self._waiting and self._waiting[0][0] <= self.now_s + TICK_S / 2:
            frame = self._waiting.pop(0)[1]
            if frame["edits"] is not None:
                self._shown.take(frame)
        return self._shown.seen

    def touch(self, touch: Touch) -> None:
        reveal(self.tablet.session, self.tablet.screen.hands.size, touch)
        at = places(self.tablet.session, self.tablet.screen.hands.size)[touch].centre
        self.turn([Down(FINGER, at)])
        self.turn([Up(FINGER)])
        for _tick in range(4):
            self.turn()


def opened() -> Browser:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.open_challenge(0, 0)
    browser = Browser(Tablet(session, IMAGES, SIZE))
    browser.turn()
    return browser


def scene_of(browser: Browser) -> list[tuple[str, list[float]]]:
    """What the page shows now, told to a browser that had nothing."""
    fresh = Shown()
    tablet = browser.tablet
    other = Tablet(tablet.session, IMAGES, tablet.screen.hands.size)
    fresh.take(other._frames.frame(*tablet.screen.picture()))
    return fresh.seen


def written(browser: Browser) -> None:
    for _card in range(3):
        browser.touch(Touch(Key.FORWARD))


def test_a_run_is_sent_ahead_and_is_shown_as_it_would_have_been() -> None:
    browser = opened()
    written(browser)
    browser.touch(Touch(Key.GO))
    assert browser.runs, "the run is on its way"
    compared = 0
    for _tick in range(300):
        browser.turn()
        if browser.tablet._ahead is not None:
            compared += 1
            assert browser.seen == scene_of(browser)
    assert compared > 100
    assert browser.tablet.session.repertoire.flowers.done, "the challenge is done"
    assert browser.seen == scene_of(browser)
    assert len(browser.told) < 100, "few messages, of some 250 pictures"
    sounds = [each["sound"] for run in browser.runs for frame in run["frames"] for each in frame.get("sounds", ())]  # type: ignore[attr-defined]
    assert sounds.count("success") == 1
    played = [message["sound"] for message in browser.told if message["kind"] == "play"]
    assert "success" not in played, "it is not heard twice"


def test_a_touch_cancels_the_rest_of_a_run() -> None:
    browser = opened()
    written(browser)
    browser.touch(Touch(Key.GO))
    for _tick in range(20):
        browser.turn()
    browser.touch(Touch(Key.HOME))
    assert browser.tablet.session.page is Page.LESSON
    assert browser.seen == scene_of(browser)


def test_what_a_browser_lost_is_told_again() -> None:
    browser = opened()
    written(browser)
    browser.touch(Touch(Key.GO))
    for _tick in range(20):
        browser.turn()
    browser._shown, browser._waiting = Shown(), []
    browser.turn([Lost()])
    for _tick in range(10):
        browser.turn()
        assert browser.seen == scene_of(browser)


def test_a_page_of_another_size_is_drawn_anew() -> None:
    browser = opened()
    (frame,) = browser.turn([Resized(768, 1024)])
    assert frame["whole"]
    assert browser.seen == scene_of(browser)


def test_little_is_sent_while_nobody_touches() -> None:
    """In a minute she breathes and blinks eleven times, in some eight pictures."""
    browser = opened()
    for _tick in range(30 * 25):
        browser.turn()
    until_s, turns, sent = browser.now_s + 60, 0, 0
    while browser.now_s < until_s:
        browser.now_s += browser.tablet.rest_s
        turns += 1
        sent += browser.tablet.step(browser.now_s, ()) != []
    assert 20 < sent < 110
    assert turns - sent < 90, "it hardly looks whether there is anything to send"


def test_next_to_nothing_is_sent_where_nobody_is_there_and_a_touch_wakes_her() -> None:
    browser = opened()

    def sent(seconds: float) -> int:
        until_s, messages = browser.now_s + seconds, 0
        while browser.now_s < until_s:
            browser.now_s += browser.tablet.rest_s
            messages += len(browser.tablet.step(browser.now_s, ()))
        return messages

    assert sent(60) > 50
    assert 0 < sent(300) < 5 * 30, "she lives for some seconds of each minute"
    browser.tablet.session.touch(Touch(Key.FORWARD))
    assert sent(20) > 10


@pytest.mark.parametrize("lost", [False, True])
def test_a_picture_is_kept_from_the_browser_that_was_asked_for_it_and_from_no_later_one(
    lost: bool, tmp_path: Path
) -> None:
    store = Store(tmp_path / "data", tmp_path / "documents", tmp_path / "pictures")
    disk = store.screen_files()
    disk.wait_opened(HANG_S)
    browser = Browser(Tablet(solved(), IMAGES, SIZE, disk=disk))
    browser.tablet.session.touch(Touch(Key.FRAME))
    for _turn in range(3):
        browser.turn()
    (number,) = [message["number"] for message in browser.told if message["kind"] == "paint"]
    assert isinstance(number, int)
    browser.turn([Lost()] if lost else [])
    png = base64.b64encode(b"a picture").decode()
    for _time in range(2):
        browser.turn([Painted(number, png)])
    browser.tablet.close()
    store.close()
    files = [file.read_bytes() for file in (tmp_path / "pictures").rglob("*.png")]
    assert files == ([] if lost else [b"a picture"])


@pytest.mark.program
def test_a_tablet_needs_no_package_from_outside() -> None:
    code = "import sys, simulateur.web.tablet, simulateur.pages.open_page as p; p.load_pages(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    tops = {name.split(".")[0] for name in done.stdout.split()}
    outside = {"pygame", "yaml", "pydantic", "serial", "platformdirs", "PIL", "fontTools", "websockets", "tqdm"}
    assert tops & outside == set()


def test_the_door_of_a_childs_tablet_leads_nowhere() -> None:
    """Held as long as an adult holds it; on a tablet that has no other screen it opens."""

    def at_the_end(*, for_children: bool) -> Page:
        session = Session(path_of(challenge(THREE_STEPS, "trois")), "fr")
        browser = Browser(Tablet(session, IMAGES, SIZE, for_children=for_children))
        browser.turn([Down(FINGER, places(session, SIZE)[DOOR].centre)])
        for _turn in range(round(2 * HOLD_S / TICK_S)):
            browser.turn()
        return session.page

    assert at_the_end(for_children=False) is Page.ADULTS
    assert at_the_end(for_children=True) is Page.HOME
