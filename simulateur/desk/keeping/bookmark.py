"""Where the children are, in its file, and where the groups wait whose turn it is not, in another.

An earlier version of the kit knows the first file alone: it plays on from there, and leaves the other.
"""

from dataclasses import replace
from pathlib import Path

from simulateur.desk.keeping.small_file import DamagedFileError, check_format, read_json, write_json
from simulateur.game.records import FORMAT, Bookmark, from_json, to_json

FILE, GROUPS = "en-cours.json", "en-cours-groupes.json"
_GROUPS_FORMAT = 1
_WAIT = "groups"


def read_bookmark(folder: Path) -> Bookmark | None:
    """The bookmark kept in ``folder`` without its ``others``, None where there is none.

    Raises:
        NewerFileError: its file is in a later format.
        DamagedFileError: its file holds anything else, or cannot be read.
    """
    kept = read_json(folder / FILE)
    if kept is None:
        return None
    check_format(kept, FORMAT)
    try:
        return from_json(kept)
    except ValueError as error:
        raise DamagedFileError(str(error)) from error


def write_bookmark(folder: Path, bookmark: Bookmark) -> None:
    """Keep ``bookmark`` in ``folder``, but not its ``others``; it is on the disk when this returns.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    write_json(folder / FILE, to_json(bookmark))


def read_groups(folder: Path, bookmark: Bookmark | None) -> tuple[Bookmark, ...]:
    """The groups that wait while it is the turn of ``bookmark``; none where no file of them is in ``folder``.

    The file may be older than that turn, and then has its animal too.

    Raises:
        NewerFileError: the file is in a later format.
        DamagedFileError: the file holds anything else, or cannot be read.
    """
    kept = read_json(folder / GROUPS)
    if kept is None:
        return ()
    check_format(kept, _GROUPS_FORMAT)
    waiting = kept.get(_WAIT)
    if kept.get("format") != _GROUPS_FORMAT or not isinstance(waiting, list):
        raise DamagedFileError("not the keys expected")
    try:
        groups = tuple(map(from_json, waiting))
    except (AttributeError, TypeError, ValueError) as error:
        raise DamagedFileError(str(error)) from error
    plays = bookmark.animal if bookmark is not None and bookmark.own else None
    return tuple(replace(group, own=False) for group in groups if group.animal != plays)


def write_groups(folder: Path, bookmark: Bookmark) -> None:
    """Keep the ``others`` of ``bookmark`` in ``folder``; they are on the disk when this returns.

    The bookmark itself is among them: its own file may still have the turn before, if the power goes
    between the two.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    groups = (*bookmark.others, bookmark) if bookmark.own else bookmark.others
    write_json(folder / GROUPS, {"format": _GROUPS_FORMAT, _WAIT: list(map(to_json, groups))})
