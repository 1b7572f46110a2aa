"""What can be undone and redone."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """A value with those it had before and those that were undone; every change returns a new history."""

    now: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    def become(self, value: T) -> "History[T]":
        """Change to ``value``; what was undone is forgotten."""
        return History(value, (*self.past, self.now), ())

    def undo(self) -> "History[T]":
        """The value before the last change, or this one where there is none."""
        return History(self.past[-1], self.past[:-1], (self.now, *self.future)) if self.past else self

    def redo(self) -> "History[T]":
        """The value before the last undo, or this one where there is none."""
        return History(self.future[0], (*self.past, self.now), self.future[1:]) if self.future else self
