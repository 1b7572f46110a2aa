"""Two bees: two rows alike, measured on what is drawn, that stay where they are; and a success of both."""

import math
from collections.abc import Iterator
from itertools import groupby

from lecons.pictures.cards import CARD_MARGIN
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.pictures.units import touch_side
from tests.loops import for_each
from tests.simulateur.builders import IMAGES, challenge, keys, path_of
from tests.simulateur.rectangles import Size

WINDOWS = [(1280, 800), (1366, 768), (1024, 600), (800, 1280), (1920, 1080)]
BOARD = (1920, 1080)
HOMES = """\
tapis 6 5
départ A1 est
arrivée C4
genre a_deux
autre F1 ouest
but chacun D4
maximum 7
lieux C4=là/ile-coffre D4=là-bas/ferme-poule
"""
FIRST, OTHER = "avancer avancer gauche avancer avancer avancer", "avancer avancer droite avancer avancer avancer"
AT_REST = ("slot", "card")
MOVED = ("lit", "hopping")


def begun(size: Size, *, left_handed: bool = False) -> Session:
    settings = Settings(whiteboard=size == BOARD, left_handed=left_handed)
    session = Session(path_of(challenge(HOMES)), "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def box(sprite: Sprite) -> Rect:
    """What is drawn; of a card without the margin for its frame."""
    whole = Rect(sprite.x, sprite.y, sprite.width, sprite.height)
    margin = CARD_MARGIN * sprite.width / (1 + 2 * CARD_MARGIN) if sprite.sign.startswith("card") else 0.0
    return whole.inset(margin)


def drawn(session: Session, size: Size) -> list[Sprite]:
    return list(scene(session, View(size, IMAGES)).actors)


def rows(session: Session, size: Size) -> list[Rect]:
    return [box(each) for each in drawn(session, size) if each.sign.startswith("strip")]


def inside(row: Rect, sprites: list[Sprite], *signs: str) -> list[Sprite]:
    return [each for each in sprites if each.sign.startswith(signs) and row.contains(*box(each).centre)]


def played(session: Session) -> Iterator[None]:
    """What is done from the beginning until both bees have arrived; each is a state of the page."""
    for words, strip in ((FIRST, 1), (OTHER, 0), ("", 1)):
        for touch in (*keys(words), Touch(Key.STRIP, strip=strip)):
            session.touch(touch)
            yield
    session.touch(Touch(Key.GO))
    for _tick in range(40):
        session.tick(0.5)
        yield
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED


@for_each("size", WINDOWS)
@for_each("left_handed", [False, True])
def test_both_rows_are_alike_a_finger_large_and_in_their_places_all_the_time(size: Size, left_handed: bool) -> None:
    session = begun(size, left_handed=left_handed)
    first, middles = rows(session, size), set()
    finger = (0 if size == BOARD else touch_side(size) / 2) - 1
    for _state in played(session):
        there = drawn(session, size)
        assert rows(session, size) == first
        for row in first:
            (bee,) = inside(row, there, "bee", "partner")
            places = [each for each in inside(row, there, *AT_REST) if not each.sign.endswith(MOVED)]
            sides = {box(each).width for each in places}
            assert max(sides) - min(sides) < 1.5, "cards are as large as places, in both rows"
            assert min(sides) >= finger
            assert all(box(each).x >= bee.x + bee.width - 1 for each in places), "beside her first card"
            middles |= {(round(box(each).centre[0] / 3), row.y) for each in places}
    assert len(middles) <= 2 * (7 + 2), "seven places in a row, and none between two of them"


def test_a_success_of_two_bees_is_seen_row_after_row_and_one_key_goes_on() -> None:
    size = (1280, 800)
    session = begun(size)
    first, heard, hops, opened = rows(session, size), [], set(), []
    for _state in played(session):
        if session.attempt is not None and session.attempt.phase is Phase.SUCCEEDED:
            break
    for _frame in range(30 * 4):
        there = drawn(session, size)
        signs = [each.sign for each in there]
        heard += [
            place
            for place, row in enumerate(first)
            if any("hopping" in each.sign for each in inside(row, there, "card"))
        ]
        shadows = [each for each in there if each.sign == "bee shadow"]
        on_mat = [each for each in there if each.sign.startswith(("bee happy", "partner happy"))][:2]
        hops |= {n for n, (bee, under) in enumerate(zip(on_mat, shadows, strict=True)) if bee.y < under.y - 10}
        opened.append(sum(sign in ("ile coffre open", "ferme poule open") for sign in signs))
        session.tick(1 / 30)
    assert [place for place, _frames in groupby(heard)] == [0, 1], "her cards, then the other's"
    assert hops == {0, 1}, "both dance"
    assert [count for count, _frames in groupby(opened)] == [0, 2], "both open at once"
    assert [each.sign for each in drawn(session, size)].count("key green") == 1
    assert [each.sign for each in drawn(session, size) if "strip" in each.sign] == [
        "strip chosen",
        "strip of the partner chosen",
    ]


MEETING = """\
tapis 6 5
départ A3 est
genre a_deux
autre F3 ouest
but rencontre
maximum 5
"""


def test_who_shall_meet_sees_two_rings_to_meet_in_and_may_meet_elsewhere() -> None:
    session = Session(path_of(challenge(MEETING)), "fr")
    session.open_challenge(0, 0)
    size = WINDOWS[0]

    def seen(sign: str) -> list[Sprite]:
        return [each for each in scene(session, View(size, IMAGES)).actors if each.sign.startswith(sign)]

    rings = seen("arrivee")
    (apart,) = {round((right.x - left.x) / left.width, 1) for left, right in [rings]}
    assert apart == 1, "side by side"
    for strip, cards in enumerate(("avancer avancer avancer", "avancer")):
        session.touch(Touch(Key.STRIP, strip=strip))
        for touch in keys(cards):
            session.touch(touch)
    session.touch(Touch(Key.GO))
    session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    session.tick(2)
    rings, bees = seen("arrivee"), seen("bee happy")[:1] + seen("partner happy")[:1]
    assert [each.sign for each in rings] == 2 * ["arrivee ouvert"], "where they are, a ring blooms under each"
    middles = [[box(each).centre for each in both] for both in (rings, bees)]
    assert all(math.dist(*each) < 0.1 * bees[0].width for each in zip(*middles, strict=True))


@for_each("facts", [MEETING, HOMES])
def test_each_bee_knows_where_to_go_by_her_picture_and_hers_by_its_shape_too(facts: str) -> None:
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    there = drawn(session, WINDOWS[0])
    (square,) = (box(each) for each in there if each.sign == "square of the partner")
    (hers,) = (box(each) for each in there if each.sign == "goal of partner")
    (other,) = (box(each) for each in there if each.sign == "goal of bee")
    assert square.contains(*hers.centre)
    assert not square.contains(*other.centre)
    rings = [box(each) for each in there if each.sign.startswith("arrivee") or each.sign.endswith("in a ring")]
    assert [square.contains(*ring.centre) for ring in rings].count(True) == 1 == len(rings) - 1


def test_two_bees_who_have_met_are_shown_large_and_hop_face_to_face_and_then_rest_by_their_flower() -> None:
    for size in WINDOWS:
        session = Session(path_of(challenge(MEETING)), "fr", settings=Settings(whiteboard=size == BOARD))
        session.open_challenge(0, 0)
        for strip, cards in enumerate(("avancer avancer avancer", "avancer")):
            for touch in (Touch(Key.STRIP, strip=strip), *keys(cards)):
                session.touch(touch)
        session.touch(Touch(Key.GO))
        session.tick(60)
        heights, large = [], 0.0
        for _frame in range(30 * 4):
            there = [each for each in drawn(session, size) if each.sign in ("bee happy 90°", "partner happy 270°")]
            on_mat, beside = there[:2], there[2:]
            assert [each.sign for each in there[:2]] == [each.sign for each in beside or on_mat]
            assert all(each.width > 0.7 * on_mat[0].width for each in beside), size
            large = max(large, *(each.width for each in beside), 0)
            heights += [tuple(each.y + each.height / 2 for each in beside)] if beside else []
            session.tick(1 / 30)
        assert large > 1.2 * on_mat[0].width
        assert any(abs(first - second) > 10 for first, second in heights), "one after the other"
        assert len({*heights[-10:]}) == 1
        (flower,) = [box(each) for each in drawn(session, size) if each.sign.startswith("petals ")]
        assert not any(box(each).inset(0.1 * each.width).meets(flower) for each in beside)
