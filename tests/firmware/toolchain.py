"""What the tests of the firmware need beside Python, and what happens where it is missing."""

import os
import sys
from typing import NoReturn

import pytest

INSTALL = "sudo apt install gcc-avr avr-libc libsimavr2 (or python3 kit.py test, which brings them)"


def missing(what: str) -> NoReturn:
    """Skip the test with a line that says why; fail it under CI, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing: {INSTALL}")
    where = INSTALL if sys.platform == "linux" else "these tests run on Debian and Ubuntu alone"
    pytest.skip(f"{what} is missing: {where}")
