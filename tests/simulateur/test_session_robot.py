"""The sitting with a robot: what it is asked, how it is followed, and what the adult is told when it fails."""

from beebot.notation import parse_flat
from beebot.robot import Bumped, Finished, Lost, RobotError, StepDone, StepStarted, Stopped
from simulateur.attempt import Phase
from simulateur.controls import Key, Touch
from simulateur.session import FindRobot, Lamp, Page, Say, SendToRobot, Session, StopRobot
from tests.simulateur.builders import THREE_STEPS, challenge, keys, path_of

THREE_FORWARD = parse_flat("avancer avancer avancer")


def at_challenge(*, robot: bool = True) -> Session:
    """A session with a challenge open and everything said so far taken."""
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr", robot=robot)
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def following_robot() -> Session:
    """A session whose robot has begun the program's first instruction."""
    session = at_challenge()
    session.robot_linked()
    play(session, *keys("avancer avancer avancer"), Touch(Key.ROBOT))
    session.follow_robot(StepStarted(0))
    session.take_requests()
    return session


def play(session: Session, *touches: Touch) -> None:
    for touch in touches:
        session.touch(touch)


def phase(session: Session) -> Phase | None:
    return session.attempt.phase if session.attempt else None


def program_of(session: Session) -> tuple[object, ...]:
    return session.attempt.program if session.attempt else ()


def test_a_linked_robot_is_sent_the_program_once_and_followed_to_success() -> None:
    session = at_challenge()
    lamps = [session.lamp]
    session.robot_linked()
    assert [*lamps, session.lamp] == [Lamp.SEARCHING, Lamp.LINKED]
    play(session, *keys("avancer avancer avancer"), Touch(Key.ROBOT), Touch(Key.ROBOT))
    assert session.take_requests() == (SendToRobot(THREE_FORWARD),)
    assert session.is_moving
    for index in range(3):
        session.follow_robot(StepStarted(index))
        session.follow_robot(StepDone(index))
    session.follow_robot(Finished())
    assert (phase(session), session.is_done(session.lesson)) == (Phase.SUCCEEDED, True)
    assert session.take_requests() == (Say("Bravo !"),)


def test_nothing_is_sent_to_a_robot_that_is_being_searched_or_when_there_is_no_program() -> None:
    session = at_challenge()
    play(session, *keys("avancer"), Touch(Key.ROBOT), Touch(Key.CLEAR))
    session.robot_linked()
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == ()
    assert phase(session) is Phase.WRITING


def test_without_a_robot_its_key_does_nothing() -> None:
    session = at_challenge(robot=False)
    play(session, *keys("avancer"), Touch(Key.ROBOT))
    assert (session.take_requests(), phase(session), session.lamp) == ((), Phase.WRITING, None)


def test_the_stop_key_asks_the_robot_to_stop_and_the_screen_waits_for_its_answer() -> None:
    session = following_robot()
    session.touch(Touch(Key.STOP_ROBOT))
    assert session.take_requests() == (StopRobot(),)
    assert phase(session) is Phase.ON_ROBOT
    session.follow_robot(Stopped(0))
    assert phase(session) is Phase.WRITING
    session.touch(Touch(Key.STOP_ROBOT))
    assert session.take_requests() == ()


def test_going_home_during_a_robot_run_stops_the_robot() -> None:
    session = following_robot()
    session.touch(Touch(Key.HOME))
    assert StopRobot() in session.take_requests()
    assert (session.page, session.is_moving) == (Page.LESSON, False)


def test_going_home_without_a_robot_run_stops_nothing() -> None:
    session = at_challenge()
    session.robot_linked()
    session.touch(Touch(Key.HOME))
    assert StopRobot() not in session.take_requests()


def test_a_robot_that_bumps_where_the_engine_sees_nothing_ends_the_run() -> None:
    session = following_robot()
    session.follow_robot(Bumped(0))
    assert not session.is_moving


def test_a_lost_robot_gives_the_program_back_and_tells_the_adult_and_its_key_searches_again() -> None:
    session = following_robot()
    session.follow_robot(Lost(0, RobotError("le robot ne répond plus ; rallumez-le")))
    assert (session.lamp, phase(session)) == (Lamp.LOST, Phase.WRITING)
    assert session.notices == ["le robot ne répond plus ; rallumez-le"]
    assert program_of(session) == THREE_FORWARD
    session.touch(Touch(Key.ROBOT))
    assert session.take_requests() == (FindRobot(),)
    assert session.lamp is Lamp.SEARCHING


def test_a_program_that_the_robot_refuses_is_explained_and_kept_and_the_robot_stays_linked() -> None:
    session = following_robot()
    session.robot_refused("ce robot retient 2 instructions")
    assert (session.lamp, phase(session)) == (Lamp.LINKED, Phase.WRITING)
    assert session.notices == ["ce robot retient 2 instructions"]
    assert program_of(session) == THREE_FORWARD


def test_a_robot_lost_while_nobody_plays_is_no_error() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", robot=True)
    session.robot_lost("débranché")
    session.follow_robot(Finished())
    assert (session.page, session.lamp) == (Page.HOME, Lamp.LOST)
