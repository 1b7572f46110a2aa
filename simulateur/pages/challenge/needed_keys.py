"""Which keys a challenge needs, by where they stand: on the plate, below it, at the strip, on the rail."""

from beebot.kinds import kind_of
from simulateur.game.controls import BOXES, COMMAND_KEYS, KEYS_OF_COMMANDS, POTS, Key
from simulateur.game.play.attempt import Attempt
from simulateur.game.play.playback import HARE
from simulateur.game.session import Session
from simulateur.pages.layout.key_places import SLANTING
from simulateur.pages.mat import flag as prediction

_EXTRA = {Key.STEP: 1, Key.VIEW: 3, Key.TORTOISE: 5, Key.HARE: 5}
"""What no challenge needs to be solved, and with how many calls for help it comes.

One thing comes at a time: a touch on the bulb may count as two calls.
"""


def on_plate(attempt: Attempt) -> tuple[Key, ...]:
    """The keys on the plate: one a card, CLEAR and GO; where no cards are laid, those that answer and send it."""
    challenge = attempt.challenge
    if attempt.gesture.foretells:
        return prediction.keys(attempt)
    if attempt.gesture.chooses:
        return (Key.GO,)
    if attempt.gesture.offers:
        return (Key.OFFER,)
    if not attempt.gesture.lays_cards:
        return () if attempt.draft.answer is None else (Key.GO,)
    written = tuple(key for command, key in KEYS_OF_COMMANDS.items() if command in challenge.keys)
    if attempt.immediate:
        return (*written, Key.CLEAR)
    return (*written, Key.CLEAR, Key.GO)


def in_row(session: Session, attempt: Attempt) -> tuple[Key, ...]:
    """The keys below the plate, such as step, watch and pace, the most needed first."""
    youngest = session.route.for_the_youngest
    return _below_plate(session, attempt, youngest) if attempt.gesture.lays_cards else _below_read(attempt, youngest)


def _below_read(attempt: Attempt, youngest: bool) -> tuple[Key, ...]:
    if attempt.challenge.seen is None or attempt.gesture.chooses:
        return ()
    return (Key.WATCH,) if youngest else (Key.WATCH, _other_pace(attempt))


def _below_plate(session: Session, attempt: Attempt, youngest: bool) -> tuple[Key, ...]:
    if not attempt.gesture.has_goal and youngest and attempt.challenge.mat.height == 1:
        return ()  # the path has the whole width
    if not attempt.gesture.has_goal:
        return (*POTS, *((Key.ROBOT,) if session.settings.whiteboard and _has_robots(session, attempt) else ()))
    laid = attempt.challenge.keys
    keys = [key for key, large in SLANTING.items() if {COMMAND_KEYS[key], COMMAND_KEYS[large]} <= set(laid)]
    if attempt.resume_at is not None:
        keys.append(Key.RESUME)
    elif attempt.challenge.seen is not None:
        keys.append(Key.WATCH)
    elif not youngest and not attempt.immediate:
        keys.append(Key.STEP)
    if (session.settings.whiteboard or attempt.immediate) and _has_robots(session, attempt):
        keys.append(Key.ROBOT)
    if not youngest:
        keys.append(_other_pace(attempt))
    return tuple(keys)


def _other_pace(attempt: Attempt) -> Key:
    return Key.TORTOISE if attempt.tempo is HARE else Key.HARE


def at_strip(session: Session, attempt: Attempt, under_six: bool, hidden: bool) -> tuple[Key, ...]:
    """The keys at the end of the strip; () if neither cards are laid nor a challenge is made.

    Children ``under_six`` have no redo. On a ``hidden`` strip nothing can be undone.
    """
    if attempt.gesture.offers:
        return (Key.UNDO,) if under_six else (Key.UNDO, Key.REDO)
    if not attempt.gesture.lays_cards or attempt.immediate:
        return ()
    return _tools(session, attempt, under_six, hidden)


def on_rail(attempt: Attempt, youngest: bool) -> tuple[Key, ...]:
    """The keys on the rail: help and, for children who can turn a mat in their head, « je suis l'abeille ».

    Where programs to choose from fill the page, the key to watch the run is here. Pictures have undo, free play its
    boxes.
    """
    keys, gesture, challenge = [], attempt.gesture, attempt.challenge
    if challenge.seen is not None and gesture.chooses:
        keys.append(Key.WATCH)
    if challenge.hints or gesture.has_goal:
        keys.append(Key.HINT)
    if gesture.shows_pictures:
        return (*keys, *((Key.UNDO,) if gesture.fills else ()))
    may_turn = challenge.staging.may_turn and challenge.partner is None
    if may_turn and not youngest and Key.HINT in keys and not (gesture.offers or Key.WATCH in keys):
        keys.append(Key.VIEW)
    if not gesture.has_goal:
        keys += BOXES[:1] if challenge.hints else BOXES  # the mat of a séance stays
    return tuple(keys)


def waiting(session: Session, attempt: Attempt) -> frozenset[Key]:
    """The keys that are left out of the page, though their places are kept, until a child has called for help so often.

    Two are there from the start if the challenge needs them: step to mend a program, « je suis l'abeille » if the mat
    is seen with the bee's eyes. GO waits until a program was chosen, then it stays.
    """
    unready = frozenset({Key.GO} if attempt.gesture.chooses and attempt.draft.answer is None else ())
    if session.settings.all_keys:
        return unready
    needed = {Key.STEP} if kind_of(attempt.challenge.genre).mends else set()
    needed |= {Key.VIEW} if attempt.challenge.staging.as_bee else set()
    return unready | {key for key, calls in _EXTRA.items() if attempt.help.calls < calls} - needed


def things_to_lay(attempt: Attempt) -> int:
    """How many things there are to lay on the mat or to choose; in free play 0 before a box is opened."""
    garden = attempt.gesture.played_on(attempt.draft)
    if garden is not None and garden.box is None:
        return 0
    return len(attempt.gesture.things(attempt.draft))


def _has_robots(session: Session, attempt: Attempt) -> bool:
    return len(session.robots) >= attempt.robots


def _tools(session: Session, attempt: Attempt, under_six: bool, hidden: bool) -> tuple[Key, ...]:
    """The keys at the end of the strip. What is hidden cannot be undone; on a wall board the robot is elsewhere."""
    keys = []
    if attempt.challenge.repeats:
        keys.append(Key.REPEAT)
    if _has_robots(session, attempt) and not session.settings.whiteboard:
        keys.append(Key.ROBOT)
    if not (attempt.gesture.has_goal or attempt.challenge.hints):
        keys.append(Key.CAMERA)
    if not hidden:
        keys.append(Key.UNDO)
        if not (under_six or Key.CAMERA in keys):
            keys.append(Key.REDO)
    return tuple(keys)
