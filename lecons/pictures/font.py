"""Where the kit's font is: ABeeZee, from the package of that name."""

from pathlib import Path


def font_file() -> Path:
    """The file of the font's upright letters.

    The package itself is asked. ``fontpkg`` would look through all that is installed, with ``importlib.metadata`` and
    ``email``: a megabyte and some milliseconds when an adult's first page is drawn.

    Raises:
        ImportError: the package is gone from this installation.
    """
    import fontpkg_abeezee  # noqa: PLC0415 (what is gone is told when letters are asked for)

    root: Path = fontpkg_abeezee.ROOT
    return root / "files" / "ABeeZee-Regular.ttf"
