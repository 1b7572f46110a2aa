"""The Python that the README shows a pupil or a teacher prints what the README says it prints."""

import contextlib
import io
import re
from pathlib import Path

import beebot

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_ten_lines_of_the_readme() -> None:
    code, said = re.findall(r"```python\n(.*?)```\n\n.*?\n\n```text\n(.*?)```", README, re.DOTALL)[0]
    lines = [line for line in code.splitlines() if line]
    assert len(lines) <= 12
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue() == said


def test_every_public_name_is_there() -> None:
    for name in beebot.__all__:
        assert getattr(beebot, name) is not None
        assert callable(getattr(beebot, name)), f"{name} must be the thing, not the module of that name"
