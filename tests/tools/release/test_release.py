"""The files of a release: the sum of each, and a list of parts that says what the lock installs."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from beebot.errors import KitError
from installation.archive import IMPOSED
from installation.stamp import read_lock, version
from tools.release.__main__ import SUMS, main
from tools.release.parts import parts_list


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


def test_what_a_town_imposes_is_not_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / IMPOSED).write_text("paquets = false\n")
    monkeypatch.setattr("tools.release.__main__.ROOT", tmp_path)
    with pytest.raises(KitError, match=f"{IMPOSED} est à côté de kit.py"):
        main([str(tmp_path / "version")])
    assert not (tmp_path / "version").exists()


@pytest.mark.program
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
def test_a_release_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build.py").write_text("raise SystemExit('no wheel today')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(KitError, match="la roue n'a pas été faite"):
        main([str(tmp_path / "version")])
    assert list((tmp_path / "version").iterdir()) == []
