"""All that was tried, as a table where a person looks for it."""

from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.machine.keeping.json_file import reason

if TYPE_CHECKING:
    from beebot.journal.journal import Journal

TABLE = "abeille-progres.csv"
_BLOCK = 1 << 20


def export(journal: "Journal", wanted: Path, otherwise: Path) -> str:
    """Write ``journal`` as a table into ``wanted``, or ``otherwise`` if that fails. Returns sentences that say where.

    A table with more rows than the journal has is not replaced: the new one gets a number in its name. The sentences
    say that too, and whether the journal could be read whole.
    """
    rows = journal.count()
    try:
        wanted.parent.mkdir(parents=True, exist_ok=True)
        name, file = wanted, _beside_longer(wanted, rows)
        journal.export_csv(file)
        sentence = _("Tout est écrit dans {file}")
        if not journal.is_whole:
            sentence = _("Le tableau est dans {file}")
        told = sentence.format(file=file)
    except (KitError, OSError) as refused:
        name, file = otherwise, _beside_longer(otherwise, rows)
        try:
            journal.export_csv(file)
        except KitError as error:
            return _nowhere(wanted, file, error)
        sentence = _("Le dossier {folder} ne se laisse pas écrire ({reason}) : le tableau est dans {file}")
        told = sentence.format(folder=wanted.parent, reason=reason(refused), file=file)
    if file != name:
        told = _("{told} ; {file} a plus de lignes et reste comme il était").format(told=told, file=name)
    if not journal.is_whole:
        told = _("{told} ; le journal ne se lit pas en entier : des essais y manquent").format(told=told)
    return told


def _beside_longer(wanted: Path, rows: int) -> Path:
    others = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
    file = wanted
    while _rows(file) > rows:
        file = next(others)
    return file


def _rows(file: Path) -> int:
    if not file.is_file():
        return 0
    with file.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(partial(stream.read, _BLOCK), b"")) - 1


def _nowhere(wanted: Path, file: Path, error: KitError) -> str:
    sentence = _("le tableau ne s'écrit ni dans {wanted} ni dans {file} ({reason}) ; vérifiez la place et les droits")
    return sentence.format(wanted=wanted, file=file, reason=reason(error))
