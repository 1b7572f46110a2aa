"""The bench's own judgement, with samples made up."""

import random
from statistics import median

import pytest

from tests.bench import _judgement
from tests.bench._judgement import Answer, Interval, Measured, exactly, outside_ranks, ratios, report, status
from tests.loops import for_each

CALM = (1.0, 1.01, 0.99, 1.02, 1.0, 0.98, 1.0, 1.01, 1.0, 1.0)


def measured(middle: float, spread: float, seed: int = 0, count: int = 9) -> Measured:
    chance = random.Random(seed)
    return Measured(tuple(middle * chance.uniform(1 - spread, 1 + spread) for _ in range(count)), CALM)


@pytest.mark.parametrize(("count", "outside"), [(1, 0), (5, 0), (6, 0), (8, 0), (9, 1), (11, 1), (12, 2), (20, 5)])
def test_the_ranks_are_those_of_the_tables_for_the_sign_test(count: int, outside: int) -> None:
    assert outside_ranks(count) == outside


def test_an_interval_leaves_out_a_disturbed_sample_at_each_end() -> None:
    assert Interval.of([5, 1, 2, 9, 3, 4, 8, 7, 6]) == Interval(2, 5, 8)
    assert Interval.of([3]) == Interval(3, 3, 3)


def test_nineteen_intervals_of_twenty_hold_the_true_median() -> None:
    chance = random.Random(1)
    draws = [[chance.lognormvariate(0, 1) for _ in range(9)] for _ in range(2000)]
    held = sum(Interval.of(draw).low <= 1 <= Interval.of(draw).high for draw in draws)
    assert 0.95 <= held / 2000 <= 0.98


@for_each("seed", range(20))
def test_a_target_missed_by_a_fifth_is_missed(seed: int) -> None:
    assert measured(0.8 * 1.5, 0.05, seed).against(at_least=1.5) is Answer.MISSED
    assert measured(1.2 * 2.5, 0.05, seed).against(at_most=2.5) is Answer.MISSED


@for_each("seed", range(20))
def test_a_target_held_by_a_fifth_is_held(seed: int) -> None:
    assert measured(1.2 * 1.5, 0.05, seed).against(at_least=1.5) is Answer.HELD
    assert measured(0.8 * 2.5, 0.05, seed).against(at_most=2.5) is Answer.HELD


def test_a_figure_on_its_target_is_undecided() -> None:
    on_it = Measured((1.4, 1.45, 1.48, 1.5, 1.5, 1.51, 1.53, 1.55, 1.6), CALM)
    assert on_it.against(at_least=1.5) is Answer.UNDECIDED
    assert on_it.against(at_most=1.5) is Answer.UNDECIDED


RESTLESS = (1.0, 1.3, 1.0, 1.2, 1.0, 0.9, 1.0, 1.1, 1.0, 1.25)


@pytest.mark.parametrize("middle", [1.3, 1.9])
def test_on_a_restless_machine_nothing_near_its_target_is_decided(middle: float) -> None:
    samples = measured(middle, 0.05).samples
    assert Measured(samples, CALM).against(at_least=1.5) is not Answer.UNDECIDED
    assert Measured(samples, RESTLESS).against(at_least=1.5) is Answer.UNDECIDED
    assert Measured(samples, RESTLESS).against(at_most=1.5) is Answer.UNDECIDED


def test_what_is_further_from_its_target_than_the_machine_wandered_is_decided() -> None:
    assert Measured(measured(4.5, 0.05).samples, RESTLESS).against(at_least=1.5) is Answer.HELD
    assert Measured(measured(0.5, 0.05).samples, RESTLESS).against(at_least=1.5) is Answer.MISSED
    assert Measured(measured(0.5, 0.05).samples, RESTLESS).against(at_most=1.5) is Answer.HELD


def test_one_disturbed_loop_is_not_restless() -> None:
    assert Measured((2.0,) * 9, (*CALM[:-1], 7.0)).against(at_least=1.5) is Answer.HELD


def test_what_no_machine_changes_is_judged_at_once() -> None:
    assert exactly(8).against(at_least=8) is Answer.HELD
    assert exactly(7).against(at_least=8) is Answer.MISSED
    assert exactly(8).against(at_most=7) is Answer.MISSED


def test_a_figure_has_one_target() -> None:
    with pytest.raises(ValueError, match="one target"):
        exactly(1).against()
    with pytest.raises(ValueError, match="one target"):
        exactly(1).against(at_least=1, at_most=2)


def test_each_goes_first_in_every_other_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a clock that each of the two moves on by what it costs."""
    now, order = [0.0], ""

    def costs(name: str, units: float) -> None:
        nonlocal order
        order += name
        now[0] += units

    monkeypatch.setattr(_judgement, "process_time", lambda: now[0])
    monkeypatch.setattr(_judgement, "loop", lambda: costs(".", 1))
    found = ratios(lambda: costs("a", 2), lambda: costs("b", 5), blocks=4)
    assert order == ".ab.ba.ab.ba."
    assert found == Measured((2.5,) * 4, (1,) * 5)


def test_only_what_is_missed_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert status({"one": [Answer.HELD], "two": [Answer.UNDECIDED, Answer.HELD]}) == 0
    assert capsys.readouterr().out == "\nIndécis : two.\n"
    assert status({"one": [Answer.MISSED], "two": [Answer.UNDECIDED]}) == 1
    assert capsys.readouterr().out == "\nObjectif manqué : one.\n\nIndécis : two.\n"


def test_a_line_says_figure_interval_target_and_answer(capsys: pytest.CaptureFixture[str]) -> None:
    samples = (1.0, 2.0, 2.0, 2.1, 2.2, 2.3, 2.4, 2.5, 9.0)
    assert median(samples) == 2.2
    assert report("rapport", Measured(samples, CALM), at_least=1.5) is Answer.HELD
    assert report("octets", exactly(12), at_most=10) is Answer.MISSED
    assert report("rapport", Measured(samples, (1, 2, 1, 2, 1, 2)), at_least=1.5) is Answer.UNDECIDED
    assert capsys.readouterr().out.splitlines() == [
        "  rapport : 2.2 (2 à 2.5), visé : au moins 1.5 : tenu",
        "  octets : 12, visé : au plus 10 : manqué",
        "  rapport : 2.2 (2 à 2.5), visé : au moins 1.5 : indécis : la machine n'est pas assez calme pour juger",
    ]
