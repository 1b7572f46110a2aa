"""In a browser adults see what it can: no page or key for ports, packs, paper, microphone and window."""

import pytest

from lecons import FIRST_PATH
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.machine import BROWSER, COMPUTER
from simulateur.game.session import Session
from simulateur.pages.page import places, scene
from simulateur.pages.view import View
from simulateur.web.build import values

THERE = (Section.LESSONS, Section.TOKENS, Section.DATA, Section.SETTINGS)


def test_a_computer_has_every_page() -> None:
    assert sections(COMPUTER, notices=True) == tuple(Section)


def test_a_browser_has_those_that_need_no_machine() -> None:
    assert sections(BROWSER, notices=False) == THERE


@pytest.mark.parametrize("size", [(1024, 768), (800, 1280)])
def test_each_page_is_drawn_and_has_no_way_out_of_the_browser(size: tuple[int, int]) -> None:
    content = values.read((FIRST_PATH,))[0]
    session = Session(content.path, "fr", hashes=content.hashes, machine=BROWSER)
    session.touch(Touch(Key.ADULTS))
    for section in THERE:
        session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
        there = places(session, size)
        assert Touch(AdultKey.CHILDREN) in there
        assert {Touch(AdultKey.LEAVE), Touch(AdultKey.PRINT)}.isdisjoint(there)
        tabs = {touch.index for touch in there if touch.key is AdultKey.SECTION}
        assert tabs == {tuple(Section).index(each) for each in THERE}
        assert scene(session, View(size, content.images)).labels
