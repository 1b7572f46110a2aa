"""Options for a robot on the desk; without them its tests are not collected."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    desk = parser.getgroup("desk", "a real robot on the desk, with pytest tests/firmware_bridge/test_desk.py")
    desk.addoption("--robot", help="its kind, as in beebot-robot liste")
    desk.addoption("--port", help="its port: /dev/ttyUSB0, COM3, socket://127.0.0.1:33333…")
    desk.addoption("--speed", type=float, default=1.0, help="above 1 only if it is an emulator as fast")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if collection_path.name == "test_desk.py" and not config.getoption("port", default=None):
        return True
    return None
