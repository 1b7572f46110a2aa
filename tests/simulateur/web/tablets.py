"""A server that can die; a finger on a page, beside a session that follows."""

import base64
import functools
import http.server
import io
import json
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from PIL import Image

from lecons import FIRST_PATH
from simulateur.game.controls import Touch
from simulateur.game.messages.machine import BROWSER
from simulateur.game.session import Page as PageOf
from simulateur.game.session import Session
from simulateur.machine.backend import Backend
from simulateur.pages.common.door import DOOR
from simulateur.pages.common.motion import skips_show
from simulateur.pages.input.events import Device, Down, Presser, Up
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from simulateur.web.build import lesson_values
from simulateur.web.scene_messages import Message
from simulateur.web.sound_messages import TabletVoice
from tests.simulateur.web.chromium import Chromium, PageTarget, until
from tests.simulateur.web.folders import LISTENS
from tests.simulateur.web.painted import differing
from tests.simulateur.whole_path import Before, is_same_hand, on_the_way

TICK_S = 1 / 30
_FINGER = Presser(Device.FINGER, "0")
PACE_MS = 400
"""Between two touches: cards that slid to their places are there again."""
_STEPS = 5
_SETTLED = f"""(async () => {{
  const passed = () => new Promise((later) => setTimeout(later, {PACE_MS // _STEPS}));
  const answered = () => new Promise((later) => {{
    if (!window.awake) return later();
    awake.addEventListener('message', function heard({{ data }}) {{
      if (data.measured) {{ awake.removeEventListener('message', heard); later(); }}
    }});
    awake.postMessage({{ measure: true }});
  }});
  await answered();
  for (let step = 0; step < {_STEPS}; step += 1) {{ await passed(); await answered(); }}
}})()"""
"""Until a touch was taken, however slow the machine is, and the game went on for a while after it.

What comes after a touch in the worker's queue was answered. A turn of the game counts a tenth of a second at most, so
the worker is waited for again and again.
"""
_FEAST_S = 6.0
"""After so long a feast can be left."""
_SESSION = "session = browser.tablet.session\n"
_AT_REST = (
    f"{_SESSION}from simulateur.pages.common.motion import skips_show\n"
    "not session.is_moving and not skips_show(session) and "
    f'(session.page.name != "FEAST" or session.players.at.since_page > {_FEAST_S})'
)
_WHERE = (
    'f"{session.page.name} {session.players.at.lesson_place} {session.players.at.challenge_place} '
    '{session.journey.touches}"'
)
_SCENE = """import base64, pickle
base64.b64encode(pickle.dumps(browser.tablet.screen.scene())).decode()"""
_DRAWN = """new Promise((later) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(later, 200))))"""
SOONER = """((later) => {
  window.setTimeout = (act, wait, ...given) => later(act, wait === 20000 ? 0 : wait, ...given);
})(window.setTimeout)"""
"""On a page where Python is not awake yet: what waits until a child has played for a while is done at once."""
CACHE = "abeille /"
"""Where a page at the root of its server is kept."""
MEMORIES = f"""caches.open('{CACHE}').then((cache) => cache.keys()).then((kept) =>
  kept.map(({{ url }}) => url.split('/').pop()).filter((name) => name.startsWith('memory-')))"""


