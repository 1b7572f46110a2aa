"""What each key of the keyboard stands for on the open page."""

from beebot.pose import Heading
from simulateur.game.controls import KEYS_OF_COMMANDS, AdultKey, AnyKey, Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.by_hand import Stage
from simulateur.game.play.playback import HARE
from simulateur.game.play.quiz_keys import options
from simulateur.game.players.ages import AGES
from simulateur.game.repertoire.gardens import garden_of, gardens
from simulateur.game.session import Page, Session
from simulateur.pages.common.motion import breathing, helps
from simulateur.pages.input.events import KeyPress
from simulateur.pages.layout.control_areas import Places

_KEYBOARD = {
    "ArrowUp": Key.FORWARD,
    "ArrowDown": Key.BACKWARD,
    "ArrowLeft": Key.LEFT,
    "ArrowRight": Key.RIGHT,
    "p": Key.PAUSE,
    " ": Key.STEP,
    "Delete": Key.CLEAR,
    "Backspace": Key.UNDO,
    "Escape": Key.HOME,
    "F1": Key.ADULTS,
    "h": Key.HINT,
    "l": Key.LISTEN,
    "r": Key.ROBOT,
    "s": Key.STOP_ALL,
    "a": Key.TURN,
    "t": Key.TORTOISE,
    "y": Key.REDO,
    "z": Key.UNDO,
    "v": Key.VIEW,
    "o": Key.WATCH,
    "m": Key.REPEAT,
    "Home": Key.LEFT_45,
    "PageUp": Key.RIGHT_45,
}
_ACROSS = {
    "ArrowUp": Heading.NORTH,
    "ArrowRight": Heading.EAST,
    "ArrowDown": Heading.SOUTH,
    "ArrowLeft": Heading.WEST,
}
"""Where the arrows point on the screen."""
_NUMBERS = {"1": 0, "2": 1, "3": 2, "4": 3}
"""The places of programs to choose from, of strips, or of cards that a hint proposes."""
_IN_ADULTS = {"Escape": Touch(AdultKey.CHILDREN), "s": Touch(Key.STOP_ALL)}
_IN_A_STORY = {" ": Touch(Key.NEXT), "r": Touch(Key.RESTART)}
_AT_THE_FEAST = {"Escape": Touch(Key.NEXT), " ": Touch(Key.FILM)}
_BY_HAND = {
    " ": (Key.PRESSED, Key.GO),
    "Escape": (Key.HOME,),
    "Backspace": (Key.UNDO,),
    "z": (Key.UNDO,),
    "Delete": (Key.CLEAR,),
    "l": (Key.LISTEN,),
    "a": (Key.TURN,),
    "1": (Key.ARRIVED,),
    "2": (Key.ARRIVED,),
}
"""On the page of a robot that is programmed by hand: what a key stands for, whichever of them is there."""
_PAGES = {"PageDown": AdultKey.DOWN, "PageUp": AdultKey.UP}
_ARROWS = {"ArrowDown": 1, "ArrowRight": 1, "ArrowUp": -1, "ArrowLeft": -1}
_ENTER = "Enter"


def page_key(event: KeyPress, session: Session) -> AdultKey | None:
    """The key « page up » or « page down » of a list that ``event`` stands for; None off the adults' pages."""
    if session.page is not Page.ADULTS:
        return None
    return _PAGES.get(event.name)


def focus_move(event: KeyPress, session: Session) -> int:
    """How many controls further the light goes for a key of the keyboard, negative for back and 0 for no move.

    Tab and Shift+Tab move it everywhere, arrows on every page but a challenge's.
    """
    if event.name == "Tab":
        return -1 if event.shift else 1
    if session.page is Page.CHALLENGE:
        return 0
    return _ARROWS.get(event.name, 0)


def keyboard_touch(
    event: KeyPress,
    session: Session,
    places: Places,
    focus: Touch | None = None,
) -> Touch | None:
    """The control that the keyboard's key in ``event`` stands for; None if it is not among ``places``.

    Enter is for the control in ``focus`` or, if there is none, for the one that goes on. While a success is shown, any
    key ends that. Keys that come onto the page only once the bulb was touched are meant before that too.
    """
    if Touch(AdultKey.UNTYPE) in places and (typed := _typed(event, places, focus)) is not None:
        return typed
    touch = _by_hand(event.name, places) if session.page is Page.BY_HAND else _named(event.name, session)
    if event.name == _ENTER:
        touch = focus or _enter(session)
    if touch is not None and session.attempt is not None:
        touch = options(session.attempt).get(touch, touch)
    waits = touch is not None and _waits(touch.key, session, places)
    if touch in places or waits:
        return touch
    return Touch(Key.SKIP) if session.page is Page.CHALLENGE and Touch(Key.SKIP) in places else None


def _typed(event: KeyPress, places: Places, focus: Touch | None) -> Touch | None:
    """What a key stands for while words are typed: a letter, whether it is on the page or not, but to stop a robot.

    Enter opens the first séance that was found.
    """
    halts = event.name == "s" and _IN_ADULTS["s"] in places
    if event.written and not halts:
        return Touch(AdultKey.LETTER, ord(event.written))
    if event.name == _ENTER and focus is None:
        return next((touch for touch in places if touch.key is AdultKey.SHEET), None)
    return {"Backspace": Touch(AdultKey.UNTYPE), "Delete": Touch(AdultKey.UNTYPE_ALL)}.get(event.name)


def _by_hand(name: str, places: Places) -> Touch | None:
    place = 1 if name == "2" else 0
    there = (Touch(key, place) for key in _BY_HAND.get(name, ()))
    return next((touch for touch in there if touch in places), None)


