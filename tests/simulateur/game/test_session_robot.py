"""The sitting with robots: what they are asked, how they are followed, and what the adult is told when one fails."""

import pytest

from beebot.challenge import Genre
from beebot.judging.endings import EndingKind
from beebot.notation import parse_flat
from beebot.robot import Aftermath, Bumped, Finished, Lost, RobotError, StepDone, StepStarted, Stopped
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.play.card_states import CardState, card_states
from simulateur.game.reports import Linked, NotForThisRobot, RobotReport, RobotSaid, RobotsAre, Unreachable
from simulateur.game.requests import Ask, Order, Say, SendToPair, SendToRobot, TellRobot
from simulateur.game.session import Page, Session
from simulateur.game.sound.by_hand_sentences import CANNOT, GONE, LOOKED_FOR
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys, member, path_of, put

THREE_FORWARD = parse_flat("avancer avancer avancer")
CUT = Aftermath("le robot répond de nouveau : il a été coupé à l'instruction 2", 1)


def at_challenge(*lamps: Lamp) -> Session:
    """A session with a challenge open, everything said so far taken, and the fox's robot, or those of more animals."""
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    session.hear(
        RobotsAre(tuple(member(token, lamp) for token, lamp in zip(session.settings.tokens, lamps, strict=False)))
    )
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def following_robot() -> Session:
    """A session whose robot has begun the program's first instruction."""
    session = at_challenge(Lamp.LINKED)
    play(session, *keys("avancer avancer avancer"), Touch(Key.ROBOT))
    session.hear(RobotSaid("fox", StepStarted(0), "fox"))
    session.take_requests()
    return session


def cut_robot() -> Session:
    """A session whose robot was lost in the second of three instructions, and came back."""
    session = following_robot()
    session.hear(RobotSaid("fox", StepStarted(1), "fox"))
    session.hear(RobotSaid("fox", Lost(1, RobotError("le port ne répond plus")), "fox"))
    session.hear(RobotSaid("fox", Linked(0, CUT), "fox"))
    session.take_requests()
    return session


def play(session: Session, *touches: Touch) -> None:
    for touch in touches:
        session.touch(touch)


def phase(session: Session) -> Phase | None:
    return session.attempt.phase if session.attempt else None


def program_of(session: Session) -> tuple[object, ...]:
    return session.attempt.program if session.attempt else ()


def states(session: Session, strip: int = 0) -> tuple[CardState, ...]:
    assert session.attempt is not None
    return card_states(session.attempt, strip)


@pytest.mark.parametrize("lamp", [Lamp.LINKED, Lamp.MAYBE])
def test_a_robot_is_sent_the_program_once_and_followed_to_success(lamp: Lamp) -> None:
    session = at_challenge(lamp)
    play(session, *keys("avancer avancer avancer"), Touch(Key.ROBOT), Touch(Key.ROBOT))
    assert session.take_requests() == (SendToRobot("fox", THREE_FORWARD),)
    assert session.is_moving
    for index in range(3):
        session.hear(RobotSaid("fox", StepStarted(index), "fox"))
        session.hear(RobotSaid("fox", StepDone(index), "fox"))
    session.hear(RobotSaid("fox", Finished(), "fox"))
    assert (phase(session), session.repertoire.flowers.is_done(session.route.lesson)) == (Phase.SUCCEEDED, True)
    assert Say("La fleur s'ouvre !", first=Say("Bravo !")) in session.take_requests()


def test_a_robot_is_not_sent_off_slanting() -> None:
    slanting = THREE_STEPS.replace("est", "nord-est")
    session = Session(path_of(challenge(slanting, "un")), "fr")
    session.hear(RobotsAre((member("fox", Lamp.LINKED),)))
    session.open_challenge(0, 0)
    session.take_requests()
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert (session.take_requests(), phase(session)) == ((), Phase.WRITING)
    sentence = "ce défi commence de biais, et un robot croit toujours partir droit ; jouez-le sur l'écran"
    assert list(session.notices) == [sentence]


def test_nothing_is_sent_to_a_robot_that_is_being_searched_and_the_child_is_told() -> None:
    session = at_challenge(Lamp.SEARCHING)
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert (session.take_requests(), phase(session)) == ((Say(LOOKED_FOR),), Phase.WRITING)


def test_the_key_of_a_robot_is_answered_as_go_is_where_there_is_no_program() -> None:
    session, on_screen = at_challenge(Lamp.LINKED), at_challenge()
    session.touch(Touch(Key.ROBOT))
    on_screen.touch(Touch(Key.GO))
    said = session.take_requests()
    assert [type(each) for each in said] == [Say]
    assert said == on_screen.take_requests()
    assert session.attempt is not None
    assert session.attempt.ending is not None
    assert (session.attempt.ending.kind, phase(session)) == (EndingKind.EMPTY, Phase.WRITING)


