"""The cover of a séance: one scene of its first challenge, in the world of its mat. Knows no pygame.

The challenge tells all of it: where she goes is large, what a child does has its prop, a key that she has beside
« avancer » is a card. Each kind of challenge has one scene.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from beebot.challenge import Aim, Challenge
from beebot.command import Command, laid_out
from beebot.kinds import kind_of
from beebot.lesson import Lesson
from lecons.pictures.artwork import Attributes, circle, document, path, rounded, symbol
from lecons.pictures.cards import CARD_MARGIN, card
from lecons.pictures.feedback_marks import die
from lecons.pictures.gallery import gallery_thumbnail
from lecons.pictures.heroes import dressed
from lecons.pictures.images import Images
from lecons.pictures.landmarks import Landmark, landmarks, marked
from lecons.pictures.marks import Point, followed
from lecons.pictures.mats import cells_to_cover, content_of, place_alone
from lecons.pictures.named_cells import Spot, standing
from lecons.pictures.theme import ROLE
from simulateur.pictures.worlds import world

SHAPE = 1.17
"""The width of a cover over its height where all of its parts have most room."""
_STAIRS = ((0.10, 0.80, 0.20), (0.30, 0.66, 0.20), (0.50, 0.52, 0.20), (0.70, 0.38, 0.22))
"""The steps of a repeat: where each begins, how far down it is and how wide, in parts of the box."""
_MANY, _PITCH, _FAR = 3, 1.1, 0.24
"""So many cards of a program are seen; from one to the next, in cards; how large things far away are, in sides."""


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

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (1 - x if self.mirrored else x) * self.width, y * self.height

    def drawn(self, name: str, x: float, y: float, size: float, degrees: float = 0) -> str:
        """A drawing of the kit's."""
        return symbol(name, *self.at(x, y), size * self.side, -degrees if self.mirrored else degrees)

    def hero(self, x: float, y: float, size: float, degrees: float, mood: str = "-happy") -> str:
        """The bee, or who moves on this mat in her place."""
        name, (left, top) = self.challenge.mat.decor.hero, self.at(x, y)
        turned = -degrees if self.mirrored else degrees
        if name in self.images:
            return self.images.draw(name + mood * (name + mood in self.images), left, top, size * self.side, turned)
        spot = Spot(left, top, size * self.side, turned)
        return dressed(symbol(f"bee{mood}", *spot), self.challenge.mat.decor.outfit, self.images, spot)

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
        """A card that lies alone."""
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


def cover(lesson: Lesson, width: int, height: int, images: Images) -> str:
    """The scene of a séance, with square corners."""
    first = lesson.challenges[0]
    marks = tuple(landmarks(first))
    scene = _Scene(first, marks[-1] if marks else None, width, height, images)
    return document(width, height, *world(first.mat, width, height), *_scene_of(first)(scene))


def _far_off(scene: _Scene, *spots: Point) -> Iterator[str]:
    """Things of the mat far away, those nearest to where she starts: children know one place from another by them."""
    mat, start = scene.challenge.mat, scene.challenge.start.cell
    taken = {mark.cell for mark in landmarks(scene.challenge)}
    shown = [place for place in mat.places if place.picture and not place.wide and place.cell not in taken]
    shown.sort(key=lambda place: (abs(place.cell.column - start.column) + abs(place.cell.row - start.row), place.cell))
    for place, spot in zip(shown, spots, strict=False):
        yield scene.laid(place_alone(mat, place, round(_FAR * scene.side), scene.images), *spot, _FAR)


def _go(scene: _Scene) -> Iterator[str]:
    """She flies to where she goes, or to what she hears; a key beside « avancer » lies there as a card."""
    yield from _far_off(scene, (0.14, 0.40), (0.42, 0.36))
    yield scene.trail((0.04, 0.94), (0.10, 0.64), (0.28, 0.70))
    yield scene.aim(0.70, 0.62, 0.56) or scene.drawn("icon-ear", 0.70, 0.60, 0.52)
    yield scene.hero(0.28, 0.70, 0.40, 75)
    others = scene.challenge.keys - {Command.FORWARD}
    if len(others) == 1:
        yield from (scene.card(command, 0.32, 0.20, 0.24) for command in others)


def _climb(scene: _Scene) -> Iterator[str]:
    """The same step again and again, as often as the die says."""
    line: Attributes = {"fill": ROLE.plum, "stroke": ROLE.plum_edge, "stroke_width": f"{0.018 * scene.side:.1f}"}
    for left, top, wide in _STAIRS:
        x, y = scene.at(left, top)
        yield rounded(x, y, wide * scene.width, scene.height - y, 0.03 * scene.side, **line)
    yield die(len(_STAIRS), *scene.at(0.44, 0.82), 0.30 * scene.side)
    for (left, top, wide), (_left, higher, _wide) in pairwise(_STAIRS):
        x = left + wide / 2
        yield scene.trail((x, top - 0.06), (x + wide / 2, higher - 0.26), (x + wide, higher - 0.06))
    yield scene.hero(0.82, 0.22, 0.36, 60)


