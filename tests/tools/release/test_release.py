"""The files of a release: the sum of each, and a list of parts that says what the lock installs."""

import contextlib
import hashlib
import json
import shutil
import subprocess
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from beebot.errors import KitError
from installation.archive import IMPOSED
from installation.belonging import DATE, belonging
from installation.stamp import read_lock, version
from tools.release import build as building
from tools.release.__main__ import SUMS, main
from tools.release.parts import parts_list

TOLD_APART = pytest.mark.skipif(belonging() is None, reason="neither git nor a list tells which files are the kit's")


@pytest.fixture(autouse=True)
def _dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git need not be asked from when the sources are."""
    monkeypatch.setenv(DATE, "1700000000")


def test_the_list_of_parts_names_what_the_lock_installs_with_each_wheel() -> None:
    told = json.loads(parts_list())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["version"] == version()
    running, _tests = read_lock()
    wheels = {wheel["content"] for each in told["components"] for wheel in each["externalReferences"][0]["hashes"]}
    assert len(wheels) == running.count("--hash=sha256:")
    assert all(f"--hash=sha256:{wheel}" in running for wheel in wheels)
    names = {each["purl"] for each in told["components"]}
    assert {name.partition("@")[0] for name in names} >= {"pkg:pypi/pygame-ce", "pkg:pypi/typst", "pkg:pypi/pyserial"}
    assert not [name for name in names if "pytest" in name]
    assert len(names) == len(told["components"])


def test_each_part_says_its_licence_as_its_wheel_does(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    for part in json.loads(parts_list())["components"]:
        (licence,) = part["licenses"]
        told[part["name"]] = licence.get("expression") or licence["license"]["id"]
    for name, licence in told.items():
        with contextlib.suppress(PackageNotFoundError):
            assert licence == _told(name, licence), name
    assert (told["typst"], told["winrt-runtime"], told["tqdm"]) == ("Apache-2.0", "MIT", "MPL-2.0 AND MIT")
    monkeypatch.setattr("tools.release.parts._LICENCES", {})
    with pytest.raises(KitError, match="ne dit pas sa licence"):
        parts_list()


def _told(name: str, unless: str) -> str:
    about = metadata(name)
    return str((about.get_all("License-Expression") or [unless])[0])


def test_the_list_of_parts_is_the_same_for_the_same_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    first = parts_list()
    assert first == parts_list()
    assert json.loads(first)["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    monkeypatch.setenv(DATE, "1700000001")
    assert json.loads(first)["serialNumber"] != json.loads(parts_list())["serialNumber"]


@pytest.mark.program
@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_wheel_is_built_of_what_git_tracks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = tmp_path / "kit"
    (kit / "simulateur").mkdir(parents=True)
    for name in ("simulateur/jeu.py", "simulateur/mesures.csv"):
        (kit / name).touch()
    subprocess.run(["git", "-C", str(kit), "init", "-q"], check=True)
    subprocess.run(["git", "-C", str(kit), "add", "simulateur/jeu.py"], check=True)
    monkeypatch.setattr(building, "belonging", lambda: belonging(kit))
    monkeypatch.setattr(building, "ROOT", kit)
    with building._sources() as folder:
        assert [file.relative_to(folder).as_posix() for file in folder.rglob("*.*")] == ["simulateur/jeu.py"]


def test_nothing_is_released_where_nothing_tells_what_is_the_kits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.release.__main__.belonging", lambda: None)
    with pytest.raises(KitError, match="rien ne dit quels fichiers sont ceux du kit"):
        main([str(tmp_path / "version")])
    assert not (tmp_path / "version").exists()


def test_what_a_town_imposes_is_not_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / IMPOSED).write_text("paquets = false\n")
    monkeypatch.setattr("tools.release.__main__.ROOT", tmp_path)
    with pytest.raises(KitError, match=f"{IMPOSED} est à côté de kit.py"):
        main([str(tmp_path / "version")])
    assert not (tmp_path / "version").exists()


@pytest.mark.program
@TOLD_APART
def test_a_release_is_whole_and_never_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "version"
    assert main([str(folder)]) == 0
    sums = dict(line.split("  ")[::-1] for line in (folder / SUMS).read_text("utf-8").splitlines())
    files = {file.name: file for file in folder.iterdir() if file.name != SUMS}
    assert set(sums) == set(files)
    assert {file.suffix for file in files.values()} == {".zip", ".whl", ".gz", ".json"}
    assert all(hashlib.sha256(file.read_bytes()).hexdigest() == sums[name] for name, file in files.items())
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        assert packed.testzip() is None
        assert not [name for name in packed.namelist() if name.startswith(("tools/", "tests/"))]
    with pytest.raises(KitError, match="n'est pas vide"):
        main([str(folder)])


@pytest.mark.program
@TOLD_APART
def test_a_release_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build.py").write_text("raise SystemExit('no wheel today')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(KitError, match="la roue n'a pas été faite"):
        main([str(tmp_path / "version")])
    assert list((tmp_path / "version").iterdir()) == []
