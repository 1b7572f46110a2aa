"""A sheet for the wall of the classroom: the square that opens the kit, and how the page comes to the home screen.

It is a page of HTML with one drawing of A4, which any browser prints.
"""

import base64
import html
from pathlib import Path
from string import Template

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import language
from lecons.pictures.artwork import symbol
from lecons.pictures.font import font_file
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from simulateur.machine.qr_code import QUIET, modules

_SQUARE = 400


def write_poster(address: str, file: Path) -> None:
    """Write the poster that opens ``address`` to ``file``.

    Raises:
        KitError: it cannot be written.
    """
    try:
        write_whole(file, poster(address).encode(), private=False)
    except OSError as error:
        sentence = _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier")
        raise KitError(sentence.format(file=file, reason=reason(error))) from error


def poster(address: str) -> str:
    """The poster as HTML: the bee, the QR code of ``address``, its letters, and pictures for iPad and Android."""
    told = {
        "title": _("L'abeille sur nos tablettes"),
        "aim": _("Visez le carré avec l'appareil photo de la tablette, une fois, avec le réseau."),
        "address": address,
        "ipad": _("iPad"),
        "share": _("Partager"),
        "on_screen": _("Sur l'écran d'accueil"),
        "touch": _("la toucher, puis jouer"),
        "android": _("Android"),
        "menu": _("le menu de Chrome"),
        "add": _("Ajouter à l'écran d'accueil"),
        "offline": _("Ensuite, elle joue sans réseau."),
    }
    drawn = {
        "happy": painted(symbol("bee-happy", 420, 92, 150), CALM),
        "bee": painted(symbol("bee", 0, 0, 76), CALM),
        "square": _square(address),
        "font": base64.b64encode(font_file().read_bytes()).decode(),
    }
    words = {name: html.escape(sentence) for name, sentence in told.items()}
    return Template(Path(__file__).with_name("affiche.html").read_text("utf-8")).substitute(
        words | drawn, language=language()
    )


def _square(address: str) -> str:
    rows = modules(address)
    one = _SQUARE / (len(rows) + 2 * QUIET)
    dark = "".join(
        f"M{column + QUIET} {row + QUIET}h1v1h-1z"
        for row, line in enumerate(rows)
        for column, is_dark in enumerate(line)
        if is_dark
    )
    white = f'<rect width="{_SQUARE / one:g}" height="{_SQUARE / one:g}" fill="#FFFFFF"/>'
    return f'<g transform="translate(220 268) scale({one:.5g})">{white}<path d="{dark}" fill="#000000"/></g>'
