"""A pack in the whole program: found, taken in on the adults' page, chosen, played, removed; and the next starts."""

import re
import shutil
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lecons import CONTENT
from lecons.__main__ import main as lecons
from lecons.library import FOLDER, Library
from simulateur.game.adults.library import Doing
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.machine import pack_finder
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.lecons.test_library import pack_of
from tests.patience import HANG_S
from tests.simulateur.test_start import Starter, kept, start
from tools.touches import answer_to_touch, touches_of

__all__ = ["start"]
FOR_ALL = ["a-la-mediatheque", "famille", "ma-semaine-de-vacances", "parcours-numerique", "periscolaire"]
"""The paths of no level, which come last."""
KIT = ["petite-section", "moyenne-section", "grande-section", "grande-section-annee", "cp", "ce1", *FOR_ALL]
"""The kit's own paths, as the shelf has them."""
OTHERS = [
    *("Petite section", "Moyenne section", "Grande section", "CP", "CE1"),
    *("À la médiathèque", "À la maison", "Ma semaine de vacances", "Parcours numérique", "Périscolaire"),
]
FIRST_TITLE = "GS en cours d'année"
pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where packs are looked for."""
    folder = tmp_path / "telechargements"
    folder.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "rien"))
    for name in ("DOWNLOAD", "DOCUMENTS", "DESKTOP"):
        monkeypatch.setenv(f"XDG_{name}_DIR", str(folder if name == "DOWNLOAD" else tmp_path / "absent"))
    monkeypatch.setattr(pack_finder, "_STICKS", ())
    return folder


def wait(app: App, reached: Callable[[], bool]) -> None:
    """Let the window go on until the machine has answered."""
    end = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < end, "the machine did not answer"
        app.step(0.02, [])
        time.sleep(0.01)


def open_packs(app: App) -> Finger:
    finger = Finger(app)
    while app.session.page is not Page.HOME:
        finger.touch(Touch(Key.LATER if app.session.page is Page.AGES else Key.HOME))
    app.session.touch(Touch(Key.ADULTS))
    finger.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LIBRARY)))
    wait(app, lambda: app.session.adults.library.packs is not None)
    return finger


def add(app: App, finger: Finger) -> None:
    """An adult looks into the first pack that was found and, where it can be read, adds it."""
    adults = app.session
    finger.touch(Touch(AdultKey.PACK))
    wait(app, lambda: adults.adults.library.inside is not None or adults.adults.library.doing is Doing.LISTING)
    if adults.adults.library.doing is Doing.LOOKING:
        finger.touch(Touch(AdultKey.CONFIRM))
        wait(app, lambda: adults.adults.library.doing is not Doing.IMPORTING)


def take_in(app: App, *, may_replace: bool = False) -> None:
    """An adult adds the newest pack that is found."""
    finger, adults = open_packs(app), app.session
    finger.touch(Touch(AdultKey.ADD_PACK))
    wait(app, lambda: adults.adults.library.found is not None)
    assert [each.name for each in adults.adults.library.found or ()] == ["p.zip"]
    add(app, finger)
    if may_replace:
        assert adults.adults.library.doing is Doing.ASKING
        finger.touch(Touch(AdultKey.CONFIRM))
        wait(app, lambda: adults.adults.library.doing is not Doing.IMPORTING)
    wait(app, lambda: bool(adults.adults.library.packs))


def begin(app: App, name: str) -> None:
    """An adult begins the first séance of a path."""
    finger, session = Finger(app), app.session
    finger.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.LESSONS)))
    finger.touch(Touch(AdultKey.SHELF, [path.id for path in session.repertoire.paths].index(name)))
    finger.touch(Touch(AdultKey.START))
    assert (session.repertoire.path.id, session.page) == (name, Page.LESSON)


def play(app: App) -> None:
    """A child does the first challenge."""
    finger, session = Finger(app), app.session
    finger.touch(Touch(Key.CHALLENGE))
    answer = answer_to_touch(session.route.challenge)
    assert answer is not None
    for touch in (*touches_of(session.route.challenge, answer), Touch(Key.GO)):
        finger.touch(touch)
    finger.wait_until(lambda: session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED)


def look(app: App) -> None:
    """An adult comes in and goes: what she can choose from is there from then on."""
    while app.session.page is not Page.HOME:
        app.session.touch(Touch(Key.LATER if app.session.page is Page.AGES else Key.HOME))
    app.session.touch(Touch(Key.ADULTS))
    app.step(0, [])
    app.session.touch(Touch(AdultKey.CHILDREN))


def ids(session: Session) -> list[str]:
    return [path.id for path in session.repertoire.paths]


def test_a_pack_from_end_to_end(start: Starter, downloads: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack_of(downloads / "p.zip", "mien"), "a") as archive:
        for picture in sorted((CONTENT / "images").glob("mare*.svg")):
            archive.writestr(f"images/{picture.name}", picture.read_text("utf-8") + "\n")  # no copy of the kit's
    answers = []

    def first(app: App) -> None:
        take_in(app)
        answers.append(app.session.adults.library.answer)
        begin(app, "mien")
        (pack,) = Library(tmp_path / "garde" / FOLDER).packs()
        images = app._screen.backend.images()
        assert images is not None
        assert set(images.own) == {file.stem for file in (pack.folder / "images").iterdir()}
        play(app)

    assert ids(start(adult=first)) == [*KIT[:4], "mien", *KIT[4:]]
    (answer,) = answers
    assert re.fullmatch(r"« Mon année » est dans la bibliothèque \(2 séances, \d+ ko\)\.", answer), answer
    assert kept(tmp_path).path == "mien"

    def second(app: App) -> None:
        session = app.session
        look(app)
        assert (session.repertoire.path.id, ids(session)) == ("mien", [*KIT[:2], "mien", *KIT[2:]])
        assert session.repertoire.flowers.challenges_done(session.repertoire.path.lessons[0])[0], (
            "what was done in it is still done"
        )
        finger = open_packs(app)
        finger.touch(Touch(AdultKey.TAKE_OUT))
        finger.touch(Touch(AdultKey.CONFIRM))
        wait(app, lambda: session.adults.library.packs == ())
        assert session.adults.library.answer == "« Mon année » n'est plus dans la bibliothèque."
        assert (session.repertoire.path.id, ids(session)) == ("grande-section", KIT)

    start(adult=second)
    assert Library(tmp_path / "garde" / FOLDER).packs() == ()
    assert ids(start(adult=look)) == KIT


def test_a_pack_that_was_removed_while_its_path_was_chosen(start: Starter, downloads: Path, tmp_path: Path) -> None:
    pack_of(downloads / "p.zip", "mien")

    def choose(app: App) -> None:
        take_in(app)
        begin(app, "mien")

    start(adult=choose)
    assert lecons(["bibliotheque", "--retirer", "mien", "--donnees", str(tmp_path / "garde")]) == 0
    session = start()
    assert (session.repertoire.path.id, session.page, session.notices) == ("grande-section", Page.HOME, ())


@pytest.mark.parametrize("damage", ["paquet.json", "parcours/mien.yaml", "seances", "images"])
def test_a_pack_of_which_files_were_lost_does_not_stop_the_next_start(
    damage: str, start: Starter, downloads: Path, tmp_path: Path
) -> None:
    lecons(["importer", str(pack_of(downloads / "p.zip", "mien")), "--donnees", str(tmp_path / "garde")])
    lost = Library(tmp_path / "garde" / FOLDER).packs()[0].folder / damage
    if lost.is_dir():
        shutil.rmtree(lost)
    else:
        lost.unlink(missing_ok=True)
    session = start()
    assert session.repertoire.path.id == "grande-section"
    told = {"paquet.json": 0, "images": 0}.get(damage, 1)
    assert len(session.notices) == told


def test_a_pack_that_takes_the_place_of_the_kits_own_path_gives_it_back(
    start: Starter, downloads: Path, tmp_path: Path
) -> None:
    pack_of(downloads / "p.zip", "grande-section", "La mienne")

    def titles(session: Session) -> list[str]:
        """Those of the kit that nobody replaces first."""
        return sorted((path.title.fr for path in session.repertoire.paths), key=lambda title: title not in OTHERS)

    def replace(app: App) -> None:
        take_in(app, may_replace=True)
        assert titles(app.session) == [*OTHERS, "La mienne"]

    start(adult=replace)

    def give_back(app: App) -> None:
        look(app)
        assert titles(app.session) == [*OTHERS, "La mienne"]
        finger = open_packs(app)
        finger.touch(Touch(AdultKey.TAKE_OUT))
        finger.touch(Touch(AdultKey.CONFIRM))
        wait(app, lambda: app.session.adults.library.packs == ())
        assert titles(app.session) == [*OTHERS, FIRST_TITLE]

    start(adult=give_back)
    assert titles(start(adult=look)) == [*OTHERS, FIRST_TITLE]


def test_the_kits_own_path_is_back_where_the_pack_that_took_its_place_is_lost(
    start: Starter, downloads: Path, tmp_path: Path
) -> None:
    pack = pack_of(downloads / "p.zip", "grande-section", "La mienne")
    with zipfile.ZipFile(pack, "a") as archive:
        for picture in sorted((CONTENT / "images").glob("mare*.svg")):
            archive.write(picture, f"images/{picture.name}")
    lecons(["importer", str(pack), "--donnees", str(tmp_path / "garde"), "--remplacer"])
    (kept,) = Library(tmp_path / "garde" / FOLDER).packs()
    assert start().repertoire.path.title.fr == "La mienne"
    (kept.folder / "parcours" / "grande-section.yaml").unlink()
    shutil.rmtree(kept.folder / "images")

    def drawn(app: App) -> None:
        look(app)
        app.session.open_challenge(0, 0)
        app.step(0.1, [])

    session = start(adult=drawn)
    assert (session.repertoire.path.title.fr, len(session.repertoire.paths), len(session.notices)) == (
        FIRST_TITLE,
        len(KIT),
        1,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_a_library_that_cannot_be_read_is_told_and_the_kits_own_paths_are_played(
    start: Starter, downloads: Path, tmp_path: Path
) -> None:
    pack_of(downloads / "p.zip", "mien")
    (tmp_path / "garde").mkdir()
    (tmp_path / "garde" / FOLDER).symlink_to(FOLDER)

    def adult(app: App) -> None:
        finger, session = open_packs(app), app.session
        assert "ne se lit ou ne s'écrit pas (liens qui tournent en rond)" in session.adults.library.answer
        finger.touch(Touch(AdultKey.ADD_PACK))
        wait(app, lambda: session.adults.library.found is not None)
        add(app, finger)
        assert "ne se lit ou ne s'écrit pas (" in session.adults.library.answer

    assert ids(start(adult=adult)) == KIT


def test_a_pack_with_a_fault_is_one_sentence_on_the_page(start: Starter, downloads: Path, tmp_path: Path) -> None:
    pack = pack_of(downloads / "p.zip", "mien")
    data = pack.read_bytes()
    at = data.index(b"PK\x03\x04", 1) - 20
    pack.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])

    def adult(app: App) -> None:
        finger, session = open_packs(app), app.session
        finger.touch(Touch(AdultKey.ADD_PACK))
        wait(app, lambda: session.adults.library.found is not None)
        add(app, finger)
        assert session.adults.library.answer == (
            f"{pack} est abîmé ou n'est pas un fichier zip ; demandez-en une autre copie"
        )
        assert session.adults.library.packs == ()

    start(adult=adult)
    assert Library(tmp_path / "garde" / FOLDER).packs() == ()


def test_an_import_that_is_stopped_or_left_changes_nothing(start: Starter, downloads: Path, tmp_path: Path) -> None:
    pack_of(downloads / "p.zip", "mien")

    def adult(app: App) -> None:
        finger, session = open_packs(app), app.session
        for stops in (True, False):
            finger.touch(Touch(AdultKey.ADD_PACK))
            wait(app, lambda: session.adults.library.found is not None)
            finger.touch(Touch(AdultKey.PACK))
            wait(app, lambda: session.adults.library.inside is not None)
            finger.touch(Touch(AdultKey.CONFIRM))
            if stops:
                finger.touch(Touch(AdultKey.CANCEL))

    start(adult=adult)
    library = Library(tmp_path / "garde" / FOLDER)
    assert library.packs() == ()
    library.sweep()
    assert [each for each in library.folder.glob("*") if each.is_dir()] == []


def test_content_from_elsewhere_is_played_without_the_library(start: Starter, downloads: Path, tmp_path: Path) -> None:
    pack_of(downloads / "p.zip", "mien")
    other = pack_of(tmp_path / "autre.zip", "autre")

    def adult(app: App) -> None:
        assert app._screen.backend.images() is None
        take_in(app)
        assert ids(app.session) == ["autre"]

    assert start("--ouvrir", str(other), adult=adult).repertoire.path.id == "autre"
    assert ids(start(adult=look)) == [*KIT[:4], "mien", *KIT[4:]]


def test_what_a_pack_holds_is_told_and_nothing_is_added(start: Starter, downloads: Path, tmp_path: Path) -> None:
    pack_of(downloads / "p.zip", "mien")

    def adult(app: App) -> None:
        finger, session = open_packs(app), app.session
        finger.touch(Touch(AdultKey.ADD_PACK))
        wait(app, lambda: session.adults.library.found is not None)
        finger.touch(Touch(AdultKey.PACK))
        wait(app, lambda: session.adults.library.inside is not None)
        inside = session.adults.library.inside
        assert inside is not None
        assert re.fullmatch(r"2 séances · \d+ défis( · \d+ images?)? · 1 Mo", inside.told), inside.told
        assert [path.title for path in inside.paths] == ["Mon année"]
        assert all(re.fullmatch("– .+ · GS .*· 30 min", line) for line in inside.paths[0].lessons), inside.paths
        finger.touch(Touch(AdultKey.CANCEL))
        assert session.adults.library.doing is Doing.CHOOSING

    assert ids(start(adult=adult)) == KIT
    assert Library(tmp_path / "garde" / FOLDER).packs() == ()
