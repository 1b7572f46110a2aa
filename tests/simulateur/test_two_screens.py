"""Two screens in one process do not know of each other: each does what it does when it is alone.

They have two languages, two challenges, two seats in one store and a robot each; they are played turn by turn.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest

from beebot.files.private_folder import JOURNAL
from beebot.journal.journal import Journal, Run
from beebot.robot import Bumped, Finished, RobotEvent, StepDone, StepStarted
from simulateur.game.adults.options import OPTIONS
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.records import Bookmark
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.machine.keeping.bookmark import FILE as BOOKMARK
from simulateur.machine.keeping.bookmark import read_bookmark
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.written_files import SEATS
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.robots.robot_thread import RobotLink
from simulateur.pages.input.events import Device, Down, Presser, Up
from simulateur.pages.open_page import places
from simulateur.screen import Screen
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, MEADOW, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.fleet import ScriptedRobot, wait

SIZE = (1280, 800)
TICK_S = 1 / 30
ERASED = "Tout est effacé. Les réglages restent, et le tableau écrit dans vos documents."
FINGER = Presser(Device.FINGER, "1")
Step = Touch | float | RobotEvent | Callable[[Session], bool]
"""A touch, seconds that pass, what the robot says, or what is waited for."""


@dataclass(frozen=True)
class Child:
    """Who sits at a screen: the name of its seat, its language, its challenge, and what is done there."""

    seat: str
    language: str
    facts: str
    steps: tuple[Step, ...]


def moves(session: Session) -> bool:
    return any(member.moving for member in session.robots)


def linked(session: Session) -> bool:
    return [member.lamp for member in session.robots] == [Lamp.LINKED]


def stands(session: Session) -> bool:
    return linked(session) and not moves(session)


def lit(place: int) -> Callable[[Session], bool]:
    return lambda session: session.attempt is not None and session.attempt.lit_of() == place


def section(of: Section) -> Touch:
    return Touch(AdultKey.SECTION, tuple(Section).index(of))


SILENCE = Touch(AdultKey.SWITCH, next(place for place, option in enumerate(OPTIONS) if option.field == "mute"))


def steps(*steps: Step | list[Touch]) -> tuple[Step, ...]:
    return tuple(each for step in steps for each in (step if isinstance(step, list) else [step]))


AT_THE_DOOR = steps(linked, Touch(Key.TOKEN, 1), Touch(Key.LESSON), Touch(Key.CHALLENGE))
FRENCH = Child(
    "pres-de-la-porte",
    "fr",
    THREE_STEPS,
    (
        *AT_THE_DOOR,
        *steps(keys("avancer avancer avancer"), Touch(Key.ROBOT), moves, StepStarted(0), lit(0), StepDone(0)),
        *steps(StepStarted(1), lit(1), StepDone(1), StepStarted(2), lit(2), StepDone(2), Finished(), stands),
        *steps(6.0, Touch(Key.NEXT), 1.0),
    ),
)
ENGLISH = Child(
    "au-fond",
    "en",
    MEADOW,
    (
        *steps(linked, Touch(Key.LESSON), Touch(Key.CHALLENGE), keys("gauche avancer"), Touch(Key.HINT)),
        *steps(Touch(Key.GO), 5.0, Touch(Key.CLEAR), keys("avancer droite"), Touch(Key.VIEW), 1.0),
        *steps(Touch(Key.ROBOT), moves, StepStarted(0), lit(0), Bumped(0), stands, Touch(Key.HINT), 3.0),
    ),
)


class Played:
    """A screen, its robot and its seat, as they are while ``child`` plays."""

    def __init__(self, child: Child, store: Store) -> None:
        settings = Settings(language=child.language, all_keys=True)
        self.session = Session(path_of(challenge(child.facts, child.seat)), child.language, settings=settings)
        self.robot = ScriptedRobot()
        self.service = RobotService()
        self.service.add(Member("kit", "robot du kit", child.seat), RobotLink(self.robot))
        seat = Backend(self.session, robots=self.service, disk=store.screen_files(child.seat))
        self.screen = Screen(self.session, IMAGES, seat, SIZE)
        self._steps = child.steps

    def play(self) -> Iterator[object]:
        """Do one step after the other; what is on the screen after each, None after what a robot says.

        Its thread may tell of that now or later; what is waited for comes next.
        """
        for step in self._steps:
            self._do(step)
            self.screen.step(TICK_S, [])
            yield None if isinstance(step, StepStarted | StepDone | Bumped | Finished) else self._record()

    def _do(self, step: Step) -> None:
        match step:
            case Touch():
                at = places(self.session, SIZE)[step].centre
                self.screen.step(TICK_S, [Down(FINGER, at)])
                self.screen.step(TICK_S, [Up(FINGER)])
            case float():
                for _tick in range(round(step / TICK_S)):
                    self.screen.step(TICK_S, [])
            case StepStarted() | StepDone() | Bumped() | Finished():
                self.robot.says.put(step)
            case _:
                assert callable(step)
                wait(lambda: step(self.session), lambda: self.screen.step(0.0, []))

    def _record(self) -> object:
        """What is seen and what is known, but for what a thread may not have told yet."""
        session, attempt = self.session, self.session.attempt
        shown = None if moves(session) else (self.screen.scene(), session.notices)
        answer = None if attempt is None else (attempt.phase, attempt.draft.strips, attempt.help)
        return session.page, session.players.animal, answer, session.repertoire.flowers.done, session.adults, shown


def alone(child: Child, folder: Path) -> list[object]:
    with ExitStack() as stack:
        (played,) = at_their_seats(stack, folder, child)
        return [each for each in played.play() if each is not None]


def at_their_seats(stack: ExitStack, folder: Path, *children: Child) -> list[Played]:
    store = Store(folder)
    stack.callback(store.close)
    played = [Played(child, store) for child in children]
    for each in played:
        stack.callback(each.screen.backend.close)
    assert store.flush(HANG_S)
    return played


def test_each_screen_is_what_it_is_alone(tmp_path: Path) -> None:
    by_itself = [alone(child, tmp_path / child.seat) for child in (FRENCH, ENGLISH)]
    with ExitStack() as stack:
        french, english = at_their_seats(stack, tmp_path / "together", FRENCH, ENGLISH)
        turns = list(zip_longest(french.play(), english.play()))
        assert [turn[0] for turn in turns if turn[0] is not None] == by_itself[0]
        assert [turn[1] for turn in turns if turn[1] is not None] == by_itself[1]
        bookmarks = [played.session.players.bookmark for played in (french, english)]
    kept = [read_bookmark(tmp_path / "together" / SEATS / child.seat) for child in (FRENCH, ENGLISH)]
    assert kept == bookmarks, "each seat has a bookmark of its own"
    assert isinstance(kept[0], Bookmark)
    assert kept[0] != kept[1]


def test_what_an_adult_does_at_one_screen_is_told_to_that_one(tmp_path: Path) -> None:
    with ExitStack() as stack:
        french, english = at_their_seats(stack, tmp_path / "together", FRENCH, ENGLISH)
        for played in (french, english):
            played.session.touch(Touch(Key.ADULTS))
            played.screen.step(0, [])
        french.session.touch(section(Section.DATA))
        french.session.touch(Touch(AdultKey.LOG))
        wait(lambda: french.session.adults.data.entries is not None, lambda: french.screen.step(0, []))
        english.screen.step(0, [])
        assert (french.session.adults.data.entries, english.session.adults.data.entries) == ((), None)
        french.session.touch(SILENCE)
        assert (french.session.settings.mute, english.session.settings.mute) == (True, False)
        labels = [{label.text for label in played.screen.scene().labels} for played in (french, english)]
        assert ("Données" in labels[0], "Data" in labels[1]) == (True, True)
        french.session.touch(Touch(AdultKey.ERASE))
        french.session.touch(Touch(AdultKey.CONFIRM))
        french.screen.step(0, [])
        wait(lambda: english.session.adults.data.entries == (), lambda: english.screen.step(0, []))
        french.screen.step(0, [])
        answers = (french.session.adults.data.answer, english.session.adults.data.answer)
        assert answers == (ERASED, ""), "what is gone is gone for all; who asked is answered"


def two_seats(stack: ExitStack, folder: Path) -> tuple[Store, Played, Played]:
    """A French and an English screen without robots that have read what was kept in ``folder``."""
    store = Store(folder)
    stack.callback(store.close)
    french, english = (Played(Child(seat, code, THREE_STEPS, ()), store) for seat, code in SEATED)
    for each in (french, english):
        stack.callback(each.screen.backend.close)
    settle(store, french, english)
    return store, french, english


SEATED = (("fra", "fr"), ("ang", "en"))


def settle(store: Store, *screens: Played) -> None:
    """Let every screen ask, the disk answer, and every screen hear it."""
    for _round in range(2):
        for each in screens:
            each.screen.step(TICK_S, [])
        assert store.flush(HANG_S)
    for each in screens:
        each.screen.step(TICK_S, [])


def open_data(*screens: Played) -> None:
    for each in screens:
        each.session.touch(Touch(Key.ADULTS))
        each.session.touch(section(Section.DATA))


def test_a_damaged_journal_is_told_to_all_and_a_damaged_bookmark_to_its_seat_in_their_languages(
    tmp_path: Path,
) -> None:
    (tmp_path / JOURNAL).write_bytes(b"x" * 5000)
    bookmark = tmp_path / SEATS / "ang" / BOOKMARK
    bookmark.parent.mkdir(parents=True)
    bookmark.write_text("{")
    with ExitStack() as stack:
        _store, french, english = two_seats(stack, tmp_path)
        (journal,) = french.session.notices
        assert journal.startswith(f"le journal {tmp_path / JOURNAL} était abîmé")
        own, shared = english.session.notices
        assert own.startswith(f"{bookmark} was damaged"), own
        assert shared.startswith(f"the journal {tmp_path / JOURNAL} was damaged"), shared


def test_a_folder_that_refuses_is_told_at_its_own_seat(tmp_path: Path) -> None:
    with ExitStack() as stack:
        store, french, english = two_seats(stack, tmp_path)
        (tmp_path / SEATS).mkdir(exist_ok=True)
        (tmp_path / SEATS / "ang").write_text("no folder")
        for each in (french, english):
            each.session.touch(Touch(Key.LESSON))
        settle(store, french, english)
        assert french.session.notices == ()
        (told,) = english.session.notices
        assert "is not kept in" in told


def test_what_nobody_foresaw_is_told_where_it_was_asked_in_the_language_chosen_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_journal: Journal, _later: int, _many: int, _about: frozenset[str]) -> Run:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Journal, "run", broken)
    language = next(place for place, option in enumerate(OPTIONS) if option.field == "language")
    with ExitStack() as stack:
        store, french, english = two_seats(stack, tmp_path)
        french.session.touch(Touch(Key.ADULTS))
        french.session.touch(Touch(AdultKey.SWITCH, language))
        settle(store, french, english)
        french.session.touch(section(Section.DATA))
        french.session.touch(Touch(AdultKey.LOG))
        settle(store, french, english)
        sentence = f"the kit could not read or write in {tmp_path} (the disk or the device answers badly)"
        assert [each.startswith(sentence) for each in french.session.notices] == [True]
        assert french.session.adults.data.answer == french.session.notices[0]
        assert (english.session.notices, english.session.adults.data.answer) == ((), "")


def test_what_is_on_another_screen_is_kept_anew_after_an_erasure(tmp_path: Path) -> None:
    with ExitStack() as stack:
        store, french, english = two_seats(stack, tmp_path)
        for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE), *keys("avancer gauche avancer")):
            english.session.touch(touch)
        settle(store, french, english)
        on_screen = english.session.players.bookmark
        assert read_bookmark(tmp_path / SEATS / "ang") == on_screen
    with ExitStack() as stack:
        store, french, english = two_seats(stack, tmp_path)
        assert english.session.players.bookmark == on_screen, "brought back, and touched by nobody since"
        open_data(french)
        settle(store, french, english)
        french.session.touch(Touch(AdultKey.ERASE))
        french.session.touch(Touch(AdultKey.CONFIRM))
        settle(store, french, english)
        assert (french.session.adults.data.answer, english.session.adults.data.answer) == (ERASED, "")
        assert read_bookmark(tmp_path / SEATS / "ang") == on_screen
        assert read_bookmark(tmp_path / SEATS / "fra") is None
