"""The home page: a garden path with a flower for each lesson. The bee waits beside the next one."""

from functools import lru_cache

from lecons.pictures.artwork import circle, document, frame, placed, rimmed, rounded, symbol
from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.repertoire.gardens import MOST, gardens
from simulateur.game.session import Session
from simulateur.game.success.celebrations import Poked
from simulateur.pages.common.door import door_key, door_place
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import (
    boxed,
    centred,
    ear_sprites,
    icon_sprite,
    pebble_sprite,
    said,
)
from simulateur.pages.common.view import View
from simulateur.pages.garden.bare import garden_behind
from simulateur.pages.garden.growth import grown_sprites, pokes
from simulateur.pages.garden.seance_cover import Shown, shown_of
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.garden import GardenLayout, colour_of, garden_layout
from simulateur.pictures.seance_covers import seance_cover
from simulateur.pictures.units import child_unit
from simulateur.pictures.worlds import window

_ANIMAL, _CHOSEN = 0.74, 0.98
"""The side of an animal, and of the animal whose turn it is, in heights of their tray."""
_LIGHTER = 0.76
"""The side of a key that is seen, in sides of its target."""
_BLOOM, _OPEN_AT, _BUD_AT, _PLAYED, _MIST = 0.46, 0.4, 0.44, 0.8, 0.4
"""The flower on the corner of a cover: its side, and how far right of the cover's middle and below it an open one and a
bud are, in sides; how large the cover of a séance is that is done; how much is hidden of one that cannot be opened."""
_PLAY, _GALLERY = Touch(Key.PLAY), Touch(Key.GALLERY)


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls: ear, free play, flowers that open, animals, other gardens, adults' door, and what can be poked."""
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
    """The picture of the home page: the garden, its flowers, the bee beside the next one, and the keys."""
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
        *_flowers(session, layout, view.images),
        *_bee(session, layout, child_unit(view.size)),
        *_tokens(session, layout),
        *door_key(session, view),
    ]
    return Scene(garden_behind(session, view.size, whiteboard=layout.is_low), tuple(actors))


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


def _flowers(session: Session, layout: GardenLayout, images: Images) -> list[Sprite]:
    sprites, flowers, free = [], session.repertoire.flowers, session.settings.free_order
    next_one = flowers.next_lesson
    for place, rect in enumerate(layout.flowers, layout.first):
        lesson = session.repertoire.path.lessons[place]
        (x, y), side, following = rect.centre, round(rect.width), place == next_one
        colour = colour_of(place)
        done, shown = flowers.is_done(lesson), shown_of(session, place)
        mist = 0.0 if flowers.may_open(place, free=free) else _MIST
        sign = said("next" if following else "", "open" if done else "", "flower under the cover of", lesson.id)
        across = round(_PLAYED * side) if done else side
        sprites.append(centred(_covered(shown, across, following, mist, images), x, y, across, sign))
        if done or following:
            corner, sway = (_OPEN_AT, 0.0) if done else (_BUD_AT, motion_of(session).sway)
            name = f"flower-{'open' if done else 'bud'}-{colour}"
            sprites.append(icon_sprite(name, x + corner * side, y + corner * side, _BLOOM * side, sway))
    return sprites


@lru_cache(maxsize=2 * MOST)
def _covered(shown: Shown, side: int, following: bool, mist: float, images: Images) -> str:
    """The cover of a séance, as its own page shows it: in honey and ink where a child is to touch, else in cream."""
    edge, box = round((0.065 if following else 0.045) * side), Rect(0, 0, side, side)
    inner, wide, deep = box.inset(edge), side - 2 * edge, 0.5 * side
    rings = (0.4 * edge, ROLE.ink), (deep, ROLE.honey)
    return document(
        side,
        side,
        frame(box, 2.35 * edge, *rings) if following else rimmed(*box, 2.9 * edge, ROLE.cream),
        placed(seance_cover(shown.challenge, wide, wide, images, shown.hour), edge, edge),
        window(inner, 1.9 * edge, ROLE.honey if following else ROLE.cream),
        rounded(*inner, 0, fill=ROLE.cream, fill_opacity=mist) if mist else "",
    )


def _bee(session: Session, layout: GardenLayout, u: float) -> list[Sprite]:
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
    return document(width, height, f'<rect {box} fill="{ROLE.cream}" fill-opacity="0.55"/>')


@lru_cache(maxsize=8)
def _chosen(name: str, side: int) -> str:
    m = side / 2
    line = f"{0.035 * side:.2f}"
    ring = circle(m, m, 0.47 * side, fill=ROLE.honey, stroke=ROLE.ink, stroke_width=line)
    return document(side, side, ring, symbol(f"token-{name}", m, m, 0.94 * side))
