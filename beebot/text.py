"""A sentence for people, in French and in as many other languages as its author gave."""

from collections.abc import Callable
from dataclasses import dataclass

from beebot.errors import BadValueError, shown
from beebot.i18n import FRENCH, languages, speaking
from beebot.i18n import gettext as _


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A sentence in French and perhaps in other languages: ``Text("Va !", en="Go!", br="Kae!")``.

    French serves for every language not given. ``others`` are pairs of code and sentence, sorted by code.

    Raises:
        BadValueError: a sentence is no text.
    """

    fr: str
    others: tuple[tuple[str, str], ...] = ()

    def __init__(self, fr: str, **others: str) -> None:
        for sentence in (fr, *others.values()):
            if not isinstance(sentence, str):
                message = _("une phrase se met entre guillemets ; {value} n'en est pas une")
                raise BadValueError(message.format(value=shown(repr(sentence))))
        object.__setattr__(self, "fr", fr)
        object.__setattr__(self, "others", tuple(sorted(others.items())))

    def in_language(self, code: str) -> str:
        """The sentence in the language ``code``; if missing, in the language without its region; else in French."""
        for language, sentence in self.others:
            if language == code:
                return sentence
        language, hyphen, _region = code.rpartition("-")
        return self.in_language(language) if hyphen else self.fr


def in_every_language(sentence: Callable[[], str]) -> Text:
    """The text of what ``sentence()`` gives in each language of the kit, except those without a translation."""
    made = {}
    for code in languages():
        with speaking(code):
            made[code] = sentence()
    french = made.pop(FRENCH)
    return Text(french, **{code: each for code, each in made.items() if each != french})
