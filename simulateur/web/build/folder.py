"""Builds the folder: brings, compiles, reads, speaks and draws what goes into it, and writes it whole."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.content_folder import content_folder
from beebot.files.system_errors import reason
from beebot.i18n import FRENCH, decimal, ngettext
from beebot.i18n import gettext as _
from lecons.pictures.artwork import icon
from lecons.pictures.font import font_file
from lecons.pictures.painting import painted
from lecons.pictures.themes import CALM
from simulateur.web.build import lesson_values, stills, voices
from simulateur.web.build.archive import zipped
from simulateur.web.build.compiled import compiled
from simulateur.web.build.measured_memory import LEAST_ROOM, room_in_memory
from simulateur.web.build.progress import Progress
from simulateur.web.build.runtime import LOCK, VERSION, bring, tools
from simulateur.web.build.site import DIGEST, PAGE, SERVICE, Drawings, Parts, laid_out

_SORRY = 400
ARCHIVED = "abeille"
"""The folder that an archive has."""


@dataclass(frozen=True, slots=True)
class Order:
    """What folder to build: the ``files`` of learning paths, the first of which opens, and its ``language``.

    ``spoken`` says whether sentences are included as sounds. ``pyodide`` is npm's archive where it is not to be
    downloaded; ``cache`` keeps it.
    """

    files: tuple[Path, ...]
    cache: Path
    pyodide: Path | None = None
    spoken: bool = True
    language: str = FRENCH

    @property
    def steps(self) -> int:
        """How many steps a ``Progress`` is told of, the writing included."""
        return 6 if self.spoken else 5


def made(order: Order, progress: Progress) -> dict[str, bytes]:
    """Make every file of the folder, by its name; ``progress`` is told of each step but the writing.

    Raises:
        KitError: something of it cannot be had, or does not run.
    """
    count = len(order.files)
    progress.step(ngettext("Lecture de {count} parcours", "Lecture de {count} parcours", count).format(count=count))
    contents = lesson_values.read(order.files)
    for notice in dict.fromkeys(notice for content in contents for notice in content.notices):
        progress.note(notice)
    content = lesson_values.packed(contents)
    found = tools()
    progress.step(_("Pyodide {version}, le Python des navigateurs").format(version=VERSION))
    runtime = bring(order.cache, order.pyodide, found.npm)
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        place = Path(folder)
        for name, data in runtime.items():
            (place / name).write_bytes(data)
        python = compiled(found.node, place, progress)
        room = room_in_memory(found.node, place, python.kit, content)
        told = _("Mémoire que la tablette retient : {room} Mo de marge, il en faut {least}")
        progress.step(told.format(room=decimal(f"{room / 1e6:.1f}"), least=decimal(f"{LEAST_ROOM / 1e6:.1f}")))
    root = content_folder(order.files[0])
    return laid_out(
        Parts(
            runtime=runtime,
            lock=json.dumps({"info": json.loads(runtime[LOCK])["info"], "packages": {}}),
            library=python.library,
            code=python.kit,
            content=content,
            drawings=Drawings(
                gardens={name: stills.garden(contents[0], size) for name, size in stills.GARDENS.items()},
                sorry=painted(icon("bee-sorry", _SORRY), CALM),
                font=font_file().read_bytes(),
            ),
            voices=voices.voices(contents, root, order.language, progress) if order.spoken else {},
            sounds=voices.sounds(contents, root, small=order.spoken),
        )
    )


def write(files: dict[str, bytes], folder: Path) -> None:
    """Write ``files`` into ``folder``. Those that name others come last: a power cut leaves the old version whole.

    Files of an older version that this one lacks are removed, if this program wrote the folder.

    Raises:
        KitError: another program wrote the folder, or it cannot be written.
    """
    check_free(folder)
    last = (PAGE, SERVICE)
    try:
        for name in (*(name for name in files if name not in last), *last):
            file = folder / name
            if not file.is_file() or file.read_bytes() != files[name]:
                file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(file, files[name], private=False)
        for file in [*folder.rglob("*")]:
            if file.is_file() and file.relative_to(folder).as_posix() not in files and _is_ours(file):
                file.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_archive(files: dict[str, bytes], folder: Path) -> Path:
    """Write ``files`` as one zip archive beside ``folder``; returns its path. Equal files give equal bytes.

    In the archive they lie in a folder of their own, so that whoever unpacks it finds them in one place.

    Raises:
        KitError: it cannot be written.
    """
    whole = folder.absolute()
    file = whole.with_name(f"{whole.name}.zip")
    try:
        write_whole(file, zipped(files, ARCHIVED), private=False)
    except OSError as error:
        raise _unwritable(file, error) from error
    return file


def check_free(folder: Path) -> None:
    """Make sure, before minutes of work, that the files can go into ``folder``. Nothing is left in it.

    Raises:
        KitError: another program wrote it, or it is no folder, or it cannot be written.
    """
    try:
        there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
        taken = there == folder and any(folder.iterdir()) and not (folder / SERVICE).is_file()
        if not taken:
            tempfile.TemporaryDirectory(dir=there).cleanup()
    except OSError as error:
        raise _unwritable(folder, error) from error
    if taken:
        sentence = _("{folder} n'est pas un dossier de tablettes et n'est pas vide ; donnez-en un autre")
        raise KitError(sentence.format(folder=folder))


def _unwritable(folder: Path, error: OSError) -> KitError:
    sentence = _("{folder} ne s'écrit pas ({reason}) ; vérifiez la place et les droits")
    return KitError(sentence.format(folder=folder, reason=reason(error)))


def _is_ours(file: Path) -> bool:
    names = (file.stem.rpartition("-")[2], file.parent.name.rpartition("-")[2])
    return any(len(name) == DIGEST and not set(name) - set("0123456789abcdef") for name in names)
