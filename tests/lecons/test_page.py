"""``docs/ecrire-une-seance.md``: its examples read, and the kit answers as its table says."""

import re
import shlex
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

import lecons
from beebot.challenge import Genre
from beebot.command import MAX_INSTRUCTIONS, MAX_NESTING, MAX_TURNS
from beebot.kinds import kind_of
from beebot.loader import ContentError, load_file, load_lesson
from beebot.loader.markup.nodes import MAX_VALUES
from beebot.loader.markup.source import MAX_BYTES
from beebot.loader.markup.syntax import MAX_DEPTH
from beebot.loader.models.challenge_schema import MAX_HINTS
from beebot.loader.models.limits_schema import MAX_TARGETS
from beebot.loader.models.schema import MAX_CHALLENGES
from beebot.loader.models.sheet_schema import MAX_ITEMS
from beebot.loader.problems import MAX_PROBLEMS
from beebot.loader.values import MAX_SENTENCE
from beebot.mat import Mat
from lecons.__main__ import main
from lecons.commands import VERBS
from tests.lecons.test_library import pack_of

PAGE = (Path(__file__).parents[2] / "docs" / "ecrire-une-seance.md").read_text(encoding="utf-8")
LESSON, SHEET, WHOM, WAYS, BESIDE, STORY, AIMS, LIMITS, STRIDES, CHANGE, *GENRES, MAT, PLACES, PATH, PROJECT = (
    re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
)
MISTAKES = re.findall(r"^\| `(.*?)` \| (.*?) \|$", PAGE.partition("courantes")[2], re.MULTILINE)


