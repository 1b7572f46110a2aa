"""Looking around for robots: the window's process stays free of what knows wires and the radio."""

import subprocess
import sys
from typing import Any

import pytest

from simulateur.desk.robots import finding
from simulateur.desk.robots.finding import Places, look_around
from simulateur.game.reports import Around

_LOOK = """
import sys
from simulateur.desk.robots.finding import Places, look_around
found = look_around(Places())
print(len(found.kinds), *sorted({"asyncio", "bleak", "firmware_bridge", "serial"} & sys.modules.keys()))
"""


def test_the_process_that_asks_imports_neither_wires_nor_the_radio() -> None:
    from firmware_bridge.drivers import DRIVERS

    said = subprocess.run([sys.executable, "-c", _LOOK], check=True, capture_output=True, text=True).stdout
    assert said.split() == [str(len(DRIVERS))]


class _Gone:
    """A process, and its connection, that end before anything is told."""

    def __enter__(self) -> "_Gone":
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def poll(self, _seconds: float) -> bool:
        return True

    def recv(self) -> object:
        raise EOFError

    def kill(self) -> None:
        pass

    def join(self) -> None:
        pass


def test_where_that_process_dies_this_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(*_work: Any, may_fork: bool) -> tuple[_Gone, _Gone]:
        assert not may_fork
        return _Gone(), _Gone()

    here = Around((), (), ("vu d'ici",))
    monkeypatch.setattr(finding, "start_child", dead)
    monkeypatch.setattr(finding, "_seen", lambda _places: here)
    assert look_around(Places()) == here
