"""The page of robots without a screen: what each touch asks for, and a calibration from the line to what is kept."""

from collections.abc import Callable

import pytest

from beebot.notation import parse_flat
from beebot.robot import Ability, Finished, Lost, Measured, RobotError, StepDone, StepStarted, Stopped
from beebot.unlinked_robots import UNLINKED
from lecons.names import ANIMALS
from simulateur.game.adults.calibration import Measure, RobotCalibration, Stage
from simulateur.game.adults.robots import RobotPage
from simulateur.game.adults.unlinked_robots import obeyed
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.members import Lamp, Member, crew_of
from simulateur.game.reports import Answered, Around, Kind, Port, RobotReport, SearchEnded, Unreachable
from simulateur.game.requests import AdjustRobot, Ask, LinkRobot, NameRobot, Order, Request, SendToRobot, TellRobot
from simulateur.game.settings import HandRobot, Settings

FOX = Member("kit", "robot du kit", "/dev/ttyUSB0", frozenset(Ability), 150, "fox", Lamp.LINKED)
OWL = Member("bluebot", "Blue-Bot", "/dev/rfcomm0", frozenset(), 150, "owl", Lamp.LINKED)
TEAM = (FOX, OWL)
LINE, TURNS = parse_flat("avancer " * 5), parse_flat("gauche " * 4)


class Open:
    """The page as it is now; each touch and each report makes it another."""

    def __init__(self) -> None:
        self.page = RobotPage()

    @property
    def calibration(self) -> RobotCalibration | None:
        return self.page.calibration

    def open(self) -> tuple[Request, ...]:
        self.page, asked = self.page.open()
        return asked

    def touch(self, touch: Touch, members: tuple[Member, ...]) -> tuple[Request, ...]:
        self.page, asked = self.page.touch(touch, members)
        return asked

    def follow(self, token: str, report: RobotReport) -> None:
        self.page = self.page.followed(token, report)


def looking_at(place: int) -> Open:
    page = Open()
    page.touch(Touch(AdultKey.MEMBER, place), TEAM)
    return page


def test_coming_to_the_page_looks_for_ports_and_chooses_the_robot_a_port_points_to() -> None:
    page = Open()
    assert page.open() == (Ask.FIND_PORTS,)
    kinds = tuple(Kind(name, name, tried=False) for name in ("escornabot", "thymio"))
    page.page = page.page.found(
        Around(kinds, (Port("/dev/ttyS0", "", ()), Port("/dev/ttyACM0", "", ("pepper", "thymio"))))
    )
    assert page.touch(Touch(AdultKey.CONNECT), ()) == (LinkRobot("thymio", "/dev/ttyACM0"),)
    page.touch(Touch(AdultKey.KIND, len(UNLINKED)), ())
    page.touch(Touch(AdultKey.PORT, 0), ())
    assert page.touch(Touch(AdultKey.CONNECT), ()) == (LinkRobot("escornabot", "/dev/ttyS0"),)


def test_a_port_that_is_chosen_brings_the_kind_it_points_to() -> None:
    page = Open()
    kinds = tuple(Kind(name, name, tried=False) for name in ("bluebot", "escornabot", "kit", "sphero-mini"))
    ports = (Port("COM3", "", ("kit", "escornabot")), Port("ble:SM-12AB", "", ("sphero-mini",)), Port("COM1", "", ()))
    page.page = page.page.found(Around(kinds, ports))
    for place, kind, port in ((1, "sphero-mini", "ble:SM-12AB"), (2, "sphero-mini", "COM1"), (0, "kit", "COM3")):
        page.touch(Touch(AdultKey.PORT, place), ())
        assert page.touch(Touch(AdultKey.CONNECT), ()) == (LinkRobot(kind, port),)
    page.touch(Touch(AdultKey.KIND, len(UNLINKED) + 1), ())
    page.touch(Touch(AdultKey.PORT, 0), ())
    assert page.touch(Touch(AdultKey.CONNECT), ()) == (LinkRobot("escornabot", "COM3"),), "it may be that one too"


