"""Whatever a child touches is answered by something to see; no page stays still for long; the bulb helps at once.

What looks touchable is touched, and what does not: every control, and the corners of a net over the whole window.
"""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from beebot.parts.story import Played, StoryPage
from beebot.text import Text
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Scene
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds.create import Piece
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.machine.backend import Backend
from simulateur.pages.common.door import DOOR
from simulateur.pages.input.events import MOUSE, Down, Up
from simulateur.pages.layout.control_areas import hit
from simulateur.pages.open_page import places
from simulateur.pictures.units import touch_side
from simulateur.screen import Screen
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, THREE_STEPS, challenge, keys, lesson, path

SIZES = {"ten": (1280, 800), "seven": (1024, 600), "upright": (800, 1280), "board": (1280, 800)}
KINDS = {"programmer": MEADOW, **GENRES}
FINE, COARSE = (7, 5), (3, 3)
"""The net: so many points a row, so many rows."""
SOON_S = 0.1
"""What answers is seen so soon."""
STILL_S, LEFT_ALONE_S, TICK_S = 10.0, 45.0, 0.1
HELPLESS = ("libre",)
"""Where nothing is asked the bulb has nothing to say."""


def at(kind: str, settings: Settings) -> Session:
    session = Session(path(lesson("une", challenge(KINDS[kind], hints=["Où ?"]))), "fr", settings=settings)
    session.open_challenge(0, 0)
    if session.attempt is not None and session.attempt.watches_first:
        session.touch(Touch(Key.WATCH))
        session.tick(60.0)
    return session


def answering(kind: str, settings: Settings) -> Session:
    """With much of an answer, whatever that is in this kind."""
    session = at(kind, settings)
    others = Touch(Key.STRIP, strip=1), Touch(Key.CELL, 7), Touch(Key.PICTURE, 1)
    for touch in (*keys("avancer gauche avancer"), *others):
        session.touch(touch)
    return session


def running(kind: str, settings: Settings) -> Session:
    session = answering(kind, settings)
    session.touch(Touch(Key.GO))
    session.tick(0.7)
    return session


def succeeded(settings: Settings, *, then: tuple[Key, ...] = ()) -> Session:
    """The last challenge of a séance is done; then what is touched after it."""
    session = Session(path(lesson("une", challenge(THREE_STEPS))), "fr", settings=settings)
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    for key in then:
        session.touch(Touch(key))
    return session


def story(settings: Settings) -> Session:
    told = (StoryPage(Text("D'abord."), "oeuf"), Played("un"), StoryPage(Text("Enfin."), "gateau"))
    session = Session(path(lesson("une", challenge(THREE_STEPS, "un"), story=told)), "fr", settings=settings)
    session.open_lesson("une")
    assert session.page is Page.STORY
    return session


def garden(settings: Settings) -> Session:
    six = [lesson(f"seance-{n}", *(challenge(THREE_STEPS, f"defi-{n}-{m}") for m in range(4))) for n in range(6)]
    return Session(path(*six), "fr", settings=settings)


def seance(settings: Settings) -> Session:
    session = garden(settings)
    session.touch(Touch(Key.LESSON))
    return session


def sorry(settings: Settings) -> Session:
    session = garden(settings)
    session.apologise()
    return session


PAGES: dict[str, Callable[[Settings], Session]] = {
    "garden": garden,
    "seance": seance,
    "story": story,
    "sorry": sorry,
    "success": succeeded,
    "feast": lambda settings: succeeded(settings, then=(Key.NEXT,)),
    "film": lambda settings: succeeded(settings, then=(Key.FILM,)),
    **{kind: partial(at, kind) for kind in KINDS},
}
BUSY: dict[str, Callable[[Settings], Session]] = {
    f"{kind} {name}": partial(made, kind)
    for kind in KINDS
    for name, made in (("answering", answering), ("running", running))
}


def settings_for(name: str) -> Settings:
    return Settings(whiteboard=name == "board", tokens=("fox", "frog"))


def points(session: Session, size: tuple[int, int], net: tuple[int, int]) -> Iterator[tuple[float, float]]:
    """The middle of every control but the adults' door, and the net of so many points across and down."""
    there, (across, down) = places(session, size), net
    yield from (rect.centre for touch, rect in there.items() if touch != DOOR)
    for row in range(down):
        for column in range(across):
            at = (column + 0.5) * size[0] / across, (row + 0.5) * size[1] / down
            if DOOR not in there or not there[DOOR].at_least(120).contains(*at):
                yield at


def unanswered(session: Session, size: tuple[int, int], net: tuple[int, int]) -> list[str]:
    """Where neither a press nor its end changes what is seen, beside what time alone changes."""
    left, found = session.imagined(), []
    alone = Screen(left, IMAGES, Backend(left), size)
    still = [alone.scene()]
    for _turn in range(2):
        alone.step(SOON_S, [])
        still.append(alone.scene())
    for at in points(session, size, net):
        twin = session.imagined()
        screen = Screen(twin, IMAGES, Backend(twin), size)
        screen.step(SOON_S, [Down(MOUSE, at)])
        if screen.scene() == still[1]:
            screen.step(SOON_S, [Up(MOUSE)])
            if screen.scene() == still[2]:
                found.append(f"{hit(places(session, size), *at, touch_side(size))} at {at}")
    return found


