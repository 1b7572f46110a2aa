"""What a browser sends is read; what no browser of the kit sends is refused, and nothing else is raised."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulateur.pages.input.events import MOUSE, Away, Device, Down, KeyPress, Move, Presser, Up, Wheel
from simulateur.web.tablet_touches import (
    LARGEST,
    MOST_EVENTS,
    SMALLEST,
    BadMessageError,
    Lost,
    Painted,
    Resized,
    Spoke,
    read_all,
)

FINGER = Presser(Device.FINGER, "7")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["down", "size"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


def test_each_event_by_hand() -> None:
    assert read_all(
        [
            ["down", "finger", "7", 10, 20.5],
            ["move", "finger", "7", -1, 0, True],
            ["up", "finger", "7"],
            ["down", "mouse", "", 1, 2],
            ["press", "ArrowUp", False],
            ["up", "key", "ArrowUp"],
            ["wheel", -1, 3, 4],
            ["away"],
            ["size", 2048, 1536],
            ["spoke", 4, True],
            ["painted", 1, "UE5H"],
            ["lost"],
        ]
    ) == [
        Down(FINGER, (10.0, 20.5)),
        Move(FINGER, -1.0, 0.0),
        Up(FINGER),
        Down(MOUSE, (1.0, 2.0)),
        KeyPress("ArrowUp"),
        Up(Presser(Device.KEYBOARD, "ArrowUp")),
        Wheel(-1, (3.0, 4.0)),
        Away(),
        Resized(2048, 1536),
        Spoke(4, heard=True),
        Painted(1, "UE5H"),
        Lost(),
    ]


@pytest.mark.parametrize(
    "bad",
    [
        '{"kind": "frame"}',
        '[["down", "finger", "7", 10]]',
        '[["down", "foot", "7", 10, 20]]',
        '[["down", "finger", "7", NaN, 20]]',
        '[["down", "finger", "7", 1e99, 20]]',
        '[["down", "finger", "7", true, 20]]',
        '[["size", 7681, 800]]',
        '[["size", 1280.5, 800]]',
        '[["press", "' + "a" * 33 + '", false]]',
        '[["move", "finger", "7", 1, 1, 1]]',
        '[["up", "finger", "7"], ["leave"]]',
        json.dumps([["away"]] * 65),
    ],
)
def test_what_no_browser_of_the_kit_sends_is_refused(bad: str) -> None:
    with pytest.raises(BadMessageError):
        read_all(json.loads(bad))


BOUNDS: dict[str, tuple[Callable[[float], list[object]], float, float]] = {
    "x": (lambda n: ["down", "finger", "7", n, 0], -100_000, 100_000),
    "y": (lambda n: ["down", "finger", "7", 0, n], -100_000, 100_000),
    "right": (lambda n: ["move", "finger", "7", n, 0, True], -100_000, 100_000),
    "down": (lambda n: ["move", "finger", "7", 0, n, True], -100_000, 100_000),
    "rows": (lambda n: ["wheel", n, 3, 4], -1000, 1000),
    "x of a wheel": (lambda n: ["wheel", 1, n, 4], -100_000, 100_000),
    "y of a wheel": (lambda n: ["wheel", 1, 3, n], -100_000, 100_000),
    "width": (lambda n: ["size", n, 800], SMALLEST, LARGEST),
    "height": (lambda n: ["size", 800, n], SMALLEST, LARGEST),
    "a sentence": (lambda n: ["spoke", n, True], 0, 2**31),
    "a picture": (lambda n: ["painted", n, ""], 0, 2**31),
}


@pytest.mark.parametrize("name", BOUNDS)
def test_each_number_has_its_bounds_on_both_sides(name: str) -> None:
    event, least, most = BOUNDS[name]
    assert len(read_all([event(least), event(most)])) == 2
    for beyond in (least - 1, most + 1):
        with pytest.raises(BadMessageError):
            read_all([event(beyond)])


@given(JSON)
def test_anything_is_read_or_refused(value: object) -> None:
    for found in (value, [value]):
        try:
            read_all(found)
        except BadMessageError:
            continue


def test_a_message_may_be_full_and_hold_no_more() -> None:
    full = [["away"]] * MOST_EVENTS
    assert len(read_all(full)) == MOST_EVENTS
    with pytest.raises(BadMessageError):
        read_all([*full, ["away"]])
