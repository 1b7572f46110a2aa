"""Tests that are run again and again, each time on another firmware, in one process: Python is started once.

The process is for one body, which ``BEEBOT_BOARD`` names before anything is imported. It reads a line of JSON for each
trial, ``[["test_keys.py::test_a_key_counts_once"], "/…/mutant.hex"]``, and answers with one: the exit status of pytest,
and what it printed.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


class Jury:
    """The process, from outside."""

    def __init__(self, body: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.firmware.jury"],
            cwd=HERE.parents[1],
            env=os.environ | {"BEEBOT_BOARD": body},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def try_on(self, firmware: Path, *tests: str) -> tuple[int, str]:
        """The exit status of pytest for ``tests`` of this folder on that HEX, to the first failure, and its words."""
        assert tests, "pytest would run all there are"
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([tests, str(firmware)]) + "\n")
        self._process.stdin.flush()
        status, output = json.loads(self._process.stdout.readline())
        return int(status), str(output)

    def close(self) -> None:
        """Let it go."""
        with self._process:
            assert self._process.stdin
            self._process.stdin.close()


def main() -> None:
    """Answer each line of the standard input."""
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        tests, os.environ["BEEBOT_FIRMWARE"] = json.loads(line)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            named = (str(HERE / test) for test in tests)
            status = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *named])
        print(json.dumps([int(status), said.getvalue()]), file=answers, flush=True)


if __name__ == "__main__":
    main()
