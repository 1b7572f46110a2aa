"""The built folder in Chromium, by touch: played, reopened without a server, refused what it may not do."""

import argparse
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware_bridge.witness.file import read
from firmware_bridge.witness.questions import Kind, Question, of_tablet
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.machine import BROWSER
from simulateur.game.reports import WitnessIs
from simulateur.game.session import Page
from simulateur.pages.open_page import places
from simulateur.web.build.archive import zipped
from simulateur.web.build.site import PAGE, SERVICE
from simulateur.web.verify.command import act
from tests.simulateur.web.chromium import Chromium, needs_chromium, until
from tests.simulateur.web.folders import TOLD, built_once, changed, hurried_once
from tests.simulateur.web.tablets import CACHE, MEMORIES, SOONER, Server, Tablet, adults_see, kept, opened, serving
from tools.touches import answer_to_touch, touches_of

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def folder() -> Path:
    return built_once()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with Chromium() as browser:
        yield browser


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(hurried_once()) as server:
        yield server


@pytest.fixture
def tablet(chromium: Chromium) -> Iterator[Tablet]:
    with opened(chromium) as tablet:
        yield tablet


def _open(tablet: Tablet, lesson: int, challenge: int) -> None:
    tablet.touch(Touch(Key.LESSON, lesson))
    tablet.touch(Touch(Key.CHALLENGE, challenge))
    assert tablet.session.page is Page.CHALLENGE


def _answer(tablet: Tablet) -> None:
    """Lay the shortest answer of the open challenge, and let it run to its end."""
    challenge = tablet.session.route.challenge
    answer = answer_to_touch(challenge)
    assert answer is not None
    for touch in touches_of(challenge, answer):
        tablet.touch(touch)
    tablet.said.clear()
    tablet.page.run("said.length = 0")
    if challenge.pictures is None:
        tablet.touch(Touch(Key.GO))
    tablet.finish()
    for sentence in tablet.said:
        tablet.wait_said(sentence)
    for _moment in range(10):  # the browser shows a success as long as this screen did
        tablet.let_pass()


def test_a_printed_card_opens_its_challenge(tablet: Tablet, server: Server) -> None:
    lesson = tablet.session.repertoire.path.lessons[1]
    for challenge in lesson.challenges[:2]:  # the second one comes to a page that is open, which loads itself anew
        tablet.page.run("window.before = true")
        tablet.page.call("Page.navigate", url=f"{server.address}#{lesson.id}/{challenge.id}")
        until(lambda: tablet.page.run("!window.before && document.readyState === 'complete'"))
        tablet.wait_awake()
        tablet.wait_said(challenge.task.fr)
        assert tablet.page.run("location.hash") == ""
    assert tablet.page.run("violations") == []


def test_it_comes_once_from_a_server_that_knows_no_types(tablet: Tablet, folder: Path) -> None:
    with serving(folder, (".html", ".js", ".css")) as server:
        tablet.open(server.address)
    big = [path for path in server.asked if path.endswith((".wasm", ".zip", ".bin", ".asm.mjs"))]
    assert len(big) == len(set(big)) == 5
    assert [path for path in set(server.asked) if not (folder / path[1:]).exists()] == []


def test_the_readmes_command_says_what_it_does_and_makes_an_archive_too(folder: Path) -> None:
    lines = (folder.parent / TOLD).read_text("utf-8").splitlines()
    assert [line.split("  ")[0] for line in lines[:5]] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert re.search(r"Compilation de \d{3} modules", lines[2])
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert re.fullmatch(r"4/5  Mémoire que la tablette retient : [2-9],[0-9] Mo de marge, il en faut 2,0", lines[3])
    assert lines[4:6] == [
        f"5/5  Écriture de {len(files)} fichiers",
        f"tablettes : {len(files)} fichiers, {lines[5].split(', ')[1]}, dont 0,0 de voix",
    ]
    assert re.search(r", [5-9],[0-9] Mo à télécharger une fois par tablette, ", lines[5])
    told = lines[5].split(", ")[1]
    assert f", {told}, tout est là" in act(argparse.Namespace(ou=str(folder), affiche=None)), "as verifier says it"
    archive = folder.with_suffix(".zip")
    assert f"/{archive.name} est le même dossier en un fichier" in lines[-1]
    with zipfile.ZipFile(archive) as found:
        assert {name: found.read(name) for name in found.namelist()} == {
            f"abeille/{name}": data for name, data in files.items()
        }
    assert archive.read_bytes() == zipped(dict(reversed(files.items())), "abeille"), "in whatever order, the same bytes"


