"""A disk that forgets: every folder that a power cut could leave of what our code did in one.

What the system was told is noted (bytes, names, and what was made sure of). A crash is then a moment between two of
these. What was made sure of before it is there. Of the rest each bytes and each name may be there, may be missing, or
may be torn, whatever came before or after it; the two names of a renaming change together. The order in which two
changes of one name or of one file reach the disk is kept.

Bytes are found by looking at the files before and after each call, so it does not matter who wrote them, or how.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from unittest.mock import patch

from beebot.files import atomic_file
from tests.long import times

_BLOCK = 512
_ELSEWHERE = -1
"""A file or folder that is not in the folder that is watched."""
_CHANGES = ("rename", "replace", "link", "unlink", "remove", "rmdir", "mkdir", "write", "ftruncate", "truncate")
_NAME = tuple[int, str]
"""The number of a folder, 0 for the first, and a name in it."""


class Bytes(NamedTuple):
    """What a file holds was changed."""

    node: int
    before: bytes
    after: bytes


class Names(NamedTuple):
    """Names that change at once, each with what has it from then on."""

    changes: tuple[tuple[_NAME, int | None], ...]


class Sync(NamedTuple):
    """All that was done to a file, or to the names in a folder, is made sure of; None for the whole disk."""

    node: int | None


@dataclass
class _Tree:
    names: dict[_NAME, int] = field(default_factory=dict)
    contents: dict[int, bytes | None] = field(default_factory=dict)
    """None for a folder."""

    def copy(self) -> "_Tree":
        return _Tree(dict(self.names), dict(self.contents))

    def put(self, folder: Path, node: int = 0) -> None:
        folder.mkdir()
        for name, each in ((name, each) for (where, name), each in self.names.items() if where == node):
            content = self.contents.get(each, b"")
            if content is None:
                self.put(folder / name, each)
            else:
                (folder / name).write_bytes(content)


class CrashDisk:
    """Notes what is done in ``root`` until the end of its ``with`` block; ``told`` is what our code said is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._nodes: dict[int, int] = {root.stat().st_ino: 0}
        self._folders: set[int] = set()
        self._last = 0
        self._now = self._seen()
        self._start = self._now.copy()
        self._noted: list[Bytes | Names | Sync] = []
        self._told: list[tuple[int, Any]] = []
        self._patches = ExitStack()

    def __enter__(self) -> Self:
        calls = {name: self._changing(getattr(os, name)) for name in _CHANGES} | {
            "fsync": self._sync,
            "sync": self._sync,
        }
        for name, call in calls.items():
            self._patches.enter_context(patch.object(os, name, call))
        self._patches.enter_context(patch.object(atomic_file, "FULL_SYNC", None))  # a Mac asks fsync here too
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._patches.close()
        self._look()

    def told(self, what: Any) -> None:
        """Our code said that ``what`` is kept, or gone."""
        self._look()
        self._told.append((len(self._noted), what))

    def crashes(self) -> Iterator[tuple[Path, list[Any]]]:
        """Every folder that a power cut could leave, and what our code had said by then; each once."""
        dice, known, crash = random.Random(114), set(), self._root.with_name(f"{self._root.name}-after")
        for moment in range(len(self._noted) + 1):
            told = [what for place, what in self._told if place <= moment]
            for tree in self._trees(moment, dice):
                mark = repr((sorted(tree.names.items()), sorted(tree.contents.items(), key=str), len(told)))
                if mark not in known:
                    known.add(mark)
                    tree.put(crash)
                    yield crash, told
                    shutil.rmtree(crash)
        assert len(known) > len(self._noted) / 2, "too few to prove anything"

    def _changing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*values: Any, **named: Any) -> Any:
            self._look()
            done = call(*values, **named)
            self._look(at_once=True)
            return done

        return noted

    def _sync(self, number: int | None = None) -> None:
        self._look()
        node = None if number is None else self._nodes.get(os.fstat(number).st_ino, _ELSEWHERE)
        if node != _ELSEWHERE:
            self._noted.append(Sync(node))

    def _look(self, *, at_once: bool = False) -> None:
        """Note what has changed since the last look; ``at_once`` where one call changed all names."""
        before, now = self._now, self._seen()
        changes = [(name, now.names.get(name)) for name in {**before.names, **now.names}]
        changes = [(name, node) for name, node in changes if before.names.get(name) != node]
        if changes:
            self._noted += [Names(tuple(changes))] if at_once else [Names((each,)) for each in changes]
        for node, content in now.contents.items():
            old = before.contents.get(node, b"")
            if content is not None and content != old:
                self._noted.append(Bytes(node, old or b"", content))
        self._now = now

    def _seen(self) -> _Tree:
        tree, there = _Tree(), {}

        def walk(folder: Path, number: int) -> None:
            for each in os.scandir(folder):
                inode = each.inode()
                node = there[inode] = self._node(inode)
                tree.names[number, each.name] = node
                tree.contents[node] = None if each.is_dir() else Path(each).read_bytes()
                if each.is_dir():
                    self._folders.add(node)
                    walk(Path(each), node)

        walk(self._root, 0)
        self._nodes = {self._root.stat().st_ino: 0, **there}  # a number that is free again is another file's
        return tree

    def _node(self, inode: int) -> int:
        if inode not in self._nodes:
            self._last += 1
            self._nodes[inode] = self._last
        return self._nodes[inode]

    def _trees(self, moment: int, dice: random.Random) -> Iterator[_Tree]:
        """What may be on the disk at a moment: all, nothing, all but one, one alone, and some by chance; some torn."""
        unsure = self._unsure(moment)
        yield self._tree(moment, {})
        yield self._tree(moment, dict.fromkeys(unsure, 0.0))
        for one in unsure:
            yield self._tree(moment, {one: 0.0})
            yield self._tree(moment, dict.fromkeys(set(unsure) - {one}, 0.0))
            yield self._tree(moment, {one: dice.random()})
        for _chance in range(times(3) if len(unsure) > 1 else 0):
            yield self._tree(moment, {each: dice.choice((0.0, 1.0, dice.random())) for each in unsure})

    def _unsure(self, moment: int) -> list[int]:
        """The places of what was not made sure of by then."""
        unsure: list[int] = []
        for place, each in enumerate(self._noted[:moment]):
            if isinstance(each, Sync):
                unsure = [other for other in unsure if not self._is_of(self._noted[other], each.node)]
            else:
                unsure.append(place)
        return unsure

    @staticmethod
    def _is_of(noted: Bytes | Names | Sync, node: int | None) -> bool:
        if isinstance(noted, Names):
            return node is None or any(folder == node for (folder, _name), _node in noted.changes)
        return node in (None, noted.node)

    def _tree(self, moment: int, parts: dict[int, float]) -> _Tree:
        """What is there where of each of ``parts`` only such a part has arrived."""
        tree = self._start.copy()
        for place, each in enumerate(self._noted[:moment]):
            part = parts.get(place, 1.0)
            if isinstance(each, Bytes):
                tree.contents[each.node] = _written(tree.contents.get(each.node) or b"", each, part)
            elif isinstance(each, Names) and part:
                for name, node in each.changes:
                    if node is None:
                        tree.names.pop(name, None)
                    else:
                        tree.names[name] = node
                        tree.contents.setdefault(node, None if node in self._folders else b"")
        return tree


def _written(there: bytes, change: Bytes, part: float) -> bytes:
    """What a file holds once such a part of a change has reached the disk: its first blocks, and its length or not."""
    if not part:
        return there
    pairs = enumerate(zip(change.before, change.after, strict=False))
    start = next((place for place, (old, now) in pairs if old != now), min(len(change.before), len(change.after)))
    new = change.after[start:]
    whole = part == 1.0
    arrived = len(new) if whole else int(part * len(new)) // _BLOCK * _BLOCK or int(part * len(new))
    content = there[:start].ljust(start, b"\0") + new[:arrived]
    if whole:
        return content
    rest = there[len(content) : len(change.after)]
    return (content + rest).ljust(len(change.after) if int(part * 100) % 2 else 0, b"\0")
