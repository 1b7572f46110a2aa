"""Every Escornabot's boot text, as public sources have it: its own driver knows it, another says whose it is."""

import tomllib
from collections import deque
from functools import partial
from pathlib import Path

import pytest

from beebot.command import Command
from beebot.notation import parse_flat
from beebot.robot import RefusedError
from firmware_bridge.clock import Clock
from firmware_bridge.serial_link import Link
from tests.firmware_bridge.benches import Bench, Kind, make, said_by
from tests.firmware_bridge.promises import steps_and_finish
from tests.loops import for_each
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.virtual_clock import VirtualClock

DATA = Path(__file__).parent / "transcripts" / "textes_de_demarrage.toml"
TEXTS: list[dict[str, str]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["texte"]
OTHER = {
    "escornabot": "l'Escornabot du port banc a le programme « Luci » ; choisissez le robot « escornabot-luci »",
    "escornabot-luci": "l'Escornabot du port banc a son programme d'origine ; choisissez le robot « escornabot »",
}


class Saying:
    """A link that says a text, some bytes at a time, and then nothing."""

    named: bool | None = None

    def __init__(self, text: str, size: int, clock: Clock) -> None:
        data = text.encode()
        self._pieces = deque(data[at : at + size] for at in range(0, len(data), size))
        self._clock = clock

    def write(self, data: bytes) -> None:
        raise AssertionError(f"nothing may be written before it is known who listens: {data!r}")

    def read(self, timeout: float) -> bytes:
        self._clock.wait(min(timeout, 0.001))
        if not self._pieces:
            self._clock.wait(timeout)
            return b""
        return self._pieces.popleft()

    def close(self) -> None:
        pass


@for_each("size", [1, 7, 400])
@for_each("text", TEXTS, ids=lambda text: text["programme"])
def test_a_boot_text_leads_to_its_driver(text: dict[str, str], size: int) -> None:
    def saying(_port: str, clock: Clock) -> Link:
        return Saying(text["texte"], size, clock)

    own = make(text["pilote"], VirtualClock(), saying)
    assert said_by(own) == ""
    assert own.has_answered() == bool(text["texte"])
    if text["texte"]:
        other = next(name for name in OTHER if name != text["pilote"])
        assert said_by(make(other, VirtualClock(), saying)) == OTHER[other]
    assert text["source"]
    assert text["vu"].startswith(("lu", "mesuré"))


def test_an_older_robot_would_pass_over_what_its_driver_refuses() -> None:
    bench = Bench(Kind("escornabot-ancien", partial(Escornabot, older=True), 1.6, diagonals=False))
    bench.emulator.receive(b"n\nW\nww\nS\nSS\ne\ng\n", bench.clock.now())
    bench.later()
    assert [move.letter for move in bench.moves] == ["n", "e"]
    for command in (Command.LEFT_45, Command.PAUSE):
        with pytest.raises(RefusedError, match=f"ce robot ne sait pas faire « {command.value} »"):
            bench.robot.load((command,))
    program = parse_flat("avancer gauche reculer droite")
    assert bench.run(program) == steps_and_finish(program)
    assert [move.letter for move in bench.moves[2:]] == list("nwse")
