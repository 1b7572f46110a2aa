"""The ring that answers a touch where no control is: it grows, pales and goes; with less movement it only pales."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.pages.common.missed_touch import LASTS_S, Missed, ring_sprite
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.pictures.units import touch_side
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, path_of

SIZE = (1280, 800)
AT = (300.0, 200.0)


@pytest.mark.parametrize("less", [False, True])
def test_it_grows_to_a_fingertip_unless_less_moves_and_grows_pale(less: bool) -> None:
    rings = []
    missed: Missed | None = Missed(AT)
    for _time in range(100):
        if missed is None:
            break
        rings.append(ring_sprite(missed, SIZE, less=less))
        missed = missed.later(LASTS_S / 20)
    assert missed is None, "it goes"
    assert 19 <= len(rings) <= 21
    sides, alphas = [ring.width for ring in rings], [ring.alpha for ring in rings]
    fingertip = round(touch_side(SIZE))
    assert sides == sorted(sides)
    assert alphas == sorted(alphas, reverse=True)
    assert (sides[-1], min(alphas) > 0, alphas[0] > 3 * alphas[-1]) == (fingertip, True, True)
    assert (sides[0] == fingertip) is less
    assert sides[0] > fingertip / 3, "it is seen from the first"
    assert all(ring.sign == "ring of a touch" for ring in rings)


def test_it_is_where_the_finger_was() -> None:
    ring = ring_sprite(Missed(AT), SIZE, less=False)
    assert (ring.x + ring.width / 2, ring.y + ring.height / 2) == pytest.approx(AT, abs=1)


def test_adults_who_miss_a_key_are_shown_no_ring() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")

    def rings() -> int:
        drawn = scene(session, View(SIZE, IMAGES)._replace(missed=Missed(AT))).actors
        return sum(each.sign == "ring of a touch" for each in drawn)

    assert rings() == 1
    session.touch(Touch(Key.ADULTS))
    assert rings() == 0
