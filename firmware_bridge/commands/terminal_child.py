"""A person at the terminal, as the link to a robot that has none: what to press is written, Enter says it is done."""

from beebot.command import Command
from beebot.i18n import gettext as _
from beebot.unlinked import Keys
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.by_hand import CLEAR, DONE, GO, HERE, LETTERS, STOP, WHO, nobody_presses
from firmware_bridge.drivers.timed import OpenLink
from firmware_bridge.link import Link

HAND = "main"
"""What stands for a port where there is none."""


def at_terminal(keys: Keys) -> OpenLink:
    """What opens the link to the person there; ``keys`` is where the robot has its keys."""

    def open_link(_port: str, clock: Clock) -> Link:
        return Terminal(clock, keys)

    return open_link


class Terminal:
    """A ``Link`` to the person at the terminal: what is asked is written, and Enter says that it is done."""

    named: bool | None = None

    def __init__(self, clock: Clock, keys: Keys) -> None:
        self._clock, self._keys = clock, keys
        self._asked = 0
        self._is_called = False

    def write(self, data: bytes) -> None:
        """Ask for what the letters stand for."""
        for letter in data:
            if letter in WHO:
                self._is_called = True
                continue
            print(_asked_for(bytes((letter,)), self._keys), flush=True)
            self._asked += letter not in STOP + GO

    def read(self, timeout: float) -> bytes:
        """Wait for Enter where something was asked that a person must do first, as long as she takes.

        That somebody is there is taken for granted: she typed the command.

        Raises:
            LinkLostError: nobody can press Enter there.
        """
        if self._is_called:
            self._is_called = False
            return HERE
        if not self._asked:
            self._clock.wait(timeout)
            return b""
        self._asked -= 1
        try:
            input()
        except EOFError as error:
            raise nobody_presses() from error
        return DONE

    def close(self) -> None:
        """Nothing is open."""


def _asked_for(letter: bytes, keys: Keys) -> str:
    clear, go = {
        Keys.BACK: (_("Sur le robot : CLEAR, la croix. Puis Entrée."), _("GO, maintenant !")),
        Keys.REMOTE: (_("Sur la télécommande : CLEAR. Puis Entrée."), _("GO sur la télécommande, maintenant !")),
        Keys.BOARD: (_("Enlevez tous les blocs du tableau. Puis Entrée."), _("Le bouton du tableau, maintenant !")),
    }[keys]
    return {
        CLEAR: clear,
        GO: go,
        STOP: _("Prenez le robot en main."),
        LETTERS[Command.FORWARD]: _("avancer, puis Entrée"),
        LETTERS[Command.BACKWARD]: _("reculer, puis Entrée"),
        LETTERS[Command.LEFT]: _("pivoter à gauche, puis Entrée"),
        LETTERS[Command.RIGHT]: _("pivoter à droite, puis Entrée"),
        LETTERS[Command.PAUSE]: _("pause, puis Entrée"),
    }[letter]
