"""The machine behind the screen, whole: a disk, a port with an emulated robot behind it, and the app that plays."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from beebot.errors import KitError
from beebot.i18n import use_language
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.read_each_turn import is_calm
from simulateur.game.repertoire import flowers
from simulateur.game.repertoire.flowers import hashes_of
from simulateur.game.repertoire.freeplay import free_play
from simulateur.game.reports import RobotsAre
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import Note
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.exported_table import TABLE
from simulateur.machine.keeping.settings_file import read_settings
from simulateur.machine.keeping.store import Store
from simulateur.machine.playable import Content, OtherContent, Unplayable, at_hand
from simulateur.machine.sound.voice_order import Speech
from simulateur.window.app import App
from simulateur.window.audio import Audio
from simulateur.window.fingers import Finger
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, member, open_app, path_of
from tests.simulateur.window.made import watch_drawings
from tests.simulateur.window.tables import Quiet

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    yield
    use_language("fr")


@contextmanager
def playing(folder: Path) -> Iterator[App]:
    """An app that keeps what it does in ``folder``; it has read what was kept."""
    settings, _damage = read_settings(folder)
    store = Store(folder, folder / "documents")
    disk = store.screen_files()
    disk.wait_opened(HANG_S)
    session = Session(path_of(challenge(THREE_STEPS, "un")), settings.language, settings=settings)
    app = App(open_app(session)._painter.target, session, IMAGES, Backend(session, disk=disk))
    app.step(0, [])
    try:
        yield app
    finally:
        app.close()
        store.close()


def wait(app: App, reached: Callable[[], bool]) -> None:
    """Go on playing until the disk or the port has answered."""
    end = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < end, "the machine did not answer"
        app.step(0.01, [])
        time.sleep(0.005)


def open_section(app: App, section: Section) -> None:
    app.session.touch(Touch(Key.ADULTS))
    app.session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))


class Kalimba(Quiet):
    """Notes what it hums, while it is told to speak or not."""

    def __init__(self) -> None:
        super().__init__()
        self.hummed = 0

    def hum(self, note: Note) -> None:
        assert not self.speaking
        self.hummed += 1


def test_music_is_heard_in_the_garden_at_the_volume_that_an_adult_chose_and_never_beside_words() -> None:
    session, voice = Session(path_of(challenge(THREE_STEPS)), "fr"), Kalimba()
    backend = Backend(session, voice=voice)

    def hummed(seconds: int) -> int:
        before = voice.hummed
        for _turn in range(30 * seconds):
            session.tick(1 / 30)
            backend.serve(1 / 30)
        return voice.hummed - before

    assert hummed(5) == 0
    session.use_settings(replace(session.settings, music_volume=5))
    assert hummed(5) > 0
    assert voice.music == 0.5
    voice.speaking = True
    assert hummed(5) == 0
    voice.speaking = False
    session.use_settings(replace(session.settings, mute=True))
    assert (hummed(3), voice.music) == (0, 0.0)
    session.use_settings(replace(session.settings, mute=False))
    session.open_challenge(0, 0)
    assert hummed(5) == 0


def test_closing_in_the_middle_of_an_answer_loses_nothing(tmp_path: Path) -> None:
    with playing(tmp_path) as app:
        finger = Finger(app)
        for touch in (Touch(Key.TOKEN, 1), Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys("avancer avancer")):
            finger.touch(touch)
    with playing(tmp_path) as app:
        assert (app.session.page, app.session.players.animal) == (Page.CHALLENGE, "frog")
        assert app.session.attempt is not None
        assert [command.value for command in app.session.attempt.flats[0]] == ["avancer", "avancer"]
        for touch in (*keys("avancer"), Touch(Key.GO)):
            app.session.touch(touch)
        app.step(60, [])
    with playing(tmp_path) as app:
        assert app.session.repertoire.flowers.next_lesson is None


def test_while_something_moves_a_cut_of_power_loses_no_touch(tmp_path: Path) -> None:
    """Where nobody touches, a bee or a robot that moves changes nothing of where the children are."""
    with playing(tmp_path) as app:
        session, backend = app.session, app._screen.backend

        def go_on(*touches: Touch) -> None:
            for touch in touches:
                session.touch(touch)
                app.step(0.03, [])
                assert backend._bookmark == session.players.bookmark
            for _turn in range(10):
                app.step(0.03, [])
                assert backend._bookmark == session.players.bookmark

        go_on(Touch(Key.LESSON), Touch(Key.CHALLENGE))
        session.hear(RobotsAre((member("frog", moving=True),)))
        assert session.is_moving
        go_on(*keys("avancer avancer"))
        go_on(Touch(Key.GO))
        assert session.is_moving


def test_what_is_laid_after_a_long_rest_is_kept(tmp_path: Path) -> None:
    with playing(tmp_path) as app:
        finger = Finger(app)
        for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE)):
            finger.touch(touch)
        for _turn in range(80):
            app.step(0.1, [])
        assert is_calm(app.session)
        for touch in keys("avancer"):
            app.session.touch(touch)
        app.step(60, [])
    with playing(tmp_path) as app:
        assert app.session.attempt is not None
        assert [command.value for command in app.session.attempt.flats[0]] == ["avancer"]


def test_a_setting_holds_at_once_and_at_the_next_start(tmp_path: Path) -> None:
    place = next(place for place, option in enumerate(OPTIONS) if option.field == "language")
    with playing(tmp_path) as app:
        open_section(app, Section.SETTINGS)
        Finger(app).touch(Touch(AdultKey.SWITCH, place))
        assert "Language" in {label.text for label in app._screen.scene().labels}
    assert read_settings(tmp_path)[0].language == "en"


def test_everything_is_shown_exported_and_erased_from_the_page(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    with playing(tmp_path) as app:
        session = app.session
        session.open_challenge(0, 0)
        for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
            session.touch(touch)
        app.step(60, [])
        session.touch(Touch(Key.HOME))  # once the séance is done, it leads to the feast
        app.step(60, [])
        session.touch(Touch(Key.NEXT))
        open_section(app, Section.DATA)
        wait(app, lambda: bool(session.adults.data.tallies))
        session.touch(Touch(AdultKey.EXPORT))
        wait(app, lambda: bool(session.adults.data.answer))
        assert session.adults.data.answer == f"Tout est écrit dans {tmp_path / 'documents' / TABLE}"
        for key in (AdultKey.ERASE, AdultKey.CONFIRM):
            session.touch(Touch(key))
        wait(app, lambda: session.adults.data.answer.startswith("Tout est effacé."))
        assert (session.adults.data.tallies, session.repertoire.flowers.next_lesson) == ({}, 0)
    with playing(tmp_path) as app:
        assert app.session.repertoire.flowers.next_lesson == 0


def test_a_try_in_free_play_is_kept_and_alarms_nobody(tmp_path: Path) -> None:
    with playing(tmp_path) as app:
        for touch in (Touch(Key.PLAY), *keys("avancer"), Touch(Key.GO)):
            app.session.touch(touch)
        app.step(60, [])
        app.session.touch(Touch(Key.HOME))
        open_section(app, Section.DATA)
        app.session.touch(Touch(AdultKey.LOG))
        wait(app, lambda: bool(app.session.adults.data.entries or app.session.notices))
        assert app.session.notices == ()
        (entry,) = app.session.adults.data.entries or ()
        assert (entry.token, entry.challenge, entry.attempt, entry.cards) == ("renard", "jouer-librement", 1, 1)
    with playing(tmp_path) as app:
        assert app.session.repertoire.flowers.next_lesson == 0, "nothing of the path was done"


class LateStore(Store):
    """A disk that does nothing for as long as the test wants."""

    def __init__(self, folder: Path) -> None:
        self.ready = threading.Event()
        super().__init__(folder)
        self.submit(lambda _journal: self._wait())

    def _wait(self) -> None:
        assert self.ready.wait(HANG_S)


@pytest.mark.parametrize(
    ("touches", "animal"),
    [((Touch(Key.TOKEN, 2),), "owl"), ((Touch(Key.LESSON), Touch(Key.HOME)), "fox")],
    ids=["a token", "there and back"],
)
def test_a_disk_that_answers_late_opens_the_flowers_and_moves_nobody(
    touches: tuple[Touch, ...], animal: str, tmp_path: Path
) -> None:
    with playing(tmp_path) as app:
        app.session.open_challenge(0, 0)
        for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
            app.session.touch(touch)
        app.step(60, [])
    late = LateStore(tmp_path)
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    app = open_app(session)
    app = App(app._painter.target, session, IMAGES, Backend(session, disk=late.screen_files()))
    for touch in touches:
        app.step(1, [])
        session.touch(touch)
    late.ready.set()
    wait(app, lambda: session.repertoire.flowers.next_lesson is None)
    assert (session.page, session.players.animal) == (Page.HOME, animal)
    app.close()
    late.close()


def test_a_disk_that_answers_late_takes_those_who_have_touched_nothing_where_they_were(tmp_path: Path) -> None:
    with playing(tmp_path) as app:
        app.session.open_challenge(0, 0)
        app.step(0, [])
    late = LateStore(tmp_path)
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    app = App(open_app(session)._painter.target, session, IMAGES, Backend(session, disk=late.screen_files()))
    for _frame in range(3):
        app.step(0.1, [])
    late.ready.set()
    wait(app, lambda: session.page is Page.CHALLENGE)
    app.close()
    late.close()


def test_more_learning_paths_arrive_and_what_cannot_be_read_is_told() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    library: Future[tuple[OtherContent | Unplayable, ...]] = Future()
    app = open_app(session)
    app = App(app._painter.target, session, IMAGES, Backend(session, library=library))
    app.step(0, [])
    other = replace(session.repertoire.path, id="autre")
    library.set_result((at_hand(Content(other, IMAGES, ("un mot",))), Unplayable("illisible", "/ici/casse.yaml")))
    app.step(0, [])
    assert list(session.notices) == ["un mot", "illisible"]
    assert dict(session.files) == {"illisible": "/ici/casse.yaml"}
    assert [path.id for path in session.repertoire.paths] == ["un-parcours"], "nobody looks at them"
    session.touch(Touch(Key.ADULTS))
    app.step(0, [])
    assert [path.id for path in session.repertoire.paths] == ["un-parcours", "autre"]


def test_paths_that_cannot_be_read_at_all_are_told_and_the_children_play_on() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    library: Future[tuple[OtherContent | Unplayable, ...]] = Future()
    app = App(open_app(session)._painter.target, session, IMAGES, Backend(session, library=library))
    library.set_exception(KitError("le dossier ne se lit pas"))
    app.step(0, [])
    assert (list(session.notices), session.page) == (["le dossier ne se lit pas"], Page.HOME)


def test_the_hashes_of_a_path_that_came_later_are_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    library: Future[tuple[OtherContent | Unplayable, ...]] = Future()
    app = App(open_app(session)._painter.target, session, IMAGES, Backend(session, library=library))
    other = path_of(challenge(THREE_STEPS, "autre"))
    library.set_result((at_hand(Content(other, IMAGES, (), hashes_of((*other.lessons, free_play(other.level))))),))
    session.touch(Touch(Key.ADULTS))
    app.step(0, [])
    other = session.repertoire.paths[-1]
    monkeypatch.setattr(flowers, "hashes_of", lambda _lessons: pytest.fail("computed again"))
    session.journey.use_path(other)
    assert session.repertoire.path is other


def test_the_sound_is_told_while_a_bee_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(Audio, "tick", lambda _self, _seconds, *, moves: told.append(moves))
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=Settings(mute=True))
    app = App(open_app(session)._painter.target, session, IMAGES, Backend(session, voice=Audio(Speech("fr"))))
    session.open_challenge(0, 0)
    app.step(0, [])
    for touch in (*keys("avancer"), Touch(Key.GO)):
        session.touch(touch)
    app.step(0, [])
    assert told == [False, True]


def test_full_screen_and_high_contrast_hold_at_once_and_the_window_comes_back_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_GRAB_KEYBOARD", "0")  # a window that is alone sets it; the next test finds it as it was
    app = open_app(Session(path_of(challenge(THREE_STEPS)), "fr"), (500, 300))
    app.step(0, [])
    calm = pygame.Surface.get_at(app._painter.target, (498, 298))
    app.session.use_settings(Settings(full_screen=True, theme="contraste"))
    app.step(0, [])
    assert app._painter.target.get_flags() & pygame.FULLSCREEN
    app.session.use_settings(Settings())
    app.step(0, [])
    assert app.size == (500, 300)
    app.step(0, [])
    assert app._painter.target.get_at((498, 298)) == calm


def test_a_setting_that_changes_no_colour_draws_no_drawing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = open_app(Session(path_of(challenge(THREE_STEPS)), "fr"), (500, 300))
    app.step(0, [])
    drawn = watch_drawings(monkeypatch)
    app.session.use_settings(Settings(music_volume=1))
    app.step(0, [])
    assert drawn == []
    app.session.use_settings(Settings(theme="contraste"))
    app.step(0, [])
    assert drawn


def test_a_kiosk_is_not_closed_by_its_window_but_by_an_adult() -> None:
    app = open_app(Session(path_of(challenge(THREE_STEPS)), "fr", settings=Settings(kiosk=True)))
    app.step(0, [pygame.event.Event(pygame.QUIT)])
    assert app.running
    app.session.touch(Touch(Key.ADULTS))
    app.session.touch(Touch(AdultKey.LEAVE))
    app.step(0, [])
    assert not app.running
