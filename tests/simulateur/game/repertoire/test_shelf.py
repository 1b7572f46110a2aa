"""The shelf of learning paths: what an adult looks at stays looked at, and changes wait until they are taken."""

from dataclasses import replace

from beebot.lesson import Audience, Game, Level
from beebot.text import Text
from lecons.topics import Topic
from simulateur.game.controls import AdultKey, Touch
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.repertoire.seance_lists import View
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, path

YOUNG = replace(path(lesson("petite", challenge(THREE_STEPS))), id="petit", level=Level.PS)
OLD = replace(path(lesson("grande", challenge(MEADOW)), lesson("autre", challenge(MEADOW))), id="grand", level=Level.GS)


def read(of: object) -> PathRead:
    return PathRead(of, {})  # type: ignore[arg-type]  # a path, made by ``replace``


def test_an_adult_comes_to_the_path_that_is_played_and_to_its_open_seance() -> None:
    shelf = Repertoire.of(OLD).with_path(YOUNG, {}).looking_at_played(1)
    assert (shelf.looked_at, shelf.place, shelf.sheet) == (OLD, 1, 1)


def test_another_path_shows_its_first_seance_and_another_touch_changes_nothing() -> None:
    shelf = Repertoire.of(OLD).with_path(YOUNG, {}).touch(Touch(AdultKey.SHEET, 1))
    assert (shelf.looked_at, shelf.sheet) == (OLD, 1)
    assert shelf.touch(Touch(AdultKey.UP, 0, amount=2)) is shelf
    shelf = shelf.touch(Touch(AdultKey.SHELF, 0))
    assert (shelf.looked_at, shelf.sheet) == (YOUNG, 0)


def test_a_path_that_comes_before_leaves_the_adult_where_she_looks() -> None:
    shelf = Repertoire.of(OLD)._replace(sheet=1).with_path(YOUNG, {})
    assert (shelf.paths, shelf.looked_at, shelf.place, shelf.sheet) == ((YOUNG, OLD), OLD, 1, 1)


def test_changes_wait_in_their_order_and_are_taken_together() -> None:
    again = replace(YOUNG, lessons=OLD.lessons)
    waits = (
        Repertoire.of(OLD)
        .to_change(PathsChanged((), (read(YOUNG),)))
        .to_change(PathsChanged(("petit",), (read(again),)))
    )
    assert (waits.paths, len(waits.waiting)) == ((OLD,), 2)
    taken = waits.changed()
    assert (taken.paths, taken.waiting, taken.path) == ((again, OLD), (), OLD)


def test_a_path_that_is_gone_is_looked_at_no_longer() -> None:
    shelf = Repertoire.of(YOUNG).with_path(OLD, {})._replace(place=1, sheet=1)
    shelf = shelf.to_change(PathsChanged(("grand",))).changed()
    assert (shelf.paths, shelf.looked_at, shelf.sheet) == ((YOUNG,), YOUNG, 0)


GAMES = (Game(Text("Le robot dort"), 10, (Text("Dormir."),)),)
AFTERNOON = replace(lesson("gouter", challenge(THREE_STEPS)), level=None, games=GAMES)
AFTER_SCHOOL = replace(path(AFTERNOON), id="soir", level=None, audiences=(Audience.AFTER_SCHOOL,))
STAGE = replace(lesson("etape", challenge(MEADOW)), audiences=(Audience.SCHOOL, Audience.AFTER_SCHOOL))
PROJECT = replace(
    path(STAGE),
    id="a-projet",
    level=None,
    audiences=(Audience.SCHOOL, Audience.AFTER_SCHOOL),
    places=(("etape", Audience.AFTER_SCHOOL),),
)


def looked_up(shelf: Repertoire) -> dict[int, list[str]]:
    """The ids of the séances on each list."""
    return {listed.index: [found.lesson.id for found in listed.held] for listed in shelf.lists}


def town() -> Repertoire:
    return Repertoire.of(OLD).with_path(PROJECT, {}).with_path(AFTER_SCHOOL, {})


def seen_by(view: View) -> Touch:
    return Touch(AdultKey.FIND_BY, tuple(View).index(view))


def test_by_place_each_seance_stands_where_it_is_held_and_those_for_that_place_alone_come_first() -> None:
    by_place = looked_up(town().touch(seen_by(View.PLACES)))
    school, after = map(tuple(Audience).index, (Audience.SCHOOL, Audience.AFTER_SCHOOL))
    assert by_place == {school: ["grande", "autre"], after: ["gouter", "etape"]}


