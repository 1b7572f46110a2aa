"""The program on the strip while a child writes it: add, replace, remove, clear, undo, redo."""

from dataclasses import dataclass, replace

from beebot.command import Command, FlatProgram


@dataclass(frozen=True, slots=True)
class Editor:
    """A program with its past and its undone future; every change returns a new editor.

    ``held`` is the place of the card a child picked up, None if none is.
    """

    program: FlatProgram = ()
    held: int | None = None
    past: tuple[FlatProgram, ...] = ()
    future: tuple[FlatProgram, ...] = ()

    def put(self, command: Command) -> "Editor":
        """Replace the held card by ``command`` or, if none is held, add it at the end."""
        if self.held is None:
            return self._become((*self.program, command))
        return self._become((*self.program[: self.held], command, *self.program[self.held + 1 :]))

    def clear(self) -> "Editor":
        """Remove the held card or, if none is held, all of them."""
        if not self.program:
            return self
        if self.held is None:
            return self._become(())
        return self._become(self.program[: self.held] + self.program[self.held + 1 :])

    def hold(self, place: int) -> "Editor":
        """Pick up the card at ``place``, or put it down if it is the one held."""
        if not 0 <= place < len(self.program):
            return self
        return replace(self, held=None if self.held == place else place)

    def undo(self) -> "Editor":
        """The program before the last change."""
        if not self.past:
            return self
        return Editor(self.past[-1], None, self.past[:-1], (self.program, *self.future))

    def redo(self) -> "Editor":
        """The program before the last undo."""
        if not self.future:
            return self
        return Editor(self.future[0], None, (*self.past, self.program), self.future[1:])

    def _become(self, program: FlatProgram) -> "Editor":
        return Editor(program, None, (*self.past, self.program), ())
