"""Pictures are touched, carried and laid by a finger, a mouse, keys and one switch; what is kept is made again."""

from dataclasses import replace
from typing import Any

import pygame
import pytest

from lecons.pictures.rectangles import Rect
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.records import Tried, from_json, to_json
from simulateur.game.reports import Opened
from simulateur.game.requests import Say
from simulateur.game.session import Page, Session
from simulateur.pages.challenge.gallery import BACK_S
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.pictures.units import touch_side
from simulateur.window.app import App
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, challenge, open_app, path_of
from tests.simulateur.hands import finger, middle, mouse, mouse_up, phase, typed

pytestmark = pytest.mark.usefixtures("display")
SIZE = (1280, 800)
KINDS = ("question", "ranger", "trier")
PLAYED = {
    "question": "picture 1, picture 0",
    "ranger": "picture 2, spot 0",
    "trier": "spot 0, spot 1, spot 0",
}
DIGITS = {"question": "1", "ranger": "213213", "trier": "213"}


def at(kind: str, size: tuple[int, int] = SIZE, **settings: object) -> App:
    session = Session(path_of(*(challenge(GENRES[kind], f"{kind}-{n}") for n in (1, 2))), "fr")
    session.use_settings(replace(session.settings, **settings))  # type: ignore[arg-type]
    app = open_app(session, size)
    session.open_challenge(0, 0)
    app.step(0, [])
    return app


def drag(app: App, start: Touch, end: Touch | tuple[float, float], *, by_mouse: bool = False) -> None:
    a, b = middle(app, start), end if isinstance(end, tuple) else middle(app, end)
    if by_mouse:
        moved = pygame.event.Event(
            pygame.MOUSEMOTION, pos=b, rel=(b[0] - a[0], b[1] - a[1]), buttons=(1, 0, 0), touch=False
        )
        steps = [mouse(a), moved, mouse_up(b)]
    else:
        slid = finger(b, pygame.FINGERMOTION, size=SIZE)
        slid.dx, slid.dy = (b[0] - a[0]) / SIZE[0], (b[1] - a[1]) / SIZE[1]
        steps = [finger(a, size=SIZE), slid, finger(b, pygame.FINGERUP, size=SIZE)]
    for event in steps:
        app.step(0.05, [event])


def draft(app: App) -> Any:
    """What lies where: a ``Row`` or a ``Pile``, by the kind of challenge."""
    assert app.session.attempt is not None
    return app.session.attempt.draft


@pytest.mark.parametrize("kind", KINDS)
def test_keys_alone_answer_and_go_on(kind: str) -> None:
    app = at(kind)
    order = DIGITS[kind]
    if kind == "ranger":  # a digit takes a picture of the tray, then it is a place of the strip
        tray = draft(app).order
        order = "".join(f"{tray.index(picture) + 1}{picture + 1}" for picture in range(3))
    for digit in order:
        app.step(0.05, [typed(getattr(pygame, f"K_{digit}"))])
    app.step(3, [])
    assert phase(app) is Phase.SUCCEEDED
    app.step(0, [typed(pygame.K_RETURN)])
    assert app.session.players.at.challenge_place == 1
    assert phase(app) is Phase.WRITING


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_picture_is_carried_to_a_place_from_there_to_another_and_back(by_mouse: bool) -> None:
    app = at("ranger")
    drag(app, Touch(Key.PICTURE, 1), Touch(Key.SPOT, 2), by_mouse=by_mouse)
    assert draft(app).laid.now == (None, None, 1)
    drag(app, Touch(Key.SPOT, 2), Touch(Key.SPOT, 0), by_mouse=by_mouse)
    assert draft(app).laid.now == (1, None, None)
    drag(app, Touch(Key.SPOT, 0), (SIZE[0] - 4.0, SIZE[1] - 4.0), by_mouse=by_mouse)
    assert draft(app).laid.now == (None, None, None)
    assert draft(app).held is None


def test_a_picture_of_the_pile_is_carried_into_a_box() -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 1))
    assert draft(app).boxes == (1,)
    assert draft(app).held is None


@pytest.mark.parametrize("after_s", [0.05, 0.5, 1.0, 1.5, 2.5])
@pytest.mark.parametrize("right", [True, False])
def test_a_drag_from_the_pile_is_taken_however_soon_it_comes_after_the_last(after_s: float, right: bool) -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 1 if right else 0))
    app.step(after_s, [])
    pile = next(touch for touch in places(app.session, SIZE) if touch.key is Key.PICTURE)
    drag(app, pile, Touch(Key.SPOT, 0 if right else 1))
    assert draft(app).boxes == ((1, 0) if right else (1,))


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize("after_s", [0.05, 0.5, 1.5])
def test_a_picture_that_trembles_in_a_wrong_box_is_carried_out_of_it_at_once(after_s: float, by_mouse: bool) -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 0), by_mouse=by_mouse)
    app.step(after_s, [])
    drag(app, Touch(Key.SPOT, 0), Touch(Key.SPOT, 1), by_mouse=by_mouse)
    assert draft(app).boxes == (1,)
    assert phase(app) is Phase.WRITING


