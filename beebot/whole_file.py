"""A text file that is always whole: written beside its name, then put in its place at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(file: Path, *, encoding: str = "utf-8", newline: str | None = None) -> Iterator[TextIO]:
    """A stream on which to write ``file`` anew; it is on the disk, and in its place, when the block ends.

    Where the block or the disk fails, and in a power cut, what was there before stays.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    new = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        with new.open("w", encoding=encoding, newline=newline) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
