"""The robots: who is there with which animal and lamp, find more, look at one, stop them all."""

from beebot.i18n import gettext as _
from beebot.unlinked_robots import UNLINKED
from lecons.names import animal
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.state import Pane
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.reports import Around, Kind, Port
from simulateur.game.session import Session
from simulateur.pages.adults.common.names import at_line_start, sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper, pitch_of
from simulateur.pages.adults.robots.calibration_steps import calibration_sheet
from simulateur.pages.adults.robots.robot_details import picture, robot_sheet
from simulateur.pages.adults.robots.unlinked_details import kind_sheet, timing_sheet
from simulateur.pages.adults.robots.witness_sheet import witness_sheet
from simulateur.pages.common.sprites import lamp_icon

_LIST, _GAP = 43.4, 2.4
_TOLD = 14.6
"""The room for five lines and the gap below them, in units."""
_ROW, _ROW_GAP = 8.25, 1.0
_FORETOLD = 13.0
"""The room for what « Relier » does, in units: four lines, and what is above and below."""
IN_THE_AIR = "ble:"
"""How the name of a port begins that is a robot in the air (``firmware_bridge.ble.scan``)."""
_LEAST_CABLE, _MOST_CABLE = 14.0, 30.0
"""The side of the drawing of a robot on its cable, in units: a smaller one would tell nothing."""
_SHORT_ROW, _SHORT_GAP, _PADDING = 7.2, 1.0, 2.0


def page(paper: Paper, session: Session, zone: Rect) -> None:
    """Lay the list of robots on the left; on the right the one that is looked at, or how to name a new one."""
    u, of = paper.u, session.adults.robots
    if of.witness is not None and of.witness.has_begun:  # nothing else is to be touched meanwhile
        witness_sheet(
            paper, session, of.witness, paper.sheet(zone._replace(height=zone.height - 1.2 * u), 3.5, 2.8, 2.4)
        )
        return
    column = Rect(zone.x, zone.y, _LIST * u, zone.height)
    paper.line(_("Robots"), Rect(column.x, column.y + 0.9 * u, column.width, 4.6 * u), TITLE)
    list_ = Rect(column.x, column.y + 7.1 * u, column.width, column.height - 17 * u)
    _team(paper, session, _search_result(paper, session, list_))
    _search_keys(paper, session, Rect(column.x, zone.bottom - 8.8 * u, column.width, 7.6 * u))
    left = column.right + _GAP * u
    inside = paper.sheet(Rect(left, zone.y, zone.right - left, zone.height - 1.2 * u), 3.5, 2.8, 2.4)
    member = of.looked_at(session.robots)
    if of.witness is not None:
        witness_sheet(paper, session, of.witness, inside)
    elif member is None:
        _by_hand(paper, session, inside)
    elif of.timing is not None:
        timing_sheet(paper, of.timing, member, inside)
    elif of.calibration is not None:
        calibration_sheet(paper, of.calibration, member, inside)
    else:
        robot_sheet(paper, session, member, inside)


def _search_result(paper: Paper, session: Session, rect: Rect) -> Rect:
    """Say at the foot of ``rect`` that a search found nothing; returns the room above."""
    if not session.adults.robots.in_vain:
        return rect
    above = Rect(rect.x, rect.y, rect.width, rect.height - _TOLD * paper.u)
    told = _("Aucun nouveau robot n'a répondu : allumez-le, branchez-le, puis cherchez encore, ou nommez-le.")
    where = _("On a regardé partout : aucun port ici.")
    if looked_at := session.adults.robots.searched_at:
        where = _("On a regardé : {ports}.").format(ports=", ".join(looked_at))
    paper.text(f"{told} {where}", Rect(rect.x, above.bottom, rect.width, _TOLD * paper.u), BODY, ROLE.rust)
    return above


def _team(paper: Paper, session: Session, rect: Rect) -> None:
    u, helps = paper.u, session.adults.robots.witness is not None
    looked_at = session.adults.robots.looked_at(session.robots)
    pitch = min((_ROW + _ROW_GAP) * u, rect.height / (len(session.robots) + 2))
    high = pitch - _ROW_GAP * u
    for place, member in enumerate(session.robots):
        row = Rect(rect.x, rect.y + place * pitch, rect.width, high)
        paper.choice(Touch(AdultKey.MEMBER, place), row, chosen=member == looked_at and not helps)
        _member(paper, member, row)
    row = Rect(rect.x, rect.y + len(session.robots) * pitch, rect.width, high)
    paper.choice(Touch(AdultKey.BY_HAND), row, chosen=looked_at is None and not helps, fill=ROLE.tray)
    paper.icon("icon-robot", row.x + 4.8 * u, row.centre[1], 6.4)
    words = Rect(row.x + 9.2 * u, row.y, row.width - 10.2 * u, row.height)
    paper.line(_("Nommer un robot") if session.machine.ports else _("Prendre un robot"), words, ITEM)
    row = row.moved(0, pitch)
    paper.choice(Touch(AdultKey.HELP_US), row, chosen=helps, fill=ROLE.tray)
    paper.icon("icon-eye", row.x + 4.8 * u, row.centre[1], 6.4)
    paper.line(_("Nous aider : dix minutes"), words.moved(0, pitch), ITEM)
    if session.machine.ports and not session.robots:
        picture(paper, Rect(rect.x, row.bottom, rect.width, rect.bottom - row.bottom))


