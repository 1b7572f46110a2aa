"""Plays on what was compiled, before a folder is written: what a tablet would miss is found here."""

import tempfile
from pathlib import Path

from simulateur.web.build.node import run_inside


def rehearse(node: tuple[str, ...], runtime: Path, kit: bytes, content: bytes) -> object:
    """Play a challenge of each kind in Pyodide, with the slim library that ``runtime`` has; returns their names.

    Raises:
        KitError: something is missing.
    """
    with tempfile.TemporaryDirectory(prefix="beebot-") as folder:
        place = Path(folder)
        (place / "kit.bin").write_bytes(kit)
        (place / "content.bin").write_bytes(content)
        words = {"content": "/rehearsal/content.bin"}
        mounts = {"/rehearsal": place}
        return run_inside(node, runtime, "rehearse_inside.py", mounts, words, kit=place / "kit.bin")
