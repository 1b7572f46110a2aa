"""In a browser adults see what it can: no page or key for ports, packs, paper, microphone and window."""

from pathlib import Path

import pytest

from firmware_bridge.witness.file import read as witness_in
from lecons import FIRST_PATH
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.machine import BROWSER, COMPUTER
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.web.browser import Browser, read
from simulateur.web.build import lesson_values

THERE = (Section.LESSONS, Section.ROBOTS, Section.TOKENS, Section.DATA, Section.SETTINGS)


def test_a_computer_has_every_page() -> None:
    assert sections(COMPUTER, notices=True) == tuple(Section)


def test_a_browser_has_those_that_need_no_machine() -> None:
    assert sections(BROWSER, notices=False) == THERE


@pytest.mark.parametrize("size", [(1024, 768), (800, 1280)])
def test_each_page_is_drawn_and_has_no_way_out_of_the_browser(size: tuple[int, int]) -> None:
    content = lesson_values.read((FIRST_PATH,))[0]
    session = Session(content.path, "fr", hashes=content.hashes, machine=BROWSER)
    session.touch(Touch(Key.ADULTS))
    for section in THERE:
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
        there = places(session, size)
        assert Touch(AdultKey.CHILDREN) in there
        assert {Touch(AdultKey.LEAVE), Touch(AdultKey.PRINT), Touch(AdultKey.SEARCH)}.isdisjoint(there)
        tabs = {touch.index for touch in there if touch.key is AdultKey.SECTION}
        assert tabs == {tuple(Section).index(each) for each in THERE}
        assert scene(session, View(size, content.images)).labels


def test_the_page_of_data_names_the_version(tmp_path: Path) -> None:
    content = read(lesson_values.packed(lesson_values.read((FIRST_PATH,))))

    def told(version: str) -> str:
        session = Browser(content, (1024, 768), tmp_path, version=version).tablet.session
        session.touch(Touch(Key.ADULTS))
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA)))
        return " ".join(label.text for label in scene(session, View((1024, 768), content[0].unpacked().images)).labels)

    assert "Version 3f2a91." in told("3f2a91")
    assert "Version" not in told("")


def test_what_the_tablet_was_told_to_be_holds_until_an_adult_changes_a_setting(tmp_path: Path) -> None:
    content = lesson_values.packed(lesson_values.read((FIRST_PATH,)))

    def opened(*, less: bool) -> Browser:
        return Browser(read(content), (1024, 768), tmp_path, less_movement=less, high_contrast=less)

    browser = opened(less=True)
    settings = browser.tablet.session.settings
    assert (settings.less_movement, settings.theme) == (True, "contraste")
    browser.step(0.0, "[]")
    assert opened(less=False).tablet.session.settings == Settings(), "nothing was kept"
    session = browser.tablet.session
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.SETTINGS)))
    contrast = next(place for place, option in enumerate(OPTIONS) if option.field == "theme")
    session.touch(Touch(AdultKey.SWITCH, contrast))
    browser.step(1.0, "[]")
    settings = opened(less=True).tablet.session.settings
    assert (settings.less_movement, settings.theme) == (True, "calme"), "what she saw is what is kept"


def test_ten_minutes_on_a_tablet_make_a_file_that_is_a_witness(tmp_path: Path) -> None:
    content = read(lesson_values.packed(lesson_values.read((FIRST_PATH,))))
    browser = Browser(content, (1024, 768), tmp_path / "kept", started_s=4, remembers=True)
    session = browser.tablet.session
    session.touch(Touch(Key.ADULTS))
    now_s = 0.0
    for key, index in (
        (AdultKey.SECTION, tuple(Section).index(Section.ROBOTS)),
        (AdultKey.HELP_US, 0),
        (AdultKey.WITNESS, len(session.robots)),
        (AdultKey.HEAR, 0),
        (AdultKey.ANSWER, 0),
        (AdultKey.ANSWER, 2),
        (AdultKey.ANSWER, 0),
    ):
        assert browser.handed_out() == [], "nothing leaves without a yes"
        assert Touch(key, index) in places(session, (1024, 768))
        session.touch(Touch(key, index))
        now_s += 1.0
        browser.step(now_s, "[]")
        browser.step(now_s, "[]")
    (file,) = map(Path, browser.handed_out())
    assert file.name == "temoignage.json"
    seen = witness_in(file).tablet
    assert seen is not None
    assert (seen.first_picture_s, seen.remembers, seen.sound, seen.home_screen) == (4.0, True, True, None)
