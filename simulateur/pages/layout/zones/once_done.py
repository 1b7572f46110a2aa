"""The strips of a success: whole, and out of the way of the key that goes on."""

from lecons.pictures.rectangles import Rect
from simulateur.pages.layout.strips import Tray, side_by_side, whole
from simulateur.pages.layout.zones.shared_zones import MAT_LIP, Zones
from simulateur.pictures.units import stands_upright


def once_done(zones: Zones, large: Rect, low: float, kept: list[Rect]) -> tuple[Tray, ...]:
    """The strips of a success: each ends before the large key, and all that it has is seen.

    Of programs to choose from, the chosen one alone is seen: at the foot where the mat leaves it room, as any program,
    else in the place of the first or above all. The mat ends at ``low``; ``kept`` are the keys of the rail that stay.
    """
    counts, trays = zones.wanted.choices or zones.wanted.strips, zones.trays
    if zones.wanted.choices:
        rect, upright = trays[0].rect, stands_upright(zones.size)
        x, y, foot = rect.x, zones.frame.edge, zones.frame.floor - rect.height
        if upright or low + MAT_LIP * zones.u < foot:
            x, y = (zones.mat.right - rect.width if zones.wanted.left_handed else zones.mat.x), foot
            if upright:  # the ear is above the animal
                token = zones.token.inset(-zones.u)
                x = token.x - rect.width if zones.wanted.left_handed else token.right
                y = max(foot, *(key.bottom for key in kept))
        trays = tuple(tray.moved(x - tray.rect.x, y - tray.rect.y) for tray in trays)
    if any(tray.folded for tray in trays):
        rect = Rect.enclosing([tray.rect for tray in trays])
        return side_by_side(trays, counts, _bounds(zones, rect, large), zones.u)
    return tuple(whole(tray, n, _bounds(zones, tray.rect, large)) for tray, n in zip(trays, counts, strict=True))


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
