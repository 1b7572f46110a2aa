"""A display of its own for each test: Xvfb, whatever this machine has."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.window._xdotool import SIZE


@pytest.fixture
def display() -> Iterator[str]:
    """The name of a virtual screen of 1280 × 800, as ``DISPLAY`` wants it."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        reason = f"a real window needs {' and '.join(missing)}"
        if os.environ.get("CI") and sys.platform == "linux":
            pytest.fail(reason)
        pytest.skip(reason)
    read, write = os.pipe()
    width, height = SIZE
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
