"""Files as one file. Equal contents give equal bytes: a tablet fetches them once, and releases can be compared."""

import io
import json
import marshal
import zipfile
import zlib
from collections.abc import Mapping

from simulateur.web.module_importer import SIZE

_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every file, the first that a zip archive can tell."""
_EVERYBODY_READS = 0o644 << 16
_HEAD = 16
"""How many bytes of a compiled file are before its code (PEP 552)."""
_PLAIN = 2
"""The version of ``marshal`` in which every Python reads and writes such plain values alike."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """``files`` by name, compressed together: a fifth less than each alone. ``www/worker.js`` unpacks it.

    It is a zlib stream of three parts: four bytes with the length of the second part; an object of JSON with the length
    of each file by its name; the files in that order.
    """
    names = sorted(files)
    index = json.dumps({name: len(files[name]) for name in names}).encode()
    return zlib.compress(b"".join((len(index).to_bytes(4, "big"), index, *(files[name] for name in names))), 9)


def joined(compiled: Mapping[str, bytes]) -> bytes:
    """Compiled modules one behind the other, as ``module_importer`` reads them; ``compiled`` has them by file name."""
    index, start = {}, 0
    for name in sorted(compiled):
        module, length = module_of(name), len(compiled[name]) - _HEAD
        index[module] = start, length, name.endswith("/__init__.pyc")
        start += length
    words = marshal.dumps(index, _PLAIN)
    codes = (compiled[name][_HEAD:] for name in sorted(compiled))
    return b"".join((len(words).to_bytes(SIZE, "big"), words, *codes))


def module_of(file: str) -> str:
    """The name of the module whose compiled ``file`` has this name."""
    return file.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def zipped(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """A zip archive of ``files``, in the order of their names; all of them lie in ``folder``, if one is given."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}" if folder else name, _WHEN)
            entry.create_system, entry.external_attr = 3, _EVERYBODY_READS  # as on Unix, whatever builds it
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()
