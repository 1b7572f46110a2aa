"""The verbs that need a robot and an adult: calibrate, send again after a loss, several robots together."""

import io
import sys
import threading
from pathlib import Path

import pytest

from beebot.command import Command
from beebot.robot import LinkLostError, Lost
from firmware_bridge import calibration_file
from firmware_bridge.__main__ import main
from firmware_bridge.commands.calibrate import _drive
from firmware_bridge.commands.verb import UNANSWERED
from firmware_bridge.emulator.body import NEVER
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.kit import KitRobot
from firmware_bridge.emulator.serve import serve_pty
from firmware_bridge.kit_protocol import Frame
from tests.firmware_bridge.benches import gone
from tests.patience import HANG_S
from tests.simulateur.fleet import ScriptedRobot
from tools.robots.emulators.bluebot import Bluebot
from tools.robots.emulators.mbot import Mbot
from tools.robots.emulators.sphero_mini import SpheroMini

pytestmark = [
    pytest.mark.usefixtures("unhurried"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]

SPEED = "50"
FAR = 120
"""Steps that take longer than it may take to unplug a robot, on the busiest machine."""
ON_THE_FLOOR = "\n742\n-12\n\n352\n"
"""What an adult types: ready, along, beside, ready, turned."""


@pytest.fixture(autouse=True)
def own_paces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "allures.json"
    monkeypatch.setattr(calibration_file, "default_file", lambda: file)
    return file


def etalonner(
    name: str, emulator: Emulator, typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    with serve_pty(emulator, float(SPEED)) as served:
        status = main(["etalonner", "--robot", name, "--port", served.port, "--vitesse", SPEED])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_robot_with_counts_keeps_them_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    robot = KitRobot(usb=False)
    status, out, err = etalonner("kit", robot, ON_THE_FLOOR, monkeypatch, capsys)
    assert (status, err) == (0, "")
    assert out.startswith("Collez un ruban droit de 950 mm au sol.")
    assert out.endswith("réglage gardé dans le robot\n")
    assert [movement.letter for movement in robot.record] == list("nnnnnwwww")


def test_a_robot_that_counts_time_is_kept_on_the_computer(
    own_paces: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = etalonner("mbot", Mbot(usb=False), ON_THE_FLOOR, monkeypatch, capsys)
    assert (status, err) == (0, "")
    assert out.endswith(f"réglage gardé sur cet ordinateur, dans {own_paces}\n")
    assert '"mbot@' in own_paces.read_text(encoding="utf-8")


def test_a_ball_is_told_of_as_a_ball_and_is_not_asked_for_turns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ball = SpheroMini()
    status, out, err = etalonner("sphero-mini", ball, "\n742\n-12\n", monkeypatch, capsys)
    assert (status, err) == (0, "")
    assert ("Posez la boule" in out, "roues" in out, "pivoté" in out) == (True, False, False)
    assert [movement.letter for movement in ball.record] == list("nnnnn")


def test_an_answer_that_is_no_number_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "\nsept cents\n742,5\n\n\n\n"
    status, out, _err = etalonner("kit", KitRobot(usb=False), typed, monkeypatch, capsys)
    assert status == 0
    assert "« sept cents » ne va pas ; donnez un nombre de -5000 à 5000, comme -12\n" in out


@pytest.mark.parametrize(
    ("name", "emulator", "typed", "sentence"),
    [
        ("kit", KitRobot(usb=False), "\n742\n", "il manque une réponse ; relancez la commande devant un clavier\n"),
        (
            "kit",
            KitRobot(usb=False),
            "\n100\n\n\n\n",
            (
                "le robot devait avancer de 750 mm et vous en avez mesuré 100 (0 de côté) ; "
                "mesurez encore, du même point du robot\n"
            ),
        ),
        (
            "bluebot",
            Bluebot(),
            "",
            "le robot Blue-Bot règle lui-même ses moteurs : il n'y a rien à étalonner\n",
        ),
    ],
)
def test_what_cannot_be_calibrated_is_one_sentence(
    name: str,
    emulator: Emulator,
    typed: str,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, _out, err = etalonner(name, emulator, typed, monkeypatch, capsys)
    assert (status, err) == (1, sentence)


def test_a_program_goes_on_from_the_step_that_a_person_chooses(capsys: pytest.CaptureFixture[str]) -> None:
    robot = KitRobot(usb=False)
    program = "avancer gauche avancer"
    with serve_pty(robot, float(SPEED)) as served:
        words = ["envoyer", "--robot", "kit", "--port", served.port, "--vitesse", SPEED]
        assert main([*words, "--depuis", "2", program]) == 0
        assert capsys.readouterr().out == "2/3 gauche … fait\n3/3 avancer … fait\nprogramme terminé\n"
        assert main([*words, "--depuis", "4", program]) == 1
    assert capsys.readouterr().err == "le programme a 3 instructions ; donnez à --depuis un nombre de 1 à 3\n"
    assert [movement.letter for movement in robot.record] == list("wn")


class CutInAStep(KitRobot):
    """Its batteries fail half a second into ``step``, in its own time: however late it is told the time."""

    def __init__(self, step: int) -> None:
        super().__init__(usb=False)
        self._step, self._fails_at, self._is_to_fail = step, NEVER, True

    def _next_at(self) -> float:
        return min(super()._next_at(), self._fails_at)

    def _due(self, moment: float) -> None:
        if moment == self._fails_at:
            self._fails_at = NEVER
            self.power_on(moment)
            return
        super()._due(moment)
        self._fail_soon(moment)

    def _execute(self, frame: Frame, moment: float) -> Frame:
        reply = super()._execute(frame, moment)
        self._fail_soon(moment)
        return reply

    def _fail_soon(self, moment: float) -> None:
        if self._is_to_fail and self._moves and len(self.record) == self._step:
            self._fails_at, self._is_to_fail = moment + 0.5, False


@pytest.mark.parametrize(("step", "done"), [(0, ""), (1, "n")])
def test_a_robot_that_started_anew_says_itself_where_it_was_cut(
    step: int, done: str, capsys: pytest.CaptureFixture[str]
) -> None:
    robot, place = CutInAStep(step), step + 1
    with serve_pty(robot, float(SPEED)) as served:
        words = ["envoyer", "--robot", "kit", "--port", served.port, "--vitesse", SPEED]
        assert main([*words, "avancer gauche avancer"]) == 1
        assert capsys.readouterr().err == (
            f"le robot du port {served.port} a redémarré et ne bouge plus ; "
            "vérifiez ses piles, puis choisissez où reprendre\n"
            f"le robot répond de nouveau : il a été coupé à l'instruction {place}\n"
            f"pour reprendre à l'instruction {place}, ajoutez --depuis {place}\n"
        )
    assert "".join(movement.letter for movement in robot.record if movement.complete) == done


@pytest.mark.parametrize(("name", "emulator"), [("kit", KitRobot(usb=False)), ("mbot", Mbot(usb=False))])
def test_a_robot_that_is_gone_may_still_roll(name: str, emulator: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    begun = threading.Event()
    with serve_pty(emulator, float(SPEED), lambda _movement: begun.set()) as served:

        def pull() -> None:
            begun.wait(HANG_S)
            served.close()

        unplug = threading.Thread(target=pull)
        unplug.start()
        words = ["envoyer", "--robot", name, "--port", served.port, "--vitesse", SPEED]
        assert main([*words, "avancer " * FAR]) == 1
        unplug.join()
    assert capsys.readouterr().err == (gone(served.port) + "\n")


def test_robots_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    bots = KitRobot(usb=False), KitRobot(usb=False)
    with serve_pty(bots[0], float(SPEED)) as one, serve_pty(bots[1], float(SPEED)) as other:
        wishes = [f"kit@{one.port}=avancer gauche", f"kit@{other.port}=avancer"]
        assert main(["ensemble", "--vitesse", SPEED, *wishes]) == 0
    out = capsys.readouterr().out
    assert sorted(out.splitlines()[:2]) == ["robot 1 : 1/2 avancer", "robot 2 : 1/1 avancer"]
    assert out.endswith("robot 1 : 2/2 gauche\nrobot 1 : programme terminé\nrobot 2 : programme terminé\n")
    assert ["".join(movement.letter for movement in bot.record) for bot in bots] == ["nw", "n"]


def test_one_that_is_gone_stops_the_others_and_is_the_only_one_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    begun = threading.Event()
    kit = KitRobot(usb=False)
    with (
        serve_pty(kit, float(SPEED)) as stays,
        serve_pty(Mbot(usb=False), float(SPEED), lambda _movement: begun.set()) as goes,
    ):

        def pull() -> None:
            begun.wait(HANG_S)
            goes.close()

        unplug = threading.Thread(target=pull)
        unplug.start()
        far = "avancer " * FAR
        assert main(["ensemble", "--vitesse", SPEED, f"kit@{stays.port}={far}", f"mbot@{goes.port}={far}"]) == 1
        unplug.join()
        assert capsys.readouterr().err == gone(goes.port) + "\n"
        assert stays.wait_for(lambda: kit.idle, HANG_S)
    assert len(kit.record) < FAR


@pytest.mark.parametrize("wish", ["kit=avancer", "kit@=avancer", "kit@/dev/ttyUSB0", "dragon@COM3=avancer"])
def test_a_wish_that_is_none_is_one_sentence(wish: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ensemble", wish]) == 1
    assert capsys.readouterr().err == (
        f"« {wish} » n'est pas de la forme ROBOT@PORT=PROGRAMME, avec un robot parmi "
        "bee-bot, bee-bot-200, code-go, botley, cubetto, bluebot, bluebot-200, escornabot, escornabot-ancien, "
        "escornabot-luci, kit, mbot, ozobot-evo, sphero-mini, thymio\n"
    )


def test_a_robot_without_a_link_goes_with_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ensemble", "kit@/dev/ttyUSB0=avancer", "botley@/dev/ttyUSB1=avancer"]) == 1
    assert capsys.readouterr().err == (
        "un robot Botley n'a pas de lien : il n'avance pas à pas avec aucun autre ; envoyez-lui son programme seul\n"
    )


def test_together_says_which_of_them_never_answered(capsys: pytest.CaptureFixture[str]) -> None:
    kit, silent = KitRobot(usb=False), Bluebot()
    with serve_pty(kit, float(SPEED)) as one, serve_pty(silent, float(SPEED)) as other:
        wishes = [f"kit@{one.port}=avancer", f"bluebot@{other.port}=avancer"]
        assert main(["ensemble", "--vitesse", SPEED, *wishes]) == UNANSWERED
    out = capsys.readouterr().out
    assert out.endswith(
        f"rien n'a répondu sur le port {other.port} : si le Blue-Bot a bougé, c'est bien lui ; "
        "sinon il est éteint, ou c'est le port d'autre chose (« beebot-robot liste »)\n"
    )
    assert [[movement.letter for movement in robot.record] for robot in (kit, silent)] == [["n"], ["n"]]


@pytest.mark.parametrize(
    ("name", "clear", "go"),
    [
        ("bee-bot", "Sur le robot : CLEAR, la croix. Puis Entrée.", "GO, maintenant !"),
        ("botley", "Sur la télécommande : CLEAR. Puis Entrée.", "GO sur la télécommande, maintenant !"),
        ("cubetto", "Enlevez tous les blocs du tableau. Puis Entrée.", "Le bouton du tableau, maintenant !"),
    ],
)
def test_a_robot_without_a_link_is_programmed_by_whoever_sits_there(
    name: str, clear: str, go: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n\n"))
    assert main(["envoyer", "--robot", name, "--vitesse", SPEED, "avancer gauche"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        clear,
        "avancer, puis Entrée",
        "pivoter à gauche, puis Entrée",
        go,
        "1/2 avancer … fait",
        "2/2 gauche … fait",
        "programme terminé",
    ]


def test_where_nobody_sits_a_robot_without_a_link_is_lost_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert main(["envoyer", "--robot", "bee-bot", "--vitesse", SPEED, "avancer"]) == 1
    assert capsys.readouterr().err == "personne n'appuie plus sur le robot ; recommencez avec CLEAR\n"


def test_a_robot_that_is_lost_while_it_is_measured_says_what_to_do() -> None:
    robot = ScriptedRobot()
    lost = LinkLostError("le robot ne répond plus ; prenez-le en main")
    robot.says.put(Lost(0, lost))
    with pytest.raises(LinkLostError) as said:
        _drive(robot, (Command.FORWARD,) * 3)
    assert said.value is lost
