"""« tablette ouvrir » in a terminal: what is shown, and the words that an adult types."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from beebot.errors import KitError
from simulateur.machine.qr_code import modules
from simulateur.web.__main__ import main
from simulateur.web.addresses import checked
from simulateur.web.open_here import obeyed, welcome
from tests.ground.readme import told_in_readme
from tests.simulateur.web.rooms import served

CLOSED = "C'est fermé : plus aucune tablette ne joue ici."


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [*told_in_readme("tablette ouvrir"), *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False)


@pytest.mark.program
def test_the_program_opens_says_where_and_closes(tmp_path: Path) -> None:
    done = run("--adresse", "127.0.0.1", "--port", "0", "--donnees", str(tmp_path), typed="qui\nfermer\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"taper http://127\.0\.0\.1:[0-9]+/", done.stdout)
    assert len(re.findall(r"│  [0-9]  │", done.stdout)) == 6
    assert done.stdout.splitlines()[-3:] == ["Aucune tablette n'est là.", "On ferme.", CLOSED]


@pytest.mark.program
@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_ctrl_c_closes_it_too(tmp_path: Path) -> None:
    command = [*told_in_readme("tablette ouvrir"), "--adresse", "127.0.0.1", "--port", "0", "--donnees", str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        while not process.stdout.readline().startswith("Mots : "):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate()
    assert (process.returncode, out, errors) == (0, f"{CLOSED}\n", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--adresse", "chez-moi"], "« chez-moi » n'est pas une adresse comme 192.168.1.20"),
        (["--adresse", "8.8.8.8"], "« 8.8.8.8 » n'est pas une adresse d'un réseau d'école"),
        (
            ["--adresse", "192.168.255.254"],
            "impossible d'ouvrir 192.168.255.254:8765 (cette adresse n'est pas celle de cet ordinateur) ; donnez la ",
        ),
        (["--adresse", "255.255.255.255"], "« 255.255.255.255 » n'est pas une adresse d'un réseau d'école"),
        (["--port", "65536"], "« 65536 » n'est pas un port"),
        (["nulle-part"], "nulle-part n'a pas de page pour les tablettes"),
        (["--adresse", "127.0.0.1", "--seance", "nulle"], "la séance « nulle » n'est pas dans ce parcours ; il a "),
        (["--robot", "kit"], "dites quel robot et où il est branché"),
        (["--branche", "COM3"], "dites quel robot et où il est branché"),
        (["--robot", "cubetto", "--branche", "COM3"], "un robot Cubetto n'a pas de lien ; prenez-le à la page"),
    ],
)
def test_one_sentence_says_what_is_wrong(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ouvrir", *arguments, "--donnees", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(sentence)
    assert told.err.count("\n") == 1


def test_the_words_do_what_they_say() -> None:
    with served() as room:
        room.ask(lambda: room.opening.classroom.join((800, 600)))
        title = room.opening.classroom.places[0].tablet.session.repertoire.path.title.in_language("fr")
        who = room.ask(lambda: list(obeyed(room.opening, "Qui")))
        assert who == ["Aucune tablette n'est là.", f"  renard · {title} · revient dans un instant"]
        assert room.ask(lambda: next(obeyed(room.opening, "écouter"))).startswith("On écoute")
        assert room.opening.classroom.listens
        room.ask(lambda: list(obeyed(room.opening, "jouer")))
        assert not room.opening.classroom.listens
        assert next(obeyed(room.opening, "danser")) == "« danser » n'est pas un mot d'ici."
        assert list(obeyed(room.opening, "  ")) == []
        told = "\n".join(welcome(room.opening))
        assert "http://127.0.0.1:" in told
        assert f"Ouvert jusqu'à {room.opening.until}, " in told


def test_addresses_of_schools_are_taken() -> None:
    assert [checked(each) for each in ("192.168.1.20", "10.0.0.7", "127.0.0.1", "fd00::1", "::1")]
    for bad in ("0.0.0.0", "255.255.255.255", "240.0.0.1", "100.64.0.1", "1.2.3", ""):
        with pytest.raises(KitError):
            checked(bad)


def test_the_square_has_its_three_corners() -> None:
    square = modules("http://192.168.1.20:8765/")
    corner = [[1, 1, 1, 1, 1, 1, 1], [1, 0, 0, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 1]]
    assert len(square) == len(square[0]) == 25, "version 2: 25 modules"
    assert [[int(each) for each in row[:7]] for row in square[:3]] == corner
    assert [[int(each) for each in row[-7:]] for row in square[:3]] == corner
    assert [[int(each) for each in row[:7]] for row in square[-1:-4:-1]] == corner
