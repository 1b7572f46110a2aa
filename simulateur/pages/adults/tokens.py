"""The tokens: which animals take turns."""

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.names import ANIMALS, animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import at_line_start
from simulateur.pages.adults.common.page_builder import BODY, ITEM, TITLE, Paper
from simulateur.pages.common.sprites import OPAQUE

_COLUMNS = 4
_LEFT_OUT = 95
"""Alpha of an animal that does not play."""
_THIN = 0.2
"""The edge of the card of an animal that does not play, in units."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out how many animals play, their names, and a card for each animal: honey for those that play."""
    u = paper.u
    paper.line(_("Jetons"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    told = _(
        "Touchez qui joue, à tour de rôle. "
        "Un jeton est une place ou un groupe, jamais un enfant : "
        "aucun nom n'est gardé."
    )
    words = Rect(zone.x, zone.y + 7.1 * u, zone.width, 9 * u)
    under = paper.text(told, words, BODY, ROLE.soft_ink) + 0.8 * u
    line = Rect(words.x, under, words.width, zone.bottom - under)
    tokens = session.settings.tokens
    playing = ngettext("{count} animal joue : {names}.", "{count} animaux jouent : {names}.", len(tokens))
    below = paper.text(playing.format(count=len(tokens), names=", ".join(map(animal, tokens))), line, ITEM) + 2.0 * u
    gap = 2.4 * u
    rows = -(-len(ANIMALS) // _COLUMNS)
    width = min((zone.width - (_COLUMNS - 1) * gap) / _COLUMNS, 40 * u)
    height = min((zone.bottom - below - (rows - 1) * gap) / rows, 32 * u)
    for place, name in enumerate(ANIMALS):
        row, column = divmod(place, _COLUMNS)
        card = Rect(zone.x + column * (width + gap), below + row * (height + gap), width, height)
        _card(paper, card, place, chosen=name in tokens)


def _card(paper: Paper, card: Rect, place: int, *, chosen: bool) -> None:
    u = paper.u
    touch, alpha, colour = Touch(AdultKey.ANIMAL, place), _LEFT_OUT, ROLE.soft_ink
    if chosen:
        paper.choice(touch, card, chosen=True)
        alpha, colour = OPAQUE, ROLE.ink
    else:
        paper.places[touch] = card
        paper.outline(card, _THIN, ROLE.left_out, "choice", ROLE.cream)
    side = min(card.width, card.height - 6 * u) * 0.82
    x, y = card.centre
    paper.icon(f"token-{ANIMALS[place]}", x, y - 2.4 * u, side / u, alpha=alpha)
    name = Rect(card.x + u, card.bottom - 6.2 * u, card.width - 2 * u, 4.6 * u)
    paper.line(at_line_start(animal(ANIMALS[place])), name, ITEM, colour, middle=True)
