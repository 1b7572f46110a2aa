"""The voices: every sentence that children hear, séance by séance, and a key to hold while one speaks it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.adults.voices import Doing, VoicePage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.voices import By
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pictures.boxes import thumb

_LIST, _GAP = 47.0, 2.4
_PART, _ROW, _ROW_GAP = 6.2, 6.6, 1.0
"""How high the title of a part and a sentence are at least, and the gap below each, in units."""
_HEAD, _INDENT = 3.0, 2.0
"""The heading above what is said in one place, and how much further right it begins than a title, in units."""
_BESIDE_TITLE, _COUNT, _SIGN = 18.0, 11.0, 3.0
"""What the title of a part leaves free beside it, the room of its count, and the side of its sign, in units."""
_TITLE_LINES = 2
_BESIDE_MARK = 8.4
"""The room that the sign in a row takes, in units."""
_INNER = 3.5
"""From the edge of the sheet to what is on it, in units."""
_KEY, _SPEAK, _BETWEEN = 20.6, 36.0, 2.4
"""The width of a key, of the one that is held, and the gap between two, in units."""
_HIGH, _HELD = 7.6, 11.0
"""How high a key is, and the one that is held."""
_BAR = 2.6
"""How high the bar is that follows the voice, in units."""
_LINES, _ANSWER = 3, 3
"""The most lines of the sentence, and of what is told about it."""
_MARKS = {By.TEACHER: "icon-voice", By.CONTENT: "icon-library", By.MACHINE: "icon-ear", None: "icon-ear"}


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out the list of sentences, and on a sheet the chosen one with the keys to record it and to hear it."""
    u, voices = paper.u, session.adults.voices
    column = Rect(zone.x, zone.y, min(_LIST * u, 0.45 * zone.width), zone.height)
    paper.line(_("Voix"), Rect(column.x, column.y + 0.9 * u, column.width, 4.6 * u), TITLE)
    under = Rect(column.x, column.y + 6.1 * u, column.width, pitch_of(SMALL) * u)
    count = ngettext("{count} phrase sur {all} a votre voix", "{count} phrases sur {all} ont votre voix", voices.lent)
    paper.line(count.format(count=voices.lent, all=len(voices.lines)), under, SMALL, ROLE.soft_ink)
    top = under.bottom + 1.6 * u
    _list(paper, voices, Rect(column.x, top, column.width, zone.bottom - top), session.adults.top(Pane.LIST))
    left = column.right + _GAP * u
    _sheet(paper, voices, Rect(left, zone.y, zone.right - left, zone.height - 1.2 * u))


def _list(paper: Paper, voices: VoicePage, rect: Rect, top: int) -> None:
    width = rect.width - paper.beside_list
    rows = [row for place, part in enumerate(voices.parts) for row in _rows(paper, voices, place, part, width)]
    shown, room = paper.rows(Pane.LIST, rect, [row.height for row in rows], top)
    y = room.y
    for place in shown:
        row = rows[place]
        line = Rect(room.x, y, room.width, row.height - _ROW_GAP * paper.u)
        y += row.height
        row.lay(paper, voices, row, line)


class _Row(NamedTuple):
    """The title of a part, or a sentence: how it is laid, its place among its like, its words.

    ``height`` is its height with the gap below, in pixels. ``head`` tells in words where a sentence is said; only the
    first sentence of one place has it, others have ``""``. ``above`` is the height of ``head``, in pixels.
    """

    lay: "Callable[[Paper, VoicePage, _Row, Rect], None]"
    place: int
    text: str
    height: float
    head: str = ""
    above: float = 0.0


def _rows(paper: Paper, voices: VoicePage, place: int, part: str, width: float) -> Iterator[_Row]:
    u, titles = paper.u, width - _BESIDE_TITLE * paper.u
    many = min(len(paper.lines(part, titles, BODY)), _TITLE_LINES)
    high = max(paper.touchable(_PART), (many * pitch_of(BODY) + 1.6) * u)
    yield _Row(_lay_part, place, part, high + _ROW_GAP * u)
    if part != voices.part:
        return
    said_in = ""
    room = width - (_INDENT + _BESIDE_MARK + 1.2) * u
    for number, line in enumerate(voices.lines):
        if line.part == part:
            begins = line.place not in ("", said_in)
            said_in = line.place
            above = _HEAD * u if begins else 0.0
            lines = paper.lines(line.sentence, room)
            high = max((len(lines) * pitch_of(BODY) + 2.2) * u, paper.touchable(_ROW))
            head = line.place if begins else ""
            yield _Row(_lay_line, number, "\n".join(lines), above + high + _ROW_GAP * u, head, above)


