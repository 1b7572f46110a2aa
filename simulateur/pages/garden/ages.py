"""The first page of a new machine asks how old the children are: five drawn ages, and « plus tard ».

It is an adult's, the one page of the garden with words. Two touches choose, so that a stray finger decides nothing.
"""

from functools import lru_cache

from beebot.i18n import gettext as _
from lecons.pictures.artwork import document, frame
from lecons.pictures.letters import advance
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Label, Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.players.ages import AGES, FULL, QUESTION, Age, age_counts, filled
from simulateur.game.session import Session
from simulateur.pages.common.door import DOOR, door_key, door_place
from simulateur.pages.common.sprites import boxed, ear_sprites, icon_sprite, said
from simulateur.pages.common.view import View
from simulateur.pages.garden.bare import garden_ground
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures.keys import panel
from simulateur.pictures.units import BIG_KEY, child_unit, stands_upright, touch_side

_CARD, _GAP, _EDGE = (35.75, 61.75), 3.0, 3.0
"""In units: a card, from one to the next, from the first to the window's edge."""
_TOP, _UPRIGHT_TOP, _FOOT, _FOOT_GAP = 21.6, 24.0, 16.5, 2.6
"""Above the cards; the height of the two keys below them, and the way to these."""
_YEARS, _SECTION = (0.57, 7.0), (0.687, 2.9)
"""How far down a card the years and the section are, in its heights, and their letters, in units."""
_TITLE, _BEE, _LETTERS = 7.0, 14.5, 4.2
"""The letters of the question, the bee beside it, the letters of « plus tard », in units."""
_BREATHS = ((10.6, 3.0, 2.6), (12.6, 4.2, 2.0))
"""What the bee who sleeps breathes: how far along the key and above its middle, and how large, in units."""
_ROUND, _UP = 1.2, 1.25
"""In units: how far round a card a touch is on it, so that few fall between; how far a chosen one rises."""
_LEAST = 0.6
"""How large the way on is at first, of its size: it grows until it answers."""
_NEXT, _LATER, _EAR = Touch(Key.NEXT), Touch(Key.LATER), Touch(Key.LISTEN)


