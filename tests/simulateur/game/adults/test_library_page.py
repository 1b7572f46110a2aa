"""The adults' page of the library without a screen: what it asks of the machine, and what it does with the answers."""

from dataclasses import replace

import pytest

from beebot.lesson import LearningPath
from beebot.text import Text
from simulateur.game.adults.library import Doing, LibraryPage
from simulateur.game.adults.state import Adults, Section
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.packs import (
    Found,
    HearPack,
    IdsTaken,
    ImportEnded,
    ImportIsAt,
    ImportPack,
    LibraryIs,
    LookInto,
    PackAsk,
    PackHolds,
    PackPath,
    PackReport,
    PacksFound,
    PackShows,
    RemovePack,
    Shelved,
)
from simulateur.game.messages.paths import PathRead, PathsChanged
from simulateur.game.read_each_turn import shown_path
from simulateur.game.requests import Request
from simulateur.game.session import Page, Session
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, path_of

FILES = (Found("/d/a.zip", "a.zip", "Documents"), Found("/d/b.zip", "b.zip", "Bureau"))
SHELVED = (Shelved("a", "A", "1 séance, 1 Mo"), Shelved("b", "B", "2 séances, 1 Mo"))
COME = Touch(AdultKey.SECTION, tuple(Section).index(Section.LIBRARY))
SHOWS = PackShows("/d/a.zip", (), b"voix")
HOLDS = PackHolds("/d/a.zip", "1 séance", (PackPath("A", ("– Une séance · GS · 30 min",)),))
CONFIRM, CANCEL, ADD = Touch(AdultKey.CONFIRM), Touch(AdultKey.CANCEL), Touch(AdultKey.ADD_PACK)


def after(*steps: Touch | PackReport) -> tuple[LibraryPage, list[Request]]:
    """The page after what was touched and heard since it was opened, and all that was asked."""
    adults, asked = Adults().touch(COME)
    requests = list(asked)
    for step in steps:
        if isinstance(step, Touch):
            adults, asked = adults.touch(step)
            requests += asked
        else:
            adults = adults.heard(step)
    return adults.library, requests


def test_the_page_asks_what_is_there() -> None:
    assert after() == (LibraryPage(), [PackAsk.SHOW])
    assert after(LibraryIs(SHELVED))[0].packs == SHELVED


ADDED = (ADD, PacksFound(FILES), Touch(AdultKey.PACK), HOLDS, CONFIRM)
"""The first file is chosen, looked into and taken in."""


def test_a_file_is_chosen_looked_into_and_taken_in() -> None:
    page, asked = after(*ADDED, ImportIsAt(0.456), ImportIsAt(0.3))
    assert asked == [PackAsk.SHOW, PackAsk.FIND, LookInto("/d/a.zip"), ImportPack("/d/a.zip", may_replace=False)]
    assert (page.doing, page.file, page.part) == (Doing.IMPORTING, FILES[0], 0.45)


def test_what_is_no_pack_yet_is_told_and_not_looked_into() -> None:
    alone = Found("/d/seule.yaml", "seule.yaml", "Bureau", "une séance seule")
    page, asked = after(ADD, PacksFound((alone, *FILES)), Touch(AdultKey.PACK, 0))
    assert (page.doing, page.found, asked[-1]) == (Doing.CHOOSING, (alone, *FILES), PackAsk.FIND)
    assert after(ADD, PacksFound((alone, *FILES)), Touch(AdultKey.PACK, 1))[0].file == FILES[0]


def test_what_a_file_holds_is_told_before_it_is_taken_in_and_another_can_be_looked_into() -> None:
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 1), CONFIRM, HOLDS)
    assert (page.doing, page.inside, asked[-1]) == (Doing.LOOKING, None, LookInto("/d/b.zip")), "of another file"
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 0), HOLDS)
    assert (page.inside, asked[-1]) == (HOLDS, LookInto("/d/a.zip")), "nothing is taken in yet"
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 0), HOLDS, CANCEL, HOLDS)
    assert (page.doing, page.found, page.inside, asked[-1]) == (Doing.CHOOSING, FILES, None, PackAsk.STOP)


def test_a_voice_of_the_file_is_heard_once_it_is_there_and_of_no_other_file() -> None:
    hear = Touch(AdultKey.HEAR)
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 0), HOLDS, hear)
    assert (page.shown, asked[-1]) == (None, LookInto("/d/a.zip"))
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 0), HOLDS, SHOWS, hear)
    assert (page.shown, asked[-1]) == (SHOWS, HearPack(b"voix"))
    page, asked = after(ADD, PacksFound(FILES), Touch(AdultKey.PACK, 1), SHOWS, hear)
    assert (page.shown, asked[-1]) == (None, LookInto("/d/b.zip"))


def test_a_file_that_cannot_be_looked_into_is_told_with_a_sentence() -> None:
    page, _asked = after(LibraryIs(SHELVED), ADD, PacksFound(FILES), Touch(AdultKey.PACK), ImportEnded("abîmé"))
    assert page == LibraryPage(packs=SHELVED, answer="abîmé")


def test_it_ends_with_a_sentence() -> None:
    page, _asked = after(*ADDED, ImportEnded("Voilà."), LibraryIs(SHELVED))
    assert page == LibraryPage(packs=SHELVED, answer="Voilà.")


