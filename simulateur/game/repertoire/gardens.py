"""The gardens of a path: a long path goes through several, each with a few flowers, a hive and pots of its own."""

from itertools import pairwise

MOST = 9
"""So many flowers stand in one garden at most: with more, they would be too small for a finger."""


def gardens(lessons: int) -> tuple[range, ...]:
    """The places of the lessons in each garden of a path of so many ``lessons``, nearly as many in each."""
    count = max(-(-lessons // MOST), 1)
    few, larger = divmod(lessons, count)
    starts = [number * few + min(number, larger) for number in range(count + 1)]
    return tuple(range(start, end) for start, end in pairwise(starts))


def garden_of(place: int | None, lessons: int) -> int:
    """The number of the garden with the lesson at ``place`` of so many ``lessons``; the last one for no such place."""
    found = gardens(lessons)
    return next((number for number, each in enumerate(found) if place in each), len(found) - 1)
