"""Whatever fails while drawing or playing, the window lives: sorry is said, home is reached, the cards are there."""

import random
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from beebot.files.private_folder import JOURNAL
from beebot.journal.journal import Journal
from lecons import FIRST_PATH
from lecons.pictures.sprite import Scene
from simulateur import screen
from simulateur.game.adults.state import Section
from simulateur.game.adults.voices import Doing
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.players.journey import Journey
from simulateur.game.reports import Report
from simulateur.game.requests import Ask
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.faults import Faults
from simulateur.machine.keeping.screen_files import ScreenFiles
from simulateur.machine.library_service import LibraryService
from simulateur.machine.print_service import PrintService
from simulateur.machine.robots.lent_robots import Lender
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.sound.recording_files import Recordings
from simulateur.machine.voice_service import VoiceService
from simulateur.pages import open_page
from simulateur.pages.common.view import View
from simulateur.pages.garden import home, sorry
from simulateur.web.classroom_thread import TabletService
from simulateur.window.app import App
from simulateur.window.draw import Painter
from simulateur.window.fingers import Finger
from tests.patience import HANG_S
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.hands import TICK_S, finger, middle, typed
from tests.simulateur.machine.sound.microphones import FakeMicrophone
from tests.simulateur.window.tables import SIZE, Quiet, Table, tables

pytestmark = pytest.mark.usefixtures("display")


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Callable[[Session], Table]]:
    with tables(tmp_path) as lay:
        yield lay


def a_path(*facts: str) -> Session:
    return Session(path_of(*(challenge(each, f"defi-{n}") for n, each in enumerate(facts or (THREE_STEPS,)))), "fr")


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_arguments: object, **_names: object) -> None:
        raise error

    return fail


def laid(table: Table, words: str = "avancer gauche") -> None:
    finger = Finger(table.app)
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys(words)):
        finger.touch(touch)


