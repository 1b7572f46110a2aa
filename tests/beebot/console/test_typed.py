"""What a sentence tells people to type exists, whether the kit is installed as a package or started by ``kit.py``."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from beebot.console.typed import STARTED_BY, from_its_folder, typed

ROOT = Path(__file__).parents[3]
PROGRAMS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
AS_KIT_PY = {
    "beebot": "python3 kit.py",
    "beebot-lecons": "python3 kit.py lecons",
    "beebot-robot": "python3 kit.py robot",
    "beebot-tablette": "python3 kit.py tablette",
}


def test_each_program_has_its_name_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STARTED_BY, raising=False)
    assert ({each: typed(each) for each in PROGRAMS}, from_its_folder()) == ({each: each for each in PROGRAMS}, False)
    monkeypatch.setenv(STARTED_BY, "python3 kit.py")
    assert ({each: typed(each) for each in PROGRAMS}, from_its_folder()) == (AS_KIT_PY, True)


@pytest.mark.program
@pytest.mark.parametrize(
    ("module", "words", "told"),
    [
        ("lecons", ("trace",), "voyez « python3 kit.py lecons trace --help »"),
        ("firmware_bridge", ("liste", "tout"), "voyez « python3 kit.py robot --help »"),
        ("simulateur", ("--taille", "grand"), "voyez « python3 kit.py --help »"),
        (
            "firmware_bridge",
            ("envoyer", "--robot", "escornabot", "avancer"),
            "« python3 kit.py robot liste » les montre",
        ),
    ],
)
def test_a_command_that_kit_py_has_started_names_kit_py(module: str, words: tuple[str, ...], told: str) -> None:
    environment = os.environ | {STARTED_BY: "python3 kit.py", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.rstrip().endswith(told)


def test_no_sentence_names_a_program_that_may_not_be_there() -> None:
    catalogue = (ROOT / "beebot" / "locale" / "en" / "LC_MESSAGES" / "beebot.po").read_text(encoding="utf-8")
    assert re.findall(r"beebot-(?:lecons|robot)\b|« beebot\b|commande beebot", catalogue) == []


def test_no_page_for_people_has_a_line_to_type_that_may_not_work() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "firmware_bridge" / "firmware" / "LISEZMOI.md"]
    lines = [line for page in pages for line in page.read_text(encoding="utf-8").splitlines()]
    told = [line for line in lines if re.search(r"(^    |`)beebot(-lecons|-robot)? [a-z-]", line)]
    assert [line for line in told if not line.startswith("| ")] == [], "a row of a table says what is installed"
