"""What a notebook shows as a picture: mats, runs, challenges and lessons.

What draws stands above the engine and may not be installed. It is found by its name when a notebook asks, as an entry
point would be: a source tree has no metadata to hold one.
"""

from importlib import import_module

DRAWER = "lecons.pictures.notebook"
"""Whose ``svg_of`` makes the SVG of a thing, where it is installed."""


class Pictured:
    """A thing that can be drawn."""

    __slots__ = ()

    def _repr_svg_(self) -> str | None:
        """The SVG that a notebook shows; None where nothing draws, so that it shows the text."""
        try:
            svg: str = import_module(DRAWER).svg_of(self)
        except ModuleNotFoundError as missing:
            if missing.name != DRAWER.partition(".")[0]:
                raise
            return None
        return svg