ERRORS = (
    ValueError("no"),
    pygame.error("no"),
    MemoryError(),
    RecursionError("deep"),
    OSError(28, "full", "/home/zoe/x"),
)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_what_cannot_be_drawn_leads_to_the_page_that_says_sorry_and_the_cards_come_back(
    error: Exception, table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    laid(at)
    before = at.session.players.bookmark
    with monkeypatch.context() as broken:
        broken.setattr("simulateur.pages.challenge.page.scene", failing(error))
        assert at.app.step(TICK_S, [typed(pygame.K_RIGHT)]) == [pygame.Rect(0, 0, *SIZE)]
    assert (at.page, at.session.attempt) == (Page.SORRY, None)
    at.turns(0.1)
    assert at.voice.said[-1] == "Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."
    finger = Finger(at.app)
    for touch in (Touch(Key.HOME), Touch(Key.LESSON), Touch(Key.CHALLENGE)):
        finger.touch(touch)
    assert at.session.players.bookmark.touches == (*before.touches, Touch(Key.RIGHT)), (
        "with the card that was laid last"
    )
    (sentence,) = at.told
    (report,) = at.reports
    assert sentence.startswith("au défi « defi-0 », 20")
    assert str(report) in sentence
    text = report.read_text("utf-8")
    assert type(error).__name__ in text
    assert "zoe" not in text
    assert str(Path.home()) not in text
    if sys.platform != "win32":
        assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_the_page_that_says_sorry_goes_home_by_itself(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    laid(at)
    with monkeypatch.context() as broken:
        broken.setattr(Painter, "draw", failing(ValueError("no")))
        at.app.step(TICK_S, [typed(pygame.K_RIGHT)])
    pages = []
    for seconds in (7, 2):
        at.turns(seconds)
        pages.append(at.page)
    assert pages == [Page.SORRY, Page.HOME]


def test_an_answer_that_fails_again_before_a_touch_is_handled_does_not_bar_its_challenge(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, finger_touches = table(a_path()), (Touch(Key.HOME), Touch(Key.LESSON), Touch(Key.CHALLENGE))
    laid(at)
    scene = open_page.scene

    def none_with_cards(session: Session, view: View) -> Scene:
        if session.attempt is not None and session.attempt.told:
            raise ValueError("a card that cannot be drawn")
        return scene(session, view)

    monkeypatch.setattr(screen, "scene", none_with_cards)
    at.app.step(TICK_S, [])
    assert at.waits
    for touch in finger_touches:
        Finger(at.app).touch(touch)
    assert (at.page, at.waits) == (Page.SORRY, False)
    for touch in finger_touches:
        Finger(at.app).touch(touch)
    assert at.page is Page.CHALLENGE
    assert at.session.players.bookmark.touches == ()


@pytest.mark.parametrize("genre", GENRES)
def test_the_answer_to_every_kind_of_challenge_comes_back(genre: str, table: Callable[[Session], Table]) -> None:
    at, dice = table(a_path(GENRES[genre])), random.Random(genre)
    at.session.open_challenge(0, 0)
    at.app.step(TICK_S, [])
    from simulateur.pages.open_page import places

    away = {Key.HOME, Key.GO, Key.STEP, Key.NEXT, Key.HINT, Key.LISTEN, Key.ROBOT, Key.ADULTS}
    for _touch in range(8):
        there = [touch for touch in places(at.session, SIZE) if touch.key not in away]
        at.session.touch(dice.choice(there))
        at.app.step(1.0, [])
    before, attempt = at.session.players.bookmark, at.session.attempt
    at.app._screen.backend.faults, faults = Faults(at.folder), at.app._screen.backend.faults
    assert faults is not None
    at.app._screen.fault(ValueError("no"), "drawing")
    at.session.touch(Touch(Key.HOME))
    at.session.open_challenge(0, 0)
    assert at.session.players.bookmark == before
    assert attempt is not None
    assert at.session.attempt is not None
    assert at.session.attempt.draft == attempt.draft


def test_a_garden_that_cannot_be_drawn_is_tried_ever_more_slowly_and_told_once(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, tried = table(a_path()), 0

    def fail(*_arguments: object) -> None:
        nonlocal tried
        tried += 1
        raise ValueError("no garden")

    monkeypatch.setattr(home, "scene", fail)
    at.app._screen.stay_awake()
    at.turns(600)
    assert 3 <= tried <= 15
    assert len(at.told) == len(at.reports) == 1
    assert len(at.voice.said) <= 15
    assert Touch(Key.ADULTS) in sorry.places(at.session, SIZE), "the adult can come in"


@pytest.mark.parametrize("what", ["page", "painter", "everything"])
def test_where_nothing_at_all_can_be_drawn_the_window_is_plain_and_drawn_again_once_that_works(
    what: str, table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, tried = table(a_path()), 0

    def fail(*_arguments: object) -> None:
        nonlocal tried
        tried += 1
        raise pygame.error("nothing can be drawn")

    window = pygame.display.get_surface()
    assert window is not None
    with monkeypatch.context() as broken:
        if what in ("page", "everything"):
            broken.setattr(screen, "scene", fail)
        if what in ("painter", "everything"):
            broken.setattr(Painter, "draw", fail)
        at.app._screen.stay_awake()
        assert at.app.step(TICK_S, []) == [pygame.Rect(0, 0, *SIZE)]
        assert {tuple(window.get_at(at_pixel))[:3] for at_pixel in ((0, 0), (320, 200), (639, 399))} == {
            (245, 233, 211)
        }
        at.turns(300)
        assert tried <= 2 * 20
        assert len(at.told) <= 2
    at.turns(100)
    assert at.page is Page.HOME
    assert window.get_at((320, 390))[:3] != (245, 233, 211), "the garden"


def test_a_voice_that_always_fails_is_left_out_and_children_play_on(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    monkeypatch.setattr(at.voice, "tick", failing(RuntimeError("no sound")))
    at.turns(10)
    assert (at.page, at.session.mute, at.voice.closed) == (Page.HOME, True, 1)
    laid(at)
    assert at.page is Page.CHALLENGE
    assert len(at.told) == 1
    assert any(each.startswith("le son tombe en panne sans cesse") for each in at.session.notices)


def test_a_disk_that_always_fails_is_left_out_and_children_play_on(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    monkeypatch.setattr(ScreenFiles, "take_reports", failing(RuntimeError("no disk")))
    at.turns(10)
    laid(at)
    assert at.page is Page.CHALLENGE
    assert any(each.startswith("le disque met le kit en panne") for each in at.session.notices)


def test_a_part_that_works_in_between_is_kept_whatever_fails_meanwhile(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Disk and voice fail in turn, each in every other turn, until no turn is a good one."""
    at, turn = table(a_path()), 0
    reports, tick = ScreenFiles.take_reports, Quiet.tick

    def disk(files: ScreenFiles) -> tuple[Report, ...]:
        nonlocal turn
        turn += 1
        if turn % 2:
            raise RuntimeError("no disk")
        return reports(files)

    def voice(quiet: Quiet, seconds: float, *, moves: bool) -> None:
        if turn % 2 == 0:
            raise RuntimeError("no sound")
        tick(quiet, seconds, moves=moves)

    monkeypatch.setattr(ScreenFiles, "take_reports", disk)
    monkeypatch.setattr(Quiet, "tick", voice)
    at.turns(1)
    assert not any("sans cesse" in each for each in at.session.notices)
    assert len(at.told) == 2


def test_a_microphone_that_always_fails_is_left_out_and_the_page_of_voices_says_so(
    table: Callable[[Session], Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds its key would read for ever that the microphone is about to open."""
    at = table(a_path())
    microphone = VoiceService(tmp_path, Recordings(None, tmp_path / "voix"), FakeMicrophone())
    at.app._screen.backend.join(voices=microphone)
    monkeypatch.setattr(VoiceService, "take_reports", failing(RuntimeError("no microphone")))
    at.turns(1)
    told = "le micro met le kit en panne sans cesse"
    assert any(each.startswith(told) for each in at.session.notices)
    for touch in (Touch(Key.HOME), Touch(Key.ADULTS), Touch(AdultKey.SECTION, tuple(Section).index(Section.VOICES))):
        at.session.touch(touch)
    for holds in (False, True):
        at.app.step(TICK_S, [finger(middle(at.app, Touch(AdultKey.SPEAK)))] if holds else [])
        at.turns(0.2)
        page = at.session.adults.voices
        assert (page.doing, page.answer.startswith(told)) == (Doing.READING, True)


def test_what_else_always_fails_is_left_out_and_its_page_says_so(
    table: Callable[[Session], Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    tablets = TabletService(tmp_path, at.store, Lender(RobotService()), FIRST_PATH, IMAGES)
    at.app._screen.backend.join(printing=PrintService(tmp_path), packs=LibraryService(tmp_path), tablets=tablets)
    for service in (PrintService, LibraryService, TabletService):
        monkeypatch.setattr(service, "take_reports", failing(RuntimeError("no such thing")))
    at.turns(2)
    for touch in (Touch(Key.HOME), Touch(Key.ADULTS)):
        at.session.touch(touch)
    for section in (Section.PRINT, Section.LIBRARY, Section.TABLETS):
        at.session.touch(Touch(AdultKey.SECTION, tuple(Section).index(section)))
        at.turns(0.2)
    at.session.touch(Touch(AdultKey.OPEN_TABLETS))
    at.turns(0.2)
    adults = at.session.adults
    told = [
        each.answer.partition(" en panne sans cesse")[0] for each in (adults.printing, adults.library, adults.tablets)
    ]
    assert told == ["l'impression met le kit", "la bibliothèque met le kit", "les tablettes mettent le kit"]


def test_robots_are_stopped_by_a_fault_whatever_else_fails(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, asked = table(a_path()), []
    laid(at)
    monkeypatch.setattr(RobotService, "obey", lambda _service, request: asked.append(request))
    monkeypatch.setattr(Session, "tick", failing(ZeroDivisionError()))
    at.app.step(TICK_S, [])
    assert asked == [Ask.STOP_ALL]


def test_a_request_that_fails_takes_no_other_with_it(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    laid(at, "avancer avancer avancer")
    at.session.touch(Touch(Key.GO))
    with monkeypatch.context() as broken:
        broken.setattr(at.voice, "say", failing(ValueError("no voice")))
        while at.page is Page.CHALLENGE:
            at.app.step(0.1, [])
    at.app.step(0.1, [])
    assert at.store.flush(HANG_S)
    journal = Journal(at.folder / JOURNAL)
    assert [entry.result for entry in journal.entries()] == ["SUCCESS"]
    journal.close()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()], ids=["ctrl-c", "exit"])
def test_who_wants_to_end_the_program_can(
    error: BaseException, table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    monkeypatch.setattr(Session, "tick", failing(error))
    with pytest.raises(type(error)):
        at.app.step(TICK_S, [])


def test_where_nobody_keeps_reports_a_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    session = a_path()
    app = App(pygame.display.set_mode(SIZE), session, IMAGES, Backend(session))
    monkeypatch.setattr(Session, "tick", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        app.step(TICK_S, [])


AROUND = (
    (Journey, "went_well"),
    (Backend, "went_well"),
    (pygame.event, "get"),
    (pygame.display, "update"),
)
"""Where the loop goes through beside the stages of a turn."""


@pytest.mark.parametrize("error", [MemoryError(), pygame.error("no")], ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(("owner", "name"), AROUND, ids=lambda each: getattr(each, "__name__", each))
def test_what_fails_around_a_turn_ends_no_window_either(
    owner: object, name: str, error: Exception, table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = table(a_path())
    laid(at)
    with monkeypatch.context() as broken:
        broken.setattr(owner, name, failing(error))
        at.session.touch(Touch(Key.RIGHT))
        at.app.show(TICK_S)
    assert at.page is Page.SORRY
    assert len(at.told) == 1
    at.turns(100)
    assert at.session.page is Page.HOME


@pytest.mark.parametrize(
    "owner", [(Faults, "note"), (Session, "apologise"), (Journey, "note")], ids=lambda each: each[1]
)
def test_a_fault_of_what_tells_of_faults_ends_no_window(
    owner: tuple[object, str], table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, handed = table(a_path()), []
    laid(at)
    monkeypatch.setattr(threading, "excepthook", lambda failed: handed.append(failed.exc_value))
    second = RuntimeError("the second")
    with monkeypatch.context() as broken:
        broken.setattr(*owner, failing(second))
        broken.setattr(screen, "scene", failing(ValueError("the first")))
        at.app.show(TICK_S)
    assert second in handed
    at.turns(1)
    Finger(at.app).touch(Touch(Key.HOME))
    assert at.page in (Page.HOME, Page.LESSON), "one page up"
