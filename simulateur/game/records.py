"""What is kept of a sitting: where the children are with the answer under way, and each try."""

from dataclasses import dataclass
from typing import Any

from simulateur.game.controls import Key, Touch

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The open page by its names. ``lesson`` and ``challenge`` are ids, ``""`` where none is open.

    ``hash`` is that of the challenge, so that an answer to another question is not laid on this one; ``animal`` whose
    turn it is; ``touches`` the touches that made the answer under way, in order.
    """

    path: str
    animal: str
    lesson: str = ""
    challenge: str = ""
    hash: str = ""
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """A try at a challenge that came to its end; ``result`` is the name of an ``Outcome``, as in the journal."""

    animal: str
    challenge: str
    hash: str
    attempt: int
    result: str
    cards: int
    hint: int


def to_json(bookmark: Bookmark) -> dict[str, object]:
    """``bookmark`` as a JSON object; ``from_json`` reads it."""
    names = {name: getattr(bookmark, name) for name in _NAMES}
    touches = [[touch.key.name, touch.index, touch.strip] for touch in bookmark.touches]
    return {"format": _FORMAT, **names, "touches": touches}


def from_json(kept: dict[str, Any]) -> Bookmark:
    """The bookmark in a JSON object.

    Raises:
        ValueError: it holds anything else.
    """
    kept = dict(kept)
    if kept.pop("format", None) != _FORMAT or kept.keys() != {*_NAMES, "touches"}:
        raise ValueError("not the keys expected")
    if not all(isinstance(kept[name], str) for name in _NAMES) or not isinstance(kept["touches"], list):
        raise ValueError("not the kinds expected")
    return Bookmark(**kept | {"touches": tuple(map(_touch, kept["touches"]))})


_NAMES = ("path", "animal", "lesson", "challenge", "hash")


def _touch(kept: Any) -> Touch:
    if not isinstance(kept, list):
        raise ValueError(f"no touch: {kept!r}")  # noqa: TRY004 (one kind of error for the reader)
    match kept:
        case [str(name), int(index), int(strip)] if name in Key.__members__:
            return Touch(Key[name], index, strip)
    raise ValueError(f"no touch: {kept!r}")
