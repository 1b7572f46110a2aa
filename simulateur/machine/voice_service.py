"""A teacher's own voice: spoken while a key is held, heard again, kept in ``voix`` of this machine, and erased.

The microphone is open only while the session says that it listens. A take is in the memory of this program alone until
it is kept.
"""

import threading
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from beebot.errors import KitError
from beebot.files.atomic_file import write_whole
from beebot.files.content_folder import VOICES
from beebot.files.folder_lock import ErasedError, erasure, is_erased_since, locked
from beebot.files.private_folder import erase_files, make_folder
from beebot.files.system_errors import reason
from beebot.i18n import gettext as _
from lecons.gate.recordings import samples_in
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_process import WorkerProcess
from simulateur.game.messages import voices
from simulateur.machine.sound.cleaned_recording import LONGEST_S, SHORTEST_S, level_of, seconds_of, trimmed
from simulateur.machine.sound.microphone_interface import Microphone, MicrophoneError, NoMicrophoneError
from simulateur.machine.sound.recording_files import Recordings, recording_name
from simulateur.machine.sound.voice_interface import Voice
from simulateur.machine.sound.wav import wav
from simulateur.machine.thread_work import start, take

_DEAF_S, _SLOW_S = 2.0, 20.0
"""Seconds without a sample after which a microphone is gone; seconds that it may take to open."""


class _Take(NamedTuple):
    """A sentence, how it was spoken, and the ``erasure`` of the folder that it was spoken after.

    Nothing of it is on the disk.
    """

    sentence: str = ""
    samples: bytes = b""
    known: int = 0


_NO_TAKE = _Take()


