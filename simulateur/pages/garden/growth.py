"""What has grown in the garden, and what answers a poke: beds of flowers, pots of honey, hive, sun, bee and grass.

Where things grow does not depend on how far the children are: what has grown stays where it is.
"""

from functools import lru_cache
from typing import NamedTuple

from lecons.pictures.images import Images
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.success.celebrations import Poked
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, turned_sign
from simulateur.pages.garden.bare import grass_alone, what_grows
from simulateur.pages.layout.control_areas import Places
from simulateur.pages.layout.garden import FLOWER, GardenLayout, colour_of
from simulateur.pictures.board_garden import GAP, REACH
from simulateur.pictures.garden import TUFT, hive, sun, tuft_spots, way_points
from simulateur.pictures.harvest import bed, plank_size, pots, rays
from simulateur.pictures.units import child_unit

_ON_BOARD = 18.0
"""How large a flower is seen at most on a wall board, in units: smaller than where a finger finds it."""
_BED_WIDE, _BED_HIGH = 1.08, 0.56
"""A bed, in flowers."""
_PITCH, _FEW = 4.75, 6
"""From pot to pot, in units, and for how many pots that holds; more of them stand closer."""
_LONGEST = 46.0
"""The longest that a plank with all its pots is, in units."""
_POKED_TUFT, _LEAST = 0.085, 40.0
"""The target of a tuft in parts of the short side; the least side of a target, in pixels."""
_POKED_BEE = (0.8, 0.6, 0.45, 0.3)
"""The target of the bee, in parts of her side: as large as leaves the flower beside her whole."""
_EARTH = 0.04
"""How much of the path a bed keeps clear of round each of its points, in parts of the short side."""
_AROUND_SUN = 3.4
"""The side of the sun's rays, in its radii."""
_ASIDE = ((0.0, -1.0), (0.0, 1.0), (1.0, -0.8), (-1.0, -0.8), (1.0, 0.8), (-1.0, 0.8), (1.2, 0.0), (-1.2, 0.0))
"""Where a bed may be beside its flower, the best place first: to the right and down."""


class Growth(NamedTuple):
    """Where things grow, in pixels: a bed for each flower, the foot of the plank, and which way the plank grows.

    ``way`` is 1 to the right of the foot and -1 to the left.
    """

    beds: tuple[Rect, ...]
    foot: tuple[float, float]
    way: int


def growth_of(layout: GardenLayout, size: tuple[int, int]) -> Growth:
    """Where beds and plank stand in a garden with this ``layout``, in a window of ``size`` pixels."""
    most = (_ON_BOARD if layout.is_low else FLOWER) * child_unit(size)
    usual = min([most, *(rect.width for rect in layout.flowers)])
    flowers = tuple(Rect.around(*rect.centre, usual) for rect in layout.flowers)
    tufts = [Rect.around(*spot, 0.5 * TUFT * min(size)) for spot in tuft_spots(*size, on_board=layout.is_low)]
    earth = [Rect.around(*spot, _EARTH * min(size)) for spot in way_points(size, on_board=layout.is_low)]
    return _growth(
        size, flowers, layout.hive, (layout.tray, layout.ear, layout.play, layout.earlier, layout.later, *tufts, *earth)
    )


@lru_cache(maxsize=8)
def _growth(size: tuple[int, int], flowers: tuple[Rect, ...], home: Rect, keys: tuple[Rect, ...]) -> Growth:
    u = child_unit(size)
    way = -1 if home.centre[0] > size[0] / 2 else 1
    foot = (home.x - 0.8 * u if way < 0 else home.right + 0.8 * u), home.bottom - 0.4 * u
    plank = Rect(foot[0] - (_LONGEST * u if way < 0 else 0.0), foot[1] - 6 * u, _LONGEST * u, 6 * u)
    taken = [*flowers, home, *keys, plank]
    beds: list[Rect] = []
    for flower in flowers:
        beds.append(_bed_beside(flower, size, [*taken, *beds]))
    return Growth(tuple(beds), foot, way)


def _bed_beside(flower: Rect, size: tuple[int, int], taken: list[Rect]) -> Rect:
    """The place beside a flower that covers least of what is ``taken``; of equal ones, the first of ``_ASIDE``."""
    wide, high = _BED_WIDE * flower.width, _BED_HIGH * flower.width
    x, y = flower.centre
    away_x, away_y = (flower.width + wide) / 2, (flower.width + high) / 2
    spots = [Rect(x + dx * away_x - wide / 2, y + dy * away_y - high / 2, wide, high) for dx, dy in _ASIDE]
    return min(spots, key=lambda spot: _outside(spot, size) + sum(_common(spot, other) for other in taken))


def _common(one: Rect, other: Rect) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(across, 0.0) * max(down, 0.0)


def _outside(spot: Rect, size: tuple[int, int]) -> float:
    return spot.width * spot.height - _common(spot, Rect(0, 0, *size))


