"""The file of imposed settings, read line by line: what its words are to be, and every problem with its line.

It is TOML of one kind: ``word = value`` on a line of its own. So a problem spoils its own line alone, and all of them
are found at once.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from beebot.i18n import gettext as _

SETTINGS = {
    "langue": "language",
    "parcours": "path",
    "ordre-libre": "free_order",
    "un-jardin-par-animal": "own_progress",
    "lievre": "hare",
    "trace": "trace",
    "memoire-cachee": "hidden_memory",
    "une-touche-un-pas": "immediate",
    "toutes-les-touches": "all_keys",
    "tableau": "whiteboard",
    "gaucher": "left_handed",
    "quadrillage-marque": "strong_grid",
    "couleurs": "theme",
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
"""The words of the file, and the field of the screen's settings that each fixes."""
PAGES = {"robots-et-tablettes": "ports", "paquets": "packs", "micro": "microphone"}
"""The words that can take pages away from adults, and the part of the machine that each closes."""
_KNOWN = (*SETTINGS, *PAGES)
Values = Callable[[str], Sequence[object]]
"""Gives the values that a word of ``SETTINGS`` may have."""


class LineProblem(NamedTuple):
    """A problem of a file: ``what`` is wrong in ``line``, counted from 1; 0 for the file as a whole.

    ``doubtful`` are the words that the line may have been about.
    """

    line: int
    what: str
    doubtful: tuple[str, ...] = _KNOWN

    def told(self, file: Path) -> str:
        """The sentence that tells people of this problem in ``file``: where it is, what is wrong, what to do."""
        if not self.line:
            return _("{file} : {trouble}").format(file=file, trouble=self.what)
        return _("{file}, ligne {line} : {trouble}").format(file=file, line=self.line, trouble=self.what)


class Lines(NamedTuple):
    """What a file says: the ``values`` by their words, and its ``problems`` in the order of its lines."""

    values: Mapping[str, Any]
    problems: tuple[LineProblem, ...] = ()


def read_lines(data: bytes, possible: Values | None = None) -> Lines:
    """Read the bytes of a file. A word that comes twice has its first value, and its second line is a problem.

    Without ``possible`` whatever value a setting has is taken for a good one: whoever asks needs the pages alone.
    """
    values: dict[str, Any] = {}
    seen: dict[str, int] = {}
    problems = []
    try:
        text = data.decode("utf-8-sig")  # some editors write a mark first
    except UnicodeDecodeError as error:
        broken = data.count(b"\n", 0, error.start) + 1
        problems.append(LineProblem(broken, _("enregistrez le fichier en UTF-8")))
        text = "" if b"\0" in data else data.decode("latin-1")  # every word of the file is the same in both
    if not text.strip() and not problems:  # what a full disk or a power cut leaves; who imposes nothing has no file
        problems.append(LineProblem(0, _("ce fichier est vide ; écrivez-le de nouveau, ou ôtez-le")))
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        found = _said(number, line, possible)
        if isinstance(found, LineProblem):
            problems.append(found)
            continue
        for word, value in found.items():
            if word in seen:
                told = _("« {word} » est déjà à la ligne {line} ; ôtez l'une des deux")
                problems.append(LineProblem(number, told.format(word=word, line=seen[word]), (word,)))
            elif trouble := _what_is_wrong(word, value, possible):
                problems.append(LineProblem(number, trouble, _meant(word)))
            else:
                seen[word], values[word] = number, value
    return Lines(values, tuple(problems))


def _said(number: int, line: str, possible: Values | None) -> LineProblem | dict[str, object]:
    import tomllib  # noqa: PLC0415 (few computers have the file)

    try:
        return tomllib.loads(line)
    except (ValueError, RecursionError):
        found = re.search(r"[\w-]+", line)
        meant = _meant(found[0] if found else "")
        if len(meant) > 1 or (possible is None and meant[0] in SETTINGS):
            return LineProblem(number, _("écrivez « mot = valeur », ou « # » devant une remarque"), meant)
        told = _("écrivez « {word} = valeur » ; possibles : {values}")
        return LineProblem(number, told.format(word=meant[0], values=_written_values(meant[0], possible)), meant)


def _meant(word: str) -> tuple[str, ...]:
    from difflib import get_close_matches  # noqa: PLC0415 (a word is seldom wrong)

    return (word,) if word in _KNOWN else tuple(get_close_matches(word, _KNOWN, n=1)) or _KNOWN


def _what_is_wrong(word: str, value: object, possible: Values | None) -> str:
    if word not in _KNOWN:
        told = _("« {word} » n'est pas un réglage ; connus : {names}")
        return told.format(word=word, names=", ".join(_meant(word)))
    good = _values(word, possible)
    if (word in SETTINGS and possible is None) or any(value == each and type(value) is type(each) for each in good):
        return ""
    return _("« {word} » n'a pas cette valeur ; possibles : {values}").format(
        word=word, values=_written_values(word, possible)
    )


def _values(word: str, possible: Values | None) -> Sequence[object]:
    if word in PAGES:
        return True, False
    return () if possible is None else possible(word)


def _written_values(word: str, possible: Values | None) -> str:
    return ", ".join(map(written, _values(word, possible)))


def written(value: object) -> str:
    """``value`` as it is written in a TOML file."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
