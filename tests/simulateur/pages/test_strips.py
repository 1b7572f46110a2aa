"""What is drawn on the strips: the head that rides a card, patches of programs to choose, the dots of a repeat."""

import itertools
import math

import pytest

from beebot.command import Command
from beebot.notation import parse_program
from lecons.pictures.artwork import icon
from lecons.pictures.cards import turn_dots
from lecons.pictures.rectangles import HEM, Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.challenge.page import layout_of, mat_of
from simulateur.pages.common.motion import motion_of
from simulateur.pages.common.sprites import OPAQUE
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.pages.strips.strips import strip_sprites
from simulateur.pictures.units import key_side, stands_upright
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, MEADOW, challenge, keys, path_of
from tests.simulateur.rectangles import Size, apart, covers
from tools.touches import touches_of

SIZES = [(1024, 600), (1024, 768), (1280, 800), (1920, 1080), (3840, 2160), (800, 1280)]
_FEELERS, _CHIN, _SIDES = 12.4 / 120, 102 / 120, 27 / 120
"""Of the head's box: where its drawing begins and ends from above, and begins from the left."""
LIP = 0.05
"""Of a cell: how far a mat's lip reaches below its hem."""


def at(facts: str, settings: Settings) -> Session:
    session = Session(path_of(challenge(facts, hints=["Où ?"])), "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def drawn(session: Session, size: Size) -> list[Sprite]:
    assert session.attempt is not None
    return strip_sprites(session.attempt, layout_of(session, size), motion_of(session))


def heads(session: Session, size: Size) -> list[Rect]:
    """Where the small heads are, without the empty edge of their drawing."""
    return [
        Rect(
            sprite.x + _SIDES * sprite.width,
            sprite.y + _FEELERS * sprite.height,
            (1 - 2 * _SIDES) * sprite.width,
            (_CHIN - _FEELERS) * sprite.height,
        )
        for sprite in drawn(session, size)
        if sprite.svg == icon("head", sprite.width)
    ]


def mat_with_lip(session: Session, size: Size) -> Rect:
    assert session.attempt is not None
    mat = mat_of(session.attempt, layout_of(session, size))
    grid, hem = mat.grid, HEM * mat.cell
    return Rect(grid.x - hem, grid.y - hem, grid.width + 2 * hem, grid.height + 2 * hem + LIP * mat.cell)


def cards(session: Session, size: Size) -> list[Rect]:
    return [slot for tray in layout_of(session, size).trays for slot in tray.slots]


RUNS = {
    "one": (MEADOW + "maximum 12\n", "avancer gauche " * 3),
    "long": (MEADOW + "maximum 14\n", "avancer gauche " * 3),
    "free": (GENRES["libre"], "avancer gauche " * 3),
    "two": (GENRES["a_deux"].replace("maximum 12", "maximum 7"), "avancer gauche " * 2),
    "read": (GENRES["prevoir"], ""),
}


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("facts", RUNS, ids=str)
def test_the_head_on_a_lit_card_of_a_first_row_lies_on_no_key_no_mat_and_no_other_strip(
    size: Size, whiteboard: bool, facts: str
) -> None:
    asked, words = RUNS[facts]
    session = at(asked, Settings(whiteboard=whiteboard))
    session.touch(Touch(Key.CELL, 12))
    session.touch(Touch(Key.CELL, 12))
    for strip in range(2 if facts == "two" else 1):
        for touch in (Touch(Key.STRIP, strip=strip), *keys(words)):
            session.touch(touch)
    session.touch(Touch(Key.GO))
    seen = 0
    for _tick in range(12):
        session.tick(0.5)
        for head, tray in zip(heads(session, size), layout_of(session, size).trays, strict=False):
            seen += 1
            assert apart(head, mat_with_lip(session, size))
            for touch, rect in places(session, size).items():
                assert touch.key in {Key.STRIP, Key.CARD, Key.CELL, Key.BEE, Key.GAP} or apart(head, rect), touch
            others = [other for other in layout_of(session, size).trays if other is not tray]
            assert all(apart(head, other.rect) for other in others)
    assert seen


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
def test_each_strip_to_choose_has_its_patch_and_the_chosen_one_is_in_ink(size: Size, whiteboard: bool) -> None:
    session = at(GENRES["choisir"], Settings(whiteboard=whiteboard))
    for chosen in (None, 0, 2):
        if chosen is not None:
            session.touch(Touch(Key.STRIP, strip=chosen))
        patches = [sprite for sprite in drawn(session, size) if sprite.sign.startswith("patch")]
        assert [sprite.sign.split()[1] for sprite in patches] == ["mushroom", "acorn", "leaf"]
        assert [sprite.sign.endswith("chosen") for sprite in patches] == [place == chosen for place in range(3)]
        for sprite, tray in zip(patches, layout_of(session, size).trays, strict=True):
            patch = Rect(sprite.x, sprite.y, sprite.width, sprite.height)
            assert covers(Rect(tray.rect.x - 1, tray.rect.y - 1, tray.rect.width + 2, tray.rect.height + 2), patch)
            assert all(apart(patch, slot) for slot in tray.slots)
    assert not heads(session, size)


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
def test_strips_to_choose_are_as_high_as_a_fingertip_needs(size: Size, whiteboard: bool) -> None:
    session = at(GENRES["choisir"], Settings(whiteboard=whiteboard))
    session.touch(Touch(Key.STRIP, strip=0))  # then GO is there
    layout = layout_of(session, size)
    if whiteboard and not stands_upright(size):
        assert min(tray.rect.y for tray in layout.trays) >= 0.6 * size[1] - 1
        return
    least = key_side(size)
    assert min(layout.places[Touch(Key.GO)].width, *(tray.rect.height for tray in layout.trays)) >= least - 1
    if size == (1280, 800):
        assert layout.trays[0].slots[0].width >= 96, "cards are read; the mat has the rest"


def test_a_strip_that_was_tried_is_dim_until_it_is_chosen_again() -> None:
    session = at(GENRES["choisir"], Settings())

    def dim() -> list[int]:
        pale = [
            sprite
            for sprite in drawn(session, (1280, 800))
            if sprite.sign.startswith("patch") and sprite.sign.endswith("faded")
        ]
        trays = layout_of(session, (1280, 800)).trays
        return [n for n, tray in enumerate(trays) for each in pale if tray.rect.y < each.y < tray.rect.bottom]

    for place, before, after in ((0, [], [0]), (2, [0], [0, 2]), (0, [2], [0, 2])):
        session.touch(Touch(Key.STRIP, strip=place))
        assert session.attempt is not None
        assert session.attempt.draft.active == place
        assert dim() == before
        go = places(session, (1280, 800))[Touch(Key.GO)]
        session.touch(Touch(Key.GO))
        session.tick(60)
        assert places(session, (1280, 800)).get(Touch(Key.GO)) == go, "a wrong strip does not take GO away"
        assert dim() == after
        glowing = sum(sprite.sign == "glow round" for sprite in drawn(session, (1280, 800)))
        assert glowing == 3 - len(after), "all that are left to try glow alike"


def dots(session: Session, size: Size, turns: int) -> int | None:
    """Which turn the dots of the only repeat show; one more than there are where all are filled."""
    shown = {sprite.svg for sprite in drawn(session, size)}
    side = round(layout_of(session, size).trays[0].slots[0].width)
    return next((turn for turn in range(turns + 2) if turn_dots(turns, turn, side) in shown), None)


@pytest.mark.parametrize(
    ("program", "ends"), [("répéter 3 [ ↑ ] ↑", Phase.SUCCEEDED), ("répéter 3 [ ↑ ]", Phase.STOPPED)]
)
def test_the_dots_of_a_repeat_fill_turn_by_turn_and_are_all_full_at_the_end(program: str, ends: Phase) -> None:
    size = (1280, 800)
    facts = "tapis 6 5\ndépart A1 est\nfleurs E1\nrépéter oui\nmaximum 8\ntouches ↑ ↶"
    session = at(facts, Settings())
    for touch in touches_of(session.route.challenge, parse_program(program)):
        session.touch(touch)
    assert dots(session, size, 3) == 0
    session.touch(Touch(Key.GO))
    seen = [dots(session, size, 3)]
    while session.attempt is not None and session.attempt.phase is Phase.RUNNING:
        session.tick(0.1)
        seen.append(dots(session, size, 3))
    assert session.attempt is not None
    assert session.attempt.phase is ends
    assert [turn for turn, _same in itertools.groupby(seen)] == [1, 2, 3, 4]


def test_the_dots_of_a_repeat_that_bumped_show_the_turn_that_did() -> None:
    size = (1280, 800)
    session = at("tapis 3 3\ndépart A1 est\nfleurs C3\nrépéter oui\nmaximum 8\ntouches ↑ ↶", Settings())
    for touch in touches_of(session.route.challenge, parse_program("répéter 4 [ ↑ ]")):
        session.touch(touch)
    session.touch(Touch(Key.GO))
    while session.attempt is not None and session.attempt.phase is Phase.RUNNING:
        session.tick(0.1)
    assert dots(session, size, 4) == 3


def test_the_ladybird_walks_onto_the_guilty_card() -> None:
    size = (1280, 800)
    session = at("tapis 3 3\ndépart A1 nord\nfleurs C3", Settings())
    for touch in (*keys("gauche avancer"), Touch(Key.GO)):
        session.touch(touch)
    while session.attempt is not None and session.attempt.phase is Phase.RUNNING:
        session.tick(1 / 30)
    card, far = layout_of(session, size).trays[0].slots[1], []
    for _tick in range(20):
        bug = next(sprite for sprite in drawn(session, size) if sprite.sign.startswith("ladybird"))
        middle = bug.x + bug.width / 2, bug.y + bug.height / 2
        far.append((math.dist(middle, card.centre) / card.width, bug.sign))
        session.tick(1 / 30)
    walking = [away for away, sign in far if sign == "ladybird walking"]
    assert all(after < before for before, after in itertools.pairwise(walking))
    assert walking[0] > 1.2, "in cards"
    assert far[-1][0] == pytest.approx(0.58, abs=0.02), "on its corner"
    assert 12 <= len(walking) <= 16, "half a second"


@pytest.mark.parametrize("genre", ["libre", "reproduire"])
def test_where_each_key_moves_the_bee_at_once_the_strip_only_tells_what_she_did(genre: str) -> None:
    session = Session(path_of(challenge(GENRES[genre], "un")), "fr", settings=Settings(immediate=True))
    session.open_challenge(0, 0)
    session.touch(Touch(Key.FORWARD))
    session.tick(60)
    assert session.attempt is not None
    assert {touch.key for touch in places(session, (1280, 800))}.isdisjoint({Key.CARD, Key.GAP, Key.GO, Key.STEP})
    before = session.attempt.draft
    for touch in (Touch(Key.CARD), Touch(Key.GAP, 0)):
        session.touch(touch)
    assert session.attempt.draft is before


def test_one_card_more_is_no_other_drawing_of_a_bead() -> None:
    session = at(f"{MEADOW}\nmaximum 24", Settings())

    def beads() -> list[str]:
        sprites = drawn(session, (1280, 800))
        first = next(place for place, each in enumerate(sprites) if each.sign.startswith("beads"))
        return [each.svg for each in itertools.takewhile(lambda each: not each.sign, sprites[first + 1 :])]

    found = []
    for touch in keys("↑ " * 10):
        session.touch(touch)
        found.append(beads())
    total = session.route.challenge.max_instructions
    assert [len(each) for each in found] == [total] * 10
    honey, cream = found[0][0], found[0][-1]
    assert found == [[honey] * cards + [cream] * (total - cards) for cards in range(1, 11)]


@pytest.mark.parametrize(("size", "cell", "card"), [((1280, 800), 88, 84), ((1024, 600), 64, 73)], ids=str)
@for_each("cards", [4, 5])
@for_each("left_handed", [False, True])
def test_a_wide_mat_and_the_strips_to_choose_from_are_both_large(
    size: Size, cell: int, card: int, cards: int, left_handed: bool
) -> None:
    facts = f"tapis 6 5\ndépart A2 est\ngenre choisir\nchoix {'↑ ' * cards}/ ↑ ↑ ↑ / ↑ ↑\narrivée D2"
    session = at(facts, Settings(left_handed=left_handed))
    layout, attempt = layout_of(session, size), session.attempt
    assert attempt is not None
    assert mat_of(attempt, layout).cell >= cell
    assert layout.trays[0].slots[0].width >= card


@for_each("size", SIZES)
@for_each("whiteboard", [False, True])
@pytest.mark.parametrize("program", ["↑ ↶ ↑", "répéter 4 [ ↑ ↶ ]", "↑ ↶ ↑ ↶ ↑ ↶ ↑"], ids=str)
def test_a_sign_stands_before_the_cards_of_its_strip_which_holds_all_that_lies_on_it(
    size: Size, whiteboard: bool, program: str
) -> None:
    facts = f"tapis 6 5\ndépart A2 est\ngenre choisir\nrépéter oui\nchoix {program} / ↑ ↑ ↑ / ↑ ↑\narrivée D2"
    session = at(facts, Settings(whiteboard=whiteboard))
    layout = layout_of(session, size)
    blocks = [each for each in drawn(session, size) if each.sign.startswith("block")]
    assert len(blocks) == program.count("répéter")
    for tray in layout.trays:
        assert tray.patch is not None
        assert tray.patch.right < tray.slots[0].x
        assert tray.patch.centre[1] == pytest.approx(tray.rect.centre[1])
        assert len({slot.y for slot in tray.slots}) == 1, "a program is read in one row"
        assert tray.rect.height <= max(1.31 * tray.slots[0].width, key_side(size), 15 * layout.u), (
            "as high as a card or a fingertip"
        )
    for each in blocks:
        box = Rect(each.x, each.y, each.width, each.height)
        assert covers(layout.trays[0].rect, box), "the ground of a repeat lies on its strip"


@for_each("less", [False, True])
def test_strips_to_choose_from_look_unlike_and_the_one_touched_is_read_card_by_card(less: bool) -> None:
    session = at(GENRES["choisir"], Settings(less_movement=less))
    grounds = [each.svg for each in drawn(session, (1280, 800)) if each.sign.startswith("strip")]
    assert len({svg.split("fill=")[1] for svg in grounds}) == len(grounds) > 1
    session.take_sounds()
    session.touch(Touch(Key.STRIP, strip=1))
    read: list[str] = []
    heard: list[object] = []
    for _tick in range(60):
        session.tick(0.05)
        lit = [each.sign for each in drawn(session, (1280, 800)) if each.sign.endswith(" sung" if less else " hopping")]
        read += [sign.split()[1] for sign in lit]
        heard += session.take_sounds()
    assert session.attempt is not None
    cards = [command.value for command in session.attempt.challenge.choices[1] if isinstance(command, Command)]
    names = {"forward": "avancer", "left": "gauche", "right": "droite"}
    assert [names[sign] for sign, _same in itertools.groupby(read)] == [
        name for name, _same in itertools.groupby(cards)
    ]
    assert len(heard) == 1 + len(cards), "the key, then each card"
    session.touch(Touch(Key.LISTEN))
    assert not [each for each in drawn(session, (1280, 800)) if each.sign.endswith((" sung", " hopping"))]


def test_strips_are_pale_until_the_run_was_watched_since_the_eye_alone_answers() -> None:
    session = at(GENRES["observer-quelle"], Settings())

    def pale() -> set[bool]:
        actors = scene(session, View((1280, 800), IMAGES)).actors
        return {each.alpha < OPAQUE for each in actors if each.sign.startswith(("strip", "card", "patch"))}

    assert pale() == {True}
    session.touch(Touch(Key.WATCH))
    session.tick(60)
    assert pale() == {False}


@for_each("size", SIZES)
def test_after_a_wrong_choice_the_ladybird_is_on_the_card_that_bumped_not_on_the_last_one(size: Size) -> None:
    session = at("tapis 3 3\ndépart A1 est\ngenre choisir\nchoix ↑ ↑ ↑ ↶ ↑ / ↑ ↑\narrivée C1", Settings())
    session.touch(Touch(Key.STRIP))
    session.touch(Touch(Key.GO))
    session.tick(60)
    session.tick(1)
    assert session.attempt is not None
    assert session.attempt.run is not None
    failing = session.attempt.run.verdict.failing
    assert failing == 2, "the third « avancer » leaves the mat"
    bug = next(sprite for sprite in drawn(session, size) if sprite.sign == "ladybird")
    middle = bug.x + bug.width / 2, bug.y + bug.height / 2
    slots = layout_of(session, size).trays[0].slots
    nearest, next_one = sorted(range(5), key=lambda n: math.dist(middle, slots[n].centre))[:2]
    assert nearest == failing
    assert math.dist(middle, slots[failing].centre) < 0.75 * math.dist(middle, slots[next_one].centre), "on it alone"
