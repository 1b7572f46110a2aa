"""The ghost hand on a challenge's page: after ten idle seconds it does the kind's own gesture once."""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmarks
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.ghost import Ghost
from simulateur.game.play.attempt import Attempt
from simulateur.game.players.unasked import GESTURE_AFTER_S
from simulateur.game.session import Session
from simulateur.pages.common.ghost_moves import COMES_S, LEAVE_S, HandAt, gesture_lasts_s, hand_at, obeys_from_s
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, icon_sprite, turned_sign
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.tiny_mat import HIGH, WIDE, leaving, tiny_mat
from simulateur.pictures.keys import panel

_HAND, _TIP, _LOW = 15.0, 52 / 120, 0.3
"""The hand's box in units; how far its finger tip is above the middle of the box, in boxes; below that of a key, whose
sign is seen so, in keys."""
_FROM = (0.5, 0.8)
"""From where the hand comes and how far it is lifted, to the right and down, in hands."""
_LIFTED = 0.10
_IS_LAID = 0.5
"""How much of a press is over when its card lies there."""
_PALE = 235
"""Alpha of the hand: it is not really there."""
_PAPER = 140
"""Alpha of the paper over the child's mat while a tiny one is shown."""
_SCALES, _STEP, _LEVEL = (1.0, 0.85, 0.7, 0.55, 0.4, 0.3), 2.5, 2.0
"""How large the bubble may be, how many units its places are apart, and how much rather it is beside than above."""


class Shown(NamedTuple):
    """What a hand shows now.

    ``attempt`` is the child's with the touches of the hand obeyed, to be drawn instead of hers.
    ``pressed`` is the control under the hand's finger, None while it is lifted. The hand came ``since_s`` seconds ago.
    """

    ghost: Ghost
    at: HandAt
    attempt: Attempt
    pressed: Touch | None
    since_s: float


def shown_gesture(session: Session, attempt: Attempt) -> Shown | None:
    """What the ghost hand shows of ``attempt`` now; None before its time, after it, and if there is nothing to show."""
    ghost = session.ghost
    if session.waited_s < GESTURE_AFTER_S or ghost is None:
        return None
    motion = motion_of(session)
    if motion.hand_s is None:
        return None
    at, draft = hand_at(ghost, motion.hand_s, less=motion.less), attempt.draft
    if ghost.lays:
        for touch in ghost.touches[: at.done]:
            draft = draft.touch(touch)
    acted = attempt if draft is attempt.draft else replace(attempt, draft=draft)
    return Shown(ghost, at, acted, ghost.touches[at.end] if at.down else None, motion.hand_s)


def hand_sprites(shown: Shown, layout: ChallengeLayout, mat: MatPlace, places: Mapping[Touch, Rect]) -> list[Sprite]:
    """The hand, inside the window. It comes from below or, to what is low on the page, from the side.

    ``places`` are the controls of the child's own page.
    """
    middles = [_where(touch, mat, places).centre for touch in shown.ghost.touches]
    at, side, (width, height) = shown.at, _HAND * layout.u, layout.size
    (ax, ay), (bx, by) = middles[at.start], middles[at.end]
    x, y = ax + (bx - ax) * at.part, ay + (by - ay) * at.part
    degrees = 0
    if by + (_TIP + 0.5) * side > height:
        degrees = 90 if bx > width / 2 else 270
    lifted = 0.0 if at.down else _LIFTED
    away = 1 - at.comes
    right, down = ((lifted + part * away) * side for part in _FROM)
    down += 0.0 if shown.ghost.example is None else _LOW * places[shown.ghost.touches[at.end]].width
    down, sine, cosine = down + _TIP * side, math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = x + right * cosine - down * sine, y + right * sine + down * cosine
    x, y = (min(max(each, side / 2), most - side / 2) for each, most in ((x, width), (y, height)))
    hand = icon_sprite("hand", x, y, side, degrees, max(round(_PALE * at.there), 1))
    return [hand._replace(sign=turned_sign("ghost hand pressing" if at.down else "ghost hand", degrees))]


