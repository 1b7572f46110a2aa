"""The robots behind the app, whole: found, named, driven, calibrated and stopped from its pages. Emulators on ports."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from beebot.challenge import Genre
from beebot.lesson import LearningPath
from beebot.robot import Aftermath, Lost, RobotError, StepDone, StepStarted
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import Served, serve_pty
from firmware_bridge.kit_protocol import Parameter
from firmware_bridge.robot_ports import PortInfo
from lecons.names import ANIMALS
from simulateur.game.adults.calibration import Measure, Stage
from simulateur.game.adults.state import Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp, some_move
from simulateur.game.play.attempt import Phase
from simulateur.game.play.card_states import CardState, card_states
from simulateur.game.reports import Report
from simulateur.game.requests import LinkRobot, Order, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot
from simulateur.machine.robots.reachable import Places
from simulateur.machine.robots.robot_service import RobotService
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.window.app import App
from simulateur.window.fingers import Finger
from tests.firmware_bridge.test_wrong_devices import Other
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, open_app, path_of
from tests.simulateur.fleet import SPEED, ScriptedRobot, service_with, wait
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import EscornabotLuci
from tools.robots.emulators.mbot import Mbot

pytestmark = [
    pytest.mark.usefixtures("display", "unhurried"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]
MANY = 60
"""Cards of a robot that rolls for two minutes, or for one in an unhurried room."""
UNHURRIED = 2.0
"""How many times faster than life robots go that must still be rolling when they are told to stop."""
LIKELY = ("kit", "mbot", "escornabot")


class Watched(Session):
    """A session that is looked at after each report: on a busy machine several come at once."""

    def __init__(self, path: LearningPath, look: Callable[[], None]) -> None:
        super().__init__(path, "fr")
        self._look = look

    def hear(self, report: Report) -> None:
        super().hear(report)
        self._look()


class Room:
    """An app, a finger, and the robots that are plugged in."""

    def __init__(self, stack: ExitStack, folder: Path, speed: float = SPEED) -> None:
        self._stack = stack
        self._speed = speed
        self.paces, documents = folder / "allures.json", folder / "Documents"
        self.ports: list[PortInfo] = []
        self._served: list[Served] = []
        self.service = RobotService(Places(speed, lambda: self.ports, self.paces, documents))
        pair = replace(challenge(GENRES[Genre.PAIR.value], "deux"), max_instructions=MANY)
        self.lit: list[tuple[int, int]] = []
        self.session = Watched(path_of(challenge(THREE_STEPS), pair), self._look)
        self.app: App = open_app(self.session, robots=self.service)
        self.finger = Finger(self.app, self._look)
        stack.callback(self.app.close)

    def _look(self) -> None:
        """Remember each card that was lit, with its strip."""
        attempt = self.session.attempt
        for strip in range(attempt.robots if attempt is not None else 0):
            states = card_states(attempt, strip) if attempt is not None else ()
            for place, state in enumerate(states):
                if state is CardState.LIT and (strip, place) not in self.lit:
                    self.lit.append((strip, place))

    def plug(self, *emulators: Emulator) -> None:
        for emulator in emulators:
            self._served.append(self._stack.enter_context(serve_pty(emulator, self._speed)))
            self.ports.append(PortInfo(self._served[-1].port, "CH340", LIKELY))

    def unplug(self) -> None:
        """The robot that was plugged in last goes, and its port with it."""
        self.ports.pop()
        self._served.pop().close()

    def wait(self, reached: Callable[[], bool]) -> None:
        wait(reached, lambda: self.finger.wait(1 / 30))

    def touch(self, *touches: Touch) -> None:
        for touch in touches:
            self.finger.touch(touch)

    def open_robots(self) -> None:
        self.session.touch(Touch(Key.ADULTS))
        self.touch(Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS)))
        self.wait(lambda: self.session.adults.robots.around is not None)

    def search(self) -> None:
        self.open_robots()
        self.touch(Touch(AdultKey.SEARCH))
        self.wait(lambda: not self.session.adults.robots.searching)
        self.wait_linked()

    def wait_linked(self) -> None:
        self.wait(lambda: set(self.lamps().values()) == {Lamp.LINKED})

    def lamps(self) -> dict[str, Lamp]:
        return {member.token: member.lamp for member in self.session.linked}

    def phase_is(self, *phases: Phase) -> bool:
        return self.session.attempt is not None and self.session.attempt.phase in phases


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ExitStack() as stack:
        yield Room(stack, tmp_path)


@pytest.fixture
def unhurried_room(tmp_path: Path) -> Iterator[Room]:
    with ExitStack() as stack:
        yield Room(stack, tmp_path, UNHURRIED)


def test_no_robot_on_a_link_takes_the_animal_of_one_without(room: Room) -> None:
    room.session.use_settings(replace(room.session.settings, hand_robots=(HandRobot("fox", "bee-bot"),)))
    room.plug(KitRobot())
    room.search()
    assert [(member.token, member.title) for member in room.session.robots] == [
        ("frog", "robot du kit"),
        ("fox", "Bee-Bot"),
    ]


def test_the_robots_that_answer_are_found_and_the_one_that_never_answers_is_named(room: Room) -> None:
    silent = Escornabot()
    room.plug(KitRobot(), silent, Mbot())
    room.search()
    assert {member.token: member.title for member in room.session.robots} == {"fox": "robot du kit", "frog": "mBot"}
    room.touch(Touch(AdultKey.BY_HAND))
    room.wait(lambda: room.session.adults.robots.around is not None)
    place = [kind.name for kind in room.session.adults.robots.kinds].index("escornabot")
    room.session.adults = room.session.adults.listing(place)
    room.touch(Touch(AdultKey.KIND, place), Touch(AdultKey.PORT, 1), Touch(AdultKey.CONNECT))
    room.wait(lambda: len(room.session.robots) == 3)
    room.wait_linked()
    assert room.session.robots[2].title == "Escornabot"
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: not room.session.adults.robots.searching)
    assert [member.token for member in room.session.robots] == ["fox", "frog", "owl"]


NOBODY = "Aucun nouveau robot n'a répondu : allumez-le, branchez-le, puis cherchez encore, ou nommez-le."


def shown(room: Room) -> str:
    """All that is written on the page, on one line."""
    labels = scene(room.session, View((1280, 800), IMAGES)).labels
    return " ".join(label.text for label in labels).replace("\xa0", " ")


def test_a_search_that_finds_nothing_says_so_and_what_to_do(room: Room) -> None:
    room.open_robots()
    assert NOBODY not in shown(room)
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: not room.session.adults.robots.searching)
    assert NOBODY in shown(room)
    room.plug(KitRobot())
    room.touch(Touch(AdultKey.SEARCH))
    assert NOBODY not in shown(room)
    room.wait(lambda: not room.session.adults.robots.searching)
    assert NOBODY not in shown(room)
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: not room.session.adults.robots.searching)
    assert NOBODY in shown(room)


def test_a_search_that_a_damaged_file_ends_is_told_of_in_its_own_words(room: Room) -> None:
    room.plug(Mbot())
    room.paces.write_text("[", encoding="utf-8")
    room.open_robots()
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: not room.session.adults.robots.searching)
    assert not room.session.adults.robots.in_vain
    (sentence,) = room.session.notices
    assert sentence == f"le fichier des étalonnages {room.paces} est abîmé ; effacez-le, puis étalonnez le robot"


@pytest.mark.parametrize(
    ("driver", "device", "lamp"),
    [
        ("bluebot", Other, Lamp.MAYBE),
        ("bluebot", Bluebot, Lamp.MAYBE),
        ("escornabot", partial(Escornabot, usb=False), Lamp.MAYBE),
        ("escornabot", Escornabot, Lamp.LINKED),
        ("escornabot-luci", EscornabotLuci, Lamp.LINKED),
        ("kit", KitRobot, Lamp.LINKED),
        ("mbot", Mbot, Lamp.LINKED),
        ("kit", Other, Lamp.LOST),
    ],
)
def test_only_a_robot_that_was_heard_is_linked(
    room: Room, driver: str, device: Callable[[], Emulator], lamp: Lamp
) -> None:
    room.plug(device())
    room.service.obey(LinkRobot(driver, room.ports[0].device))
    room.wait(lambda: list(room.lamps().values()) not in ([], [Lamp.SEARCHING]))
    assert list(room.lamps().values()) == [lamp]


def test_a_robot_that_is_perhaps_there_is_sent_its_program(room: Room) -> None:
    robot = Bluebot()
    room.plug(robot)
    room.service.obey(LinkRobot("bluebot", room.ports[0].device))
    room.wait(lambda: list(room.lamps().values()) == [Lamp.MAYBE])
    room.session.open_challenge(0, 0)
    room.touch(*keys("avancer avancer avancer"), Touch(Key.ROBOT))
    room.wait(lambda: room.phase_is(Phase.SUCCEEDED))
    assert [move.letter for move in robot.record] == ["n"] * 3
    assert list(room.lamps().values()) == [Lamp.MAYBE]


def test_a_robot_that_somebody_saw_move_is_there_until_it_is_lost(room: Room) -> None:
    room.plug(Bluebot())
    room.open_robots()
    room.service.obey(LinkRobot("bluebot", room.ports[0].device))
    room.wait(lambda: list(room.lamps().values()) == [Lamp.MAYBE])
    (token,) = room.lamps()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.SHAKE))
    room.wait(lambda: not room.session.robots[0].moving)
    room.touch(Touch(AdultKey.SEEN))
    room.wait(lambda: room.lamps() == {token: Lamp.SEEN})
    room.service.obey(TellRobot(token, Order.FIND))
    room.wait(lambda: room.lamps() == {token: Lamp.MAYBE})


def test_a_blue_bot_that_dies_before_the_class_plays_by_its_own_keys_with_the_same_animal(room: Room) -> None:
    """Its lamp may still say « peut-être là »: a Blue-Bot on a wire never answers, so nobody knows that it died."""
    room.plug(Bluebot())
    room.open_robots()
    room.service.obey(LinkRobot("bluebot", room.ports[0].device))
    room.wait(lambda: list(room.lamps().values()) == [Lamp.MAYBE])
    (animal,) = room.lamps()
    room.unplug()
    room.session.open_challenge(0, 0)
    room.touch(*keys("avancer avancer avancer"), Touch(Key.ROBOT))
    room.wait(lambda: room.lamps() == {animal: Lamp.LOST})
    assert room.phase_is(Phase.WRITING)
    room.touch(Touch(Key.HOME), Touch(Key.HOME))
    room.open_robots()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.OWN_KEYS))
    room.wait(lambda: room.lamps() == {})
    assert [(member.token, member.title) for member in room.session.robots] == [(animal, "Bee-Bot")]
    assert room.session.adults.robots.token == animal, "its sheet is open"
    room.session.open_challenge(0, 0)
    room.touch(*keys("avancer avancer avancer"), Touch(Key.ROBOT))
    assert room.session.page is Page.BY_HAND


def test_a_seventh_robot_is_told_of_and_left_alone(room: Room) -> None:
    room.plug(*(KitRobot() for _ in range(7)))
    room.search()
    assert list(room.lamps()) == list(ANIMALS[:6])
    assert list(room.session.notices) == ["6 robots sont déjà reliés ; retirez-en un, puis cherchez encore"]


def test_an_animal_is_chosen_kept_in_the_robot_and_told_at_its_next_start(room: Room) -> None:
    bot = KitRobot()
    room.plug(bot)
    room.search()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.BADGE, ANIMALS.index("pig")))
    room.wait(lambda: list(room.lamps()) == ["pig"] and bot._requests._saved[Parameter.TOKEN] == 6)
    room.touch(Touch(AdultKey.SIGNAL), Touch(AdultKey.REMOVE))
    room.wait(lambda: not room.session.robots)
    room.wait(lambda: bot.idle)
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: list(room.lamps()) == ["pig"])


def test_the_sheet_follows_a_robot_that_says_its_own_animal(room: Room) -> None:
    pig, other = KitRobot(), KitRobot()
    room.plug(pig)
    room.search()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.BADGE, ANIMALS.index("pig")))
    room.wait(lambda: pig._requests._saved[Parameter.TOKEN] == 6)
    room.touch(Touch(AdultKey.REMOVE))
    room.wait(lambda: not room.session.robots and pig.idle)
    room.touch(Touch(AdultKey.SEARCH))
    room.wait(lambda: not room.session.adults.robots.searching)
    room.wait(lambda: room.lamps() == {"pig": Lamp.LINKED})
    assert room.session.adults.robots.token == "pig"
    room.touch(Touch(AdultKey.CALIBRATE))
    room.plug(other)
    room.service.obey(LinkRobot("kit", room.ports[1].device))
    room.wait(lambda: room.lamps() == {"pig": Lamp.LINKED, "fox": Lamp.LINKED})
    assert room.session.adults.robots.token == "pig"
    assert room.session.adults.robots.calibration is not None


class CutRobot(ScriptedRobot):
    """Once its first run was lost, another robot answers on its port: the pig, which was cut at its second step."""

    def token(self) -> int:
        return ANIMALS.index("pig") + 1 if "run" in self.calls else 0

    def aftermath(self) -> Aftermath:
        return Aftermath("coupé à l'instruction 2", 1)


def test_a_robot_that_comes_back_with_another_animal_is_offered_the_rest_of_its_run() -> None:
    robot = CutRobot()
    service = service_with(robot)
    (token,), session = [member.token for member in service.members], Session(path_of(challenge(THREE_STEPS)), "fr")

    def pass_on() -> None:
        for report in service.take_reports(session.settings.tokens):
            session.hear(report)
        for request in session.take_requests():
            service.obey(request)

    wait(lambda: [member.lamp for member in session.robots] == [Lamp.LINKED], pass_on)
    session.adults = session.adults._replace(robots=session.adults.robots._replace(token=token))
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.ROBOT)):
        session.touch(touch)
    for event in (StepStarted(0), StepDone(0), Lost(1, RobotError("le port ne répond plus"))):
        robot.says.put(event)
    wait(lambda: [member.lamp for member in session.robots] == [Lamp.LOST], pass_on)
    service.obey(TellRobot(token, Order.FIND))
    wait(lambda: [member.token for member in session.robots] == ["pig"], pass_on)
    assert session.attempt is not None
    assert (session.attempt.resume_at, session.adults.robots.token) == (1, "pig")
    service.close()


@pytest.mark.parametrize(("emulator", "in_robot"), [(KitRobot, True), (Mbot, False)])
def test_a_robot_is_calibrated_on_its_sheet(room: Room, emulator: type[KitRobot | Mbot], in_robot: bool) -> None:
    bot = emulator()
    room.plug(bot)
    room.search()
    room.touch(Touch(AdultKey.MEMBER), Touch(AdultKey.CALIBRATE))
    for measure, by in ((Measure.AHEAD, -10), (Measure.TURNED, -10)):
        room.touch(Touch(AdultKey.DRIVE))
        room.wait(lambda: bool((now := room.session.adults.robots.calibration) and now.driven))
        room.touch(Touch(AdultKey.MEASURE, measure.value, amount=by), Touch(AdultKey.KEEP))
    room.wait(lambda: bool((now := room.session.adults.robots.calibration) and now.sentence))
    kept = room.session.adults.robots.calibration
    assert kept is not None
    where = "dans le robot" if in_robot else f"sur cet ordinateur, dans {room.paces}"
    assert (kept.stage, kept.sentence) == (Stage.KEPT, f"réglage gardé {where}")
    assert room.paces.exists() != in_robot
    assert "".join(move.letter for move in bot.record if move.letter in "nw") == "nnnnnwwww"


def test_two_bees_go_on_two_robots_in_lock_step_and_their_cards_light_up(room: Room) -> None:
    bots = KitRobot(), KitRobot()
    room.plug(*bots)
    room.search()
    room.session.open_challenge(0, 1)
    room.touch(*keys("avancer avancer"), Touch(Key.STRIP, strip=1), *keys("gauche"), Touch(Key.ROBOT))
    room.wait(lambda: room.phase_is(Phase.SUCCEEDED, Phase.STOPPED))
    assert sorted(room.lit) == [(0, 0), (0, 1), (1, 0)]
    assert sorted("".join(move.letter for move in bot.record) for bot in bots) == ["nn", "w"]


def test_the_sign_stops_both_at_once_while_they_move_and_is_gone_when_they_rest(
    unhurried_room: Room,
) -> None:
    room, bots = unhurried_room, (KitRobot(), KitRobot())
    room.plug(*bots)
    room.search()
    room.session.open_challenge(0, 1)
    room.touch(*keys("avancer " * MANY), Touch(Key.STRIP, strip=1), *keys("avancer"), Touch(Key.ROBOT))
    room.wait(lambda: bool(room.lit))
    room.touch(Touch(Key.STOP_ALL))
    room.wait(lambda: not some_move(room.session.robots))
    assert room.phase_is(Phase.WRITING)
    room.wait(lambda: all(bot.idle for bot in bots))  # a byte may still be on its wire
    assert all(len(bot.record) < MANY for bot in bots)
    with pytest.raises(LookupError):
        room.touch(Touch(Key.STOP_ALL))


def test_the_robot_of_the_command_line_is_reached_and_a_damaged_file_is_told_of(room: Room) -> None:
    room.plug(KitRobot(), Mbot())
    room.service.obey(LinkRobot("kit", room.ports[0].device))
    room.wait_linked()
    room.paces.write_text("[", encoding="utf-8")
    room.service.obey(LinkRobot("mbot", room.ports[1].device))
    room.wait(lambda: bool(room.session.notices))
    assert list(room.session.notices) == [
        f"le fichier des étalonnages {room.paces} est abîmé ; effacez-le, puis étalonnez le robot"
    ]


def test_a_robot_on_the_same_port_takes_the_place_of_the_one_that_was_named_there(room: Room) -> None:
    room.plug(KitRobot())
    room.service.obey(LinkRobot("bluebot", room.ports[0].device))
    room.wait(lambda: bool(room.session.robots))
    room.service.obey(LinkRobot("kit", room.ports[0].device))
    room.wait(lambda: [member.driver for member in room.session.robots] == ["kit"])
