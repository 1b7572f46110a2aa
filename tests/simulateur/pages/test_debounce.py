"""Which presses count, to the tenth of a second and to the pixel: echoes, second taps, hands, and what slides."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.pages.input.debounce import Press, Presses
from simulateur.pages.input.events import MOUSE, Device, Down, Move, Presser, Up

AT = (100.0, 100.0)
NEAR = 30.0


def finger(number: int) -> Presser:
    return Presser(Device.FINGER, str(number))


@pytest.mark.parametrize(
    ("seconds", "pixels", "counts"),
    [(0.0, 0, False), (0.39, 39, False), (0.41, 0, True), (0.39, 40, True), (3.0, 500, True)],
)
def test_a_mouse_so_soon_and_so_near_after_a_finger_is_its_echo(seconds: float, pixels: int, counts: bool) -> None:
    presses = Presses()
    assert presses.press(Down(finger(1), AT), 10.0) == AT
    there = (AT[0] + pixels, AT[1])
    assert presses.press(Down(MOUSE, there), 10.0 + seconds) == (there if counts else None)


def test_a_mouse_has_no_echo_of_its_own_and_nothing_but_a_press_presses() -> None:
    presses = Presses()
    assert [presses.press(Down(MOUSE, AT), each) for each in (0.0, 0.1, 0.2)] == [AT] * 3
    assert presses.press(Up(MOUSE), 0.3) is presses.press(Move(MOUSE, 1, 1), 0.3) is None
    assert (presses.releases(Up(MOUSE)), presses.releases(Down(MOUSE, AT))) == (MOUSE, None)


@pytest.mark.parametrize(
    ("gaps", "counted"),
    [
        ([0.0, 0.0, 0.0], [True, True, False, False]),
        ([0.07, 0.07, 0.07], [True, True, False, False]),
        ([0.09, 0.09, 0.09], [True] * 4),
        ([0.07, 0.09, 0.0], [True, True, True, True]),
        ([0.0, 0.0, 0.09], [True, True, False, True]),
    ],
)
def test_of_fingers_that_come_together_two_press(gaps: list[float], counted: list[bool]) -> None:
    presses, now_s, found = Presses(), 5.0, []
    for number, gap in enumerate([0.0, *gaps]):
        now_s += gap
        found.append(presses.press(Down(finger(number), AT), now_s) is not None)
    assert found == counted


def test_a_finger_that_was_lifted_is_no_part_of_a_hand() -> None:
    presses = Presses()
    for number in range(6):
        assert presses.press(Down(finger(number), AT), number / 100) == AT
        assert presses.releases(Up(finger(number))) == finger(number)


@pytest.mark.parametrize(
    ("seconds", "pixels", "key", "is_second"),
    [
        (0.0, 0, None, True),
        (0.49, 30, None, True),
        (0.5, 0, None, False),
        (0.49, 31, None, False),
        (0.49, 0, Key.FORWARD, True),
        (0.6, 0, Key.FORWARD, False),
        (0.6, 0, Key.CLEAR, True),
        (1.49, 0, Key.CLEAR, True),
        (1.5, 0, Key.CLEAR, False),
        (1.0, 31, Key.CLEAR, False),
    ],
)
def test_a_second_tap_on_what_a_first_one_put_there(
    seconds: float, pixels: int, key: Key | None, is_second: bool
) -> None:
    presses = Presses()
    assert not presses.comes_twice(AT, 0.0, NEAR, key), "nothing was put there yet"
    presses.lead_on(AT, 20.0)
    assert presses.comes_twice((AT[0], AT[1] + pixels), 20.0 + seconds, NEAR, key) is is_second


@pytest.mark.parametrize(("key", "hammers"), [(None, True), (Key.FORWARD, True), (Key.STOP_ROBOT, False)])
def test_who_hammers_is_still_on_the_first_press_but_where_it_stops_a_robot(key: Key | None, hammers: bool) -> None:
    presses = Presses()
    presses.lead_on(AT, 0.0)
    taps = [presses.comes_twice(AT, each, NEAR, key) for each in (0.3, 0.6, 0.9, 1.2)]
    assert taps == [True, *[hammers] * 3]


def test_a_hand_that_went_elsewhere_in_between_means_what_it_touches() -> None:
    presses = Presses()
    presses.lead_on(AT, 0.0)
    assert [presses.comes_twice(at, 0.1, NEAR) for at in (AT, (300.0, 100.0), AT)] == [True, False, False]
    presses.lead_on(AT, 0.2)
    assert presses.comes_twice(AT, 0.3, NEAR)


def test_a_press_that_slides_touches_nothing_more_and_its_hold_begins_anew() -> None:
    press = Press(finger(1), Touch(Key.GO), AT, held_s=2.0)
    press.slide((3.0, 3.9), 5.0)
    assert (press.touch, press.slides, press.held_s) == (Touch(Key.GO), False, 0.0), "a hand trembles"
    press.slide((0.0, 0.1), 5.0)
    assert (press.touch, press.slides) == (None, True), "3 across and 4 down are 5 away"


@pytest.mark.parametrize("way", [1, -1])
def test_a_list_follows_a_finger_by_whole_rows_and_loses_no_pixel(way: int) -> None:
    press = Press(finger(1), None, AT)
    rows = []
    for _step in range(10):
        press.slide((0.0, way * 7.0), 5.0)
        rows.append(press.rows(20.0))
    assert sum(rows) == way * 3
    assert rows.index(way) == 2, "not before the third seven of a row of twenty"
    assert press.down == pytest.approx(way * 10.0)
