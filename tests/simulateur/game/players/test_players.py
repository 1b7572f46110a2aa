"""Who plays, and where the others wait: values alone. ``test_groups.py`` plays the same on a session."""

from dataclasses import replace

import pytest

from simulateur.game.controls import Key, Touch
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.play.run import Phase
from simulateur.game.players.players import Players
from simulateur.game.players.whereabouts import Page, Whereabouts
from simulateur.game.records import Bookmark
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.reports import Opened
from simulateur.game.rounds.round import Round
from simulateur.game.rounds.whose_turn import Turns
from simulateur.game.settings import Settings
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, keys, path_of

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


def at_the_first(*touches: Touch) -> Round:
    playing = Round(PATH.lessons[0].challenges[0], Settings())
    for touch in touches:
        playing.touch(touch, (), Turns(ANIMALS))
    for _second in range(60):
        playing.tick(1.0)
    return playing


@pytest.mark.parametrize("program", ["avancer", "avancer avancer avancer"])
def test_after_a_success_going_on_passes_the_turn_and_the_animal_does_not_unless_each_plays_for_itself(
    program: str,
) -> None:
    playing = at_the_first(*keys(program), Touch(Key.GO))
    succeeded = playing.attempt.phase is Phase.SUCCEEDED
    assert succeeded is (program != "avancer")
    at = Whereabouts(Page.CHALLENGE, round=playing)
    assert [replace(players(own=own), at=at).passes_turn for own in (False, True)] == [not succeeded, True]


def test_an_answer_that_is_left_waits_and_one_that_succeeded_does_not() -> None:
    for program, go, waits in (("avancer", (), True), ("avancer avancer avancer", (Touch(Key.GO),), False)):
        playing = at_the_first(*keys(program), *go)
        here = replace(players(own=False), at=Whereabouts(Page.CHALLENGE, round=playing))
        there = here.place_outside()
        assert there.page is Page.LESSON
        assert (there.waiting.waiting_on(PATH.id) is not None) is waits
    assert players(own=False).place_outside().waiting.answer is None


@pytest.mark.parametrize("path", [PATH.id, "autre"])
def test_what_a_group_left_on_another_path_waits_until_that_one_is_played_again(path: str) -> None:
    left = replace(players(own=True), at=players(own=True).route.to_lesson(0))
    mark = Bookmark(path, "fox", "une-seance", "un", touches=tuple(keys("avancer")))
    waits = replace(left, groups=left.groups.leaving("fox", mark, left.at))
    back, _bookmark = waits.restore_place()
    assert (back.at.waiting.waiting_on(path) is not None) is (path != PATH.id)
    assert "fox" not in back.groups.left


@pytest.mark.parametrize("page", Page)
def test_paths_come_and_go_only_while_nobody_plays_one(page: Page) -> None:
    other = replace(PATH, id="autre")
    there = replace(players(own=False), at=Whereabouts(page, lesson_place=0, challenge_place=1))
    waiting = there.repertoire.to_change(PathsChanged((PATH.id,), (PathRead(other, {}),)))
    after = replace(there, repertoire=waiting).with_path_changes()
    between = page in (Page.HOME, Page.ADULTS)
    assert (after.repertoire.path.id, after.at.challenge_place) == (("autre", 0) if between else (PATH.id, 1))


@pytest.mark.parametrize("own", [False, True])
def test_only_where_each_has_a_place_of_its_own_an_animal_comes_back_to_it(own: bool) -> None:
    left = players(own=own).keep_place()
    assert left.has_left is own
    assert not left.plays_for_another, "it plays nothing"
    frog = replace(left, turns=left.turns.passed_on())
    assert not frog.has_left
