"""The index of decisions is whole, titles say their subject, and who reads an old one meets what came after."""

import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs" / "decisions"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("[0-9]*.md"))}
NUMBERED = {int(name[:4]): text for name, text in TEXTS.items()}
AFTER = re.compile(r"^(?:Changes|Narrows|(?:Goes on .*, and )?[Tt]akes the place).*", re.MULTILINE)


def title(text: str) -> str:
    """The first line of a decision, without its number."""
    found = re.match(r"# \d+\. (\S.+)\n", text)
    assert found, text[:80]
    return found[1]


def test_the_number_of_a_file_is_that_of_its_title() -> None:
    wrong = [name for name, text in TEXTS.items() if not text.startswith(f"# {int(name[:4])}. ")]
    assert not wrong
    assert len(NUMBERED) == len(TEXTS)


def test_each_decision_stands_once_in_the_index_under_its_title() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[\d+\]\((\d+-.*?\.md)\) (.*)$", index, re.MULTILINE)
    assert sorted(listed) == [(name, title(text)) for name, text in TEXTS.items()]


def test_a_decision_that_was_changed_says_which_one_changed_it() -> None:
    silent = [
        f"{old} does not name {new}"
        for new, text in NUMBERED.items()
        for said in AFTER.findall(text)
        for numbers in re.findall(r"decisions? (\d+(?:, \d+)*(?: and \d+)?)", said)
        for old in map(int, re.findall(r"\d+", numbers))
        if not re.search(rf"decisions? .*\b{new}\b", NUMBERED[old], re.IGNORECASE)
    ]
    assert not silent
