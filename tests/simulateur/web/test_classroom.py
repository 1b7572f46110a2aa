"""The places of tablets, without a network: which is given away, and what of too much is forgotten."""

from typing import cast

from simulateur.game.settings import Settings
from simulateur.web.classroom import MOST, Classroom, Place
from simulateur.web.frames import Message
from simulateur.web.wire import Told
from tests.simulateur.web.rooms import small_content

SIZE = (800, 600)


def room_of(count: int) -> tuple[Classroom, list[Place]]:
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
    touches = cast(list[Told], [*range(300)])
    place.hear(touches[:200])
    place.hear(touches[200:])
    assert place.told == touches[-256:]
