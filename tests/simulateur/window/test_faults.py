"""Whatever fails while drawing or playing, the window lives: sorry is said, home is reached, the cards are there.

Faults are put in where a turn goes through; a campaign puts them in at random, ``times`` as long with ``KIT_LONG=1``.
"""

import random
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame
import pytest

from beebot.files.kept_folder import JOURNAL
from beebot.journal.progress import Journal
from lecons.pictures.sprite import Scene
from simulateur import turn
from simulateur.desk.faults import Faults
from simulateur.desk.keeping.drawer import Drawer
from simulateur.desk.keeping.report_files import MOST, PATTERN
from simulateur.desk.keeping.store import Store
from simulateur.desk.robots.robot_desk import RobotDesk
from simulateur.desk.seat import Seat
from simulateur.game.controls import Key, Touch
from simulateur.game.requests import Ask
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.hearing import Heard, Note, PlaceSound
from simulateur.pages import home, page, sorry
from simulateur.pages.hands import Hands
from simulateur.pages.view import View
from simulateur.window.app import App
from simulateur.window.draw import Painter
from simulateur.window.fingers import Finger
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.hands import TICK_S, typed
from tests.simulateur.test_random_touches import Monkey, a_session

pytestmark = pytest.mark.usefixtures("display")
SIZE = (640, 400)
TURNS = times(1_000)
MOST_TURNS = 5 * TURNS
"""What a disk or a port answers comes in its own time, so that no two campaigns are alike. One goes on until it has
seen every place fail, but no longer than this."""


class Quiet:
    """A voice that says nothing, and notes what it should say."""

    def __init__(self) -> None:
        self.voice = self.effects = self.music = 1.0
        self.speaking = False
        self.mute = False
        self.said: list[str] = []
        self.heard: list[bytes] = []
        self.hushed = self.forgot = 0
        self.closed = 0

    def speak_in(self, language: str) -> None: ...

    def use_content(self, root: Path) -> None: ...

    def forget_recordings(self) -> None:
        self.forgot += 1

    def hear(self, samples: bytes) -> None:
        self.heard.append(samples)

    def hush(self) -> None:
        self.hushed += 1

    def say(self, *parts: str | PlaceSound) -> None:
        self.said += [part if isinstance(part, str) else f"({part.name})" for part in parts]

    def play(self, sound: Heard) -> None: ...

    def hum(self, note: Note) -> None: ...

    def tick(self, seconds: float, *, moves: bool) -> None: ...

    def take_problems(self) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self.closed += 1


@dataclass
class Table:
    """An app with all that is behind it."""

    app: App
    voice: Quiet
    store: Store
    folder: Path

    @property
    def session(self) -> Session:
        return self.app.session

    @property
    def told(self) -> list[str]:
        """The faults that the adult was told of."""
        return [each for each in self.session.notices if "une panne imprévue" in each]

    @property
    def reports(self) -> list[Path]:
        return sorted(self.folder.glob(PATTERN))

    @property
    def waits(self) -> bool:
        """Whether an answer is put by."""
        return self.app.session.at.waiting.answer is not None

    @property
    def page(self) -> Page:
        return self.app.session.page

    def turns(self, seconds: float) -> None:
        for _turn in range(round(seconds / TICK_S)):
            self.app.step(TICK_S, [])


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Callable[[Session], Table]]:
    laid: list[Table] = []

    def lay(session: Session) -> Table:
        store, voice, window = Store(tmp_path, tmp_path / "documents"), Quiet(), pygame.display.set_mode(SIZE)
        drawer = store.drawer()
        drawer.wait_opened(HANG_S)
        faults = Faults(tmp_path)
        seat = Seat(session, voice=voice, robots=RobotDesk(), drawer=drawer, faults=faults)
        laid.append(Table(App(window, session, IMAGES, seat), voice, store, tmp_path))
        laid[-1].app.step(0, [])
        return laid[-1]

    yield lay
    for each in laid:
        each.app.close()
        each.store.close(30)


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
    before = at.session.bookmark
    with monkeypatch.context() as broken:
        broken.setattr("simulateur.pages.challenge.scene", failing(error))
        assert at.app.step(TICK_S, [typed(pygame.K_RIGHT)]) == [pygame.Rect(0, 0, *SIZE)]
    assert (at.page, at.session.attempt) == (Page.SORRY, None)
    at.turns(0.1)
    assert at.voice.said[-1] == "Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre."
    finger = Finger(at.app)
    for touch in (Touch(Key.HOME), Touch(Key.LESSON), Touch(Key.CHALLENGE)):
        finger.touch(touch)
    assert at.session.bookmark.touches == (*before.touches, Touch(Key.RIGHT)), "with the card that was laid last"
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
    scene = page.scene

    def none_with_cards(session: Session, view: View) -> Scene:
        if session.attempt is not None and session.attempt.told:
            raise ValueError("a card that cannot be drawn")
        return scene(session, view)

    monkeypatch.setattr(turn, "scene", none_with_cards)
    at.app.step(TICK_S, [])
    assert at.waits
    for touch in finger_touches:
        Finger(at.app).touch(touch)
    assert (at.page, at.waits) == (Page.SORRY, False)
    for touch in finger_touches:
        Finger(at.app).touch(touch)
    assert at.page is Page.CHALLENGE
    assert at.session.bookmark.touches == ()


