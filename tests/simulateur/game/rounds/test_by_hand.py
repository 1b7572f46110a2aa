"""A robot without a link, in a sitting: a child who can do no more than see the screen and press keys on a Bee-Bot."""

from dataclasses import dataclass, field, replace

import pytest

from beebot.command import Command
from beebot.interpreter import run
from beebot.notation import parse_flat
from beebot.pose import Cell
from beebot.robot import Finished, RobotEvent, StepDone, StepStarted
from beebot.unlinked_robots import GUESSED, Pace, events_between
from simulateur.game.adults.state import Section
from simulateur.game.adults.unlinked_robots import obeyed
from simulateur.game.controls import COMMAND_KEYS, AdultKey, Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.arrival_by_hand import goal_of
from simulateur.game.play.attempt import Phase
from simulateur.game.play.by_hand import ByHand, InHand, Stage
from simulateur.game.play.card_states import CardState, card_states
from simulateur.game.records import Tried
from simulateur.game.reports import RobotsAre
from simulateur.game.requests import LinkRobot, Say, SendToRobot, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.game.sound.by_hand_sentences import BEGIN_AGAIN, CANNOT, NOT_FOLLOWED
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, member, path_of

BEE = Settings(hand_robots=(HandRobot("fox", "bee-bot"),))
ROBOT, PRESSED, GO, UNDO, CLEAR = map(Touch, (Key.ROBOT, Key.PRESSED, Key.GO, Key.UNDO, Key.CLEAR))
ARRIVED, NOT_YET = Touch(Key.ARRIVED, 0), Touch(Key.ARRIVED, 1)
THREE = keys("avancer avancer avancer")
A_STEP = 0.05
ROBOTS_TAB = Touch(AdultKey.SECTION, tuple(Section).index(Section.ROBOTS))


@dataclass
class BeeBot:
    """The robot on the floor: it knows its keys, and nothing of the screen."""

    memory: list[Command] = field(default_factory=lambda: [Command.LEFT])
    """What somebody left in it."""
    ran: tuple[Command, ...] | None = None

    def press(self, key: Key) -> None:
        if key is Key.CLEAR:
            self.memory = []
        elif key is Key.GO:
            self.ran = tuple(self.memory)
        elif len(self.memory) < 40:
            self.memory.append(COMMAND_KEYS[key])


@dataclass
class Child:
    """She does what the screen shows; what she sees the robot do on the floor is all that she tells."""

    session: Session
    robot: BeeBot = field(default_factory=BeeBot)

    def open(self, *written: Touch) -> "Child":
        self.session.open_challenge(0, 0)
        for touch in (*written, ROBOT):
            self.session.touch(touch)
        return self

    def press_keys(self) -> "Child":
        while (by_hand := in_hand(self.session)).stage is Stage.KEYS:
            for press in by_hand.now:
                self.robot.press(press.key)
            self.session.touch(PRESSED)
        return self

    def go(self) -> "Child":
        """GO on the screen, and on the robot with the third beat."""
        self.session.touch(GO)
        while in_hand(self.session).beat < 3:
            self.session.tick(A_STEP)
        self.robot.press(Key.GO)
        return self

    def wait(self) -> "Child":
        while self.session.attempt and self.session.attempt.by_hand and in_hand(self.session).stage is Stage.ROLLS:
            self.session.tick(A_STEP)
        return self

    def answer(self) -> None:
        played = self.session.route.challenge
        assert self.robot.ran is not None
        end = run(self.robot.ran, played.start, played.mat).end.cell
        self.session.touch(ARRIVED if end == played.targets[-1].cell else NOT_YET)


def sitting(settings: Settings = BEE, facts: str = THREE_STEPS) -> Child:
    return Child(Session(path_of(challenge(facts, "un"), challenge(MEADOW, "deux")), "fr", settings=settings))


def in_hand(session: Session) -> ByHand:
    assert session.attempt is not None
    assert session.attempt.by_hand is not None
    return session.attempt.by_hand


