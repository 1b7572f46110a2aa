"""The calibration of a robot on its sheet: what to do on the floor, and what is measured there."""

from beebot.i18n import gettext as _
from firmware_bridge.calibration import LINE
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.game.adults.calibration import Measure, RobotCalibration, Stage
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Member
from simulateur.pages.adults.common.chips import lay_keys
from simulateur.pages.adults.common.names import sentence
from simulateur.pages.adults.common.page_builder import BODY, ITEM, SMALL, TITLE, Paper

_ROW, _KEY = 9.0, 7.6
_BY = (-10, -1, 1, 10)
_BEYOND_TAPE_MM = 200


def calibration_sheet(
    paper: Paper,
    calibration: RobotCalibration,
    member: Member,
    rect: Rect,
) -> None:
    """Lay the present stage of the calibration of ``member``: what to do, what was measured, and the keys."""
    u = paper.u
    title = _("Régler : {title}").format(title=_(member.title))
    paper.line(title, Rect(rect.x, rect.y, rect.width, 4.4 * u), TITLE)
    told = Rect(rect.x, rect.y + 6 * u, rect.width, 17 * u)
    below = paper.text(_what_to_do(calibration), told, BODY) + 1.6 * u
    for place, measure in enumerate(calibration.wanted):
        row = Rect(rect.x, below + place * (_ROW + 1.2) * u, rect.width, _ROW * u)
        _measure(paper, calibration, measure, row)
    keys = Rect(rect.x, rect.bottom - _KEY * u, rect.width, _KEY * u)
    said = Rect(rect.x, keys.y - 10.4 * u, rect.width, 9.4 * u)
    paper.text(sentence(calibration.sentence), said, BODY, ROLE.rust)
    lay_keys(paper, keys, _wanted_keys(calibration))


def _what_to_do(calibration: RobotCalibration) -> str:
    if calibration.stage is Stage.KEPT:
        return _("Mesurez encore une fois si le sol ou les piles ont changé.")
    if calibration.driving:
        return _("Le robot roule. Attendez qu'il s'arrête.")
    if calibration.stage is Stage.TURNS:
        return _(
            "Reposez-le sur le ruban, tourné dans le sens du ruban, puis touchez « Pivoter » : "
            "il fait un tour entier. "
            "Dites de combien de degrés il a pivoté en tout."
        )
    return _line_words(calibration).format(wanted=len(LINE) * calibration.cell_mm + _BEYOND_TAPE_MM)


def _line_words(calibration: RobotCalibration) -> str:
    if calibration.has_wheels:
        return _(
            "Collez un ruban droit de {wanted} mm au sol. Posez le robot au début, "
            "le milieu de ses roues sur le bord du "
            "ruban, puis touchez « Avancer ». Dites où ce même milieu est arrivé."
        )
    return _(
        "Collez un ruban droit de {wanted} mm au sol. Posez la boule sur son début, la lumière bleue derrière elle, "
        "puis touchez « Avancer ». Dites où son milieu est arrivé."
    )


def _measure(paper: Paper, calibration: RobotCalibration, measure: Measure, row: Rect) -> None:
    u = paper.u
    value = calibration.measures[measure.value]
    name, shown = {
        Measure.AHEAD: (_("Le long du ruban"), f"{value} mm"),
        Measure.LEFT: (_("À côté du ruban"), _beside(value)),
        Measure.TURNED: (_("En tout"), f"{value}°"),
    }[measure]
    paper.box(row, ROLE.tray)
    side, gap = 7.8 * u, 0.9 * u
    first = row.right - len(_BY) * (side + gap)
    words = Rect(row.x + 1.8 * u, row.y + 0.6 * u, first - row.x - 2.4 * u, 0.42 * row.height)
    paper.line(name, words, SMALL, ROLE.soft_ink)
    paper.line(shown, Rect(words.x, words.bottom, words.width, 0.46 * row.height), ITEM)
    for place, by in enumerate(_BY):
        key = Rect(first + place * (side + gap), row.centre[1] - side / 2 - 0.3 * u, side, side)
        touch = Touch(AdultKey.MEASURE, measure.value, amount=by)
        paper.key(touch, key, f"{by:+d}".replace("-", "–"), fill=ROLE.cream)


def _beside(value: int) -> str:
    if not value:
        return "0 mm"
    if value > 0:
        return _("{count} mm à gauche").format(count=value)
    return _("{count} mm à droite").format(count=-value)


def _wanted_keys(calibration: RobotCalibration) -> list[tuple[AdultKey, str, bool]]:
    """The keys of a stage: what each does, its word, and whether it is green."""
    if calibration.stage is Stage.KEPT:
        return [(AdultKey.CANCEL, _("Finir"), False)]
    cancel = (AdultKey.CANCEL, _("Laisser"), False)
    if calibration.driving:
        return [cancel]
    drive, keep = _("Pivoter"), _("Garder")
    if calibration.stage is Stage.LINE:
        drive, keep = _("Avancer"), _("Suite") if calibration.has_wheels else _("Garder")
    if not calibration.driven:
        return [(AdultKey.DRIVE, drive, True), cancel]
    return [(AdultKey.KEEP, keep, True), (AdultKey.DRIVE, drive, False), cancel]
