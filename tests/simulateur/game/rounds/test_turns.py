"""Whose turn it is: animals play one after the other, and a turn stays with its animal while it plays."""

from hypothesis import given
from hypothesis import strategies as st

from lecons.names import ANIMALS
from simulateur.game.rounds.whose_turn import Turns

THREE = ("fox", "frog", "owl")
SOME_ANIMALS = st.lists(st.sampled_from(ANIMALS), min_size=1, unique=True).map(tuple)


def test_the_first_animal_begins_and_the_others_wait_in_order() -> None:
    turns = Turns(THREE)
    assert (turns.animal, turns.coming, turns.following) == ("fox", ("frog", "owl"), "frog")


def test_after_the_last_animal_the_first_one_plays_again() -> None:
    assert Turns(THREE, 1).passed_on() == Turns(THREE, 2)
    assert Turns(THREE, 2).coming == ("fox", "frog")
    assert Turns(THREE, 2).passed_on() == Turns(THREE, 0)
    assert Turns(THREE).at(7).animal == "frog"


def test_a_lone_animal_follows_itself() -> None:
    turns = Turns(("owl",))
    assert (turns.coming, turns.following, turns.passed_on()) == ((), "owl", turns)


def test_an_animal_that_does_not_play_is_given_no_turn() -> None:
    assert Turns(THREE, 1).given_to("owl").place == 2
    assert Turns(THREE, 1).given_to("pig") == Turns(THREE, 1)


def test_the_turn_stays_with_its_animal_among_others_if_it_still_plays() -> None:
    assert Turns(THREE, 2).among(("pig", "owl")) == Turns(("pig", "owl"), 1)
    assert Turns(THREE, 2).among(("pig", "fox")) == Turns(("pig", "fox"), 0)


@given(animals=SOME_ANIMALS, first=st.integers(0, 20))
def test_every_animal_plays_once_a_round_in_the_order_that_was_told(animals: tuple[str, ...], first: int) -> None:
    turns = Turns(animals).at(first)
    told, played = (turns.animal, *turns.coming), []
    for _turn in animals:
        played.append(turns.animal)
        turns = turns.passed_on()
    assert tuple(played) == told
    assert set(told) == set(animals)
