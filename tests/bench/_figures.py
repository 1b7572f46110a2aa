"""The screen's figures beside their budgets, and how a touch and a frame are looked at."""

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench._judgement import STEADY, Answer, Measured, loop, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulateur.game.controls import Touch
    from simulateur.window.app import App

FRAMES = 300
BESIDE = ("first frame", "an animated frame", "the slowest of all mats", "memory")
"""The figures that stand beside those of other sizes."""
SETTLE_S = 22.0
"""So long nobody touches a page, and it rests."""


class Figures:
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
        """Keep a figure, which is to be at most ``budget``; an infinite one is no budget."""
        self._lines.append((name, unit, value, budget))
        self.look()

    def keep(self, file: Path) -> None:
        """Write the first figure of each name in ``BESIDE`` into ``file``."""
        named = {
            name: [value for title, _unit, value, _budget in self._lines if title.startswith(name)] for name in BESIDE
        }
        file.write_text(json.dumps({name: values[0] for name, values in named.items() if values}))

    def judged(self) -> list[Answer]:
        """Print every figure beside its budget, and what is to be thought of it."""
        calm = Measured((1.0,), tuple(self._walls)).steady and min(self._walls) <= (1 + STEADY) * min(self._loops)
        answers = []
        for name, unit, value, budget in self._lines:
            if budget == float("inf"):
                print(name.ljust(64), f"{value:9.3f} {unit}")
                continue
            answer = Answer.HELD if value <= budget else Answer.MISSED if calm else Answer.UNDECIDED
            print(f"{name} (budget {budget:g} {unit})".ljust(64), f"{value:9.3f} {unit} : {answer.value}")
            answers.append(answer)
        if not calm:
            print("the machine is busy with something else: no budget is called missed")
        return answers


def rest(app: "App") -> None:
    """Nobody touches the page for ``SETTLE_S``: it comes to rest, and gives back what it needs no more."""
    for _turn in range(round(SETTLE_S)):
        app.step(1.0, [])


def touch_ms(app: "App", touch: "Touch") -> float:
    """By the clock, from a finger's press to the display's update, or from its letting go: what took longer.

    Either is one turn of the loop. A picture, a card or a control of the adults acts when it is let go.
    """
    import pygame

    from simulateur.pages.open_page import places

    app.step(0.5, [])  # sooner, a second tap in one place would be the first one's (decision 99)
    (x, y), (width, height) = places(app.session, app.size)[touch].centre, app.size
    where = {"touch_id": 1, "finger_id": 1, "x": x / width, "y": y / height, "dx": 0.0, "dy": 0.0}
    took, changed = [], False
    for kind, shown_s in ((pygame.FINGERDOWN, 0.2), (pygame.FINGERUP, 0.0)):
        before = time.perf_counter()
        changes = app.step(0, [pygame.event.Event(kind, where)])
        pygame.display.update(changes)
        took.append(time.perf_counter() - before)
        changed |= bool(changes)
        app.step(shown_s, [])  # a key stays down for a moment, so that it is seen
    if not changed:
        raise RuntimeError(f"{touch} changed nothing")
    return 1000 * max(took)


def frames_ms(app: "App", moves: "Callable[[], bool]") -> tuple[float, float]:
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
