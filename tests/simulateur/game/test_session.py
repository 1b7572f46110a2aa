"""The sitting: from page to page, whose turn it is, what is said, what the robot is asked, what the adult is told."""

from collections.abc import Iterator
from typing import get_args

import pytest

from beebot.challenge import Genre
from beebot.i18n import use_language
from beebot.lesson import Level
from beebot.notation import parse_program
from simulateur.game.adults.state import Adults
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.play.attempt import Phase
from simulateur.game.play.playback import HARE
from simulateur.game.reports import (
    AdultReport,
    Answer,
    Notice,
    Opened,
    PictureIs,
    Report,
    RobotSaid,
    RobotsAre,
    Unreachable,
    VoiceIs,
)
from simulateur.game.requests import Ask, Request, Say, Stored
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from simulateur.game.sound.key_names import spoken_name
from simulateur.game.sound.praise import success_said
from simulateur.pages.open_page import places
from tests.simulateur.builders import GENRES, THREE_STEPS, challenge, keys, lesson, path, path_of
from tests.simulateur.game.success.test_joys import page


def three_challenges() -> Session:
    return Session(path_of(*(challenge(THREE_STEPS, name) for name in ("un", "deux", "trois"))), "fr")


def test_reports_that_are_not_for_adults_change_nothing_on_their_pages() -> None:
    """The session does not wake those pages for them: on most days no adult comes."""
    told = (
        RobotsAre(()),
        Opened(frozenset()),
        Notice("un mot"),
        PictureIs(kept=True, sentence="là"),
        VoiceIs(heard=True),
    )
    paths = PathRead(path_of(challenge(THREE_STEPS))), PathsChanged(())
    assert {type(each) for each in (*told, *paths)} == {*get_args(Report)} - {*get_args(AdultReport)}
    adults = Adults()
    assert all(adults.heard(each) is adults for each in (*told, *paths))
    session = three_challenges()
    for each in (*told, *paths):
        session.hear(each)
    session.tick(1.0)
    assert ("adults" in vars(session), session.is_moving) == (False, False)
    session.hear(Answer("fait"))
    assert session.adults.data.answer == "fait"


def at_challenge() -> Session:
    """A session with its first challenge open and everything said so far taken."""
    session = three_challenges()
    play(session, Touch(Key.LESSON), Touch(Key.CHALLENGE))
    session.take_requests()
    return session


def play(session: Session, *touches: Touch) -> None:
    for touch in touches:
        session.touch(touch)


def solve(session: Session) -> None:
    """Write three steps, run them and wait for the end."""
    play(session, *keys("avancer avancer avancer"), Touch(Key.GO))
    session.tick(60)


def phase(session: Session) -> Phase | None:
    return session.attempt.phase if session.attempt else None


def said(requests: tuple[Request, ...]) -> list[str]:
    return [sentence for request in requests if isinstance(request, Say) for sentence in request.sentences]


def test_home_to_lesson_to_challenge_and_back_each_page_saying_what_it_is_about() -> None:
    session = three_challenges()
    assert (session.page, session.take_requests()) == (Page.HOME, ())
    session.touch(Touch(Key.LESSON))
    assert (session.page, session.take_requests()) == (Page.LESSON, (Say("Titre de une-seance."),))
    session.touch(Touch(Key.CHALLENGE, 1))
    assert (session.page, session.take_requests()) == (Page.CHALLENGE, (Say("Consigne de deux."),))
    assert session.route.challenge.id == "deux"
    session.touch(Touch(Key.HOME))
    assert (session.page, session.attempt) == (Page.LESSON, None)
    session.touch(Touch(Key.HOME))
    assert session.page is Page.HOME


def test_a_success_is_praised_and_going_on_opens_the_next_challenge_until_all_are_done() -> None:
    session = at_challenge()
    opened = []
    for count in range(3):
        opened.append(session.route.challenge.id)
        solve(session)
        assert phase(session) is Phase.SUCCEEDED
        assert success_said(count) in said(session.take_requests())
        session.touch(Touch(Key.NEXT))
    assert opened == ["un", "deux", "trois"]
    session.tick(4)
    assert page(session) is Page.FEAST
    session.touch(Touch(Key.NEXT))
    assert page(session) is Page.HOME
    assert session.repertoire.flowers.next_lesson is None


def test_going_on_skips_what_was_already_done() -> None:
    session = three_challenges()
    session.open_challenge(0, 1)
    solve(session)
    session.touch(Touch(Key.NEXT))
    assert session.route.challenge.id == "un"
    solve(session)
    session.touch(Touch(Key.NEXT))
    assert session.route.challenge.id == "trois"


