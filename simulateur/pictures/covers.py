"""The scene of a challenge on its card, in the world of its mat. Knows no pygame.

The challenge tells all of it: where she goes is large, what a child does has its prop, a key that she has beside
« avancer » is a card. Each kind of challenge has one scene.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from beebot.challenge import Aim, Challenge, Observed
from beebot.command import Command, laid_out
from beebot.kinds import kind_of
from beebot.pose import Cell
from lecons.pictures.artwork import Attributes, circle, content_of, document, path, rounded, symbol
from lecons.pictures.cards import CARD_MARGIN, card
from lecons.pictures.feedback_marks import die, wondering
from lecons.pictures.gallery import gallery_thumbnail
from lecons.pictures.heroes import dressed
from lecons.pictures.images import Images
from lecons.pictures.landmarks import ARRIVAL, Landmark, landmark, landmarks, marked
from lecons.pictures.marks import Point, followed
from lecons.pictures.mats import cells_to_cover, obstacle_alone, place_alone
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.rectangles import Rect
from lecons.pictures.theme import ROLE
from simulateur.pictures.worlds import DAY, Hour, world

SHAPE = 1.17
"""The width of a cover over its height where all of its parts have most room."""
_STAIR, _STEPS = Rect(0.10, 0.80, 0.80, 0.42), (2, 6)
"""The steps of a repeat, in parts of the box: where the first begins, and how wide and high all of them are; the fewest
and the most that are seen."""
_HIGHER, _HIGHEST = 0.11, 3
"""How much higher the place where she goes is for each row that it is above her, in boxes; for how many at most."""
_MANY, _FEW, _LEAST, _PITCH, _FAR, _BAR = 3, 2, 0.25, 1.1, 0.24, 0.50
"""So many cards of a program are seen, and so many where they are small; how large a card is at least, in sides: it is
read on a ticket; from one to the next, in cards; how large things far away are, and what bars a way, in sides."""

_WONDERS, _GAZE = "-wondering", 60
"""The mood in which she looks for something, and where she looks then: degrees clockwise from up."""


class _Scene(NamedTuple):
    """What a cover is made of, in a box of ``width`` and ``height`` pixels; ``side`` pixels are its shorter side.

    Places are parts of the box, and sizes parts of the side. One who goes west has all of it the other way round.
    """

    challenge: Challenge
    goal: Landmark | None
    width: float
    height: float
    images: Images

    @property
    def side(self) -> float:
        return min(self.width / SHAPE, self.height)

    @property
    def mirrored(self) -> bool:
        return self.goal is not None and self.goal.cell.column < self.challenge.start.cell.column

    @property
    def heading(self) -> float:
        """Where she looks at her start, as it is seen on the mat."""
        return self.challenge.start.heading.degrees * (-1 if self.mirrored else 1)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (1 - x if self.mirrored else x) * self.width, y * self.height

    def way_to(self, cell: Cell) -> tuple[int, int]:
        """How many columns to the right and rows up it is from her start."""
        return cell.column - self.challenge.start.cell.column, cell.row - self.challenge.start.cell.row

    def drawn(self, name: str, x: float, y: float, size: float, degrees: float = 0) -> str:
        return symbol(name, *self.at(x, y), size * self.side, -degrees if self.mirrored else degrees)

    def hero(self, x: float, y: float, size: float, degrees: float, mood: str = "-happy") -> str:
        """The bee, or who moves on this mat in her place."""
        name, (left, top) = self.challenge.mat.decor.hero, self.at(x, y)
        turned = -degrees if self.mirrored else degrees
        if name in self.images:
            return self.images.draw(name + mood * (name + mood in self.images), left, top, size * self.side, turned)
        spot = Spot(left, top, size * self.side, turned)
        bee = symbol(f"bee{mood}", *spot)
        if mood == _WONDERS:  # her pupils are no part of the drawing
            gaze = _GAZE * (-1 if self.mirrored else 1) - turned
            bee = _placed(wondering("bee", round(spot.side), turned, round(gaze)), (left, top), round(spot.side))
        return dressed(bee, self.challenge.mat.decor.outfit, self.images, spot)

    def laid(self, svg: str, x: float, y: float, size: float) -> str:
        """A whole drawing of ``size`` with its middle there."""
        return _placed(svg, self.at(x, y), size * self.side)

    def aim(self, x: float, y: float, size: float) -> str:
        """Where she goes, large; nothing where that is not told."""
        if self.goal is None:
            return ""
        side, goal = round(size * self.side), self.goal
        if not (goal.picture or goal.letters):
            return self.laid(marked(goal._replace(rank=0), side, self.images), x, y, size)
        thing = standing(goal.picture, goal.letters, self.images, Spot(side / 2, side / 2, side))
        return self.laid(document(side, side, thing), x, y, size)

    def card(self, command: Command, x: float, y: float, size: float) -> str:
        return _card(command, self.at(x, y), size * self.side)

    def trail(self, *points: tuple[float, float], paint: str = ROLE.ink) -> str:
        """Dots along a curve through three points: the way that she has come."""
        (ax, ay), (bx, by), (cx, cy) = (self.at(*point) for point in points)
        count, dots = max(round(math.dist((ax, ay), (cx, cy)) / (0.06 * self.side)), 3), []
        for t in ((n + 0.5) / count for n in range(count)):
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            dots.append(circle(a * ax + b * bx + c * cx, a * ay + b * by + c * cy, 0.013 * self.side, fill=paint))
        return "".join(dots)


def _placed(svg: str, middle: Point, side: float) -> str:
    x, y = (part - side / 2 for part in middle)
    return f'<g transform="translate({x:.2f} {y:.2f})">{content_of(svg)}</g>'


def _card(command: Command | None, middle: Point, side: float, frame: str = "", degrees: float = 0) -> str:
    """A card of a strip, or the hole where one is missing."""
    if command is not None:
        return _placed(card(command, round(side), frame, degrees), middle, side * (1 + 2 * CARD_MARGIN))
    line: Attributes = {
        "stroke": ROLE.ink,
        "stroke_width": f"{0.05 * side:.1f}",
        "stroke_dasharray": f"{0.14 * side:.1f}",
    }
    x, y = (part - 0.45 * side for part in middle)
    return rounded(x, y, 0.9 * side, 0.9 * side, 0.17 * side, fill=ROLE.slot, **line)


def cover(challenge: Challenge, width: int, height: int, images: Images, hour: Hour = DAY) -> str:
    """The scene of a challenge as SVG text, in pixels, with square corners, at the ``hour`` of its séance."""
    marks = tuple(landmarks(challenge))
    scene = _Scene(challenge, marks[-1] if marks else None, width, height, images)
    return document(width, height, *world(challenge.mat, width, height, hour), *_scene_of(challenge)(scene))


def _far_off(scene: _Scene, *spots: Point) -> Iterator[str]:
    """Things of the mat far away, those nearest to where she starts: children know one place from another by them."""
    mat, start = scene.challenge.mat, scene.challenge.start.cell
    taken = {mark.cell for mark in landmarks(scene.challenge)}
    shown = [place for place in mat.places if place.picture and not place.wide and place.cell not in taken]
    shown.sort(key=lambda place: (abs(place.cell.column - start.column) + abs(place.cell.row - start.row), place.cell))
    for place, spot in zip(shown, spots, strict=False):
        yield scene.laid(place_alone(mat, place, round(_FAR * scene.side), scene.images), *spot, _FAR)


def _go(scene: _Scene) -> Iterator[str]:
    """She flies to where she goes, or to what she hears: past another place that she visits, round what bars her way.

    The farther up the mat it is, the higher it is here. A key beside « avancer » lies there as a card.
    """
    challenge, aims, small = scene.challenge, tuple(landmarks(scene.challenge)), round(0.30 * scene.side)
    up = 0 if scene.goal is None else scene.way_to(scene.goal.cell)[1]
    yield from _far_off(scene, (0.14, 0.36), (0.42, 0.30))
    yield scene.trail((0.03, 0.97), (0.06, 0.70), (0.28, 0.70))
    for n, aim in enumerate(aims[:-1][-2:]):
        yield scene.laid(marked(aim._replace(rank=0), small, scene.images), 0.16 + 0.24 * n, 0.30, 0.30)
    barred = challenge.mat.obstacles and challenge.mat.decor.obstacle
    if barred and not challenge.mat.places:
        yield scene.laid(obstacle_alone(barred, round(_BAR * scene.side), scene.images), 0.64, 0.80, _BAR)
    yield scene.aim(0.71, 0.68 - _HIGHER * min(max(up, 0), _HIGHEST), 0.62) or scene.drawn("icon-ear", 0.70, 0.60, 0.60)
    yield scene.hero(0.28, 0.70, 0.46, 75)
    others = challenge.keys - {Command.FORWARD}
    if len(others) == 1:
        yield from (scene.card(command, 0.32, 0.20, _LEAST) for command in others)


def _climb(scene: _Scene) -> Iterator[str]:
    """The same step again and again, as often as the die says."""
    line: Attributes = {"fill": ROLE.plum, "stroke": ROLE.plum_edge, "stroke_width": f"{0.018 * scene.side:.1f}"}
    across, up = (4, 4) if scene.goal is None else scene.way_to(scene.goal.cell)
    count = min(max(abs(across), abs(up), _STEPS[0]), _STEPS[1])
    wide, rise = _STAIR.width / count, _STAIR.height / (count - 1)
    stairs = [(_STAIR.x + n * wide, _STAIR.y - n * rise) for n in range(count)]
    for left, top in stairs:
        x, y = scene.at(left + wide * scene.mirrored, top)
        yield rounded(x, y, wide * scene.width, scene.height - y, 0.03 * scene.side, **line)
    yield die(count, *scene.at(0.44, 0.86), 0.28 * scene.side)
    for (left, top), (_left, higher) in pairwise(stairs):
        x = left + wide / 2
        yield scene.trail((x, top - 0.06), (x + wide / 2, higher - 0.26), (x + wide, higher - 0.06))
    yield scene.hero(stairs[-1][0] + wide / 2, stairs[-1][1] - 0.16, 0.36, 60)


def _guess(scene: _Scene) -> Iterator[str]:
    """She thinks of a flag: there she will stop."""
    side = scene.side
    edge: Attributes = {"fill": ROLE.cream, "stroke": ROLE.blue_edge, "stroke_width": f"{0.014 * side:.1f}"}
    yield from _far_off(scene, (0.54, 0.48))
    for n, command in enumerate(laid_out(scene.challenge.given)[:_FEW]):
        yield scene.card(command, 0.66 + 0.225 * n, 0.17, _LEAST)
    (x, y), wide = scene.at(0.30, 0.22), 0.17 * side
    puffs = ((-1.0, 0.1, 0.55), (0.9, 0.15, 0.60), (0, -0.1, 0.95))
    for rim in (0.02 * side, 0):
        paint = ROLE.blue_edge if rim else ROLE.cream
        yield from (circle(x + a * wide, y + b * wide, c * wide + rim, fill=paint) for a, b, c in puffs)
    yield scene.drawn("flag", 0.31, 0.22, 0.26)
    for right, down, radius in ((0.25, 0.44, 0.03), (0.22, 0.52, 0.02)):
        x, y = scene.at(right, down)
        yield circle(x, y, radius * side, **edge)
    yield scene.trail((0.36, 0.74), (0.50, 0.66), (0.66, 0.76), paint=ROLE.coral)
    yield scene.hero(0.20, 0.74, 0.38, scene.heading, _WONDERS)
    yield circle(*scene.at(0.76, 0.82), 0.14 * side, fill=ROLE.coral_pale, stroke=ROLE.coral_edge)
    yield scene.drawn("flag", 0.78, 0.62, 0.56)


def _tray(scene: _Scene, middle: Point, cards: Sequence[Command | None], size: float) -> Iterator[str]:
    """Cards on their strip, round a place of the box; at a place without a card is a hole."""
    (x, y), side = scene.at(*middle), size * scene.side
    edge: Attributes = {"fill": ROLE.cream, "stroke": ROLE.lip, "stroke_width": f"{0.05 * side:.1f}"}
    wide, high = (len(cards) * _PITCH + 0.25) * side, 1.35 * side
    yield rounded(x - wide / 2, y - high / 2, wide, high, 0.25 * side, **edge)
    for place, command in enumerate(cards):
        yield _card(command, (x + _from_middle(place, len(cards)) * side, y), side)


def _from_middle(place: int, count: int) -> float:
    """How far right of a strip's middle the card at a place is, in cards."""
    return (place - (count - 1) / 2) * _PITCH


