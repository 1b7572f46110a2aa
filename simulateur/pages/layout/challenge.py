"""Where everything is on the challenge's page, at a table, held upright or on the wall board."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.choices import choice_page
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.gallery import GalleryPage, gallery_page
from simulateur.pages.layout.key_places import Wanted
from simulateur.pages.layout.reward import Reward, Room, reward_places
from simulateur.pages.layout.zones.across import across, lies_across
from simulateur.pages.layout.zones.board import board
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

    ``reward`` is the flower's place once it is done. ``gallery`` has the pictures of a page without a mat, None on a
    page with one.
    """

    gallery: GalleryPage | None = field(default=None, hash=False)
    places: Places = field(hash=False)
    success_places: Places = field(hash=False)


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
    keys, flower = _rewarded(zones)
    places, success = MappingProxyType(zones.rail | zones.keys), MappingProxyType(_kept(zones.rail) | keys)
    laid = vars(replace(zones, reward=flower))
    return ChallengeLayout(**laid, gallery=gallery, places=places, success_places=success)


def _rewarded(zones: Zones) -> Reward:
    """What stands in the room of the reward once the challenge is done; a page of pictures has no film to show."""
    frame = zones.frame
    room = Room(zones.reward, frame.u, frame.t)
    if zones.large_token:
        room = room._replace(side=_BOARD_KEY * frame.u, reach=frame.height - _BOARD_REACH * frame.u)
    if frame.wanted.gallery is not None:
        room = room._replace(smaller=(Touch(Key.AGAIN),))
    taken = [*_kept(zones.rail).values(), *(tray.rect for tray in zones.trays)]
    return reward_places(room, taken, frame.floor)


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