def test_without_a_port_no_robot_can_be_named_but_one_without_a_link() -> None:
    page = Open()
    page.touch(Touch(AdultKey.KIND, len(UNLINKED)), ())
    assert page.touch(Touch(AdultKey.CONNECT), ()) == ()
    page.page = page.page.found(Around((Kind("thymio", "Thymio", tried=False),)))
    assert page.touch(Touch(AdultKey.CONNECT), ()) == ()
    page.touch(Touch(AdultKey.KIND, 0), ())
    assert page.touch(Touch(AdultKey.CONNECT), ()) == (LinkRobot("bee-bot", ""),)


def test_robots_are_searched_once_at_a_time() -> None:
    page = Open()
    assert page.touch(Touch(AdultKey.SEARCH), ()) == (Ask.FIND_PORTS, Ask.SEARCH_ROBOTS)
    assert page.touch(Touch(AdultKey.SEARCH), ()) == ()
    page.page = page.page.heard(SearchEnded())
    assert page.touch(Touch(AdultKey.SEARCH), ()) == (Ask.FIND_PORTS, Ask.SEARCH_ROBOTS)


@pytest.mark.parametrize(
    "later",
    [
        lambda page: page.touch(Touch(AdultKey.SEARCH), ())[0],
        lambda page: page.touch(Touch(AdultKey.BY_HAND), ())[0],
        lambda page: page.joined("fox"),
        lambda page: page.heard(SearchEnded()),
    ],
    ids=["another search", "naming one", "a robot that came", "a search that found one"],
)
def test_a_search_in_vain_is_told_until_something_else_is_done(later: Callable[[RobotPage], RobotPage]) -> None:
    page, _requests = RobotPage().touch(Touch(AdultKey.SEARCH), ())
    assert not page.in_vain
    page = page.heard(SearchEnded(in_vain=True))
    assert (page.in_vain, page.searching) == (True, False)
    assert not later(page).in_vain


def test_a_robot_is_told_to_signal_looked_for_again_and_let_go() -> None:
    page = looking_at(0)
    assert page.touch(Touch(AdultKey.SIGNAL), TEAM) == (TellRobot("fox", Order.SIGNAL),)
    assert page.touch(Touch(AdultKey.FIND), TEAM) == (TellRobot("fox", Order.FIND),)
    assert page.touch(Touch(AdultKey.REMOVE), TEAM) == (TellRobot("fox", Order.REMOVE),)
    assert page.page.looked_at(TEAM) is None
    assert page.touch(Touch(AdultKey.SIGNAL), TEAM) == ()


def test_what_a_robot_cannot_do_or_must_not_do_now_is_not_asked() -> None:
    page = looking_at(1)
    assert page.touch(Touch(AdultKey.SIGNAL), TEAM) == page.touch(Touch(AdultKey.CALIBRATE), TEAM) == ()
    assert page.calibration is None
    assert looking_at(0).touch(Touch(AdultKey.SIGNAL), (FOX._replace(moving=True), OWL)) == ()


def test_a_robot_takes_a_free_animal_and_no_other() -> None:
    page = looking_at(0)
    assert page.touch(Touch(AdultKey.BADGE, ANIMALS.index("owl")), TEAM) == ()
    assert page.touch(Touch(AdultKey.BADGE, ANIMALS.index("pig")), TEAM) == (NameRobot("fox", "pig"),)
    assert page.page.looked_at((FOX._replace(token="pig"), OWL)) is not None


