"""The lesson's flower: a petal for each challenge. It is small on the rail, and large after a success."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, path
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.melody import PETAL_FLIES_AT_S
from simulateur.game.play.playback import ease
from simulateur.game.repertoire.freeplay import FREE_PLAY
from simulateur.game.session import Session
from simulateur.pages.common.sprites import centred, said
from simulateur.pages.layout.garden import colour_of
from simulateur.pictures.blooms import PAINTS

_FLIES_S, _ARC, _SMALL, _SIZES = 0.6, 0.16, 0.4, 3
"""For how long a petal flies, in seconds; how high, in parts of its way; how small it is where it leaves what has
opened, so that it hides nothing, and through how many sizes it then grows."""


def petals(session: Session, box: Rect) -> list[Sprite]:
    """The lesson's flower in the middle of ``box``, a petal coloured for each challenge done; [] in free play."""
    lesson = session.route.lesson
    if lesson.id == FREE_PLAY:
        return []
    return [_flower(session, session.repertoire.flowers.challenges_done(lesson), box)]


def coming_petal(session: Session, box: Rect, start: tuple[float, float], show: float) -> list[Sprite]:
    """The lesson's flower in ``box``, ``show`` seconds after a success: its new petal is missing, then flies there.

    It flies from the pixel ``start``. [] in free play.
    """
    lesson = session.route.lesson
    if lesson.id == FREE_PLAY:
        return []
    done, side = [*session.repertoire.flowers.challenges_done(lesson)], round(min(box.width, box.height))
    place, count = lesson.challenges.index(session.route.challenge), len(done)
    done[place] = False
    flower = _flower(session, tuple(done), box)
    part = (show - PETAL_FLIES_AT_S) / _FLIES_S
    if part < 0:
        return [flower]
    degrees, colour = _degrees(place, count), colour_of(session.players.at.lesson_place)
    right, up = (_AWAY * side / 100 * of(math.radians(degrees)) for of in (math.sin, math.cos))
    s = side / 100 * (_SMALL + (1 - _SMALL) * min(math.ceil(part * _SIZES) / _SIZES, 1.0))
    end, room = (box.centre[0] + right, box.centre[1] - up), round(2 * _ALONE * s)
    part = ease(part)
    x, y = (begin + (there - begin) * part for begin, there in zip(start, end, strict=True))
    y = max(y - _ARC * math.dist(start, end) * math.sin(math.pi * part), room / 2)
    petal = document(room, room, _petal(s, degrees, count, colour, (0, _ALONE)))
    return [flower, centred(petal, x, y, room, f"petal {colour} flying")]


def _flower(session: Session, done: tuple[bool, ...], box: Rect) -> Sprite:
    side, colour = round(min(box.width, box.height)), colour_of(session.players.at.lesson_place)
    return centred(petal_count(side, done, colour), *box.centre, side, petals_sign(done, colour))


_FEWEST, _FEW = 3, 4
"""The fewest places round the heart: two petals have a leaf in the third. Up to so many petals have green between."""
_AWAY, _ALONE, _HIGH = 27, 21, 19
"""In hundredths: how far the middle of a petal is from the heart's, and from the edge of a petal that flies alone; half
its height. Its end stays off the box's edge, where words are."""


def _degrees(place: float, count: int) -> float:
    """Which way from the heart the petal at ``place`` of ``count`` is, clockwise from above."""
    return (place - 0.5 * (count == _FEWEST - 1)) * 360 / max(count, _FEWEST)


@lru_cache(maxsize=64)
def petal_count(side: int, done: tuple[bool, ...], colour: str) -> str:
    """The lesson's small flower as SVG text, ``side`` pixels wide: a petal for each of ``done``, coloured if true."""
    s, count, parts = side / 100, len(done), []
    if count <= _FEW:
        places = max(count, _FEWEST)
        green = [*(n + 0.5 for n in range(places)), *range(count, places)]
        parts += [_around(s, _degrees(n, count), (23, 8, 17), ROLE.leaf) for n in green]
    parts += [_petal(s, _degrees(n, count), count, colour if full else "") for n, full in enumerate(done)]
    line: Attributes = {"stroke": ROLE.heart_edge, "stroke_width": f"{2 * s:.2f}"}
    heart = circle(50 * s, 50 * s, 12.5 * s, fill=ROLE.heart, **line)
    return document(side, side, *parts, heart)


def _petal(s: float, degrees: float, count: int, colour: str, at: tuple[float, float] = (_AWAY, 50)) -> str:
    """One of ``count`` petals, without a ``colour`` an empty one; ``at`` are its distance and the flower's middle."""
    face, light, rim = PAINTS[colour] if colour else (ROLE.slot, ROLE.tray, ROLE.slot_edge)
    line: Attributes = {"fill": face, "stroke": rim, "stroke_width": f"{2.2 * s:.2f}", "stroke_linejoin": "round"}
    wide, high = min(20, 78 / count) * s, _HIGH * s
    drops = path(_drop(wide, high), **line) + path(_drop(0.35 * wide, 0.55 * high), fill=light)
    at_middle = f"translate({at[1] * s:.2f} {at[1] * s:.2f}) rotate({degrees:g}) translate(0 {-at[0] * s:.2f})"
    return f'<g transform="{at_middle}">{drops}</g>'


def _drop(wide: float, high: float) -> str:
    """Path data of a drop round 0, 0, its tip below: half its width and half its height."""
    near, far, low, mid = 0.55 * wide, 1.05 * wide, 0.7 * high, -0.3 * high
    right = f"C{near:.2f} {-high:.2f} {wide:.2f} {-low:.2f} {wide:.2f} {mid:.2f}"
    left = f"{-far:.2f} {0.3 * high:.2f} {-wide:.2f} {mid:.2f}C{-wide:.2f} {-low:.2f} {-near:.2f} {-high:.2f}"
    tip = f"C{far:.2f} {0.3 * high:.2f} {near:.2f} {low:.2f} 0 {high:.2f}C{-near:.2f} {low:.2f}"
    return f"M0 {-high:.2f}{right}{tip} {left} 0 {-high:.2f}Z"


def petals_sign(done: tuple[bool, ...], colour: str) -> str:
    """The lesson's small flower in words: a full or an empty dot for each of ``done``, and its colour if not plum."""
    return said("petals", "".join("●" if coloured else "○" for coloured in done), "" if colour == "plum" else colour)


def _around(s: float, degrees: float, oval: tuple[float, float, float], fill: str) -> str:
    """An ellipse round the middle: its distance, its width and its length, in hundredths."""
    away, wide, high = (number * s for number in oval)
    turned = f'transform="translate({50 * s:.2f} {50 * s:.2f}) rotate({degrees:g})"'
    return f'<ellipse cx="0" cy="{-away:.2f}" rx="{wide:.2f}" ry="{high:.2f}" fill="{fill}" {turned}/>'
