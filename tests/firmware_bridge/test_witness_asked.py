"""``temoigner`` as an adult meets it: what is read, what is typed, what is kept."""

import io
import re
from pathlib import Path

import pytest

from firmware_bridge.__main__ import main
from firmware_bridge.commands.witness_asked import answered
from firmware_bridge.diagnostic import Facts, PortFacts
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.robot_ports import PortInfo
from firmware_bridge.witness import talk
from firmware_bridge.witness.file import read
from firmware_bridge.witness.questions import Kind, Question
from lecons.__main__ import main as lessons
from tests.firmware_bridge.test_command_line import posix_only
from tests.patience import HANG_S
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.mbot import Mbot
from tools.robots.witness import replay

SPEED = "20"
FACTS = Facts(
    "Linux-6",
    "3.11.7",
    (("beebot-kit", "0.1"),),
    (PortFacts(PortInfo("/dev/ttyUSB0", "Adaptateur de Zoé", ("kit",)), usable=False, group="dialout", holder="zoe"),),
    groups=("dialout",),
    grabbers=("brltty",),
    radio_library="3.1",
)


@pytest.fixture(autouse=True)
def _this_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(talk, "gather", lambda: FACTS)
    monkeypatch.chdir(tmp_path)


def temoigner(typed: str, *words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(["temoigner", *words])


@posix_only
@pytest.mark.parametrize(
    ("driver", "emulator", "answers"),
    [
        ("kit", KitRobot(), "\n" + "\n" + 2 * "\n\n\n150\n" + "\n\n\n" + "\n\n\n210\n" + 3 * "\n\n\n18\n" + "o\n"),
        ("bluebot", Bluebot(), "\n" + "\n" + 2 * "\n\n\n150\n" + "\n\n\n" + "\n" + 3 * "\n\n\n18\n" + "o\n"),
        ("mbot", Mbot(), "\n" + "\n" + 2 * "\n\n\n150\n" + "\n\n\n" + "\n\n\n210\n" + "\n\n\n2\n" + "o\n"),
        ("escornabot", Escornabot(), "\n" + "p\n" + "\n\n\n10,5\n" + 6 * "p\n" + "o\n"),
    ],
)
def test_on_a_port_and_in_real_time_the_file_is_a_test_too(
    driver: str,
    emulator: Emulator,
    answers: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    with serve_pty(emulator, float(SPEED)) as served:
        robot = ("--robot", driver, "--port", served.port, "--vitesse", SPEED)
        assert temoigner(answers, *robot, monkeypatch=monkeypatch) == 0
    said = capsys.readouterr()
    assert said.err == ""
    text = (tmp_path / "temoignage.json").read_text(encoding="utf-8")
    assert text in said.out
    for name in ("Zoé", "zoe", served.port, str(tmp_path), "ttyUSB0"):
        assert name not in text
    witness = read(tmp_path / "temoignage.json")
    replay(witness)
    assert witness.robot is not None
    before, _after = said.out.split("D'abord, le relier")
    for trial in witness.robot.trials:
        assert trial.program in before


def test_a_computer_without_a_robot(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ici.json"
    assert temoigner("\n\no\no\n99,5\no\n", "--sans-robot", "--vers", str(file), monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.endswith(f"témoignage gardé dans {file} ; donnez-le tel quel\n")
    witness = read(file)
    assert witness.robot is None
    assert witness.computer is not None
    assert (witness.computer.sound, witness.computer.printed, witness.computer.bar_mm) == (True, True, 99.5)
    assert main(["temoigner", "--lire", str(file)]) == 0
    told = capsys.readouterr().out
    assert "À regarder :\n  - un port ne s'ouvre pas pour ce compte" in told
    assert "\n  - BRLTTY tourne" in told
    assert told.endswith("Voix entendue : oui\nFeuille sortie : oui\nBarre de 10 cm : 99,5 mm\n")
    replay(witness)


def test_of_a_version_only_the_numbers_are_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platform.system", lambda: "ZoeOS")
    monkeypatch.setattr("platform.release", lambda: "6.18.44-zoe")
    assert temoigner("\n\n\n\no\n", "--sans-robot", monkeypatch=monkeypatch) == 0
    system = read(tmp_path / "temoignage.json").system
    assert system is not None
    assert (system.name, system.version) == ("autre", "6.18.44")


def test_a_robot_without_a_link_is_only_timed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert temoigner("\n\n\n600\n\n\n\nje ne sais pas\n\no\n", "--robot", "bee-bot", monkeypatch=monkeypatch) == 0
    seen = read(tmp_path / "temoignage.json").robot
    assert seen is not None
    assert [(trial.program, trial.measure) for trial in seen.trials] == [
        ("avancer avancer avancer avancer", 600.0),
        ("gauche gauche gauche gauche", None),
    ]
    assert main(["temoigner", "--lire", "temoignage.json"]) == 0
    told = capsys.readouterr().out
    assert "Robot : Bee-Bot, sans lien\n  1. « avancer avancer avancer avancer » : en mouvement" in told
    assert told.endswith("600 mm\n  2. « gauche gauche gauche gauche » : en mouvement 0 s\n")


def test_a_start_that_nobody_watched_is_not_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Both Enter at once gave a start of 0.0 s, which looks like a measure."""
    assert temoigner("\n\no\np\no\n", "--sans-robot", monkeypatch=monkeypatch) == 0
    said = capsys.readouterr().out
    assert "ce n'est pas mesuré" in said
    assert said.index('"premiere_image_s": null') < said.index("En bref :") < said.index("Le garder ?")
    assert "Première image : pas mesurée" in said
    assert "recommencez" not in said
    seen = read(tmp_path / "temoignage.json").computer
    assert seen is not None
    assert (seen.first_picture_s, seen.sound, seen.printed) == (None, True, None)


def test_what_is_printed_for_it_is_one_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert temoigner("p\n\n\n\no\n", "--sans-robot", monkeypatch=monkeypatch) == 0
    (words,) = re.findall("« beebot-lecons (imprimer .*?) »", capsys.readouterr().out)
    assert lessons([*words.split(), "--compter"]) == 0
    assert re.search(r"\b1 page\b", capsys.readouterr().out)


@pytest.mark.parametrize("passed", ["", "p", "rien"])
def test_who_does_not_know_may_say_so(passed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (Kind.YES, Kind.NUMBER):
        monkeypatch.setattr("builtins.input", lambda _question: passed)
        assert answered(Question(kind, "combien")) is None


@pytest.mark.parametrize(
    ("typed", "words", "status", "said"),
    [
        ("\n\n\n\nn\n", ("--sans-robot",), 0, ""),
        ("\n", ("--sans-robot",), 1, "il manque une réponse ; relancez la commande devant un clavier\n"),
        (
            "p\np\n",
            ("--robot", "bee-bot"),
            1,
            "aucun essai n'a été fait : il n'y a rien à garder ; recommencez quand vous voudrez\n",
        ),
        (
            "\n",
            ("--robot", "mbot", "--port", "/dev/ttyNulle9"),
            1,
            (
                "le port /dev/ttyNulle9 n'existe pas ; "
                "branchez le robot et cherchez son port avec « beebot-robot liste »\n"
            ),
        ),
        (
            "",
            ("--sans-robot", "--vers", "nulle/part.json"),
            1,
            "nulle/part.json ne peut pas être écrit (dossier ou fichier introuvable) ; choisissez un autre dossier\n",
        ),
        (
            "",
            ("--lire", "nulle.json"),
            1,
            "nulle.json ne peut pas être lu (dossier ou fichier introuvable) ; vérifiez son nom\n",
        ),
    ],
)
def test_what_ends_sooner_keeps_nothing(
    typed: str,
    words: tuple[str, ...],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert temoigner(typed, *words, monkeypatch=monkeypatch) == status
    assert capsys.readouterr().err == said
    assert list(Path.cwd().iterdir()) == []


def test_an_answer_that_is_none_does_not_lose_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert temoigner("\n\n\n\n\n?\no\n", "--sans-robot", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.count("ce n'est pas une des réponses ; recommencez\n") == 2
    assert read(tmp_path / "temoignage.json").robot is None


def test_no_port_is_asked_before_the_adult_agrees(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert temoigner("", monkeypatch=monkeypatch) == 1
    said = capsys.readouterr()
    assert said.out.endswith("le kit va demander à chaque port qui il est. [Entrée : continuer] ")
    assert said.err == "il manque une réponse ; relancez la commande devant un clavier\n"


def test_a_file_that_is_there_stays(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "temoignage.json").write_text("le mien", encoding="utf-8")
    assert temoigner("", "--sans-robot", monkeypatch=monkeypatch) == 1
    assert capsys.readouterr().err == "temoignage.json existe déjà ; dites un autre nom avec --vers\n"
    assert (tmp_path / "temoignage.json").read_text(encoding="utf-8") == "le mien"


@pytest.mark.parametrize(
    ("typed", "agrees"), [("", True), ("o", True), ("n", False), ("non", False), ("passer", False)]
)
def test_a_robot_rolls_only_for_a_yes(
    typed: str, agrees: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["stop", "attends", typed])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert answered(Question(Kind.AGREE, "avancer")) is agrees
    assert capsys.readouterr().out.count("recommencez") == 2


@posix_only
def test_ctrl_c_stops_a_robot_that_rolls_and_keeps_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    emulator = Mbot()
    answers = iter(["", "", "p", "p", "", ""])

    def typed(_question: str) -> str:
        answer = next(answers, None)
        if answer is None:
            raise KeyboardInterrupt
        if "Dès qu'il part" in _question:
            assert served.wait_for(lambda: bool(emulator.record) or emulator.idle is False, HANG_S)
        return answer

    monkeypatch.setattr("builtins.input", typed)
    with serve_pty(emulator, float(SPEED)) as served:
        assert main(["temoigner", "--robot", "mbot", "--port", served.port, "--vitesse", SPEED]) == 130
        assert served.wait_for(lambda: emulator.idle, HANG_S)
    said = capsys.readouterr()
    assert said.out.endswith("\nrien n'est gardé\n")
    assert said.err == "\ninterrompu avant la fin\n"
    assert len(emulator.record) < 6
    assert list(tmp_path.iterdir()) == []
