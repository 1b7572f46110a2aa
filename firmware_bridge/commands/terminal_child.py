"""A person at the terminal, as the link to a robot that has none: what to press is written, Enter says it is done."""

from beebot.command import Command
from beebot.i18n import gettext as _
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.by_hand import CLEAR, DONE, GO, LETTERS, STOP, nobody_presses
from firmware_bridge.link import Link

HAND = "main"
"""What stands for a port where there is none."""


def at_terminal(_port: str, clock: Clock) -> Link:
    """The link to the person at this terminal."""
    return Terminal(clock)


class Terminal:
    """A ``Link`` to the person at the terminal: what is asked is written, and Enter says that it is done."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked = 0

    def write(self, data: bytes) -> None:
        """Ask for what the letters stand for."""
        for letter in data:
            print(_asked_for(bytes((letter,))), flush=True)
            self._asked += letter not in STOP + GO

    def read(self, timeout: float) -> bytes:
        """Wait for Enter where something was asked that a person must do first, as long as she takes.

        Raises:
            LinkLostError: nobody can press Enter there.
        """
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


def _asked_for(letter: bytes) -> str:
    return {
        CLEAR: _("Sur le robot : CLEAR, la croix. Puis Entrée."),
        GO: _("GO, maintenant !"),
        STOP: _("Prenez le robot en main."),
        LETTERS[Command.FORWARD]: _("avancer, puis Entrée"),
        LETTERS[Command.BACKWARD]: _("reculer, puis Entrée"),
        LETTERS[Command.LEFT]: _("pivoter à gauche, puis Entrée"),
        LETTERS[Command.RIGHT]: _("pivoter à droite, puis Entrée"),
        LETTERS[Command.PAUSE]: _("pause, puis Entrée"),
    }[letter]
