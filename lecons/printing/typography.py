"""The spaces and the apostrophe of French, in what was typed on a keyboard."""

import re

from beebot.i18n import FRENCH, decimal, language
from lecons.pictures.letters import with_counts_kept

_NARROW, _WIDE = "\u202f", "\u00a0"
_BEFORE = re.compile(r"[ \u00a0\u202f]+(?=[?!;»%])|(?<=«)[ \u00a0\u202f]+")
_COLON = re.compile(r"[ \u00a0\u202f]+(?=:(?:\s|$))")
_APOSTROPHE = re.compile(r"(?<=\w)'")


def typeset_text(text: str) -> str:
    """``text`` with the spaces of the language in use, so that no line begins with « ! » or ends with a number."""
    text = _APOSTROPHE.sub("’", text)
    text = with_counts_kept(text)
    if not language().startswith(FRENCH):
        return text
    return _COLON.sub(_WIDE, _BEFORE.sub(_NARROW, text))


def centimetres(millimetres: float) -> str:
    """``millimetres`` in centimetres, with a decimal if needed, as the language in use writes it."""
    return decimal(f"{millimetres / 10:.1f}".removesuffix(".0"))
