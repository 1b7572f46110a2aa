"""What the person who looks after a computer has fixed for all its accounts, in a file beside ``kit.py``.

The kit only reads that file. It is TOML: Python reads that by itself, and says in which line an error stands.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from beebot.files.content_folder import BUILT_IN
from beebot.files.kept_folder import read_small
from beebot.i18n import gettext as _
from lecons import FIRST_PATH
from simulateur.desk.keeping.small_file import reason
from simulateur.game.adults.options import OPTIONS, Option
from simulateur.game.machine.machine import COMPUTER, Machine
from simulateur.game.settings import Settings

FILE = BUILT_IN.parent / "reglages-imposes.toml"
_LARGEST = 1 << 16
"""A file of more bytes holds no settings."""

SETTINGS = {
    "langue": "language",
    "parcours": "path",
    "ordre-libre": "free_order",
    "un-jardin-par-animal": "own_progress",
    "lievre": "hare",
    "trace": "trace",
    "memoire-cachee": "hidden_memory",
    "une-touche-un-pas": "immediate",
    "tableau": "whiteboard",
    "gaucher": "left_handed",
    "quadrillage-marque": "strong_grid",
    "contraste-fort": "high_contrast",
    "moins-de-mouvement": "less_movement",
    "un-seul-contacteur": "scanning",
    "duree-allumee": "scan_s",
    "volume-voix": "voice_volume",
    "volume-bruits": "effects_volume",
    "volume-musique": "music_volume",
    "muet": "mute",
    "plein-ecran": "full_screen",
    "kiosque": "kiosk",
}
"""The words of the file, and the field of ``Settings`` that each fixes."""
PAGES = {"robots-et-tablettes": "ports", "paquets": "packs", "micro": "microphone"}
"""The words that can take pages away from adults, and the field of ``Machine`` that each sets."""
_OPTIONS = {option.field: option for option in OPTIONS}


class Imposed(NamedTuple):
    """``settings`` are fields of ``Settings`` with what they are to be; ``machine`` is what adults may use here.

    ``troubles`` are sentences for adults, one for each line that does not hold.
    """

    settings: Mapping[str, Any]
    machine: Machine = COMPUTER
    troubles: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """The same settings, but for what is imposed."""
        return replace(settings, **self.settings)


NOTHING_IMPOSED = Imposed({})


def read_imposed(file: Path | None = None) -> Imposed:
    """What ``file`` imposes, ``FILE`` if None; nothing where there is no such file.

    A line that cannot be obeyed is told, and the others hold: a word mistyped is no reason to stop a class.
    """
    file = file or FILE
    try:
        text = read_small(file, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING_IMPOSED
    except OSError as error:
        return _nothing(file, reason(error))
    import tomllib  # noqa: PLC0415 (few computers have the file)

    try:
        said = tomllib.loads(text.decode("utf-8-sig"))  # some editors write a mark first
    except UnicodeDecodeError:
        return _nothing(file, _("enregistrez-le en UTF-8"))
    except (ValueError, RecursionError) as error:
        found = re.search(r"line ([0-9]+)", str(error))
        if found is None:
            return _nothing(file, _("sa fin manque"))
        return _nothing(file, _("ligne {line} : écrivez « mot = valeur »").format(line=found.group(1)))
    settings: dict[str, Any] = {}
    pages: dict[str, Any] = {}
    troubles = []
    for word, value in said.items():
        if trouble := _what_is_wrong(word, value):
            troubles.append(_("{file} : {trouble}").format(file=file, trouble=trouble))
        elif word in SETTINGS:
            settings[SETTINGS[word]] = value
        else:
            pages[PAGES[word]] = value
    machine = COMPUTER._replace(imposed=frozenset(settings), **pages)
    return Imposed(settings, machine, tuple(troubles))


def _nothing(file: Path, why: str) -> Imposed:
    """Nothing is imposed by a file that cannot be read, and adults are told."""
    sentence = _("{file} ne se lit pas, et n'impose rien ({reason}) ; corrigez-le, ou ôtez-le")
    return Imposed({}, troubles=(sentence.format(file=file, reason=why),))


def _what_is_wrong(word: str, value: object) -> str:
    """What is wrong with one line, as the rest of a sentence; ``""`` if it can be obeyed."""
    if word not in SETTINGS and word not in PAGES:
        from difflib import get_close_matches  # noqa: PLC0415 (a word is seldom wrong)

        known = (*SETTINGS, *PAGES)
        names = ", ".join(get_close_matches(word, known, n=1) or known)
        return _("« {word} » n'est pas un réglage ; connus : {names}").format(word=word, names=names)
    values = _values(word)
    if any(value == each and type(value) is type(each) for each in values):
        return ""
    written = ", ".join(_written(each) for each in values)
    return _("« {word} » n'a pas cette valeur ; possibles : {values}").format(word=word, values=written)


def _values(word: str) -> tuple[object, ...]:
    """Everything that may stand behind a word."""
    if word in PAGES:
        return True, False
    if word == "parcours":
        return tuple(sorted(file.stem for file in FIRST_PATH.parent.glob("*.yaml")))
    option: Option = _OPTIONS[SETTINGS[word]]
    return option.choices or tuple(range(option.low, option.high + 1))


def _written(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
