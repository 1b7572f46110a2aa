"""How much memory the C library keeps at hand: little, so that an old machine has it for what is shown. glibc only."""

import sys
from collections.abc import Callable

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""What ``mallopt`` calls them (glibc's malloc.h)."""
_LARGE, _AT_HAND = 2 * 1024 * 1024, 2 * 1024 * 1024
"""From ``_LARGE`` bytes on, a freed drawing goes back to the system at once; of smaller ones ``_AT_HAND`` stays.

A drawing that moves is as large as this, in each frame. To get new memory for it took as long as to
draw it (measured). What stays between smaller ones goes back with ``give_back``.
"""
_TRIM: list[Callable[[int], int]] = []
"""glibc's ``malloc_trim``, once ``keep_little_at_hand`` was called and where there is one."""


def keep_little_at_hand() -> None:
    """Have the C library give the memory of a large drawing back to the system as soon as it is freed.

    Otherwise glibc keeps ever larger pieces: 11 MB at 4K. To be called before any thread begins: each would keep memory
    of its own, 0.6 MB after the adults' pages.
    """
    if sys.platform == "linux" and not _TRIM:
        import ctypes  # noqa: PLC0415 (no other system needs it)

        system = ctypes.CDLL(None)
        mallopt = getattr(system, "mallopt", None)  # musl has none and keeps nothing
        if mallopt is not None:
            _TRIM[:] = [system.malloc_trim]
            mallopt(_M_MMAP_THRESHOLD, _LARGE)
            mallopt(_M_TRIM_THRESHOLD, _AT_HAND)
            mallopt(_M_ARENA_MAX, 1)


def give_back() -> None:
    """Give the free memory of the C library back to the system, when a page comes to rest.

    Up to 8 MB after an hour of pages, in 0.1 ms on average, 1 ms at most (measured). Only glibc can; elsewhere it does
    nothing.
    """
    if _TRIM:
        _TRIM[0](0)
