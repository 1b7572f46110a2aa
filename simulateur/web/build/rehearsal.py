"""Plays on what was compiled, before a folder is written: what a tablet would miss is found here."""

import json
import tempfile
import zlib
from pathlib import Path

from simulateur.web.build.node import run_inside


def rehearse(node: tuple[str, ...], runtime: Path, kit: bytes, content: bytes) -> object:
    """Play a challenge of each kind in Pyodide, with the slim library that ``runtime`` has; returns their names.

    Raises:
        KitError: something is missing.
    """
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        place = Path(folder)
        _unpack(kit, place / "kit")
        (place / "content.bin").write_bytes(content)
        words = {"content": "/rehearsal/content.bin"}
        mounts = {"/kit": place / "kit", "/rehearsal": place}
        return run_inside(node, runtime, "rehearse_inside.py", mounts, words)


def _unpack(kit: bytes, folder: Path) -> None:
    """What ``compiled.packed`` has put together."""
    data = zlib.decompress(kit)
    start = 4 + int.from_bytes(data[:4], "big")
    for name, length in json.loads(data[4:start]).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data[start : start + length])
        start += length
