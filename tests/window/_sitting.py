"""One sitting twice over: in a window on a virtual screen, and in an app of this process that draws nowhere.

Time is dealt out to both (``_stepped``), so that the display must show, pixel for pixel, what the app has drawn.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pygame
from PIL import Image, ImageGrab

from beebot.loader import load_path
from lecons import FIRST_PATH
from lecons.pictures.images import Images
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.settings_file import write_settings
from simulateur.pages.common.motion import skips_show
from simulateur.pages.open_page import places
from simulateur.window.app import App
from tests.patience import HANG_S
from tests.simulateur.hands import mouse, mouse_up, typed
from tests.simulateur.test_pictures import side_by_side
from tests.simulateur.whole_path import Before, is_same_hand
from tests.window._xdotool import xdotool

SIZE = (640, 400)
PROGRAM = Path(__file__).with_name("_stepped.py")
TICK_MS = 100
HAND_MS = 500
"""So soon after one that led on a press near it is the same hand."""
BOUNCE_MS = 300
"""So soon after a choice with the one switch another one does not count."""
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
CODES |= {"Tab": pygame.K_TAB, "Return": pygame.K_RETURN, "F1": pygame.K_F1}
QUICK = Settings(path=FIRST_PATH.stem, hare=True, mute=True)


@dataclass(frozen=True)
class Start:
    """How the program is started: ``settings`` kept before, None for none; options, environment, a command around it.

    ``means`` are the settings that the options ask for. ``path`` is the file of the learning path that is played.
    """

    settings: Settings | None = QUICK
    options: Sequence[str] = ()
    means: Settings | None = None
    environment: dict[str, str] = field(default_factory=dict)
    within: Sequence[str] = ()
    path: Path = FIRST_PATH


AS_USUAL = Start()


class Sitting:
    """Both, one turn after another; end it with ``end``."""

    def __init__(self, display: str, folder: Path, start: Start = AS_USUAL) -> None:
        settings = start.means or start.settings or Settings()
        if start.settings is not None:
            settings = replace(settings, path=FIRST_PATH.stem)
            write_settings(folder, replace(start.settings, path=FIRST_PATH.stem))
        self.display = display
        self.session = Session(load_path(start.path).path, settings.language, settings=settings)
        self.session.mute = settings.mute
        if not (settings.path or settings.kiosk) and start.path == FIRST_PATH:
            self.session.journey.go(self.session.route.to_page(Page.AGES))
        self._before: Before | None = None
        self.app = App(pygame.display.set_mode(SIZE), self.session, Images(), Backend(self.session))
        around = {"DISPLAY": display, "SDL_VIDEO_WINDOW_POS": "0,0", "PYTHONPATH": str(Path(__file__).parents[2])}
        environment = os.environ | around | start.environment
        environment.pop("SDL_VIDEODRIVER", None)
        command = [sys.executable, str(PROGRAM), "--taille", f"{SIZE[0]}x{SIZE[1]}", "--donnees", str(folder)]
        opened = [] if start.path == FIRST_PATH else ["--ouvrir", str(start.path)]
        command = [*start.within, *command, *opened, *start.options]
        self.program = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._wait_for_turn()
        xdotool(display, "search", "--sync", "--onlyvisible", "--class", "beebot")
        xdotool(display, "mousemove", str(SIZE[0] // 2), str(SIZE[1] // 2))  # without a window manager keys go there
        self.turn()
        time.sleep(_FOCUS_S)
        self.turn()

    def end(self) -> None:
        """End the program."""
        with suppress(BrokenPipeError), self.program:  # the end of its input ends it, if it has not ended
            pass

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
        """Until nothing is being run, nor a success shown."""
        while self.session.is_moving or skips_show(self.session):
            self.turn(TICK_MS)

    def click(self, wanted: Touch) -> None:
        """Press and release the mouse in the middle of a control."""
        at = self.middle(wanted)
        if is_same_hand(self._before, at, self.app.size):
            for _tick in range(HAND_MS // TICK_MS):
                self.turn(TICK_MS)
        xdotool(self.display, "mousemove", *map(str, at), "click", "1", *ALL_THERE)
        self.turn(0, mouse(at), mouse_up(at))
        self.turn(TICK_MS)
        self._before = wanted, at

    def middle(self, wanted: Touch) -> tuple[int, int]:
        """Where the middle of a control is."""
        x, y = places(self.session, self.app.size)[wanted].centre
        return round(x), round(y)

    def type(self, *names: str) -> None:
        """Press and release keys of the keyboard."""
        xdotool(self.display, "key", *names, *ALL_THERE)
        self.turn(0, *(typed(CODES[name]) for name in names))
        self.turn(TICK_MS)

    def key(self, wanted: Touch) -> None:
        """Press the key that stands for a control, or go there with Tab and press Enter."""
        if wanted.key in KEYS:
            self.type(KEYS[wanted.key])
            return
        focus = self.app._screen.hands.focus
        for _press in range(2 * len(places(self.session, self.app.size))):  # it may go by way of what calls
            if focus.at == wanted:
                break
            self.type("Tab")
        assert focus.at == wanted
        self.type("Return")

    def switch(self, wanted: Touch) -> None:
        """Wait until its row is lit, then the control alone, and press the one key there is each time."""
        focus = self.app._screen.hands.focus
        for _turn in range(3 * len(places(self.session, self.app.size)) * 1000 // TICK_MS):
            if focus.at == wanted or (focus.at is None and focus.row == (wanted,)):
                break
            if focus.at is None and wanted in focus.row:
                self._press_switch()
            self.turn(TICK_MS)
        assert wanted in (focus.at, *focus.row)
        self._press_switch()

    def _press_switch(self) -> None:
        xdotool(self.display, "key", "space", *ALL_THERE)
        self.turn(0, typed(pygame.K_SPACE))
        for _tick in range(BOUNCE_MS // TICK_MS):
            self.turn(TICK_MS)

    def differs(self, folder: Path) -> Path | None:
        """None if the display shows what was drawn here, else a picture of both."""
        shown = ImageGrab.grab((0, 0, *self.app.size), xdisplay=self.display).convert("RGB")
        target = self.app._painter.target
        drawn = Image.frombytes("RGB", target.get_size(), pygame.image.tobytes(target, "RGB"))
        if shown == drawn:
            return None
        side_by_side(drawn, shown).save(file := folder / "drawn-shown-difference.png")
        return file

    def comes_to_show_it(self, folder: Path) -> bool:
        """Whether the display shows it as soon as a disk, a voice or a new window size lets it."""
        return self.comes(lambda: self.differs(folder) is None)

    def comes(self, reached: Callable[[], bool]) -> bool:
        """Let turns pass, but no time, until ``reached``; False if that takes too long."""
        end = time.monotonic() + HANG_S
        while not reached():
            if time.monotonic() > end:
                return False
            self.turn()
            time.sleep(0.01)
        return True
