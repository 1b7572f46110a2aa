"""A sheet for the wall of the classroom: the square that opens the kit, and how the page comes to the home screen.

It is a page of HTML with one drawing of A4, which any browser prints.
"""

import base64
import html
from collections.abc import Sequence
from pathlib import Path

from beebot.errors import KitError
from beebot.files.reasons import reason
from beebot.files.whole_file import write_whole
from beebot.i18n import gettext as _
from beebot.i18n import language
from lecons.pictures.artwork import circle, document, path, rounded, symbol
from lecons.pictures.calm import CALM
from lecons.pictures.font import font_file
from lecons.pictures.painting import painted
from lecons.pictures.theme import ROLE
from simulateur.desk.square import QUIET, modules

_WIDE, _HIGH = 840, 1188
"""A4, at four pixels a millimetre."""
_SQUARE = 400
_STEP = 250
_ROWS = (790, 1000)
_PAGE = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><title>{title}</title>
<style>
@font-face {{ font-family: ABeeZee; src: url(data:font/ttf;base64,{font}) }}
@page {{ size: A4; margin: 0 }}
body {{ margin: 0 }}
svg {{ display: block; width: 210mm; height: 297mm }}
</style>
{drawing}</html>
"""
_LINE = {"fill": "none", "stroke": ROLE.ink, "stroke_width": "7", "stroke_linecap": "round", "stroke_linejoin": "round"}


def write_poster(address: str, file: Path) -> None:
    """Write the sheet for an ``address`` into ``file``.

    Raises:
        KitError: it cannot be written.
    """
    font = base64.b64encode(font_file().read_bytes()).decode()
    title = html.escape(_("L'abeille sur nos tablettes"))
    words = {"language": language(), "title": title, "font": font, "drawing": poster(address)}
    try:
        write_whole(file, _PAGE.format(**words).encode(), private=False)
    except OSError as error:
        sentence = _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier")
        raise KitError(sentence.format(file=file, reason=reason(error))) from error


def poster(address: str) -> str:
    """The drawing: the bee, the square, the address in letters, and three pictures for iPads and three for Android."""
    middle = _WIDE / 2
    ipad = (_share(), _("Partager")), (_plus(), _("Sur l'écran d'accueil")), (_bee(), _("la toucher, puis jouer"))
    android = (_dots(), _("le menu de Chrome")), (_plus(), _("Ajouter à l'écran d'accueil")), ipad[2]
    parts = [
        symbol("bee-happy", middle, 92, 150),
        _text(_("L'abeille sur nos tablettes"), middle, 206, 46),
        _text(_("Visez le carré avec l'appareil photo de la tablette, une fois, avec le réseau."), middle, 246, 20),
        _code(address, middle - _SQUARE / 2, 268),
        _text(address, middle, 268 + _SQUARE + 30, 22),
        *_row(_("iPad"), ipad, _ROWS[0]),
        *_row(_("Android"), android, _ROWS[1]),
        _text(_("Ensuite, elle joue sans réseau."), middle, _HIGH - 40, 24),
    ]
    return painted(document(_WIDE, _HIGH, *parts), CALM)


def _row(name: str, steps: Sequence[tuple[str, str]], y: float) -> list[str]:
    """A line of pictures in the order in which they are touched."""
    parts = [_text(name, 76, y + 8, 26)]
    for place, (drawn, told) in enumerate(steps):
        x = 210 + place * _STEP
        parts.append(f'<g transform="translate({x} {y})">{rounded(-58, -58, 116, 116, 26, **_KEY)}{drawn}</g>')
        parts.append(_text(told, x, y + 92, 19))
        if place:
            parts.append(path(f"M{x - _STEP / 2 - 22} {y}h40m-14 -14l14 14l-14 14", **_LINE))
    return parts


_KEY = {"fill": ROLE.cream, "stroke": ROLE.hem, "stroke_width": "4"}


def _share() -> str:
    """As iPads draw it: an arrow that leaves a box."""
    return path("M-14 -12H-30V36H30V-12H14M0 14V-40M-16 -26L0 -42L16 -26", **_LINE)


def _plus() -> str:
    """As iPads draw it: a plus in a square."""
    return rounded(-34, -34, 68, 68, 16, **_LINE) + path("M0 -17V17M-17 0H17", **_LINE)


def _dots() -> str:
    """As Chrome draws its menu: three dots."""
    return "".join(circle(0, y, 8, fill=ROLE.ink) for y in (-28, 0, 28))


def _bee() -> str:
    """The icon, as it is on the home screen."""
    ground = rounded(-58, -58, 116, 116, 26, fill=ROLE.green)
    return ground + circle(0, 0, 45, fill=ROLE.cream) + symbol("bee", 0, 0, 76)


def _code(address: str, x: float, y: float) -> str:
    """The square with its light margin, ``_SQUARE`` wide."""
    rows = modules(address)
    one = _SQUARE / (len(rows) + 2 * QUIET)
    dark = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(rows)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    white = f'<rect width="{_SQUARE / one:g}" height="{_SQUARE / one:g}" fill="#FFFFFF"/>'
    return f'<g transform="translate({x:g} {y:g}) scale({one:.5g})">{white}<path d="{dark}" fill="#000000"/></g>'


def _text(told: str, x: float, y: float, size: float) -> str:
    font = f'font-family="ABeeZee, Andika, sans-serif" font-size="{size:g}" text-anchor="middle" fill="{ROLE.ink}"'
    return f'<text x="{x:g}" y="{y:g}" {font}>{html.escape(told)}</text>'
