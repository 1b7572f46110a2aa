"""The adults' pages without a screen: what a touch changes, what the machine is asked, what it answers."""

from dataclasses import replace
from datetime import date

import pytest

from beebot.journal.journal import Entry
from beebot.lesson import Level
from lecons.names import ANIMALS
from simulateur.game.adults.open_sheet import SheetPart
from simulateur.game.adults.options import OPTIONS, families
from simulateur.game.adults.state import Adults, Pane, Section, with_setting
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.messages.members import Member
from simulateur.game.repertoire.seance_lists import View
from simulateur.game.reports import Around, Contents, Erased, Kind, Notice, Port
from simulateur.game.requests import Ask, LinkRobot, OpenFile, Request, ShowTries, Stored
from simulateur.game.session import Page, Session
from simulateur.game.settings import Settings
from tests.simulateur.builders import MEADOW, THREE_STEPS, challenge, lesson, member, offering, path_of, put

KINDS = (Kind("escornabot", "Escornabot", tried=False), Kind("thymio", "Thymio", tried=False))
PORTS = (Port("/dev/ttyS0", "", ()), Port("/dev/ttyUSB0", "CH340", ("thymio", "escornabot")))


def coming_to(section: Section) -> Touch:
    return Touch(AdultKey.SECTION, tuple(Section).index(section))


def at(section: Section) -> Adults:
    """On a page, with everything asked so far taken."""
    return touch(Adults(), coming_to(section))[0]


def touch(adults: Adults, *touches: Touch, members: tuple[Member, ...] = ()) -> tuple[Adults, tuple[Request, ...]]:
    """After some touches: the pages, and everything that was asked."""
    asked: tuple[Request, ...] = ()
    for each in touches:
        adults, more = adults.touch(each, members)
        asked += more
    return adults, asked


def set_by(*touches: Touch, settings: Settings | None = None) -> Settings:
    after = settings or Settings()
    for each in touches:
        after = with_setting(after, each)
    return after


def place_of(field: str) -> int:
    return next(place for place, option in enumerate(OPTIONS) if option.field == field)


def test_the_door_leads_to_the_seances_of_the_children_or_to_what_there_is_to_read() -> None:
    adults, _asked = Adults().entered(notices=False)
    assert adults.section is Section.LESSONS
    adults, _asked = adults.entered(notices=True)
    assert adults.section is Section.NOTICES


def test_a_robot_touched_on_the_page_of_seances_is_looked_at_on_its_own() -> None:
    team = (member("fox"), member("owl"))
    adults, asked = touch(at(Section.LESSONS), Touch(AdultKey.MEMBER, 1), members=team)
    assert (adults.section, adults.robots.looked_at(team)) == (Section.ROBOTS, team[1])
    assert asked == (Ask.FIND_PORTS,)


def test_a_kind_that_the_machine_chose_is_in_sight_with_the_one_before_it() -> None:
    adults = at(Section.ROBOTS).heard(Around(KINDS, PORTS))
    assert adults.top(Pane.LIST) == adults.robots.kind - 1 > 0
    below, _asked = touch(adults, Touch(AdultKey.DOWN, Pane.LIST.value, amount=3))
    assert below.heard(Around(KINDS, PORTS)).top(Pane.LIST) == adults.robots.kind + 2, "the same one moves nothing"


def test_the_words_of_the_programme_stay_until_they_are_closed_or_something_else_is_looked_at() -> None:
    quoting, _asked = touch(at(Section.LESSONS), Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(SheetPart.QUOTES)))
    assert quoting.sheet.part is SheetPart.QUOTES
    keys = (AdultKey.SHEET_PART, AdultKey.SHEET, AdultKey.FOLLOWING, AdultKey.FIND_BY, AdultKey.SHELF)
    for away in (*map(Touch, keys), coming_to(Section.DATA)):
        assert touch(quoting, away)[0].sheet.part is not SheetPart.QUOTES, away


def test_another_level_shows_every_list_from_the_top() -> None:
    adults = at(Section.LESSONS)
    adults, _asked = touch(
        adults,
        Touch(AdultKey.SHEET, 4),
        Touch(AdultKey.DOWN, Pane.LIST.value, amount=3),
        Touch(AdultKey.DOWN, Pane.SHEET.value, amount=7),
    )
    assert (adults.top(Pane.LIST), adults.top(Pane.SHEET)) == (3, 7)
    quotes = Touch(AdultKey.SHEET_PART, tuple(SheetPart).index(SheetPart.QUOTES))
    assert touch(adults, quotes)[0].top(Pane.SHEET) == 0, "another part of the sheet is another text"
    adults, _asked = touch(adults, Touch(AdultKey.SHEET, 5))
    assert (adults.top(Pane.LIST), adults.top(Pane.SHEET)) == (3, 0)
    adults, _asked = touch(adults, Touch(AdultKey.SHELF, 1))
    assert adults.top(Pane.LIST) == 0


