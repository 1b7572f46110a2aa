"""Printing: what on the left, how in the middle, each page as it will be on the right, and how many there are."""

from collections.abc import Iterator, Sequence

from beebot.i18n import gettext as _
from beebot.i18n import language, ngettext
from lecons.copies import MOST
from lecons.pictures.artwork import document
from lecons.pictures.photos import Photo, lent
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.printing import AT_TABLE, CELLS, FEWEST, IN_CLASS, INKS, PAPERS, PrintPage
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.printing import Printable, PrintPart
from simulateur.game.session import Session
from simulateur.pages.adults.common.chips import Chip, lay_side_by_side
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pages.adults.lessons.page import asked, listing

_LIST, _HOW, _GAP = 42.0, 33.0, 2.2
"""The widths of the first two columns and what is between two, in units."""
_CHIP, _BETWEEN = 5.75, 1.0
"""The height of a key and the gap between two, in units."""
_MANY = 5
"""How many children a key adds or takes away at a time, beside those for one."""
_ROW = 6.6
"""A row of the lists of levels, of mats and of parts, in units."""
_HEAD = 3.0
"""The room for a heading above a row, in units."""
_FOOT = 8.4
"""The height of the count and of the green key, in units."""
_PRINT_KEY, _SHARE = 21.0, 0.56
"""The width of the green key, in units; the most that it is, in parts of its column."""
_ANSWER_LINES = 7
_SOON = "demain"
"""The part that comes right after « Tout »: whoever opens this page in the evening needs it, and no other."""


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out the page in three columns: what prints, how, and the page as it will be."""
    u, of = paper.u, session.adults.printing
    first = Rect(zone.x, zone.y, _LIST * u, zone.height)
    second = Rect(first.right + _GAP * u, zone.y, _HOW * u, zone.height)
    left = second.right + _GAP * u
    _what(paper, session, first)
    _how(paper, session, second)
    _shown(paper, of, Rect(left, zone.y, zone.right - left, zone.height))


def _what(paper: Paper, session: Session, column: Rect) -> None:
    u, of = paper.u, session.adults.printing
    paper.line(_("Imprimer"), Rect(column.x, column.y + 0.9 * u, column.width, 4.6 * u), TITLE)
    row = Rect(column.x, column.y + 7.1 * u, column.width, paper.touchable(_CHIP))
    words = [_("Une séance"), _("Un niveau"), _("Un tapis")]
    _choices(paper, row, AdultKey.PRINT_KIND, words, tuple(Printable).index(of.kind))
    top = row.bottom + 1.6 * u
    below = Rect(column.x, top, column.width, column.bottom - top)
    match of.kind:
        case Printable.LESSON:
            if len(session.repertoire.paths) > 1:
                end = asked(paper, session, Rect(below.x, below.y, below.width, row.height))
                below = Rect(below.x, end, below.width, column.bottom - end)
            listing(paper, session, below)
        case Printable.PATH:
            titles = [path.title.in_language(language()) for path in session.repertoire.paths]
            _subjects(paper, session, below, titles)
        case Printable.MAT if of.mats is None:
            paper.line(_("On cherche…"), Rect(below.x, below.y, below.width, 4 * u), BODY, ROLE.soft_ink)
        case Printable.MAT:
            _subjects(paper, session, below, [mat.title for mat in of.mats or ()])


def _subjects(paper: Paper, session: Session, rect: Rect, titles: Sequence[str]) -> None:
    top = session.adults.top(Pane.LIST)
    for place, row in _rows(paper, Pane.LIST, rect, [0.0] * len(titles), top):
        paper.choice(Touch(AdultKey.SUBJECT, place), row, chosen=place == session.adults.printing.chosen)
        inside = Rect(row.x + 2.0 * paper.u, row.y, row.width - 4.0 * paper.u, row.height)
        paper.line(titles[place], inside, ITEM)


def _rows(paper: Paper, pane: Pane, rect: Rect, heads: Sequence[float], top: int) -> Iterator[tuple[int, Rect]]:
    """Rows one under the other, as many as fit from ``top`` on; ``heads`` are the heights above each, in units."""
    heights = [paper.touchable(_ROW) + head * paper.u for head in heads]
    return paper.listed(pane, rect, heights, top, _BETWEEN * paper.u)


def _how(paper: Paper, session: Session, column: Rect) -> None:
    of, y = session.adults.printing, column.y + 0.9 * paper.u
    cells = [_("du robot") if of.steps else _("du tapis"), *(_cell(each) for each in CELLS[1:])]
    for heading, key, words, chosen in (
        (_("Papier"), AdultKey.PAPER, ["A4", "A3", "Letter"], PAPERS.index(of.paper)),
        (_("Encre"), AdultKey.INK, [_("couleur"), _("peu d'encre")], INKS.index(of.ink)),
        (_("Une case mesure"), AdultKey.CELL_WIDTH, cells, CELLS.index(of.cell_mm)),
    ):
        row = _headed(paper, heading, column, y)
        _choices(paper, row, key, words, chosen)
        y = row.bottom + 1.3 * paper.u
    row = _for_whom(paper, of, column, y)
    if of.address:
        row = _headed(paper, _("Carré (QR)"), column, row.bottom + 1.3 * paper.u)
        _choices(paper, row, AdultKey.SQUARES, [_("sans"), _("avec")], int(of.with_squares))
    row = _headed(paper, _("À imprimer"), column, row.bottom + 1.3 * paper.u)
    _parts(paper, of, Rect(row.x, row.y, row.width, column.bottom - row.y), session.adults.top(Pane.SHEET))


def _for_whom(paper: Paper, of: PrintPage, column: Rect, y: float) -> Rect:
    """How many children there are: at the table, and where the sheet says it in the class too. Returns the row."""
    if not of.pupils:
        row = _headed(paper, _("Pour combien d'enfants"), column, y)
        _counter(paper, row, AT_TABLE, of.children, (1, _MANY))
        return row
    wide = (column.width - _BETWEEN * paper.u) / 2
    left, right = (Rect(x, column.y, wide, column.height) for x in (column.x, column.right - wide))
    _counter(paper, _headed(paper, _("À la table"), left, y), AT_TABLE, of.children, (1,))
    row = _headed(paper, _("Dans la classe"), right, y)
    _counter(paper, row, IN_CLASS, of.pupils, (1,))
    return Rect(column.x, row.y, column.width, row.height)


def _headed(paper: Paper, heading: str, column: Rect, y: float) -> Rect:
    """A rust heading; returns the row of controls under it."""
    high = pitch_of(SMALL) * paper.u
    paper.line(heading, Rect(column.x, y, column.width, high), SMALL, ROLE.rust)
    return Rect(column.x, y + high + 0.3 * paper.u, column.width, paper.touchable(_CHIP))


def _cell(millimetres: int) -> str:
    return _("{count} cm").format(count=f"{millimetres / 10:g}")


def _choices(paper: Paper, row: Rect, key: AdultKey, words: Sequence[str], chosen: int) -> None:
    lay_side_by_side(paper, row, [Chip(Touch(key, place), word, place == chosen) for place, word in enumerate(words)])


def _counter(paper: Paper, row: Rect, which: int, children: int, steps: Sequence[int]) -> None:
    """A number between keys that take away and add as many as ``steps`` say, the smallest beside it."""
    side, gap = row.height, _BETWEEN * paper.u
    for place, step in enumerate(reversed(steps)):
        along = place * (side + gap)
        for by, x in ((-step, row.x + along), (step, row.right - side - along)):
            box, leads = Rect(x, row.y, side, side), children > FEWEST if by < 0 else children < MOST
            if leads:
                paper.choice(Touch(AdultKey.MEASURE, which, amount=by), box, chosen=False)
            sign, many = "–" if by < 0 else "+", "" if step == 1 else str(step)
            paper.line(sign + many, box, ITEM if many else TITLE, ROLE.ink if leads else ROLE.idle, middle=True)
    paper.line(str(children), row, BODY, middle=True)


def _parts(paper: Paper, of: PrintPage, rect: Rect, top: int) -> None:
    """All of it, what a séance needs tomorrow, or one part; what else « Tout » leaves out is below, under a heading."""
    if of.parts is None:
        told = "" if of.answer else _("On compte…")
        paper.line(told, Rect(rect.x, rect.y, rect.width, 4 * paper.u), BODY, ROLE.soft_ink)
        return
    numbered = tuple(enumerate(of.parts, 1))
    soon = [each for each in numbered if each[1].name == _SOON]
    usual = [each for each in numbered if not each[1].extra]
    extra = [each for each in numbered if each[1].extra and each not in soon]
    rows = [(0, PrintPart("", _("Tout"), of.pages_of_all)), *soon, *usual, *extra]
    u, last = paper.u, len(rows) - len(extra)
    heads = [_HEAD if extra and number == last else 0.0 for number in range(len(rows))]
    for number, whole in _rows(paper, Pane.SHEET, rect, heads, top):
        place, part = rows[number]
        if heads[number]:
            head = Rect(whole.x, whole.y, whole.width, pitch_of(SMALL) * u)
            paper.line(_("En plus de « Tout »"), head, SMALL, ROLE.rust)
        row = Rect(whole.x, whole.y + heads[number] * u, whole.width, whole.height - heads[number] * u)
        paper.choice(Touch(AdultKey.PART, place), row, chosen=part.name == of.part)
        count = Rect(row.right - 6.2 * u, row.y, 5.4 * u, row.height)
        width, pitch = count.x - row.x - 1.8 * u, pitch_of(SMALL) * u
        lines = min(len(paper.lines(part.title, width, SMALL)), int(row.height / pitch))
        at = row.centre[1] - lines * pitch / 2
        paper.text(part.title, Rect(row.x + 1.6 * u, at, width, lines * pitch + 0.1), SMALL)
        paper.line(str(part.pages), count, BODY, ROLE.soft_ink, middle=True)


def _shown(paper: Paper, of: PrintPage, column: Rect) -> None:
    u = paper.u
    foot = Rect(column.x, column.bottom - (_FOOT + 1.2) * u, column.width, _FOOT * u)
    sheet = Rect(column.x, column.y, column.width, foot.y - column.y - 2.0 * u)
    inside = paper.sheet(sheet, 2.4, 2.2, 1.8)
    keys = Rect(inside.x, inside.bottom - paper.touchable(_CHIP), inside.width, paper.touchable(_CHIP))
    above = Rect(inside.x, inside.y, inside.width, keys.y - inside.y - 1.4 * u)
    told = sentence(of.answer) or _sentence(of)
    if told:
        pitch = pitch_of(SMALL) * u
        high = min(len(paper.lines(told, above.width, SMALL)), _ANSWER_LINES) * pitch + 0.2 * u
        paper.text(told, Rect(above.x, above.bottom - high, above.width, high), SMALL)
        above = Rect(above.x, above.y, above.width, above.height - high - u)
    _picture(paper, of, above)
    _leafing(paper, of, keys)
    _count(paper, of, foot)


def _sentence(of: PrintPage) -> str:
    """What to do with the only part that is printed; why hardly any is, or what is left out; and where squares lead."""
    left_out = ", ".join(part.title for part in of.parts or () if part.extra and not of.part)
    beside = _("« Tout » est sans : {names}. Touchez-les pour les imprimer à part.").format(names=left_out)
    sheet = next((part.note for part in of.parts or () if part.name == "fiche" and not of.part), "")
    leads = _("Le carré ouvre le défi sur une tablette : {address}").format(address=of.address)
    return "\n".join(
        filter(None, (of.note, sheet, beside if left_out and not sheet else "", leads if of.with_squares else ""))
    )


def _picture(paper: Paper, of: PrintPage, room: Rect) -> None:
    page = of.shown
    if page is None:
        if not of.answer:
            paper.line(_("La page se prépare…"), room, BODY, ROLE.soft_ink, middle=True)
        return
    scale = min(room.width / page.width, room.height / page.height)
    box = Rect.around(*room.centre, page.width * scale, page.height * scale)
    if paper.view is not None:
        photo = Photo(page.digest, page.png, page.width, page.height)
        drawn = document(page.width, page.height, lent(photo))
        paper.picture(drawn, box, f"page {page.place + 1}")
    edge = Rect.around(*box.centre, box.width + 0.6 * paper.u, box.height + 0.6 * paper.u)
    paper.outline(edge, 0.3, ROLE.lip, "edge of a page", radius=0.6 * paper.u)


def _leafing(paper: Paper, of: PrintPage, row: Rect) -> None:
    pages, side = of.pages, row.height
    if not pages:
        return
    for by, x, word in ((-1, row.x, _("Avant")), (1, row.right - 2 * side, _("Après"))):
        if 0 <= of.place + by < pages:
            paper.key(Touch(AdultKey.TURN_PAGE, amount=by), Rect(x, row.y, 2 * side, side), word)
    paper.line(f"{of.place + 1} / {pages}", row, BODY, ROLE.soft_ink, middle=True)


def _count(paper: Paper, of: PrintPage, row: Rect) -> None:
    u, pages = paper.u, of.pages
    if pages is None:
        return
    wide = min(_PRINT_KEY * u, _SHARE * row.width)
    key = Rect(row.right - wide, row.y, wide, row.height)
    told = Rect(row.x, row.y, key.x - row.x - 2.0 * u, row.height)
    count = ngettext("{count} page {paper}", "{count} pages {paper}", pages).format(
        count=pages, paper=PAPER_NAMES[of.paper]
    )
    paper.line(count, Rect(told.x, told.y + 0.6 * u, told.width, pitch_of(TITLE) * u * 0.9), ITEM)
    under = Rect(told.x, told.y + 4.2 * u, told.width, pitch_of(SMALL) * u)
    paper.line(_("à 100 %, sans ajuster"), under, SMALL, ROLE.soft_ink)
    if of.is_making:
        paper.line(_("On écrit…"), key, ITEM, ROLE.soft_ink, middle=True)
    elif pages:
        paper.key(Touch(AdultKey.PRINT), key, _("Imprimer"), green=True, icon="icon-print")


PAPER_NAMES = {"a4": "A4", "a3": "A3", "letter": "Letter"}
"""As people call them; the keys are the words of ``lecons imprimer``."""
