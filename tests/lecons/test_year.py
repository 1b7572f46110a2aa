"""The year's séances: what design rules ask of each sheet and of each level, measured on the files."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml

import lecons
from beebot.challenge import Challenge, Genre
from beebot.command import STRIDES, Command, Program, count_cards
from beebot.drafting.symmetry import twin_key
from beebot.kinds import kind_of, solve
from beebot.lesson import Lesson, Level, ScreenMode
from beebot.loader import load_lesson, load_mat, mat_title
from beebot.measures.level_bounds import BOUNDS
from beebot.parts.answer_types import Choice
from beebot.pose import Heading
from beebot.text import Text
from lecons.printing.titles import Titles
from lecons.sheet_words import to_print
from tests.kit_content import path_at

PATHS = {
    Level.PS: "petite-section",
    Level.MS: "moyenne-section",
    Level.GS: "grande-section-annee",
    Level.CP: "cp",
    Level.CE1: "ce1",
}
LESSONS = {level: path_at(lecons.CONTENT / "parcours" / f"{name}.yaml").lessons for level, name in PATHS.items()}
FIRST_STEPS = path_at().lessons
"""Six séances for a class that begins in the course of the year: another way into the same things."""
WAYS = {**{PATHS[level]: lessons for level, lessons in LESSONS.items()}, "grande-section": FIRST_STEPS}
ALL = [lesson for lessons in WAYS.values() for lesson in lessons]
FILES = [file for file in lecons.lessons() if file.stem in {lesson.id for lesson in ALL}]

F, B, L, R, P = Command.FORWARD, Command.BACKWARD, Command.LEFT, Command.RIGHT, Command.PAUSE
SLANTING = {Command.LEFT_45, Command.RIGHT_45}
"""In no programme: for those who want more."""
TAUGHT = {
    Level.PS: [{F}, {F}, *[{F, B}] * 3, *[{F, B, P}] * 3],
    Level.MS: [{F, B, P}, {F, B, P, L}, {F, B, P, L}, *[{F, B, P, L, R}] * 7],
    Level.GS: [{F, B, P, L, R}] * 14,
    Level.CP: [*[{F, B, P, L, R}] * 6, *[{F, B, P, L, R} | STRIDES] * 2],
    Level.CE1: [{F, B, P, L, R} | STRIDES | keys for keys in (set(), set(), SLANTING, *[set()] * 5)],
}
"""The keys that children have met by each séance, the new one of it included."""
LATER_WORDS = {
    Level.PS: "pivot|gauche|droite|tout droit|chemin|entre |à côté|d'abord|ensuite|programme|instruction|motif|bogue",
    Level.MS: "programme|instruction|coder|prévoi|bogue|répar|hypothèse|départ|arrivée|quart de tour",
    Level.GS: "quart de tour|itinéraire|virage|algorithme|optimis|donnée|stéréotype",
    Level.CP: "itinéraire|virage|algorithme|optimis|décompos|donnée|stéréotype",
    Level.CE1: "algorithme|donnée|boucle|variable",
}
"""What a child is not to hear yet: words that enter in a later year."""
UNACCENTED = re.compile(r"(?:^|[.!?«] )(?:A [a-zéèl]|Etape|Ecran|Ecole|Ecoute|Eleve|Etoile|Oter|Ca )")


def every(part: Any) -> list[dict[str, str]]:
    """Each sentence of a file, in its languages."""
    if isinstance(part, dict):
        if "fr" in part:
            return [part, *every(part.get("phrase"))]
        return [text for value in part.values() for text in every(value)]
    return [text for value in part for text in every(value)] if isinstance(part, list) else []


def heard(lesson: Lesson) -> list[Text]:
    return [text for each in lesson.challenges for text in (each.task, *each.hints)]


def challenges(lessons: Sequence[Lesson]) -> list[Challenge]:
    return [challenge for lesson in lessons for challenge in lesson.challenges]


def words(sentence: str) -> int:
    return sum(any(letter.isalpha() for letter in word) for word in sentence.split())


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(params=ALL, ids=lambda lesson: lesson.id)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    found: Lesson = request.param
    return found


@pytest.fixture(params=list(LESSONS), ids=lambda level: level.value)
def level(request: pytest.FixtureRequest) -> Level:
    found: Level = request.param
    return found


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> tuple[Lesson, ...]:
    """The séances of one path."""
    return WAYS[request.param]


def test_a_sheet_has_all_that_a_tired_teacher_needs(lesson: Lesson) -> None:
    sheet, screen = lesson.sheet, lesson.screen
    assert sheet.references, "the programme is given by its keys"
    assert sum(step.minutes for step in sheet.steps) == lesson.duration_min
    assert screen is not None
    assert 0 < screen.minutes <= 12
    assert screen.mode is ScreenMode.TOGETHER or lesson.level is not Level.PS
    assert sheet.passes == 5, "five groups of five"
    assert sheet.preparation_min is not None
    assert sheet.success is not None
    assert len(sheet.observe) == 3
    assert 2 <= len(sheet.errors) <= 3
    assert len(sheet.other_pupils) >= 3
    assert len(sheet.roles) >= 2
    assert sheet.prints
    assert all(word.phrase for word in sheet.words)
    assert lesson.ages is not None


def test_the_mat_that_is_asked_for_is_among_what_is_printed() -> None:
    """By its name; the other language names as many."""
    titles = Titles(tuple((load_mat(file), mat_title(file)) for file in lecons.mats()))
    for each in map(load_lesson, lecons.lessons()):
        printed = " ".join(to_print(each, titles.named(each))).replace("’", "'")
        asked = re.findall("le tapis « ([^»]+) »", each.sheet.material.fr)
        assert all(f"le tapis « {name} »" in printed for name in asked), each.id
        named = re.findall("the “([^”]+)” mat", each.sheet.material.in_language("en"))
        assert len(named) == len(asked), each.id


def test_the_sheets_of_a_path_follow_each_other(way: tuple[Lesson, ...]) -> None:
    for earlier, later in pairwise(way):
        assert later.id in earlier.sheet.after, earlier.id
        assert earlier.id in later.sheet.before, later.id
        assert later.requires, later.id


YEARS = [*LESSONS.values()]
FOLLOWED = [
    *WAYS.values(),
    *(
        path_at(lecons.CONTENT / "parcours" / f"{name}.yaml").on_shelf
        for name in ("parcours-numerique", "ma-semaine-de-vacances")
    ),
]
"""The paths whose séances follow each other; an afternoon and a day at home stand alone."""


def test_a_year_begins_with_nothing_before_it_and_ends_with_the_first_seance_of_the_next() -> None:
    said = {lesson.id: lesson.sheet for lesson in map(load_lesson, lecons.lessons())}
    after: dict[str, tuple[str, ...]] = dict.fromkeys(said, ())
    before = dict(after)
    for lessons in FOLLOWED:
        after |= {one.id: (two.id,) for one, two in pairwise(lessons)}
        before |= {two.id: (one.id,) for one, two in pairwise(lessons)}
    after |= {year[-1].id: (following[0].id,) for year, following in pairwise(YEARS)}
    assert {name: sheet.before for name, sheet in said.items()} == before
    assert {name: sheet.after for name, sheet in said.items()} == after


def test_every_sentence_is_whole_in_both_languages_and_as_each_writes_it(file: Path) -> None:
    for text in every(yaml.safe_load(file.read_text("utf-8"))):
        french, english = text["fr"], text["en"]
        assert "…" not in french + english
        assert not re.search(r"[^ ][?!;:»]|«[^ ]|“|”", french), french
        assert not UNACCENTED.search(french), french
        assert not re.search(r" [?!;:]|[«»]", english), english


def test_what_a_child_hears_is_twelve_words_at_most_and_known(lesson: Lesson) -> None:
    for text in heard(lesson):
        for sentence in (text.fr, text.in_language("en")):
            assert words(sentence) <= 12, sentence
        assert "tourn" not in text.fr, "pivoter, never tourner"
        assert lesson.level is not None
        assert not re.search(LATER_WORDS[lesson.level], text.fr.lower()), text.fr


def test_a_place_with_a_name_is_called_by_it(file: Path) -> None:
    for challenge in yaml.safe_load(file.read_text("utf-8"))["defis"]:
        if not isinstance(challenge.get("tapis"), str):
            continue
        mat = load_mat(lecons.CONTENT / "tapis" / f"{challenge['tapis']}.yaml")
        named = {str(place.cell) for place in mat.places if place.name}
        goal = challenge.get("arrivee")
        cells = {goal} if isinstance(goal, str) else set()
        cells |= {target["case"] for target in challenge.get("cibles", []) if "case" in target}
        assert not cells & named, challenge["id"]


def test_an_answer_is_within_the_bound_of_its_level_and_few_cards_are_spare(level: Level) -> None:
    spare = {Level.PS: 1, Level.MS: 1}.get(level, 2)
    for challenge in challenges(LESSONS[level]):
        program = solve(challenge).program
        if program is None or challenge.genre is Genre.FREE:
            continue
        beyond = not BOUNDS[level].holds(program) or bool(challenge.keys & SLANTING)
        assert challenge.star is beyond, challenge.id
        if challenge.genre is Genre.PROGRAM:
            exact = challenge.limits.fewest == challenge.max_instructions
            assert challenge.max_instructions == count_cards(program) + (0 if exact else spare), challenge.id


def test_only_keys_that_were_taught_are_used(level: Level) -> None:
    for lesson, taught in zip(LESSONS[level], TAUGHT[level], strict=False):
        laid = [challenge for challenge in lesson.challenges if challenge.pictures is None]
        assert all(challenge.keys <= taught for challenge in laid), lesson.id


def test_no_two_challenges_of_a_level_are_the_same(level: Level) -> None:
    ways = [lessons for lessons in WAYS.values() if lessons[0].level is level]
    twins = Counter(twin_key(challenge) for lessons in ways for challenge in challenges(lessons))
    assert max(twins.values()) == 1


def test_no_answer_comes_more_than_four_times_on_one_path(way: tuple[Lesson, ...]) -> None:
    answers: Counter[Program] = Counter()
    for challenge in challenges(way):
        if program := solve(challenge).program:
            answers[min(program, _in_a_mirror(program), key=str)] += 1
    assert max(answers.values()) <= 4, answers


def _in_a_mirror(program: Program) -> Program:
    sides = {Command.LEFT: Command.RIGHT, Command.RIGHT: Command.LEFT}
    return tuple(sides.get(card, card) if isinstance(card, Command) else card for card in program)


SIZES = {Level.PS: 8, Level.MS: 10, Level.GS: 14, Level.CP: 8, Level.CE1: 8}


def test_the_year_of_a_level_is_whole(level: Level) -> None:
    lessons = LESSONS[level]
    assert len(lessons) == SIZES[level]
    assert all(each.level is level for each in lessons)
    assert len({each.title.fr for each in lessons}) == len(lessons)


@pytest.mark.parametrize("level", [Level.CP, Level.CE1])
def test_older_pupils_come_in_half_a_class_too(level: Level) -> None:
    """Two sittings of 45 minutes; without tablets the board shows what is answered with a strip in the first."""
    for lesson in LESSONS[level]:
        half = lesson.sheet.half_class
        assert half is not None, lesson.id
        assert [sum(step.minutes for step in sitting) for sitting in half.sittings] == [45, 45], lesson.id
        assert not {*half.challenges[0]} & {*half.challenges[1]}, lesson.id
        shown = next(each for each in lesson.challenges if each.id == half.on_board)
        assert half.on_board in half.challenges[0], lesson.id
        assert kind_of(shown.genre).lays or kind_of(shown.genre).mends, lesson.id


def test_from_five_years_on_one_start_in_eight_looks_at_the_child(way: tuple[Lesson, ...]) -> None:
    starts = [each.start.heading for each in challenges(way) if each.pictures is None]
    facing = sum(heading is Heading.SOUTH for heading in starts)
    assert 8 * facing >= len(starts) or way[0].level in (Level.PS, Level.MS), facing


def test_starts_look_several_ways_and_the_right_strip_is_in_several_places(way: tuple[Lesson, ...]) -> None:
    starts = Counter(challenge.start.heading for challenge in challenges(way) if challenge.pictures is None)
    assert max(starts.values()) <= 0.6 * starts.total()
    assert starts[Heading.WEST]
    assert starts[Heading.SOUTH] or way[0].level is Level.MS, "in the middle year the robot shows its back or its side"
    right = Counter(_right(challenge).place for challenge in challenges(way) if challenge.genre is Genre.CHOOSE)
    assert max(right.values()) <= 0.5 * right.total(), right
    kinds = {lesson.id: len({challenge.genre for challenge in lesson.challenges}) for lesson in way}
    assert min(kinds.values()) >= 3, kinds


def _right(challenge: Challenge) -> Choice:
    """The strip that succeeds."""
    answer = solve(challenge).answer
    assert isinstance(answer, Choice)
    return answer


SHARES = {re.compile(r"échange au bout de (\w+) minutes"): 2, re.compile(r"change toutes les (\w+) minutes"): 3}
"""How a step is shared, by what its sheet says, and among how many."""
IN_WORDS = {"six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12}


def test_who_swaps_after_some_minutes_has_as_long_as_the_others() -> None:
    """The shares of a step fill it, and the screen time of the sheet is that of one share of each."""
    found = 0
    for lesson in map(load_lesson, lecons.lessons()):
        shares = []
        for step, (pattern, count) in product(lesson.sheet.steps, SHARES.items()):
            for said in pattern.findall(f"{step.grouping.fr} {step.do.fr}"):
                share = IN_WORDS.get(said) or int(said)
                assert share * count == step.minutes, f"{lesson.id}: {said}"
                shares.append(share)
        if shares and lesson.screen:
            assert lesson.screen.minutes == sum(shares), lesson.id
            found += 1
    assert found > 30


def test_a_sheet_that_counts_its_challenges_counts_them_right() -> None:
    """All of them, or « les deux premiers », which are those of the day where a sheet names them."""
    counts = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7}
    found = [
        (lesson, counts[said], bool(first))
        for lesson in map(load_lesson, lecons.lessons())
        for step in lesson.sheet.steps
        for said, first in re.findall(rf"les ({'|'.join(counts)}) (premiers )?défis", step.do.fr)
    ]
    assert found, "some sheets do"
    assert [each.id for each, said, first in found if not first and said != len(each.challenges)] == []
    days = {each.id: (each, said) for each, said, first in found if first and each.sheet.today}
    assert all([*each.sheet.today] == [one.id for one in each.challenges[:said]] for each, said in days.values())
    assert len(days) > 7
    assert all(len(each.sheet.today) == 2 for each in LESSONS[Level.PS])
