"""Numbers, lengths, colours and transforms of SVG: read strictly, and written in one form."""

import re
from collections.abc import Iterator

from beebot.errors import shown
from beebot.i18n import gettext as _
from lecons.gate.refusal import RefusedError
from lecons.pictures.matrix import Matrix, transform

NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_LENGTH = re.compile(rf"({NUMBER})\s*(%|[a-z]*)", re.IGNORECASE)
_LIST = re.compile(rf"\s*,?\s*({NUMBER})")
_TRANSFORM = re.compile(r"\s*,?\s*([a-zA-Z]+)\s*\(([^()]*)\)")
_RGB = re.compile(rf"rgba?\(\s*({NUMBER}%?)[\s,]+({NUMBER}%?)[\s,]+({NUMBER}%?)(?:[\s,/]+({NUMBER}%?))?\s*\)")
_HEX = re.compile("#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
LARGEST = 1e6
"""The largest number that a drawing may say."""
_NOTHING = 1e-9
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels in each unit of length."""
_NAMES = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod
darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon
darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray
dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green
greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon
lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta
maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen
mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru
pink plum powderblue purple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna
silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet
wheat white whitesmoke yellow yellowgreen
"""
"""The names of colours in CSS, which the renderer knows too."""
_KNOWN_NAMES = frozenset(_NAMES.split())


def text_of(number: float) -> str:
    """A number as it is written in a clean drawing; what is next to nothing is 0."""
    return f"{number:.7g}" if abs(number) > _NOTHING else "0"


def number(said: str, line: int) -> float:
    """One plain number.

    Raises:
        RefusedError: it is none, or larger than ``LARGEST``.
    """
    if re.fullmatch(NUMBER, said) is None:
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
    found = _LENGTH.fullmatch(said)
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


def colour(said: str, line: int) -> tuple[str, float]:
    """A colour as the renderer knows it, and how opaque it is, from 0 to 1.

    Raises:
        RefusedError: it is not known.
    """
    plain = said.strip().lower()
    if plain in _KNOWN_NAMES:
        return plain, 1.0
    if plain == "transparent":
        return "none", 0.0
    if _HEX.fullmatch(plain):
        digits = plain[1:]
        if len(digits) <= 4:  # noqa: PLR2004 (one digit for each part)
            digits = "".join(2 * digit for digit in digits)
        return f"#{digits[:6]}", int(digits[6:] or "ff", 16) / 255
    if found := _RGB.fullmatch(plain):
        parts = [
            number(part.removesuffix("%"), line) * (2.55 if part.endswith("%") else 1) for part in found.groups()[:3]
        ]
        shades = (round(min(max(part, 0), 255)) for part in parts)
        return "#" + "".join(f"{shade:02x}" for shade in shades), fraction(found[4] or "1", line)
    message = _("couleur inconnue « {value} » ; choisissez une couleur unie, écrite #RRVVBB")
    raise RefusedError(message.format(value=shown(said)), line)


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
