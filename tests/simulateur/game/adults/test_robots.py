"""The page of robots without a screen: what each touch asks for, and a calibration from the line to what is kept."""

from dataclasses import replace

import pytest

from beebot.notation import parse_flat
from beebot.robot import Finished, Lost, RobotError, StepDone, StepStarted, Stopped
from firmware_bridge.calibration import Measured
from simulateur.game.adults.calibration import Measure, RobotCalibration, Stage
from simulateur.game.adults.robots import Around, Kind, Port, RobotPage
from simulateur.game.controls import Key, Touch
from simulateur.game.members import Ability, Lamp, Member, crew_of
from simulateur.game.reports import Answered, Report, Unreachable
from simulateur.game.requests import AdjustRobot, Ask, LinkRobot, NameRobot, Order, SendToRobot, TellRobot
from simulateur.game.settings import ANIMALS

FOX = Member("kit", "robot du kit", "/dev/ttyUSB0", frozenset(Ability), 150, "fox", Lamp.LINKED)
OWL = Member("bluebot", "Blue-Bot", "/dev/rfcomm0", frozenset(), 150, "owl", Lamp.LINKED)
TEAM = (FOX, OWL)
LINE, TURNS = parse_flat("avancer " * 5), parse_flat("gauche " * 4)


def looking_at(place: int) -> RobotPage:
    page = RobotPage()
    page.touch(Touch(Key.MEMBER, place), TEAM)
    return page


def test_coming_to_the_page_looks_for_ports_and_chooses_the_robot_a_port_points_to() -> None:
    page = RobotPage()
    assert page.open() == (Ask.FIND_PORTS,)
    kinds = tuple(Kind(name, name, tried=False) for name in ("escornabot", "thymio"))
    page.found(Around(kinds, (Port("/dev/ttyS0", "", ()), Port("/dev/ttyACM0", "", ("pepper", "thymio")))))
    assert page.touch(Touch(Key.CONNECT), ()) == (LinkRobot("thymio", "/dev/ttyACM0"),)
    page.touch(Touch(Key.KIND, 0), ())
    page.touch(Touch(Key.PORT, 0), ())
    assert page.touch(Touch(Key.CONNECT), ()) == (LinkRobot("escornabot", "/dev/ttyS0"),)


def test_without_a_port_no_robot_can_be_named() -> None:
    page = RobotPage()
    assert page.touch(Touch(Key.CONNECT), ()) == ()
    page.found(Around())
    assert page.touch(Touch(Key.CONNECT), ()) == ()


def test_robots_are_searched_once_at_a_time() -> None:
    page = RobotPage()
    assert page.touch(Touch(Key.SEARCH), ()) == (Ask.FIND_PORTS, Ask.SEARCH_ROBOTS)
    assert page.touch(Touch(Key.SEARCH), ()) == ()
    page.searching = False
    assert page.touch(Touch(Key.SEARCH), ()) == (Ask.FIND_PORTS, Ask.SEARCH_ROBOTS)


def test_a_robot_is_told_to_signal_looked_for_again_and_let_go() -> None:
    page = looking_at(0)
    assert page.touch(Touch(Key.SIGNAL), TEAM) == (TellRobot("fox", Order.SIGNAL),)
    assert page.touch(Touch(Key.ROBOT), TEAM) == (TellRobot("fox", Order.FIND),)
    assert page.touch(Touch(Key.REMOVE), TEAM) == (TellRobot("fox", Order.REMOVE),)
    assert page.looked_at(TEAM) is None
    assert page.touch(Touch(Key.SIGNAL), TEAM) == ()


def test_what_a_robot_cannot_do_or_must_not_do_now_is_not_asked() -> None:
    page = looking_at(1)
    assert page.touch(Touch(Key.SIGNAL), TEAM) == page.touch(Touch(Key.CALIBRATE), TEAM) == ()
    assert page.calibration is None
    assert looking_at(0).touch(Touch(Key.SIGNAL), (replace(FOX, moving=True), OWL)) == ()


def test_a_robot_takes_a_free_animal_and_no_other() -> None:
    page = looking_at(0)
    assert page.touch(Touch(Key.BADGE, ANIMALS.index("owl")), TEAM) == ()
    assert page.touch(Touch(Key.BADGE, ANIMALS.index("pig")), TEAM) == (NameRobot("fox", "pig"),)
    assert page.looked_at((replace(FOX, token="pig"), OWL)) is not None


def test_what_is_open_of_a_robot_follows_it_to_another_animal_and_of_others_stays() -> None:
    page = looking_at(0)
    page.touch(Touch(Key.CALIBRATE), TEAM)
    page.rename("owl", "lion")
    assert (page.token, calibration(page).token) == ("fox", "fox")
    page.rename("fox", "pig")
    assert (page.token, calibration(page).token) == ("pig", "pig")
    page.joined("fox")
    assert page.token == "pig"
    page.touch(Touch(Key.CANCEL), (replace(FOX, token="pig"), OWL))
    page.joined("fox")
    assert page.token == "fox"


