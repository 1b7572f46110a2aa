"""An adult's ten minutes, for us: whom they are about, one question at a time, and the whole file before it is kept."""

from beebot.i18n import gettext as _
from firmware_bridge.witness.questions import MOST_MEASURED, Kind, Question
from lecons.names import animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.adults.witness import WitnessPage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.session import Session
from simulateur.pages.adults.common.long_text import Paragraph, flow
from simulateur.pages.adults.common.names import at_line_start, sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper

_KEYS, _DIGIT, _GAP = 7.6, 7.4, 1.6
"""In units: the heights of keys and of a digit, and between two keys."""
_PAD = ("123", "456", "789", "0")


def witness_sheet(paper: Paper, session: Session, witness: WitnessPage, rect: Rect) -> None:
    """Lay the present stage of ``witness`` on the sheet whose room is ``rect``."""
    u, at = paper.u, witness.at
    paper.line(_("Dix minutes pour nous aider"), Rect(rect.x, rect.y, rect.width, 4.4 * u), TITLE)
    room = Rect(rect.x, rect.y + 6.4 * u, rect.width, rect.height - (6.4 + _KEYS + 2) * u)
    if not witness.has_begun:
        _about_whom(paper, session, witness, Rect(room.x, room.y, room.width, rect.bottom - room.y))
        return
    keys: list[str] = []
    stop = Touch(AdultKey.CANCEL), _("Tout arrêter")
    if at is None or at.question is None:
        paper.text(_("Le kit travaille, quelques secondes."), room, ITEM)
    elif at.question.kind is Kind.KEEP:
        told = _("Voilà tout le fichier. Rien ne part tout seul : gardé, vous le donnez à qui vous a donné le kit.")
        below = paper.text(told, room, BODY) + 1.2 * u
        lines = tuple(map(_as_written, at.question.sentence.splitlines()))
        room = room._replace(y=below, height=room.bottom - below)
        flow(paper, Pane.SHEET, room, lines, session.adults.top(Pane.SHEET))
        keys, stop = [_("Le garder")], (Touch(AdultKey.ANSWER, 1), _("Le jeter"))
    else:
        keys = _question(paper, witness, at.question, room)
    wide, gap = (rect.width - 3 * _GAP * u) / 4, _GAP * u
    row = Rect(rect.x, rect.bottom - _KEYS * u, wide, _KEYS * u)
    if at is not None and at.question is not None and at.question.kind is Kind.GO_ON:  # touched without looking
        high = (1 if "\n" in at.question.sentence else 2) * row.height
        row = Rect(row.x, row.bottom - high, 3 * wide + 2 * gap, high)
    for place, word in enumerate(keys):
        if word:
            touch = Touch(AdultKey.ANSWER, place)
            paper.key(touch, row.moved(place * (wide + gap), 0), word, green=not place)
    paper.grave_key(stop[0], Rect(rect.right - wide, rect.bottom - _KEYS * u, wide, _KEYS * u), stop[1])


def _as_written(line: str) -> Paragraph:
    text = line.lstrip(" ")
    return Paragraph(text, within=len(line) - len(text))


def _about_whom(paper: Paper, session: Session, witness: WitnessPage, rect: Rect) -> None:
    u = paper.u
    told = _(
        "Le kit pose ses questions, puis montre le fichier qu'il en fait : ni nom, ni adresse, ni dossier. Vous dites "
        "s'il est gardé. Rien n'est envoyé à un robot que vous n'ayez lu avant."
    )
    below = paper.text(told, rect, BODY, ROLE.soft_ink) + 1.6 * u
    if witness.at is not None and witness.at.sentence:
        ended = Rect(rect.x, below, rect.width, 12 * u)
        below = paper.text(sentence(witness.at.sentence), ended, ITEM, ROLE.rust) + 1.6 * u
    robots = session.robots if session.machine.ports else ()
    words = [f"{at_line_start(animal(each.token))} · {_(each.title)}" for each in robots]
    words.append(_("Cet ordinateur, sans robot") if session.machine.ports else _("Cette tablette"))
    pitch = min((_KEYS + 1.6) * u, (rect.bottom - below) / len(words))
    for place, word in enumerate(words):
        row = Rect(rect.x, below + place * pitch, rect.width, min(_KEYS * u, pitch - 0.6 * u))
        index = place if place < len(robots) else len(session.robots)
        paper.key(Touch(AdultKey.WITNESS, index), row, word)


def _question(paper: Paper, witness: WitnessPage, question: Question, room: Rect) -> list[str]:
    """Lay what is asked; returns the words of the keys that answer it, "" for one that cannot be touched yet."""
    u = paper.u
    if question.place:
        paper.line(question.place, room._replace(height=3.2 * u), SMALL, ROLE.rust)
        room = room._replace(y=room.y + 4 * u, height=room.height - 4 * u)
    first, _break, sent = question.sentence.partition("\n")
    if question.kind is Kind.AGREE and sent:
        room = room._replace(y=paper.text(first, room, ITEM) + u)
        below = paper.text(sent, room, BODY, ROLE.soft_ink) + 2 * u
    else:
        below = paper.text(question.sentence, room, BODY if sent else ITEM) + 2 * u
    if question.speaks:
        paper.key(Touch(AdultKey.HEAR), Rect(room.x, below, room.width / 4, _KEYS * u), _("Écouter"))
    match question.kind:
        case Kind.NUMBER:
            _pad(paper, witness, Rect(room.x, below, room.width, room.bottom - below))
            return ["" if witness.number is None else _("Valider"), _("Je ne sais pas")]
        case Kind.AGREE:
            return [_("Le faire"), _("Passer")]
        case Kind.YES:
            return [_("Oui"), _("Non"), _("Je ne sais pas")]
    return [question.key or _("Continuer")]


def _pad(paper: Paper, witness: WitnessPage, rect: Rect) -> None:
    u = paper.u
    wide, gap = 14 * u, 1.2 * u
    field = Rect(rect.x, rect.y, 3 * wide + 2 * gap, 6.4 * u)
    paper.choice(None, field, chosen=True)
    paper.line(witness.typed, field, TITLE, middle=True)
    if witness.typed and witness.number is None:
        told = _("{most} au plus : effacez un chiffre.").format(most=MOST_MEASURED)
        paper.text(
            told, Rect(field.right + 2 * u, field.y, rect.right - field.right - 2 * u, field.height), BODY, ROLE.rust
        )
    high = min(_DIGIT * u, (rect.bottom - field.bottom) / len(_PAD) - gap)
    for row, digits in enumerate(_PAD):
        y = field.bottom + gap + row * (high + gap)
        for place, digit in enumerate(digits):
            box = Rect(rect.x + place * (wide + gap), y, wide, high)
            paper.key(Touch(AdultKey.DIGIT, ord(digit)), box, digit, fill=ROLE.cream)
        if len(digits) < len(_PAD[0]):
            box = Rect(rect.x + len(digits) * (wide + gap), y, wide, high)
            paper.key(Touch(AdultKey.DIGIT, 0), box, _("Effacer"))