def test_what_is_open_of_a_robot_follows_it_to_another_animal_and_of_others_stays() -> None:
    page = looking_at(0)
    page.touch(Touch(AdultKey.CALIBRATE), TEAM)
    page.page = page.page.renamed("owl", "lion")
    assert (page.page.token, calibration(page).token) == ("fox", "fox")
    page.page = page.page.renamed("fox", "pig")
    assert (page.page.token, calibration(page).token) == ("pig", "pig")
    page.page = page.page.joined("fox")
    assert page.page.token == "pig"
    page.touch(Touch(AdultKey.CANCEL), (FOX._replace(token="pig"), OWL))
    page.page = page.page.joined("fox")
    assert page.page.token == "fox"


def test_a_calibration_from_the_line_to_what_is_kept() -> None:
    page = looking_at(0)
    page.touch(Touch(AdultKey.CALIBRATE), TEAM)
    assert page.touch(Touch(AdultKey.DRIVE), TEAM) == (SendToRobot("fox", LINE),)
    assert page.touch(Touch(AdultKey.DRIVE), TEAM) == page.touch(Touch(AdultKey.KEEP), TEAM) == ()
    say(page, StepStarted(0), StepDone(0))
    page.follow("owl", Finished())
    assert calibration(page).driving
    say(page, Finished())
    for touch in (measure(Measure.AHEAD, -10), measure(Measure.AHEAD, 1), measure(Measure.LEFT, -10)):
        page.touch(touch, TEAM)
    assert page.touch(Touch(AdultKey.KEEP), TEAM) == ()
    assert calibration(page).stage is Stage.TURNS
    page.touch(measure(Measure.AHEAD, -10), TEAM)
    assert page.touch(Touch(AdultKey.KEEP), TEAM) == ()
    assert page.touch(Touch(AdultKey.DRIVE), TEAM) == (SendToRobot("fox", TURNS),)
    say(page, Finished())
    page.touch(measure(Measure.TURNED, -10), TEAM)
    assert page.touch(Touch(AdultKey.KEEP), TEAM) == (AdjustRobot("fox", Measured(741, -10, 350)),)
    say(page, Answered("réglage gardé dans le robot"))
    assert (calibration(page).stage, calibration(page).sentence) == (Stage.KEPT, "réglage gardé dans le robot")
    page.touch(Touch(AdultKey.CANCEL), TEAM)
    assert page.calibration is None


def test_a_ball_has_a_line_to_measure_and_no_turns() -> None:
    ball = (FOX._replace(has_wheels=False),)
    page = looking_at(0)
    page.touch(Touch(AdultKey.CALIBRATE), ball)
    page.touch(Touch(AdultKey.DRIVE), ball)
    say(page, Finished())
    page.touch(measure(Measure.AHEAD, 10), ball)
    assert page.touch(Touch(AdultKey.KEEP), ball) == (AdjustRobot("fox", Measured(760, 0, 360)),)
    assert calibration(page).stage is Stage.KEPT


def test_measures_that_cannot_be_right_are_told_and_measured_again() -> None:
    page = looking_at(0)
    page.touch(Touch(AdultKey.CALIBRATE), TEAM)
    for key in (AdultKey.DRIVE, AdultKey.KEEP, AdultKey.DRIVE, AdultKey.KEEP):
        if key is AdultKey.KEEP and calibration(page).stage is Stage.TURNS:
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
def test_a_drive_that_does_not_end_is_told_and_can_be_driven_again(report: RobotReport, sentence: str) -> None:
    page = looking_at(0)
    page.touch(Touch(AdultKey.CALIBRATE), TEAM)
    page.touch(Touch(AdultKey.DRIVE), TEAM)
    say(page, report)
    assert (calibration(page).driving, calibration(page).driven, calibration(page).sentence) == (False, False, sentence)
    assert page.touch(Touch(AdultKey.KEEP), TEAM) == ()
    assert page.touch(Touch(AdultKey.DRIVE), TEAM) == (SendToRobot("fox", LINE),)


def calibration(page: Open) -> RobotCalibration:
    assert page.calibration is not None
    return page.calibration


