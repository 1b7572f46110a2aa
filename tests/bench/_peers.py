"""The kit and other programs for children, looked at from outside on one display: first picture, memory, rest.

The display is an ``Xvfb`` that keeps its pixels in a file, so that a picture is seen the moment it is there, whatever
program drew it.
"""

import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTLE_S, REST_S, PATIENCE_S = 22.0, 10.0, 40.0
_GAMES = "/usr/games"
"""Where Debian puts some of them, and where an administrator does not look."""
_COLOURS = 12
"""A window that shows fewer is still empty."""
_SAMPLE = 4 * 97
"""Every 97th pixel is looked at."""


def compare(size: str, environment: dict[str, str]) -> None:
    """Print a line for the kit and each peer; one that is not installed is named and left out."""
    commands = {
        "the kit": [sys.executable, "-m", "simulateur", "--taille", size, "--donnees", "{home}/kit"],
        "GCompris": ["gcompris-qt", "--window", "--mute"],
        "Tux Paint": ["tuxpaint", "--windowed", f"--{size}", "--nosound", "--nosysconfig"],
    }
    print(f"{'from outside':14}{'first picture':>16}{'memory':>12}{'at rest':>12}")
    for name, command in commands.items():
        program = shutil.which(command[0], path=os.pathsep.join((os.environ["PATH"], _GAMES)))
        if program is None:
            print(f"{name:14}is not installed here")
            continue
        first, memory, rest = _watched([program, *command[1:]], size, environment)
        print(f"{name:14}{first:14.2f} s{memory:9.0f} MB{rest:10.2f} %")


def _watched(command: list[str], size: str, usual: dict[str, str]) -> tuple[float, float, float]:
    """Seconds to the first picture, megabytes and percent of one processor once settled."""
    with tempfile.TemporaryDirectory() as home, _screen(size, Path(home)) as (display, pixels):
        environment = usual | {"DISPLAY": display, "HOME": home}
        environment |= {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home}
        started = time.monotonic()
        words = [word.format(home=home) for word in command]
        nothing = subprocess.DEVNULL
        with subprocess.Popen(words, env=environment, stdout=nothing, stderr=nothing, process_group=0) as program:
            try:
                while not _shows(pixels) and time.monotonic() - started < PATIENCE_S:
                    time.sleep(0.002)
                first = time.monotonic() - started
                time.sleep(SETTLE_S)
                before, clock = _busy_s(program.pid), time.monotonic()
                time.sleep(REST_S)
                rest = 100 * (_busy_s(program.pid) - before) / (time.monotonic() - clock)
                memory = sum(map(_memory_mb, family(program.pid)))
            finally:
                os.killpg(program.pid, signal.SIGKILL)  # Tux Paint asks before it ends, and leaves a child
    return first, memory, rest


@contextmanager
def _screen(size: str, folder: Path) -> Iterator[tuple[str, mmap.mmap]]:
    """A display of its own, and its pixels."""
    read, write = os.pipe()
    size_and_file = ["-screen", "0", f"{size}x24", "-fbdir", str(folder)]
    command = ["Xvfb", "-displayfd", str(write), *size_and_file, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        try:
            os.close(write)
            with os.fdopen(read) as answer:
                display = f":{answer.readline().strip()}"
            with (folder / "Xvfb_screen0").open("rb") as file:
                yield display, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        finally:
            server.terminate()


def _shows(pixels: mmap.mmap) -> bool:
    start = len(pixels) % 4096  # the header, and a little of the first line
    return len({pixels[place : place + 4] for place in range(start, len(pixels) - 4, _SAMPLE)}) >= _COLOURS


def family(pid: int) -> list[int]:
    """A process and what it started; nothing where it has ended."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [pid, *(member for child in children for member in family(int(child)))]


def _busy_s(pid: int) -> float:
    """Processor time of all its threads: by the scheduler's clock, since the clock ticks of ``stat`` are guesses."""
    threads = (task for member in family(pid) for task in Path(f"/proc/{member}/task").glob("*/schedstat"))
    return sum(int(task.read_text().split()[0]) for task in threads) / 1e9


def _memory_mb(pid: int) -> float:
    """Of its own and shared; nothing where a process has ended and waits to be noticed."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024 if "VmRSS:" in status else 0.0