def test_nothing_is_sent_to_a_robot_that_still_moves() -> None:
    session = at_challenge()
    session.hear(RobotsAre((member(moving=True),)))
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert (session.take_requests(), phase(session)) == ((), Phase.WRITING)


def test_without_a_robot_its_key_does_nothing() -> None:
    session = at_challenge()
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert (session.take_requests(), phase(session)) == ((), Phase.WRITING)


def test_the_robot_of_the_animal_whose_turn_it_is_gets_the_program() -> None:
    session = at_challenge(Lamp.LINKED, Lamp.LINKED, Lamp.LOST)
    put(session, turns=session.players.turns.at(1))
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert session.take_requests() == (SendToRobot("frog", THREE_FORWARD[:1]),)
    session.hear(RobotSaid("fox", Lost(0, RobotError("le renard ne répond plus")), "fox"))
    assert (phase(session), session.notices) == (Phase.ON_ROBOT, ("le renard ne répond plus",))
    session.hear(RobotSaid("frog", Stopped(0), "frog"))
    put(session, turns=session.players.turns.at(3))
    play(session, Touch(Key.ROBOT))
    assert (session.take_requests(), session.crew) == ((), ())


def test_the_stop_key_asks_the_robot_to_stop_and_the_screen_waits_for_its_answer() -> None:
    session = following_robot()
    session.touch(Touch(Key.STOP_ROBOT))
    assert session.take_requests() == (TellRobot("fox", Order.STOP),)
    assert phase(session) is Phase.ON_ROBOT
    session.hear(RobotSaid("fox", Stopped(0), "fox"))
    assert phase(session) is Phase.WRITING
    session.touch(Touch(Key.STOP_ROBOT))
    assert session.take_requests() == ()


@pytest.mark.parametrize("page", [page for page in Page if page is not Page.STORY])  # this lesson has no story
def test_the_sign_stops_all_robots_from_every_page(page: Page) -> None:
    session = at_challenge(Lamp.LINKED, Lamp.LINKED)
    session.journey.go(session.route.to_page(page))
    session.take_requests()
    session.touch(Touch(Key.STOP_ALL))
    assert session.take_requests() == (Ask.STOP_ALL,)


def test_going_home_during_a_robot_run_stops_the_robot() -> None:
    session = following_robot()
    session.touch(Touch(Key.HOME))
    assert TellRobot("fox", Order.STOP) in session.take_requests()
    assert (session.page, session.is_moving) == (Page.LESSON, False)


def test_going_home_without_a_robot_run_stops_nothing() -> None:
    session = at_challenge(Lamp.LINKED)
    session.touch(Touch(Key.HOME))
    assert TellRobot("fox", Order.STOP) not in session.take_requests()


def test_a_robot_that_bumps_where_the_engine_sees_nothing_ends_the_run() -> None:
    session = following_robot()
    session.hear(RobotSaid("fox", Bumped(0), "fox"))
    assert not session.is_moving
    assert states(session)[0] is CardState.GUILTY


def test_a_lost_robot_gives_the_program_back_and_tells_the_adult_and_its_key_searches_again() -> None:
    session = following_robot()
    session.hear(RobotSaid("fox", Lost(0, RobotError("le robot ne répond plus ; rallumez-le")), "fox"))
    session.hear(RobotsAre((member(lamp=Lamp.LOST),)))
    assert phase(session) is Phase.WRITING
    assert list(session.notices) == ["le robot ne répond plus ; rallumez-le"]
    assert program_of(session) == THREE_FORWARD
    assert session.take_requests() == (Say(GONE),)
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == (TellRobot("fox", Order.FIND), Say(LOOKED_FOR))
    session.hear(RobotsAre((member(lamp=Lamp.SEARCHING),)))
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == (Say(LOOKED_FOR),), "it is looked for already"


@pytest.mark.parametrize("report", [NotForThisRobot("ce robot retient 2 instructions"), Unreachable("débranché")])
def test_a_program_that_does_not_run_is_explained_to_the_adult_and_kept(
    report: NotForThisRobot | Unreachable,
) -> None:
    session = following_robot()
    session.hear(RobotSaid("fox", report, "fox"))
    assert phase(session) is Phase.WRITING
    assert list(session.notices) == [report.sentence]
    assert program_of(session) == THREE_FORWARD


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (NotForThisRobot("ce robot retient 2 instructions"), CANNOT),
        (Unreachable("débranché"), GONE),
        (Lost(None, RobotError("débranché")), GONE),
    ],
)
def test_a_child_hears_what_ended_her_run_once(report: RobotReport, told: str) -> None:
    session = following_robot()
    session.hear(RobotSaid("frog", report, "frog"))
    assert session.take_requests() == (), "it is not her robot"
    for _time in range(2):
        session.hear(RobotSaid("fox", report, "fox"))
    assert session.take_requests() == (Say(told),)


