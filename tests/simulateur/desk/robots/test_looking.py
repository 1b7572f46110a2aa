"""Looking around for robots: the window's process stays free of what knows wires and the radio."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from firmware_bridge.drivers import DRIVERS
from tests.patience import HANG_S

_LOOK = """
import sys
from simulateur.desk.robots.finding import Places, look_around
found = look_around(Places())
print(len(found.kinds), *sorted({"asyncio", "bleak", "firmware_bridge", "serial"} & sys.modules.keys()))
"""


def test_the_process_that_asks_imports_neither_wires_nor_the_radio() -> None:
    said = subprocess.run([sys.executable, "-c", _LOOK], check=True, capture_output=True, text=True).stdout
    assert said.split() == [str(len(DRIVERS))]


@pytest.mark.parametrize("end", ["os.abort()", "os._exit(0)", "raise RuntimeError", "time.sleep(600)"])
def test_a_radio_that_ends_the_process_which_asks_it_ends_no_other(tmp_path: Path, end: str) -> None:
    radio, told = tmp_path / "bleak", tmp_path / "bleak-9.dist-info"
    radio.mkdir()
    told.mkdir()
    (radio / "__init__.py").write_text(f"import os, time\n{end}\n", "utf-8")
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: bleak\nVersion: 9\n", "utf-8")
    paths = os.pathsep.join((str(tmp_path), *filter(None, sys.path)))
    hurried = _LOOK.replace(
        "found =", "import simulateur.desk.robots.finding as finding\nfinding._PATIENCE_S = 10.0\nfound ="
    )
    command = [sys.executable, "-c", hurried if "sleep" in end else _LOOK]
    said = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=HANG_S, env=os.environ | {"PYTHONPATH": paths}
    ).stdout
    count, *imported = said.split()
    assert int(count) == len(DRIVERS)
    assert "bleak" not in imported
