"""A robot without a link is programmed: its next key, large and on its back; then the count; then « arrivée ? »."""

from beebot.unlinked_robots import Keys, Unlinked
from lecons.pictures import predictions
from lecons.pictures.artwork import icon
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.by_hand import SHOWN_S, ByHand, Press, Stage
from simulateur.game.session import Session
from simulateur.pages.by_hand.arrived import arrived_places, arrived_scene
from simulateur.pages.by_hand.strip import clear_place, hand_strip
from simulateur.pages.common.sprites import (
    boxed,
    centred,
    ear_sprites,
    icon_sprite,
    pebble_sprite,
    plain,
    plate_key_sprite,
)
from simulateur.pages.common.turn_key import turn_place, turn_sprites
from simulateur.pages.common.view import View
from simulateur.pages.layout.by_hand import HandLayout, hand_layout
from simulateur.pages.layout.control_areas import Places
from simulateur.pictures import plate, real_robot, unlinked_robots
from simulateur.pictures.keys import PLATE_KEY_MARGIN, embossed_key
from simulateur.pictures.units import PLATE, PLATE_GAP, PLATE_KEY, PLATE_PADDING

_GLYPHS = {
    Key.FORWARD: ("glyph-forward", 1, 0),
    Key.LEFT: ("glyph-left", 0, 1),
    Key.GO: ("glyph-go", 1, 1),
    Key.RIGHT: ("glyph-right", 2, 1),
    Key.CLEAR: ("glyph-clear", 0, 2),
    Key.BACKWARD: ("glyph-backward", 1, 2),
    Key.PAUSE: ("glyph-pause", 2, 2),
}
"""The keys of a robot: the sign of each, its column and its row."""
_PRESSED, _GO, _UNDO = Touch(Key.PRESSED), Touch(Key.GO), Touch(Key.UNDO)
_SPOT, _ON_BACK = 1.30, 1.42
"""The round below a key to press, in keys: the large one and the one on the robot's back."""
_DOTS, _DOT = 5, 1.7
"""Dots from the small key to the large one, and the side of one in units."""
_HAND = 0.55
"""The hand, in large keys."""
_TIP = 52 / 120
"""How far the finger's tip is above the middle of the hand, in hands."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls of the page on which a robot is programmed by hand, and where they are.

    Raises:
        ValueError: no robot is programmed by hand.
    """
    layout, by_hand = _layout(session, size), _by_hand(session)
    found: dict[Touch, Rect] = {Touch(Key.HOME): layout.home}
    if by_hand.stage is Stage.ASKS:
        found |= arrived_places(layout)
    elif by_hand.stage is Stage.KEYS:
        found |= {_PRESSED: Rect.enclosing(_keys_at(layout, len(by_hand.now))), _UNDO: layout.undo}
    elif by_hand.stage is not Stage.ROLLS:
        found |= {_GO: layout.key, _UNDO: layout.undo}
    if _goes_back(by_hand):
        found |= clear_place(by_hand, layout)
    return {**found, Touch(Key.LISTEN): layout.ear, **turn_place(session, layout.token)}


def scene(session: Session, view: View) -> Scene:
    """The scene of the page on which a robot is programmed by hand."""
    layout, by_hand = _layout(session, view.size), _by_hand(session)
    rail = _rail(session, layout, view.pressed)
    if by_hand.stage is Stage.ASKS:
        asked = arrived_scene(session, layout, view)
        return asked._replace(actors=(*asked.actors, *rail))
    less, presses = session.settings.less_movement, by_hand.stage is Stage.KEYS
    actors = [
        *_robot(by_hand, layout),
        *_tokens(by_hand, layout),
        *(_now(by_hand, layout, view.pressed, less=less) if presses else _count(by_hand, layout, view.pressed)),
        *hand_strip(by_hand, layout, view.pressed),
        *([pebble_sprite("icon-undo", layout.undo, pressed=view.pressed == _UNDO)] if _goes_back(by_hand) else ()),
        *rail,
    ]
    return Scene(_floor(layout), tuple(actors))


def _floor(layout: HandLayout) -> tuple[Sprite, ...]:
    x, y, width, height = map(round, layout.floor)
    parts = real_robot.planks(width, height, 3.4 * layout.u, 0.4 * layout.u)
    signs = ("floor of planks", *[""] * (len(parts) - 1))
    return tuple(boxed(svg, box.moved(x, y), sign) for sign, (svg, box) in zip(signs, parts, strict=True))


