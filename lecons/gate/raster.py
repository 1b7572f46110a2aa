"""The only file that knows resvg: a clean drawing becomes pixels, and no file but the kit's font is opened for it."""

from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.gate.svg import Drawing
from lecons.pictures.font import font_file

_FAMILIES = ("font", "serif", "sans_serif", "cursive", "fantasy", "monospace")
"""What a drawing may ask for, if not for ABeeZee itself."""
_PIXELS_OF_AN_INCH = 96


class AbsentError(Exception):
    """resvg is not installed: for some systems it has no wheel."""


def rasterised(drawing: Drawing, side: int) -> bytes:
    """``drawing`` as a PNG whose longer side has ``side`` pixels.

    Raises:
        AbsentError: this machine has no resvg.
        ValueError: it cannot be drawn.
    """
    try:
        import resvg_py  # noqa: PLC0415 (some machines have no wheel of it)
    except ImportError as error:
        raise AbsentError from error
    return resvg_py.svg_to_bytes(
        svg_string=drawing.text,
        width=side,
        height=side,
        dpi=_PIXELS_OF_AN_INCH,
        languages=["fr"],
        skip_system_fonts=True,
        font_files=[str(font_file())],
        **dict.fromkeys((f"{name}_family" for name in _FAMILIES), "ABeeZee"),  # type: ignore[arg-type]
    )


def check_letters(drawing: Drawing) -> None:
    """Check that the kit's font has every letter in the texts of ``drawing``: it draws a box for any other.

    Raises:
        RefusedError: it lacks a letter.
    """
    if not drawing.letters:
        return
    import pygame.freetype  # noqa: PLC0415 (few drawings have texts)

    pygame.freetype.init()
    font = pygame.freetype.Font(str(font_file()), 12)
    for letter, line in drawing.letters.items():
        if font.get_metrics(letter)[0] is None and not letter.isspace():
            message = _(
                "« {letter} » n'est pas dans ABeeZee, la police du kit ; dans Inkscape : Chemin > Objet en chemin"
            )
            raise RefusedError(message.format(letter=letter), line)
