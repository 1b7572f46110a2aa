"""What is lost after the kit was copied or installed is named in a sentence, or made again; and no pip stays."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from installation import archive, files
from tests.ground.conftest import SmallKit
from tests.ground.test_kit import LACKS, UPDATE

IMPORTS = "import sys\nimport simulateur.jeu\nimport petite_roue\nprint('simulateur', *sys.argv[1:])\n"
posix = pytest.mark.skipif(os.name == "nt", reason="on Windows the next start makes it again")


@pytest.fixture
def kit(installed_kit: SmallKit, tmp_path: Path) -> SmallKit:
    """An installed kit that imports a module of its own and a package of its lock, and has the list of an archive."""
    copy = SmallKit(tmp_path / "kit")
    shutil.copytree(installed_kit.folder, copy.folder, symlinks=True)
    (copy.folder / "simulateur" / "__main__.py").write_text(IMPORTS, encoding="utf-8")
    (copy.folder / "simulateur" / "jeu.py").write_text("HERE = True\n", encoding="utf-8")
    (copy.folder / "lettre.yaml").write_text("lettre: oui\n", encoding="utf-8")
    listed = ("simulateur/__main__.py", "simulateur/jeu.py", "lettre.yaml", "installation/stamp.py")
    lines = [files.line_of(name, (copy.folder / name).read_bytes()) for name in listed]
    (copy.folder / files.LIST).write_text("".join(lines), encoding="utf-8")
    done = copy.start("simulateur", "encore")
    assert (done.returncode, done.stdout, done.stderr) == (0, "simulateur encore\n", "")
    return copy


def cut(file: Path) -> None:
    """Leave half of a file, at a place where it still is a program or no longer is one."""
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("listed", [True, False])
def test_a_lost_module_is_named(kit: SmallKit, listed: bool) -> None:
    (kit.folder / "simulateur" / "jeu.py").unlink()
    if not listed:
        (kit.folder / files.LIST).unlink()
    done = kit.start()
    name = "simulateur/jeu.py" if listed else "simulateur.jeu"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", LACKS.format(name=name))


def test_a_lost_package_of_the_kit_is_named(kit: SmallKit) -> None:
    (kit.folder / files.LIST).unlink()
    shutil.rmtree(kit.folder / "simulateur")
    done = kit.start()
    assert (done.returncode, done.stderr) == (1, LACKS.format(name="simulateur"))


def test_a_module_that_was_cut_is_named(kit: SmallKit) -> None:
    (kit.folder / "simulateur" / "jeu.py").write_text("def half(", encoding="utf-8")
    (kit.folder / files.LIST).unlink()
    done = kit.start()
    assert (done.returncode, done.stderr) == (1, LACKS.format(name="simulateur/jeu.py"))


def test_a_module_that_was_cut_between_two_lines_is_named(kit: SmallKit) -> None:
    """It still is a program: what fails is whoever uses what it has no more."""
    (kit.folder / "simulateur" / "__main__.py").write_text(
        IMPORTS + "simulateur.jeu.HERE.bit_length()\nraise NameError('ALSO')\n", encoding="utf-8"
    )
    (kit.folder / "simulateur" / "jeu.py").write_text("", encoding="utf-8")
    done = kit.start()
    assert (done.returncode, done.stderr) == (1, LACKS.format(name="simulateur/__main__.py"))


def test_what_python_itself_lacks_is_not_said_of_the_kit(kit: SmallKit) -> None:
    (kit.folder / files.LIST).unlink()
    lost = "raise ModuleNotFoundError(\"No module named '_ssl'\", name='_ssl')\n"
    (kit.folder / "simulateur" / "jeu.py").write_text(lost, encoding="utf-8")
    done = kit.start()
    assert done.returncode == 1
    assert done.stderr.endswith("ModuleNotFoundError: No module named '_ssl'\n")


def test_what_installs_may_be_cut_too(kit: SmallKit) -> None:
    (kit.folder / "installation" / "stamp.py").write_text("def half(", encoding="utf-8")
    done = kit.start()
    assert (done.returncode, done.stderr) == (1, LACKS.format(name="stamp.py"))


def test_a_seance_that_somebody_changed_is_no_damage_and_a_fault_of_ours_stays_one(kit: SmallKit) -> None:
    (kit.folder / "lettre.yaml").write_text("lettre: non\n", encoding="utf-8")
    assert kit.start().returncode == 0
    (kit.folder / "simulateur" / "__main__.py").write_text("1 / 0\n", encoding="utf-8")
    (kit.folder / files.LIST).unlink()
    assert "ZeroDivisionError" in kit.start().stderr


@posix
def test_a_lost_package_is_installed_again_and_the_program_goes_on(kit: SmallKit) -> None:
    (lost,) = kit.venv.rglob("petite_roue.py")
    lost.unlink()
    shutil.rmtree(lost.parent / "__pycache__", ignore_errors=True)
    done = kit.start("simulateur", "encore")
    said = "Il manque petite_roue à l'installation. / The installation lacks petite_roue.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, "simulateur encore\n", said + UPDATE)
    assert kit.leftovers == []
    assert kit.start().stderr == ""


@posix
def test_what_no_installation_can_mend_is_tried_once(kit: SmallKit) -> None:
    """A program that asks for what the lock has not is a fault of ours, and no reason to install for ever."""
    (kit.folder / "simulateur" / "__main__.py").write_text("import no_such_wheel\n", encoding="utf-8")
    (kit.folder / files.LIST).unlink()
    done = kit.start()
    assert done.returncode == 1
    assert "ModuleNotFoundError: No module named 'no_such_wheel'" in done.stderr
    assert done.stderr.count(UPDATE) == 1


@posix
def test_without_wheels_a_lost_package_is_not_said_to_work(kit: SmallKit) -> None:
    (lost,) = kit.venv.rglob("petite_roue.py")
    lost.unlink()
    shutil.rmtree(lost.parent / "__pycache__", ignore_errors=True)
    shutil.rmtree(kit.wheels)
    kit.wheels.mkdir()
    for _time in range(2):
        done = kit.start()
        assert done.returncode == 1
        assert "L'installation a échoué : le dossier roues n'a pas tout" in done.stderr
        assert "marche toujours" not in done.stderr
        assert "Traceback" not in done.stderr
    assert kit.venv.is_dir()


def test_nothing_that_installs_stays_and_an_update_finds_its_own(kit: SmallKit) -> None:
    def left() -> list[str]:
        names = ("pip", "pip-*", "setuptools*", "pkg_resources", "_distutils_hack")
        return [found.name for name in names for found in kit.venv.glob(f"[lL]ib*/**/site-packages/{name}")]

    assert left() == []
    kit.change_lock()
    assert kit.start().stderr == UPDATE
    assert left() == []


def test_the_list_of_an_archive_names_all_that_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _count = archive.write_archive(tmp_path)
    with zipfile.ZipFile(made) as packed:
        packed.extractall(tmp_path)
    kit = tmp_path / made.stem
    monkeypatch.setattr(files, "ROOT", kit)
    names = {line.partition("  ")[2] for line in (kit / files.LIST).read_text("utf-8").splitlines()}
    there = {file.relative_to(kit).as_posix() for file in kit.rglob("*") if file.is_file()}
    assert names == there - {files.LIST}
    assert files.damaged_files() == []
    cut(kit / "beebot" / "pose.py")
    (kit / "lecons" / "tapis" / "prairie.yaml").unlink()
    assert files.damaged_files() == ["beebot/pose.py", "lecons/tapis/prairie.yaml"]
