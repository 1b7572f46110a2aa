"""What the generator makes: solvable, of its level, the same for ever, and the same again when read from YAML."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beebot.challenge import Aim, Challenge, Genre, Partner, Target
from beebot.command import Command
from beebot.difficulties import band, difficulty
from beebot.fingerprint import canonical_text, challenge_hash
from beebot.generator import FORMAT, MAX_SEED, generate
from beebot.i18n import LANGUAGE_CODE
from beebot.lesson import Level
from beebot.loader import load_lesson
from beebot.mat import Decor, Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose
from beebot.solver import Status, solve
from beebot.text import Text
from beebot.verdict import judge
from beebot.writer import challenge_yaml
from tests.beebot.content import LESSON, PICTURES, Content

GOLDEN = Path(__file__).parent / "generated"
MADE = {1: "e70f3f321e8a6e88"}
"""The formats there were, and a hash of what the golden files hold in each."""
SEEDS = (1, 42, 2026)
MANY = 25


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_gives_the_same_challenges_for_ever(seed: int) -> None:
    challenges = [generate(level, seed)[0] for level in Level]
    tasks = [Text(each.task.fr, en=each.task.in_language("en")) for each in challenges]  # whatever else is spoken
    made = "".join(challenge_yaml(replace(each, task=task)) for each, task in zip(challenges, tasks, strict=True))
    assert made == (GOLDEN / f"{seed}.yaml").read_text(encoding="utf-8")


def test_what_a_seed_gives_changes_with_the_format_alone() -> None:
    golden = b"".join((GOLDEN / f"{seed}.yaml").read_bytes() for seed in SEEDS)
    assert {FORMAT: hashlib.sha256(golden).hexdigest()[:16]}.items() <= MADE.items(), "raise FORMAT, then add it here"


@pytest.mark.parametrize("level", Level)
def test_the_level_is_that_of_the_shortest_answer(level: Level) -> None:
    for challenge in generate(level, 11, 12):
        best = solve(challenge)
        assert best.program is not None
        assert band(difficulty(challenge, best.program, best.count or 1).score) is level
        assert best.cards is not None
        assert best.cards < challenge.max_instructions


def test_the_same_in_another_process_whatever_its_hashes() -> None:
    program = (
        "from beebot.generator import generate\nfrom beebot.lesson import Level\n"
        "from beebot.fingerprint import challenge_hash\n"
        "print(*(challenge_hash(generate(level, 7)[0]) for level in Level))"
    )
    here = " ".join(challenge_hash(generate(level, 7)[0]) for level in Level)
    for seed in ("0", "1"):
        ran = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == here


@pytest.mark.parametrize("level", Level)
def test_each_can_be_solved_within_its_maximum_and_is_of_its_level(level: Level) -> None:
    for challenge in generate(level, 3, MANY):
        if challenge.repeats:
            continue
        solution = solve(challenge)
        assert solution.status is Status.PROVED
        assert solution.program is not None
        assert len(solution.program) <= challenge.max_instructions
        assert judge(challenge, solution.program).succeeded
        assert band(difficulty(challenge, solution.program, solution.count or 1).score) is level


@pytest.mark.parametrize("level", [Level.CP, Level.CE1])
def test_those_with_repeats_can_be_solved_by_repeating_alone(level: Level) -> None:
    repeating = [challenge for challenge in generate(level, 5, 6) if challenge.repeats]
    assert len(repeating) == 6 or level is Level.CE1
    for challenge in repeating:
        assert solve(replace(challenge, repeats=False)).status is Status.IMPOSSIBLE
        program = solve(challenge).program
        assert program is not None
        assert judge(challenge, program).succeeded


@pytest.mark.parametrize("level", Level)
def test_order_and_passages_are_asked_of_older_children_and_change_the_answer(level: Level) -> None:
    made = generate(level, 3, 2 * MANY)
    assert any(challenge.passages for challenge in made) == (level in (Level.GS, Level.CE1))
    assert any(challenge.ordered for challenge in made) == (level in (Level.CP, Level.CE1))
    for challenge in made:
        assert len(challenge.passages) <= 1
        assert len(challenge.targets) > 1 or not challenge.ordered
        if (challenge.ordered or challenge.passages) and not challenge.repeats:
            free = solve(replace(challenge, ordered=False, passages=frozenset()))
            assert free.cards is not None
            assert free.cards < (solve(challenge).cards or 0)


@pytest.mark.parametrize("level", Level)
def test_she_always_has_to_go_somewhere(level: Level) -> None:
    for challenge in generate(level, 9, MANY):
        asked = {challenge.goal, *challenge.passages, *(target.cell for target in challenge.targets)}
        assert asked - {None, challenge.start.cell}


def test_small_children_have_few_keys_and_do_not_face_the_viewer() -> None:
    plain, left, right = ({Command.FORWARD, *more} for more in ((), (Command.LEFT,), (Command.RIGHT,)))
    made = generate(Level.PS, 11, MANY)
    assert {frozenset(challenge.keys) for challenge in made} == set(map(frozenset, (plain, left, right)))
    assert Heading.SOUTH not in {challenge.start.heading for challenge in made}


def test_no_two_are_alike_and_the_first_are_the_same_for_any_count() -> None:
    for level in Level:
        made = generate(level, 8, 40)
        assert len(set(map(challenge_hash, made))) == 40
        assert made[:3] == generate(level, 8, 3)
        assert [challenge.id for challenge in made[:2]] == [
            f"gen{FORMAT}-{level.value.lower()}-8-{place}" for place in (1, 2)
        ]


def test_a_level_that_has_no_more_gives_one_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beebot.generator._PATIENCE", 0)
    assert len(generate(Level.PS, 0, 200)) == 200


@pytest.mark.parametrize(("seed", "count"), [(-1, 1), (MAX_SEED, 1), (1, 0)])
def test_seeds_and_counts_have_bounds(seed: int, count: int) -> None:
    with pytest.raises(ValueError, match=f"not {seed} and {count}"):
        generate(Level.GS, seed, count)


@pytest.mark.parametrize("level", Level)
def test_the_task_says_what_is_asked(level: Level) -> None:
    numbers = ("", "la fleur", "les deux fleurs", "les trois fleurs", "les quatre fleurs", "les cinq fleurs")
    for challenge in generate(level, 21, MANY):
        task, count = challenge.task, len(challenge.targets)
        english = task.in_language("en")
        assert (f"{numbers[count]}" in task.fr) == ("fleur" in task.fr or count == 0)
        assert ("ruche" in task.fr) == ("hive" in english) == (challenge.goal is not None)
        assert ("pause" in task.fr) == any(target.pause for target in challenge.targets)
        assert (f"{challenge.max_instructions} cartes : répète" in task.fr) == challenge.repeats
        order = ", ".join(str(target.cell) for target in challenge.targets)
        assert (f"dans cet ordre : {order}" in task.fr) == (f"in this order: {order}" in english) == challenge.ordered
        assert ("passage obligé" in task.fr) == ("cross" in english) == bool(challenge.passages)
        assert ("aile" in task.fr) == ("wing" in english)


# YAML


def read_back(content: Content, challenges: tuple[Challenge, ...]) -> tuple[Challenge, ...]:
    """What the loader makes of a séance with these challenges, written by us."""
    head = LESSON[: LESSON.index("defis:\n")]
    content.lesson.write_text(head + "defis:\n" + "".join(map(challenge_yaml, challenges)), encoding="utf-8")
    return load_lesson(content.lesson).challenges


CELLS = [Cell(column, row) for column in range(4) for row in range(3)]
PLAIN = Challenge(
    id="deux-fleurs",
    task=Text("Passe par les deux fleurs, puis rentre à la ruche."),
    mat=Mat(6, 5, frozenset({Cell(1, 2), Cell(2, 4)})),
    start=Pose(Cell(3, 0), Heading.EAST),
    targets=(Target(Cell(0, 0)), Target(Cell(1, 1))),
    goal=Cell(5, 1),
    keys=frozenset({Command.FORWARD, Command.LEFT, Command.RIGHT}),
    max_instructions=15,
)
LARGE = replace(PLAIN, mat=Mat(4, 3), start=Pose(CELLS[0], Heading.EAST), targets=(), goal=None)
GENRES = (
    replace(LARGE, genre=Genre.PREDICT, given=parse_program("↑ répéter 2 [ ↶ ↑ ]"), max_instructions=200),
    replace(LARGE, genre=Genre.DEBUG, given=parse_program("↑↶"), goal=CELLS[5]),
    replace(
        LARGE,
        genre=Genre.COMPLETE,
        template=(Command.FORWARD, None, Command.PAUSE),
        goal=CELLS[5],
        max_instructions=200,
    ),
    replace(
        LARGE,
        genre=Genre.CHOOSE,
        choices=(parse_program("↑"), parse_program("répéter 2 [ ↑ ]")),
        repeats=True,
        goal=CELLS[3],
        max_instructions=200,
    ),
    replace(LARGE, genre=Genre.REPRODUCE, given=parse_program("↑↶↑")),
    replace(LARGE, genre=Genre.FREE),
    replace(
        LARGE,
        genre=Genre.PAIR,
        goal=CELLS[4],
        partner=Partner(Pose(CELLS[2], Heading.WEST), Aim.GOALS, CELLS[7]),
        passages=frozenset(CELLS[4:5]),
    ),
    replace(LARGE, genre=Genre.PAIR, partner=Partner(Pose(CELLS[2], Heading.WEST), Aim.MEET)),
    replace(
        LARGE,
        keys=frozenset(Command),
        start=Pose(CELLS[0], Heading.NORTH_EAST),
        goal=CELLS[9],
        mat=Mat(4, 3, frozenset(CELLS[3:5]), frozenset({Wall(CELLS[0], CELLS[1])}), 100, Decor(goal="mare")),
    ),
)


@pytest.mark.parametrize("challenge", GENRES, ids=lambda challenge: challenge.genre.value)
def test_every_genre_is_read_back(content: Content, challenge: Challenge) -> None:
    assert read_back(content, (challenge,)) == (challenge,)


@pytest.mark.parametrize("level", Level)
def test_what_is_generated_is_read_back(content: Content, level: Level) -> None:
    made = generate(level, 13, MANY)
    assert read_back(content, made) == made


SENTENCES = st.text(
    st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=90
).filter(lambda text: text.strip() == text != "" and "  " not in text)
CODES = st.from_regex(LANGUAGE_CODE, fullmatch=True).filter(lambda code: code != "fr") | st.sampled_from(["no", "on"])
NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)


@st.composite
def challenges(draw: st.DrawFn) -> Challenge:
    tricky = st.sampled_from(
        ["Le défi # 1", "Attention : virage", '"', "\\", "- a", "{a: b}", "~", "Pivote !", "A\u00a0!"]
    )
    name = draw(NAMES | st.sampled_from(["no", "null", "010", "1e3", "true", "2026-11-25", "0x1f", "0-7"]))
    pause = draw(st.booleans())
    cells = draw(st.lists(st.sampled_from(CELLS[1:]), unique=True, min_size=2, max_size=4))
    return replace(
        LARGE,
        id=name,
        task=Text(draw(SENTENCES | tricky), **draw(st.dictionaries(CODES, SENTENCES, max_size=3))),
        hints=tuple(map(Text, draw(st.lists(SENTENCES, max_size=2)))),
        targets=tuple(Target(cell, pause) for cell in cells[1:]),
        keys=frozenset({Command.PAUSE, Command.FORWARD}),
        ordered=pause,
        mat=Mat(4, 3, frozenset(cells[:1]), decor=Decor(*draw(st.permutations(PICTURES)))),
    )


@settings(max_examples=100)
@given(written=st.lists(challenges(), min_size=1, max_size=3, unique_by=lambda challenge: challenge.id).map(tuple))
def test_whatever_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, written: tuple[Challenge, ...]
) -> None:
    assert read_back(Content(tmp_path_factory.mktemp("content")), written) == written


# Hashes


def test_the_hash_is_the_same_on_every_machine() -> None:
    challenge = replace(LARGE, goal=CELLS[5], targets=(Target(CELLS[3], pause=True),), max_instructions=9)
    assert canonical_text(replace(challenge, task=Text("é"))) == (
        '(goal=(column=1 row=2) id="deux-fleurs" keys={<"avancer"> <"droite"> <"gauche">} mat=(height=3 width=4) '
        'max_instructions=9 start=(cell=(column=0 row=0) heading=<"est">) targets=[(cell=(column=1 row=0) pause=true)] '
        'task=(fr="\\u00e9"))'
    )
    assert challenge_hash(challenge) == "826e32757dc899f6b85dd3fdaad26c3b"


def test_words_and_pictures_do_not_change_the_hash_and_all_that_is_judged_does() -> None:
    cosmetic = replace(
        PLAIN,
        id="autre",
        task=Text("Autrement dit"),
        hints=(Text("Où ?"),),
        mat=replace(PLAIN.mat, cell_mm=100, decor=Decor("a", "b")),
    )
    assert challenge_hash(cosmetic) == challenge_hash(PLAIN)
    judged = (
        *GENRES,
        PLAIN,
        replace(PLAIN, ordered=True),
        replace(PLAIN, repeats=True),
        replace(PLAIN, max_instructions=3),
        replace(PLAIN, keys=frozenset({Command.FORWARD})),
        replace(PLAIN, mat=replace(PLAIN.mat, width=PLAIN.mat.width + 1)),
        replace(PLAIN, passages=frozenset({CELLS[0]})),
        replace(PLAIN, targets=PLAIN.targets[::-1]),
        replace(PLAIN, targets=tuple(replace(target, pause=not target.pause) for target in PLAIN.targets)),
    )
    assert len(set(map(challenge_hash, judged))) == len(judged)


def test_what_has_no_canonical_text_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical text for float"):
        canonical_text((1, 2.5))
