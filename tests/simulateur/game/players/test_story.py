"""A story between challenges: where it goes on, where children come back to, and what is said."""

from dataclasses import replace

import pytest

from beebot.lesson import LearningPath
from beebot.parts.story import Carried, Played, Story, StoryPage
from beebot.text import Text
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from simulateur.game.records import Bookmark, from_json, to_json
from simulateur.game.reports import Erased, Opened
from simulateur.game.requests import Ask, Say
from simulateur.game.sentences_to_record import lines_of
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import THREE_STEPS, challenge, keys, lesson, path

STORY: Story = (
    StoryPage(Text("D'abord.", en="First."), "oeuf"),
    Played("un"),
    StoryPage(Text("Ensuite."), "lait"),
    Carried("deux"),
    Played("deux"),
    StoryPage(Text("Enfin."), "gateau"),
)
CARRIED = "Hop ! On porte l'abeille à son départ."


def a_path(*names: str, story: Story = STORY) -> LearningPath:
    played = [challenge(THREE_STEPS, name) for name in names or ("un", "deux")]
    other = lesson("autre", challenge(THREE_STEPS, "ailleurs"))
    return path(lesson("conte", *played, story=story), other)


def a_session(*names: str, story: Story = STORY, settings: Settings | None = None) -> Session:
    return Session(a_path(*names, story=story), "fr", settings=settings or Settings())


def page(session: Session) -> Page:
    """The open page; mypy takes it for the one before."""
    return session.page


def said(session: Session) -> list[str]:
    return [asked.sentence for asked in session.take_requests() if isinstance(asked, Say)]


def at(session: Session) -> tuple[Page, int]:
    return session.page, session.route.story_place


def touch(session: Session, *touches: Touch | Key | AdultKey) -> None:
    for each in touches:
        session.touch(each if isinstance(each, Touch) else Touch(each))
        session.tick(0.1)


def solve(session: Session, then: Key = Key.NEXT) -> None:
    """Do the open challenge, and go on."""
    touch(session, *keys("avancer avancer avancer"), Key.GO)
    for _ in range(100):
        session.tick(0.2)
    assert session.attempt is not None
    assert session.attempt.phase is Phase.SUCCEEDED
    touch(session, then)


def opened() -> Session:
    session = a_session()
    touch(session, Touch(Key.LESSON, 0))
    return session


def test_it_is_told_to_its_end_and_then_comes_the_feast() -> None:
    session = opened()
    assert (at(session), said(session)) == ((Page.STORY, 0), ["D'abord."])
    touch(session, Key.NEXT)
    assert (at(session), session.route.challenge.id) == ((Page.CHALLENGE, 1), "un")
    solve(session)
    assert (at(session), said(session)[-1]) == ((Page.STORY, 2), "Ensuite.")
    touch(session, Touch(Key.NEXT, 1))
    assert (at(session), said(session)) == ((Page.STORY, 3), [CARRIED])
    touch(session, Key.NEXT)
    assert (at(session), session.route.challenge.id) == ((Page.CHALLENGE, 4), "deux")
    solve(session)
    assert (at(session), said(session)[-1]) == ((Page.STORY, 5), "Enfin.")
    assert session.repertoire.flowers.is_done(session.route.lesson)
    touch(session, Key.NEXT)
    assert page(session) is Page.FEAST
    assert session.journey.celebrations.feast is not None
    assert session.journey.celebrations.feast.attempt.challenge.id == "deux"


def test_the_feast_is_of_the_animal_that_did_the_last_challenge() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.NEXT)
    author = session.players.animal
    solve(session)
    touch(session, Key.TURN, Key.NEXT)
    assert session.journey.celebrations.feast is not None
    assert session.journey.celebrations.feast.animal == author != session.players.animal


def test_a_story_that_ends_with_a_challenge_goes_straight_to_the_feast() -> None:
    session = a_session(story=STORY[:5])
    touch(session, Touch(Key.LESSON, 0), Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.NEXT)
    assert not session.route.ends_in_feast
    solve(session)
    assert page(session) is Page.FEAST


def test_told_again_it_begins_at_its_first_page_and_ends_in_the_garden() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.HOME)
    session.tick(5)
    touch(session, Key.NEXT)
    assert page(session) is Page.HOME
    touch(session, Touch(Key.LESSON, 0))
    assert at(session) == (Page.STORY, 0)
    touch(session, Touch(Key.LEAF, 5), Key.NEXT)
    assert page(session) is Page.HOME, "no second feast"


