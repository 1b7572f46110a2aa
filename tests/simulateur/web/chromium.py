"""A real Chromium without a window, driven over its DevTools protocol (https://chromedevtools.github.io/devtools-protocol).

Nothing is installed for it but Debian's chromium; the socket is that of ``websockets``, which the kit has.
"""

import base64
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest
from websockets.sync.client import connect

from tests.patience import HANG_S

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(
    PROGRAM is None and not os.environ.get("CI"),
    reason="ces essais demandent : sudo apt install chromium",
)


class Chromium:
    """One browser process; each page has storage of its own, or none where it ``keeps`` nothing."""

    def __init__(self, *, keeps: bool = True) -> None:
        self._folder = folder_for("chromium")
        profile = self._folder / "profile"
        profile.mkdir()
        if not keeps:
            _refuse(profile / "Default")
        self._program = subprocess.Popen(
            [
                str(PROGRAM),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--force-color-profile=srgb",
                "--disable-lcd-text",
                "--disable-background-networking",
                "--mute-audio",
                f"--user-data-dir={profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"TMPDIR": str(self._folder)},  # what it leaves there goes with the rest
        )
        file = profile / "DevToolsActivePort"
        until(lambda: file.is_file() and file.read_text().count("\n") > 0)
        self.port = int(file.read_text().split("\n")[0])

    @property
    def pid(self) -> int:
        """The number of its first process."""
        return self._program.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._program.terminate()
        self._program.wait(HANG_S)
        removed(self._folder)

    @contextmanager
    def page(self, address: str, size: tuple[int, int] = (1024, 768), ratio: float = 1.0) -> "Iterator[PageTarget]":
        """A page that is a touch screen of ``size`` pixels as a style sheet counts them, ``ratio`` times finer."""
        version = _json(f"http://127.0.0.1:{self.port}/json/version")
        with Target(version["webSocketDebuggerUrl"]) as browser:
            context = browser.call("Target.createBrowserContext")["browserContextId"]
            made = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
            with PageTarget(f"ws://127.0.0.1:{self.port}/devtools/page/{made}") as page:
                page.begin(size, ratio)
                page.go(address)
                yield page
            browser.call("Target.disposeBrowserContext", browserContextId=context)


_GONE = "Inspected target navigated or closed"


class GoneError(AssertionError):
    """The page loaded itself anew, or went elsewhere, before it had answered."""


class Target:
    """Something to send DevTools commands to."""

    def __init__(self, address: str) -> None:
        self._connection = connect(address, max_size=None, compression=None)
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        self._socket = self._connection.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.__exit__(kind, error, at)

    def call(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """Run a command, in a ``session`` that is attached to this one if one is given; what it answers."""
        number = next(self._numbers)
        told = {"id": number, "method": method, "params": parameters}
        self._socket.send(json.dumps(told if session is None else told | {"sessionId": session}))
        while True:
            message: dict[str, Any] = json.loads(self._socket.recv(HANG_S))
            if message.get("id") == number:
                if "error" in message:
                    kind = GoneError if message["error"]["message"] == _GONE else AssertionError
                    raise kind(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)


class PageTarget(Target):
    """One page."""

    def begin(self, size: tuple[int, int], ratio: float) -> None:
        """Make it a touch screen."""
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.resize(size, ratio)
        self.call("Emulation.setTouchEmulationEnabled", enabled=True, maxTouchPoints=5)

    def resize(self, size: tuple[int, int], ratio: float = 1.0) -> None:
        """Give it another size."""
        wide, high = size
        self.call("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=ratio, mobile=True)

    def inset(self, top: int = 0, right: int = 0, bottom: int = 0, left: int = 0) -> None:
        """Give the screen edges that are not to be drawn on: a notch, round corners, a bar."""
        edges = {"top": top, "right": right, "bottom": bottom, "left": left}
        self.call("Emulation.setSafeAreaInsetsOverride", insets=edges)

    def prefers(self, **features: str) -> None:
        """Say what its person has asked of every page, as ``reduced_motion="reduce"``."""
        told = [{"name": f"prefers-{name.replace('_', '-')}", "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=told)

    def go(self, address: str) -> None:
        """Open an address, and wait until its scripts have run."""
        self.call("Page.navigate", url=address)
        until(lambda: self.run("document.readyState === 'complete' && location.href !== 'about:blank'"))

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript.

        Where the page loads itself anew meanwhile, it is that of the page which comes: the other one took all with it.
        """
        while True:
            with suppress(GoneError):
                answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
                break
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def run_in_worker(self, script: str) -> None:
        """Run a script in the page's worker."""
        self.call("Target.setAutoAttach", autoAttach=True, waitForDebuggerOnStart=False, flatten=True)
        attached = [each["params"] for each in self.events if each.get("method") == "Target.attachedToTarget"]
        session = next(each["sessionId"] for each in attached if each["targetInfo"]["type"] == "worker")
        answer = self.call("Runtime.evaluate", session, expression=script)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]

    def tap(self, x: float, y: float) -> None:
        """Touch a place and let it go."""
        self.down(x, y)
        self.up()

    def down(self, x: float, y: float) -> None:
        """Touch a place."""
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])

    def up(self) -> None:
        """Let it go."""
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def press(self, key: str) -> None:
        """Press a key of the keyboard and let it go."""
        self.key_down(key)
        self.key_up(key)

    def key_down(self, key: str) -> None:
        """Press a key, by its name in JavaScript."""
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", key=key)

    def key_up(self, key: str) -> None:
        """Let a key go."""
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def png(self) -> bytes:
        """What the page shows."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def cut(self, *, off: bool) -> None:
        """Cut the network, or give it back."""
        self.call(
            "Network.emulateNetworkConditions", offline=off, latency=0, downloadThroughput=-1, uploadThroughput=-1
        )

    @property
    def errors(self) -> list[str]:
        """What went wrong on the page: exceptions, refusals of the policy, files that were not there."""
        found = [each["params"] for each in self.events if each.get("method") == "Runtime.exceptionThrown"]
        logged = [each["params"]["entry"] for each in self.events if each.get("method") == "Log.entryAdded"]
        return [str(each) for each in found] + [str(each) for each in logged if each["level"] == "error"]

    @property
    def asked(self) -> list[str]:
        """The addresses that the page asked for."""
        sent = (each["params"] for each in self.events if each.get("method") == "Network.requestWillBeSent")
        return [each["request"]["url"] for each in sent]


def until(reached: Callable[[], object], at_most_s: float = HANG_S) -> None:
    """Wait for something of another process; a test that hangs fails."""
    end_s = time.monotonic() + at_most_s
    while not reached():
        assert time.monotonic() < end_s, "not reached"
        time.sleep(0.02)


def folder_for(browser: str) -> Path:
    """A new folder for a browser; those that a killed test left behind go."""
    for old in Path(tempfile.gettempdir()).glob(f"{browser}-[0-9]*-*"):
        if not Path("/proc", old.name.split("-")[1]).exists():
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{browser}-{os.getpid()}-"))


def removed(folder: Path) -> None:
    """Remove the folder of a browser that was told to end; some of its processes may write there a moment longer."""

    def is_gone() -> bool:
        shutil.rmtree(folder, ignore_errors=True)
        return not folder.exists()

    until(is_gone)


def _refuse(profile: Path) -> None:
    """Have storage refused to every page, as « Block all cookies » does."""
    profile.mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Preferences").write_text(json.dumps(blocked), "utf-8")


def _json(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(address, timeout=HANG_S) as answer:
        found: dict[str, Any] = json.load(answer)
    return found
