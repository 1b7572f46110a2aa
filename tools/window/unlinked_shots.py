"""The pages of a robot without a link, in the order in which a child comes to them: ``capture`` draws each."""

from collections.abc import Iterator
from dataclasses import replace

from simulateur.game.controls import Key, Touch
from simulateur.game.play.by_hand import BEAT_S, BEATS, ByHand, Stage
from simulateur.game.session import Page, Session
from simulateur.game.settings import HandRobot, Settings
from simulateur.pages.open_page import places
from simulateur.window.fingers import Finger
from tools.touches import answer_to_touch, touches_of

_ROBOT = HandRobot("fox", "bee-bot", step_ms=1000, turn_ms=800)
"""What schools own most; its times are no robot's, but those of a run that is soon over."""


def with_unlinked(settings: Settings) -> Settings:
    """A copy of ``settings`` with one robot, which has no link."""
    return replace(settings, hand_robots=(_ROBOT,))


def unlinked_shots(session: Session, finger: Finger, size: tuple[int, int]) -> Iterator[str]:
    """Play a robot without a link where the path first lets it; yields the name of each page while it is shown.

    Nothing comes of a path in which no challenge sends such a robot to a goal. ``session`` has the settings of
    ``with_unlinked``.
    """
    if not _taken_in_hand(session, finger, size):
        return
    yield "clear"
    finger.touch(Touch(Key.PRESSED))
    finger.wait(1)
    yield "touche"
    while _stage(session) is Stage.KEYS:
        finger.touch(Touch(Key.PRESSED))
    finger.wait(1)
    yield "go"
    finger.touch(Touch(Key.GO))
    finger.wait((BEATS - 1.5) * BEAT_S)
    yield "compte"
    finger.wait_until(lambda: session.page is Page.CHALLENGE)
    yield "roule"
    finger.wait_until(lambda: _stage(session) is Stage.ASKS)
    finger.wait(1)
    yield "arrivee"


def _taken_in_hand(session: Session, finger: Finger, size: tuple[int, int]) -> bool:
    """Whether a challenge was found and answered, and the robot's key has opened its page."""
    for lesson, its in enumerate(session.repertoire.path.lessons):
        for place, challenge in enumerate(its.challenges):
            answer = answer_to_touch(challenge)
            if answer is None:
                continue
            session.open_challenge(lesson, place)
            finger.wait(0.1)
            if Touch(Key.ROBOT) not in places(session, size) or not _has_goal(session):
                continue
            for touch in touches_of(challenge, answer):
                session.touch(touch)  # no finger: on a small page the things are in a pocket
            finger.touch(Touch(Key.ROBOT))
            if session.page is Page.BY_HAND:
                finger.wait(1)
                return True
    return False


def _has_goal(session: Session) -> bool:
    """Whether the challenge has a goal; elsewhere nobody is asked whether the robot arrived."""
    return session.attempt is not None and session.attempt.gesture.has_goal


def _stage(session: Session) -> Stage | None:
    by_hand: ByHand | None = None if session.attempt is None else session.attempt.by_hand
    return None if by_hand is None else by_hand.stage
