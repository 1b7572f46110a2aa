"""What every page for adults has: its tabs on the left, and the ways out."""

from beebot.i18n import gettext as _
from simulateur.adults.pages import Section
from simulateur.controls import Key, Touch
from simulateur.drawings.theme import CALM
from simulateur.layout.rectangles import Rect
from simulateur.screens.adults.paper import ITEM, Paper
from simulateur.session import Session

_TABS = 26.7
_TAB, _PITCH = 8.0, 9.4
_MARGIN = 2.75


def frame(paper: Paper, session: Session) -> Rect:
    """Lay the tabs and the ways out; returns the room that is left for the page."""
    u, (width, height) = paper.u, paper.size
    paper.box(Rect(-u, -u, (_TABS + 1) * u, height + 2 * u), CALM.tray, radius=0)
    shown = [each for each in Section if each is not Section.NOTICES or session.notices]
    for place, section in enumerate(shown):
        _tab(paper, session, section, 2.6 + place * _PITCH)
    out = Rect(1.75 * u, height - 10.8 * u, 23.2 * u, 8.0 * u)
    paper.key(Touch(Key.CHILDREN), out, _("Aux enfants"), green=True, icon="head")
    leave = Rect(out.x, out.y - 7.4 * u, out.width, 5.6 * u)
    paper.key(Touch(Key.LEAVE), leave, _("Fermer le kit"), fill=CALM.cream)
    left = (_TABS + _MARGIN) * u
    return Rect(left, 2.6 * u, width - left - _MARGIN * u, height - 5.2 * u)


def _tab(paper: Paper, session: Session, section: Section, y: float) -> None:
    touch = Touch(Key.SECTION, tuple(Section).index(section))
    rect = paper.rect(1.75, y, 23.2, _TAB)
    name, text = {
        Section.NOTICES: ("notice", _("À lire")),
        Section.LESSONS: ("flower-open-plum", _("Séances")),
        Section.ROBOTS: ("icon-robot", _("Robots")),
        Section.TOKENS: ("token-fox", _("Jetons")),
        Section.DATA: ("icon-data", _("Données")),
        Section.SETTINGS: ("icon-settings", _("Réglages")),
    }[section]
    paper.places[touch] = rect
    if section is session.adults.section:
        paper.box(rect, CALM.cream)
    u = paper.u
    paper.icon(name, rect.x + 4.0 * u, rect.centre[1], 6.6)
    paper.line(text, Rect(rect.x + 7.8 * u, rect.y, rect.width - 8.4 * u, rect.height), ITEM)
