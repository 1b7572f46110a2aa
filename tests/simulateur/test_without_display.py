"""Without a display the demonstration is shown in place of a window, but not to somebody whose options are wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from beebot.i18n import use_language
from lecons import FIRST_PATH
from simulateur import __main__ as program
from simulateur.machine.playable import Content
from simulateur.window import NoDisplayError
from tests.lecons.test_library import pack_of

NO_FOLDER = "rien n'est gardé : {file} n'est pas un dossier ; relancez le kit avec un dossier après --donnees"
NO_LESSON = "la séance « rien » n'est pas dans ce parcours ; il a "
DEMO = "aucun écran n'est branché à cet ordinateur : voici la démonstration à la place"


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., tuple[int, bool]]:
    """Start the program where no window opens; its exit status, and whether the demonstration was shown."""
    shown: list[bool] = []

    def no_window(*_anything: object) -> int:
        raise NoDisplayError

    def demonstration(*_anything: object) -> int:
        shown.append(True)
        return 0

    monkeypatch.setattr(program, "_play", no_window)
    monkeypatch.setattr("simulateur.window.demo.demo", demonstration)
    for name in ("SDL_VIDEODRIVER", "PYGAME_HIDE_SUPPORT_PROMPT", "SDL_VIDEO_X11_WMCLASS"):
        monkeypatch.setenv(name, "dummy")  # what the program sets is taken back
    monkeypatch.chdir(tmp_path)

    def started(*options: str) -> tuple[int, bool]:
        shown.clear()
        status = program.main(options)
        use_language("fr")
        return status, bool(shown)

    return started


def test_a_wrong_option_is_told_in_one_sentence_and_nothing_is_shown(
    start: Callable[..., tuple[int, bool]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "fichier"
    file.touch()
    wrong = {
        ("--donnees", str(file)): NO_FOLDER.format(file=file),
        ("--ouvrir", "nulle-part.yaml"): "nulle-part.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier",
        ("--ouvrir", str(FIRST_PATH), "--seance", "rien"): NO_LESSON,
        ("demo", "--seance", "rien"): "la séance « rien » n'est dans aucun parcours du kit ; ",
    }
    for options, sentence in wrong.items():
        status, shown = start(*options)
        told = capsys.readouterr()
        assert (status, shown, told.out) == (1, False, ""), options
        assert told.err.count("\n") == 1, told.err
        assert told.err.startswith(sentence)


def test_options_that_are_right_lead_to_the_demonstration(
    start: Callable[..., tuple[int, bool]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start("--donnees", str(tmp_path / "nouveau"), "--seance", "la-visite-des-fleurs") == (0, True)
    assert DEMO in capsys.readouterr().err


def test_of_a_pack_it_is_its_own_content_that_is_demonstrated(
    start: Callable[..., tuple[int, bool]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def demonstration(content: Content, *_others: object) -> int:
        seen.append(content.path.id)
        return 0

    monkeypatch.setattr("simulateur.window.demo.demo", demonstration)
    assert start("--ouvrir", str(pack_of(tmp_path / "p.zip", "mien")))[0] == 0
    assert seen == ["mien"]
