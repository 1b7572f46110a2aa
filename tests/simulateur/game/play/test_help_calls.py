"""Help as a child gets it: what the right card of a quiz does, and what help must not cost before it is asked for."""

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from beebot.command import Command
from beebot.hinting.hint import Hint, HintKind
from beebot.notation import parse_program, program_words
from beebot.repair import mend
from beebot.text import Text
from simulateur.game.kinds import begin
from simulateur.game.kinds.draft import Draft, History
from simulateur.game.kinds.touch_to_card import Editor
from simulateur.game.play.help_calls import Help
from tests.simulateur.builders import GENRES, challenge
from tools.touches import answer_to_touch, touches_of

CORNER = challenge("tapis 4 4\ndépart A1 est\nobstacles D1\nfleurs C3\nmaximum 7\ntouches avancer gauche droite")


def cost(draft: Draft) -> int:
    """How many cards must change for the program to succeed."""
    mended = mend(CORNER, draft.strips[0].program)
    assert mended is not None
    return mended.repair.cost


def at_quiz(draft: Draft) -> Help:
    asked = Help()
    for _ in range(6):
        asked = asked.climb(draft)
        if asked.hint is not None and asked.hint.kind is HintKind.QUIZ:
            return asked
    return Help()


@given(st.lists(st.sampled_from((Command.FORWARD, Command.LEFT, Command.RIGHT)), max_size=7))
def test_the_right_card_of_a_quiz_brings_the_program_one_change_nearer(program: list[Command]) -> None:
    draft = Editor(CORNER, History(tuple(program)))
    asked = at_quiz(draft)
    assume(asked.hint is not None and asked.hint.right is not None)
    assert asked.hint is not None and asked.hint.right is not None  # noqa: PT018 (for the types)
    closed, better = asked.answer(draft, asked.hint.right)
    assert closed.hint is None
    assert cost(better) == cost(draft) - 1


def test_a_card_that_is_missing_is_put_in_and_a_wrong_one_is_laid_over() -> None:
    for words, after in (
        ("avancer gauche avancer avancer", "avancer avancer gauche avancer avancer"),
        ("avancer avancer droite avancer avancer", "avancer avancer gauche avancer avancer"),
    ):
        draft = Editor(CORNER, History(parse_program(words)))
        asked = at_quiz(draft)
        assert asked.hint is not None
        _closed, better = asked.answer(draft, asked.hint.right or 0)
        assert program_words(better.strips[0].program) == after


def test_a_wrong_card_goes_away_and_nothing_else_happens() -> None:
    draft = Editor(CORNER, History(parse_program("avancer avancer droite avancer avancer")))
    asked = at_quiz(draft)
    assert asked.hint is not None
    wrong = next(option for option in range(len(asked.hint.options)) if option != asked.hint.right)
    tried, same = asked.answer(draft, wrong)
    assert (set(tried.tried), tried.hint) == ({wrong}, asked.hint)
    assert same is draft
    for nothing in (-1, len(asked.hint.options)):
        assert asked.answer(draft, nothing) == (asked, draft)


def test_while_a_hole_is_empty_no_card_is_said_to_be_at_fault() -> None:
    draft, asked, kinds = begin(challenge(GENRES["completer"])), Help(), []
    for _call in range(5):
        asked = asked.climb(draft)
        kinds.append(asked.hint and asked.hint.kind)
    assert HintKind.FAILING not in kinds
    assert HintKind.PREFIX in kinds


def test_after_a_quiz_help_goes_on_and_does_not_begin_again() -> None:
    draft = Editor(CORNER, History(parse_program("avancer avancer droite avancer avancer")))
    asked = at_quiz(draft)
    assert asked.hint is not None
    closed, better = asked.answer(draft, asked.hint.right or 0)
    assert closed == Help(asked.calls)
    assert closed.climb(better).calls > asked.calls


def test_while_there_is_nothing_to_judge_all_there_is_to_ask_is_asked_in_turn() -> None:
    draft = begin(challenge(GENRES["choisir"], hints=["Un ?", "Deux ?"]))
    asked, questions = Help(), []
    for _ in range(6):
        asked = asked.climb(draft)
        questions.append(asked.hint.text if asked.hint else None)
    assert questions[:2] == questions[4:] == [Text("Un ?"), Text("Deux ?")]
    assert [text and text.fr for text in questions[2:4]] == [
        "Suis chaque bande avec ton doigt : où finit-elle ?",
        "Choisis une bande, puis touche GO : tu verras où elle mène.",
    ]


@pytest.mark.parametrize("genre", sorted(GENRES))
def test_the_bulb_is_mute_in_no_kind_even_where_the_author_asks_nothing(genre: str) -> None:
    posed = challenge(GENRES[genre])
    answer = answer_to_touch(posed)
    right = begin(posed)
    for touch in touches_of(posed, answer) if answer is not None else ():
        right = right.touch(touch)
    for draft in (begin(posed), right):
        asked = Help()
        for call in range(4):
            asked = asked.climb(draft)
            assert asked.hint not in (None, Hint(HintKind.QUESTION)), (draft is right, call)


@pytest.mark.program
def test_a_page_is_shown_without_the_searches_behind_the_hints() -> None:
    searches = (
        "{name for name in sys.modules if name in ('beebot.hinting', 'beebot.shortest', 'beebot.repair', 'yaml')}"
    )
    script = f"import sys, simulateur.pages.open_page; print({searches})"
    done = subprocess.run([sys.executable, "-P", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
