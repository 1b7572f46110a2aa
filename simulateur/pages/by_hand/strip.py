"""The strip of a robot that is programmed by hand: CLEAR, its cards without repeats, GO; a bead below each."""

from lecons.pictures.artwork import icon
from lecons.pictures.cards import CARD_MARGIN, card
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import COMMAND_KEYS, Key, Touch
from simulateur.game.play.by_hand import ByHand, Stage
from simulateur.pages.common.sprites import boxed, centred, plain, plate_key_sprite, said
from simulateur.pages.layout.by_hand import HandLayout
from simulateur.pages.strips.cards import card_sign
from simulateur.pictures import ribbon
from simulateur.pictures.keys import panel
from simulateur.pictures.unlinked_robots import PAINTS

_LATER = 128
"""Alpha of a card whose turn has not come."""
_BEAD = 2.6
"""The side of a bead, in units."""
_ROLL = 2.0
"""The width of a rolled end, in units."""
_SMALLER = 0.86
"""CLEAR and GO on the strip, in cards."""
_LIT = 1.16
"""The plate under the key to press now, in cards."""


def clear_place(by_hand: ByHand, layout: HandLayout) -> dict[Touch, Rect]:
    """The place of CLEAR on the strip, where a touch begins the program again; {} while CLEAR is to be pressed."""
    if by_hand.stage is Stage.KEYS and by_hand.now and by_hand.now[0].key is Key.CLEAR:
        return {}
    return {Touch(Key.CLEAR): layout.cards[0]}


def hand_strip(by_hand: ByHand, layout: HandLayout, pressed: Touch | None) -> list[Sprite]:
    """The strip with the keys to press. If it is too long, CLEAR stays and the keys around those to press are seen."""
    strip = layout.strip
    ground = panel(round(strip.width), round(strip.height), 3.4 * layout.u, ROLE.tray)
    keys, now, kind = _keys(by_hand), _now(by_hand), by_hand.robots[by_hand.robot].kind
    first = _first_seen(len(keys), now, len(layout.cards))
    seen = [0, *range(first, min(first + len(layout.cards) - 1, len(keys)))]
    sprites = [boxed(ground, strip, "strip"), *_rolls(layout, first > 1, seen[-1] + 1 < len(keys))]
    for rect, place in zip(layout.cards, seen, strict=False):
        state = "now" if place in now else "done" if place < min(now) else ""
        sprites += _thing(keys[place], kind, rect, state, layout, pressed=pressed == Touch(Key.CLEAR) and not place)
    return sprites


def _keys(by_hand: ByHand) -> tuple[Key, ...]:
    robot = by_hand.robot
    return (*(press.key for press in by_hand.presses if press.robot == robot), Key.GO)


def _now(by_hand: ByHand) -> tuple[int, ...]:
    """The places of the keys to press now; that of GO once all are pressed."""
    return tuple(press.card + 1 for press in by_hand.now) or (len(_keys(by_hand)) - 1,)


def _first_seen(count: int, now: tuple[int, ...], room: int) -> int:
    """The first card after CLEAR that is seen: those to press are never at an end where more waits."""
    wanted = now[0] - max((room - 1 - len(now)) // 2, 0)
    return max(min(wanted, count - (room - 1)), 1)


def _thing(key: Key, kind: str, rect: Rect, state: str, layout: HandLayout, *, pressed: bool) -> list[Sprite]:
    side, (x, y) = round(rect.width), rect.centre
    alpha = 255 if state else _LATER
    down = "pressed" if pressed else ""
    if key in COMMAND_KEYS:
        command = COMMAND_KEYS[key]
        frame = "lit" if state == "now" else ""
        full = round(side * (1 + 2 * CARD_MARGIN))
        drawn = centred(card(command, side, frame), x, y, full, card_sign(command, state or "to come"), alpha)
        things = [drawn]
    else:
        name = "glyph-clear" if key is Key.CLEAR else "glyph-go"
        box = Rect.around(x, y, _SMALLER * side)
        drawn = plate_key_sprite(name, box, pressed=pressed, paint=PAINTS.get(kind, {}).get(name))
        things = [drawn._replace(alpha=alpha, sign=said("key", plain(name), "" if state else "to come", down))]
        if state == "now":
            plate = round(_LIT * side)
            things.insert(0, centred(icon("robots/lit-plate", plate), x, y, plate, "plate of what is lit"))
    bead = round(_BEAD * layout.u)
    below = rect.bottom + 1.9 * layout.u
    look = state or "waiting"
    return [*things, centred(icon(f"robots/bead-{look}", bead), x, below, bead, f"bead {look}")]


def _rolls(layout: HandLayout, before: bool, after: bool) -> list[Sprite]:
    wide, high = _ROLL * layout.u, layout.t
    first, last = layout.cards[min(1, len(layout.cards) - 1)], layout.cards[-1]
    lefts = [first.x - wide - 0.1 * layout.u] * before + [last.right + 0.2 * layout.u] * after
    rects = (Rect(x, first.y, wide, high) for x in lefts)
    return [boxed(ribbon.roll(round(rect.width), round(rect.height)), rect, "roll") for rect in rects]
