"""What fails in a maker is one sentence, before its work where it can be; no half file has a whole one's name."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installation.belonging import belonging
from installation.folders import ROOT
from tools.made import growing, made, writable

TOLD_APART = pytest.mark.skipif(belonging() is None, reason="neither git nor a list tells which files are the kit's")


@pytest.mark.program
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("tools.release {file}", "{file} : un fichier est à la place d'un dossier ;"),
        pytest.param("tools.release {file}/x", "{file}/x : un fichier est à la place d'un dossier ;", marks=TOLD_APART),
        ("tools.package debian {file}", "{file} : ce nom est déjà pris ;"),
        ("tools.package windows {file}/x", "{file}/x : un fichier est à la place d'un dossier ;"),
        ("tools.stick {file}/x --tablettes {tablets} --fichiers {tablets}", "{file}/x : un fichier est à la place"),
        ("tools.site {new} --tablettes {tablets} --fichiers {new}", "{new} : dossier ou fichier introuvable ;"),
    ],
)
def test_a_folder_that_will_not_do_is_one_sentence(words: str, told: str, tmp_path: Path) -> None:
    places = {"file": tmp_path / "papier.md", "tablets": tmp_path / "tablettes", "new": tmp_path / "nouveau"}
    places["file"].write_text("à garder", "utf-8")
    places["tablets"].mkdir()
    (places["tablets"] / "index.html").write_text("<!doctype html><title>Abeille</title>", "utf-8")
    command = [sys.executable, "-m", *(word.format(**places) for word in words.split())]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 1
    assert done.stderr.startswith(told.format(**places)), done.stderr
    assert done.stderr.count("\n") == 1
    assert not places["new"].exists()


def test_a_full_disk_is_told_in_a_copied_folder_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("only Linux has a disk that is always full")

    def copy() -> int:
        (tmp_path / "from").mkdir()
        (tmp_path / "from/a").write_text("abeille", "utf-8")
        shutil.copytree(tmp_path / "from", tmp_path / "to", copy_function=lambda a, _b: shutil.copyfile(a, full))
        return 0

    assert made(copy) == 1
    assert capsys.readouterr().err.count("vérifiez la place et les droits") == 1
    assert made(lambda: full.write_text("x" * 100, "utf-8")) == 1
    assert "vérifiez la place et les droits" in capsys.readouterr().err


def test_a_file_has_its_name_once_it_is_whole(tmp_path: Path) -> None:
    with growing(tmp_path) as new:
        for name in ("a.zip", "a.msi"):
            (new / name).write_bytes(b"whole")
        assert list(tmp_path.iterdir()) == [new]
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.zip": b"whole", "a.msi": b"whole"}

    def half() -> None:
        with growing(tmp_path) as new:
            (new / "a.zip").write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.zip": b"whole", "a.msi": b"whole"}


def test_looking_at_a_folder_leaves_nothing(tmp_path: Path) -> None:
    assert list(writable(tmp_path / "new").iterdir()) == []
