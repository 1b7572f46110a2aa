"""The pages for adults, behind the door on the home page: what they show and where."""

from lecons.pictures.sprite import Scene
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.lists import Scroll
from simulateur.pages.adults.common.page_builder import Paper
from simulateur.pages.adults.common.tabs_and_exits import frame
from simulateur.pages.adults.sections import SECTIONS
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import Places


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls of the open page for adults, and where they are."""
    return _page(session, size, None).places


def scrolls(session: Session, size: tuple[int, int]) -> tuple[Scroll, ...]:
    """The lists that are longer than their room."""
    return tuple(_page(session, size, None).scrolls)


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    page = _page(session, view.size, view)
    return Scene(tuple(page.sprites), tuple(page.pictures), tuple(page.labels))


def _page(session: Session, size: tuple[int, int], view: View | None) -> Paper:
    """The open page, laid out.

    The keys that leave the page are last, so that an adult who scans through the controls comes to them last.
    """
    paper = Paper(size, view)
    zone = frame(paper, session)
    SECTIONS[session.adults.section](paper, session, zone)
    for way_out in map(Touch, (AdultKey.CHILDREN, AdultKey.LEAVE)):
        if way_out in paper.places:
            paper.places[way_out] = paper.places.pop(way_out)
    return paper
