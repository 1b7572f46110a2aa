"""Python's library and the kit, compiled for Pyodide and as slim as may be, each as one file."""

import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from beebot.errors import KitError
from simulateur.web.build.modules import SOURCES, reached, standard
from simulateur.web.build.node import lacking, run_inside

_DATA = ("beebot/locale/*/LC_MESSAGES/*.mo", "lecons/pictures/assets/**/*.svg", "lecons/images/*.svg")
"""What the kit reads besides its modules."""
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same contents are the same bytes, so that a tablet fetches them once."""


class Compiled(NamedTuple):
    """The ``library`` is a zip archive, as Pyodide wants it. The ``kit`` has its data too, and is ``packed``."""

    library: bytes
    kit: bytes


def compiled(node: tuple[str, ...], runtime: Path) -> Compiled:
    """Everything that a tablet imports; ``runtime`` is the folder of Pyodide's files.

    Raises:
        KitError: a module is missing or cannot be compiled; it says which.
    """
    try:
        kit, others = reached()
        wanted = {"kit": kit, "standard": standard(others)}
    except LookupError as error:
        raise KitError(lacking(str(error))) from error
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        out = Path(folder)
        mounts = {"/sources": SOURCES, "/out": out}
        if missing := run_inside(node, runtime, "compile_inside.py", mounts, wanted):
            raise KitError(lacking(str(missing)))
        files = {name: _files(out / name) for name in ("library", "kit")}
    if lost := set(kit) - {_module(name) for name in files["kit"]}:
        raise KitError(lacking(", ".join(sorted(lost))))
    return Compiled(_zipped(files["library"]), packed({**files["kit"], **_data()}))


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.pyc")}


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _data() -> dict[str, bytes]:
    found = (file for pattern in _DATA for file in SOURCES.glob(pattern))
    return {file.relative_to(SOURCES).as_posix(): file.read_bytes() for file in found}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one, compressed together: a fifth less than each alone. ``www/worker.js`` unpacks it.

    It is a zlib stream of four bytes, the length of what comes next; an object of JSON with the length of each file by
    its name; the files in that order.
    """
    names = sorted(files)
    index = json.dumps({name: len(files[name]) for name in names}).encode()
    return zlib.compress(b"".join((len(index).to_bytes(4, "big"), index, *(files[name] for name in names))), 9)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _WHEN), files[name], zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()
