"""What is heard of a sitting: every key, every card as it is run, the bump, the end, the token."""

from dataclasses import replace

import pytest

from beebot.challenge import Target
from beebot.mat import Place
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import sound_of_target
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, keys, path_of


def opened(facts: str = THREE_STEPS) -> Session:
    session = Session(path_of(challenge(facts, "un"), challenge(facts, "deux")), "fr")
    session.open_challenge(0, 0)
    return session


def heard(session: Session, seconds: float = 0.0) -> str:
    """The names of the sounds while ``seconds`` pass."""
    names = [sound.name for sound in session.take_sounds()]
    for _tick in range(round(seconds * 30)):
        session.tick(1 / 30)
        names += [sound.name for sound in session.take_sounds()]
    return " ".join(names).lower()


def write(session: Session, words: str) -> None:
    for touch in keys(words):
        session.touch(touch)
        assert heard(session) == "key"


def test_every_touch_is_a_tap_even_one_that_is_refused() -> None:
    session = opened()
    for key in (Key.FORWARD, Key.UNDO, Key.UNDO, Key.LISTEN, Key.CLEAR, Key.HARE):
        session.touch(Touch(key))
        assert heard(session) == "key"
    assert heard(session) == ""


@pytest.mark.parametrize(
    ("program", "sounds"),
    [
        ("avancer avancer avancer", "forward forward forward success c d bloom e"),
        ("avancer gauche pause droite", "forward left pause right open"),
        ("avancer reculer avancer", "forward backward forward open"),
        ("avancer gauche avancer", "forward left forward wonder"),
        ("gauche reculer avancer", "left bump ladybird"),
        ("reculer", "bump ladybird"),
    ],
)
def test_a_program_is_heard_card_by_card(program: str, sounds: str) -> None:
    session = opened()
    write(session, program)
    session.touch(Touch(Key.GO))
    assert heard(session, 6) == f"key {sounds}"
    assert heard(session, 3) == ""


@pytest.mark.parametrize(
    ("program", "melody"),
    [
        ("avancer avancer gauche pause droite avancer", "c d bloom left right e"),
        ("avancer reculer avancer avancer", "c high_c bloom c d"),
    ],
)
def test_a_program_that_succeeded_is_heard_again_as_a_melody(program: str, melody: str) -> None:
    session = opened(
        "tapis 4 3\ndépart A1 est\nfleurs D1" if "gauche" in program else "tapis 4 3\ndépart A1 est\nfleurs C1"
    )
    write(session, program)
    session.touch(Touch(Key.GO))
    assert heard(session, 12).partition("success ")[2].startswith(melody)
    assert heard(session, 3) == ""


def test_two_programs_are_heard_one_after_the_other() -> None:
    session = opened("tapis 6 5\ndépart A3 est\ngenre a_deux\nautre F3 ouest\nbut rencontre\nmaximum 6")
    for touch in (*keys("avancer avancer"), Touch(Key.STRIP, strip=1), *keys("avancer avancer"), Touch(Key.GO)):
        session.take_sounds()
        session.touch(touch)
    assert heard(session, 9).endswith("success c d c d")


def test_a_touch_ends_the_melody() -> None:
    session = opened()
    write(session, "avancer avancer avancer")
    session.touch(Touch(Key.GO))
    for _tick in range(300):
        if "success" in heard(session, 1 / 30):
            break
    session.touch(Touch(Key.SKIP))
    assert heard(session, 6) == "key"


def test_step_by_step_each_card_is_heard_at_its_own_touch() -> None:
    session = opened(MEADOW)
    write(session, "avancer avancer gauche")
    for sound in ("forward", "forward", "left wonder"):
        session.touch(Touch(Key.STEP))
        assert heard(session, 3) == f"key {sound}"


def test_a_finger_that_counts_taps_each_cell_once() -> None:
    session = opened("tapis 6 3\ndépart A2 est\nfleurs F2")
    write(session, "avancer avancer")
    session.touch(Touch(Key.GO))
    assert heard(session, 6) == "key forward forward open"
    session.touch(Touch(Key.HINT))
    assert heard(session) == "key"
    assert heard(session, 0.3) == ""
    assert heard(session, 2) == "key key key"
    assert heard(session, 9) == ""


def test_the_same_program_again_is_heard_again() -> None:
    session = opened()
    write(session, "reculer")
    for _time in range(2):
        session.touch(Touch(Key.GO))
        assert heard(session, 2) == "key bump ladybird"


def test_a_token_that_passes_is_heard() -> None:
    session = opened()
    session.touch(Touch(Key.TOKEN, 2))
    assert heard(session) == "key token"
    session.touch(Touch(Key.TOKEN, 2))
    assert heard(session) == "key"
    write(session, "avancer avancer avancer")
    session.touch(Touch(Key.GO))
    heard(session, 6)
    session.touch(Touch(Key.NEXT))
    assert heard(session) == "key token"


def test_the_bump_of_the_second_bee_is_heard_too() -> None:
    session = opened("tapis 6 5\ndépart A1 est\narrivée C4\ngenre a_deux\nautre F1 est\nbut chacun D4\nmaximum 12")
    for touch in (*keys("avancer pause"), Touch(Key.STRIP, strip=1), *keys("avancer"), Touch(Key.GO)):
        session.take_sounds()
        session.touch(touch)
    assert heard(session, 6) == "key bump ladybird"


def test_what_a_group_comes_back_to_is_not_heard_once_more() -> None:
    challenges = (challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux"))
    session = Session(path_of(*challenges), "fr", settings=Settings(own_progress=True))
    session.open_challenge(0, 0)
    write(session, "avancer avancer avancer")
    session.touch(Touch(Key.GO))
    assert heard(session, 6).endswith("success c d bloom e"), "the program, as a melody"
    for token in (1, 0):
        session.touch(Touch(Key.TOKEN, token))
        assert heard(session) == "key token"


@pytest.mark.parametrize(
    ("own", "of_place", "found"), [("vache", "chien", "vache"), ("", "chien", "chien"), ("", "", "")]
)
def test_a_target_sounds_as_itself_or_else_as_its_place(own: str, of_place: str, found: str) -> None:
    plain = challenge(THREE_STEPS)
    cell = plain.targets[0].cell
    there = (Place(cell, name=Text("Là."), sound=of_place),)
    asked = replace(plain, targets=(Target(cell, sound=own),), mat=replace(plain.mat, places=there))
    assert sound_of_target(asked, 0) == found