def test_no_picture_is_pulled_out_of_a_box_in_which_it_is_not() -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 0))
    empty = middle(app, Touch(Key.SPOT, 1))
    slid = finger((empty[0] + 90, empty[1] + 60), pygame.FINGERMOTION, size=SIZE)
    slid.dx, slid.dy = 90 / SIZE[0], 60 / SIZE[1]
    app.step(0.05, [finger(empty, size=SIZE), slid])
    assert app._screen.hands.carried is None


@pytest.mark.parametrize("after_s", [0.05, 1.0, 2.0])
def test_a_picture_that_trembles_on_the_strip_is_carried_to_another_place_at_once(after_s: float) -> None:
    app = at("ranger")
    for picture, place in ((1, 0), (0, 1), (2, 2)):
        drag(app, Touch(Key.PICTURE, picture), Touch(Key.SPOT, place))
    assert phase(app) is Phase.STOPPED
    app.step(after_s, [])
    there = Touch(Key.SPOT, 0) if after_s < BACK_S else Touch(Key.PICTURE, 1)
    drag(app, there, Touch(Key.SPOT, 1))
    assert draft(app).laid.now == (None, 1, 2)


def test_what_a_finger_takes_after_a_wrong_box_is_what_it_sees_in_hand() -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 0))
    app.step(0.2, [])
    start = middle(app, Touch(Key.PICTURE, 0))
    slid = finger((start[0] + 90, start[1] + 60), pygame.FINGERMOTION, size=SIZE)
    slid.dx, slid.dy = 90 / SIZE[0], 60 / SIZE[1]
    app.step(0.05, [finger(start, size=SIZE), slid])
    shown = scene(app.session, View(SIZE, IMAGES, carry=app._screen.hands.carried)).actors
    signs = [each.sign for each in shown if each.sign.startswith("picture")]
    assert signs == ["picture meteo next", "picture adresse carried"], "none is left in the box"


def test_while_a_picture_trembles_in_a_wrong_box_none_lies_upon_the_pile_and_no_bead_counts_it() -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 0))
    app.step(0.2, [])

    def signs() -> list[str]:
        shown = scene(app.session, View(SIZE, IMAGES)).actors
        return [each.sign for each in shown if each.sign.startswith("picture") or each.sign.endswith("sorted")]

    assert signs() == ["picture adresse laid wrong", "picture meteo next", "0 of 3 sorted"]
    app.step(BACK_S, [])
    assert signs() == ["picture meteo next", "0 of 3 sorted", "picture adresse"]


def test_a_picture_that_is_sorted_stays_in_its_box() -> None:
    app = at("trier")
    drag(app, Touch(Key.PICTURE, 0), Touch(Key.SPOT, 1))
    drag(app, Touch(Key.SPOT, 1), Touch(Key.SPOT, 0))
    assert draft(app).boxes == (1,)


def test_a_finger_that_slides_over_an_answer_touches_nothing() -> None:
    app = at("question")
    drag(app, Touch(Key.PICTURE, 1), Touch(Key.PICTURE, 0))
    assert phase(app) is Phase.WRITING
    app.step(0.05, [finger(middle(app, Touch(Key.PICTURE, 1)), size=SIZE)])
    app.step(0.05, [finger(middle(app, Touch(Key.PICTURE, 1)), pygame.FINGERUP, size=SIZE)])
    app.step(0.1, [])
    assert phase(app) is Phase.STOPPED


@pytest.mark.parametrize("kind", KINDS)
def test_one_switch_reaches_all_that_answers(kind: str) -> None:
    app = at(kind, scanning=True, scan_s=1)
    wanted = {Key.PICTURE} if kind == "question" else {Key.PICTURE, Key.SPOT} if kind == "ranger" else {Key.SPOT}
    for _turn in range(300):
        lit, attempt = app._screen.hands.focus.at, app.session.attempt
        assert attempt is not None
        if attempt.phase is Phase.SUCCEEDED:
            break
        row = app._screen.hands.focus.row
        right = _next(app, kind)
        if lit == right or (lit is None and right in row):
            app.step(0.3, [typed(pygame.K_SPACE)])
        app.step(0.5, [])
    assert phase(app) is Phase.SUCCEEDED
    assert {touch.key for touch in places(at(kind).session, SIZE)} >= wanted