HANDED = """window.handed = [];
window.Blob = class extends window.Blob { constructor(parts) { super(parts); window.blob = this; } };
HTMLAnchorElement.prototype.click = function () { handed.push(this.download); }; 0"""
"""What the page hands over as files, which a browser without a window does not write."""


def test_a_picture_that_a_child_keeps_stays_until_an_adult_takes_it_out(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    tablet.page.run(HANDED)
    _open(tablet, 0, 1)
    _answer(tablet)
    tablet.touch(Touch(Key.FILM))
    until(lambda: _keeps(tablet))
    (name,) = _images(tablet)
    assert tablet.page.run("handed") == [], "a child hands nothing over"
    _go_home(tablet)
    tablet.page.run("drawn.length = 0")
    tablet.page.key_down("F1")
    until(lambda: tablet.page.run("drawn.length > 0"))
    tablet.page.key_up("F1")
    tablet.session.touch(Touch(Key.ADULTS))
    tablet.session.machine = BROWSER
    tablet.session.journey.note("where pictures are: the first of the tabs")
    for touch in (Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA)), Touch(AdultKey.PICTURES)):
        tablet.touch(touch)
    until(lambda: tablet.page.run("handed"))
    assert tablet.page.run("handed") == [name.rpartition("/")[2]]
    assert _images(tablet) == [name]


def test_ten_minutes_on_a_tablet_leave_as_a_file_of_its_own_start(
    tablet: Tablet, server: Server, tmp_path: Path
) -> None:
    tablet.open(server.address)
    tablet.page.run(HANDED)
    tablet.to_the_adults()
    tablet.session.machine = BROWSER
    robots = Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS))
    for touch in (robots, Touch(AdultKey.HELP_US), Touch(AdultKey.WITNESS)):
        tablet.touch(touch)
    for question, place in zip((*of_tablet().values(), Question(Kind.KEEP, "{}")), (0, 1, 0), strict=True):
        assert tablet.page.run("handed") == [], "nothing leaves without a yes"
        tablet.session.hear(WitnessIs(question))  # as the page's own session has heard
        tablet.touch(Touch(AdultKey.ANSWER, place))
    until(lambda: tablet.page.run("handed"))
    assert tablet.page.run("handed") == ["temoignage.json"]
    file = tmp_path / "handed.json"
    file.write_text(tablet.page.run("blob.text()"), encoding="utf-8")
    seen = read(file).tablet
    assert seen is not None
    assert (seen.sound, seen.home_screen, seen.remembers) == (True, False, False)
    assert seen.first_picture_s > 0


def _keeps(tablet: Tablet) -> bool:
    """Touch the frame, which is there once the film is over; whether a picture is kept."""
    frame = places(tablet.session, tablet.size).get(Touch(Key.FRAME))
    tablet.let_pass()
    if frame is not None:
        tablet.page.tap(*frame.centre)
    return bool(_images(tablet))


def _images(tablet: Tablet) -> list[str]:
    return [name for name in kept(tablet.page) if name.startswith("images/")]


def _go_home(tablet: Tablet) -> None:
    """Back to the garden, through what comes after a success."""
    for _step in range(9):
        if tablet.session.page is Page.HOME:
            return
        there = places(tablet.session, tablet.size)
        tablet.touch(next(touch for touch in map(Touch, (Key.SKIP, Key.HOME, Key.NEXT)) if touch in there))


