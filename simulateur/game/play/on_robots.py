"""What happens to an attempt while real robots run it. Pure.

A robot without a link is programmed by hand, rolls, and a child says whether it arrived.
"""

from dataclasses import replace

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.judging.rules import Outcome
from beebot.robot import Bumped, Finished, Lost, RefusedError, RobotEvent, StepStarted, Stopped, check_program
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.play.arrival_by_hand import there
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.attempt_changes import BUSY, judged_now, rested, rewound, standing
from simulateur.game.play.by_hand import ByHand, InHand, Stage
from simulateur.game.play.run import Phase

HAND_KEYS = (Key.PRESSED, Key.GO, Key.UNDO, Key.CLEAR, Key.ARRIVED)
"""What means something on the page of a robot that is programmed by hand."""


def on_robot(attempt: Attempt, first_step: int = 0) -> Attempt:
    """The attempt while real robots run its answer, from the step numbered ``first_step`` on.

    The same attempt where there is nothing to send, or something runs already.
    """
    if attempt.phase in BUSY:
        return attempt
    judged = judged_now(attempt)
    if judged is None:
        return attempt
    ready, run = judged
    begun = run.at_step(first_step)
    return replace(ready, run=replace(begun, until=begun.time), phase=Phase.ON_ROBOT, cut=None)


def followed(attempt: Attempt, event: RobotEvent, robot: int = 0) -> Attempt:
    """The attempt after a real robot has reported ``event``; ``robot`` is 0, or 1 for the second of two."""
    if attempt.phase is not Phase.ON_ROBOT or attempt.run is None:
        return attempt
    heard = replace(attempt, following=attempt.following.after(event, robot))
    match event:
        case StepStarted(index):
            return replace(heard, run=attempt.run.no_earlier_than(index))
        case Bumped(index):
            # The bee stops where that step began: no mat shows what was hit.
            run = attempt.run.at_step(index)
            return replace(heard, run=replace(run, until=run.time), phase=Phase.STOPPED)
        case Finished() if len(heard.following.finished) == attempt.robots:
            return _asked(heard)
        case Stopped() | Lost():
            return standing(rewound(heard))
    return heard


def _asked(attempt: Attempt) -> Attempt:
    if attempt.by_hand is None or not attempt.gesture.has_goal:
        return rested(attempt)
    return replace(attempt, by_hand=attempt.by_hand.asking())


def taken_in_hand(attempt: Attempt, crew: tuple[Member, ...], at_once: int) -> Attempt:
    """The attempt while its answer is keyed into the robots ``crew``, ``at_once`` keys shown at a time.

    The same attempt where there is nothing to run.

    Raises:
        RefusedError: one of them has a link, or cannot do its program.
    """
    robots = tuple(map(_in_hand, crew, attempt.flats))
    sent = on_robot(attempt)
    return sent if sent is attempt else replace(sent, by_hand=ByHand(robots, at_once))


def _in_hand(member: Member, program: FlatProgram) -> InHand:
    if member.pace is None:
        sentence = _("un robot relié et un robot sans lien ne partent pas ensemble ; retirez-en un, ou jouez à l'écran")
        raise RefusedError(sentence)
    robot = InHand(member.token, member.driver, member.pace, program)
    check_program(program, robot.facts.capabilities)
    return robot


def let_go(attempt: Attempt) -> Attempt:
    """The attempt as before any run: robots are no longer followed."""
    return standing(rewound(attempt))


def hand_touched(attempt: Attempt, touch: Touch) -> Attempt:
    """The attempt after a touch on one of ``HAND_KEYS``; the same one where the touch means nothing now."""
    by_hand = attempt.by_hand
    if by_hand is None or not by_hand.has_own_page:
        return attempt
    if by_hand.stage is Stage.ASKS:
        return _judged_by_child(attempt, arrived=touch.index == 0) if touch.key is Key.ARRIVED else attempt
    now: ByHand | None = by_hand
    match touch.key:
        case Key.PRESSED if by_hand.stage is Stage.KEYS:
            now = by_hand.pressed()
        case Key.GO if by_hand.stage is Stage.READY:
            now = by_hand.pressed()
        case Key.CLEAR:
            now = by_hand.cleared()
        case Key.UNDO:
            now = by_hand.back()
    return let_go(attempt) if now is None else replace(attempt, by_hand=now)


def hand_after(attempt: Attempt, seconds: float) -> Attempt:
    """The attempt ``seconds`` later: the count goes on, or the card is lit that the robot has come to."""
    if attempt.by_hand is None:
        return attempt
    later, events = attempt.by_hand.after(seconds)
    attempt = replace(attempt, by_hand=later)
    for robot, event in events:
        attempt = followed(attempt, event, robot)
    return attempt


def _judged_by_child(attempt: Attempt, *, arrived: bool) -> Attempt:
    """The end of the run as a child has seen it on the floor; the screen has no verdict of its own.

    Where the cards lead elsewhere, the bee is where the child saw the robot. Where the world is still to change,
    arriving is no success yet. Where the cards lead to the goal and the robot did not arrive, it was told something
    else, and the answer is as good as before.
    """
    run = attempt.run
    if run is None:
        return attempt
    leads_there = run.verdict.outcome in (Outcome.SUCCESS, Outcome.WORLD_CHANGED)
    told = replace(attempt, following=attempt.following._replace(told=arrived))
    if arrived and not leads_there and attempt.to_come is None:
        return rested(replace(told, run=there(attempt.challenge)))
    if arrived or not leads_there:
        return rested(attempt)
    return replace(told, run=run.ended(), phase=Phase.STOPPED, by_hand=None)
