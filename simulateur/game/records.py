"""What is kept of a sitting: where the children are with the answer under way, and each try."""

from typing import Any, NamedTuple

from beebot.command import Command
from simulateur.game.controls import Key, Touch

FORMAT = 5
"""The format that is written. One more key that makes an answer needs one more format."""
_FORMATS = (2, 3, 4, FORMAT)
"""Those that are read: the ones before had fewer keys."""
_LAID = "laid"
_PUT_BY, _OWN, _STORIES, _HELPS, _HUNG = "put_by", "own", "stories", "helps", "hung"
_NAMES = ("path", "animal", "lesson", "challenge", "hash")
_KEYS = {str(key.value): key for key in Key}


class Laid(NamedTuple):
    """A ``card`` of an answer that no key laid, but a hint.

    With ``insert`` it was put before the card at ``place``, else in place of that card.
    """

    place: int
    card: Command
    insert: bool


Made = Touch | Laid
"""One of the things that make an answer, one after the other."""
Counts = tuple[tuple[str, int], ...]
"""By names, a count of at least 1 each."""


class Hung(NamedTuple):
    """A mat of free play that a child keeps: the ``animal`` that made it, and the touches that make it again."""

    animal: str
    touches: tuple[Made, ...]


MOST_HUNG = 6
"""So many mats hang in the garden."""


class Bookmark(NamedTuple):
    """The open page by its names. ``lesson`` and ``challenge`` are ids, ``""`` where none is open.

    ``hash`` is that of the challenge, so that an answer to another question is not laid on this
    one; ``animal`` whose turn it is; ``touches`` the touches that made the answer under way, in
    order. ``put_by`` is an answer at another challenge that waits until somebody opens it again, and its own ``put_by``
    one of another learning path.

    ``own`` says that the animal has a progress of its own; ``others`` are then the bookmarks of the
    animals that wait for their turn. ``stories`` says at which page of each story that was begun the children are,
    ``helps`` how often each animal called for help while the answer was made. ``hung`` are the mats of free play that
    children keep.
    """

    path: str
    animal: str
    lesson: str = ""
    challenge: str = ""
    hash: str = ""
    touches: tuple[Made, ...] = ()
    put_by: "Bookmark | None" = None
    own: bool = False
    others: "tuple[Bookmark, ...]" = ()
    stories: Counts = ()
    helps: Counts = ()
    hung: tuple[Hung, ...] = ()

    def is_at(self, other: "Bookmark") -> bool:
        """Whether both bookmarks are at the same challenge, unchanged."""
        here, there = ((each.path, each.lesson, each.challenge, each.hash) for each in (self, other))
        return here == there


class Tried(NamedTuple):
    """One try at a challenge that came to its end, as a row of the journal.

    ``result`` is the name of an ``Outcome``; ``attempt`` counts the tries from 1. ``cards`` is how many cards were
    laid, ``hint`` how often this animal called for help. ``by_hand`` says that a person said how it ended where the
    cards say otherwise, ``together`` that it succeeded after another animal called for help.
    """

    animal: str
    challenge: str
    hash: str
    attempt: int
    result: str
    cards: int
    hint: int
    by_hand: bool = False
    together: bool = False


def to_json(bookmark: Bookmark) -> dict[str, object]:
    """``bookmark`` without its ``others``, as an object for JSON; ``from_json`` reads it."""
    names = {name: getattr(bookmark, name) for name in _NAMES}
    written = {"format": FORMAT, **names, "touches": list(map(_written, bookmark.touches))}
    if bookmark.put_by is not None:
        written[_PUT_BY] = to_json(bookmark.put_by)
    if bookmark.own:
        written[_OWN] = True
    if bookmark.stories:
        written[_STORIES] = dict(bookmark.stories)
    if bookmark.hung:
        written[_HUNG] = [[each.animal, list(map(_written, each.touches))] for each in bookmark.hung]
    if bookmark.helps:
        written[_HELPS] = dict(bookmark.helps)
    return written


def from_json(kept: dict[str, Any]) -> Bookmark:
    """The bookmark that ``to_json`` made, in this version or an earlier one, into ``kept``.

    Fields that only a later version knows are ignored.

    Raises:
        ValueError: it holds anything else.
    """
    kept = dict(kept)
    version = kept.pop("format", None)
    if version not in _FORMATS or not kept.keys() >= {*_NAMES, "touches"}:
        raise ValueError("not the keys expected")
    texts = all(isinstance(kept[name], str) for name in _NAMES)
    if not texts or not isinstance(kept["touches"], list):
        raise ValueError("not the kinds expected")
    names = {name: kept[name] for name in _NAMES}
    put_by = kept.get(_PUT_BY)
    if put_by is not None and not isinstance(put_by, dict):
        raise ValueError("not the kinds expected")
    waiting = from_json(put_by) if put_by else None
    own, touches = kept.get(_OWN) is True, tuple(map(_read, kept["touches"]))
    stories, helps = (_read_counts(kept.get(name, {})) for name in (_STORIES, _HELPS))
    hung = tuple(map(_read_hung, kept.get(_HUNG, ())))
    return Bookmark(**names, touches=touches, put_by=waiting, own=own, stories=stories, helps=helps, hung=hung)


def _written(made: Made) -> list[object]:
    if isinstance(made, Laid):
        return [_LAID, made.place, made.card.value, made.insert]
    return [made.key.value, made.index, made.strip]


def _read(kept: Any) -> Made:
    match kept:
        case [str(word), int(place), str(card), bool(insert)] if word == _LAID:
            return Laid(place, Command(card), insert)
        case [str(name), int(index), int(strip)] if name in _KEYS:
            return Touch(_KEYS[name], index, strip)
    raise ValueError(f"nothing that was made: {kept!r}")


def _read_hung(kept: Any) -> Hung:
    match kept:
        case [str(animal), [*touches]]:
            return Hung(animal, tuple(map(_read, touches)))
    raise ValueError(f"no mat that was kept: {kept!r}")


def _read_counts(kept: Any) -> Counts:
    if not isinstance(kept, dict) or not all(type(count) is int and count > 0 for count in kept.values()):
        raise ValueError(f"no counts: {kept!r}")
    return tuple(kept.items())
