"""Measures the screen's budgets in a real window and prints them: ``python3 kit.py bench ecran [LxH]``.

Starts ``Xvfb`` where there is no display. Each figure stands beside its budget and, since machines differ, beside
peers measured in the same run: a Python that imports pygame, opens a window of that size and shows it once; and where
they are installed GCompris and Tux Paint, looked at from outside as the kit is then too. Where there is an ``Xvfb``,
wall boards are measured too, and stand beside the window of that size. Python's compiled files are there, as they are
from the second start on: else the first picture would tell how long the kit takes to compile.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from runpy import run_module
from typing import TYPE_CHECKING

from lecons import FIRST_PATH
from tests.bench._figures import BESIDE, SETTLE_S, Figures, frames_ms, rest, touch_ms
from tests.bench._judgement import Answer, status
from tests.bench._pages import TOLD, later_pages, turn_richest_mat, turning_mats, visit_adults
from tests.bench._peers import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulateur.window.app import App
    from simulateur.window.waiting import Waiting

TURNED_MS = 100
"""Where a touch turns a page, all of it is drawn, and a tenth of a second is felt as at once."""
BOARDS = ("1920x1080", "3840x2160")
"""Those that schools have: most projectors, and the newest screens."""
SLOWER = 5
"""How much slower a machine may be and still show thirty pictures a second."""
IDLE_S, ALONE_S, A_MINUTE_S = 10.0, 60.0, 60.0
_PEER = """
import pygame
pygame.display.init()
import os; os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
pygame.display.set_mode({size}).fill("white")
pygame.display.flip()
"""


def main(arguments: list[str]) -> int:
    """Measure in a child process, so that its start counts; 2 where a word is not understood."""
    size = " ".join(arguments) or "1280x800"
    if not re.fullmatch("[1-9][0-9]{1,4}x[1-9][0-9]{1,4}", size):
        print("« bench ecran » ne connaît qu'une taille, comme 1280x800", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as compiled:
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return _compared(size, usual | {"PYTHONPYCACHEPREFIX": compiled, "SDL_AUDIODRIVER": "dummy"})


def _compared(size: str, environment: dict[str, str]) -> int:
    """Measure a window of this size, then what stands beside it; 1 for a missed budget."""
    display, server = _display(size)
    here = environment | {"DISPLAY": display}
    try:
        _run(size, here, warms=True)
        width, height = (int(part) for part in size.split("x"))
        peer = _time([sys.executable, "-c", _PEER.format(size=(width, height))], here)
        judged, usual = _run(size, here)
        alone, _figures = _run(size, here, "mat")
        adults, _figures = _run(size, here, "adults")
        print(f"the peer, from its start to its end {peer:28.3f} s")
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    if shutil.which("Xvfb"):
        for board in BOARDS:
            _beside(board, environment, size, usual)
        compare(size, environment)
    return judged or alone or adults


def _run(
    size: str, environment: dict[str, str], mode: str = "whole", *, warms: bool = False
) -> "tuple[int, Mapping[str, float]]":
    """Measure a window of this size in a process of its own; its exit status, and the figures named in ``BESIDE``.

    ``warms`` says that it is the first run: it warms the disk, and what it measures is of no use.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        command = [sys.executable, __file__, size, str(0 if warms else time.monotonic()), mode, str(file)]
        printed = subprocess.DEVNULL if warms else None
        judged = subprocess.run(command, env=environment, check=False, stdout=printed).returncode
        return judged, json.loads(file.read_text()) if file.exists() else {}


def _beside(board: str, environment: dict[str, str], size: str, usual: "Mapping[str, float]") -> None:
    """Print how many times more a wall board of the size ``board`` takes than the window of ``size``."""
    display, server = _display(board, has_screen=False)
    try:
        _judged, found = _run(board, environment | {"DISPLAY": display}, "board")
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    ratios = (f"{name} {found[name] / usual[name]:.2f}" for name in BESIDE if name in found and name in usual)
    print(f"a wall board of {board}, in times what {size} takes: {', '.join(ratios)}")


