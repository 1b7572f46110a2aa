"""The process that speaks and hears, in the makers' own environment."""

import base64
import json
import subprocess
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from beebot.errors import KitError
from simulateur.web.build.voices import mp3
from tools.voice.recipe import SPEEDS, VOICES, phonemes_for_voice, recipe_of, text_for_voice
from tools.voice.store import Made


class Makers:
    """The process that speaks and hears; ``command`` starts it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answer()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def take(self, sentence: str, language: str, number: int) -> tuple[Made, bytes]:
        """Speak ``sentence`` for the time ``number``, from 0; returns what the ear says of it, and its MP3 file.

        Raises:
            KitError: the process ended.
        """
        voice, speed = VOICES[language], SPEEDS[number]
        phonemes = phonemes_for_voice(sentence, language)
        order = {"text": text_for_voice(sentence, language), "phonemes": phonemes, "speed": speed}
        spoken = self._ask({"do": "speak", **order, "voice": voice.name, "language": voice.espeak})
        file = mp3(base64.b64decode(spoken["samples"]))
        judgement = self.judged(file, sentence, language)
        recipe = recipe_of(sentence, language)
        return Made(sentence=sentence, recipe=recipe, takes=number + 1, speed=speed, **judgement), file

    def judged(self, file: bytes, sentence: str, language: str) -> dict[str, Any]:
        """What the ear says of the sound ``file``, in which ``sentence`` is spoken.

        Raises:
            KitError: the process ended.
        """
        words = text_for_voice(sentence, language)
        order = {"file": base64.b64encode(file).decode(), "words": words, "language": language}
        return self._ask({"do": "hear", **order, "espeak": VOICES[language].espeak})

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _ended() from error
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise _ended()
        answer: dict[str, Any] = json.loads(line)
        return answer


def _ended() -> KitError:
    return KitError("ce qui parle et écoute s'est arrêté : la raison est au-dessus ; relancez, ce qui est fait reste")
