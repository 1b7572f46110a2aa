"""What a person is told while the folder is built, which takes minutes."""

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

from lecons.progress_bar import with_progress

T = TypeVar("T")


class Progress:
    """A line for each of so many ``steps``, on standard error: what the command answers is on standard output.

    At a terminal a bar moves within a step; in a file or a pipe there are the lines alone.
    """

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._step = 0

    def step(self, sentence: str) -> None:
        """Say what is done from now on, and of how many things."""
        self._step += 1
        sys.stderr.write(f"{self._step}/{self._steps}  {sentence}\n")
        sys.stderr.flush()

    def note(self, sentence: str) -> None:
        """Say what an adult should know, and go on."""
        sys.stderr.write(f"     {sentence}\n")
        sys.stderr.flush()

    def each(self, items: Sequence[T]) -> Iterable[T]:
        """The items as they are, with a bar that goes when they are done."""
        return with_progress(items)
