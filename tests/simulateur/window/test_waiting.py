"""Between two turns nobody asks whether something has happened: the system says so."""

import os
from collections.abc import Iterator

import pytest

from simulateur.window.waiting import FRAME_S, POLL_S, Waiting

pytestmark = pytest.mark.usefixtures("display")


class Time:
    """A clock that goes on only while somebody sleeps, or is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Pipe:
    """In the place of a window's connection."""

    def __init__(self) -> None:
        self.number, self._end = os.pipe()
        self.has_read = False

    def tell(self) -> None:
        os.write(self._end, b"!")

    def close(self) -> None:
        os.close(self.number)
        os.close(self._end)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def woken_by(pipe: Pipe, time: Time) -> Waiting:
    waiting = Waiting(time.sleep, time)
    waiting._connection = pipe  # type: ignore[assignment]
    return waiting


def test_without_a_system_that_wakes_it_a_screen_at_rest_looks_ten_times_a_second() -> None:
    time = Time()
    waiting = Waiting(time.sleep, time)
    assert [waiting.wait(0.45) for _turn in range(3)] == pytest.approx([POLL_S] * 3)
    assert waiting.wait(FRAME_S) == pytest.approx(FRAME_S)


def test_a_turn_that_took_long_is_not_waited_for_and_a_sleep_of_hours_does_not_count() -> None:
    time = Time()
    waiting = Waiting(time.sleep, time)
    time.now += 0.05
    assert waiting.wait(FRAME_S) == pytest.approx(0.05)
    time.now += 7200
    assert waiting.wait(FRAME_S) == pytest.approx(0.1)


def test_what_happens_ends_the_wait_but_makes_no_more_turns_than_thirty_a_second(pipe: Pipe) -> None:
    """A mouse tells a thousand times a second where it is."""
    time = Time()
    waiting = woken_by(pipe, time)
    pipe.tell()
    assert [waiting.wait(60.0) for _turn in range(3)] == pytest.approx([FRAME_S] * 3)


def test_what_was_read_already_is_not_waited_for(pipe: Pipe) -> None:
    """It would wake nobody: nothing more comes by the connection."""
    time = Time()
    waiting = woken_by(pipe, time)
    pipe.has_read = True
    assert waiting.wait(60.0) == 0.0


def test_a_wait_that_nothing_ends_lasts_as_long_as_it_may(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    time, asked = Time(), list[int]()

    def select(reads: list[int], _writes: list[int], _errors: list[int], seconds: float) -> None:
        asked.extend(reads)
        time.sleep(seconds)

    monkeypatch.setattr("select.select", select)
    assert woken_by(pipe, time).wait(0.45) == pytest.approx(0.45)
    assert asked == [pipe.number]


def test_a_connection_that_is_gone_ends_no_window(pipe: Pipe) -> None:
    time = Time()
    waiting = woken_by(pipe, time)
    number, pipe.number = pipe.number, -1
    assert waiting.wait(60.0) == pytest.approx(FRAME_S)
    assert waiting.wait(60.0) == pytest.approx(POLL_S), "from then on it looks"
    pipe.number = number


@pytest.mark.parametrize("told", [{}, {"display": None}, {"display": 7}])
def test_where_no_connection_is_to_be_found_a_screen_at_rest_looks(
    told: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pygame.display.get_driver", lambda: "x11")
    monkeypatch.setattr("pygame.display.get_wm_info", lambda: told)
    time = Time()
    assert Waiting(time.sleep, time).wait(0.45) == pytest.approx(POLL_S)
