"""What a success shows: the bee keeps her place, what she reached opens beside her, and one large key goes on."""

import math
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.game.success.celebrations import Poked
from simulateur.pages.challenge.page import pokes
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from simulateur.pictures.units import key_side, touch_side
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, path_of
from tests.simulateur.test_endings import PREDICT, played
from tests.simulateur.whole_path import answered

TABLE, SEVEN, UPRIGHT, BOARD = (1280, 800), (1024, 600), (800, 1280), (1920, 1080)
LIGHT = ("light", "light with rays")


def session_of(
    facts: str = THREE_STEPS, cards: str = "avancer avancer avancer", count: int = 2, **settings: object
) -> Session:
    """A session whose open challenge is just done."""
    session = Session(path_of(*(challenge(facts, str(n)) for n in range(count))), "fr")
    session.journey.settings = replace(session.settings, **settings)  # type: ignore[arg-type]
    session.open_challenge(0, 0)
    for touch in (*keys(cards), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    return session


def phase(session: Session) -> Phase | None:
    return None if session.attempt is None else session.attempt.phase


def actors(session: Session, size: tuple[int, int] = TABLE) -> tuple[Sprite, ...]:
    return scene(session, View(size, IMAGES)).actors


def named(session: Session, *signs: str, size: tuple[int, int] = TABLE) -> list[Sprite]:
    return [each for each in actors(session, size) if each.sign.startswith(signs)]


def box(sprite: Sprite) -> Rect:
    return Rect(sprite.x, sprite.y, sprite.width, sprite.height)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
def test_the_bee_keeps_her_size_and_her_cell_and_what_she_reached_opens_beside_her(size: tuple[int, int]) -> None:
    session = session_of(whiteboard=size == BOARD)
    (shadow,), arrived = named(session, "bee shadow", size=size), named(session, "bee happy", size=size)
    session.tick(10)
    (bee,), (goal,) = named(session, "bee happy", size=size), named(session, "fleur ouverte open", size=size)
    assert bee.width == pytest.approx(arrived[0].width, rel=0.03), "she breathes"
    assert math.dist(box(bee).centre, box(shadow).centre) < 0.1 * bee.width
    assert goal.width > bee.width
    assert math.dist(box(goal).centre, box(bee).centre) > goal.width / 2 + 0.35 * bee.width, "nobody is covered"
    assert Rect(0, 0, *size).contains(*box(goal).centre)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
@pytest.mark.parametrize("left_handed", [False, True])
def test_one_key_is_far_larger_than_the_others_and_none_covers_another(
    size: tuple[int, int], *, left_handed: bool
) -> None:
    session = session_of(whiteboard=size == BOARD, left_handed=left_handed)
    session.tick(10)
    found, page = {**places(session, size)}, Rect(0, 0, *size)
    onward = found.pop(Touch(Key.NEXT))
    smaller = [found[Touch(Key.AGAIN)], found[Touch(Key.FILM)]]
    touch = 0.68 * touch_side(size) if size == BOARD else key_side(size)  # a wall board is far larger than ten inches
    assert all(min(each.width, each.height) >= round(touch, 3) - 0.01 for each in smaller)
    assert onward.width * onward.height > 2.4 * smaller[0].width * smaller[0].height
    flower, strip = (box(named(session, sign, size=size)[0]) for sign in ("petals ", "strip"))
    animal = box(actors(session, size)[-1])
    assert onward.contains(animal.x, animal.y)
    assert onward.contains(animal.right - 1, animal.bottom - 1)
    rects = [onward, *found.values(), flower]
    for place, rect in enumerate(rects):
        assert page.contains(*rect.centre)
        assert not rect.inset(1).meets(strip) or rect in found.values()
        assert not any(rect.inset(1).meets(other) for other in rects[place + 1 :])


def test_the_first_touch_skips_to_the_rest_and_the_second_one_acts() -> None:
    session, rest = session_of(), session_of()
    rest.tick(10)
    assert set(places(session, TABLE)) == {Touch(Key.SKIP)}
    assert named(session, *LIGHT) == []
    session.touch(Touch(Key.SKIP))
    assert [each.sign for each in actors(session)] == [each.sign for each in actors(rest)]
    session.touch(Touch(Key.AGAIN))
    assert phase(session) is Phase.WRITING


def test_ten_fingers_in_the_dance_lose_nothing_and_again_may_be_hammered() -> None:
    session = session_of()
    for _finger in range(10):
        session.tick(0.03)
        session.touch(Touch(Key.SKIP))
    assert phase(session) is Phase.SUCCEEDED
    assert {Touch(Key.AGAIN), Touch(Key.NEXT), Touch(Key.HOME)} <= set(places(session, TABLE))
    for _tap in range(20):
        session.touch(Touch(Key.AGAIN))
        session.tick(0.05)
    assert phase(session) is Phase.WRITING
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False)