def test_lists_go_down_and_up_and_never_above_their_first_row() -> None:
    adults = at(Section.LESSONS)
    adults, _asked = touch(adults, Touch(AdultKey.DOWN, 0, amount=5), Touch(AdultKey.UP, 0, amount=2))
    assert adults.top(Pane.LIST) == 3
    adults, _asked = touch(adults, Touch(AdultKey.UP, 0, amount=9))
    assert adults.top(Pane.LIST) == 0


def test_the_robots_page_looks_for_ports_and_asks_what_its_own_state_says() -> None:
    adults, asked = touch(Adults(), coming_to(Section.ROBOTS))
    assert (asked, adults.robots.around) == ((Ask.FIND_PORTS,), None)
    _adults, asked = touch(adults.heard(Around(KINDS, PORTS)), Touch(AdultKey.CONNECT))
    assert asked == (LinkRobot("thymio", "/dev/ttyUSB0"),)


def test_animals_are_taken_in_and_left_out_in_their_order_and_the_last_one_stays() -> None:
    lion, fox = Touch(AdultKey.ANIMAL, ANIMALS.index("lion")), Touch(AdultKey.ANIMAL, ANIMALS.index("fox"))
    settings = set_by(lion, fox)
    assert settings.tokens == ("frog", "owl", "mouse", "lion")
    alone = replace(settings, tokens=("lion",))
    assert set_by(lion, settings=alone) == alone


def test_the_data_page_reads_what_is_kept_and_writes_it_out() -> None:
    _adults, asked = touch(Adults(), coming_to(Section.DATA), Touch(AdultKey.EXPORT))
    assert asked == (Stored.TALLIES, Stored.EXPORT)


def test_in_a_browser_the_data_page_hands_the_pictures_over() -> None:
    _adults, asked = touch(at(Section.DATA), Touch(AdultKey.PICTURES))
    assert asked == (Stored.PICTURES,)


def test_the_data_page_begins_with_the_table_and_every_try_is_asked_for_when_it_is_wanted() -> None:
    adults, asked = touch(at(Section.DATA), Touch(AdultKey.LOG))
    assert (adults.data.try_by_try, asked) == (True, (ShowTries(),))
    adults, asked = touch(adults, Touch(AdultKey.LOG))
    assert (adults.data.try_by_try, adults.data.entries, asked) == (False, None, (Stored.TALLIES,))
    adults, asked = touch(adults, Touch(AdultKey.LOG), coming_to(Section.DATA))
    assert (adults.data.try_by_try, asked) == (False, (ShowTries(), Stored.TALLIES))


def test_nothing_is_erased_without_a_second_yes() -> None:
    adults = at(Section.DATA)
    adults, asked = touch(adults, Touch(AdultKey.CONFIRM))
    adults, asked = touch(adults, Touch(AdultKey.ERASE), Touch(AdultKey.CANCEL), Touch(AdultKey.CONFIRM))
    assert (asked, adults.data.confirming) == ((), False)
    adults, asked = touch(adults, Touch(AdultKey.ERASE))
    assert (asked, adults.data.confirming) == ((), True)
    adults, asked = touch(adults, Touch(AdultKey.CONFIRM), Touch(AdultKey.CONFIRM))
    assert (asked, adults.data.confirming) == ((Stored.ERASE,), False)


def test_the_families_of_settings_are_all_the_settings_in_two_columns_of_nearly_one_height() -> None:
    many = [count for _name, count in families(window=True)]
    assert sum(many) == len(OPTIONS)
    half = len(many) // 2
    assert (len(many) % 2, sum(many[:half]) - sum(many[half:])) in {(0, 0), (0, 1)}


def test_leaving_the_page_forgets_a_question_that_was_open() -> None:
    adults = at(Section.DATA)
    adults, asked = touch(adults, Touch(AdultKey.ERASE), Touch(AdultKey.SECTION, 1), Touch(AdultKey.CONFIRM))
    assert Stored.ERASE not in asked


@pytest.mark.parametrize("place", range(len(OPTIONS)), ids=[option.field for option in OPTIONS])
def test_every_setting_changes_alone_and_comes_back(place: int) -> None:
    option, before = OPTIONS[place], Settings()
    less, more = Touch(AdultKey.LESS, place), Touch(AdultKey.MORE, place)
    there, back = (more, less) if getattr(before, option.field) == option.low else (less, more)
    if option.choices:
        there = back = Touch(AdultKey.SWITCH, place)
    others = max(len(option.choices) - 1, 1)
    after = set_by(there)
    assert getattr(after, option.field) != getattr(before, option.field)
    assert replace(after, **{option.field: getattr(before, option.field)}) == before
    assert set_by(*[back] * others, settings=after) == before


