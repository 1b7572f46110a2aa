"""Several workers side by side: a folder of pictures is then judged by every processor that there is."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import LifoQueue
from typing import Self, TypeVar

from beebot.i18n import in_this_language
from lecons.gate.worker_process import WorkerProcess

MOST = 4
"""Workers at most: each takes some 40 MB."""
T = TypeVar("T")
R = TypeVar("R")


class WorkerPool:
    """Worker processes, ``count`` at most; each is started only when there is something to try.

    By default, one for each processor up to ``MOST``.
    """

    def __init__(self, count: int | None = None) -> None:
        self._all = [WorkerProcess() for _each in range(count or min(os.cpu_count() or 1, MOST))]
        self._free: LifoQueue[WorkerProcess] = LifoQueue()
        for worker in self._all:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._all:
            worker.end()

    @property
    def taken(self) -> float:
        """Seconds of processor time that all workers have used so far."""
        return sum(worker.taken for worker in self._all)

    def map(self, work: Callable[[T, WorkerProcess], R], things: Sequence[T]) -> Iterator[R]:
        """``work(thing, worker)`` for each of ``things``, in parallel; gives the results in the order of ``things``.

        ``work`` is called in other threads, and may raise what it likes. Whoever stops waiting ends all workers.
        """

        def one(thing: T) -> R:
            worker = self._free.get()
            try:
                return work(thing, worker)
            finally:
                self._free.put(worker)

        with ThreadPoolExecutor(len(self._all), "gate") as threads:
            asked = [threads.submit(in_this_language(one), thing) for thing in things]
            try:
                for each in asked:
                    yield each.result()
            except BaseException:
                threads.shutdown(wait=False, cancel_futures=True)
                for worker in self._all:
                    worker.end()
                raise
