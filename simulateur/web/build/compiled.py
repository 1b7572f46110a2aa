"""Python's library and the kit, compiled for Pyodide and as slim as may be, each as one archive."""

import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from beebot.errors import KitError
from beebot.i18n import gettext as _
from simulateur.web.build.modules import SOURCES, reached, standard

_HERE = Path(__file__).parent
_PATIENCE_S = 300
_DATA = ("beebot/locale/*/LC_MESSAGES/*.mo", "lecons/pictures/assets/**/*.svg", "lecons/images/*.svg")
"""What the kit reads besides its modules."""
INDEX = "index"
"""In the kit's archive: the names of all its files, one a line, for who unpacks it without a library."""
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same contents are the same bytes, so that a tablet fetches them once."""


class Compiled(NamedTuple):
    """Two zip archives of compiled modules, the kit's with its data."""

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
        raise KitError(_missing(str(error))) from error
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        out = Path(folder)
        command = [*node, str(_HERE / "compile.mjs"), str(runtime), str(SOURCES), str(_HERE / "inside.py"), folder]
        done = subprocess.run(  # noqa: S603 (no shell; words of this file)
            command, input=json.dumps(wanted), capture_output=True, check=False, timeout=_PATIENCE_S, encoding="utf-8"
        )
        if done.returncode:
            raise KitError(_missing(last_line(done.stderr)))
        if missing := json.loads(done.stdout):
            raise KitError(_missing(", ".join(missing)))
        files = {name: _files(out / name) for name in ("library", "kit")}
    if lost := set(kit) - {_module(name) for name in files["kit"]}:
        raise KitError(_missing(", ".join(sorted(lost))))
    return Compiled(_zipped(files["library"]), _zipped(_indexed({**files["kit"], **_data()})))


def last_line(text: str) -> str:
    """The last line that says something: that of a traceback names the fault."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "?")


def _missing(what: str) -> str:
    return _("le dossier des tablettes n'est pas construit, il lui manquerait : {what}").format(what=what)


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.pyc")}


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def _data() -> dict[str, bytes]:
    found = (file for pattern in _DATA for file in SOURCES.glob(pattern))
    return {file.relative_to(SOURCES).as_posix(): file.read_bytes() for file in found}


def _indexed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {INDEX: "\n".join(sorted(files)).encode(), **files}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _WHEN), files[name], zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()