def test_by_topic_a_seance_stands_with_others_of_all_paths_and_no_rack_is_empty() -> None:
    by_topic = looked_up(town().touch(seen_by(View.TOPICS)))
    assert by_topic == {tuple(Topic).index(Topic.UNPLUGGED): ["gouter"]}


def test_the_sheet_stays_in_another_view_that_has_it() -> None:
    shelf = town().touch(seen_by(View.PLACES))
    assert (shelf.found.lesson.id, shelf.sheet) == ("grande", 0)
    shelf = shelf.touch(Touch(AdultKey.SHELF, tuple(Audience).index(Audience.AFTER_SCHOOL)))
    shelf = shelf.touch(Touch(AdultKey.SHEET, 1))
    assert shelf.found.lesson.id == "etape"
    back = shelf.touch(seen_by(View.PATHS))
    assert (back.looked_at, back.found.lesson.id) == (PROJECT, "etape")
    nowhere = back.touch(seen_by(View.TOPICS))
    assert nowhere.found.lesson.id == "gouter", "no topic has it"


def test_a_path_that_comes_leaves_the_sheet_in_every_view() -> None:
    for view in View:
        shelf = Repertoire.of(OLD).with_path(AFTER_SCHOOL, {}).touch(seen_by(view))
        assert shelf.with_path(PROJECT, {}).with_path(YOUNG, {}).found == shelf.found, view


def test_a_seance_of_two_racks_stays_on_the_one_where_she_reads_it() -> None:
    after = tuple(Audience).index(Audience.AFTER_SCHOOL)
    shelf = Repertoire.of(OLD).with_path(replace(PROJECT, places=()), {}).touch(seen_by(View.PLACES))
    assert STAGE.id in looked_up(shelf)[after - 1], "school has it too, and comes first"
    shelf = shelf.touch(Touch(AdultKey.SHELF, after)).with_path(YOUNG, {})
    assert (shelf.place, shelf.found.lesson) == (after, STAGE)


def test_who_comes_in_again_finds_the_paths() -> None:
    shelf = town().touch(seen_by(View.TOPICS)).looking_at_played(1)
    assert (shelf.view, shelf.found.lesson.id) == (View.PATHS, "autre")


def test_a_view_with_nothing_to_show_is_none() -> None:
    shelf = Repertoire.of(OLD).with_path(YOUNG, {})
    assert shelf.views == (View.PATHS, View.PLACES, View.WORDS)
    assert shelf.touch(seen_by(View.TOPICS)) is shelf


def test_the_seance_that_follows_is_the_next_one_of_its_path_whatever_she_looks_by() -> None:
    shelf = Repertoire.of(OLD).with_path(YOUNG, {}).looking_at_played(0)
    assert shelf.following == (OLD, OLD.lessons[1])
    there = shelf.touch(Touch(AdultKey.FOLLOWING))
    assert (there.found, there.following) == ((OLD, OLD.lessons[1]), None)
    assert there.touch(Touch(AdultKey.FOLLOWING)) is there, "there is none after the last"
    for view in View:
        by = shelf.touch(Touch(AdultKey.FIND_BY, tuple(View).index(view)))
        following = by.touch(Touch(AdultKey.FOLLOWING))
        assert (following.found.lesson, following.view) == (OLD.lessons[1], by.view), "the same list holds it"
    assert shelf.touch(Touch(AdultKey.PRINT, 1)).found == there.found
    assert shelf.touch(Touch(AdultKey.PRINT)) is shelf


def test_a_seance_without_challenges_follows_too() -> None:
    unplugged = replace(lesson("jeux"), games=(Game(Text("Un jeu"), 10, (), ()),))
    both = replace(OLD, shelf=(OLD.lessons[0], unplugged, OLD.lessons[1]))
    shelf = Repertoire.of(both)
    assert shelf.following == (both, unplugged)
    assert shelf.touch(Touch(AdultKey.FOLLOWING)).following == (both, OLD.lessons[1])


def test_the_challenges_of_any_path_are_filed_under_the_same_keys() -> None:
    shelf = Repertoire.of(OLD).with_path(YOUNG, {})
    own, other = shelf.keys(OLD.lessons[0]), shelf.keys(YOUNG.lessons[0])
    assert own == shelf.flowers.keys(OLD.lessons[0])
    assert other == shelf.playing(YOUNG).flowers.keys(YOUNG.lessons[0])
