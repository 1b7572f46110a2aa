"""The reward: the keypad slides out, a petal flies to the lesson's flower, and « go on » waits. Knows no pygame."""

import math
from functools import lru_cache

from beebot.mat import Ground, Mat
from lecons.pictures.grounds import look_of
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, Landmark, alone, landmarks
from lecons.pictures.letters import LINE, text_width, wrapped
from lecons.pictures.marks import RAYS, SHINE, shine
from lecons.pictures.rectangles import Rect, grid
from lecons.pictures.sprite import Label, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.melody import PETAL_FLIES_AT_S
from simulateur.game.rounds.run_result import praises
from simulateur.game.session import Session
from simulateur.game.sound.praise import success_said
from simulateur.pages.challenge.keypad import back_sprites, plate_keys
from simulateur.pages.challenge.petals import coming_petal, petals
from simulateur.pages.common.motion import SHOW_S, Motion, motion_of, skips_show
from simulateur.pages.common.sprites import centred, icon_sprite, pebble_sprite, plain, said
from simulateur.pages.common.success_parts import go_on
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace, Places
from simulateur.pages.mat.foretold import side_by_side
from simulateur.pages.mat.opened_goal import opens
from simulateur.pages.mat.opening_spots import DISC, flower_beside, goal_or_bee, opens_beside, settled
from simulateur.pictures import plate

_SLIDE_S = 0.3
"""When the keypad has gone, in seconds."""
_HOP, _BEE = 0.5, 0.8
"""Of a bee who dances without a mat: how high she hops for each cell on a mat, and her side, in that of what her light
is for."""
_QUIET = 0.94
"""The side of the smaller keys, in that of their places."""
_TOKEN, _TOKEN_IN, _TOKEN_DOWN = 0.36, 0.72, 0.64
"""The next animal on the large key: its side in the key's height; how far its middle is from the right and the
top, in its sides."""
_BROAD, _PAIR, _PAIR_WIDE, _APART, _AROUND = 1.5, 0.62, 2.1, 0.04, 0.07
"""How much broader than high the room is where two pictures stand beside the flower; what they have of it at most; how
much broader than high both are together; the gap before the flower, in the room's height or width, and round them in
the sky."""
_LETTERS, _LARGEST_LETTERS, _LEAST_LETTERS, _NEARLY, _LINES = 0.78, 5.2, 2.2, 0.9, 2
"""The size of letters, in the height of their line; in units, the largest, and the least that is read; in the largest,
what one line may have rather than two; lines at most."""
_MEADOW = ROLE.meadow, ROLE.meadow_dark, ROLE.hem, ROLE.stem
"""The paints of the mat that is drawn on a key: its two kinds of cells, its hem and the edge of this."""
_KEYS = {Key.AGAIN: "icon-again", Key.FILM: "icon-film"}
_KEYS_OF_PICTURES = {Key.AGAIN: "icon-again-pictures"}
_ON_KEYS = {"icon-again": (0.175, -0.14, 0.38), "icon-film": (0.25, -0.02, 0.25)}
"""What the challenge is about, on a key: how far right and down of its middle, and how large, in the key's sides."""


def places(attempt: Attempt, layout: ChallengeLayout) -> Places:
    """The controls after a success. The key of the film is among them only if there is a film to show."""
    return {
        touch: rect for touch, rect in layout.success_places.items() if attempt.has_film or touch.key is not Key.FILM
    }


def words(session: Session, layout: ChallengeLayout, *, at_last: bool = False) -> tuple[Label, ...]:
    """After a success, the last spoken sentence that fits in two lines, for who cannot hear; () if none.

    What opens is told once it does so, or ``at_last`` where the page is drawn as it will rest.
    """
    attempt, room, u, joys = session.attempt, layout.words, layout.u, session.journey.celebrations
    if attempt is None or attempt.phase is not Phase.SUCCEEDED:
        return ()
    before, largest = joys.successes - 1, min(_LETTERS * room.height, _LARGEST_LETTERS * u)
    said = praises(attempt, session.settings.language, before)
    told = said if at_last or joys.rests or opens(motion_of(session)) else said[:1]
    sizes = range(round(largest), round(_LEAST_LETTERS * u) - 1, -1)
    tried = [(size, 1) for size in sizes if size > _NEARLY * largest] + [(size, _LINES) for size in sizes]
    for text in (*reversed(told), success_said(before)):
        for size, most in tried:
            lines = wrapped(text, room.width, size)
            if len(lines) <= most:
                x, high = room.centre[0], LINE * size
                y = max(room.y, room.centre[1] - len(lines) * high / 2)
                wide = [text_width(line, size) for line in lines]
                return tuple(
                    Label(line, round(x - w / 2), round(y + n * high), math.ceil(w), size, ROLE.ink)
                    for n, (line, w) in enumerate(zip(lines, wide, strict=True))
                )
    return ()


