"""A message is made, compared, matched and kept from change as a frozen dataclass is."""

import copy
import pickle
from dataclasses import dataclass

import pytest

from beebot.message import Message


class Said(Message):
    who: str
    words: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.words)


class Heard(Message):
    who: str
    words: tuple[str, ...] = ()


class Silence(Message):
    """Nothing."""


@dataclass(frozen=True)
class Peer:
    who: str
    words: tuple[str, ...] = ()


def test_it_takes_its_fields_by_place_or_by_name() -> None:
    assert Said("bee", ("hello",)) == Said(words=("hello",), who="bee") == Said("bee", words=("hello",))
    assert Said("bee") == Said("bee", ())
    assert Said("bee", ("hello", "you")).count == 2


def test_alike_is_who_is_of_one_class_and_holds_the_same() -> None:
    assert Said("bee") != Said("bear")
    assert Said("bee") != Heard("bee")
    assert Said("bee") != ("bee", ())
    assert Silence() == Silence()
    assert {Said("bee"), Said("bee"), Heard("bee")} == {Said("bee"), Heard("bee")}


def test_it_is_matched_by_place_and_shown_as_it_is_made() -> None:
    match Said("bee", ("hello",)):
        case Said(who, words):
            assert (who, words) == ("bee", ("hello",))
        case _:
            pytest.fail("not matched")
    assert repr(Said("bee")) == repr(Peer("bee")).replace("Peer", "Said")


def test_it_can_neither_be_changed_nor_emptied() -> None:
    message = Said("bee")
    with pytest.raises(AttributeError, match="frozen"):
        message.who = "bear"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del message.who
    assert message == Said("bee")


def test_it_goes_to_another_process_and_back() -> None:
    message = Said("bee", ("hello",))
    assert pickle.loads(pickle.dumps(message)) == copy.deepcopy(message) == message


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("bee", (), 1), {}), (("bee",), {"who": "bear"}), (("bee",), {"loud": True}), ((), {"words": ()})],
)
def test_it_takes_each_field_once_and_nothing_else(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Said"):
        Said(*given, **named)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Peer(*given, **named)  # type: ignore[arg-type]
