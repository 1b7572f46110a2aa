"""The content of the kit: it reads, it can be played, and it is what the pages of the kit say it is."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import lecons
from beebot.bumps import BumpedInto
from beebot.challenge import Challenge, Genre
from beebot.command import Command, flatten
from beebot.interpreter import run
from beebot.judging.rules import Outcome
from beebot.kinds import judge
from beebot.lesson import Lesson
from beebot.loader import load_lesson, load_mat, load_path
from beebot.notation import parse_program
from beebot.parts.story import sentences
from beebot.text import Text
from lecons.commands.trace import read_answer
from lecons.printing.documents_asked import asked_by
from tests.kit_content import lesson_at
from tests.loops import for_each

FIRST = lecons.CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml"
NAMES = {lesson.id for lesson in load_path(lecons.FIRST_PATH).path.lessons}
FIRST_SIX = [file for file in lecons.lessons() if file.stem in NAMES]
"""The séances of the first path; what the rules of the year ask of them and of the others is in ``test_year.py``."""

SOLUTIONS = {
    "premiere-fleur": "avancer avancer avancer",
    "la-fleur-cachee": "avancer avancer gauche avancer avancer",
    "deux-fleurs": "avancer avancer gauche avancer avancer droite avancer avancer",
    "le-tour-de-la-mare": "↑ ↑ ↶ ↑ ↑ ↑ ↷ ↑ ↑ ⏸ ↑",
}
"""Of the first lesson, which is for writing programs."""
ANSWERS = {
    "la-fleur-d-en-face": ["3"],
    "la-carte-oubliee": ["↑ ↷ ↑ ↑"],
    "le-drapeau": ["D2"],
    "apres-le-pivot": ["E3 est"],
    "le-bon-programme": ["2"],
    "du-bon-cote": ["est"],
    "la-carte-a-l-envers": ["↑ ↑ ↶ ↑ ↑"],
    "la-carte-de-trop": ["↑ ↑ ↑ ↷ ↑"],
    "ou-mene-l-erreur": ["B4"],
    "les-deux-trous": ["↶ ↑ ↷ ↑ ↑"],
    "le-ruban-plie": ["↑ ↑ ↶ ↑ ↑"],
    "une-marche": ["↑ ↶ ↑ ↷ ↑"],
    "l-escalier": ["↑ ↶ ↑ ↷ ↑ ↶ ↑"],
    "mon-jardin": ["↑ ↶ ↑"],
    "cinq-fois": ["répéter 5 [ ↑ ]"],
    "deux-fois-le-motif": ["E4 nord"],
    "le-petit-carre": ["répéter 4 [ ↑ ↶ ]"],
    "les-marches": ["répéter 3 [ ↑ ↶ ↑ ↷ ]"],
    "le-rendez-vous": ["↑ ↑", "↑ ↑"],
    "la-pause-sur-la-fleur": ["↑ ↑ ⏸ ↑"],
    "attendre-ne-bouge-pas": ["D3"],
    "chacune-sa-ruche": ["↑ ↑ ↶ ↑ ↑", "↑ ↑ ↷ ↑ ↑"],
}
"""Of the others, as ``beebot-lecons trace`` reads them."""
STORIES = {"un-oeuf": "↑ ↑", "du-lait": "↑ ↑ ↑", "de-la-farine": "↓ ↓ ↓", "a-la-maison": "↑ ↑ ↑"}
"""Of the challenges between which a story is told."""


@pytest.fixture(params=lecons.lessons(), ids=lambda file: file.stem)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return lesson_at(request.param)


@pytest.fixture
def challenges() -> dict[str, Challenge]:
    lessons = map(lesson_at, FIRST_SIX)
    return {challenge.id: challenge for lesson in lessons for challenge in lesson.challenges}


@pytest.fixture(params=SOLUTIONS)
def challenge(request: pytest.FixtureRequest, challenges: dict[str, Challenge]) -> Challenge:
    return challenges[request.param]


def every_text(lesson: Lesson) -> list[Text]:
    sheet = lesson.sheet
    steps = [text for step in sheet.steps for text in (step.grouping, step.say, step.do)]
    tasks = [text for challenge in lesson.challenges for text in (challenge.task, *challenge.hints)]
    written = [
        *(lesson.title, sheet.objective, sheet.programme, sheet.material, *sheet.gather),
        *filter(None, (sheet.grouping.note, *(each.note for each in asked_by(lesson)))),
        *sentences(lesson.story),
        *(
            *(word.text for word in sheet.words),
            sheet.easier,
            sheet.harder,
            sheet.unplugged,
            *sheet.observe,
            *steps,
            *tasks,
        ),
    ]
    return [text for text in written if text.fr]  # the programme may be given by keys


@pytest.mark.parametrize("file", lecons.paths(), ids=lambda file: file.stem)
def test_a_path_reads_without_a_problem(file: Path) -> None:
    loaded = load_path(file)
    assert loaded.problems == ()
    assert loaded.path.lessons


def test_the_first_path_is_one_of_them_and_holds_every_lesson() -> None:
    assert lecons.FIRST_PATH in lecons.paths()
    in_paths = {lesson.id for file in lecons.paths() for lesson in load_path(file).path.on_shelf}
    assert in_paths == {lesson_at(file).id for file in lecons.lessons()}


@for_each("file", lecons.mats(), ids=lambda file: file.stem)
def test_a_mat_reads_with_its_pictures(file: Path) -> None:
    assert load_mat(file).cell_mm == 150


def test_every_challenge_has_a_solution_here(challenges: dict[str, Challenge]) -> None:
    assert SOLUTIONS.keys() | ANSWERS.keys() == challenges.keys()


@for_each("name", ANSWERS)
def test_every_other_challenge_is_answered_like_this(challenges: dict[str, Challenge], name: str) -> None:
    assert judge(challenges[name], read_answer(challenges[name], ANSWERS[name])).succeeded
    assert len(challenges[name].hints) == 2


@pytest.mark.parametrize("name", STORIES)
def test_the_challenges_of_stories_are_answered_like_this(name: str) -> None:
    told = {each.id: each for file in lecons.lessons() for each in lesson_at(file).challenges}
    assert judge(told[name], read_answer(told[name], [STORIES[name]])).succeeded


def test_the_kit_has_a_challenge_of_every_genre_and_one_with_repeats(challenges: dict[str, Challenge]) -> None:
    genres = {challenge.genre for file in lecons.lessons() for challenge in lesson_at(file).challenges}
    assert genres == set(Genre)
    assert any(challenge.repeats and challenge.genre is Genre.PROGRAM for challenge in challenges.values())


KEPT = {
    "la-visite-des-fleurs": {"premiere-fleur", "la-fleur-cachee", "deux-fleurs", "le-tour-de-la-mare"},
    "ou-s-arrete-l-abeille": {"le-drapeau", "apres-le-pivot", "le-bon-programme", "du-bon-cote"},
    "la-coccinelle-dans-le-programme": {"la-carte-a-l-envers", "la-carte-de-trop", "les-deux-trous"},
    "le-ruban": {"le-ruban-plie", "l-escalier", "mon-jardin"},
    "encore-et-encore": {"cinq-fois", "les-marches"},
    "deux-abeilles": {"le-rendez-vous", "chacune-sa-ruche"},
}
"""What journals and bookmarks of the first versions of the kit name."""


def test_what_older_journals_and_bookmarks_name_is_still_there() -> None:
    path = load_path(lecons.FIRST_PATH).path
    assert path.id == "grande-section"
    assert [lesson.id for lesson in path.lessons] == [*KEPT]
    for lesson in path.lessons:
        assert KEPT[lesson.id] <= {challenge.id for challenge in lesson.challenges}


def test_what_repeats_cannot_be_done_without(challenges: dict[str, Challenge]) -> None:
    for name in ("cinq-fois", "les-marches"):
        challenge = challenges[name]
        program = flatten(parse_program(*ANSWERS[name]))
        assert judge(challenge, program).outcome is Outcome.TOO_LONG
        assert judge(replace(challenge, max_instructions=len(program)), program).succeeded


def test_a_challenge_can_be_solved_with_cards_to_spare(challenge: Challenge) -> None:
    program = parse_program(SOLUTIONS[challenge.id])
    assert judge(challenge, program).outcome is Outcome.SUCCESS
    assert len(program) + 2 <= challenge.max_instructions <= len(program) + 4
    assert challenge.keys == set(program), "only the keys that are needed"
    assert 2 <= len(challenge.hints) <= 3


def test_challenges_grow_longer_and_bring_one_new_thing_at_a_time() -> None:
    asked = [challenge for challenge in load_lesson(FIRST).challenges if challenge.genre is Genre.PROGRAM]
    programs = [parse_program(SOLUTIONS[challenge.id]) for challenge in asked]
    assert [len(program) for program in programs] == [3, 5, 8, 11]
    assert [len(challenge.keys) for challenge in asked] == [1, 2, 3, 4]
    assert [challenge.star for challenge in asked] == [False, False, True, True], "the long ones are for those who want"


@pytest.mark.parametrize(
    ("name", "program", "failing", "bump"),
    [
        ("premiere-fleur", "↑↑↑↑", 3, BumpedInto.EDGE),
        ("la-fleur-cachee", "↑↑↑↑↑", 4, BumpedInto.EDGE),
        ("la-fleur-cachee", "↑↑↶↑↑↑", 5, BumpedInto.EDGE),
        ("deux-fleurs", "↑↑↶↑↑↑↑", 6, BumpedInto.EDGE),
        ("le-tour-de-la-mare", "↑↑↑↶↑↑↑", 5, BumpedInto.OBSTACLE),
        ("le-tour-de-la-mare", "↑↑↑↑↶↑↑", 6, BumpedInto.OBSTACLE),
    ],
)
def test_the_naive_program_bumps_where_a_child_can_see_it(
    challenges: dict[str, Challenge], name: str, program: str, failing: int, bump: BumpedInto
) -> None:
    verdict = judge(challenges[name], parse_program(program))
    assert (verdict.outcome, verdict.failing) == (Outcome.BUMP, failing)
    assert verdict.trace.steps[-1].bump is bump


def test_forgetting_the_pause_on_the_flower_is_a_target_missed(challenges: dict[str, Challenge]) -> None:
    program = tuple(
        command for command in parse_program(SOLUTIONS["le-tour-de-la-mare"]) if command is not Command.PAUSE
    )
    challenge = challenges["le-tour-de-la-mare"]
    assert judge(challenge, program).outcome is Outcome.TARGET_MISSED
    assert run(program, challenge.start, challenge.mat).end.cell == challenge.goal


def test_a_lesson_speaks_both_languages_and_keeps_its_time(lesson: Lesson) -> None:
    assert [text.fr for text in every_text(lesson) if text.fr and "en" not in dict(text.others)] == []
    assert sum(step.minutes for step in lesson.sheet.steps) == lesson.duration_min


def test_what_a_child_hears_is_short(lesson: Lesson) -> None:
    heard = [text for challenge in lesson.challenges for text in (challenge.task, *challenge.hints)]
    heard += sentences(lesson.story)
    for text in heard:
        assert max(len(sentence.split()) for sentence in text.fr.replace("?", ".").split(".")) <= 16, text.fr
        assert "tourn" not in text.fr, "pivoter, never tourner"


def test_no_two_files_of_the_kit_are_called_the_same() -> None:
    """A name without its folder means one file."""
    files = (*lecons.mats(), *lecons.lessons(), *lecons.paths())
    assert [name for name, count in Counter(file.stem for file in files).items() if count > 1] == []
