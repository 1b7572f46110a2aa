"""While children play no process of the kit has an internet socket open, and nothing is written outside its folders."""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.window._xdotool import xdotool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def family(process: int) -> list[int]:
    """A process and all that it has started, and they; a thread or a process may end meanwhile."""
    found = [process]
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            with suppress(OSError):
                for child in children.read_text("ascii").split():
                    found += family(int(child))
    return found


def internet_sockets(process: int) -> set[str]:
    """The inodes of the internet sockets that a process holds; none once it has ended."""
    held, known = set(), set()
    with suppress(OSError):
        for link in Path(f"/proc/{process}/fd").iterdir():
            with suppress(OSError):  # it was closed meanwhile
                held.add(str(link.readlink()).removeprefix("socket:[").removesuffix("]"))
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        with suppress(OSError):
            lines = Path(f"/proc/{process}/net/{table}").read_text("ascii").splitlines()[1:]
            known |= {line.split()[9] for line in lines}
    return held & known


def test_a_socket_is_seen() -> None:
    before = internet_sockets(os.getpid())
    with socket.create_server(("127.0.0.1", 0)):
        assert len(internet_sockets(os.getpid()) - before) == 1


def test_nothing_listens_sends_or_is_written_elsewhere_while_children_play(display: str, tmp_path: Path) -> None:
    kept, home, here, passing = (tmp_path / name for name in ("kept", "home", "here", "passing"))
    for folder in (home, here, passing):
        folder.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_VIDEO", "XDG_"))}
    environment |= {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy", "HOME": str(home), "TMPDIR": str(passing)}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    command = [sys.executable, "-P", "-m", "simulateur", "--donnees", str(kept)]
    program = subprocess.Popen(command, env=environment, cwd=here)
    try:
        xdotool(display, "search", "--sync", "--onlyvisible", "--class", "beebot")
        for name in ("", "5", "Return", "Tab", "Return", "Tab", "Return", "Up", "Return"):
            if name:
                xdotool(display, "key", name)
            time.sleep(0.3)  # it may open something in a thread
            found = {each: internet_sockets(each) for each in family(program.pid)}
            assert {each for each, sockets in found.items() if sockets} == set()
        assert program.poll() is None
    finally:
        program.terminate()
        program.wait()
    assert sorted(each.name for each in tmp_path.rglob("*") if kept not in (each, *each.parents)) == [
        "here", "home", "passing",
    ]  # fmt: skip
    assert list(kept.iterdir())
