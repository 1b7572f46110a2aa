"""Every script of ``docs/exemples`` prints what its last comment says, and the README names it."""

import contextlib
import io
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "docs" / "exemples").glob("*.py"))
_PRINTS = "\n# Affiche :\n"


def test_there_are_ten_and_the_readme_names_each() -> None:
    assert len(EXAMPLES) == 10
    named = re.findall(r"\(docs/exemples/([a-z_]+\.py)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(named) == [file.name for file in EXAMPLES]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_script_prints_what_it_says(file: Path) -> None:
    code, _cut, said = file.read_text(encoding="utf-8").partition(_PRINTS)
    assert len([line for line in code.splitlines() if line]) <= 20, "short"
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(file))
    expected = [line.removeprefix("#").removeprefix(" ") for line in said.splitlines()]
    assert [line.rstrip() for line in out.getvalue().splitlines()] == expected
    assert expected
