"""What fails in a thread beside the screen: a report and one sentence for the adult; the children need not know."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.command import Command
from simulateur.game.messages.members import Lamp
from simulateur.game.reports import Linked, RobotReport, Unreachable
from simulateur.game.requests import Ask
from simulateur.game.session import Page, Session
from simulateur.machine.backend import Backend
from simulateur.machine.faults import Faults, fault_name
from simulateur.machine.keeping.report_files import PATTERN
from simulateur.machine.robots.robot_service import RobotService
from simulateur.machine.robots.robot_thread import RobotLink
from simulateur.screen import Screen
from tests.patience import HANG_S
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of
from tests.simulateur.fleet import ScriptedRobot, service_with


class Faulty(ScriptedRobot):
    """A driver with a bug: it fails as nobody foresaw, so many times, where it is told to."""

    def __init__(self, name: str, times: int = 1) -> None:
        super().__init__()
        self.fails, self.times = name, times

    def _fail(self, name: str) -> None:
        if name == self.fails and self.times:
            self.times -= 1
            raise ZeroDivisionError(name)

    def connect(self) -> None:
        self._fail("connect")
        super().connect()

    def load(self, program: tuple[Command, ...]) -> None:
        self._fail("load")
        super().load(program)

    def stop(self) -> None:
        self._fail("stop")
        super().stop()


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Faults:
    found = Faults(tmp_path)
    monkeypatch.setattr(threading, "excepthook", found.from_thread)
    return found


def wait(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG_S
    while not reached():
        assert time.monotonic() < end, "the thread did not do it"
        time.sleep(0.005)


def said(link: RobotLink, report: type) -> list[RobotReport]:
    """What the robot says, up to a report of this kind."""
    found: list[RobotReport] = []

    def heard() -> bool:
        found.extend(link.take_reports())
        return any(isinstance(each, report) for each in found)

    wait(heard)
    return found


@pytest.mark.parametrize("fails", ["connect", "load", "stop"])
def test_a_driver_with_a_bug_is_told_of_and_its_robot_can_be_found_again(fails: str, faults: Faults) -> None:
    link = RobotLink(Faulty(fails))
    link.find()
    if fails != "connect":
        said(link, Linked)
        link.send((Command.FORWARD,))
    if fails == "stop":
        link.stop()
    (told,) = [each for each in said(link, Unreachable) if isinstance(each, Unreachable)]
    assert told.sentence.startswith("une panne imprévue (ZeroDivisionError) en parlant au robot")
    ((thread, error),) = faults.take_from_threads()
    assert thread.startswith("robot")
    assert isinstance(error, ZeroDivisionError)
    link.find()
    said(link, Linked)
    link.close()


def test_a_thread_that_ends_with_a_fault_is_told_of_once_and_no_page_says_sorry(faults: Faults, tmp_path: Path) -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    screen = Screen(session, IMAGES, Backend(session, faults=faults), (640, 400))

    def fail() -> None:
        raise KeyError("/home/zoe/secret")

    for _time in range(3):
        thread = threading.Thread(target=fail, name="speech")
        thread.start()
        thread.join()
        screen.step(0.1, [])
    (sentence,) = session.notices
    (report,) = tmp_path.glob(PATTERN)
    assert sentence.startswith("à côté de l'écran, 20")
    assert str(report) in sentence
    assert "speech" in report.read_text("utf-8")
    assert "zoe" not in report.read_text("utf-8")
    assert session.page is Page.HOME


def test_a_search_that_fails_is_told_of_and_ends(faults: Faults, monkeypatch: pytest.MonkeyPatch) -> None:
    session, service = Session(path_of(challenge(THREE_STEPS)), "fr"), RobotService()
    screen = Screen(session, IMAGES, Backend(session, robots=service, faults=faults), (640, 400))

    def no_ports(*_arguments: object) -> None:
        raise LookupError("no ports")

    monkeypatch.setattr("simulateur.machine.robots.reachable.search", no_ports)
    service.obey(Ask.SEARCH_ROBOTS)

    def is_told() -> bool:
        screen.step(0.01, [])
        return bool(session.notices)

    wait(is_told)
    screen.backend.close()


def test_a_robot_that_stops_badly_leaves_the_screen_alive(faults: Faults) -> None:
    session, service = Session(path_of(challenge(THREE_STEPS)), "fr"), service_with(Faulty("stop"))
    screen = Screen(session, IMAGES, Backend(session, robots=service, faults=faults), (640, 400))

    def linked() -> bool:
        screen.step(0.01, [])
        return [each.lamp for each in session.robots] == [Lamp.LINKED]

    wait(linked)
    session.apologise()

    wait(lambda: linked() and len(session.notices) == 2)
    assert any(each.startswith("une panne imprévue") for each in session.notices), "what to do with the robot"
    assert any(each.startswith("à côté de l'écran") for each in session.notices), "where its report is"
    screen.backend.close()


def deep(number: int) -> int:
    return deep(number + 1)


def test_a_fault_is_named_by_its_kind_and_the_line_it_came_from() -> None:
    names = set()
    for depth in range(3):
        try:
            deep(depth)
        except RecursionError as error:
            names.add(fault_name(error).rpartition(":")[0])
    assert names == {"RecursionError tests/simulateur/machine/test_faults_of_threads.py"}
    assert fault_name(ValueError("never raised")) == "ValueError"


def test_a_machine_that_fails_in_ever_new_ways_tells_no_more_after_a_while(tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    kinds = [type(f"Odd{number}", (Exception,), {}) for number in range(50)]
    told = [faults.note(kind(), "drawing", "à l'accueil") for kind in kinds for _time in range(2)]
    assert len([each for each in told if each is not None]) == 10


def test_a_report_that_cannot_be_written_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told = Faults(tmp_path / "file").note(ValueError("no"), "drawing", "à l'accueil")
    assert told is not None
    assert "mais son rapport ne s'écrit pas dans" in told