def _next(app: App, kind: str) -> Touch:
    """What is to be touched next."""
    now = draft(app)
    if kind == "question":
        return Touch(Key.PICTURE, 0)
    if kind == "trier":
        return Touch(Key.SPOT, (1, 0, 2)[min(len(now.boxes), 2)])
    held = now.held
    if held is not None:
        return Touch(Key.SPOT, held)
    return Touch(Key.PICTURE, next((n for n, each in enumerate(now.laid.now) if each is None), 0))


@for_each("size", [(1280, 800), (1024, 600), (800, 1280)])
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_all_of_it_is_on_the_page_and_large_enough_and_lies_on_nothing_else(
    kind: str, whiteboard: bool, size: tuple[int, int]
) -> None:
    app = at(kind, size, whiteboard=whiteboard)
    there = {touch: rect for touch, rect in places(app.session, size).items() if touch.key is not Key.TURN}
    pictures = [rect for touch, rect in there.items() if touch.key in (Key.PICTURE, Key.SPOT)]
    assert pictures
    for rect in pictures:
        assert rect.x >= 0 and rect.y >= 0 and rect.right <= size[0] and rect.bottom <= size[1]  # noqa: PT018
        assert min(rect.width, rect.height) >= (0.6 if whiteboard else 1) * touch_side(size)
        for other in there.values():
            apart = (
                min(rect.right, other.right) - max(rect.x, other.x),
                min(rect.bottom, other.bottom) - max(rect.y, other.y),
            )
            assert rect == other or min(apart) <= 1, (rect, other)
    if whiteboard and size[0] > size[1]:
        assert min(rect.y for rect in pictures) >= 0.38 * size[1], "a small child reaches them"


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_under_way_comes_back_from_a_bookmark(kind: str) -> None:
    app = at(kind)
    for words in PLAYED[kind].split(", ")[:-1] or [PLAYED[kind]]:
        name, index = words.split()
        app.session.touch(Touch(Key[name.upper()], int(index)))
        app.session.tick(3)
    kept = from_json(to_json(app.session.players.bookmark))
    again = Session(app.session.repertoire.path, "fr")
    again.hear(Opened(frozenset(), kept))
    assert again.page is Page.CHALLENGE
    assert again.attempt is not None
    assert again.attempt.draft == draft(app)


def test_a_wrong_answer_says_why_and_is_a_try_each_time_it_is_given() -> None:
    asked = challenge(GENRES["question"] + "\ndire oui", "mots")
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    told: list[object] = []
    for place in (1, 1, 2, 0):
        session.touch(Touch(Key.PICTURE, place))
        session.tick(0.1)
        told += session.take_requests()
    said = [each.sentence for each in told if isinstance(each, Say)]
    assert said == ["appareil-photo !", "appareil-photo !", "machine !", "enfant-dessine !"]
    assert [each.result for each in told if isinstance(each, Tried)] == [*["OTHER_ANSWER"] * 3, "SUCCESS"]


WRONG = {
    "question": "picture 1",
    "ranger": "picture 2, spot 0, picture 1, spot 1, picture 0, spot 2",
    "trier": "spot 0, spot 1, spot 1",
}


@pytest.mark.parametrize(("calm", "trembles"), [(False, True), (True, False)])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_elsewhere_trembles_and_then_it_is_back(kind: str, *, calm: bool, trembles: bool) -> None:
    session = Session(path_of(challenge(GENRES[kind], kind)), "fr")
    session.use_settings(replace(session.settings, less_movement=calm))
    session.open_challenge(0, 0)
    for word in WRONG[kind].split(", "):
        name, _space, index = word.partition(" ")
        session.touch(Touch(Key[name.upper()], int(index)))
    seen: set[int] = set()
    for _tick in range(round(BACK_S / 0.05) - 1):
        session.tick(0.05)
        wrong = next(each for each in scene(session, View(SIZE, IMAGES)).actors if each.sign.endswith(" wrong"))
        seen.add(wrong.x)
    assert (len(seen) > 1) is trembles
    session.tick(0.2)
    there = {each.sign for each in scene(session, View(SIZE, IMAGES)).actors}
    laid = wrong.sign.removesuffix(" wrong")
    assert laid not in there
    if kind != "question":  # there it stays, and is known to be wrong
        assert laid.removesuffix(" laid") in there


def test_there_is_no_film_of_pictures() -> None:
    app = at("question")
    app.session.touch(Touch(Key.PICTURE, 0))
    app.step(3, [])
    assert {Touch(Key.FILM), Touch(Key.FRAME)}.isdisjoint(places(app.session, SIZE))
    app.session.touch(Touch(Key.FILM))
    assert app.session.page is Page.CHALLENGE


