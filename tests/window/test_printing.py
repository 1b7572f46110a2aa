"""A teacher prints with the mouse, in a real window: the square for tablets is one touch, and is on her cards."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
import zxingcpp
from PIL import ImageGrab

from beebot.files.content_folder import SHELF
from beebot.files.tablets_address import keep_address
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.printing import ChoicesAre, PrintPart, ProofIs
from simulateur.pages.open_page import places
from tests.lecons.printing._pixels import rendered
from tests.patience import HANG_S
from tests.window._xdotool import SIZE, xdotool
from tests.window.test_window import Mirror, click, difference, program_on

ADDRESS = "https://ecole.exemple.fr/abeille/"
PRINTING = Touch(AdultKey.SECTION, tuple(Section).index(Section.PRINT))
WITH, PRINT = Touch(AdultKey.SQUARES, 1), Touch(AdultKey.PRINT)
ALIKE, DPI = 0.004, 150


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    yield Mirror()
    pygame.display.quit()


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG_S
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.1)


def shows(display: str, mirror: Mirror, *touches: Touch) -> bool:
    """Whether the display shows each of these keys as the mirror does."""
    mirror.finger.wait(0.3)
    seen, wanted = ImageGrab.grab(xdisplay=display).convert("RGB"), mirror.picture()
    boxes = [places(mirror.session, SIZE)[touch] for touch in touches]
    corners = [(round(box.x), round(box.y), round(box.right), round(box.bottom)) for box in boxes]
    return all(difference(seen.crop(each), wanted.crop(each)) < ALIKE for each in corners)


@pytest.fixture
def viewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that names what the system was told to open; documents are below the test's own folder."""
    file, opener = tmp_path / "viewed.txt", tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{file}.new" && mv "{file}.new" "{file}"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    return file


def come_to_the_page(display: str, mirror: Mirror) -> None:
    """Hold the door until it opens, then touch « Imprimer »."""
    x, y = mirror.place_of(Touch(Key.ADULTS))
    mirror.session.touch(Touch(Key.ADULTS))
    xdotool(display, "mousemove", str(x), str(y), "mousedown", "1")
    until(lambda: shows(display, mirror, PRINTING))
    xdotool(display, "mouseup", "1")
    click(display, mirror, PRINTING)
    mirror.session.touch(PRINTING)


def test_the_square_of_an_address_that_was_given_once_is_a_touch_and_is_printed(
    mirror: Mirror, display: str, tmp_path: Path, viewed: Path
) -> None:
    keep_address(tmp_path / "donnees", ADDRESS)
    with program_on(display, tmp_path):
        come_to_the_page(display, mirror)
        mirror.session.hear(ChoicesAre((), ADDRESS))
        until(lambda: shows(display, mirror, WITH))
        click(display, mirror, WITH)
        mirror.session.touch(WITH)
        until(lambda: shows(display, mirror, WITH))
        order = mirror.session.adults.printing.order
        assert order is not None
        mirror.session.hear(ProofIs(order, (PrintPart("fiche", "Fiche", 1),)))
        until(lambda: shows(display, mirror, PRINT))
        click(display, mirror, PRINT)
        until(viewed.exists)
    lesson = mirror.session.repertoire.path.lessons[0]
    (file,) = (tmp_path / "documents" / SHELF).iterdir()
    assert viewed.read_text() == str(file)
    pages = rendered(file.read_bytes(), DPI)[:8]
    found = {square.text for page in pages for square in zxingcpp.read_barcodes(page)}
    assert found == {f"{ADDRESS}#{lesson.id}"} | {f"{ADDRESS}#{lesson.id}/{each.id}" for each in lesson.challenges}