SOLUTIONS = {
    "prevoir": ["C2 nord"],
    "deboguer": ["↑ ↑ ↶ ↑"],
    "completer": ["↑ ↑ ↶ ↑"],
    "choisir": ["2"],
    "reproduire": ["↑ ↶ ↑ ↶ ↑"],
    "libre": ["↑"],
    "a_deux": ["↑ ↑ ↶ ↑", "↑ ↑ ↷ ↑ ↑"],
    "orienter": ["nord"],
    "observer": ["2"],
    "creer": ["A1 est, arrivee B1, obstacles C3"],
    "question": ["1"],
    "ranger": ["1 2 3"],
    "trier": ["1 2 1"],
    "programmer": ["↖ ↑ répéter 3 [ ↗ ] ↑"],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ma-seance.yaml"


def test_the_example_reads_and_plays(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(LESSON, encoding="utf-8")
    assert main(["verifier", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1 séance, 1 défi : tout est bon"
    assert main(["trace", f"{file}#vers-la-fleur", "avancer avancer gauche avancer"]) == 0
    assert capsys.readouterr().out.endswith("réussi en 4 instructions\n")


def test_every_command_of_the_page_runs(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setattr("lecons.commands.import_pack.data_folder", lambda: file.parent / "donnees")
    pack_of(file.with_name("mon-annee.abeille"), "mon-annee")
    commands = [shlex.split(line) for line in re.findall(r"^    python3 kit\.py lecons (.*)$", PAGE, re.MULTILINE)]
    assert {words[0] for words in commands} == {verb.name for verb in VERBS} - {"resoudre"}
    for words in commands:
        if words[0] != "nouveau":
            file.write_text(LESSON, encoding="utf-8")
        assert main(words) == 0, words
        file.unlink(missing_ok=True)


def test_the_pages_lines_run_on_the_new_file_as_it_is(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """She writes the file with « nouveau » and types the next lines: each names a challenge that is there."""
    monkeypatch.chdir(file.parent)
    lines = [shlex.split(line) for line in re.findall(r"^    python3 kit\.py lecons (.*)$", PAGE, re.MULTILINE)]
    assert main(["nouveau", file.name]) == 0
    typed = [words for words in lines if words[0] in {"verifier", "trace", "indice"} and file.name in words[1]]
    assert {words[0] for words in typed} == {"verifier", "trace", "indice"}
    for words in typed:
        assert main(words) == 0, words


def whole_sheet() -> str:
    """The example, with all that a sheet may hold."""
    keys = {line.split(":")[0] for line in SHEET.splitlines() if re.match(r"  \w", line)}
    kept = [line for line in LESSON.splitlines() if line.split(":")[0] not in keys]
    text = "\n".join(kept) + "\n"
    story = 'histoire: [{dire: "Il était une fois une abeille.", image: ruche}, {defi: vers-la-fleur}]\n'
    return text.replace("fiche:\n", f"{BESIDE}{story}fiche:\n{SHEET}{WHOM}{WAYS}")


def test_a_whole_sheet(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(whole_sheet(), encoding="utf-8")
    assert main(["verifier", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1 séance, 1 défi : tout est bon"
    lesson = load_lesson(file)
    assert [each.key for each in lesson.sheet.references] == ["O5", "E5a"]
    assert all(getattr(lesson, each.name) for each in fields(lesson))
    assert all(getattr(lesson.sheet, each.name) for each in fields(lesson.sheet) if each.name != "programme")


def test_a_story(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(LESSON[: LESSON.index("defis:")] + STORY, encoding="utf-8")
    assert main(["verifier", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1 séance, 3 défis : tout est bon"


def test_limits_read(file: Path) -> None:
    file.write_text(LESSON.replace("    max_instructions: 6\n", LIMITS), encoding="utf-8")
    (limited,) = load_lesson(file).challenges
    file.write_text(LESSON, encoding="utf-8")
    assert limited != load_lesson(file).challenges[0]


@pytest.mark.parametrize("part", [STRIDES, CHANGE], ids=["avancer_de", "change"])
def test_strides_and_a_world_that_changes_read(file: Path, part: str) -> None:
    """Each takes the place of the example's own line."""
    key = part.split(":", maxsplit=1)[0]
    asked = "\n".join(line for line in LESSON.splitlines() if not line.startswith(f"{key}:"))
    file.write_text(asked.replace("    max_instructions: 6\n", f"{part}    max_instructions: 6\n"), encoding="utf-8")
    (read,) = load_lesson(file).challenges
    assert (read.strides, read.staging.before is not None) == (part is STRIDES, part is CHANGE)


def _genre_in(example: str) -> Genre:
    found = re.search(r"genre: (\w+)", example)
    return Genre(found[1]) if found else Genre.PROGRAM


def test_there_is_an_example_of_every_genre() -> None:
    named = sorted(_genre_in(example).value for example in GENRES)
    assert named == sorted(genre.value for genre in Genre) == sorted(SOLUTIONS)


@pytest.mark.parametrize("example", GENRES, ids=lambda example: example.split()[1])
def test_a_genre(file: Path, example: str, capsys: pytest.CaptureFixture[str]) -> None:
    last = "depart" if kind_of(_genre_in(example)).has_mat else "consigne"
    start = re.match(rf".*?    {last}: .*?\n", LESSON, re.DOTALL)
    assert start
    file.write_text(start[0] + example, encoding="utf-8")
    (challenge,) = load_lesson(file).challenges
    assert len(example.splitlines()) in (2, 3, 4)
    assert main(["trace", str(file), *SOLUTIONS[challenge.genre.value]]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("réussi")


def test_the_mat_and_the_path_read(tmp_path: Path) -> None:
    for folder in ("tapis", "parcours"):
        (tmp_path / folder).mkdir()
    for folder in ("images", "seances"):
        shutil.copytree(lecons.CONTENT / folder, tmp_path / folder)
    (tmp_path / "tapis" / "prairie.yaml").write_text(MAT, encoding="utf-8")
    (tmp_path / "parcours" / "mon-annee.yaml").write_text(PATH, encoding="utf-8")
    load_file(tmp_path / "tapis" / "prairie.yaml")
    (tmp_path / "parcours" / "mon-projet.yaml").write_text(PROJECT, encoding="utf-8")
    load_file(tmp_path / "parcours" / "mon-annee.yaml")
    load_file(tmp_path / "parcours" / "mon-projet.yaml")


def test_a_mat_with_places_reads(tmp_path: Path) -> None:
    whole = "\n".join(line for line in MAT.splitlines() if not line.startswith("decor"))
    (tmp_path / "prairie.yaml").write_text(f"{whole}\n{PLACES}", encoding="utf-8")
    read = load_file(tmp_path / "prairie.yaml")
    assert isinstance(read, Mat)
    assert [str(place.cell) for place in read.places] == ["B3", "D1"]


def test_an_aim_by_name_reads(file: Path) -> None:
    aims = "".join(f"    {line}\n" for line in AIMS.splitlines())
    text = LESSON.replace("tapis: prairie", "tapis: ville").replace("    cibles: [{case: C2}]\n", aims)
    file.write_text(text, encoding="utf-8")
    (challenge,) = load_lesson(file).challenges
    assert (len(challenge.targets), len(challenge.goals)) == (2, 2)


@pytest.mark.parametrize(("line", "answer"), MISTAKES, ids=[line.strip() for line, _answer in MISTAKES])
def test_a_mistake(file: Path, line: str, answer: str) -> None:
    words = re.match(r"\s*\w{4}", line)
    assert words
    before = next((old for old in LESSON.splitlines() if old.startswith(words[0])), "    consigne: ")
    after = f"{line}\n{before}" if "consigne" in before else line
    file.write_text(LESSON.replace(before, after), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_lesson(file)
    (problem,) = caught.value.problems
    assert problem.message == answer


def test_the_limits_are_those_of_the_reader() -> None:
    section = PAGE.partition("## Les limites")[2].partition("##")[0]
    limits = (
        *(MAX_BYTES // 1024, MAX_VALUES, MAX_DEPTH, MAX_CHALLENGES),
        *(MAX_ITEMS, MAX_TARGETS, MAX_TARGETS, MAX_HINTS, MAX_SENTENCE),
        *(MAX_INSTRUCTIONS, MAX_NESTING, MAX_TURNS, MAX_PROBLEMS),
    )
    assert tuple(map(int, re.findall(r"\d+", section))) == limits
