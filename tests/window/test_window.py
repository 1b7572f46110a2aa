"""A whole défi in a real window: the mouse is moved by xdotool, what is seen is read back from the display.

A session in this process is played alongside without a clock; the window must end up showing its picture.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest
from PIL import Image, ImageChops, ImageGrab

from beebot.command import Command, flatten
from beebot.kinds import solve
from beebot.loader import load_path
from firmware_bridge.emulator.serve import serve_pty
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.settings_file import write_settings
from simulateur.pages.open_page import places
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.patience import HANG_S
from tests.simulateur.builders import member
from tests.window._xdotool import SIZE, xdotool
from tools.robots.emulators.escornabot import Escornabot

SPEED = 20
ALIKE = 0.004
"""The share of pixels that may differ: a blink, a frame of the window manager's pointer."""


class Mirror:
    """The same sitting, offscreen: tells where to press and what must be seen."""

    def __init__(self, *, robot: bool = False) -> None:
        loaded = load_path(FIRST_PATH)
        self.session = Session(loaded.path, "fr")
        self.session.hear(RobotsAre((member(),) if robot else ()))
        self._window = pygame.Surface(SIZE)
        self.finger = Finger(App(self._window, self.session, Images(), Backend(self.session)))
        self.finger.wait(0.5)

    def place_of(self, touch: Touch) -> tuple[int, int]:
        x, y = places(self.session, SIZE)[touch].centre
        return round(x), round(y)

    def picture(self) -> Image.Image:
        return Image.frombytes("RGB", SIZE, pygame.image.tobytes(self._window, "RGB"))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are clearly not the same."""
    grey = ImageChops.difference(one, other).convert("L")
    return sum(grey.histogram()[24:]) / (one.width * one.height)


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    yield Mirror()
    pygame.display.quit()


@contextmanager
def program_on(display: str, folder: Path, *options: str) -> Iterator[None]:
    """The program in a window that fills a virtual screen."""
    environment = os.environ | {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    environment.pop("SDL_VIDEODRIVER", None)
    command = [sys.executable, "-m", "simulateur", "--taille", f"{SIZE[0]}x{SIZE[1]}"]
    command += ["--donnees", str(folder / "donnees"), *options]
    write_settings(folder / "donnees", Settings(path=FIRST_PATH.stem))
    program = subprocess.Popen(command, env=environment, cwd=folder)
    try:
        xdotool(display, "search", "--sync", "--onlyvisible", "--class", "beebot")
        yield
        assert program.poll() is None, "the program must still run"
    finally:
        program.terminate()
        program.wait()


@pytest.fixture
def window(display: str, tmp_path: Path) -> Iterator[str]:
    """The program, without a robot; gives the name of its display."""
    with program_on(display, tmp_path):
        yield display


def click(display: str, mirror: Mirror, touch: Touch) -> None:
    x, y = mirror.place_of(touch)
    xdotool(display, "mousemove", str(x), str(y), "click", "1")


def press_both(display: str, mirror: Mirror, touch: Touch) -> None:
    click(display, mirror, touch)
    mirror.finger.touch(touch)


def play_to_success(mirror: Mirror) -> None:
    session = mirror.session
    mirror.finger.touch(Touch(Key.GO))
    mirror.finger.wait_until(lambda: session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED)
    mirror.finger.wait(4)


def seen_within(seconds: float, display: str, wanted: Callable[[], Image.Image]) -> bool:
    """Whether the display comes to show what is wanted."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if difference(ImageGrab.grab(xdisplay=display).convert("RGB"), wanted()) < ALIKE:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.path
def test_a_child_solves_the_first_challenge_with_the_mouse(mirror: Mirror, window: str) -> None:
    def see(what: str) -> None:
        mirror.finger.wait(0.3)
        assert seen_within(HANG_S, window, mirror.picture), what

    see("the garden")
    press_both(window, mirror, Touch(Key.LESSON, 0))
    see("the lesson's mats")
    press_both(window, mirror, Touch(Key.CHALLENGE, 0))
    see("the first mat, and an empty strip")
    for command in flatten(solve(mirror.session.route.challenge).program or ()):
        press_both(window, mirror, Touch(KEYS_OF_COMMANDS[command]))
    see("the program on the strip")
    click(window, mirror, Touch(Key.GO))
    play_to_success(mirror)
    see("the open flower")


def test_the_robot_key_sends_the_program_to_the_robot_on_the_wire(mirror: Mirror, display: str, tmp_path: Path) -> None:
    with_robot = Mirror(robot=True)
    with_robot.session.open_challenge(0, 1)
    program = flatten(solve(with_robot.session.route.challenge).program or ())
    emulator = Escornabot()
    letters = {Command.FORWARD: "n", Command.LEFT: "w", Command.RIGHT: "e"}
    with (
        serve_pty(emulator, SPEED) as served,
        program_on(display, tmp_path, "--robot", "escornabot", "--port", served.port, "--vitesse", str(SPEED)),
    ):
        assert seen_within(HANG_S, display, mirror.picture), "the garden"
        for touch in (Touch(Key.LESSON, 0), Touch(Key.CHALLENGE, 1)):
            press_both(display, mirror, touch)
        for command in program:
            press_both(display, with_robot, Touch(KEYS_OF_COMMANDS[command]))
        assert seen_within(HANG_S, display, with_robot.picture), "the program, and a robot that is linked"
        click(display, with_robot, Touch(Key.ROBOT))
        assert served.wait_for(lambda: len(emulator.record) == len(program), HANG_S)
        assert "".join(move.letter for move in emulator.record) == "".join(letters[command] for command in program)
        play_to_success(with_robot)
        assert seen_within(HANG_S, display, with_robot.picture), "the open flower"
