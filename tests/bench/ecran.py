"""Measures the screen's budgets in a real window and prints them: ``python3 kit.py bench ecran [LxH]``.

Starts ``Xvfb`` where there is no display. Each figure stands beside its budget and, since machines differ, beside
peers measured in the same run: a Python that imports pygame, opens a window of that size and shows it once; and where
they are installed GCompris and Tux Paint, looked at from outside as the kit is then too.
"""

import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench._judgement import STEADY, Answer, Measured, loop, seconds, status
from tests.bench._peers import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beebot.challenge import Challenge
    from beebot.lesson import LearningPath
    from simulateur.game.controls import Touch
    from simulateur.game.flowers import Hashes
    from simulateur.window.app import App
    from simulateur.window.waiting import Waiting

FRAMES = 300
ROUNDS = 3
TOLD, TURNED_MS = "histoire", 100
"""Where a touch turns the page: all of it is drawn, and a tenth of a second is felt as at once."""
SLOWER = 5
"""How much slower a machine may be and still show thirty pictures a second."""
IDLE_S, SETTLE_S = 10.0, 22.0
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PEER = """
import pygame
pygame.display.init()
import os; os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
pygame.display.set_mode({size}).fill("white")
pygame.display.flip()
"""


def main(arguments: list[str]) -> int:
    """Measure in a child process, so that its start counts."""
    size = arguments[0] if arguments else "1280x800"
    width, height = (int(part) for part in size.split("x"))
    display, server = _display(width, height)
    environment = os.environ | {"DISPLAY": display, "SDL_AUDIODRIVER": "dummy"}
    try:
        command = [sys.executable, __file__, size]
        # It warms the disk; what it measures is of no use.
        subprocess.run([*command, "0"], env=environment, check=False, stdout=subprocess.DEVNULL)
        peer = _time([sys.executable, "-c", _PEER.format(size=(width, height))], environment)
        started = time.monotonic()
        judged = subprocess.run([*command, str(started)], env=environment, check=False).returncode
        print(f"the peer, from its start to its end {peer:28.3f} s")
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    if shutil.which("Xvfb"):
        compare(size)
    return judged


def _display(width: int, height: int) -> tuple[str, "subprocess.Popen[bytes] | None"]:
    if display := os.environ.get("DISPLAY"):
        return display, None
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        raise SystemExit("no display, and no Xvfb to make one")
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return f":{answer.readline().strip()}", server


def _time(command: list[str], environment: dict[str, str]) -> float:
    before = time.monotonic()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - before


def _child(size: str, started: float) -> int:
    """Play the real program, with the loop's own parts, and look at the clock around them: 1 for a missed budget."""
    from simulateur.desk import content

    answers: list[Answer] = []
    begin = content.read_contents

    def begin_and_watch(*asked: Any) -> content.Reading:
        """The screen is imported while the content is being read, as when nobody measures."""
        reading = begin(*asked)
        from simulateur.window.app import App

        setattr(App, "play", lambda app: answers.extend(_measure(app, started)))  # noqa: B010 (mypy refuses a plain assignment)
        return reading

    setattr(content, "read_contents", begin_and_watch)  # noqa: B010 (the same)
    from simulateur import __main__ as program

    with tempfile.TemporaryDirectory() as folder:
        program.main(["--taille", size, "--donnees", folder])
    return status({"écran": answers})


class _Figures:
    """Figures and their budgets, judged at the end: by then it is known whether the machine was calm."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, str, float, float]] = []
        self._walls: list[float] = []
        self._loops: list[float] = []
        self.look()

    def look(self) -> None:
        """Run the plain loop, by the clock and by the processor's time."""
        before = time.perf_counter()
        self._loops.append(seconds(loop))
        self._walls.append(time.perf_counter() - before)

    def add(self, name: str, value: float, budget: float, unit: str) -> None:
        """Keep a figure, which is to be at most ``budget``."""
        self._lines.append((name, unit, value, budget))
        self.look()

    def judged(self) -> list[Answer]:
        """Print every figure beside its budget, and what is to be thought of it."""
        calm = Measured((1.0,), tuple(self._walls)).steady and min(self._walls) <= (1 + STEADY) * min(self._loops)
        answers = []
        for name, unit, value, budget in self._lines:
            answer = Answer.HELD if value <= budget else Answer.MISSED if calm else Answer.UNDECIDED
            print(f"{name} (budget {budget:g} {unit})".ljust(64), f"{value:9.3f} {unit} : {answer.value}")
            answers.append(answer)
        if not calm:
            print("the machine is busy with something else: no budget is called missed")
        return answers


