"""A page of a story: a picture large, the strip of all its pages and challenges, and the key that goes on."""

from dataclasses import replace
from functools import lru_cache

from beebot.challenge import Challenge
from beebot.parts.story import Carried, Episode, Played, StoryPage
from lecons.pictures.artwork import Attributes, document, foot, path, rimmed, rounded
from lecons.pictures.heroes import hero
from lecons.pictures.images import Images
from lecons.pictures.marks import dots_between, trail, trail_box
from lecons.pictures.mat_borders import BORDER
from lecons.pictures.mats import thumbnail
from lecons.pictures.named_cells import Spot
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE, SHADOW_OPACITY
from lecons.pictures.thumbnails import carried, stamp
from simulateur.game.controls import Key, Touch
from simulateur.game.play.playback import ease
from simulateur.game.players.storybook import challenge_place
from simulateur.game.session import Session
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import (
    FADED,
    OPAQUE,
    boxed,
    centred,
    ear_sprites,
    icon_sprite,
    pebble_sprite,
    plain,
    said,
    turned_sign,
)
from simulateur.pages.common.success_parts import chevron, green_box
from simulateur.pages.common.turn_key import turn_place, turn_sprites
from simulateur.pages.common.view import View
from simulateur.pages.layout.control_areas import MatPlace, Places, place_mat
from simulateur.pages.layout.story_zones import StoryZones, story_zones
from simulateur.pictures.ribbon import roll

_HOME, _EAR, _RESTART = Touch(Key.HOME), Touch(Key.LISTEN), Touch(Key.RESTART)
_NEXT, _PICTURE = Touch(Key.NEXT), Touch(Key.NEXT, 1)
_EDGE, _ROUND = 2.25, 4.6
"""The cream edge of the picture and the radius of its corners, in units."""
_THING = 0.84
"""How much of the picture's height a thing takes; a scene fills it."""
_MAT = 0.94
"""How much of the picture's room a mat takes."""
_LEAF_EDGE, _LEAF_ROUND = 0.11, 0.24
"""The same of a leaf, in its sides."""
_LIT, _HEAD = 1.13, 0.42
"""How large the lit leaf is, and the reading head on it, in sides of a leaf."""
_BEE = 1.08
"""The bee, in cells of the mat."""
_CARRY_FROM_S, _CARRY_S, _LIFTED, _STEPS = 0.6, 1.6, 0.35, 48
"""When the bee is lifted and how long she is carried, in seconds; how high, in cells; how many drawings of it."""
_HAND, _GRIP = 1.5, 0.86
"""The hand that carries her, and how far below her its middle is, in cells."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls: home, ear, the animal, the story's pages that were reached, and the key that goes on.

    After the first page there is also the key to the story's beginning. The picture goes on too, but not with one
    switch.
    """
    zones = _zones(session, size)
    home, ear, start, animal = zones.keys
    found = {_HOME: home, _EAR: ear}
    if session.route.story_place:
        found[_RESTART] = start
    reached = session.route.story_reach
    seen = enumerate(zones.leaves, zones.first)
    found |= {Touch(Key.LEAF, place): leaf for place, leaf in seen if place <= reached}
    if not session.settings.scanning:
        found[_PICTURE] = zones.picture
    return {**found, _NEXT: zones.go_on, **turn_place(session, animal)}


def scene(session: Session, view: View) -> Scene:
    """The picture of the open page of a story: what it shows, the strip of all pages, and the keys."""
    zones = _zones(session, view.size)
    home, ear, start, animal = zones.keys
    actors = [pebble_sprite("icon-home", home, pressed=view.pressed == _HOME)]
    actors += ear_sprites(ear, pressed=view.pressed == _EAR, mute=session.mute)
    if session.route.story_place:
        actors.append(pebble_sprite("icon-story", start, pressed=view.pressed == _RESTART))
    actors += turn_sprites(session, animal, view.pressed)
    framed = replace(zones, picture=_framed(session, zones, view.images))
    actors += [_sheet(framed), *_shown(session, framed, view.images)]
    actors += _strip(session, zones, view)
    box, (x, y) = green_box(zones.go_on, zones.u, pressed=view.pressed == _NEXT)
    return Scene((), (*actors, box, chevron(x, y, zones.u, motion_of(session).sway)))


