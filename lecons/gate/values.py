"""Numbers, lengths and transforms of SVG: read strictly, and written in one form."""

import re
from collections.abc import Iterator

from beebot.errors import shown
from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.pictures.matrix import Matrix, transform

NUMBER = r"[+-]?(?>[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+"
"""A number. It never gives back a digit, so that a long one that fails takes no longer than one that does not."""
_LENGTH = re.compile(rf"({NUMBER})\s*+(%|[a-z]*+)", re.IGNORECASE)
_LIST = re.compile(rf"\s*+,?\s*+({NUMBER})")
_TRANSFORM = re.compile(r"\s*+,?\s*+([a-zA-Z]++)\s*+\(([^()]*+)\)")
LONGEST = 200
"""How many characters one number, length or colour may have."""
LARGEST = 1e6
"""The largest number that a drawing may say."""
_NOTHING = 1e-9
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels in each unit of length."""


def text_of(number: float) -> str:
    """A number as it is written in a clean drawing; what is next to nothing is 0."""
    return f"{number:.9g}" if abs(number) > _NOTHING else "0"


def number(said: str, line: int) -> float:
    """One plain number.

    Raises:
        RefusedError: it is none, or larger than ``LARGEST``.
    """
    if len(said) > LONGEST or re.fullmatch(NUMBER, said) is None:
        raise RefusedError(_("« {value} » n'est pas un nombre ; corrigez-le").format(value=shown(said)), line)
    return bounded(said, line)


def bounded(said: str, line: int) -> float:
    """The number that ``said`` is known to be, if it is not too large."""
    value = float(said)
    if not abs(value) <= LARGEST:
        message = _("le nombre {value} est trop grand ; redessinez à une taille ordinaire")
        raise RefusedError(message.format(value=shown(said)), line)
    return value


def length(said: str, whole: float, line: int) -> float:
    """A length in pixels; one in percent is a part of ``whole``.

    Raises:
        RefusedError: it is none, too large, or in a unit that depends on letters.
    """
    found = _LENGTH.fullmatch(said) if len(said) <= LONGEST else None
    unit = found[2].lower() if found else ""
    if found is None or (unit != "%" and unit not in _UNITS):
        message = _("« {value} » n'est pas une longueur ; écrivez un nombre, ou un nombre suivi de mm")
        raise RefusedError(message.format(value=shown(said)), line)
    value = bounded(found[1], line)
    if unit == "%":
        return value / 100 * whole
    return value * _UNITS[unit]


def fraction(said: str, line: int) -> float:
    """A part from 0 to 1, as a number or in percent."""
    value = number(said.removesuffix("%").strip(), line)
    if said.endswith("%"):
        value /= 100
    return min(max(value, 0.0), 1.0)


def numbers(said: str, line: int) -> list[float]:
    """Numbers with spaces or commas between them.

    Raises:
        RefusedError: something in it is no number.
    """
    return [bounded(each, line) for each in _pieces(_LIST, said, line)]


def _pieces(pattern: re.Pattern[str], said: str, line: int) -> Iterator[str]:
    place, end = 0, len(said.rstrip(", \t\r\n"))
    while place < end:
        found = pattern.match(said, place)
        if found is None:
            message = _("« {value} » n'est pas un nombre ; corrigez-le")
            raise RefusedError(message.format(value=shown(said[place:])), line)
        place = found.end()
        yield found[1]


def matrix(said: str, line: int) -> Matrix:
    """The transforms of an attribute ``transform``, as one.

    Raises:
        RefusedError: one of them is not known.
    """
    whole, place, end = Matrix(), 0, len(said.rstrip(", \t\r\n"))
    while place < end:
        found = _TRANSFORM.match(said, place)
        one = transform(found[1], numbers(found[2], line)) if found else None
        if found is None or one is None:
            message = _("transformation inconnue « {value} » ; dans Inkscape, enregistrez en « SVG simple »")
            raise RefusedError(message.format(value=shown(said[place:])), line)
        whole, place = whole.then(one), found.end()
        if not all(abs(each) <= LARGEST for each in whole):
            raise RefusedError(_("une transformation agrandit trop ; redessinez à une taille ordinaire"), line)
    return whole
