"""``chercher``, and the topics that it and the adults' page go by: read from what a séance holds."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import lecons
from beebot.challenge import Genre
from beebot.lesson import Lesson
from lecons.__main__ import main
from lecons.topics import Topic, topics_of
from tests.kit_content import lesson_at

WOLF = "ms/le-loup-dans-la-foret.yaml"


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """The files that are found, in their order."""
    assert main(["chercher", "--json", *words]) == 0
    return [each["file"] for each in json.loads(capsys.readouterr().out)["found"]]


def every() -> dict[str, Lesson]:
    root = lecons.CONTENT / "seances"
    return {file.relative_to(root).as_posix(): lesson_at(file) for file in lecons.lessons()}


def test_a_word_of_the_title_comes_before_the_same_word_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    by_word = found(capsys, "loup")
    titled = [name for name in by_word if "loup" in name]
    assert by_word[: len(titled)] == titled
    assert WOLF in titled
    assert len(by_word) > len(titled), "a mat has a wolf too"


@pytest.mark.parametrize("words", [["LOUP", "foret"], ["forêt", "lou"], ["wolf", "forest"], ["loup", "forêt", "MS"]])
def test_words_are_found_without_accents_by_their_beginning_and_in_english(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    niveau = ["--niveau", words.pop()] if words[-1] == "MS" else []
    assert found(capsys, *words, *niveau)[0] == WOLF


def test_a_word_within_another_is_not_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert "pivot" not in " ".join(found(capsys, "ivoter"))
    assert found(capsys, "ivoter") == []


def test_all_the_words_are_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    both, one = found(capsys, "loup", "chaperon"), found(capsys, "loup")
    assert set(both) < set(one)


def test_level_place_and_theme_are_those_of_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    lessons = every()
    assert set(found(capsys)) == set(lessons)
    assert set(found(capsys, "--lieu", "periscolaire")) == {
        name for name, lesson in lessons.items() if any(each.value == "periscolaire" for each in lesson.audiences)
    }
    class_of = {name for name, lesson in lessons.items() if lesson.level and lesson.level.value == "PS"}
    assert set(found(capsys, "--niveau", "PS")) == class_of
    mended = {name for name, lesson in lessons.items() if any(c.genre is Genre.DEBUG for c in lesson.challenges)}
    assert set(found(capsys, "--theme", "reparer")) == mended


def test_where_nothing_is_found_one_sentence_says_what_to_try(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chercher", "licorne"]) == 0
    told = capsys.readouterr().out
    assert all(topic.value in told for topic in Topic)
    assert main(["chercher", "--dans", str(Path(__file__).parent / "nulle-part")]) == 1
    assert "n'a pas de séance" in capsys.readouterr().err


def test_each_theme_has_lessons_and_none_has_most_of_them() -> None:
    lessons = every().values()
    for topic in Topic:
        count = sum(topic in topics_of(lesson) for lesson in lessons)
        assert 2 <= count <= 0.6 * len(lessons), (topic, count)


def test_a_theme_is_read_from_what_the_lesson_holds() -> None:
    wolf = every()[WOLF]
    bare = replace(wolf, challenges=(), games=(), story=(), sheet=replace(wolf.sheet, references=()))
    assert topics_of(bare) == frozenset()
    foreseen = next(each for each in wolf.challenges if each.genre is Genre.PREDICT)
    assert topics_of(replace(bare, challenges=(foreseen,))) == frozenset(), "one is in most of them"
    assert topics_of(replace(bare, challenges=(foreseen, foreseen))) == {Topic.PREDICTING}