def taken(session: Session) -> tuple[list[str], list[str]]:
    """What was said, and the results that are kept, since the last look."""
    requests = session.take_requests()
    said = [sentence for each in requests if isinstance(each, Say) for sentence in each.sentences]
    assert not any(isinstance(each, SendToRobot | TellRobot) for each in requests), "no machine has a part in it"
    return said, [each.result for each in requests if isinstance(each, Tried)]


def test_a_program_goes_by_a_childs_hand_from_the_strip_to_the_floor_and_back() -> None:
    child = sitting().open(*THREE)
    assert child.session.page is Page.BY_HAND
    assert taken(child.session)[0][-1] == "D'abord CLEAR, la croix : le robot oublie tout."
    child.press_keys()
    assert taken(child.session)[0][:3] == ["Appuie sur avancer."] * 3
    child.go()
    assert taken(child.session)[0] == ["Un.", "Deux.", "Trois : GO !"]
    child.wait()
    assert child.robot.ran == parse_flat("avancer avancer avancer"), "CLEAR came first, and GO last"
    assert taken(child.session) == (["Est-elle arrivée ?"], [])
    child.answer()
    assert child.session.attempt is not None
    assert (child.session.page, child.session.attempt.phase) == (Page.CHALLENGE, Phase.SUCCEEDED)
    assert taken(child.session)[1] == ["SUCCESS"]
    assert child.session.repertoire.flowers.challenges_done(child.session.route.lesson) == (True, False)


def test_each_card_is_lit_for_as_long_as_this_robot_takes() -> None:
    slow = replace(BEE, hand_robots=(HandRobot("fox", "bee-bot", 3000, 1000),))
    child = sitting(slow).open(*keys("avancer gauche avancer")).press_keys().go()
    lit: dict[int | None, float] = {}
    while in_hand(child.session).stage is Stage.ROLLS:
        attempt = child.session.attempt
        assert attempt is not None
        lit[attempt.lit_of()] = lit.get(attempt.lit_of(), 0.0) + A_STEP
        child.session.tick(A_STEP)
    assert {card: round(seconds, 1) for card, seconds in lit.items()} == {0: 3.0, 1: 1.0, 2: 3.0}


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_keys_come_one_by_one_or_a_few_at_once_and_clear_always_alone(at_once: int) -> None:
    child = sitting(replace(BEE, keys_at_once=at_once)).open(*keys("avancer gauche avancer droite avancer"))
    sizes = [len(group) for group in in_hand(child.session).groups]
    assert sizes == {1: [1, 1, 1, 1, 1, 1], 2: [1, 2, 2, 1], 3: [1, 3, 2]}[at_once]
    assert child.press_keys().robot.memory == list(parse_flat("avancer gauche avancer droite avancer"))


def test_after_a_wrong_key_she_begins_again_with_clear() -> None:
    child = sitting().open(*THREE)
    child.robot.press(Key.CLEAR)
    child.session.touch(PRESSED)
    child.robot.press(Key.RIGHT)
    child.session.touch(PRESSED)
    taken(child.session)
    child.session.touch(CLEAR)
    assert in_hand(child.session).now[0].key is Key.CLEAR
    assert taken(child.session)[0] == [BEGIN_AGAIN, "D'abord CLEAR, la croix : le robot oublie tout."]
    child.press_keys().go().wait().answer()
    assert taken(child.session)[1] == ["SUCCESS"]


def test_go_on_the_screen_means_nothing_before_all_keys_were_pressed() -> None:
    child = sitting().open(*THREE)
    for _key in range(4):
        before = in_hand(child.session)
        child.session.touch(GO)
        assert in_hand(child.session) == before
        child.session.touch(PRESSED)
    child.session.touch(GO)
    assert in_hand(child.session).stage is Stage.COUNTS


def test_where_the_world_is_still_to_change_a_childs_word_is_no_success_yet() -> None:
    child = sitting(facts=f"{THREE_STEPS}\nobstacles B2\navant 1: B3").open(*keys("avancer")).press_keys().go().wait()
    child.session.touch(ARRIVED)
    assert child.session.attempt is not None
    assert child.session.attempt.phase is not Phase.SUCCEEDED
    assert "SUCCESS" not in taken(child.session)[1]


