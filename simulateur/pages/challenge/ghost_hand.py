"""The ghost hand on a challenge's page: after ten idle seconds it does the kind's own gesture once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from lecons.pictures import predictions as pictures
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.play.attempt import Attempt
from simulateur.game.session import Session
from simulateur.pages.common.ghost_moves import HandAt, hand_at
from simulateur.pages.common.motion import GESTURE_AFTER_S, motion_of, waited_s
from simulateur.pages.common.sprites import centred, icon_sprite
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.flag import carried_flag, cell_in_dashes

_HAND, _TIP = 15.0, 52 / 120
"""The hand's box in units; how far its finger tip is above the middle of the box, in boxes."""
_FROM = (0.5, 0.8)
"""From where the hand comes and how far it is lifted, to the right and down, in hands."""
_LIFTED = 0.10
_PALE, _CARRIED = 235, 190
"""Alpha of the hand and of what it carries: neither is really there."""
_DOTS, _DOT = 9, 1.4
"""Dots of the way along which something is carried, and the side of one in units."""


class Shown(NamedTuple):
    """What a hand shows now.

    ``attempt`` is the child's with the touches of the hand obeyed, to be drawn instead of hers.
    ``pressed`` is the control under the hand's finger, None while it is lifted.
    """

    ghost: Ghost
    at: HandAt
    attempt: Attempt
    pressed: Touch | None


def shown_gesture(session: Session, attempt: Attempt) -> Shown | None:
    """What a hand shows of ``attempt``; None before its time, after it, and where there is nothing."""
    if waited_s(session) < GESTURE_AFTER_S:
        return None
    motion = motion_of(session)
    if motion.hand_s is None or attempt.ghost is None:
        return None
    at, ghost = hand_at(attempt.ghost, motion.hand_s, less=motion.less), attempt.ghost
    draft = attempt.draft
    if ghost.acts and not ghost.carries:
        for touch in ghost.touches[: at.done]:
            draft = draft.touch(touch)
    acted = attempt if draft is attempt.draft else replace(attempt, draft=draft)
    return Shown(ghost, at, acted, ghost.touches[at.end] if at.down else None)


def hand_sprites(
    shown: Shown,
    layout: ChallengeLayout,
    mat: MatPlace,
    places: Mapping[Touch, Rect],
    carried: tuple[str, int, str] | None = None,
) -> list[Sprite]:
    """The hand, what it carries, and the way it goes; ``places`` are those of the real page.

    What is ``carried`` is an SVG text, its side in pixels and its sign; None for the flag.
    """
    middles = [_where(touch, mat, places).centre for touch in shown.ghost.touches]
    at, side = shown.at, _HAND * layout.u
    (ax, ay), (bx, by) = middles[at.start], middles[at.end]
    x, y = ax + (bx - ax) * at.part, ay + (by - ay) * at.part
    sprites = []
    if at.holds:
        svg, size, sign = carried or carried_flag(shown.attempt, mat)
        thing = centred(svg, x, y, size, f"ghost {sign}", _CARRIED)
        sprites += [*_dots(middles, layout.u), *_waiting(shown, mat, middles), thing]
    lifted = 0.0 if at.down or at.holds else _LIFTED
    away = 1 - at.comes
    right, down = ((lifted + part * away) * side for part in _FROM)
    alpha = max(round(_PALE * at.there), 1)
    hand = icon_sprite("hand", x + right, y + down + _TIP * side, side, alpha=alpha)
    return [*sprites, hand._replace(sign="ghost hand pressing" if at.down else "ghost hand")]


def within_reach(shown: Shown, places: Mapping[Touch, Rect]) -> bool:
    """Whether the page has all that the hand touches: a card may be rolled up, or a key have no room."""
    return all(touch.key is Key.CELL or touch in places for touch in shown.ghost.touches)


def _where(touch: Touch, mat: MatPlace, places: Mapping[Touch, Rect]) -> Rect:
    """The place of a control. Cells have theirs on the mat, also while they mean nothing yet."""
    if touch.key is Key.CELL:
        return Rect.around(*mat.centre_of(touch.index % mat.columns, touch.index // mat.columns), mat.cell)
    return places[touch]


def _dots(middles: list[tuple[float, float]], u: float) -> list[Sprite]:
    (ax, ay), (bx, by) = middles[0], middles[-1]
    side = round(_DOT * u)
    parts = [n / (_DOTS + 1) for n in range(1, _DOTS + 1)]
    dot = pictures.way_of_dots(side)
    return [centred(dot, ax + (bx - ax) * part, ay + (by - ay) * part, side, "dot of a way") for part in parts]


def _waiting(shown: Shown, mat: MatPlace, middles: list[tuple[float, float]]) -> list[Sprite]:
    if shown.ghost.touches[-1].key is not Key.CELL:
        return []
    return [cell_in_dashes(mat, middles[-1])]
