"""Where the recordings of sentences lie, and what their files are called."""

import re
import unicodedata
from pathlib import Path

from beebot.files.content_folder import RECORDING_KINDS
from simulateur.game.messages.voices import By

_LONGEST_NAME = 200
"""Letters of a recording's name: file systems end at 255 bytes."""


def recording_name(sentence: str) -> str:
    """The file name, without its ending, of a recording of ``sentence``: its words, with hyphens.

    A recording named after its words falls silent when the words change, so that no child hears yesterday's task.
    """
    plain = unicodedata.normalize("NFKD", sentence.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:_LONGEST_NAME].rstrip("-")


class Recordings:
    """Finds recordings in two folders, each of which may be missing, and may be replaced at any time.

    ``own`` has those made on this machine, which come first; ``content`` those that came with what is played.
    """

    def __init__(self, content: Path | None = None, own: Path | None = None) -> None:
        self.content = content
        self.own = own

    def file_of(self, sentence: str) -> Path | None:
        """The file of the recording of ``sentence``; None where there is none that may be read."""
        name = recording_name(sentence)
        return file_called(name, self.own) or file_called(name, self.content)

    def by(self, sentence: str) -> By:
        name = recording_name(sentence)
        if file_called(name, self.own) is not None:
            return By.TEACHER
        return By.MACHINE if file_called(name, self.content) is None else By.CONTENT

    def own_files(self, sentence: str) -> tuple[Path, ...]:
        """Every file with a recording of ``sentence`` in this machine's own folder.

        Raises:
            OSError: the folder may not be read.
        """
        if self.own is None:
            return ()
        name = recording_name(sentence)
        return tuple(file for kind in RECORDING_KINDS if (file := self.own / f"{name}{kind}").is_file())


def file_called(name: str, folder: Path | None) -> Path | None:
    """The recording called ``name``, without an ending, in ``folder``; None where there is none that may be read."""
    if folder is None:
        return None
    try:
        return next((file for kind in RECORDING_KINDS if (file := folder / f"{name}{kind}").is_file()), None)
    except OSError:  # it may not be read, or no file can have this name
        return None
