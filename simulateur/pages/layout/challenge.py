"""Where everything is on the challenge's page, at a table, held upright or on the wall board."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.pages.layout.choices import ChoicePage, choice_page
from simulateur.pages.layout.gallery import GalleryPage, gallery_page
from simulateur.pages.layout.key_places import Gallery, Wanted
from simulateur.pages.layout.places import Places
from simulateur.pages.layout.strips import Tray
from simulateur.pages.layout.zones.across import AcrossZones, SmallAcrossZones, lies_across
from simulateur.pages.layout.zones.board import BoardZones
from simulateur.pages.layout.zones.small import SmallZones
from simulateur.pages.layout.zones.upright import UprightZones
from simulateur.pages.layout.zones.zones import Zones
from simulateur.pictures.units import is_small, stands_upright

_AFTER_SUCCESS = (Key.HOME, Key.LISTEN, Key.VIEW)
"""The keys of the rail that have something to do once a challenge is done."""


@dataclass(frozen=True, kw_only=True)
class ChallengeLayout:
    """The challenge's page. ``mat`` is the room for the mat, ``garden`` that for the picture round a flat one.

    ``plate`` is the bee's back without antennae, or its place. ``token`` is the place of the
    animal whose turn it is; on a wall board it is large, until the reward takes its place.
    ``tucked`` says that the antennae lie within the plate's box. ``things_on_back`` says that the
    things to lay on the mat stand on the bee's back. ``plate_away`` says that they have the place of
    the plate, so that the mat is larger. An open drawer lies over the plate. ``petals`` is None where
    they have no room.
    ``turned`` is how far a dial is turned, in degrees.
    ``gallery`` has the pictures of a page without a mat, None on a page with one.
    """

    size: tuple[int, int]
    u: float
    mat: Rect
    garden: Rect
    plate: Rect
    petals: Rect | None
    token: Rect
    large_token: bool
    tucked: bool = False
    plate_away: bool = False
    things_on_back: bool = False
    drawer_open: bool = False
    turned: int = 0
    trays: tuple[Tray, ...] = ()
    speed: Rect | None = None
    objects: Rect | None = None
    reward: Rect
    gallery: GalleryPage | None = field(default=None, hash=False)
    places: Places = field(hash=False)
    success_places: Places = field(hash=False)


@lru_cache(maxsize=64)
def challenge_layout(size: tuple[int, int], wanted: Wanted) -> ChallengeLayout:
    """Lay out the challenge's page."""
    zones = _zones(size, wanted)
    if wanted.choices:
        return _to_choose(zones, size)
    if wanted.gallery is not None:
        return _with_pictures(zones, size, wanted.gallery)
    rail, trays = zones.rail(), zones.trays()
    row, speed = zones.row()
    objects, laid = zones.objects()
    success, reward = zones.after_success()
    several = {}
    if len(trays) > 1:
        several = {Touch(Key.STRIP, strip=n): tray.rect for n, tray in enumerate(trays)}
    return ChallengeLayout(
        size=size,
        u=zones.u,
        mat=zones.mat(),
        garden=zones.garden(),
        plate=zones.plate,
        petals=zones.petals(),
        token=zones.token(),
        large_token=zones.large_token,
        tucked=zones.tucked,
        plate_away=zones.plate_away,
        things_on_back=zones.laying.on_back,
        drawer_open=zones.drawer_open,
        turned=wanted.turned,
        trays=trays,
        speed=speed,
        objects=objects,
        reward=reward,
        places=MappingProxyType(rail | zones.keys() | row | laid | zones.tools() | several),
        success_places=MappingProxyType(_kept(rail) | success),
    )


def _kept(rail: dict[Touch, Rect]) -> dict[Touch, Rect]:
    """The keys of the rail that still answer after a success, each in its place: no help, no run to watch, no undo."""
    return {touch: rect for touch, rect in rail.items() if touch.key in _AFTER_SUCCESS}


def _zones(size: tuple[int, int], wanted: Wanted) -> Zones:
    if stands_upright(size):
        return UprightZones(size, wanted)
    if wanted.whiteboard:
        return BoardZones(size, wanted)
    if lies_across(wanted):
        across = (SmallAcrossZones if is_small(size) else AcrossZones)(size, wanted)
        if across.fits:
            return across
    return (SmallZones if is_small(size) else Zones)(size, wanted)


def _to_choose(zones: Zones, size: tuple[int, int]) -> ChallengeLayout:
    place = choice_page(zones, size)
    strips = {Touch(Key.STRIP, strip=n): tray.rect for n, tray in enumerate(place.trays)}
    go = {Touch(Key.GO): place.go} if Key.GO in zones.wanted.keys else {}
    bare = _without_plate(zones, size, place, go | strips)
    tucked = zones.tucked and place.plate == zones.plate
    return replace(bare, mat=place.mat, garden=place.mat, plate=place.plate, trays=place.trays, tucked=tucked)


def _with_pictures(zones: Zones, size: tuple[int, int], shown: Gallery) -> ChallengeLayout:
    place = gallery_page(zones, size, shown)
    pictures = {Touch(Key.PICTURE, n): rect for n, rect in enumerate(place.pictures)}
    spots = {Touch(Key.SPOT, n): rect for n, rect in enumerate(place.spots)}
    return replace(_without_plate(zones, size, place, spots | pictures), gallery=place)


def _without_plate(
    zones: Zones, size: tuple[int, int], place: ChoicePage | GalleryPage, answers: dict[Touch, Rect]
) -> ChallengeLayout:
    """A page on which nothing is written: what ``answers`` has the room of plate and strips."""
    return ChallengeLayout(
        size=size,
        u=zones.u,
        mat=zones.mat(),
        garden=zones.garden(),
        plate=zones.plate,
        petals=zones.petals(),
        token=zones.token(),
        large_token=zones.large_token,
        reward=place.reward,
        places=MappingProxyType(place.rail | answers),
        success_places=MappingProxyType(_kept(place.rail) | place.after_success),
    )
