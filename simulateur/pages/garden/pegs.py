"""The mats of free play that children keep: they hang on pegs in the garden, each with the animal that played on it.

The fewer there are, the larger they are. Beside them is room for one more: a sheet with the bee and the camera, which
leads to free play as the bucket does. Where a new one finds no peg, the first glows and the new one lies at the foot: a
touch on the first hangs it there.
"""

from dataclasses import replace
from functools import lru_cache

from beebot.challenge import Challenge
from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect, grid
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.records import MOST_HUNG, Hung
from simulateur.game.rounds.diary import made_again
from simulateur.game.session import Session
from simulateur.pages.common.sprites import boxed, centred, ear_sprites, icon_sprite, pebble_sprite
from simulateur.pages.common.view import View
from simulateur.pages.garden.meadow import meadow_behind
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.mat.photo import photo
from simulateur.pictures import hanging
from simulateur.pictures.units import MARGIN, child_unit, touch_side

_HOME, _EAR, _PLAY, _ONE_MORE = Touch(Key.HOME), Touch(Key.LISTEN), Touch(Key.PLAY), Touch(Key.PLAY, 1)
_WIDEST, _GAP, _REACH, _HIGHEST = 1.2, 3.6, 40.0, 60.0
"""How much wider than high a picture is; in units, between two of them, the reach of a child of three on a wall board,
and how high a picture is at most."""
_BEE, _CAMERA = (0.3, 0.56, 0.5), (0.7, 0.52, 0.36)
"""Where the bee and the camera are on a sheet that waits, in its parts, and how large, in its heights."""
_TOKEN, _PEG, _LINE = 9.0, 5.0, 3.4
"""The animal, how high a peg and the line with its hang are, in units."""


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls: home, ear, free play, the mats that hang. While a new mat needs a peg, only the first of them."""
    u, side = child_unit(size), touch_side(size)
    edge, at = MARGIN * u, session.players.at
    tops = {_HOME: edge, _EAR: size[1] - 2 * (edge + side), _PLAY: size[1] - edge - side}
    hung, pegs = at.hung[: 1 if at.to_hang else None], _pegs(session, size)
    mats = {Touch(Key.HUNG, n): rect for n, rect in enumerate(pegs[: len(hung)])}
    mats |= dict.fromkeys([_ONE_MORE] * (len(pegs) > len(at.hung)), pegs[-1])
    return {touch: Rect(edge, top, side, side) for touch, top in tops.items()} | mats


def scene(session: Session, view: View) -> Scene:
    """The picture of the page: the garden with the mats on their pegs, and the keys."""
    at, u = session.players.at, child_unit(view.size)
    there, pegs = places(session, view.size), _pegs(session, view.size)
    wide, high = view.size[0], _LINE * u
    actors = [
        boxed(hanging.line(wide, round(high)), Rect(0, y - 0.6 * high, wide, high), "line")
        for y in dict.fromkeys(rect.y for rect in pegs)
    ]
    if at.to_hang is not None:
        wide = round(1.2 * pegs[0].width)
        actors.append(centred(glow(wide), *pegs[0].centre, wide, "glow behind a mat"))
    for rect, mat in zip(pegs, at.hung, strict=False):
        actors += _picture(session.repertoire.free.challenges[0], mat, rect, view, u)
    for rect in pegs[len(at.hung) :]:
        actors += _waiting(rect, u, pressed=view.pressed == _ONE_MORE)
    actors += ear_sprites(there[_EAR], pressed=view.pressed == _EAR, mute=session.mute)
    for touch, name in ((_HOME, "icon-home"), (_PLAY, "icon-bucket")):
        actors.append(pebble_sprite(name, there[touch], pressed=view.pressed == touch))
    return Scene(meadow_behind(session, view.size, sun=True, covered=(*there.values(), *pegs)), tuple(actors))


def _pegs(session: Session, size: tuple[int, int]) -> tuple[Rect, ...]:
    u, side = child_unit(size), touch_side(size)
    x, gap = side + 2 * MARGIN * u + _GAP * u, _GAP * u
    top = size[1] - _REACH * u if session.settings.whiteboard else gap
    room = Rect(x, top, size[0] - x - gap, size[1] - gap - top)
    count = min(len(session.players.at.hung) + 1, MOST_HUNG)
    return grid(room, count, _GAP * u, _WIDEST, least=_WIDEST, largest=_HIGHEST * u)


def _picture(challenge: Challenge, mat: Hung, rect: Rect, view: View, u: float) -> list[Sprite]:
    """A sheet that hangs, with the mat on it as it was left; one that cannot be read any more is empty."""
    hung = photo(_attempt(challenge, mat), rect, view.images, u)
    token = icon_sprite(f"token-{mat.animal}", rect.right - u, rect.bottom - 2 * u, _TOKEN * u)
    return [*hung, *_two_pegs(rect, u), token]


def _waiting(rect: Rect, u: float, *, pressed: bool) -> list[Sprite]:
    """A sheet for the next mat, with who makes it and what keeps it."""
    (bee_x, bee_y, bee), (camera_x, camera_y, camera) = _BEE, _CAMERA
    drawn = hanging.waiting(round(rect.width), round(rect.height))
    key = Rect.around(rect.x + camera_x * rect.width, rect.y + camera_y * rect.height, camera * rect.height)
    return [
        boxed(drawn, rect, "sheet that waits"),
        icon_sprite("bee-happy", rect.x + bee_x * rect.width, rect.y + bee_y * rect.height, bee * rect.height, 60),
        pebble_sprite("icon-camera", key, pressed=pressed),
        *_two_pegs(rect, u),
    ]


@lru_cache(maxsize=2 * MOST_HUNG)
def _attempt(challenge: Challenge, mat: Hung) -> Attempt | None:
    """The mat as it was left; None where its touches, from a file that somebody changed, fit none."""
    begun = Attempt.at(challenge)
    try:
        made = replace(begun, draft=made_again(begun.draft, mat.touches))
    except (LookupError, ValueError, OverflowError):
        return None
    return made


def _two_pegs(rect: Rect, u: float) -> list[Sprite]:
    high = _PEG * u
    wide = hanging.PEG * high
    spots = (Rect(rect.x + part * rect.width - wide / 2, rect.y - 0.6 * high, wide, high) for part in (0.2, 0.8))
    return [boxed(hanging.peg(round(wide), round(high)), spot, "peg") for spot in spots]