def _mend(scene: _Scene) -> Iterator[str]:
    """A ladybird sits on a card of the strip."""
    cards, size = laid_out(scene.challenge.given)[:_MANY], 0.30
    yield scene.aim(0.82, 0.33, 0.36)
    yield scene.hero(0.17, 0.33, 0.36, 100, _WONDERS)
    yield from _tray(scene, (0.5, 0.76), cards, size)
    (x, y), place = scene.at(0.5, 0.73), len(cards) // 2
    x += _from_middle(place, len(cards)) * size * scene.side
    yield _card(cards[place], (x, y), 1.15 * size * scene.side, "ink", -9)
    yield scene.trail((0.60, 0.48), (0.62, 0.26), (0.48, 0.12))
    yield symbol("ladybird", x + 0.08 * scene.side, y - 0.16 * scene.side, 0.32 * scene.side, 20)


def _fill(scene: _Scene) -> Iterator[str]:
    """A hand brings the card that is missing."""
    cards, size = scene.challenge.template[:_MANY], 0.28
    yield scene.aim(0.82, 0.25, 0.34)
    yield scene.hero(0.17, 0.25, 0.34, 100)
    yield from _tray(scene, (0.5, 0.82), cards, size)
    x, y = scene.at(0.5, 0.57)
    x += _from_middle(cards.index(None) if None in cards else 1, len(cards)) * size * scene.side
    yield _card(Command.FORWARD, (x, y), size * scene.side, "ink", 8)
    yield symbol("hand", x + 0.09 * scene.side, y + 0.14 * scene.side, 0.34 * scene.side)