def _member(paper: Paper, member: Member, row: Rect) -> None:
    u = paper.u
    paper.icon(f"token-{member.token}", row.x + 4.8 * u, row.centre[1], 6.8)
    words = Rect(row.x + 9.2 * u, row.y + 0.7 * u, row.width - 16 * u, 0.5 * row.height - 0.5 * u)
    paper.line(at_line_start(animal(member.token)), words, ITEM)
    under = Rect(words.x, row.centre[1], words.width, 0.5 * row.height - 0.9 * u)
    paper.line(at_line_start(_(member.title)), under, SMALL, ROLE.soft_ink)
    paper.icon(lamp_icon(member.lamp), row.right - 3.8 * u, row.centre[1], 6.4)


def _search_keys(paper: Paper, session: Session, row: Rect) -> None:
    if not session.machine.ports:
        return
    gap = 1.6 * paper.u
    width = (row.width - gap) / 2
    text = _("Chercher")
    if session.adults.robots.searching:
        text = _("On cherche…")
    search = Rect(row.x, row.y, width, row.height)
    paper.key(Touch(AdultKey.SEARCH), search, text, green=not session.robots)
    if session.linked:
        stop = Rect(row.x + width + gap, row.y, width, row.height)
        paper.key(Touch(Key.STOP_ALL, 1), stop, _("Tout arrêter"), fill=ROLE.cream)


def _by_hand(paper: Paper, session: Session, rect: Rect) -> None:
    """For robots that never answer or have no link: their kind, their port, and what stands in the way."""
    u, of = paper.u, session.adults.robots
    below = paper.text(_which(session), Rect(rect.x, rect.y, rect.width, 12 * u), BODY, ROLE.soft_ink) + 1.4 * u
    keys = Rect(rect.x, rect.bottom - 7.6 * u, rect.width / 3, 7.6 * u)
    half = (rect.width - 2 * u) / 2
    room = Rect(rect.x, below, half, keys.y - below - 2 * u)
    _kinds(paper, session, room)
    beside = Rect(room.right + 2 * u, room.y, half, room.height)
    kind, around = of.chosen, of.around
    if kind is not None and kind.name in UNLINKED:
        under = kind_sheet(paper, UNLINKED[kind.name], beside)
        picture(paper, Rect(beside.x, under, beside.width, beside.bottom - under), kind.name)
        paper.key(Touch(AdultKey.CONNECT), keys, _("Prendre"), green=True)
    elif around is None:
        paper.line(_("On cherche…"), beside, BODY)
    else:
        advice = Rect(keys.right + 2 * u, keys.y - u, rect.right - keys.right - 2 * u, keys.height + u)
        paper.text(" ".join(map(sentence, around.advice[:1])), advice, SMALL, ROLE.rust)
        _ports(paper, session, around, beside, kind)
        if around.ports:
            paper.key(Touch(AdultKey.CONNECT), keys, _("Relier"), green=True)


def _which(session: Session) -> str:
    if not session.machine.ports:
        return _(
            "Une Bee-Bot n'a pas de lien : l'enfant appuie sur ses touches, et la tablette la suit. "
            "Un robot qui se relie joue par l'ordinateur de la classe."
        )
    return _(
        "« Chercher » trouve les robots qui répondent. "
        "Un Escornabot ou un Blue-Bot ancien ne répond jamais : "
        "dites sa sorte et son port. "
        "Une Bee-Bot n'a pas de lien : on appuie sur ses touches."
    )


def _kinds(paper: Paper, session: Session, rect: Rect) -> None:
    paper.line(_("Sorte"), Rect(rect.x, rect.y, rect.width, 3.2 * paper.u), SMALL, ROLE.rust)
    rows = [(at_line_start(_(kind.title)), _tried(kind)) for kind in session.adults.robots.kinds]
    _rows(paper, session, rect, (AdultKey.KIND, Pane.LIST), rows)


def _tried(kind: Kind) -> str:
    if kind.name in UNLINKED:
        return _("sans lien")
    if kind.tried:
        return _("essayé en vrai")
    return _("pas encore essayé")


