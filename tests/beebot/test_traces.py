"""Golden traces, written by hand: what each program does, whatever judge, solver and screen believe."""

from pathlib import Path

import pytest

from beebot.interpreter import Trace, run
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose

TRACES = sorted((Path(__file__).parent / "traces").glob("*.txt"))


def cells(words: str) -> list[Cell]:
    return [Cell.parse(word) for word in words.split()]


def read_trace(file: Path) -> tuple[Trace, str]:
    """The engine's trace of a golden file's program, and the text that the file has for it."""
    head, expected = file.read_text(encoding="utf-8").split("\n\n")
    facts = dict(line.partition(" ")[::2] for line in head.splitlines()[1:])
    width, height = map(int, facts["tapis"].split())
    walls = [Wall(*cells(pair.replace("-", " "))) for pair in facts.get("murs", "").split()]
    mat = Mat(width, height, frozenset(cells(facts.get("obstacles", ""))), frozenset(walls))
    where, heading = facts["départ"].split()
    return run(parse_program(facts["programme"]), Pose(Cell.parse(where), Heading(heading)), mat), expected


@pytest.mark.parametrize("file", TRACES, ids=lambda file: file.stem)
def test_trace(file: Path) -> None:
    trace, expected = read_trace(file)
    assert f"{trace}\n" == expected


def test_there_are_traces() -> None:
    assert len(TRACES) >= 21


def test_what_is_remembered_of_a_mat_is_never_taken_for_another() -> None:
    start, ahead, beside = Pose(Cell(0, 0), Heading.EAST), Cell(1, 0), Cell(0, 1)
    ends = {
        Mat(3, 3): "-> B1 est",
        Mat(1, 3): "choc bord",
        Mat(3, 3, frozenset({ahead})): "choc obstacle",
        Mat(3, 3, frozenset({beside})): "-> B1 est",
        Mat(3, 3, walls=frozenset({Wall(start.cell, ahead)})): "choc mur",
        Mat(3, 3, walls=frozenset({Wall(start.cell, beside)})): "-> B1 est",
    }
    for _ in range(2):
        for mat, end in ends.items():
            assert str(run(parse_program("↑"), start, mat)) == f"départ A1 est\n0 avancer {end}"