class VoiceService:
    """Records voices for one screen; ``folder`` is where the kit's data is, ``recordings`` where the voice looks."""

    def __init__(self, folder: Path, recordings: Recordings, microphone: Microphone) -> None:
        self._folder = folder
        self._recordings = recordings
        self._microphone = microphone
        self._reports: SimpleQueue[voices.VoiceReport] = SimpleQueue()
        self._ear = voices.Ear()
        self._is_listening = False
        self._heard = bytearray()
        self._deaf_s = 0.0
        self._take = _NO_TAKE
        self._spoken = 0
        """Grows each time that what was spoken is to be forgotten: so a thread that still cuts it knows."""
        self._guard = threading.Lock()
        """Guards the two attributes above."""
        self._is_other = threading.Event()
        """Set when other recordings are to be heard than before."""

    def listen(self, ear: voices.Ear, seconds: float, voice: Voice | None) -> None:
        """Called each turn with what ``ear`` is to listen for; the microphone closes once no sentence is recorded."""
        if self._is_other.is_set():
            self._is_other.clear()
            if voice is not None:
                voice.forget_recordings()
        if ear.sentence != self._ear.sentence:
            self._end(is_there=ear.is_there)
        if ear.is_there != self._ear.is_there:
            self._forget()
        before, self._ear = self._ear, ear
        if ear.sentence is not None and ear.sentence != before.sentence:
            if voice is not None:
                voice.hush()
            self._begin()
        elif self._is_listening:
            self._hear(seconds)
        elif ear.is_there:
            self._microphone.prepare()
        elif before.is_there:
            self._microphone.close()

    def obey(self, request: voices.VoiceRequest, voice: Voice | None) -> None:
        match request:
            case voices.ShowVoices(sentences):
                self._forget()
                start(partial(self._show, sentences), "voices")
            case voices.VoiceAsk.HEAR if voice is not None:
                voice.hear(self._take.samples)
            case voices.VoiceAsk.DROP:
                self._forget()
            case voices.VoiceAsk.KEEP:
                start(partial(self._keep, self._take), "voices")
            case voices.EraseVoice(sentence):
                start(partial(self._erase, sentence), "voices")

    def take_reports(self) -> tuple[voices.VoiceReport, ...]:
        return take(self._reports)

    def erased(self) -> None:
        """Forget the last recording, kept or not: everything else that was kept has just been erased."""
        self._forget()
        self._is_other.set()

    def close(self) -> None:
        """Close the microphone, and forget the take that was not kept."""
        self._shut()
        self._forget()

    def _forget(self, kept: _Take | None = None) -> None:
        with self._guard:
            if kept is None or kept is self._take:
                self._take = _NO_TAKE
                self._spoken += 1

    def _begin(self) -> None:
        self._heard.clear()
        self._forget()
        self._deaf_s, self._is_listening = 0.0, True
        try:
            self._microphone.open()
        except NoMicrophoneError:
            self._lose(_refused())

    def _hear(self, seconds: float) -> None:
        try:
            heard = self._microphone.take()
            self._deaf_s = 0.0 if heard else self._deaf_s + seconds
            if self._deaf_s > (_SLOW_S if heard is None else _DEAF_S):
                raise NoMicrophoneError if heard is None else MicrophoneError
        except NoMicrophoneError:
            self._lose(_refused())
            return
        except MicrophoneError:
            self._lose(_("Le micro n'est plus là ; rien n'est gardé. Rebranchez-le et dites la phrase de nouveau."))
            return
        if heard is None:
            return
        last = len(self._heard) // 2 * 2
        self._heard += heard
        self._reports.put(voices.LevelIs(level_of(bytes(self._heard[last:]))))
        if seconds_of(bytes(self._heard)) >= LONGEST_S:
            self._end()

    def _lose(self, why: str) -> None:
        self._shut()
        self._reports.put(voices.NoTake(why))

    def _end(self, *, is_there: bool = True) -> None:
        if not self._is_listening or self._ear.sentence is None:
            return
        if not is_there:
            self._shut()
            return
        with suppress(MicrophoneError):  # what came before it went is a take all the same
            self._heard += self._microphone.take() or b""
        heard = bytes(self._heard)
        self._shut()
        start(partial(self._cut, self._ear.sentence, heard, self._spoken), "voices")

    def _shut(self) -> None:
        self._is_listening = False
        self._microphone.close()
        self._heard.clear()

    def _cut(self, sentence: str, heard: bytes, spoken: int) -> None:
        known = erasure(self._folder)
        if seconds_of(heard) < SHORTEST_S:
            self._reports.put(voices.NoTake(_("Gardez la touche enfoncée pendant que vous parlez, puis lâchez-la.")))
            return
        most = round(LONGEST_S * len(heard) / seconds_of(heard)) // 2 * 2
        samples = trimmed(heard[:most])
        if not samples:
            self._reports.put(
                voices.NoTake(_("Le micro n'a rien entendu : approchez-vous, ou vérifiez qu'il n'est pas coupé."))
            )
            return
        with self._guard:
            if spoken == self._spoken:
                self._take = _Take(sentence, samples, known)
                self._reports.put(voices.TakeIs(seconds_of(samples)))

    def _show(self, sentences: tuple[str, ...]) -> None:
        by = tuple(map(self._recordings.by, sentences))
        self._reports.put(voices.VoicesAre(by, tuple(map(recording_name, sentences)), str(self._folder / VOICES)))

    def _keep(self, take: _Take) -> None:
        name, data = recording_name(take.sentence), wav(take.samples)
        if not name:
            self._reports.put(voices.NoTake(_not_kept(_("cette phrase n'a pas de lettres pour nommer son fichier"))))
            return
        try:
            with WorkerProcess() as worker:
                samples_in(data, worker)
            self._write(take, name, data)
        except ErasedError:
            self._forget(take)
            self._reports.put(voices.NoTake(_not_kept(_("tout a été effacé entre-temps"))))
        except RefusedError as refused:
            self._reports.put(voices.NoTake(_not_kept(refused.message)))
        except KitError as error:
            self._reports.put(voices.NoTake(_not_kept(str(error))))
        except OSError as error:
            self._reports.put(
                voices.NoTake(_not_kept(_("{reason} ; vérifiez la place et les droits").format(reason=reason(error))))
            )
        else:
            self._forget(take)
            self._changed(take.sentence)

    def _write(self, take: _Take, name: str, data: bytes) -> None:
        make_folder(self._folder)
        with locked(self._folder):
            if is_erased_since(self._folder, take.known):
                raise ErasedError
            make_folder(self._folder / VOICES)
            file = self._folder / VOICES / f"{name}.wav"
            write_whole(file, data)
            erase_files(each for each in self._recordings.own_files(take.sentence) if each != file)

    def _erase(self, sentence: str) -> None:
        try:
            with locked(self._folder):
                erase_files(self._recordings.own_files(sentence))
        except OSError as error:
            told = _("l'enregistrement n'est pas effacé ({reason}) ; effacez-le vous-même dans {folder}")
            self._reports.put(voices.NoTake(told.format(reason=reason(error), folder=self._folder / VOICES)))
        else:
            self._changed(sentence)

    def _changed(self, sentence: str) -> None:
        self._is_other.set()
        self._reports.put(voices.SaidBy(sentence, self._recordings.by(sentence)))


def _refused() -> str:
    return _(
        "Aucun micro ne répond : branchez-en un, ou permettez au kit de s'en servir dans les réglages de l'ordinateur."
    )


def _not_kept(why: str) -> str:
    return _("Ce n'est pas gardé : {why}.").format(why=why)
