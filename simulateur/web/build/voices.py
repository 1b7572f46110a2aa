"""The kit's voice and its short sounds as files that every browser plays, made when the folder is built.

Sentences are MP3, which takes little room, and so are the sounds of places, heard behind a name. The other short sounds
answer a touch, and are WAV: an MP3 begins some hundredths of a second late.
"""

from collections.abc import Sequence
from pathlib import Path

from beebot.errors import KitError
from beebot.files.content_folder import SOUNDS_FOLDER, VOICES
from beebot.i18n import gettext as _
from beebot.i18n import ngettext, speaking
from lecons.progress_bar import with_progress
from simulateur.game.sentences_to_record import lines_of
from simulateur.game.sound.cues import Note, PlaceSound, Sound
from simulateur.machine.playable import Content
from simulateur.machine.sound.effects import samples
from simulateur.machine.sound.place_sounds import PlaceSounds
from simulateur.machine.sound.recording_files import Recordings, recording_name
from simulateur.machine.sound.voice_order import Speech
from simulateur.machine.sound.wav import RATE, is_wav, samples_of, wav
from simulateur.web.build.progress import Progress
from simulateur.web.sound_messages import sound_name

KBITS = 22
"""Kilobits in a second of speech, in the mean. So few are enough, since the voice has nothing above 8 kHz."""
PLACE_KBITS = 48
"""Kilobits in a second of what is heard at a place: bells and wind have more in them than a voice."""
_QUALITY = 5
_MEAN = 3
"""LAME's average bitrate (``vbr_abr`` in lame.h): a fixed one fills a quarter of each file with bytes that say nothing.
No server compresses MP3, so a tablet would bring them too.
"""
_FROM, _TO = 8, 2
"""The least kilobits of a moment, and how many times the mean its most may have."""


def voices(contents: Sequence[Content], root: Path, language: str, progress: Progress) -> dict[str, bytes]:
    """The MP3 of each sentence that children hear on these paths, by the name a page asks for (``recording_name``).

    ``root`` is their content folder: its own recordings come first, the kit's are taken as they are.

    Raises:
        KitError: this machine cannot speak the language, or cannot write MP3.
    """
    speech = Speech(language, Recordings(root / VOICES))
    said, found = sentences(contents, language), {}
    progress.step(ngettext("Voix : {count} phrase", "Voix : {count} phrases", len(said)).format(count=len(said)))
    for sentence in with_progress(said):
        file = speech.file(sentence)
        if not file:
            raise KitError(_("aucune voix ne parle « {language} » ici ; installez espeak-ng").format(language=language))
        found[recording_name(sentence)] = mp3(samples_of(file)) if is_wav(file) else file
    return found


def sentences(contents: Sequence[Content], language: str) -> list[str]:
    """Each sentence that children hear on the paths, once."""
    with speaking(language):
        lines = (line.sentence for content in contents for line in lines_of(content.path, language))
        return list(dict.fromkeys(line for line in lines if recording_name(line)))


def sounds(contents: Sequence[Content], root: Path, *, small: bool = True) -> dict[str, bytes]:
    """The file of each short sound that these paths play, by the name a page asks for (``sound_name``).

    ``root`` is their content folder, which may have sounds of its own. Sounds of places are MP3 if ``small``, else WAV.

    Raises:
        KitError: the package that writes MP3 is missing.
    """
    places = PlaceSounds(root / SOUNDS_FOLDER)
    made = {sound_name(sound): wav(samples(sound)) for sound in (*Sound, *Note)}
    for name in _of_places(contents):
        if heard := places.samples(name, "fr"):
            made[sound_name(PlaceSound(name))] = mp3(heard, PLACE_KBITS) if small else wav(heard)
    return made


def _of_places(contents: Sequence[Content]) -> list[str]:
    lessons = (lesson for content in contents for lesson in content.path.on_shelf)
    challenges = [challenge for lesson in lessons for challenge in lesson.challenges]
    named = [each.sound for challenge in challenges for each in challenge.mat.places]
    named += [each.sound for challenge in challenges for each in challenge.targets]
    return [name for name in dict.fromkeys(named) if name]


def mp3(spoken: bytes, kbits: int = KBITS) -> bytes:
    """16-bit mono samples at ``RATE`` as MP3 of ``kbits`` a second.

    Raises:
        KitError: the package that writes it is missing.
    """
    try:
        from lameenc import Encoder  # noqa: PLC0415 (for who builds)
    except ImportError:
        sentence = _("il manque lameenc pour enregistrer la voix ; installez-le, ou ajoutez --sans-voix")
        raise KitError(sentence) from None
    encoder = Encoder()
    encoder.silence()
    encoder.set_vbr(_MEAN)
    encoder.set_vbr_mean_bitrate_kbps(kbits)
    encoder.set_vbr_min_bitrate_kbps(_FROM)
    encoder.set_vbr_max_bitrate_kbps(_TO * kbits)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(_QUALITY)
    return bytes(encoder.encode(spoken) + encoder.flush())
