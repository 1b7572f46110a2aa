"""Runs a Python file in Pyodide under node, while the folder is built."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from beebot.errors import KitError
from beebot.i18n import gettext as _

HERE = Path(__file__).parent
_PATIENCE_S = 1800
_LONG = 500
"""A line with so many letters names no fault: node shows the line of its own program that failed, a megabyte."""


def run_inside(  # noqa: PLR0913 (what is run, and on what)
    node: tuple[str, ...],
    runtime: Path,
    script: str,
    mounts: Mapping[str, Path],
    words: object,
    *,
    kit: Path | None = None,
    keep: Path | None = None,
    memory: Path | None = None,
) -> object:
    """Run ``main(words)`` of ``script``, a file of this folder, in Pyodide under node; returns what it returned.

    ``runtime`` has Pyodide's files. ``mounts`` are folders of this machine by the places where Python finds them. The
    file ``kit`` is unpacked to ``/kit``, as a tablet does. Python's memory is read from the file ``memory`` at the
    start. It is written to the file ``keep`` in the end; then how many bytes of it were never needed is returned
    instead.

    Raises:
        KitError: it failed; the sentence has the last line of why.
    """
    command = [*node, str(HERE / "inside.mjs"), str(runtime), str(HERE / script)]
    told = json.dumps(
        {
            "mounts": {place: str(folder) for place, folder in mounts.items()},
            "words": words,
            "kit": kit and str(kit),
            "keep": keep and str(keep),
            "memory": memory and str(memory),
        }
    )
    try:
        done = subprocess.run(
            command, input=told, capture_output=True, check=False, timeout=_PATIENCE_S, encoding="utf-8"
        )
    except subprocess.TimeoutExpired:
        raise KitError(lacking(f"node, {_PATIENCE_S} s")) from None
    if done.returncode:
        raise KitError(lacking(_last_line(done.stderr)))
    answer: object = json.loads(done.stdout)
    return answer


def lacking(what: str) -> str:
    """The sentence for a folder that is not built, since ``what`` does not run in a browser."""
    return _("le dossier des tablettes n'est pas construit, il lui manquerait : {what}").format(what=what)


def _last_line(text: str) -> str:
    """The line that names a fault: the last one of a traceback, before node tells where it was in its own code."""
    lines = [line.strip() for line in text.splitlines() if 0 < len(line.strip()) < _LONG]
    named = [line for line in lines if "Error: " in line and not line.startswith(("at ", "PythonError"))]
    return (named or lines or ["?"])[-1]
