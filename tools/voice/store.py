"""What was made so far: a recording and what the ear said of it, each sentence in files of its own that are whole."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from beebot.files.atomic_file import write_whole
from tools.voice.recipe import recipe_of

_KEY = 16


def key_of(sentence: str) -> str:
    """The name of ``sentence`` in lists and files: the beginning of its SHA-256."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:_KEY]


@dataclass(frozen=True, slots=True)
class Made:
    """How a sentence was recorded: its ``recipe``, the ``speed`` that was kept, and the ear's judgement.

    ``takes`` is how many speeds were tried.
    """

    sentence: str
    recipe: str
    takes: int
    speed: float
    heard: str
    wrong: int
    phonemes: int
    seconds: float
    lufs: float
    peak_db: float


class Store:
    """A folder of recordings in one language; a process that is killed leaves no half-written one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def facts(self, sentence: str) -> Made | None:
        """How the kept recording of ``sentence`` was made; None where there is none."""
        try:
            return Made(**json.loads(self._file(sentence, "json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # there is none, or of another version
            return None

    def good(self, sentence: str, language: str) -> Made | None:
        """How it was made, if of today's words, voice and weights; else None."""
        made = self.facts(sentence)
        return made if made is not None and made.recipe == recipe_of(sentence, language) else None

    def recording(self, sentence: str) -> bytes:
        """The MP3 file of ``sentence``, which has ``facts``.

        Raises:
            OSError: it cannot be read.
        """
        return self._file(sentence, "mp3").read_bytes()

    def keep(self, made: Made, mp3: bytes) -> None:
        """Keep the recording ``mp3``, then ``made``, its facts: where they are, it is whole.

        Raises:
            OSError: the disk is full, or may not be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        facts = self._file(made.sentence, "json")
        facts.unlink(missing_ok=True)
        write_whole(self._file(made.sentence, "mp3"), mp3, private=False)
        text = json.dumps(asdict(made), ensure_ascii=False, indent=1)
        write_whole(facts, text.encode(), private=False)

    def _file(self, sentence: str, kind: str) -> Path:
        return self._folder / f"{key_of(sentence)}.{kind}"
