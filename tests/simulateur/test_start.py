"""The program started from its command line, with an adult at it: what is kept for the next start, and what is not."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from beebot.challenge import Challenge
from beebot.i18n import use_language
from beebot.lesson import Lesson
from lecons import CONTENT, FIRST_PATH
from simulateur.__main__ import _parser, main
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.repertoire import flowers
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.keeping.bookmark import FILE as BOOKMARK
from simulateur.machine.keeping.settings_file import read_settings
from simulateur.window.app import App
from tests.patience import HANG_S
from tests.simulateur.builders import keys

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(autouse=True)
def _environment_of_the_program() -> Iterator[None]:
    """The program sets variables for pygame, which the next test must not find."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


class Starter(Protocol):
    def __call__(self, *options: str, adult: Callable[[App], object] = ...) -> Session: ...


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starter]:
    """Starts the program, lets an adult do something, and ends it; gives the session there was."""

    def start(*options: str, adult: Callable[[App], object] = lambda _app: None) -> Session:
        sessions = []

        def play(app: App) -> None:
            backend = app._screen.backend
            disk = backend._parts.get("disk")
            assert disk is not None
            disk.wait_opened(HANG_S)
            while app.prepare():
                pass
            library = backend._parts.get("library")
            assert library is not None
            library.result(HANG_S)
            app.step(0, [])
            adult(app)
            app.step(0.1, [])
            sessions.append(app.session)

        monkeypatch.setattr(App, "play", play)
        assert main(["--donnees", str(tmp_path / "garde"), "--taille", "640x400", *options]) == 0
        return sessions[0]

    yield start
    gc.enable()
    use_language("fr")


def kept(folder: Path) -> Settings:
    settings, damage = read_settings(folder / "garde")
    assert damage is None
    return settings