def _choose(scene: _Scene) -> Iterator[str]:
    """She wonders which of the strips leads there."""
    yield scene.aim(0.24, 0.34, 0.40)
    yield scene.hero(0.22, 0.76, 0.36, scene.heading, _WONDERS)
    choices = scene.challenge.choices[:3]
    for n, choice in enumerate(choices):
        y = 0.5 + (n - (len(choices) - 1) / 2) * 0.33
        yield from _tray(scene, (0.71, y), laid_out(choice)[:_FEW], 0.93 * _LEAST)


def _unroll(scene: _Scene) -> Iterator[str]:
    """The ribbon lies as it does on the mat, as large as the box allows, and she is at its beginning."""
    cells = cells_to_cover(scene.challenge)
    columns, rows = [cell.column for cell in cells], [cell.row for cell in cells]
    wide, high = max(columns) - min(columns), max(rows) - min(rows)
    step = min(0.66 * scene.width / max(wide, 1), 0.54 * scene.height / max(high, 1), 0.42 * scene.side)
    left, top = (scene.width - wide * step) / 2, 0.52 * scene.height - high * step / 2
    points = tuple((left + (cell.column - min(columns)) * step, top + (max(rows) - cell.row) * step) for cell in cells)
    thick = min(0.55 * scene.side, 1.6 * step)
    yield content_of(followed((1, 1), points, thick))
    data = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dashes = f"{0.12 * thick:.1f}"
    yield path(data, fill="none", stroke=ROLE.light, stroke_width=f"{0.03 * thick:.1f}", stroke_dasharray=dashes)
    roll: Attributes = {"stroke": ROLE.amber, "stroke_width": f"{0.025 * scene.side:.1f}"}
    if points[-1] != points[0]:
        x, y = points[-1]
        yield from (circle(x, y, part * scene.side, fill=ROLE.honey, **roll) for part in (0.13, 0.06))
    yield symbol("bee-happy", *points[0], 0.38 * scene.side, scene.challenge.start.heading.degrees)