def test_a_poke_at_the_bee_or_at_what_she_reached_shows_it_once_more_and_the_keys_stay() -> None:
    session = session_of()
    session.tick(10)
    for sign in ("bee happy", "fleur ouverte open"):
        (poked,) = named(session, sign)
        assert pokes(session, TABLE, box(poked).centre)
        assert not pokes(session, TABLE, box(named(session, "petals ")[0]).centre)
        session.touch(Touch(Key.POKE, Poked.BEE.value))
        (shadow,), seen = named(session, "bee shadow"), set()
        for _tick in range(36):
            session.tick(1 / 30)
            assert Touch(Key.NEXT) in places(session, TABLE)
            signs = {each.sign for each in actors(session)}
            seen |= signs & {"fleur bouton aside", "fleur ouverte open"}
            seen |= {"hops"} if named(session, "bee happy")[0].y < shadow.y - 0.2 * shadow.width else set()
        assert seen == {"fleur bouton aside", "fleur ouverte open", "hops"}
        session.tick(0.2)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
def test_a_bee_who_hops_on_the_top_row_stays_whole_in_the_window(size: tuple[int, int]) -> None:
    facts = "tapis 5 4\ndépart D1 nord\narrivée D4"
    session, tops = session_of(facts, whiteboard=size == BOARD), []
    session.touch(Touch(Key.SKIP))
    session.touch(Touch(Key.POKE, Poked.BEE.value))
    for _tick in range(36):
        session.tick(1 / 30)
        tops += [each.y for each in named(session, "bee happy", size=size)]
    assert 0 <= min(tops) < tops[-1]


def test_with_less_movement_nobody_hops_and_the_keys_are_there_at_once() -> None:
    session = session_of(less_movement=True)
    session.tick(0.5)
    seen = []
    for _tick in range(100):
        (bee,) = named(session, "bee happy")
        seen.append((bee.y, bee.sign, bee.width))
        assert {"key again", "key film", "key green"} <= {each.sign for each in actors(session)}
        session.tick(1 / 30)
    assert len(set(seen)) == 1
    assert [each.sign for each in named(session, "light")] == ["light"]


def test_all_of_it_is_seen_in_the_same_order_without_a_sound_and_on_a_slow_machine() -> None:
    orders = []
    for step in (1 / 30, 1 / 6):
        session, seen = session_of(), []
        session.mute = True
        for _tick in range(round(4 / step)):
            now = {each.sign.split("°")[0].rstrip(" 0123456789") for each in actors(session)}
            seen.append(now)
            session.tick(step)
        first = {sign: next(n for n, each in enumerate(seen) if sign in each) for sign in set().union(*seen)}
        orders.append([first[sign] for sign in ("fleur bouton aside", "fleur ouverte open", "key green")])
    assert all(a < b for order in orders for a, b in pairwise(order))


@pytest.mark.parametrize("less", [False, True])
def test_what_opens_is_written_as_it_opens_and_not_before(*, less: bool) -> None:
    session, seen = session_of(less_movement=less), []
    for _tick in range(60):
        (line,), opened = scene(session, View(TABLE, IMAGES)).labels, named(session, "fleur ouverte open") != []
        assert (line.text == "La fleur s'ouvre\xa0!") == opened
        seen.append(opened)
        session.tick(0.05)
    assert (seen[0], seen[-1]) == (less, True)


