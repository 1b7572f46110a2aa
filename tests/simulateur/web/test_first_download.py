"""What a page says when its first download does not come to its end: a network that is gone is no broken folder."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulateur.web.build import site
from simulateur.web.build.archive import packed
from simulateur.web.build.folder import write
from tests.patience import HANG_S
from tests.simulateur.web.build.test_parts import parts
from tests.simulateur.web.chromium import Chromium, needs_chromium, until
from tests.simulateur.web.tablets import CACHE, Tablet, opened

pytestmark = needs_chromium
CUT = "Le Wi-Fi s'est coupé, ou le site ne répond plus : touchez pour reprendre"
MISSING = "Il manque un morceau du kit, ou il est abîmé"
UNKEPT = "Object.defineProperty(navigator, 'serviceWorker', { value: undefined });"
"""As where a page comes by http, which no browser keeps."""
KEPT = f"""caches.open('{CACHE}').then((cache) => cache.keys()).then((kept) =>
  kept.map(({{ url }}) => new URL(url).pathname.slice(1)))"""
"""The names of the files that the browser keeps."""
IS_WHOLE = "navigator.serviceWorker.getRegistration().then((found) => !!found?.active)"
NO_REGISTRATION = "ServiceWorkerContainer.prototype.register = () => Promise.resolve(undefined);"


class Net:
    """A web space whose network is ``well``, or else does something to the file whose name begins with ``hit``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.how, self.hit = "well", ""
        self.asked: list[str] = []
        self.hurt: list[str] = []
        """The names to which something was done."""
        self.goes = threading.Event()
        """While it is not set, the network has yet to go."""
        self.goes.set()
        self.address = ""

    def answer(self, request: http.server.SimpleHTTPRequestHandler) -> bool:
        """Do what is to be done; whether the request is answered by that."""
        name = request.path[1:]
        self.asked.append(name)
        if not name.startswith(self.hit) or self.how == "well":
            return False
        self.hurt.append(name)
        match self.how:
            case "gone":
                self.goes.wait(HANG_S)
                self.hit = ""  # from now on nothing is answered
            case "half":
                data = (self.folder / name).read_bytes()
                request.send_response(200)
                request.send_header("Content-Length", str(len(data)))
                request.end_headers()
                request.wfile.write(data[: len(data) // 2])
            case "other":
                request.send_response(200)
                request.end_headers()
                request.wfile.write(b"<p>acceptez les conditions")
            case status:
                request.send_error(int(status))
        request.close_connection = True
        return True


@contextmanager
def on(net: Net) -> Iterator[Net]:
    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(net.folder))  # type: ignore[arg-type]  # what a server gives

        def do_GET(self) -> None:
            if not net.answer(self):
                super().do_GET()

        def log_message(self, *_words: object) -> None:
            """Nobody reads it."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    net.address = f"http://localhost:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield net
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    write(site.laid_out(parts(code=packed({}))), tmp_path / "site")
    with on(Net(tmp_path / "site")) as net:
        yield net


@pytest.fixture
def tablet(chromium: Chromium) -> Iterator[Tablet]:
    with opened(chromium) as tablet:
        yield tablet


def said(tablet: Tablet) -> str:
    until(tablet.trouble)
    return tablet.trouble()


@pytest.mark.parametrize(
    ("how", "told"),
    [("gone", CUT), ("half", CUT), ("503", CUT), ("404", MISSING), ("other", MISSING)],
)
def test_only_what_the_folder_lacks_is_blamed_on_it(tablet: Tablet, net: Net, how: str, told: str) -> None:
    net.how, net.hit = how, "library-"
    tablet.page.go(net.address)
    assert said(tablet).startswith(told)
    assert net.hurt[0].startswith("library-")
    detail = tablet.page.run("document.getElementById('detail').textContent")
    assert detail in filter(None, net.hurt), "an adult may want to know which"


def test_a_touch_takes_it_up_where_it_was(tablet: Tablet, net: Net) -> None:
    net.how, net.hit = "gone", "library-"
    net.goes.clear()
    tablet.page.go(net.address)
    until(lambda: runtime_kept(tablet))
    net.goes.set()
    assert said(tablet).startswith(CUT)
    here = runtime_kept(tablet)
    net.how = "well"
    net.asked.clear()
    tablet.page.tap(512, 384)
    until(lambda: tablet.page.run(IS_WHOLE))
    assert any(name.startswith("library-") for name in net.asked)
    assert not here & {*net.asked}, "comes no second time"


def runtime_kept(tablet: Tablet) -> set[str]:
    """Those of Python's files that the browser keeps."""
    return {name for name in tablet.page.run(KEPT) if name.startswith("python-")}


@pytest.mark.parametrize(("how", "told"), [("gone", CUT), ("404", MISSING)])
@pytest.mark.parametrize("hit", ["kit-", "content-", "python-"])
def test_a_page_that_is_not_kept_knows_the_difference_too(
    tablet: Tablet, net: Net, how: str, hit: str, told: str
) -> None:
    tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=UNKEPT)
    net.how, net.hit = how, hit
    tablet.page.go(net.address)
    assert said(tablet).startswith(told)
    assert any(name.startswith(hit) for name in net.asked)


def test_a_browser_that_does_what_none_should_is_told_of(tablet: Tablet, net: Net) -> None:
    tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=NO_REGISTRATION)
    tablet.page.go(net.address)
    assert said(tablet).startswith("Le kit s'est arrêté")
    assert "TypeError" in said(tablet)
