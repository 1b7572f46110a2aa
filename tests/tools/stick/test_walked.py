"""A stick, and the site on it, walked in two browsers by touch and by keyboard alone, from a folder and from a server.

It has two séances, and all pages and guides.
"""

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.simulateur.web.chromium import Chromium, PageTarget, needs_chromium, until
from tests.simulateur.web.tablets import serving
from tests.simulateur.web.webkit import WebKit, needs_webkit, webkit
from tools.stick.__main__ import FIRST, fill
from tools.stick.sums import files_of, verified

pytestmark = pytest.mark.program
LESSON = "seances/l-abeille-du-carrelage.html"
WALKED = (FIRST, "index.html", "annee.html", LESSON, "portes.html", "en.html", "docs/index.html", "docs/robots.html")
TELEPHONE, COMPUTER = (390, 844), (1280, 800)
Walker: TypeAlias = WebKit | PageTarget
STOPS = """[...document.querySelectorAll('a[href], [tabindex="0"]')]
  .filter((each) => each.getClientRects().length).map((each) => each.outerHTML)"""
FOCUSED = """(() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it);
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ringed = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2;
  return [it === document.body ? '' : it.outerHTML, inside && ringed];
})()"""
RESTING = """(async () => {
  const link = document.querySelector('a[href="%s"]');
  if (document.readyState !== 'complete' || !link) return [];
  await document.fonts.ready; // lines may break elsewhere once the letters are there
  link.scrollIntoView({ behavior: 'instant', block: 'center' });
  const at = () => (({ x, y, width, height }) => [x + width / 2, y + height / 2])(link.getClientRects()[0]);
  const before = at();
  await new Promise((later) => setTimeout(later, 100));
  return String(at()) === String(before) && link.contains(document.elementFromPoint(...before)) ? before : [];
})()"""
WIDER = "document.documentElement.scrollWidth > innerWidth"
DRAWN = "[...document.images].every((each) => each.loading === 'lazy' || (each.complete && each.naturalWidth))"
LETTERS = "document.fonts.load('18px ABeeZee').then((found) => found.length)"
AXE = os.environ.get("BEEBOT_AXE", "")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tablets, given = (tmp_path_factory.mktemp(name) for name in ("tablettes", "fichiers"))
    (tablets / "index.html").write_text("<!doctype html><title>Abeille</title>", "utf-8")
    (given / "abeille-1.0.zip").write_bytes(b"abeille")
    made = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        fill(made, tablets, given, ("famille",))
    return made


def _tab(page: Walker) -> None:
    if isinstance(page, PageTarget):
        for kind in ("rawKeyDown", "keyUp"):
            page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    else:
        page.press("\ue004")


def _enter(page: Walker) -> None:
    if isinstance(page, PageTarget):
        for kind, text in (("keyDown", "\r"), ("keyUp", "")):
            page.call("Input.dispatchKeyEvent", type=kind, key="Enter", windowsVirtualKeyCode=13, text=text)
    else:
        page.press("\ue007")


def _walk(page: Walker, address: str) -> None:
    """Every page by the keyboard alone: each thing to go to is reached in its order, and is seen to be."""
    for name in WALKED:
        page.go(address + name)
        assert page.run(DRAWN), name
        assert page.run(LETTERS) == 1, name
        assert not page.run(WIDER), name
        for stop in page.run(STOPS):
            _tab(page)
            until(functools.partial(_shows, page, stop))
    page.go(address + "index.html")
    _tab(page)
    _enter(page)
    _tab(page)
    until(lambda: page.run("document.activeElement.closest('main') !== null"))


def _shows(page: Walker, stop: str) -> bool:
    """Whether the keyboard is at this thing, on the screen and with a ring around it."""
    focused, is_seen = page.run(FOCUSED)
    return bool(is_seen) and focused == stop


def _touched(page: Walker, link: str) -> None:
    """Bring a link onto the screen, and touch it once it rests there."""
    at: list[float] = []

    def rests() -> bool:
        at[:] = page.run(RESTING % link)
        return bool(at)

    until(rests)
    x, y = at
    if isinstance(page, PageTarget):
        page.tap(x, y)
    else:
        page.click(x, y)


def _touch_around(page: Walker, address: str) -> None:
    """From the front to what each of its first three keys promises, to a séance, a guide, and to English and back."""
    page.go(address + "index.html")
    for link, place in (
        ("#imprimer", "index.html#imprimer"),
        ("#telecharger", "index.html#telecharger"),
        ("annee.html", "annee.html"),
        ("#famille", "annee.html#famille"),
        (LESSON, LESSON),
        ("../annee.html#famille", "annee.html#famille"),
        ("index.html", "index.html"),
        ("portes.html#informatique", "portes.html#informatique"),
        ("docs/service-informatique.html", "docs/service-informatique.html"),
        ("../en.html", "en.html"),
        ("index.html", "index.html"),
        ("essayer/index.html", "essayer/index.html"),
    ):
        _touched(page, link)
        until(lambda place=place: page.run("location.href") == address + place)  # type: ignore[misc]


@needs_chromium
def test_chromium(site: Path) -> None:
    with Chromium() as browser, serving(site) as server:
        for address in (f"{site.as_uri()}/", server.address):
            for act, size in ((_walk, COMPUTER), (_touch_around, TELEPHONE)):
                with browser.page(f"{address}index.html", size) as page:
                    act(page, address)
                    assert page.errors == []


@needs_webkit
def test_webkit(site: Path) -> None:
    with webkit() as page, serving(site) as server:
        for address in (f"{site.as_uri()}/", server.address):
            _walk(page, address)
            _touch_around(page, address)


@pytest.mark.skipif(not shutil.which("mkfs.vfat") or not shutil.which("mcopy"), reason="il faut dosfstools et mtools")
def test_fat_gives_every_byte_back(site: Path, tmp_path: Path) -> None:
    stick, back = tmp_path / "stick.img", tmp_path / "back"
    back.mkdir()
    size = sum(file.stat().st_size for file in files_of(site)) // 1024 + 40_000
    for command in (
        ["mkfs.vfat", "-F", "32", "-C", str(stick), str(size)],
        ["mcopy", "-s", "-Q", "-i", str(stick), *map(str, sorted(site.iterdir())), "::"],
        ["mcopy", "-s", "-n", "-i", str(stick), "::*", str(back)],
    ):
        subprocess.run(command, check=True, capture_output=True)
    told, missing, broken = verified(back)
    assert (missing, broken) == ([], [])
    assert told.endswith(f" {len(files_of(site)) - 1} fichiers")


@needs_chromium
@pytest.mark.skipif(not AXE, reason="cet essai demande axe-core, et BEEBOT_AXE, le chemin de son axe.min.js")
def test_axe_finds_nothing(site: Path) -> None:
    with Chromium() as browser, serving(site) as server:
        for name in sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")):
            for size in (COMPUTER, TELEPHONE) if not name.startswith("essayer") else ():
                with browser.page(server.address + name, size) as page:
                    page.run(f"{Path(AXE).read_text('utf-8')};0")
                    told = f"axe.run(document, {{ runOnly: {RULES} }}).then((said) => said.violations.map((one) => "
                    assert page.run(f"{told}one.id + ' ' + one.nodes[0].html))") == [], name
