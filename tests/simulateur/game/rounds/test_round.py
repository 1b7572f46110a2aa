"""One challenge that is open, touch after touch: what stays as it was, what begins anew, and whose it is."""

import pytest

from beebot.robot import Finished, Stopped
from simulateur.game.controls import Key, Touch
from simulateur.game.messages.members import Lamp
from simulateur.game.play.attempt import Phase
from simulateur.game.play.playback import HARE, TORTOISE
from simulateur.game.reports import RobotSaid
from simulateur.game.requests import Order, Say, SendToPair, SendToRobot, TellRobot
from simulateur.game.rounds.round import Round
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys, member

FOX, FROG = Turns(("fox", "frog")), Turns(("fox", "frog"), 1)
GO, HINT = Touch(Key.GO), Touch(Key.HINT)
KEY = ("un-defi", "hash")
NAMED = "tapis 4 3\ndépart A1 est\nfleurs D1\nlieux C1=le-chien B2=le-chat"
C1, B2 = Touch(Key.PLACE, 2), Touch(Key.PLACE, 5)


def opened(facts: str = THREE_STEPS, settings: Settings | None = None, before: Round | None = None) -> Round:
    asked = challenge(facts, hints=["Où ?"])
    return Round(asked, settings or Settings(), None if before is None else before.attempt)


def do(playing: Round, *touches: Touch, turns: Turns = FOX) -> Round:
    for touch in touches:
        playing.touch(touch, (), turns)
    return playing


def end(playing: Round) -> Round:
    for _second in range(60):
        playing.tick(1.0)
    return playing


def test_a_run_stays_with_the_animal_that_began_it_and_the_next_answer_is_of_who_touches() -> None:
    playing = do(opened(), *keys("avancer"), GO)
    do(playing, Touch(Key.TORTOISE), turns=FROG)
    assert (playing.attempt.phase, playing.author("frog")) == (Phase.RUNNING, "fox")
    end(playing)
    assert playing.author("frog") == "fox"
    do(playing, *keys("avancer"), turns=FROG)
    assert playing.author("fox") == "frog"
    assert opened().author("fox") == "fox", "before any touch it is of whose turn it is"


def test_since_a_run_began_and_since_it_ended_seconds_are_counted_anew() -> None:
    playing = do(opened(), *keys("avancer avancer"))
    playing.tick(3.0)
    assert playing.since_phase == pytest.approx(3.0)
    assert do(playing, GO).since_phase == 0.0
    while playing.attempt.phase is Phase.RUNNING:
        playing.tick(0.5)
    assert playing.since_phase == 0.0
    playing.tick(2.0)
    assert playing.since_phase == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("touches", "stays"),
    [
        (keys("gauche"), False),
        ([Touch(Key.UNDO)], False),
        ([Touch(Key.CLEAR)], False),
        ([GO], False),
        ([Touch(Key.CARD, 0)], True),
        ([Touch(Key.CARD, 0), *keys("gauche")], True),
        ([HINT], True),
    ],
    ids=["card", "undo", "clear", "go", "in hand", "put for the one in hand", "hint"],
)
def test_a_strip_is_seen_where_a_finger_slid_it_until_its_end_changes_or_it_runs(
    touches: list[Touch], stays: bool
) -> None:
    playing = do(opened(), *keys("avancer " * 8))
    looked = []
    for strip, first in ((1, 2), (0, 3)):
        playing.look(strip, first)
        looked.append(playing.looks)
    assert looked == [(None, 2), (3, 2)]
    assert do(playing, *touches).looks == ((3, 2) if stays else ())


def test_a_named_cell_tells_its_name_until_something_else_is_touched() -> None:
    playing = do(opened(NAMED), C1)
    assert playing.touched_place is not None
    (said,) = playing.take_requests()
    assert do(playing, Touch(Key.POKE)).touched_place is not None, "the bee upon it may be poked"
    do(playing, B2)
    (other,) = playing.take_requests()
    assert said != other
    assert do(playing, *keys("avancer")).touched_place is None
    assert do(playing, Touch(Key.PLACE, 0)).touched_place is None, "that cell has no name"
    assert playing.take_requests() == ()