def _lay_part(paper: Paper, voices: VoicePage, part: _Row, row: Rect) -> None:
    u, is_open = paper.u, part.text == voices.part
    paper.choice(Touch(AdultKey.LINES, part.place), row, chosen=False, fill=ROLE.tray)
    lent, all_ = voices.counted(part.text)
    sign = Rect.around(row.right - 3.0 * u, row.centre[1], _SIGN * u)
    drawn = icon("keys/chevron", round(sign.width), 0 if is_open else 180)
    paper.draw(drawn, sign, "open" if is_open else "shut")
    count = Rect(sign.x - _COUNT * u, row.y, (_COUNT - 0.8) * u, row.height)
    paper.line(_("{count} / {all}").format(count=lent, all=all_), count, BODY, ROLE.soft_ink, middle=True)
    words = Rect(row.x + 1.8 * u, row.y, count.x - row.x - 2.2 * u, row.height)
    _middle_text(paper, part.text, words, _TITLE_LINES)


def _lay_line(paper: Paper, voices: VoicePage, row: _Row, rect: Rect) -> None:
    u = paper.u
    left = rect.x + _INDENT * u
    paper.line(row.head, Rect(left, rect.y, rect.right - left, row.above), SMALL, ROLE.rust)
    box = Rect(left, rect.y + row.above, rect.right - left, rect.height - row.above)
    paper.choice(Touch(AdultKey.LINE, row.place), box, chosen=row.place == voices.chosen)
    by = voices.by[row.place] if row.place < len(voices.by) else None
    paper.icon(_MARKS[by], box.x + 4.4 * u, box.centre[1], 5.4)
    words = Rect(box.x + _BESIDE_MARK * u, box.y, box.width - (_BESIDE_MARK + 1.2) * u, box.height)
    _middle_text(paper, row.text, words)


def _middle_text(paper: Paper, text: str, room: Rect, most: int | None = None) -> None:
    high = len(paper.lines(text, room.width)[:most]) * pitch_of(BODY) * paper.u
    paper.text(text, Rect(room.x, room.centre[1] - high / 2, room.width, high + 1))


def _sheet(paper: Paper, voices: VoicePage, rect: Rect) -> None:
    u, inside = paper.u, paper.sheet(rect, _INNER, 2.6, 2.4)
    if not voices.sentence:
        return
    small = pitch_of(SMALL) * u
    _line, place, part = voices.lines[voices.chosen]
    where = " · ".join(filter(None, (part, place)))
    paper.line(where, Rect(inside.x, inside.y, inside.width, small), SMALL, ROLE.rust)
    said = Rect(inside.x, inside.y + small + 0.6 * u, inside.width, _LINES * pitch_of(TITLE) * u + 1)
    sentence = _("« {sentence} »").format(sentence=voices.sentence)
    below = paper.text(sentence, said, _size(paper, sentence, said))
    paper.line(_said_by(voices), Rect(inside.x, below + 0.8 * u, inside.width, small), SMALL, ROLE.soft_ink)
    keys = Rect(inside.x, said.bottom + small + 2.4 * u, inside.width, _HELD * u)
    _keys(paper, voices, keys)
    told = Rect(inside.x, keys.bottom + 2.6 * u, inside.width, _ANSWER * pitch_of(BODY) * u + 1)
    bar = _level(paper, voices, Rect(told.x, told.y, told.width, _BAR * u))
    paper.text(_sentence(voices), Rect(told.x, bar, told.width, told.bottom - bar), BODY)
    _second_keys(paper, voices, Rect(inside.x, told.bottom + 1.6 * u, inside.width, _HIGH * u))
    _advice(paper, voices, inside)


def _size(paper: Paper, sentence: str, room: Rect) -> float:
    """The largest letters with which the sentence is whole: somebody reads it aloud."""
    fits = (
        size
        for size in (TITLE, ITEM, BODY)
        if len(paper.lines(sentence, room.width, size)) * pitch_of(size) * paper.u <= room.height
    )
    return next(fits, SMALL)


def _said_by(voices: VoicePage) -> str:
    match voices.said_by:
        case By.TEACHER:
            return _("Dite par un enregistrement de cette machine")
        case By.CONTENT:
            return _("Dite par un enregistrement venu avec ce parcours")
        case By.MACHINE:
            return _("Dite par la voix de synthèse")
    return _("On cherche…")