def _display(size: str, *, has_screen: bool = True) -> tuple[str, "subprocess.Popen[bytes] | None"]:
    """A display, and its server where it is one of ours: where ``has_screen`` says so, the user's own is taken."""
    if has_screen and (display := os.environ.get("DISPLAY")):
        return display, None
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise SystemExit("no display, and no Xvfb to make one")
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return f":{answer.readline().strip()}", server


def _time(command: list[str], environment: dict[str, str]) -> float:
    before = time.monotonic()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - before


def _child(size: str, started: float, mode: str, file: str) -> int:
    """Play the real program, with the loop's own parts, and look at the clock around them: 1 for a missed budget.

    ``mode`` is ``board`` for a wall board, of which only the figures in ``BESIDE`` are taken. They go into ``file``.
    It is ``mat`` where nothing is opened but the richest mat, ``adults`` where only an adult comes.
    """
    from simulateur.machine.reader_process import Reader

    answers: list[Answer] = []
    measure = {"whole": _measure, "board": _measure_board, "mat": _measure_mat, "adults": _measure_adults}[mode]
    options = ["--tableau"] if mode == "board" else []
    ask = Reader.ask

    def ask_and_watch(self: Reader, *question: object) -> None:
        """The screen is imported while the content is being read, as when nobody measures."""
        ask(self, *question)
        from simulateur.window.app import App

        setattr(App, "play", lambda app: answers.extend(measure(app, started, Path(file))))  # noqa: B010 (mypy refuses a plain assignment)

    setattr(Reader, "ask", ask_and_watch)  # noqa: B010 (the same)
    with tempfile.TemporaryDirectory() as folder, suppress(SystemExit):
        Path(folder, "reglages.json").write_text(f'{{"format": 1, "path": "{FIRST_PATH.stem}"}}', "utf-8")
        sys.argv[1:] = ["--taille", size, "--donnees", folder, *options]
        run_module("simulateur", run_name="__main__")
    return status({"écran": answers})


def _started(app: "App", waiting: "Waiting", started: float) -> Figures:
    """Look at the clock around a first picture, and around the turn after it; then have the chores done."""
    app.show(0)
    first = time.monotonic() - started
    app.prepare()
    app.show(waiting.wait(app.wait_s))
    ready = time.monotonic() - started
    while app.prepare():
        app.show(waiting.wait(app.wait_s))
    figures = Figures()
    figures.add("first frame, from the start", first, 0.4, "s")
    figures.add("ready for a touch", ready, 0.5, "s")
    figures.add("memory after the first frame", _memory_mb(), _memory_budget(app), "MB")
    return figures


def _measure_board(app: "App", started: float, file: Path) -> list[Answer]:
    """Look at the clock around a first picture and a run."""
    from simulateur.window.waiting import Waiting

    figures = _started(app, Waiting(), started)
    _open(app)
    _written(app)
    frame_ms, _slowest_ms = _warm_frames_ms(app)
    figures.add("an animated frame", frame_ms, float("inf"), "ms")
    _add_mats(figures, app)
    figures.keep(file)
    return []


def _measure_mat(app: "App", _started: float, _file: Path) -> list[Answer]:
    """Open the richest mat and nothing else: the memory once it rests."""
    while app.prepare():
        app.step(1 / 30, [])
    figures = Figures()
    name = turn_richest_mat(app)
    figures.add(f"memory of a session on {name} alone, at rest", _memory_mb(), _memory_budget(app), "MB")
    return figures.judged()


def _measure_adults(app: "App", _started: float, _file: Path) -> list[Answer]:
    """Visit every page for adults with all that answers behind it: the memory once children have their garden again."""
    figures = Figures()
    visit_adults(app)
    figures.add("memory after every page for adults, at rest", _memory_mb(), _memory_budget(app), "MB")
    return figures.judged()


def _open(app: "App") -> None:
    """Open the last challenge of the first lesson."""
    from simulateur.game.controls import Key, Touch
    from simulateur.window.fingers import Finger

    finger = Finger(app)
    finger.touch(Touch(Key.LESSON, 0))
    finger.touch(Touch(Key.CHALLENGE, len(app.session.route.lesson.challenges) - 1))


