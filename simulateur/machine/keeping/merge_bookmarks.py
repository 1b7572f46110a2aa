"""Two programs on one folder: of the groups that each keeps, the newest of each animal stays."""

from collections.abc import Mapping

from simulateur.game.records import Bookmark

Waiting = Mapping[str, Bookmark]
"""Groups by their animals, each as it waits."""


def waits(bookmark: Bookmark) -> Bookmark:
    """``bookmark`` as it is written among those that wait for their turn."""
    return bookmark._replace(own=False, others=())


def waiting(bookmark: Bookmark | None) -> dict[str, Bookmark]:
    """Everybody of whom ``bookmark`` tells; whose turn it is comes last, if it has a progress of its own."""
    if bookmark is None:
        return {}
    groups = (*bookmark.others, bookmark) if bookmark.own else bookmark.others
    return {group.animal: waits(group) for group in groups}


def merged(mine: Waiting, mine_before: Waiting, found: Waiting, found_before: Waiting) -> dict[str, Bookmark]:
    """What to write: ``found`` is in the file now, ``found_before`` is what this program has seen or put there last.

    No clock is needed. A group that another program has written since, and that this one has not changed, was played
    there last. One that both have changed is played here now. Those who are ``mine`` come last, in their order.
    """

    def is_theirs(animal: str) -> bool:
        by_them = animal in found and found[animal] != found_before.get(animal)
        return by_them and mine[animal] == mine_before.get(animal)

    others = {animal: group for animal, group in found.items() if animal not in mine}
    return others | {animal: found[animal] if is_theirs(animal) else group for animal, group in mine.items()}
