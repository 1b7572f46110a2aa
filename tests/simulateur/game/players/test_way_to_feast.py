"""Every séance that is done has its feast: where nothing was asked last, and where a child takes the house."""

from beebot.parts.story import Played, StoryPage
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.session import Page, Session
from simulateur.pages.common.view import View
from simulateur.pages.open_page import places, scene
from tests.simulateur.builders import IMAGES, THREE_STEPS, challenge, keys, lesson, path

SIZE = (1280, 800)
FREE = "tapis 5 4\ndépart A2 est\ngenre libre"
RUN = (*keys("avancer avancer avancer"), Touch(Key.GO))


def done(*kinds: str, story: tuple[StoryPage | Played, ...] = ()) -> Session:
    """A séance whose last challenge has just been done."""
    challenges = [challenge(facts, f"d{place}") for place, facts in enumerate(kinds)]
    session = Session(path(lesson("une", *challenges, story=story), lesson("deux", challenge(THREE_STEPS))), "fr")
    for place in range(len(kinds)):
        session.open_challenge(0, place)
        for touch in RUN:
            session.touch(touch)
        session.tick(60)
    return session


def shown(session: Session) -> Page:
    return session.page


def signs(session: Session) -> list[str]:
    return [each.sign for each in scene(session, View(SIZE, IMAGES)).actors]


def test_the_house_leads_from_a_last_challenge_without_a_goal_to_the_feast() -> None:
    session = done(THREE_STEPS, FREE)
    animal = session.players.animal
    session.touch(Touch(Key.HOME))
    assert shown(session) is Page.FEAST
    assert session.players.animal != animal, "it is a way on: the turn passes"
    session.tick(5)
    session.touch(Touch(Key.NEXT))
    assert shown(session) is Page.HOME


def test_the_house_glows_once_something_was_run_where_nothing_is_asked() -> None:
    session = done(FREE)
    assert "glow behind a key" in signs(session)
    session.touch(Touch(Key.FORWARD))
    assert "glow behind a key" not in signs(session), "a child writes again"


def test_what_was_run_without_a_goal_has_its_film_and_its_picture() -> None:
    session = done(FREE)
    session.touch(Touch(Key.HOME))
    session.tick(5)
    assert {Touch(Key.FILM), Touch(Key.FRAME), Touch(Key.NEXT)} <= set(places(session, SIZE))
    session.touch(Touch(Key.FILM))
    assert shown(session) is Page.FILM
    session.tick(60)
    assert any(sign.startswith("petals") for sign in signs(session)), "it ends as a success does"


def test_a_program_that_was_changed_since_has_no_film() -> None:
    session = done(FREE)
    session.touch(Touch(Key.CLEAR))
    session.touch(Touch(Key.HOME))
    session.tick(5)
    assert shown(session) is Page.FEAST
    assert Touch(Key.FILM) not in places(session, SIZE)


def test_the_house_is_no_way_round_the_feast_after_a_success() -> None:
    session = done(THREE_STEPS, THREE_STEPS)
    session.touch(Touch(Key.HOME))
    assert shown(session) is Page.FEAST


def test_the_house_leads_to_the_seance_while_something_is_left_to_do_and_once_it_was_feasted() -> None:
    session = done(THREE_STEPS)
    session.touch(Touch(Key.HOME))
    session.tick(5)
    session.touch(Touch(Key.NEXT))
    session.open_challenge(0, 0)
    for touch in RUN:
        session.touch(touch)
    session.tick(60)
    session.touch(Touch(Key.HOME))
    assert shown(session) is Page.LESSON
    session.open_challenge(1, 0)
    session.touch(Touch(Key.HOME))
    assert shown(session) is Page.LESSON


def test_a_story_is_told_to_its_end_before_the_feast_though_a_child_takes_the_house() -> None:
    told = (StoryPage(Text("D'abord."), "oeuf"), Played("d0"), StoryPage(Text("Enfin."), "gateau"))
    session = done(THREE_STEPS, story=told)
    session.touch(Touch(Key.HOME))
    assert shown(session) is Page.STORY
    session.touch(Touch(Key.LEAF, 2))
    assert shown(session) is Page.STORY
    session.touch(Touch(Key.NEXT))
    assert shown(session) is Page.FEAST
