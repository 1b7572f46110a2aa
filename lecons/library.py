"""The library: the packs that this machine has taken in, each in a folder of its own.

A pack is in the library as soon as its folder has its name, which happens at once. What it
replaces is written in it and counts no more from that moment on. So a power cut leaves the library
as it was or as it is to be. What is left over is swept away later.
"""

import json
import math
import os
import shutil
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beebot.errors import KitError
from beebot.files.atomic_file import sync_folder
from beebot.files.content_folder import PACKS
from beebot.files.folder_lock import locked
from beebot.files.private_folder import make_folder
from beebot.files.system_errors import reason
from beebot.i18n import FRENCH, ngettext
from beebot.i18n import gettext as _
from beebot.text import Text

if TYPE_CHECKING:
    from lecons.pack import Watch

FOLDER = PACKS
"""The name of its folder, in the folder of the kit's data."""
_MANIFEST = "paquet.json"
_FORMAT = 1
_MEGABYTE, _KILOBYTE = 10**6, 10**3


@dataclass(frozen=True, slots=True)
class Holding:
    """What a pack of lessons contains, as far as people and other packs must know.

    ``name`` is the id of its first learning path, which stands for the pack. ``titles`` are the titles of that path by
    language. ``paths`` are the ids of all its learning paths, and the names of their files; ``lessons`` the ids of its
    lessons. ``size`` is in bytes.
    """

    name: str
    titles: Mapping[str, str]
    paths: Mapping[str, str]
    lessons: tuple[str, ...]
    challenges: int
    size: int

    def title(self, language: str) -> str:
        """The title of the pack in ``language``, else in French."""
        others = {code: title for code, title in self.titles.items() if code != FRENCH}
        return Text(self.titles.get(FRENCH, self.name), **others).in_language(language)


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack in the library; ``holding`` is None if its files can no longer be read."""

    folder: Path
    holding: Holding | None

    @property
    def name(self) -> str:
        """The word that a person types for the pack."""
        if self.holding is not None:
            return self.holding.name
        return self.folder.name.rpartition("~")[0] or self.folder.name

    def title(self, language: str) -> str:
        """The title of the pack in ``language``; its name if nobody can read it."""
        return self.name if self.holding is None else self.holding.title(language)


class TakenError(KitError):
    """Some ids in a pack belong to another one already, and nobody has said that it may replace that."""


class Library:
    """The packs of lessons in ``folder``, which need not exist yet.

    ``in_use`` says that somebody may be playing one: the files of a pack that is replaced then stay until the next
    ``sweep``, although it is no longer in the library.
    """

    def __init__(self, folder: Path, *, in_use: bool = False) -> None:
        self.folder = folder
        self._in_use = in_use

    def packs(self) -> tuple[Kept, ...]:
        """The packs of the library, sorted by name."""
        found = {each.name: _manifest(each) for each in self._folders() if not each.name.startswith(".")}
        gone = {name for manifest in found.values() for name in _replaced(manifest)}
        kept = [Kept(self.folder / name, _holding(found[name])) for name in found if name not in gone]
        return tuple(sorted(kept, key=lambda each: (each.name, each.folder.name)))

    def add(
        self,
        pack: Path,
        check: Callable[[Path], Holding],
        may_replace: Callable[[str], bool],
        *,
        own: Holding,
        watch: "Watch | None" = None,
    ) -> Kept:
        """Unpack the zip file ``pack``, have ``check`` judge its folder, and add it to the library.

        Where ids are taken, ``may_replace`` is given a sentence that says which, and answers. ``own`` is what the kit
        itself holds.

        Raises:
            TakenError: ids are taken, and the answer was no.
            KitError: it is no pack, ``check`` found a fault, or the disk refuses. Nothing has changed then.
        """
        from lecons.pack import is_pack, unpack  # noqa: PLC0415 (only where something comes)

        if not os.path.exists(pack):  # noqa: PTH110 (Path.exists raises for a name that no disk can have)
            raise KitError(_("{file} est introuvable ; la clé est-elle encore branchée ?").format(file=pack))
        if not is_pack(pack):
            raise KitError(_("{file} n'est pas un paquet ; donnez un fichier .abeille ou .zip").format(file=pack))

        with self._alone():
            return self._add(
                lambda folder: unpack(pack, folder, watch), check, partial(self._replacing, may_replace, own)
            )

    def remove(self, name: str) -> Kept:
        """Take the pack ``name`` out of the library; returns it.

        Raises:
            KitError: there is none, or the disk refuses. Nothing has changed then.
        """
        with self._alone():
            kept = next((each for each in self.packs() if each.name == name), None)
            if kept is None:
                names = ", ".join(each.name for each in self.packs()) or _("aucun")
                sentence = _("le paquet « {name} » n'est pas dans la bibliothèque ; elle a : {names}")
                raise KitError(sentence.format(name=name, names=names))
            aside = self._new()
            kept.folder.rename(aside)
            sync_folder(self.folder)
            shutil.rmtree(aside, ignore_errors=True)
        return kept

    def sweep(self) -> None:
        """Delete leftovers of a power cut or of replaced packs, unless another program is at work there."""
        try:
            if self._leftovers():
                with self._alone():
                    for folder in self._leftovers():
                        shutil.rmtree(folder, ignore_errors=True)
        except KitError:  # it can wait until the next start
            return

    def _folders(self) -> list[Path]:
        try:
            return sorted(each for each in self.folder.iterdir() if each.is_dir() and not each.is_symlink())
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise self._refused(error) from None

    def _leftovers(self) -> list[Path]:
        kept = {each.folder for each in self.packs()}
        return [each for each in self._folders() if each not in kept]

    def _new(self) -> Path:
        """The name of a folder that is not there; it begins with a dot, so that it does not count."""
        return self.folder / f".{os.urandom(8).hex()}"

    def _add(
        self,
        unpacked_in: Callable[[Path], None],
        check: Callable[[Path], Holding],
        replacing: Callable[[Holding], list[str]],
    ) -> Kept:
        arriving = self._new()
        try:
            arriving.mkdir()
            unpacked_in(arriving)
            holding = check(arriving)
            replaced = replacing(holding)
            _write_manifest(arriving / _MANIFEST, holding, replaced)
            _to_disk()
            folder = arriving.rename(self.folder / f"{_plain(holding.name)}~{os.urandom(4).hex()}")
            sync_folder(self.folder)
        except OSError as error:
            raise self._refused(error) from None
        finally:
            shutil.rmtree(arriving, ignore_errors=True)
        for name in replaced if not self._in_use else ():
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return Kept(folder, holding)

    def _replacing(self, may_replace: Callable[[str], bool], own: Holding, holding: Holding) -> list[str]:
        """The folders of the packs to replace.

        Raises:
            TakenError: some are not to be replaced.
        """
        taken = [(each, each.holding) for each in self.packs() if each.holding is not None]
        clashing = [(each, _shared(holding, other)) for each, other in taken]
        clashing = [(each, ids) for each, ids in clashing if ids]
        with_own = _shared(holding, own)
        if not clashing and not with_own:
            return []
        told = [_lost(each, ids) for each, ids in clashing]
        if with_own:
            told.append(_("le kit ({ids})").format(ids=_listed(with_own)))
        sentence = _("« {name} » reprend des noms déjà pris par {others}")
        question = sentence.format(name=holding.name, others=" ; ".join(told))
        if not may_replace(question):
            raise TakenError(question)
        return [each.folder.name for each, _ids in clashing]

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """A block in which no other program changes the library.

        Raises:
            KitError: another one is at it, or the disk refuses.
        """
        try:
            make_folder(self.folder)
            with locked(self.folder, waits=False):
                yield
        except TimeoutError:
            sentence = _("la bibliothèque {folder} est occupée par un autre import ; attendez qu'il finisse")
            raise KitError(sentence.format(folder=self.folder)) from None
        except OSError as error:
            raise self._refused(error) from None

    def _refused(self, error: OSError) -> KitError:
        sentence = _(
            "la bibliothèque {folder} ne se lit ou ne s'écrit pas ({reason}) ; vérifiez la place et les droits"
        )
        return KitError(sentence.format(folder=self.folder, reason=reason(error)))


def library_files(folder: Path) -> tuple[Path, ...]:
    """The files of the learning paths in the library of the data folder ``folder``."""
    if not (folder / FOLDER).is_dir():
        return ()
    try:
        packs = Library(folder / FOLDER).packs()
    except KitError:  # the adults' page tells it
        return ()
    holdings = [(each.folder, each.holding) for each in packs if each.holding is not None]
    return tuple(root / "parcours" / file for root, holding in holdings for file in holding.paths.values())


def count_of(kept: Kept) -> str:
    """How many lessons the pack ``kept`` has and how large it is, as a text for people."""
    holding = kept.holding
    if holding is None:
        return _("abîmé ; retirez-le, puis importez-le à nouveau")
    lessons = ngettext("{count} séance", "{count} séances", len(holding.lessons)).format(count=len(holding.lessons))
    if holding.size > _MEGABYTE:
        return _("{lessons}, {size} Mo").format(lessons=lessons, size=math.ceil(holding.size / _MEGABYTE))
    return _("{lessons}, {size} ko").format(lessons=lessons, size=max(math.ceil(holding.size / _KILOBYTE), 1))


def _lost(kept: Kept, ids: Collection[str]) -> str:
    """A pack that would go as a whole, and what it has in common with the one that comes."""
    sentence = _("« {name} », qui serait retiré en entier : {count} (en commun : {ids})")
    return sentence.format(name=kept.name, count=count_of(kept), ids=_listed(ids))


def _shared(holding: Holding, other: Holding) -> list[str]:
    paths = [name for name in holding.paths if name in other.paths]
    lessons = set(other.lessons)
    return paths + [name for name in holding.lessons if name in lessons]


def _listed(ids: Collection[str], most: int = 3) -> str:
    told = list(ids)[:most]
    return ", ".join(told) + ("…" if len(ids) > most else "")


def _plain(name: str) -> str:
    """``name`` as the beginning of a folder's name."""
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return "".join(letter if letter.isalnum() else "-" for letter in letters)[:60].strip("-") or "paquet"


