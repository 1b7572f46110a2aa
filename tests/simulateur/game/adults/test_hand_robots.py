"""The robots without a link at one screen: each has one animal, six are the most, an order is for its robot alone."""

import pytest

from beebot.errors import KitError
from beebot.unlinked_robots import GUESSED, UNLINKED
from lecons.names import ANIMALS
from simulateur.game.adults.unlinked_robots import MOST, check_linked, members_of, obeyed, pace_of
from simulateur.game.messages.members import Lamp, Member
from simulateur.game.reports import RobotsAre
from simulateur.game.requests import Ask, LinkRobot, NameRobot, Order, Request, TellRobot, TimeRobot
from simulateur.game.session import Session
from simulateur.game.settings import HandRobot, Settings
from tests.simulateur.builders import THREE_STEPS, challenge, path_of

FOX, OWL = HandRobot("fox", "bee-bot", 2000, 1000), HandRobot("owl", "cubetto")
BOTH = Settings(tokens=("frog", "fox"), hand_robots=(FOX, OWL))


def linked(*animals: str) -> tuple[Member, ...]:
    return tuple(Member("kit", "robot du kit", f"/dev/{each}", frozenset(), 150, each, Lamp.LINKED) for each in animals)


@pytest.mark.parametrize(
    ("request_", "robots"),
    [
        (NameRobot("owl", "pig"), (FOX, HandRobot("pig", "cubetto"))),
        (TimeRobot("owl", 1500, 900), (FOX, HandRobot("owl", "cubetto", 1500, 900))),
        (TellRobot("owl", Order.REMOVE), (FOX,)),
        (TellRobot("fox", Order.REMOVE), (OWL,)),
    ],
    ids=str,
)
def test_an_order_changes_the_robot_of_that_animal_and_no_other(
    request_: NameRobot | TimeRobot | TellRobot, robots: tuple[HandRobot, ...]
) -> None:
    assert obeyed(BOTH, [request_], ()) == (Settings(tokens=BOTH.tokens, hand_robots=robots), (), None)


def test_what_is_for_a_robot_on_a_link_goes_on_to_the_machine() -> None:
    orders: list[Request] = [
        NameRobot("pig", "cat"),
        TellRobot("pig", Order.REMOVE),
        TellRobot("fox", Order.FIND),
        Ask.STOP_ALL,
    ]
    orders += [TimeRobot("pig", 1, 1), LinkRobot("kit", "/dev/ttyUSB0")]
    assert obeyed(BOTH, orders, linked("pig")) == (BOTH, tuple(orders), None)


@pytest.mark.parametrize(
    ("taken", "tokens", "asked", "animal"),
    [
        ((), ("frog", "fox"), "", "frog"),
        (("frog",), ("frog", "owl"), "", "owl"),
        (("frog", "owl"), ("frog", "owl"), "", next(each for each in ANIMALS if each not in ("frog", "owl", "fox"))),
        (("frog",), ("frog", "owl"), "pig", "pig"),
    ],
)
def test_a_robot_that_comes_gets_the_animal_that_is_asked_for_or_the_first_free_one(
    taken: tuple[str, ...], tokens: tuple[str, ...], asked: str, animal: str
) -> None:
    before = Settings(tokens=tokens, hand_robots=(FOX,))
    settings, rest, joined = obeyed(before, [LinkRobot("botley", "", asked)], linked(*taken))
    assert (settings.hand_robots, rest, joined) == ((FOX, HandRobot(animal, "botley")), (), animal)


@pytest.mark.parametrize("there", range(MOST + 2))
def test_with_and_without_a_link_six_are_the_most(there: int) -> None:
    before = Settings(hand_robots=(HandRobot(ANIMALS[0], "bee-bot"),))
    settings, _rest, joined = obeyed(before, [LinkRobot("botley", "")], linked(*ANIMALS[1:there]))
    assert (joined is not None) is (there < MOST)
    assert len(settings.hand_robots) == 1 + (there < MOST)


@pytest.mark.parametrize("robot", [HandRobot("fox", "botley"), HandRobot("fox", "botley", 2000, 0)])
def test_a_robot_is_followed_by_guessed_times_until_both_were_measured(robot: HandRobot) -> None:
    assert pace_of(robot) == GUESSED
    measured = pace_of(robot._replace(step_ms=2500, turn_ms=1250))
    assert (measured.is_measured, measured.pause_s) == (True, GUESSED.pause_s)
    assert measured[:2] == (2.5, 1.25)
    (member,) = members_of((robot,))
    assert (member.token, member.lamp, member.port, member.pace) == ("fox", Lamp.BY_HAND, "", GUESSED)


@pytest.mark.parametrize("kind", UNLINKED)
def test_a_command_line_cannot_link_what_has_no_link(kind: str) -> None:
    with pytest.raises(KitError, match="n'a pas de lien"):
        check_linked(kind)
    check_linked("kit")


def test_robots_on_a_link_come_before_those_without_one() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", settings=BOTH)
    session.hear(RobotsAre(linked("pig", "owl", "lion")))
    assert [(each.token, each.driver) for each in session.robots] == [
        ("pig", "kit"),
        ("lion", "kit"),
        ("fox", "bee-bot"),
        ("owl", "cubetto"),
    ]
