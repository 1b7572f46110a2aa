"""The tune: slow, never made up for, silent where somebody thinks, speaks or has gone away."""

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.read_each_turn import wants_music
from simulateur.game.session import Session
from simulateur.game.settings import Settings
from simulateur.game.sound.cues import Note
from simulateur.game.sound.music import TUNE, Music
from tests.simulateur.builders import THREE_STEPS, challenge, path_of


def heard(music: Music, seconds: float, *, plays: bool = True, calm: bool = False) -> list[Note]:
    notes = (music.tick(1 / 30, plays=plays, calm=calm) for _turn in range(round(seconds * 30)))
    return [note for note in notes if note is not None]


def test_two_tunes_are_the_same_and_no_two_notes_are_nearer_than_a_beat() -> None:
    one, other = (heard(Music(), 60) for _time in range(2))
    assert one == other
    assert one[:4] == [Note.C, Note.E, Note.G, Note.A]
    music, since, nearest = Music(), 9.0, 9.0
    for _turn in range(60 * 30):
        since += 1 / 30
        if music.tick(1 / 30, plays=True) is not None:
            nearest, since = min(nearest, since), 0.0
    assert nearest >= 0.55


def test_it_rests_more_than_it_plays() -> None:
    assert TUNE.count(".") > 1.4 * sum(letter.isalpha() for letter in TUNE)


def test_a_calm_class_hears_half_of_it() -> None:
    assert len(heard(Music(), 40, calm=True)) == pytest.approx(len(heard(Music(), 20)), abs=1)


def test_it_is_silent_while_it_may_not_play_and_waits_a_moment_afterwards() -> None:
    music = Music()
    heard(music, 5)
    assert heard(music, 5, plays=False) == []
    assert heard(music, 1.4) == []
    assert heard(music, 5) != []


def test_after_a_slow_turn_no_note_is_made_up_for() -> None:
    music = Music()
    music.tick(0, plays=True)
    assert sum(music.tick(seconds, plays=True) is not None for seconds in (60.0, 0.01, 0.01, 0.01)) <= 1


def test_nobody_hears_it_unless_an_adult_wants_it() -> None:
    assert Settings().music_volume == 0


def test_it_is_wanted_where_nobody_thinks_of_a_program_and_somebody_is_there() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    assert wants_music(session)
    session.touch(Touch(Key.LESSON))
    assert wants_music(session)
    session.touch(Touch(Key.CHALLENGE))
    assert not wants_music(session)
    for _back in range(2):
        session.touch(Touch(Key.HOME))
    session.tick(21)
    assert not wants_music(session)
    session.touch(Touch(Key.ADULTS))
    assert not wants_music(session)