def actors(session: Session, layout: ChallengeLayout, view: View, mat: MatPlace | None = None) -> list[Sprite]:
    """What takes the keypad's place after a success: first the keypad leaves, then come the flower and the keys.

    On a page with a ``mat`` the new petal flies from what was reached there.
    """
    attempt, motion = session.attempt, motion_of(session)
    if attempt is None:
        return []
    if motion.show < _SLIDE_S and not session.journey.celebrations.rests:
        return _leaving(session, layout, motion.show / _SLIDE_S)
    room = _below_words(session, layout)
    sprites, start, flower = _with_flower(attempt, layout, motion, mat, room, view.images)
    lively = _is_lively(session)
    if not lively:
        sprites += petals(session, flower)
    elif mat is None or motion.show >= PETAL_FLIES_AT_S or not _fills_room(attempt, mat):
        sprites += coming_petal(session, flower, start, motion.show)
    if lively and motion.show < PETAL_FLIES_AT_S:
        return sprites
    names = _KEYS if layout.gallery is None else _KEYS_OF_PICTURES
    for touch, rect in places(attempt, layout).items():
        if touch.key in names:
            quiet = rect.inset((1 - _QUIET) / 2 * rect.width)
            sprites += about_key(names[touch.key], quiet, attempt, view.images, pressed=touch == view.pressed)
    return sprites + _go_on(session, layout, motion, view.pressed)


def _with_flower(
    attempt: Attempt,
    layout: ChallengeLayout,
    motion: Motion,
    mat: MatPlace | None,
    room: Rect,
    images: Images,
) -> tuple[list[Sprite], tuple[float, float], Rect]:
    """What shares its ``room`` with the flower: the pixel that the petal flies from, and what is left to the flower."""
    if mat is None:
        if layout.gallery is None or not layout.gallery.spots:
            return [], layout.mat.centre, room
        dances, flower = grid(room, 2, 0)
        return _dancing(dances, motion), dances.centre, flower
    start = goal_or_bee(attempt, mat, motion.show)
    if attempt.gesture.foretells:
        pictures, flower = _beside_flower(room, mat)
        if mat.beside is not None and mat.beside[0] is not None and not _has_sky(mat):
            ends, part = zip(mat.beside[0], pictures, strict=True), settled(motion.show)
            pictures = Rect(*(begin + (end - begin) * part for begin, end in ends))
        show = SHOW_S if motion.less else motion.show
        return side_by_side(attempt, layout.wanted.turned, pictures, images, show), start, flower
    return [], start, flower_beside(attempt, mat) or room


def _fills_room(attempt: Attempt, mat: MatPlace) -> bool:
    """Whether what a success shows has the room beside the mat, so that the flower comes as this goes to rest."""
    return opens_beside(attempt, mat) or (attempt.gesture.foretells and not _has_sky(mat))


def _has_sky(mat: MatPlace) -> bool:
    return mat.stage is not None and mat.stage.bottom <= mat.grid.y


