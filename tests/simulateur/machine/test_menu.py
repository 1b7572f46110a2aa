"""The desktop entry and its icon, as freedesktop.org's own checker sees them where it is installed."""

import configparser
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kit
from beebot.console.typed import STARTED_BY
from beebot.errors import KitError
from simulateur.machine.menu import install, starting


def test_the_menu_starts_this_very_program(tmp_path: Path) -> None:
    entry, icon = install(tmp_path, system="linux")
    assert entry == tmp_path / "applications" / "beebot.desktop"
    found = configparser.ConfigParser(interpolation=None)
    found.read(entry, encoding="utf-8")
    assert found["Desktop Entry"]["Exec"] == f'"{sys.executable}" -m simulateur'
    assert found["Desktop Entry"]["Icon"] == icon.stem
    assert (found["Desktop Entry"]["Name"], found["Desktop Entry"]["Name[en]"]) == ("Abeille", "Bee")
    assert icon.read_text("utf-8").startswith("<svg")


@pytest.mark.program
def test_where_the_kit_runs_from_its_folder_the_menu_starts_kit_py_whatever_environment_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STARTED_BY, "python3 kit.py")
    entry, _icon = install(tmp_path, system="linux")
    found = configparser.ConfigParser(interpolation=None)
    found.read(entry, encoding="utf-8")
    shell, script, word, python = shlex.split(found["Desktop Entry"]["Exec"])
    assert (shell, Path(script), word) == ("sh", kit.ROOT / "Lancer-Mac-Linux.command", "--menu")
    assert Path(script).is_file()
    in_environment = subprocess.run(
        [python, "-c", "import sys; print(sys.prefix != sys.base_prefix)"], capture_output=True, check=True
    )
    assert in_environment.stdout.strip() == b"False"


def test_the_menu_names_a_python_that_outlives_an_update_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STARTED_BY, "python3 kit.py")
    exact, lasting = tmp_path / "python3.13", tmp_path / "python3"
    exact.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "_base_executable", str(exact), raising=False)
    assert starting()[-1] == str(exact), "there is no python3 beside it"
    lasting.symlink_to(exact)
    assert starting()[-1] == str(lasting)
    lasting.unlink()
    lasting.write_text("another one")
    assert starting()[-1] == str(exact)


@pytest.mark.program
@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None and not (os.environ.get("CI") and sys.platform == "linux"),
    reason="desktop-file-utils is not installed",
)
def test_the_entry_is_valid(tmp_path: Path) -> None:
    entry, _icon = install(tmp_path, ("/home/une classe/$50 100%/python", "/une clé/kit.py"), system="linux")
    done = subprocess.run(["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_special_letters_of_a_folder_are_escaped(tmp_path: Path) -> None:
    entry, _icon = install(tmp_path, ('/a "b"/$c/100%/d\\e', "-m", "simulateur"), system="linux")
    assert 'Exec="/a \\\\"b\\\\"/\\\\$c/100%%/d\\\\\\\\e" -m simulateur' in entry.read_text("utf-8")


def test_elsewhere_than_on_linux_and_on_a_disk_that_refuses_it_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(KitError) as raised:
        install(tmp_path, system="win32")
    assert str(raised.value) == "ce menu est celui de Linux ; ailleurs, faites un raccourci vers la commande « beebot »"
    (tmp_path / "file").write_text("")
    with pytest.raises(KitError) as raised:
        install(tmp_path / "file", system="linux")
    assert str(raised.value).startswith(f"le menu ne peut pas être écrit dans {tmp_path / 'file'} (")
