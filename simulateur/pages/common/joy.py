"""What the pages of joy share: the great flower, petals that fall once, and the green key. Knows no pygame."""

import math

from beebot.parts.story import Played
from lecons.pictures.artwork import document, icon, symbol
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from lecons.pictures.theme import ROLE
from simulateur.game.session import Session
from simulateur.pages.common.sprites import boxed, centred, icon_sprite, plain, turned_sign
from simulateur.pages.layout.garden import colour_of
from simulateur.pictures.blooms import BLOOM, HEAD, STEPS, Look, bloom, bloom_sign, stalk
from simulateur.pictures.keys import green_key

OPEN_S = 0.9
"""How long the great flower takes to open, in seconds."""
FALL_S = 2.0
"""How long a petal falls, in seconds."""
_PETALS = {"plum": "petal", "coral": "petal-coral", "blue": "petal-blue"}
_GLYPH, _CARD, _APART = 13.0, 11.0, 9.7
"""On the green key, in units: the chevron, the card beside it, the way between their middles."""
_BECKONS = 0.16
"""How far the chevron moves, in units for each degree of a sway."""
_NARROWEST = 24.0
"""How wide a green key must be for both, in units; on a narrower one they are smaller."""


def great_flower(box: Rect, since: float, look: Look) -> list[Sprite]:
    """The flower of a success in the middle of ``box``, ``since`` seconds after it began to open."""
    side, (x, y) = round(min(box.width, box.height)), box.centre
    head, opened = round(BLOOM * side), round(min(since / OPEN_S, 1.0) * STEPS)
    return [
        centred(stalk(side), x, y, side, "stalk"),
        centred(bloom(head, opened, look), x, y + (HEAD - 0.5) * side, head, bloom_sign(look, opened)),
    ]


def falling(top: tuple[float, float], fall: float, progress: float, look: Look) -> list[Sprite]:
    """A petal of the flower's colour that falls ``fall`` pixels from ``top``; nothing before it falls, and after."""
    if not 0 < progress < 1:
        return []
    turned = round(top[0]) % 7
    drift = 0.03 * math.sin(6 * progress + turned)
    degrees = round((40 * turned + 120 * progress) / 6) * 6 % 360
    alpha = round(255 * min(1, 4 * (1 - progress)))
    x, y = top[0] + drift * fall, top[1] + 0.85 * fall * progress
    petal = icon_sprite(_PETALS[look.colour], x, y, 0.16 * fall, degrees, alpha)
    name = "petal falling" if look.colour == "plum" else f"petal {look.colour} falling"
    return [petal._replace(sign=turned_sign(name, degrees))]


def leads_to(session: Session) -> str:
    """The drawing of what going on leads to: the next challenge, the feast of a lesson that is done, or home."""
    if session.journey.joys.feast is None and session.route.next_episode is not None:
        return (
            "flower-bud-plum" if isinstance(session.route.story[session.route.next_episode], Played) else "icon-story"
        )
    if session.journey.joys.feast is None and session.route.ends_in_feast:
        return f"flower-open-{colour_of(session.players.at.lesson_place)}"
    return "icon-home" if session.route.following is None else "flower-bud-plum"


def go_on(rect: Rect, u: float, name: str, *, pressed: bool, sway: int = 0) -> list[Sprite]:
    """The green key, with a card of what it leads to: a drawing of ``assets`` by its ``name``.

    ``sway`` are the degrees of what calls a child: its sign goes to and fro with them.
    """
    sign_u = min(u, rect.width / _NARROWEST)
    card = round(_CARD * sign_u)
    picture = document(
        card,
        card,
        f'<rect width="{card}" height="{card}" rx="{0.2 * card:.1f}" fill="{ROLE.cream}"/>',
        symbol(name, card / 2, card / 2, 0.94 * card),
    )
    box, (x, y) = green_box(rect, u, pressed=pressed)
    return [
        box,
        chevron(x - _APART * sign_u / 2, y, sign_u, sway),
        centred(picture, x + _APART * sign_u / 2 + 0.05 * sign_u, y, card, plain(name)),
    ]


def green_box(rect: Rect, u: float, *, pressed: bool) -> tuple[Sprite, tuple[float, float]]:
    """The ground of the green key, and the middle of its face."""
    box = rect._replace(height=rect.height + 1.4 * u)
    svg = green_key(round(box.width), round(box.height), round(0.36 * u, 1), pressed)
    x, y = rect.centre
    drop = 0.8 * u if pressed else 0.0
    return boxed(svg, box, "key green pressed" if pressed else "key green"), (x, y + drop - 0.1 * u)


def chevron(x: float, y: float, u: float, sway: int = 0) -> Sprite:
    """The sign of going on, a little further on its way for each degree of a ``sway``."""
    side = round(_GLYPH * u)
    return centred(icon("glyph-next", side), x + _BECKONS * sway * u, y, side, "next")