def _cards(size: tuple[int, int]) -> tuple[float, tuple[Rect, ...]]:
    """Pixels in a unit on a card, which is less than one of the page where they have no room, and the cards."""
    u, (width, height), upright = child_unit(size), size, stands_upright(size)
    across = 3 if upright else len(AGES)
    down = -(-len(AGES) // across)
    top, foot, gap = (_UPRIGHT_TOP if upright else _TOP) * u, (_FOOT_GAP + _FOOT + _GAP / 2) * u, _GAP * u
    room = width - 2 * _EDGE * u - (across - 1) * gap, height - top - foot - (down - 1) * gap
    v = min(u, room[0] / across / _CARD[0], room[1] / down / _CARD[1])
    wide, high = (side * v for side in _CARD)
    left = (width - across * wide - (across - 1) * gap) / 2
    top += (room[1] - down * high) / 2
    spots = (divmod(place, across) for place in range(len(AGES)))
    return v, tuple(Rect(left + x * (wide + gap), top + y * (high + gap), wide, high) for y, x in spots)


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls: the ages, « plus tard », the ear, the adults' door and, once an age is touched, the green key."""
    u, (_unit, cards) = child_unit(size), _cards(size)
    y, wide = cards[-1].bottom + _FOOT_GAP * u, cards[0].width
    found = {Touch(Key.AGE, place): rect.inset(-_ROUND * u) for place, rect in enumerate(cards)}
    found[_LATER] = Rect(cards[0].x, y, wide, _FOOT * u)
    ear, above = max(BIG_KEY * u, touch_side(size)), cards[0].y - 2 * _UP * u
    high = min(ear, above)
    door = door_place(size)
    right = min(door[DOOR].x - u, size[0] - _EDGE * u)  # beside the sun
    found[_EAR] = Rect(right - ear, (above - high) / 2, ear, high)
    if filled(session.players.at, session.settings):
        found[_NEXT] = _onward(cards, found[_LATER])
    return {**found, **door}


def scene(session: Session, view: View) -> Scene:
    """The picture of the page that asks how old the children are, with its words."""
    u, size, (v, cards), where = child_unit(view.size), view.size, _cards(view.size), places(session, view.size)
    x, middle = (_EDGE * u if stands_upright(size) else cards[0].x), where[_EAR].centre[1]
    labels = [_label(_(QUESTION), x + (_BEE + 3) * u, middle, round(_TITLE * u))]
    ground = [*garden_ground(size, whiteboard=session.settings.whiteboard)]
    full = filled(session.players.at, session.settings)
    actors = [icon_sprite("bee-happy", x + _BEE / 2 * u, middle, _BEE * u)]
    for place, (age, rect) in enumerate(zip(AGES, cards, strict=True)):
        touch, chosen = Touch(Key.AGE, place), place == session.players.at.age
        lifted = rect.moved(0, -_UP * u) if chosen else rect
        ground.append(_card(lifted, v, chosen=chosen, pressed=view.pressed == touch))
        drawn = view.images.filling(f"age-{age.years}", round(rect.width), round(rect.height))
        actors.append(boxed(drawn, lifted, f"{age.years} years"))
        labels += _names(age, lifted, v)
    ground.append(_plate(where[_LATER], v, pressed=view.pressed == _LATER))
    x, y = where[_LATER].x, where[_LATER].centre[1] - 0.6 * v
    actors.append(icon_sprite("bee-blink", x + 7 * v, y + 0.6 * v, 9 * v, 345))
    labels += [_label("z", x + along * v, y - up * v, round(letters * v)) for along, up, letters in _BREATHS]
    labels.append(_label(_("plus tard"), x + 15 * v, y, round(_LETTERS * v)))
    ear = Rect.around(*where[_EAR].centre, BIG_KEY * u)
    actors += ear_sprites(ear, pressed=view.pressed == _EAR, mute=session.mute)
    actors += door_key(session, view)
    if full:
        from simulateur.pages.common.success_parts import chevron, green_box  # noqa: PLC0415 (the first picture waits for no key)

        onward, counts = _onward(cards, where[_LATER]), age_counts(session.route, session.settings) is not None
        part = 1.0 if counts or session.settings.less_movement else _LEAST + (1 - _LEAST) * full / (FULL + 1)
        onward = Rect.around(*onward.centre, part * onward.width, part * onward.height)
        pressed = view.pressed == _NEXT or session.players.at.asked_on is not None
        key, (x, y) = green_box(onward, part * v, pressed=pressed)
        growing = "" if counts else "growing"
        actors += (each._replace(sign=said(each.sign, growing)) for each in (key, chevron(x, y, part * v)))
    return Scene(tuple(ground), tuple(actors), tuple(labels))


def _onward(cards: tuple[Rect, ...], later: Rect) -> Rect:
    """The place of the way on: across from « plus tard », below the cards."""
    return later._replace(x=max(card.right for card in cards) - later.width)


def _names(age: Age, card: Rect, u: float) -> list[Label]:
    found = []
    lines = ((_("{count} ans").format(count=age.years), _YEARS, ROLE.ink), (_(age.section), _SECTION, ROLE.soft_ink))
    for text, (down, letters), colour in lines:
        pixels = round(letters * u)
        x, y = card.centre[0] - advance(text, pixels) / 2, card.y + down * card.height + 0.6 * pixels
        found.append(_label(text, x, y, pixels, colour))
    return found


def _label(text: str, x: float, y: float, pixels: int, colour: str = ROLE.ink) -> Label:
    """A line of words that begins at ``x``, its middle at ``y``."""
    return Label(text, round(x), round(y - 0.6 * pixels), round(advance(text, pixels) + 2 * pixels), pixels, colour)


def _plate(rect: Rect, u: float, *, pressed: bool) -> Sprite:
    drawn = panel(round(rect.width), round(rect.height), 4 * u, ROLE.tray if pressed else ROLE.cream, 0.6 * u, ROLE.lip)
    return boxed(drawn, rect, said("key later", "pressed" if pressed else ""))


def _card(rect: Rect, u: float, *, chosen: bool, pressed: bool) -> Sprite:
    """A cream card; the one that is chosen is of honey, with the ink line round it."""
    if chosen:
        box = rect.inset(-0.5 * u)
        return boxed(_chosen(round(box.width), round(box.height), u), box, "card of an age chosen")
    box = rect._replace(height=rect.height + 1.6 * u)
    sign = said("card of an age", "pressed" if pressed else "")
    fill = ROLE.honey_pale if pressed else ROLE.cream
    return boxed(panel(round(box.width), round(box.height), 5 * u, fill, 0.8 * u, ROLE.lip), box, sign)


@lru_cache(maxsize=1)
def _chosen(width: int, height: int, u: float) -> str:
    rings = (0.8 * u, ROLE.ink), (0.8 * u, ROLE.honey), (0.5 * width, ROLE.disc_honey)
    return document(width, height, frame(Rect(0, 0, width, height), 5.5 * u, *rings))