def _goes_back(by_hand: ByHand) -> bool:
    return by_hand.stage in (Stage.KEYS, Stage.READY, Stage.COUNTS)


def _layout(session: Session, size: tuple[int, int]) -> HandLayout:
    settings = session.settings
    return hand_layout(size, left_handed=settings.left_handed, whiteboard=settings.whiteboard)


def _by_hand(session: Session) -> ByHand:
    if session.attempt is None or session.attempt.by_hand is None:
        raise ValueError("no robot is in hand")
    return session.attempt.by_hand


def _rail(session: Session, layout: HandLayout, pressed: Touch | None) -> list[Sprite]:
    home = Touch(Key.HOME)
    return [
        pebble_sprite("icon-home", layout.home, pressed=pressed == home),
        *ear_sprites(layout.ear, pressed=pressed == Touch(Key.LISTEN), mute=session.mute),
        *turn_sprites(session, layout.token, pressed),
    ]


def _keys_at(layout: HandLayout, count: int) -> list[Rect]:
    if count == 1:
        return [layout.key]
    room, (x, y) = layout.keys_wide, layout.key.centre
    side = room / (count + 0.25 * (count - 1))
    first = x - room / 2 + side / 2
    return [Rect.around(first + n * 1.25 * side, y, side) for n in range(count)]


def _robot(by_hand: ByHand, layout: HandLayout) -> list[Sprite]:
    """The robot on the floor, or the board or remote that has its keys; only what is to be pressed has its colours."""
    box, facts = layout.robot, by_hand.robots[by_hand.robot].facts
    lit = {press.key for press in by_hand.now} if by_hand.stage is Stage.KEYS else {Key.GO}
    side, on_back = round(box.width), facts.keys is Keys.BACK
    is_mouse = facts.name == unlinked_robots.MOUSE
    sprites = _mouse(box, side) if is_mouse else _body(box, side) if on_back else _on_board(box, side)
    for key in _keys_of(facts):
        sprites += _small_key(box, key, facts.name, lit=key in lit, on_honey=on_back and not is_mouse)
    return sprites


def _keys_of(facts: Unlinked) -> list[Key]:
    """The keys that the robot has. A board is emptied, which is no key."""
    own = {*map(KEYS_OF_COMMANDS.__getitem__, facts.commands), Key.GO}
    return [key for key in _GLYPHS if key in own or (key is Key.CLEAR and facts.keys is not Keys.BOARD)]


def _small_key(box: Rect, key: Key, kind: str, *, lit: bool, on_honey: bool) -> list[Sprite]:
    glyph, column, row = _GLYPHS[key]
    part = box.width / PLATE
    first, pitch, k = PLATE_PADDING + PLATE_KEY / 2, PLATE_KEY + PLATE_GAP, PLATE_KEY * part
    x, y = box.x + (first + column * pitch) * part, box.y + (first + row * pitch) * part
    if not lit:
        drawn = embossed_key(glyph, round(k), on_honey=on_honey)
        return [centred(drawn, x, y, round(k * (1 + 2 * PLATE_KEY_MARGIN)), f"embossed {plain(glyph)}")]
    round_ = round(_ON_BACK * k)
    ground = real_robot.spot(round_, round_, ROLE.cream if on_honey else ROLE.honey)
    return [
        centred(ground, x, y, round_, "spot of a key"),
        plate_key_sprite(glyph, Rect.around(x, y, k), paint=_paint(kind, glyph)),
    ]


def _paint(kind: str, glyph: str) -> tuple[str, str] | None:
    return unlinked_robots.PAINTS.get(kind, {}).get(glyph)


def _mouse(box: Rect, side: int) -> list[Sprite]:
    full = round(side * (1 + 2 * unlinked_robots.EARS))
    return [centred(unlinked_robots.mouse(side), *box.centre, full, "back of a mouse")]


def _body(box: Rect, side: int) -> list[Sprite]:
    w = box.width
    whole = Rect(box.x - w * plate.BESIDE, box.y - w * plate.ABOVE, w * (1 + 2 * plate.BESIDE), 0.0)
    whole = whole._replace(height=w * (1 + plate.ABOVE + plate.BELOW))
    k = round(PLATE_KEY / PLATE * w)
    eye = plate.eye(k, plate.EYES_TO_STRIP)
    wheels = round(real_robot.WHEELS * side)
    return [
        centred(icon("robots/wheels", wheels), *box.centre, wheels, "wheels"),
        boxed(plate.back(side), whole, "back of the robot"),
        *(centred(eye, *centre, round(k / 2), "eye of the robot") for centre in plate.eye_centres(box.x, box.y, w)),
    ]


