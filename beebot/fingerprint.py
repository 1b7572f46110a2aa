"""What a challenge asks, as a short text that stays the same for ever: optima and progress are filed under it."""

import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any

from beebot.challenge import Challenge, Target
from beebot.mat import DEFAULT_CELL_MM, Decor
from beebot.parts.staging import PLAIN
from beebot.text import Text

_as_json = json.JSONEncoder().encode
HASH_CHARACTERS = 32
"""Hexadecimal digits of a hash: 128 bits, so that no two challenges of all schools share one by chance."""


def challenge_hash(challenge: Challenge) -> str:
    """A hash of all that decides which answers to ``challenge`` succeed (``judged``): ``HASH_CHARACTERS`` characters.

    A spelling mended in a task loses nobody's progress and no computed optimum. Whatever changes which answers succeed
    changes the hash.

    It is the same on every machine and Python: a SHA-256 of ``canonical_text``, which depends on no order of a set, no
    ``repr`` and no ``hash``.
    """
    return hashlib.sha256(canonical_text(judged(challenge)).encode()).hexdigest()[:HASH_CHARACTERS]


def judged(challenge: Challenge) -> Challenge:
    """``challenge`` without all that no judge reads.

    That is its id, sentences, hints, degree, star, staging, names, pictures, sounds and size in millimetres.
    """
    mat = replace(challenge.mat, cell_mm=DEFAULT_CELL_MM, decor=Decor(), places=())
    targets = tuple(Target(target.cell, target.pause) for target in challenge.targets)
    pictures = None if challenge.pictures is None else challenge.pictures.unspoken
    plain: dict[str, Any] = {"id": "", "task": Text(""), "hints": (), "degree": None, "star": False, "staging": PLAIN}
    return replace(challenge, mat=mat, targets=targets, pictures=pictures, **plain)


def canonical_text(value: object) -> str:
    """``value`` as a text that only an equal value of the same kind has.

    A dataclass is its fields by name, in alphabetical order, without those that hold their default: a field that is
    added later, with a default, changes no text. An enum is its value, a set is sorted by the texts of its members.

    Raises:
        TypeError: there is something else in it than dataclasses, enums, tuples, frozen sets, texts, whole numbers,
        booleans and None.
    """
    match value:
        case None | bool() | str():
            return _as_json(value)  # ASCII alone, every quote escaped
        case int():
            return str(value)
        case Enum():
            return f"<{canonical_text(value.value)}>"
        case tuple():
            return f"[{' '.join(map(canonical_text, value))}]"
        case frozenset():
            return f"{{{' '.join(sorted(map(canonical_text, value)))}}}"
    if is_dataclass(value) and not isinstance(value, type):
        held = ((name, getattr(value, name), default) for name, default in _defaults(type(value)))
        parts = (f"{name}={canonical_text(each)}" for name, each, default in held if each != default)
        return f"({' '.join(sorted(parts))})"
    raise TypeError(f"no canonical text for {type(value).__name__}")


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    return tuple(
        (field.name, field.default if field.default_factory is MISSING else field.default_factory())
        for field in fields(kind)
    )