@pytest.mark.parametrize(
    ("settings", "cards"),
    [
        (Settings(), 0),
        (Settings(hidden_memory=True), 2),
        (Settings(hidden_memory=True, immediate=True), 0),
    ],
    ids=["strip", "hidden", "hidden at once"],
)
def test_what_the_next_challenge_begins_with(settings: Settings, cards: int) -> None:
    before = do(opened(settings=settings), *keys("avancer avancer"), Touch(Key.TORTOISE))
    following = opened(settings=settings, before=before)
    assert (len(following.attempt.program), following.attempt.tempo) == (cards, TORTOISE)
    assert {opened(settings=Settings(hare=hare)).attempt.tempo for hare in (True, False)} == {HARE, TORTOISE}


def test_help_that_is_put_away_goes_on_from_there() -> None:
    playing = do(opened(), *keys("gauche"), HINT)
    calls, shown = playing.attempt.help.calls, playing.attempt.help.hint
    assert shown is not None
    playing.put_help_away()
    assert (playing.attempt.help.hint, playing.attempt.help.calls) == (None, calls)
    assert do(playing, HINT).attempt.help.hint != shown


def test_each_end_is_told_once_and_done_only_where_it_succeeded() -> None:
    playing = opened()
    ends = []
    for program in ("gauche", "avancer avancer avancer"):
        end(do(playing, Touch(Key.CLEAR), *keys(program), GO))
        ends.append([each.done_by for each in playing.take_results(KEY, FOX) if each.tries])
    assert ends == [[()], [("fox",)]]
    assert playing.take_results(KEY, FOX) == ()


def test_time_that_passes_in_an_imagined_round_does_not_pass_here() -> None:
    playing, alone = (do(opened(), *keys("avancer avancer avancer"), GO) for _each in range(2))
    before = playing.attempt
    twin = end(playing.imagined())
    do(twin, Touch(Key.AGAIN), HINT, *keys("gauche"), GO)
    end(twin)
    assert (playing.attempt, playing.since_phase) == (before, 0.0)
    ends = [[each.tries for each in end(each).take_results(KEY, FOX)] for each in (playing, alone)]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(
    ("lamps", "moving", "asked"),
    [
        ([Lamp.LINKED], [False], [SendToRobot]),
        ([Lamp.LINKED], [True], []),
        ([Lamp.LOST], [False], [TellRobot, Say]),
        ([Lamp.SEARCHING], [False], [Say]),
        ([], [], []),
        ([Lamp.LINKED, Lamp.LINKED], [False, False], [SendToPair]),
        ([Lamp.LINKED, Lamp.LINKED], [False, True], []),
        ([Lamp.LINKED, Lamp.LOST], [False, False], [TellRobot, Say]),
    ],
)
def test_a_program_is_sent_where_every_robot_is_there_and_stands_still(
    lamps: list[Lamp], moving: list[bool], asked: list[type]
) -> None:
    crew = tuple(
        member(token, lamp, moving=moves) for token, lamp, moves in zip(("fox", "owl"), lamps, moving, strict=False)
    )
    playing = opened(GENRES["a_deux"] if len(crew) == 2 else THREE_STEPS)
    for touch in (*keys("avancer"), Touch(Key.STRIP, strip=1), *(keys("avancer") if len(crew) == 2 else ())):
        playing.touch(touch, crew, FOX)
    playing.touch(Touch(Key.ROBOT), crew, FOX)
    assert [type(each) for each in playing.take_requests()] == asked
    sent = asked in ([SendToRobot], [SendToPair])
    assert (playing.attempt.phase is Phase.ON_ROBOT) is sent


def test_a_robot_that_is_no_longer_followed_ends_no_other_run() -> None:
    crew = (member("fox"),)
    playing = do(opened(), *keys("avancer"))
    playing.touch(Touch(Key.ROBOT), crew, FOX)
    playing.set_aside()
    stop, *_others = (each for each in playing.take_requests() if isinstance(each, TellRobot))
    assert stop == TellRobot("fox", Order.STOP)
    do(playing, GO)
    before = playing.attempt
    for event in (Finished(), Stopped(0)):
        playing.hear_robot(RobotSaid("fox", event, "fox"))
    assert playing.attempt is before
