"""The mats of free play that children keep: they hang on pegs in the garden, each with the animal that played on it.

Where a new one finds no peg, the first glows and the new one lies at the foot: a touch on the first hangs it there.
"""

from dataclasses import replace
from functools import lru_cache

from beebot.challenge import Challenge
from lecons.pictures.artwork import Attributes, document, path, rounded
from lecons.pictures.feedback_marks import glow
from lecons.pictures.rectangles import Rect, grid
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt
from simulateur.game.records import MOST_HUNG, Hung
from simulateur.game.rounds.diary import made_again
from simulateur.game.session import Session
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, pebble_sprite
from simulateur.pages.common.view import View
from simulateur.pages.garden.bare import garden_ground
from simulateur.pages.layout.control_areas import Places, place_mat
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pictures.keys import panel
from simulateur.pictures.units import MARGIN, child_unit, touch_side

_HOME, _PLAY = Touch(Key.HOME), Touch(Key.PLAY)
_WIDEST, _GAP, _EDGE, _REACH = 1.2, 3.6, 1.6, 40.0
"""How much wider than high a picture is; in units, between two of them, the edge round a mat, and the reach of a child
of three on a wall board."""
_TOKEN, _PEG = 9.0, (1.8, 4.6)
"""The animal, and a peg, in units."""
_STILL = Motion(0.0, 60.0, 0.0, less=True)


def places(session: Session, size: tuple[int, int]) -> Places:
    """What can be touched: home, free play, and the mats; only the first while a new one needs its peg."""
    u, side = child_unit(size), touch_side(size)
    edge = MARGIN * u
    keys = {_HOME: Rect(edge, edge, side, side), _PLAY: Rect(edge, size[1] - edge - side, side, side)}
    hung = session.players.at.hung[: 1 if session.players.at.to_hang else None]
    return keys | {Touch(Key.HUNG, n): rect for n, rect in enumerate(_pegs(session, size)[: len(hung)])}


def scene(session: Session, view: View) -> Scene:
    """Everything to draw."""
    at, u = session.players.at, child_unit(view.size)
    there, pegs = places(session, view.size), _pegs(session, view.size)
    actors = [boxed(_ropes(view.size, tuple(dict.fromkeys(rect.y for rect in pegs))), Rect(0, 0, *view.size), "ropes")]
    if at.to_hang is not None:
        wide = round(1.2 * pegs[0].width)
        actors.append(centred(glow(wide), *pegs[0].centre, wide, "glow behind a mat"))
    for rect, mat in zip(pegs, at.hung, strict=False):
        actors += _picture(session.repertoire.free.challenges[0], mat, rect, view, u)
    for touch, icon in ((_HOME, "icon-home"), (_PLAY, "icon-bucket")):
        actors.append(pebble_sprite(icon, there[touch], pressed=touch == view.pressed))
    return Scene(garden_ground(view.size, whiteboard=False, number=session.route.garden), tuple(actors))


def _pegs(session: Session, size: tuple[int, int]) -> tuple[Rect, ...]:
    """The places of the pictures, beside the keys."""
    u, side = child_unit(size), touch_side(size)
    x, gap = side + 2 * MARGIN * u + _GAP * u, _GAP * u
    top = size[1] - _REACH * u if session.settings.whiteboard else gap
    room = Rect(x, top, size[0] - x - gap, size[1] - gap - top)
    return grid(room, MOST_HUNG, _GAP * u, _WIDEST, least=_WIDEST)


def _picture(challenge: Challenge, mat: Hung, rect: Rect, view: View, u: float) -> list[Sprite]:
    """A sheet that hangs, with the mat on it as it was left; one that cannot be read any more is empty."""
    card = panel(round(rect.width), round(rect.height), 2 * u, ROLE.cream, 0.5 * u, ROLE.lip)
    sprites = [boxed(card, rect, "sheet")]
    attempt = _attempt(challenge, mat)
    if attempt is not None:
        shown = attempt.challenge.mat
        place = place_mat(rect.inset(_EDGE * u), shown.width, shown.height, 0)
        sprites += [
            *mat_ground(attempt, place, view.images),
            *mat_actors(attempt, place, view.images, _STILL, trace=False),
        ]
    wide, high = _PEG
    for part in (0.2, 0.8):
        peg = Rect.around(rect.x + part * rect.width, rect.y, wide * u)._replace(
            y=rect.y - 0.6 * high * u, height=high * u
        )
        sprites.append(boxed(_peg(round(peg.width), round(peg.height)), peg, "peg"))
    return [*sprites, icon_sprite(f"token-{mat.animal}", rect.right - u, rect.bottom - 2 * u, _TOKEN * u)]


@lru_cache(maxsize=2 * MOST_HUNG)
def _attempt(challenge: Challenge, mat: Hung) -> Attempt | None:
    """The mat as it was left; None where its touches, from a file that somebody changed, fit none."""
    begun = Attempt.at(challenge)
    try:
        made = replace(begun, draft=made_again(begun.draft, mat.touches))
    except (LookupError, ValueError, OverflowError):
        return None
    return made


@lru_cache(maxsize=4)
def _ropes(size: tuple[int, int], heights: tuple[float, ...]) -> str:
    look: Attributes = {"fill": "none", "stroke_linecap": "round"}
    lines = [f"M0 {y - 8:.1f}Q{size[0] / 2:.1f} {y + 8:.1f} {size[0]} {y - 8:.1f}" for y in heights]
    paints = ((6, ROLE.straw_edge), (3, ROLE.straw))
    return document(*size, *(path(d, stroke=paint, stroke_width=w, **look) for d in lines for w, paint in paints))


@lru_cache(maxsize=4)
def _peg(width: int, height: int) -> str:
    line = 0.14 * width
    look: Attributes = {"fill": ROLE.straw, "stroke": ROLE.straw_edge, "stroke_width": f"{line:.2f}"}
    return document(width, height, rounded(line / 2, line / 2, width - line, height - line, 0.25 * width, **look))