def test_go_too_early_is_mended_by_clear_before_the_third_beat() -> None:
    child = sitting().open(*THREE).press_keys()
    child.session.touch(GO)
    child.session.tick(1.2)
    child.robot.press(Key.GO)
    child.session.touch(CLEAR)
    assert in_hand(child.session).stage is Stage.KEYS
    child.session.tick(9)
    assert in_hand(child.session).stage is Stage.KEYS, "nothing goes on by itself"
    child.press_keys().go().wait().answer()
    assert taken(child.session)[1] == ["SUCCESS"]


def test_a_robot_that_falls_off_the_table_is_followed_no_more() -> None:
    child = sitting().open(*THREE).press_keys().go()
    child.session.tick(3)
    assert child.session.page is Page.CHALLENGE
    child.session.touch(Touch(Key.STOP_ROBOT))
    assert child.session.attempt is not None
    assert (child.session.attempt.phase, child.session.attempt.by_hand) == (Phase.WRITING, None)
    assert taken(child.session)[1] == []
    child.session.touch(ROBOT)
    assert in_hand(child.session).now[0].key is Key.CLEAR


def test_a_robot_that_did_something_else_is_no_fault_of_the_cards() -> None:
    child = sitting().open(*THREE).press_keys()
    child.robot.memory[1] = Command.LEFT
    child.go().wait()
    taken(child.session)
    child.answer()
    assert taken(child.session) == ([NOT_FOLLOWED], ["NOT_ARRIVED"])
    assert child.session.attempt is not None
    assert child.session.attempt.phase is Phase.WRITING


def test_cards_that_lead_elsewhere_are_answered_as_after_any_run() -> None:
    child = sitting().open(*keys("avancer avancer")).press_keys().go().wait()
    taken(child.session)
    child.answer()
    said, results = taken(child.session)
    assert results == ["TARGET_MISSED"]
    assert said == ["Il manque un petit bout de chemin."]


@pytest.mark.parametrize(
    ("written", "answer", "kept"),
    [
        (3, ARRIVED, ("SUCCESS", 3, False)),
        (2, ARRIVED, ("SUCCESS", 0, True)),
        (3, NOT_YET, ("NOT_ARRIVED", 3, True)),
        (2, NOT_YET, ("TARGET_MISSED", 2, False)),
    ],
)
def test_a_childs_word_against_the_cards_counts_and_is_kept_as_her_word(
    written: int, answer: Touch, kept: tuple[str, int, bool]
) -> None:
    """How many cards lead there, nobody knows: none is claimed."""
    child = sitting().open(*THREE[:written]).press_keys().go().wait()
    child.session.touch(answer)
    (tried,) = (each for each in child.session.take_requests() if isinstance(each, Tried))
    assert (tried.result, tried.cards, tried.by_hand) == kept


SECOND = Touch(Key.STRIP, strip=1)


@pytest.mark.parametrize(
    ("facts", "written", "wanted"),
    [
        (THREE_STEPS, keys("avancer"), [(3, 0)]),
        (GENRES["a_deux"], [*keys("avancer"), SECOND, *keys("avancer")], [(2, 3), (3, 3)]),
    ],
    ids=["one", "two"],
)
def test_where_a_child_saw_the_robot_arrive_there_the_bee_is(
    facts: str, written: list[Touch], wanted: list[tuple[int, int]]
) -> None:
    two = replace(BEE, hand_robots=(HandRobot("fox", "bee-bot"), HandRobot("frog", "bee-bot")))
    child = sitting(two, facts).open(*written).press_keys().go().wait()
    child.session.touch(ARRIVED)
    attempt = child.session.attempt
    assert attempt is not None
    assert attempt.phase is Phase.SUCCEEDED
    ends = [attempt.moment_of(robot) for robot in range(attempt.robots)]
    assert [(end.column, end.row) for end in ends] == wanted
    assert len(attempt.reached) == len(attempt.challenge.targets)
    assert child.session.repertoire.flowers.challenges_done(child.session.route.lesson) == (True, False)