def _written(app: "App") -> float:
    """Write a program; milliseconds of the slowest touch."""
    from simulateur.game.controls import Key, Touch

    return max(touch_ms(app, Touch(key)) for key in (Key.FORWARD, Key.LEFT, Key.FORWARD, Key.RIGHT) * 3)


def _warm_frames_ms(app: "App") -> tuple[float, float]:
    """Run what is written, twice: the first time things are drawn that are kept. The frames of the second."""
    from simulateur.game.controls import Key, Touch
    from simulateur.window.fingers import Finger

    finger, found = Finger(app), (0.0, 0.0)
    for _first_then_warm in range(2):
        finger.touch(Touch(Key.GO))
        found = frames_ms(app, lambda: app.session.is_moving)
    return found


def _measure(app: "App", started: float, file: Path) -> list[Answer]:
    """Look at the clock around a first picture, two idle pages and a run."""
    from simulateur.window.waiting import Waiting

    waiting = Waiting()
    figures = _started(app, waiting, started)
    figures.add("idle on the home page", _idle_percent(app, waiting), 0.5, "%")
    _open(app)
    figures.add("idle on a challenge", _idle_percent(app, waiting), 0.5, "%")
    figures.add("from a touch to changed pixels, the slowest of 12", _written(app), 33, "ms")
    frame_ms, slowest_ms = _warm_frames_ms(app)
    figures.add("an animated frame, of processor", frame_ms, 1, "ms")
    figures.add(f"the slowest of them, times {SLOWER}", SLOWER * slowest_ms, 33, "ms")
    from simulateur.game.controls import Key, Touch

    app.session.touch(Touch(Key.VIEW))
    app.step(1 / 30, [])
    turning_ms, slowest_ms = frames_ms(app, lambda: app.session.attempt is not None and app.session.attempt.mat_turns)
    figures.add(f"a frame of a mat that turns, times {SLOWER}", SLOWER * turning_ms, 33, "ms")
    figures.add(f"the slowest of them, times {SLOWER}", SLOWER * slowest_ms, 33, "ms")
    figures.add("wakes in a second, where nobody was for a minute", _wakes(app, waiting), 1, "/s")
    rest(app)
    figures.add("memory after playing, at rest", _memory_mb(), _memory_budget(app), "MB")
    for name, touched_ms, frame_ms in later_pages(app):
        most = TURNED_MS if name == TOLD else 33
        figures.add(f"{name}: from a touch to changed pixels, the slowest", touched_ms, most, "ms")
        if frame_ms:
            figures.add(f"{name}: the slowest frame of what moves, times {SLOWER}", SLOWER * frame_ms, 33, "ms")
    figures.add("memory after all of them, at rest", _memory_mb(), _memory_budget(app), "MB")
    _add_mats(figures, app)
    figures.add("memory after every mat of the kit, at rest", _memory_mb(), float("inf"), "MB")
    figures.keep(file)
    return figures.judged()


def _add_mats(figures: Figures, app: "App") -> None:
    """Every mat of the kit turns: the slowest frame of the one that takes longest, and its name."""
    found = turning_mats(app)
    name = max(found, key=lambda each: found[each])
    figures.add(f"the slowest of all mats while they turn ({name}), times {SLOWER}", SLOWER * found[name], 33, "ms")


def _idle_percent(app: "App", waiting: "Waiting") -> float:

    def play(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            app.show(waiting.wait(app.wait_s))

    play(SETTLE_S)
    before, wall = time.process_time(), time.monotonic()
    play(IDLE_S)
    return 100 * (time.process_time() - before) / (time.monotonic() - wall)


def _wakes(app: "App", waiting: "Waiting") -> float:
    """How often in a second the system had this process run, in the second minute without a touch."""
    import resource  # not on Windows

    app.step(ALONE_S, [])
    before, end = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw, time.monotonic() + A_MINUTE_S
    while time.monotonic() < end:
        app.show(waiting.wait(app.wait_s))
    return (resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - before) / A_MINUTE_S


def _memory_budget(app: "App") -> int:
    """Megabytes; a 4K window has eight times the pixels of the usual one, of which two copies are kept."""
    return 60 if app.size[0] < 3840 else 120


def _memory_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(_child(sys.argv[1], float(sys.argv[2]), *sys.argv[3:]))
