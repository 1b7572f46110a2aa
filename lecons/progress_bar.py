"""How those who wait are shown how far a long piece of work is."""

import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

Shower = Callable[[Iterable[Any], int], Iterable[Any]]
"""Gives the same items, of which there are so many, and shows meanwhile how far they are."""


def silently(items: Iterable[Any], _count: int) -> Iterable[Any]:
    """``items``, without showing progress."""
    return items


def with_progress(items: Iterable[T], count: int | None = None) -> Iterable[T]:
    """``items``, while a bar at a terminal shows how far they are; in a pipe it shows nothing.

    ``count`` is how many there are, for items without a length.
    """
    from tqdm import tqdm  # noqa: PLC0415 (not needed where a window shows how far it is)

    terminal = getattr(sys.stderr, "underlying", sys.stderr)  # a bar is moved by control characters
    bar: Iterable[T] = tqdm(items, total=count, disable=None, leave=False, mininterval=0, file=terminal)
    return bar