def test_the_process_that_plays_computes_no_hash(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    here, compute = os.getpid(), flowers.hashes_of

    def elsewhere(lessons: Iterable[Lesson]) -> dict[Challenge, str]:
        assert os.getpid() != here
        return compute(lessons)

    monkeypatch.setattr(flowers, "hashes_of", elsewhere)
    assert start().page is Page.AGES


def later(app: App) -> None:
    app.session.touch(Touch(Key.LATER))


def choose_youngest(app: App) -> None:
    """The path of an age is there in the turn after it was touched, and the way on three seconds later."""
    app.session.touch(Touch(Key.AGE, 0))
    app.step(3.0, [])
    app.session.touch(Touch(Key.NEXT))


def test_how_old_the_children_are_is_asked_until_an_adult_has_said_it(start: Starter, tmp_path: Path) -> None:
    assert (start(adult=later).page, kept(tmp_path).path) == (Page.HOME, "")
    session = start(adult=choose_youngest)
    assert (session.repertoire.path.id, session.page, kept(tmp_path).path) == (
        "petite-section",
        Page.HOME,
        "petite-section",
    )
    session = start()
    assert (session.repertoire.path.id, session.page) == ("petite-section", Page.HOME)


def test_an_adult_who_keeps_the_path_that_is_played_has_chosen_too(start: Starter) -> None:
    def keep(app: App) -> None:
        session = app.session
        session.touch(Touch(Key.ADULTS))
        app.step(0, [])
        place = [path.id for path in session.repertoire.paths].index(session.repertoire.path.id)
        for touch in (Touch(AdultKey.SHELF, place), Touch(AdultKey.CHILDREN)):
            session.touch(touch)

    assert start(adult=keep).page is Page.HOME
    assert start().page is Page.HOME


@pytest.mark.parametrize("options", [("--kiosque",), ("--seance", "cinq-cartes"), ("--ouvrir", str(FIRST_PATH))])
def test_nobody_is_asked_where_it_is_said_or_no_adult_is_there(start: Starter, options: tuple[str, ...]) -> None:
    assert start(*options).page is not Page.AGES


def test_nobody_is_asked_where_a_path_is_imposed(
    start: Starter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imposed = tmp_path / "imposes.toml"
    imposed.write_text('parcours = "cp"\n', "utf-8")
    monkeypatch.setattr("beebot.files.imposed_place.FILE", imposed)
    session = start()
    assert (session.repertoire.path.id, session.page) == ("cp", Page.HOME)


def test_a_program_that_was_begun_comes_before_the_question(start: Starter) -> None:
    start(adult=begin_a_program)
    assert start().page is Page.CHALLENGE
    start(adult=lambda app: app.session.touch(Touch(Key.HOME)))
    assert start().page is Page.LESSON


def turn_down(app: App) -> None:
    app.session.use_settings(replace(app.session.settings, voice_volume=5))


_STARTS = """
import sys
from simulateur import __main__ as program

def begin(*files):
    print("pygame" in sys.modules)
    sys.exit()

program.read_contents = begin
program.main(["--donnees", sys.argv[1]])
"""


@pytest.mark.program
def test_the_content_is_being_read_before_pygame_is_imported(tmp_path: Path) -> None:
    """Both take long, and the machine has two processors."""
    started = subprocess.run([sys.executable, "-c", _STARTS, str(tmp_path)], capture_output=True, text=True, check=True)
    assert started.stdout.split() == ["False"]


def test_what_the_command_line_says_holds_for_this_time_alone(start: Starter, tmp_path: Path) -> None:
    options = ("--kiosque", "--muet", "--langue", "en", "--plein-ecran", "--tableau")
    said = start(*options, adult=turn_down).settings
    assert said == Settings("en", voice_volume=5, kiosk=True, mute=True, full_screen=True, whiteboard=True)
    assert kept(tmp_path) == Settings(voice_volume=5)
    assert start().settings == Settings(voice_volume=5)


def test_what_an_adult_turns_over_is_kept_though_the_command_line_said_the_other(
    start: Starter, tmp_path: Path
) -> None:
    start(adult=lambda app: app.session.use_settings(Settings(mute=True, kiosk=True)))
    assert kept(tmp_path) == Settings(mute=True, kiosk=True)
    start("--kiosque", adult=lambda app: app.session.use_settings(replace(app.session.settings, kiosk=False)))
    assert kept(tmp_path) == Settings(mute=True)


def begin_a_program(app: App) -> None:
    app.session.open_challenge(0, 0)
    for touch in keys("avancer avancer"):
        app.session.touch(touch)


def test_a_start_elsewhere_leaves_the_unfinished_program_until_something_is_done_there(
    start: Starter, tmp_path: Path
) -> None:
    start(adult=begin_a_program)
    bookmark = tmp_path / "garde" / BOOKMARK
    unfinished = bookmark.read_text("utf-8")
    name = "la-visite-des-fleurs"
    lesson = next((FIRST_PATH.parents[1] / "seances").rglob(f"{name}.yaml"))
    assert start("--ouvrir", str(lesson)).page is Page.HOME
    assert start("--seance", name).page is Page.LESSON
    assert bookmark.read_text("utf-8") == unfinished
    session = start()
    assert session.attempt is not None
    assert len(session.attempt.program) == 2
    start("--seance", name, adult=lambda app: app.session.touch(Touch(Key.CHALLENGE, 1)))
    assert bookmark.read_text("utf-8") != unfinished


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """A content folder of a teacher's own, with paths that are not called as their files are."""
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(CONTENT / name, tmp_path / "contenu" / name)
    folder = tmp_path / "contenu" / "parcours"
    text = (folder / FIRST_PATH.name).read_text("utf-8")
    for stem, name in (("1", "un"), ("2", "deux")):
        (folder / f"{stem}.yaml").write_text(text.replace("id: grande-section", f"id: {name}"), "utf-8")
    (folder / FIRST_PATH.name).unlink()
    return tmp_path / "contenu"


def choose(name: str) -> Callable[[App], object]:
    """An adult lays a séance of the path ``name`` on the table."""

    def choose(app: App) -> None:
        session = app.session
        session.touch(Touch(Key.HOME))
        session.touch(Touch(Key.ADULTS))
        app.step(0, [])
        place = [path.id for path in session.repertoire.paths].index(name)
        for touch in (Touch(AdultKey.SHELF, place), Touch(AdultKey.START)):
            session.touch(touch)

    return choose


def test_the_path_an_adult_chose_is_there_at_the_next_start_though_its_file_has_another_name(
    start: Starter, others: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in ("simulateur.__main__", "simulateur.machine.paths"):
        monkeypatch.setattr(f"{module}.FIRST_PATH", others / "parcours" / "1.yaml")
    assert start(adult=choose("deux")).repertoire.path.id == "deux"
    assert kept(tmp_path).path == "deux"
    session = start()
    assert (session.repertoire.path.id, session.page) == ("deux", Page.LESSON)


def test_a_path_opened_from_elsewhere_goes_on_there_and_leaves_the_one_chosen_among_the_kits_own(
    start: Starter, others: Path, tmp_path: Path
) -> None:
    start(adult=choose("grande-section"))
    opened = ("--ouvrir", str(others))
    assert start(*opened).repertoire.path.id == "un"
    assert start(*opened, adult=choose("deux")).settings.path == "deux"
    assert kept(tmp_path).path == "grande-section"
    session = start(*opened)
    assert (session.repertoire.path.id, session.page) == ("deux", Page.LESSON)
    assert start().repertoire.path.id == "grande-section"


def test_what_is_wanted_of_a_folder_is_its_first_path_where_the_bookmark_is_damaged(
    start: Starter, others: Path, tmp_path: Path
) -> None:
    (tmp_path / "garde").mkdir()
    (tmp_path / "garde" / BOOKMARK).write_text("{", "utf-8")
    session = start("--ouvrir", str(others))
    assert session.repertoire.path.id == "un"
    assert any("en-cours-abime-1.json" in notice for notice in session.notices)


def test_where_nobody_can_read_what_is_told_the_program_starts_all_the_same(
    start: Starter, others: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = others / "seances" / "gs" / "la-visite-des-fleurs.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("max_instructions: 5", "max_instruction: 5", 1), "utf-8")
    monkeypatch.setattr("sys.stderr", None)  # as with pythonw.exe, or 2>&-
    faulty, several = start("--ouvrir", str(others)).notices
    count = len([*(others / "parcours").iterdir()])
    assert faulty.startswith("seances/gs/la-visite-des-fleurs.yaml:")
    assert several.startswith(f"il y a {count} parcours ici : ")


@pytest.mark.parametrize("size", ["59x60", "60x59", "7681x4320", "4320x7681", "100000x100000"])
def test_a_window_that_nobody_could_use_is_one_sentence(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--taille", size])
    assert ended.value.code == 2
    sentence = f"« {size} » n'est pas une taille de fenêtre ; choisissez-la de 60x60 à 7680x7680"
    assert capsys.readouterr().err == f"beebot : --taille : {sentence} ; voyez « beebot --help »\n"


def test_the_smallest_window_and_the_largest_are_obeyed() -> None:
    assert [_parser().parse_args(["--taille", size]).taille for size in ("60x60", "7680x4320")] == [
        (60, 60),
        (7680, 4320),
    ]


def test_which_path_of_a_folder_is_opened_is_told_where_nobody_has_chosen_it(start: Starter, tmp_path: Path) -> None:
    folder = tmp_path / "contenu"
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(CONTENT / name, folder / name)
    for file in (folder / "parcours").glob("*.yaml"):
        if file.stem not in ("grande-section", "moyenne-section"):
            file.unlink()
    told = "il y a 2 parcours ici : « GS en cours d'année » est ouvert ; choisissez-en un autre derrière la porte"
    session = start("--ouvrir", str(folder), adult=begin_a_program)
    assert [notice.partition(" ; ")[0] for notice in session.notices] == [told.partition(" ; ")[0]]
    assert start("--ouvrir", str(folder)).notices == (), "the children go on where they were: that was chosen"
    (folder / "parcours" / "moyenne-section.yaml").unlink()
    shutil.rmtree(tmp_path / "garde")
    assert start("--ouvrir", str(folder)).notices == ()
