"""The robots without a link in the file of settings: they come back as they were, and what is none of them is told."""

import json
from pathlib import Path

import pytest

from simulateur.game.adults.unlinked_robots import members_of
from simulateur.game.settings import HandRobot, Settings
from simulateur.machine.keeping.settings_file import FILE, read_settings, write_settings

TWO = Settings(hand_robots=(HandRobot("fox", "bee-bot", 2100, 1500), HandRobot("owl", "cubetto")), keys_at_once=2)


def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    assert write_settings(tmp_path, TWO) is None
    assert read_settings(tmp_path) == (TWO, None)


def test_the_names_of_both_kinds_of_bee_bot_are_those_of_earlier_versions(tmp_path: Path) -> None:
    both = Settings(hand_robots=(HandRobot("fox", "bee-bot"), HandRobot("owl", "bee-bot-200")))
    assert write_settings(tmp_path, both) is None
    members = members_of(read_settings(tmp_path)[0].hand_robots)
    assert [(member.driver, member.title) for member in members] == [
        ("bee-bot", "Bee-Bot"),
        ("bee-bot-200", "Bee-Bot (200)"),
    ]


def test_a_kind_of_a_later_version_is_kept_and_not_shown(tmp_path: Path) -> None:
    later = Settings(hand_robots=(HandRobot("fox", "robot-of-2030"), HandRobot("owl", "botley")))
    assert write_settings(tmp_path, later) is None
    assert read_settings(tmp_path) == (later, None)
    assert [member.token for member in members_of(later.hand_robots)] == ["owl"]


@pytest.mark.parametrize(
    "robots",
    [
        [["fox"]],
        [["fox", "bee-bot"], ["fox", "botley"]],
        [["dragon", "bee-bot"]],
        [["fox", "bee-bot", -1, 0]],
        [["fox", "bee-bot", 1e9, 0]],
        [["fox", 3]],
        ["fox"],
        {"fox": "bee-bot"},
        7,
    ],
)
def test_what_is_none_is_set_aside_with_a_sentence(robots: object, tmp_path: Path) -> None:
    write_settings(tmp_path, TWO)
    kept = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    (tmp_path / FILE).write_text(json.dumps(kept | {"hand_robots": robots}), encoding="utf-8")
    settings, trouble = read_settings(tmp_path)
    assert settings == Settings()
    assert trouble is not None