class Server:
    """Serves a folder on one port of this machine; ``asked`` are the paths that were asked for."""

    def __init__(self, folder: Path, known: tuple[str, ...] | None = None) -> None:
        self.asked: list[str] = []
        self._folder = folder
        self._known = known
        self._port = 0
        self._server: http.server.ThreadingHTTPServer | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self._port}/"

    def start(self) -> None:
        handler = functools.partial(_handler(self.asked, self._known), directory=str(self._folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def kill(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def show(self, folder: Path) -> None:
        """Serve another folder at the same address."""
        self.kill()
        self._folder = folder
        self.start()


def _handler(asked: list[str], known: tuple[str, ...] | None) -> type[http.server.SimpleHTTPRequestHandler]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def guess_type(self, path: Any) -> str:
            name = str(path)
            if known is None or name.endswith(known):
                return super().guess_type(path)
            return "application/octet-stream"

        def log_message(self, *_words: object) -> None:
            """Nobody reads it."""

    return Handler


@contextmanager
def serving(folder: Path, known: tuple[str, ...] | None = None) -> Iterator[Server]:
    """A server of a folder; where it has a list of ``known`` endings, it gives the type of these files alone."""
    server = Server(folder, known)
    server.start()
    try:
        yield server
    finally:
        server.kill()


class Page(Protocol):
    """A page of some browser, as far as a finger needs it."""

    def go(self, address: str) -> None:
        """Open an address, and wait until its scripts have run."""

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript, waited for."""

    def tap(self, x: float, y: float) -> None:
        """Touch a place and let it go."""

    def down(self, x: float, y: float) -> None:
        """Touch a place."""

    def up(self) -> None:
        """Let it go."""


P = TypeVar("P", bound=Page)


class Played(Generic[P]):
    """A page in a browser, and a session in this process that is touched alike: it knows where everything is."""

    def __init__(self, page: P, size: tuple[int, int] = (1024, 768), ratio: float = 1.0) -> None:
        self.page = page
        self.corner = (0.0, 0.0)
        """Where the canvas begins on the screen."""
        self._ratio = ratio
        self.size = self._pixels(size)
        self._before: Before | None = None
        self.forget()

    def _pixels(self, size: tuple[float, float]) -> tuple[int, int]:
        return round(size[0] * self._ratio), round(size[1] * self._ratio)

    def turn(self, size: tuple[float, float], corner: tuple[float, float] = (0.0, 0.0)) -> None:
        """The canvas has another size and place now, as a style sheet counts them; the page was told already."""
        self.size, self.corner = self._pixels(size), corner
        self._screen.hands.size = self.size

    def forget(self) -> None:
        """Begin again with a session that knows nothing."""
        content = lesson_values.read((FIRST_PATH,))[0]
        self.images = content.images
        self.session = Session(content.path, "fr", (), hashes=content.hashes, machine=BROWSER)
        self.voice = TabletVoice(self._hear)
        self._screen = Screen(self.session, content.images, Backend(self.session, voice=self.voice), self.size)
        self.said: list[str] = []

    def _hear(self, message: Message) -> None:
        if message["kind"] == "say":
            self.said += [part["text"] for part in message["parts"] if "text" in part]  # type: ignore[attr-defined]

    def open(self, address: str) -> None:
        self.page.go(address)
        self.wait_awake()

    def wait_awake(self) -> None:
        self.wait("document.getElementById('still')?.className === 'gone'")

    def wait(self, condition: str) -> None:
        """Until something holds on the page; a page on which nothing plays any more ends it."""
        until(lambda: self.page.run(f"({condition}) || document.getElementById('trouble')?.hidden === false"))
        assert self.page.run(condition), self.trouble()

    def trouble(self) -> str:
        """What a page says on which nothing plays; nothing where it plays."""
        box = "document.getElementById('trouble')"
        return str(self.page.run(f"{box}?.hidden === false ? {box}.innerText : ''")).replace("\xa0", " ")

    def touch(self, touch: Touch) -> None:
        """Tap the middle of a control, here and there; where a strip is to be rolled first, it is."""
        for step in on_the_way(self.session, self.size, touch):
            x, y = places(self.session, self.size)[step].centre
            if is_same_hand(self._before, (x, y), self.size):
                self.let_pass()
            self._before = step, (x, y)
            self.page.tap(self.corner[0] + x / self._ratio, self.corner[1] + y / self._ratio)
            for events in ((Down(_FINGER, (x, y)),), (Up(_FINGER),)):
                self._screen.step(TICK_S, events)
            self.let_pass()

    def let_pass(self) -> None:
        """As long as between two touches, there and here."""
        self.page.run(_SETTLED)
        for _turn in range(round(PACE_MS / 1000 / TICK_S)):
            self._screen.step(TICK_S, ())

    def wait_said(self, sentence: str) -> None:
        self.wait(f"said.includes({json.dumps(sentence)})")

    def wait_kept(self, name: str, holds: Callable[[str], bool]) -> None:
        """Until a file of the browser's storage holds what it should."""
        until(lambda: holds(kept(self.page).get(name, "")))

    def finish(self) -> None:
        """Let the run in the session, or its feast, come to its end."""
        session = self.session
        for _turn in range(60 * 30):
            self._screen.step(TICK_S, ())
            is_at_rest = not session.is_moving and not skips_show(session)
            if is_at_rest and (session.page is not PageOf.FEAST or session.players.at.since_page > _FEAST_S):
                return
        raise AssertionError("it never ends")

    def let_it_run(self) -> None:
        """The same here and on the page of a folder that can be asked."""
        self.finish()
        until(lambda: self.page.run(f"asked({json.dumps(_AT_REST)})"))
        there = self.page.run(f"asked({json.dumps(_SESSION + _WHERE)})")
        assert there == eval(_WHERE, {"session": self.session})

    def to_the_adults(self) -> None:
        """Hold the key of their door, from the garden, until their pages are there."""
        before = self.page.run("drawn.length")
        x, y = places(self.session, self.size)[DOOR].centre
        self.page.down(self.corner[0] + x / self._ratio, self.corner[1] + y / self._ratio)
        self._screen.step(TICK_S, (Down(_FINGER, (x, y)),))
        while self.session.page is not PageOf.ADULTS:
            self._screen.step(TICK_S, ())
        self.wait(f"drawn.length > {before}")
        self.page.up()
        self._screen.step(TICK_S, (Up(_FINGER),))
        self.let_pass()

    def differs(self) -> float:
        """The part of the pixels that differ by more than 12 % between the page and the painter, at one moment.

        The page's clock stands still for it.
        """
        pickled = self.page.run(f"asked({json.dumps(_SCENE)}, true)")
        self.page.run(_DRAWN)
        shown = self.page.run("document.getElementById('page').toDataURL('image/png').split(',')[1]")
        self.page.run("asked('0', false)")
        scene = pickle.loads(base64.b64decode(pickled))
        return differing(scene, Image.open(io.BytesIO(base64.b64decode(shown))).convert("RGB"))


Tablet: TypeAlias = Played[PageTarget]
"""A tablet that is a page of Chromium, with all that its protocol can do."""


def adults_see(page: PageTarget, sentence: str) -> None:
    """From the garden, hold the key of the adults' door until a page shows a sentence; then back to the children.

    The sentence may begin with a capital or not, as it does behind a file's name.
    """
    page.key_down("F1")
    wanted = json.dumps(sentence[1:])
    until(lambda: page.run(f"drawn.some((text) => text.includes({wanted}))"))
    page.key_up("F1")
    page.press("Escape")


@contextmanager
def opened(chromium: Chromium, size: tuple[int, int] = (1024, 768), ratio: float = 1.0) -> Iterator[Tablet]:
    """An empty page with storage of its own, which is listened to."""
    with chromium.page("data:text/html,", size, ratio) as page:
        page.call("Page.addScriptToEvaluateOnNewDocument", source=LISTENS)
        yield Tablet(page, size, ratio)


def kept(page: Page) -> dict[str, str]:
    """What the browser's storage holds, by its names."""
    found: dict[str, str] = page.run(
        """new Promise((resolve, reject) => {
          const request = indexedDB.open('abeille');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const files = {}, cursor = request.result.transaction('files').objectStore('files').openCursor();
            cursor.onsuccess = () => {
              if (!cursor.result) { request.result.close(); resolve(files); return; }
              files[cursor.result.key] = new TextDecoder().decode(cursor.result.value);
              cursor.result.continue();
            };
          };
        })"""
    )
    return found