def example_sprites(
    shown: Shown, layout: ChallengeLayout, mat: MatPlace, places: Mapping[Touch, Rect], images: Images, *, less: bool
) -> list[Sprite]:
    """Paper over the child's mat and the tiny mat of the example, once the hand has come; [] without an example."""
    ghost, ear = shown.ghost, places[Touch(Key.LISTEN)]
    if ghost.example is None or shown.since_s < COMES_S:
        return []
    bubble = bubble_place(shown.attempt, ghost, layout, mat, places)
    left_s = gesture_lasts_s(ghost) - shown.since_s
    if bubble is None or (less and left_s < LEAVE_S):
        return []
    if left_s < LEAVE_S:
        return leaving(bubble, ear, 1 - left_s / LEAVE_S)
    whole = mat.grid.inset(-BORDER * mat.cell)
    paper = boxed(
        panel(round(whole.width), round(whole.height), BORDER * mat.cell, ROLE.paper), whole, "paper faded", _PAPER
    )
    since_s, laid = shown.since_s - obeys_from_s(ghost), shown.at.done + (shown.at.down and shown.at.part >= _IS_LAID)
    return [paper, *tiny_mat(ghost.example, since_s, bubble, images, laid=laid, less=less)]


def bubble_place(
    attempt: Attempt, ghost: Ghost, layout: ChallengeLayout, mat: MatPlace, places: Mapping[Touch, Rect]
) -> Rect | None:
    """Where the tiny mat is: near the key that is pressed, and off every key and strip, the bees and what they reach.

    None if it has no room.
    """
    bees = [attempt.moment_of(robot) for robot in range(attempt.robots)]
    kept = [mat.centre_of(bee.column, bee.row) for bee in bees]
    kept += [mat.centre_of_cell(mark.cell) for mark in landmarks(attempt.challenge, ())]
    pressed = [places[touch] for touch in (*ghost.touches, Touch(Key.LISTEN)) if touch in places]
    hands = [Rect(*rect.centre, _HAND * layout.u, _HAND * layout.u) for rect in pressed[:-1]]
    lying = (Key.CELL, Key.PLACE, Key.STRIP, Key.BEE)
    keys = [rect.inset(-layout.u) for touch, rect in places.items() if touch.key not in lying]
    strips = (tray.rect for tray in layout.trays)
    kept_free = (*(Rect.around(*middle, mat.cell) for middle in kept), *keys, *hands, *strips)
    return _free(layout.size, layout.u, pressed[0].centre, kept_free, layout.plate)


@lru_cache(maxsize=8)
def _free(
    size: tuple[int, int],
    u: float,
    near: tuple[float, float],
    kept_free: tuple[Rect, ...],
    back: Rect,
) -> Rect | None:
    """The largest bubble that meets nothing of what is ``kept_free``, off her ``back`` if it can; the nearest one."""
    x, y = near
    for scale in _SCALES:
        wide, high = scale * WIDE * u, scale * HIGH * u
        box = Rect(u, u, size[0] - 2 * u - wide, size[1] - 2 * u - high)
        step = _STEP * u
        columns, rows = range(max(int(box.width / step) + 1, 0)), range(max(int(box.height / step) + 1, 0))
        found = [Rect(box.x + column * step, box.y + row * step, wide, high) for column in columns for row in rows]
        clear = [each for each in found if not any(each.meets(other) for other in kept_free)]
        if clear:
            return min(
                clear,
                key=lambda each: (
                    each.meets(back),
                    math.hypot(each.centre[0] - x, _LEVEL * (each.centre[1] - y)),
                ),
            )
    return None


def within_reach(shown: Shown, places: Mapping[Touch, Rect]) -> bool:
    """Whether all that the hand touches has its place on the page: a card may be rolled up, or a key have no room."""
    return all(touch.key is Key.CELL or touch in places for touch in shown.ghost.touches)


def _where(touch: Touch, mat: MatPlace, places: Mapping[Touch, Rect]) -> Rect:
    """The place of a control. Cells have theirs on the mat, also while they mean nothing yet."""
    if touch.key is Key.CELL:
        return Rect.around(*mat.centre_of(touch.index % mat.columns, touch.index // mat.columns), mat.cell)
    return places[touch]
