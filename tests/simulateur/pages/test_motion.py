"""What moves of itself, and what stops with less movement."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lecons.pictures.artwork import ASSETS, drawing
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.session import Session
from simulateur.pages.common.motion import ALONE_S, LIVES_EACH_S, LIVES_S, Motion
from simulateur.pages.common.view import View
from simulateur.pages.open_page import scene
from simulateur.pictures import plate
from tests.simulateur.builders import GENRES, IMAGES, THREE_STEPS, challenge, keys, path_of

SECONDS = st.floats(0, 10_000)
SIZE = (1280, 800)


def motion(since: float = 0.0, *, less: bool = False) -> Motion:
    return Motion(since, since, since, less, shown_s=since)


@given(SECONDS)
def test_with_less_movement_only_the_eyes_move(since: float) -> None:
    calm = motion(since, less=True)
    assert (calm.breath, calm.sway, calm.call, calm.dance, calm.hop) == (1.0, 0, 0, 0, 0)
    assert calm.blinks == motion(since).blinks


@given(SECONDS)
def test_breath_and_sway_stay_small(since: float) -> None:
    assert 1.0 <= motion(since).breath <= 1.03
    assert -4 <= motion(since).sway <= 4
    assert -9 <= motion(since).call <= 9


def test_in_each_cycle_one_blink_and_one_breath_that_never_jumps() -> None:
    ticks = [motion(n / 30) for n in range(round(5.3 * 30 * 4))]
    assert sum(not a.blinks and b.blinks for a, b in pairwise(ticks)) == 4
    assert sum(a.breath == 1.0 < b.breath for a, b in pairwise(ticks)) == 4
    assert max(abs(a.breath - b.breath) for a, b in pairwise(ticks)) == pytest.approx(0.01)
    assert max(tick.breath for tick in ticks) == 1.03
    still = sum(a == b for a, b in pairwise((tick.blinks, tick.breath) for tick in ticks))
    assert still > 0.94 * len(ticks), "an idle machine draws seldom"


@pytest.mark.parametrize("minute", [0, 1, 60])
def test_who_is_alone_lives_once_a_minute_and_waits_with_open_eyes(minute: int) -> None:
    def seen(seconds: float) -> tuple[object, ...]:
        since = ALONE_S + minute * LIVES_EACH_S + seconds
        alone = motion(since)._replace(since_call=since, unseen_s=since).left_alone
        return alone.blinks, alone.breath, alone.ear_dips, alone.sway

    still = (False, 1.0, False, 0)
    assert {seen(tenths / 10) for tenths in range(round(10 * LIVES_S), round(10 * LIVES_EACH_S))} == {still}
    assert seen(0) == still
    lived = [seen(tenths / 10) for tenths in range(round(10 * LIVES_S))]
    assert [max(each) for each in zip(*lived, strict=True)] == [True, 1.03, True, 4]
    assert [sum(not a[sign] and bool(b[sign]) for a, b in pairwise(lived)) for sign in (0, 2)] == [1, 1]


def test_a_place_that_was_missed_swings_twice() -> None:
    degrees = [motion(n / 30).call for n in range(90)]
    assert sum(a <= 0 < b for a, b in pairwise(degrees)) == 2
    assert degrees[60:] == [0] * 30


def test_she_dances_about_her_heading_twice_and_comes_to_rest() -> None:
    shown = [motion(n / 30) for n in range(90)]
    degrees, high = [each.dance for each in shown], [each.hop for each in shown]
    assert sum(a <= 0 < b for a, b in pairwise(degrees)) == 2
    assert (min(degrees), max(degrees), degrees[:9], degrees[36:]) == (-10, 10, [0] * 9, [0] * 54)
    assert sum(a == 0 < b for a, b in pairwise(high)) == 2
    assert (max(high), max(high[21:]), high[:9], high[33:]) == (0.5, 0.25, [0] * 9, [0] * 57)


@pytest.mark.parametrize(
    ("facts", "at_rest", "looks", "for_s"),
    [
        (THREE_STEPS, plate.EYES_AHEAD, plate.EYES_TO_STRIP, 4.0),
        (GENRES["prevoir"], plate.EYES_TO_POCKET, plate.EYES_TO_MAT, 4.0),
        (GENRES["choisir"], plate.EYES_UP, plate.EYES_UP, 2.0),  # then the hand chooses one
    ],
    ids=["an empty strip", "no flag", "no strip that is chosen"],
)
def test_where_there_is_nothing_to_run_her_eyes_show_for_a_moment_what_is_missing(
    facts: str, at_rest: tuple[float, float], looks: tuple[float, float], for_s: float
) -> None:
    session = Session(path_of(challenge(facts, "un")), "fr")
    session.open_challenge(0, 0)

    def eyes() -> set[tuple[float, float]]:
        drawn = {sprite.svg for sprite in scene(session, View(SIZE, IMAGES)).actors}
        every = (plate.EYES_AHEAD, plate.EYES_UP, plate.EYES_TO_MAT, plate.EYES_TO_STRIP, plate.EYES_TO_POCKET)
        return {look for look in every for k in range(30, 160) if plate.eye(k, look) in drawn}

    assert eyes() == {at_rest}
    session.touch(Touch(Key.GO))
    session.tick(0.1)
    assert eyes() == {looks}
    session.tick(for_s)
    assert eyes() == {looks}, "whoever looks at her finger first must find it too"
    session.tick(5.0 - for_s)
    assert eyes() == {at_rest}


def played(*, less: bool) -> tuple[set[str], int]:
    """The SVG texts of a whole success and what follows, and how many places she was drawn at."""
    session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux")), "fr")
    session.journey.settings = replace(session.settings, less_movement=less)
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    texts: set[str] = set()
    moments = set()
    for _tick in range(220):
        session.tick(1 / 30)
        texts |= {sprite.svg for sprite in scene(session, View(SIZE, IMAGES)).actors}
        assert session.attempt is not None
        moments.add(session.attempt.moment.column)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    return texts, len(moments)


def shows(texts: set[str], name: str) -> bool:
    body = drawing(ASSETS / f"{name}.svg").split(">", 1)[1].removesuffix("</svg>\n").strip()
    return any(body in text for text in texts)


def test_less_movement_keeps_the_moves_and_leaves_out_wings_and_rays() -> None:
    lively, calm = played(less=False), played(less=True)
    assert lively[1] == calm[1] > 60
    assert shows(lively[0], "bee-wings-up")
    assert not shows(calm[0], "bee-wings-up")
    for name in ("bee", "bee-happy"):
        assert shows(lively[0], name)
        assert shows(calm[0], name)


def test_things_glow_one_after_the_other_and_with_less_movement_all_at_once() -> None:
    def glows(since: float, *, less: bool) -> list[float]:
        seen = motion(since, less=less)._replace(glowing=3)
        return [seen.grown(place) for place in range(3)]

    assert glows(0.1, less=False)[1:] == [0.0, 0.0]
    assert glows(60.0, less=False) == [1.0] * 3
    assert {tuple(glows(tenth / 10, less=True)) for tenth in range(50)} == {(1.0,) * 3}
