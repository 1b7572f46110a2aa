"""The workflow runs every check where the kit is promised to work, with what CONTRIBUTING says that needs."""

import re
import shlex
import tomllib

import pytest
import yaml

import kit
from tests import checks
from tests.ground.conftest import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CHECKS, WHEEL = WORKFLOW["jobs"]["checks"], WORKFLOW["jobs"]["wheel"]
SYSTEMS = ["ubuntu-latest", "windows-latest", "macos-latest"]
COMMANDS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]


def test_each_python_that_is_promised_is_tried_on_each_system() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    matrix = CHECKS["strategy"]["matrix"]
    minors = [int(version.removeprefix("3.")) for version in matrix["python"]]
    assert project["requires-python"] == f">={matrix['python'][0]}"
    assert minors == list(range(minors[0], minors[-1] + 1))
    assert matrix["system"] == WHEEL["strategy"]["matrix"]["system"] == SYSTEMS


def test_the_checks_are_those_of_everybody() -> None:
    assert [step["run"] for step in CHECKS["steps"] if "run" in step][-1] == "python kit.py test --tout"


def test_linux_gets_what_the_tests_need() -> None:
    (step,) = [step for step in CHECKS["steps"] if step.get("if") == "runner.os == 'Linux'"]
    installed = shlex.split(step["run"].splitlines()[-1])
    packages = [package for _sentence, names in checks.TEST_TOOLS for package in names]
    assert installed[-len(packages) :] == packages
    assert [package for package in packages if f"`{package}`" not in CONTRIBUTING] == []


def test_the_wheel_is_built_and_each_of_its_commands_tried() -> None:
    lines = [line for step in WHEEL["steps"] for line in step.get("run", "").splitlines()]
    assert 'python -m build --outdir "$RUNNER_TEMP/dist"' in lines
    assert {line.split()[0] for line in lines if line.startswith("beebot")} == set(COMMANDS)


@pytest.mark.parametrize("job", [CHECKS, WHEEL], ids=["checks", "wheel"])
def test_a_job_may_only_read_and_takes_official_actions(job: dict[str, list[dict[str, str]]]) -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in job
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)] == []


def test_what_publishes_calls_the_commands_that_anybody_can() -> None:
    found = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in (ROOT / ".github/workflows").glob("*.yml")}
    assert set(found) == {"test", "release", "site", "known-faults"}
    words = [word for each in found.values() for word in re.findall(r"kit\.py ([a-z]+)", str(each))]
    assert {"cle", "paquet", "publier", "site", "tablette", "test"} == set(words) <= set(kit.WORDS)
    used = re.findall(r"'uses': '([^']+)'", str(found))
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)] == []
