"""Where a touch leads, and what follows: values alone, no session, no page and nothing that moves."""

from dataclasses import replace

import pytest

from beebot.parts.story import Played, StoryPage
from beebot.text import Text
from simulateur.game.controls import Key, Touch
from simulateur.game.players.after_success import place_after
from simulateur.game.players.route import Route
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.freeplay import FREE_CHALLENGE, FREE_PLAY
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.rounds.round import Round
from simulateur.game.settings import Settings
from simulateur.game.success.feast import Feast
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, path

FIRST = lesson("premiere", challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux"))
SECOND = lesson("seconde", challenge(MEADOW, "trois"))
SHELF = Repertoire.of(path(FIRST, SECOND))
KEYS = [key for each in (FIRST, SECOND) for key in SHELF.flowers.keys(each)]


def route(*done: int, at: Whereabouts | None = None) -> Route:
    """In the garden, or elsewhere, once the challenges at these places of the whole path were done."""
    return Route(SHELF.with_done(KEYS[place] for place in done), at or Whereabouts())


def playing(lesson_place: int, place: int, *done: int) -> Route:
    """At a challenge, once it and others were done."""
    there = route().to_challenge(lesson_place, place)
    asked = Route(SHELF, there).challenge
    return route(*done, at=replace(there, round=Round(asked, Settings())))


def place(there: Whereabouts | None) -> tuple[Page, int, int] | None:
    return None if there is None else (there.page, there.lesson_place, there.challenge_place)


def feast(of: Route) -> Feast:
    assert of.at.round is not None
    return Feast(of.at.round.attempt, "fox")


def test_a_flower_leads_to_its_lesson_and_a_closed_one_nowhere() -> None:
    for touch, in_order, free in (
        (Touch(Key.LESSON, 0), (Page.LESSON, 0, 0), (Page.LESSON, 0, 0)),
        (Touch(Key.LESSON, 1), None, (Page.LESSON, 1, 0)),
        (Touch(Key.LESSON, 2), None, None),
        (Touch(Key.GO), None, None),
    ):
        assert place(route().touched(touch, any_order=False)) == in_order
        assert place(route().touched(touch, any_order=True)) == free
    assert place(route(0, 1).touched(Touch(Key.LESSON, 1), any_order=False)) == (Page.LESSON, 1, 0)


def test_after_a_feast_the_garden_is_again_the_one_with_the_next_flower() -> None:
    there = Whereabouts(Page.CHALLENGE, garden=2)
    assert replace(there, page=Page.LESSON).entered().garden == 2
    assert replace(there, page=Page.FEAST).entered().garden is None


def test_a_lesson_leads_to_its_challenges_and_home() -> None:
    there = route(at=route().to_lesson(0))
    assert place(there.touched(Touch(Key.CHALLENGE, 1), any_order=False)) == (Page.CHALLENGE, 0, 1)
    assert there.touched(Touch(Key.CHALLENGE, 2), any_order=False) is None
    assert place(there.touched(Touch(Key.HOME), any_order=False)) == (Page.HOME, 0, 0)


def test_a_success_leads_to_what_is_not_done_and_the_last_petal_to_the_feast() -> None:
    first = playing(0, 0, 0)
    assert place(place_after(first, feast(first))) == (Page.CHALLENGE, 0, 1)
    assert (first.following, first.ends_in_feast) == (1, False)
    last = playing(0, 0, 0, 1)
    held = feast(last)
    there = place_after(last, held)
    assert (there.page, there.book.feast, last.ends_in_feast) == (Page.FEAST, held, True)
    assert there.entered().book.feast is None, "it is held once"


def test_a_lesson_that_was_done_before_is_played_to_its_end_and_has_no_feast() -> None:
    again = playing(0, 0, 0, 1)
    again = again._replace(at=replace(again.at, plays_again=True))
    assert place(place_after(again, feast(again))) == (Page.CHALLENGE, 0, 1)
    end = again._replace(at=replace(again.at, challenge_place=1))
    assert place(place_after(end, feast(end))) == (Page.HOME, 0, 1)


@pytest.mark.parametrize(
    ("bookmark", "there"),
    [
        (Bookmark("ailleurs", "fox", "premiere"), None),
        (Bookmark("un-parcours", "fox"), None),
        (Bookmark("un-parcours", "fox", "partie"), None),
        (Bookmark("un-parcours", "fox", "seconde"), (Page.LESSON, 1, 0)),
        (Bookmark("un-parcours", "fox", "premiere", "deux", "autre"), (Page.LESSON, 0, 0)),
        (Bookmark("un-parcours", "fox", "premiere", *KEYS[1]), (Page.CHALLENGE, 0, 1)),
        (Bookmark("un-parcours", "fox", FREE_PLAY, FREE_CHALLENGE), (Page.CHALLENGE, 0, 0)),
    ],
    ids=lambda value: getattr(value, "lesson", ""),
)
def test_a_bookmark_leads_as_far_as_what_it_names_is_there_and_unchanged(
    bookmark: Bookmark, there: tuple[Page, int, int] | None
) -> None:
    assert place(route().to_bookmark(bookmark)) == there


def test_what_is_kept_of_a_place_leads_back_to_it() -> None:
    for at in (route().to_lesson(1), playing(0, 1).at, playing(1, 0).at):
        kept = route(at=at).bookmark("owl")
        assert place(route().to_bookmark(kept)) == (at.page, at.lesson_place, at.challenge_place)
    assert route().bookmark("owl") == Bookmark("un-parcours", "owl")


def test_one_goes_back_from_a_challenge_to_its_lesson_and_from_free_play_to_the_garden() -> None:
    assert place(playing(1, 0).back()) == (Page.LESSON, 1, 0)
    assert route(at=route().to_free_play()).back().page is Page.HOME


def test_a_page_behind_what_was_done_opens_at_the_challenge_still_to_do() -> None:
    """The bookmark came back and the journal did not."""
    story = StoryPage(Text("D'abord."), "oeuf"), Played("un"), StoryPage(Text("Enfin."), "gateau")
    tale = lesson("conte", challenge(THREE_STEPS, "un"), story=story)
    shelf = Repertoire.of(path(tale))
    at = Whereabouts()
    there = Route(shelf, replace(at, book=at.book.at(tale, 2))).to_lesson(0)
    assert (there.page, there.book.place(tale)) == (Page.STORY, 1)


def test_free_play_that_was_run_counts_as_done_and_holds_no_feast() -> None:
    """It is one challenge long: each run fills it."""
    at = route().to_free_play()
    done = Route(SHELF.with_done(SHELF.flowers.keys(SHELF.free)), at)
    assert (done.next_challenge, done.ends_in_feast) == (None, False)
    assert place_after(done, feast(playing(0, 0))).book.feast is None


def test_what_belongs_to_a_page_is_gone_on_the_next_one_and_nothing_else() -> None:
    """A chosen age on that page alone, an answer with its challenge, the garden looked at until a feast."""
    there = replace(playing(0, 1).at, is_free=True, age=2, garden=1, since_page=9.0)
    kept = {page: replace(there, page=page).entered() for page in Page}
    assert {page for page, each in kept.items() if each.age == 2} == {Page.AGES}
    assert {page for page, each in kept.items() if each.round is not None} == {Page.CHALLENGE}
    assert {page for page, each in kept.items() if each.is_free} == {Page.CHALLENGE}
    assert {page for page, each in kept.items() if each.garden is None} == {Page.FEAST}
    assert {(each.lesson_place, each.challenge_place, each.since_page) for each in kept.values()} == {(0, 1, 0.0)}
    assert all(each.page is page for page, each in kept.items())


@pytest.mark.parametrize("page", Page)
def test_one_comes_back_to_what_was_behind_a_film_or_a_feast(page: Page) -> None:
    for there in (replace(playing(0, 1).at, page=page), Whereabouts(page)):
        behind = Page.CHALLENGE if there.round is not None else Page.HOME
        lasting = there.lasting()
        assert lasting.page is (behind if page in (Page.FEAST, Page.FILM) else page)
        assert replace(lasting, page=page) == there


def test_a_group_begins_in_the_garden_with_nothing_open() -> None:
    there = Whereabouts()
    assert (there.page, there.round, there.garden, there.age) == (Page.HOME, None, None, None)
    assert (there.is_free, there.plays_again, there.since_page) == (False, False, 0.0)
    assert [Whereabouts(page).seen for page in Page] == [*Page]
    assert playing(0, 0).at.seen is Page.CHALLENGE, "a robot by hand has its own page, once it is taken"
