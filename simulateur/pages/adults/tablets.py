"""The tablets of the class: the square, the address and the code, who plays what, and what all do at once."""

from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons.pictures.artwork import document, rounded
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.tablets import SeenTablet, TabletsAre
from simulateur.game.session import Session
from simulateur.pages.adults.common.chips import lay_keys
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper, pitch_of

_HEAD = 7.1
"""The height of the title with the gap below it, in units."""
_KEYS, _BETWEEN = 7.6, 2.0
_INNER = 2.6
"""From the edge of a sheet to what is on it, in units."""
_QUIET = 4
"""Light modules round the square: a camera needs them (ISO/IEC 18004)."""
_MOST_SQUARE = 46.0
_DIGIT, _APART = (8.4, 11.0), 1.2
"""A box with a digit of the code, at its widest, and the gap between two, in units."""
_STEP, _ROW = 7.4, 7.0
_FIGURE = 5.6


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay out how tablets come in and which are there or, while the class is closed to them, the key that opens it."""
    u, tablets = paper.u, session.adults.tablets
    paper.line(_("Ouvrir aux tablettes"), Rect(zone.x, zone.y + 0.9 * u, zone.width, 4.6 * u), TITLE)
    below = Rect(zone.x, zone.y + _HEAD * u, zone.width, zone.height - _HEAD * u)
    if tablets.address:
        _open(paper, session, below)
    else:
        _closed(paper, session, below)


def _closed(paper: Paper, session: Session, zone: Rect) -> None:
    u, tablets = paper.u, session.adults.tablets
    inside = paper.sheet(Rect(zone.x, zone.y, zone.width, zone.height - 1.2 * u), 3.5, 3.0, 3.0)
    told = _(
        "Les tablettes de la classe jouent sur cet ordinateur, par le Wi-Fi, sans rien installer. Chacune a son animal"
        " et le retrouve sans code, avec son programme, jusqu'au lendemain. Rien ne sort de l'école, aucun nom."
    )
    end = paper.text(told, inside, BODY)
    said = sentence(tablets.answer)
    if session.adults.forgetting:
        said = _(
            "Chaque tablette donnera de nouveau le code, et commencera sans le programme qu'elle avait. Vraiment ?"
        )
    if said:
        end = paper.text(said, Rect(inside.x, end + 2.0 * u, inside.width, 10 * u), BODY, ROLE.rust)
    wide = min(34 * u, (inside.width - _BETWEEN * u) / 2)
    key = Rect(inside.x, inside.bottom - _KEYS * u, wide, _KEYS * u)
    other = Rect(inside.right - wide, key.y, wide, key.height)
    side = min(26.0 * u, key.y - end - 4.0 * u)
    if side > 6 * u:
        paper.icon("icon-tablet", inside.centre[0], (end + key.y) / 2, side / u)
    if session.adults.forgetting:
        paper.key(Touch(AdultKey.CANCEL), key, _("Tout garder"), green=True)
        paper.grave_key(Touch(AdultKey.CONFIRM), other, _("Oui, oublier"))
        return
    paper.key(Touch(AdultKey.OPEN_TABLETS), key, _("Ouvrir aux tablettes"), green=True)
    paper.grave_key(Touch(AdultKey.FORGET_TABLETS), other, _("Oublier les tablettes"))


def _open(paper: Paper, session: Session, zone: Rect) -> None:
    u, tablets = paper.u, session.adults.tablets
    keys = Rect(zone.x, zone.bottom - (_KEYS + 1.0) * u, zone.width, _KEYS * u)
    room = Rect(zone.x, zone.y, zone.width, keys.y - zone.y - 5.4 * u)
    gap = 2.4 * u
    if paper.upright:
        high = min(0.56 * room.height, 62 * u)
        left = Rect(room.x, room.y, room.width, high)
        right = Rect(room.x, left.bottom + gap, room.width, room.bottom - left.bottom - gap)
    else:
        left = Rect(room.x, room.y, 0.46 * room.width, room.height)
        right = Rect(left.right + gap, room.y, room.right - left.right - gap, room.height)
    _way_in(paper, tablets, left)
    steps = min(3 * _STEP * u + 2 * _INNER * u, 0.48 * right.height)
    _steps(paper, Rect(right.x, right.y, right.width, steps))
    _present(paper, session, Rect(right.x, right.y + steps + gap, right.width, right.height - steps - gap))
    _keys(paper, session, keys)


def _way_in(paper: Paper, tablets: TabletsAre, sheet: Rect) -> None:
    u, (x, _y) = paper.u, sheet.centre
    paper.box(sheet, ROLE.cream, lip=0.4, radius=3.4)
    pitch = min((_DIGIT[0] + _APART) * u, (sheet.width - 2 * u) / len(tablets.code))
    wide, high = pitch - _APART * u, _DIGIT[1] * u
    code = sheet.bottom - 2.0 * u - high
    words = code - (pitch_of(ITEM) + 2 * pitch_of(SMALL) + 2.2) * u
    side = min(words - sheet.y - u, sheet.width - 2 * u, _MOST_SQUARE * u)
    square = Rect(round(x - side / 2), round((sheet.y + words - side) / 2), round(side), round(side))
    paper.picture(_drawn(tablets.square, square.width), square, "square of the address")
    line = Rect(sheet.x + _INNER * u, words, sheet.width - 2 * _INNER * u, pitch_of(SMALL) * u)
    paper.line(_("ou taper dans le navigateur"), line, SMALL, ROLE.soft_ink, middle=True)
    typed = tablets.address.removeprefix("http://").rstrip("/")
    paper.line(typed, Rect(line.x, line.bottom, line.width, pitch_of(ITEM) * u), ITEM, middle=True)
    head = Rect(line.x, line.bottom + (pitch_of(ITEM) + 0.6) * u, line.width, line.height)
    paper.line(_("Le code du jour"), head, SMALL, ROLE.rust, middle=True)
    for place, digit in enumerate(tablets.code):
        box = Rect(x + (place - len(tablets.code) / 2) * pitch + _APART / 2 * u, code, wide, high)
        paper.choice(None, box, chosen=True)
        paper.line(digit, box, TITLE * 1.4, middle=True)


def _drawn(square: tuple[str, ...], side: float) -> str:
    """The square with its light margin, its modules in rows: dark on light in every theme."""
    many = len(square) + 2 * _QUIET
    step = side / many
    runs = []
    for row, modules in enumerate(square):
        x = 0
        while (x := modules.find("#", x)) >= 0:
            end = len(modules) if (found := modules.find(" ", x)) < 0 else found
            left, top = (x + _QUIET) * step, (row + _QUIET) * step
            runs.append(f"M{left:.2f} {top:.2f}h{(end - x) * step:.2f}v{step:.2f}h{-(end - x) * step:.2f}z")
            x = end
    ground = rounded(0, 0, side, side, 2 * step, fill=ROLE.light)
    return document(side, side, ground, f'<path d="{"".join(runs)}" fill="{ROLE.sign}"/>')


def _steps(paper: Paper, sheet: Rect) -> None:
    u, inside = paper.u, paper.sheet(sheet, _INNER, 1.0, 1.0)
    told = (
        (_("Même Wi-Fi"), _("la tablette et cet ordinateur")),
        (_("Viser le carré"), _("avec l'appareil photo")),
        (_("Donner le code"), _("si l'adresse a été tapée")),
    )
    pitch = inside.height / len(told)
    for place, (first, second) in enumerate(told):
        row = Rect(inside.x, inside.y + place * pitch, inside.width, pitch)
        figure = Rect.around(row.x + _FIGURE / 2 * u, row.centre[1], min(_FIGURE * u, 0.86 * pitch))
        paper.box(figure, ROLE.honey, radius=figure.width / 2 / u)
        paper.line(str(place + 1), figure, BODY, ROLE.sign, middle=True)
        aside = (_FIGURE + 1.6) * u
        _two_lines(paper, first, second, Rect(row.x + aside, row.y, row.width - aside, pitch))


def _two_lines(paper: Paper, first: str, second: str, row: Rect) -> None:
    """A line and a lesser one under it, in the middle of the height; one line where there is no room for two."""
    u = paper.u
    high, low = pitch_of(BODY) * u, pitch_of(SMALL) * u
    if high + low > row.height + 0.6 * u:
        paper.line(f"{first} : {second}", row, SMALL)
        return
    top = row.centre[1] - (high + low) / 2
    paper.line(first, Rect(row.x, top, row.width, high), BODY)
    paper.line(second, Rect(row.x, top + high, row.width, low), SMALL, ROLE.soft_ink)


def _present(paper: Paper, session: Session, sheet: Rect) -> None:
    u, tablets = paper.u, session.adults.tablets
    inside = paper.sheet(sheet, _INNER, 1.4, 1.4)
    head = Rect(inside.x, inside.y, inside.width, pitch_of(SMALL) * u)
    here = sum(each.is_here for each in tablets.present)
    told = ngettext("{count} tablette est là", "{count} tablettes sont là", here).format(count=here)
    paper.line(told if here else _("Aucune tablette n'est encore là"), head, SMALL, ROLE.rust)
    rows = Rect(inside.x, head.bottom + 0.6 * u, inside.width, inside.bottom - head.bottom - 0.6 * u)
    heights = [_ROW * u] * len(tablets.present)
    for place, row in paper.listed(Pane.LIST, rows, heights, session.adults.top(Pane.LIST)):
        _tablet(paper, tablets.present[place], row)


def _tablet(paper: Paper, seen: SeenTablet, row: Rect) -> None:
    u = paper.u
    paper.icon(f"token-{seen.animal}", row.x + 3.0 * u, row.centre[1], 5.4)
    mark = Rect(row.right - 6.0 * u, row.y, 6.0 * u, row.height)
    words = Rect(row.x + 7.0 * u, row.y, mark.x - row.x - 7.6 * u, row.height)
    if not seen.is_here:
        _two_lines(paper, seen.at, _("revient dans un instant"), words)
    else:
        paper.line(seen.at, words, paper.fitting(seen.at, words.width))
    name = "lamp-searching" if not seen.is_here else "flower-open-plum" if seen.is_done else "lamp-linked"
    paper.icon(name, mark.centre[0], mark.centre[1], 4.2)


def _keys(paper: Paper, session: Session, row: Rect) -> None:
    u, tablets = paper.u, session.adults.tablets
    title = session.route.lesson.title.in_language(session.settings.language)
    listening = (AdultKey.LET_PLAY, _("On joue")) if tablets.listens else (AdultKey.LET_LISTEN, _("On écoute"))
    keys = (
        (*listening, tablets.listens),
        (AdultKey.LESSON_ON_ALL, _("« {title} » sur toutes").format(title=title), False),
        (AdultKey.CLOSE_TABLETS, _("Fermer aux tablettes"), False),
    )
    lay_keys(paper, row, keys, _BETWEEN)
    until = _("Ouvert jusqu'à {hour}, ou une heure après la dernière tablette. Rien ne sort de l'école, aucun nom.")
    line = Rect(row.x, row.y - 3.4 * u, row.width, pitch_of(SMALL) * u)
    told = tablets.answer or until.format(hour=tablets.until)
    paper.line(told, line, SMALL, ROLE.rust if tablets.answer else ROLE.soft_ink)