def _guess(scene: _Scene) -> Iterator[str]:
    """She thinks of a flag: there she will stop."""
    side = scene.side
    edge: Attributes = {"fill": ROLE.cream, "stroke": ROLE.blue_edge, "stroke_width": f"{0.014 * side:.1f}"}
    yield from _far_off(scene, (0.54, 0.48))
    for n, command in enumerate(laid_out(scene.challenge.given)[:_MANY]):
        yield scene.card(command, 0.64 + 0.135 * n, 0.15, 0.15)
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
    yield scene.hero(0.20, 0.74, 0.38, 90, "-wondering")
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
    yield scene.hero(0.17, 0.33, 0.36, 100, "-wondering")
    yield from _tray(scene, (0.5, 0.76), cards, size)
    (x, y), place = scene.at(0.5, 0.73), len(cards) // 2
    x += _from_middle(place, len(cards)) * size * scene.side
    yield _card(cards[place], (x, y), 1.15 * size * scene.side, "ink", -9)
    yield scene.trail((0.60, 0.48), (0.62, 0.26), (0.48, 0.12))
    yield symbol("ladybird", x + 0.08 * scene.side, y - 0.16 * scene.side, 0.32 * scene.side, 20)


def _fill(scene: _Scene) -> Iterator[str]:
    """A hand brings the card that is missing."""
    cards, size = scene.challenge.template[:_MANY], 0.28
    yield scene.aim(0.82, 0.32, 0.36)
    yield scene.hero(0.17, 0.32, 0.36, 100)
    yield from _tray(scene, (0.5, 0.80), cards, size)
    x, y = scene.at(0.5, 0.50)
    x += _from_middle(cards.index(None) if None in cards else 1, len(cards)) * size * scene.side
    yield _card(Command.FORWARD, (x, y), size * scene.side, "ink", 8)
    yield symbol("hand", x + 0.09 * scene.side, y + 0.14 * scene.side, 0.34 * scene.side)


def _choose(scene: _Scene) -> Iterator[str]:
    """She wonders which of the strips leads there."""
    yield scene.aim(0.24, 0.34, 0.40)
    yield scene.hero(0.22, 0.76, 0.36, 30, "-wondering")
    choices = scene.challenge.choices[:3]
    for n, choice in enumerate(choices):
        y = 0.5 + (n - (len(choices) - 1) / 2) * 0.30
        yield from _tray(scene, (0.70, y), laid_out(choice)[:_MANY], 0.18)


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
    """Two bees come together, or change places."""
    partner = scene.challenge.partner
    assert partner is not None, "two robots have a challenge of their kind"
    yield scene.trail((0.06, 0.88), (0.08, 0.56), (0.22, 0.52))
    yield scene.trail((0.94, 0.88), (0.92, 0.56), (0.78, 0.52))
    if partner.aim is Aim.SWAP:
        yield scene.drawn("glyph-right", 0.50, 0.30, 0.34)
        yield scene.drawn("glyph-right", 0.50, 0.76, 0.34, 180)
    else:
        yield scene.aim(0.50, 0.62, 0.46) or scene.drawn("flower-open-plum", 0.5, 0.62, 0.4)
    yield symbol("bee-happy", *scene.at(0.26, 0.46), 0.38 * scene.side, -60 if scene.mirrored else 60)
    yield symbol("partner-happy", *scene.at(0.74, 0.46), 0.38 * scene.side, 60 if scene.mirrored else -60)


def _turn(scene: _Scene) -> Iterator[str]:
    """She is turned at her start, as by hand."""
    yield scene.aim(0.80, 0.36, 0.36)
    yield scene.drawn("sign-orienter", 0.36, 0.60, 0.70)


def _watch(scene: _Scene) -> Iterator[str]:
    """An eye follows her on her way."""
    yield scene.trail((0.30, 0.84), (0.62, 0.90), (0.76, 0.56))
    yield scene.drawn("icon-eye", 0.36, 0.40, 0.50)
    yield scene.hero(0.76, 0.56, 0.40, 30)


def _make(scene: _Scene) -> Iterator[str]:
    """A hand lays something on the mat."""
    yield scene.aim(0.68, 0.66, 0.5) or scene.drawn("flower-open-coral", 0.68, 0.66, 0.44)
    yield scene.drawn("icon-bucket", 0.28, 0.50, 0.44)
    yield scene.hero(0.40, 0.80, 0.34, 60)


def _pictures(scene: _Scene) -> Iterator[str]:
    """The pictures that are to be told apart, and what is to be done with them."""
    side = 0.74
    pictures = gallery_thumbnail(scene.challenge, side * scene.side, scene.images)
    yield scene.laid(pictures, 0.62, 0.50, side)
    yield scene.drawn(f"sign-{scene.challenge.genre.value}", 0.18, 0.24, 0.30)
    yield scene.hero(0.18, 0.74, 0.36, 60, "-wondering")


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
