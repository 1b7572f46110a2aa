"""Every published challenge can be solved, and what is kept of its solution is not stale."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

import lecons
from beebot.drafting.by_kind import DRAFTERS
from beebot.kinds import judge, solve
from beebot.lesson import Lesson
from beebot.loader import load_lesson
from beebot.notation import parse_program
from beebot.shortest.solution import Status
from lecons.__main__ import main
from tests.kit_content import lesson_at
from tests.patience import HANG_S
from tools import solutions

LESSONS = [lesson_at(file) for file in lecons.lessons()]
FIRST = lecons.CONTENT / "seances" / "gs" / "la-visite-des-fleurs.yaml"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_published_challenge_is_possible_within_its_maximum(lesson: Lesson) -> None:
    for challenge in lesson.challenges:
        solution = solve(challenge)
        assert solution.status is not Status.IMPOSSIBLE, challenge.id
        assert solution.answer is not None, challenge.id
        assert judge(challenge, solution.answer).succeeded, challenge.id
        most = challenge.max_instructions * (2 if challenge.partner else 1)
        assert solution.cards is None or solution.cards <= most, challenge.id


def test_the_kept_solutions_are_those_of_the_content() -> None:
    assert solutions.read() == solutions.compute(LESSONS), "run: python3 -m tools.solutions"


def test_a_kept_solution_becomes_stale_with_its_challenge(tmp_path: Path) -> None:
    for name in ("tapis", "images", "seances"):
        (tmp_path / name).symlink_to(lecons.CONTENT / name)
    (tmp_path / "seances").unlink()
    text = FIRST.read_text(encoding="utf-8").replace("cibles: [{case: C2}, {case: C4}]", "cibles: [{case: C2}]")
    file = tmp_path / FIRST.name
    file.write_text(text, encoding="utf-8")
    changed, kept = solutions.compute([load_lesson(file)]), solutions.read()
    assert [name for name in changed if changed[name] != kept[name]] == ["la-visite-des-fleurs/deux-fleurs"]


def test_resoudre(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resoudre", f"{FIRST}#la-fleur-cachee"]) == 0
    assert capsys.readouterr().out == "la-fleur-cachee : 5 cartes au mieux : ↑ ↑ ↶ ↑ ↑\n"


def test_resoudre_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resoudre", f"{FIRST}#la-fleur-cachee", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "verb": "resoudre",
        "ok": True,
        "problems": [],
        "solutions": [
            {
                "challenge": "la-fleur-cachee",
                "genre": "programmer",
                "answer": "↑ ↑ ↶ ↑ ↑",
                "status": "proved",
                "cards": 5,
                "count": 1,
                "program": "avancer avancer gauche avancer avancer",
            }
        ],
    }


def test_resoudre_nothing_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resoudre"]) == 1
    assert capsys.readouterr().err == "dites quelle séance résoudre, comme seances/gs/ma-seance.yaml#mon-defi\n"


LADDER = """\
Où est la mare ? Montre un chemin qui passe à côté.
En haut, de quel côté est la ruche ?
Sur quelle fleur l'abeille se repose-t-elle ?
tout est juste avant la carte 6
quelle carte à la place 6 ?  ↑  ↶  ↷
changez juste ce qu'il faut : ↑ ↑ ↶ ↑ ↑ ↑ ↷ ↑ ↑ ⏸ ↑
changez juste ce qu'il faut : ↑ ↑ ↶ ↑ ↑ ↑ ↷ ↑ ↑ ⏸ ↑
changez juste ce qu'il faut : ↑ ↑ ↶ ↑ ↑ ↑ ↷ ↑ ↑ ⏸ ↑
"""


def test_indice_climbs_from_a_question_to_a_repair(capsys: pytest.CaptureFixture[str]) -> None:
    where, into_the_pond = f"{FIRST}#le-tour-de-la-mare", "↑ ↑ ↶ ↑ ↑ ↷ ↑ ↑"
    for attempt in range(1, 9):
        assert main(["indice", where, into_the_pond, "--essai", str(attempt)]) == 0
    assert capsys.readouterr().out == LADDER
    assert main(["indice", where, into_the_pond, "--essai", "8", "--adulte"]) == 0
    solution = capsys.readouterr().out.removeprefix("une réponse : ")
    challenge = next(each for lesson in LESSONS for each in lesson.challenges if each.id == "le-tour-de-la-mare")
    assert judge(challenge, parse_program(solution)).succeeded


def test_generer_gives_challenges_that_a_seance_can_hold(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["generer", "--niveau", "GS", "--graine", "7", "--nombre", "13", "--genre", "tous", "--tapis", "ville"]
    assert main(words) == 0
    made = capsys.readouterr().out
    sheet = FIRST.read_text(encoding="utf-8").split("defis:")[0]
    file = tmp_path / "la-mienne.yaml"
    file.write_text(f"{sheet}defis:\n{made}", encoding="utf-8")
    lesson = load_lesson(file)
    assert [challenge.id for challenge in lesson.challenges] == [f"gen6-gs-ville-tous-7-{n}" for n in range(1, 14)]
    assert {challenge.genre for challenge in lesson.challenges} == set(DRAFTERS)
    assert all(solve(challenge).status is Status.PROVED for challenge in lesson.challenges)
    assert main(words) == 0
    assert capsys.readouterr().out == made, "the same seed, the same challenges"


def test_generer_makes_the_kind_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    for words, genre in (([], "programmer"), (["--genre", "a_deux"], "a_deux")):
        assert main(["generer", *words]) == 0
        made = capsys.readouterr().out
        assert made.count("genre: ") == made.count(f"genre: {genre}\n") == 1
    with pytest.raises(SystemExit):
        main(["generer", "--genre", "dessiner"])


def test_generer_takes_a_mat_of_the_kit_or_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "notre-cour.yaml"
    own.write_text('{format: 1, id: notre-cour, titre: "x", largeur: 4, hauteur: 3, cases: {C2: {nom: "le puits"}}}')
    assert main(["generer", "--niveau", "MS", "--tapis", str(own)]) == 0
    made = capsys.readouterr().out
    assert "tapis: notre-cour\n" in made
    assert '"Va au puits.' in made
    for wrong, told in (("vile", "« vile » n'est pas un tapis ; vouliez-vous « ville » ?"), ("x.yaml", "x.yaml")):
        assert main(["generer", "--tapis", wrong]) == 1
        assert told in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--graine", "-1"], ["--nombre", "0"], ["--nombre", "999"], ["--graine", "abc"]])
def test_generer_refuses_what_is_no_number(words: list[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["generer", *words])
    assert leaving.value.code == 2


def test_verifier_says_everything_that_cannot_be_solved_and_where(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = FIRST.read_text(encoding="utf-8")
    text = text.replace("max_instructions: 11", "max_instructions: 7")
    text = text.replace("max_instructions: 14", "max_instructions: 1")
    text = text.replace("touches: [avancer]", "touches: [gauche]")
    file = tmp_path / FIRST.name
    file.write_text(text, encoding="utf-8")
    names = ("premiere-fleur", "deux-fleurs", "le-tour-de-la-mare")
    line = {name: text[: text.index(f"id: {name}")].count("\n") + 1 for name in names}
    assert main(["verifier", str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        f"{FIRST.name}:{line['premiere-fleur']}:5 : défi « premiere-fleur » : aucune réponse ne réussit ; "
        "changez son but, ses obstacles ou ses touches\n"
        f"{FIRST.name}:{line['deux-fleurs']}:5 : défi « deux-fleurs » : 7 cartes ne suffisent pas ; "
        "augmentez « max_instructions », pour ↑ ↑ ↶ ↑ ↑ ↷ ↑ ↑\n"
        f"{FIRST.name}:{line['le-tour-de-la-mare']}:5 : défi « le-tour-de-la-mare » : 1 carte ne suffit pas ; "
        "augmentez « max_instructions », pour ↑ ↑ ↶ ↑ ↑ ↑ ↷ ↑ ↑ ⏸ ↑\n"
    )


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX")
def test_long_work_shows_a_bar_on_a_terminal_and_none_in_a_pipe(tmp_path: Path) -> None:
    import termios

    script = tmp_path / "long.py"
    script.write_text(
        "import time\n"
        "from lecons.progress_bar import with_progress\n"
        "for _item in with_progress(range(4)):\n"
        "    time.sleep(0.3)\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script)]
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (piped.stdout, piped.stderr) == ("", "")
    master, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    subprocess.run(command, stderr=terminal, stdout=subprocess.DEVNULL, check=True)
    assert select.select([master], [], [], HANG_S)[0], "nothing was shown"
    shown = os.read(master, 100_000).decode()
    os.close(terminal)
    os.close(master)
    assert "/4 [" in shown
