"""Golden traces, written by hand: what each program does, whatever judge, solver and screen believe."""

from pathlib import Path

import pytest

from beebot.interpreter import run
from beebot.mat import Mat, Wall
from beebot.notation import parse_program
from beebot.pose import Cell, Heading, Pose

TRACES = sorted((Path(__file__).parent / "traces").glob("*.txt"))


def cells(words: str) -> list[Cell]:
    return [Cell.parse(word) for word in words.split()]


@pytest.mark.parametrize("file", TRACES, ids=lambda file: file.stem)
def test_trace(file: Path) -> None:
    head, expected = file.read_text(encoding="utf-8").split("\n\n")
    facts = dict(line.partition(" ")[::2] for line in head.splitlines()[1:])
    width, height = map(int, facts["tapis"].split())
    walls = [Wall.between(*cells(pair.replace("-", " "))) for pair in facts.get("murs", "").split()]
    mat = Mat(width, height, frozenset(cells(facts.get("obstacles", ""))), frozenset(walls))
    where, heading = facts["départ"].split()
    trace = run(parse_program(facts["programme"]), Pose(Cell.parse(where), Heading(heading)), mat)
    assert f"{trace}\n" == expected


def test_there_are_traces() -> None:
    assert len(TRACES) >= 15
