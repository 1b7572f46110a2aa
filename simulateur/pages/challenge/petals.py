"""The lesson's flower: a petal for each challenge. It is small on the rail, and large after a success."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.play.playback import ease
from simulateur.game.repertoire.freeplay import FREE_PLAY
from simulateur.game.session import Session
from simulateur.pages.common.sprites import centred, icon_sprite, said
from simulateur.pages.common.success_parts import PETALS
from simulateur.pages.layout.garden import colour_of
from simulateur.pictures.blooms import PAINTS

_FLIES_AT_S, _FLIES_S, _ARC, _PETAL = 2.4, 0.6, 0.16, 0.7
"""When a petal flies and for how long, in seconds; how high, in parts of its way; its side, in that of its flower."""


def petals(session: Session, box: Rect) -> list[Sprite]:
    """The flower in the middle of ``box``, each petal coloured once its challenge is done; none in free play."""
    lesson = session.route.lesson
    if lesson.id == FREE_PLAY:
        return []
    return [_flower(session, session.repertoire.flowers.challenges_done(lesson), box)]


def coming_petal(session: Session, box: Rect, start: tuple[float, float], show: float) -> list[Sprite]:
    """The same flower ``show`` seconds after a success: its new petal is yet to come, or flies there from ``start``."""
    lesson = session.route.lesson
    if lesson.id == FREE_PLAY:
        return []
    done, side = [*session.repertoire.flowers.challenges_done(lesson)], round(min(box.width, box.height))
    done[lesson.challenges.index(session.route.challenge)] = False
    flower = _flower(session, tuple(done), box)
    part = (show - _FLIES_AT_S) / _FLIES_S
    if part < 0:
        return [flower]
    x, y = (begin + (end - begin) * ease(part) for begin, end in zip(start, box.centre, strict=True))
    y -= _ARC * math.dist(start, box.centre) * math.sin(math.pi * part)
    colour = colour_of(session.players.at.lesson_place)
    return [flower, icon_sprite(PETALS[colour], x, y, _PETAL * side)._replace(sign=f"petal {colour} flying")]


def _flower(session: Session, done: tuple[bool, ...], box: Rect) -> Sprite:
    side, colour = round(min(box.width, box.height)), colour_of(session.players.at.lesson_place)
    return centred(petal_count(side, done, colour), *box.centre, side, petals_sign(done, colour))


_FEWEST, _FEW = 3, 4
"""The fewest places round the heart: two petals have a leaf in the third. Up to so many petals have green between."""


@lru_cache(maxsize=64)
def petal_count(side: int, done: tuple[bool, ...], colour: str) -> str:
    """The lesson's small flower: one petal for each challenge, which has its ``colour`` once it is done."""
    s, count, places = side / 100, len(done), max(len(done), _FEWEST)
    broad = min(22.5, 15.5 * 5 / count)
    turn = 360 / places
    first = -turn / 2 if count == _FEWEST - 1 else 0.0
    (face, _light, rim), parts = PAINTS[colour], []
    if count <= _FEW:
        green = [*(n + 0.5 for n in range(places)), *range(count, places)]
        parts += [_around(s, first + n * turn, (23, 8, 17), fill=ROLE.leaf) for n in green]
    for n, coloured in enumerate(done):
        fill, edge = (face, rim) if coloured else (ROLE.slot, ROLE.slot_edge)
        line: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{2.2 * s:.2f}"}
        parts.append(_around(s, first + n * turn, (30, broad, 19), **line))
    line = {"stroke": ROLE.heart_edge, "stroke_width": f"{2 * s:.2f}"}
    heart = circle(50 * s, 50 * s, 12.5 * s, fill=ROLE.heart, **line)
    return document(side, side, *parts, heart)


def petals_sign(done: tuple[bool, ...], colour: str) -> str:
    """What the lesson's small flower shows: its petals in order, full once done, and their colour if not plum."""
    return said("petals", "".join("●" if coloured else "○" for coloured in done), "" if colour == "plum" else colour)


def _around(
    s: float,
    degrees: float,
    oval: tuple[float, float, float],
    **attributes: str | float,
) -> str:
    """An ellipse round the middle: its distance, its width and its length, in hundredths."""
    away, wide, high = (number * s for number in oval)
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    turned = f'transform="translate({50 * s:.2f} {50 * s:.2f}) rotate({degrees:g})"'
    return f'<ellipse cx="0" cy="{-away:.2f}" rx="{wide:.2f}" ry="{high:.2f}"{extra} {turned}/>'
