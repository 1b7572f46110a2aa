"""What comes of itself to a child who does nothing: when, with what example, and what is said with it."""

from beebot.i18n import gettext as _
from simulateur.game.controls import COMMAND_KEYS, Key
from simulateur.game.kinds.draft import EMPTY
from simulateur.game.kinds.ghost import GO, Ghost
from simulateur.game.play.attempt import Phase
from simulateur.game.players.journey import Journey
from simulateur.game.players.whereabouts import Page
from simulateur.game.requests import Say
from simulateur.game.rounds.round import Round

GO_BREATHES_AFTER_S, GESTURE_AFTER_S = 6.0, 10.0
"""Seconds without a touch before GO breathes, where there is something to run; before a hand shows what to do."""
ASKED_AFTER_S = 1.0
"""The same for a child who asks the bee on the mat by a poke, in seconds: she has smiled by then."""
_NOTHING_AFTER_S = 2.5
"""The same for a child who has touched GO with nothing to run: she has been told so by then."""
_WHOLE_AFTER_S = 1.0
"""When GO breathes where one touch is a whole answer, or GO is all there is to do, in seconds."""
_HEARD_AFTER_S = 4.5
"""When a hand shows what to do to a child who has touched the ear: she has heard her task by then."""
_ONLY_TELL = (Key.LISTEN, Key.TURN, Key.PLACE)
"""Who touches these has not begun: the ear, the animal whose turn it is, a place that tells its name."""


def ghost_of(journey: Journey) -> Ghost | None:
    """The hand to show to a child who does nothing; None where there is none.

    With scanning on, a child who plays with one switch gets examples alone: other gestures are not hers.
    """
    ghost = None if journey.attempt is None else journey.attempt.ghost
    return None if ghost is not None and journey.settings.scanning and ghost.example is None else ghost


def waited_s(journey: Journey, since_touch: float) -> float:
    """How many seconds count as waited when the last touch was ``since_touch`` seconds ago.

    They are more than that where a child seems to ask for help. If she pokes the bee on the mat, listens, or touches GO
    with nothing to run, what comes after ten seconds comes soon. A key that nobody here has met is shown at once.
    """
    at, played = journey.at, journey.at.round
    if at.seen is not Page.CHALLENGE or played is None:
        return since_touch
    if played.shows_key and since_touch >= at.since_page:
        return GESTURE_AFTER_S + at.since_page
    nothing = played.attempt.phase is Phase.WRITING and played.attempt.draft.answer is None
    attempt = played.attempt
    whole = journey.touched is Key.AGAIN or not attempt.gesture.lays_cards or _is_next(journey, played)
    moved_flag = attempt.phase is Phase.STOPPED and attempt.gesture.foretells
    if whole and (moved_flag or journey.touched is Key.FLAG or ghost_of(journey) == GO):
        return since_touch + GO_BREATHES_AFTER_S - _WHOLE_AFTER_S
    if is_asked(journey):
        return since_touch + GESTURE_AFTER_S - ASKED_AFTER_S
    if journey.touched in (Key.GO, Key.STEP, Key.ROBOT) and nothing:
        return since_touch + GESTURE_AFTER_S - _NOTHING_AFTER_S
    return since_touch + (GESTURE_AFTER_S - _HEARD_AFTER_S if journey.touched in _ONLY_TELL else 0.0)


def _is_next(journey: Journey, played: Round) -> bool:
    """Whether a key was touched and GO is next: no card more has room, or the only key is tried one by one."""
    asked, strips = played.attempt.challenge, played.attempt.draft.strips
    one_key = len(asked.keys) == 1 and not asked.repeats and played.diary.tries > 0
    full = not any(item.sort in EMPTY for strip in strips for item in strip.items)
    return journey.touched in COMMAND_KEYS and (one_key or full)


def is_asked(journey: Journey) -> bool:
    """Whether the last touch poked the bee, or what she has reached, on a challenge's mat."""
    return journey.at.seen is Page.CHALLENGE and journey.celebrations.poked is not None


def say_unasked(journey: Journey, before_s: float, now_s: float) -> None:
    """Say what becomes due as a child's wait grows from ``before_s`` to ``now_s``: to go on, or what the hand shows."""
    played, ghost = journey.at.round, ghost_of(journey)
    if played is None or ghost is None or ghost.example is None:
        return
    if before_s < GO_BREATHES_AFTER_S <= now_s and ghost == GO and not played.asks_on:
        played.asks_on = True
        journey.outbox.ask(Say(_("Et maintenant ?")))
    if before_s < GESTURE_AFTER_S <= now_s:
        journey.outbox.ask(Say(ghost.said))
