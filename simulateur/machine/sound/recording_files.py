"""Where the recordings of sentences lie, and what their files are called."""

import re
import unicodedata
from pathlib import Path

from beebot.files.content_folder import RECORDING_KINDS
from simulateur.game.messages.voices import By

_LONGEST_NAME = 200
"""Letters of a recording's name: file systems end at 255 bytes."""


def recording_name(sentence: str) -> str:
    """The name of a teacher's recording of ``sentence``, without its ending: the words, with hyphens.

    A recording named after its words falls silent when the words change, so that no child hears
    yesterday's task.
    """
    plain = unicodedata.normalize("NFKD", sentence.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_NAME].rstrip("-")


class Recordings:
    """Two folders of recordings. Each may be missing, and may be replaced by another at any time.

    ``own`` are those that were made on this machine: they come first. ``content`` came with what is played.
    """

    def __init__(self, content: Path | None = None, own: Path | None = None) -> None:
        self.content = content
        self.own = own

    def file_of(self, sentence: str) -> Path | None:
        """The recording of ``sentence``, if there is one that may be read."""
        return _file_in(self.own, sentence) or _file_in(self.content, sentence)

    def by(self, sentence: str) -> By:
        """Who says ``sentence``."""
        if _file_in(self.own, sentence) is not None:
            return By.TEACHER
        return By.MACHINE if _file_in(self.content, sentence) is None else By.CONTENT

    def own_files(self, sentence: str) -> tuple[Path, ...]:
        """Every recording of ``sentence`` that was made or laid down on this machine.

        Raises:
            OSError: the folder may not be read.
        """
        if self.own is None:
            return ()
        name = recording_name(sentence)
        return tuple(file for kind in RECORDING_KINDS if (file := self.own / f"{name}{kind}").is_file())


def _file_in(folder: Path | None, sentence: str) -> Path | None:
    if folder is None:
        return None
    name = recording_name(sentence)
    try:
        return next((file for kind in RECORDING_KINDS if (file := folder / f"{name}{kind}").is_file()), None)
    except PermissionError:
        return None
