"""A file that « À lire » names is opened by the system; where nothing opens it, that is told."""

import threading
from pathlib import Path

import pytest

from simulateur.game.reports import Notice
from simulateur.game.requests import OpenFile
from simulateur.machine.system_viewer import Viewer
from tests.patience import HANG_S


def opened(file: Path, *, opens: bool = True, takes: bool = True) -> tuple[list[Path], tuple[Notice, ...]]:
    """Which files the system was given, and what was told, once all is over."""
    given: list[Path] = []

    def view(each: Path) -> bool:
        given.append(each)
        return takes

    viewer = Viewer(lambda: opens, view)
    viewer.obey(OpenFile(str(file)))
    for thread in threading.enumerate():
        if thread.name == "viewer":
            thread.join(HANG_S)
    return given, viewer.take_reports()


def test_a_file_is_opened_without_a_word(tmp_path: Path) -> None:
    assert opened(tmp_path / "a.yaml") == ([tmp_path / "a.yaml"], ())


@pytest.mark.parametrize(
    ("name", "opens", "takes"), [("a.yaml", False, True), ("a.txt", True, False), ("a.exe", True, True)]
)
def test_what_is_not_opened_is_told_with_its_whole_name(name: str, opens: bool, takes: bool, tmp_path: Path) -> None:
    file = tmp_path / name
    given, told = opened(file, opens=opens, takes=takes)
    assert given == ([file] if not takes else []), "what is no text to read is given to nobody"
    assert told == (Notice(f"aucun programme n'a ouvert {file} ; ouvrez-le vous-même"),)