def test_a_calibration_from_the_line_to_what_is_kept() -> None:
    page = looking_at(0)
    page.touch(Touch(Key.CALIBRATE), TEAM)
    assert page.touch(Touch(Key.DRIVE), TEAM) == (SendToRobot("fox", LINE),)
    assert page.touch(Touch(Key.DRIVE), TEAM) == page.touch(Touch(Key.KEEP), TEAM) == ()
    say(page, StepStarted(0), StepDone(0))
    page.follow("owl", Finished())
    assert calibration(page).driving
    say(page, Finished())
    for touch in (measure(Measure.AHEAD, -10), measure(Measure.AHEAD, 1), measure(Measure.LEFT, -10)):
        page.touch(touch, TEAM)
    assert page.touch(Touch(Key.KEEP), TEAM) == ()
    assert calibration(page).stage is Stage.TURNS
    page.touch(measure(Measure.AHEAD, -10), TEAM)
    assert page.touch(Touch(Key.KEEP), TEAM) == ()
    assert page.touch(Touch(Key.DRIVE), TEAM) == (SendToRobot("fox", TURNS),)
    say(page, Finished())
    page.touch(measure(Measure.TURNED, -10), TEAM)
    assert page.touch(Touch(Key.KEEP), TEAM) == (AdjustRobot("fox", Measured(741, -10, 350)),)
    say(page, Answered("réglage gardé dans le robot"))
    assert (calibration(page).stage, calibration(page).sentence) == (Stage.KEPT, "réglage gardé dans le robot")
    page.touch(Touch(Key.CANCEL), TEAM)
    assert page.calibration is None


def test_measures_that_cannot_be_right_are_told_and_measured_again() -> None:
    page = looking_at(0)
    page.touch(Touch(Key.CALIBRATE), TEAM)
    for key in (Key.DRIVE, Key.KEEP, Key.DRIVE, Key.KEEP):
        if key is Key.KEEP and calibration(page).stage is Stage.TURNS:
            for _ in range(15):
                page.touch(measure(Measure.TURNED, 10), TEAM)
        requests = page.touch(Touch(key), TEAM)
        say(page, Finished())
    assert requests == ()
    assert calibration(page).stage is Stage.LINE
    assert calibration(page).sentence == "le robot devait tourner de 360° et vous en avez mesuré 510 ; mesurez encore"


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Stopped(1), "le robot a été arrêté avant la fin ; reposez-le, puis recommencez"),
        (Lost(1, RobotError("le port ne répond plus")), "le port ne répond plus"),
        (Unreachable("aucun robot"), "aucun robot"),
    ],
)
def test_a_drive_that_does_not_end_is_told_and_can_be_driven_again(report: Report, sentence: str) -> None:
    page = looking_at(0)
    page.touch(Touch(Key.CALIBRATE), TEAM)
    page.touch(Touch(Key.DRIVE), TEAM)
    say(page, report)
    assert (calibration(page).driving, calibration(page).driven, calibration(page).sentence) == (False, False, sentence)
    assert page.touch(Touch(Key.KEEP), TEAM) == ()
    assert page.touch(Touch(Key.DRIVE), TEAM) == (SendToRobot("fox", LINE),)


def calibration(page: RobotPage) -> RobotCalibration:
    assert page.calibration is not None
    return page.calibration


def measure(of: Measure, by: int) -> Touch:
    return Touch(Key.MEASURE, of.value, by)


def say(page: RobotPage, *reports: Report) -> None:
    for report in reports:
        page.follow("fox", report)


FROG = replace(OWL, token="frog")
LOST_PIG = replace(OWL, token="pig", lamp=Lamp.LOST)


@pytest.mark.parametrize(
    ("members", "turns", "count", "crew"),
    [
        ((), ("fox",), 1, ()),
        ((OWL,), ("fox",), 1, (OWL,)),
        ((OWL, FROG), ("fox", "frog", "owl"), 1, ()),
        ((OWL, FOX), ("fox", "owl"), 1, (FOX,)),
        ((OWL,), ("owl",), 2, ()),
        ((OWL, FOX, FROG), ("frog", "owl", "fox"), 2, (FROG, OWL)),
        ((OWL, LOST_PIG, FROG), ("pig", "fox"), 2, (OWL, FROG)),
        ((LOST_PIG, OWL), ("pig", "fox"), 2, (OWL, LOST_PIG)),
    ],
)
def test_the_robot_of_the_animal_whose_turn_it_is_plays(
    members: tuple[Member, ...], turns: tuple[str, ...], count: int, crew: tuple[Member, ...]
) -> None:
    assert crew_of(members, turns, count) == crew
