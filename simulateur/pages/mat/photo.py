"""A mat on a sheet of paper, as a camera keeps it and as it hangs in the gallery."""

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.attempt import Attempt
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import OPAQUE, boxed
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pictures.keys import panel

_EDGE, _LIP = 1.6, 0.5
"""Of paper round a mat, what is seen of its thickness, in units."""
_STILL = Motion(0.0, 60.0, 0.0, less=True)


def sheet(rect: Rect, u: float, sign: str, alpha: int = OPAQUE) -> Sprite:
    """A sheet of paper; a unit is ``u`` pixels."""
    return boxed(panel(round(rect.width), round(rect.height), 2 * u, ROLE.cream, _LIP * u, ROLE.lip), rect, sign, alpha)


def photo(attempt: Attempt | None, rect: Rect, images: Images, u: float) -> list[Sprite]:
    """The mat of ``attempt`` on its sheet, as it was left; the sheet alone where there is none."""
    if attempt is None:
        return [sheet(rect, u, "sheet")]
    shown = attempt.challenge.mat
    face = rect._replace(height=rect.height - 3 * _LIP * u)  # its lip and its shadow are below
    place = place_mat(face.inset(_EDGE * u), shown.width, shown.height)
    actors = mat_actors(attempt, place, images, _STILL, trace=False)
    return [sheet(rect, u, "sheet"), *mat_ground(attempt, place, images), *actors]
