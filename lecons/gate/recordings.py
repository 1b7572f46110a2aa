"""A teacher's recordings before the gate. What passes is samples: no other process ever opens the file itself."""

from pathlib import Path

from beebot.i18n import gettext as _
from beebot.i18n import noted
from lecons.gate.read_file import bytes_of
from lecons.gate.refusal import RefusedError
from lecons.gate.worker_process import WorkerProcess

LONGEST_S = 60
"""The most seconds that a recording may last. The longest sentence of the kit takes some 10."""
_PACKED_BYTES, _PLAIN_BYTES = 3 * 2**20, 12 * 2**20
"""The most bytes of an OGG or MP3, and of a WAV: 60 s at the best quality."""
_SENTENCES = {
    "unreadable": noted("cet enregistrement ne se lit pas ; enregistrez-le en WAV, OGG ou MP3"),
    "slow": noted("cet enregistrement est trop lourd à lire ; enregistrez la phrase de nouveau, en WAV"),
    "long": noted("cet enregistrement dure plus de {limit} secondes ; gardez la phrase seule"),
    "empty": noted("cet enregistrement est vide ; enregistrez la phrase de nouveau"),
}


def samples_of(file: Path, worker: WorkerProcess) -> bytes:
    """The recording in ``file``, decoded by ``worker``: 16-bit mono samples, 16,000 a second.

    Raises:
        RefusedError: it cannot be used.
        KitError: nothing can be decoded on this machine.
    """
    plain = file.suffix.lower() == ".wav"
    return samples_in(bytes_of(file, _PLAIN_BYTES if plain else _PACKED_BYTES), worker)


def samples_in(data: bytes, worker: WorkerProcess) -> bytes:
    """The samples, as ``samples_of`` gives them, of ``data``, a recording that is in no file yet.

    Raises:
        RefusedError: it cannot be used.
        KitError: nothing can be decoded on this machine.
    """
    if not data:
        raise _refused("empty")
    if not _is_sound(data):
        raise _refused("unreadable")
    if _seconds_said(data) > LONGEST_S:
        raise _refused("long")
    answer = worker.ask("sound", data)
    if "fault" in answer.found:
        raise _refused(answer.found["fault"])
    return answer.data


def _refused(fault: str) -> RefusedError:
    return RefusedError(_(_SENTENCES[fault]).format(limit=LONGEST_S))


def _is_sound(data: bytes) -> bool:
    """Whether the first bytes are those of one of the kinds: the decoder itself would try some more."""
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WAVE"
    if data.startswith(b"OggS"):
        return data[28:].startswith((b"\x01vorbis", b"OpusHead", b"\x7fFLAC"))  # after the head of the first page
    return data.startswith(b"ID3") or (data[0] == 0xFF and data[1:2] >= b"\xe0")  # an MP3


def _seconds_said(data: bytes) -> float:
    """How long a recording is by its own word; 0 where it does not say."""
    if data.startswith(b"OggS"):
        rate = int.from_bytes(data[40:44], "little") if data[29:35] == b"vorbis" else 48_000
        last = data.rfind(b"OggS")
        return int.from_bytes(data[last + 6 : last + 14], "little", signed=True) / max(rate, 1)
    if data.startswith(b"RIFF"):
        place = data.find(b"fmt ", 12, 4096)
        rate = int.from_bytes(data[place + 16 : place + 20], "little")
        if place >= 0 and rate:
            return len(data) / rate
    return 0.0
