"""The strips of cards on the challenge's page, and what a hint shows on them."""

import math

from beebot.command import Command, Repeat
from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, CHOICE_GROUNDS, block, card, die, memory, slot, tray_ground
from lecons.pictures.feedback_marks import glow
from lecons.pictures.patches import PATCHES
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.draft import EMPTY, Item, Sort
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.card_states import CardState, card_states, robot_of
from simulateur.game.play.melody import card_due, step_due
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.patches import is_past, patch_sprites
from simulateur.pages.common.sprites import BEES, FADED, boxed, centred, icon_sprite, plain, said
from simulateur.pages.common.view import Carried
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.settling import Settling
from simulateur.pages.layout.strip_line import Placed, placed, rect_of
from simulateur.pages.layout.strips import Tray
from simulateur.pages.strips.cards import LIFTED_DEGREES, RAISED, WHOSE, Look, card_sign, card_sprites
from simulateur.pages.strips.feedback import strip_answer
from simulateur.pages.strips.hint import hint_on_strip, place_asked, proposed_change
from simulateur.pages.strips.limits import asked_of_place, turns_left
from simulateur.pages.strips.repeats import repeat_grounds, repeat_sprite
from simulateur.pages.strips.rolled import rolls_and_beads, seen_of_line, slid_line
from simulateur.pictures import ribbon

_SLIDES_BY = 4
"""A line slides by so many pixels: finer steps would be drawn anew for nothing."""
_HOLE_GLOW = 1.15
"""The glow behind a hole that is to be filled, in its sides."""
_TOGETHER = (Phase.RUNNING, Phase.ON_ROBOT, Phase.SUCCEEDED)
_BEE_HOPS = 0.08
"""How high the bee at the head of a strip hops as its cards do, in her size."""


def strip_places(attempt: Attempt, layout: ChallengeLayout) -> dict[Touch, Rect]:
    """The cards and empty places that can be touched, as controls; {} if no cards are laid here."""
    if not attempt.gesture.lays_cards or attempt.immediate:
        return {}
    places = {}
    for place, (strip, tray) in enumerate(zip(attempt.draft.strips, layout.trays, strict=False)):
        for each in placed(strip.items):
            rect = rect_of(each, tray)
            if rect is None:
                continue
            if each.item.sort in EMPTY:
                places[Touch(Key.GAP, each.item.place, place)] = rect
            elif each.item.sort is Sort.CARD:
                places[Touch(Key.CARD, each.item.place, place)] = rect
    return places


def strip_sprites(
    attempt: Attempt,
    layout: ChallengeLayout,
    motion: Motion,
    *,
    is_film: bool = False,
    lifted: Touch | None = None,
    settling: Settling | None = None,
) -> list[Sprite]:
    """Every strip: its ground, its cards, and the head that rides the lit one.

    The card that is ``lifted`` leaves its gap, in dashes; a strip to choose from is lit. Cards and lines that are
    ``settling`` are drawn on their way.
    """
    grounds: list[Sprite] = []
    cards: list[Sprite] = []
    over: list[Sprite] = []
    for place, tray in enumerate(shown_trays(attempt, layout, is_film=is_film)):
        if tray is None:
            continue
        grounds += _ground(attempt, layout, place, tray, motion, lit=lifted == Touch(Key.STRIP, strip=place))
        slid = 0 if settling is None else round(settling.line_slid(place) / _SLIDES_BY) * _SLIDES_BY
        low, high = _items(attempt, place, slid_line(tray, slid), motion, lifted, settling)
        if slid:
            low, high = seen_of_line(low, tray), seen_of_line(high, tray)
        if is_past(attempt, place):  # the card at fault is among the high ones
            low = [each._replace(alpha=FADED, sign=said(each.sign, "faded")) for each in low]
        cards += low + rolls_and_beads(attempt, place, tray)
        over += patch_sprites(attempt, place, tray, motion) + high + strip_answer(attempt, place, tray)
        over += (
            turns_left(attempt, place, tray)
            + hint_on_strip(attempt, place, tray, motion)
            + place_asked(attempt, place, tray)
        )
    return grounds + cards + over