def test_the_cards_are_back_when_the_server_is_gone(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    _open(tablet, 0, 1)
    for _card in range(2):
        tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 2)
    server.kill()
    tablet.open(server.address)
    session = tablet.session
    tablet.wait_said(session.route.challenge.task.in_language("fr"))
    before = dict(kept(tablet.page))
    tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 3)
    assert before.keys() <= kept(tablet.page).keys()
    assert tablet.page.run("violations") == []
    outside = [each for each in tablet.page.asked if not each.startswith((server.address, "data:", "about:"))]
    assert outside == []


def test_neither_page_nor_python_can_ask_another_origin(tablet: Tablet, server: Server, folder: Path) -> None:
    with serving(folder) as other:
        tablet.open(server.address)
        asks = f"fetch('{other.address}', {{ mode: 'no-cors' }}).catch(() => 0)"
        tablet.page.run_in_worker(asks)
        tablet.page.run(asks)
        tablet.page.run(
            "new Promise((later) => { const image = new Image(); image.onload = image.onerror = () => later(); "
            f"image.src = '{other.address}bee.svg'; }})"
        )
        tablet.let_pass()
        assert other.asked == []
    assert {*tablet.page.run("violations")} == {"connect-src", "img-src"}


def _remembers(tablet: Tablet) -> bool:
    """Whether this start had Python's memory of the kit."""
    tablet.let_pass()
    return bool(tablet.page.run("measured.remembers"))


def test_python_is_remembered_and_a_spoilt_memory_is_made_anew_a_few_times(tablet: Tablet, server: Server) -> None:
    tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=SOONER)
    tablet.open(server.address)
    assert not _remembers(tablet)
    _open(tablet, 0, 1)
    tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 1)
    until(lambda: tablet.page.run(MEMORIES))
    (name,) = tablet.page.run(MEMORIES)
    server.kill()
    tablet.open(server.address)
    assert _remembers(tablet)
    tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 2)
    until(lambda: tablet.page.run(MEMORIES) == [name])
    tablet.page.run(f"caches.open('{CACHE}').then((cache) => cache.put('{name}', new Response('spoilt')))")
    for _start in range(2):
        tablet.open(server.address)
        assert not _remembers(tablet)
        assert tablet.page.run("violations") == []
    until(lambda: name in tablet.page.run(MEMORIES))
    tablet.open(server.address)
    assert _remembers(tablet)
    tablet.page.run(f"""caches.open('{CACHE}').then((cache) => Promise.all([cache.delete('{name}'),
      cache.put('{name}-doubt', Response.json({{ failed: 3, begun: false }}))]))""")
    tablet.open(server.address)
    assert not _remembers(tablet)
    tablet.wait("window.remembers === false")
    assert tablet.page.run(MEMORIES) == [f"{name}-doubt"]
    tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 3)


def _plays(tablet: Tablet, script: str) -> bool:
    return bool(tablet.page.run(f"!!document.querySelector('script[src=\"{script}\"]')"))


def test_an_update_comes_whole_or_not_at_all(tablet: Tablet, folder: Path, tmp_path: Path) -> None:
    script = changed(folder, tmp_path / "next", {"hands": "// newer\n"})["hands"]
    (tmp_path / "next" / script).rename(tmp_path / "late")
    with serving(folder) as server:
        tablet.open(server.address)
        server.show(tmp_path / "next")  # half copied: the new script is not there yet
        tablet.open(server.address)
        until(lambda: f"/{script}" in server.asked)
        tablet.open(server.address)
        assert not _plays(tablet, script)
        (tmp_path / "late").rename(tmp_path / "next" / script)
        tablet.open(server.address)
        waits = "navigator.serviceWorker.getRegistration().then((each) => !!each.waiting)"
        until(lambda: tablet.page.run(waits) or _plays(tablet, script))
        if not _plays(tablet, script):
            adults_see(tablet.page, "une version nouvelle est arrivée sur la tablette")
        server.asked.clear()
        tablet.open(server.address)
        until(lambda: _plays(tablet, script))
        tablet.wait_awake()
        assert [path for path in server.asked if path.endswith((".wasm", ".zip", ".bin"))] == []
    tablet.open(server.address)
    assert _plays(tablet, script)