def _started(app: "App", waiting: "Waiting", started: float) -> _Figures:
    """Look at the clock around a first picture, and around the turn after it; then have the chores done."""
    app.show(0)
    first = time.monotonic() - started
    app.prepare()
    app.show(waiting.turn(app.wait_s))
    ready = time.monotonic() - started
    while app.prepare():
        app.show(waiting.turn(app.wait_s))
    figures = _Figures()
    figures.add("first frame, from the start", first, 0.4, "s")
    figures.add("ready for a touch", ready, 0.5, "s")
    figures.add("memory after the first frame", _memory_mb(), _memory_budget(app), "MB")
    return figures


def _measure(app: "App", started: float) -> list[Answer]:
    """Look at the clock around a first picture, two idle pages and a run."""
    from simulateur.window.waiting import Waiting

    waiting = Waiting()
    figures = _started(app, waiting, started)
    figures.add("idle on the home page", _idle_percent(app, waiting), 0.5, "%")
    from simulateur.game.controls import Key, Touch
    from simulateur.window.fingers import Finger

    finger = Finger(app)
    finger.touch(Touch(Key.LESSON, 0))
    finger.touch(Touch(Key.CHALLENGE, len(app.session.lesson.challenges) - 1))
    figures.add("idle on a challenge", _idle_percent(app, waiting), 0.5, "%")
    written = [Touch(key) for key in (Key.FORWARD, Key.LEFT, Key.FORWARD, Key.RIGHT) * 3]
    slowest = max(_touch_ms(app, touch) for touch in written)
    figures.add(f"from a touch to changed pixels, the slowest of {len(written)}", slowest, 33, "ms")
    for _first_then_warm in range(2):
        finger.touch(Touch(Key.GO))
        frame_ms, slowest_ms = _frames_ms(app, lambda: app.session.is_moving)
    figures.add("an animated frame, of processor", frame_ms, 1, "ms")
    figures.add(f"the slowest of them, times {SLOWER}", SLOWER * slowest_ms, 33, "ms")
    app.session.touch(Touch(Key.VIEW))
    app.step(1 / 30, [])
    turning_ms, slowest_ms = _frames_ms(app, lambda: app.session.attempt is not None and app.session.attempt.mat_turns)
    figures.add(f"a frame of a mat that turns, times {SLOWER}", SLOWER * turning_ms, 33, "ms")
    figures.add(f"the slowest of them, times {SLOWER}", SLOWER * slowest_ms, 33, "ms")
    _rest(app)
    figures.add("memory after playing, at rest", _memory_mb(), _memory_budget(app), "MB")
    for name, touch_ms, frame_ms in _later_pages(app):
        most = TURNED_MS if name == TOLD else 33
        figures.add(f"{name}: from a touch to changed pixels, the slowest", touch_ms, most, "ms")
        if frame_ms:
            figures.add(f"{name}: the slowest frame of what moves, times {SLOWER}", SLOWER * frame_ms, 33, "ms")
    figures.add("memory after all of them, at rest", _memory_mb(), _memory_budget(app), "MB")
    return figures.judged()


def _later_pages(app: "App") -> "Iterator[tuple[str, float, float]]":
    """Each page that came after the first: the slowest touch on it and the slowest frame, in milliseconds.

    What is drawn for the first time is drawn in a first round, which does not count. A frame is 0 where nothing moves.
    Afterwards the last page rests for ``SETTLE_S``.
    """
    import lecons
    from simulateur.desk.content import read_contents
    from simulateur.game.controls import Key, Touch

    folder = lecons.CONTENT / "seances"
    told, named = folder / "ps" / "le-gateau-de-la-ferme.yaml", folder / "ms" / "l-animal-que-j-entends.yaml"
    samples = _samples()
    reading = read_contents(told, (named,))  # by a process of its own, as when children play
    story, (farm,) = reading.first.result(), reading.others.result()
    assert not isinstance(farm, str)
    lesson = story.path.lessons[0]
    lessons = (replace(lesson, id="exemples", challenges=samples, story=()), lesson, farm.path.lessons[0])
    hashes = {each: each.id for each in samples} | {**story.hashes, **farm.hashes}
    page = _another(app, replace(story.path, lessons=lessons), hashes)
    session = page.session
    places = {each.genre.value: place for place, each in enumerate(samples)}
    go, cell = Touch(Key.GO), Touch(Key.CELL, 6)
    pictures = [Touch(Key.PICTURE, 0), Touch(Key.SPOT, 1)]
    deeds = {
        "question": [Touch(Key.PICTURE, 0), Touch(Key.PICTURE, 1)],
        "ranger": [*pictures, Touch(Key.UNDO), *pictures],
        "trier": pictures[1:],
        "observer": [Touch(Key.WATCH)],
        "creer": [Touch(Key.OBJECT, 1), cell, Touch(Key.OBJECT, 3), Touch(Key.CELL, 5)],
    }
    for name, touches in deeds.items():
        yield name, *_slowest(page, partial(session.open_challenge, 0, places[name]), touches)

    def begin() -> None:
        for key in (Key.HOME, Key.HOME):
            session.touch(Touch(key))
        session.touch(Touch(Key.LESSON, 1))
        session.touch(Touch(Key.RESTART))

    yield TOLD, *_slowest(page, begin, [Touch(Key.NEXT)] * 2)
    moves = [Touch(Key.PLACE, 2), Touch(Key.FORWARD), Touch(Key.FORWARD), go]
    yield "tapis nommé", *_slowest(page, partial(session.open_challenge, 2, 0), moves)
    _rest(page)


