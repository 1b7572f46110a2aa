"""A robot without a link, whose link is a person: each key is asked for, and pressed by hand on the robot.

What is known of such robots is in ``beebot.unlinked``; none was tried by us. One letter asks for one key: ``c`` CLEAR,
``n`` ``s`` ``w`` ``e`` ahead, back, left, right, ``p`` pause, ``g`` GO, ``x`` « take it in your hand ». A full stop
answers that it is done. ``?`` asks whether somebody is there, and ``!`` says so. On a screen no driver has a part in it
(decision 54): this one serves the command line, where whoever sits there presses the keys, and an emulated child on a
port.
"""

from typing import ClassVar

from beebot.command import Command, FlatProgram
from beebot.i18n import gettext as _
from beebot.robot import Capabilities, LinkLostError, RobotError
from beebot.unlinked import GUESSED, UNLINKED, Unlinked
from firmware_bridge.clock import Clock
from firmware_bridge.drivers.strangers import NotThisRobotError, stranger
from firmware_bridge.drivers.timed import SLICE_S, OpenLink
from firmware_bridge.drivers.whole import Times, WholeProgramDriver
from firmware_bridge.link import Link

CLEAR, GO, STOP, DONE = b"c", b"g", b"x", b"."
WHO, HERE = b"?", b"!"
LETTERS = {
    Command.FORWARD: b"n",
    Command.BACKWARD: b"s",
    Command.LEFT: b"w",
    Command.RIGHT: b"e",
    Command.PAUSE: b"p",
}
_LISTEN_S = 1.5
"""Who is there says so at once; a computer may be slow."""
_PATIENCE_S = 120.0
"""A person who has pressed nothing for so long has gone."""


class ByHandDriver(WholeProgramDriver):
    """Has a robot without a link programmed by hand; never tried on a real robot by us."""

    TITLE: ClassVar[str] = "robot"
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

    def __init__(
        self, port: str, clock: Clock, open_link: OpenLink | None = None, kind: Unlinked = UNLINKED["bee-bot"]
    ) -> None:
        """``kind`` says which keys it has and how many instructions it keeps."""
        super().__init__(port, clock, open_link)
        self._kind = kind

    @property
    def capabilities(self) -> Capabilities:
        return self._kind.capabilities

    def connect(self) -> None:
        """Make sure that somebody is there to press the keys.

        Raises:
            NotThisRobotError: nobody is; a port leads to no such robot.
        """
        try:
            super().connect()
        except RobotError as error:
            raise has_no_link(self._port, _(self._kind.title)) from error

    def has_answered(self) -> bool:
        """Whether somebody said to be there."""
        return self._link is not None

    def _greet(self, link: Link) -> None:
        link.write(WHO)
        deadline = self._clock.now() + self._clock.patience(_LISTEN_S)
        heard = b""
        while HERE not in heard:
            if self._clock.now() >= deadline:
                raise self._nobody()
            heard = link.read(self._clock.patience(SLICE_S))
            self._hear(heard)

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
        if data.strip(DONE + HERE + b"\r\n"):
            raise stranger(self._port, _(self._kind.title))


def has_no_link(port: str, robot: str) -> NotThisRobotError:
    """What is said where a port is named for a robot that has none; ``robot`` is its title."""
    return NotThisRobotError(
        _(
            "un robot {robot} n'a pas de lien, et personne ne le tient au bout du port {port} ; "
            "enlevez --port : on vous dira sur quelles touches appuyer"
        ).format(port=port, robot=robot)
    )


def nobody_presses() -> LinkLostError:
    """What is said where a key is asked for in vain."""
    return LinkLostError(_("personne n'appuie plus sur le robot ; recommencez avec CLEAR"))
