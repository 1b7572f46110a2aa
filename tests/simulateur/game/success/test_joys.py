"""Joys of a sitting: praise that changes, the feast, the film that is not judged, pokes and their notes."""

from dataclasses import replace
from itertools import pairwise

import pytest

from beebot.hinting.hint import Hint, HintKind
from beebot.i18n import use_language
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Attempt, Phase
from simulateur.game.play.help_calls import Help
from simulateur.game.records import Tried
from simulateur.game.reports import Opened, PictureIs
from simulateur.game.requests import KeepPicture, Say
from simulateur.game.session import Page, Session
from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.game.sound.praise import MANY, feast_said, success_said
from simulateur.game.success.celebrations import Poked
from simulateur.game.success.feast import KEYS_S, OVER_S
from simulateur.game.success.film import Film
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, lesson, path, path_of

SUCCESS = [*keys("avancer avancer avancer"), Touch(Key.GO)]


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def solved(*facts: str) -> Session:
    """A session whose first challenge has just succeeded."""
    session = Session(path_of(*(challenge(each, f"c{n}") for n, each in enumerate(facts or (THREE_STEPS,)))), "fr")
    session.open_challenge(0, 0)
    solve(session)
    return session


def solve(session: Session) -> None:
    for touch in SUCCESS:
        session.touch(touch)
    for _part in range(2):
        session.tick(60)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED


def page(session: Session) -> Page:
    """The open page: another one after each touch, which a checker of types cannot know."""
    return session.page


def at_the_feast() -> Session:
    session = solved()
    session.touch(Touch(Key.NEXT))
    session.take_requests()
    return session


@pytest.mark.parametrize("said", [success_said, feast_said])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_praise_is_never_the_same_twice_in_a_row_and_there_are_five(said: object, language: str) -> None:
    assert callable(said)
    use_language(language)
    heard = [said(count) for count in range(11)]
    assert all(one != other for one, other in pairwise(heard))
    assert len(set(heard)) == MANY == 5
    assert all("!" in sentence for sentence in heard)


def test_a_sitting_goes_on_praising_where_the_last_one_ended() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr")
    session.hear(Opened(frozenset({("un", "a" * 32), ("deux", "b" * 32)})))
    session.open_challenge(0, 0)
    solve(session)
    assert Say("La fleur s'ouvre !", first=Say(success_said(2))) in session.take_requests()


def test_two_sessions_with_the_same_touches_hear_the_same() -> None:
    one, other = solved(), solved()
    assert one.take_requests() == other.take_requests()


def test_the_feast_is_praised_and_the_turn_has_passed() -> None:
    session = solved()
    session.take_requests()
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.FEAST
    assert session.take_requests() == (Say(feast_said(0)),)
    assert session.players.animal == "frog"
    assert session.players.bookmark.lesson == "", "the next start begins in the garden"


@pytest.mark.parametrize("key", [Key.NEXT, Key.FILM, Key.FRAME, Key.SKIP])
def test_a_tap_too_many_only_ends_what_moves(key: Key) -> None:
    session = at_the_feast()
    session.tick(KEYS_S / 2)
    session.touch(Touch(key))
    assert page(session) is Page.FEAST
    assert session.journey.celebrations.feast is not None
    assert session.journey.celebrations.feast.time(session.players.at.since_page) == OVER_S
    assert session.take_requests() == ()
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.HOME
    assert session.journey.celebrations.feast is None


def test_free_play_and_a_lesson_that_was_done_before_have_no_feast() -> None:
    session = at_the_feast()
    session.tick(4)
    session.touch(Touch(Key.NEXT))
    session.open_challenge(0, 0)
    solve(session)
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.HOME


@pytest.mark.parametrize("genre", sorted(set(GENRES) - {"libre", "creer", "question", "ranger", "trier"}))
def test_every_kind_of_success_has_a_film_that_shows_all_of_it(genre: str) -> None:
    from beebot.kinds import solve as solution
    from tools.touches import touches_of

    asked = challenge(GENRES[genre])
    answer = solution(asked).answer
    if answer is None:
        pytest.skip("no answer to find")
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    for touch in (*touches_of(asked, answer), Touch(Key.GO)):
        session.touch(touch)
    for _part in range(2):
        session.tick(200)
    attempt = session.attempt
    assert attempt is not None
    assert attempt.phase is Phase.SUCCEEDED
    film, lit = Film.of(attempt), set()
    assert (film.is_over, film.attempt.steps_shown) == (False, 0)
    while not film.is_over:
        film = film.after(0.05)
        lit.add(film.attempt.lit_of())
    assert film.attempt.phase is Phase.SUCCEEDED
    assert film.attempt.steps_shown == attempt.steps_shown
    assert len(lit - {None}) > 0
    assert film.after(1) == film


def test_only_what_is_done_has_a_film() -> None:
    with pytest.raises(ValueError, match="done"):
        Film.of(Attempt.at(challenge(MEADOW)))


