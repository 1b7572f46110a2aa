"""One's own program as a film: the mat between two bands of film, the strip that lights up, the lesson's flower."""

from functools import lru_cache

from lecons.pictures.artwork import document, rounded
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.challenge.petals import petals
from simulateur.pages.challenge.reward import about_key, with_room_beside
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, pebble_sprite
from simulateur.pages.common.success_parts import go_on
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace, Places, place_mat
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pages.mat.opening_spots import flower_beside
from simulateur.pages.mat.shown_beside import shown_beside
from simulateur.pages.strips.strips import strip_sprites

_BAND, _BAND_GAP, _HOLE = 5.0, 1.0, 2.6
"""A band of film, what is between it and the mat, the side of a hole, in units."""
_FILM, _FRAME, _NEXT = Touch(Key.FILM), Touch(Key.FRAME), Touch(Key.NEXT)


def places(session: Session, size: tuple[int, int]) -> Places:
    """The controls: film again, keep it, go on. They are where the keys of a success were."""
    where = layout_of(session, size).success_places
    return {_FILM: where[_FILM], _FRAME: where[Touch(Key.AGAIN)], _NEXT: where[_NEXT]}


def scene(session: Session, view: View) -> Scene:
    """The picture of the film at this moment of the run.

    Raises:
        ValueError: no film is open.
    """
    layout, attempt, settings = layout_of(session, view.size), session.attempt, session.settings
    if attempt is None:
        raise ValueError("no film is open")
    mat = with_room_beside(session, layout, film_mat(attempt, layout))
    strong = settings.strong_grid or settings.whiteboard
    actors = [
        *mat_actors(attempt, mat, view.images, motion_of(session), trace=settings.trace),
        *_keys(session, attempt, view),
        *_bands(layout, mat),
        *strip_sprites(attempt, layout, motion_of(session), is_film=True),
        *shown_beside(attempt, mat, view.images, motion_of(session)),
        *petals(session, flower_beside(attempt, mat) or layout.reward),
    ]
    return Scene(mat_ground(attempt, mat, view.images, strong=strong), tuple(actors))


def film_mat(attempt: Attempt, layout: ChallengeLayout) -> MatPlace:
    """Where the mat lies, between two bands of film; no key is beside or above it here, so it has that room too."""
    mat, aside, zone = attempt.challenge.mat, (_BAND + _BAND_GAP) * layout.u, layout.mat
    home = layout.success_places[Touch(Key.HOME)]
    if home.right <= zone.x:
        zone = zone._replace(x=home.x, width=zone.right - home.x)
    elif home.x >= zone.right:
        zone = zone._replace(width=home.right - zone.x)
    if home.bottom <= zone.y:
        zone = zone._replace(y=home.y, height=zone.bottom - home.y)
    zone = zone._replace(x=zone.x + aside, width=zone.width - 2 * aside)
    return place_mat(zone, mat.width, mat.height, attempt.mat_degrees)


def _bands(layout: ChallengeLayout, mat: MatPlace) -> list[Sprite]:
    u, grid = layout.u, mat.grid
    out, wide = HEM * mat.cell + _BAND_GAP * u, _BAND * u
    high = grid.height + 2 * HEM * mat.cell
    svg = band(round(wide), round(high), u)
    lefts = grid.x - out - wide, grid.right + out
    return [boxed(svg, Rect(x, grid.y - HEM * mat.cell, wide, high), "band of film") for x in lefts]


@lru_cache(maxsize=8)
def band(width: int, height: int, u: float) -> str:
    """An upright dark band with a row of holes, as SVG text, in pixels; a unit is ``u`` pixels."""
    hole = _HOLE * u
    count = max(int(height / (2 * hole)), 1)
    step = height / count
    holes = (
        rounded((width - hole) / 2, (n + 0.5) * step - hole / 2, hole, hole, 0.28 * hole, fill=ROLE.cream)
        for n in range(count)
    )
    return document(width, height, rounded(0, 0, width, height, 1.4 * u, fill=ROLE.ink), *holes)


def _keys(session: Session, attempt: Attempt, view: View) -> list[Sprite]:
    where, u = places(session, view.size), layout_of(session, view.size).u
    rolls, kept, rect = attempt.phase is Phase.RUNNING, session.journey.celebrations.has_kept, where[_NEXT]
    return [
        pebble_sprite("icon-frame", where[_FRAME], pressed=view.pressed == _FRAME, on=kept),
        *about_key("icon-film", where[_FILM], attempt, view.images, pressed=view.pressed == _FILM, on=rolls),
        *go_on(rect, u, pressed=view.pressed == _NEXT, sway=motion_of(session).sway),
    ]
