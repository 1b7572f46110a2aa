"""How much of the folder a tablet downloads, file by file."""

import gzip

SHRINKS = frozenset({"css", "html", "js", "json", "mjs", "svg", "ttf", "wasm", "webmanifest"})
"""Kinds of files that are much smaller compressed, by the ends of their names."""
_LEVEL = 6
"""What docs/tablettes.md asks a server for; most have it of themselves."""


def kind_of(name: str) -> str:
    """The ending of a file ``name``, as ``js``; empty where it has no dot."""
    return name.rpartition(".")[2]


def download_bytes(name: str, data: bytes) -> int:
    """How many bytes are sent for a file by a server that compresses files as ``docs/tablettes.md`` says."""
    return len(gzip.compress(data, _LEVEL)) if kind_of(name) in SHRINKS else len(data)