def test_a_robot_lost_while_nobody_plays_is_no_error() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.hear(RobotSaid("fox", Unreachable("débranché"), "fox"))
    session.hear(RobotSaid("fox", Finished(), "fox"))
    session.hear(RobotSaid("fox", Linked(0, CUT), "fox"))
    assert (session.page, session.notices) == (Page.HOME, ("débranché", CUT.sentence))


def test_after_a_cut_the_card_is_marked_and_only_a_touch_goes_on_from_it() -> None:
    session = cut_robot()
    assert list(session.notices) == ["le port ne répond plus", CUT.sentence]
    assert states(session) == (CardState.READY, CardState.CUT, CardState.READY)
    session.tick(60)
    assert all(isinstance(each, Say) for each in session.take_requests())
    session.touch(Touch(Key.RESUME))
    assert session.take_requests() == (SendToRobot("fox", THREE_FORWARD, 1),)
    session.hear(RobotSaid("fox", StepStarted(1), "fox"))
    assert states(session) == (CardState.READY, CardState.LIT, CardState.TO_COME)
    for index in (1, 2):
        session.hear(RobotSaid("fox", StepStarted(index), "fox"))
    session.hear(RobotSaid("fox", Finished(), "fox"))
    assert phase(session) is Phase.SUCCEEDED


def test_after_a_cut_the_robot_key_runs_the_whole_program() -> None:
    session = cut_robot()
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == (SendToRobot("fox", THREE_FORWARD),)
    session.hear(RobotSaid("fox", Stopped(0), "fox"))
    assert states(session) == (CardState.READY,) * 3


def test_another_program_does_not_go_on_where_the_first_was_cut() -> None:
    session = cut_robot()
    session.touch(keys("gauche")[0])
    assert CardState.CUT not in states(session)
    session.touch(Touch(Key.RESUME))
    assert session.take_requests() == ()
    session.touch(Touch(Key.UNDO))
    assert states(session)[1] is CardState.CUT


def test_a_run_cut_in_another_challenge_or_before_its_first_instruction_offers_nothing() -> None:
    session = following_robot()
    session.hear(RobotSaid("fox", Lost(0, RobotError("le port ne répond plus")), "fox"))
    session.hear(RobotSaid("fox", Linked(0, Aftermath("il n'a pas commencé", 0)), "fox"))
    assert CardState.CUT not in states(session)
    session.open_challenge(0, 0)
    play(session, *keys("avancer avancer avancer"))
    session.hear(RobotSaid("fox", Linked(0, CUT), "fox"))
    assert CardState.CUT not in states(session)


def with_two_robots() -> Session:
    """Two bees, two robots, a program for each."""
    session = Session(path_of(challenge(GENRES[Genre.PAIR.value])), "fr")
    session.hear(RobotsAre((member("frog"), member("fox"))))
    session.open_challenge(0, 0)
    play(session, *keys("avancer avancer"), Touch(Key.STRIP, strip=1), *keys("avancer"))
    session.take_requests()
    return session


def test_two_bees_go_on_two_robots_that_the_turn_chooses_and_light_the_cards_of_both() -> None:
    session = with_two_robots()
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == (SendToPair(("fox", "frog"), (THREE_FORWARD[:2], THREE_FORWARD[:1])),)
    for token in ("fox", "frog"):
        session.hear(RobotSaid(token, StepStarted(0), token))
    assert states(session, 0) == (CardState.LIT, CardState.TO_COME)
    assert states(session, 1) == (CardState.LIT,)
    session.hear(RobotSaid("frog", StepDone(0), "frog"))
    session.hear(RobotSaid("fox", StepStarted(1), "fox"))
    assert states(session, 0) == (CardState.READY, CardState.LIT)
    session.hear(RobotSaid("frog", Finished(), "frog"))
    assert phase(session) is Phase.ON_ROBOT
    session.hear(RobotSaid("fox", Finished(), "fox"))
    assert phase(session) in (Phase.SUCCEEDED, Phase.STOPPED)


def test_of_two_robots_that_go_together_both_are_stopped_and_the_one_that_bumps_is_shown() -> None:
    session = with_two_robots()
    play(session, Touch(Key.ROBOT), Touch(Key.STOP_ROBOT))
    assert session.take_requests()[1:] == (TellRobot("fox", Order.STOP), TellRobot("frog", Order.STOP))
    session.hear(RobotSaid("frog", StepStarted(0), "frog"))
    session.hear(RobotSaid("frog", Bumped(0), "frog"))
    assert states(session, 1) == (CardState.GUILTY,)
    assert CardState.GUILTY not in states(session, 0)


def test_two_bees_need_two_robots() -> None:
    session = with_two_robots()
    session.hear(RobotsAre(session.robots[:1]))
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == ()
