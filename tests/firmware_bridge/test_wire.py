"""The driver on its emulator over real ports, and what happens when a port fails."""

import errno
import math
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from beebot.interpreter import run
from beebot.mat import Mat
from beebot.notation import parse_flat
from beebot.pose import Cell, Heading, Pose
from beebot.robot import Finished, Lost, Robot, RobotError, StepDone, StepStarted, Stopped
from firmware_bridge import serial_link
from firmware_bridge.clock import SystemClock
from firmware_bridge.drivers import open_robot
from firmware_bridge.emulator.movement import Movement, placement
from firmware_bridge.emulator.serve import Served, serve_pty, serve_tcp
from firmware_bridge.serial_link import SerialLink
from tests.firmware_bridge.benches import expected_path, gone
from tests.patience import HANG_S
from tools.robots.emulators.escornabot import Escornabot

SPEED = 50.0
START = Pose(Cell(3, 3), Heading.EAST)
MAT = Mat(9, 9)
ALL_FIVE = parse_flat("avancer gauche avancer pause reculer droite droite avancer")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

Server = Callable[[Escornabot], Served]


def over_pty(emulator: Escornabot) -> Served:
    return serve_pty(emulator, SPEED)


def over_tcp(emulator: Escornabot) -> Served:
    return serve_tcp(emulator, 0, SPEED)


@pytest.fixture(params=[over_pty, over_tcp], ids=["pty", "socket"])
def server(request: pytest.FixtureRequest) -> Server:
    serve: Server = request.param
    return serve


@contextmanager
def connected(served: Served) -> Iterator[Robot]:
    robot = open_robot("escornabot", served.port, SystemClock(SPEED))
    try:
        yield robot
    finally:
        robot.close()


def refusal(port: str) -> str:
    with pytest.raises(RobotError) as error:
        open_robot("escornabot", port, SystemClock(SPEED))
    return str(error.value)


def test_all_five_instructions_drive_the_path_of_the_trace(server: Server) -> None:
    emulator = Escornabot(placement(START, 100))
    with server(emulator) as served, connected(served) as robot:
        robot.load(ALL_FIVE)
        events = list(robot.run())
        assert served.wait_for(lambda: len(emulator.record) == len(ALL_FIVE) and emulator.idle, HANG_S)
    steps = [event for index in range(len(ALL_FIVE)) for event in (StepStarted(index), StepDone(index))]
    assert events == [*steps, Finished()]
    assert tuple(movement.placement for movement in emulator.record) == expected_path(run(ALL_FIVE, START, MAT), 100)


def test_opening_resets_the_robot_each_time(server: Server) -> None:
    emulator = Escornabot()
    with server(emulator) as served:
        for _time in range(2):
            with connected(served) as robot:
                robot.load(parse_flat("avancer"))
                assert list(robot.run())[-1] == Finished()
            assert served.wait_for(lambda: emulator.idle and not served.in_use, HANG_S)
    assert [movement.letter for movement in emulator.record] == ["n", "n"]


def test_stop_from_another_thread(server: Server) -> None:
    emulator = Escornabot()
    with server(emulator) as served, connected(served) as robot:
        robot.load(parse_flat("avancer " * 100))
        events = robot.run()
        assert next(events) == StepStarted(0)
        stopper = threading.Thread(target=robot.stop)
        stopper.start()
        *_, last = events
        stopper.join(HANG_S)
        assert isinstance(last, Stopped)
        assert served.wait_for(lambda: emulator.idle and not emulator.memory, HANG_S)
    assert len(emulator.record) < 100


def test_movements_are_told_as_they_end() -> None:
    told: list[Movement] = []
    emulator = Escornabot()
    with serve_pty(emulator, SPEED, told.append) as served:
        with connected(served) as robot:
            robot.load(parse_flat("avancer gauche"))
            list(robot.run())
        assert served.wait_for(lambda: len(told) == 2, HANG_S)
    assert tuple(told) == emulator.record


def test_a_port_that_does_not_exist() -> None:
    assert refusal("/dev/ttyNulle9") == (
        "le port /dev/ttyNulle9 n'existe pas ; branchez le robot et cherchez son port avec « beebot-robot liste »"
    )


def test_a_busy_port() -> None:
    with serve_pty(Escornabot(), SPEED) as served, connected(served):
        assert refusal(served.port) == (
            f"le port {served.port} est occupé ; fermez l'autre programme qui s'en sert, puis recommencez"
        )


def test_a_port_that_may_not_be_opened() -> None:
    assert serial_link._why_not_open("/dev/ttyUSB0", PermissionError(13, "Permission denied")) == (
        "vous n'avez pas le droit d'ouvrir le port /dev/ttyUSB0 ; "
        "ajoutez votre compte au groupe « dialout », puis rouvrez la session"
    )