def _to_disk() -> None:
    """Have the system write what it holds back; Windows has no such call and does it by itself."""
    if hasattr(os, "sync"):
        os.sync()


def _write_manifest(file: Path, holding: Holding, replaced: list[str]) -> None:
    data = {"format": _FORMAT, "remplace": replaced, **asdict(holding)}
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def _manifest(folder: Path) -> dict[str, Any]:
    """What was written of a pack when it came; nothing where that cannot be read."""
    try:
        found = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("format") == _FORMAT else {}


def _replaced(manifest: Mapping[str, Any]) -> list[str]:
    found = manifest.get("remplace")
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []


def _holding(manifest: Mapping[str, Any]) -> Holding | None:
    try:
        titles, paths = dict(manifest["titles"]), dict(manifest["paths"])
        lessons = tuple(manifest["lessons"])
        holding = Holding(manifest["name"], titles, paths, lessons, manifest["challenges"], manifest["size"])
    except (KeyError, TypeError, ValueError):
        return None
    words = (holding.name, *titles, *titles.values(), *paths, *paths.values(), *lessons)
    numbers = (holding.challenges, holding.size)
    whole = all(isinstance(word, str) for word in words) and all(isinstance(number, int) for number in numbers)
    plain = all(Path(file).name == file for file in paths.values() if isinstance(file, str))
    return holding if whole and plain and holding.name else None
