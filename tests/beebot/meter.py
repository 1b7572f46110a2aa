"""Work counted in calls of functions, which are as many on a slow machine as on a fast one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooMuchError(Exception):
    """More calls than allowed."""


@contextmanager
def at_most(calls: int) -> Iterator[None]:
    """Let what is inside call functions, Python's own included, at most so many times.

    Raises:
        TooMuchError: it calls more, and was stopped there.
    """
    left = calls

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left < 0:
            sys.setprofile(None)
            raise TooMuchError

    sys.setprofile(called)
    try:
        yield
    finally:
        sys.setprofile(None)
