"""The places of tablets, without a network: which is given away, and what of too much is forgotten."""

import time
from pathlib import Path
from typing import cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from beebot.files.private_folder import make_folder
from simulateur.game.settings import WORDS, Settings
from simulateur.machine.keeping.bookmark import FILE, GROUPS
from simulateur.machine.keeping.store import Store
from simulateur.machine.keeping.tablets_file import TabletPlace, mark
from simulateur.machine.keeping.written_files import SEATS
from simulateur.machine.keeping.written_files import TABLETS_LAST_S as LASTS_S
from simulateur.web.classroom import MOST, Classroom, ClassTablet
from simulateur.web.scene_messages import Message
from simulateur.web.tablet_touches import FromTablet
from tests.long import times
from tests.patience import HANG_S
from tests.simulateur.web.rooms import small_content

SIZE = (800, 600)


def room_of(count: int) -> tuple[Classroom, list[ClassTablet]]:
    room = Classroom(small_content(), Settings(language="fr"))
    return room, [room.join(SIZE) for _place in range(count)]


def test_where_all_places_are_taken_the_one_that_was_left_first_is_given_away() -> None:
    room, places = room_of(MOST)
    for number, place in enumerate(places):
        room.arrive(place, number, SIZE)
        room.leave(place, number, 100.0 - number if number < 10 else 100.0 + number)
    new = room.join(SIZE)
    assert room.place(places[9].key) is None, "it was left at 91 s, before all others"
    assert [*room.places] == [*(place for place in places if place is not places[9]), new]


def test_of_what_was_said_the_oldest_is_forgotten_unless_it_was_said_again() -> None:
    room, _places = room_of(0)

    def say(name: str) -> None:
        room.note([cast(Message, {"parts": [{"name": name, "text": name.upper()}]})])

    for name in ("first", "second", *(f"{number}" for number in range(498)), "first", "one more"):
        say(name)
    assert [room.sentence(name) for name in ("first", "second", "0")] == ["FIRST", None, "0"]


def test_of_too_many_touches_that_wait_the_newest_are_kept() -> None:
    _room, (place,) = room_of(1)
    touches = cast(list[FromTablet], [*range(300)])
    place.hear(touches[:200])
    place.hear(touches[200:])
    assert place.told == touches[-256:]


def test_the_place_that_is_given_away_is_known_no_more() -> None:
    room, places = room_of(MOST)
    room.join(SIZE)
    assert room.back(places[0].key, SIZE) is None
    assert len(room.known) == MOST


def test_a_tablet_gets_its_own_place_again_when_the_computer_has_started_anew() -> None:
    room, places = room_of(MOST)
    later = Classroom(small_content(), Settings(language="fr"), known=room.known)
    back = [later.back(place.key, SIZE) for place in reversed(places)]
    assert [each and (each.key, each.animal, each.seat) for each in back] == [
        (place.key, place.animal, place.seat) for place in reversed(places)
    ]
    assert later.back(places[0].key, SIZE) is back[-1], "the same place, not another session"


def test_of_those_that_have_not_come_yet_the_one_seen_longest_ago_is_given_away_first() -> None:
    now_s = time.time()
    known = {mark(f"{number}"): TabletPlace("owl", number + 1, now_s - abs(number - 7)) for number in range(MOST)}
    room = Classroom(small_content(), Settings(language="fr"), known=known)
    room.join(SIZE)
    assert room.back(f"{MOST - 1}", SIZE) is None
    assert room.back("0", SIZE) is not None


def test_a_tablet_that_is_known_for_a_day_is_a_stranger_later(monkeypatch: pytest.MonkeyPatch) -> None:
    room, (place,) = room_of(1)
    room.close()
    now_s = time.time()
    later = Classroom(small_content(), Settings(language="fr"), known=room.known)
    monkeypatch.setattr(time, "time", lambda: now_s + LASTS_S + 60)
    assert later.back(place.key, SIZE) is None
    assert later.known == {}


def test_a_clock_that_is_set_takes_no_place_from_who_plays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = [1.0e9]
    monkeypatch.setattr(time, "time", lambda: now_s[0])
    store = Store(tmp_path)
    try:
        room = Classroom(small_content(), Settings(language="fr"), store)
        first = room.join(SIZE)
        room.arrive(first, "first", SIZE)
        now_s[0] += 20 * 365 * LASTS_S
        second = room.join(SIZE)
        assert second.seat != first.seat
        assert room.back(first.key, SIZE) is first
    finally:
        store.close(HANG_S)


def test_a_new_tablet_gets_nothing_that_another_left(tmp_path: Path) -> None:
    store = Store(tmp_path)
    folder = tmp_path / SEATS / "tablette-renard-1"
    make_folder(folder)
    for name in (FILE, GROUPS):
        (folder / name).write_text("{}")
    room = Classroom(small_content(), Settings(language="fr"), store)
    assert room.join(SIZE).seat == "tablette-renard-1"
    assert store.flush(HANG_S)
    assert [*folder.iterdir()] == []
    store.close(HANG_S)


def test_after_an_erasure_only_those_who_are_here_are_known() -> None:
    room, (here, absent) = room_of(2)
    room.arrive(here, "a connection", SIZE)
    room.forget_absent()
    assert (room.back(here.key, SIZE), room.back(absent.key, SIZE)) == (here, None)
    assert [*room.known] == [mark(here.key)]


class Days(RuleBasedStateMachine):
    """Tablets come, go and come again, and the computer starts anew: each keeps the place that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Classroom(small_content(), Settings(language="fr"))
        self.given: dict[str, str] = {}

    @rule()
    def comes(self) -> None:
        if len(self.given) < MOST:
            place = self.room.join(SIZE)
            assert place.seat not in self.given.values(), "another tablet's"
            self.given[place.key] = place.seat

    @rule(which=st.integers(0, MOST))
    def comes_back(self, which: int) -> None:
        for key in [*self.given][which : which + 1]:
            place = self.room.back(key, SIZE)
            assert place is not None
            assert place.seat == self.given[key]
            assert WORDS[place.animal] in place.seat
            self.room.arrive(place, key, SIZE)

    @rule(which=st.integers(0, MOST))
    def goes(self, which: int) -> None:
        for place in self.room.places[which : which + 1]:
            self.room.leave(place, place.here, 0.0)

    @rule()
    def starts_anew(self) -> None:
        self.room = Classroom(small_content(), Settings(language="fr"), known=self.room.known)

    @rule()
    def closes_and_opens(self) -> None:
        self.room.close()
        self.starts_anew()

    @rule()
    def a_stranger_is_not_let_in(self) -> None:
        assert self.room.back("a key of nobody", SIZE) is None
        assert self.room.back("", SIZE) is None


TestDays = Days.TestCase
TestDays.settings = settings(max_examples=times(10), stateful_step_count=30)
