"""What comes of itself to a child who does nothing: when, with what example, and what is said with it."""

from beebot.i18n import gettext as _
from beebot.text import Text
from simulateur.game.controls import Key
from simulateur.game.kinds.ghost import GO, Ghost
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.players.journey import Journey
from simulateur.game.players.whereabouts import Page

GO_BREATHES_AFTER_S, GESTURE_AFTER_S = 6.0, 10.0
"""Seconds without a touch before GO breathes, where there is something to run; before a hand shows what to do."""
ASKED_AFTER_S = 1.0
"""The same for a child who asks the bee on the mat by a poke, in seconds: she has smiled by then."""
_NOTHING_AFTER_S = 2.5
"""The same for a child who has touched GO with nothing to run: she has been told so by then."""
_HEARD_AFTER_S = 4.5
"""The same for a child who has touched the ear: she has heard her task by then."""


def ghost_of(journey: Journey) -> Ghost | None:
    """What a hand shows to a child who does nothing; None where nothing is to be shown.

    Who plays with one switch is shown examples alone: other gestures are not hers.
    """
    ghost = None if journey.attempt is None else journey.attempt.ghost
    return None if ghost is not None and journey.settings.scanning and ghost.example is None else ghost


def waited_s(journey: Journey, since_touch: float) -> float:
    """For how many seconds nobody has touched anything, which ``since_touch`` says.

    A child who pokes the bee on the mat asks her what to do. She soon shows what else comes after ten seconds. So it is
    with one who wants to start what is not there yet, or who listens. A key that nobody here has met is shown at once.
    """
    at, played = journey.at, journey.at.round
    if at.seen is not Page.CHALLENGE or played is None:
        return since_touch
    if played.shows_key and since_touch >= at.since_page:
        return GESTURE_AFTER_S + at.since_page
    if is_asked(journey):
        return since_touch + GESTURE_AFTER_S - ASKED_AFTER_S
    if journey.touched in (Key.GO, Key.STEP, Key.ROBOT) and _has_nothing(played.attempt):
        return since_touch + GESTURE_AFTER_S - _NOTHING_AFTER_S
    ghost = ghost_of(journey) if journey.touched is Key.LISTEN else None
    return since_touch + (0.0 if ghost is None or ghost.example is None else GESTURE_AFTER_S - _HEARD_AFTER_S)


def is_asked(journey: Journey) -> bool:
    """Whether the bee was poked last, or what she has reached."""
    return journey.at.seen is Page.CHALLENGE and journey.celebrations.poked is not None


def say_unasked(journey: Journey, before_s: float, now_s: float) -> None:
    """Say what has become due while a child waited from ``before_s`` to ``now_s``: to go on, and what is shown."""
    played, ghost = journey.at.round, ghost_of(journey)
    if played is None or ghost is None or ghost.example is None:
        return
    if before_s < GO_BREATHES_AFTER_S <= now_s and ghost == GO and not played.asks_on:
        played.asks_on = True
        journey.outbox.say(Text(_("Et maintenant ?")), journey.settings.language)
    if before_s < GESTURE_AFTER_S <= now_s:
        journey.outbox.say(ghost.said, journey.settings.language)


def _has_nothing(attempt: Attempt) -> bool:
    return attempt.phase is Phase.WRITING and attempt.draft.answer is None
