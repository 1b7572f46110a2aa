"""Puts the colours of a theme in the place of roles: the last thing that is done to the text of a drawing."""

from functools import cache

from lecons.pictures.theme import NAMES, Theme
from lecons.pictures.themes import CALM


def painted(drawing: str, theme: Theme) -> str:
    """``drawing``, an SVG text or a role alone, with each role replaced by its colour in ``theme``."""
    first, *others = drawing.split("var(--")
    colours, parts = _by_name(theme), [first]
    for other in others:
        name, end, rest = other.partition(")")
        role, _comma, calm = name.partition(",")
        colour = colours.get(role)
        if colour and calm and role not in _changed(theme):
            colour = calm
        parts += (colour or f"var(--{name}{end}", rest)
    return "".join(parts)


@cache
def _changed(theme: Theme) -> frozenset[str]:
    return frozenset(name for name, colour, calm in zip(NAMES, theme, CALM, strict=True) if colour != calm)


@cache
def _by_name(theme: Theme) -> dict[str, str]:
    return dict(zip(NAMES, theme, strict=True))
