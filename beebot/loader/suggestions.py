"""What an author probably meant by a word the reader does not know, so that a message can say it."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from beebot.challenge import Degree, Genre
from beebot.command import SINGLE_COMMANDS, STRIDE_KEY, STRIDES, Command
from beebot.i18n import gettext as _
from beebot.lesson import Audience, Level, ScreenMode
from beebot.pose import Heading

MEANT: dict[type, dict[str, str]] = {
    Heading: {
        "n": "nord",
        "e": "est",
        "s": "sud",
        "o": "ouest",
        "w": "ouest",
        "ne": "nord-est",
        "no": "nord-ouest",
        "nw": "nord-ouest",
        "se": "sud-est",
        "so": "sud-ouest",
        "sw": "sud-ouest",
        **{heading.name.lower().replace("_", "-"): heading.value for heading in Heading},
    },
    Level: {
        "petite section": "PS",
        "moyenne section": "MS",
        "grande section": "GS",
        "cours préparatoire": "CP",
        "cours élémentaire 1": "CE1",
    },
    Command: {
        "tourner à gauche": "gauche",
        "tourner à droite": "droite",
        "←": "gauche",
        "→": "droite",
        "avancer de": STRIDE_KEY,
        **dict.fromkeys((command.value for command in STRIDES), STRIDE_KEY),
        **{command.arrow: command.value for command in SINGLE_COMMANDS},
        **{command.name.lower().replace("_", " "): command.value for command in SINGLE_COMMANDS},
    },
    Degree: {"facile": "vert", "moyen": "orange", "difficile": "rouge", "green": "vert", "red": "rouge"},
    Audience: {
        "école": "ecole",
        "classe": "ecole",
        "périscolaire": "periscolaire",
        "centre de loisirs": "periscolaire",
        "maison": "famille",
        "familles": "famille",
        "médiathèque": "mediatheque",
        "bibliothèque": "mediatheque",
    },
    ScreenMode: {"non": "aucun", "sans": "aucun", "tableau": "collectif", "tous": "collectif", "à deux": "par_deux"},
    Genre: {"programme": "programmer", "à deux": "a_deux", "debug": "deboguer"},
}
"""By what a word stands for: what people write, in small letters, and the word of the files."""
FLAGS = {
    **dict.fromkeys(("oui", "vrai", "yes", "on", "x", "1", "true"), "true"),
    **dict.fromkeys(("non", "faux", "no", "off", "0", "false"), "false"),
}
"""What people write for yes and no, in small letters, and the word of the files."""

_HOURS = re.compile(r"([0-9]{1,2})\s*(?:[:hH]|heures?)\s*([0-5][0-9])?")
_WITH_UNIT = re.compile(r"([1-9][0-9]{0,4})\s*(?:min|mn|minutes?|cartes?|cases?|mm|['’])\.?")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question whether the most similar of the ``known`` words was meant by ``word``; "" if none is similar."""
    near = get_close_matches(word, [*known], n=1)
    return is_it(near[0]) if near else ""


def is_it(word: str) -> str:
    """A question whether ``word`` was meant."""
    return _("vouliez-vous « {word} » ?").format(word=word)


def minutes_meant(text: str) -> int | None:
    """The minutes in ``text``, as in ``1h30``, ``0:45`` or ``2 h``; None if it is no such time."""
    found = _HOURS.fullmatch(text)
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


def number_meant(text: str) -> str | None:
    """The number in ``text`` before a unit, as in ``30 min``; None if it is no number with a unit."""
    found = _WITH_UNIT.fullmatch(text)
    return found[1] if found else None


def name_meant(text: str) -> str:
    """``text`` as a valid name, without accents, capitals, spaces and ``.yaml``; "" if nothing is left of it."""
    plain = unicodedata.normalize("NFKD", text.lower().removesuffix(".yaml")).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))
