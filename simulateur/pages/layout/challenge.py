"""Where everything is on the challenge's page, at a table, held upright or on the wall board."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.rectangles import HEM, Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.choices import choice_page
from simulateur.pages.layout.control_areas import Places, place_mat
from simulateur.pages.layout.gallery import GalleryPage, gallery_page
from simulateur.pages.layout.key_places import Wanted, go_alone
from simulateur.pages.layout.reward import Room, flower_room
from simulateur.pages.layout.zones.across import across, lies_across
from simulateur.pages.layout.zones.board import board
from simulateur.pages.layout.zones.once_done import once_done
from simulateur.pages.layout.zones.shared_zones import Frame, Zones
from simulateur.pages.layout.zones.small import CLOSE_MARGIN, small
from simulateur.pages.layout.zones.table import at_table
from simulateur.pages.layout.zones.upright import upright
from simulateur.pictures.units import is_small, stands_upright

_AFTER_SUCCESS = (Key.HOME, Key.LISTEN)
"""The keys of the rail that have something to do once a challenge is done."""
_BOARD_KEY, _BOARD_REACH = 10.2, 40.0
"""On a wall board, in units: a smaller key after a success, and how far from below a child of three reaches."""


@dataclass(frozen=True, kw_only=True)
class ChallengeLayout(Zones):
    """The challenge's page: what can be touched in its ``places``, and once it is done in its ``success_places``.

    Then ``reward`` is the flower's room, and what was reached opens on the ``stage``.
    ``gallery`` has the pictures of a page without a mat, None on a page with one.
    """

    gallery: GalleryPage | None = field(default=None, hash=False)
    places: Places = field(hash=False)
    success_places: Places = field(hash=False)
    stage: Rect


@lru_cache(maxsize=64)
def challenge_layout(size: tuple[int, int], wanted: Wanted) -> ChallengeLayout:
    """Lay out the challenge's page."""
    zones = _zones(size, wanted)
    if wanted.choices:
        return _layout(choice_page(zones, size))
    if wanted.gallery is not None:
        return _layout(*gallery_page(zones, size, wanted.gallery))
    several = {}
    if len(zones.trays) > 1:
        several = {Touch(Key.STRIP, strip=n): tray.rect for n, tray in enumerate(zones.trays)}
    return _layout(replace(zones, keys=zones.keys | several))


def _layout(zones: Zones, gallery: GalleryPage | None = None) -> ChallengeLayout:
    waiting, keys = zones.wanted.waiting, _kept(zones.rail)
    if zones.wanted.eye_alone:
        zones = replace(zones, rail=_kept(zones.rail), keys=_eye(zones))
    places = {touch: rect for touch, rect in (zones.rail | zones.keys).items() if touch.key not in waiting}
    room = _keys_room(zones)
    large = room.next_key()
    mat = place_mat(zones.mat, *zones.wanted.shape)
    trays = once_done(zones, large.inset(-room.gap), mat.grid.bottom + HEM * mat.cell, [*keys.values()])
    keys |= room.smaller_keys() | {Touch(Key.NEXT): large}
    stage, flower = zones.garden, [zones.reward]
    if zones.choices is not None:  # a path lies across: below it is a picture, in which there is room for all
        low = min((tray.rect.y for tray in trays), default=zones.choices.bottom)
        stage = zones.choices._replace(height=low - room.gap - zones.choices.y)
        flower.append(stage)
    if gallery is not None and gallery.free is not None:
        flower.append(gallery.free)
    if stands_upright(zones.size):
        beside, edge = Rect.enclosing([*room.smaller_keys().values(), large]), zones.frame.edge
        left, right = (beside.right, zones.frame.width - edge) if room.left_handed else (edge, beside.x)
        flower.append(zones.reward._replace(x=left, width=right - left))
    taken = [*keys.values(), zones.mat, *(tray.rect for tray in trays), *([] if zones.large_token else [zones.token])]
    if gallery is not None:
        taken = [*keys.values(), *zones.keys.values(), *gallery.afar]
    laid = vars(replace(zones, reward=flower_room(flower, taken, room.gap), success_trays=trays))
    shown, success = MappingProxyType(places), MappingProxyType(keys)
    return ChallengeLayout(**laid, gallery=gallery, places=shown, success_places=success, stage=stage)


def _eye(zones: Zones) -> dict[Touch, Rect]:
    """The eye in the place of GO, large."""
    return {Touch(Key.WATCH): zones.keys[Touch(Key.GO)] if zones.wanted.choices else go_alone(zones.plate)}


def _keys_room(zones: Zones) -> Room:
    """Where the keys of a success stand; a page of pictures has no film to show."""
    frame, box, side = zones.frame, zones.reward, zones.frame.t
    if zones.large_token:
        side, top = _BOARD_KEY * frame.u, frame.height - _BOARD_REACH * frame.u
        box = box._replace(y=top, height=box.bottom - top)
    room = Room(box, frame.u, side, frame.wanted.left_handed)
    gallery = frame.wanted.gallery
    if gallery is None:
        return room
    arranges = gallery.spots > 0 and not gallery.boxes
    return room._replace(smaller=(Touch(Key.AGAIN),), foot_is_free=arranges)


def _kept(rail: dict[Touch, Rect]) -> dict[Touch, Rect]:
    """The keys of the rail that still answer after a success, each in its place: no help, no run to watch, no undo."""
    return {touch: rect for touch, rect in rail.items() if touch.key in _AFTER_SUCCESS}


def _zones(size: tuple[int, int], wanted: Wanted) -> Zones:
    if stands_upright(size):
        return upright(Frame(size, wanted))
    if wanted.whiteboard:
        return board(Frame(size, wanted))
    close = is_small(size)
    frame = Frame(size, wanted, CLOSE_MARGIN) if close else Frame(size, wanted)
    path = across(frame) if lies_across(wanted) else None
    return path or (small if close else at_table)(frame)
