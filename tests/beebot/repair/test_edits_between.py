"""From one program to another: as few edits as there are, and what they make is that other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.command import PLAIN_COMMANDS, Command, Program, Repeat, count_cards, flatten
from beebot.notation import parse_program
from beebot.repair.edits import EditKind, Repair
from beebot.repair.edits_between import toward
from tests.beebot.brute import neighbours, programs
from tests.beebot.repair.test_repair import applied, check_edits

KEYS = frozenset({Command.FORWARD, Command.LEFT})
flat = st.lists(st.sampled_from(sorted(PLAIN_COMMANDS, key=str)), max_size=9).map(tuple)


def told(program: str, goal: str, *, fixed: bool = False) -> str:
    repair = toward(parse_program(program), parse_program(goal), fixed=fixed)
    assert repair is not None
    return " ".join(f"{edit.kind.value[0]}{edit.place}" for edit in repair.edits)


def test_a_card_is_kept_where_it_can_be_or_else_taken_away_first() -> None:
    assert told("↑ ↶ ↑", "↑ ↑") == "g0 e1 g2"
    assert told("↑ ↑ ↑", "↑ ↑") == "g0 g1 e2"
    assert told("↷ ↷", "↑ ↶ ↷") == "r0 a1 g1"
    assert told("↷", "") == "e0"


def test_a_repeats_card_is_edited_apart_from_its_body() -> None:
    assert told("répéter 2 [ ↑ ]", "répéter 4 [ ↑ ]") == "r0 g1"
    assert told("↑ ↑ ↶", "répéter 2 [ ↑ ] ↶") == "e0 a1 g1 g2"
    assert told("répéter 2 [ ↑ ] ↶", "répéter 2 [ ↑ ↶ ]") == "g0 g1 a2 e2"
    assert told("répéter 2 [ ↑ ↶ ] ↑", "↑ ↶ ↑") == "e0 g1 g2 g3"


def test_in_a_template_no_card_is_shifted() -> None:
    assert told("↑ ↶ ↑", "↶ ↑ ↑", fixed=True) == "r0 r1 g2"
    assert told("↑", "↑ ↶", fixed=True) == "g0 a1"
    assert told("↑ ↶", "↑", fixed=True) == "g0 e1"


@settings(max_examples=200, derandomize=True)
@given(flat, flat)
def test_without_repeats_the_edits_are_as_few_as_between_two_words(old: Program, new: Program) -> None:
    repair = toward(old, new)
    assert repair is not None
    assert applied(old, repair) == new
    assert repair.cost == _distance(flatten(old), flatten(new))


def _distance(old: tuple[Command, ...], new: tuple[Command, ...]) -> int:
    """By the textbook, and not by the code that is checked."""
    if not old or not new:
        return len(old) + len(new)
    row = list(range(len(new) + 1))
    for one in old:
        above, row = row, [row[0] + 1]
        for at, other in enumerate(new):
            row.append(min(above[at] + (one is not other), above[at + 1] + 1, row[at] + 1))
    return row[-1]


@settings(max_examples=100, derandomize=True)
@given(programs(KEYS), st.integers(1, 2), st.data())
def test_with_repeats_so_many_edits_are_found_as_were_made(old: Program, edits: int, draw: st.DataObject) -> None:
    new = old
    for _edit in range(edits):
        new = draw.draw(st.sampled_from(sorted(neighbours(new, KEYS), key=str)))
    repair = toward(old, new)
    assert repair is not None
    assert repair.program == new
    assert repair.cost <= edits
    assert (repair.cost == 1) is (new in neighbours(old, KEYS))
    check_edits(old, repair)


def test_what_is_too_long_is_not_compared() -> None:
    long = (Repeat(2, (Command.FORWARD, Command.LEFT) * 40), *(Command.RIGHT,) * 60)
    assert toward(long, (Command.FORWARD,) * 40) is None
    repair = toward((Command.FORWARD,) * 200, (Command.LEFT,) * 200)
    assert isinstance(repair, Repair)
    assert {edit.kind for edit in repair.edits} == {EditKind.REPLACE}
    assert count_cards(repair.program) == len(repair.edits)
