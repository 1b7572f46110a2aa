"""A real WebKit on a display of its own, driven over WebDriver (https://www.w3.org/TR/webdriver2).

It is what Safari is made of, as Debian packs it. Nothing is installed for it but Debian's webkit2gtk-driver and xvfb;
its browser keeps nothing on the disk while a program drives it.
"""

import json
import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.patience import HANG_S
from tests.simulateur.web.chromium import folder_for, removed, until
from tests.virtual_screen import virtual_screen

DRIVER = shutil.which("WebKitWebDriver")
SCREEN = shutil.which("Xvfb")
BROWSER = next(Path("/usr").glob("lib*/*/webkit2gtk-4.*/MiniBrowser"), None)
needs_webkit = pytest.mark.skipif(
    None in (DRIVER, SCREEN, BROWSER), reason="ces essais demandent : sudo apt install webkit2gtk-driver xvfb"
)
_ANSWERED = """
  const done = arguments[0];
  Promise.resolve(%s).then((value) => done([value]), (error) => done(String(error)));
"""
_TOUCHED = """[[%r, %r, %r]].forEach(([x, y, types]) => {
  const target = document.elementFromPoint(x, y);
  const touch = document.createTouch(window, target, 0, x, y, x, y);
  const list = document.createTouchList(touch);
  for (const type of types.split(' ')) {
    target.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, changedTouches: list }));
  }
})"""
"""Its driver makes a mouse of a finger, so a touch is made on the page."""


class WebKit:
    """One browser with one page; ``address`` is that of its session."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._at = (0.0, 0.0)

    def go(self, address: str) -> None:
        """Open an address, and wait until its scripts have run."""
        self._ask("/url", url=address)

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript, waited for."""
        answer = self._ask("/execute/async", script=_ANSWERED % script, args=[])
        assert isinstance(answer, list), answer
        return answer[0]

    def tap(self, x: float, y: float) -> None:
        """Touch a place and let it go."""
        self.run(_TOUCHED % (x, y, "touchstart touchend"))

    def down(self, x: float, y: float) -> None:
        """Touch a place."""
        self._at = x, y
        self.run(_TOUCHED % (x, y, "touchstart"))

    def up(self) -> None:
        """Let it go."""
        self.run(_TOUCHED % (*self._at, "touchend"))

    def press(self, key: str) -> None:
        """Press a key, by its code in WebDriver, and let it go."""
        steps = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self._ask("/actions", actions=[{"type": "key", "id": "keyboard", "actions": steps}])

    def click(self, x: float, y: float) -> None:
        """Press a place with the mouse, which links obey."""
        moved = {"type": "pointerMove", "x": round(x), "y": round(y)}
        steps = [moved, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._ask("/actions", actions=[{"type": "pointer", "id": "mouse", "actions": steps}])

    def size(self) -> tuple[int, int]:
        """The pixels that the page has."""
        wide, high = self.run("[innerWidth, innerHeight]")
        return wide, high

    def _ask(self, path: str, **told: object) -> Any:
        return ask(self._address + path, told)


@contextmanager
def webkit() -> Iterator[WebKit]:
    """A browser that is there until the block ends, with nothing kept from another one."""
    options = {"binary": str(BROWSER), "args": ["--automation"]}
    with virtual_screen("1280x900") as display, _driver(display) as address:
        patience = dict.fromkeys(("script", "pageLoad"), round(1000 * HANG_S))  # else 30 s for a script
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options, "timeouts": patience}}
        session = f"{address}/session/{ask(f'{address}/session', {'capabilities': wanted})['sessionId']}"
        try:
            yield WebKit(session)
        finally:
            ask(session, method="DELETE")


def ask(address: str, told: Mapping[str, object] | None = None, method: str = "POST") -> Any:
    """What a command of WebDriver answers."""
    data = None if told is None else json.dumps(told).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=HANG_S) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{address}: {error.read().decode()}") from error


@contextmanager
def _driver(display: str) -> Iterator[str]:
    """The program that listens to commands: its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return bool(ask(f"{address}/status", method="GET")["ready"])
        except OSError:
            return False

    home = folder_for("webkit")
    others = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment = others | {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": str(home), "TMPDIR": str(home)}
    command = [str(DRIVER), f"--port={port}"]
    silent = subprocess.DEVNULL
    program = subprocess.Popen(command, env=environment, stdout=silent, stderr=silent)
    try:
        until(answers)
        yield address
    finally:
        program.terminate()
        program.wait(HANG_S)
        removed(home)
