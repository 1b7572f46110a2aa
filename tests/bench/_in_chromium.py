"""The kit's page and TurboWarp's in the same Chromium, in turn: a start, what answers a touch, and memory.

A start is the processor time of all of the browser's processes, from the address to a page that plays. A touch is timed
on the page itself, from its event to the first stroke of a visible canvas: by the clock, so both wait for the machine.
"""

import errno
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

from simulateur.game.controls import Key, Touch
from simulateur.pages.open_page import places
from tests.bench._peers import family
from tests.bench._turbowarp import READY
from tests.simulateur.web.chromium import Chromium, PageTarget, until
from tests.simulateur.web.tablets import MEMORIES, SOONER, Played, opened, serving

ROUNDS = 3
T = TypeVar("T")
_ENDED = (errno.ENOENT, errno.ESRCH, errno.EINVAL)
"""What is said of a process that is no more: by its folder, by its files that were open, by its clock."""
_TOUCHES, _PAUSE_S = 8, 0.4
_OF_PROCESS = 2
"""The clock of a process's processor time, in the number of a clock (Linux, posix-timers.h: CPUCLOCK_SCHED)."""
_ANSWERED = """
  window.answers = [];
  let since = 0;
  addEventListener('touchstart', () => { since = performance.now(); }, true);
  const solid = ['drawArrays', 'drawElements'];
  const strokes = { CanvasRenderingContext2D: ['drawImage', 'fillRect'], WebGLRenderingContext: solid,
    WebGL2RenderingContext: solid };
  for (const [kind, names] of Object.entries(strokes)) for (const name of names) {
    const stroke = window[kind].prototype[name];
    window[kind].prototype[name] = function (...given) {
      if (this.canvas.isConnected) {
        window.painted = true;
        if (since) { answers.push(performance.now() - since); since = 0; }
      }
      return stroke.apply(this, given);
    };
  }
"""
"""Before a page's own scripts: ``answers`` has the milliseconds from each touch to the first stroke after it."""


class Seen(NamedTuple):
    """Seconds of processor of the first start and of the next one, milliseconds of a touch, megabytes of the page."""

    first: float
    again: float
    touch: float
    memory: float


def kit(folder: Path) -> Seen:
    """The built folder; its next start begins with Python's memory."""
    with serving(folder) as server, _browser() as (browser, tablet):
        page = tablet.page
        page.call("Page.addScriptToEvaluateOnNewDocument", source=SOONER)
        blank = _memory_mb(browser.pid)
        first = _started(browser, lambda: tablet.open(server.address))
        until(lambda: page.run(MEMORIES))
        again = _started(browser, lambda: tablet.open(server.address))
        for step in (Touch(Key.LESSON), Touch(Key.CHALLENGE, 1)):
            tablet.touch(step)
        touch = _touched(page, places(tablet.session, tablet.size)[Touch(Key.FORWARD)].centre)
        return Seen(first, again, touch, _memory_mb(browser.pid) - blank)


def turbowarp(folder: Path) -> Seen:
    """A page of TurboWarp's."""
    with serving(folder) as server, _browser() as (browser, tablet):
        page = tablet.page

        def start() -> None:
            page.go(server.address)
            until(lambda: page.run(READY))

        blank = _memory_mb(browser.pid)
        first, again = (_started(browser, start) for _round in range(2))
        wide, high = tablet.size
        return Seen(first, again, _touched(page, (wide / 2, high / 2)), _memory_mb(browser.pid) - blank)


def middles(seen: Sequence[Seen]) -> Seen:
    """The median of each figure."""
    return Seen(*(median(values) for values in zip(*seen, strict=True)))


@contextmanager
def _browser() -> Iterator[tuple[Chromium, Played[PageTarget]]]:
    with Chromium() as browser, opened(browser) as tablet:
        tablet.page.call("Page.addScriptToEvaluateOnNewDocument", source=_ANSWERED)
        yield browser, tablet


def _started(browser: Chromium, start: Callable[[], None]) -> float:
    before = _busy_s(browser.pid)
    start()
    return _busy_s(browser.pid) - before


def _touched(page: PageTarget, place: tuple[float, float]) -> float:
    for _touch in range(_TOUCHES):
        page.tap(*place)
        time.sleep(_PAUSE_S)
    answers: list[float] = page.run(f"answers.slice(-{_TOUCHES})")
    return median(answers)


def _busy_s(pid: int) -> float:
    """Processor time of a process and what it started, of threads that ended too."""
    return sum(_of_living(family(pid), lambda member: time.clock_gettime((~member << 3) | _OF_PROCESS)))


def _memory_mb(pid: int) -> float:
    """The memory of its processes, what they share counted once."""
    files = _of_living(family(pid), lambda member: Path(f"/proc/{member}/smaps_rollup").read_text())
    return sum(int(text.split("\nPss:")[1].split()[0]) for text in files) / 1024


def _of_living(members: Iterable[int], told: Callable[[int], T]) -> Iterator[T]:
    """What the system tells of each process; a browser ends some of its own at any moment, and these are left out."""
    for member in members:
        try:
            found = told(member)
        except OSError as error:
            if error.errno not in _ENDED:
                raise
        else:
            yield found