def test_in_a_lesson_that_is_finished_a_challenge_played_again_leads_to_the_one_after_it() -> None:
    session = at_challenge()
    for _challenge in range(3):
        solve(session)
        session.touch(Touch(Key.NEXT))
    session.tick(4)
    play(session, Touch(Key.NEXT), Touch(Key.LESSON), Touch(Key.CHALLENGE))
    opened = []
    while session.page is not Page.HOME:
        opened.append(session.route.challenge.id)
        solve(session)
        session.touch(Touch(Key.NEXT))
    assert opened == ["un", "deux", "trois"]


def test_the_challenge_that_finishes_a_lesson_leads_to_the_feast_wherever_it_stands() -> None:
    session = three_challenges()
    for place in (0, 2, 1):
        session.open_challenge(0, place)
        solve(session)
    play(session, Touch(Key.AGAIN), Touch(Key.GO))
    session.tick(60)
    assert phase(session) is Phase.SUCCEEDED
    session.touch(Touch(Key.NEXT))
    assert session.page is Page.FEAST


def test_without_a_success_nothing_goes_on() -> None:
    session = at_challenge()
    play(session, *keys("avancer"), Touch(Key.GO))
    session.tick(60)
    session.touch(Touch(Key.NEXT))
    assert (session.route.challenge.id, session.players.turns.place, session.route.next_challenge) == ("un", 0, 0)


def test_a_done_challenge_stays_done_when_it_is_played_again_and_missed() -> None:
    session = at_challenge()
    solve(session)
    play(session, Touch(Key.AGAIN), *keys("avancer"), Touch(Key.GO))
    session.tick(60)
    assert phase(session) is Phase.STOPPED
    assert session.route.next_challenge == 1


def test_a_challenge_that_stands_in_two_lessons_is_done_in_both_and_another_of_its_name_is_not() -> None:
    one, other = challenge(THREE_STEPS, "premier"), challenge("tapis 4 3\ndépart A1 est\nfleurs C1", "premier")
    session = Session(path(lesson("a", one), lesson("b", one), lesson("c", other)), "fr")
    play(session, Touch(Key.LESSON), Touch(Key.CHALLENGE))
    solve(session)
    assert [session.repertoire.flowers.is_done(each) for each in session.repertoire.path.lessons] == [True, True, False]


def test_the_token_passes_to_the_next_animal_after_each_success_and_comes_round() -> None:
    session = at_challenge()
    turns = []
    for _ in range(5):
        turns.append(session.players.animal)
        session.open_challenge(0, 0)
        solve(session)
        session.touch(Touch(Key.NEXT))
    assert turns == ["fox", "frog", "owl", "mouse", "fox"]


def test_the_token_can_be_given_by_touching_an_animal() -> None:
    session = three_challenges()
    session.touch(Touch(Key.TOKEN, 2))
    assert session.players.turns.place == 2
    assert session.page is Page.HOME


def test_the_token_stays_after_a_bump() -> None:
    session = at_challenge()
    play(session, *keys("gauche gauche avancer"), Touch(Key.GO))
    session.tick(60)
    assert (phase(session), session.players.turns.place) == (Phase.STOPPED, 0)


def test_the_ear_repeats_what_the_page_is_about() -> None:
    session = three_challenges()
    session.touch(Touch(Key.LISTEN))
    play(session, Touch(Key.LESSON), Touch(Key.LISTEN), Touch(Key.CHALLENGE), Touch(Key.LISTEN))
    assert said(session.take_requests()) == [
        "Touche la fleur qui bouge !",
        "Titre de une-seance.",
        "Titre de une-seance.",
        "Consigne de un.",
        "Consigne de un.",
    ]


def test_help_asks_the_authors_questions_then_climbs_the_ladder_and_says_each_rung() -> None:
    asked = challenge(f"{THREE_STEPS}\nmaximum 4", hints=["Combien de pas ?", "Où regarde-t-elle ?"])
    session = Session(path_of(asked), "fr")
    session.open_challenge(0, 0)
    play(session, *keys("avancer gauche avancer avancer"), Touch(Key.GO))
    session.tick(60)
    session.take_requests()
    play(session, *[Touch(Key.HINT)] * 6)
    assert said(session.take_requests()) == [
        "Combien de pas ?",
        "Où regarde-t-elle ?",
        "Regarde bien cette carte.",
        "Jusque-là, c'est juste. Regarde la carte d'après.",
        "Et si tu enlevais cette carte ?",
        "Et si tu enlevais cette carte ?",
    ]
    session.open_challenge(0, 0)
    session.take_requests()
    session.touch(Touch(Key.HINT))
    assert said(session.take_requests()) == ["Combien de pas ?"]