@pytest.mark.parametrize("genre", GENRES)
def test_the_answer_to_every_kind_of_challenge_comes_back(genre: str, table: Callable[[Session], Table]) -> None:
    at, dice = table(a_path(GENRES[genre])), random.Random(genre)
    at.session.open_challenge(0, 0)
    at.app.step(TICK_S, [])
    from simulateur.pages.page import places

    away = {Key.HOME, Key.GO, Key.STEP, Key.NEXT, Key.HINT, Key.LISTEN, Key.ROBOT, Key.ADULTS}
    for _touch in range(8):
        there = [touch for touch in places(at.session, SIZE) if touch.key not in away]
        at.session.touch(dice.choice(there))
        at.app.step(1.0, [])
    before, attempt = at.session.bookmark, at.session.attempt
    at.app._screen._seat.faults, faults = Faults(at.folder), at.app._screen._seat.faults
    assert faults is not None
    at.app._screen.fault(ValueError("no"), "drawing")
    at.session.touch(Touch(Key.HOME))
    at.session.open_challenge(0, 0)
    assert at.session.bookmark == before
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
            broken.setattr(turn, "scene", fail)
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
    monkeypatch.setattr(Drawer, "take_reports", failing(RuntimeError("no disk")))
    at.turns(10)
    laid(at)
    assert at.page is Page.CHALLENGE
    assert any(each.startswith("le disque met le kit en panne") for each in at.session.notices)


