"""What the person who looks after a computer has fixed for all its accounts, in a file.

``beebot/files/imposed_place.py`` says where. What cannot be read there is not allowed: decision 112.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.imposed_lines import PAGES, SETTINGS, LineProblem, Lines, read_lines, written
from beebot.files.imposed_place import LARGEST, imposed_file, is_there
from beebot.files.private_folder import make_folder, read_small
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from beebot.i18n import ngettext
from lecons import FIRST_PATH
from simulateur.game.adults.options import OPTIONS, Option
from simulateur.game.messages.machine import COMPUTER, Machine
from simulateur.game.settings import Settings

COPY = "reglages-imposes-sans-faute.toml"
"""The last file without a problem, as it is kept in the folder of what an account keeps."""
_OPTIONS = {option.field: option for option in OPTIONS}


class Imposed(NamedTuple):
    """What was fixed: ``settings`` are fields of ``Settings``, by name, and ``machine`` is what adults may use here.

    ``troubles`` are sentences for adults, one for each problem with the file.
    """

    settings: Mapping[str, Any]
    machine: Machine = COMPUTER
    troubles: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """A copy of ``settings`` with the fixed values instead of its own."""
        return replace(settings, **self.settings)


NOTHING_IMPOSED = Imposed({})


def read_imposed(folder: Path, file: Path | None = None) -> Imposed:
    """What ``file`` imposes, ``imposed_file()`` if None; nothing where there is no such file.

    Lines with a problem are told of in ``troubles``, all others hold. What such a line may have been about stays safe:
    a page that it could take away is away, a setting is as in the last file without a problem, of which ``folder``
    keeps a copy.
    """
    file, copy = file or imposed_file(), folder / COPY
    if not is_there(file):
        with suppress(OSError):  # where nothing can be kept, there is none
            copy.unlink(missing_ok=True)
        return NOTHING_IMPOSED
    lines, data = _read(file)
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
    if not is_there(file):
        raise KitError(_("{file} n'existe pas, et n'impose rien ; donnez le fichier à vérifier").format(file=file))
    lines, _data = _read(file)
    if lines.problems:
        raise KitError("\n".join(problem.told(file) for problem in lines.problems))
    told = ngettext(
        "{file} : {count} réglage imposé, aucune faute",
        "{file} : {count} réglages imposés, aucune faute",
        len(lines.values),
    )
    return told.format(file=file, count=len(lines.values))


def _possible(word: str) -> Sequence[object]:
    """The values that a word of ``SETTINGS`` may have."""
    if word == "parcours":
        return tuple(sorted(file.stem for file in FIRST_PATH.parent.glob("*.yaml")))
    option: Option = _OPTIONS[SETTINGS[word]]
    return option.choices or tuple(range(option.low, option.high + 1))


def _read(file: Path) -> tuple[Lines, bytes]:
    try:
        data = read_small(file, LARGEST)
    except OSError as error:
        told = _("le fichier ne se lit pas ({reason}) ; corrigez-le, ou ôtez-le").format(reason=reason(error))
        return Lines({}, (LineProblem(0, told),)), b""
    return read_lines(data, _possible), data


def _keep(copy: Path, data: bytes) -> None:
    """Keep the file, if it is another than before. A disk that refuses is told wherever something is to be kept."""
    with suppress(OSError):
        if not copy.exists() or read_small(copy, LARGEST) != data:
            make_folder(copy.parent)
            write_whole(copy, data, private=True)


def _last(copy: Path, words: set[str]) -> dict[str, Any]:
    """The values of these words in the last file without a problem; of pages and other words none."""
    if not words:
        return {}
    with suppress(OSError):  # no such file was ever read here
        values = read_lines(read_small(copy, LARGEST), _possible).values
        return {word: value for word, value in values.items() if word in words}
    return {}


def _told(file: Path, problem: LineProblem, said: Mapping[str, Any]) -> str:
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