def test_the_beginning_of_a_prediction_is_played_again_with_a_word() -> None:
    session = Session(path_of(challenge(GENRES["prevoir"])), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    session.touch(Touch(Key.HINT))
    assert said(session.take_requests()) == ["Regarde bien le début. Et après ?"]
    assert phase(session) is Phase.RUNNING


def test_without_hints_in_free_play_the_bulb_asks_what_its_kind_asks() -> None:
    session = Session(path_of(challenge(GENRES["libre"])), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    session.touch(Touch(Key.HINT))
    assert session.take_requests() == (Say("Où veux-tu l'emmener ?"),)


def test_free_play_is_done_once_something_ran_and_is_neither_praised_nor_missed() -> None:
    session = Session(path_of(challenge(GENRES["libre"])), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    play(session, *keys("avancer"), Touch(Key.GO))
    session.tick(60)
    assert session.repertoire.flowers.is_done(session.route.lesson)
    assert said(session.take_requests()) == []
    play(session, Touch(Key.CLEAR), *keys("reculer reculer"), Touch(Key.GO))
    session.tick(60)
    assert said(session.take_requests()) == ["Cette carte, où l'emmène-t-elle ?"], "a bump is a bump anywhere"


def test_where_the_strip_is_hidden_what_was_not_cleared_is_still_there_in_the_next_challenge() -> None:
    for hidden, kept in ((True, parse_program("avancer avancer avancer")), (False, ())):
        session = Session(path_of(challenge(THREE_STEPS, "un"), challenge(THREE_STEPS, "deux")), "fr")
        session.use_settings(Settings(hidden_memory=hidden))
        session.open_challenge(0, 0)
        solve(session)
        session.touch(Touch(Key.NEXT))
        assert session.attempt is not None
        assert session.attempt.program == kept


def test_a_program_that_was_given_is_not_kept_for_the_next_challenge() -> None:
    session = Session(path_of(challenge(GENRES["prevoir"], "un"), challenge(THREE_STEPS, "deux")), "fr")
    session.use_settings(Settings(hidden_memory=True))
    session.open_challenge(0, 0)
    session.open_challenge(0, 1)
    assert session.attempt is not None
    assert session.attempt.program == ()


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("fr")


@pytest.mark.usefixtures("english")
def test_in_english_everything_is_said_in_english_and_what_has_no_english_in_french() -> None:
    session = Session(path_of(challenge(THREE_STEPS, "un", hints=["Combien de pas ?"])), "en")
    play(session, Touch(Key.LISTEN), Touch(Key.LESSON), Touch(Key.CHALLENGE), Touch(Key.HINT))
    solve(session)
    assert said(session.take_requests()) == [
        "Touch the flower that moves!",
        "Title of une-seance.",
        "Task of un.",
        "Combien de pas ?",
        "Well done!",
        "The flower opens!",
    ]


def test_the_speed_chosen_is_kept_for_the_next_challenge() -> None:
    session = at_challenge()
    session.touch(Touch(Key.HARE))
    solve(session)
    session.touch(Touch(Key.NEXT))
    assert session.attempt is not None
    assert session.attempt.tempo is HARE


@pytest.mark.parametrize("level", Level)
def test_only_the_two_youngest_levels_get_fewer_keys(level: Level) -> None:
    session = Session(path_of(challenge(THREE_STEPS), level=level), "fr")
    assert session.route.for_the_youngest == (level in {Level.PS, Level.MS})


def test_the_same_notice_is_kept_once() -> None:
    session = Session(path_of(challenge(THREE_STEPS)), "fr", ["illisible"])
    for sentence in ("débranché", "illisible", "débranché"):
        session.hear(RobotSaid("fox", Unreachable(sentence), "fox"))
    assert list(session.notices) == ["illisible", "débranché"]


def test_the_adults_door_leads_to_their_pages_and_back_and_an_adult_can_end_the_program() -> None:
    session = three_challenges()
    pages = []
    for key in (Key.ADULTS, Key.LESSON, AdultKey.CHILDREN):
        session.touch(Touch(key))
        pages.append(session.page)
    assert pages == [Page.ADULTS, Page.ADULTS, Page.HOME]
    play(session, Touch(Key.ADULTS), Touch(AdultKey.LEAVE))
    assert session.take_requests() == (Stored.TALLIES, Stored.TALLIES, Ask.LEAVE), "each time, what each animal did"


def test_the_door_is_on_the_home_page_alone() -> None:
    session = at_challenge()
    session.touch(Touch(Key.ADULTS))
    assert session.page is Page.CHALLENGE


def test_free_play_is_one_touch_away_and_leads_back_home() -> None:
    session = three_challenges()
    session.touch(Touch(Key.PLAY))
    assert (session.page, session.route.challenge.genre) == (Page.CHALLENGE, Genre.FREE)
    assert said(session.take_requests()) == ["Joue comme tu veux."]
    session.touch(Touch(Key.HOME))
    assert session.page is Page.HOME
    session.touch(Touch(Key.LESSON))
    assert session.route.lesson.id == "une-seance"


def test_in_order_only_the_next_flower_and_those_that_were_done_open() -> None:
    one, two, three = THREE_STEPS, THREE_STEPS.replace("D1", "C1"), THREE_STEPS.replace("D1", "B1")
    lessons = [lesson(facts[-2:], challenge(facts)) for facts in (one, two, three)]
    session = Session(path(*lessons), "fr", settings=Settings(free_order=False))
    session.open_challenge(0, 0)
    solve(session)
    play(session, Touch(Key.HOME))
    session.tick(5)
    play(session, Touch(Key.NEXT))  # from the feast
    opened = []
    for place in range(3):
        session.touch(Touch(Key.LESSON, place))
        opened.append(session.page is Page.LESSON)
        session.touch(Touch(Key.HOME))
    assert opened == [True, True, False]


def test_requests_are_taken_once() -> None:
    session = at_challenge()
    session.touch(Touch(Key.LISTEN))
    assert session.take_requests() == (Say("Consigne de un."),)
    assert session.take_requests() == ()


def test_what_is_not_there_cannot_be_opened() -> None:
    session = three_challenges()
    session.touch(Touch(Key.LESSON, 1))
    pages = [session.page]
    play(session, Touch(Key.LESSON), Touch(Key.CHALLENGE, 3))
    assert [*pages, session.page] == [Page.HOME, Page.LESSON]


def test_times_since_touch_page_and_phase_start_anew() -> None:
    session = at_challenge()
    session.tick(2)
    session.touch(keys("avancer")[0])
    session.tick(1)
    assert (session.since_touch, session.players.at.since_page, session.since_phase) == (1, 3, 3)
    session.touch(Touch(Key.GO))
    session.tick(0.5)
    assert (session.since_touch, session.players.at.since_page, session.since_phase) == (0.5, 3.5, 0.5)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_with_a_sign_on_the_challenge_page_has_a_name_of_its_own(language: str) -> None:
    use_language(language)
    silent = {Key.HOME, Key.LISTEN, Key.CARD, Key.GAP, Key.STRIP, Key.BEE, Key.CELL, Key.OBJECT, Key.OPTION}
    silent |= {Key.PICTURE, Key.SPOT}
    shown = {touch.key for facts in GENRES.values() for touch in places(opened(facts), (1280, 800))} - silent
    names = [spoken_name(key) for key in (*shown, Key.ROBOT, Key.STOP_ROBOT, Key.RESUME, Key.STOP_ALL)]
    assert len(shown) > 14
    assert None not in names
    assert len(set(names)) == len(names)


def opened(facts: str) -> Session:
    session = Session(path_of(challenge(facts, "un", hints=["Où va-t-elle ?"])), "fr")
    session.open_challenge(0, 0)
    session.take_requests()
    return session


def test_a_key_kept_down_says_its_name_and_the_bulb_its_help_again() -> None:
    use_language("fr")
    session = opened(THREE_STEPS)
    for key in (Key.STEP, Key.HINT, Key.CARD):
        session.name_key(key)
    assert said(session.take_requests()) == ["Pas à pas : une carte à la fois.", "L'ampoule : une aide."]
    session.touch(Touch(Key.HINT))
    session.name_key(Key.HINT)
    assert said(session.take_requests()) == ["Où va-t-elle ?", "L'ampoule : une aide.", "Où va-t-elle ?"]


def test_good_day_is_said_before_anything_was_touched() -> None:
    session = three_challenges()
    session.greet()
    assert said(session.take_requests()) == ["Bonjour ! On va programmer l'abeille.", "Touche la fleur qui bouge !"]
    session.touch(Touch(Key.LISTEN))
    session.take_requests()
    session.greet()
    assert said(session.take_requests()) == [], "somebody has begun"