def test_a_folder_that_was_half_copied_says_what_is_missing(tablet: Tablet, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "half")
    library = next((tmp_path / "half").glob("library-*.zip"))
    library.write_bytes(library.read_bytes()[:1000])
    with serving(tmp_path / "half") as server:
        tablet.page.go(server.address)
        until(tablet.trouble)
        assert "Il manque un morceau du kit" in tablet.trouble()
        assert library.name in tablet.trouble()
        broken = library.stat()
        library.write_bytes(next(folder.glob("library-*.zip")).read_bytes())
        os.utime(library, ns=(broken.st_atime_ns, broken.st_mtime_ns))  # a server that compares dates sees no change
        tablet.page.run("window.before = true")
        tablet.page.tap(512, 600)
        until(lambda: not tablet.page.run("window.before"))
        tablet.wait_awake()


def test_a_server_that_knows_no_type_at_all_leaves_one_sentence(tablet: Tablet, folder: Path) -> None:
    with serving(folder, (".html",)) as server:
        tablet.page.go(server.address)
        until(tablet.trouble)
        assert tablet.trouble().startswith("Il manque un morceau du kit")
        assert "trop vieille" not in tablet.trouble()
        assert tablet.page.run("document.getElementById('still').offsetHeight") == 0, "though no style sheet came"
        assert tablet.page.run("document.querySelector('#trouble-missing svg').getBoundingClientRect().height") > 100


def test_a_page_opened_as_a_file_says_what_to_do(tablet: Tablet, folder: Path) -> None:
    tablet.page.go((folder / PAGE).as_uri())
    until(tablet.trouble)
    assert "https" in tablet.trouble()
    assert "opened as a file" in tablet.trouble()


def test_an_old_browser_is_told(tablet: Tablet, server: Server) -> None:
    old = "for (const each of ['WebAssembly', 'CompressionStream', 'fetch', 'Promise']) delete window[each];"
    tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=old)
    tablet.page.go(server.address)
    until(tablet.trouble)
    assert "un adulte peut ouvrir le kit sur l'ordinateur de la classe" in tablet.trouble()
    assert "tablette ouvrir" in tablet.trouble()
    until(lambda: tablet.page.run("document.querySelector('#trouble-old img').naturalWidth > 0"))


def test_a_firefox_whose_workers_are_no_modules_is_told(tablet: Tablet, server: Server) -> None:
    told = "Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/113.0 Firefox/{}.0"
    tablet.page.call("Network.setUserAgentOverride", userAgent=told.format(113))
    tablet.page.go(server.address)
    until(tablet.trouble)
    assert "trop vieille" in tablet.trouble()
    tablet.page.call("Network.setUserAgentOverride", userAgent=told.format(114))
    tablet.open(server.address)


