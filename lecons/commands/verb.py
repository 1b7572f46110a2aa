"""What a verb is, and what it has to say: to a person as text, to a program as one JSON object."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tqdm import tqdm

from beebot.errors import KitError
from beebot.loader import ContentError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What a verb found: ``text`` for a person, ``data`` for a program."""

    text: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verb:
    """One word of the command line. ``arguments`` declares what follows it; ``act`` does it.

    ``act`` raises ``KitError`` where it cannot.
    """

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    act: Callable[[argparse.Namespace], Report]


def with_progress(items: Sequence[T]) -> Iterable[T]:
    """The same items; a bar tells a person at a terminal how far they are, and nothing shows in a pipe."""
    terminal = getattr(sys.stderr, "underlying", sys.stderr)  # a bar is moved by control characters
    bar: Iterable[T] = tqdm(items, disable=None, leave=False, file=terminal)
    return bar


def as_json(verb: str, outcome: Report | KitError) -> str:
    """The object that ``--json`` prints; ``docs/lecons-json.md`` describes it."""
    if isinstance(outcome, Report):
        return _dumped({"verb": verb, "ok": True, "problems": [], **outcome.data})
    return _dumped({"verb": verb, "ok": False, "problems": _problems(outcome)})


def _problems(error: KitError) -> list[dict[str, object]]:
    if isinstance(error, ContentError):
        return [
            {"file": each.file.as_posix(), "line": each.line, "column": each.column, "message": each.message}
            for each in error.problems
        ]
    return [{"file": None, "line": None, "column": None, "message": str(error)}]


def _dumped(data: dict[str, object]) -> str:
    return json.dumps(data, indent=2)  # ASCII, whatever a Windows console makes of accents