@for_each("left_handed", [False, True])
@pytest.mark.parametrize(("kind", "names"), [("ranger", 3), ("trier", 1)])
def test_on_a_wall_board_the_class_sees_it_large_above_all_that_is_touched(
    kind: str, names: int, left_handed: bool
) -> None:
    app = at(kind, whiteboard=True, left_handed=left_handed)
    shown = scene(app.session, View(SIZE, IMAGES))
    afar = [sprite for sprite in (*shown.ground, *shown.actors) if sprite.sign.endswith("from afar")]
    touched = places(app.session, SIZE).values()
    assert len(afar) == names
    for sprite in afar:
        box = pygame.Rect(sprite.x, sprite.y, sprite.width, sprite.height)
        assert pygame.Rect(0, 0, *SIZE).contains(box)
        assert not any(box.colliderect((rect.x, rect.y, rect.width, rect.height)) for rect in touched)
        assert box.width > 1.4 * max(rect.width for rect in _answering(app))


@for_each("left_handed", [False, True])
@pytest.mark.parametrize("kind", ["question", "ranger", "trier"])
def test_on_a_wall_board_the_flower_of_the_seance_lies_over_nothing(kind: str, left_handed: bool) -> None:
    shown = scene(at(kind, (1920, 1080), whiteboard=True, left_handed=left_handed).session, View((1920, 1080), IMAGES))
    drawn = [*shown.ground, *shown.actors]
    boxes = {each.sign: pygame.Rect(each.x, each.y, each.width, each.height) for each in drawn}
    flower = [boxes.pop(sign) for sign in [*boxes] if sign.startswith("petals")]
    things = [box for sign, box in boxes.items() if sign.startswith(("bee", "asked", "place", "picture", "box"))]
    assert things
    assert not any(each.colliderect(thing) for each in flower for thing in things)


def _answering(app: App) -> list[Rect]:
    return [rect for touch, rect in places(app.session, SIZE).items() if touch.key is Key.PICTURE]


@for_each("size", [SIZE, (1024, 600)])
@for_each("left_handed", [False, True])
def test_what_was_asked_about_stays_to_be_seen_after_the_answer(size: tuple[int, int], left_handed: bool) -> None:
    app = at("question", size, left_handed=left_handed)
    app.session.touch(Touch(Key.PICTURE, 0))
    app.session.tick(1)
    assert phase(app) is Phase.SUCCEEDED
    shown = scene(app.session, View(size, IMAGES)).actors
    assert [each.width > touch_side(size) for each in shown if each.sign.startswith("asked about")] == [True]


@for_each("size", [SIZE, (1024, 600), (800, 1280)])
@for_each("left_handed", [False, True])
def test_what_was_sorted_keeps_its_place_and_size(size: tuple[int, int], left_handed: bool) -> None:
    app = at("trier", size, left_handed=left_handed)
    before = drawn(app, size, "box ")
    for digit in DIGITS["trier"]:
        app.session.touch(Touch(Key.SPOT, int(digit) - 1))
    app.session.tick(10)
    assert phase(app) is Phase.SUCCEEDED
    assert drawn(app, size, "box ") == before


@for_each("size", [SIZE, (1024, 600)])
def test_an_answer_is_as_large_as_it_was_and_alone(size: tuple[int, int]) -> None:
    app = at("question", size)
    before = drawn(app, size, "picture ")
    app.session.touch(Touch(Key.PICTURE, 0))
    app.session.tick(10)
    (answer,) = drawn(app, size, "picture ")
    assert answer.width >= before[0].width
    assert answer.height >= before[0].height


def drawn(app: App, size: tuple[int, int], sign: str) -> list[Rect]:
    shown = scene(app.session, View(size, IMAGES)).actors
    return [Rect(each.x, each.y, each.width, each.height) for each in shown if each.sign.startswith(sign)]


@for_each("wrong", [("question", Touch(Key.PICTURE, 1)), ("trier", Touch(Key.SPOT, 0))])
def test_the_bee_looks_at_what_is_asked_and_wonders_after_a_wrong_answer(wrong: tuple[str, Touch]) -> None:
    kind, answer = wrong
    app, seen = at(kind), []
    session = app.session
    for touches in ((), (answer,)):
        for touch in touches:
            session.touch(touch)
            app.step(0.5, [])
        actors = scene(session, View(SIZE, IMAGES)).actors
        seen.append([each.sign for each in actors if each.sign.startswith("bee")])
    assert seen == [["bee 90°"], ["bee wondering 90°"]]
