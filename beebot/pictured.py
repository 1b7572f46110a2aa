"""What a notebook shows as a picture: mats, runs, challenges and lessons.

The pictures are those of ``lecons``, which stands above the engine and may not be installed. So it is imported when a
notebook asks, and at no other time; the contracts of ``pyproject.toml`` name this one import.
"""


class Pictured:
    """A thing that ``lecons`` can draw."""

    __slots__ = ()

    def _repr_svg_(self) -> str | None:
        """The SVG that a notebook shows; None where ``lecons`` is not installed, so that it shows the text."""
        try:
            from lecons.pictures.notebook import svg_of  # noqa: PLC0415 (the module says why)
        except ModuleNotFoundError as missing:
            if missing.name != "lecons":
                raise
            return None
        return svg_of(self)