def _dancing(room: Rect, motion: Motion) -> list[Sprite]:
    """The bee of a page without a mat, in her light, who hops as she does on a mat."""
    side = round(min(room.width, room.height) / SHINE)
    rays = () if motion.less else tuple(range(0, 360, 360 // RAYS))
    (x, y), hop = room.centre, _HOP * motion.hop * side
    light = centred(shine(round(SHINE * side), DISC, rays), x, y, round(SHINE * side), "light round the bee")
    return [light, icon_sprite("bee-happy", x, y - hop, _BEE * side, motion.dance)]


def with_room_beside(session: Session, layout: ChallengeLayout, mat: MatPlace) -> MatPlace:
    """The same mat, with the rooms beside it where a goal opens that has none on it: a large one while it is shown."""
    if session.attempt is None or session.attempt.phase is not Phase.SUCCEEDED:
        return mat
    show, rest = layout.beside
    below = _below_words(session, layout)
    rest = rest._replace(y=below.y, height=below.height)
    return mat._replace(beside=(show if _is_lively(session) else None, rest))


def _is_lively(session: Session) -> bool:
    """Whether a success is shown, before its keys are there; with less movement it never is."""
    return skips_show(session) and not session.settings.less_movement


def _below_words(session: Session, layout: ChallengeLayout) -> Rect:
    """The flower's room, less what a second line of words takes of it."""
    room = layout.reward
    low = max((each.y + LINE * each.size for each in words(session, layout, at_last=True)), default=0.0)
    return room._replace(y=low, height=room.bottom - low) if room.y < low < room.bottom else room


def about_key(
    name: str, rect: Rect, attempt: Attempt, images: Images, *, pressed: bool = False, on: bool = False
) -> list[Sprite]:
    """The key ``name``, and on its mat what the ``attempt`` was about: its goal, on a film open, or the flag."""
    key = pebble_sprite(name, rect, pressed=pressed, on=on)
    if name not in _ON_KEYS:
        return [key]
    (right, down, large), side, asked = _ON_KEYS[name], min(rect.width, rect.height), attempt.challenge
    if asked.mat.decor.ground is not Ground.MEADOW:
        key = key._replace(svg=_on_ground(key.svg, asked.mat), sign=said(key.sign, "on", asked.mat.decor.ground.value))
    x, y, whole = rect.centre[0] + right * side, rect.centre[1] + (down + 0.04 * pressed) * side, round(large * side)
    if attempt.gesture.foretells:
        return [key, icon_sprite("flag", x, y, whole)]
    reached = range(len(asked.targets)) if name == _KEYS[Key.FILM] else ()
    *_before, mark = Landmark(ARRIVAL, asked.start.cell), *landmarks(asked, reached)
    drawn = alone(mark, whole, images, is_open=name == _KEYS[Key.FILM] and not mark.letters)
    return [key, centred(drawn, x, y, whole, said(plain(mark.shown) or mark.letters, "on a key"))]


@lru_cache(maxsize=8)
def _on_ground(svg: str, mat: Mat) -> str:
    """The drawing ``svg``, whose meadow has become the ground of ``mat``."""
    look = look_of(mat)
    for role, paint in zip(_MEADOW, (look.light, look.dark, look.hem, look.lip), strict=True):
        svg = svg.replace(role, paint)
    return svg


def _beside_flower(room: Rect, mat: MatPlace) -> tuple[Rect, Rect]:
    """The room for two pictures, and what it leaves to the flower: beside them, or below where there is more height.

    Over a path the sky has room for both pictures, and the flower has all of its own.
    """
    if mat.stage is not None and _has_sky(mat):
        return mat.stage.inset(_AROUND * mat.stage.height), room
    if room.width >= _BROAD * room.height:
        wide = min(_PAIR_WIDE * room.height, _PAIR * room.width)
        far = wide + _APART * room.width
        return room._replace(width=wide), room._replace(x=room.x + far, width=room.width - far)
    high = min(_PAIR * room.height, room.width / _PAIR_WIDE)
    far = high + _APART * room.height
    return room._replace(height=high), room._replace(y=room.y + far, height=room.height - far)


def _go_on(session: Session, layout: ChallengeLayout, motion: Motion, pressed: Touch | None) -> list[Sprite]:
    touch = Touch(Key.NEXT)
    rect = layout.success_places[touch]
    sprites = go_on(rect, layout.u, pressed=pressed == touch, sway=motion.sway)
    if not session.settings.own_progress:  # else the same animal goes on
        side = round(_TOKEN * min(rect.height, rect.width))
        x, y = rect.right - _TOKEN_IN * side, rect.y + _TOKEN_DOWN * side
        sprites.append(icon_sprite(f"token-{session.players.turns.following}", x, y, side))
    return sprites


def _leaving(session: Session, layout: ChallengeLayout, progress: float) -> list[Sprite]:
    """The plate with its keys, if there is one, on its way out of the window by the nearer side.

    Where programs are chosen from, it is gone at once: the chosen strip is in its place.
    """
    attempt = session.attempt
    if attempt is None or attempt.gesture.shows_pictures or attempt.gesture.chooses:
        return []
    box, w = layout.plate, layout.plate.width
    out = layout.size[0] - box.x + w * plate.BESIDE
    if box.centre[0] < layout.size[0] / 2:
        out = -box.right - w * plate.BESIDE
    away = round((1 - math.cos(math.pi * progress / 2)) * out)
    drawn = back_sprites(attempt, layout) + plate_keys(session, attempt, layout, None)
    return [sprite._replace(x=sprite.x + away) for sprite in drawn]