def test_what_was_foretold_and_what_is_come_side_by_side_and_the_bee_keeps_her_size() -> None:
    session = played(PREDICT, "cell 12, cell 12, cell 12, cell 12, go", "fr")
    (before,) = named(session, "bee happy 90°", "bee happy")[:1]
    session.tick(10)
    told, true, frame = (named(session, sign)[0] for sign in ("cell as it was", "cell as it is", "frame round"))
    assert (told.width, told.y) == (true.width, true.y)
    assert abs(told.x + told.width - true.x) <= 2
    assert Rect(*box(frame)).contains(*box(told).centre)
    assert Rect(*box(frame)).contains(*box(true).centre)
    assert named(session, "bee happy")[0].width == pytest.approx(before.width, rel=0.03)
    others = [box(each) for each in named(session, "petals ", "key ")]
    assert not any(box(frame).inset(2).meets(each.inset(4)) for each in others)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
def test_what_opens_covers_no_part_of_the_way_and_lies_under_the_bee(size: tuple[int, int]) -> None:
    facts = "tapis 6 5\ndépart A3 est\narrivée D3"
    session = session_of(facts, "avancer avancer avancer", whiteboard=size == BOARD)
    session.tick(10)
    drawn = actors(session, size)
    (light,) = (each for each in drawn if each.sign.startswith(LIGHT))
    (bee,) = (each for each in drawn if each.sign.startswith("bee happy"))
    assert drawn.index(light) < drawn.index(bee)
    trail = [box(each) for each in drawn if each.sign.startswith("trail")]
    assert trail
    radius = 0.53 * light.width / 1.5
    assert all(math.dist(box(light).centre, each.centre) > radius for each in trail)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
def test_what_opens_covers_no_flower_that_she_has_visited(size: tuple[int, int]) -> None:
    facts = "tapis 6 5\ndépart C2 est\nobstacles D3 E3\nfleurs E2\narrivée F2"
    session = session_of(facts, whiteboard=size == BOARD)
    session.tick(10)
    (light,), (flower,) = named(session, *LIGHT, size=size), named(session, "fleur ouverte", size=size)
    radius = 0.53 * light.width / 1.5
    assert math.dist(box(light).centre, box(flower).centre) > radius + 0.4 * flower.width


def test_all_cards_of_a_long_strip_are_seen_as_they_hop() -> None:
    session = session_of("tapis 6 5\ndépart A1 est\nfleurs D1\nmaximum 30", "pause " * 20 + "avancer avancer avancer")
    for size in (TABLE, SEVEN, UPRIGHT):
        cards = [box(each) for each in named(session, "card ", size=size)]
        assert len(cards) == 23
        assert all(Rect(0, 0, *size).contains(*each.centre) for each in cards)
        assert named(session, "roll", "beads", size=size) == []


@pytest.mark.parametrize("left_handed", [False, True])
@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
def test_a_strip_whose_cards_grow_smaller_is_no_larger_than_they(size: tuple[int, int], *, left_handed: bool) -> None:
    facts = "tapis 6 5\ndépart A1 est\nfleurs D1\nmaximum 12"
    settings = {"whiteboard": size == BOARD, "left_handed": left_handed}
    session = session_of(facts, "pause " * 9 + "avancer avancer avancer", **settings)
    session.tick(10)
    cards, (tray,) = [box(each) for each in named(session, "card ", size=size)], named(session, "strip", size=size)
    inside, ground = Rect.enclosing(cards), box(tray)
    assert 0 <= ground.x < ground.right <= size[0]
    assert ground.width - inside.width < 0.8 * cards[0].width
    assert math.dist(inside.centre, ground.centre) < 0.15 * cards[0].width


def test_the_petal_flies_from_what_has_opened_in_the_colour_of_its_flower() -> None:
    session = session_of()
    session.tick(2.4 + 0.05)
    (goal,), (petal,) = named(session, "fleur ouverte open"), named(session, "petal plum flying")
    assert math.dist(box(petal).centre, box(goal).centre) < goal.width


PETAL = re.compile(r'<g transform="translate\((\S+) (\S+)\) rotate\((\S+)\) translate\(0 (\S+)\)">(?P<shape>.*?)</g>')


def petals_in(sprite: Sprite) -> list[tuple[str, float, tuple[float, float]]]:
    """The petals of a drawing: shape and colours of each, its turn, and its middle on the page."""
    found = []
    for x, y, turn, away, shape in PETAL.findall(sprite.svg):
        right, down = (
            -float(away) * math.sin(math.radians(float(turn))),
            float(away) * math.cos(math.radians(float(turn))),
        )
        found.append((shape, float(turn), (sprite.x + float(x) + right, sprite.y + float(y) + down)))
    return found