def measure(of: Measure, by: int) -> Touch:
    return Touch(AdultKey.MEASURE, of.value, amount=by)


def say(page: Open, *reports: RobotReport) -> None:
    for report in reports:
        page.follow("fox", report)


FROG = OWL._replace(token="frog")
MAYBE_LION = OWL._replace(token="lion", lamp=Lamp.MAYBE)
LOST_PIG = OWL._replace(token="pig", lamp=Lamp.LOST)


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
        ((MAYBE_LION, LOST_PIG, OWL), ("lion", "pig", "owl"), 2, (OWL, MAYBE_LION)),
        ((MAYBE_LION, OWL._replace(lamp=Lamp.SEEN)), ("lion", "owl"), 2, (OWL._replace(lamp=Lamp.SEEN), MAYBE_LION)),
        ((LOST_PIG, MAYBE_LION), ("pig", "lion"), 2, (MAYBE_LION, LOST_PIG)),
        ((MAYBE_LION, OWL), ("lion", "owl"), 1, (MAYBE_LION,)),
    ],
)
def test_the_robot_of_the_animal_whose_turn_it_is_plays(
    members: tuple[Member, ...], turns: tuple[str, ...], count: int, crew: tuple[Member, ...]
) -> None:
    assert crew_of(members, turns, count) == crew


def test_a_robot_that_never_answers_is_there_once_somebody_saw_it_pivot() -> None:
    maybe = OWL._replace(lamp=Lamp.MAYBE)
    page = Open()
    page.page = page.page.joined("owl")
    assert page.touch(Touch(AdultKey.SEEN), (maybe,)) == (), "nobody has seen anything yet"
    assert page.touch(Touch(AdultKey.SHAKE), (maybe,)) == (SendToRobot("owl", parse_flat("gauche droite")),)
    assert page.touch(Touch(AdultKey.SHAKE), (maybe._replace(moving=True),)) == ()
    assert page.touch(Touch(AdultKey.SEEN), (maybe,)) == (TellRobot("owl", Order.SEEN),)
    assert page.touch(Touch(AdultKey.SEEN), (maybe,)) == ()
    seen = maybe._replace(lamp=Lamp.SEEN)
    assert page.touch(Touch(AdultKey.SHAKE), (seen,)) == (SendToRobot("owl", parse_flat("gauche droite")),), "in doubt"


@pytest.mark.parametrize("lamp", [Lamp.LOST, Lamp.SEARCHING, Lamp.MAYBE])
def test_a_blue_bot_that_does_not_answer_keeps_its_animal_and_is_programmed_by_its_own_keys(lamp: Lamp) -> None:
    page = looking_at(1)
    unsure = (FOX, OWL._replace(lamp=lamp))
    asked = page.touch(Touch(AdultKey.OWN_KEYS), unsure)
    assert asked == (TellRobot("owl", Order.REMOVE), LinkRobot("bee-bot", "", "owl"))
    settings, rest, joined = obeyed(Settings(), asked, unsure)
    assert (settings.hand_robots, rest, joined) == ((HandRobot("owl", "bee-bot"),), asked[:1], "owl")


def test_a_robot_that_is_there_that_moves_or_that_has_no_such_keys_is_not_offered_them() -> None:
    own_keys = Touch(AdultKey.OWN_KEYS)
    for other in (OWL, OWL._replace(lamp=Lamp.SEEN), OWL._replace(lamp=Lamp.MAYBE, moving=True)):
        assert looking_at(1).touch(own_keys, (FOX, other)) == ()
    assert looking_at(0).touch(own_keys, (FOX._replace(lamp=Lamp.LOST), OWL)) == ()


def test_a_search_says_which_ports_it_looked_at() -> None:
    page = RobotPage().heard(SearchEnded(in_vain=True, looked_at=("/dev/ttyUSB0",)))
    assert (page.in_vain, page.searched_at) == (True, ("/dev/ttyUSB0",))
