"""The language people read: French unless ``use_language("en")`` was called.

French sentences are the message ids of the catalogue in ``beebot/locale``; the machine's own locale is not
asked, because a classroom PC in France is often set to another language than its pupils'.
"""

import gettext as _gettext
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
_LOCALE = Path(__file__).parent / "locale"


class _Language:
    code = "fr"


def use_language(code: str) -> None:
    """Choose the language of every later sentence.

    Raises:
        ValueError: the code is not one of ``LANGUAGES``.
    """
    if code not in LANGUAGES:
        raise ValueError(f"unknown language: {code!r}")
    _Language.code = code


def language() -> str:
    """The code of the language in use, ``"fr"`` or ``"en"``."""
    return _Language.code


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _gettext.translation("beebot", _LOCALE, [code])


def gettext(message: str) -> str:
    """The French ``message`` in the language in use."""
    return _catalogue(_Language.code).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The French ``singular`` or ``plural`` for ``number``, in the language in use."""
    return _catalogue(_Language.code).ngettext(singular, plural, number)
