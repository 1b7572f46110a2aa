"""A challenge that one animal made and the next one plays: turns, flowers, and what a bookmark keeps."""

import pytest

from beebot.challenge import Genre
from beebot.pose import Cell
from simulateur.game.controls import Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.records import Tried, from_json, to_json
from simulateur.game.reports import Opened
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, path_of

PATH = path_of(challenge(GENRES["creer"], "creer"), challenge(THREE_STEPS, "trois"))
HIVE_AHEAD = (Touch(Key.OBJECT, 1), Touch(Key.CELL, 7), Touch(Key.OBJECT, 1))
OFFER = Touch(Key.OFFER)
TWO = Settings(tokens=("fox", "frog", "owl"))


def making(settings: Settings = TWO) -> Session:
    session = Session(PATH, "fr", settings=settings)
    session.open_challenge(0, 0)
    return session


def do(session: Session, *touches: Touch) -> None:
    for touch in touches:
        session.touch(touch)
    session.tick(60)


def phase(session: Session) -> Phase | None:
    return session.attempt and session.attempt.phase  # type: ignore[return-value]


def test_what_can_be_played_gives_the_turn_to_the_next_animal() -> None:
    session = making()
    do(session, *HIVE_AHEAD, OFFER)
    attempt = session.attempt
    assert attempt is not None
    assert (session.players.animal, attempt.challenge.genre, attempt.challenge.goal) == (
        "frog",
        Genre.PROGRAM,
        Cell(1, 1),
    )
    session.take_requests()
    session.touch(Touch(Key.LISTEN))
    assert [asked.sentence for asked in session.take_requests()] == ["Rentre à la ruche."]  # type: ignore[union-attr]


@pytest.mark.parametrize("laid", [(), (Touch(Key.OBJECT, 3), Touch(Key.CELL, 7))])
def test_what_cannot_be_played_is_answered_and_stays(laid: tuple[Touch, ...]) -> None:
    session = making()
    do(session, *laid)
    before = session.attempt and session.attempt.draft
    do(session, OFFER)
    assert session.players.animal == "fox"
    assert session.attempt is not None
    assert session.attempt.draft == before
    assert phase(session) is Phase.STOPPED


def test_a_success_opens_the_flower_of_both() -> None:
    session = making(Settings(tokens=("fox", "frog"), own_progress=True))
    do(session, *HIVE_AHEAD, Touch(Key.HINT), OFFER)
    session.take_requests()
    do(session, Touch(Key.HINT), Touch(Key.HINT), Touch(Key.FORWARD), Touch(Key.GO))
    assert phase(session) is Phase.SUCCEEDED
    tried = [asked for asked in session.take_requests() if isinstance(asked, Tried)]
    assert [(each.animal, each.result, each.cards) for each in tried] == [("frog", "SUCCESS", 1), ("fox", "SUCCESS", 0)]
    assert [(each.hint, each.together) for each in tried] == [(2, False), (1, False)], "to make and to play are two"
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False)
    session.touch(Touch(Key.TURN))
    assert (session.players.animal, session.page) == ("fox", Page.LESSON)
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False)


def test_who_has_a_place_of_its_own_goes_back_there() -> None:
    session = making(Settings(tokens=("fox", "frog"), own_progress=True))
    do(session, Touch(Key.TURN))
    session.open_challenge(0, 1)
    do(session, Touch(Key.FORWARD), Touch(Key.TURN))
    assert (session.players.animal, session.route.challenge.id) == ("fox", "creer")
    do(session, *HIVE_AHEAD, OFFER, Touch(Key.FORWARD), Touch(Key.GO))
    assert (session.players.animal, phase(session)) == ("frog", Phase.SUCCEEDED)
    session.touch(Touch(Key.NEXT))
    assert (session.players.animal, session.route.challenge.id) == ("frog", "trois")
    assert session.attempt is not None
    assert len(session.attempt.program) == 1


def test_who_plays_alone_plays_it_too() -> None:
    session = making(Settings(tokens=("fox",)))
    do(session, *HIVE_AHEAD, OFFER, Touch(Key.FORWARD), Touch(Key.GO))
    assert (session.players.animal, phase(session)) == ("fox", Phase.SUCCEEDED)
    tried = [(asked.animal, asked.cards) for asked in session.take_requests() if isinstance(asked, Tried)]
    assert tried == [("fox", 1)], "she is not told a second time for having made it"


@pytest.mark.parametrize("offered", [False, True])
def test_a_bookmark_brings_back_what_was_laid_and_who_made_it(offered: bool) -> None:
    session = making()
    do(session, *HIVE_AHEAD, *((OFFER, Touch(Key.FORWARD)) if offered else ()))
    kept = from_json(to_json(session.players.bookmark))
    again = Session(PATH, "fr", settings=TWO)
    again.hear(Opened(frozenset(), bookmark=kept))
    assert again.attempt is not None
    assert session.attempt is not None
    assert again.attempt.draft == session.attempt.draft
    assert again.players.animal == ("frog" if offered else "fox")
    if offered:
        do(again, Touch(Key.GO))
        tried = [asked.animal for asked in again.take_requests() if isinstance(asked, Tried)]
        assert tried == ["frog", "fox"]


def test_a_touch_of_an_offer_means_nothing_to_other_kinds() -> None:
    session = making()
    session.open_challenge(0, 1)
    before = session.attempt
    session.touch(OFFER)
    assert session.attempt is before
    assert session.players.animal == "fox"


def test_who_leaves_what_another_made_finds_a_mat_on_which_to_make_anew() -> None:
    session = making()
    do(session, *HIVE_AHEAD, OFFER, Touch(Key.FORWARD), Touch(Key.HOME))
    assert session.players.at.waiting.answer is None
    session.open_challenge(0, 0)
    assert session.attempt is not None
    assert (session.attempt.challenge.genre, session.attempt.challenge.goal) == (Genre.CREATE, None)
