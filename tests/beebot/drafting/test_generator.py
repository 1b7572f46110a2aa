"""What the generator makes: solvable, within its level, no twins, the same for ever and when read from YAML."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

import pytest

from beebot.challenge import Challenge, Genre, Observed, Target
from beebot.command import Command, Program, count_cards
from beebot.drafting.by_kind import DRAFTERS, OF_PLACES
from beebot.drafting.level_recipes import RECIPES
from beebot.drafting.symmetry import twin_key
from beebot.drafting.task_sentences import MOST_WORDS, count_words, task_of
from beebot.errors import KitError
from beebot.fingerprint import challenge_hash
from beebot.generator import FORMAT, MAX_SEED, NamedMat, generate
from beebot.generator import GENRES as KINDS
from beebot.hinting.hint import HintKind
from beebot.kinds import difficulty, hint, judge, solve
from beebot.lesson import Level
from beebot.loader import load_mat
from beebot.mat import Mat
from beebot.measures.level_bounds import BOUNDS
from beebot.parts.answer_types import Answer, Choice, Creation, Orientation, PairPrograms, Prediction
from beebot.parts.pictures import Arranged
from beebot.pose import Cell, Heading, Pose
from beebot.repair import mend
from beebot.shortest.solution import Solution, Status
from beebot.text import Text
from tests.beebot.content import Content
from tests.beebot.drafting import golden
from tests.beebot.drafting.golden import FARM, MATS, mat_for
from tests.beebot.written import read_back
from tests.long import times

MADE = {
    1: "e70f3f321e8a6e88",
    2: "6fbe0ed59482776c",
    3: "7f0da8436dbedf88",
    4: "4f0742cf3657387e",
    5: "e47a0e06dc07c06c",
    6: "91df1e415ee161a9",
}
"""The formats there were, and a hash of what ``golden`` writes in each."""
MANY = 25
UNSCORED = frozenset({Genre.CREATE, Genre.QUESTION, Genre.ARRANGE})
"""Those whose difficulty no number here knows."""
LAID = (Genre.PROGRAM, Genre.DEBUG, Genre.REPRODUCE)
EVERY = [(level, genre) for level in Level for genre in KINDS]
A_KIND = times(7)
"""Of each kind and level: 455 in all."""


@pytest.fixture(scope="module")
def made() -> dict[tuple[Level, Genre], tuple[Challenge, ...]]:
    """What is looked at from all sides: so many of each kind and level."""
    return {(level, genre): generate(level, 3, A_KIND, genre, mat_for(genre)) for level, genre in EVERY}


Made = dict[tuple[Level, Genre], tuple[Challenge, ...]]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return golden.texts()


def test_a_seed_gives_the_same_challenges_for_ever(texts: dict[str, str]) -> None:
    assert golden.sums(texts) == golden.SUMS.read_text(encoding="ascii")
    for name in golden.WHOLE:
        assert texts[name] == (golden.HERE / name).read_text(encoding="utf-8")


def test_what_a_seed_gives_changes_with_the_format_alone(texts: dict[str, str]) -> None:
    digest = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:16]
    assert {FORMAT: digest}.items() <= MADE.items(), "raise FORMAT, then add it here"


@pytest.mark.program
def test_the_same_in_another_process_whatever_its_hashes() -> None:
    program = (
        "from beebot.generator import generate\nfrom beebot.lesson import Level\n"
        "from beebot.fingerprint import challenge_hash\n"
        "print(*(challenge_hash(each) for level in Level for each in generate(level, 7, 9, None)))"
    )
    here = " ".join(challenge_hash(each) for level in Level for each in generate(level, 7, 9, None))
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == here


def test_each_kind_of_each_level_is_made_as_many_times_as_asked(made: Made) -> None:
    assert set(KINDS) == set(DRAFTERS) >= {challenge.genre for each in made.values() for challenge in each}
    assert sum(map(len, made.values())) == 65 * A_KIND >= 300
    for (_level, genre), challenges in made.items():
        assert {challenge.genre for challenge in challenges} == {genre}


@pytest.mark.parametrize(("level", "genre"), EVERY)
def test_its_own_solution_succeeds_within_the_bound_of_the_level(made: Made, level: Level, genre: Genre) -> None:
    for challenge in made[level, genre]:
        solution = solve(challenge)
        assert solution.answer is not None
        if genre is Genre.FREE:
            continue
        assert solution.status is Status.PROVED
        assert judge(challenge, solution.answer).succeeded
        if genre in UNSCORED:
            assert difficulty(challenge, solution) is None
            continue
        for program in right_programs(challenge, solution):
            assert BOUNDS[level].holds(program)
        hard = difficulty(challenge, solution)
        assert hard is not None
        assert hard.level is not None
        assert list(Level).index(hard.level) <= list(Level).index(level)
        assert hard.level is level or genre is not Genre.PROGRAM or challenge.repeats


def right_programs(challenge: Challenge, solution: Solution) -> tuple[Program, ...]:
    """The program, or two, that is right: written, given or chosen."""
    match solution.answer:
        case Choice(place):
            return (challenge.choices[place],)
        case PairPrograms(first, second):
            return first, second
        case tuple():
            return (solution.answer,)
    return (challenge.given,)


@pytest.mark.parametrize(("level", "genre"), EVERY)
def test_it_is_read_back_and_nothing_is_to_mend(content: Content, made: Made, level: Level, genre: Genre) -> None:
    assert read_back(content, made[level, genre]) == made[level, genre]


def test_a_child_is_sent_by_name_where_she_can_go_and_one_cell_is_meant() -> None:
    assert {str(cell): name.fr for cell, name in FARM.mat.destinations().items()} == {
        "A1": "la maison",
        "E1": "le canard",
        "A3": "les cochons",
        "C4": "l'étang",
    }


@pytest.mark.parametrize(("name", "level"), [*zip(MATS, cycle(Level), strict=False)])
def test_on_any_mat_with_names_a_task_tells_them(content: Content, name: str, level: Level) -> None:
    given = NamedMat(name, load_mat(MATS[name]))
    named = given.mat.destinations()
    found = [challenge for seed in (4, 5) for challenge in generate(level, seed, len(KINDS), None, given)]
    assert read_back(content, tuple(found), name) == tuple(found)
    for challenge in found:
        assert challenge.mat == given.mat or challenge.genre in OF_PLACES
        english = challenge.task.in_language("en")
        assert max(map(count_words, (challenge.task.fr, english))) <= MOST_WORDS
        aims = [target.cell for target in challenge.targets] + ([challenge.goal] if challenge.goal else [])
        if named and challenge.genre is not Genre.PAIR:
            assert set(aims) <= set(named)
            article = re.compile("^l(e|a|es) |^l’")
            assert all(article.sub("", named[cell].fr) in challenge.task.fr for cell in aims)
            assert all(named[cell].in_language("en") in english for cell in aims)
            assert "fleur" not in challenge.task.fr or "fleur" in str(named)


@pytest.mark.parametrize(
    ("cell", "french", "english"),
    [
        ("A1", "Va à la maison.", "Go to the house."),
        ("E1", "Va au canard.", "Go to the duck."),
        ("A3", "Va aux cochons.", "Go to the pigs."),
        ("C4", "Va à l'étang.", "Go to the pond."),
        ("E4", "Va à la fleur.", "Go to the flower."),
        ("D2", "Va à la fleur.", "Go to the flower."),
    ],
)
def test_one_place_to_go_to_is_told_as_french_contracts_it(cell: str, french: str, english: str) -> None:
    challenge = Challenge("a", Text("?"), FARM.mat, Pose.read("B1 nord"), targets=(Target(Cell.parse(cell)),))
    assert task_of(challenge) == Text(french, en=english)


@pytest.mark.parametrize(
    ("level", "genre"), [(level, genre) for level in Level for genre in Genre if genre in OF_PLACES]
)
def test_what_is_made_of_names_says_them_and_is_right_as_the_task_says(made: Made, level: Level, genre: Genre) -> None:
    names = {place.name.fr: place for place in load_mat(MATS["ville"]).places if place.name}
    for challenge in made[level, genre]:
        assert challenge.pictures is not None
        asked = challenge.pictures.asked
        told = [each.said.fr for each in asked if each.said]
        assert len(set(told)) == len(asked) == len({each.name for each in asked}), "each says another name"
        assert [names[each].picture for each in told] == [each.name for each in asked]
        if genre is Genre.ARRANGE:
            assert challenge.task.fr == f"Écoute, puis range : {', '.join(told)}."
            continue
        right = {each.said.fr for each in asked if each.right and each.said}
        heard = {name for name in told if re.search(rf"\b{name}\b", challenge.task.fr)}
        assert 0 < len(right) < len(asked)
        assert heard == (right if challenge.task.fr.startswith("Touche l") else set(told) - right), challenge.task.fr


def test_questions_that_say_what_does_not_answer_are_for_older_children() -> None:
    for level in Level:
        tasks = [each.task.fr for each in generate(level, 5, 30, Genre.QUESTION, mat_for(Genre.QUESTION))]
        refusing = sum(" pas " in task or task.startswith("Ni ") for task in tasks)
        assert (refusing > 5) == (level not in (Level.PS, Level.MS)), level


@pytest.mark.parametrize("level", Level)
def test_what_is_watched_is_asked_in_each_way_and_what_is_made_is_bounded(made: Made, level: Level) -> None:
    ways = {(each.seen, bool(each.choices)) for each in generate(level, 6, 24, Genre.OBSERVE)}
    assert ways == {(Observed.CELL, False), (Observed.STRIP, False), (Observed.STRIP, True)}
    for challenge in made[level, Genre.CREATE]:
        order = challenge.made_for
        assert order is not None
        assert order.level == level.value
        assert 2 <= order.cards <= BOUNDS[level].cards
        assert order.obstacles >= 1
        assert not challenge.mat.obstacles | challenge.mat.walls


@pytest.mark.parametrize("genre", [genre for genre in Genre if genre in OF_PLACES])
@pytest.mark.parametrize("given", [None, NamedMat("vide", Mat(6, 6)), FARM])
def test_a_kind_of_names_asks_for_a_mat_that_has_them(genre: Genre, given: NamedMat | None) -> None:
    with pytest.raises(KitError, match="donnez un tapis qui en a" if given is None else "prenez un autre genre"):
        generate(Level.GS, 1, 1, genre, given)


def test_a_mat_without_room_for_a_kind_says_so() -> None:
    with pytest.raises(KitError, match="aucun défi « programmer » de CP sur le tapis « couloir » ; prenez un autre"):
        generate(Level.CP, 1, 1, Genre.PROGRAM, NamedMat("couloir", Mat(2, 1)))


@pytest.mark.parametrize(("level", "genre"), EVERY)
def test_a_task_and_a_question_are_short_and_in_both_languages(made: Made, level: Level, genre: Genre) -> None:
    for challenge in made[level, genre]:
        for text in (challenge.task, *challenge.hints):
            assert 0 < count_words(text.fr) <= MOST_WORDS
            assert 0 < count_words(text.in_language("en")) <= MOST_WORDS
            assert text.in_language("en") != text.fr
            assert "{" not in text.fr + text.in_language("en")
        assert len(challenge.hints) == 1


@pytest.mark.parametrize(
    ("sentence", "count"), [("Va à la fleur.", 4), ("Où s'arrête-t-elle ?", 2), ("D'abord A1, puis C2 !", 4), ("…", 0)]
)
def test_words_are_counted_as_they_are_heard(sentence: str, count: int) -> None:
    assert count_words(sentence) == count


@pytest.mark.parametrize(("level", "genre"), EVERY)
def test_a_wrong_answer_gets_help(made: Made, level: Level, genre: Genre) -> None:
    for challenge in made[level, genre]:
        wrong = wrong_answer(challenge)
        if genre is Genre.FREE:
            assert wrong is None
            continue
        assert wrong is not None
        assert hint(challenge, wrong, 1).kind is HintKind.QUESTION
        assert hint(challenge, wrong, 2) is not None


def wrong_answer(challenge: Challenge) -> Answer | None:
    """One that fails; None where none does."""
    by_kind: dict[Genre, Sequence[Answer]] = {
        Genre.PREDICT: [Prediction(challenge.start.cell, None), Prediction(Cell(0, 0)), Prediction(Cell(1, 0))],
        Genre.CHOOSE: [Choice(0), Choice(1)],
        Genre.ORIENT: [Orientation(challenge.start.heading)],
        Genre.PAIR: [PairPrograms((Command.PAUSE,), (Command.PAUSE,))],
        Genre.COMPLETE: [tuple(card or key for card in challenge.template) for key in (Command.LEFT, Command.PAUSE)],
        Genre.DEBUG: [challenge.given],
        Genre.FREE: [],
        Genre.CREATE: [Creation(challenge.start)],
        Genre.QUESTION: [Choice(0), Choice(1), Choice(2), Choice(3), Choice(4)],
        Genre.ARRANGE: [Arranged((1, 0, *range(2, len(challenge.pictures.asked) if challenge.pictures else 2)))],
    }
    genre = Genre.PREDICT if challenge.seen is Observed.CELL else Genre.CHOOSE if challenge.choices else challenge.genre
    tried = by_kind.get(genre, [(Command.LEFT,), (Command.FORWARD,) * 9])
    return next((each for each in tried if not judge(challenge, each).succeeded), None)


@pytest.mark.parametrize(("level", "genre"), EVERY)
def test_no_two_of_a_batch_are_the_same_turned_or_mirrored(level: Level, genre: Genre) -> None:
    twins = [twin_key(challenge) for challenge in generate(level, 8, 12, genre, mat_for(genre))]
    assert len(set(twins)) == len(twins)


def test_the_first_are_the_same_for_any_count() -> None:
    for level in Level:
        many = generate(level, 8, 40)
        assert len(set(map(twin_key, many))) == 40
        assert many[:3] == generate(level, 8, 3)
        begin = f"gen{FORMAT}-{level.value.lower()}"
        assert [challenge.id for challenge in many[:2]] == [f"{begin}-programmer-8-{place}" for place in (1, 2)]
        every = generate(level, 8, 12, None)
        assert [challenge.genre for challenge in every] == [
            *(each for each in KINDS if each not in OF_PLACES),
            KINDS[0],
        ]
        assert every[9].id == f"{begin}-tous-8-10"
        on_a_mat = generate(level, 8, 14, None, mat_for(Genre.QUESTION))
        assert [challenge.genre for challenge in on_a_mat] == [*KINDS, KINDS[0]]


def test_a_level_that_has_no_more_gives_one_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beebot.generator._PATIENCE", 0)
    assert len(generate(Level.PS, 0, 200)) == 200


@pytest.mark.parametrize("level", Level)
def test_a_child_may_lay_one_or_two_cards_more_than_the_best(made: Made, level: Level) -> None:
    for genre in LAID:
        for challenge in made[level, genre]:
            best = solve(challenge).cards
            assert best is not None
            assert challenge.max_instructions == best + RECIPES[level].spare
            assert count_cards(challenge.given) <= challenge.max_instructions or genre is Genre.REPRODUCE
    assert RECIPES[level].spare == (1 if level in (Level.PS, Level.MS) else 2)


def test_one_change_mends_what_is_to_debug(made: Made) -> None:
    for level in Level:
        for challenge in made[level, Genre.DEBUG]:
            mended = mend(challenge, challenge.given)
            assert mended is not None
            assert mended.repair.cost == 1


def test_the_right_strip_is_not_always_in_the_same_place() -> None:
    places = [solve(challenge).answer for challenge in generate(Level.GS, 1, 30, Genre.CHOOSE)]
    counts = [places.count(Choice(place)) for place in range(3)]
    assert sum(counts) == 30
    assert min(counts) >= 5


def test_older_children_meet_a_bee_that_faces_them_and_no_side_is_the_rule() -> None:
    for level in Level:
        headings = [challenge.start.heading for challenge in generate(level, 1, 40)]
        assert all(headings.count(heading) <= 24 for heading in Heading)
        if level in (Level.GS, Level.CP, Level.CE1):
            assert headings.count(Heading.SOUTH) >= 5


@pytest.mark.parametrize("level", [Level.CP, Level.CE1])
def test_those_with_repeats_can_be_solved_by_repeating_alone(level: Level) -> None:
    repeating = [challenge for challenge in generate(level, 5, 12) if challenge.repeats]
    assert repeating
    for challenge in repeating:
        assert solve(replace(challenge, repeats=False)).status is Status.IMPOSSIBLE
        assert "Répète" in challenge.task.fr


@pytest.mark.parametrize("level", Level)
def test_order_and_passages_are_asked_of_older_children_and_change_the_answer(level: Level) -> None:
    many = generate(level, 3, 3 * MANY)
    assert any(challenge.passages for challenge in many) == (RECIPES[level].passage > 0)
    assert any(challenge.ordered for challenge in many) == (RECIPES[level].ordered > 0)
    for challenge in many:
        assert len(challenge.passages) <= 1
        assert len(challenge.targets) > 1 or not challenge.ordered
        if challenge.ordered or challenge.passages:
            free = solve(replace(challenge, ordered=False, passages=frozenset()))
            assert free.cards is not None
            assert free.cards < (solve(challenge).cards or 0)


@pytest.mark.parametrize("level", Level)
def test_she_always_has_to_go_somewhere(level: Level) -> None:
    for challenge in generate(level, 9, MANY):
        asked = {challenge.goal, *challenge.passages, *(target.cell for target in challenge.targets)}
        assert asked - {None, challenge.start.cell}


def test_small_children_never_pivot_and_do_not_face_the_viewer(made: Made) -> None:
    for genre in [each for each in KINDS if each not in OF_PLACES]:
        for challenge in made[Level.PS, genre]:
            assert not {Command.LEFT, Command.RIGHT} & challenge.keys
            assert challenge.start.heading is not Heading.SOUTH or genre is Genre.ORIENT


@pytest.mark.parametrize(("seed", "count"), [(-1, 1), (MAX_SEED, 1), (1, 0)])
def test_seeds_and_counts_have_bounds(seed: int, count: int) -> None:
    with pytest.raises(ValueError, match=f"pas {seed}, {count}$"):
        generate(Level.GS, seed, count)


@pytest.mark.parametrize("level", Level)
def test_the_task_says_what_is_asked(level: Level) -> None:
    numbers = ("", "la fleur", "les deux fleurs", "les trois fleurs", "les quatre fleurs", "les cinq fleurs")
    for challenge in generate(level, 21, MANY):
        task, count = challenge.task, len(challenge.targets)
        english = task.in_language("en")
        assert (numbers[count] in task.fr) == ("fleur" in task.fr or count == 0) or challenge.ordered
        assert ("ruche" in task.fr) == ("hive" in english) == (challenge.goal is not None)
        assert ("pause" in task.fr) == any(target.pause for target in challenge.targets) or challenge.ordered
        assert ("Répète !" in task.fr) == challenge.repeats
        order = ", puis ".join(str(target.cell) for target in challenge.targets)
        assert (f"D'abord {order}" in task.fr) == ("First" in english) == challenge.ordered
        assert ("le passage" in task.fr) == ("cross" in english.lower()) == bool(challenge.passages)
