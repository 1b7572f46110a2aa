"""Pictures that ended or stopped a real window, once: it opens them, plays on, and says which it does not show."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.lecons.gate.hostile_pictures import DOT, Picture, page
from tests.simulateur.window.test_hostile_content import folder_of
from tests.window._xdotool import SIZE, xdotool

FINE = 'stroke="#000" stroke-dasharray="0.0001" fill="none"'
PICTURES: list[Picture] = [
    (".svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'><circle r='40' cx='45' cy='45'/></svg>"),
    (".svg", page(f'<path d="M0 0L100 100" {FINE}/>').encode()),
    (".svg", page('<circle cx="50" cy="50" r="45"/>' * 19_000).encode()),
    (".svg", page("<!-- été -->" + DOT).encode("latin-1")),
    (".png", b"\x89PNG\r\n\x1a\n" + bytes(400)),
]


def test_a_window_opens_them_and_plays_on(display: str, tmp_path: Path) -> None:
    lesson = folder_of(tmp_path / "contenu", PICTURES)
    environment = os.environ | {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "1"}
    environment.pop("SDL_VIDEODRIVER", None)
    options = (
        "--ouvrir",
        str(lesson),
        "--muet",
        "--donnees",
        str(tmp_path / "donnees"),
        "--taille",
        f"{SIZE[0]}x{SIZE[1]}",
    )
    command = [sys.executable, "-P", "-m", "simulateur", *options]
    with (tmp_path / "told").open("w+", encoding="utf-8") as told:
        program = subprocess.Popen(command, env=environment, stderr=told)
        try:
            xdotool(display, "search", "--sync", "--onlyvisible", "--class", "beebot")
            time.sleep(1)  # until it takes keys
            for name in ("Tab", "Return", "Tab", "Return", "Up", "Up", "Return"):
                xdotool(display, "key", name)
                time.sleep(0.3)  # until it is drawn
            assert program.poll() is None, (tmp_path / "told").read_text("utf-8")
        finally:
            program.terminate()
            program.wait()
    lines = (tmp_path / "told").read_text("utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "images/p0-1.svg", "images/p0-2.svg", "images/p0-3.svg", "images/p0-4.png",
    ]  # fmt: skip
