"""Speaks a sentence: by a teacher's recording or a synthetic voice, as samples.

The first of these that there is: a teacher's recording that passes the gate, the kit's own, the voice of SVOX Pico in
py-nanotts, espeak-ng.
"""

import re
import shutil
import subprocess
from pathlib import Path

from simulateur.machine.sound import kit_recordings
from simulateur.machine.sound.decoded_recordings import Recorded
from simulateur.machine.sound.recording_files import Recordings
from simulateur.machine.sound.wav import RATE, wav

PICO = ("fr-FR", "en-GB", "en-US", "de-DE", "es-ES", "it-IT")
"""The voices of py-nanotts. Where a language has two, the better choice comes first."""
_VOLUME = {"fr-FR": 0.7, "en-GB": 0.62}
_VOLUME_OF_OTHERS = 0.5
"""How loud Pico is asked to speak: about -16 LUFS, as the kit's recordings are, and no true peak above -1.5 dB.

At full volume nearly every sentence has peaks cut off.
"""
_LONG_WORD = re.compile(r"\S{100}(?=\S)")
"""SVOX Pico never comes back from a word of thousands of letters; in parts it does."""
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
"""A word of two letters or more. Where all are capitals, both voices spell it: « GO » becomes « gé o »."""
_RESPELLED = {
    "fr": (
        (re.compile(r"r[td](?=-(?:elle|il|on)s?\b)"), "rte"),  # it says « par-elle » for « part-elle »
        (re.compile(r"\bdos\b", re.IGNORECASE), "dau"),  # these it takes for English words
        (re.compile(r"\brythme", re.IGNORECASE), "ritme"),
        (re.compile(r"\bjury\b", re.IGNORECASE), "juri"),
        (re.compile(r"\blabyrinthe", re.IGNORECASE), "labirinte"),
        (re.compile(r"\bpuzzle", re.IGNORECASE), "peuzle"),
    )
}
"""What espeak-ng 1.52 says wrong, by language, and how it is written for it to be said right."""
_KEPT_BYTES = 1024 * 1024
"""About half a minute of speech: what a page says, and what was said before."""


class Speech:
    """Makes sentences in ``language`` into files that can be played; the last ones are kept.

    A sentence that is in ``recordings`` is heard from there; ``packs`` has the kit's own.
    """

    def __init__(self, language: str, recordings: Recordings | None = None, packs: Path = kit_recordings.PACKS) -> None:
        self.language = language
        self.recordings = recordings or Recordings()
        self.silence: dict[str, str] = {}
        """For each language that cannot be spoken here, why: a voice that does not load, in a few words."""
        self._packs = packs
        self._kept: dict[tuple[str, str], bytes] = {}
        self._recorded = Recorded()

    def take_problems(self) -> tuple[str, ...]:
        """Sentences for the adult since the last call: recordings that cannot be heard."""
        return self._recorded.take_problems()

    def forget(self) -> None:
        """Look for recordings anew, some have changed; for the thread that asks for files."""
        self._kept.clear()

    def rest(self) -> None:
        """Keep only the last sentence in memory, after a time of silence; for the thread that asks for files."""
        for key in [*self._kept][:-1]:
            del self._kept[key]

    def file(self, sentence: str) -> bytes:
        """``sentence`` spoken, as a WAV or MP3 file; empty where this machine has no voice."""
        language = self.language  # it may change meanwhile, from another thread
        key = (language, sentence)
        file = self._kept.pop(key, None)
        if file is None:
            own = self._recorded.samples(self.recordings.file_of(sentence), language)
            file = wav(own) or self._of_kit(sentence, language) or self._spoken(sentence, language)
        self._kept[key] = file
        while sum(map(len, self._kept.values())) > _KEPT_BYTES and len(self._kept) > 1:
            self._kept.pop(next(iter(self._kept)))
        return file

    def _of_kit(self, sentence: str, language: str) -> bytes:
        try:
            return kit_recordings.recording(sentence, language, self._packs)
        except kit_recordings.SpoiltError as spoilt:
            self._recorded.tell_spoilt(str(spoilt), language)
            return b""

    def _spoken(self, sentence: str, language: str) -> bytes:
        samples, why = machine_samples(sentence, language)
        if why is not None:
            self.silence[language] = why
        return wav(samples)


def as_spoken(sentence: str) -> str:
    """``sentence`` as a voice reads it well: a word in capitals, « Écris TON », is a word and no abbreviation.

    What is to be spelled for a child is written letter by letter: « du T au O ».
    """
    return _CAPITALS.sub(lambda word: word[0].lower() if word[0].isupper() else word[0], sentence)


def as_espeak_reads(sentence: str, language: str) -> str:
    """``sentence`` with the words that espeak-ng says wrong spelled as they sound."""
    for written, sounds in _RESPELLED.get(language.partition("-")[0], ()):
        sentence = written.sub(sounds, sentence)
    return sentence


def pico_voice(language: str) -> str | None:
    """The name of SVOX Pico's voice for ``language``, of the same region if there is one; None where it has none."""
    if language in PICO:
        return language
    same = (voice for voice in PICO if voice.partition("-")[0] == language.partition("-")[0])
    return next(same, None)


def machine_samples(sentence: str, language: str) -> tuple[bytes, str | None]:
    """``sentence`` in this machine's own voice, as 16-bit mono samples at ``wav.RATE``, and None.

    If no voice here speaks ``language``: no samples, and the sentence that says why.
    """
    sentence = _LONG_WORD.sub(r"\g<0> ", as_spoken(sentence))
    voice, why = pico_voice(language), ""
    if voice is not None:
        try:
            from py_nanotts import NanoTTS  # noqa: PLC0415 (has no wheel on every machine)

            volume = _VOLUME.get(voice, _VOLUME_OF_OTHERS)
            return bytes(NanoTTS().speak(sentence, voice=voice, speed=0.9, volume=volume)), None
        except Exception as error:  # noqa: BLE001 (its files may be gone, or another library's; espeak-ng may do)
            why = f"py-nanotts : {type(error).__name__}"
    samples = _espeak(sentence, language)
    return samples, None if samples else why


def _espeak(sentence: str, language: str) -> bytes:
    """``sentence`` spoken by espeak-ng; empty where it does not know the language either.

    Its voices are named by the same codes.
    """
    program = shutil.which("espeak-ng")
    if program is None:
        return b""
    command = [program, "-v", language, "-s", "140", "--stdout", "--", as_espeak_reads(sentence, language)]
    try:  # no shell, and a fixed program
        wave = subprocess.run(command, capture_output=True, check=False).stdout
    except OSError:
        return b""
    if not wave:
        return b""
    return _resampled(wave)


def _resampled(wave: bytes) -> bytes:
    header = 44
    rate = int.from_bytes(wave[24:28], "little")
    source = memoryview(wave[header : len(wave) - (len(wave) - header) % 2]).cast("h")
    count = len(source) * RATE // rate
    return b"".join(source[n * rate // RATE].to_bytes(2, "little", signed=True) for n in range(count))
