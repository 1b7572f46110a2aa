"""The page of programs to choose from: a patch on each strip, and on the bee."""

from beebot.judging.endings import EndingKind
from lecons.pictures import patches
from lecons.pictures.feedback_marks import glow
from lecons.pictures.sprite import Sprite
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import FADED, OPAQUE, centred, plain, said
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.layout.strips import Tray

_WORN, _BESIDE, _ABOVE = 0.40, -0.34, -0.36
"""In cells: the patch that the bee wears, and where its middle is from hers."""
_GLOW = 1.22
"""The glow behind a patch, in patches."""
_BECKONS = 0.02
"""How far the glow behind a patch left to try grows, of itself for each degree of a sway."""


def patch_sprites(attempt: Attempt, place: int, tray: Tray, motion: Motion) -> list[Sprite]:
    """The patch on strip number ``place`` of those to choose from, pale if it was tried and leads elsewhere.

    The patch glows if GO was touched before a strip was chosen, or a child waits. After a run that failed it glows on
    each strip that is left to try. [] if the strip has no patch.
    """
    if tray.patch is None:
        return []
    was_tried, side = is_past(attempt, place), round(tray.patch.width)
    chosen = place == attempt.draft.active and not was_tried
    sign = said(plain(patches.PATCHES[place]), "chosen" if chosen else "faded" if was_tried else "")
    disc = centred(patches.patch(place, side, chosen), *tray.patch.centre, side, sign, FADED if was_tried else OPAQUE)
    asked, grown = attempt.answered is not None and attempt.answered.kind is EndingKind.NOT_CHOSEN, 1.0
    if attempt.phase is Phase.STOPPED and place in attempt.gesture.to_try(attempt.draft):
        asked, grown = True, 1 + _BECKONS * motion.sway
    elif attempt.draft.active is None and motion.go_breath:
        asked, grown = True, motion.go_breath
    if not asked:
        return [disc]
    wide = round(_GLOW * grown * side)
    return [centred(glow(wide, disc=True), *tray.patch.centre, wide, "glow round"), disc]


def is_past(attempt: Attempt, place: int) -> bool:
    """Whether strip number ``place`` was tried in vain and is not chosen anew."""
    chosen_anew = place == attempt.draft.active and attempt.phase is not Phase.STOPPED
    return place in attempt.gesture.tried(attempt.draft) and not chosen_anew


def worn_patch(attempt: Attempt, place: MatPlace, at: tuple[float, float]) -> list[Sprite]:
    """The patch of the chosen strip on the bee, whose middle is the pixel ``at``.

    [] before a strip is chosen, while the run is only watched, and after a success.
    """
    chosen = attempt.draft.active
    if not attempt.gesture.chooses or chosen is None or attempt.is_watching or attempt.phase is Phase.SUCCEEDED:
        return []
    x, y = at[0] + _BESIDE * place.cell, at[1] + _ABOVE * place.cell
    side = round(_WORN * place.cell)
    drawn = patches.patch(chosen, side, chosen=True)
    return [centred(drawn, x, y, side, said(plain(patches.PATCHES[chosen]), "worn"))]
