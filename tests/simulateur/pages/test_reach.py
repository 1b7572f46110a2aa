"""What a finger reaches on a page the keyboard reaches too, and one switch on a child's page; it does the same there.

The pages are those of the transcripts, at each of their steps.
"""

from collections.abc import Iterator
from dataclasses import replace

from simulateur.game.controls import AdultKey, AnyKey, Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.common.door import DOOR, HOLD_S
from simulateur.pages.idle import after_touch
from simulateur.pages.input.events import Device, Down, KeyPress, Presser, Up
from simulateur.pages.input.focus import rows_of
from simulateur.pages.input.hands import Hands
from simulateur.pages.input.sliding import before_touch
from simulateur.pages.open_page import places
from tests.simulateur.pages.test_transcripts import every_state

FINGER, ENTER, SWITCH = Presser(Device.FINGER, "1"), KeyPress("Enter"), KeyPress(" ")
LIT_S, APART_S = 1.0, 0.3
"""How long a row is lit; how far apart two presses are that both count."""
HELD = (DOOR, Touch(AdultKey.SPEAK))
"""What is held, for longer than the door wants."""
LEFT_OUT: dict[tuple[Page, AnyKey], str] = {
    (Page.HOME, Key.ADULTS): "the adults' door: an adult holds F1 or a finger there",
    (Page.AGES, Key.ADULTS): "the same",
    (Page.SORRY, Key.ADULTS): "the same",
    (Page.HOME, Key.POKE): "what only answers a poke: the light would take long to go through all of it",
    (Page.STORY, Key.NEXT): "the picture goes on as the green key does",
    (Page.FEAST, Key.SKIP): "who waits for the light sees the feast end",
    (Page.CHALLENGE, Key.SKIP): "nor does she wait for the keys after a success",
    (Page.CHALLENGE, Key.CELL): "the flag goes a cell at a time, and the dial turns the bee: a mat has many cells",
    (Page.CHALLENGE, Key.FLAG): "before it was laid its pocket only points to the cells",
    **dict.fromkeys(
        ((Page.CHALLENGE, key) for key in (Key.FORWARD, Key.BACKWARD, Key.LEFT, Key.RIGHT, Key.PAUSE)),
        "a key whose cards are all laid, or that has no place left, only says so",
    ),
    (Page.CHALLENGE, Key.UNDO): "where nothing is laid it only says so",
    (Page.CHALLENGE, Key.CLEAR): "the same",
    (Page.CHALLENGE, Key.GO): "with nothing to run it only says so, and a run that led elsewhere would do so again",
    (Page.CHALLENGE, Key.STEP): "the same",
}
"""What one switch passes over on a child's page, and why; beside what would do nothing now."""


def by_finger(session: Session, size: tuple[int, int], wanted: Touch) -> list[object]:
    """What the session holds once a finger has pressed a control and let it go."""
    hands, at = Hands(session, size), places(session, size)[wanted].centre
    hands.obey([Down(FINGER, at)], 0.0)
    hands.obey([], HOLD_S if wanted in HELD else 0.1)
    hands.obey([Up(FINGER)], 0.0)
    return after_touch(session)


def by_keyboard(session: Session, size: tuple[int, int], wanted: Touch) -> list[object]:
    """The same once it was gone to with Tab, and Enter was pressed."""
    hands = Hands(session, size)
    for _control in places(session, size):
        if hands.focus.at == wanted:
            break
        hands.obey([KeyPress("Tab")], 0.0)
    assert hands.focus.at == wanted
    hands.obey([ENTER], 0.0)
    hands.obey([], HOLD_S if wanted in HELD else 0.1)
    hands.obey([Up(ENTER.by)], 0.0)
    return after_touch(session)


def by_switch(session: Session, size: tuple[int, int], wanted: Touch) -> list[object]:
    """The same once the one switch was pressed where its row was lit, and then where it was lit alone."""
    hands = Hands(session, size)
    hands.light(0.0)
    for _turn in range(3 * len(places(session, size))):
        lit = (hands.focus.at,) if hands.focus.at is not None else hands.focus.row
        if lit == (wanted,):
            break
        if hands.focus.at is None and wanted in lit:
            hands.obey([SWITCH, Up(SWITCH.by)], APART_S)
            hands.light(0.0)
        else:
            hands.light(LIT_S)
    assert wanted in (hands.focus.at, *hands.focus.row)
    hands.obey([SWITCH, Up(SWITCH.by)], APART_S)
    return after_touch(session)


def scanning(session: Session) -> Session:
    """Where this session is, for a child with one switch."""
    twin = session.imagined()
    twin.use_settings(replace(twin.settings, scanning=True, scan_s=round(LIT_S)))
    return twin


def met() -> Iterator[tuple[Session, tuple[int, int], list[Touch]]]:
    """Each step of each transcript; with it a control of each kind that no step before it had on such a page."""
    known: set[tuple[Page, AnyKey]] = set()
    for player in every_state():
        session, size = player.session, player.head.size
        new = {touch.key: touch for touch in places(session, size) if (session.page, touch.key) not in known}
        known |= {(session.page, key) for key in new}
        if not session.settings.scanning:
            yield session, size, list(new.values())


def test_the_keyboard_does_with_every_kind_of_control_what_a_finger_does() -> None:
    done = 0
    for session, size, controls in met():
        for each in controls:
            by_hand = by_finger(session.imagined(), size, each)
            assert by_keyboard(session.imagined(), size, each) == by_hand, (session.page, each)
            done += 1
    assert done > 130


def does_nothing(session: Session, size: tuple[int, int], touch: Touch) -> bool:
    """Whether a finger on a control changes nothing now."""
    return by_finger(session.imagined(), size, touch) == after_touch(session)


def test_one_switch_passes_over_nothing_that_does_something_but_what_is_named_here() -> None:
    passed: set[tuple[Page, AnyKey]] = set()
    for session, size, _new in met():
        if session.page is Page.ADULTS:
            continue
        lit = {touch for row in rows_of(places(scanning(session), size)) for touch in row} - {DOOR}
        passed |= {
            (session.page, touch.key)
            for touch in places(session, size)
            if touch not in lit and (session.page, touch.key) not in passed and not does_nothing(session, size, touch)
        }
    assert passed == LEFT_OUT.keys()


def touched(session: Session, size: tuple[int, int], touch: Touch) -> list[object]:
    """What a session holds once a control was touched, and its line of cards stands still, or rolls."""
    if touch.key in (Key.CARD, Key.GAP, Key.ROLL):
        before_touch(session, size, touch)
    if touch.key is not Key.ROLL:
        session.touch(touch)
    return after_touch(session)


def test_one_switch_does_with_every_kind_of_control_what_a_touch_does() -> None:
    done = 0
    for session, size, controls in met():
        lit = places(scanning(session), size)
        for each in controls:
            if session.page is Page.ADULTS or each not in lit or each == DOOR:
                continue
            meant = touched(scanning(session), size, each)
            assert by_switch(scanning(session), size, each) == meant, (session.page, each)
            done += 1
    assert done > 60
