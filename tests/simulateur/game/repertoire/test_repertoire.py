"""What there is to play: paths by level, what was done in all of them, and free play at the level that is played."""

from dataclasses import replace
from pathlib import Path

from beebot.fingerprint import challenge_hash
from beebot.lesson import Level
from beebot.loader import load_path
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.paths import PathsChanged
from simulateur.game.repertoire.flowers import hashes_of
from simulateur.game.repertoire.freeplay import FREE_PLAY
from simulateur.game.repertoire.repertoire import Repertoire
from simulateur.game.session import Page, Session
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, path

SHARED, OWN = challenge(THREE_STEPS, "commun"), challenge(MEADOW, "propre")
YOUNG = replace(path(lesson("petite", SHARED)), id="petit", level=Level.PS)
OLD = replace(path(lesson("grande", SHARED, OWN)), id="grand", level=Level.GS)
KEY = ("commun", challenge_hash(SHARED))


def test_it_begins_with_one_path_of_which_nothing_was_done() -> None:
    repertoire = Repertoire.of(OLD)
    assert (repertoire.paths, repertoire.path, repertoire.flowers.done) == ((OLD,), OLD, frozenset())
    assert (repertoire.free.id, repertoire.free.level) == (FREE_PLAY, Level.GS)


def test_paths_stand_from_the_youngest_level_to_the_oldest() -> None:
    more = Repertoire.of(OLD).with_path(YOUNG, {})
    assert (more.paths, more.path) == ((YOUNG, OLD), OLD)


def test_what_was_done_in_one_path_is_done_in_another() -> None:
    repertoire = Repertoire.of(YOUNG).with_path(OLD, {}).with_done([KEY]).playing(OLD)
    assert repertoire.flowers.challenges_done(OLD.lessons[0]) == (True, False)
    assert repertoire.showing([]).flowers.challenges_done(OLD.lessons[0]) == (False, False)


def test_free_play_follows_the_level_of_the_path_that_is_played() -> None:
    repertoire = Repertoire.of(OLD).playing(YOUNG)
    assert repertoire.free.level is Level.PS
    assert len(repertoire.flowers.keys(repertoire.free)) == 1


def test_hashes_that_came_with_a_path_are_those_it_is_played_with() -> None:
    known = {each: f"connu-{each.id}" for each in hashes_of([*YOUNG.lessons, Repertoire.of(YOUNG).free])}
    repertoire = Repertoire.of(OLD).with_path(YOUNG, known).playing(YOUNG)
    assert repertoire.flowers.keys(YOUNG.lessons[0]) == (("commun", "connu-commun"),)


SHEETS = Path(__file__).parents[3] / "lecons" / "sheets" / "parcours" / "petite-section.yaml"


def test_where_the_path_that_is_played_goes_one_of_its_level_is_played() -> None:
    mine = replace(OLD, id="mien")
    shelf = Repertoire.of(mine).with_path(YOUNG, {}).with_path(OLD, {})
    assert shelf.to_change(PathsChanged(("mien",))).changed().path == OLD
    assert shelf.to_change(PathsChanged(("mien", "grand"))).changed().path == YOUNG


def test_a_seance_of_games_is_on_the_shelf_and_cannot_be_begun() -> None:
    session = Session(load_path(SHEETS).path, "fr")
    session.touch(Touch(Key.LESSON, 0))
    assert (session.page, session.route.lesson.id) == (Page.LESSON, "ps-1")
    session.touch(Touch(Key.HOME))
    session.touch(Touch(Key.ADULTS))
    assert session.repertoire.sheet == 1
    session.touch(Touch(AdultKey.SHEET, 0))
    session.touch(Touch(AdultKey.START))
    assert session.page is Page.ADULTS
    session.touch(Touch(AdultKey.SHEET, 1))
    session.touch(Touch(AdultKey.START))
    assert (session.page, session.route.lesson.id) == (Page.LESSON, "ps-1")


def test_paths_for_no_level_stand_last() -> None:
    outside = replace(OLD, id="dehors", level=None)
    repertoire = Repertoire.of(outside).with_path(OLD, {})
    assert [each.level for each in repertoire.paths] == [Level.GS, None]
    assert repertoire.free.level is None


def test_in_order_what_was_done_opens_and_the_next_and_nothing_behind_it() -> None:
    lessons = [lesson(name, challenge(MEADOW, name)) for name in ("une", "deux", "trois", "quatre")]
    flowers = Repertoire.of(path(*lessons)).flowers
    done = flowers._replace(done=frozenset((*flowers.keys(lessons[0]), *flowers.keys(lessons[2]))))
    assert [done.may_open(place, free=False) for place in range(-1, 5)] == [False, True, True, True, False, False]
    assert [done.may_open(place, free=True) for place in range(-1, 5)] == [False, True, True, True, True, False]
    everything = flowers._replace(done=frozenset(key for each in lessons for key in flowers.keys(each)))
    assert all(everything.may_open(place, free=False) for place in range(4))