def _zones(session: Session, size: tuple[int, int]) -> StoryZones:
    left, board = session.settings.left_handed, session.settings.whiteboard
    return story_zones(size, len(session.route.story), session.route.story_place, left_handed=left, whiteboard=board)


def _framed(session: Session, zones: StoryZones, images: Images) -> Rect:
    """The sheet, as large as what lies on it; a thing stands on a meadow that has all the room."""
    episode, edge = session.route.episode, _EDGE * zones.u
    if isinstance(episode, StoryPage):
        if images.is_thing(episode.picture):
            return zones.picture
        shape = images.shape(episode.picture)
    else:
        mat = _challenge(session, episode).mat
        shape = (mat.width + 2 * BORDER) / (mat.height + 2 * BORDER)
    room = zones.picture.inset(edge)
    high = min(room.height, room.width / shape)
    width, height = (side + 2 * edge for side in (high * shape, high))
    (x, y) = room.centre
    return Rect(x - width / 2, y - height / 2, width, height)


def _sheet(zones: StoryZones) -> Sprite:
    width, height, u = round(zones.picture.width), round(zones.picture.height + 1.6 * zones.u), zones.u
    return boxed(_felt(width, height, u), zones.picture._replace(height=height), "sheet of a story")


@lru_cache(maxsize=4)
def _felt(width: int, height: int, u: float) -> str:
    inner = Rect(0, 0, width, height - 1.6 * u)
    shade: Attributes = {"fill": ROLE.shade, "fill_opacity": SHADOW_OPACITY}
    lip, radius = inner.moved(0, 0.8 * u), _ROUND * u
    window = inner.inset(_EDGE * u)
    return document(
        width,
        height,
        foot(inner.moved(0, 1.6 * u), radius, 1.6 * u, **shade),
        foot(lip, radius, 0.8 * u, fill=ROLE.lip),
        rimmed(*inner, radius, ROLE.cream),
        rounded(*window, (_ROUND - 0.6 * _EDGE) * u, fill=ROLE.tray),
    )


def _shown(session: Session, zones: StoryZones, images: Images) -> list[Sprite]:
    episode, room = session.route.episode, zones.picture.inset(_EDGE * zones.u)
    if isinstance(episode, StoryPage):
        return [*_behind(episode.picture, room, zones.u, images), _picture(episode.picture, room, images)]
    challenge = _challenge(session, episode)
    mat, drawing = _mat(challenge, room, images)
    if isinstance(episode, Played):
        return [drawing, *_bees(challenge, mat, images)]
    return [drawing, *_carried(session, challenge, mat, images)]


def _challenge(session: Session, episode: Played | Carried) -> Challenge:
    return session.route.lesson.challenges[challenge_place(session.route.lesson, episode)]


def _behind(name: str, room: Rect, u: float, images: Images) -> list[Sprite]:
    if not images.is_thing(name):
        return []
    svg = _meadow(round(room.width), round(room.height), (_ROUND - 0.6 * _EDGE) * u)
    return [boxed(svg, room, "meadow")]


@lru_cache(maxsize=4)
def _meadow(width: int, height: int, radius: float) -> str:
    far, near, low = 0.56 * height, 0.7 * height, height - radius
    foot_of = f"V{low:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {width - radius:.1f} {height}H{radius:.1f}"
    foot_of += f"A{radius:.1f} {radius:.1f} 0 0 1 0 {low:.1f}Z"
    return document(
        width,
        height,
        rounded(0, 0, width, height, radius, fill=ROLE.sky),
        path(f"M0 {1.06 * far:.1f}Q{0.3 * width:.1f} {0.88 * far:.1f} {width} {far:.1f}{foot_of}", fill=ROLE.hill_far),
        path(f"M0 {near:.1f}Q{0.6 * width:.1f} {0.9 * near:.1f} {width} {near:.1f}{foot_of}", fill=ROLE.hill_near),
    )


