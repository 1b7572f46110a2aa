"""The ``beebot`` command from outside: what a person sees when something is wrong."""

import os
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

import lecons
from beebot import __version__
from beebot.errors import KitError
from lecons import FIRST_PATH
from simulateur.__main__ import _wanted
from simulateur.game.settings import Settings
from simulateur.machine.paths import paths_with
from tests.patience import HANG_S

SEANCE = "seances/gs/la-visite-des-fleurs.yaml"


COMMAND = [sys.executable, "-P", "-m", "simulateur"]


def without_display(folder: Path) -> dict[str, str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return environment | {"SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "1", "XDG_DATA_HOME": str(folder / "donnees")}


def beebot(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    command, environment = [*COMMAND, *arguments], without_display(cwd) | more
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=HANG_S, check=False
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder of a teacher's own, as it ships."""
    folder = tmp_path / "contenu"
    for name in ("parcours", "seances", "tapis", "images"):
        shutil.copytree(lecons.CONTENT / name, folder / name)
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "started_by", "said"),
    [
        (("temoigner", "--help"), "", "usage : beebot temoigner [-h]"),
        (("--langue", "en", "temoigner", "--help"), "", "usage: beebot temoigner [-h]"),
        (("temoigner", "--help"), "python3 kit.py", "usage : python3 kit.py temoigner [-h]"),
        (("--version",), "", f"abeille {__version__}\n"),
    ],
)
def test_an_installed_kit_has_the_words_of_the_folder(
    words: tuple[str, ...], started_by: str, said: str, tmp_path: Path
) -> None:
    done = beebot(*words, cwd=tmp_path, BEEBOT_STARTED_BY=started_by)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(said)


def test_a_path_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    done = beebot("demo", "--ouvrir", "absent.yaml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "absent.yaml:1:1 : fichier introuvable ; vérifiez son nom et son dossier\n"
    assert list(tmp_path.iterdir()) == [], "nothing is half written"


def test_a_faulty_challenge_is_left_out_and_the_others_play(content: Path) -> None:
    spoil(content / SEANCE, "max_instructions: 5", "max_instruction: 5")
    path = content / "parcours" / lecons.FIRST_PATH.name
    done = beebot("demo", "--ouvrir", str(path), "--image", str(content / "film.gif"), cwd=content)
    assert done.returncode == 0, done.stderr
    (notice,) = done.stderr.splitlines()
    assert notice.startswith(f"{SEANCE}:")
    assert notice.endswith("clé inconnue « max_instruction » ; vouliez-vous « max_instructions » ?")
    assert "Défi « la-fleur-cachee »" in done.stdout, "the first challenge that is left"
    assert "Les trois sont d'accord." in done.stdout
    assert (content / "film.gif").exists()


def test_a_seance_alone_and_a_pack_can_be_opened(content: Path) -> None:
    alone = beebot("demo", "--ouvrir", str(content / SEANCE), "--image", "alone.gif", cwd=content)
    assert (alone.returncode, alone.stderr) == (0, "")
    for other in (content / "parcours").glob("*.yaml"):
        if other.name != lecons.FIRST_PATH.name:
            other.unlink()
    shutil.make_archive(str(content.parent / "paquet"), "zip", content)
    packed = beebot("demo", "--ouvrir", "../paquet.zip", "--image", "packed.gif", cwd=content)
    assert (packed.returncode, packed.stderr) == (0, "")
    lines = [done.stdout.replace("alone", "packed") for done in (alone, packed)]
    assert lines[0] == lines[1]
    assert "Les trois sont d'accord." in lines[0]


def test_a_mat_alone_has_a_program_to_find_where_its_cells_have_names(content: Path) -> None:
    done = beebot("demo", "--ouvrir", str(content / "tapis" / "prairie.yaml"), cwd=content)
    assert done.returncode == 1
    told = "le premier défi, « promenade », n'a pas de programme à trouver ; mettez-en un autre avant lui\n"
    assert done.stderr == told


def test_a_path_with_nothing_left_to_play_names_every_fault(content: Path) -> None:
    (content / SEANCE).write_bytes(b"\x00\x01\x02")
    done = beebot("demo", "--ouvrir", str(content / "parcours" / lecons.FIRST_PATH.name), cwd=content)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{SEANCE}:1:1 : ")
    assert "Traceback" not in done.stderr
    assert not (content / "demo.gif").exists()


def test_a_picture_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    done = beebot("demo", "--image", "absent/film.gif", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "impossible d'écrire absent/film.gif ; donnez un autre endroit avec --image\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--robot", "escornabot"),
            "dites quel robot et sur quel port, comme --robot escornabot --port /dev/ttyUSB0\n",
        ),
        (("--port", "COM3"), "dites quel robot et sur quel port, comme --robot escornabot --port /dev/ttyUSB0\n"),
        (
            ("--robot", "bee-bot", "--port", "COM3"),
            "un robot Bee-Bot n'a pas de lien ; prenez-le à la page « Robots » des adultes, sans --robot\n",
        ),
    ],
)
def test_a_robot_half_named_or_without_a_link_is_one_sentence(
    options: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    done = beebot(*options, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, sentence)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--taille", "grand"),
            "beebot : --taille : « grand » n'est pas une taille comme 1280x800 ; voyez « beebot --help »\n",
        ),
        (
            ("jouer",),
            "beebot : « jouer » n'est ni « demo », ni un fichier d'ici ; voyez « beebot --help »\n",
        ),
    ],
)
def test_a_wrong_command_line_is_one_sentence(options: tuple[str, ...], sentence: str, tmp_path: Path) -> None:
    done = beebot(*options, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines(keepends=True)[-1] == sentence


def test_a_seance_that_the_path_does_not_have_is_one_sentence(tmp_path: Path) -> None:
    own = ("--ouvrir", str(lecons.CONTENT / "parcours" / "grande-section.yaml"))
    done = beebot(*own, "--seance", "la-lune", "--donnees", "ici", cwd=tmp_path, SDL_VIDEODRIVER="dummy")
    assert done.returncode == 1
    assert done.stderr.startswith("la séance « la-lune » n'est pas dans ce parcours ; il a la-visite-des-fleurs")


def test_a_folder_without_a_path_is_one_sentence(tmp_path: Path) -> None:
    done = beebot("--ouvrir", ".", "--donnees", "ici", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == ". n'a pas de parcours ; il en faut un dans son dossier « parcours »\n"


def test_a_robot_that_the_kit_does_not_know_is_one_sentence(tmp_path: Path) -> None:
    done = beebot("--robot", "r2d2", cwd=tmp_path)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()[-1:]
    assert sentence.startswith("beebot : --robot : « r2d2 » n'est pas un robot du kit ; choisissez parmi ")


def test_the_menu_is_installed_where_the_system_looks_for_it(tmp_path: Path) -> None:
    done = beebot("--installer-menu", cwd=tmp_path, XDG_DATA_HOME=str(tmp_path))
    if sys.platform == "linux":
        assert [Path(line).exists() for line in done.stdout.splitlines()] == [True, True]
    else:
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_seance_that_no_path_of_the_kit_has_is_one_sentence_even_without_a_display(tmp_path: Path) -> None:
    done = beebot("--seance", "nexiste", "--donnees", "ici", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "la séance « nexiste » n'est dans aucun parcours du kit ; "
        "« beebot-lecons chercher » les trouve par leurs mots\n"
    )


def test_a_misspelt_seance_is_told_the_name_that_was_meant() -> None:
    with pytest.raises(KitError, match="vouliez-vous « la-visite-des-fleurs »"):
        paths_with("la-visite-des-fleur")


def test_a_seance_of_any_path_opens_that_path() -> None:
    assert paths_with("la-visite-des-fleurs")[0] == FIRST_PATH.stem
    assert paths_with("bonjour-l-abeille") == ["petite-section"]
    with pytest.raises(KitError):
        paths_with("bonjour")


def test_a_path_of_a_pack_that_was_chosen_stays_open_for_its_own_seances(tmp_path: Path) -> None:
    asked = Namespace(ouvrir=None, seance="ma-seance")
    assert _wanted(asked, tmp_path, Settings(path="notre-ville")) == "notre-ville"
    asked.seance = "bonjour-l-abeille"
    assert _wanted(asked, tmp_path, Settings(path="ce1")) == "petite-section"


def test_a_robot_with_a_name_that_is_nearly_right_is_guessed(tmp_path: Path) -> None:
    done = beebot("--robot", "beebot", cwd=tmp_path)
    assert "« beebot » n'est pas un robot du kit ; vouliez-vous « bee-bot » ? choisissez parmi " in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="this menu is that of Linux")
def test_the_menu_of_every_account_is_the_systems_own(tmp_path: Path) -> None:
    done = beebot("--installer-menu", "tous", cwd=tmp_path, XDG_DATA_DIRS=f"{tmp_path / 'local'}:/usr/share")
    entry = tmp_path / "local" / "applications" / "beebot.desktop"
    assert done.stdout.splitlines()[0] == str(entry)
    assert entry.exists()
    assert not [file for file in entry.parents[1].rglob("*") if not file.stat().st_mode & 0o004], "others cannot read"


def test_english(tmp_path: Path) -> None:
    done = beebot("--langue", "en", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Challenge “premiere-fleur”: Go forward to the flower.\n")