@for_each("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_every_touch_is_answered_by_something_to_see(name: str, size: str) -> None:
    session = PAGES[name](settings_for(size))
    assert unanswered(session, SIZES[size], FINE if size == "ten" else COARSE) == []


@pytest.mark.parametrize("name", BUSY)
def test_every_touch_is_answered_while_something_is_laid_or_runs(name: str) -> None:
    session = BUSY[name](settings_for("ten"))
    assert unanswered(session, SIZES["ten"], COARSE) == []


def test_a_calm_class_sees_an_answer_to_what_it_pokes() -> None:
    session = garden(Settings(less_movement=True))
    assert unanswered(session, SIZES["ten"], FINE) == []


def longest_rest_s(session: Session, size: tuple[int, int]) -> float:
    """The longest time in which nothing changes on a page that nobody touches, in seconds."""
    screen, before = Screen(session, IMAGES, Backend(session), size), Scene((), ())
    rest = longest = 0.0
    for _tick in range(round(LEFT_ALONE_S / TICK_S)):
        screen.step(TICK_S, [])
        now = screen.scene()
        rest = rest + TICK_S if now == before else 0.0
        longest, before = max(longest, rest), now
    return longest


@pytest.mark.parametrize("name", PAGES)
def test_no_page_stays_still_for_ten_seconds(name: str) -> None:
    assert longest_rest_s(PAGES[name](settings_for("ten")), SIZES["ten"]) <= STILL_S


@for_each("size", SIZES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in HELPLESS])
def test_the_bulb_helps_at_the_first_touch_and_hides_no_key(kind: str, size: str) -> None:
    session, shown = at(kind, settings_for(size)), SIZES[size]
    screen, bulb = Screen(session, IMAGES, Backend(session), shown), places(session, shown).get(Touch(Key.HINT))
    assert bulb is not None, "it waits in no drawer"
    before = screen.scene()
    screen.step(SOON_S, [Down(MOUSE, bulb.centre), Up(MOUSE)])
    assert session.attempt is not None
    assert session.attempt.help.hint is not None
    assert covered_keys(before, screen.scene()) == []


def covered_keys(before: Scene, after: Scene) -> list[str]:
    """The keys over whose middle something lies that was not there before."""
    signs, found = {each.sign for each in before.actors}, []
    for place, key in enumerate(after.actors):
        middle = key.x + key.width / 2, key.y + key.height / 2
        for over in after.actors[place + 1 :]:
            new = key.sign.startswith("key") and over.sign not in signs
            if new and Rect(over.x, over.y, over.width, over.height).contains(*middle):
                found.append(f"{key.sign} under {over.sign}")
    return found


def test_a_bubble_over_a_key_would_be_found() -> None:
    session = at("programmer", settings_for("ten"))
    before = Screen(session, IMAGES, Backend(session), SIZES["ten"]).scene()
    key = next(each for each in before.actors if each.sign.startswith("key"))
    after = before._replace(actors=(*before.actors, key._replace(sign="bubble")))
    assert covered_keys(before, after) == [f"{key.sign} under bubble"]


def test_what_says_where_to_go_glows_on_its_shelf_until_one_is_laid_and_more_after_an_offer_in_vain() -> None:
    session, size = at("creer", Settings()), SIZES["ten"]
    screen = Screen(session, IMAGES, Backend(session), size)

    def glows() -> dict[Touch | None, int]:
        shown = screen.scene()
        found = [each for each in (*shown.ground, *shown.actors) if each.sign == "glow on a shelf"]
        where = places(session, size)
        return {hit(where, each.x + each.width / 2, each.y + each.height / 2): each.width for each in found}

    both = [Touch(Key.OBJECT, Piece.GOAL.value), Touch(Key.OBJECT, Piece.TARGET.value)]
    before = glows()
    assert list(before) == both, "what to do first"
    session.touch(Touch(Key.OFFER))
    after = glows()
    assert list(after) == both
    assert all(after[each] > 1.1 * before[each] for each in both)
    session.touch(both[0])
    assert not glows(), "it is in hand"
    session.touch(both[0])
    assert list(glows()) == both, "it was put back"
    for touch in (both[1], Touch(Key.CELL, 2), both[1]):
        session.touch(touch)
    assert not glows(), "one is laid, and nothing is in hand"


@for_each("size", [*SIZES.values(), (1920, 1080)])
def test_what_makes_a_challenge_stands_on_shelves_and_is_larger_than_on_keys(size: tuple[int, int]) -> None:
    session = at("creer", Settings(whiteboard=size[0] == 1920))
    shown = Screen(session, IMAGES, Backend(session), size).scene()
    where = places(session, size)
    offer = where[Touch(Key.OFFER)].width
    assert len([each for each in shown.actors if each.sign == "shelf"]) == 2
    for piece in Piece:
        rect = where[Touch(Key.OBJECT, piece.value)]
        lying = [each for each in shown.actors if rect.contains(*Rect(*each[1:5]).centre)]
        assert not [each for each in lying if each.sign.startswith("key")], "no key frame"
        assert max(each.width for each in lying) >= 0.98 * offer, "as large as a whole key; on one it was 0.76 of it"
