"""A card that is carried to another place of its program: nothing is lost or doubled, and it lies where it fell."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from beebot.command import MAX_NESTING, PLAIN_COMMANDS, Command, Instruction, Program, Repeat, count_cards
from simulateur.game.kinds.program_edits import carried, depth, inserted, place_before, walk
from tools.touches import touches_for_number


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Any program that may be written, with repeats in repeats, some of them empty."""
    card: st.SearchStrategy[Instruction] = st.sampled_from([each for each in Command if each in PLAIN_COMMANDS])
    for _deeper in range(MAX_NESTING):
        card = card | st.builds(Repeat, st.integers(2, 4), st.lists(card, max_size=3).map(tuple))
    return tuple(draw(st.lists(card, min_size=1, max_size=4)))


def things(program: Program) -> list[object]:
    """Cards and ends of repeats, in the order read."""
    found: list[object] = []
    for card in program:
        found.append(("repeat", card.turns) if isinstance(card, Repeat) else card)
        if isinstance(card, Repeat):
            found += [*things(card.body), "end"]
    return found


@given(programs(), st.data())
def test_a_card_that_is_carried_lies_before_the_thing_it_fell_on_and_all_others_are_as_they_were(
    program: Program, data: st.DataObject
) -> None:
    hand = data.draw(st.sampled_from([path for path, _card in walk(program)]))
    before = data.draw(st.integers(0, len(things(program)) + 1))
    moved = carried(program, hand, before, MAX_NESTING)
    assert Counter(map(str, things(moved))) == Counter(map(str, things(program)))
    assert depth(moved) <= MAX_NESTING
    if moved == program:
        return
    card = things((dict(walk(program))[hand],))
    first = things(program).index(things(program)[0]) if not hand else _number(program, hand)
    rest = [*things(program)[:first], *things(program)[first + len(card) :]]
    at = before if before <= first else before - len(card)
    assert things(moved) == [*rest[:at], *card, *rest[at:]]


def _number(program: Program, path: tuple[int, ...]) -> int:
    """How many things come before the card at ``path``."""
    places = [place_before(program, number) for number in range(len(things(program)))]
    return places.index(path)


@given(programs(), st.sampled_from([Command.FORWARD, Command.LEFT]), st.integers(0, 12))
def test_a_card_of_another_strip_is_one_card_more(program: Program, card: Command, before: int) -> None:
    laid = inserted(program, card, before, MAX_NESTING)
    assert count_cards(laid) == count_cards(program) + 1
    at = min(before, len(things(program)))
    assert things(laid) == [*things(program)[:at], card, *things(program)[at:]]


def test_a_repeat_is_not_carried_into_itself_nor_deeper_than_repeats_may_be() -> None:
    inner: Instruction = Repeat(2, (Command.FORWARD,))
    for _deeper in range(MAX_NESTING - 1):
        inner = Repeat(2, (inner,))
    program: Program = (inner, Repeat(3, (Command.LEFT,)))
    assert carried(program, (0,), 1, MAX_NESTING) == program
    assert carried(program, (0,), 2, MAX_NESTING) == program
    last = len(things(program)) - 1
    assert carried(program, (0,), last, MAX_NESTING) == program, "one repeat more than may lie in another"
    assert carried(program, (1,), 0, MAX_NESTING) == (program[1], program[0])


def test_a_number_is_reached_by_one_touch_to_take_the_card_and_one_for_each_more() -> None:
    cards = (Command.FORWARD, Command.LEFT, Command.FORWARD_2, Command.FORWARD_9, Repeat(2, ()), Repeat(5, ()))
    assert [touches_for_number(card) for card in cards] == [0, 0, 2, 9, 0, 4]
