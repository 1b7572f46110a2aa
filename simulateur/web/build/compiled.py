"""Python's library and the kit, compiled for Pyodide and as slim as may be, each as one file."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from beebot.errors import KitError
from beebot.i18n import ngettext
from simulateur.web.build.archive import packed, zipped
from simulateur.web.build.library import without_network
from simulateur.web.build.modules import SOURCES, reached, standard
from simulateur.web.build.node import lacking, run_inside
from simulateur.web.build.progress import Progress
from simulateur.web.build.runtime import LIBRARY

_DATA = ("beebot/locale/*/LC_MESSAGES/*.mo", "lecons/pictures/assets/**/*.svg", "lecons/images/*.svg")
"""What the kit reads besides its modules."""


class Compiled(NamedTuple):
    """The ``library`` is a zip archive, as Pyodide wants it. The ``kit`` has its data too, and is ``packed``."""

    library: bytes
    kit: bytes


def compiled(node: tuple[str, ...], runtime: Path, progress: Progress) -> Compiled:
    """Everything that a tablet imports.

    ``runtime`` is the folder of Pyodide's files; from then on it has the library of a tablet.

    Raises:
        KitError: a module is missing or cannot be compiled; it says which.
    """
    try:
        kit, others = reached()
        wanted = {"kit": kit, "standard": standard(others)}
    except LookupError as error:
        raise KitError(lacking(str(error))) from error
    told = ngettext(
        "Compilation de {count} module du kit, et de ce qu'il prend à Python",
        "Compilation de {count} modules du kit, et de ce qu'ils prennent à Python",
        len(kit),
    )
    progress.step(told.format(count=len(kit)))
    library = runtime / LIBRARY
    library.write_bytes(without_network(library.read_bytes()))
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        out = Path(folder)
        mounts = {"/sources": SOURCES, "/out": out}
        if missing := run_inside(node, runtime, "compile_inside.py", mounts, wanted):
            raise KitError(lacking(str(missing)))
        files = {name: _files(out / name) for name in ("library", "kit")}
    if lost := set(kit) - {_module(name) for name in files["kit"]}:
        raise KitError(lacking(", ".join(sorted(lost))))
    library.write_bytes(zipped(files["library"]))
    return Compiled(library.read_bytes(), packed({**files["kit"], **_data()}))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _data() -> dict[str, bytes]:
    found = (file for pattern in _DATA for file in SOURCES.glob(pattern))
    return {file.relative_to(SOURCES).as_posix(): file.read_bytes() for file in found}
