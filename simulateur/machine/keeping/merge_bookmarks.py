"""Two programs on one folder: of the groups that each keeps, the newest of each animal stays."""

from collections.abc import Mapping

from simulateur.game.records import Bookmark

Waiting = Mapping[str, Bookmark]
"""Groups by their animals, each as it waits."""


def waits(bookmark: Bookmark) -> Bookmark:
    """``bookmark`` in the form in which it is kept while its group waits."""
    return bookmark._replace(own=False, others=())


def waiting(bookmark: Bookmark | None) -> dict[str, Bookmark]:
    """The bookmark of each group in ``bookmark``, by animal; last the group that plays, if it has its own progress."""
    if bookmark is None:
        return {}
    groups = (*bookmark.others, bookmark) if bookmark.own else bookmark.others
    return {group.animal: waits(group) for group in groups}


def merged(mine: Waiting, mine_before: Waiting, found: Waiting, found_before: Waiting) -> dict[str, Bookmark]:
    """The groups to write, by animal, when another program may have written the file too.

    ``mine`` are this program's groups, ``found`` those in the file now; the ``_before`` are both as this program wrote
    or saw them last. A group that only the other program has changed was played there last, and is kept from there; one
    that both have changed is played here now. No clock is needed. Those in ``mine`` come last, in their order.
    """

    def is_theirs(animal: str) -> bool:
        by_them = animal in found and found[animal] != found_before.get(animal)
        return by_them and mine[animal] == mine_before.get(animal)

    others = {animal: group for animal, group in found.items() if animal not in mine}
    return others | {animal: found[animal] if is_theirs(animal) else group for animal, group in mine.items()}