def _keys(paper: Paper, voices: VoicePage, row: Rect) -> None:
    """What is held while one speaks, and what plays the sentence; none of them while the take is made ready."""
    u = paper.u
    speak = Rect(row.x, row.y, _SPEAK * u, row.height)
    hear = Rect(speak.right + _BETWEEN * u, row.y, _KEY * u, row.height)
    if voices.doing in (Doing.READING, Doing.HEARING, Doing.LISTENING):
        paper.key(Touch(AdultKey.SPEAK), speak, _("Tenir et parler"), icon="icon-voice")
    if voices.doing in (Doing.READING, Doing.HEARING):
        word = _("Réécouter") if voices.doing is Doing.HEARING else _("Écouter")
        paper.key(Touch(AdultKey.HEAR), hear, word)


def _second_keys(paper: Paper, voices: VoicePage, row: Rect) -> None:
    u = paper.u
    first = Rect(row.x, row.y, _KEY * u, row.height)
    second = Rect(first.right + _BETWEEN * u, row.y, first.width, row.height)
    match voices.doing:
        case Doing.HEARING:
            paper.key(Touch(AdultKey.KEEP), first, _("Garder"), green=True)
            paper.key(Touch(AdultKey.CANCEL), second, _("Jeter"))
        case Doing.ERASING:
            paper.key(Touch(AdultKey.CANCEL), first, _("Garder"), green=True)
            paper.grave_key(Touch(AdultKey.CONFIRM), second, _("Oui, effacer"))
        case Doing.READING:
            is_ours = voices.said_by is By.TEACHER
            if is_ours:
                paper.grave_key(Touch(AdultKey.ERASE), first, _("Effacer"))
            if voices.unvoiced is not None:
                x = second.x if is_ours else first.x
                onward = Rect(x, row.y, _SPEAK * u, row.height)
                paper.key(Touch(AdultKey.UNVOICED), onward, _("La suivante sans voix"), green=is_ours)


def _level(paper: Paper, voices: VoicePage, bar: Rect) -> float:
    """How loud the voice is, while one speaks; returns where the room below begins."""
    if voices.doing is not Doing.LISTENING:
        return bar.y
    paper.draw(thumb(round(bar.width), round(bar.height), ROLE.tray), bar, "level")
    if voices.level:
        full = Rect(bar.x, bar.y, max(voices.level * bar.width, bar.height), bar.height)
        sign = f"level {round(100 * voices.level)} of 100"
        paper.draw(thumb(round(full.width), round(full.height), ROLE.honey), full, sign)
    return bar.bottom + 1.2 * paper.u


def _sentence(voices: VoicePage) -> str:
    match voices.doing:
        case Doing.LISTENING if voices.level is None:
            return _("Un instant, le micro s'ouvre…")
        case Doing.LISTENING:
            return _("Parlez, puis lâchez la touche.")
        case Doing.CUTTING | Doing.KEEPING:
            return _("Un instant…")
        case Doing.HEARING:
            seconds = max(round(voices.seconds), 1)
            told = _("C'est enregistré ({seconds} s). Écoutez, puis gardez ou jetez.").format(seconds=seconds)
            return f"{voices.answer} {told}" if voices.answer else told
        case Doing.ERASING:
            return _("Votre enregistrement de cette phrase va disparaître. Vraiment ?")
    return sentence(voices.answer) or _("Tenez la touche, dites la phrase, lâchez. Rien n'est gardé avant « Garder ».")


def _advice(paper: Paper, voices: VoicePage, rect: Rect) -> None:
    u = paper.u
    texts = [
        _(
            "Ce que vous dites reste sur cette machine ; le micro n'écoute que tant que la touche est tenue. "
            "Ne dites le nom d'aucun élève."
        )
    ]
    if voices.file:
        other = _(
            "Sans micro : enregistrez la phrase avec un téléphone, en WAV, OGG ou MP3, et mettez le fichier "
            "« {file}.mp3 » dans {folder}."
        )
        texts.append(other.format(file=voices.file, folder=voices.folder))
    heights = [len(paper.lines(text, rect.width, SMALL)) * pitch_of(SMALL) * u + 1 for text in texts]
    y = rect.bottom - sum(heights) - (len(texts) - 1) * u
    paper.box(Rect(rect.x, y - 1.6 * u, rect.width, max(0.25 * u, 1)), ROLE.lip, radius=0)
    for text, height in zip(texts, heights, strict=True):
        y = paper.text(text, Rect(rect.x, y, rect.width, height), SMALL, ROLE.soft_ink) + u