def _picture(name: str, room: Rect, images: Images) -> Sprite:
    width, height, share = round(room.width), round(room.height), 1.0
    if images.is_thing(name):
        share = _THING
    svg = _drawn(name, round(width * share), round(height * share), images)
    return boxed(svg, Rect.around(*room.centre, width * share, height * share), f"story picture {name}")


@lru_cache(maxsize=16)
def _drawn(name: str, width: int, height: int, images: Images) -> str:
    return images.filling(name, width, height)


def _mat(challenge: Challenge, room: Rect, images: Images) -> tuple[MatPlace, Sprite]:
    """Where the mat of a challenge lies in ``room``, and its drawing without bees."""
    air = (1 - _MAT) * min(room.width, room.height) / 2
    mat = place_mat(room.inset(air), challenge.mat.width, challenge.mat.height)
    cell = max(round(mat.cell), 1)
    mat = mat._replace(cell=cell, drawn=cell)
    across, up = (n + 2 * BORDER for n in (challenge.mat.width, challenge.mat.height))
    box = Rect.around(*mat.middle, round(across * cell), round(up * cell))
    return mat, boxed(_laid(challenge, cell, images), box, f"mat of {challenge.id}")


@lru_cache(maxsize=2)
def _laid(challenge: Challenge, cell: int, images: Images) -> str:
    return thumbnail(challenge, cell, images, bees=False)


def _bees(challenge: Challenge, mat: MatPlace, images: Images) -> list[Sprite]:
    first = _bee(challenge, mat.centre_of_cell(challenge.start.cell), mat.cell, images)
    return [first, *_partner(challenge, mat)]


def _partner(challenge: Challenge, mat: MatPlace) -> list[Sprite]:
    if challenge.partner is None:
        return []
    start = challenge.partner.start
    return [icon_sprite("partner", *mat.centre_of_cell(start.cell), _BEE * mat.cell, start.heading.degrees)]


def _bee(challenge: Challenge, at: tuple[float, float], cell: float, images: Images) -> Sprite:
    decor, degrees, side = challenge.mat.decor, challenge.start.heading.degrees, round(_BEE * cell)
    drawn = document(side, side, hero(decor, images, Spot(side / 2, side / 2, side, degrees)))
    return centred(drawn, *at, side, turned_sign(plain(decor.hero or "bee", decor.outfit), degrees))


def _carried(session: Session, challenge: Challenge, mat: MatPlace, images: Images) -> list[Sprite]:
    """A hand carries the bee from where she stopped to her start, at once with less movement; its dots stay."""
    start, cell = challenge.start, mat.cell
    (ax, ay), (bx, by) = _stopped(session, mat), mat.centre_of_cell(start.cell)
    sprites = [*_dots((ax, ay), (bx, by), cell)]
    seen_s = session.players.at.since_page
    done = 1.0 if motion_of(session).less else min(max(seen_s - _CARRY_FROM_S, 0) / _CARRY_S, 1.0)
    part = ease(round(done * _STEPS) / _STEPS)
    up = _LIFTED * cell * min(4 * part * (1 - part) * 1.6, 1.0)
    x, y = ax + (bx - ax) * part, ay + (by - ay) * part
    if 0 < part < 1:
        sprites.append(icon_sprite("bee-shadow", x, y, _BEE * cell))
    sprites.append(_bee(challenge, (x, y - up), cell, images))
    if part < 1:
        sprites.append(icon_sprite("hand", x, y - up + _GRIP * cell, _HAND * cell)._replace(sign="hand that carries"))
    return [*_partner(challenge, mat), *sprites]


def _stopped(session: Session, mat: MatPlace) -> tuple[float, float]:
    """Where the bee comes from: the end of the challenge before, or from below the mat."""
    before = [each for each in session.route.story[: session.route.story_place] if isinstance(each, Played)]
    here = _challenge(session, before[-1]) if before else None
    if here is None or (here.mat.width, here.mat.height) != (mat.columns, mat.rows):
        return mat.centre_of((mat.columns - 1) / 2, -0.4)
    ends = (*here.goals, *(target.cell for target in reversed(here.targets)), here.start.cell)
    return mat.centre_of_cell(ends[0])


