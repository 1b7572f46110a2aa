"""What people who confuse colours see of a drawing: its text, with each colour as the one that they see.

The matrices work on linear light, at severity 1: Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009.
"""

import re
from functools import cache
from types import MappingProxyType

_Row = tuple[float, float, float]
_DARK_VALUE, _DARK_LIGHT = 0.04045, 0.0031308
"""Up to here sRGB is a straight line."""
BLINDNESSES: MappingProxyType[str, tuple[_Row, _Row, _Row]] = MappingProxyType(
    {
        "protanopie": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopie": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopie": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""A matrix for each name in the files of the pictures."""


_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def seen(blindness: str, drawing: str) -> str:
    """``drawing``, an SVG text or one colour, with each colour as people with this ``blindness`` see it."""
    return _COLOUR.sub(lambda found: _seen(blindness, found[0]), drawing)


@cache
def _seen(blindness: str, colour: str) -> str:
    light = [_light(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5)]
    rows = BLINDNESSES[blindness]
    mixed = (sum(weight * value for weight, value in zip(row, light, strict=True)) for row in rows)
    return "#" + "".join(f"{round(255 * _shown(min(max(value, 0.0), 1.0))):02X}" for value in mixed)


def _light(value: float) -> float:
    """From a screen's value to light, both from 0 to 1 (sRGB, IEC 61966-2-1)."""
    if value <= _DARK_VALUE:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)


def _shown(light: float) -> float:
    """From light to a screen's value: the reverse of ``_light``."""
    if light <= _DARK_LIGHT:
        return 12.92 * light
    return float(1.055 * light ** (1 / 2.4) - 0.055)
