"""Pictures that ended or stopped a real window, once: it opens them, plays on, and says which it does not show."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.records import Bookmark
from simulateur.game.session import Session
from simulateur.machine.content import read_content
from simulateur.machine.keeping.bookmark import read_bookmark
from simulateur.pages.open_page import places
from tests.lecons.gate.hostile_pictures import DOT, Picture, page
from tests.patience import HANG_S
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


STEPS: tuple[tuple[Touch, Callable[[Bookmark], bool]], ...] = (
    (Touch(Key.LESSON), lambda mark: mark.lesson != ""),
    (Touch(Key.CHALLENGE), lambda mark: mark.challenge != ""),
    (Touch(Key.FORWARD), lambda mark: len(mark.touches) == 1),
    (Touch(Key.FORWARD), lambda mark: len(mark.touches) == 2),
)
"""Touches, and what the bookmark says once they were taken on a page that was drawn."""
LOST_S = 30.0
"""After so long without an answer a click is taken for lost, as one is that a window gets too early."""


def click(display: str, at: tuple[float, float], taken: Callable[[], bool]) -> None:
    """Click at a place until that was ``taken``."""
    for _click in range(round(HANG_S / LOST_S)):
        xdotool(display, "mousemove", *(str(round(each)) for each in at), "click", "1")
        lost = time.monotonic() + LOST_S
        while time.monotonic() < lost:
            if taken():
                return
            time.sleep(0.01)
    pytest.fail(f"nothing came of a click at {at}")


def says(folder: Path, words: Callable[[Bookmark], bool]) -> bool:
    """Whether the bookmark is there and says it."""
    mark = read_bookmark(folder)
    return mark is not None and words(mark)


def test_a_window_opens_them_and_plays_on(display: str, tmp_path: Path) -> None:
    lesson = folder_of(tmp_path / "contenu", PICTURES)
    session = Session(read_content(lesson).result().path, "fr")
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
            for touch, words in STEPS:
                click(display, places(session, SIZE)[touch].centre, partial(says, tmp_path / "donnees", words))
                session.touch(touch)
            assert program.poll() is None, (tmp_path / "told").read_text("utf-8")
        finally:
            program.terminate()
            program.wait()
    lines = (tmp_path / "told").read_text("utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "images/p0-1.svg", "images/p0-2.svg", "images/p0-3.svg", "images/p0-4.png",
    ]  # fmt: skip
