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
from simulateur.pages.layout.reward import WORDS, Room, below_words, flower_room, up_to
from simulateur.pages.layout.strips import Tray, whole
from simulateur.pages.layout.zones.board import BOARD_KEY, BOARD_MARGIN, BOARD_REACH, board
from simulateur.pages.layout.zones.shared_zones import ABOVE_PLATE, MAT_LIP, Frame, Zones
from simulateur.pages.layout.zones.small import CLOSE_MARGIN, small
from simulateur.pages.layout.zones.table import at_table
from simulateur.pages.layout.zones.upright import upright
from simulateur.pictures.units import PLATE, is_small, stands_upright

_AFTER_SUCCESS = (Key.HOME, Key.LISTEN)
"""The keys of the rail that have something to do once a challenge is done."""
_PAIR_WIDE, _PAIR_HIGH = 2.0, 0.46
"""How much broader than high two pictures are together; what they have of the height at most above the bee's back."""


@dataclass(frozen=True, kw_only=True)
class ChallengeLayout(Zones):
    """Where all is on the challenge's page: its controls in ``places`` and, once it is done, in ``success_places``.

    A success is written in ``words``: above ``reward``, the flower's room, or beside the home key where the page is
    upright. What opens ``beside`` the mat has the first room before the keys are there, and shares the second with the
    flower at rest. ``gallery`` has the pictures to touch where there is no mat, else it is None.
    """

    gallery: GalleryPage | None = field(default=None, hash=False)
    places: Places = field(hash=False)
    success_places: Places = field(hash=False)
    words: Rect
    beside: tuple[Rect, Rect]


@lru_cache(maxsize=64)
def challenge_layout(size: tuple[int, int], wanted: Wanted) -> ChallengeLayout:
    """Lay out the challenge's page with all that is ``wanted``, for a window of ``size`` pixels."""
    zones = _below_pair(_zones(size, wanted)) if wanted.pair else _zones(size, wanted)
    if wanted.choices:
        return _layout(choice_page(zones, size))
    if wanted.gallery is not None:
        return _layout(*gallery_page(zones, size, wanted.gallery))
    several = {}
    if len(zones.trays) > 1:
        several = {Touch(Key.STRIP, strip=n): tray.rect for n, tray in enumerate(zones.trays)}
    return _layout(replace(zones, keys=zones.keys | several))


def _below_pair(zones: Zones) -> Zones:
    """``zones`` with room for two pictures above the bee's back, which is smaller; the first one is the flag's key.

    On a wall board both stay where the back was: a child reaches no higher.
    """
    frame, old, gap, above = zones.frame, zones.plate, zones.u, 1 + ABOVE_PLATE / PLATE
    column = old._replace(y=frame.edge, height=frame.floor - frame.edge)
    if frame.wanted.whiteboard:
        column = old._replace(y=old.bottom - above * old.height, height=above * old.height)
    elif zones.mat.right <= old.x:  # what is free beside the mat
        column = column._replace(x=zones.mat.right + 2 * gap, width=old.right - zones.mat.right - 2 * gap)
    elif old.right <= zones.mat.x:
        column = column._replace(width=zones.mat.x - 2 * gap - old.x)
    unseen = Key.GO, Key.FLAG, *frame.wanted.waiting
    others = [rect for touch, rect in zones.keys.items() if touch.key not in unseen]
    room = flower_room([column], [zones.mat, *(tray.rect for tray in zones.trays), *others], gap)
    high = min(room.width / _PAIR_WIDE, _PAIR_HIGH * room.height)
    side = min(old.width, (room.height - high - 2 * gap) / above)
    top = room.centre[1] - (high + 2 * gap + above * side) / 2
    plate = Rect(room.centre[0] - side / 2, top + high + gap + (above - 1) * side, side, side)
    pair = Rect(room.x, top, room.width, high)
    keys = zones.keys | {Touch(Key.GO): go_alone(plate).at_least(frame.t)}
    if Touch(Key.FLAG) in keys:
        keys[Touch(Key.FLAG)] = Rect.around(pair.centre[0] - high / 2, pair.centre[1], high)
    return replace(zones, plate=plate, pair=pair, keys=keys)


def _layout(zones: Zones, gallery: GalleryPage | None = None) -> ChallengeLayout:
    waiting, keys = zones.wanted.waiting, _kept(zones.rail)
    if zones.wanted.eye_alone:
        eye = zones.keys[Touch(Key.GO)] if zones.wanted.choices else go_alone(zones.plate)
        zones = replace(zones, rail=_kept(zones.rail), keys={Touch(Key.WATCH): eye})
    places = {touch: rect for touch, rect in (zones.rail | zones.keys).items() if touch.key not in waiting}
    room = _keys_room(zones)
    large = room.next_key()
    mat = place_mat(zones.mat, *zones.wanted.shape)
    trays = _success_strips(zones, large.inset(-room.gap), mat.grid.bottom + HEM * mat.cell, [*keys.values()])
    rail = [*keys.values()]
    keys |= room.smaller_keys() | {Touch(Key.NEXT): large}
    flower = [zones.reward]
    if gallery is not None and gallery.free is not None:
        flower.append(gallery.free)
    if stands_upright(zones.size):
        beside, edge = Rect.enclosing([*room.smaller_keys().values(), large]), zones.frame.edge
        left, right = (beside.right, zones.frame.width - edge) if room.left_handed else (edge, beside.x)
        flower.append(zones.reward._replace(x=left, width=right - left))
    taken = [zones.mat, *(tray.rect for tray in trays), *([] if zones.large_token else [zones.token])]
    if gallery is not None:
        taken = [*zones.keys.values(), *gallery.afar]
    words, reward = _written(zones, room, flower_room(flower, [*keys.values(), *taken], room.gap))
    lies = mat.grid.inset(-HEM * mat.cell)
    wide, other = [up_to(lies, each, room.gap) for each in (reward, *flower)], [*rail, *taken[1:], words]
    rest = reward if any(wide[0].meets(each) for each in (*keys.values(), *other)) else wide[0]
    rooms = flower_room(wide[1:], [lies, *other], room.gap), rest
    laid = vars(replace(zones, reward=reward, success_trays=trays)) | {"words": words, "beside": rooms}
    shown, success = MappingProxyType(places), MappingProxyType(keys)
    return ChallengeLayout(**laid, gallery=gallery, places=shown, success_places=success)


