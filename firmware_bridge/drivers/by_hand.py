"""A robot without a link, programmed by whoever sits at the command line: each key is asked for, and pressed by hand.

What is known of such robots is in ``beebot.unlinked_robots``; none was tried by us. On a screen no driver has a part
in it (decision 54).
"""

import threading
from collections.abc import Iterator

from beebot import robot
from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.unlinked_robots import GUESSED, Keys, Unlinked
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.not_this_robot import NotThisRobotError

HAND = "main"
"""What stands for a port where there is none."""


class ByHandDriver(robot.Robot):
    """Runs programs on a robot without a link: a person is asked to press its keys. Never tried on a real one by us."""

    def __init__(self, port: str, clock: Clock, kind: Unlinked) -> None:
        self._port, self._clock, self._kind = port, clock, kind
        self._program: FlatProgram = ()
        self._runs = False
        self._stop_asked = threading.Event()

    @property
    def capabilities(self) -> robot.Capabilities:
        return self._kind.capabilities

    def connect(self) -> None:
        """Refuse any port but ``HAND`` (``NotThisRobotError``): there is nothing to open, a person presses the keys."""
        if self._port != HAND:
            sentence = _(
                "un robot {robot} n'a pas de lien, et personne ne le tient au bout du port {port} ; "
                "enlevez --port : on vous dira sur quelles touches appuyer"
            )
            raise NotThisRobotError(sentence.format(port=self._port, robot=_(self._kind.title)))

    def has_answered(self) -> bool:
        """True: the person who typed the command is there."""
        return True

    def load(self, program: FlatProgram) -> None:
        robot.check_program(program, self.capabilities)
        self._program = program

    def run(self, first_step: int = 0) -> Iterator[robot.RobotEvent]:
        """Ask the person to press CLEAR, each key, then GO; then follow the run by guessed times."""
        self._stop_asked.clear()
        self._runs = True
        moves = self._program[first_step:]
        clear, go = _around(self._kind.keys)
        try:
            for asked in (clear, *(_key(command) for command in moves)):
                print(asked, flush=True)
                input()
        except EOFError:
            self._runs = False
            yield robot.Lost(
                None, robot.LinkLostError(_("personne n'appuie plus sur le robot ; recommencez avec CLEAR"))
            )
            return
        print(go, flush=True)
        yield from self._follow(first_step, moves)
        self._runs = False

    def _follow(self, first_step: int, moves: FlatProgram) -> Iterator[robot.RobotEvent]:
        ends_s = self._clock.now()
        for index, command in enumerate(moves, start=first_step):
            yield robot.StepStarted(index)
            ends_s += GUESSED.seconds(command)
            if not self._clock.wait(ends_s - self._clock.now(), self._stop_asked):
                yield robot.Stopped(index)
                return
            yield robot.StepDone(index)
        yield robot.Finished()

    def stop(self) -> None:
        if self._runs and not self._stop_asked.is_set():
            self._stop_asked.set()
            print(_("Prenez le robot en main."), flush=True)

    def close(self) -> None:
        self.stop()


def _around(keys: Keys) -> tuple[str, str]:
    """What empties the robot's memory, and what starts it."""
    return {
        Keys.BACK: (_("Sur le robot : CLEAR, la croix. Puis Entrée."), _("GO, maintenant !")),
        Keys.REMOTE: (_("Sur la télécommande : CLEAR. Puis Entrée."), _("GO sur la télécommande, maintenant !")),
        Keys.BOARD: (_("Enlevez tous les blocs du tableau. Puis Entrée."), _("Le bouton du tableau, maintenant !")),
    }[keys]


def _key(command: Command) -> str:
    return {
        Command.FORWARD: _("avancer, puis Entrée"),
        Command.BACKWARD: _("reculer, puis Entrée"),
        Command.LEFT: _("pivoter à gauche, puis Entrée"),
        Command.RIGHT: _("pivoter à droite, puis Entrée"),
        Command.PAUSE: _("pause, puis Entrée"),
    }[command]
