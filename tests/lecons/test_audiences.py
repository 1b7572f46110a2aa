"""Séances for other places than the class: after school, at home, and the digital path of the town."""

from collections import Counter

import pytest
import yaml

import lecons
from beebot.challenge import Challenge, Degree, Genre
from beebot.command import Program, count_cards
from beebot.drafting.symmetry import mirrored, twin_key
from beebot.kinds import solve
from beebot.lesson import Audience, LearningPath, Lesson, ScreenMode, ScreenTime
from beebot.pose import Heading
from tests.kit_content import path_at
from tests.lecons.test_year import _right, every, heard, words
from tests.lecons.test_year import test_a_place_with_a_name_is_called_by_it as _called_by_name
from tests.lecons.test_year import (
    test_every_sentence_is_whole_in_both_languages_and_as_each_writes_it as _is_well_written,
)
from tests.loops import for_each

_FOLDER = lecons.CONTENT / "parcours"
AFTER_SCHOOL = path_at(_FOLDER / "periscolaire.yaml")
FAMILY = path_at(_FOLDER / "famille.yaml")
DIGITAL = path_at(_FOLDER / "parcours-numerique.yaml")
LIBRARY = path_at(_FOLDER / "a-la-mediatheque.yaml")
HOLIDAYS = path_at(_FOLDER / "ma-semaine-de-vacances.yaml")
PATHS = (AFTER_SCHOOL, FAMILY, DIGITAL, LIBRARY, HOLIDAYS)
ALL = [lesson for path in PATHS for lesson in path.on_shelf]
FILES = [file for file in lecons.lessons() if file.stem in {lesson.id for lesson in ALL}]

_TOWN = "VILLE"
_SAYS_LITTLE = 2600
"""Letters of a sheet that one reads standing, beside children who wait; what stands on each island is read there."""


@pytest.fixture(params=PATHS, ids=lambda path: path.id)
def path(request: pytest.FixtureRequest) -> LearningPath:
    found: LearningPath = request.param
    return found


@pytest.fixture(params=ALL, ids=lambda lesson: lesson.id)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    found: Lesson = request.param
    return found


@pytest.fixture(params=[*AFTER_SCHOOL.on_shelf, *FAMILY.on_shelf], ids=lambda lesson: lesson.id)
def at_once(request: pytest.FixtureRequest) -> Lesson:
    """A séance that nobody has prepared."""
    found: Lesson = request.param
    return found


def challenges(path: LearningPath) -> list[Challenge]:
    return [challenge for lesson in path.on_shelf for challenge in lesson.challenges]


def test_each_audience_has_its_year() -> None:
    assert {path.id: len(path.on_shelf) for path in PATHS} == {
        "periscolaire": 12,
        "famille": 5,
        "parcours-numerique": 8,
        "a-la-mediatheque": 5,
        "ma-semaine-de-vacances": 5,
    }


def test_a_sheet_says_what_an_adult_must_know(lesson: Lesson) -> None:
    sheet, screen = lesson.sheet, lesson.screen
    assert sheet.references
    assert sum(step.minutes for step in sheet.steps) == lesson.duration_min
    assert lesson.ages is not None
    assert lesson.audiences
    assert sheet.preparation_min is not None
    assert sheet.success is not None
    assert len(sheet.observe) == 3
    assert 2 <= len(sheet.errors) <= 3
    assert sheet.prints
    assert all(word.phrase for word in sheet.words)
    assert screen is None or screen.mode is ScreenMode.NONE or 0 < screen.minutes <= 12


def test_what_nobody_prepares_is_ready_in_two_minutes_and_needs_no_machine(at_once: Lesson) -> None:
    assert at_once.sheet.preparation_min == 2
    assert at_once.games, "it is played without a robot and without a screen too"
    assert sum(game.minutes for game in at_once.games) <= at_once.duration_min
    assert all(game.steps and game.material for game in at_once.games)
    assert not at_once.requires, "nobody was there before"
    if not at_once.challenges:
        assert at_once.screen == ScreenTime(ScreenMode.NONE), "games alone"
        return
    degrees = [challenge.degree for challenge in at_once.challenges if not challenge.star]
    assert set(degrees) == set(Degree)
    order = [list(Degree).index(degree) for degree in degrees if degree]
    assert order == sorted(order), "from the easiest to the hardest"
    assert [challenge.star for challenge in at_once.challenges] == [*[False] * len(order), True]


