"""Every setting, by families in two columns: its name, what it does, and a switch, words or a counter."""

from collections.abc import Sequence

from beebot.i18n import gettext as _
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.options import OPTIONS, Option, families, value_words
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.page_builder import BODY, CHOSEN_LINE, ITEM, SMALL, TITLE, Paper
from simulateur.pictures.boxes import key_ground, switch

_SWITCH, _WORDS, _COUNTER = 16.0, 25.0, 19.0
"""The room for what is touched, in units."""
_ROW, _TOP, _HEADING = 9.4, 6.0, 2.9
"""In units: a row at most, the room of the title of the page, and that of a family's name."""
_LEAST_ROW = 52.0
"""The height of a row, in pixels, below which it is crowded beside a title."""


_Column = Sequence[tuple[str, int]]
"""Families of options, one below the other: the heading of each, and how many options it has."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay the settings by families, down the first column and then the second.

    Where rows would be low there is no title: the tab says which page this is.
    """
    u, found = paper.u, families(window=session.machine.window)
    half = -(-len(found) // 2)
    columns = found[:half], found[half:]
    room = Rect(zone.x, zone.y + _TOP * u, zone.width, zone.height - _TOP * u)
    if _pitch(paper, room, columns) < _LEAST_ROW:
        _lay(paper, session, zone, columns)
        return
    paper.line(_("Réglages"), Rect(zone.x, zone.y + 0.2 * u, zone.width, 4.6 * u), TITLE)
    _lay(paper, session, room, columns)


def _pitch(paper: Paper, rect: Rect, columns: Sequence[_Column]) -> float:
    """How high a row is where these columns fill ``rect``, in pixels; the column with the lowest rows decides."""
    u = paper.u
    pitches = [(rect.height - len(column) * _HEADING * u) / sum(many for _name, many in column) for column in columns]
    return min(_ROW * u, *pitches)


def _lay(paper: Paper, session: Session, rect: Rect, columns: Sequence[_Column]) -> None:
    u, gap = paper.u, 1.8 * paper.u
    width, pitch, place = (rect.width - gap) / len(columns), _pitch(paper, rect, columns), 0
    for number, column in enumerate(columns):
        x, y = rect.x + number * (width + gap), rect.y
        for name, many in column:
            heading = Rect(x + 1.6 * u, y, width - 1.6 * u, (_HEADING - 0.6) * u)
            paper.line(name, heading, SMALL, ROLE.rust)
            y += _HEADING * u
            for _option in range(many):
                _card(paper, Rect(x, y, width, pitch - 0.7 * u), place, session)
                y, place = y + pitch, place + 1


def _card(paper: Paper, card: Rect, place: int, session: Session) -> None:
    """One option. Where it is imposed, what it is stands there without anything to touch."""
    u, option = paper.u, OPTIONS[place]
    is_imposed = option.field in session.machine.imposed
    paper.box(card, ROLE.tray if is_imposed else ROLE.cream, radius=2.0)
    value, texts = getattr(session.settings, option.field), value_words(option)
    room = _WORDS if texts else _SWITCH if option.choices else _COUNTER
    left = Rect(card.x + 1.6 * u, card.y, card.width - (room + 2.6) * u, card.height)
    half = card.height / 2
    paper.line(_(option.name), Rect(left.x, left.y + 0.5 * u, left.width, half), BODY)
    under = Rect(left.x, left.y + half - 0.2 * u, left.width, half - 0.4 * u)
    paper.line(_("imposé sur cet ordinateur") if is_imposed else _(option.does), under, SMALL, ROLE.soft_ink)
    control = Rect(card.right - (room + 0.8) * u, card.y, room * u, card.height)
    if is_imposed:
        text = texts[option.choices.index(value)] if texts else str(value)
        if isinstance(value, bool) and not texts:
            text = _("oui") if value else _("non")
        paper.line(text, control, BODY, middle=True)
    elif not option.choices:
        _counter(paper, control, place, option, value)
    elif texts:
        _words(paper, control, place, texts, option.choices.index(value))
    else:
        _switch(paper, control, place, on=bool(value))


def _switch(paper: Paper, rect: Rect, place: int, *, on: bool) -> None:
    u = paper.u
    paper.places[Touch(AdultKey.SWITCH, place)] = rect
    width, height = 8.6 * u, 4.8 * u
    box = Rect(rect.right - width - 0.8 * u, rect.centre[1] - height / 2, width, height)
    drawn, sign, text = switch(round(width), round(height), on), "switch off", _("non")
    if on:
        ring = Rect.around(*box.centre, width + 1.7 * u, height + 1.7 * u)
        paper.outline(ring, 2 * CHOSEN_LINE, ROLE.chosen_rim, "ring", radius=ring.height / 2)
        sign, text = "switch on", _("oui")
    paper.draw(drawn, box, sign)
    word = Rect(rect.x, rect.y, box.x - rect.x - 1.2 * u, rect.height)
    paper.line(text, Rect(word.right - 5 * u, word.y, 5 * u, word.height), SMALL, ROLE.soft_ink)


def _words(paper: Paper, rect: Rect, place: int, texts: tuple[str, ...], chosen: int) -> None:
    """Two words on a tray, the one that holds now on honey; of more words, only that one and its number."""
    u = paper.u
    paper.places[Touch(AdultKey.SWITCH, place)] = rect
    tray = Rect(rect.x, rect.centre[1] - 2.7 * u, rect.width, 5.4 * u)
    paper.box(tray, ROLE.tray, radius=2.2)
    shares = (0.5, 0.5)
    if len(texts) > len(shares):
        texts, chosen, shares = (texts[chosen], f"{chosen + 1} / {len(texts)}"), 0, (0.7, 0.3)
    x = tray.x
    for number, (text, share) in enumerate(zip(texts, shares, strict=True)):
        word = Rect(x, tray.y, share * tray.width, tray.height)
        if number == chosen:
            paper.choice(None, word.inset(0.5 * u), chosen=True)
        inside = Rect(word.x + 0.4 * u, word.y, word.width - 0.8 * u, word.height)
        paper.line(text, inside, SMALL, middle=True)
        x = word.right


def _counter(paper: Paper, rect: Rect, place: int, option: Option, value: int) -> None:
    u, side = paper.u, paper.touchable(6.0)
    y = rect.centre[1] - side / 2
    less = Rect(rect.x + 0.6 * u, y, side, side)
    more = Rect(rect.right - side - 0.6 * u, y, side, side)
    for touch, key, sign, usable in (
        (Touch(AdultKey.LESS, place), less, "–", value > option.low),
        (Touch(AdultKey.MORE, place), more, "+", value < option.high),
    ):
        down, colour = False, ROLE.idle
        if usable:
            paper.places[touch] = key
            down, colour = paper.view is not None and paper.view.pressed == touch, ROLE.ink
            ground = key_ground(round(side), round(side), round(0.5 * u, 1), down)
            paper.draw(ground, key, "key pressed" if down else "key")
        else:
            paper.box(key, ROLE.paper, radius=2.0)
        drop = 0.4 * u if down else 0
        sign_at = Rect(key.x, key.y - 0.2 * u + drop, key.width, key.height)
        paper.line(sign, sign_at, TITLE, colour, middle=True)
    middle = Rect(less.right, rect.y, more.x - less.right, rect.height)
    paper.line(str(value), middle, ITEM, middle=True)
