"""The library of packs behind the adults' page: shown, added to and taken from while children may play."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import partial
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import lecons
from beebot.errors import KitError
from beebot.files.content_folder import BUILT_IN
from beebot.i18n import gettext as _
from beebot.i18n import language
from lecons.library import FOLDER, Kept, Library, TakenError, count_of
from lecons.pictures.images import Images
from simulateur.game.messages import packs
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.machine.pack_finder import SECONDS, PackFolder, find_packs, usual_places
from simulateur.machine.playable import Content
from simulateur.machine.process_task import ChildTask, Ended, Tell
from simulateur.machine.read_content import Pictures, read_here
from simulateur.machine.thread_work import start, take

_UNPACKED, _READ, _SEEN, _HEARD, _SOLVED = 0.2, 0.3, 0.6, 0.7, 0.9
"""How far an import is when the pack is unpacked, when every file was read, when each picture was judged and then each
recording, and when each challenge was tried; then its séances are reviewed."""


class _Doing(Enum):
    LOOK = auto()
    SHOW = auto()
    IMPORT = auto()
    READ = auto()


class _Arrived(NamedTuple):
    sentence: str
    contents: tuple[Content, ...]
    gone: tuple[str, ...]


class LibraryService:
    """What the adults' page of the library asks for, for one screen; the library of packs is in ``folder``.

    ``offers`` says that its paths can be chosen on this screen; where content from elsewhere is played they cannot.
    """

    def __init__(
        self,
        folder: Path,
        *,
        offers: bool = True,
        places: Callable[[], Sequence[PackFolder]] = usual_places,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library = Library(folder / FOLDER)
        self._offers = offers
        self._places = places
        self._clock = clock
        self._reports: SimpleQueue[packs.PackReport | PathsChanged] = SimpleQueue()
        self._found: list[tuple[float, packs.Found]] | None = None
        self._looks_until = 0.0
        self._tasks: dict[_Doing, tuple[ChildTask, Callable[[Ended], None]]] = {}
        """What processes of their own are doing, and what follows once each has ended."""
        self._unpacked: TemporaryDirectory[str] | None = None
        """Where the pack that is looked into is unpacked: a process that is killed leaves what it has written."""
        self._next: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._images: dict[str, Images] = {}
        self._roots = roots_of(self._packs()) if offers else {}
        start(self._library.sweep, "library")

    def root_of(self, path: str) -> Path | None:
        """The content folder of the learning path with the id ``path``; None where content from elsewhere is played."""
        return self._roots.get(path, BUILT_IN) if self._offers else None

    def roots(self) -> Mapping[str, Path]:
        """The content folder of each path of the library that can be chosen here, by the path's id."""
        return dict(self._roots)

    def images_of(self, path: str) -> Images | None:
        """The pictures of the path with the id ``path``; None for one that was there at the start."""
        return self._images.get(path)

    def note(self, content: Content) -> None:
        self._images[content.path.id] = content.images

    def obey(self, request: packs.PackRequest) -> None:
        match request:
            case packs.PackAsk.SHOW:
                start(self._show, "library")
            case packs.PackAsk.FIND:
                self._look()
            case packs.PackAsk.STOP:
                self._give_up()
            case packs.LookInto(file):
                self._look_into(Path(file))
            case packs.ImportPack(file, may_replace) if _Doing.IMPORT not in self._tasks:
                self._stop_looking()
                task = ChildTask(import_pack, Path(file), self._library.folder, may_replace)
                self._tasks[_Doing.IMPORT] = task, self._imported
            case packs.RemovePack(name) if _Doing.READ not in self._tasks:
                self._remove(name)

    def take_reports(self) -> tuple[packs.PackReport | PathsChanged, ...]:
        for _due in range(self._next.qsize()):
            self._next.get()()
        if self._found is not None and self._clock() > self._looks_until:
            self._tell_found(self._found)
        for doing, (task, then) in tuple(self._tasks.items()):
            news = task.news()
            if isinstance(news, Ended):
                del self._tasks[doing]
                then(news)
            elif doing is _Doing.IMPORT:
                for part in news:
                    self._reports.put(packs.ImportIsAt(part))
        return take(self._reports)

    def close(self) -> None:
        """Stop any import, search or look into a pack; the library stays as it was."""
        self._stop_looking()
        self._end(*_Doing)

    def _end(self, *doing: "_Doing") -> bool:
        ended = [self._tasks.pop(each)[0] for each in doing if each in self._tasks]
        for task in ended:
            task.close()
        return bool(ended)

    def _packs(self) -> tuple[Kept, ...]:
        try:
            return self._library.packs()
        except KitError as error:
            self._reports.put(packs.ImportEnded(str(error)))
            return ()

    def _show(self) -> None:
        shelved = (packs.Shelved(each.name, each.title(language()), count_of(each)) for each in self._packs())
        self._reports.put(packs.LibraryIs(tuple(shelved)))

    def _look(self) -> None:
        found: list[tuple[float, packs.Found]] = []
        self._found, self._looks_until = found, self._clock() + SECONDS + 1

        def look() -> None:
            try:
                find_packs(self._places(), found, self._clock)
            finally:
                self._next.put(lambda: self._tell_found(found))

        start(look, "library")

    def _tell_found(self, found: list[tuple[float, packs.Found]]) -> None:
        if found is not self._found:
            return
        self._found = None
        newest = sorted(found, key=lambda each: each[0], reverse=True)
        self._reports.put(packs.PacksFound(tuple(each for _changed, each in newest)))

    def _look_into(self, file: Path) -> None:
        from simulateur.machine.pack_contents import look_into  # noqa: PLC0415 (asked for once in a while)

        self._stop_looking()
        try:
            self._unpacked = TemporaryDirectory(prefix="beebot-", ignore_cleanup_errors=True)
        except OSError as error:
            self._reports.put(packs.ImportEnded(_why(error)))
            return
        self._tasks[_Doing.LOOK] = ChildTask(look_into, file, Path(self._unpacked.name)), self._looked

    def _looked(self, news: Ended) -> None:
        if isinstance(news.value, packs.PackHolds) and self._unpacked is not None:
            self._reports.put(news.value)
            from simulateur.machine.pack_contents import show_inside  # noqa: PLC0415 (as in ``_look_into``)

            folder, file = Path(self._unpacked.name), news.value.file
            self._tasks[_Doing.SHOW] = ChildTask(show_inside, Path(file), folder), partial(self._showed, file)
        else:
            self._stop_looking()
            self._reports.put(packs.ImportEnded(_why(news.error)))

    def _showed(self, file: str, news: Ended) -> None:
        self._stop_looking()
        trouble = _("ses images et ses voix ne se montrent pas avant d'être ajoutées")
        self._reports.put(news.value or packs.PackShows(file, trouble=trouble))

    def _stop_looking(self) -> None:
        self._end(_Doing.LOOK, _Doing.SHOW)
        if self._unpacked is not None:
            self._unpacked.cleanup()
        self._unpacked = None

    def _give_up(self) -> None:
        self._stop_looking()
        if self._end(_Doing.IMPORT):
            start(self._library.sweep, "library")

    def _imported(self, news: Ended) -> None:
        match news:
            case Ended(_Arrived() as arrived):
                self._arrived(arrived)
            case Ended(_, TakenError() as taken):
                self._reports.put(packs.IdsTaken(str(taken)))
            case _:
                self._reports.put(packs.ImportEnded(_why(news.error)))
        start(self._show, "library")

    def _arrived(self, arrived: _Arrived) -> None:
        self._reports.put(packs.ImportEnded(arrived.sentence))
        if self._offers:
            self._roots = roots_of(self._packs())
            self._change(arrived.gone, arrived.contents)

    def _change(self, gone: tuple[str, ...], contents: tuple[Content, ...]) -> None:
        for content in contents:
            self.note(content)
        self._reports.put(PathsChanged(gone, tuple(PathRead(each.path, each.hashes) for each in contents)))

    def _remove(self, name: str) -> None:
        kept = next((each for each in self._packs() if each.name == name), None)
        if kept is None:
            start(self._show, "library")
            return
        ids = () if kept.holding is None else tuple(kept.holding.paths)
        files = tuple(file for file in lecons.paths() if file.stem in ids)
        if files and self._offers:
            task = ChildTask(read_paths, files, self._library.folder)
            self._tasks[_Doing.READ] = task, partial(self._read, kept)
        else:
            self._let_go(kept, ())

    def _read(self, kept: Kept, news: Ended) -> None:
        if news.value is None:
            self._reports.put(packs.ImportEnded(_why(news.error)))
        else:
            self._let_go(kept, news.value)

    def _let_go(self, kept: Kept, contents: tuple[Content, ...]) -> None:
        ids = () if kept.holding is None else tuple(kept.holding.paths)
        if self._offers:
            self._change(ids, contents)
            self._roots = {path: root for path, root in self._roots.items() if path not in ids}
        self._next.put(lambda: start(lambda: self._take_out(kept), "library"))  # once nothing of it is shown any more

    def _take_out(self, kept: Kept) -> None:
        try:
            self._library.remove(kept.name)
        except KitError as error:
            self._reports.put(packs.ImportEnded(str(error)))
        else:
            sentence = _("« {title} » n'est plus dans la bibliothèque.").format(title=kept.title(language()))
            self._reports.put(packs.ImportEnded(sentence))
        self._show()


