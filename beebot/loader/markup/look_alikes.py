"""Signs that look right and that YAML takes for letters: quotes of Word, long dashes, spaces that do not break.

Where they keep YAML from reading a file, it fails there or on the next line, with an error about something else.
"""

import re
from collections.abc import Callable, Sequence

from beebot.i18n import gettext as _

Place = tuple[int, int, str]
"""Line and column, from 1, and the sentence."""

CURVED = "“”„‟‘’‚‛"
"""Quotes that word processors write in place of straight ones."""
_NO_BREAK = "\u00a0\u202f\u2007\u2060"
_AFTER_SIGN = re.compile(f"([:-])[{_NO_BREAK}]")
_DASH = re.compile(r" *([–—−•·]|-(?=\w))")
_LINE_DASH = re.compile(r"[\r\n] *([–—−•·]|-(?=\w))")
_QUOTE = re.compile(f"(?:: +|- +|[\\[{{,] *)[{CURVED}«]")
_COLON = re.compile(r" *(?:- +)?\w+ *([：=])")
_FENCE = re.compile(" *(`{3})")


def look_alike(lines: Sequence[str], line: int) -> Place | None:
    """A character near ``line`` (from 0) that looks right but made YAML fail, and what to say; else None."""
    for number in (line - 1, line):
        if number < 0:
            continue
        for pattern, sentence in _LOOKS:
            if found := pattern.match(lines[number]):
                return number + 1, found.start(1) + 1, sentence(found[1])
        if found := _AFTER_SIGN.search(lines[number]):
            message = _("espace insécable après « {sign} » ; remplacez-la par une espace ordinaire")
            return number + 1, found.end(), message.format(sign=found[1])
    found = _QUOTE.search(lines[line])
    return (line + 1, found.end(), curved_quotes()) if found else None


def wrong_dash(text: str) -> str | None:
    """The sentence for a dash of the wrong kind at the start of ``text``, a key; None if it has none."""
    found = _DASH.match(text)
    return _dash(found[1]) if found else None


def lost_item(text: str) -> tuple[int, str] | None:
    """Where ``text``, an unquoted value of several lines, has an item with a wrong dash, and what to say; or None."""
    later = _LINE_DASH.search(text)
    found = later and (_DASH.match(text) or later)
    return (found.start(1), _dash(found[1])) if found else None


def curved_quotes() -> str:
    """The sentence for quotes that are not straight."""
    return _('ces guillemets ne sont pas ceux du fichier ; mettez des guillemets droits, comme "Essai"')


def _dash(sign: str) -> str:
    if sign == "-":
        return _("il manque une espace après « - » ; écrivez « - » suivi d'une espace")
    return _("« {sign} » n'est pas le tiret d'une liste ; écrivez « - » suivi d'une espace").format(sign=sign)


_Sentence = Callable[[str], str]
_LOOKS: tuple[tuple[re.Pattern[str], _Sentence], ...] = (
    (_FENCE, lambda sign: _("« {sign} » ne fait pas partie du fichier ; enlevez cette ligne").format(sign=sign)),
    (
        re.compile(f" *([{_NO_BREAK}])"),
        lambda _sign: _("espace insécable au début de la ligne ; remplacez-la par une espace ordinaire"),
    ),
    (_DASH, _dash),
    (_COLON, lambda sign: _("« {sign} » après une clé ; écrivez « : » suivi d'une espace").format(sign=sign)),
)
"""Patterns for the start of a line, whose group is the sign, and what is said of it."""
