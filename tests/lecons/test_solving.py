"""Files of the heaviest challenges: ``verifier`` ends, in bounded work and memory, and tells what is not proved."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from beebot.kinds import solve
from beebot.loader import ContentError, load_lesson
from beebot.searching.effort import Effort
from beebot.shortest.solution import Status
from lecons.__main__ import main
from lecons.commands.check import verify
from lecons.solving import FIRST, TOTAL, prove
from tests.beebot.content import LESSON, Content
from tests.beebot.heavy import HEAVY, lesson
from tests.patience import HANG_S

CHALLENGES = 100
EASY, CHEAP, HARD = "choice", "free", "pair-targets"
"""Proved for nothing, for a few units, and for more than a search is given here."""
MEGABYTES = 250
ROOT = Path(__file__).parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


def written(content: Content, kinds: list[str]) -> Path:
    content.lesson.write_text(lesson(kinds), encoding="utf-8")
    return content.lesson


def test_no_challenge_that_is_too_large_keeps_another_from_being_proved(content: Content) -> None:
    challenges = load_lesson(written(content, [HARD] * 5 + [CHEAP])).challenges
    purse = Effort(60_000)
    found = dict(prove(challenges, purse))
    assert purse.left >= 0
    assert {found[place].status for place in range(5)} == {Status.BOUND}
    assert found[5] == solve(challenges[5])
    assert next(prove(challenges, Effort(60_000)))[0] == 5


def test_what_the_easy_ones_leave_is_for_the_others(content: Content) -> None:
    challenges = load_lesson(written(content, ["targets"] + [EASY] * 5)).challenges
    needed = Effort(TOTAL)
    assert solve(challenges[0], needed).status is Status.PROVED
    assert TOTAL - needed.left > FIRST, "or it would be proved in the first round"
    assert dict(prove(challenges, Effort(TOTAL)))[0].status is Status.PROVED


def test_a_hundred_of_all_kinds_take_no_more_than_they_are_given(content: Content) -> None:
    each, purse = load_lesson(written(content, [*HEAVY])).challenges, Effort(TOTAL // 20)
    challenges = (each * CHALLENGES)[:CHALLENGES]  # more than one file may hold of such
    found = dict(prove(challenges, purse))
    assert purse.left >= 0
    assert sorted(found) == [*range(CHALLENGES)]


def test_what_is_too_large_is_told_with_its_place_and_is_no_mistake(content: Content) -> None:
    file = written(content, [EASY, HARD])
    report = verify([file], effort=50_000)
    line = lesson([EASY, HARD])[: lesson([EASY, HARD]).index(f"id: {HARD}")].count("\n") + 1
    told = (
        f"seances/essai.yaml:{line}:5 : défi « {HARD}-2 » : trop grand pour être prouvé ici ; "
        "prenez un tapis plus petit ou moins de cibles, ou essayez « resoudre », qui cherche plus longtemps"
    )
    first, second, *_remarks, third, _fourth = report.text.splitlines()
    assert first == "1 séance, 2 défis : rien à corriger, mais tout n'a pas pu être prouvé"
    assert second == told
    assert third == f"{EASY}-1 : le programme 1 ; plus difficile qu'un défi de CE1"
    assert str(report.data["unproved"]).count(HARD) == 1


def test_too_few_cards_are_not_called_impossible_where_nobody_knows(
    content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    content.lesson.write_text(f"{lesson([HARD])}    max_instructions: 2\n", encoding="utf-8")
    assert main(["verifier", str(content.lesson)]) == 1
    told = capsys.readouterr().err
    assert "2 cartes ne suffisent pas ; augmentez « max_instructions » ou raccourcissez-le" in told


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="memory is asked elsewhere there")
def test_the_largest_fit_in_the_memory_of_an_old_machine(content: Content) -> None:
    kinds = ["repeats-few-cards", "repeats-halves", "holes-given", "holes", "pair-halves", "repeats-many"]
    file = written(content, kinds)
    program = (
        "import sys; from pathlib import Path; from lecons.commands.check import verify;"
        "from tests.memory import peak_bytes;"
        "verify([Path(sys.argv[1])], effort=6_000_000);"
        "print(peak_bytes() // 2**20)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < MEGABYTES


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is POSIX")
@pytest.mark.parametrize("verb", ["verifier", "resoudre"])
def test_after_ctrl_c_what_was_found_is_told(content: Content, verb: str) -> None:
    import termios

    file = written(content, [EASY] * 3 + [HARD] * 97)
    master, terminal = os.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    command = [sys.executable, "-m", "lecons", verb, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=terminal, text=True) as program:
        shown = b""  # a busy machine may give half of a letter first
        while b"3/100 [" not in shown:
            assert select.select([master], [], [], HANG_S)[0], "it hangs"
            shown += os.read(master, 10_000)
        program.send_signal(signal.SIGINT)
        out, _err = program.communicate(timeout=HANG_S)
    os.close(terminal)
    while select.select([master], [], [], 0)[0]:
        try:
            shown += os.read(master, 10_000)
        except OSError:
            break
    os.close(master)
    assert program.returncode == 130
    assert b"Traceback" not in shown
    assert f"{EASY}-1 : le programme 1" in out
    assert out.splitlines()[-1].startswith("interrompu : ")


CHANGING = """\
  - id: loup
    consigne: "Passe par derrière."
    tapis: {{largeur: 3, hauteur: 1}}
    depart: {{case: A1, vers: est}}
    obstacles: {first}
    change: {{apres: 2, obstacles: {last}}}
    arrivee: C1
    touches: [avancer]
    max_instructions: 2
"""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("[B1]", "[]", "défi « loup » : avant que le monde change, aucune réponse ne réussit ; changez son but"),
        ("[]", "[B1]", "défi « loup » : aucune réponse ne réussit ; changez son but"),
    ],
)
def test_each_world_of_a_challenge_can_be_solved(content: Content, first: str, last: str, said: str) -> None:
    text = LESSON[: LESSON.index("defis:")] + "defis:\n" + CHANGING.format(first=first, last=last)
    content.lesson.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        verify([content.lesson])
    assert [said in str(problem) for problem in told.value.problems] == [True]


def test_what_was_found_is_told_in_the_order_of_the_file(
    content: Content, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lecons.commands.solve.TOTAL", 60_000)
    challenges = load_lesson(written(content, [HARD, CHEAP])).challenges
    assert main(["resoudre", str(content.lesson)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" : ")[0] for line in told] == [each.id for each in challenges]
