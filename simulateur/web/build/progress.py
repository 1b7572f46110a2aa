"""What a person is told while the folder is built, which takes minutes."""

import sys


class Progress:
    """Shows how far the build is, as a line for each of its ``steps``, on standard error.

    At a terminal a bar of ``with_progress`` moves within a step; in a file or a pipe there are the lines alone. What
    the command answers is on standard output.
    """

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._step = 0

    def step(self, sentence: str) -> None:
        """Begin the next step; ``sentence`` says what is done from now on, and of how many things."""
        self._step += 1
        sys.stderr.write(f"{self._step}/{self._steps}  {sentence}\n")
        sys.stderr.flush()

    def note(self, sentence: str) -> None:
        """Show a ``sentence`` that an adult should read; the step goes on."""
        sys.stderr.write(f"     {sentence}\n")
        sys.stderr.flush()
