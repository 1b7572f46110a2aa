"""Writing the program by touch: add, replace, insert, remove, repeat, clear, undo and redo, against a list of words."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.command import MAX_NESTING, Command, Program, Repeat, cards, count_cards
from beebot.notation import parse_program
from simulateur.game.controls import KEYS_OF_COMMANDS, Key, Touch
from simulateur.game.kinds.draft import EMPTY, History, Item, Sort
from simulateur.game.kinds.program_edits import depth, splice, walk
from simulateur.game.kinds.touch_to_card import Editor
from tests.simulateur.builders import challenge, keys
from tests.simulateur.strategies import COMMANDS

ROOMY = challenge("tapis 5 5\ndépart A1 est\nrépéter imbriqué\nmaximum 12")
CLEAR, UNDO, REDO, REPEAT = (Touch(key) for key in (Key.CLEAR, Key.UNDO, Key.REDO, Key.REPEAT))


def card(place: int) -> Touch:
    return Touch(Key.CARD, place)


def gap(place: int) -> Touch:
    return Touch(Key.GAP, place)


def play(editor: Editor, *touches: Touch) -> Editor:
    for touch in touches:
        editor = editor.touch(touch)
    return editor


def editor(words: str) -> Editor:
    """An editor in which ``words`` were written one after the other."""
    return play(Editor(ROOMY), *keys(words))


@pytest.mark.parametrize(
    ("place", "insert", "after"),
    [
        (0, False, "pause gauche reculer"),
        (1, False, "avancer pause reculer"),
        (2, False, "avancer gauche pause"),
        (3, False, "avancer gauche reculer pause"),
        (0, True, "pause avancer gauche reculer"),
        (1, True, "avancer pause gauche reculer"),
        (3, True, "avancer gauche reculer pause"),
        (9, True, "avancer gauche reculer pause"),
    ],
)
def test_a_card_that_help_lays_takes_the_place_of_one_or_comes_before_it(place: int, insert: bool, after: str) -> None:
    before = editor("avancer gauche reculer")
    laid = before.lay(place, Command.PAUSE, insert=insert)
    assert laid.program == parse_program(after)
    assert play(laid, UNDO).program == before.program


def test_a_card_goes_to_the_end() -> None:
    assert play(editor("avancer gauche"), *keys("pause")).program == parse_program("avancer gauche pause")


def test_with_a_card_held_the_next_one_takes_its_place_and_the_hand_is_empty() -> None:
    mended = play(editor("avancer gauche pause"), card(1), *keys("droite"))
    assert (mended.program, mended.hand) == (parse_program("avancer droite pause"), None)


def test_a_card_in_a_chosen_gap_leaves_the_gap_after_it() -> None:
    longer = play(editor("avancer gauche"), card(0), gap(1), *keys("pause droite"))
    assert longer.program == parse_program("avancer pause droite gauche")
    assert play(longer, gap(1), *keys("reculer")).program == parse_program("avancer pause droite gauche reculer")


def test_before_the_first_card_there_is_room_too() -> None:
    assert play(editor("avancer"), card(0), gap(0), *keys("gauche")).program == parse_program("gauche avancer")


def test_clear_removes_every_card_or_the_one_in_hand_alone() -> None:
    assert play(editor("avancer gauche"), CLEAR).program == ()
    shorter = play(editor("avancer gauche pause"), card(1), CLEAR)
    assert (shorter.program, shorter.hand) == (parse_program("avancer pause"), None)


def test_clearing_a_program_to_mend_gives_it_back_and_a_second_time_is_nothing_to_undo() -> None:
    given_program = parse_program("avancer droite")
    mended = play(Editor(ROOMY, History(given_program), given_program), card(0), CLEAR)
    assert mended.program == parse_program("droite")
    restored = play(mended, CLEAR)
    assert restored.program == given_program
    assert play(restored, CLEAR) == restored


def test_touches_that_mean_nothing_give_the_same_editor_back() -> None:
    small = Editor(challenge("tapis 2 1\ndépart A1 est\ntouches avancer\nmaximum 1"))
    full = play(small, *keys("avancer"))
    for one, touch in ((small, CLEAR), (small, keys("gauche")[0]), (small, REPEAT), (small, UNDO), (small, REDO)):
        assert one.touch(touch) is one
    for touch in (*keys("avancer"), card(1), card(-1), gap(0), Touch(Key.GO)):
        assert full.touch(touch) is full


def test_holding_the_same_card_again_puts_it_down_and_another_changes_hands() -> None:
    two = editor("avancer gauche")
    assert play(two, card(0), card(0)) == two
    assert play(two, card(0), card(1)).strips[0].held == 1


def test_undo_goes_back_one_change_at_a_time_and_redo_forth() -> None:
    now = editor("avancer gauche pause")
    back = [play(now, *[UNDO] * count).program for count in range(5)]
    assert back == [parse_program(words) for words in ("avancer gauche pause", "avancer gauche", "avancer", "", "")]
    assert play(now, UNDO, UNDO, REDO).program == parse_program("avancer gauche")
    changed = play(now, UNDO, *keys("reculer"))
    assert changed.touch(REDO) is changed


def test_undo_and_redo_empty_the_hand() -> None:
    assert play(editor("avancer gauche"), card(0), UNDO).hand is None
    assert play(editor("avancer gauche"), UNDO, card(0), REDO).hand is None


def test_a_repeat_is_opened_filled_closed_and_left() -> None:
    opened = play(Editor(ROOMY), *keys("avancer"), REPEAT)
    assert opened.answer is None, "an empty repeat cannot run"
    filled = play(opened, *keys("gauche pause"), REPEAT, *keys("droite"))
    assert filled.answer == parse_program("avancer répéter 2 [ gauche pause ] droite")
    assert play(opened, REPEAT).program == parse_program("avancer"), "closed empty, it is gone"


def test_a_repeat_opens_only_where_a_card_has_room_in_it() -> None:
    one = play(Editor(challenge("tapis 4 3\ndépart A1 est\nrépéter oui\nmaximum 3")), *keys("avancer"))
    assert play(one, REPEAT, *keys("gauche")).answer == parse_program("avancer répéter 2 [ gauche ]")
    two = play(one, *keys("gauche"))
    assert two.touch(REPEAT) is two
    assert play(two, card(1), REPEAT).answer == parse_program("avancer répéter 2 [ gauche ]")


LITTLE = challenge("tapis 4 3\ndépart A1 est\nrépéter oui\nmaximum 4")


def test_an_empty_repeat_keeps_a_place_for_a_card_and_the_last_card_goes_there() -> None:
    filled = play(Editor(LITTLE), REPEAT, gap(1), *keys("avancer avancer"))
    assert filled.answer is None
    laid = play(filled, *keys("gauche"))
    assert laid.answer == parse_program("répéter 2 [ gauche ] avancer avancer")
    assert play(laid, *keys("gauche")) is laid


def test_a_repeat_whose_last_card_is_carried_out_folds_away_where_no_card_would_fit_in_it() -> None:
    full = play(Editor(LITTLE), REPEAT, *keys("gauche"), REPEAT, *keys("avancer avancer"))
    assert play(full, card(1), Touch(Key.DROP, 5)).answer == parse_program("avancer avancer gauche")
    roomy = play(Editor(LITTLE), REPEAT, *keys("gauche"), REPEAT, *keys("avancer"))
    assert play(roomy, card(1), Touch(Key.DROP, 4)).program == (Repeat(2, ()), Command.FORWARD, Command.LEFT)


@given(
    st.lists(
        st.sampled_from(
            (
                *keys("avancer gauche"),
                REPEAT,
                CLEAR,
                UNDO,
                REDO,
                *map(card, range(4)),
                gap(0),
                gap(1),
                *(Touch(Key.DROP, n) for n in range(6)),
            )
        ),
        max_size=24,
    )
)
def test_no_strip_is_ever_left_with_a_repeat_that_no_key_can_fill(touches: list[Touch]) -> None:
    left = play(Editor(LITTLE), *touches).put_down()
    for _repeat in range(4):
        left = left.touch(keys("gauche")[0])
    assert left.answer is not None


def test_a_card_in_hand_is_wrapped_as_deep_as_repeats_may_lie() -> None:
    wrapped = play(editor("avancer gauche"), card(1), REPEAT)
    assert wrapped.program == parse_program("avancer répéter 2 [ gauche ]")
    twice = play(wrapped, card(2), REPEAT)
    assert twice.program == parse_program("avancer répéter 2 [ répéter 2 [ gauche ] ]")
    assert play(twice, card(3), REPEAT).program == twice.program


def test_touching_the_die_again_and_again_counts_to_nine_and_begins_anew() -> None:
    block = play(editor("avancer"), card(0), REPEAT, card(0))
    turns = []
    for _ in range(9):
        first = block.program[0]
        assert isinstance(first, Repeat)
        turns.append(first.turns)
        block = block.touch(card(0))
    assert turns == [2, 3, 4, 5, 6, 7, 8, 9, 2]
    assert play(block, CLEAR).program == ()


TOUCHES = st.lists(
    st.one_of(
        COMMANDS.map(lambda command: Touch(KEYS_OF_COMMANDS[command])),
        st.integers(-1, 14).map(card),
        st.integers(-1, 3).map(gap),
        st.sampled_from((REPEAT, REPEAT, CLEAR, UNDO, REDO)),
    ),
    max_size=40,
)


def places_shown(items: Sequence[Item]) -> list[object]:
    """The strip read as a program: cards, with its repeats closed."""
    return [item.card if item.sort is Sort.CARD else "]" for item in items if item.sort not in EMPTY]


def read(program: Program) -> list[object]:
    shown: list[object] = []
    for each in program:
        shown.append(each)
        if isinstance(each, Repeat):
            shown += [*read(each.body), "]"]
    return shown


@given(TOUCHES)
def test_whatever_is_touched_the_strip_shows_the_program_within_its_limits(touches: list[Touch]) -> None:
    now = Editor(ROOMY)
    for touch in touches:
        before, now = now, now.touch(touch)
        (strip,) = now.strips
        assert places_shown(strip.items) == read(now.program)
        assert [item.place for item in strip.items if item.sort is Sort.CARD] == list(range(count_cards(now.program)))
        assert count_cards(now.program) <= ROOMY.max_instructions
        assert depth(now.program) <= MAX_NESTING
        assert sum(item.sort is Sort.CHOSEN for item in strip.items) <= 1
        assert strip.held is None or list(cards(now.program))[strip.held] == dict(walk(now.program))[now.hand or ()]
        if now.program != before.program and touch not in (UNDO, REDO):
            assert now.touch(UNDO).program == before.program
    back = [now.program]
    while now.history.past:
        now = now.touch(UNDO)
        back.append(now.program)
    assert now.program == ()
    for program in back[-2::-1]:
        now = now.touch(REDO)
        assert now.program == program


@st.composite
def programs(draw: st.DrawFn, nesting: int = MAX_NESTING) -> Program:
    body = st.lists(COMMANDS, max_size=3).map(tuple)
    if nesting == 0:
        return draw(body)
    repeat = st.builds(Repeat, st.integers(2, 9), programs(nesting - 1))
    return tuple(draw(st.lists(st.one_of(COMMANDS, repeat), max_size=4)))


@given(programs(), COMMANDS, st.data())
def test_splicing_changes_what_is_at_the_path_and_nothing_else(
    program: Program, command: Command, data: st.DataObject
) -> None:
    before = list(walk(program))
    if not before:
        assert splice(program, (0,), 0, command) == (command,)
        return
    path, old = data.draw(st.sampled_from(before))
    longer = splice(program, path, 0, command)
    assert dict(walk(longer))[path] == command
    assert dict(walk(longer))[(*path[:-1], path[-1] + 1)] == old
    assert splice(longer, path, 1) == program
    assert splice(splice(program, path, 1, command), path, 1, old) == program
    assert count_cards(longer) == count_cards(program) + 1


COUNTED = challenge("tapis 5 5\ndépart A1 est\nfleurs C3\nmain avancer=2 gauche=1\nmaximum 6")


def test_no_card_is_laid_that_is_not_in_hand() -> None:
    full = play(Editor(COUNTED), *keys("avancer gauche avancer avancer gauche droite"))
    assert full.program == parse_program("avancer gauche avancer droite")
    assert full.touch(keys("avancer")[0]) is full
    instead = play(full, card(3), *keys("gauche"))
    assert instead.program == full.program, "nor in the stead of another"
    again = play(full, card(1), CLEAR, *keys("gauche"))
    assert again.program == parse_program("avancer avancer droite gauche"), "what is taken away is in hand again"


def test_after_a_repeat_got_its_number_the_next_card_goes_to_the_end() -> None:
    closed = play(Editor(ROOMY), REPEAT, *keys("avancer"), REPEAT)
    three = play(closed, card(0), card(0))
    assert three.program == parse_program("répéter 3 [ avancer ]")
    assert play(three, *keys("gauche")).program == parse_program("répéter 3 [ avancer ] gauche")
