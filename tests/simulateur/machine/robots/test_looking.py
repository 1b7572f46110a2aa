"""Looking around for robots: the window's process stays free of what knows wires and the radio."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from firmware_bridge.drivers import DRIVERS
from firmware_bridge.robot_ports import PortInfo
from simulateur.game.reports import Around
from simulateur.game.requests import Ask
from simulateur.machine.robots.reachable import Places
from simulateur.machine.robots.robot_service import RobotService
from tests.patience import HANG_S
from tests.simulateur.fleet import wait

_LOOK = """
import sys
from simulateur.machine.robots.reachable import Places, look_around
found = look_around(Places())
print(len(found.kinds), *sorted({"asyncio", "bleak", "firmware_bridge", "serial"} & sys.modules.keys()))
"""


_PORTS = """
import sys
from simulateur.machine.robots.reachable import Places
print(type(Places().find_ports()).__name__, *sorted({"bleak"} & sys.modules.keys()))
"""


@pytest.mark.program
def test_the_process_that_asks_imports_neither_wires_nor_the_radio() -> None:
    said = subprocess.run([sys.executable, "-c", _LOOK], check=True, capture_output=True, text=True).stdout
    assert said.split() == [str(len(DRIVERS))]


def _with_radio(folder: Path, end: str) -> dict[str, str]:
    """The environment of a process whose bleak does this instead of being imported."""
    radio, told = folder / "bleak", folder / "bleak-9.dist-info"
    radio.mkdir()
    told.mkdir()
    (radio / "__init__.py").write_text(f"import os, time\n{end}\n", "utf-8")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: bleak\nVersion: 9\n", "utf-8")
    return os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), *filter(None, sys.path)))}


@pytest.mark.program
@pytest.mark.parametrize("end", ["os.abort()", "os._exit(0)", "raise RuntimeError", "time.sleep(600)"])
def test_a_radio_that_ends_the_process_which_asks_it_ends_no_other(tmp_path: Path, end: str) -> None:
    hurried = _LOOK.replace(
        "found =", "import simulateur.machine.robots.reachable as finding\nfinding._PATIENCE_S = 10.0\nfound ="
    )
    command = [sys.executable, "-c", hurried if "sleep" in end else _LOOK]
    said = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=HANG_S, env=_with_radio(tmp_path, end)
    ).stdout
    count, *imported = said.split()
    assert int(count) == len(DRIVERS)
    assert "bleak" not in imported


@pytest.mark.program
@pytest.mark.parametrize("end", ["pass", "os.abort()"])
def test_a_search_leaves_the_radio_to_another_process_too(tmp_path: Path, end: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", _PORTS],
        check=True,
        capture_output=True,
        text=True,
        timeout=HANG_S,
        env=_with_radio(tmp_path, end),
    ).stdout
    assert said.split() == ["tuple"]


def test_looks_do_not_overlap_and_who_asks_during_one_is_told_what_the_next_one_finds() -> None:
    before, gate = _looks(), threading.Event()

    def ports() -> tuple[PortInfo, ...]:
        gate.wait(HANG_S)
        return ()

    service, told = RobotService(Places(ports=ports)), 0

    def is_told(times: int) -> bool:
        nonlocal told
        told += sum(isinstance(each, Around) for each in service.take_reports())
        return told == times

    for _visit in range(3):
        service.obey(Ask.FIND_PORTS)
    assert len(_looks() - before) == 1
    gate.set()
    wait(lambda: is_told(2))
    service.obey(Ask.FIND_PORTS)
    wait(lambda: is_told(3))


def _looks() -> set[threading.Thread]:
    """The threads of all desks of robots."""
    return {each for each in threading.enumerate() if each.name == "robot service"}


def test_a_look_that_fails_does_not_keep_the_next_one_from_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _fault: None)
    before, fails = _looks(), [True]

    def ports() -> tuple[PortInfo, ...]:
        if fails:
            raise LookupError(fails.pop())
        return ()

    service = RobotService(Places(ports=ports))

    def around() -> bool:
        """Somebody comes to the page until it has an answer."""
        service.obey(Ask.FIND_PORTS)
        return any(isinstance(each, Around) for each in service.take_reports())

    wait(around)
    assert not fails
    wait(lambda: not _looks() - before)  # or somebody else's hook would be told of the fault
