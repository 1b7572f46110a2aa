"""A challenge under way: things are laid, moved, taken and undone, and never lie on each other."""

from hypothesis import given
from hypothesis import strategies as st

from beebot.kinds import judge
from beebot.kinds.create import MAX_FLOWERS
from beebot.parts.answer_types import Creation
from beebot.pose import Heading
from simulateur.game.controls import Key, Touch
from simulateur.game.kinds import begin, gesture_of
from simulateur.game.kinds.create import Piece, Workshop
from tests.simulateur.builders import GENRES, challenge
from tools.touches import touches_of

ASKED = challenge(GENRES["creer"], "creer")
TOUCHES = st.builds(
    Touch, st.sampled_from((Key.OBJECT, Key.CELL, Key.CELL, Key.CELL, Key.UNDO, Key.REDO)), st.integers(-1, 25)
)


def workshop(words: str = "") -> Workshop:
    """From ``pick 1, cell 7``, which is what is touched."""
    draft = begin(ASKED)
    for word in filter(None, words.split(", ")):
        name, _, place = word.partition(" ")
        draft = draft.touch(Touch({"pick": Key.OBJECT, "cell": Key.CELL, "undo": Key.UNDO}[name], int(place or 0)))
    assert isinstance(draft, Workshop)
    return draft


@given(st.lists(TOUCHES, max_size=30))
def test_whatever_is_touched_each_thing_lies_on_a_cell_of_its_own(touches: list[Touch]) -> None:
    draft = begin(ASKED)
    for touch in touches:
        draft = draft.touch(touch)
    assert isinstance(draft, Workshop)
    judge(ASKED, draft.creation)
    assert len(draft.creation.targets) <= MAX_FLOWERS
    assert len(draft.creation.obstacles) <= 3


def test_there_is_one_hive_and_a_second_touch_takes_it_away() -> None:
    assert str(workshop("pick 1, cell 7, cell 8").creation.goal) == "C2"
    assert workshop("pick 1, cell 7, cell 7").creation.goal is None


def test_the_bee_moves_and_turns_and_nothing_is_laid_on_her() -> None:
    assert workshop("cell 6").creation.start.heading is Heading.SOUTH
    moved = workshop("pick 0, cell 3, cell 3")
    assert (str(moved.creation.start.cell), moved.creation.start.heading) == ("D1", Heading.SOUTH)
    assert workshop("pick 3, cell 6").creation.obstacles == frozenset()


def test_an_empty_hand_takes_what_lies_there() -> None:
    taken = workshop("pick 3, cell 7, pick 3, cell 7")
    assert (taken.picked, taken.creation.obstacles) == (Piece.OBSTACLE, frozenset())


def test_a_thing_takes_the_place_of_another_and_that_is_undone() -> None:
    assert workshop("pick 3, cell 7, pick 1, cell 7").creation == Creation(ASKED.start, "B2")  # type: ignore[arg-type]
    assert workshop("pick 3, cell 7, pick 1, cell 7, undo").creation == Creation(ASKED.start, obstacles=["B2"])  # type: ignore[arg-type]


def test_only_so_many_obstacles_can_be_laid() -> None:
    full = workshop("pick 3, cell 7, cell 8, cell 9, cell 10")
    assert (len(full.creation.obstacles), full.left(Piece.OBSTACLE)) == (3, 0)


def test_the_touches_of_an_answer_make_it() -> None:
    wanted = Creation("C3 sud", "B2", ("A1", "F4"), frozenset(["D1"]))  # type: ignore[arg-type, list-item]
    draft = begin(ASKED)
    for touch in touches_of(ASKED, wanted):
        draft = draft.touch(touch)
    assert draft.answer == wanted


def test_arrows_move_the_thing_in_hand_and_space_turns_the_bee() -> None:
    gesture = gesture_of(ASKED.genre)
    assert gesture.arrow(workshop(), Heading.EAST) is None
    assert gesture.arrow(workshop("pick 0"), Heading.EAST) == Touch(Key.CELL, 7)
    assert gesture.arrow(workshop("pick 0"), Heading.WEST) is None
    assert gesture.arrow(workshop("pick 1, cell 8"), Heading.NORTH) == Touch(Key.CELL, 14)
    assert gesture.space(workshop()) == Touch(Key.CELL, 6)
