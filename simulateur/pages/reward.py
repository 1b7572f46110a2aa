"""The reward: the plate slides out, a flower opens, and « go on » waits. Knows no pygame."""

import math
from functools import lru_cache

from lecons.pictures.artwork import Attributes, circle, document, icon, path, symbol
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.keypad import back_sprites, plate_keys
from simulateur.pages.layout.challenge import ChallengeLayout
from simulateur.pages.stage import boxed, centred, icon_sprite, pebble_sprite, plain, turned_sign
from simulateur.pictures import plate
from simulateur.pictures.keys import green_key

_SLIDE_S, _OPEN_S, _FALL_S = 0.3, 0.9, 2.6
_PETALS = 8
STEPS = 24
"""Drawings between a closed and an open flower."""
_HEAD, _BLOOM = 0.42, 0.7
"""In parts of the big flower's box: how far down its head's middle is, and the head's box."""
_FALLING = ((-0.42, 0.0), (0.41, 0.15), (-0.46, 0.4), (0.45, 0.6), (-0.40, 0.85), (0.43, 1.0))
"""Petals that fall once: how far from the flower's middle, in its sides; after how many seconds."""


def actors(session: Session, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    """What stands in the plate's place after a success."""
    since = session.since_phase
    if since < _SLIDE_S:
        return _leaving(session, layout, since / _SLIDE_S)
    box = layout.reward
    opened = round(min((since - _SLIDE_S) / _OPEN_S, 1.0) * STEPS)
    side = round(min(box.width, box.height))
    x, y = box.centre
    head_y, head = y + (_HEAD - 0.5) * side, round(_BLOOM * side)
    sprites = [
        centred(stalk(side), x, y, side, "stalk"),
        centred(bloom(head, opened), x, head_y, head, f"bloom open {opened} of {STEPS}"),
    ]
    if not session.settings.less_movement:
        sprites += _falling(x, box.y, side, since - _SLIDE_S)
    for touch, rect in layout.success_places.items():
        if touch.key is Key.AGAIN:
            sprites.append(pebble_sprite("icon-mat", rect, pressed=touch == pressed))
    return sprites + _go_on(session, layout, pressed)


@lru_cache(maxsize=4)
def stalk(side: int) -> str:
    """The big flower's halo, stem and leaves; its head is drawn over them."""
    s = side / 100
    x, y = 50 * s, 100 * _HEAD * s
    return document(side, side, circle(x, y, 38 * s, fill=ROLE.glow), _stem(x, y, s))


@lru_cache(maxsize=STEPS + 4)
def bloom(side: int, step: int) -> str:
    """The big flower's head, from ``step`` 0 (closed) to 24 (open).

    It is a drawing of its own, since it is drawn again at each step.
    """
    opened = step / STEPS
    s = side / (100 * _BLOOM)
    m = side / 2
    parts = []
    for ring, (reach, colour) in enumerate(((27.5, ROLE.petal_edge), (30.0, ROLE.petal))):
        for n in range(_PETALS):
            grown = _out_back(min(max(opened * 1.9 - (n + ring) / _PETALS * 0.8, 0), 1))
            if grown > 0:
                turn = (n + 0.5 * (1 - ring)) * 360 / _PETALS
                parts.append(_petal(m, m, s, turn, reach * grown, colour))
    edge: Attributes = {"stroke": ROLE.heart_edge, "stroke_width": f"{1.2 * s:.2f}"}
    parts.append(circle(m, m, 10.6 * s, fill=ROLE.heart, **edge))
    for ring, count in enumerate((1, 6, 12)):
        for n in range(count):
            angle = 2 * math.pi * (n + 0.5 * (ring > 1)) / count
            x, y = (3.7 * ring * part * s for part in (math.cos(angle), math.sin(angle)))
            parts.append(circle(m + x, m + y, 0.95 * s, fill=ROLE.seed))
    return document(side, side, *parts)


def _stem(x: float, y: float, s: float) -> str:
    leaf = ROLE.leaf
    stem = f"M{x:.2f} {y:.2f}q{1.5 * s:.2f} {32 * s:.2f} 0 {56 * s:.2f}"
    left = _leaf(x, 94 * s, s, (-24, 0, -26, -14, -25, -24), (11, 6, 21, 12, 25, 24))
    right = _leaf(x, 96 * s, s, (28, 0, 30, -16, 30, -28), (-14, 6, -26, 14, -30, 28))
    look: Attributes = {"stroke": ROLE.stem, "stroke_width": f"{2.6 * s:.2f}"}
    line = path(stem, fill="none", **look, stroke_linecap="round")
    return line + path(left, fill=leaf) + path(right, fill=leaf)


def _leaf(x: float, y: float, s: float, out: tuple[int, ...], home: tuple[int, ...]) -> str:
    """Path data of a leaf: a curve from its foot to its tip, and one back, in hundredths."""
    numbers = (" ".join(f"{number * s:.2f}" for number in curve) for curve in (out, home))
    curves = "".join("c" + each for each in numbers)
    return f"M{x:.2f} {y:.2f}{curves}Z"


def _petal(x: float, y: float, s: float, degrees: float, reach: float, colour: str) -> str:
    vein, edge = ROLE.petal_light, ROLE.petal_edge
    length = reach * s
    wide = 7.2 * s * min(reach / 24, 1.1)
    drawn = (
        f'<ellipse cx="0" cy="{-0.58 * length:.2f}" rx="{wide:.2f}" ry="{0.48 * length:.2f}"'
        f' fill="{colour}" stroke="{edge}" stroke-width="{0.8 * s:.2f}"/>'
    )
    if colour != edge:
        box = f'cx="0" cy="{-0.62 * length:.2f}" rx="{0.42 * wide:.2f}" ry="{0.26 * length:.2f}"'
        drawn += f'<ellipse {box} fill="{vein}"/>'
    return f'<g transform="translate({x:.2f} {y:.2f}) rotate({degrees:g})">{drawn}</g>'


def _out_back(progress: float) -> float:
    """Ease out, a little beyond, and back."""
    over = 1.1
    return 1 + (over + 1) * (progress - 1) ** 3 + over * (progress - 1) ** 2


_FEWEST, _FEW = 3, 4
"""So few petals are broad, with green between them; two have a leaf for the third."""


@lru_cache(maxsize=64)
def petal_count(side: int, done: tuple[bool, ...]) -> str:
    """The lesson's small flower: one petal for each challenge, coloured once done."""
    s, count, places = side / 100, len(done), max(len(done), _FEWEST)
    broad = min(22.5, 15.5 * 5 / count)
    turn = 360 / places
    first = -turn / 2 if count == _FEWEST - 1 else 0.0
    parts = []
    if count <= _FEW:
        green = [*(n + 0.5 for n in range(places)), *range(count, places)]
        parts += [_around(s, first + n * turn, (23, 8, 17), fill=ROLE.leaf) for n in green]
    for n, coloured in enumerate(done):
        fill, edge = (ROLE.petal, ROLE.petal_edge) if coloured else (ROLE.slot, ROLE.slot_edge)
        line: Attributes = {"fill": fill, "stroke": edge, "stroke_width": f"{2.2 * s:.2f}"}
        parts.append(_around(s, first + n * turn, (30, broad, 19), **line))
    rim: Attributes = {"stroke": ROLE.heart_edge, "stroke_width": f"{2 * s:.2f}"}
    heart = circle(50 * s, 50 * s, 12.5 * s, fill=ROLE.heart, **rim)
    return document(side, side, *parts, heart)


def petals_sign(done: tuple[bool, ...]) -> str:
    """What the lesson's small flower shows: its petals in order, full once done."""
    return "petals " + "".join("●" if coloured else "○" for coloured in done)


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


def _falling(x: float, top: float, side: int, since: float) -> list[Sprite]:
    sprites = []
    for n, (offset, delay) in enumerate(_FALLING):
        progress = (since - delay - 0.5) / (_FALL_S - 0.6)
        if 0 < progress < 1:
            drift = 0.03 * math.sin(6 * progress + n)
            degrees = round((40 * n + 120 * progress) / 6) * 6 % 360
            height = top + side * (0.02 + 0.85 * progress)
            alpha = round(255 * min(1, 4 * (1 - progress)))
            left, whole = x + side * (offset + drift), 0.16 * side
            petal = icon_sprite("petal", left, height, whole, degrees, alpha)
            sprites.append(petal._replace(sign=turned_sign("petal falling", degrees)))
    return sprites


def _go_on(session: Session, layout: ChallengeLayout, pressed: Touch | None) -> list[Sprite]:
    touch = Touch(Key.NEXT)
    rect, u = layout.success_places[touch], layout.u
    box = rect._replace(height=rect.height + 1.4 * u)
    down = pressed == touch
    drop = 0.8 * u if down else 0
    svg = green_key(round(box.width), round(box.height), round(0.36 * u, 1), down)
    key = boxed(svg, box, "key green pressed" if down else "key green")
    following = session.following
    name = "icon-home" if following is None else "flower-bud-plum"
    x, y = rect.centre
    y += drop - 0.1 * u
    card = round(11 * u)
    picture = document(
        card,
        card,
        f'<rect width="{card}" height="{card}" rx="{0.2 * card:.1f}" fill="{ROLE.cream}"/>',
        symbol(name, card / 2, card / 2, 0.94 * card),
    )
    sprites = [
        key,
        centred(icon("glyph-next", round(13 * u)), x - 4.8 * u, y, round(13 * u), "next"),
        centred(picture, x + 4.9 * u, y, card, plain(name)),
    ]
    if not session.settings.own_progress:  # else the same animal goes on
        token_x = min(rect.right - u, layout.size[0] - 5 * u)
        sprites.append(icon_sprite(f"token-{session.next_animal}", token_x, rect.y + u, 9 * u))
    return sprites


def _leaving(session: Session, layout: ChallengeLayout, progress: float) -> list[Sprite]:
    """The plate with its keys, if there is one, on its way out of the window by the nearer side."""
    if session.attempt is None or session.attempt.gesture.chooses:
        return []
    box, w = layout.plate, layout.plate.width
    out = layout.size[0] - box.x + w * plate.BESIDE
    if box.centre[0] < layout.size[0] / 2:
        out = -box.right - w * plate.BESIDE
    away = round((1 - math.cos(math.pi * progress / 2)) * out)
    attempt = session.attempt
    drawn = back_sprites(attempt, layout) + plate_keys(session, attempt, layout, None)
    return [sprite._replace(x=sprite.x + away) for sprite in drawn]
