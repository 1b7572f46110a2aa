"""The options of ``beebot`` in a real window; those of a robot and of pictures are tried elsewhere."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

import lecons
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.session import Page
from tests.patience import HANG_S
from tests.window._sitting import QUICK, Sitting, Start
from tests.window._xdotool import SIZE, xdotool

Sit = Callable[[Start], Sitting]
WINDOW = ("search", "--onlyvisible", "--class", "beebot")


def geometry(display: str) -> dict[str, str]:
    """Where the window is and how large, as xdotool tells."""
    command = ["xdotool", *WINDOW, "getwindowgeometry", "--shell"]
    out = subprocess.run(command, env={"DISPLAY": display}, capture_output=True, text=True, check=True).stdout
    return dict(line.split("=") for line in out.split())


def fill_the_screen(sitting: Sitting) -> None:
    """The app of this process gets the size that the window has from its start."""
    pygame.display.set_mode(SIZE)
    sitting.app.step(0, [pygame.event.Event(pygame.VIDEORESIZE, size=SIZE, w=SIZE[0], h=SIZE[1])])


def test_full_screen(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(Start(options=["--plein-ecran"], means=replace(QUICK, full_screen=True)))
    fill_the_screen(sitting)
    assert sitting.comes_to_show_it(tmp_path)
    found = geometry(sitting.display)
    assert [found[name] for name in ("X", "Y", "WIDTH", "HEIGHT")] == ["0", "0", *map(str, SIZE)]


def test_a_wall_board(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(Start(options=["--tableau"], means=replace(QUICK, whiteboard=True)))
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE), Touch(Key.FORWARD)):
        sitting.click(touch)
    assert sitting.differs(tmp_path) is None


def test_a_seance_to_open(sit: Sit, tmp_path: Path) -> None:
    name = "la-visite-des-fleurs"
    sitting = sit(Start(options=["--seance", name], means=QUICK))
    assert sitting.session.open_lesson(name)
    sitting.turn(5000)
    assert sitting.comes_to_show_it(tmp_path)


def test_english(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(Start(options=["--langue", "en"], means=replace(QUICK, language="en")))
    open_the_door(sitting)
    sitting.click(Touch(AdultKey.SECTION, tuple(Section).index(Section.SETTINGS)))
    assert sitting.comes_to_show_it(tmp_path)


def open_the_door(sitting: Sitting) -> None:
    """Hold the mouse on the key in the corner for three seconds."""
    at = sitting.middle(Touch(Key.ADULTS))
    xdotool(sitting.display, "mousemove", *map(str, at), "mousedown", "1", "click", "5")
    sitting.turn(0, pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    for _tick in range(31):
        sitting.turn(100)
    xdotool(sitting.display, "mouseup", "1", "click", "5")
    sitting.turn(0, pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))
    sitting.turn(100)
    assert sitting.session.page is Page.ADULTS


def test_out_of_a_kiosk_leads_nothing_but_the_hold(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(Start(options=["--kiosque"], means=replace(QUICK, kiosk=True)))
    fill_the_screen(sitting)
    for keys in ("Escape", "alt+F4", "ctrl+q", "ctrl+c", "super", "ctrl+w"):
        xdotool(sitting.display, "key", keys)
    for _tick in range(5):
        sitting.turn(100)
    sitting.click(Touch(Key.ADULTS))
    assert sitting.differs(tmp_path) is None, "a tap opens nothing"
    open_the_door(sitting)
    with pytest.raises(AssertionError, match="the program ended"):
        sitting.click(Touch(AdultKey.LEAVE))
    assert sitting.program.wait(HANG_S) == 0


@pytest.mark.parametrize("options", [[], ["--kiosque"]], ids=["window", "kiosk"])
def test_the_machine_ends_it_by_sigterm(sit: Sit, options: list[str]) -> None:
    sitting = sit(Start(options=options, means=replace(QUICK, kiosk=bool(options))))
    sitting.program.terminate()
    with pytest.raises(AssertionError, match="the program ended"):
        sitting.turn(100)
    assert sitting.program.wait(HANG_S) == 0


@pytest.mark.parametrize("what", ["folder", "pack", "seance"])
def test_a_folder_a_pack_or_a_seance_to_open(what: str, sit: Sit, tmp_path: Path) -> None:
    folder = tmp_path / "contenu"
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, folder / name)
    for other in (folder / "parcours").glob("*.yaml"):
        if other.name != lecons.FIRST_PATH.name:
            other.unlink()
    opened = {
        "folder": folder,
        "pack": Path(shutil.make_archive(str(tmp_path / "paquet"), "zip", folder)),
        "seance": folder / "seances/gs/la-visite-des-fleurs.yaml",
    }[what]
    sitting = sit(Start(options=["--ouvrir", str(opened)], means=QUICK))
    if what == "seance":
        first = sitting.session.repertoire.path.lessons[0]
        sitting.session.journey.use_path(replace(sitting.session.repertoire.path, lessons=(first,)))
        assert first.id == "la-visite-des-fleurs"
    assert sitting.comes_to_show_it(tmp_path), "no time passes while a pack is unpacked and read"
    sitting.turn(100)
    assert sitting.comes_to_show_it(tmp_path)
