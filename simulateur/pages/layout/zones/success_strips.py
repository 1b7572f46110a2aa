"""The strips of a success: whole, and out of the way of the key that goes on."""

from lecons.pictures.rectangles import Rect
from simulateur.pages.layout.strips import Tray, whole
from simulateur.pages.layout.zones.shared_zones import MAT_LIP, Zones
from simulateur.pictures.units import stands_upright


def success_strips(zones: Zones, large: Rect, low: float, kept: list[Rect]) -> tuple[Tray, ...]:
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
    bounds = [_bounds(zones, tray.rect, large) for tray in trays]
    return tuple(whole(*each, at_right=right) for each in zip(trays, counts, bounds, strict=True))


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
