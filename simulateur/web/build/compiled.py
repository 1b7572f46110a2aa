"""Python's library and the kit, compiled for Pyodide and as slim as may be, each as one file."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from beebot.errors import KitError
from beebot.i18n import ngettext
from simulateur.web.build.archive import joined, module_of, packed, zipped
from simulateur.web.build.modules import SOURCES, reached, standard
from simulateur.web.build.node import lacking, run_inside
from simulateur.web.build.progress import Progress
from simulateur.web.build.python_library import slim
from simulateur.web.build.runtime import LIBRARY
from simulateur.web.module_importer import FILE, NAME

_DATA = (
    "beebot/locale/*/LC_MESSAGES/*.mo",
    "lecons/pictures/assets/**/*.svg",
    "lecons/pictures/colours/*.gpl",
    "lecons/pictures/outlines.json",
    "lecons/fonds/*.svg",
    "lecons/images/*.svg",
)
"""What the kit reads besides its modules."""
_FIRST = ("encodings/", f"{NAME}.pyc")
"""What Python imports before it looks into the one file of all other modules."""


class Compiled(NamedTuple):
    """What a tablet imports, as two files: ``library`` is a zip archive of what Python needs at first.

    ``kit`` has all other modules as one file, and the kit's data; it is ``packed``.
    """

    library: bytes
    kit: bytes


def compiled(node: tuple[str, ...], runtime: Path, progress: Progress) -> Compiled:
    """Compile everything that a tablet imports; ``node`` is the command that starts node.

    ``runtime`` is the folder of Pyodide's files; from then on its library is that of a tablet.

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
    library.write_bytes(slim(library.read_bytes()))
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        out = Path(folder)
        mounts = {"/sources": SOURCES, "/out": out}
        if missing := run_inside(node, runtime, "compile_inside.py", mounts, wanted):
            raise KitError(lacking(str(missing)))
        files = {name: _files(out / name) for name in ("library", "kit")}
    if lost := set(kit) - {module_of(name) for name in files["kit"]}:
        raise KitError(lacking(", ".join(sorted(lost))))
    first = {name: data for name, data in files["library"].items() if name.startswith(_FIRST)}
    every = files["library"] | files["kit"]
    modules = {name: data for name, data in every.items() if name.endswith(".pyc") and name not in first}
    besides = {name: data for name, data in files["kit"].items() if name not in modules}
    library.write_bytes(zipped(first))
    return Compiled(library.read_bytes(), packed({FILE: joined(modules), **besides, **_data()}))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _data() -> dict[str, bytes]:
    found = (file for pattern in _DATA for file in SOURCES.glob(pattern))
    return {file.relative_to(SOURCES).as_posix(): file.read_bytes() for file in found}
