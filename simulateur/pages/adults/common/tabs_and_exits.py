"""What every page for adults has: its tabs on the left, and the ways out."""

from math import ceil

from beebot.i18n import gettext as _
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Section, sections
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import path_name
from simulateur.pages.adults.common.page_builder import CHOSEN_LINE, SMALL, Paper

_TABS = 26.7
_TAB, _PITCH, _LEAST_GAP, _LEAST_TAB = 8.0, 9.4, 0.4, 4.0
_BELOW_TABS = 32.6
"""The height below the tabs for the sign that stops the robots and for the ways out, in units."""
_MARGIN = 2.75
_WIDE = 23.2
"""The width of a tab and of a key below the tabs, in units."""
_DRAWING, _DRAWING_ROOM = 6.6, 7.8
_SMALL_DRAWING = 4.8
"""The side of the drawing on a tab beside other tabs, in units. There its word stands below it."""
_LEAVE = 6.0
"""The height of the lesser way out, in units."""
_BAR = 11.0
"""On a page that stands upright: how high its bars of tabs and of keys are, in units."""


def frame(paper: Paper, session: Session) -> Rect:
    """Lay the tabs, and the keys back to the children and out of the kit. Returns the room left for the page."""
    shown = sections(session.machine, notices=bool(session.notices))
    if paper.upright:
        return _upright(paper, session, shown)
    return _beside(paper, session, shown)


def _beside(paper: Paper, session: Session, shown: tuple[Section, ...]) -> Rect:
    """Tabs down the left side: one below the other, or two by two where one column of them is too low for a finger."""
    u, (width, height) = paper.u, paper.size
    paper.box(Rect(-u, -u, (_TABS + 1) * u, height + 2 * u), ROLE.tray, radius=0)
    room = height / u - _BELOW_TABS - 2.6 + _LEAST_GAP
    by_two = (room / len(shown) - _LEAST_GAP) * u < paper.touchable(_LEAST_TAB)
    columns = 2 if by_two else 1
    pitch = min(_PITCH, room / ceil(len(shown) / columns))
    wide = (_WIDE + _LEAST_GAP) / columns
    for place, section in enumerate(shown):
        row, column = divmod(place, columns)
        box = paper.rect(1.75 + column * wide, 2.6 + row * pitch, wide - _LEAST_GAP, min(_TAB, pitch - _LEAST_GAP))
        _tab(paper, session, section, box, stacked=by_two)
    out, leave = Rect(1.75 * u, height - 10.4 * u, _WIDE * u, 8.0 * u), paper.touchable(_LEAVE)
    _ways_out(paper, session, out, Rect(out.x, out.y - 1.7 * u - leave, out.width, leave))
    left = (_TABS + _MARGIN) * u
    return Rect(left, 2.6 * u, width - left - _MARGIN * u, height - 5.2 * u)


def _upright(paper: Paper, session: Session, shown: tuple[Section, ...]) -> Rect:
    u, (width, height) = paper.u, paper.size
    paper.box(Rect(-u, -u, width + 2 * u, (_BAR + 1) * u), ROLE.tray, radius=0)
    pitch = (width - 2 * u) / len(Section)
    for place, section in enumerate(shown):
        _tab(paper, session, section, Rect(u + place * pitch, 1.5 * u, pitch - 0.6 * u, _TAB * u), stacked=True)
    out = Rect(width - (_MARGIN + _WIDE) * u, height - 10.4 * u, _WIDE * u, 8.0 * u)
    leave = paper.touchable(_LEAVE)
    left, middle = out.x - (_WIDE + 1.8) * u, out.centre[1]
    _ways_out(paper, session, out, Rect(left, middle - leave / 2, _WIDE * u, leave))
    wide, high = width - 2 * _MARGIN * u, height - (2 * _BAR + 4.4) * u
    return Rect(_MARGIN * u, (_BAR + 2.2) * u, wide, high)


def _ways_out(paper: Paper, session: Session, children: Rect, leave: Rect) -> None:
    """The key back to the children, which names their path where it is another than before; and the key that leaves."""
    chosen, words = session.repertoire.for_children, _("Aux enfants")
    if chosen != session.repertoire.path:
        words += f"\n{path_name(session.repertoire.paths, chosen)}"
    paper.key(Touch(AdultKey.CHILDREN), children, words, green=True, icon="head")
    if session.machine.window:
        paper.key(Touch(AdultKey.LEAVE), leave, _("Fermer le kit"), fill=ROLE.cream)


def _tab(paper: Paper, session: Session, section: Section, rect: Rect, *, stacked: bool) -> None:
    touch = Touch(AdultKey.SECTION, tuple(Section).index(section))
    name, text = {
        Section.NOTICES: ("notice", _("À lire")),
        Section.LESSONS: ("flower-open-plum", _("Séances")),
        Section.PRINT: ("icon-print", _("Imprimer")),
        Section.ROBOTS: ("icon-robot", _("Robots")),
        Section.TOKENS: ("token-fox", _("Jetons")),
        Section.DATA: ("icon-data", _("Données")),
        Section.SETTINGS: ("icon-settings", _("Réglages")),
        Section.LIBRARY: ("icon-library", _("Paquets")),
        Section.VOICES: ("icon-voice", _("Voix")),
        Section.TABLETS: ("icon-tablet", _("Tablettes")),
    }[section]
    paper.places[touch] = rect
    if section is session.adults.section:
        paper.outline(rect, 2 * CHOSEN_LINE, ROLE.chosen_rim, "tab chosen", ROLE.cream)
    u = paper.u
    if stacked:
        paper.icon(name, rect.centre[0], rect.y + 2.8 * u, _SMALL_DRAWING)
        word = Rect(rect.x, rect.y + 5.2 * u, rect.width, rect.height - 5.4 * u)
        paper.line(text, word, SMALL, middle=True)
        return
    paper.icon(name, rect.x + (_DRAWING_ROOM + 0.2) / 2 * u, rect.centre[1], _DRAWING)
    word = Rect(rect.x + _DRAWING_ROOM * u, rect.y, rect.width - (_DRAWING_ROOM + 0.4) * u, rect.height)
    paper.line(text, word, paper.fitting(text, word.width))
