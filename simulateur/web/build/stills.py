"""The still garden that a page shows before Python is awake."""

import re
from collections.abc import Iterable

from lecons.pictures.artwork import document, icon, rounded
from lecons.pictures.painting import painted
from lecons.pictures.sprite import Scene, Sprite
from lecons.pictures.theme import ROLE
from lecons.pictures.themes import CALM
from simulateur.game.session import Session
from simulateur.machine.playable import Content
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.pictures.keys import PEBBLE_MARGIN

GARDENS = {
    "wide": (1280, 800),
    "lying": (1024, 768),
    "standing": (768, 1024),
    "tall": (800, 1280),
    "phone": (390, 844),
    "phone-lying": (844, 390),
}
"""The gardens by the shape of a screen, in pixels; the browser stretches the nearest one."""
_ROOT = re.compile(r"<svg\b[^>]*?(viewBox=\"[^\"]*\")[^>]*>")
_OPAQUE = 255
_PALE = 97
"""How opaque keys are that cannot be touched yet."""


def garden(content: Content, size: tuple[int, int]) -> str:
    """The garden of a path before anybody has played, ``size`` pixels large, as an SVG text."""
    session = Session(content.path, "fr", (), hashes=content.hashes)
    shown = scene(session, View(size, content.images))
    return flattened(Scene((), tuple(_stilled((*shown.ground, *shown.actors)))), size)


def flattened(shown: Scene, size: tuple[int, int]) -> str:
    """The scene ``shown`` without its labels as one SVG text, in the calm colours; it fills the box it is put in."""
    drawn = document(*size, *map(_nested, (*shown.ground, *shown.actors)))
    return painted(drawn.replace("<svg ", '<svg preserveAspectRatio="none" ', 1), CALM)


def _stilled(sprites: Iterable[Sprite]) -> Iterable[Sprite]:
    for each in sprites:
        if each.sign.startswith("key"):
            yield each._replace(svg=_flat_key(each.width))
            yield each._replace(alpha=_PALE)
        elif each.sign.startswith(("next flower", "flower under")):
            yield each._replace(svg=icon("flower-closed", each.width, scale=0.9))
        elif each.sign.startswith(("garden", "tuft", "hive")):
            yield each


def _flat_key(full: int) -> str:
    """The face of a key in a box ``full`` pixels wide, as ``pebble`` has it, without a sign: nothing shines through."""
    side = full / (1 + 2 * PEBBLE_MARGIN)
    edge = (full - side) / 2
    return document(full, full, rounded(edge, edge, side, side, 0.34 * side, fill=ROLE.cream))


def _nested(sprite: Sprite) -> str:
    x, y, width, height = sprite.x, sprite.y, sprite.width, sprite.height
    root = rf'<svg x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" \1>'
    drawn = _ROOT.sub(root, sprite.svg, count=1)
    turn = f' transform="rotate({sprite.turned:g} {x + width / 2:g} {y + height / 2:g})"' if sprite.turned else ""
    pale = f' opacity="{sprite.alpha / _OPAQUE:.2f}"' if sprite.alpha != _OPAQUE else ""
    return f"<g{turn}{pale}>{drawn}</g>" if turn or pale else drawn