def test_a_counter_stops_at_both_ends() -> None:
    place = place_of("voice_volume")
    assert set_by(*[Touch(AdultKey.LESS, place)] * 20).voice_volume == 0
    assert set_by(Touch(AdultKey.MORE, place)).voice_volume == 10


def a_session(**settings: object) -> Session:
    chosen: Settings = replace(Settings(), **settings)  # type: ignore[arg-type]  # names of fields
    session = Session(path_of(challenge(THREE_STEPS), level=Level.GS), "fr", settings=chosen)
    put(
        session,
        repertoire=offering(
            session, session.repertoire.path, replace(session.repertoire.path, id="autre", level=Level.MS)
        ),
    )
    session.touch(Touch(Key.ADULTS))
    return session


def test_beginning_a_seance_of_another_level_opens_it_for_the_children() -> None:
    session = a_session()
    session.touch(Touch(AdultKey.SHELF, 1))
    session.touch(Touch(AdultKey.START))
    assert (session.page, session.repertoire.path.id, session.settings.path) == (Page.LESSON, "autre", "autre")


@pytest.mark.parametrize(
    "then", [coming_to(Section.SETTINGS), *(Touch(AdultKey.FIND_BY, place) for place in range(len(View)))], ids=str
)
def test_children_get_the_path_that_an_adult_chose_whatever_she_reads_then(then: Touch) -> None:
    session = a_session()
    session.touch(Touch(AdultKey.SHELF, 1))
    session.touch(then)
    session.touch(Touch(AdultKey.CHILDREN))
    assert (session.page, session.repertoire.path.id, session.settings.path) == (Page.HOME, "autre", "autre")


def test_the_sentences_to_record_are_those_of_the_path_that_an_adult_chose() -> None:
    session = a_session()
    other = lesson("autre", challenge(THREE_STEPS))
    put(
        session,
        repertoire=offering(
            session, session.repertoire.path, replace(session.repertoire.path, id="autre", lessons=(other,))
        ),
    )
    session.touch(Touch(AdultKey.SHELF, 1))
    session.touch(coming_to(Section.VOICES))
    assert session.adults.voices.lines[0].sentence == other.title.fr != session.repertoire.path.lessons[0].title.fr


def test_what_an_adult_chose_and_left_again_is_forgotten() -> None:
    session = a_session()
    session.touch(Touch(AdultKey.SHELF, 1))
    session.apologise(1.0)
    session.tick(2.0)
    session.touch(Touch(Key.ADULTS))
    session.touch(Touch(AdultKey.CHILDREN))
    assert (session.page, session.repertoire.path.level) == (Page.HOME, Level.GS)


@pytest.mark.parametrize("view", [View.PLACES, View.WORDS])
def test_children_keep_their_path_where_an_adult_only_reads_a_seance_of_another(view: View) -> None:
    session = played()
    session.touch(Touch(AdultKey.FIND_BY, tuple(View).index(view)))
    session.touch(Touch(AdultKey.SHEET, 1))
    session.touch(Touch(AdultKey.FIND_BY, tuple(View).index(View.PATHS)))
    assert session.repertoire.looked_at.id == "cp"
    mine = session.repertoire.path.id
    session.touch(Touch(AdultKey.CHILDREN))
    assert (session.page, session.repertoire.path.id) == (Page.HOME, mine)


def test_children_keep_their_path_where_an_adult_only_prints_another() -> None:
    session = a_session()
    session.touch(coming_to(Section.PRINT))
    session.touch(Touch(AdultKey.SHELF, 1))
    assert session.repertoire.looked_at.id == "autre"
    mine = session.repertoire.path.id
    session.touch(Touch(AdultKey.CHILDREN))
    assert (session.page, session.repertoire.path.id) == (Page.HOME, mine)


def test_children_keep_their_path_where_the_one_that_is_chosen_has_nothing_to_play() -> None:
    session = played()
    games = replace(session.repertoire.paths[1], id="jeux", lessons=(), shelf=session.repertoire.paths[1].lessons)
    put(session, repertoire=session.repertoire.with_path(games, {}))
    session.touch(Touch(AdultKey.SHELF, [path.id for path in session.repertoire.paths].index("jeux")))
    assert session.repertoire.looked_at.id == "jeux"
    mine = session.repertoire.path.id
    session.touch(Touch(AdultKey.CHILDREN))
    assert (session.page, session.repertoire.path.id) == (Page.HOME, mine)


