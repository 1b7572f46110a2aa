"""A named cell that is touched tells its name, in the language of the screen, and changes nothing else."""

from dataclasses import replace

import pytest

from beebot.challenge import Challenge
from simulateur.game.controls import Key, Touch
from simulateur.game.reports import VoiceIs
from simulateur.game.requests import Say
from simulateur.game.session import Session
from simulateur.game.sound.cues import PlaceSound, Sound
from tests.simulateur.builders import challenge, keys, lesson, path

FARM = "tapis 4 3\ndépart A1 est\nlieux C1=le-chien/ruche\narrivée C1"


@pytest.mark.parametrize(("language", "name"), [("fr", "le chien"), ("en", "en le-chien")])
def test_a_named_cell_tells_its_name(language: str, name: str) -> None:
    session = Session(path(lesson("ferme", challenge(FARM))), language)
    for touch in (Touch(Key.LESSON), Touch(Key.CHALLENGE)):
        session.touch(touch)
    session.take_requests()
    before = session.attempt
    for index in (2, 3):  # C1, and D1, which has no name
        session.touch(Touch(Key.PLACE, index))
    assert [asked.sentence for asked in session.take_requests() if isinstance(asked, Say)] == [name]
    assert session.attempt is before


COW = "tapis 4 3\ndépart A1 est\nlieux C1=la-vache/ruche\narrivée D1"


def with_sounds(name: str, facts: str) -> Challenge:
    """A challenge on a mat whose places moo."""
    made = challenge(facts, name)
    places = tuple(replace(place, sound="vache") for place in made.mat.places)
    return replace(made, mat=replace(made.mat, places=places))


def opened(made: Challenge) -> Session:
    session = Session(path(lesson("ferme", made)), "fr")
    session.open_challenge(0, 0)
    return session


def said(session: Session) -> list[tuple[str | PlaceSound, ...]]:
    return [asked.parts for asked in session.take_requests() if isinstance(asked, Say)]


def run(session: Session, words: str) -> None:
    session.take_requests()
    for touch in (*keys(words), Touch(Key.GO)):
        session.touch(touch)
    for _tick in range(200):
        session.tick(1 / 30)


def test_a_touch_is_heard_as_its_name_and_then_its_sound() -> None:
    session = opened(with_sounds("un", COW))
    session.take_requests()
    session.touch(Touch(Key.PLACE, 2))
    assert said(session) == [("la vache", PlaceSound("vache"))]


@pytest.mark.parametrize(
    ("program", "first"),
    [("avancer avancer", ("la vache", PlaceSound("vache"))), ("avancer avancer avancer", ()), ("avancer", ())],
)
def test_the_place_where_she_stops_is_named_before_what_is_said_of_the_run(
    program: str, first: tuple[str | PlaceSound, ...]
) -> None:
    session = opened(with_sounds("un", COW))
    run(session, program)
    (parts,) = said(session)
    assert parts[: len(first)] == first
    assert all(isinstance(part, str) for part in parts[len(first) :])
    opens = program.count("avancer") == 3
    assert len(parts) == len(first) + 1 + opens, "what opens is told last"


def test_a_target_that_nothing_shows_is_heard_with_the_task_and_with_the_ear() -> None:
    made = challenge("tapis 4 3\ndépart A1 est\nfleurs C1")
    hidden = replace(made, targets=(replace(made.targets[0], visible=False, sound="poule"),))
    session = opened(hidden)
    (told,) = said(session)
    assert told == (hidden.task.fr, PlaceSound("poule"))
    session.touch(Touch(Key.LISTEN))
    assert said(session) == [told]


def test_a_target_with_a_sound_is_heard_as_she_passes_over_it() -> None:
    made = challenge("tapis 4 3\ndépart A1 est\nfleurs B1\narrivée C1")
    session = opened(replace(made, targets=(replace(made.targets[0], sound="poule"),)))
    for touch in (*keys("avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    heard: list[object] = []
    for _tick in range(200):
        session.tick(1 / 30)
        heard += session.take_sounds()
    assert heard.count(PlaceSound("poule")) == 1
    assert heard.index(PlaceSound("poule")) < heard.index(Sound.SUCCESS)


@pytest.mark.parametrize(("speaks_s", "lasts_s"), [(0.0, 1.2), (3.0, 3.2)])
def test_a_touched_cell_answers_while_it_is_heard_and_goes_back(speaks_s: float, lasts_s: float) -> None:
    session = opened(with_sounds("un", COW))
    session.touch(Touch(Key.PLACE, 2))
    played = session.players.at.round
    assert played is not None
    seconds = 0.0
    while played.touched_place is not None and seconds < 9:
        session.hear(VoiceIs(heard=True, speaking=seconds < speaks_s))
        session.tick(0.05)
        seconds += 0.05
    assert seconds == pytest.approx(lasts_s, abs=0.11)