def test_a_visit_to_the_library_is_for_families_of_two_ages_and_needs_no_robot() -> None:
    for each in LIBRARY.on_shelf:
        sheet = each.sheet
        assert (each.ages, each.duration_min, each.requires) == ((4, 8), 40, ()), each.id
        assert each.games, each.id
        assert sheet.without_screen is not None, each.id
        assert len(each.challenges) == 5, each.id
        degrees = [list(Degree).index(each.degree) for each in each.challenges if each.degree]
        assert {*degrees} == {0, 1, 2}, "green for the younger, red for the older"
        assert degrees == sorted(degrees), each.id
        assert "robot" not in " ".join(text.fr for text in sheet.gather), each.id
        assert "parent" in (sheet.grouping.note or sheet.objective).fr, each.id


def test_an_afternoon_suits_children_from_four_to_ten_and_says_what_each_of_both_ages_does() -> None:
    for each in AFTER_SCHOOL.on_shelf:
        assert each.ages == (4, 10), each.id
        young, old = (role.fr for role in each.sheet.roles)
        assert young.startswith("à 4 ans : "), each.id
        assert old.startswith("à 10 ans : "), each.id
        assert 20 <= each.duration_min <= 40, each.id


def test_a_sheet_read_standing_is_short(at_once: Lesson) -> None:
    (file,) = (file for file in FILES if file.stem == at_once.id)
    sheet = yaml.safe_load(file.read_text("utf-8"))["fiche"]
    sheet.pop("ilots", None)
    assert sum(len(text["fr"]) for text in every(sheet)) <= _SAYS_LITTLE


def test_the_digital_path_says_where_each_stage_is_held_and_what_the_programme_does_not_ask() -> None:
    assert {DIGITAL.place_of(each) for each in DIGITAL.on_shelf} >= {
        Audience.SCHOOL,
        Audience.AFTER_SCHOOL,
        Audience.LIBRARY,
    }
    for each in DIGITAL.on_shelf:
        place = DIGITAL.place_of(each)
        assert place in each.audiences, each.id
        keys = {reference.key for reference in each.sheet.references}
        asked = keys & {"EMC1s", "MED"}
        assert (_TOWN in keys) is not bool(asked), each.id
    (said,) = {reference.where.fr for each in ALL for reference in each.sheet.references if reference.key == _TOWN}
    assert said == "sensibilisation voulue par la ville"
    kinds = Counter(challenge.genre for challenge in challenges(DIGITAL))
    assert min(kinds[kind] for kind in (Genre.QUESTION, Genre.SORT)) >= 2
    assert all(each.level is None or each.sheet.passes in (1, 5, None) for each in DIGITAL.on_shelf)


@for_each("file", FILES, ids=lambda file: file.stem)
def test_sentences_are_whole_in_both_languages_and_places_are_called_by_their_names(file) -> None:  # type: ignore[no-untyped-def]
    _is_well_written(file)
    _called_by_name(file)


def test_what_a_child_hears_is_twelve_words_at_most(lesson: Lesson) -> None:
    for text in heard(lesson):
        for language in ("fr", "en"):
            sentence = text.in_language(language)
            assert words(sentence) <= 12, sentence
        assert "tourn" not in text.fr, "pivoter, never tourner"


def test_few_cards_are_spare(path: LearningPath) -> None:
    for challenge in challenges(path):
        program = solve(challenge).program
        if challenge.genre is Genre.PROGRAM and program is not None:
            spare = 0 if "pas une de plus" in challenge.task.fr else 2
            assert challenge.max_instructions == count_cards(program) + spare, challenge.id


def test_no_two_challenges_of_an_audience_are_the_same(path: LearningPath) -> None:
    twins = Counter(twin_key(challenge) for challenge in challenges(path))
    assert max(twins.values()) == 1
    answers: Counter[Program] = Counter()
    for challenge in challenges(path):
        if program := solve(challenge).program:
            answers[min(program, mirrored(program), key=str)] += 1
    assert max(answers.values()) <= 4, answers


def test_starts_look_several_ways_and_the_right_strip_is_in_several_places(path: LearningPath) -> None:
    starts = Counter(challenge.start.heading for challenge in challenges(path) if challenge.pictures is None)
    assert max(starts.values()) <= 0.6 * starts.total(), starts
    assert starts[Heading.SOUTH] >= starts.total() / 8, "one in eight faces the child"
    right = Counter(_right(challenge).place for challenge in challenges(path) if challenge.genre is Genre.CHOOSE)
    assert max(right.values(), default=0) <= max(0.5 * right.total(), 1), right
