"""How a notebook gets the picture of a mat, a run, a challenge or a lesson: from the drawer that has registered."""

from collections.abc import Callable
from typing import ClassVar
from warnings import warn

from beebot.i18n import gettext as _


class Pictured:
    """The base class of what a notebook shows as a picture: ``draw`` makes its SVG, once drawing code is imported."""

    __slots__ = ()
    draw: ClassVar[Callable[["Pictured"], str] | None] = None

    def _repr_svg_(self) -> str | None:
        """The SVG that a notebook shows; None where nothing draws, so that it shows the text."""
        from importlib.metadata import entry_points  # noqa: PLC0415 (no screen needs it, and it is slow to import)

        for package in () if Pictured.draw else entry_points(group="beebot.pictures"):
            package.load()
        if Pictured.draw is None:
            warn(_("pour voir une image, écrivez d'abord « import lecons.pictures.notebook »"), stacklevel=2)
            return None
        return Pictured.draw(self)
