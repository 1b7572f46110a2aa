"""Other things on the port: what each driver refuses, what it cannot tell, and what it then does."""

import pytest

from beebot.notation import parse_flat
from beebot.robot import Lost
from beebot.unlinked_robots import UNLINKED
from firmware_bridge.drivers import DRIVERS
from firmware_bridge.emulator.emulator import Emulator
from firmware_bridge.emulator.movement import Movement
from tests.firmware_bridge.benches import make, said_by
from tools.robots.direct_link import DirectLink
from tools.robots.emulators.escornabot import Escornabot
from tools.robots.emulators.escornabot_luci import EscornabotLuci
from tools.robots.emulators.mbot import Mbot
from tools.robots.emulators.sphero_mini import SpheroMini
from tools.robots.emulators.thymio import Thymio
from tools.robots.virtual_clock import VirtualClock

ASKING = ("kit", "mbot", "ozobot-evo", "sphero-mini", "thymio")
"""Drivers that ask who is there; those of robots without a link ask too, and have a sentence of their own."""
TITLES = {name: info.title.removesuffix(" (200)").removesuffix(" 1.3") for name, info in DRIVERS.items()}


class Other:
    """Something on a port that is no robot: silent, unless a subclass speaks."""

    record: tuple[Movement, ...] = ()
    idle = True

    def __init__(self) -> None:
        self.said = b""

    def opened(self, now: float) -> None:
        pass

    def receive(self, data: bytes, now: float) -> None:
        pass

    def advance(self, now: float) -> bytes:
        said, self.said = self.said, b""
        return said


class Gps(Other):
    """Says where it is every second."""

    spoke_at = 0.0

    def advance(self, now: float) -> bytes:
        if now - self.spoke_at < 1.0:
            return b""
        self.spoke_at = now
        return b"$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n"


class Modem(Other):
    """Repeats what it hears and answers the lines that begin with AT, as modems do."""

    def receive(self, data: bytes, now: float) -> None:
        self.said += data
        if b"\r" in data:
            self.said += b"\r\nERROR\r\n"


class Ringing(Other):
    """A modem that announces itself."""

    spoke = False

    def advance(self, now: float) -> bytes:
        said, self.spoke = (b"" if self.spoke else b"OK\r\n"), True
        return said


def connect(name: str, device: Emulator) -> str:
    """What the driver says of the device; empty if it is content."""
    clock = VirtualClock()
    robot = make(name, clock, lambda _port, clock: DirectLink(device, clock))
    return said_by(robot)


def not_this(name: str) -> str:
    return (
        f"ce qui répond sur le port banc n'est pas un {TITLES[name]} ; "
        "choisissez un autre port, ou une autre sorte (« beebot-robot liste » les montre)"
    )


def nobody(name: str) -> str:
    return f"aucun {TITLES[name]} ne répond sur le port banc ; allumez-le ou rebranchez-le, puis recommencez"


OURS = sorted(DRIVERS.keys() - UNLINKED)


@pytest.mark.parametrize("name", UNLINKED)
def test_a_robot_without_a_link_is_at_no_port(name: str) -> None:
    assert said_by(DRIVERS[name].factory("banc", VirtualClock())) == (
        f"un robot {DRIVERS[name].title} n'a pas de lien, et personne ne le tient au bout du port banc ; "
        "enlevez --port : on vous dira sur quelles touches appuyer"
    )


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("device", [Gps, Ringing])
def test_what_speaks_otherwise_is_refused(name: str, device: type[Other]) -> None:
    assert connect(name, device()) == not_this(name)


@pytest.mark.parametrize("name", OURS)
def test_silence_is_refused_by_drivers_that_ask_and_believed_by_the_others(name: str) -> None:
    assert connect(name, Other()) == (nobody(name) if name in ASKING else "")


@pytest.mark.parametrize("name", OURS)
def test_a_refused_port_is_released(name: str) -> None:
    closed: list[str] = []

    class Closing(DirectLink):
        def close(self) -> None:
            closed.append(name)
            super().close()

    robot = make(name, VirtualClock(), lambda _port, clock: Closing(Gps(), clock))
    assert said_by(robot) == not_this(name)
    assert closed == [name]


@pytest.mark.parametrize("name", ASKING)
def test_an_echo_is_refused_by_drivers_that_ask(name: str) -> None:
    assert connect(name, Modem()) == not_this(name)


@pytest.mark.parametrize("name", ["escornabot", "escornabot-luci"])
def test_an_echo_is_found_out_in_the_run(name: str) -> None:
    clock = VirtualClock()
    robot = make(name, clock, lambda _port, clock: DirectLink(Modem(), clock))
    robot.connect()
    robot.load(parse_flat("avancer avancer"))
    *_, lost = robot.run()
    assert isinstance(lost, Lost)
    assert str(lost.error) == not_this(name)


@pytest.mark.parametrize(
    ("name", "device", "sentence"),
    [
        ("escornabot", Mbot(), not_this("escornabot")),
        ("escornabot-luci", Mbot(), not_this("escornabot-luci")),
        ("bluebot", Mbot(), not_this("bluebot")),
        ("bluebot", Escornabot(), not_this("bluebot")),
        (
            "escornabot",
            EscornabotLuci(),
            "l'Escornabot du port banc a le programme « Luci » ; choisissez le robot « escornabot-luci »",
        ),
        (
            "escornabot-luci",
            Escornabot(),
            "l'Escornabot du port banc a son programme d'origine ; choisissez le robot « escornabot »",
        ),
        ("sphero-mini", Mbot(), not_this("sphero-mini")),
        ("sphero-mini", Thymio(), nobody("sphero-mini")),
        ("mbot", SpheroMini(), nobody("mbot")),
        ("kit", SpheroMini(), nobody("kit")),
        ("thymio", SpheroMini(), nobody("thymio")),
        ("mbot", Escornabot(), not_this("mbot")),
        ("mbot", EscornabotLuci(), not_this("mbot")),
        ("mbot", Thymio(), nobody("mbot")),
        ("thymio", Mbot(), not_this("thymio")),
        ("thymio", Mbot(usb=False), nobody("thymio")),
        ("thymio", Escornabot(), not_this("thymio")),
        (
            "mbot",
            Mbot(version=b"09.01.016"),
            "le robot sur le port banc n'est pas un mBot (version 09.01.016) ; choisissez un autre robot",
        ),
    ],
)
def test_one_robot_is_not_taken_for_another(name: str, device: Emulator, sentence: str) -> None:
    assert connect(name, device) == sentence
    assert device.record == ()
