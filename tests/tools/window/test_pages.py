"""``python -m tools.window pages`` from outside: a picture of each page, whatever the content and the settings."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import lecons
from beebot.loader import load_path
from simulateur.game.settings import Settings
from simulateur.machine.keeping.settings_file import write_settings
from tests.ground.conftest import ROOT, clean_environment
from tests.patience import HANG_S

SEANCE = "seances/gs/la-visite-des-fleurs.yaml"
COMMAND = [sys.executable, "-P", "-m", "tools.window", "pages"]
SIZE = ("--width", "640", "--height", "400")
ENVIRONMENT = clean_environment() | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "SDL_AUDIODRIVER": "dummy"}


def first_pictures(folder: Path, *options: str, until: str) -> list[Path]:
    """The pictures of the pages in ``folder``, up to the one that is called so, which is begun: all take long."""
    with subprocess.Popen([*COMMAND, str(folder), *SIZE, *options], cwd=folder.parent, env=ENVIRONMENT) as program:
        try:
            while not list(folder.glob(f"*{until}*")):
                assert program.poll() is None, "it ended before"
                time.sleep(0.02)
        finally:
            program.terminate()
    made = sorted(folder.glob("*.png"))
    return made[: next(place for place, file in enumerate(made) if until in file.name)]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder of a teacher's own, as it ships."""
    folder = tmp_path / "contenu"
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, folder / name)
    return folder


def test_a_picture_of_each_page(tmp_path: Path) -> None:
    command = [*COMMAND, "pages", *SIZE]
    done = subprocess.run(
        command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=HANG_S, check=False
    )
    assert done.returncode == 0, done.stderr
    names = [file.name for file in sorted((tmp_path / "pages").iterdir())]
    assert [f"pages{os.sep}{name}" for name in names] == done.stdout.splitlines()
    lessons = load_path(lecons.FIRST_PATH).path.lessons
    shown = ["accueil", "choc", "adultes-lessons", "adultes-settings", *(f"seance-{lesson.id}" for lesson in lessons)]
    for challenge in (challenge for lesson in lessons for challenge in lesson.challenges):
        shown += [f"defi-{challenge.id}-{part}" for part in ("640x400", "en-marche", "reussite")]
    assert [page for page in shown if not any(page in name for name in names)] == []


def test_an_answer_with_a_repeat_in_a_repeat_is_pictured_too(content: Path) -> None:
    lesson = content / "seances" / "gs" / "encore-et-encore.yaml"
    text, corners = lesson.read_text("utf-8"), "[{case: D1}, {case: D4}, {case: A4}, {case: A1}]"
    for old, new in (
        ("niveau: GS", "niveau: CE1"),
        ("arrivee: D4\n    obstacles: [C1, D2, A3, B4]", f"cibles: {corners}"),
        ("max_instructions: 8", "max_instructions: 4\n    imbriquer: true"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    lesson.write_text(text, "utf-8")
    names = [file.name for file in first_pictures(content / "pages", "--content", str(lesson), until="seance-finie")]
    assert [name for name in names if "defi-les-marches-reussite" in name] != []
    assert [name for name in names if "choc" in name] == [], "in none of its challenges may she go on straight so far"


def test_pages_are_pictured_as_they_are_set(content: Path) -> None:
    write_settings(content / "garde", Settings(theme="contraste"))
    own, pages = ("--content", str(content / SEANCE)), []
    for folder, *said in (("plain",), ("board", "--whiteboard"), ("dark", "--data", "garde")):
        *_before, page = first_pictures(content / folder, *own, *said, until="en-marche")
        assert page.name == "003-defi-premiere-fleur-640x400.png"
        pages.append(page.read_bytes())
    assert len(set(pages)) == 3