def _success_strips(zones: Zones, large: Rect, low: float, kept: list[Rect]) -> tuple[Tray, ...]:
    """The strips after a success: each ends before the key ``large``, and all that it has is seen.

    Of programs to choose from, the chosen one alone will be drawn: at the foot if the mat, which ends at ``low``,
    leaves room there, else at the top of the page. ``kept`` are the keys of the rail that stay.
    """
    counts, trays = zones.wanted.choices or zones.wanted.strips, zones.trays
    if zones.wanted.choices:
        rect, upright = trays[0].rect, stands_upright(zones.size)
        left, right, y, foot = rect.x, rect.right, zones.frame.edge, zones.frame.floor - rect.height
        if upright or low + MAT_LIP * zones.u < foot:
            left, right, y = zones.mat.x, zones.mat.right, foot
            if upright:  # the ear is above the animal
                token = zones.token.inset(-zones.u)
                left, right = token.right, token.x
                y = max(foot, *(key.bottom for key in kept))
        trays = tuple(tray.closed_up for tray in trays)
        xs = [right - tray.rect.width if zones.wanted.left_handed else left for tray in trays]
        trays = tuple(tray.moved(x - tray.rect.x, y - tray.rect.y) for tray, x in zip(trays, xs, strict=True))
    if zones.frame.two:  # cards are as large in both
        counts = (max(counts),) * len(counts)
    right = zones.wanted.left_handed
    bounds = [(*_bounds(zones, tray.rect, large), _top(zones, tray.rect, large, low)) for tray in trays]
    return tuple(whole(*each, at_right=right) for each in zip(trays, counts, bounds, strict=True))


def _top(zones: Zones, rect: Rect, large: Rect, low: float) -> float:
    """Up to where one strip at the foot may grow: to the mat, or to the large key above it."""
    if len(zones.trays) > 1 or zones.wanted.choices or zones.large_token:
        return rect.y
    tops = low + MAT_LIP * zones.u, large.bottom + zones.u
    return min(rect.y, max((top for top in tops if top <= rect.y), default=rect.y))


def _bounds(zones: Zones, rect: Rect, large: Rect) -> tuple[float, float]:
    """From where to where a strip may reach: the large key and the animal beside it leave it the rest."""
    left, right = zones.frame.edge, zones.frame.width - zones.frame.edge
    beside = (large,) if zones.large_token else (large, zones.token)
    for each in beside:
        if each._replace(x=rect.x, width=rect.width).meets(rect):
            if each.centre[0] > zones.frame.width / 2:
                right = min(right, each.x)
            else:
                left = max(left, each.right)
    return left, right


def _written(zones: Zones, room: Room, flower: Rect) -> tuple[Rect, Rect]:
    """The line that is written, and what it leaves of the flower's room; upright it is above all, or below the mat."""
    if stands_upright(zones.size):
        if zones.mat.y == zones.frame.edge:  # it lies beside home
            words = zones.mat._replace(y=zones.mat.bottom + 0.8 * zones.u, height=WORDS * zones.u)
            return words, flower_room([flower], [words], 0)
        home, edge = zones.rail[Touch(Key.HOME)], zones.frame.edge
        row = home._replace(x=edge, width=zones.frame.width - 2 * edge)
        return flower_room([row], (home, zones.token), room.gap), flower
    return below_words(flower, room.u)


def _keys_room(zones: Zones) -> Room:
    """Where the keys of a success stand; a page of pictures has no film to show."""
    frame, box, side = zones.frame, zones.reward, zones.frame.t
    if zones.large_token:
        side, top = BOARD_KEY * frame.u, frame.height - BOARD_REACH * frame.u
        box = box._replace(y=top, height=box.bottom - top)
    room = Room(box, frame.u, side, frame.wanted.left_handed, upright=stands_upright(zones.size))
    gallery = frame.wanted.gallery
    if gallery is None:
        return room
    return room._replace(smaller=(Touch(Key.AGAIN),), foot_is_free=gallery.spots > 0)


def _kept(rail: dict[Touch, Rect]) -> dict[Touch, Rect]:
    """The keys of the rail that still answer after a success, each in its place: no help, no run to watch, no undo."""
    return {touch: rect for touch, rect in rail.items() if touch.key in _AFTER_SUCCESS}


def _zones(size: tuple[int, int], wanted: Wanted) -> Zones:
    if stands_upright(size):
        return upright(Frame(size, wanted))
    if wanted.whiteboard:
        return board(Frame(size, wanted, BOARD_MARGIN))
    close = is_small(size)
    frame = Frame(size, wanted, CLOSE_MARGIN) if close else Frame(size, wanted)
    return (small if close else at_table)(frame)