def _meet(scene: _Scene) -> Iterator[str]:
    """Two bees come together, or change places: each from the side and with the heading that she has on the mat."""
    first, partner = scene.challenge.start, scene.challenge.partner
    assert partner is not None, "two robots have a challenge of their kind"
    right, up = (0.28 * math.copysign(min(abs(far), 1), far) for far in scene.way_to(partner.start.cell))
    if partner.aim is Aim.SWAP:
        yield scene.drawn("glyph-right", 0.50, 0.30, 0.34)
        yield scene.drawn("glyph-right", 0.50, 0.76, 0.34, 180)
    else:
        ring = landmark(ARRIVAL, round(0.30 * scene.side), scene.images)
        yield scene.aim(0.5, 0.5, 0.38) or scene.laid(ring, 0.5, 0.5, 0.30)
    seen = scene._replace(goal=None)  # neither is the other way round
    for name, pose, way in (("bee-happy", first, -1), ("partner-happy", partner.start, 1)):
        (x, y), turned = (0.5 + way * right, 0.5 - way * up), math.radians(pose.heading.degrees)
        far, low = 0.25 * math.sin(turned), 0.25 * math.cos(turned)
        yield seen.trail((x, y), (x - far, y + low), (x - 2 * far, y + 2 * low))
        yield seen.drawn(name, x, y, 0.36, pose.heading.degrees)