def test_challenges_that_it_does_not_name_come_after_it() -> None:
    session = a_session("un", "deux", "trois")
    touch(session, Touch(Key.LESSON, 0), Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.NEXT)
    solve(session)
    assert session.page is Page.STORY
    touch(session, Key.NEXT)
    assert (session.page, session.route.challenge.id) == (Page.CHALLENGE, "trois")
    solve(session)
    assert page(session) is Page.FEAST


def test_home_of_a_challenge_is_its_place_in_the_story_and_home_of_that_the_garden() -> None:
    session = opened()
    touch(session, Key.NEXT, Key.HOME)
    assert (at(session), said(session)[-1]) == ((Page.STORY, 1), "Consigne de un.")
    touch(session, Key.NEXT)
    assert (session.page, session.route.challenge.id) == (Page.CHALLENGE, "un")
    touch(session, Key.HOME, Key.HOME)
    assert page(session) is Page.HOME
    touch(session, Touch(Key.LESSON, 0))
    assert at(session) == (Page.STORY, 1), "they come back to the page where they were"


def test_the_ear_says_the_page_again() -> None:
    session = opened()
    said(session)
    touch(session, Key.LISTEN, Key.LISTEN)
    assert said(session) == ["D'abord."] * 2


def test_it_begins_again_when_asked_to() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    touch(session, Key.RESTART)
    assert (at(session), said(session)[-1]) == ((Page.STORY, 0), "D'abord.")
    assert session.repertoire.flowers.challenges_done(session.route.lesson) == (True, False), "what was done stays done"


@pytest.mark.parametrize("free", [True, False])
def test_nothing_opens_beyond_the_first_challenge_to_do(free: bool) -> None:
    session = a_session(settings=Settings(free_order=free))
    touch(session, Touch(Key.LESSON, 0))
    assert session.route.story_reach == 1
    touch(session, Touch(Key.LEAF, 2), Touch(Key.LEAF, 5), Touch(Key.LEAF, 99))
    assert at(session) == (Page.STORY, 0)
    touch(session, Touch(Key.LEAF, 1))
    assert (session.page, session.route.challenge.id) == (Page.CHALLENGE, "un")
    solve(session)
    assert session.route.story_reach == 4
    touch(session, Touch(Key.LEAF, 0))
    assert at(session) == (Page.STORY, 0), "what was told can be told again"
    touch(session, Touch(Key.LEAF, 3))
    assert at(session) == (Page.STORY, 3)


def test_a_bookmark_leads_back_to_the_page() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    touch(session, Key.NEXT)
    bookmark = from_json(to_json(session.players.bookmark))
    assert (bookmark.lesson, bookmark.stories) == ("conte", (("conte", 3),))
    done = frozenset(session.repertoire.flowers.done)
    again = a_session()
    again.hear(Opened(done, bookmark))
    assert at(again) == (Page.STORY, 3)


def test_who_takes_the_house_after_a_success_goes_on_from_there() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session, Key.HOME)
    assert at(session) == (Page.STORY, 1)
    touch(session, Key.NEXT)
    assert at(session) == (Page.STORY, 2), "and not to the challenge that is done"
    touch(session, Key.NEXT, Key.NEXT)
    solve(session, Key.HOME)
    assert at(session) == (Page.STORY, 4)
    touch(session, Key.NEXT)
    assert at(session) == (Page.STORY, 5)
    touch(session, Key.NEXT)
    assert page(session) is Page.FEAST


def test_a_bookmark_in_the_garden_keeps_the_page_too() -> None:
    session = opened()
    touch(session, Key.NEXT, Key.HOME, Key.HOME)
    bookmark = from_json(to_json(session.players.bookmark))
    assert (bookmark.lesson, bookmark.stories) == ("", (("conte", 1),))
    again = a_session()
    again.hear(Opened(frozenset(), bookmark))
    assert again.page is Page.HOME
    touch(again, Touch(Key.LESSON, 0))
    assert at(again) == (Page.STORY, 1)