def roots_of(library: Iterable[Kept]) -> dict[str, Path]:
    """The content folder of each learning path in the packs ``library``, by the path's id."""
    return {path: each.folder for each in library if each.holding is not None for path in each.holding.paths}


def import_pack(tell: Tell, file: Path, folder: Path, may_replace: bool) -> _Arrived:  # noqa: FBT001 (crosses to a process)
    """Take the pack ``file`` into the library in ``folder``, and read its paths; run it in its own process.

    ``tell`` hears the progress, 0 to 1. ``may_replace`` says that an adult agreed to replace other packs.

    Raises:
        TakenError: some of its ids are taken.
        KitError: it is no pack, something in it is to be mended, or the disk refuses.
    """
    from lecons.commands.import_pack import bring_in, kits_own  # noqa: PLC0415 (in that process alone)
    from lecons.pack import Watch, left_out  # noqa: PLC0415 (the same)

    stages = pairwise((_UNPACKED, _READ, _SEEN, _HEARD, _SOLVED, 1.0))

    def showing(items: Iterable[Any], count: int) -> Iterable[Any]:
        begun, end = next(stages, (1.0, 1.0))  # a pack of several content folders has more stages
        for number, item in enumerate(items):
            tell(begun + (end - begun) * number / count)
            yield item

    library = Library(folder, in_use=True)
    own, before = set(kits_own().paths), set(roots_of(library.packs()))
    left: list[str] = []
    watch = Watch(lambda done: tell(_UNPACKED * done), left.extend)
    kept = bring_in(file, library, lambda _question: may_replace, watch=watch, showing=showing)
    if kept.holding is None:
        raise ValueError("a pack that has just come holds something")
    files = tuple(kept.folder / "parcours" / name for name in kept.holding.paths.values())
    lost = before - set(roots_of(library.packs()))
    files += tuple(each for each in lecons.paths() if each.stem in lost)
    gone = lost | (before | own) & set(kept.holding.paths)
    sentence = _("« {title} » est dans la bibliothèque ({count}).")
    told = sentence.format(title=kept.title(language()), count=count_of(kept))
    if left:
        told = f"{told} {left_out(left)}"
        told += "" if told.endswith("…") else "."
    return _Arrived(told, read_paths(tell, files, folder), tuple(sorted(gone)))


def read_paths(_tell: Tell, files: Sequence[Path], library: Path) -> tuple[Content, ...]:
    """The learning paths in ``files`` that can be played; run it in its own process. ``library`` as in ``Pictures``."""
    pictures = Pictures(library)
    return tuple(found for file in files if isinstance(found := read_here(file, pictures), Content))


def _why(error: Exception | None) -> str:
    if isinstance(error, KitError):
        return str(error)
    return _("l'import s'est arrêté sans finir ; rien n'est changé, essayez encore")
