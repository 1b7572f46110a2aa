"""A small SQLite file that outlives power cuts, and that is put out of the way when it is damaged.

What is committed is on the disk: WAL with synchronous FULL; where WAL cannot be had, as on a network share, the
older rollback journal. What is erased is overwritten (``secure_delete``).
"""

import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

APPLICATION_ID = 0x62656573
"""Marks a file as ours in its header: "bees"."""
PATIENCE_S = 5.0
"""How long a write waits for that of another process."""
_TRIES = 5
"""How often a file is opened while others do: there are conflicts that SQLite does not wait out."""
_BESIDE = ("-wal", "-shm", "-journal")
_ASIDE = "-abime-"
_NETWORK_KINDS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs")
_WINDOWS_REMOTE = 4
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


class DamagedError(Exception):
    """The file is not what it should be, or cannot be written where it lies."""


class NewerError(Exception):
    """The file was written by a later version of the kit."""


def open_database(file: Path, schema: str, version: int) -> sqlite3.Connection:
    """Open ``file`` for reading and writing, or create it with its folder, holding one table made by ``schema``.

    The connection commits each statement and belongs to the thread that opened it.

    Raises:
        DamagedError: it is no file, no database, not ours, damaged, or may not be written.
        NewerError: its version is above ``version``.
        sqlite3.Error: the disk is full, another process holds it for longer than ``PATIENCE_S``, and the like.
        OSError: its folder cannot be made.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(file) and not file.is_file():
        raise DamagedError(f"{file} is no file")
    for left in reversed(range(_TRIES)):
        try:
            if not file.exists():
                _create(file, schema, version)
            return _opened(file, schema, version)
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                raise DamagedError(str(error)) from error
            if not left or primary_code(error) != sqlite3.SQLITE_BUSY:
                raise
    raise AssertionError("the last try returns or raises")


def open_memory(schema: str) -> sqlite3.Connection:
    """A database with the table of ``schema`` that is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(schema)
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Whether another file in the place of this one would do."""
    return primary_code(error) in _DAMAGE


def primary_code(error: sqlite3.Error) -> int | None:
    """SQLite's result code; None where the error is Python's own, so a bug of ours."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code if code is None else code & 0xFF


def set_aside(file: Path) -> Path | None:
    """Rename ``file``, whatever it is, with what SQLite keeps beside it; its new name, or None if that cannot be."""
    number = 1
    while os.path.lexists(aside := file.with_name(f"{file.stem}{_ASIDE}{number}{file.suffix}")):
        number += 1
    try:
        file.rename(aside)
        for ending in _BESIDE:
            with suppress(FileNotFoundError):
                Path(f"{file}{ending}").replace(f"{aside}{ending}")
    except OSError:
        return None
    return aside


def files_set_aside(file: Path) -> list[Path]:
    """Everything that ``set_aside`` ever made of ``file``."""
    with suppress(OSError):
        return sorted(each for each in file.parent.iterdir() if each.name.startswith(f"{file.stem}{_ASIDE}"))
    return []


def with_files_beside(file: Path) -> list[Path]:
    """``file`` and what SQLite keeps beside it, whether it is there or not."""
    return [file, *(Path(f"{file}{ending}") for ending in _BESIDE)]


def _create(file: Path, schema: str, version: int) -> None:
    """Make ``file`` whole under another name first: of several processes one wins, and none sees it half made."""
    new = file.with_name(f"{file.name}-new-{os.getpid()}")
    try:
        _opened(new, schema, version).close()
        try:
            os.link(new, file)
        except FileExistsError:
            return
        except OSError:  # a disk without links
            new.rename(file)
    finally:
        for each in with_files_beside(new):
            each.unlink(missing_ok=True)


def _opened(file: Path, schema: str, version: int) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=PATIENCE_S, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        _check_kind(connection, version)
        if on_network(file) or not _takes_wal(connection):
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")  # of two processes, one creates it
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            connection.execute(schema)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")  # a write, which tells whether the file lets itself
        connection.execute("COMMIT")
        _check_content(connection, schema)
    except BaseException:  # a Ctrl-C too: whatever it is, nothing may hold the file
        connection.close()
        raise
    return connection


def _check_kind(connection: sqlite3.Connection, version: int) -> None:
    """Before anything is written to it: whether the file is empty or ours."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DamagedError("another program's database")
    if connection.execute("PRAGMA user_version").fetchone()[0] > version:
        raise NewerError


def _check_content(connection: sqlite3.Connection, schema: str) -> None:
    if connection.execute("SELECT sql FROM sqlite_master").fetchall() != [(schema,)]:
        raise DamagedError("not the schema expected")
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise DamagedError("pages are damaged")


def _takes_wal(connection: sqlite3.Connection) -> bool:
    try:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        connection.execute("SELECT count(*) FROM sqlite_master")  # the shared memory is made at the first reading
    except sqlite3.OperationalError as error:
        if primary_code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL):
            return False
        raise
    return bool(mode == "wal")


def on_network(file: Path) -> bool:
    """Whether ``file`` lies on a share, as far as the system tells: there WAL would seem to work and lose data."""
    place = file.absolute()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - no other system needs it

        drive = place.drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _WINDOWS_REMOTE
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return kind_of_mount(place.resolve(), mounts) in _NETWORK_KINDS


def kind_of_mount(place: Path, mounts: str) -> str:
    """The kind of file system ``place`` lies on, by the text of Linux's list of mounts; ``""`` if none is known."""
    kinds: dict[Path, str] = {}
    for line in mounts.splitlines():
        _device, point, kind, *_options = [*line.split(" "), "", ""]
        kinds[Path(point.replace("\\040", " ").replace("\\134", "\\"))] = kind
    return next((kinds[folder] for folder in (place, *place.parents) if folder in kinds), "")
