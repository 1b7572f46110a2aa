import pytest
from hypothesis import given
from hypothesis import strategies as st

from beebot.command import (
    MAX_INSTRUCTIONS,
    Command,
    Program,
    Repeat,
    count_commands,
    flatten,
    read_card,
    too_deep,
)
from beebot.errors import BadValueError
from beebot.interpreter import run
from beebot.mat import Mat
from beebot.notation import ProgramError, parse_program, parse_runnable, program_arrows, program_words
from beebot.pose import Cell, Heading, Pose

KNOWN = "les mots connus sont avancer, reculer, gauche, droite, pause, gauche45, droite45, répéter"

programs = st.lists(st.sampled_from(Command), max_size=MAX_INSTRUCTIONS).map(tuple)


@given(programs)
def test_words_and_arrows_come_back(program: Program) -> None:
    assert parse_program(program_words(program)) == program
    assert parse_program(program_arrows(program)) == program
    assert parse_program(program_arrows(program).replace(" ", "")) == program


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    try:
        program = parse_program(text)
    except ProgramError as error:
        assert len(str(error)) < 200  # noqa: PT017 - a refusal is as good as a program
    else:
        assert len(program) <= len(text)


def test_commands_are_counted_as_they_are_run() -> None:
    program = parse_program("↑ répéter 9 [ ↑ répéter 4 [ ↶ ↷ ] ] répéter 2 [ ⏸ ]")
    assert count_commands(program) == len(flatten(program)) == 1 + 9 * (1 + 4 * 2) + 2


def test_repeats_made_by_hand_cannot_run_for_ever() -> None:
    program: Program = (Command.LEFT,)
    for _ in range(50):
        program = (Repeat(2, program),)
    with pytest.raises(ValueError, match=f"a program runs 145800 commands at most, not {2**50}"):
        flatten(program)
    with pytest.raises(ValueError, match="145800 commands at most"):
        run(program, Pose(Cell(0, 0), Heading.NORTH), Mat(1, 1))
    longest = parse_program("répéter 9 [ répéter 9 [ " + "↶" * (MAX_INSTRUCTIONS - 2) + "]]")
    assert len(flatten(longest)) == 81 * (MAX_INSTRUCTIONS - 2)


def test_a_robot_that_knows_no_repeats_must_remember_them_written_out() -> None:
    assert parse_runnable("répéter 2 [ répéter 9 [ ↶↶↶↶↶↶↶↶↶↶↶ ] ] ↶↶")
    with pytest.raises(ProgramError) as caught:
        parse_runnable("répéter 2 [ répéter 9 [ ↶↶↶↶↶↶↶↶↶↶↶ ] ] ↶↶↶")
    expected = "répétitions comprises, le programme fait 201 instructions ; il en faut 200 au plus"
    assert str(caught.value) == expected


def test_words_and_arrows() -> None:
    expected = (Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE)
    assert parse_program("avancer reculer gauche droite pause") == expected
    assert parse_program("↑↓↶↷⏸") == expected
    assert parse_program(" Avancer\n↓ GAUCHE↷ ⏸\N{VARIATION SELECTOR-16}") == expected
    assert program_words(expected) == "avancer reculer gauche droite pause"
    assert program_arrows(expected) == "↑ ↓ ↶ ↷ ⏸"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("avancer avance", "mot inconnu « avance » à la place 2 du programme ; vouliez-vous « avancer » ?"),
        ("sauter", "mot inconnu « sauter » à la place 1 du programme ; " + KNOWN),
        ("↑" * 201, "le programme a 201 instructions ; enlevez-en pour n'en garder que 200 au plus"),
    ],
    ids=["near", "far", "long"],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(ProgramError) as caught:
        parse_program(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("avancer, avancer, gauche", "↑ ↑ ↶"),
        ("avancer; gauche.", "↑ ↶"),
        ("⬆️⬆️⬇️", "↑ ↑ ↓"),
        ("↺ ↻ ⟲ ⟳", "↶ ↷ ↶ ↷"),
        ("répéter 3 fois [ avancer, droite ]", "répéter 3 [ ↑ ↷ ]"),
    ],
)
def test_what_means_one_thing_is_read(text: str, same: str) -> None:
    assert program_arrows(parse_program(text)) == same


@pytest.mark.parametrize(
    ("text", "place", "word", "remedy"),
    [
        ("avancer 3", 2, "3", "écrivez « avancer avancer avancer »"),
        ("avancer ↶ x2", 3, "x2", "écrivez « ↶ ↶ »"),
        ("↶ 5", 2, "5", "écrivez « ↶ ↶ ↶ ↶ ↶ »"),
        ("↶ 6", 2, "6", "écrivez l'instruction autant de fois qu'il faut"),
        ("3 avancer", 1, "3", "écrivez l'instruction autant de fois qu'il faut"),
        ("avancer 12", 2, "12", "écrivez l'instruction autant de fois qu'il faut"),
        ("⬆️ ⬅️", 2, "⬅", "pour pivoter, écrivez ↶ : un robot ne va pas de côté"),
        ("→ →", 1, "→", "pour pivoter, écrivez ↷ : un robot ne va pas de côté"),
        ("avancer puis droite", 2, "puis", "enlevez-le"),
        ("tourner à gauche", 1, "tourner", "enlevez-le"),
        ("AV TD", 1, "AV", "vouliez-vous « avancer » ?"),
        ("forward", 1, "forward", "vouliez-vous « avancer » ?"),
        ("répète 2 [ ↑ ]", 1, "répète", "vouliez-vous « répéter » ?"),
    ],
)
def test_what_a_teacher_may_write_has_a_remedy(text: str, place: int, word: str, remedy: str) -> None:
    with pytest.raises(ProgramError) as caught:
        parse_program(text)
    assert str(caught.value) == f"mot inconnu « {word} » à la place {place} du programme ; {remedy}"


def test_repeats_in_repeats_are_found_by_the_place_of_their_cards() -> None:
    program = parse_program("↑ répéter 2 [ ↑ répéter 2 [ ↶ ] ↑ ] ↶ répéter 3 [ répéter 2 [ ↑ ] ]")
    assert [list(too_deep(program, nesting)) for nesting in (0, 1, 2)] == [[1, 3, 7, 8], [3, 8], []]


def test_a_card_is_read_from_its_word_in_large_letters_or_its_arrow_and_what_is_none_is_told() -> None:
    assert [read_card(word) for word in ("avancer", "AVANCER", "Avancer de 3", "↶", Command.PAUSE)] == [
        *(Command.FORWARD, Command.FORWARD, Command.FORWARD_3, Command.LEFT, Command.PAUSE)
    ]
    for wrong in ("avance", "", 3, None):
        with pytest.raises(BadValueError, match="n'est pas une instruction ; les mots possibles sont avancer, reculer"):
            read_card(wrong)


def test_the_card_one_cell_longer_comes_round_after_nine() -> None:
    card, seen = Command.FORWARD, []
    for _touch in range(10):
        seen.append(card.steps)
        assert card.longer is not None
        card = card.longer
    assert seen == [*range(1, 10), 1]
    assert Command.LEFT.longer is None


def test_a_pivot_goes_to_the_side_that_it_is_called_after() -> None:
    pivots = (Command.LEFT, Command.LEFT_45, Command.RIGHT_45, Command.RIGHT, Command.FORWARD)
    assert [command.pivot for command in pivots] == [-90, -45, 45, 90, 0]
