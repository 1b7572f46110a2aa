"""No property is decided by how fast the machine is: tests/conftest.py says so once, and no file says otherwise."""

import ast
from pathlib import Path

from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
FILES = sorted(file for file in HERE.rglob("*.py") if file != HERE / "conftest.py")
TOO_SLOW = HealthCheck.too_slow.name


def brought_back(source: str) -> list[str]:
    """What a file asks of hypothesis that lets a clock decide, each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "settings":
            for keyword in node.keywords:
                value = ast.unparse(keyword.value)
                asks = keyword.arg == "deadline" or (keyword.arg == "suppress_health_check" and TOO_SLOW not in value)
                found += [f"line {node.lineno}: {keyword.arg}={value}"] * asks
    return found


def test_every_property_runs_without_a_clock() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_no_file_brings_a_clock_back() -> None:
    found = {file.relative_to(HERE).as_posix(): brought_back(file.read_text(encoding="utf-8")) for file in FILES}
    assert {name: places for name, places in found.items() if places} == {}


def test_a_clock_is_seen() -> None:
    source = "settings(deadline=200)\nhypothesis.settings(suppress_health_check=[HealthCheck.data_too_large])"
    assert brought_back(source) == [
        "line 1: deadline=200",
        "line 2: suppress_health_check=[HealthCheck.data_too_large]",
    ]
