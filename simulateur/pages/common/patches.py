"""The page of programs to choose from: a patch on each strip, and on the bee."""

from beebot.judging.endings import EndingKind
from lecons.pictures import patches
from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.common.sprites import boxed, centred, plain, said
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.layout.strips import Tray

_WORN, _BESIDE, _ABOVE = 0.40, -0.34, -0.36
"""In cells: the patch that the bee wears, and where its middle is from hers."""
_GLOW = 1.22
"""The glow behind a patch, in patches."""
_TRACE_WIDE, _TRACE_HIGH = 0.2, 0.075
"""The trace on a strip that was tried, in the strip's width and height."""


def patch_sprites(attempt: Attempt, place: int, tray: Tray) -> list[Sprite]:
    """The patch of a strip; and a trace on its lip if it was tried and leads elsewhere.

    It glows where GO had nothing to run: one of the strips is to be chosen before.
    """
    if tray.patch is None:
        return []
    chosen, side = place == attempt.draft.active, round(tray.patch.width)
    sign = said(plain(patches.PATCHES[place]), "chosen" if chosen else "")
    sprites = [centred(patches.patch(place, side, chosen), *tray.patch.centre, side, sign)]
    if attempt.answered is not None and attempt.answered.kind is EndingKind.NOT_CHOSEN:
        wide = round(_GLOW * side)
        sprites.insert(0, centred(glow(wide, disc=True), *tray.patch.centre, wide, "glow round"))
    if place in attempt.gesture.tried(attempt.draft):
        width, high = _TRACE_WIDE * tray.rect.width, _TRACE_HIGH * tray.rect.height
        where = Rect.around(tray.rect.centre[0], tray.rect.bottom - high, width, high)
        if tray.patch.centre[1] < tray.slots[0].y:
            beside = (tray.patch.right + tray.rect.right) / 2
            where = Rect.around(beside, tray.patch.centre[1], width, high)
        sprites.append(boxed(patches.trace(round(width), round(high)), where, "trace of a try"))
    return sprites


def worn_patch(attempt: Attempt, place: MatPlace, at: tuple[float, float]) -> list[Sprite]:
    """The patch of the chosen strip on the bee, whose middle is ``at`` a pixel, until she has succeeded."""
    chosen = attempt.draft.active
    if not attempt.gesture.chooses or chosen is None or attempt.is_watching or attempt.phase is Phase.SUCCEEDED:
        return []
    x, y = at[0] + _BESIDE * place.cell, at[1] + _ABOVE * place.cell
    side = round(_WORN * place.cell)
    drawn = patches.patch(chosen, side, chosen=True)
    return [centred(drawn, x, y, side, said(plain(patches.PATCHES[chosen]), "worn"))]
