"""A line too long for its strip: rolls at its ends, beads that tell the whole, cards that are cut while it slides."""

import re
from dataclasses import replace
from functools import lru_cache

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.card_states import robot_of
from simulateur.pages.common.sprites import boxed, centred, said
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.strip_line import place_on_line, placed
from simulateur.pages.layout.strips import Tray
from simulateur.pictures import ribbon

_ROOT = re.compile(r'viewBox="([^"]+)" width="[^"]+" height="[^"]+"')


def roll_places(layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The rolled ends of strips too long for the page, to touch so that they slide; {} if all are seen whole."""
    return {Touch(Key.ROLL, end, place): rect for place, tray in enumerate(layout.trays) for end, rect in tray.rolls}


def rolls_and_beads(attempt: Attempt, strip: int, tray: Tray) -> list[Sprite]:
    """The rolled ends of a line where more waits, and a bead for each of its places; [] if it is seen whole."""
    if tray.beads is None:
        return []
    items = attempt.draft.strips[strip].items
    rolls = [boxed(ribbon.roll(round(rect.width), round(rect.height)), rect, "roll") for _end, rect in tray.rolls]
    box, robot = tray.beads, robot_of(attempt, strip)
    lit = None if robot is None else attempt.lit_of(robot)
    at = None if lit is None else place_on_line(items, lit)
    full = sum(not each.between and each.item.sort not in EMPTY for each in placed(items))
    running = "" if at is None else f"{at + 1} runs"
    sign = said(f"beads {full} of {tray.total}, seen {tray.first + 1} to {tray.first + len(tray.slots)}", running)
    return [*rolls, *_beads(box, full, tray.total, (tray.first, len(tray.slots)), at, sign)]


@lru_cache(maxsize=64)
def _beads(box: Rect, cards: int, total: int, seen: tuple[int, int], runs: int | None, sign: str) -> tuple[Sprite, ...]:
    """A bead for each of ``total`` places, the first ``cards`` of which hold a card; the place ``runs`` is lit, if any.

    ``seen`` are the first place that is seen and how many are. All beads of a kind are one drawing: the line is not
    drawn anew for each card that is laid or run.
    """
    step, (first, count) = box.width / total, seen
    under = Rect(box.x + first * step, box.y, count * step, box.height)
    side, middle = round(min(box.height, 0.84 * step)), box.y + box.height / 2
    beads = (
        centred(ribbon.bead(side, place < cards, place == runs), box.x + (place + 0.5) * step, middle, side, "")
        for place in range(total)
    )
    return boxed(ribbon.seen(round(under.width), round(under.height)), under, sign), *beads


def slid_line(tray: Tray, right: int) -> Tray:
    """The line moved ``right`` pixels to the right, with the places that come in and go out at its ends."""
    if not right:
        return tray
    more = (tray.slots[0].moved(-tray.step, 0), *tray.slots, tray.slots[-1].moved(tray.step, 0))
    return replace(tray, slots=tuple(slot.moved(right, 0) for slot in more), first=tray.first - 1)


def seen_of_line(sprites: list[Sprite], tray: Tray) -> list[Sprite]:
    """The parts of ``sprites`` that are seen between the ends of a line that slides."""
    left, right = round(tray.slots[0].x - tray.gap), round(tray.slots[-1].right + tray.gap)
    return [seen for sprite in sprites if (seen := within(sprite, left, right)) is not None]


def within(sprite: Sprite, left: int, right: int) -> Sprite | None:
    """The part of a sprite between the pixel columns ``left`` and ``right``; None if none of it lies there.

    A sprite that is turned is seen whole, or not at all.
    """
    ends = sprite.x + sprite.width
    if sprite.x >= left and ends <= right:
        return sprite
    first, last = max(sprite.x, left), min(ends, right)
    if first >= last or sprite.turned:
        return None
    svg = _cut(sprite.svg, (first - sprite.x) / sprite.width, (last - first) / sprite.width)
    return sprite._replace(svg=svg, x=first, width=last - first)


@lru_cache(maxsize=64)
def _cut(svg: str, start: float, part: float) -> str:
    """The column of a drawing that begins at ``start`` and is ``part`` wide, both in parts of its width."""
    root = _ROOT.search(svg)
    if root is None:
        return svg
    x, y, width, height = map(float, root[1].split())
    wide = part * width
    box = f'viewBox="{x + start * width:g} {y:g} {wide:g} {height:g}" width="{wide:g}" height="{height:g}"'
    return svg[: root.start()] + box + svg[root.end() :]
