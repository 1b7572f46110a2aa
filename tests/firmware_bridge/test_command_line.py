"""``beebot-robot`` as people run it: in a process of its own."""

import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

from firmware_bridge.__main__ import main
from firmware_bridge.commands.verb import UNANSWERED
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty, serve_tcp
from tests.firmware_bridge.benches import gone
from tests.firmware_bridge.test_desk_suite import LATE, TRIALS
from tests.patience import HANG_S
from tools.robots.emulators import EMULATORS
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.thymio import Thymio

ROOT = Path(__file__).parents[2]
SPEED = "20"
NEVER_ANSWER = ("bluebot", "bluebot-200", "escornabot-ancien")
"""Robots that say nothing on a port, not even when they are switched on."""

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals and no SIGINT to send")


@pytest.fixture(autouse=True)
def _unheard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Emulators that are started here announce themselves to nobody else."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def beebot_robot(*words: str) -> AbstractContextManager[subprocess.Popen[str]]:
    return running("firmware_bridge", *words)


def emulator_of(name: str, *words: str) -> AbstractContextManager[subprocess.Popen[str]]:
    """The emulator of another's robot, as a developer starts it."""
    return running("tools.robots.emulators", name, *words)


@contextmanager
def running(module: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-X", "utf8", "-m", module, *words]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        guard = threading.Timer(HANG_S, process.kill)
        guard.start()
        try:
            yield process
        finally:
            guard.cancel()
            process.kill()


def outcome(*words: str) -> tuple[int, str, str]:
    with beebot_robot(*words) as process:
        out, err = process.communicate()
        return process.returncode, out, err


def line_with(process: subprocess.Popen[str], text: str) -> str:
    assert process.stdout
    for line in process.stdout:
        if text in line:
            return line
    raise AssertionError(f"{text!r} never came: {process.communicate()}")


def nothing_answered(robot: str, port: str) -> str:
    return (
        f"rien n'a répondu sur le port {port} : si le {robot} a bougé, c'est bien lui ; "
        "sinon il est éteint, ou c'est le port d'autre chose (« beebot-robot liste »)\n"
    )


@pytest.mark.program
@posix_only
@pytest.mark.parametrize("behind", [partial(Escornabot, usb=False), Thymio, partial(KitRobot, usb=False)])
def test_where_nothing_answers_only_time_has_passed(behind: Callable[[], Emulator]) -> None:
    """The robot that was named, silent, or another one: the command cannot tell, and says so."""
    emulator = behind()
    with serve_pty(emulator, float(SPEED)) as served:
        status, out, err = outcome(*envoyer(served.port, "avancer"))
    assert (status, err) == (UNANSWERED, "")
    assert out == (
        "le robot Escornabot est suivi au temps : il ne dit pas où il en est\n"
        "1/1 avancer … temps écoulé\n" + nothing_answered("Escornabot", served.port)
    )
    assert bool(emulator.record) == isinstance(emulator, Escornabot)


def test_a_robot_without_a_link_has_no_port(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["envoyer", "--robot", "code-go", "--port", "/dev/ttyNulle9", "avancer"]) == 1
    assert capsys.readouterr().err == (
        "un robot Code & Go n'a pas de lien, et personne ne le tient au bout du port /dev/ttyNulle9 ; "
        "enlevez --port : on vous dira sur quelles touches appuyer\n"
    )


def envoyer(port: str, program: str, robot: str = "escornabot") -> tuple[str, ...]:
    return ("envoyer", "--robot", robot, "--port", port, "--vitesse", SPEED, program)


@pytest.mark.program
@posix_only
def test_envoyer_says_each_step() -> None:
    emulator = Escornabot()
    with serve_pty(emulator, float(SPEED)) as served:
        assert outcome(*envoyer(served.port, "avancer ↶ avancer pause")) == (
            0,
            (
                "le robot Escornabot est suivi au temps : il ne dit pas où il en est\n"
                "1/4 avancer … fait\n2/4 gauche … fait\n3/4 avancer … fait\n4/4 pause … fait\nprogramme terminé\n"
            ),
            "",
        )
        assert served.wait_for(lambda: len(emulator.record) == 4 and emulator.idle, HANG_S)
    assert "".join(movement.letter for movement in emulator.record) == "nwnS"


@pytest.mark.program
@posix_only
def test_ctrl_c_stops_the_robot() -> None:
    emulator = Escornabot()
    with serve_pty(emulator, float(SPEED)) as served:
        with beebot_robot(*envoyer(served.port, "avancer " * 100)) as process:
            line_with(process, "2/100 avancer … fait")
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        assert (process.returncode, err) == (130, "")
        assert out.endswith("\narrêt demandé : le robot s'arrête\n")
        assert served.wait_for(lambda: bool(emulator.record) and emulator.idle, HANG_S)
    assert len(emulator.record) < 100
    assert emulator.memory == ""


@pytest.mark.program
@posix_only
def test_unplugged_in_mid_run_is_told_with_what_to_do() -> None:
    with serve_tcp(Escornabot(), 0, float(SPEED)) as served:
        with beebot_robot(*envoyer(served.port, "avancer " * 100)) as process:
            line_with(process, "1/100 avancer … fait")
            served.close()
            _out, err = process.communicate()
        assert process.returncode == 1
    assert err == (gone(served.port) + "\n")


@pytest.mark.program
@posix_only
def test_a_busy_port_is_one_sentence() -> None:
    with (
        serve_pty(Escornabot(), float(SPEED)) as served,
        beebot_robot(*envoyer(served.port, "avancer " * 100)) as first,
    ):
        line_with(first, "1/100")
        status, _out, err = outcome(*envoyer(served.port, "avancer"))
    assert (status, err) == (
        1,
        f"le port {served.port} est occupé ; fermez l'autre programme qui s'en sert, puis recommencez\n",
    )


@pytest.mark.parametrize(("robot", "port"), [("escornabot", "/dev/ttyUSB0"), ("ozobot-evo", "ble:NOM")])
def test_a_robot_without_a_port_is_told_how_its_ports_are_written(
    robot: str, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["envoyer", "--robot", robot, "avancer"]) == 1
    assert capsys.readouterr().err.startswith(f"dites sur quel port, comme --port {port} ;")


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (
            "avancer",
            "le port /dev/ttyNulle9 n'existe pas ; branchez le robot et cherchez son port avec « beebot-robot liste »",
        ),
        ("", "le programme est vide ; donnez au moins une instruction"),
        ("avanser", "mot inconnu « avanser » à la place 1 du programme ; vouliez-vous « avancer » ?"),
        ("gauche " * 101, "ce robot retient 100 instructions, le programme en a 101 ; raccourcissez-le"),
    ],
)
def test_bad_input_is_one_sentence(program: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(envoyer("/dev/ttyNulle9", program)) == 1
    assert capsys.readouterr().err == sentence + "\n"


@pytest.mark.program
@posix_only
def test_emuler_serves_tells_and_ends_by_ctrl_c() -> None:
    with beebot_robot("emuler", "kit", "--vitesse", SPEED) as emulating:
        first = line_with(emulating, "émulé")
        found = re.fullmatch(r"kit émulé sur (/dev/\S+) ; arrêt par Ctrl-C\n", first)
        assert found
        assert outcome(*envoyer(found[1], "droite reculer", "kit"))[0] == 0
        assert re.fullmatch(r"e \d+\.\d{3}-\d+\.\d{3} x=0\.0 y=0\.0 cap=90\.0\n", line_with(emulating, "e "))
        assert re.fullmatch(r"s \d+\.\d{3}-\d+\.\d{3} x=-150\.0 y=0\.0 cap=90\.0\n", line_with(emulating, "s "))
        emulating.send_signal(signal.SIGINT)
        assert emulating.communicate() == ("émulateur arrêté\n", "")
    assert emulating.returncode == 0


@pytest.mark.program
@posix_only
def test_emuler_over_tcp_when_an_adult_asks() -> None:
    with beebot_robot("emuler", "kit", "--tcp", "0", "--vitesse", SPEED) as emulating:
        found = re.search(r"socket://127\.0\.0\.1:\d+", line_with(emulating, "émulé"))
        assert found
        assert outcome(*envoyer(found[0], "avancer", "kit"))[0] == 0
        line_with(emulating, "n ")


@pytest.mark.program
@posix_only
@pytest.mark.parametrize(("name", "way"), [*((name, ()) for name in sorted(EMULATORS)), ("thymio", ("--tcp", "0"))])
def test_every_robot_can_be_emulated_and_driven(name: str, way: tuple[str, ...]) -> None:
    with emulator_of(name, *way, "--vitesse", SPEED) as emulating:
        found = re.match(rf"{name} émulé sur (\S+) ;", line_with(emulating, "émulé"))
        assert found
        words = ("envoyer", "--robot", name, "--port", found[1], "--vitesse", SPEED, "avancer gauche")
        trials = (outcome(*words) for _trial in range(TRIALS))
        told = next(told for told in trials if LATE not in told[1] + told[2])
        if name in NEVER_ANSWER:
            assert told[0] == UNANSWERED, told
            assert told[1].endswith(
                "1/2 avancer … temps écoulé\n2/2 gauche … temps écoulé\n"
                + nothing_answered(DRIVERS[name].title, found[1])
            )
        else:
            assert told[0] == 0, told
            assert told[1].endswith("1/2 avancer … fait\n2/2 gauche … fait\nprogramme terminé\n")
        line_with(emulating, "n ")
        line_with(emulating, "w ")


def test_emuler_on_a_taken_network_port(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        assert main(["emuler", "kit", "--tcp", str(number)]) == 1
    assert (
        capsys.readouterr().err == f"le port réseau {number} est pris ou interdit ; choisissez-en un autre avec --tcp\n"
    )


def test_liste_says_what_was_never_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["liste"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Ports de cet ordinateur :\n  ")
    known = out.split("Robots connus :\n")[1].splitlines()
    assert (
        "  escornabot  Escornabot : 100 instructions, pas de 100 mm, suivi au temps, "
        "prouvé sur un émulateur, jamais essayé sur le vrai robot"
    ) in known
    assert any(line.startswith("  code-go  Code & Go : mémoire inconnue, pas de 127 mm") for line in known)
    assert len(known) == len(DRIVERS)
    assert all(line.endswith("jamais essayé sur le vrai robot") for line in known)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "beebot-robot : il manque : ACTION ; voyez « beebot-robot --help »"),
        (
            "envoyer --robot kit",
            "beebot-robot envoyer : il manque : programme ; voyez « beebot-robot envoyer --help »",
        ),
        (
            "emuler kit --vitesse zéro",
            (
                "beebot-robot emuler : --vitesse : « zéro » n'est pas un nombre entre 0 et 1000 ; "
                "voyez « beebot-robot emuler --help »"
            ),
        ),
        (
            "emuler kit --tcp 65536",
            (
                "beebot-robot emuler : --tcp : « 65536 » n'est pas un numéro de port de 0 à 65535 ; "
                "voyez « beebot-robot emuler --help »"
            ),
        ),
        (
            "emuler escornabot",
            (
                "beebot-robot emuler : robot : choix inconnu : « escornabot » (choisissez parmi kit) ; "
                "voyez « beebot-robot emuler --help »"
            ),
        ),
        ("liste tout", "beebot-robot : mots en trop : tout ; voyez « beebot-robot --help »"),
    ],
)
def test_a_wrong_command_line_is_one_sentence(words: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(words.split())
    assert leaving.value.code == 2
    assert capsys.readouterr().err == sentence + "\n"
