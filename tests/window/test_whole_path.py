"""The whole first path in a real window, from the first flower to the last: by mouse, by keyboard, by one switch.

Time is dealt out to the program (``_stepped``), and to an app of this process that draws nowhere: after each challenge
the display must show, pixel for pixel, what that one has drawn.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from PIL import Image, ImageGrab

from beebot.loader import load_path
from lecons import FIRST_PATH
from simulateur.app import App
from simulateur.controls import Key, Touch
from simulateur.keeping.settings import Settings, write_settings
from simulateur.machine import Machine
from simulateur.pages import places
from simulateur.session import Page, Session
from tests.simulateur.hands import mouse, mouse_up, typed
from tests.simulateur.test_pictures import side_by_side
from tests.simulateur.whole_path import played
from tests.window._xdotool import xdotool

SIZE = (640, 400)
PROGRAM = Path(__file__).with_name("_stepped.py")
TICK_MS = 100
"""The longest that the loop lets pass in one turn."""
ALL_THERE = ("click", "5")
"""The mouse wheel, by which the program knows that what came before has come."""
_FOCUS_S = 0.3
"""SDL takes no keys before a window has had the keyboard for 200 ms."""
KEYS = {
    Key.FORWARD: "Up",
    Key.BACKWARD: "Down",
    Key.LEFT: "Left",
    Key.RIGHT: "Right",
    Key.PAUSE: "p",
    Key.REPEAT: "m",
    Key.CLEAR: "Delete",
    Key.HOME: "Escape",
}
"""Keys of the keyboard that have a name of their own; all else is reached with Tab."""
CODES = {name: getattr(pygame, f"K_{name.lower() if len(name) == 1 else name.upper()}") for name in KEYS.values()}


class Player:
    """One sitting twice over: in the window of ``display``, and in this process."""

    def __init__(self, display: str, folder: Path, settings: Settings) -> None:
        write_settings(folder, settings)
        loaded = load_path(FIRST_PATH)
        self.session = Session(loaded.path, settings.language, settings=settings)
        self.session.mute = settings.mute
        self.surface = pygame.Surface(SIZE)
        self.app = App(self.surface, self.session, loaded.images, Machine())
        self._display = display
        environment = os.environ | {
            "DISPLAY": display,
            "SDL_VIDEO_WINDOW_POS": "0,0",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        environment.pop("SDL_VIDEODRIVER")
        command = [sys.executable, str(PROGRAM), "--taille", f"{SIZE[0]}x{SIZE[1]}", "--donnees", str(folder)]
        self.program = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._wait_for_turn()
        xdotool(display, "search", "--sync", "--onlyvisible", "--class", "beebot")
        xdotool(display, "mousemove", str(SIZE[0] // 2), str(SIZE[1] // 2))  # without a window manager keys go there
        self.turn()
        time.sleep(_FOCUS_S)
        self.turn()

    def turn(self, milliseconds: int = 0, *events: pygame.event.Event) -> None:
        """One turn of both loops."""
        assert self.program.stdin is not None
        self.program.stdin.write(f"{milliseconds} {int(bool(events))}\n".encode())
        self.program.stdin.flush()
        self.app.step(milliseconds / 1000, events)
        self._wait_for_turn()

    def _wait_for_turn(self) -> None:
        assert self.program.stdout is not None
        assert self.program.stdout.read(1) == b".", "the program ended"

    def let_it_run(self) -> None:
        while self.session.is_moving:
            self.turn(TICK_MS)

    def click(self, wanted: Touch) -> None:
        """Press and release the mouse in the middle of a control."""
        x, y = (round(place) for place in places(self.session, SIZE)[wanted].centre)
        xdotool(self._display, "mousemove", str(x), str(y), "click", "1", *ALL_THERE)
        self.turn(0, mouse((x, y)), mouse_up((x, y)))
        self.turn(TICK_MS)

    def type(self, *names: str) -> None:
        xdotool(self._display, "key", *names, *ALL_THERE)
        codes = CODES | {"Tab": pygame.K_TAB, "Return": pygame.K_RETURN}
        self.turn(0, *(typed(codes[name]) for name in names))
        self.turn(TICK_MS)

    def key(self, wanted: Touch) -> None:
        """Press the key that stands for a control, or go there with Tab and press Enter."""
        if wanted.key in KEYS:
            self.type(KEYS[wanted.key])
            return
        order = list(places(self.session, SIZE))
        at = order.index(self.app._focus.at) if self.app._focus.at in order else -1
        self.type(*["Tab"] * ((order.index(wanted) - at) % len(order)), "Return")

    def switch(self, wanted: Touch) -> None:
        """Wait until a control is lit, then press the one key there is."""
        for _turn in range(2 * len(places(self.session, SIZE)) * 1000 // TICK_MS):
            if self.app._focus.at == wanted:
                break
            self.turn(TICK_MS)
        assert self.app._focus.at == wanted
        xdotool(self._display, "key", "space", *ALL_THERE)
        self.turn(0, typed(pygame.K_SPACE))
        self.turn(TICK_MS)

    def differs(self, folder: Path) -> Path | None:
        """None if the display shows what was drawn here, else a picture of both."""
        shown = ImageGrab.grab((0, 0, *SIZE), xdisplay=self._display).convert("RGB")
        drawn = Image.frombytes("RGB", SIZE, pygame.image.tobytes(self.surface, "RGB"))
        if shown == drawn:
            return None
        side_by_side(drawn, shown).save(file := folder / "drawn-shown-difference.png")
        return file


@pytest.fixture
def player(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, display: str, tmp_path: Path
) -> Iterator[Player]:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    found = Player(display, tmp_path, request.param)
    with found.program:  # the end of its input ends it
        yield found
    pygame.display.quit()


QUICK = Settings(hare=True, mute=True)
ONE_SWITCH = Settings(hare=True, mute=True, scanning=True, scan_s=1)


@pytest.mark.parametrize(
    ("player", "way"),
    [(QUICK, Player.click), (QUICK, Player.key), (ONE_SWITCH, Player.switch)],
    indirect=["player"],
    ids=["mouse", "keyboard", "switch"],
)
def test_the_whole_first_path(player: Player, way: Callable[[Player, Touch], None], tmp_path: Path) -> None:
    seen = 0
    for touch in played(player.session, player.let_it_run):
        way(player, touch)
        if touch.key in (Key.LESSON, Key.CHALLENGE, Key.NEXT, Key.HOME):
            assert player.differs(tmp_path) is None, touch
            seen += 1
    assert seen > len(player.session.path.lessons)
    assert player.session.page is Page.HOME
    assert all(player.session.is_done(lesson) for lesson in player.session.path.lessons)
