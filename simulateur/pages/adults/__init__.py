"""The pages for adults, behind the door on the home page: what they show and where."""

from collections.abc import Callable
from types import MappingProxyType

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults import library, notices, printing, settings, tablets, tokens, voices
from simulateur.pages.adults.common.lists import Scroll
from simulateur.pages.adults.common.page_builder import Paper
from simulateur.pages.adults.common.tabs_and_exits import frame
from simulateur.pages.adults.data import page as data
from simulateur.pages.adults.lessons import page as lessons
from simulateur.pages.adults.robots import page as robots
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import Places

_PAGES: MappingProxyType[Section, Callable[[Paper, Session, Rect], None]] = MappingProxyType(
    {
        Section.NOTICES: notices.page,
        Section.LESSONS: lessons.page,
        Section.PRINT: printing.page,
        Section.ROBOTS: robots.page,
        Section.TOKENS: tokens.page,
        Section.DATA: data.page,
        Section.SETTINGS: settings.page,
        Section.LIBRARY: library.page,
        Section.VOICES: voices.page,
        Section.TABLETS: tablets.page,
    }
)
"""Which file lays out which page."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls of the open page for adults, and where they are."""
    return _page(session, size, None).places


def scrolls(session: Session, size: tuple[int, int]) -> tuple[Scroll, ...]:
    """The lists of the open page for adults that are longer than their room; () if there are none."""
    return tuple(_page(session, size, None).scrolls)


def scene(session: Session, view: View) -> Scene:
    """The picture of the open page for adults: its drawings and its text."""
    page = _page(session, view.size, view)
    return Scene(tuple(page.sprites), tuple(page.pictures), tuple(page.labels))


def _page(session: Session, size: tuple[int, int], view: View | None) -> Paper:
    """The open page, laid out; the keys that leave it are last, for an adult who scans through the controls."""
    paper = Paper(size, view)
    zone = frame(paper, session)
    _PAGES[session.adults.section](paper, session, zone)
    for way_out in map(Touch, (AdultKey.CHILDREN, AdultKey.LEAVE)):
        if way_out in paper.places:
            paper.places[way_out] = paper.places.pop(way_out)
    return paper
