"""What a session and the machine say to each other about recorded voices: values, requests, reports."""

from dataclasses import dataclass
from enum import Enum, auto


class By(Enum):
    """Who says a sentence."""

    MACHINE = auto()
    """The synthetic voice."""
    CONTENT = auto()
    """A recording that came with what is played."""
    TEACHER = auto()
    """A recording that was made, or laid down by hand, on this machine."""


@dataclass(frozen=True, slots=True)
class Ear:
    """Whether the page of voices ``is_there``, and the ``sentence`` that an adult speaks now, key in hand."""

    is_there: bool = False
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class ShowVoices:
    """Tell who says each of ``sentences``; a take that was not kept is forgotten."""

    sentences: tuple[str, ...]


class VoiceAsk(Enum):
    """Requests about the take: what was spoken last and is in no file yet."""

    HEAR = auto()
    """Play it."""
    KEEP = auto()
    """Put it in its file, if it passes the gate."""
    DROP = auto()
    """Forget it."""


@dataclass(frozen=True, slots=True)
class EraseVoice:
    """Erase the recordings of a sentence that lie on this machine."""

    sentence: str


VoiceRequest = ShowVoices | VoiceAsk | EraseVoice


@dataclass(frozen=True, slots=True)
class VoicesAre:
    """Who says each of the sentences that were asked about, in their order.

    ``files`` are the names that recordings of them have, without their endings. ``folder`` is where those of this
    machine lie.
    """

    by: tuple[By, ...]
    files: tuple[str, ...]
    folder: str


@dataclass(frozen=True, slots=True)
class LevelIs:
    """The microphone is open, and somebody speaks into it so loudly, from 0 to 1."""

    level: float


@dataclass(frozen=True, slots=True)
class TakeIs:
    """Something was spoken that can be heard, and kept; it lasts so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class NoTake:
    """There is no take, or it was not kept; the sentence says why and what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class SaidBy:
    """From now on this sentence is said so: a take was kept, or a recording was erased."""

    sentence: str
    by: By


VoiceReport = VoicesAre | LevelIs | TakeIs | NoTake | SaidBy