def pokes(session: Session, size: tuple[int, int], layout: GardenLayout, controls: Places) -> Places:
    """The things of the garden that answer a poke, as controls; left out where they would meet one of ``controls``.

    On a wall board they are those that a small child reaches. {} for a child with one switch, whose light would take
    long to go through them.
    """
    if session.settings.scanning:
        return {}
    on_board = session.settings.whiteboard
    x, y, radius = sun(*size, on_board=on_board)
    tuft = max(_POKED_TUFT * min(size), _LEAST)
    wanted = {Poked.HIVE.value: layout.hive}
    if (plank := _plank(session, size, layout)) is not None:
        wanted[Poked.POTS.value] = plank.at_least(_LEAST)
    wanted[Poked.SUN.value] = Rect.around(x, y, max(2 * radius, _LEAST))
    wanted |= {
        Poked.GRASS.value + n: Rect.around(*spot, tuft) for n, spot in enumerate(tuft_spots(*size, on_board=on_board))
    }
    found = _bee_place(layout, controls)
    for index, rect in wanted.items():
        if on_board and (rect.y < REACH * size[1] or _outside(rect, size)):
            continue
        wide = rect.inset(-GAP * child_unit(size)) if on_board else rect
        if not any(wide.meets(other) for other in (*controls.values(), *found.values())):
            found[Touch(Key.POKE, index)] = rect
    return found


def _bee_place(layout: GardenLayout, controls: Places) -> dict[Touch, Rect]:
    """Where the bee answers; nowhere on a board, where she stands too near her flower for a finger held high."""
    if layout.is_low:
        return {}
    for part in _POKED_BEE:
        rect = Rect.around(layout.bee.x, layout.bee.y, part * layout.bee.side)
        if not any(rect.meets(other) for other in controls.values()):
            return {Touch(Key.POKE, Poked.BEE.value): rect}
    return {}


def grown_sprites(session: Session, size: tuple[int, int], layout: GardenLayout, images: Images) -> list[Sprite]:
    """The grass, the sun's rays once it was poked, a bed beside each open flower, the pots of honey, and the hive."""
    stirs = _stirring(session)
    sprites = _grass(session, size, stirs)
    if stir := stirs.get(Poked.SUN.value, 0):
        x, y, radius = sun(*size)
        side = round(_AROUND_SUN * radius)
        sprites.append(centred(rays(side, round(radius, 1), stir), x, y, side, turned_sign("rays", stir % 360)))
    shown = range(layout.first, layout.first + len(layout.flowers))
    done = [place for place in shown if session.repertoire.flowers.is_done(session.repertoire.path.lessons[place])]
    beds = (
        growth_of(layout, size).beds if done else ()
    )  # it takes some milliseconds, and nothing grows on the first day
    for place in done:
        rect, colour = beds[place - layout.first], colour_of(place)
        drawn = bed(round(rect.width), round(rect.height), colour)
        sprites.append(boxed(drawn, rect, f"bed of flower small {colour}"))
    plank = _plank(session, size, layout)
    if plank is not None:
        stir, count = stirs.get(Poked.POTS.value, 0), _count(session, layout)
        drawn = pots(_pitch(size, count), count, stir)
        sprites.append(boxed(drawn, plank, turned_sign(f"pot honey, {count} times", stir % 360)))
    side, stir = round(layout.hive.width), stirs.get(Poked.HIVE.value, 0)
    sign = turned_sign("hive", stir % 360)
    return [*sprites, centred(hive(side, images, stir), *layout.hive.centre, side, sign)]


def _grass(session: Session, size: tuple[int, int], stirs: dict[int, int]) -> list[Sprite]:
    name = what_grows(session)
    still = grass_alone(size, on_board=session.settings.whiteboard, name=name)
    spots = tuft_spots(*size, on_board=session.settings.whiteboard)
    for index, stir in stirs.items():
        place = index - Poked.GRASS.value
        if stir and 0 <= place < len(spots):
            still[place] = icon_sprite(name, *spots[place], TUFT * min(size), 2 * stir)
    return still


def _stirring(session: Session) -> dict[int, int]:
    """By its place in a touch: how many degrees what was poked leans to the right."""
    touch = session.journey.celebrations.poked
    return {} if touch is None else {touch.index: motion_of(session).stir}


def _count(session: Session, layout: GardenLayout) -> int:
    here = slice(layout.first, layout.first + len(layout.flowers))
    return sum(map(session.repertoire.flowers.is_done, session.repertoire.path.lessons[here]))


def _pitch(size: tuple[int, int], count: int) -> float:
    u = child_unit(size)
    return round(min(_PITCH, _LONGEST / (max(count, _FEW) + 0.4)) * u, 1)


def _plank(session: Session, size: tuple[int, int], layout: GardenLayout) -> Rect | None:
    """Where the plank with its pots is; None before the first pot."""
    count = _count(session, layout)
    if not count:
        return None
    growth = growth_of(layout, size)
    wide, high = plank_size(_pitch(size, count), count)
    x = growth.foot[0] - (wide if growth.way < 0 else 0)
    return Rect(x, growth.foot[1] - high, wide, high)
