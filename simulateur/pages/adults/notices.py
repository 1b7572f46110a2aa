"""What an adult should know: what could not be read, reached or kept."""

from beebot.i18n import gettext as _
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.session import Session
from simulateur.pages.adults.flow import Paragraph, flow
from simulateur.pages.adults.paper import TITLE, Paper


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Every sentence, the first one first."""
    u = paper.u
    paper.line(_("À lire"), Rect(zone.x, zone.y + u, zone.width, 4.6 * u), TITLE)
    sheet = Rect(zone.x, zone.y + 7.2 * u, zone.width, zone.height - 8.4 * u)
    paper.box(sheet, ROLE.cream, lip=0.4)
    inside = Rect(sheet.x + 3.5 * u, sheet.y + 3 * u, sheet.width - 7 * u, sheet.height - 6 * u)
    numbered = enumerate(session.notices, 1)
    paragraphs = [Paragraph(sentence, chip=f"{place}") for place, sentence in numbered]
    flow(paper, Pane.SHEET, inside, paragraphs, session.adults.top(Pane.SHEET))
