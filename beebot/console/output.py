"""What commands write: in any encoding, to any output, and with no character that a terminal would obey."""

import contextlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, those that turn the direction of writing, and the bytes of a file's name that are no text."""

_INSTEAD = {
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "œ": "oe",
    "Œ": "OE",
    "→": "->",
    "↑": "^",
    "↓": "v",
    "↶": "<",
    "↷": ">",
    "↖": "^<",
    "↗": "^>",
    "⏸": "||",
    "≠": "!=",
    "✓": "v",
    "✗": "x",
    "·": "-",
    "×": "x",
    "°": "o",
}
"""What stands for a character that the output's encoding lacks. Letters lose their accent, and others become codes."""


class OutputError(Exception):
    """The standard output cannot be written; ``cause`` is the system's error."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Output:
    """A standard stream that shows control characters as codes, and replaces characters that its encoding lacks.

    If it cannot be written, ``OutputError`` is raised; with ``needed`` False the text is dropped instead.
    """

    def __init__(self, stream: TextIO, *, needed: bool) -> None:
        self.underlying = stream
        self._needed = needed

    def write(self, text: str) -> int:
        """Write the text in a form that the stream can take; returns the length of ``text``."""
        with self._told():
            self.underlying.write(readable(text, self.underlying.encoding or "utf-8"))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Bring what was written to the file, pipe or terminal."""
        with self._told():
            self.underlying.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.underlying, name)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            give_up(self.underlying)
            if self._needed:
                raise OutputError(error) from None


def readable(text: str, encoding: str) -> str:
    """``text`` with control characters shown as codes, and characters that ``encoding`` lacks replaced."""
    text = _OBEYED.sub(lambda found: _code(found[0]), text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(each if _has(encoding, each) else _substitute(each, encoding) for each in text)
    return text


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _substitute(character: str, encoding: str) -> str:
    if character in _INSTEAD:
        return _INSTEAD[character]
    parts = unicodedata.normalize("NFKD", character)
    plain = "".join(each for each in parts if not unicodedata.combining(each))
    return plain if plain and _has(encoding, plain) else _code(character)


def _code(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def give_up(stream: TextIO) -> None:
    """Drop what ``stream`` has not written yet, for Python would complain about it when it ends."""
    with contextlib.suppress(OSError, ValueError):  # a stream of a test has no number
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextlib.contextmanager
def closed_replaced() -> Iterator[None]:
    """Within the block, standard streams that were closed are open: nothing to read, what is written is dropped."""
    closed = [name for name in ("stdin", "stdout", "stderr") if getattr(sys, name) is None]
    if closed:
        # Their numbers are taken, so that no file that is opened later gets one, and what others write to it.
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # noqa: PLR2004 - the number of the standard error
            pass
        os.close(number)
    with contextlib.ExitStack() as opened:
        for name in closed:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, opened.enter_context(open(os.devnull, mode, encoding="utf-8")))  # noqa: PTH123 (no path)
        try:
            yield
        finally:
            for name in closed:
                setattr(sys, name, None)
