"""The two files of one screen's bookmark, read and written while other programs may do the same."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from beebot.files.folder_lock import ErasedError, erasure, is_erased_since, locked
from beebot.files.private_folder import make_folder
from simulateur.game.records import Bookmark
from simulateur.machine.keeping.bookmark import FILE, GROUPS, read_bookmark, read_groups, write_bookmark, write_groups
from simulateur.machine.keeping.json_file import DamagedFileError, NewerFileError, NoticeMaker, newer, or_set_aside
from simulateur.machine.keeping.merge_bookmarks import merged, waiting, waits

T = TypeVar("T")


class BookmarkFiles:
    """Reads and writes one screen's files in ``folder``; ``home`` is the folder whose lock a writer holds."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.file = folder / FILE
        self._folder = folder
        self._home = home
        self._known = 0
        self._written: Bookmark | None = None
        self._grouped: Bookmark | None = None
        """What was known when the groups were written last."""
        self._found: dict[str, Bookmark] = {}
        """The groups that this program has seen in their file, or would have written if it were alone."""
        self._newer: set[str] = set()
        """The files that are a later version's, and not written over."""

    def read(self) -> tuple[Bookmark | None, list[NoticeMaker]]:
        """The bookmark, None if there is none, and a notice for each file that cannot be read."""
        self._known = erasure(self._home)
        kept, troubles = self._read(FILE, partial(read_bookmark, self._folder), None)
        nobody: tuple[Bookmark, ...] = ()
        groups, more = self._read(GROUPS, partial(read_groups, self._folder), nobody)
        self._found = {group.animal: group for group in groups}
        plays = kept.animal if kept is not None and kept.own else None
        others = tuple(group for group in groups if group.animal != plays)  # a turn may be older in their file
        if kept is None and others:
            kept, others = others[-1]._replace(own=True), others[:-1]  # it was the turn of the last one
        if kept is not None:
            kept = kept._replace(others=others)
        self._written = self._grouped = kept
        return kept, troubles + more

    def write(self, bookmark: Bookmark) -> None:
        """Write ``bookmark``, unless the disk has it already; it is on the disk when this returns.

        Raises:
            ErasedError: another program erased everything. It is raised once; call ``forget`` then.
            OSError: the disk is full, or may not be written.
        """
        if bookmark == self._written:
            return
        make_folder(self._home)
        with locked(self._home):
            if is_erased_since(self._home, self._known):
                raise ErasedError
            self._write_groups(bookmark)
            if FILE not in self._newer:
                write_bookmark(self._folder, bookmark)
        self._written = bookmark

    def forget(self) -> None:
        """Note that the files were erased, so that the next bookmark is written anew."""
        self._known = erasure(self._home)
        self._written = self._grouped = None
        self._found = {}
        self._newer.clear()

    def _write_groups(self, bookmark: Bookmark) -> None:
        if GROUPS in self._newer:
            return
        before = () if self._grouped is None else self._grouped.others
        other = self._of_another_program(bookmark)
        if bookmark.others == before and other is None:
            return
        found: dict[str, Bookmark] = {}
        with suppress(DamagedFileError):
            found = {group.animal: group for group in read_groups(self._folder)}
        if other is not None:
            found[other.animal] = other
        mine = waiting(bookmark)
        write_groups(self._folder, merged(mine, waiting(self._grouped), found, self._found).values())
        self._grouped, self._found = bookmark, mine

    def _of_another_program(self, bookmark: Bookmark) -> Bookmark | None:
        try:
            there = read_bookmark(self._folder)
        except DamagedFileError:
            return None
        if there is None or not there.own or there.animal == bookmark.animal:
            return None
        if self._written is not None and there == self._written._replace(others=()):
            return None
        return waits(there)

    def _read(self, name: str, read: Callable[[], T], nothing: T) -> tuple[T, list[NoticeMaker]]:
        try:
            return or_set_aside(self._folder / name, self._home, read, nothing)
        except NewerFileError:
            self._newer.add(name)
            return nothing, [partial(newer, self._folder / name)]
