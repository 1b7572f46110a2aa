"""The lines of a sheet on who needs something else there: each child's need, the adults beside her, no screen."""

from beebot.i18n import gettext as _
from beebot.parts.sheet import Need, Sheet
from lecons.names import said


def adapted(sheet: Sheet) -> str:
    """What helps a child in this séance: a line for each need, « – Voir : … »; "" where the sheet says none."""
    names = {
        Need.SEE: _("Voir"),
        Need.HEAR: _("Entendre"),
        Need.MOVE: _("Bouger"),
        Need.UNDERSTAND: _("Comprendre le français"),
        Need.WAIT: _("Attendre"),
    }
    line = _("– {name} : {what}")
    return "\n".join(line.format(name=names[need], what=said(text)) for need, text in sheet.adapt)


def adults(sheet: Sheet) -> str:
    """What the AESH and the ATSEM do, a line each; "" where the sheet does not say."""
    told = []
    if sheet.aide:
        told.append(_("– AESH : {what}").format(what=said(sheet.aide)))
    if of := sheet.assistant:
        line = _("– ATSEM : {prepares} Dit : {says} {leaves}")
        told.append(line.format(prepares=said(of.prepare), says=said(of.say), leaves=said(of.leave)))
    return "\n".join(told)


def without_screen(sheet: Sheet) -> str:
    """The séance without robot or screen, then, by its steps, what changes where only the screen is missing."""
    told = [said(sheet.unplugged)]
    if way := sheet.without_screen:
        line = _("– Étape {step} : {what}")
        told += [line.format(step=step, what=said(what)) for step, what in way.changes]
        if way.minutes != sum(step.minutes for step in sheet.steps):
            told[-1] = _("{told} ({minutes} min en tout)").format(told=told[-1], minutes=way.minutes)
    return "\n".join(filter(None, told))