def shown_trays(attempt: Attempt, layout: ChallengeLayout, *, is_film: bool = False) -> list[Tray | None]:
    """Where each strip lies, in order; in a film as after a success.

    Then, of programs to choose from, only the chosen one has its place, and None stands for the others.
    """
    if not is_film and attempt.phase is not Phase.SUCCEEDED:
        return list(layout.trays)
    chosen = (attempt.draft.active or 0) if attempt.gesture.chooses else None
    return [tray if chosen in (None, place) else None for place, tray in enumerate(layout.success_trays)]


def closed_strip(layout: ChallengeLayout) -> list[Sprite]:
    """The strip of a bee whose program is hidden from the child: closed, without cards."""
    sprites = []
    for tray in layout.trays:
        pocket = memory(round(tray.rect.width), round(tray.rect.height), layout.u)
        sprites.append(boxed(pocket, tray.rect, "hidden strip"))
    return sprites


def _ground(
    attempt: Attempt, layout: ChallengeLayout, place: int, lies: Tray, motion: Motion, *, lit: bool
) -> list[Sprite]:
    """A strip and the bee at its head: one ``lit`` or written on is; both are where both bees run or rejoice."""
    width, height = round(lies.rect.width), round(lies.rect.height)
    together = attempt.robots > 1 and attempt.phase in _TOGETHER
    chosen = lit or (
        len(layout.trays) > 1 and (together or (place == attempt.draft.active and not is_past(attempt, place)))
    )
    robot = _robot(attempt, place)
    ground, whose = robot, WHOSE[robot]
    if attempt.gesture.chooses and not chosen:
        ground, whose = CHOICE_GROUNDS[place], plain(PATCHES[place])
    sign = said("strip", whose, "chosen" if chosen else "")
    sprites = [boxed(tray_ground(width, height, layout.u, ground, chosen), lies.rect, sign)]
    if lies.bee is not None:
        (x, y), side, due = lies.bee.centre, lies.bee.width, step_due(attempt, motion.show)
        if due is not None and due.robot == place and not motion.less:
            y -= _BEE_HOPS * side * math.sin(math.pi * due.part)
        mood = "-happy" if attempt.phase is Phase.SUCCEEDED else ""
        sprites.append(icon_sprite(BEES[place] + mood, x, y, side))
    return sprites


def _robot(attempt: Attempt, strip: int) -> int:
    return strip if attempt.robots > 1 else 0


def _items(
    attempt: Attempt,
    place: int,
    tray: Tray,
    motion: Motion,
    lifted: Touch | None,
    settling: Settling | None = None,
) -> tuple[list[Sprite], list[Sprite]]:
    items = attempt.draft.strips[place].items
    states, moment = _states(attempt, place, motion)
    robot, counted, line = _robot(attempt, place), attempt.challenge.strides, placed(items)
    low = repeat_grounds(items, tray, states)
    high: list[Sprite] = []
    taken = 0
    for each in line:
        item, rect = each.item, _where(settling, place, each, tray)
        taken += not each.between
        if rect is None:
            continue
        state = states.get(item.place, CardState.READY)
        if each.between and lifted is None:
            high.append(_bar(rect, chosen=item.sort is Sort.CHOSEN))
        elif item.sort in EMPTY and not each.between:
            grown = 0.0 if attempt.draft.answer is not None else motion.go_breath
            low += _empty(item, rect, robot, offered=each is not line[-1], grown=grown)
            low += asked_of_place(attempt, each.place, rect)
        elif lifted == Touch(Key.CARD, item.place, place) and item.sort is Sort.CARD:
            low.append(boxed(icon("keys/hole", round(rect.width)), rect, "hole"))
        elif isinstance(item.card, Repeat):
            low.append(repeat_sprite(attempt, item, rect, place))
        elif isinstance(item.card, Command):
            drawn = Look(item.card, item.sort is Sort.LOCKED, robot, counted)
            layer = high if state in RAISED else low
            since = motion.sway if state is CardState.SPARE else moment
            layer.extend(card_sprites(drawn, state, rect, since, tray.head))
    for number in range(taken, tray.total):
        rect = tray.at(number)
        if rect is not None:
            low.append(_plain_slot(rect, robot))
            low += asked_of_place(attempt, number, rect)
    return low, high + proposed_change(attempt, place, tray)