@pytest.mark.parametrize("size", [TABLE, UPRIGHT])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_petal_that_flies_is_the_one_of_the_flower_and_lands_in_its_place(
    count: int, size: tuple[int, int]
) -> None:
    session = session_of(count=count)
    session.tick(2.99)
    (whole,) = named(session, "petals ", size=size)
    (landing,) = petals_in(named(session, "petal plum flying", size=size)[0])
    session.tick(1)
    (rests,) = [each for each in petals_in(named(session, "petals ", size=size)[0]) if each[0] == landing[0]]
    assert landing[1] == rests[1]
    assert math.dist(landing[2], rests[2]) < 0.04 * whole.width, "it is all but there"


@pytest.mark.parametrize("left_handed", [False, True])
@pytest.mark.parametrize("most", range(4, 13))
def test_a_strip_ends_at_a_whole_place(most: int, *, left_handed: bool) -> None:
    facts = f"tapis 7 6\ndépart A1 est\nfleurs D1\nmaximum {most}"
    session = session_of(facts, "avancer avancer avancer", left_handed=left_handed)
    session.tick(10)
    (tray,), places_seen = named(session, "strip"), [box(each) for each in named(session, "card ", "slot")]
    inside = Rect.enclosing(places_seen)
    assert box(tray).right - inside.right < 0.3 * places_seen[0].width


@pytest.mark.parametrize("less", [False, True])
@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT, BOARD])
@pytest.mark.parametrize("genre", ["ranger", "trier"])
def test_what_was_ordered_or_sorted_is_seen_whole_and_hops_one_after_the_other_as_the_bee_does(
    genre: str, size: tuple[int, int], *, less: bool
) -> None:
    settings = Settings(less_movement=less, whiteboard=size == BOARD)
    session = Session(path_of(challenge(GENRES[genre])), "fr", settings=settings)
    session.open_challenge(0, 0)
    for touch in answered(session, lambda: session.tick(0.05)):
        if touch.key is Key.NEXT:
            break
        session.touch(touch)
    lay: dict[str, Rect] = {}
    hopped: list[str] = []
    for _tick in range(110):
        session.tick(1 / 30)
        laid = {each.sign.removesuffix(" right"): box(each) for each in named(session, "picture ", size=size)}
        lay = lay or laid
        low = {sign: max(rect.y, lay[sign].y) for sign, rect in laid.items()}
        hopped += [sign for sign, rect in laid.items() if rect.y < low[sign] - 4 and sign not in hopped]
        lay |= {sign: lay[sign]._replace(y=low[sign]) for sign in laid}
    assert hopped == ([] if less else list(lay))
    rects = list(lay.values())
    assert not any(rect.inset(1).meets(other) for n, rect in enumerate(rects) for other in rects[n + 1 :])
    (bee,), (flower,) = named(session, "bee happy", size=size), named(session, "petals ", size=size)
    assert not box(bee).meets(box(flower))
    for place, rect in enumerate(box(each) for each in named(session, "box ", size=size)):
        inside = [each for each in rects if rect.contains(*each.centre)]
        assert inside, f"box {place + 1}"
        assert all(rect.contains(each.x, each.y) and rect.contains(each.right - 1, each.bottom - 1) for each in inside)


@pytest.mark.parametrize("size", [TABLE, SEVEN, UPRIGHT])
def test_what_was_foretold_is_large_while_it_is_shown_and_makes_room_for_the_keys(size: tuple[int, int]) -> None:
    session, seen = played(PREDICT, "cell 12, cell 12, cell 12, cell 12, go", "fr"), []
    session.tick(0.35)  # the back has gone
    for _tick in range(40):
        session.tick(0.1)
        told, true = (box(named(session, sign, size=size)[0]) for sign in ("cell as it was said", "cell as it is"))
        others = named(session, "petals ", "key ", "strip", "mat ", size=size)
        there = [box(each) for each in others if not each.sign.startswith("mat round")]  # those are the pictures
        seen.append(told.width)
        if len({*seen[-4:]}) == 1:  # it does not move now
            assert not any(each.inset(4).meets(other.inset(6)) for each in (told, true) for other in there)
    assert max(seen) > 1.1 * seen[-1]
    assert len({*seen}) <= 6, "each size is drawn anew"
    assert len({*seen[-10:]}) == 1
