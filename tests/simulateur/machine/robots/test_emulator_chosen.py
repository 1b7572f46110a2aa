"""An emulator that an adult started in a terminal is chosen and linked on the robots' page, and plays."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from firmware_bridge.robot_ports import find_ports
from simulateur.game.controls import AdultKey, Key, Touch
from simulateur.game.play.attempt import Phase
from tests.firmware_bridge.test_command_line import SPEED, beebot_robot, line_with
from tests.simulateur.builders import keys
from tests.simulateur.machine.robots.test_robot_service import Room

pytestmark = [
    pytest.mark.usefixtures("display"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals"),
]


@pytest.mark.program
def test_the_page_lists_an_emulator_and_links_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with beebot_robot("emuler", "kit", "--vitesse", SPEED) as emulating, ExitStack() as stack:
        port = line_with(emulating, "émulé").split(" sur ")[1].split(" ;")[0]
        room = Room(stack, tmp_path, float(SPEED))
        room.ports += find_ports()
        room.open_robots()
        page = room.session.adults.robots
        assert page.around is not None
        assert page.around.ports[page.port].device == port, "chosen by itself: no other port here leads to a robot"
        assert page.around.ports[page.port].description == "émulateur kit"
        room.touch(Touch(AdultKey.CONNECT))
        room.wait(lambda: len(room.session.robots) == 1)
        room.wait_linked()
        assert room.session.robots[0].title == "robot du kit"
        room.session.open_challenge(0, 0)
        room.touch(*keys("avancer avancer avancer"), Touch(Key.ROBOT))
        room.wait(lambda: room.phase_is(Phase.SUCCEEDED))
        assert [line_with(emulating, "n ")[:2] for _step in range(3)] == ["n "] * 3
