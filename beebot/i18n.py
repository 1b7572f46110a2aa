"""The language that people read, and its sentences.

French sentences are the message ids of the catalogues in ``beebot/locale``; a language is there if its catalogue is.
The machine's own locale is not asked, because a classroom PC in France is often set to another language than its
pupils'.

The command line chooses the language of the process. Where several people are served, ``speaking`` chooses that of
what is done for one of them.
"""

import gettext as _gettext
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

FRENCH = "fr"
"""The language that sentences are written in, which is always there."""
LANGUAGE_CODE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""How the code of a language is written: the simple tags of BCP 47, as ``br``, ``pt-BR`` or ``zh-Hant-TW``."""
_LOCALE = Path(__file__).parent / "locale"
_CATALOGUE = "LC_MESSAGES/beebot.mo"
P = ParamSpec("P")
T = TypeVar("T")


class _Process:
    language = FRENCH


_spoken: ContextVar[str | None] = ContextVar("language", default=None)


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that have a catalogue: French, then the others sorted.

    A folder that is not named after a code is no language.
    """
    names = sorted(file.parents[1].name for file in _LOCALE.glob(f"*/{_CATALOGUE}"))
    return (FRENCH, *(name for name in names if name != FRENCH and LANGUAGE_CODE.fullmatch(name)))


@cache
def language_name(code: str) -> str:
    """What the language ``code`` calls itself, by its catalogue; the code if that does not say.

    The catalogue is let go again: it has half a megabyte, and nobody may ever speak the language.

    Raises:
        ValueError: there is no catalogue of the language ``code``.
    """
    # Translators: the name of your own language, as those who speak it write it (English, Deutsch, Brezhoneg).
    name = _read_catalogue(_known(code)).gettext("Français")
    return code if name == "Français" and code != FRENCH else name


def use_language(code: str) -> None:
    """Set the language of the process: that of every later sentence outside of ``speaking``.

    Raises:
        ValueError: there is no catalogue of the language ``code``.
    """
    _Process.language = _known(code)


def speaking(code: str) -> AbstractContextManager[None]:
    """Make sentences in the language ``code`` in this block and in what it calls; nobody else notices.

    A thread that is started in the block does not know of it: give it what ``in_this_language`` makes of its work. A
    generator must not yield in the block: whoever reads from it would speak that language too.

    Raises:
        ValueError: there is no catalogue of the language ``code``.
    """
    return _Speaking(_known(code))


class _Speaking(AbstractContextManager[None]):
    """A block in one language. It is entered several times a frame, which a generator makes dear."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __enter__(self) -> None:
        self._before = _spoken.set(self._code)

    def __exit__(self, *_error: object) -> None:
        _spoken.reset(self._before)


def in_this_language(work: Callable[P, T]) -> Callable[P, T]:
    """``work`` wrapped for another thread: it will make its sentences in the language in use here and now."""
    code = _spoken.get()
    if code is None:
        return work

    @wraps(work)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        with speaking(code):
            return work(*args, **kwargs)

    return told


def language() -> str:
    """The code of the language in use, such as ``"fr"``."""
    return _spoken.get() or _Process.language


def gettext(message: str) -> str:
    """The French ``message`` in the language in use."""
    return _catalogue(language()).gettext(message)


def noted(message: str) -> str:
    """The French ``message`` itself, marked for the catalogues: it is translated where it is used."""
    return message


def ngettext(singular: str, plural: str, number: int) -> str:
    """The French ``singular`` or ``plural`` for ``number``, in the language in use."""
    return _catalogue(language()).ngettext(singular, plural, number)


def decimal(number: str) -> str:
    """``number``, which has a decimal point, as the language in use writes it: ``2,5`` in French."""
    return number.replace(".", ",") if language().startswith(FRENCH) else number


def _known(code: str) -> str:
    if code not in languages():
        raise ValueError(f"unknown language: {code!r}")
    return code


class _French(_gettext.NullTranslations):
    """Sentences as they are written in the code: their catalogue, which translators start from, need not be read."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The first for none and one, as French counts."""
        return msgid2 if n > 1 else msgid1


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    return _read_catalogue(code)


def _read_catalogue(code: str) -> _gettext.NullTranslations:
    if code == FRENCH:
        return _French()
    with (_LOCALE / code / _CATALOGUE).open("rb") as file:
        return _gettext.GNUTranslations(file)
