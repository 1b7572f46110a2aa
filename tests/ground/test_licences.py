"""Whoever gets the kit gets the licences of what it needs."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_notice_names_every_dependency() -> None:
    names = [re.split(r"[<>=!~;\[ ]", requirement)[0] for requirement in PROJECT["dependencies"]]
    assert [name for name in names if f"\n{name} " not in NOTICE] == []


def test_each_licence_file_is_there_and_says_which_it_is() -> None:
    first_lines = {name: (ROOT / name).read_text(encoding="utf-8").splitlines()[0] for name in PROJECT["license-files"]}
    assert first_lines == {
        "LICENSE": "MIT License",
        "LICENSE-CONTENT": "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)",
        "NOTICE": "Le kit abeille (beebot-kit)",
    }


def test_changelog_begins_with_this_version_and_dates_it_once_it_is_out() -> None:
    version, _dot, under_way = PROJECT["version"].partition(".dev")
    headings = re.findall(r"^## \[(.*)\](?: - (\d{4}-\d\d-\d\d))?$", CHANGELOG, re.MULTILINE)
    assert len(headings) == CHANGELOG.count("\n## ")
    assert headings[0][0] == version
    assert [name for name, day in headings if not day] == [version] * bool(under_way)