def _turn(scene: _Scene) -> Iterator[str]:
    """She is turned at her start, as by hand."""
    yield scene.aim(0.80, 0.36, 0.36)
    yield scene.drawn("sign-orienter", 0.36, 0.60, 0.70)


def _watch(scene: _Scene) -> Iterator[str]:
    """An eye follows her on her way: to the cards that she obeys, or to the cell where she stops."""
    yield scene.trail((0.30, 0.80), (0.62, 0.86), (0.76, 0.46))
    yield scene.drawn("icon-eye", 0.36, 0.40, 0.50)
    yield scene.hero(0.76, 0.46, 0.40, 30)
    if scene.challenge.seen is Observed.CELL:
        yield scene.drawn("flag", 0.80, 0.20, 0.36)
    else:
        yield from _tray(scene, (0.70, 0.81), (None,) * _FEW, _LEAST)


def _make(scene: _Scene) -> Iterator[str]:
    """A hand lays something on the mat; where nothing is asked, she goes where she likes."""
    yield scene.aim(0.68, 0.66, 0.5) or scene.drawn("flower-open-coral", 0.68, 0.66, 0.44)
    if kind_of(scene.challenge.genre).asks:
        yield scene.drawn("icon-bucket", 0.28, 0.50, 0.44)
        yield scene.hero(0.40, 0.80, 0.34, 60)
    else:
        yield scene.trail((0.06, 0.80), (0.30, 0.94), (0.36, 0.44), paint=ROLE.coral)
        yield scene.hero(0.36, 0.40, 0.44, 60)


def _pictures(scene: _Scene) -> Iterator[str]:
    """The pictures that are to be told apart, and what is to be done with them."""
    side = 0.74
    pictures = gallery_thumbnail(scene.challenge, side * scene.side, scene.images)
    yield scene.laid(pictures, 0.62, 0.50, side)
    yield scene.drawn(f"sign-{scene.challenge.genre.value}", 0.18, 0.24, 0.30)
    yield scene.hero(0.18, 0.74, 0.36, 60, _WONDERS)


def _scene_of(challenge: Challenge) -> Callable[[_Scene], Iterator[str]]:
    """What a child does, as the challenge and its kind tell; else she sends the bee somewhere."""
    kind = kind_of(challenge.genre)
    told = (
        (challenge.pictures is not None, _pictures),
        (challenge.partner is not None, _meet),
        (kind.invents, _make),
        (kind.turns_her, _turn),
        (challenge.seen is not None, _watch),
        (kind.follows, _guess),
        (kind.mends, _mend),
        (challenge.template, _fill),
        (challenge.choices, _choose),
        (cells_to_cover(challenge), _unroll),
        (challenge.repeats, _climb),
    )
    return next((scene for is_told, scene in told if is_told), _go)