def _rest(app: "App") -> None:
    """Nobody touches the page for ``SETTLE_S``: it comes to rest, and gives back what it needs no more."""
    for _turn in range(round(SETTLE_S)):
        app.step(1.0, [])


def _samples() -> "tuple[Challenge, ...]":
    """The samples, made by a process of its own: what makes challenges is not there when children play."""
    code = "import pickle, sys, simulateur.window.samples as made; pickle.dump(made.SAMPLES, sys.stdout.buffer)"
    made = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE).stdout
    samples: tuple[Challenge, ...] = pickle.loads(made)
    return samples


def _another(app: "App", path: "LearningPath", hashes: "Hashes") -> "App":
    """The same window, painter and pictures, with another path to play."""
    import pygame

    from lecons.pictures.images import Images
    from simulateur.desk.seat import Seat
    from simulateur.game.session import Session
    from simulateur.window.app import App

    session, window = Session(path, "fr", hashes=hashes), pygame.display.get_surface()
    assert window is not None
    return App(window, session, Images(), Seat(session), app._painter)


def _slowest(app: "App", begin: "Callable[[], None]", touches: "Sequence[Touch]") -> tuple[float, float]:
    """Milliseconds of the slowest touch, each at its best of ``ROUNDS``, and of the slowest frame in the last round.

    A first round, in which things are drawn for the first time, does not count.
    """
    best = [float("inf")] * len(touches)
    frames: list[float] = []
    for number in range(1 + ROUNDS):
        begin()
        app.step(2.0, [])
        frames = []
        for place, touch in enumerate(touches):
            took = _touch_ms(app, touch)
            best[place] = min(best[place], took) if number else best[place]
            frames += [_frames_ms(app, lambda: app.session.is_moving)[1]] if app.session.is_moving else []
    return max(best), max(frames, default=0.0)


def _idle_percent(app: "App", waiting: "Waiting") -> float:

    def play(seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            app.show(waiting.turn(app.wait_s))

    play(SETTLE_S)
    before, wall = time.process_time(), time.monotonic()
    play(IDLE_S)
    return 100 * (time.process_time() - before) / (time.monotonic() - wall)


def _touch_ms(app: "App", touch: "Touch") -> float:
    """By the clock, from a finger's press to the display's update, within one turn of the loop."""
    import pygame

    from simulateur.pages.page import places

    (x, y), (width, height) = places(app.session, app.size)[touch].centre, app.size
    where = {"touch_id": 1, "finger_id": 1, "x": x / width, "y": y / height, "dx": 0.0, "dy": 0.0}
    before = time.perf_counter()
    changed = app.step(0, [pygame.event.Event(pygame.FINGERDOWN, where)])
    pygame.display.update(changed)
    took = time.perf_counter() - before
    if not changed:
        raise RuntimeError(f"{touch} changed nothing")
    app.step(0.2, [pygame.event.Event(pygame.FINGERUP, where)])
    return 1000 * took


def _frames_ms(app: "App", moves: "Callable[[], bool]") -> tuple[float, float]:
    """Processor time of the frames while something ``moves``: on average, and of the slowest."""
    import pygame

    frames: list[float] = []
    before = time.process_time()
    while moves() and len(frames) < FRAMES:
        pygame.display.update(app.step(1 / 30, pygame.event.get()))
        now = time.process_time()
        if moves():
            frames.append(now - before)
        before = now
    return 1000 * sum(frames) / len(frames), 1000 * max(frames)


def _memory_budget(app: "App") -> int:
    """Megabytes; a 4K window has eight times the pixels of the usual one, of which two copies are kept."""
    return 60 if app.size[0] < 3840 else 120


def _memory_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(_child(sys.argv[1], float(sys.argv[2])))