def test_a_film_shows_no_help_that_was_open_at_the_success() -> None:
    success = solved().attempt
    assert success is not None
    assert Film.of(replace(success, help=Help(3, Hint(HintKind.FAILING, place=0)))).attempt.help == Help()


def test_a_film_is_not_judged_again_and_nothing_of_it_is_kept() -> None:
    session = solved(THREE_STEPS, MEADOW)
    session.take_requests()
    successes = session.journey.celebrations.successes
    session.touch(Touch(Key.FILM))
    assert (session.page, session.is_moving) == (Page.FILM, True)
    for _second in range(30):
        session.tick(1)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    assert not [each for each in session.take_requests() if isinstance(each, Tried)]
    assert session.journey.celebrations.successes == successes
    assert session.players.bookmark.challenge == "c0"
    session.touch(Touch(Key.NEXT))
    assert (session.page, session.route.challenge.id) == (Page.CHALLENGE, "c1")


def test_a_film_sounds_as_the_run_did() -> None:
    session = solved(THREE_STEPS, MEADOW)
    session.take_sounds()
    session.touch(Touch(Key.FILM))
    heard = list(session.take_sounds())
    for _tick in range(300):
        session.tick(1 / 30)
        heard += session.take_sounds()
    assert heard == [Sound.KEY, *[Sound.FORWARD] * 3, Sound.SUCCESS, Note.C, Note.D, Sound.BLOOM, Note.E]


def test_going_on_in_the_middle_of_a_film_leads_to_the_feast_or_past_it() -> None:
    session = solved()
    session.touch(Touch(Key.FILM))
    session.tick(0.5)
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.FEAST
    session.tick(4)
    session.touch(Touch(Key.FILM))
    session.tick(0.5)
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.HOME
    assert session.attempt is None


@pytest.mark.parametrize("film_first", [False, True])
def test_a_picture_is_asked_for_once_with_the_animal_that_wrote_the_program(film_first: bool) -> None:
    session = at_the_feast()
    session.tick(4)
    if film_first:
        session.touch(Touch(Key.FILM))
        session.tick(0.5)
        session.take_requests()
    for _time in range(2):
        session.touch(Touch(Key.FRAME))
    (asked,) = session.take_requests()
    assert isinstance(asked, KeepPicture)
    assert (asked.animal, asked.attempt.phase) == ("fox", Phase.SUCCEEDED)
    session.hear(PictureIs(kept=True, sentence="Dans le dossier."))
    assert session.notices == ("Dans le dossier.",)
    assert session.take_requests() == (Say("Ton chemin est gardé en image."),)


def test_a_picture_that_could_not_be_kept_can_be_asked_for_again_and_only_the_adult_is_told() -> None:
    session = at_the_feast()
    session.tick(4)
    session.touch(Touch(Key.FRAME))
    session.take_requests()
    session.hear(PictureIs(kept=False, sentence="Le disque est plein."))
    assert (session.notices, session.take_requests()) == (("Le disque est plein.",), ())
    session.touch(Touch(Key.FRAME))
    assert len(session.take_requests()) == 1


def test_a_picture_that_a_slow_disk_keeps_late_does_not_bar_that_of_the_next_success() -> None:
    session = solved(THREE_STEPS, THREE_STEPS)
    session.touch(Touch(Key.FRAME))
    session.touch(Touch(Key.NEXT))
    solve(session)
    session.take_requests()
    session.hear(PictureIs(kept=True, sentence="Dans le dossier."))
    session.touch(Touch(Key.FRAME))
    assert any(isinstance(each, KeepPicture) for each in session.take_requests())


def test_each_poke_has_its_note_and_the_next_touch_lets_it_rest() -> None:
    session = Session(path(lesson("une", challenge(THREE_STEPS))), "fr")
    heard: list[Sound | Note | PlaceSound] = []
    for index in range(len(Poked) + 2):
        session.touch(Touch(Key.POKE, index))
        heard += session.take_sounds()
        assert session.journey.celebrations.poked == Touch(Key.POKE, index)
    assert heard == [Note.C, Note.E, Note.HIGH_C, Note.G, Note.D, Note.G, Note.A]
    session.touch(Touch(Key.LISTEN))
    assert session.journey.celebrations.poked is None
    assert session.take_sounds() == (Sound.KEY,)


def test_a_touch_beside_the_keys_skips_a_feast_whenever_it_comes() -> None:
    session = solved()
    session.touch(Touch(Key.NEXT))
    assert session.page is Page.FEAST
    celebrations = session.journey.celebrations
    assert celebrations.skips(Touch(Key.SKIP), KEYS_S + 1)
    assert not celebrations.skips(Touch(Key.FILM), KEYS_S + 1)
    assert celebrations.skips(Touch(Key.FILM), KEYS_S / 2)
