"""A test that cannot fail proves nothing: each bug built into what prints makes the test that is named for it fail."""

import pytest

from tests.seeded import PASSED, Bug, Tree

BUGS = (
    Bug(
        "arrows to stick are cut larger than they are said to be",
        "documents/cards.py",
        "cut = grid(order.paper, ARROW, ARROW)",
        "cut = grid(order.paper, 30.0, 30.0)",
        "test_pieces.py::test_an_arrow_as_it_is_cut_lies_in_a_place_of_the_notebook_as_it_is_drawn",
    ),
    Bug(
        "places for arrows are printed without an arrow",
        "kits.py",
        'places = cards.places_on(needed, "fleches")',
        "places = 0",
        "test_pieces.py::test_a_whole_class_has_its_arrows_and_its_friezes",
    ),
    Bug(
        "the frieze of a story is a strip for a program",
        "documents_asked.py",
        'if made.pages and wish.asked.purpose != "cartes":',
        "if not made.pages:",
        "test_pieces.py::test_a_frieze_of_a_story_is_no_strip_for_a_program",
    ),
    Bug(
        "GO stands beside the first row of a long strip",
        "modeles/bandes.typ",
        "(center + top, left, center + bottom)",
        "(center + top, left, center + top)",
        "test_pieces.py::test_a_strip_is_entered_at_its_first_place_and_left_at_its_last[10]",
    ),
    Bug(
        "the answer draws the bee where she starts",
        "documents/answers.py",
        "stands = Pose(cell, heading or trace.end.heading)",
        "stands = challenge.start",
        "test_answers.py::test_where_she_stands_at_the_end_is_drawn_on_the_mat",
    ),
    Bug(
        "the grid to observe has a column for each animal, not for each child",
        "documents/observation.py",
        "return max(1, min(order.children, MOST))",
        "return max(1, min(order.children, len(ANIMALS)))",
        "test_shared_sheets.py::test_a_whole_class_has_a_column_each_on_a_lying_sheet[25-a4]",
    ),
)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A copy of what prints and of its tests; the engine is that of this tree."""
    folders = ("lecons", "tests/lecons")
    return Tree.of(tmp_path_factory.mktemp("press"), folders, "lecons/printing", "tests/lecons/printing")


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_each_bug_is_caught(press: Tree, bug: Bug) -> None:
    assert press.catches(bug)


def test_without_a_bug_they_pass(press: Tree) -> None:
    assert press.run(*{bug.killer for bug in BUGS}) == PASSED
