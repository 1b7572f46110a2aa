"""The keys of free play: the crate of stamps, the mats, the scarves, the paint pots; and a mat as a little scene."""

from functools import lru_cache

from beebot.mat import Decor, Ground, Mat
from lecons.pictures.artwork import Attributes, document, path, rounded
from lecons.pictures.grounds import LOOKS
from lecons.pictures.images import Images
from lecons.pictures.landmarks import landmark
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import POTS, Key, Touch
from simulateur.game.kinds.free import POTS_DRAWN, SCARVES, worlds_of
from simulateur.game.play.attempt import Attempt
from simulateur.game.session import Session
from simulateur.pages.common.motion import TAKEN_S
from simulateur.pages.common.sprites import OPAQUE, centred, icon_sprite, pebble_sprite, plain
from simulateur.pages.common.view import View
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.layout.control_areas import MatPlace
from simulateur.pages.mat.photo import photo, sheet

_ICONS = {
    Key.CAMERA: "icon-camera",
    Key.STAMPS: "",
    Key.MAT: "icon-mats",
    Key.SCARVES: "",
    **dict(zip(POTS, POTS_DRAWN, strict=True)),
}
_CRATE, _SCARF = 0.86, 1.24
"""The crate and the scarf on their keys, in keys."""
_IN_CRATE = ((1, -0.17, 0.46), (2, 0.18, 0.44))
"""Which stamps look out of the crate, how far right of its middle, and their sides, in keys."""
_FLASH_S, _PHOTO, _ARC = 0.4, 0.42, 6.0
"""For how long the light of a camera fades; the side of a photo in those of the mat; how high it flies, in units."""
_ON_HILL = ((1, 0.27, 0.38, 0.48), (2, 0.76, 0.4, 0.44), (0, 0.5, 0.68, 0.52))
"""In a scene: which stamps stand there, where, and their sides."""


def toy_sprites(session: Session, attempt: Attempt, layout: ChallengeLayout, view: View) -> list[Sprite]:
    """The keys of free play that are on the page; [] elsewhere.

    Three are drawn as chosen: the open box, the paint pot in use, the camera once this mat hangs in the garden.
    """
    draft = attempt.gesture.played_on(attempt.draft)
    if draft is None:
        return []
    chosen, sprites = [draft.box, POTS[draft.pot]], []
    if Touch(Key.CAMERA) in layout.places and draft.remade() in [each.touches for each in session.players.at.hung]:
        chosen.append(Key.CAMERA)
    for touch, rect in layout.places.items():
        if touch.key not in _ICONS:
            continue
        pressed, (x, y), w = touch == view.pressed, rect.centre, min(rect.width, rect.height)
        sprites.append(pebble_sprite(_ICONS[touch.key], rect, pressed=pressed, on=touch.key in chosen))
        if touch.key is Key.STAMPS:
            stamps = draft.worlds[draft.world].stamps
            for place, right, side in _IN_CRATE:
                whole, name = round(side * w), stamps[place][0]
                drawn = landmark(name, whole, view.images)
                sprites.append(centred(drawn, x + right * w, y - 0.14 * w, whole, plain(name, "in the crate")))
            sprites.append(icon_sprite("icon-crate", x, y, _CRATE * w))
        elif touch.key is Key.SCARVES:
            sprites.append(icon_sprite(SCARVES[draft.scarf or 0], x, y - 0.14 * w, _SCARF * w))
    return sprites


def photo_sprites(
    attempt: Attempt, mat: MatPlace, layout: ChallengeLayout, images: Images, taken_s: float | None
) -> list[Sprite]:
    """A picture of the mat that was taken ``taken_s`` seconds ago: light, and the photo flies to the garden."""
    if taken_s is None or Touch(Key.CAMERA) not in layout.places:
        return []
    u, grid, home = layout.u, mat.grid, layout.places[Touch(Key.HOME)].centre
    part = max(taken_s - _FLASH_S, 0.0) / (TAKEN_S - _FLASH_S)
    x, y = (start + (end - start) * part**2 for start, end in zip(grid.centre, home, strict=True))
    rect = Rect.around(x, y - 4 * part * (1 - part) * _ARC * u, _PHOTO * grid.width, _PHOTO * grid.height)
    light = sheet(grid, u, "light of a camera, fading", round(OPAQUE * max(1 - taken_s / _FLASH_S, 0.0)))
    return [light, *photo(attempt, rect, images, u)]


@lru_cache(maxsize=16)
def little_mat(ground: Ground, side: int, images: Images) -> str:
    """A square with the ``ground`` of a mat as a place to be, as SVG text: sky, a hill, and three of its pictures."""
    look, stamps = LOOKS[ground], worlds_of(Mat(1, 1, decor=Decor(ground=ground)))[0].stamps
    low, radius = 0.95 * side, 0.14 * side
    frame: Attributes = {"stroke": ROLE.light, "stroke_width": f"{0.03 * side:.2f}"}
    hill = (
        f"M0 {0.52 * side}Q{0.5 * side} {0.34 * side} {side} {0.52 * side}V{low - radius}A{radius} {radius} 0 0 1 "
        f"{side - radius} {low}H{radius}A{radius} {radius} 0 0 1 0 {low - radius}Z"
    )
    things = (images.draw(stamps[n][0], x * side, y * side, scale * side) for n, x, y, scale in _ON_HILL)
    sky = rounded(0, side - low, side, 2 * low - side, radius, fill=ROLE.sky, **frame)
    return document(side, side, sky, path(hill, fill=look.light), *things)
