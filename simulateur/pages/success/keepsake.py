"""A program that succeeded as a picture to keep: mat with its trail, strip, flower and animal; no key, no word."""

from dataclasses import replace

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene, Sprite
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.play.attempt import Attempt
from simulateur.game.requests import KeepPicture
from simulateur.pages.common.motion import Motion
from simulateur.pages.common.sprites import icon_sprite
from simulateur.pages.common.success_parts import OPEN_S, great_flower
from simulateur.pages.layout.challenge import ChallengeLayout, challenge_layout
from simulateur.pages.layout.control_areas import place_mat
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.strip_line import Placed, placed
from simulateur.pages.layout.strips import Tray
from simulateur.pages.mat.actors import mat_actors
from simulateur.pages.mat.ground import mat_ground
from simulateur.pages.mat.opened_goal import opened_goals
from simulateur.pages.strips.strips import strip_sprites
from simulateur.pictures.blooms import LOOKS

SIZE = (1280, 800)
"""The picture, in pixels."""
_LONG_AGO_S = 60.0
_STILL = Motion(0.0, _LONG_AGO_S, 0.0, less=True)
_TOKEN = 20.0
"""The animal, in units."""
_LEAST, _AIR = 0.62, 0.08
"""The step of the smallest cards in one row, and the air beside a card, in large cards."""


def keepsake(asked: KeepPicture, images: Images) -> Scene:
    """What the picture shows."""
    attempt = asked.attempt
    layout = _layout(attempt)
    mat = attempt.challenge.mat
    place = place_mat(layout.mat, mat.width, mat.height, attempt.mat_degrees)
    actors = [
        *mat_actors(attempt, place, images, _STILL, trace=True),
        *opened_goals(attempt, place, layout.mat, images, _STILL),
        *strip_sprites(attempt, layout, _STILL),
        *_flower(asked, layout),
    ]
    return Scene(mat_ground(attempt, place, images), tuple(actors))


def _layout(attempt: Attempt) -> ChallengeLayout:
    """The challenge's page with nothing to touch."""
    strips = tuple(sum(item.sort not in EMPTY for item in strip.items) for strip in attempt.draft.strips)
    chosen = attempt.gesture.chooses
    wanted = Wanted(keys=(), strips=() if chosen else strips, choices=strips if chosen else (), go_alone=True)
    layout = challenge_layout(SIZE, wanted)
    places = [sum(_shows(each) for each in placed(strip.items)) for strip in attempt.draft.strips]
    trays = tuple(_unrolled(tray, count) for tray, count in zip(layout.trays, places, strict=True))
    return replace(layout, trays=trays)


def _shows(each: Placed) -> bool:
    return not each.between and each.item.sort not in EMPTY


def _unrolled(tray: Tray, count: int) -> Tray:
    """The tray with all of its ``count`` cards: a picture does not scroll. They are smaller, in two rows if need be."""
    if not tray.scrolls and not tray.rolls:
        return tray
    rect, first = tray.rect, tray.slots[0]
    left, room = first.x, rect.right - first.x - (first.x - rect.x)
    rows = 1 if room / count >= _LEAST * first.width else 2
    across = -(-count // rows)
    step = min(room / across, (rect.height - 2 * _AIR * first.width) / rows, first.width + tray.gap)
    side, top = step / (1 + _AIR), rect.centre[1] - rows * step / 2
    spots = (divmod(place, across) for place in range(count))
    slots = tuple(Rect(left + n * step, top + row * step, side, side) for row, n in spots)
    return replace(tray, slots=slots, first=0, total=count, rolls=(), beads=None)


def _flower(asked: KeepPicture, layout: ChallengeLayout) -> list[Sprite]:
    box, look, u = layout.reward, LOOKS[asked.look % len(LOOKS)], layout.u
    token = icon_sprite(f"token-{asked.animal}", box.centre[0], box.bottom + (_TOKEN / 2 - 4) * u, _TOKEN * u)
    return [*great_flower(box, OPEN_S, look), token]
