"""What befell the journal and an adult has not read yet: kept beside it until somebody says that she has."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from beebot.journal_file import JournalFile
from beebot.kept_folder import erase_files, read_small
from beebot.whole_file import whole_file

NAME = "journal-a-lire.json"
_FORMAT = 1
_MOST_BYTES = 1 << 16
_MOST = 20
"""So many are kept; of more, the last ones."""


@dataclass(frozen=True, slots=True)
class News:
    """``back`` tries came back and ``lost`` did not.

    ``aside`` is the name of the damaged file that is kept, ``""`` where the journal was deleted.
    """

    aside: str
    back: int
    lost: int


def unread(journal: JournalFile) -> tuple[News, ...]:
    """What is not read yet, the oldest first; nothing where that cannot be read."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        kept = json.loads(read_small(_path(journal), _MOST_BYTES))
        if kept["format"] == _FORMAT:
            found = (News(str(each["aside"]), int(each["back"]), int(each["lost"])) for each in kept["news"])
            return tuple(found)
    return ()


def keep(journal: JournalFile, news: News) -> None:
    """Keep ``news`` until it is read; where the disk refuses, it is told in this sitting alone."""
    with suppress(OSError), journal.held():
        all_news = (*unread(journal), news)[-_MOST:]
        with whole_file(_path(journal), private=True) as stream:
            json.dump({"format": _FORMAT, "news": [asdict(each) for each in all_news]}, stream)


def forget(journal: JournalFile) -> None:
    """An adult has read it. Where the disk refuses, she is told again."""
    with suppress(OSError), journal.held():
        erase_files([_path(journal)])


def _path(journal: JournalFile) -> Path:
    return journal.path.with_name(NAME)
