"""What the person who looks after a computer has fixed for all its accounts, in a file beside ``kit.py``.

The kit only reads that file. What it cannot read there it does not allow: decision 112.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.content_folder import BUILT_IN
from beebot.files.private_folder import make_folder, read_small
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from simulateur.game.messages.machine import COMPUTER, Machine
from simulateur.game.settings import Settings
from simulateur.machine.imposed_file import PAGES, SETTINGS, LineProblem, Lines, read_lines, written

FILE = BUILT_IN.parent / "reglages-imposes.toml"
COPY = "reglages-imposes-sans-faute.toml"
"""The last file without a problem, as it is kept in the folder of what an account keeps."""
_LARGEST = 1 << 16
"""A file of more bytes holds no settings."""


class Imposed(NamedTuple):
    """``settings`` are fields of ``Settings`` with what they are to be; ``machine`` is what adults may use here.

    ``troubles`` are sentences for adults, one for each problem.
    """

    settings: Mapping[str, Any]
    machine: Machine = COMPUTER
    troubles: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """A copy of the settings with those that are imposed."""
        return replace(settings, **self.settings)


NOTHING_IMPOSED = Imposed({})


def read_imposed(folder: Path, file: Path | None = None) -> Imposed:
    """What ``file`` imposes, ``FILE`` if None; nothing where there is no such file.

    Every line that can be obeyed is. A problem may be about one word, or about any: a page that such a word could take
    away is away, a setting is what it was in the last file without a problem. ``folder`` keeps a copy of that one.
    """
    file, copy = file or FILE, folder / COPY
    if not os.path.lexists(file):
        with suppress(OSError):  # where nothing can be kept, there is none
            copy.unlink(missing_ok=True)
        return NOTHING_IMPOSED
    try:
        data = read_small(file, _LARGEST)
        lines = read_lines(data)
    except OSError as error:
        lines = _unread(error)
    else:
        if not lines.problems:
            _keep(copy, data)
    doubtful = {word for problem in lines.problems for word in problem.doubtful}
    values = _last(copy, doubtful) | {**lines.values} | dict.fromkeys(doubtful & {*PAGES}, False)
    settings = {SETTINGS[word]: value for word, value in values.items() if word in SETTINGS}
    pages = {PAGES[word]: value for word, value in values.items() if word in PAGES}
    machine = COMPUTER._replace(imposed=frozenset(settings), **pages)
    return Imposed(settings, machine, tuple(_told(file, problem, lines.values) for problem in lines.problems))


def no_mistake_in(file: Path) -> str:
    """The sentence that says that ``file`` has no problem.

    Raises:
        KitError: it has some, a sentence for each, one a line; or it is not there.
    """
    if not os.path.lexists(file):
        raise KitError(_("{file} n'existe pas, et n'impose rien ; donnez le fichier à vérifier").format(file=file))
    try:
        lines = read_lines(read_small(file, _LARGEST))
    except OSError as error:
        lines = _unread(error)
    if lines.problems:
        raise KitError("\n".join(problem.told(file) for problem in lines.problems))
    told = ngettext(
        "{file} : {count} réglage imposé, aucune faute",
        "{file} : {count} réglages imposés, aucune faute",
        len(lines.values),
    )
    return told.format(file=file, count=len(lines.values))


def _unread(error: OSError) -> Lines:
    told = _("le fichier ne se lit pas ({reason}) ; corrigez-le, ou ôtez-le").format(reason=reason(error))
    return Lines({}, (LineProblem(0, told),))


def _keep(copy: Path, data: bytes) -> None:
    """Keep the file, if it is another than before. A disk that refuses is told wherever something is to be kept."""
    with suppress(OSError):
        if not copy.exists() or read_small(copy, _LARGEST) != data:
            make_folder(copy.parent)
            write_whole(copy, data, private=True)


def _last(copy: Path, words: set[str]) -> dict[str, Any]:
    """The values of these words in the last file without a problem; of pages and other words none."""
    if not words:
        return {}
    with suppress(OSError):  # no such file was ever read here
        values = read_lines(read_small(copy, _LARGEST)).values
        return {word: value for word, value in values.items() if word in words}
    return {}


def _told(file: Path, problem: LineProblem, said: Mapping[str, Any]) -> str:
    """A problem, and what holds until it is mended; ``said`` are the words that another line says."""
    closed = [word for word in problem.doubtful if word in PAGES]
    word, *more = closed or problem.doubtful
    if more:
        then = _("en attendant, ni robots, ni tablettes, ni paquets, ni micro, et le reste comme avant la faute")
    elif closed or word in said:
        value = written(False if closed else said[word])
        then = _("en attendant, c'est « {word} = {value} »").format(word=word, value=value)
    else:
        then = _("en attendant, ce réglage reste comme avant la faute")
    return _("{told} ; {then}").format(told=problem.told(file), then=then)