def test_a_challenge_under_way_comes_back_and_its_story_with_it() -> None:
    session = opened()
    touch(session, Key.NEXT, *keys("avancer avancer"))
    again = a_session()
    again.hear(Opened(frozenset(), from_json(to_json(session.players.bookmark))))
    assert at(again) == (Page.CHALLENGE, 1)
    assert again.attempt is not None
    assert len(again.attempt.program) == 2
    touch(again, Key.HOME)
    assert at(again) == (Page.STORY, 1)


def test_a_story_that_was_shortened_begins_anew_and_an_old_bookmark_reads() -> None:
    again = a_session(story=STORY[:2])
    again.hear(Opened(frozenset(), Bookmark("un-parcours", "fox", "conte", stories=(("conte", 5),))))
    assert at(again) == (Page.STORY, 0)
    old = to_json(Bookmark("un-parcours", "fox", "conte"))
    assert "stories" not in old
    assert from_json(old).stories == ()


@pytest.mark.parametrize("name", ["stories", "helps"])
@pytest.mark.parametrize("kept", [[], "x", {"conte": "1"}, {"conte": -1}, {"conte": True}, {"conte": 1.5}])
def test_a_bookmark_with_other_counts_is_none(name: str, kept: object) -> None:
    with pytest.raises(ValueError, match="no counts"):
        from_json(to_json(Bookmark("un-parcours", "fox")) | {name: kept})


def test_each_animal_is_at_its_own_page() -> None:
    session = a_session(settings=Settings(tokens=("fox", "owl"), own_progress=True))
    touch(session, Touch(Key.LESSON, 0), Key.NEXT)
    solve(session)
    assert (session.players.animal, *at(session)) == ("fox", Page.STORY, 2)
    touch(session, Key.TURN)
    assert (session.players.animal, session.page) == ("owl", Page.HOME)
    touch(session, Touch(Key.LESSON, 0))
    assert at(session) == (Page.STORY, 0)
    bookmark = session.players.bookmark
    touch(session, Key.TURN)
    assert (session.players.animal, *at(session)) == ("fox", Page.STORY, 2)
    again = a_session(settings=session.settings)
    done = {"fox": frozenset(session.repertoire.flowers.keys(session.repertoire.path.lessons[0])[:1])}
    again.hear(Opened(done["fox"], bookmark, by_animal=done))
    assert (again.players.animal, *at(again)) == ("owl", Page.STORY, 0)
    touch(again, Key.TURN)
    assert (again.players.animal, *at(again)) == ("fox", Page.STORY, 2)


def test_what_is_erased_takes_the_pages_with_it() -> None:
    session = opened()
    touch(session, Key.NEXT, Key.HOME, Key.HOME)
    session.hear(Erased())
    assert session.players.bookmark.stories == ()


def test_a_fault_on_a_page_leads_home_and_back_to_it() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    session.apologise()
    touch(session, Key.HOME, Touch(Key.LESSON, 0))
    assert at(session) == (Page.STORY, 2)


def test_an_adult_begins_it_at_the_page_where_the_children_were() -> None:
    session = opened()
    touch(session, Key.NEXT, Key.HOME, Key.HOME, Key.ADULTS, AdultKey.START)
    assert at(session) == (Page.STORY, 1)


def test_all_robots_can_be_stopped_from_it() -> None:
    session = opened()
    said(session)
    session.touch(Touch(Key.STOP_ALL))
    assert session.take_requests() == (Ask.STOP_ALL,)


def test_the_turn_passes_on_it() -> None:
    session = opened()
    first = session.players.animal
    touch(session, Key.TURN)
    assert (session.players.animal != first, *at(session)) == (True, Page.STORY, 0)


def test_a_teacher_can_lend_its_sentences_her_voice() -> None:
    lines = {line.sentence: (line.part, line.place) for line in lines_of(a_path(), "en")}
    assert [lines[said] for said in ("First.", "Ensuite.", "Enfin.")] == [("Title of conte.", "l'histoire")] * 3
    assert CARRIED in lines


def test_a_turn_of_the_path_does_not_carry_the_feast_elsewhere() -> None:
    session = opened()
    touch(session, Key.NEXT)
    solve(session)
    touch(session, Key.NEXT, Key.NEXT)
    solve(session)
    assert session.page is Page.STORY
    touch(session, Key.HOME, Touch(Key.LESSON, 0), Key.NEXT)
    assert page(session) is Page.HOME, "who leaves before the end has left the feast"
    assert replace(session.players.at).book.feast is None