def _on_board(box: Rect, side: int) -> list[Sprite]:
    full = round(side * (1 + 2 * real_robot.BOARD_MARGIN))
    return [centred(real_robot.board(side), *box.centre, full, "board of keys")]


def _tokens(by_hand: ByHand, layout: HandLayout) -> list[Sprite]:
    """The animal of the robot in hand, or of both where both are to go."""
    shown = by_hand.robots if by_hand.stage is not Stage.KEYS else (by_hand.robots[by_hand.robot],)
    side = 0.62 * layout.t
    x, y = layout.floor.x + 0.62 * side, layout.floor.y + 0.62 * side
    return [icon_sprite(f"token-{robot.token}", x + n * 1.1 * side, y, side) for n, robot in enumerate(shown)]


def _now(by_hand: ByHand, layout: HandLayout, pressed: Touch | None, *, less: bool) -> list[Sprite]:
    rects = _keys_at(layout, len(by_hand.now))
    around = Rect.enclosing(rects)
    wide, high = around.width + 0.3 * layout.key.width, _SPOT * around.height
    room = Rect.around(*around.centre, wide if len(rects) > 1 else high, high)
    sprites = [*_dots(layout, room, 1.0 if less else by_hand.stage_s / SHOWN_S)]
    sprites.append(boxed(real_robot.spot(round(room.width), round(room.height)), room, "large spot"))
    down = pressed == _PRESSED
    kind = by_hand.robots[by_hand.robot].kind
    sprites += [_large(press, kind, rect, pressed=down) for press, rect in zip(by_hand.now, rects, strict=True)]
    hand, (x, y) = _HAND * layout.key.width, rects[-1].centre
    tip = rects[-1].width * 0.24
    sprites.append(icon_sprite("hand", x + tip + 0.1 * hand, y + tip + _TIP * hand, hand))
    return sprites


def _large(press: Press, kind: str, rect: Rect, *, pressed: bool) -> Sprite:
    glyph = _GLYPHS[press.key][0]
    return plate_key_sprite(glyph, rect, pressed=pressed, paint=_paint(kind, glyph))._replace(
        sign=f"large {plain(glyph)}" + (" pressed" if pressed else "")
    )


def _dots(layout: HandLayout, room: Rect, part: float) -> list[Sprite]:
    side = round(_DOT * layout.u)
    (ax, ay), (bx, by) = layout.robot.centre, room.centre
    if abs(bx - ax) > abs(by - ay):
        ax, bx = (layout.robot.right, room.x) if bx > ax else (layout.robot.x, room.right)
    else:
        ay, by = layout.robot.bottom, room.y
    count = min(round(part * _DOTS), _DOTS)
    steps = ((n + 1) / (_DOTS + 1) for n in range(count))
    dot = predictions.way_of_dots(side)
    return [centred(dot, ax + (bx - ax) * p, ay + (by - ay) * p, side, "dot of a way") for p in steps]


def _count(by_hand: ByHand, layout: HandLayout, pressed: Touch | None) -> list[Sprite]:
    box, goes = layout.key, by_hand.beat == len(layout.beats)
    spot = round(_SPOT * box.width)
    down = goes or pressed == _GO
    sprites = [
        centred(real_robot.spot(spot, spot), *box.centre, spot, "large spot"),
        plate_key_sprite("glyph-go", box, pressed=down, paint=_paint(by_hand.robots[0].kind, "glyph-go"))._replace(
            sign="large go" + (" pressed" if down else "")
        ),
    ]
    for number, rect in enumerate(layout.beats, start=1):
        lit, side = number <= by_hand.beat, round(rect.width)
        drawn = real_robot.beat(number, side, lit)
        sprites.append(centred(drawn, *rect.centre, side, f"beat {number}" + (" heard" if lit else "")))
    for target, size in ((layout.robot, 0.42 * layout.robot.width), (box, _HAND * box.width)):
        away = 0.06 if goes else 0.24
        x, y = target.centre
        hand = icon_sprite("hand", x + away * size, y + (away + _TIP) * size, size)
        sprites.append(hand._replace(sign="hand on a key" if goes else "hand over a key"))
    return sprites
