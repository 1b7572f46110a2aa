"""An emulator that runs is among the ports, under its own name; one that has ended, however it ended, is not."""

import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from beebot.robot import RobotError
from firmware_bridge.clock import SystemClock
from firmware_bridge.discovery import candidates, find_robots
from firmware_bridge.robot_ports import PortInfo, find_ports
from firmware_bridge.running_emulators import Announcement, announced, default_folder, living
from tests.firmware_bridge.promises import SHORT, steps_and_finish
from tests.firmware_bridge.test_command_line import SPEED, beebot_robot, emulator_of, line_with, outcome

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where emulators announce themselves, here and in the processes that a test starts; no other emulator is there."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield default_folder()
    assert not list(default_folder().glob("*")), "nothing is left"


def emulated() -> list[PortInfo]:
    return [port for port in find_ports() if port.description.startswith("émulateur")]


@pytest.mark.program
@posix_only
def test_an_emulator_is_listed_found_and_driven_and_gone_once_it_is_killed() -> None:
    with emulator_of("escornabot", "--vitesse", SPEED) as emulating:
        port = line_with(emulating, "émulé").split(" sur ")[1].split(" ;")[0]
        assert emulated() == [PortInfo(port, "émulateur escornabot", ("escornabot",), names_itself=True)]
        assert f"  {port}  émulateur escornabot  peut-être Escornabot\n" in outcome("liste")[1]
        [found] = find_robots(SystemClock(float(SPEED)), ports=emulated)
        assert (found.info.name, found.port) == ("escornabot", port)
        found.robot.load(SHORT)
        assert list(found.robot.run()) == steps_and_finish(SHORT)
        found.robot.close()
        emulating.send_signal(signal.SIGKILL)
        emulating.wait()
    assert emulated() == []


@pytest.mark.program
@posix_only
def test_a_thymio_is_found_on_the_port_that_was_named_since_nobody_else_is_asked_for_there_before() -> None:
    with emulator_of("thymio") as emulating:  # as fast as life: so it waits for the rest of what it heard
        port = line_with(emulating, "émulé").split(" sur ")[1].split(" ;")[0]
        [found] = find_robots(SystemClock(), port)
        assert (found.info.name, found.port) == ("thymio", port)
        found.robot.close()
        emulating.send_signal(signal.SIGINT)
        emulating.wait()


@pytest.mark.program
@posix_only
def test_an_emulator_that_ends_as_it_should_takes_its_announcement_along(folder: Path) -> None:
    with emulator_of("thymio", "--tcp", "0", "--vitesse", SPEED) as emulating:
        port = line_with(emulating, "émulé").split(" sur ")[1].split(" ;")[0]
        assert living() == (Announcement("thymio", port),)
        assert port.startswith("socket://127.0.0.1:")
        emulating.send_signal(signal.SIGINT)
        emulating.wait()
    assert not list(folder.iterdir())


@pytest.mark.program
@posix_only
def test_an_emulator_that_cannot_announce_itself_says_so_and_serves(folder: Path) -> None:
    folder.write_text("in the way", encoding="utf-8")
    with beebot_robot("emuler", "kit", "--vitesse", SPEED) as emulating:
        line_with(emulating, "émulé")
        assert emulated() == []
        emulating.send_signal(signal.SIGINT)
        _out, err = emulating.communicate()
    assert err == (
        f"l'émulateur ne peut pas s'annoncer dans {folder} (ce nom est déjà pris) ; donnez son port vous-même\n"
    )
    folder.unlink()


@pytest.mark.parametrize(
    "written",
    [
        b"\xff",
        b"[" * 900,
        b"[]",
        b'{"robot": "kit"}',
        json.dumps({"robot": "kit", "port": "socket://192.168.1.20:5000"}).encode(),
        json.dumps({"robot": "kit", "port": 3}).encode(),
        json.dumps({"robot": "le robot \x1b[2J", "port": "/dev/pts/0"}).encode(),
    ],
)
def test_what_is_no_announcement_is_not_listed_while_it_is_held(written: bytes, folder: Path) -> None:
    with announced("kit", "/dev/pts/0"):
        [file] = folder.iterdir()
        assert living() == (Announcement("kit", "/dev/pts/0"),)
        file.write_bytes(written)
        assert living() == ()
        assert file.exists(), "its emulator lives"


@posix_only
def test_an_announcement_that_is_being_written_is_left_alone(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    empty = folder / "x.emulateur"
    empty.touch()
    assert living() == ()
    assert empty.exists()
    empty.unlink()


@posix_only
def test_a_folder_that_somebody_else_laid_there_is_neither_read_nor_written(folder: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    with announced("kit", "/dev/pts/0", theirs):
        folder.symlink_to(theirs)
        assert living() == ()
        with pytest.raises(RobotError, match="accès refusé"), announced("kit", "/dev/pts/1"):
            pass
    folder.unlink()


def test_a_robot_that_only_another_version_of_the_kit_knows_is_no_candidate() -> None:
    assert candidates(PortInfo("/dev/pts/0", "émulateur trotte", ("trotte",), names_itself=True)) == ()


def test_the_place_is_this_accounts_own() -> None:
    owner = "" if sys.platform == "win32" else f"-{os.getuid()}"
    assert default_folder().name == f"beebot-kit-emulateurs{owner}"
