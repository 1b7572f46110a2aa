"""Where the children are, in its file, and where the groups wait whose turn it is not, in another."""

from collections.abc import Iterable
from pathlib import Path

from simulateur.game.records import FORMAT, Bookmark, from_json, to_json
from simulateur.machine.keeping.json_file import DamagedFileError, check_format, read_json, write_json
from simulateur.machine.keeping.merge_bookmarks import waits

FILE, GROUPS = "en-cours.json", "en-cours-groupes.json"
_GROUPS_FORMAT = 2
_WAIT = "groups"


def read_bookmark(folder: Path) -> Bookmark | None:
    """The bookmark kept in ``folder``, which has no ``others``; None where there is none.

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
    """Write ``bookmark`` to ``folder`` without its ``others``; it is on the disk when this returns.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    write_json(folder / FILE, to_json(bookmark))


def read_groups(folder: Path) -> tuple[Bookmark, ...]:
    """The bookmarks of the groups that wait for their turn; empty where ``folder`` has no file of them.

    The file may be older than the last turn: then the animal whose turn it is now is among them.

    Raises:
        NewerFileError: the file is in a later format.
        DamagedFileError: the file holds anything else, or cannot be read.
    """
    kept = read_json(folder / GROUPS)
    if kept is None:
        return ()
    check_format(kept, _GROUPS_FORMAT)
    waiting = kept.get(_WAIT)
    if kept.get("format") not in range(1, _GROUPS_FORMAT + 1) or not isinstance(waiting, list):
        raise DamagedFileError("not the keys expected")
    try:
        groups = tuple(map(from_json, waiting))
    except (AttributeError, TypeError, ValueError) as error:
        raise DamagedFileError(str(error)) from error
    return tuple(map(waits, groups))


def write_groups(folder: Path, groups: Iterable[Bookmark]) -> None:
    """Write the bookmarks ``groups`` to ``folder``; they are on the disk when this returns.

    The group whose turn it is comes last. It is here too since the power may go before the bookmark's own file is
    written, which then still has the turn before.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    write_json(folder / GROUPS, {"format": _GROUPS_FORMAT, _WAIT: list(map(to_json, groups))})
