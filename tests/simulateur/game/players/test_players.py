"""Who plays, and where the others wait: values alone. ``test_groups.py`` plays the same on a session."""

from dataclasses import replace

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.players.players import Players
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Opened
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, path_of

PATH = path_of(challenge(THREE_STEPS, "un"), challenge(MEADOW, "deux"))
KEY, OTHER = Repertoire.of(PATH).flowers.keys(PATH.lessons[0])
ANIMALS = ("fox", "frog", "owl")


def players(*, own: bool) -> Players:
    return Players(Repertoire.of(PATH), Turns(ANIMALS), own)


def done(of: Players) -> frozenset[tuple[str, str]]:
    return of.repertoire.flowers.done


def test_what_one_has_done_is_done_for_all_or_for_itself() -> None:
    for own, seen in ((False, {KEY}), (True, frozenset())):
        after = players(own=own).with_done(("fox",), KEY)
        assert done(after) == {KEY}
        assert done(replace(after, turns=after.turns.passed_on()).with_flowers()) == seen
    for own in (False, True):
        assert done(players(own=own).with_done((), KEY)) == frozenset()


def test_who_leaves_comes_back_to_the_same_place_and_a_new_animal_to_the_garden() -> None:
    at = players(own=True).route.to_lesson(0)
    left = replace(players(own=True), at=at).keep_place()
    frog, nowhere = replace(left, turns=left.turns.passed_on()).restore_place()
    assert (frog.at, nowhere) == (Whereabouts(), None)
    fox, from_there = replace(frog.keep_place(), turns=left.turns).restore_place()
    assert (fox.at, from_there) == (at, None)
    assert [each.animal for each in fox.bookmark.others] == ["frog"]


def test_what_was_changed_is_found_again_by_its_bookmark_alone() -> None:
    at = players(own=True).route.to_lesson(0)
    left = replace(players(own=True), at=at).keep_place().with_path(PATH)
    back, bookmark = left.restore_place()
    assert (back.at, bookmark) == (Whereabouts(), Bookmark(PATH.id, "fox", "une-seance"))


@pytest.mark.parametrize("page", Page)
def test_the_turn_is_passed_where_somebody_plays(page: Page) -> None:
    passes = page in (Page.LESSON, Page.STORY, Page.CHALLENGE)
    for own in (False, True):
        here = replace(players(own=own), at=Whereabouts(page))
        assert here.passes_turn == passes
        assert here.turns_after(Touch(Key.TURN)) == (Turns(ANIMALS, 1) if passes else None)
        assert here.turns_after(Touch(Key.TOKEN, 2)) == Turns(ANIMALS, 2)
    alone = replace(players(own=True), turns=Turns(("fox",)))
    assert not replace(alone, at=Whereabouts(page)).passes_turn


def test_a_turn_stays_with_its_animal_and_one_that_plays_no_more_waits() -> None:
    at = replace(players(own=True).route.to_lesson(0))
    kept = replace(players(own=True), at=at).with_settings(Settings(tokens=("pig", "fox"), own_progress=True))
    assert (kept.animal, kept.bookmark.others) == ("fox", ())
    gone = replace(players(own=True), at=at).with_settings(Settings(tokens=("pig", "owl"), own_progress=True))
    assert (gone.animal, [each.animal for each in gone.bookmark.others]) == ("pig", ["fox"])


@pytest.mark.parametrize(
    ("begun", "path", "resumes", "goes_to"),
    [
        (False, PATH.id, True, True),
        (True, PATH.id, True, False),
        (False, "ailleurs", True, False),
        (False, PATH.id, False, False),
    ],
)
def test_a_sitting_goes_on_where_the_last_one_ended_if_nobody_has_begun(
    begun: bool, path: str, resumes: bool, goes_to: bool
) -> None:
    bookmark = Bookmark(path, "owl", "une-seance")
    opened = Opened(frozenset({KEY, OTHER}), bookmark, resumes, {"owl": frozenset({KEY})})
    for own in (False, True):
        after, there = players(own=own).with_kept(opened, begun=begun)
        follows = not begun and path == PATH.id
        assert after.animal == ("owl" if follows else "fox")
        assert done(after) == ({KEY, OTHER} if not own else {KEY} if follows else frozenset())
        assert there == (bookmark if goes_to else None)


def test_nothing_is_left_once_all_is_erased() -> None:
    erased = players(own=True).with_done(("fox",), KEY).keep_place().with_nothing_done()
    assert (done(erased), erased.bookmark.others, erased.groups.by_anybody) == (frozenset(), (), frozenset())