def test_what_was_done_stays_done_when_the_level_changes_and_goes_when_everything_is_erased() -> None:
    session = a_session()
    session.touch(Touch(AdultKey.CHILDREN))
    session.open_challenge(0, 0)
    for key in (Key.FORWARD, Key.FORWARD, Key.FORWARD, Key.GO):
        session.touch(Touch(key))
    session.tick(60)
    session.journey.use_path(session.repertoire.paths[1])
    assert session.repertoire.flowers.next_lesson is None
    session.hear(Erased())
    assert session.repertoire.flowers.next_lesson == 0


def test_the_turn_stays_with_its_animal_or_goes_to_the_first_that_plays() -> None:
    session = a_session()
    session.touch(Touch(AdultKey.CHILDREN))
    session.touch(Touch(Key.TOKEN, 2))
    session.use_settings(replace(session.settings, tokens=("owl", "lion")))
    turns = [session.players.animal]
    session.use_settings(replace(session.settings, tokens=("pig", "lion")))
    assert [*turns, session.players.animal] == ["owl", "pig"]


def test_entries_are_what_the_machine_answers() -> None:
    adults = at(Section.DATA)
    entry = Entry("renard", date(2026, 11, 25), "premiere-fleur", "a" * 32, 1, "SUCCESS", 3, 0)
    adults = adults.heard(Contents((entry,)))
    assert adults.data.entries == (entry,)
    adults, _asked = touch(adults, coming_to(Section.DATA))
    assert adults.data.entries is None, "read again each time the page opens"


def played() -> Session:
    """Two paths, an adult at the sheet of the first séance of the first one."""
    session = Session(path_of(challenge(THREE_STEPS, "un")), "fr")
    held = path_of(challenge(MEADOW, "deux"))
    other = replace(held, id="cp", level=Level.CP, lessons=(replace(held.lessons[0], id="une-autre"),))
    put(session, repertoire=offering(session, session.repertoire.path, other))
    session.touch(Touch(Key.ADULTS))
    session.take_requests()
    return session


def test_the_door_asks_what_each_animal_did() -> None:
    assert Adults().entered(notices=False)[1] == (Stored.TALLIES,)


def test_the_tries_of_one_seance_are_read_from_its_sheet_and_from_the_table_and_no_others() -> None:
    session = played()
    ids = frozenset({"un"})
    session.touch(Touch(AdultKey.READ_TRIES))
    data = session.adults.data
    assert (session.adults.section, data.try_by_try, data.ids) == (Section.DATA, True, ids)
    assert session.take_requests() == (ShowTries(about=ids),)
    entry = Entry("renard", date(2026, 11, 25), "un", "a" * 32, 1, "SUCCESS", 3, 0)
    session.hear(Contents((replace(entry, challenge="autre"),)))
    assert session.adults.data.entries is None, "those were asked for before"
    session.hear(Contents((entry,), about=ids))
    assert session.adults.data.entries == (entry,)
    session.touch(Touch(AdultKey.LOG))
    session.touch(Touch(AdultKey.LOG))
    assert session.take_requests()[-1] == ShowTries(), "all of them again"
    session.touch(Touch(AdultKey.LOG))
    session.touch(Touch(AdultKey.DATA_PATH, 1))
    session.touch(Touch(AdultKey.READ_TRIES, 0))
    assert session.take_requests()[-1] == ShowTries(about=frozenset({"deux"})), "the table was of the other path"


def test_a_long_list_of_one_seance_is_read_on_about_it() -> None:
    session = played()
    session.touch(Touch(AdultKey.READ_TRIES))
    session.take_requests()
    entry = Entry("renard", date(2026, 11, 25), "un", "a" * 32, 1, "SUCCESS", 3, 0)
    session.hear(Contents((entry,) * 240, 1000, 0, frozenset({"un"})))
    session.touch(Touch(AdultKey.DOWN, Pane.SHEET.value, amount=200))
    assert session.take_requests() == (ShowTries(120, about=frozenset({"un"})),)


def test_the_machine_opens_the_file_that_a_notice_is_about() -> None:
    session = played()
    for sentence, file in (("un", "/a/un.yaml"), ("deux", ""), ("trois", "/a/un.yaml"), ("quatre", "/a/deux.txt")):
        session.hear(Notice(sentence, file))
    session.hear(Notice("deux", "/a/late.yaml"))
    assert dict(session.files) == {"un": "/a/un.yaml", "trois": "/a/un.yaml", "quatre": "/a/deux.txt"}
    session.touch(coming_to(Section.NOTICES))
    session.take_requests()
    session.touch(Touch(AdultKey.OPEN_FILE, 1))
    assert session.take_requests() == (OpenFile("/a/deux.txt"),)
