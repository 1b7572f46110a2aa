"""A page of TurboWarp's, which plays Scratch projects in browsers: a disc that moves when it is touched.

Its packager comes from npm (``@turbowarp/packager``, MPL-2.0) into a folder of the bench, and is no part of the kit.
"""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

from simulateur.web.build.runtime import Tools
from tests.patience import HANG_S

VERSION = "3.13.0"
_DISC = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96">'
    '<circle cx="48" cy="48" r="46" fill="#E9A23B"/></svg>'
)
_PATIENCE_S = HANG_S
READY = "!!window.vm && vm.runtime.targets.length === 2 && !!window.painted"
"""Whether the project plays and something was drawn."""


def page_of(folder: Path, tools: Tools) -> Path:
    """A folder with the page as ``index.html``.

    Raises:
        OSError: npm or the packager failed.
        subprocess.SubprocessError: so.
    """
    words = ("install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    _run(*tools.npm, *words, f"@turbowarp/packager@{VERSION}")
    site = folder / "site"
    site.mkdir()
    _write_project(folder / "disc.sb3")
    script = Path(__file__).with_suffix(".mjs")
    _run(*tools.node, str(script), str(folder), str(folder / "disc.sb3"), str(site / "index.html"))
    return site


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE_S)


def _write_project(file: Path) -> None:
    """A project in the format of Scratch 3: a zip archive of ``project.json`` and its drawings, named by their MD5."""
    name = hashlib.md5(_DISC.encode(), usedforsecurity=False).hexdigest()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.json", json.dumps(_project(name)))
        archive.writestr(f"{name}.svg", _DISC)


def _project(disc: str) -> dict[str, Any]:
    costume: dict[str, Any] = {"name": "disc", "assetId": disc, "md5ext": f"{disc}.svg", "dataFormat": "svg"}
    costume |= {"rotationCenterX": 48, "rotationCenterY": 48}
    nothing: dict[str, Any] = {
        "variables": {},
        "lists": {},
        "broadcasts": {},
        "comments": {},
        "sounds": [],
        "volume": 100,
    }
    shared = nothing | {"currentCostume": 0, "costumes": [costume]}
    plain = {"inputs": {}, "fields": {}, "shadow": False, "parent": None, "next": None, "topLevel": False}
    touched = plain | {"opcode": "event_whenthisspriteclicked", "next": "move", "topLevel": True, "x": 0, "y": 0}
    move = plain | {"opcode": "motion_changexby", "parent": "touched", "inputs": {"DX": [1, [4, "5"]]}}
    stage = {"tempo": 60, "videoTransparency": 50, "videoState": "off", "textToSpeechLanguage": None}
    sprite = {"visible": True, "x": 0, "y": 0, "size": 100, "direction": 90, "draggable": False}
    targets = [
        shared | stage | {"isStage": True, "name": "Stage", "layerOrder": 0, "blocks": {}},
        shared
        | sprite
        | {"isStage": False, "name": "disc", "layerOrder": 1, "rotationStyle": "all around"}
        | {"blocks": {"touched": touched, "move": move}},
    ]
    return {
        "targets": targets,
        "monitors": [],
        "extensions": [],
        "meta": {"semver": "3.0.0", "vm": "0.2.0", "agent": ""},
    }
