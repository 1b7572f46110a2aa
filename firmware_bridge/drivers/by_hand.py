"""A robot without a link, whose link is a person: each key is asked for, and pressed by hand on the robot.

What is known of such robots is in ``beebot.unlinked``; none was tried by us. One letter asks for one key: ``c`` CLEAR,
``n`` ``s`` ``w`` ``e`` ahead, back, left, right, ``p`` pause, ``g`` GO, ``x`` « take it in your hand ». A full stop
answers that it is done. On a screen no driver has a part in it (decision 54): this one serves the command line, where
whoever sits there presses the keys, and an emulated child on a port.
"""

from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Capabilities, LinkLostError
from beebot.unlinked import GUESSED, UNLINKED
from firmware_bridge.drivers.timed import SLICE_S
from firmware_bridge.drivers.whole import Times, WholeProgramDriver
from firmware_bridge.link import Link

CLEAR, GO, STOP, DONE = b"c", b"g", b"x", b"."
LETTERS = {
    Command.FORWARD: b"n",
    Command.BACKWARD: b"s",
    Command.LEFT: b"w",
    Command.RIGHT: b"e",
    Command.PAUSE: b"p",
}
_LISTEN_S = 1.5
"""How long a new link is listened to: a GPS speaks every second."""
_PATIENCE_S = 120.0
"""A person who has pressed nothing for so long has gone."""


class ByHandDriver(WholeProgramDriver):
    """Has a Bee-Bot programmed by hand; never tried on a real robot by us. Implements ``beebot.robot.Robot``."""

    CAPABILITIES: ClassVar[Capabilities] = UNLINKED["bee-bot"].capabilities
    TITLE: ClassVar[str] = "Bee-Bot"
    STOP: ClassVar[bytes] = STOP
    FORGETS_DIAGONALS: ClassVar[bool] = True
    """Such a robot has no pivots of 45°."""
    TIMES: ClassVar[Times] = Times(
        {command: GUESSED.seconds(command) for command in LETTERS},
        diagonal_s=GUESSED.step_s,
        start_s=0.0,
        gap_s=0.0,
        end_s=0.0,
    )

    def _greet(self, link: Link) -> None:
        deadline = self._clock.now() + self._clock.patience(_LISTEN_S)
        while self._clock.now() < deadline:  # a person answers nothing here; what speaks is a machine
            self._hear(link.read(self._clock.patience(SLICE_S)))

    def _prepare(self, moves: FlatProgram) -> None:
        for letter in (CLEAR, *(LETTERS[command] for command in moves)):
            self._check_stop()
            self._connected().write(letter)
            self._wait_for_hand()

    def _wait_for_hand(self) -> None:
        """Wait until the key that was asked for is pressed.

        Raises:
            LinkLostError: nobody presses it.
        """
        deadline = self._clock.now() + self._clock.patience(_PATIENCE_S)
        while DONE not in self._connected().read(self._clock.patience(SLICE_S)):
            self._check_stop()
            if self._clock.now() > deadline:
                raise nobody_presses()

    def _go(self, _moves: FlatProgram, /) -> bytes:
        return GO

    def _hear(self, data: bytes) -> None:
        if data.strip(DONE + b"\r\n"):
            raise self._stranger()


def nobody_presses() -> LinkLostError:
    """What is said where a key is asked for in vain."""
    return LinkLostError(_("personne n'appuie plus sur le robot ; recommencez avec CLEAR"))