def test_of_a_declared_success_there_is_no_film_and_the_cards_are_judged_again() -> None:
    child = sitting().open(*keys("avancer avancer")).press_keys().go().wait()
    child.session.touch(ARRIVED)
    child.session.take_requests()
    child.session.touch(Touch(Key.FILM))
    assert child.session.page is Page.CHALLENGE
    for touch in (Touch(Key.AGAIN), GO):
        child.session.touch(touch)
    child.session.tick(60)
    (tried,) = (each for each in child.session.take_requests() if isinstance(each, Tried))
    assert (tried.result, tried.by_hand, tried.cards) == ("TARGET_MISSED", False, 2)


def test_cards_that_are_right_show_it_until_one_is_changed() -> None:
    child = sitting().open(*THREE).press_keys().go().wait()
    child.session.touch(NOT_YET)
    assert shown(child.session) == [CardState.RIGHT] * 3
    child.session.tick(60)
    child.session.touch(Touch(Key.TURN))
    assert shown(child.session) == [CardState.RIGHT] * 3, "whoever goes on with it"
    child.session.touch(UNDO)
    assert shown(child.session) == [CardState.READY] * 2
    wrong = sitting().open(*keys("avancer avancer")).press_keys().go().wait()
    wrong.session.touch(NOT_YET)
    assert CardState.RIGHT not in shown(wrong.session)


def shown(session: Session) -> list[CardState]:
    assert session.attempt is not None
    return list(card_states(session.attempt))


def test_one_step_back_is_the_key_before_and_from_the_first_the_strip() -> None:
    child = sitting().open(*THREE).press_keys()
    seen = []
    for _time in range(4):
        child.session.touch(UNDO)
        seen.append((in_hand(child.session).stage, in_hand(child.session).done))
    assert seen == [(Stage.KEYS, done) for done in (3, 2, 1, 0)]
    child.session.touch(UNDO)
    assert (child.session.page, child.session.attempt is not None) == (Page.CHALLENGE, True)


@pytest.mark.parametrize("at_once", [2, 3])
def test_one_step_back_is_all_the_keys_that_were_shown_together(at_once: int) -> None:
    child = sitting(replace(BEE, keys_at_once=at_once)).open(*THREE).press_keys()
    seen = [in_hand(child.session).done]
    while in_hand(child.session).done:
        child.session.touch(UNDO)
        seen.append(in_hand(child.session).done)
    assert seen == {2: [4, 3, 1, 0], 3: [4, 1, 0]}[at_once]


def test_a_page_left_in_the_middle_leaves_nothing_behind() -> None:
    child = sitting().open(*THREE)
    child.session.touch(PRESSED)
    child.session.touch(Touch(Key.HOME))
    assert child.session.page is Page.LESSON
    child.session.tick(60)
    assert taken(child.session)[1] == []


def test_after_a_restart_the_strip_is_there_and_the_robot_begins_with_clear() -> None:
    child = sitting().open(*THREE)
    child.session.touch(PRESSED)
    again = sitting().session
    again.open_challenge(0, 0)
    assert again.players.at.round is not None
    again.players.at.round.resume(child.session.players.bookmark)
    assert again.attempt is not None
    assert (again.page, again.attempt.flats) == (Page.CHALLENGE, (parse_flat("avancer avancer avancer"),))
    again.touch(ROBOT)
    assert in_hand(again).done == 0


def test_a_group_whose_turn_comes_finds_its_own_page() -> None:
    child = sitting(replace(BEE, own_progress=True)).open(*THREE)
    child.session.touch(Touch(Key.TURN))
    assert (child.session.players.animal, child.session.page) == ("frog", Page.HOME)
    child.session.touch(Touch(Key.TOKEN, 0))
    assert (child.session.players.animal, child.session.page) == ("fox", Page.CHALLENGE)
    assert child.session.attempt is not None
    assert child.session.attempt.flats == (parse_flat("avancer avancer avancer"),)


