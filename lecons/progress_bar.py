"""How those who wait are shown how far a long piece of work is."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

Shower = Callable[[Iterable[Any], int], Iterable[Any]]
"""Gives the same items, of which there are so many, and shows meanwhile how far they are."""


def silently(items: Iterable[Any], _count: int) -> Iterable[Any]:
    """The items as they are: no progress is shown."""
    return items


def with_progress(items: Iterable[T], count: int | None = None) -> Iterable[T]:
    """The items as they are; at a terminal a bar shows how far they are, in a pipe nothing does.

    ``count`` is how many there are, for items without a length.
    """
    from tqdm import tqdm  # noqa: PLC0415 (not needed where a window shows how far it is)

    terminal = getattr(sys.stderr, "underlying", sys.stderr)  # a bar is moved by control characters
    bar: Iterable[T] = tqdm(items, total=count, disable=None, leave=False, mininterval=0, file=terminal)
    return bar
