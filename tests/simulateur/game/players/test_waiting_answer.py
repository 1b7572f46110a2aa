"""An answer that is put by: left, after a fault, or after starts that died on it. It waits for its challenge."""

import pytest

from beebot.command import Command
from simulateur.game.controls import Key, Touch
from simulateur.game.play.run import Phase
from simulateur.game.players.waiting_answer import PutBy
from simulateur.game.records import Bookmark, from_json, to_json
from simulateur.game.reports import Erased, Opened
from simulateur.game.requests import Ask, Say
from simulateur.game.session import SORRY_S, Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import GENRES, MEADOW, THREE_STEPS, challenge, keys, path_of

SORRY = Say("Oh, l'abeille s'est fait un petit bobo ! Touche la maison, on rentre.")


def a_session() -> Session:
    return Session(path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")), "fr")


def played(place: int = 0, words: str = "avancer gauche") -> Session:
    session = a_session()
    session.open_challenge(0, place)
    for touch in keys(words):
        session.touch(touch)
    session.take_requests()
    return session


def told(session: Session) -> tuple[Page, bool]:
    """The page, and whether an answer waits."""
    return session.page, session.players.at.waiting.answer is not None


def test_sorry_is_said_robots_are_stopped_and_the_way_home_is_open() -> None:
    session = played()
    session.apologise()
    assert told(session) == (Page.SORRY, True)
    assert session.take_requests() == (Ask.STOP_ALL, SORRY)
    session.apologise()
    assert session.take_requests() == (), "it does not begin anew"
    session.touch(Touch(Key.LISTEN))
    assert session.take_requests() == (SORRY,)
    session.touch(Touch(Key.FORWARD))
    session.touch(Touch(Key.HOME))
    assert session.page is Page.HOME


@pytest.mark.parametrize("seconds", [SORRY_S, 60.0])
def test_it_goes_home_by_itself(seconds: float) -> None:
    session = played()
    session.apologise(seconds)
    pages = []
    for passed in (seconds - 0.5, 1.0):
        session.tick(passed)
        pages.append(session.page)
    assert pages == [Page.SORRY, Page.HOME]


def test_an_adult_comes_in_from_there() -> None:
    session = played()
    session.apologise()
    session.touch(Touch(Key.ADULTS))
    assert session.page is Page.ADULTS


def test_the_answer_waits_while_another_challenge_is_played_and_is_on_the_disk_all_the_time() -> None:
    session = played()
    before = session.players.bookmark
    session.apologise()
    session.touch(Touch(Key.HOME))
    session.open_challenge(0, 1)
    session.touch(Touch(Key.FORWARD))
    assert session.players.bookmark.challenge == "deux"
    again = a_session()
    again.hear(Opened(frozenset(), from_json(to_json(session.players.bookmark))))
    assert again.players.bookmark == session.players.bookmark
    again.open_challenge(0, 0)
    assert again.players.bookmark == before
    assert again.players.at.waiting.answer is None


def test_a_finger_on_the_house_costs_no_card() -> None:
    session = played()
    before = session.players.bookmark
    session.touch(Touch(Key.HOME))
    assert told(session) == (Page.LESSON, True)
    session.open_challenge(0, 1)
    session.touch(Touch(Key.HOME))
    assert session.players.at.waiting.answer == before, "where nothing was laid, nothing takes its place"
    session.open_challenge(0, 0)
    assert session.players.bookmark == before
    session.touch(Touch(Key.CLEAR))
    session.touch(Touch(Key.CLEAR))
    session.touch(Touch(Key.HOME))
    session.open_challenge(0, 0)
    assert session.attempt is not None
    assert not session.attempt.program, "what was cleared stays cleared"


def test_what_succeeded_does_not_wait() -> None:
    session = played(words="avancer avancer avancer")
    session.touch(Touch(Key.GO))
    session.tick(60.0)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    session.touch(Touch(Key.HOME))
    assert told(session) == (Page.LESSON, False)


def test_what_is_made_waits_and_what_another_made_does_not() -> None:
    session = Session(path_of(challenge(GENRES["creer"], "faire")), "fr")
    session.open_challenge(0, 0)
    for touch in (Touch(Key.OBJECT, 1), Touch(Key.CELL, 15)):
        session.touch(touch)
    before = session.players.bookmark
    session.touch(Touch(Key.HOME))
    session.open_challenge(0, 0)
    assert session.players.bookmark == before
    session.touch(Touch(Key.OFFER))
    session.touch(Touch(Key.FORWARD))
    assert session.players.at.round is not None
    assert session.players.at.round.diary.maker is not None
    session.touch(Touch(Key.HOME))
    assert told(session) == (Page.LESSON, False)


def test_a_program_that_was_not_cleared_is_not_mixed_with_it() -> None:
    session = Session(
        path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux")), "fr", settings=Settings(hidden_memory=True)
    )
    session.open_challenge(0, 1)
    session.touch(Touch(Key.LEFT))
    session.touch(Touch(Key.HOME))
    session.open_challenge(0, 0)
    for touch in (*keys("avancer avancer avancer"), Touch(Key.GO)):
        session.touch(touch)
    session.tick(60.0)
    session.touch(Touch(Key.NEXT))
    assert session.players.bookmark.challenge == "deux"
    assert session.attempt is not None
    assert list(session.attempt.program) == [Command.FORWARD] * 3
    assert session.players.at.waiting.answer is not None


def test_free_play_waits_too() -> None:
    session = a_session()
    session.journey.go(session.route.to_free_play())
    for touch in (Touch(Key.OBJECT), Touch(Key.CELL, 3), *keys("avancer avancer")):
        session.touch(touch)
    before = session.players.bookmark
    session.apologise()
    session.touch(Touch(Key.HOME))
    session.journey.go(session.route.to_free_play())
    assert session.players.bookmark == before


@pytest.mark.parametrize(("touches", "waits"), [(0, False), (1, True)])
def test_an_answer_that_fails_again_waits_again_only_if_a_touch_was_handled_between(touches: int, waits: bool) -> None:
    session = played()
    session.apologise()
    session.touch(Touch(Key.HOME))
    session.touch(Touch(Key.LESSON))
    session.touch(Touch(Key.CHALLENGE))
    session.journey.went_well()
    for _touch in range(touches):
        session.touch(Touch(Key.FORWARD))
        session.journey.went_well()
    session.apologise()
    assert told(session) == (Page.SORRY, waits)


def test_nothing_waits_where_nothing_was_laid() -> None:
    session = played(words="")
    session.apologise()
    assert session.players.at.waiting.answer is None


def test_after_starts_that_died_children_begin_in_the_garden_and_the_cards_wait() -> None:
    bookmark = played().players.bookmark
    session = a_session()
    session.hear(Opened(frozenset(), bookmark, resumes=False))
    assert told(session) == (Page.HOME, True)
    assert session.players.bookmark == Bookmark("un-parcours", "fox", put_by=bookmark)
    session.open_challenge(0, 0)
    assert session.players.bookmark == bookmark


def test_a_child_who_touched_one_thing_before_the_last_sitting_was_read_stays_where_she_is() -> None:
    bookmark = played().players.bookmark
    for touches, page in (((), Page.CHALLENGE), ((Touch(Key.LISTEN),), Page.HOME)):
        session = a_session()
        for touch in touches:
            session.touch(touch)
        session.hear(Opened(frozenset(), bookmark))
        assert session.page is page


def test_an_erasure_takes_what_was_put_by() -> None:
    session = played()
    session.apologise()
    session.hear(Erased())
    assert session.players.at.waiting.answer is None


@pytest.mark.parametrize("spoiled", ["text", 3, {"path": "x"}, [1]])
def test_what_is_no_bookmark_is_not_put_by(spoiled: object) -> None:
    with pytest.raises(ValueError, match="expected"):
        from_json({**to_json(played().players.bookmark), "put_by": spoiled})


def test_help_alone_is_put_by_where_nothing_waits_and_takes_the_place_of_no_answer() -> None:
    helped = Bookmark("un-parcours", "fox", "une-seance", helps=(("fox", 2),))
    waits = PutBy(helped._replace(touches=(Touch(Key.FORWARD),)))
    assert PutBy().with_answer(helped).waiting_on("un-parcours") == helped._replace(own=False)
    assert waits.with_answer(helped) is waits
    assert PutBy().with_answer(helped._replace(helps=())) == PutBy()
