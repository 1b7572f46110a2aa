"""What happens to an attempt while a robot without a link is programmed, rolls and is asked about. Pure."""

from dataclasses import replace

from beebot.command import FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import RefusedError, check_program
from beebot.verdict import Outcome
from simulateur.game.controls import Key, Touch
from simulateur.game.machine.members import Member
from simulateur.game.play.arriving import there
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.by_hand import ByHand, InHand, Stage
from simulateur.game.play.moves import followed, on_robot, rested, rewound, standing
from simulateur.game.play.run import Phase

HAND_KEYS = (Key.PRESSED, Key.GO, Key.UNDO, Key.CLEAR, Key.ARRIVED)
"""What means something on the page of a robot that is programmed by hand."""


def taken_in_hand(attempt: Attempt, robots: tuple[InHand, ...], at_once: int = 1) -> Attempt:
    """While the answer is put into robots without a link; the same attempt where there is nothing to run."""
    sent = on_robot(attempt)
    return sent if sent is attempt else replace(sent, by_hand=ByHand(robots, at_once))


def in_hand(member: Member, program: FlatProgram) -> InHand:
    """A robot of the team as it is programmed by hand.

    Raises:
        RefusedError: it has a link, or it cannot do the program.
    """
    if member.pace is None:
        sentence = _("un robot relié et un robot sans lien ne partent pas ensemble ; retirez-en un, ou jouez à l'écran")
        raise RefusedError(sentence)
    robot = InHand(member.token, member.driver, member.pace, program)
    check_program(program, robot.facts.capabilities)
    return robot


def let_go(attempt: Attempt) -> Attempt:
    """Before any run again: nobody follows the robot any more."""
    return standing(rewound(attempt))


def hand_touched(attempt: Attempt, touch: Touch) -> Attempt:
    """What the attempt is after one touch of ``HAND_KEYS``; the same attempt where it means nothing now."""
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
    """``seconds`` later: the count goes on, and each card is lit that a robot comes to."""
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