def test_robots_are_stopped_by_a_fault_whatever_else_fails(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    at, asked = table(a_path()), []
    laid(at)
    monkeypatch.setattr(RobotDesk, "obey", lambda _desk, request: asked.append(request))
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
    assert at.store.flush(30)
    journal = Journal.open(at.folder / JOURNAL)
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
    app = App(pygame.display.set_mode(SIZE), session, IMAGES, Seat(session))
    monkeypatch.setattr(Session, "tick", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        app.step(TICK_S, [])


AROUND = (
    (Session, "went_well"),
    (Seat, "went_well"),
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
    "owner", [(Faults, "note"), (Session, "apologise"), (Session, "note")], ids=lambda each: each[1]
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
        broken.setattr(turn, "scene", failing(ValueError("the first")))
        at.app.show(TICK_S)
    assert second in handed
    at.turns(1)
    Finger(at.app).touch(Touch(Key.HOME))
    assert at.page in (Page.HOME, Page.LESSON), "one page up"


PLACES = (
    (turn, "scene"),
    (turn, "savings"),
    (Painter, "draw"),
    (Session, "tick"),
    (Session, "hear"),
    (Session, "touch"),
    (Hands, "light"),
    (Hands, "obey"),
    (RobotDesk, "take_reports"),
    (RobotDesk, "obey"),
    (Drawer, "take_reports"),
    (Drawer, "keep"),
    (Journal, "add"),
    (Quiet, "tick"),
    (Quiet, "say"),
)
"""Where a turn goes through."""


def _part(place: str) -> str:
    """The part of the machine that a place belongs to: the drawer keeps the journal."""
    return place.partition(".")[0].replace("Journal", "Drawer")


class Saboteur:
    """Has places fail at their next call in a turn of the app, or in a thread beside it, as often as it is told.

    Each place has dice of its own: what a thread does in its own time changes nothing for the others.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, dice: random.Random) -> None:
        self.rests = False
        self.raised: set[str] = set()
        self._dice, self._in_turn = dice, False
        self._left = dict.fromkeys((f"{owner.__name__}.{name}" for owner, name in PLACES), 0)
        for (owner, name), place in zip(PLACES, self._left, strict=True):
            monkeypatch.setattr(owner, name, self._wrapped(getattr(owner, name), place))
        step = App.step

        def turned(app: App, seconds: float, events: Sequence[pygame.event.Event]) -> list[pygame.Rect]:
            self._in_turn = True
            try:
                return step(app, seconds, events)
            finally:
                self._in_turn = False

        monkeypatch.setattr(App, "step", turned)

    def arm(self) -> None:
        """Have one more place fail, once or twice; it may be long until it is gone through.

        No part of the machine is to fail three times in a row: it would be left out.
        """
        place, times = self._dice.choice(list(self._left)), self._dice.choice((1, 1, 1, 2))
        if not any(left for other, left in self._left.items() if other != place and _part(other) == _part(place)):
            self._left[place] = times

    def _wrapped(self, work: Callable[..., object], place: str) -> Callable[..., object]:
        dice = random.Random(place)

        def maybe(*arguments: object, **names: object) -> object:
            beside = threading.current_thread() is not threading.main_thread()
            if (self._in_turn or beside) and not self.rests and self._left[place]:
                self._left[place] -= 1
                self.raised.add(place)
                raise dice.choice((ValueError, pygame.error, MemoryError, RecursionError, OSError))(place)
            return work(*arguments, **names)

        return maybe


def test_faults_at_random_places_never_end_the_window(
    table: Callable[[Session], Table], monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(20261126)
    at, saboteur = table(a_session()), Saboteur(monkeypatch, dice)
    monkey, seat, sorries, back = Monkey(at.app, seed=5), at.app._screen._seat, 0, 0
    settings, number = at.session.settings, 0

    def has_seen_enough() -> bool:
        return sorries > TURNS / 40 and back > 3 and len(saboteur.raised) == len(PLACES)

    while number < TURNS or (number < MOST_TURNS and not has_seen_enough()):
        if number % 8 == 0:
            saboteur.arm()
        before, shown = seat.faults.in_a_row if seat.faults else 0, at.page
        monkey.play()
        assert seat.faults is not None
        if seat.faults.in_a_row > before:
            sorries += shown is not Page.SORRY
            assert at.page is Page.SORRY or shown is Page.SORRY, "it may have gone home meanwhile"
        if number % 60 == 59:
            back += _at_rest(at, saboteur, settings)
        number += 1
    assert sorries > TURNS / 40
    assert back > 3, "no answer was put by: too little failed"
    assert len(saboteur.raised) == len(PLACES), "some place never failed"
    assert len(at.session.notices) < 30
    assert len(set(at.told)) == len(at.told) > 1
    assert 0 < len(at.reports) <= MOST
    assert not any("sans cesse" in each for each in at.session.notices), "nothing failed so often"


def _at_rest(at: Table, saboteur: Saboteur, settings: Settings) -> bool:
    """While nothing fails, the way home is open; whether an answer was put by and came back."""
    assert at.store.flush(HANG_S), "what the disk was asked fails before the saboteur rests"
    saboteur.rests = True
    at.session.use_settings(settings)
    put_by = at.session.at.waiting.answer
    for _key in range(3):
        at.app.step(TICK_S, [typed(pygame.K_ESCAPE)])
    assert at.page is Page.HOME
    came_back = put_by is not None and _comes_back(at.session, put_by.challenge)
    saboteur.rests = False
    return came_back


def _comes_back(session: Session, name: str) -> bool:
    """Open the challenge whose answer was put by; whether the answer is there."""
    waiting = session.at.waiting.answer
    assert waiting is not None
    found = [
        (place, number)
        for place, lesson in enumerate(session.path.lessons)
        for number, each in enumerate(lesson.challenges)
        if each.id == name
    ]
    if not found:  # free play
        session.play_freely()
    else:
        session.open_challenge(*found[0])
    assert session.bookmark.touches == waiting.touches
    assert session.at.waiting.answer is None
    session.touch(Touch(Key.HOME))
    return True