def _ports(paper: Paper, session: Session, around: Around, rect: Rect, kind: Kind | None) -> None:
    paper.line(_("Port"), Rect(rect.x, rect.y, rect.width, 3.2 * paper.u), SMALL, ROLE.rust)
    if not around.ports:
        below = Rect(rect.x, rect.y + 3.8 * paper.u, rect.width, rect.height - 3.8 * paper.u)
        end = _how_to_link(paper, below, _steps_to_link(kind))
        room = Rect(rect.x, end, rect.width, rect.bottom - end)
        if kind is not None and kind.by_air:
            picture(paper, room, kind.name)
        else:
            _cable(paper, room)
        return
    u, rows = paper.u, [(port.device, port.description) for port in around.ports]
    room = Rect(rect.x, rect.y, rect.width, rect.height - _FORETOLD * u)
    _rows(paper, session, room, (AdultKey.PORT, Pane.SHEET), rows)
    below_rows = min(rect.y + (3.8 + len(rows) * (_SHORT_ROW + _SHORT_GAP)) * u, room.bottom) + u
    chosen = around.ports[session.adults.robots.port]
    foretold = Rect(rect.x, below_rows, rect.width, _FORETOLD * u)
    end = paper.text(_what_linking_does(kind, chosen), foretold, BODY, ROLE.soft_ink)
    if not _is_in_the_air(chosen):
        _cable(paper, Rect(rect.x, end, rect.width, rect.bottom - end))


def _is_in_the_air(port: Port) -> bool:
    return port.device.startswith(IN_THE_AIR)


def _what_linking_does(kind: Kind | None, port: Port) -> str:
    if _is_in_the_air(port):
        return _(
            "« Relier » l'appelle par les airs, quelques secondes. S'il est allumé et près d'ici, il prend un animal."
        )
    if kind is not None and kind.by_air and kind.answers:
        return _("Cette sorte se joint par les airs, non par ce port : allumez le robot, puis touchez « Chercher ».")
    if kind is not None and not kind.answers:
        return _("« Relier » ouvre ce port. Si le robot ne dit rien, faites-le pivoter : s'il bouge, c'est lui.")
    return _("« Relier » lui demande qui il est. S'il répond, il prend un animal et joue dans les défis.")


def _cable(paper: Paper, rect: Rect) -> None:
    side = min(rect.width, rect.height) / paper.u
    if side >= _LEAST_CABLE:
        paper.icon("cable", *rect.centre, min(side, _MOST_CABLE))


def _steps_to_link(kind: Kind | None) -> tuple[str, ...]:
    if kind is not None and kind.by_air:
        return (
            _("Allumez le robot, près de l'ordinateur."),
            _("Fermez l'application de la tablette qui le tient peut-être."),
            _("Touchez « Chercher » : rien à brancher, rien à jumeler."),
            *(
                ()
                if kind.answers
                else (_("S'il est ancien : jumelez-le dans les réglages Bluetooth, puis cherchez encore."),)
            ),
        )
    return (
        _("Allumez le robot."),
        _("Avec un câble : branchez-le ; prenez un câble qui transporte aussi les données."),
        _("Sans câble : jumelez-le d'abord dans les réglages Bluetooth de l'ordinateur."),
        _("Touchez « Chercher »."),
        *(() if kind is None or kind.answers else (_("Son port paraît ici : choisissez-le, puis « Relier »."),)),
    )


def _how_to_link(paper: Paper, rect: Rect, steps: tuple[str, ...]) -> float:
    """What to do, one step after the other, where no port is there yet; returns where that ends, in pixels."""
    u = paper.u
    below = paper.text(_("Aucun port pour l'instant."), Rect(rect.x, rect.y, rect.width, 4 * u), BODY) + 0.8 * u
    for number, step in enumerate(steps, 1):
        disc = Rect(rect.x, below, 3.6 * u, 3.6 * u)
        paper.box(disc, ROLE.tray, radius=1.8)
        paper.line(str(number), disc, SMALL, middle=True)
        room = Rect(rect.x + 4.8 * u, below + 0.2 * u, rect.width - 4.8 * u, rect.bottom - below - 0.2 * u)
        below = max(paper.text(step, room, BODY), disc.bottom) + 1.2 * u
    return below


def _rows(
    paper: Paper,
    session: Session,
    rect: Rect,
    which: tuple[AdultKey, Pane],
    rows: list[tuple[str, str]],
) -> None:
    u, (key, pane), of = paper.u, which, session.adults.robots
    chosen = {AdultKey.KIND: of.kind, AdultKey.PORT: of.port}[key]
    pitch = (_SHORT_ROW + _SHORT_GAP) * u
    list_ = Rect(rect.x, rect.y + 3.8 * u, rect.width, rect.height - 3.8 * u)
    if len(rows) * pitch > list_.height >= pitch:
        pitch = list_.height / int(list_.height / pitch)  # as many as fit, and nothing is left free below them
    shown, room = paper.rows(pane, list_, [pitch] * len(rows), session.adults.top(pane))
    for number, place in enumerate(shown):
        row = Rect(room.x, room.y + number * pitch, room.width, pitch - _SHORT_GAP * u)
        paper.choice(Touch(key, place), row, chosen=place == chosen, fill=ROLE.tray)
        title, under = rows[place]
        words = Rect(row.x + _PADDING * u, row.y, row.width - 2 * _PADDING * u, row.height)
        if not under:
            paper.line(title, words, BODY)
            continue
        upper = Rect(words.x, row.centre[1] - pitch_of(BODY) * u, words.width, pitch_of(BODY) * u)
        paper.line(title, upper, BODY)
        lower = Rect(words.x, upper.bottom, words.width, pitch_of(SMALL) * u)
        paper.line(under, lower, SMALL, ROLE.soft_ink)
