"""What seven inches must not cost a child: a flower larger than a key, a card that falls."""

import math

import pytest

from lecons.pictures.cards import CARD_MARGIN
from lecons.pictures.rectangles import Rect
from lecons.pictures.sprite import Sprite
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.pages.challenge.page import layout_of
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.loops import for_each
from tests.simulateur.builders import GENRES, IMAGES, challenge, keys, path_of
from tests.simulateur.pages.test_quiz import over
from tests.simulateur.test_endings import CHOOSE, PREDICT, played

SIZE = (1024, 600)


def drawn(session: Session) -> list[Sprite]:
    """What is drawn, in this order."""
    return list(scene(session, View(SIZE, IMAGES)).actors)


def box(sprite: Sprite) -> Rect:
    return Rect(sprite.x, sprite.y, sprite.width, sprite.height)


@pytest.mark.parametrize(
    ("facts", "done"), [(PREDICT, "cell 12, cell 12, cell 12, cell 12, go"), (CHOOSE, "strip 1, go")]
)
def test_after_a_success_the_flower_is_seen_and_covers_no_key(facts: str, done: str) -> None:
    session = played(facts, done, "fr")
    session.tick(9.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    keys = layout_of(session, SIZE).success_places
    flower = next(box(each) for each in drawn(session) if each.sign.startswith("petals "))
    assert flower.width > 0.7 * keys[Touch(Key.AGAIN)].width
    assert [touch for touch, rect in keys.items() if over(flower, rect)] == []


def test_beside_small_and_large_turns_the_bee_looks_out_between_the_keys() -> None:
    """The small turns have the places of her eyes, which are smaller there, and tell as much."""
    facts = "tapis 5 5\ndépart A1 nord\nfleurs C3\nrépéter oui\nmaximum 8\ntouches ↑ ↷ ↶ ↗ ↖"
    session = Session(path_of(challenge(facts)), "fr")
    session.open_challenge(0, 0)
    eyes = [box(each) for each in drawn(session) if each.sign == "eye looking ahead"]
    turns = [places(session, SIZE)[Touch(key)] for key in (Key.LEFT_45, Key.RIGHT_45)]
    forward = places(session, SIZE)[Touch(Key.FORWARD)]
    assert len(eyes) == len(turns)
    for eye, turn in zip(eyes, turns, strict=True):
        pupil = 0.24 * eye.width
        assert math.dist(eye.centre, turn.centre) > turn.width / 2 + pupil, "no key hides what she looks at"
        assert min(abs(eye.centre[0] - forward.x), abs(eye.centre[0] - forward.right)) < eye.width
        assert not forward.inset(pupil).contains(*eye.centre)
    session.touch(Touch(Key.GO))
    assert any(each.sign == "eye looking at the strip" for each in drawn(session)), "there is nothing to run"


@pytest.mark.parametrize("ends", ["half out", "guilty"])
def test_a_card_that_stands_out_after_a_run_covers_no_key(ends: str) -> None:
    """The five places lie under the back, and « reculer » is the key nearest to them."""
    facts = "tapis 6 5\ndépart {} est\narrivée {}\ntouches avancer reculer gauche droite pause\nmaximum 5"
    start, goal = ("A3", "B3") if ends == "half out" else ("B3", "A1")
    session = Session(path_of(challenge(facts.format(start, goal))), "fr")
    session.open_challenge(0, 0)
    for _card in range(5):
        session.touch(Touch(Key.FORWARD))
    session.touch(Touch(Key.GO))
    session.tick(60.0)
    session.tick(3.0)
    sprites = drawn(session)
    raised = [
        Rect.around(*box(each).centre, each.width / (1 + 2 * CARD_MARGIN)) for each in sprites if ends in each.sign
    ]
    bugs = [box(each) for each in sprites if each.sign == "ladybird"]
    nearest = {touch: rect for touch, rect in places(session, SIZE).items() if touch.key in (Key.BACKWARD, Key.PAUSE)}
    where = {touch: rect._replace(height=1.06 * rect.height) for touch, rect in nearest.items()}  # with the key's lip
    assert raised
    assert len(where) == 2
    assert len(bugs) == (ends == "guilty")
    inner = [*raised, *(rect.inset(0.05 * rect.width) for rect in bugs)]
    assert [touch for touch, rect in where.items() for each in inner if over(each, rect)] == []


@for_each("size", [SIZE, (800, 480)])
def test_no_card_of_a_strip_that_is_only_read_shrinks_below_three_fifths_of_a_key(size: tuple[int, int]) -> None:
    for count in range(1, 13):
        read = challenge(
            f"tapis 5 4\ndépart B2 est\ngenre orienter\nprogramme {'↑ ' * count}\nfleurs A4\ntouches ↑ ↶ ↷"
        )
        session = Session(path_of(read), "fr")
        session.open_challenge(0, 0)
        layout = layout_of(session, size)
        assert layout.trays[0].slots[0].width >= 0.6 * layout.places[Touch(Key.HINT)].width, count


def test_after_a_run_in_a_long_repeat_the_die_that_may_be_changed_is_not_behind_the_roll() -> None:
    asked = challenge("tapis 6 5\ndépart A1 est\narrivée B1\nrépéter oui\nmaximum 8\ntouches ↑ ↓ ↶ ↷")
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    for touch in (Touch(Key.REPEAT), *keys("gauche droite gauche droite avancer"), Touch(Key.REPEAT)):
        session.touch(touch)
    session.touch(Touch(Key.GO))
    session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.STOPPED
    assert Touch(Key.CARD, 0) in places(session, SIZE)


def test_a_challenge_is_made_from_shelves_in_the_place_of_the_back() -> None:
    session = Session(path_of(challenge(GENRES["creer"])), "fr")
    session.open_challenge(0, 0)
    signs = [sprite.sign for sprite in scene(session, View((1024, 600), IMAGES)).actors]
    assert "back of the bee" not in signs
    assert signs.count("shelf") == 2