def test_of_two_pages_the_later_one_plays(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    tablet.page.run("document.body.appendChild(Object.assign(document.createElement('iframe'), { src: './' })); 0")
    until(tablet.trouble)
    assert "un autre onglet" in tablet.trouble()
    until(lambda: tablet.page.run("frames[0].document.getElementById('still').className") == "gone")


FULL = """
  var put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    queueMicrotask(() => { try { this.transaction.abort(); } catch { /* by the file before */ } });
    return put.apply(this, given);
  };
"""
"""As a browser does it whose room is taken: the change is undone as a whole, after all of it was asked for."""


def test_what_a_full_tablet_refused_is_kept_when_there_is_room_again(tablet: Tablet, server: Server) -> None:
    tablet.open(server.address)
    _open(tablet, 0, 1)
    tablet.page.run_in_worker(FULL)
    _answer(tablet)
    assert " SUCCESS " not in kept(tablet.page).get("journal.txt", "")
    tablet.page.run_in_worker("IDBObjectStore.prototype.put = put")
    _go_home(tablet)  # the journal does not change by that; what was refused of it is written all the same
    tablet.wait_kept("journal.txt", lambda text: " SUCCESS " in text)
    adults_see(tablet.page, "la tablette n'a plus de place")


def test_a_database_that_the_browser_closed_is_opened_again(tablet: Tablet, server: Server) -> None:
    """As iOS does to a page that was long out of sight."""
    tablet.open(server.address)
    _open(tablet, 0, 1)
    tablet.page.run_in_worker("lose()")
    for _card in range(2):
        tablet.touch(Touch(Key.FORWARD))
    tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 2)
    tablet.page.run_in_worker("lose(); indexedDB.deleteDatabase('abeille')")
    tablet.page.run("window.before = true")
    tablet.page.tap(*places(tablet.session, tablet.size)[Touch(Key.FORWARD)].centre)
    # somebody has erased all there was: the page begins anew, without it
    until(lambda: tablet.page.run("!window.before && document.readyState === 'complete'"))
    tablet.wait_awake()
    assert "FORWARD" not in kept(tablet.page).get("en-cours.json", "")


UNREADABLE = """IDBObjectStore.prototype.openCursor = ((open) => function (...given) {
  const request = open.apply(this, given);
  this.transaction.abort();
  return request;
})(IDBObjectStore.prototype.openCursor);
"""


def test_what_cannot_be_read_is_not_written_over(tablet: Tablet, tmp_path: Path) -> None:
    whole = hurried_once()
    shutil.copytree(whole, tmp_path / "whole")
    changed(whole, tmp_path / "broken", {"worker": UNREADABLE})
    with serving(tmp_path) as server:
        tablet.open(f"{server.address}whole/")
        _open(tablet, 0, 1)
        tablet.touch(Touch(Key.FORWARD))
        tablet.wait_kept("en-cours.json", lambda text: text.count("FORWARD") == 1)
        tablet.forget()
        tablet.open(f"{server.address}broken/")
        before = kept(tablet.page)
        adults_see(tablet.page, "ce navigateur ne garde rien")
        _open(tablet, 0, 1)
        tablet.touch(Touch(Key.LEFT))
        assert kept(tablet.page) == before
        assert before["en-cours.json"].count("FORWARD") == 1


def test_a_browser_that_keeps_nothing_plays_and_an_adult_is_told(server: Server) -> None:
    with Chromium(keeps=False) as browser, opened(browser) as tablet:
        tablet.open(server.address)
        assert tablet.page.run(
            "new Promise((r) => { try { indexedDB.open('a').onerror = () => r(1); } catch { r(1); } })"
        )
        adults_see(tablet.page, "ce navigateur ne garde rien")
        _open(tablet, 0, 1)
        tablet.wait_said(tablet.session.route.challenge.task.in_language("fr"))


NO_ROOM = """Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
"""


def test_a_tablet_with_no_room_for_the_page_plays_and_an_adult_is_told(
    tablet: Tablet, folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "full"
    shutil.copytree(folder, copy)
    (copy / SERVICE).write_text(NO_ROOM + (folder / SERVICE).read_text("utf-8"), "utf-8")
    with serving(copy) as server:
        tablet.open(server.address)
        assert tablet.page.run("navigator.serviceWorker.controller") is None
        adults_see(tablet.page, "la tablette n'a pas la place de garder cette page")
        _open(tablet, 0, 1)
        tablet.wait_said(tablet.session.route.challenge.task.in_language("fr"))


def test_two_folders_of_a_web_space_are_both_kept(tablet: Tablet, folder: Path, tmp_path: Path) -> None:
    for level in ("gs", "cp"):
        shutil.copytree(folder, tmp_path / level)
    with serving(tmp_path) as server:
        for level in ("gs", "cp"):
            tablet.open(f"{server.address}{level}/")
            tablet.wait("navigator.serviceWorker.controller !== null")
    for level in ("gs", "cp"):  # the server is gone
        tablet.open(f"{server.address}{level}/")