def _states(attempt: Attempt, strip: int, motion: Motion) -> tuple[dict[int, CardState], float]:
    """How each card is shown, by its place; and for how many seconds, or how far a card hops whose note is heard."""
    items = (item.place for item in attempt.draft.strips[strip].items if item.sort in (Sort.CARD, Sort.LOCKED))
    states = dict(zip(items, card_states(attempt, strip), strict=True))
    robot, read = robot_of(attempt, strip), card_due(attempt, motion.reading)
    if read is not None and strip == attempt.draft.active:
        states[read[1]] = CardState.SUNG if motion.less else CardState.HOPPING
        return states, read[2]
    due, trace = step_due(attempt, motion.show), None if robot is None else attempt.trace_of(robot)
    if due is None or due.robot != robot or trace is None:
        return states, motion.since_phase
    place = trace.steps[due.step].index
    if place in states:
        states[place] = CardState.SUNG if motion.less else CardState.HOPPING
    return states, due.part


def _where(settling: Settling | None, strip: int, each: Placed, tray: Tray) -> Rect | None:
    """Where something on a strip is seen now. A card that comes from under a roll is in its place at once."""
    rect, place = rect_of(each, tray), each.place
    if settling is None or rect is None or each.item.sort in EMPTY:
        return rect
    aside = settling.card_aside(strip, place)
    if not aside or tray.at(place + settling.aside[strip, place]) is None:
        return rect
    return rect.moved(aside * tray.step, 0)


def _bar(target: Rect, *, chosen: bool) -> Sprite:
    box = Rect.around(*target.centre, ribbon.BAR * target.height, target.height)
    svg = ribbon.bar(round(box.width), round(box.height), chosen)
    return boxed(svg, box, "bar chosen" if chosen else "bar")


def _plain_slot(rect: Rect, robot: int) -> Sprite:
    return boxed(slot(round(rect.width), robot), rect, said("slot", WHOSE[robot]))


def _empty(item: Item, rect: Rect, robot: int, *, offered: bool, grown: float) -> list[Sprite]:
    """An empty place. Between cards it is ``offered``: there it does not mark the strip's end.

    The hole to fill next glows, ``grown`` so far, once a child has waited.
    """
    if item.sort is Sort.GAP and not offered:
        return [_plain_slot(rect, robot)]
    side = round(_HOLE_GLOW * grown * rect.width) if item.sort is Sort.NEXT else 0
    glows = [centred(glow(side, False), *rect.centre, side, "glow")] if side else []
    chosen = item.sort in (Sort.CHOSEN, Sort.NEXT)
    sign = "hole chosen" if chosen else "hole"
    return [*glows, boxed(icon(f"keys/{sign.replace(' ', '-')}", round(rect.width)), rect, sign)]


def carried_sprites(attempt: Attempt, layout: ChallengeLayout, carry: Carried) -> list[Sprite]:
    """The card under a finger, over everything, and the bar or the hole that says where it would land.

    [] if that card is on no strip any more.
    """
    strip = attempt.draft.strips[carry.card.strip]
    items = (item for item in strip.items if item.sort is Sort.CARD and item.place == carry.card.index)
    item = next(items, None)
    if item is None or not layout.trays:
        return []
    side = round(layout.trays[0].slots[0].width)
    sprites = []
    if carry.mark is not None and carry.hole:
        sprites.append(boxed(icon("keys/hole-chosen", side), carry.mark, "hole chosen"))
    elif carry.mark is not None:
        sprites.append(_bar(carry.mark, chosen=True))
    (x, y), robot = carry.at, _robot(attempt, carry.card.strip)
    if isinstance(item.card, Command):
        full = round(side * (1 + 2 * CARD_MARGIN))
        counted = attempt.challenge.strides
        drawn = card(item.card, side, "ink", LIFTED_DEGREES, robot, counted)
        sprites.append(centred(drawn, x, y, full, card_sign(item.card, "carried", LIFTED_DEGREES, robot, counted)))
    elif isinstance(item.card, Repeat):
        ground = block(side, side, side, True)
        sprites += [centred(ground, x, y, side, "block carried")]
        sprites += [centred(die(item.card.turns, side), x, y, side, f"die {item.card.turns} carried")]
    return sprites
