"""Every key, card, animal and bud that a child touches is two centimetres large, drawn or not, on every page.

On a challenge of seven inches it is 86 pixels, so that the mat has half the width.

What is measured is where a finger finds it: a disc of two centimetres round its middle, as far as the window goes.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.layout.control_areas import hit
from simulateur.pages.open_page import places
from simulateur.pictures.units import key_side, touch_side
from tests.loops import for_each
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, lesson, path
from tests.simulateur.rectangles import A_HAIR, Size

TABLETS = {(1280, 800): 119, (1024, 600): 133, (800, 1280): 119}
"""Ten inches, seven inches, and ten inches upright: how many pixels are two centimetres."""
ON_CHALLENGE = {**TABLETS, (1024, 600): 86}
MAY_BE_SMALLER = {
    Key.ADULTS: "children shall not open it",
    Key.CELL: "1.2 cm, measured apart",
    Key.BEE: "her strip chooses her too",
    Key.STRIP: "what lies on a strip is found first; its height is measured apart",
    Key.GAP: "a place between two cards: a card that is carried falls there too",
    Key.ROLL: "a finger slides the line wherever it is",
    Key.POKE: "only for joy",
}
NEAR_EACH_OTHER = (Key.LESSON, Key.TOKEN)
"""Flowers and animals of a garden on seven inches: 1.2 cm, where the path comes near the animals."""
FINE = 0.6
"""Of a touch: what a cell of the mat must have, 1.2 centimetres."""
PLAIN = Settings()
KINDS = {"programmer": MEADOW, **GENRES}
LONG = "avancer gauche avancer droite " * 5


def at(facts: str, settings: Settings) -> Session:
    session = Session(path(lesson("une", challenge(facts, hints=["Où ?"]))), "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def states(kind: str, settings: Settings) -> Iterator[Session]:
    """A challenge as it is found, with an answer under way, with much of it, while it runs and once it is done."""
    yield at(KINDS[kind], settings)
    for words in ("avancer gauche", LONG):
        session = at(KINDS[kind], settings)
        for touch in (*keys(words), Touch(Key.STRIP, strip=1), Touch(Key.CELL, 7), *keys(words), Touch(Key.CARD, 1)):
            session.touch(touch)
        yield session
        session.touch(Touch(Key.HINT))
        yield session
        session.touch(Touch(Key.STAMPS))
        yield session
        session.touch(Touch(Key.GO))
        session.tick(1.0)
        yield session
        session.touch(Touch(Key.OBJECT, 1))
        yield session


def pages(settings: Settings) -> Iterator[Session]:
    """The garden with six séances, a séance with four challenges, the page that says sorry, a success."""
    six = [lesson(f"seance-{n}", *(challenge(THREE_STEPS, f"defi-{n}-{m}") for m in range(4))) for n in range(6)]
    session = Session(path(*six), "fr", settings=settings)
    yield session
    session.touch(Touch(Key.LESSON))
    yield session
    session.touch(Touch(Key.CHALLENGE))
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    yield session
    session.apologise()
    yield session


def fine_side(size: Size) -> float:
    """The least side, in pixels, of a cell that a child touches: 1.2 centimetres."""
    return FINE * touch_side(size)


def too_small(session: Session, size: Size) -> list[str]:
    """What a finger misses that comes down a little less than a centimetre beside its middle."""
    there, found = places(session, size), []
    for touch, rect in there.items():
        if touch.key in MAY_BE_SMALLER:
            continue
        reach = (ON_CHALLENGE if session.page is Page.CHALLENGE else TABLETS)[size] / 2 - 1
        if touch.key is Key.CARD and session.attempt is not None and session.attempt.robots > 1:
            reach = touch_side(size) / 4 - 1  # they are a centimetre large
        if touch.key in NEAR_EACH_OTHER and size == (1024, 600):
            reach = fine_side(size) / 2
        for step in range(16):
            angle = math.tau * step / 16
            x, y = rect.centre[0] + reach * math.sin(angle), rect.centre[1] - reach * math.cos(angle)
            inside = 0 <= x < size[0] and 0 <= y < size[1]
            if inside and (other := hit(there, x, y, touch_side(size))) != touch:
                found.append(f"{touch} at {rect}: {other} is {reach:.0f} px beside its middle")
                break
    return found


@for_each("size", TABLETS)
@for_each("left_handed", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_fingertip_finds_every_control_of_every_kind_of_challenge(size: Size, left_handed: bool, kind: str) -> None:
    for session in states(kind, replace(PLAIN, left_handed=left_handed)):
        assert too_small(session, size) == []


@for_each("size", TABLETS)
@for_each("left_handed", [False, True])
def test_a_fingertip_finds_every_control_of_the_other_pages(size: Size, left_handed: bool) -> None:
    for session in pages(replace(PLAIN, left_handed=left_handed)):
        assert too_small(session, size) == []
        for touch, rect in places(session, size).items():
            within = (max(rect.x, 0), max(rect.y, 0), min(rect.right, size[0]), min(rect.bottom, size[1]))
            assert within == (rect.x, rect.y, rect.right, rect.bottom), (session.page, touch)


@for_each("size", TABLETS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_fingertip_is_two_centimetres_and_every_card_is_drawn_as_large(size: Size, kind: str) -> None:
    assert round(touch_side(size)) == TABLETS[size]
    session = at(KINDS[kind], PLAIN)
    for tray in layout_of(session, size).trays:
        cards = min(slot.width for slot in tray.slots)
        if kind == "a_deux":
            assert cards >= touch_side(size) / 2 - A_HAIR, "a centimetre"
            continue
        assert tray.rect.height >= key_side(size), "a strip to choose, or to write on"
        read = kind in ("choisir", "observer-quelle", "orienter")
        assert read or cards >= key_side(size)
        assert cards >= FINE * key_side(size), "to be read"


@for_each("left_handed", [False, True])
@pytest.mark.parametrize("heading", ["heading", "place"])
@pytest.mark.parametrize("kind", ["prevoir", "libre"])
@for_each("size", TABLETS)
def test_cells_that_are_touched_are_twelve_millimetres_large(
    kind: str, size: Size, heading: str, left_handed: bool
) -> None:
    facts = KINDS[kind].replace("tapis 5 4", "tapis 6 5")
    facts = facts if heading == "heading" else facts.replace("orientation oui\n", "")
    session = at(facts, replace(PLAIN, left_handed=left_handed))
    for key in (Key.STAMPS, Key.OBJECT):
        session.touch(Touch(key))
    there = places(session, size)
    cells = {touch: rect for touch, rect in there.items() if touch.key is Key.CELL}
    assert len(cells) == 30
    centres = sorted({round(rect.centre[0], 3) for rect in cells.values()})
    assert round(centres[1] - centres[0], 1) >= round(fine_side(size), 1)
    for touch, rect in cells.items():
        assert hit(there, *rect.centre, touch_side(size)) == touch


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_wall_board_every_control_is_far_larger_than_a_fingertip(kind: str) -> None:
    """A board of 1.2 m shows 1280 pixels, so that two centimetres are 21 of them: three times as much is held."""
    session = at(KINDS[kind], replace(PLAIN, whiteboard=True))
    for touch in (*keys("avancer gauche avancer"), Touch(Key.CELL, 7), Touch(Key.STRIP, strip=1)):
        session.touch(touch)
    for touch, rect in places(session, (1280, 800)).items():
        if touch.key not in MAY_BE_SMALLER:
            assert min(rect.width, rect.height) >= 3 * 21, touch
