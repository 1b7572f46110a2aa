"""Séances found by words: the field, what was found of them, and the letters for who has no keyboard."""

from collections.abc import Sequence

from beebot.i18n import FRENCH, language, ngettext
from beebot.i18n import gettext as _
from lecons.pictures.letters import advance
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.repertoire.seance_lists import Sought
from simulateur.pages.adults.common.page_builder import BODY, ITEM, TITLE, Paper, pitch_of

_FRENCH, _ENGLISH = ("azertyuiop", "qsdfghjklm", "wxcvbn"), ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The letters as keyboards of the two languages have them."""
_FIGURES = "1234567890"
_KEY, _BETWEEN = 9.4, 0.9
"""The height of a key at most and the room beside it, in units."""
_INNER = 3.5
"""The margin inside the sheet of letters, in units."""
_FIELD = 6.4
_SAID_LINES = 5
"""How many lines say what was found, at most."""


def lay_field(paper: Paper, sought: Sought, row: Rect) -> float:
    """Lay what was typed, in a field as wide as ``row``, and below it how many séances have these words.

    Returns where the room below begins, in pixels.
    """
    u = paper.u
    field = Rect(row.x, row.y, row.width, paper.touchable(_FIELD))
    paper.choice(Touch(AdultKey.WORDS), field, chosen=sought.is_open)
    inside = Rect(field.x + 1.6 * u, field.y, field.width - 3.2 * u, field.height)
    shown = _end_of(paper, sought.typed, inside.width)
    if shown:
        paper.line(shown, inside, ITEM)
    else:
        paper.line(_("loup, 12 enfants, 20 minutes"), inside, ITEM, ROLE.soft_ink)
    if sought.is_open:
        x = inside.x + (advance(shown, round(ITEM * u)) if shown else -0.8 * u)
        paper.box(Rect(x + 0.2 * u, field.y + 0.22 * field.height, max(0.25 * u, 1), 0.56 * field.height), ROLE.ink)
    said = Rect(row.x, field.bottom + 1.0 * u, row.width, _SAID_LINES * pitch_of(BODY) * u)
    return paper.text(_said(sought), said, BODY, ROLE.soft_ink) + 1.2 * u


def _end_of(paper: Paper, typed: str, width: float) -> str:
    """As much of the end of ``typed`` as the field has room for: there it goes on."""
    while typed and not paper.fits(typed, width, ITEM):
        typed = typed[1:]
    return typed


def _said(sought: Sought) -> str:
    """What was not found; else how many séances were, and what was read otherwise."""
    if sought.answer is not None and not sought.answer.whole:
        return sought.said
    count = len(sought.held)
    found = ngettext("{count} séance", "{count} séances", count).format(count=count)
    return f"{found}. {sought.said}" if sought.said else found


def lay_letters(paper: Paper, rect: Rect) -> None:
    """Lay a key for each letter over the room of the sheet, and above them what may be typed."""
    u, inside = paper.u, paper.sheet(rect, _INNER, 1.6, _INNER)
    x, width = inside.x, inside.width
    paper.line(_("Chercher par des mots"), inside._replace(height=4.6 * u), TITLE)
    told = _(
        "Un mot suffit, ou son début, ou ce que vous avez : « 12 enfants », « sans robot », « 20 min », « 6 ans »."
    )
    room = Rect(x, inside.y + 5.8 * u, width, 3 * pitch_of(BODY) * u)
    y = paper.text(told, room, BODY, ROLE.soft_ink) + 2.4 * u
    rows, gap = _rows(paper, width), 1.6 * _BETWEEN * u
    high = max(min((inside.bottom - y) / (len(rows) + 1) - gap, _KEY * u), paper.touchable(0))
    for place, letters in enumerate(rows):
        _keys(paper, letters, len(rows[0]), Rect(x, y + place * (high + gap), width, high))
    _below(paper, Rect(x, y + len(rows) * (high + gap), width, high))


def _rows(paper: Paper, width: float) -> Sequence[str]:
    """Letters and figures as on a keyboard, or where a finger needs more room, from A to Z."""
    gap = _BETWEEN * paper.u
    most = int((width + gap) / (paper.touchable(0) + gap))
    rows = (_FIGURES, *(_FRENCH if language().startswith(FRENCH) else _ENGLISH))
    if most >= len(_FIGURES):
        return rows
    ordered = "".join(sorted("".join(rows[1:]))) + _FIGURES
    return [ordered[first : first + most] for first in range(0, len(ordered), most)]


def _keys(paper: Paper, letters: str, most: int, row: Rect) -> None:
    """A row of keys, each as wide as one of ``most``, in the middle if they are fewer."""
    gap = _BETWEEN * paper.u
    wide = (row.width - (most - 1) * gap) / most
    x = row.x + (row.width - len(letters) * (wide + gap) + gap) / 2
    for place, letter in enumerate(letters):
        key = Rect(x + place * (wide + gap), row.y, wide, row.height)
        paper.key(Touch(AdultKey.LETTER, ord(letter)), key, letter.upper(), fill=ROLE.cream)


def _below(paper: Paper, row: Rect) -> None:
    gap = _BETWEEN * paper.u
    side = 0.27 * row.width
    middle = Rect(row.x + side + gap, row.y, row.width - 2 * (side + gap), row.height)
    paper.key(Touch(AdultKey.UNTYPE_ALL), Rect(row.x, row.y, side, row.height), _("Vider"))
    paper.key(Touch(AdultKey.LETTER, ord(" ")), middle, _("espace"), fill=ROLE.cream)
    paper.key(Touch(AdultKey.UNTYPE), Rect(middle.right + gap, row.y, side, row.height), _("Effacer"))