def test_repeats_and_strides_become_the_keys_of_the_robot() -> None:
    child = sitting(facts="tapis 5 5\ndépart A1 nord\nfleurs A4\nrépéter oui\ntouches ↑ avancer_de")
    child.session.open_challenge(0, 0)
    for touch in (Touch(Key.REPEAT), *keys("avancer"), Touch(Key.REPEAT), *keys("avancer"), ROBOT):
        child.session.touch(touch)
    assert {command.steps for command in in_hand(child.session).robots[0].program} == {1}
    assert len(in_hand(child.session).presses) == 1 + len(in_hand(child.session).robots[0].program)


@pytest.mark.parametrize(
    ("kind", "written", "told"),
    [
        ("bee-bot", "avancer reculer " * 20 + "avancer", "ce robot retient 40 instructions, le programme en a 41"),
        ("cubetto", "reculer", "ne sait pas faire « reculer »"),
        ("botley", "pause", "ne sait pas faire « pause »"),
    ],
)
def test_what_the_robot_cannot_do_is_refused_before_a_key_is_pressed(kind: str, written: str, told: str) -> None:
    child = sitting(replace(BEE, hand_robots=(HandRobot("fox", kind),))).open(*keys(written))
    assert child.session.page is Page.CHALLENGE
    assert told in child.session.notices[-1]
    assert taken(child.session)[0][-1] == CANNOT


def test_two_robots_are_programmed_one_after_the_other_and_go_together() -> None:
    two = replace(BEE, hand_robots=(HandRobot("fox", "bee-bot"), HandRobot("frog", "cubetto", 1000, 500)))
    child = sitting(two, GENRES["a_deux"])
    child.open(*keys("avancer gauche"), Touch(Key.STRIP, strip=1), *keys("avancer"))
    assert [press.robot for press in in_hand(child.session).presses] == [0, 0, 0, 1, 1]
    child.press_keys().go().wait()
    assert in_hand(child.session).stage is Stage.ASKS


def test_with_two_robots_each_has_its_own_keys_and_begins_again_alone() -> None:
    facts = replace(BEE, hand_robots=(HandRobot("fox", "bee-bot"), HandRobot("frog", "bee-bot")))
    child = sitting(facts, GENRES["a_deux"])
    child.open(*keys("avancer"), Touch(Key.STRIP, strip=1), *keys("avancer gauche"))
    for _key in range(3):
        child.session.touch(PRESSED)
    assert [(press.robot, press.card) for press in in_hand(child.session).now] == [(1, 0)]
    child.session.touch(CLEAR)
    assert [(press.robot, press.key) for press in in_hand(child.session).now] == [(1, Key.CLEAR)], "hers alone"


def test_a_robot_that_is_to_stay_is_cleared_before_the_other_one_is_taken_in_hand() -> None:
    robots = (InHand("fox", "bee-bot", GUESSED, ()), InHand("frog", "bee-bot", GUESSED, (Command.LEFT,)))
    shown = [[(press.robot, press.key) for press in group] for group in ByHand(robots, at_once=3).groups]
    assert shown == [[(0, Key.CLEAR)], [(1, Key.CLEAR)], [(1, Key.LEFT)]]


def test_a_robot_on_a_link_does_not_go_with_one_without() -> None:
    child = sitting(facts=GENRES["a_deux"])
    child.session.hear(RobotsAre((member("frog", Lamp.LINKED),)))
    child.open(*keys("avancer"), Touch(Key.STRIP, strip=1), *keys("avancer"))
    assert child.session.page is Page.CHALLENGE
    assert "ne partent pas ensemble" in child.session.notices[-1]


def test_free_play_is_followed_and_nothing_is_asked() -> None:
    child = sitting(facts=GENRES["libre"]).open(*THREE).press_keys().go().wait()
    assert child.session.attempt is not None
    assert (child.session.attempt.by_hand, child.session.attempt.phase) == (None, Phase.STOPPED)


