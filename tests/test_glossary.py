"""The glossary names what is in the code."""

import re
from collections import Counter
from pathlib import Path
from pydoc import locate

from tests.loops import for_each

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossaire.md"
ROWS = re.findall(r"^\| ([^|`]+) \| `([\w.]+)` \| ([^|]+) \|$", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_row_is_understood() -> None:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if "`" in line]
    assert len(ROWS) == len(lines) > 50


@for_each("name", [name for _word, name, _meaning in ROWS])
def test_the_name_is_in_the_code(name: str) -> None:
    assert locate(name) is not None


def test_one_word_for_one_thing() -> None:
    for column in (0, 1):
        twice = [each for each, times in Counter(row[column] for row in ROWS).items() if times > 1]
        assert twice == []
