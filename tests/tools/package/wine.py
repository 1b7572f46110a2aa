"""A Windows by wine, with no network, for as long as a campaign needs it."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from PIL import ImageGrab

MANY_COLOURS = 500


class Windows:
    """A Windows of its own below ``place``, on the virtual screen ``display``."""

    def __init__(self, place: Path, display: str) -> None:
        self.disk = place / "prefix" / "drive_c"
        self.display = display
        self.clock = ""  # what ``faketime`` is told; set it while nothing runs
        self._environment = os.environ | {
            "WINEPREFIX": str(place / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "SDL_AUDIODRIVER": "dummy",
            "DISPLAY": display,
            "XDG_RUNTIME_DIR": str(place),
        }

    def start(self, *command: str, folder: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a program of Windows; its output is a pipe, as a file's would be."""
        alone = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
        clock = ["faketime", self.clock] if self.clock else []
        return subprocess.Popen(
            [*alone, *clock, "wine", *command],
            env=self._environment,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *command: str, folder: Path | None = None, status: int = 0) -> str:
        """What a program wrote, in UTF-8, once it ended with ``status``."""
        started = self.start(*command, folder=folder)
        text = started.communicate()[0].decode("utf-8")
        expect(started.returncode == status, f"{' '.join(command)} ends with {status}", started.returncode, text)
        return text

    def first_picture(self, *command: str) -> tuple["subprocess.Popen[bytes]", float]:
        """Start the window; returns its process, and how many seconds it took to be there."""
        begun = time.monotonic()
        started = self.start(*command)
        while self._colours() < MANY_COLOURS:
            expect(started.poll() is None, "", "the window has ended")
            time.sleep(0.1)
        return started, time.monotonic() - begun

    def answers(self, place: tuple[str, str]) -> bool:
        """Whether the picture changes where ``place`` is pressed; as often as a slow computer may need."""
        time.sleep(2)
        before = ImageGrab.grab(xdisplay=self.display).tobytes()
        for _ in range(30):
            pointer = ["xdotool", "mousemove", *place, "click", "1"]
            subprocess.run(pointer, env=os.environ | {"DISPLAY": self.display}, check=True)
            time.sleep(3)
            if ImageGrab.grab(xdisplay=self.display).tobytes() != before:
                return True
        return False

    def _colours(self) -> int:
        return len(ImageGrab.grab(xdisplay=self.display).getcolors(1 << 24) or ())

    def end_all(self) -> None:
        """End the programs of this Windows."""
        subprocess.run([str(shutil.which("wineserver")), "-k", "-w"], env=self._environment, check=False)


def expect(held: object, told: str, *why: object) -> None:
    """Print what held, or end."""
    if not held:
        sys.exit(f"FAUX : {told} {' '.join(map(str, why))}")
    if told:
        print(told, flush=True)