def _dots(start: tuple[float, float], end: tuple[float, float], cell: float) -> list[Sprite]:
    right, down = round(end[0] - start[0]), round(end[1] - start[1])
    far = max(abs(right), abs(down)) / cell
    count = round(far * dots_between(diagonal=False))
    if not count:
        return []
    side = round(cell)
    wide, high = trail_box(side, right, down)
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    return [boxed(trail(side, count, right, down), Rect.around(*middle, wide, high), "dots of her way")]


def _strip(session: Session, zones: StoryZones, view: View) -> list[Sprite]:
    strip, u = zones.strip, zones.u
    sprites = [boxed(_tray(round(strip.width), round(strip.height), u), strip, "strip of a story")]
    sprites += [boxed(roll(round(each.width), round(each.height)), each, "roll") for each in zones.rolls]
    done = session.repertoire.flowers.challenges_done(session.route.lesson)
    for place, rect in enumerate(zones.leaves, zones.first):
        lit, reached = place == session.route.story_place, place <= session.route.story_reach
        pressed = view.pressed == Touch(Key.LEAF, place)
        box = Rect.around(*rect.centre, rect.width * (_LIT if lit else 1.0)).moved(0, 0.5 * u if pressed else 0)
        told = said("leaf", "lit" if lit else "", "pressed" if pressed else "", "" if reached else "faded")
        alpha = OPAQUE if reached else FADED
        whole = round(box.width * 1.12)
        sprites.append(centred(_leaf(round(box.width), lit), *box.centre, whole, told, alpha))
        episode, inner = session.route.story[place], box.inset(_LEAF_EDGE * box.width)
        small = _small(session, episode, inner, view.images)
        sprites.append(small if reached else small._replace(alpha=FADED, sign=said(small.sign, "faded")))
        if isinstance(episode, Played) and done[challenge_place(session.route.lesson, episode)]:
            side = 0.4 * rect.width
            sprites.append(icon_sprite("flower-open-plum", box.right - 0.2 * side, box.bottom - 0.3 * side, side))
        if lit:
            head = _HEAD * rect.width
            sprites.append(icon_sprite("head", box.centre[0], box.y - 0.28 * head, head))
    return sprites


def _small(session: Session, episode: Episode, box: Rect, images: Images) -> Sprite:
    if isinstance(episode, StoryPage):
        side = round(box.width)
        return boxed(_drawn(episode.picture, side, side, images), box, f"story picture {episode.picture}")
    challenge = _challenge(session, episode)
    held, side = isinstance(episode, Carried), max(round(box.width), 1)
    name = f"start of {challenge.id} to be carried to" if held else f"errand of {challenge.id}"
    return boxed(_errand(challenge, side, images, held), box, name)


@lru_cache(maxsize=16)
def _errand(challenge: Challenge, side: int, images: Images, held: bool) -> str:
    return (carried if held else stamp)(challenge, side, images)


@lru_cache(maxsize=4)
def _tray(width: int, height: int, u: float) -> str:
    return document(width, height, rimmed(0, 0, width, height, 3.0 * u, ROLE.tray))


@lru_cache(maxsize=16)
def _leaf(side: int, lit: bool) -> str:
    whole, radius = round(side * 1.12), _LEAF_ROUND * side
    at = (whole - side) / 2
    box = Rect(at, at, side, side)
    if lit:
        line, honey = 0.035 * side, 0.06 * side
        layers = ((0.0, ROLE.frame), (line, ROLE.honey), (line + honey, ROLE.cream))
        return document(whole, whole, *(rounded(*box.inset(by), radius - by, fill=fill) for by, fill in layers))
    lip = foot(box.moved(0, 0.03 * side), radius, 0.03 * side, fill=ROLE.lip)
    return document(whole, whole, lip, rimmed(*box, radius, ROLE.cream))
