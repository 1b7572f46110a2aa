"""Writing the program: add, replace, remove, clear, undo and redo, against a list of past programs."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from beebot.command import Command, FlatProgram
from beebot.notation import parse_flat
from simulateur.editor import Editor
from tests.simulateur.strategies import COMMANDS


def editor(words: str) -> Editor:
    """An editor in which ``words`` were put one after the other."""
    now = Editor()
    for command in parse_flat(words):
        now = now.put(command)
    return now


def test_a_put_card_goes_to_the_end() -> None:
    assert editor("avancer gauche").put(Command.PAUSE).program == parse_flat("avancer gauche pause")


def test_with_a_card_held_the_next_one_takes_its_place_and_the_hand_is_empty() -> None:
    mended = editor("avancer gauche pause").hold(1).put(Command.RIGHT)
    assert (mended.program, mended.held) == (parse_flat("avancer droite pause"), None)


def test_clear_removes_every_card() -> None:
    assert editor("avancer gauche").clear().program == ()


def test_with_a_card_held_clear_removes_that_card_alone() -> None:
    shorter = editor("avancer gauche pause").hold(1).clear()
    assert (shorter.program, shorter.held) == (parse_flat("avancer pause"), None)


def test_clearing_an_empty_strip_is_nothing_to_undo() -> None:
    assert Editor().clear() == Editor()


def test_holding_the_same_card_again_puts_it_down() -> None:
    assert editor("avancer").hold(0).hold(0) == editor("avancer")


def test_holding_another_card_changes_hands() -> None:
    assert editor("avancer gauche").hold(0).hold(1).held == 1


def test_a_card_that_is_not_there_cannot_be_held() -> None:
    assert editor("avancer").hold(1) == editor("avancer")
    assert editor("avancer").hold(-1) == editor("avancer")


def test_undo_gives_back_a_cleared_program_whole() -> None:
    assert editor("avancer gauche pause").clear().undo().program == parse_flat("avancer gauche pause")


def test_undo_goes_back_one_change_at_a_time() -> None:
    now, seen = editor("avancer gauche pause"), []
    for _ in range(4):
        now = now.undo()
        seen.append(now.program)
    assert seen == [parse_flat("avancer gauche"), parse_flat("avancer"), (), ()]


def test_undo_and_redo_put_a_held_card_down() -> None:
    assert editor("avancer gauche").hold(0).undo().held is None
    assert editor("avancer gauche").undo().hold(0).redo().held is None


def test_redo_gives_back_what_was_undone_in_order() -> None:
    back = editor("avancer gauche").undo().undo()
    assert back.redo().program == parse_flat("avancer")
    assert back.redo().redo().program == parse_flat("avancer gauche")


def test_a_new_card_after_undo_forgets_what_was_undone() -> None:
    changed = editor("avancer gauche").undo().put(Command.PAUSE)
    assert changed.redo() == changed
    assert changed.undo().program == parse_flat("avancer")


@dataclass
class Diary:
    """Every program there was, and which of them is on the strip: what an editor should remember."""

    pages: list[FlatProgram] = field(default_factory=lambda: [()])
    page: int = 0

    def write(self, program: FlatProgram) -> None:
        self.pages = [*self.pages[: self.page + 1], program]
        self.page += 1


OPERATIONS = st.lists(
    st.one_of(
        COMMANDS,
        st.integers(0, 5),
        st.sampled_from(("clear", "undo", "redo")),
    ),
    max_size=40,
)


def play(operations: list[Command | int | str]) -> tuple[Editor, Diary]:
    """The editor after ``operations`` (a number is a card to hold), and the diary that was kept beside it."""
    now, diary = Editor(), Diary()
    for operation in operations:
        before, held = diary.pages[diary.page], now.held
        match operation:
            case Command():
                now = now.put(operation)
                after = (*before, operation) if held is None else (*before[:held], operation, *before[held + 1 :])
                diary.write(after)
            case int():
                now = now.hold(operation)
            case "clear":
                now = now.clear()
                if before:
                    diary.write(() if held is None else before[:held] + before[held + 1 :])
            case "undo":
                now = now.undo()
                diary.page = max(diary.page - 1, 0)
            case "redo":
                now = now.redo()
                diary.page = min(diary.page + 1, len(diary.pages) - 1)
        assert now.program == diary.pages[diary.page]
    return now, diary


@given(OPERATIONS)
def test_undoing_everything_empties_the_strip_and_redoing_everything_restores_the_last_program(
    operations: list[Command | int | str],
) -> None:
    now, diary = play(operations)
    back: list[FlatProgram] = [now.program]
    while now.past:
        now = now.undo()
        back.append(now.program)
    assert back == diary.pages[diary.page :: -1]
    assert now.program == ()
    forth: list[FlatProgram] = [now.program]
    while now.future:
        now = now.redo()
        forth.append(now.program)
    assert forth == diary.pages
