"""No test is decided by how fast the machine is.

Properties have no deadline: tests/conftest.py says so once, and no file says otherwise. Time-outs only catch what hangs
(tests/patience.py).
"""

import ast
from pathlib import Path

from hypothesis import HealthCheck, settings

from tests.patience import HANG_S

HERE = Path(__file__).parent
FILES = sorted(file for file in HERE.rglob("*.py") if file != HERE / "conftest.py")
ASKED = ("wait_opened", "result", "join", "flush")
"""What waits for a thread, a process or a disk as long as its first argument says."""
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


def impatient(source: str) -> list[str]:
    """The time-outs that a slow machine could reach, each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ASKED and node.args:
            value = node.args[0]
        elif (isinstance(node, ast.keyword) and node.arg in ("timeout", "timeout_s")) or (
            isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).endswith(("HANG_S", "PATIENCE_S"))
        ):
            value = node.value
        else:
            continue
        if isinstance(value, ast.Constant) and isinstance(value.value, int | float) and value.value < HANG_S:
            found.append(f"line {value.lineno}: {value.value}")
    return found


def test_time_outs_only_catch_what_hangs() -> None:
    found = {file.relative_to(HERE).as_posix(): impatient(file.read_text(encoding="utf-8")) for file in FILES}
    bench = "bench/_peers.py"  # looks at other programs by the clock
    assert {name: places for name, places in found.items() if places and name != bench} == {}


def test_impatience_is_seen() -> None:
    source = "run(timeout=20)\nHANG_S = 30.0\nHANG_S = 600\nserved.wait_for(done, timeout_s=HANG_S)\na.b.result(60)"
    source += "\nstore.flush(30)"
    assert sorted(impatient(source)) == ["line 1: 20", "line 2: 30.0", "line 5: 60", "line 6: 30"]


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
