"""The home page: a garden path with a flower for each lesson. The bee waits beside the next one."""

from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.repertoire.gardens import gardens
from simulateur.game.session import Session
from simulateur.game.success.after_success import Poked
from simulateur.pages.common.door import door_key, door_place
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import (
    boxed,
    centred,
    ear_sprites,
    icon_sprite,
    pebble_sprite,
    plain,
    turned_sign,
)
from simulateur.pages.common.view import View
from simulateur.pages.garden.bare import garden_ground
from simulateur.pages.garden.growth import grown_sprites, pokes
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.garden import GardenLayout, colour_of, garden_layout
from simulateur.pictures.units import child_unit

_ANIMAL, _CHOSEN = 0.74, 0.98
"""The side of an animal, and of the animal whose turn it is, in heights of their tray."""
_LIGHTER = 0.76
"""The side of a key that is seen, in sides of its target."""
_PLAY, _GALLERY = Touch(Key.PLAY), Touch(Key.GALLERY)


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: ear, free play, the flowers that open, the animals, the door, what can be poked."""
    layout, free = garden_layout(session, size), session.settings.free_order
    found = {Touch(Key.LISTEN): layout.ear, _PLAY: layout.play}
    for place, rect in enumerate(layout.flowers, layout.first):
        if session.repertoire.flowers.may_open(place, free=free):
            found[Touch(Key.LESSON, place)] = rect
    found |= {Touch(Key.TOKEN, place): rect for place, rect in enumerate(layout.animals)}
    if session.players.at.hung:
        found[_GALLERY] = layout.gallery
    found |= _ways(session, layout)
    found |= dict(door_place(size))
    return found | dict(pokes(session, size, layout, found))


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    layout = garden_layout(session, view.size)
    actors = [
        *grown_sprites(session, view.size, layout, view.images),
        *ear_sprites(_drawn(layout, layout.ear), pressed=view.pressed == Touch(Key.LISTEN), mute=session.mute),
        pebble_sprite("icon-bucket", _drawn(layout, layout.play), pressed=view.pressed == _PLAY),
        *(
            pebble_sprite("icon-frame", _drawn(layout, layout.gallery), pressed=view.pressed == _GALLERY)
            for _each in session.players.at.hung[:1]
        ),
        *_way_sprites(session, layout, view.pressed),
        *_flowers(session, layout),
        *_bee(session, layout, child_unit(view.size)),
        *_tokens(session, layout),
        *door_key(session, view),
    ]
    ground = garden_ground(view.size, whiteboard=layout.is_low, number=session.route.garden)
    return Scene(ground, tuple(actors))


def _drawn(layout: GardenLayout, key: Rect) -> Rect:
    """How large a key is seen: at a table smaller than where a finger finds it, so that the flower weighs most."""
    return key if layout.is_low else Rect.around(*key.centre, _LIGHTER * key.width)


def _ways(session: Session, layout: GardenLayout) -> Places:
    """The keys to the garden before and to the one after, where there is one that a child may see."""
    found, here, free = gardens(len(session.repertoire.path.lessons)), session.route.garden, session.settings.free_order
    ways = {here - 1: layout.earlier, here + 1: layout.later}
    return {
        Touch(Key.GARDEN, number): rect
        for number, rect in ways.items()
        if 0 <= number < len(found) and session.repertoire.flowers.may_open(found[number].start, free=free)
    }


def _way_sprites(session: Session, layout: GardenLayout, pressed: Touch | None) -> list[Sprite]:
    return [
        pebble_sprite(
            "icon-meadow" if touch.index < session.route.garden else "icon-garden",
            _drawn(layout, rect),
            pressed=touch == pressed,
        )
        for touch, rect in _ways(session, layout).items()
    ]


def _flowers(session: Session, layout: GardenLayout) -> list[Sprite]:
    sprites = []
    next_one = session.repertoire.flowers.next_lesson
    for place, rect in enumerate(layout.flowers, layout.first):
        lesson = session.repertoire.path.lessons[place]
        (x, y), side = rect.centre, round(rect.width)
        colour = colour_of(place)
        if place == next_one:
            sway = motion_of(session).sway
            sign = turned_sign(plain(f"next-flower-bud-{colour}"), sway)
            sprites.append(centred(_next_disc(colour, side, sway), x, y, side, sign))
        elif session.repertoire.flowers.is_done(lesson):
            sprites.append(icon_sprite(f"flower-open-{colour}", x, y, side))
        else:
            sprites.append(centred(bare_earth(side), x, y, side, "flower closed"))
    return sprites


@lru_cache(maxsize=16)
def _next_disc(colour: str, side: int, sway: int) -> str:
    m = side / 2
    line = f"{0.022 * side:.2f}"
    return document(
        side,
        side,
        circle(m, m, 0.47 * side, fill=ROLE.honey, stroke=ROLE.ink, stroke_width=line),
        circle(m, m, 0.39 * side, fill=ROLE.cream),
        path("".join(_beside_bud(m, way * side) for way in (-1, 1)), fill="none", **_call(side)),
        f'<g transform="translate({m:g} {0.86 * side:.2f}) rotate({sway})">'
        + symbol(f"flower-bud-{colour}", 0, -0.36 * side, 0.86 * side)
        + "</g>",
    )


def _beside_bud(middle: float, side: float) -> str:
    """Path data of a small arc beside the bud, to its left if ``side`` is negative.

    It looks as if the bud wants to move.
    """
    x, high = middle + 0.27 * side, abs(side)
    start = f"{x - 0.06 * side:.2f} {0.28 * high:.2f}"
    turn = f"{x + 0.02 * side:.2f} {0.36 * high:.2f}"
    return f"M{start}Q{turn} {x:.2f} {0.47 * high:.2f}"


def _call(side: int) -> Attributes:
    thick = f"{0.022 * side:.2f}"
    return {"stroke": ROLE.soft_ink, "stroke_width": thick, "stroke_linecap": "round"}


@lru_cache(maxsize=8)
def bare_earth(side: int) -> str:
    """The flower of a séance that nobody has come to yet, shut, on its patch of earth, ``side`` pixels wide."""
    m = side / 2
    round_patch = f'<ellipse cx="{m}" cy="{0.62 * side:.1f}"'
    round_patch += f' rx="{0.27 * side:.1f}" ry="{0.2 * side:.1f}"'
    earth = round_patch + f' fill="{ROLE.bare_earth}"/>'
    return document(side, side, earth, symbol("flower-closed", m, 0.5 * side, 0.9 * side))


def _bee(session: Session, layout: GardenLayout, u: float) -> list[Sprite]:
    """The bee beside the next flower, looking at it; at the hive once all is done. A poke makes her glad."""
    bee, motion = layout.bee, motion_of(session)
    poked = session.journey.celebrations.poked == Touch(Key.POKE, Poked.BEE.value)
    glad, leans = poked and motion.stirs, motion.stir if poked else 0
    side = bee.side * motion.breath
    degrees = (bee.degrees + leans) % 360
    return [
        icon_sprite("bee-shadow", bee.x + 0.4 * u, bee.y + 1.0 * u, side),
        icon_sprite("bee-happy" if glad else "bee-blink" if motion.blinks else "bee", bee.x, bee.y, side, degrees),
    ]


def _tokens(session: Session, layout: GardenLayout) -> list[Sprite]:
    tray = layout.tray
    ground = _tokens_ground(round(tray.width), round(tray.height))
    sprites = [boxed(ground, tray, "tray of animals")]
    for place, name in enumerate(session.settings.tokens):
        x, y = layout.animals[place].centre[0], tray.centre[1]
        if place == session.players.turns.place:
            side = round(_CHOSEN * tray.height)
            sprites.append(centred(_chosen(name, side), x, y, side, f"{name} chosen"))
        else:
            sprites.append(icon_sprite(f"token-{name}", x, y, _ANIMAL * tray.height))
    return sprites


@lru_cache(maxsize=8)
def _tokens_ground(width: int, height: int) -> str:
    box = f'width="{width}" height="{height}" rx="{height / 2}"'
    return document(width, height, f'<rect {box} fill="{ROLE.hem}" fill-opacity="0.35"/>')


@lru_cache(maxsize=8)
def _chosen(name: str, side: int) -> str:
    m = side / 2
    line = f"{0.035 * side:.2f}"
    ring = circle(m, m, 0.47 * side, fill=ROLE.honey, stroke=ROLE.ink, stroke_width=line)
    return document(side, side, ring, symbol(f"token-{name}", m, m, 0.94 * side))
