"""Where the children are, in its file."""

from pathlib import Path

from simulateur.desk.keeping.small_file import DamagedFileError, check_format, read_json, write_json
from simulateur.game.records import FORMAT, Bookmark, from_json, to_json

FILE = "en-cours.json"


def read_bookmark(folder: Path) -> Bookmark | None:
    """The bookmark kept in ``folder``, None where there is none.

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
    """Keep ``bookmark`` in ``folder``; it is on the disk when this returns.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    write_json(folder / FILE, to_json(bookmark))