def test_windows_says_the_cause_in_its_text_alone() -> None:
    busy = OSError("could not open port 'COM3': PermissionError(13, 'Accès refusé.', None, 5)")
    assert serial_link._why_not_open("COM3", busy) == (
        "le port COM3 est occupé ; fermez l'autre programme qui s'en sert, puis recommencez"
    )
    missing = OSError("could not open port 'COM9': FileNotFoundError(2, 'introuvable', None, 2)")
    assert serial_link._why_not_open("COM9", missing) == (
        "le port COM9 n'existe pas ; branchez le robot et cherchez son port avec « beebot-robot liste »"
    )


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EHOSTDOWN, "Host is down"),
        OSError(errno.ETIMEDOUT, "Connection timed out"),
        OSError("could not open port 'COM5': OSError(22, 'Délai de temporisation de sémaphore dépassé.', None, 121)"),
    ],
)
def test_a_bluetooth_port_whose_robot_is_off(error: OSError) -> None:
    assert serial_link._why_not_open("/dev/rfcomm0", error) == (
        "aucun robot n'est au bout du port /dev/rfcomm0 ; allumez-le, approchez-le, puis recommencez"
    )


def test_a_file_is_not_a_port(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("rien", encoding="utf-8")
    for port in (str(file), str(tmp_path), "nimporte://quoi"):
        assert (
            refusal(port)
            == f"{port} n'est pas un port série utilisable ; cherchez celui du robot avec « beebot-robot liste »"
        )


def test_an_address_where_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
    assert refusal(f"socket://127.0.0.1:{number}") == (
        f"personne ne répond à l'adresse socket://127.0.0.1:{number} ; lancez d'abord l'émulateur, puis recommencez"
    )
    assert refusal("socket://127.0.0.1").startswith("personne ne répond à l'adresse socket://127.0.0.1 ;")


def test_a_network_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(RobotError) as error:
            serve_tcp(Escornabot(), number)
    assert str(error.value) == f"le port réseau {number} est pris ou interdit ; choisissez-en un autre avec --tcp"


def test_unplugged_in_mid_run(server: Server) -> None:
    with server(Escornabot()) as served, connected(served) as robot:
        robot.load(parse_flat("avancer " * 100))
        events = robot.run()
        assert next(events) == StepStarted(0)
        served.close()
        *_, lost = events
    assert isinstance(lost, Lost)
    assert lost.index is not None
    assert str(lost.error) == (gone(served.port))


def test_stopping_an_unplugged_robot_says_so_and_closing_it_does_not() -> None:
    with serve_pty(Escornabot(), SPEED) as served:
        robot = open_robot("escornabot", served.port, SystemClock(SPEED))
    with pytest.raises(RobotError) as error:
        robot.stop()
    assert str(error.value) == (gone(served.port))
    robot.close()


class Gps(Escornabot):
    """A satellite receiver: it says where it is every second, unless ``silent``."""

    def __init__(self, *, silent: bool = False) -> None:
        super().__init__(usb=silent)
        self.silent = silent
        self._spoke = 0.0

    def advance(self, now: float) -> bytes:
        said = super().advance(now)
        if self.silent or now - self._spoke < 1.0:
            return said
        self._spoke = now
        return b"$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47\r\n"


def test_something_else_that_speaks_is_not_our_robot(server: Server) -> None:
    with server(Gps()) as served:
        assert refusal(served.port) == (
            f"ce qui répond sur le port {served.port} n'est pas un Escornabot ; "
            "choisissez un autre port, ou une autre sorte (« beebot-robot liste » les montre)"
        )


def test_nonsense_in_mid_run_ends_it() -> None:
    emulator = Gps(silent=True)
    with serve_pty(emulator, SPEED) as served, connected(served) as robot:
        robot.load(parse_flat("avancer " * 100))
        events = robot.run()
        assert next(events) == StepStarted(0)
        emulator.silent = False
        *_, lost = events
    assert isinstance(lost, Lost)
    assert str(lost.error).startswith(f"ce qui répond sur le port {served.port} n'est pas un Escornabot ;")


def test_closing_a_link_while_another_thread_reads_it() -> None:
    with serve_pty(Escornabot(), SPEED) as served:
        wire = SerialLink(served.port, SystemClock())
        errors: list[str] = []

        def listen() -> None:
            try:
                while True:
                    wire.read(0.05)
            except RobotError as error:
                errors.append(str(error))

        reader = threading.Thread(target=listen)
        reader.start()
        wire.close()
        wire.close()
        reader.join(HANG_S)
    assert errors == [gone(served.port)]


def test_the_boot_text_is_not_echoed_back_to_the_robot() -> None:
    emulator = Escornabot()
    with serve_pty(emulator, SPEED) as served:
        end = os.open(served.port, os.O_RDWR | os.O_NOCTTY)
        try:
            assert os.read(end, 8) == b"v1.6.2\r\n"
            os.write(end, b"n\n")
            assert served.wait_for(lambda: emulator.memory == "n", HANG_S)
        finally:
            os.close(end)


@pytest.mark.parametrize("speed", [0, -1, math.nan])
def test_no_clock_stands_still_or_goes_back(speed: float) -> None:
    with pytest.raises(ValueError, match="speed must be above 0"):
        SystemClock(speed)