def _waits(key: AnyKey, session: Session, places: Places) -> bool:
    """Whether a key waits for the bulb, or is redo, for which a page with repeats has no room."""
    if key is Key.REDO and Touch(Key.UNDO) in places:
        return True
    attempt = session.attempt
    if attempt is None or session.page is not Page.CHALLENGE or attempt.phase is Phase.SUCCEEDED:
        return False
    from simulateur.pages.challenge import needed_keys  # noqa: PLC0415 (not before a challenge is open)

    youngest = session.route.for_the_youngest
    there = (*needed_keys.in_row(session, attempt), *needed_keys.on_rail(attempt, youngest))
    return key in there and key in needed_keys.waiting(session, attempt)


def _named(name: str, session: Session) -> Touch | None:  # noqa: PLR0911 (a line a page)
    attempt = session.attempt
    if session.page is Page.ADULTS:
        return _IN_ADULTS.get(name)
    if session.page in (Page.FEAST, Page.FILM):
        return _AT_THE_FEAST.get(name)
    if session.page is Page.AGES and name.isdigit():
        return next((Touch(Key.AGE, place) for place, age in enumerate(AGES) if str(age.years) == name), None)
    if session.page is Page.STORY and name in _IN_A_STORY:
        return _IN_A_STORY[name]
    if attempt is not None:
        return _in_challenge(name, attempt)
    if name not in _KEYBOARD:
        return None
    return Touch(_KEYBOARD[name])


def _in_challenge(name: str, attempt: Attempt) -> Touch | None:
    own = _own(name, attempt)
    if own is not None:
        return own
    if name.isdigit() and name != "0" and (meant := attempt.gesture.digit(attempt.draft, int(name) - 1)) is not None:
        return meant
    if name in _NUMBERS:
        hint, place = attempt.help.hint, _NUMBERS[name]
        if hint is not None and hint.options:
            return Touch(Key.OPTION, place)
        return Touch(Key.STRIP, strip=place)
    if name not in _KEYBOARD:
        return None
    return Touch(_meant(_KEYBOARD[name], attempt))


def _meant(key: Key, attempt: Attempt) -> Key:
    """The key that stands in a key's place now."""
    if key is Key.ROBOT and attempt.phase is Phase.ON_ROBOT:
        return Key.STOP_ROBOT
    if key is Key.STEP and attempt.resume_at is not None:
        return Key.RESUME
    if key is Key.TORTOISE and attempt.tempo is not HARE:
        return Key.HARE
    return key


def _own(name: str, attempt: Attempt) -> Touch | None:
    """What Space and the arrows, as they are seen, mean in some kinds of challenge."""
    if name == " ":
        return attempt.gesture.space(attempt.draft)
    if name not in _ACROSS:
        return None
    turned = round(attempt.mat_degrees / 45) * 45
    return attempt.gesture.arrow(attempt.draft, _ACROSS[name].turned(-turned))


def calling(session: Session) -> Touch:
    """The control that moves or glows to call a child: what help shows, what a hand shows first, the next challenge.

    If nothing calls, the control that Enter stands for.
    """
    attempt, following = session.attempt, session.route.next_challenge
    if session.page is Page.LESSON and following is not None:
        return Touch(Key.CHALLENGE, following)
    if attempt is None or attempt.phase is Phase.SUCCEEDED or session.page is not Page.CHALLENGE:
        return _enter(session)
    left = [each for each in options(attempt).values() if each.index not in attempt.help.tried]
    if not left and session.ghost is not None:
        return session.ghost.touches[0]
    called = (*left, *breathing(session))
    return called[0] if called else helps(session) or _runs_or_lays(attempt)


def calls_with_row(session: Session) -> bool:
    """Whether several cells call alike."""
    return sum(touch.key is Key.CELL for touch in breathing(session)) > 1


def _runs_or_lays(attempt: Attempt) -> Touch:
    """GO where there is something to run, else the first card's key; the bulb after it has played a beginning again."""
    if attempt.gesture.replays and attempt.phase is Phase.WRITING and attempt.run is not None:
        return Touch(Key.HINT)
    if not attempt.gesture.lays_cards or attempt.draft.answer is not None:
        return Touch(Key.GO)
    laid = (key for command, key in KEYS_OF_COMMANDS.items() if command in attempt.challenge.keys)
    return Touch(next(laid, Key.GO))


def _enter(session: Session) -> Touch:  # noqa: PLR0911 (a line a page)
    if session.page is Page.HOME:
        return _to_next_flower(session)
    if session.page is Page.ADULTS:
        return Touch(AdultKey.CHILDREN)
    if session.page is Page.SORRY:
        return Touch(Key.HOME)
    by_hand = None if session.attempt is None else session.attempt.by_hand
    if session.page is Page.BY_HAND and by_hand is not None:
        return Touch(Key.PRESSED if by_hand.stage is Stage.KEYS else Key.GO)
    if session.attempt is not None and session.attempt.gesture.offers:
        return Touch(Key.OFFER)
    succeeded = session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED
    if succeeded or session.page in (Page.AGES, Page.LESSON, Page.STORY, Page.FEAST, Page.FILM):
        return Touch(Key.NEXT)
    return Touch(Key.GO)


def _to_next_flower(session: Session) -> Touch:
    """The next flower, or the way towards its garden; where all is done, the first flower that is seen."""
    flowers, here = session.repertoire.flowers, session.route.garden
    lessons, following = len(flowers.path.lessons), flowers.next_lesson
    if following is None:
        return Touch(Key.LESSON, gardens(lessons)[here].start)
    where = garden_of(following, lessons)
    if where != here:
        return Touch(Key.GARDEN, here + (1 if where > here else -1))
    return Touch(Key.LESSON, following)
