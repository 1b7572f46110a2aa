"""Whether the whole kit is fair to who plays it: counted over all séances, where ``test_year`` counts path by path."""

import re
from collections import Counter
from collections.abc import Iterable

import pytest

import lecons
from beebot.challenge import Challenge, Genre
from beebot.command import Command
from beebot.drafting.symmetry import Twin, mirrored, twin_key
from beebot.drafting.task_sentences import count_words
from beebot.fingerprint import canonical_text
from beebot.kinds import judge, kind_of, solve
from beebot.lesson import Lesson, Level
from beebot.parts.answer_types import Choice
from beebot.parts.story import sentences
from beebot.pose import Heading
from tests.kit_content import lesson_at
from tests.loops import for_each

ALL = [lesson_at(file) for file in lecons.lessons()]
LEVELS = (*Level, None)
STARS = {Level.PS: 0, Level.MS: 0, Level.GS: 6, Level.CP: 0, Level.CE1: 1, None: 20}
"""How many challenges of each level are beyond its bound, and say so: counted by hand when the year was read again."""


def of(level: Level | None) -> list[Lesson]:
    """All séances of a level, those of the digital path too; without a level, those of other places."""
    return [lesson for lesson in ALL if lesson.level is level]


def challenges(lessons: Iterable[Lesson]) -> list[Challenge]:
    return [challenge for lesson in lessons for challenge in lesson.challenges]


def starts(lessons: Iterable[Lesson]) -> Counter[Heading]:
    return Counter(each.start.heading for each in challenges(lessons) if each.pictures is None)


@pytest.mark.parametrize("level", LEVELS)
def test_no_side_has_most_of_the_starts_of_a_level_and_all_sides_have_some(level: Level | None) -> None:
    looking = starts(of(level))
    assert max(looking.values()) <= 0.6 * looking.total(), looking
    assert min(looking[side] for side in (Heading.NORTH, Heading.EAST, Heading.WEST)) > 0, looking


@for_each("lesson", ALL, ids=lambda lesson: lesson.id)
def test_no_seance_has_all_its_starts_on_one_side(lesson: Lesson) -> None:
    looking = starts([lesson])
    assert len(looking) > 1 or looking.total() < 2, looking


@pytest.mark.parametrize("level", LEVELS)
def test_one_answer_is_right_four_times_at_most_in_a_kind_and_a_level(level: Level | None) -> None:
    answers = Counter(
        (challenge.genre, min(canonical_text(program), canonical_text(mirrored(program))))
        for challenge in challenges(of(level))
        if (program := solve(challenge).program)
    )
    assert max(answers.values()) <= 4, answers.most_common(3)


@pytest.mark.parametrize(("count", "least"), [(2, 1), (3, 8)])
def test_the_right_strip_is_evenly_placed_over_the_kit(count: int, least: int) -> None:
    """Of two strips, of three: no place is right more than half of the time, and none seldom."""
    asked = [each for each in challenges(ALL) if each.genre is Genre.CHOOSE and len(each.choices) == count]
    places = Counter(answer.place for each in asked if isinstance(answer := solve(each).answer, Choice))
    assert places.total() == len(asked)
    assert max(places.values()) <= -(-len(asked) // 2), places
    assert min(places[place] for place in range(count)) >= least, places


def test_no_two_challenges_of_the_kit_are_the_same_but_for_a_turn_or_a_mirror() -> None:
    twins: dict[Twin, list[str]] = {}
    for lesson in ALL:
        for challenge in lesson.challenges:
            if kind_of(challenge.genre).asks:
                twins.setdefault(twin_key(challenge), []).append(f"{lesson.id}#{challenge.id}")
    assert [names for names in twins.values() if len(names) > 1] == []


def test_a_step_past_the_one_thing_that_is_asked_for_is_too_far() -> None:
    """« Va jusqu'à la fleur »: who lays a step too many is told so. Of several flowers the last may be passed over."""
    tried = 0
    for challenge in challenges(ALL):
        answer = solve(challenge).program
        if challenge.genre is not Genre.PROGRAM or answer is None or len(challenge.targets) + len(challenge.goals) > 2:
            continue
        asked = {*challenge.goals, *(target.cell for target in challenge.targets)}
        if len(asked) == 1 and not any(target.pause for target in challenge.targets):
            verdict = judge(challenge, (*answer, Command.FORWARD))
            assert not verdict.succeeded, challenge.id
            tried += 1
    assert tried > 50


def test_stars_are_counted() -> None:
    assert {level: sum(each.star for each in challenges(of(level))) for level in LEVELS} == STARS
    assert all(sum(each.star for each in lesson.challenges) <= 2 for lesson in ALL)


def test_what_a_page_or_a_picture_says_has_twelve_words_at_most_in_a_sentence() -> None:
    """Tasks and hints have theirs in ``test_year`` and ``test_audiences``."""
    pictures = [each.pictures for each in challenges(ALL) if each.pictures is not None]
    heard = [each.said for row in pictures for each in (*row.boxes, *row.asked) if each.said]
    heard += [text for lesson in ALL for text in sentences(lesson.story)]
    assert len(heard) > 50
    for text in heard:
        for told in (text.fr, text.in_language("en")):
            assert max(map(count_words, re.split("[.!?]", told))) <= 12, told