@pytest.mark.parametrize(("answer", "asked"), [(CONFIRM, [ImportPack("/d/a.zip", may_replace=True)]), (CANCEL, [])])
def test_names_that_are_taken_are_asked_about(answer: Touch, asked: list[Request]) -> None:
    page, requests = after(*ADDED, IdsTaken("pris"), answer)
    assert requests[4:] == asked
    assert page.doing is (Doing.IMPORTING if asked else Doing.LISTING)
    assert page.answer == ("" if asked else "Rien n'est changé.")


def test_an_import_can_be_stopped_and_what_comes_later_changes_nothing() -> None:
    page, asked = after(*ADDED, CANCEL, ImportIsAt(0.9), IdsTaken("pris"))
    assert asked[-1] is PackAsk.STOP
    assert page == LibraryPage(answer="L'import est arrêté ; rien n'est changé.")


@pytest.mark.parametrize(("answer", "asked"), [(CONFIRM, [RemovePack("b")]), (CANCEL, [])])
def test_a_pack_goes_after_a_question(answer: Touch, asked: list[Request]) -> None:
    page, requests = after(LibraryIs(SHELVED), Touch(AdultKey.TAKE_OUT, 1), answer)
    assert (requests[1:], page.doing) == (asked, Doing.LISTING)


@pytest.mark.parametrize(
    "touch", [CONFIRM, Touch(AdultKey.PACK), Touch(AdultKey.TAKE_OUT, 2), Touch(AdultKey.TAKE_OUT)]
)
def test_a_touch_out_of_turn_does_nothing(touch: Touch) -> None:
    assert after(touch) == after()


def test_an_import_is_still_there_when_an_adult_comes_back() -> None:
    page, _asked = after(
        *(*ADDED, ImportIsAt(0.5)),
        *(Touch(AdultKey.SECTION, tuple(Section).index(Section.DATA)), ImportIsAt(0.75), COME),
    )
    assert (page.doing, page.part) == (Doing.IMPORTING, 0.75)


def one(name: str, title: str = "Un parcours", facts: str = THREE_STEPS) -> LearningPath:
    return replace(path_of(challenge(facts, name)), id=name, title=Text(title))


def test_the_path_that_is_played_is_another_when_its_pack_has_gone() -> None:
    session = Session(one("kit"), "fr")
    session.hear(PathRead(one("mien")))
    session.journey.use_path(session.repertoire.paths[1])
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SHELF, 1))
    session.hear(PathsChanged(("mien",)))
    assert [path.id for path in session.repertoire.paths] == ["kit"]
    assert (session.repertoire.path.id, session.settings.path, session.repertoire.place) == ("kit", "kit", 0)
    assert shown_path(session).id == "kit"


def test_the_pictures_that_are_seen_are_those_of_the_path_that_an_adult_looks_at_while_she_is_there() -> None:
    session = Session(one("kit"), "fr")
    session.hear(PathRead(one("mien")))
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.SHELF, 1))
    assert (shown_path(session).id, session.repertoire.path.id) == ("mien", "kit")
    session.journey.go(session.route.to_page(Page.HOME))
    assert shown_path(session).id == "kit"


def test_a_path_that_comes_again_takes_the_place_of_the_old_one() -> None:
    session = Session(one("kit"), "fr")
    session.hear(PathsChanged((), (PathRead(one("mien", "Ancien")),)))
    session.journey.use_path(session.repertoire.paths[1])
    session.hear(PathsChanged(("mien",), (PathRead(one("mien", "Nouveau", MEADOW)),)))
    assert (session.repertoire.path.title.fr, [path.id for path in session.repertoire.paths]) == (
        "Nouveau",
        ["kit", "mien"],
    )


def test_the_last_path_never_goes() -> None:
    session = Session(one("kit"), "fr")
    session.hear(PathsChanged(("kit",)))
    assert [path.id for path in session.repertoire.paths] == ["kit"]


@pytest.mark.parametrize("home", [Key.HOME, Key.ADULTS])
def test_what_children_are_in_stays_until_they_leave_it(home: Key) -> None:
    session = Session(one("mien"), "fr")
    session.hear(PathRead(one("kit")))
    session.open_challenge(0, 0)
    session.hear(PathsChanged(("mien",)))
    assert session.repertoire.path.id == "mien"
    session.touch(Touch(Key.HOME))
    assert (session.page, session.repertoire.path.id) == (Page.LESSON, "mien")
    session.touch(Touch(Key.HOME))
    if home is Key.ADULTS:
        session.touch(Touch(home))
    assert (session.repertoire.path.id, len(session.repertoire.paths)) == ("kit", 1)


def test_a_feast_and_its_film_stay_those_of_the_path_that_was_played() -> None:
    session = Session(one("mien"), "fr")
    session.hear(PathRead(one("kit")))
    session.open_challenge(0, 0)
    for key in (Key.FORWARD, Key.FORWARD, Key.FORWARD, Key.GO):
        session.touch(Touch(key))
    session.tick(60.0)
    session.tick(60.0)
    for key, page in ((Key.NEXT, Page.FEAST), (Key.FILM, Page.FILM)):
        session.touch(Touch(key))
        session.hear(PathsChanged(("mien",)))
        assert (session.page, session.repertoire.path.id) == (page, "mien")
        session.tick(60.0)
    session.touch(Touch(Key.NEXT))
    assert (session.page, session.repertoire.path.id) == (Page.HOME, "kit")