def test_the_robots_page_takes_names_times_and_lets_go_of_a_robot_for_good() -> None:
    session = sitting(Settings()).session
    for touch in (Touch(Key.ADULTS), ROBOTS_TAB, Touch(AdultKey.CONNECT)):
        session.touch(touch)
    assert session.settings.hand_robots == (HandRobot("fox", "bee-bot"),)
    assert [(robot.token, robot.lamp) for robot in session.robots] == [("fox", Lamp.BY_HAND)]
    session.touch(Touch(AdultKey.BADGE, 3))
    session.touch(Touch(AdultKey.CALIBRATE))
    for seconds in (8.0, 6.0):
        session.touch(Touch(AdultKey.DRIVE))
        session.tick(seconds)
        session.touch(Touch(AdultKey.DRIVE))
    assert session.settings.hand_robots == (HandRobot("mouse", "bee-bot", 2000, 1500),)
    assert session.robots[0].pace == Pace(2.0, 1.5, is_measured=True)
    session.touch(Touch(AdultKey.CANCEL))
    session.touch(Touch(AdultKey.REMOVE))
    assert not session.settings.hand_robots
    assert not session.robots
    assert taken(session) == ([], [])


def test_a_slip_is_no_measure() -> None:
    session = sitting(BEE).session
    session.touch(Touch(Key.ADULTS))
    for touch in (ROBOTS_TAB, Touch(AdultKey.MEMBER, 0), Touch(AdultKey.CALIBRATE)):
        session.touch(touch)
    session.touch(Touch(AdultKey.DRIVE))
    session.tick(0.3)
    session.touch(Touch(AdultKey.DRIVE))
    timing = session.adults.robots.timing
    assert timing is not None
    assert "recommencez avec CLEAR" in timing.sentence
    assert session.settings == BEE


def test_every_slice_of_time_tells_each_event_once() -> None:
    program, pace = parse_flat("avancer gauche pause avancer droite"), GUESSED
    whole = list(events_between(program, pace, -1, 99))
    expected: list[RobotEvent] = [event for n in range(5) for event in (StepStarted(n), StepDone(n))]
    assert whole == [*expected, Finished()]
    sliced: list[RobotEvent] = []
    before = -1.0
    for tenth in range(int(10 * sum(map(pace.seconds, program))) + 2):
        sliced += events_between(program, pace, before, tenth / 10)
        before = tenth / 10
    assert sliced == whole


@pytest.mark.parametrize(
    ("robot", "said"),
    [
        (
            "bee-bot",
            [
                "Appuie sur pivoter à gauche.",
                "Appuie sur avancer.",
                "Appuie sur pivoter à droite.",
                "Appuie sur reculer.",
            ],
        ),
        (
            "cubetto",
            [
                "Pose un bloc pivoter à gauche.",
                "Pose un bloc avancer.",
                "Pose un bloc pivoter à droite.",
            ],
        ),
    ],
)
def test_she_is_told_the_key_of_each_card(robot: str, said: list[str]) -> None:
    program = "gauche avancer droite" + (" reculer" if len(said) > 3 else "")
    child = sitting(Settings(hand_robots=(HandRobot("fox", robot),))).open(*keys(program))
    child.press_keys()
    heard = taken(child.session)[0]
    assert [each for each in heard if "CLEAR" not in each and each.startswith(("Appuie sur", "Pose un bloc"))] == said


def test_a_robot_that_comes_has_the_first_free_animal_of_those_that_take_turns() -> None:
    settings, animals = replace(Settings(), tokens=("owl", "fox")), []
    for _robot in range(3):
        settings, rest, animal = obeyed(settings, (LinkRobot("bee-bot", ""),), (member("frog", Lamp.LINKED),))
        animals.append(animal)
        assert rest == ()
    assert animals[:2] == ["owl", "fox"]
    assert animals[2] not in ("owl", "fox", "frog", None)


def test_without_a_goal_a_robot_is_to_stop_at_the_last_flower() -> None:
    assert goal_of(challenge("tapis 4 1\ndépart A1 est\nfleurs B1 D1")) == Cell(3, 0)
